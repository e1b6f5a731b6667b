//! What a run has come to, in the form that scripts hold on to.

use agentos_types::{GateResult, Run, RunError, RunId, RunStatus, Usd, WaitingFor};
use serde::Serialize;
use serde_json::Value;

/// The result of a run, for every end, failed and paused too. Fields as in the product document.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RunResult {
    pub run_id: RunId,
    pub status: RunStatus,
    pub output: Option<Value>,
    /// Dollars, with at most nine decimals.
    pub cost_usd: Usd,
    pub tokens: Tokens,
    /// Time in `running`.
    pub duration_ms: u64,
    /// How many tools were called.
    pub tool_calls: u64,
    pub gate_results: Vec<GateResult>,
    pub error: Option<RunError>,
    /// Of the last answer.
    pub provider: Option<String>,
    pub model: Option<String>,
    /// The built-in offline model answered, not a real one.
    pub offline: bool,
    /// No model of the agent's chain has a key; another provider's stood in.
    pub substituted: bool,
    pub waiting_for: Option<WaitingFor>,
}

/// Tokens of all attempts; cached and reasoning tokens are parts of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Tokens {
    pub input: u64,
    pub output: u64,
}

impl From<&Run> for RunResult {
    fn from(run: &Run) -> Self {
        Self {
            run_id: run.run_id.clone(),
            status: run.status,
            output: run.output.clone(),
            cost_usd: run.cost,
            tokens: Tokens {
                input: run.usage.input,
                output: run.usage.output,
            },
            duration_ms: run.ran_ms,
            tool_calls: run.tool_calls,
            gate_results: run.gate_results.clone(),
            error: run.error.clone(),
            provider: run.model.as_ref().map(|m| m.provider.clone()),
            model: run.model.as_ref().map(|m| m.model.clone()),
            offline: run.offline(),
            substituted: run.substituted,
            waiting_for: run.waiting_for.clone(),
        }
    }
}
