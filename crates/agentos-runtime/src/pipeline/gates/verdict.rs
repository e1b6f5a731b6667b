//! What follows from the results of gates: released, refused, or sent back to the model.

use agentos_types::{CheckOutcome, CheckResult, GateResult, GateStatus, GatesEvaluated, codes};
use serde_json::Value;

use crate::error::Refusal;

/// What the gates have said.
#[derive(Debug)]
pub(crate) struct Verdict {
    pub(crate) event: GatesEvaluated,
    /// Set when the output must not be released.
    pub(crate) refusal: Option<Refusal>,
    /// Another answer of the model might pass.
    pub(crate) mendable: bool,
}

impl Verdict {
    /// Of a run whose gates are switched off.
    pub(super) fn unasked() -> Self {
        Self::of(Vec::new(), None, false)
    }

    /// Of results, each with whether it must be evaluated where `strict`. `limit` is what has kept a judge from being
    /// asked: it ends the run as it would anywhere else.
    pub(super) fn of(results: Vec<(GateResult, bool)>, limit: Option<Refusal>, strict: bool) -> Self {
        let unevaluated = results.iter().filter(|(result, must)| {
            *must && result.status == GateStatus::NotEvaluated && !only_waits(result)
        });
        let unevaluated: Vec<String> = unevaluated.map(|(result, _)| result.gate_id.clone()).collect();
        let results: Vec<GateResult> = results.into_iter().map(|(result, _)| result).collect();
        let feedback: Vec<String> = results.iter().flat_map(reasons).collect();
        let failed: Vec<String> = results.iter().flat_map(failures).collect();
        let refusal = if !failed.is_empty() {
            let message = format!("the answer did not pass: {}", failed.join("; "));
            Some(limit.unwrap_or_else(|| Refusal::new(codes::GATE_FAILED, message)))
        } else if strict && !unevaluated.is_empty() {
            let list = unevaluated.join("`, `");
            let message = format!("required gates `{list}` could not be evaluated");
            Some(Refusal::new(codes::GATE_FAILED, message))
        } else {
            None
        };
        Self {
            // What broke off would break off again.
            mendable: refusal.is_some() && !feedback.is_empty() && feedback.len() == failed.len(),
            refusal,
            event: GatesEvaluated {
                results,
                feedback,
                refused: false,
            },
        }
    }
}

/// Why a person must approve the output, by the gates that have let it pass otherwise.
pub(crate) fn needs_approval(results: &[GateResult]) -> Vec<String> {
    results
        .iter()
        .flat_map(|result| {
            let asked = result
                .checks
                .iter()
                .filter(|check| check.blocking && waits(check));
            asked.map(|check| {
                let why = check.message.as_deref().unwrap_or_default();
                format!("gate `{}`: {why}", result.gate_id)
            })
        })
        .collect()
}

/// A check that is a person's to answer.
fn waits(check: &CheckResult) -> bool {
    let details = check.details.as_ref();
    check.outcome == CheckOutcome::NotEvaluated
        && details.and_then(|details| details.get("needs_approval")) == Some(&Value::Bool(true))
}

/// Everything that is open is a person's to answer.
fn only_waits(result: &GateResult) -> bool {
    let open = result
        .checks
        .iter()
        .filter(|check| check.blocking && check.outcome == CheckOutcome::NotEvaluated);
    open.clone().count() > 0 && open.into_iter().all(waits)
}

/// Why a gate has failed, in words that a model can act on.
pub(super) fn reasons(result: &GateResult) -> Vec<String> {
    failing(result, |check| !is_broken(check))
}

/// Why a gate has failed.
pub(super) fn failures(result: &GateResult) -> Vec<String> {
    failing(result, |_| true)
}

fn is_broken(check: &CheckResult) -> bool {
    check
        .details
        .as_ref()
        .is_some_and(|details| details.get("broken").is_some())
}

fn failing(result: &GateResult, which: impl Fn(&CheckResult) -> bool) -> Vec<String> {
    if result.status != GateStatus::Failed {
        return Vec::new();
    }
    if result.blocking_failures.is_empty() {
        let required = result
            .metadata
            .as_ref()
            .and_then(|metadata| metadata.get("required"));
        // An agent's gate may fail by its score alone; an optional one holds nothing back.
        return if required == Some(&Value::Bool(true)) {
            vec![format!(
                "gate `{}` does not reach the score that the agent asks for",
                result.gate_id
            )]
        } else {
            Vec::new()
        };
    }
    result
        .blocking_failures
        .iter()
        .filter(|check| which(check))
        .map(|check| {
            check
                .message
                .clone()
                .unwrap_or_else(|| format!("check `{}` failed", check.check_name))
        })
        .collect()
}
