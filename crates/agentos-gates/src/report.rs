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

/// The gate's result. `skipped_count` counts every check without a verdict, so that the counts add up.
pub(crate) fn gate_result(
    gate: &Gate,
    checks: Vec<CheckResult>,
    duration_ms: u64,
    timestamp: Timestamp,
    metadata: Option<Value>,
) -> GateResult {
    let count = |outcome| checks.iter().filter(|check| check.outcome == outcome).count();
    let (passed_count, failed_count) = (count(CheckOutcome::Passed), count(CheckOutcome::Failed));
    let blocking_failures: Vec<CheckResult> = checks
        .iter()
        .filter(|check| check.blocking && check.outcome == CheckOutcome::Failed)
        .cloned()
        .collect();
    let unevaluated = checks
        .iter()
        .any(|check| check.blocking && check.outcome == CheckOutcome::NotEvaluated);
    let status = if !blocking_failures.is_empty() {
        GateStatus::Failed
    } else if unevaluated {
        GateStatus::NotEvaluated
    } else if !checks.is_empty() && count(CheckOutcome::Skipped) == checks.len() {
        GateStatus::Skipped
    } else {
        GateStatus::Passed
    };
    GateResult {
        gate_id: gate.id.clone(),
        gate_name: gate.name.clone(),
        gate_type: gate.gate_type.clone(),
        status,
        passed_count,
        failed_count,
        skipped_count: checks.len() - passed_count - failed_count,
        checks,
        blocking_failures,
        duration_ms,
        timestamp,
        metadata,
    }
}
