//! What a gate says of a text or value. Fields as the product's `GateResult`.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Timestamp;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GateStatus {
    Passed,
    Failed,
    Skipped,
    /// No evaluator is there for it. Never the same as passed.
    NotEvaluated,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckOutcome {
    Passed,
    Failed,
    Skipped,
    NotEvaluated,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckSeverity {
    Info,
    Warning,
    Error,
    Critical,
}

/// The result of one check of a gate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CheckResult {
    pub check_name: String,
    pub passed: bool,
    pub outcome: CheckOutcome,
    pub severity: CheckSeverity,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    pub blocking: bool,
    pub duration_ms: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub details: Option<Value>,
}

/// The result of a gate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GateResult {
    pub gate_id: String,
    pub gate_name: String,
    pub gate_type: String,
    pub status: GateStatus,
    pub checks: Vec<CheckResult>,
    pub passed_count: usize,
    pub failed_count: usize,
    pub skipped_count: usize,
    pub blocking_failures: Vec<CheckResult>,
    pub duration_ms: u64,
    pub timestamp: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Value>,
}

impl GateResult {
    /// A result with the counts and blocking failures that follow from its checks. Every check without a
    /// verdict counts as skipped, so that the counts add up.
    #[must_use]
    pub fn of(
        gate_id: String,
        gate_name: String,
        gate_type: String,
        status: GateStatus,
        checks: Vec<CheckResult>,
        duration_ms: u64,
        timestamp: Timestamp,
    ) -> Self {
        let count = |outcome| checks.iter().filter(|check| check.outcome == outcome).count();
        let (passed_count, failed_count) = (count(CheckOutcome::Passed), count(CheckOutcome::Failed));
        let failed = |check: &&CheckResult| check.blocking && check.outcome == CheckOutcome::Failed;
        Self {
            gate_id,
            gate_name,
            gate_type,
            status,
            passed_count,
            failed_count,
            skipped_count: checks.len() - passed_count - failed_count,
            blocking_failures: checks.iter().filter(failed).cloned().collect(),
            checks,
            duration_ms,
            timestamp,
            metadata: None,
        }
    }

    #[must_use]
    pub fn with_metadata(self, metadata: Option<Value>) -> Self {
        Self { metadata, ..self }
    }
}
