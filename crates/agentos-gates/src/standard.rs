//! The product document's ready-made gates.

use agentos_types::CheckSeverity;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{Gate, GateCheck};

/// What a quality gate asks for besides an output that is not empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct QualityGateOptions {
    /// In Unicode characters.
    #[serde(alias = "minLength")]
    pub min_length: Option<u64>,
    #[serde(alias = "maxLength")]
    pub max_length: Option<u64>,
    #[serde(alias = "requireJson")]
    pub require_json: bool,
    #[serde(alias = "noPii")]
    pub no_pii: bool,
}

/// A gate of blocking checks on an output's quality.
#[must_use]
pub fn create_quality_gate(options: &QualityGateOptions) -> Gate {
    let mut checks = vec![GateCheck::new("output_not_empty", Value::Null)];
    if options.min_length.is_some() || options.max_length.is_some() {
        let bounds = json!({ "min": options.min_length, "max": options.max_length });
        checks.push(GateCheck::new("output_length", bounds));
    }
    if options.require_json {
        checks.push(GateCheck::new("json_valid", Value::Null));
    }
    if options.no_pii {
        checks.push(no_pii());
    }
    gate("quality", "Quality Gate", checks)
}

/// A gate that lets no personal data and no credentials through.
#[must_use]
pub fn create_security_gate() -> Gate {
    gate("security", "Security Gate", vec![no_pii(), no_secrets()])
}

fn gate(kind: &str, name: &str, checks: Vec<GateCheck>) -> Gate {
    Gate {
        id: format!("gate.{kind}"),
        name: name.to_owned(),
        gate_type: kind.to_owned(),
        checks,
        ..Gate::default()
    }
}

fn no_pii() -> GateCheck {
    GateCheck {
        severity: CheckSeverity::Critical,
        ..GateCheck::new("no_pii", Value::Null)
    }
}

fn no_secrets() -> GateCheck {
    GateCheck {
        severity: CheckSeverity::Critical,
        ..GateCheck::new("no_secrets", Value::Null)
    }
}
