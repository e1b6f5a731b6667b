//! Which of the three dialects a document is written in, by its root keys; each is made into an `Agent` in a file of
//! its own.

pub(crate) mod a;
pub(crate) mod b;
pub(crate) mod c;

use agentos_types::codes;
use agentos_yaml::{Findings, Kind, Node, Problem, Span, closest};

use crate::agent::Dialect;

/// The root keys that tell a dialect.
const TELLS: [(Dialect, [&str; 2]); 3] = [
    (Dialect::A, ["identity", "model"]),
    (Dialect::B, ["meta", "identity"]),
    (Dialect::C, ["agent", "mission"]),
];

/// Root keys of known files, by dialect; others are kept, and named only when strict or nearly one of these.
pub(crate) const fn root_keys(dialect: Dialect) -> &'static [&'static str] {
    match dialect {
        Dialect::A => &[
            "identity",
            "model",
            "reasoning",
            "authority",
            "mcp_servers",
            "tools",
            "memory",
            "gates",
            "policies",
            "safety",
            "voice",
            "business",
            "expected_results",
            "activation",
            "schema_version",
            "mission",
            "governance",
            "context",
            "evals",
            "observability",
            "triggers",
            "integrations",
        ],
        Dialect::B => &[
            "meta",
            "identity",
            "voice",
            "authority",
            "business",
            "technical",
            "mcp_servers",
            "agents",
            "memory",
            "reasoning",
            "tools",
            "safety",
            "policies",
            "triggers",
            "integrations",
            "observability",
            "context",
            "evals",
            "activation",
            "task_distribution",
            "routing_rules",
            "orchestration_modes",
            "workflow_definition",
            "state_machine",
            "retry_strategies",
            "saga_patterns",
            "communication_protocols",
            "schema_version",
            "gates",
            "expected_results",
        ],
        Dialect::C => &[
            "agent",
            "mission",
            "persona",
            "models",
            "tools",
            "memory",
            "governance",
            "evaluation",
            "learning",
            "planning",
            "reliability",
            "outputs",
            "compliance",
            "collaboration",
            "environment",
            "security",
            "observability",
            "ethics",
            "knowledge",
            "business",
            "activation",
            "safety",
            "expected_results",
            "schema_version",
            "policies",
            "authority",
            "context",
        ],
    }
}

/// The dialect of a document, without a word if there is none.
pub(crate) fn detect(root: &Node) -> Option<Dialect> {
    let has = |key| root.entry(key).is_some();
    if has("meta") && has("identity") {
        Some(Dialect::B)
    } else if has("identity") && has("model") {
        Some(Dialect::A)
    } else if has("agent") && has("mission") {
        Some(Dialect::C)
    } else {
        None
    }
}

/// The dialect of a file that is meant to be an agent; says what is missing when it is none.
pub(crate) fn detect_or_report(findings: &Findings, root: &Node) -> Option<Dialect> {
    let found = detect(root);
    if found.is_none() {
        findings.add(Problem {
            code: codes::AGENT_INVALID,
            warning: false,
            message: no_dialect(root),
            path: String::new(),
            hint: Some(advice(root)),
            labels: vec![(Span::point(root.span.start), String::new())],
        });
    }
    found
}

fn no_dialect(root: &Node) -> String {
    if !matches!(root.kind, Kind::Map(_)) {
        return format!("an agent is a mapping, and this file holds {}", root.what());
    }
    let keys: Vec<String> = root
        .entries()
        .iter()
        .take(8)
        .map(|entry| format!("`{}`", entry.key))
        .collect();
    let more = if root.entries().len() > keys.len() {
        ", …"
    } else {
        ""
    };
    if keys.is_empty() {
        "the mapping is empty".to_owned()
    } else {
        format!("this is no agent: its root keys are {}{more}", keys.join(", "))
    }
}

/// The dialect that lacks least, and what it lacks.
fn advice(root: &Node) -> String {
    const ALL: &str =
        "an agent has `identity` and `model`, or `meta` and `identity`, or `agent` and `mission`";
    for (dialect, tells) in TELLS {
        let (there, missing): (Vec<&str>, Vec<&str>) =
            tells.iter().partition(|key| root.entry(key).is_some());
        if let ([there], [missing]) = (there.as_slice(), missing.as_slice()) {
            let near = closest(missing, root.entries().iter().map(|entry| entry.key.as_str()));
            return match near {
                Some(near) => format!("did you mean `{missing}` by `{near}`?"),
                None => format!("with `{there}` it is nearly dialect {dialect:?}: add `{missing}`"),
            };
        }
    }
    ALL.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use agentos_yaml::Source;

    fn read(text: &str) -> (Option<Dialect>, Vec<(String, String)>) {
        let findings = Findings::new(Source::new("f", text.as_bytes()).unwrap());
        let root = agentos_yaml::read(&findings).unwrap();
        let found = detect_or_report(&findings, &root);
        let said = findings.into_sorted().1;
        (
            found,
            said.into_iter()
                .map(|d| (d.message, d.hint.unwrap_or_default()))
                .collect(),
        )
    }

    #[test]
    fn the_root_keys_tell() {
        for (text, dialect) in [
            ("identity: {}\nmodel: {}", Dialect::A),
            ("meta: {}\nidentity: {}", Dialect::B),
            ("agent: {}\nmission: {}\nmodels: {}", Dialect::C),
        ] {
            assert_eq!(read(text), (Some(dialect), vec![]), "{text}");
        }
    }

    #[test]
    fn what_is_missing_is_said() {
        for (text, message, hint) in [
            ("identity: {}\ntools: {}", "`identity`, `tools`", "add `model`"),
            (
                "identity: {}\nmodle: {}",
                "`modle`",
                "did you mean `model` by `modle`?",
            ),
            ("agent: {}", "`agent`", "add `mission`"),
            ("[1]", "holds a list", "an agent has"),
            ("{}", "empty", "an agent has"),
            ("packs: []", "`packs`", "an agent has"),
        ] {
            let (found, said) = read(text);
            assert_eq!(found, None, "{text}");
            assert!(
                matches!(&said[..], [(m, h)] if m.contains(message) && h.contains(hint)),
                "{text}: {said:?}"
            );
        }
    }
}
