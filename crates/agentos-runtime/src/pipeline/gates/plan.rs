//! Which gates look at an output: the default one, those that gate files put there, and the agent's own.

use std::borrow::Cow;

use agentos_agents::GateRef;
use agentos_gates::{Gate, GateContext, Point, RequiredGate};
use agentos_types::{GateResult, GateStatus};
use serde_json::json;

use super::expectations::{condition, expectations};
use crate::inner::Inner;
use crate::run::session::Session;

/// A gate that is to be run, and what it is to the agent.
pub(super) struct Planned {
    pub(super) gate: Gate,
    named: Option<GateRef>,
    /// Where nobody can evaluate it, strict profiles release nothing.
    pub(super) blocks: bool,
}

impl Planned {
    pub(super) fn id(&self) -> String {
        self.gate.id.clone()
    }

    pub(super) fn asks_programs(&self) -> bool {
        self.gate.checks.iter().any(|check| check.external.is_some())
    }

    /// The result as the agent's file takes it.
    pub(super) fn held_to(&self, result: GateResult) -> GateResult {
        let Some(named) = &self.named else { return result };
        let mut result = required(named).held_to(result);
        if let Some(condition) = &named.condition
            && let Some(metadata) = result
                .metadata
                .as_mut()
                .and_then(|metadata| metadata.as_object_mut())
        {
            metadata.insert("condition".to_owned(), json!(condition));
        }
        if !self.blocks && result.status == GateStatus::Failed {
            result.blocking_failures.clear();
        }
        result
    }
}

/// Does a person release what that gate looks at?
pub(crate) fn asks_a_person(named: &GateRef) -> bool {
    required(named).is_for_a_person()
}

fn required(named: &GateRef) -> RequiredGate<'_> {
    RequiredGate {
        id: &named.id,
        description: named.description.as_deref(),
        threshold: named.threshold,
        max_threshold: named.max_threshold,
        requires_human: named.requires_human,
        required: named.required,
    }
}

pub(super) fn gates(rt: &Inner, session: &Session, context: &GateContext) -> Vec<Planned> {
    let run = &session.run;
    let agent = &session.pins.agent;
    let mut planned = vec![Planned {
        gate: rt.quality_gate.clone(),
        named: None,
        blocks: true,
    }];
    let set = rt.gate_set.load();
    let by_themselves = set.at(Point::Output, context);
    planned.extend(by_themselves.map(|gate| Planned {
        gate: gate.clone(),
        named: None,
        blocks: true,
    }));
    let expected = expectations(&agent.raw, &run.task_class);
    for gate in &agent.gates {
        let gate = match &gate.condition {
            None => Cow::Borrowed(gate),
            Some(text) => match condition(text, &run.task_class, &run.metadata) {
                // Not for this run.
                Some(false) => continue,
                Some(true) => Cow::Owned(GateRef {
                    required: true,
                    ..gate.clone()
                }),
                None => Cow::Borrowed(gate),
            },
        };
        let bound = set.find(&gate.id).map(|file| &file.gate);
        let id = bound.map_or(gate.id.as_str(), |bound| bound.id.as_str());
        if let Some(known) = planned
            .iter_mut()
            .find(|known| known.gate.id == id && known.named.is_none())
        {
            // It runs here already; the agent's thresholds hold beside its own.
            known.named = Some(GateRef {
                required: true,
                ..gate.into_owned()
            });
            continue;
        }
        let required = required(&gate);
        let by_family = || required.by_family(&expected);
        let run_by = match bound {
            // A person's word is asked for beside whatever a file binds.
            Some(bound) if gate.requires_human => Gate {
                checks: bound.checks.iter().cloned().chain(by_family().checks).collect(),
                ..bound.clone()
            },
            Some(bound) => bound.clone(),
            None => by_family(),
        };
        planned.push(Planned {
            gate: run_by,
            blocks: gate.required,
            named: Some(gate.into_owned()),
        });
    }
    planned
}
