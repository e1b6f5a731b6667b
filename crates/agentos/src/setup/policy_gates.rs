//! Policies of type `gate` as gates: the gate reader reads what the policy says, so that both mean the same.

use agentos_config::{Config, Profile};
use agentos_gates::{Exemption, FailAction, Gate, GateFile, GateSet};
use agentos_policy::ast::{GateSpec, Mode, Payload, Policy, Scope};
use agentos_runtime::{Refusal, RuntimeError};
use agentos_types::{Timestamp, codes};
use serde_json::{Value, json};

/// The gates of files, and those of policies. A gate of a file stands before a policy of that id. What cannot
/// be had as a gate is left out: the runtime then refuses where the policy applies.
///
/// # Errors
/// `GATE_INVALID`: the checks of a policy cannot be used.
pub(super) fn with_policies<'a>(
    mut gates: GateSet,
    policies: impl IntoIterator<Item = &'a Policy>,
    config: &Config,
) -> Result<GateSet, RuntimeError> {
    for policy in policies {
        let Payload::Gate(spec) = &policy.payload else {
            continue;
        };
        if policy.reach() == Mode::Off || gates.find(&policy.id).is_some() {
            continue;
        }
        match gate(policy, spec, config.profile) {
            Ok(Some(file)) => gates.add(file).map_err(|error| Refusal::of(&error))?,
            Ok(None) => tracing::warn!(
                "gate policy `{}` has a scope that no gate can have: where it applies, the step is refused",
                policy.id
            ),
            Err(why) => {
                let message = format!("gate policy `{}` cannot be used: {why}", policy.id);
                return Err(Refusal::new(codes::GATE_INVALID, message).into());
            }
        }
    }
    Ok(gates)
}

fn gate(policy: &Policy, spec: &GateSpec, profile: Option<Profile>) -> Result<Option<GateFile>, String> {
    if !can_have(&policy.scope, profile) {
        return Ok(None);
    }
    let (set, report) =
        GateSet::parse(&policy.id, &document(policy, spec).to_string()).map_err(|error| error.to_string())?;
    for one in &report.diagnostics {
        tracing::warn!("gate policy `{}`: {}", policy.id, one.message);
    }
    let Some(file) = set.iter().next() else {
        return Err("it holds no gate".to_owned());
    };
    let mut file = file.clone();
    file.aliases.clear();
    file.file = policy
        .place
        .file
        .as_deref()
        .map_or_else(|| policy.id.clone(), str::to_owned);
    let gate = &mut file.gate;
    gate.name.clone_from(&policy.name);
    gate.timeout_ms = spec.timeout_ms;
    narrow(gate, &policy.scope);
    exempt(gate, policy);
    gate.fail_action = match policy.reach() {
        Mode::Shadow => FailAction::LogOnly,
        Mode::Warn if gate.fail_action == FailAction::Block => FailAction::Warn,
        _ => gate.fail_action,
    };
    Ok(Some(file))
}

/// What a gate knows of a run is less than what a scope may ask for.
fn can_have(scope: &Scope, profile: Option<Profile>) -> bool {
    let here = profile.map_or_else(|| "development".to_owned(), |profile| profile.to_string());
    let plain = |list: &[String]| list.iter().all(|entry| !entry.contains('*'));
    let everywhere = [&scope.users, &scope.roles, &scope.actions, &scope.resources];
    everywhere.iter().all(|list| list.is_empty())
        && (scope.environments.is_empty() || scope.environments.iter().any(|one| *one == here || one == "*"))
        && plain(&scope.agents)
        && plain(&scope.packs)
        && plain(&scope.tools)
}

fn narrow(gate: &mut Gate, scope: &Scope) {
    let applies = &mut gate.applies_to;
    applies.agents.extend(scope.agents.iter().cloned());
    applies.packs.extend(scope.packs.iter().cloned());
    applies.tools.extend(scope.tools.iter().cloned());
    applies.zones.extend(scope.zones.iter().copied());
}

/// Exemptions of a pack from checks. Others lift nothing: the gate then holds for more than it need.
fn exempt(gate: &mut Gate, policy: &Policy) {
    for exemption in &policy.exemptions {
        let only_packs = Scope {
            packs: exemption.scope.packs.clone(),
            ..Scope::default()
        };
        if exemption.condition.is_some() || exemption.scope != only_packs {
            tracing::warn!(
                "gate policy `{}`: its exemption \"{}\" is not for packs alone, and lifts nothing",
                policy.id,
                exemption.reason
            );
            continue;
        }
        for check in &mut gate.checks {
            if exemption.rules.is_empty() || exemption.rules.contains(&check.name) {
                check
                    .exemptions
                    .extend(only_packs.packs.iter().map(|pack| Exemption {
                        pack: pack.clone(),
                        until: exemption.expires_at_ms.map(Timestamp),
                        reason: exemption.reason.clone(),
                    }));
            }
        }
    }
}

/// The policy in the form that the gate reader knows.
pub(super) fn document(policy: &Policy, spec: &GateSpec) -> Value {
    let mut body = json!({
        "evaluation": { "mode": spec.evaluation, "fail_action": spec.fail_action },
        "applies_to": spec.applies_to,
        "checks": spec.checks,
        "pack_overrides": packs(spec),
    });
    if !spec.triggers.is_empty()
        && let Value::Object(body) = &mut body
    {
        let events: Vec<Value> = spec
            .triggers
            .iter()
            .map(|event| json!({ "event": event }))
            .collect();
        body.insert("triggers".to_owned(), Value::Array(events));
    }
    json!({
        "apiVersion": "agentos.io/v1",
        "kind": "Policy",
        "metadata": { "name": policy.id, "description": policy.description.as_deref().unwrap_or(&policy.name) },
        "spec": body,
    })
}

fn packs(spec: &GateSpec) -> Value {
    let packs = spec
        .pack_overrides
        .iter()
        .map(|(pack, checks)| (pack.clone(), json!({ "checks": checks })));
    Value::Object(packs.collect())
}
