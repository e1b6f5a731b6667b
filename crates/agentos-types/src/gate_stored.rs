//! Gate results as events store them: what follows from the rest is left out, since every run ends
//! with some.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::{CheckOutcome, CheckResult, CheckSeverity, GateResult, GateStatus, Timestamp};

#[derive(Serialize, Deserialize)]
struct Gate {
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(rename = "type")]
    gate_type: String,
    status: GateStatus,
    checks: Vec<Check>,
    #[serde(default, skip_serializing_if = "is_zero")]
    ms: u64,
    at: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    metadata: Option<Value>,
}

#[derive(Serialize, Deserialize)]
struct Check {
    name: String,
    #[serde(default = "passed", skip_serializing_if = "is_passed")]
    outcome: CheckOutcome,
    #[serde(default = "error", skip_serializing_if = "is_error")]
    severity: CheckSeverity,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    advisory: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    #[serde(default, skip_serializing_if = "is_zero")]
    ms: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    details: Option<Value>,
}

fn is_zero(n: &u64) -> bool {
    *n == 0
}
fn passed() -> CheckOutcome {
    CheckOutcome::Passed
}
fn is_passed(outcome: &CheckOutcome) -> bool {
    *outcome == CheckOutcome::Passed
}
fn error() -> CheckSeverity {
    CheckSeverity::Error
}
fn is_error(severity: &CheckSeverity) -> bool {
    *severity == CheckSeverity::Error
}

pub(crate) fn serialize<S: Serializer>(results: &[GateResult], s: S) -> Result<S::Ok, S::Error> {
    s.collect_seq(results.iter().map(shrink))
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Vec<GateResult>, D::Error> {
    Ok(Vec::<Gate>::deserialize(d)?.into_iter().map(grow).collect())
}

fn shrink(result: &GateResult) -> Gate {
    Gate {
        id: result.gate_id.clone(),
        name: (result.gate_name != result.gate_id).then(|| result.gate_name.clone()),
        gate_type: result.gate_type.clone(),
        status: result.status,
        checks: result
            .checks
            .iter()
            .map(|check| Check {
                name: check.check_name.clone(),
                outcome: check.outcome,
                severity: check.severity,
                advisory: !check.blocking,
                message: check.message.clone(),
                ms: check.duration_ms,
                details: check.details.clone(),
            })
            .collect(),
        ms: result.duration_ms,
        at: result.timestamp,
        metadata: result.metadata.clone(),
    }
}

fn grow(gate: Gate) -> GateResult {
    let checks: Vec<CheckResult> = gate
        .checks
        .into_iter()
        .map(|check| CheckResult {
            check_name: check.name,
            passed: check.outcome == CheckOutcome::Passed,
            outcome: check.outcome,
            severity: check.severity,
            message: check.message,
            blocking: !check.advisory,
            duration_ms: check.ms,
            details: check.details,
        })
        .collect();
    GateResult::of(
        gate.id.clone(),
        gate.name.unwrap_or(gate.id),
        gate.gate_type,
        gate.status,
        checks,
        gate.ms,
        gate.at,
    )
    .with_metadata(gate.metadata)
}

#[cfg(test)]
mod tests {
    use super::{grow, shrink};
    use crate::{CheckOutcome, CheckResult, CheckSeverity, GateResult, GateStatus, Timestamp};

    #[test]
    fn what_is_stored_says_all() {
        let check = |outcome, severity, blocking: bool| CheckResult {
            check_name: "c".to_owned(),
            passed: outcome == CheckOutcome::Passed,
            outcome,
            severity,
            message: (!blocking).then(|| "m".to_owned()),
            blocking,
            duration_ms: u64::from(blocking),
            details: Some(serde_json::json!({ "length": 1 })),
        };
        for status in [
            GateStatus::Passed,
            GateStatus::Failed,
            GateStatus::Skipped,
            GateStatus::NotEvaluated,
        ] {
            let checks = [
                CheckOutcome::Passed,
                CheckOutcome::Failed,
                CheckOutcome::Skipped,
                CheckOutcome::NotEvaluated,
            ]
            .into_iter()
            .flat_map(|outcome| {
                [(CheckSeverity::Error, true), (CheckSeverity::Warning, false)]
                    .map(|(severity, blocking)| check(outcome, severity, blocking))
            })
            .collect();
            let result = GateResult::of(
                "g".into(),
                "name".into(),
                "quality".into(),
                status,
                checks,
                3,
                Timestamp(9),
            )
            .with_metadata(Some(serde_json::json!({ "threshold": 0.9 })));
            assert_eq!(grow(shrink(&result)), result);
            assert_eq!(
                (result.passed_count, result.failed_count, result.skipped_count),
                (2, 2, 4)
            );
            assert_eq!(result.blocking_failures.len(), 1);
        }
    }
}
