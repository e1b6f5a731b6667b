//! The result of a gate, from the results of its checks.

use agentos_types::{CheckOutcome, CheckResult, GateResult, GateStatus, Timestamp};
use serde_json::Value;

use crate::{CheckVerdict, Gate, GateCheck};

/// A check's result from what its code said.
pub(crate) fn judged(check: &GateCheck, verdict: CheckVerdict, duration_ms: u64) -> CheckResult {
    let outcome = if verdict.passed {
        CheckOutcome::Passed
    } else {
        CheckOutcome::Failed
    };
    let own = (!verdict.passed && !check.failure_message.is_empty()).then(|| check.failure_message.clone());
    CheckResult {
        details: verdict.details,
        ..result(check, outcome, own.or(verdict.message), duration_ms)
    }
}

/// A check that was not run.
pub(crate) fn without_verdict(check: &GateCheck, outcome: CheckOutcome, message: &str) -> CheckResult {
    result(check, outcome, Some(message.to_owned()), 0)
}

fn result(
    check: &GateCheck,
    outcome: CheckOutcome,
    message: Option<String>,
    duration_ms: u64,
) -> CheckResult {
    CheckResult {
        check_name: check.name.clone(),
        passed: outcome == CheckOutcome::Passed,
        outcome,
        severity: check.severity,
        message,
        blocking: check.blocking,
        duration_ms,
        details: None,
    }
}

/// The gate's result, and its status from those of its checks.
pub(crate) fn gate_result(
    gate: &Gate,
    checks: Vec<CheckResult>,
    duration_ms: u64,
    timestamp: Timestamp,
    metadata: Option<Value>,
) -> GateResult {
    let any = |outcome| {
        checks
            .iter()
            .any(|check| check.blocking && check.outcome == outcome)
    };
    let all_skipped = !checks.is_empty() && checks.iter().all(|check| check.outcome == CheckOutcome::Skipped);
    let status = if any(CheckOutcome::Failed) {
        GateStatus::Failed
    } else if any(CheckOutcome::NotEvaluated) {
        GateStatus::NotEvaluated
    } else if all_skipped {
        GateStatus::Skipped
    } else {
        GateStatus::Passed
    };
    let (id, name, kind) = (gate.id.clone(), gate.name.clone(), gate.gate_type.clone());
    GateResult::of(id, name, kind, status, checks, duration_ms, timestamp).with_metadata(metadata)
}
