//! Doubts about an agent that loads: keys that look like slips, references that lead nowhere, memory that is
//! kept for ever, its place in the life cycle.

use agentos_types::{Code, codes};
use agentos_yaml::{Field, closest};

use crate::agent::Dialect;
use crate::dialect::root_keys;
use crate::neighbours::Neighbours;

/// Keys that the readers look for, by the mapping that holds them. Only a near miss of one that is absent
/// is named: every other key is the author's own.
const KEYS: &[(&str, &[&str])] = &[
    (
        "identity",
        &[
            "agent_id",
            "name",
            "version",
            "role",
            "pack",
            "is_manager",
            "reports_to",
            "mission",
            "slug",
            "values",
            "personality",
            "knowledge_domains",
        ],
    ),
    (
        "meta",
        &["version", "pack", "schema_version", "deprecated", "environment"],
    ),
    (
        "agent",
        &[
            "id",
            "name",
            "version",
            "lifecycle_stage",
            "domain",
            "category",
            "pack_id",
            "description",
        ],
    ),
    (
        "mission",
        &[
            "purpose",
            "primary_objective",
            "scope",
            "constraints",
            "success_criteria",
            "assumptions",
        ],
    ),
    (
        "mission.constraints",
        &[
            "max_runtime_seconds",
            "max_tool_calls",
            "max_cost_usd",
            "max_tokens_total",
        ],
    ),
    (
        "model",
        &["provider", "model_id", "fallback_models", "parameters", "presets"],
    ),
    (
        "model.parameters",
        &[
            "temperature",
            "top_p",
            "top_k",
            "max_tokens",
            "frequency_penalty",
            "presence_penalty",
            "stop_sequences",
        ],
    ),
    ("models", &["task_classes", "cost_controls"]),
    (
        "authority",
        &[
            "level",
            "zone",
            "zone_access",
            "execution_model",
            "approval_required",
            "approval_timeout_seconds",
            "allowed_operations",
            "forbidden_operations",
            "financial_limits",
            "delegation",
        ],
    ),
    (
        "authority.financial_limits",
        &["auto_execute", "require_confirmation", "daily_limit"],
    ),
    (
        "tools",
        &[
            "primary",
            "secondary",
            "primary_tools",
            "secondary_tools",
            "allowlist",
            "denylist",
        ],
    ),
    ("gates", &["required", "optional"]),
    (
        "governance",
        &["required_gates", "conditional_gates", "approvals"],
    ),
    ("context", &["system_prompt", "instructions", "examples"]),
    ("safety", &["guardrails", "validation", "forbidden_operations"]),
];

pub(crate) fn check(root: &Field, dialect: Dialect, neighbours: Option<&Neighbours>, strict: bool) {
    unknown_roots(root, dialect, strict);
    for (path, known) in KEYS {
        near_misses(&root.at(path), known);
    }
    life_cycle(root);
    retention(&root.at("memory.retention"));
    if let Some(neighbours) = neighbours {
        references(root, neighbours, strict);
    }
}

fn unknown_roots(root: &Field, dialect: Dialect, strict: bool) {
    let known = root_keys(dialect);
    let absent = absent_from(root, known);
    for (key, field) in root.entries().into_iter().filter(|(key, _)| !known.contains(key)) {
        let near = closest(key, absent.iter().copied());
        let hint = near.map_or_else(String::new, |near| format!("did you mean `{near}`?"));
        if strict {
            field.error_at_key(
                codes::UNKNOWN_KEY,
                format!("the root key `{key}` is not known"),
                hint,
            );
        } else if near.is_some() {
            field.warn_at_key(
                codes::UNKNOWN_KEY,
                format!("the root key `{key}` is kept and means nothing"),
                hint,
            );
        }
    }
}

fn near_misses(map: &Field, known: &[&'static str]) {
    if !map.is_mapping() {
        return;
    }
    let absent = absent_from(map, known);
    for (key, field) in map.entries().into_iter().filter(|(key, _)| !known.contains(key)) {
        if let Some(near) = closest(key, absent.iter().copied()) {
            let message = format!("the key `{key}` is kept and means nothing");
            field.warn_at_key(codes::UNKNOWN_KEY, message, format!("did you mean `{near}`?"));
        }
    }
}

fn absent_from(map: &Field, known: &[&'static str]) -> Vec<&'static str> {
    known
        .iter()
        .copied()
        .filter(|known| map.field(known).node().is_none())
        .collect()
}

/// A deprecated agent is refused, a draft is said.
fn life_cycle(root: &Field) {
    const DEPRECATED: &str = "the agent is deprecated";
    let flag = root.at("meta.deprecated");
    if flag.flag() == Some(true) {
        flag.error(
            codes::AGENT_DEPRECATED,
            DEPRECATED.to_owned(),
            "use the agent that replaces it",
        );
    }
    for path in [
        "agent.lifecycle_stage",
        "identity.lifecycle_stage",
        "meta.lifecycle_stage",
    ] {
        let stage = root.at(path);
        match stage.text().unwrap_or_default().to_lowercase().as_str() {
            "deprecated" | "retired" => {
                stage.error(
                    codes::AGENT_DEPRECATED,
                    DEPRECATED.to_owned(),
                    "use the agent that replaces it",
                );
            }
            "draft" => stage.warn(codes::AGENT_DRAFT, "the agent is a draft".to_owned(), ""),
            _ => {}
        }
    }
}

fn retention(field: &Field) {
    if field
        .plain_text()
        .is_some_and(|word| matches!(word.as_str(), "forever" | "permanent" | "unlimited"))
    {
        field.warn(
            codes::UNBOUNDED_RETENTION,
            "what the agent remembers is kept for ever".to_owned(),
            "set a span, as in `180_days`",
        );
    }
}

/// Every agent that the file names, in whichever dialect.
fn references(root: &Field, neighbours: &Neighbours, strict: bool) {
    let mut fields: Vec<Field> = [
        "identity.reports_to",
        "agents.reports_to",
        "collaboration.reports_to",
    ]
    .map(|path| root.at(path))
    .into();
    for path in [
        "authority.delegation.can_delegate_to",
        "collaboration.delegation.can_delegate_to",
    ] {
        fields.extend(root.at(path).items());
    }
    for related in root.at("collaboration.related_agents").items() {
        fields.push(if related.is_mapping() {
            related.field("agent_id")
        } else {
            related
        });
    }
    let mut named: Vec<(String, Field)> = Vec::new();
    let delegation = root.at("agents.delegation");
    if delegation.is_mapping() {
        for (target, field) in delegation
            .entries()
            .into_iter()
            .filter(|(_, field)| field.is_mapping())
        {
            fields.push(field.field("fallback_to"));
            named.push((target.to_owned(), field));
        }
    }
    named.extend(
        fields
            .into_iter()
            .filter_map(|field| Some((field.plain_text()?, field))),
    );
    for (target, field) in named {
        if !neighbours.contains(&target) {
            unresolved(codes::UNRESOLVED_REFERENCE, &target, &field, neighbours, strict);
        }
    }
}

fn unresolved(code: Code, target: &str, field: &Field, neighbours: &Neighbours, strict: bool) {
    // `task_coordinator` for `orchestration_task_coordinator` is the slip that real files make.
    let suffix = format!("_{target}");
    let near = neighbours
        .iter()
        .find(|name| name.ends_with(&suffix))
        .or_else(|| closest(target, neighbours.iter()));
    let hint = near.map_or_else(String::new, |near| format!("did you mean `{near}`?"));
    let message = format!("no agent `{target}` is found beside this file or in the packs around it");
    if strict {
        field.error(code, message, hint)
    } else {
        field.warn(code, message, hint)
    }
}
