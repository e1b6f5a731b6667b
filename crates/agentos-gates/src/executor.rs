//! Runs a gate: check by check, in order, each within its time and the gate's.

use std::collections::HashMap;
use std::fmt;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use agentos_types::{CheckOutcome, CheckResult, GateResult, Timestamp};
use futures_util::FutureExt as _;
use serde::{Deserialize, Serialize};
use tokio::time::Instant;

use crate::handler::{Evaluate, FnHandler};
use crate::report::{gate_result, judged, without_verdict};
use crate::{CheckVerdict, Gate, GateCheck, GateContext, HandlerError, checks};

/// How gates are run. The defaults are the product document's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GateExecutorConfig {
    /// Stop at the first blocking failure; the checks after it are skipped.
    #[serde(alias = "failFast")]
    pub fail_fast: bool,
    #[serde(alias = "checkTimeoutMs")]
    pub check_timeout_ms: u64,
    /// For all checks of a gate together.
    #[serde(alias = "gateTimeoutMs")]
    pub gate_timeout_ms: u64,
    #[serde(alias = "skipInDev")]
    pub skip_in_dev: bool,
}

impl Default for GateExecutorConfig {
    fn default() -> Self {
        Self {
            fail_fast: true,
            check_timeout_ms: 5_000,
            gate_timeout_ms: 30_000,
            skip_in_dev: false,
        }
    }
}

/// Runs gates; clones share their handlers.
#[derive(Clone, Default)]
pub struct GateExecutor {
    config: GateExecutorConfig,
    development: bool,
    handlers: Arc<RwLock<HashMap<String, Arc<dyn Evaluate>>>>,
}

impl GateExecutor {
    #[must_use]
    pub fn new(config: GateExecutorConfig) -> Self {
        Self {
            config,
            ..Self::default()
        }
    }

    /// Says that this is a development environment, in which `skip_in_dev` acts.
    #[must_use]
    pub fn in_development(self, development: bool) -> Self {
        Self { development, ..self }
    }

    /// Evaluates checks of that name, or of a name that begins with it and a `.`, by `handler`,
    /// in place of a built-in check or an earlier handler of the name.
    ///
    /// A handler that fails, panics or takes too long fails its check.
    pub fn register_handler<F, Fut>(&self, name: impl Into<String>, handler: F)
    where
        F: Fn(GateCheck, GateContext) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<CheckVerdict, HandlerError>> + Send + 'static,
    {
        let mut handlers = self.handlers.write().unwrap_or_else(PoisonError::into_inner);
        handlers.insert(name.into(), Arc::new(FnHandler(handler)));
    }

    /// The names of the gate's checks that nobody can evaluate.
    #[must_use]
    pub fn unknown_checks<'a>(&self, gate: &'a Gate) -> Vec<&'a str> {
        let unknown = |check: &&GateCheck| {
            let selector = selector(check);
            self.handler(selector).is_none() && checks::built_in(selector).is_none()
        };
        gate.checks
            .iter()
            .filter(unknown)
            .map(|check| check.name.as_str())
            .collect()
    }

    /// Runs every check of the gate. `now` is written into the result.
    pub async fn execute(&self, gate: &Gate, context: &GateContext, now: Timestamp) -> GateResult {
        if self.config.skip_in_dev && self.development {
            let skip =
                |check| without_verdict(check, CheckOutcome::Skipped, "gates are skipped in development");
            return gate_result(gate, gate.checks.iter().map(skip).collect(), 0, now, None);
        }
        let began = Instant::now();
        let deadline = began + Duration::from_millis(self.config.gate_timeout_ms);
        let mut results: Vec<CheckResult> = Vec::with_capacity(gate.checks.len());
        let mut stopped = false;
        for check in &gate.checks {
            let result = if stopped {
                without_verdict(check, CheckOutcome::Skipped, "an earlier check has failed")
            } else {
                self.check(check, context, deadline).await
            };
            stopped |= self.config.fail_fast && result.blocking && result.outcome == CheckOutcome::Failed;
            results.push(result);
        }
        gate_result(gate, results, millis(began.elapsed()), now, None)
    }

    async fn check(&self, check: &GateCheck, context: &GateContext, gate_deadline: Instant) -> CheckResult {
        let began = Instant::now();
        // A check that never ran has not passed: were it skipped, a slow one before it would let it through.
        if began >= gate_deadline {
            return judged(
                check,
                CheckVerdict::failed("the gate's time was up before this check"),
                0,
            );
        }
        let selector = selector(check);
        let verdict = if let Some(handler) = self.handler(selector) {
            let deadline = gate_deadline.min(began + Duration::from_millis(self.config.check_timeout_ms));
            // The async block keeps a panic before the first await inside of what is caught.
            let call = AssertUnwindSafe(async { handler.evaluate(check, context).await }).catch_unwind();
            match tokio::time::timeout_at(deadline, call).await {
                Ok(Ok(Ok(verdict))) => verdict,
                Ok(Ok(Err(error))) => CheckVerdict::failed(format!("the check broke off: {error}")),
                Ok(Err(_)) => CheckVerdict::failed("the check panicked"),
                Err(_) => CheckVerdict::failed(format!(
                    "the check did not answer within {} ms",
                    millis(began.elapsed())
                )),
            }
        } else if let Some(built_in) = checks::built_in(selector) {
            built_in(check, context)
        } else {
            let message = format!("there is no evaluator for `{selector}`");
            return without_verdict(check, CheckOutcome::NotEvaluated, &message);
        };
        judged(check, verdict, millis(began.elapsed()))
    }

    fn handler(&self, selector: &str) -> Option<Arc<dyn Evaluate>> {
        self.handlers
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(selector)
            .cloned()
    }
}

impl fmt::Debug for GateExecutor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GateExecutor")
            .field("config", &self.config)
            .finish_non_exhaustive()
    }
}

/// `output_length.min` is evaluated by `output_length`.
fn selector(check: &GateCheck) -> &str {
    check.name.split('.').next().unwrap_or_default()
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
