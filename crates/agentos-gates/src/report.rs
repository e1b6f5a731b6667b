//! The result of a gate, from the results of its checks.

use agentos_types::{CheckOutcome, CheckResult, GateResult, GateStatus, Timestamp};
use serde_json::{Map, Value, json};

use crate::{CheckVerdict, EvaluationMode, FailAction, Gate, GateCheck};

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

/// A check that gave no verdict: it has failed, with its own severity, and no other answer of the model would
/// mend it. `details.broken` says so.
pub(crate) fn broken(check: &GateCheck, kind: &str, reason: &str, duration_ms: u64) -> CheckResult {
    CheckResult {
        details: Some(json!({ "broken": kind })),
        ..result(check, CheckOutcome::Failed, Some(reason.to_owned()), duration_ms)
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
    weighted: Vec<(f64, CheckResult)>,
    duration_ms: u64,
    timestamp: Timestamp,
) -> GateResult {
    let mut metadata = Map::new();
    let score = score(&weighted);
    let mut checks: Vec<CheckResult> = weighted.into_iter().map(|(_, check)| check).collect();
    let has = |outcome| checks.iter().any(|check| check.outcome == outcome);
    // What another mode lets pass holds nothing up.
    let excused = match gate.mode {
        EvaluationMode::All => false,
        EvaluationMode::Any => has(CheckOutcome::Passed),
        EvaluationMode::Weighted => {
            let threshold = gate.threshold.unwrap_or(1.0);
            metadata.insert("threshold".to_owned(), json!(threshold));
            score.is_some_and(|score| reaches(score, threshold))
        }
    };
    match gate.mode {
        EvaluationMode::All => {}
        mode => {
            metadata.insert("mode".to_owned(), json!(mode));
            metadata.insert("score".to_owned(), json!(score));
            // Whether a check of such a gate blocks alone is not asked: the gate does.
            for check in &mut checks {
                check.blocking = !excused;
            }
        }
    }
    if gate.fail_action != FailAction::Block {
        metadata.insert("fail_action".to_owned(), json!(gate.fail_action));
        for check in &mut checks {
            check.blocking = false;
        }
    }
    let any = |outcome| {
        checks
            .iter()
            .any(|check| check.blocking && check.outcome == outcome)
    };
    let all_skipped = !checks.is_empty() && checks.iter().all(|check| check.outcome == CheckOutcome::Skipped);
    let unknown = any(CheckOutcome::NotEvaluated);
    let status = if any(CheckOutcome::Failed) && !(gate.mode == EvaluationMode::Any && unknown) {
        GateStatus::Failed
    } else if unknown {
        GateStatus::NotEvaluated
    } else if all_skipped {
        GateStatus::Skipped
    } else {
        GateStatus::Passed
    };
    if status == GateStatus::NotEvaluated && gate.mode == EvaluationMode::Any {
        // Any of those that nobody could evaluate might have passed.
        for check in &mut checks {
            check.blocking = check.outcome == CheckOutcome::NotEvaluated;
        }
    }
    let (id, name, kind) = (gate.id.clone(), gate.name.clone(), gate.gate_type.clone());
    let metadata = (!metadata.is_empty()).then_some(Value::Object(metadata));
    GateResult::of(id, name, kind, status, checks, duration_ms, timestamp).with_metadata(metadata)
}

/// The weights of the checks that passed, as a share of all that say something; `None` when none does.
pub(crate) fn score(checks: &[(f64, CheckResult)]) -> Option<f64> {
    let sum = |wanted: &dyn Fn(CheckOutcome) -> bool| -> f64 {
        let of = |(weight, check): &(f64, CheckResult)| wanted(check.outcome).then_some(*weight);
        checks.iter().filter_map(of).sum()
    };
    let all = sum(&|outcome| outcome != CheckOutcome::Skipped);
    (all > 0.0).then(|| sum(&|outcome| outcome == CheckOutcome::Passed) / all)
}

/// A share that reaches another but for how the two are written as floating point numbers.
pub(crate) fn reaches(score: f64, threshold: f64) -> bool {
    score >= threshold - 1e-9
}
