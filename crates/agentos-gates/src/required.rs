//! Gates that an agent's file names and that nobody can evaluate: shown, and never taken for passed.

use agentos_types::{CheckOutcome, GateResult, Timestamp};
use serde_json::{Value, json};

use crate::report::{gate_result, without_verdict};
use crate::{Gate, GateCheck};

/// A gate as an agent's file names it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RequiredGate<'a> {
    /// Such as `gate.security.pii_check`.
    pub id: &'a str,
    pub description: Option<&'a str>,
    pub threshold: Option<f64>,
    pub required: bool,
}

/// A `not_evaluated` result for each; only a required gate's check is blocking.
#[must_use]
pub fn required_gates<'a>(
    gates: impl IntoIterator<Item = RequiredGate<'a>>,
    now: Timestamp,
) -> Vec<GateResult> {
    gates.into_iter().map(|gate| unevaluated(&gate, now)).collect()
}

fn unevaluated(required: &RequiredGate<'_>, now: Timestamp) -> GateResult {
    let check = GateCheck {
        description: required.description.unwrap_or_default().to_owned(),
        blocking: required.required,
        ..GateCheck::new(required.id, Value::Null)
    };
    let result = without_verdict(
        &check,
        CheckOutcome::NotEvaluated,
        "there is no evaluator for this gate",
    );
    let gate = Gate {
        id: required.id.to_owned(),
        name: required.description.unwrap_or(required.id).to_owned(),
        gate_type: family(required.id).to_owned(),
        checks: vec![check],
    };
    let metadata = json!({ "threshold": required.threshold, "required": required.required });
    let result = gate_result(&gate, vec![result], 0, now, Some(metadata));
    // One that is not required does not block, and has not passed either.
    GateResult {
        status: agentos_types::GateStatus::NotEvaluated,
        ..result
    }
}

/// `security` of `gate.security.pii_check`.
fn family(id: &str) -> &str {
    match id.strip_prefix("gate.").and_then(|rest| rest.split_once('.')) {
        Some((family, _)) if !family.is_empty() => family,
        _ => "custom",
    }
}

#[cfg(test)]
mod tests {
    use agentos_types::GateStatus;

    use super::*;

    #[test]
    fn a_gate_without_evaluator_is_shown_and_not_passed() {
        let gates = [
            RequiredGate {
                id: "gate.security.pii",
                description: Some("No PII"),
                threshold: Some(0.9),
                required: true,
            },
            RequiredGate {
                id: "completeness",
                description: None,
                threshold: None,
                required: false,
            },
        ];
        let results = required_gates(gates, Timestamp(7));
        let table: Vec<_> = results
            .iter()
            .map(|r| {
                (
                    r.gate_id.as_str(),
                    r.gate_name.as_str(),
                    r.gate_type.as_str(),
                    r.checks[0].blocking,
                )
            })
            .collect();
        assert_eq!(
            table,
            [
                ("gate.security.pii", "No PII", "security", true),
                ("completeness", "completeness", "custom", false)
            ]
        );
        for result in &results {
            assert_eq!(result.status, GateStatus::NotEvaluated);
            assert_eq!(
                (result.passed_count, result.failed_count, result.skipped_count),
                (0, 0, 1)
            );
            assert!(!result.checks[0].passed && result.blocking_failures.is_empty());
        }
        assert_eq!(
            results[0].metadata,
            Some(json!({"threshold": 0.9, "required": true}))
        );
    }
}
