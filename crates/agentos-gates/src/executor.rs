//! Runs a gate: check by check, in order, each within its time and the gate's.
//!
//! What may take long or never yields runs on a thread of its own, so that a deadline is met whatever the
//! check does. Checks that a model or a person answers are left open; `Execution` takes their answers.

use std::collections::HashMap;
use std::fmt;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use agentos_scanner::Scanner;
use agentos_types::{CheckOutcome, GateResult, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::time::Instant;

use crate::checks::{Ask, Code, Compiled, built_in};
use crate::execution::{Execution, Slot};
use crate::handler::{Evaluate, FnHandler};
use crate::offload::{Broken, blocking, offload};
use crate::report::{broken, judged, without_verdict};
use crate::{CheckVerdict, EvaluationMode, Gate, GateCheck, GateContext, HandlerError};

/// A larger value is looked at on a thread of its own, however simple the check.
const LIGHT_BYTES: usize = 64 * 1024;

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
    /// Evaluates checks that name a command or an address.
    external: Option<Arc<dyn Evaluate>>,
    scanner: Option<Scanner>,
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

    /// Gives the checks that name a command or an HTTP address somebody to run them.
    #[must_use]
    pub fn with_external(self, external: Arc<dyn Evaluate>) -> Self {
        Self {
            external: Some(external),
            ..self
        }
    }

    /// Finds personal data, credentials and injection with this scanner rather than the standard one.
    #[must_use]
    pub fn with_scanner(self, scanner: Scanner) -> Self {
        Self {
            scanner: Some(scanner),
            ..self
        }
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
            self.handler(check).is_none() && check.external.is_none() && built_in(check.selector()).is_none()
        };
        gate.checks
            .iter()
            .filter(unknown)
            .map(|check| check.name.as_str())
            .collect()
    }

    /// How long a run of the gate takes at most.
    #[must_use]
    pub fn timeout_of(&self, gate: &Gate) -> Duration {
        Duration::from_millis(gate.timeout_ms.unwrap_or(self.config.gate_timeout_ms))
    }

    /// Runs every check of the gate. `now` is the time that checks go by, and is written into the result.
    /// What only a model or a person could answer is `not_evaluated`.
    pub async fn execute(&self, gate: &Gate, context: &GateContext, now: Timestamp) -> GateResult {
        self.begin(gate, Arc::new(context.clone()), now).await.finish()
    }

    /// Runs every check of the gate but those that a model or a person answers.
    pub async fn begin(&self, gate: &Gate, context: Arc<GateContext>, now: Timestamp) -> Execution {
        if self.config.skip_in_dev && self.development {
            let skip = |check: &GateCheck| {
                let why = "gates are skipped in development";
                (
                    check.weight,
                    Slot::Done(without_verdict(check, CheckOutcome::Skipped, why)),
                )
            };
            return Execution::new(gate, gate.checks.iter().map(skip).collect(), 0, now, false);
        }
        let began = Instant::now();
        let deadline = began + self.timeout_of(gate);
        let fail_fast = self.config.fail_fast && gate.mode == EvaluationMode::All;
        let ask = Arc::new(Ask::new(context, now, self.scanner.clone()));
        let mut slots: Vec<(f64, Slot)> = Vec::with_capacity(gate.checks.len());
        let mut stopped = false;
        for check in &gate.checks {
            if check.applies_to.is_replaced(&ask.context) {
                continue;
            }
            let slot = if stopped {
                let why = "an earlier check has failed";
                Slot::Done(without_verdict(check, CheckOutcome::Skipped, why))
            } else if let Some(why) = not_here(check, &ask) {
                Slot::Done(without_verdict(check, CheckOutcome::Skipped, &why))
            } else {
                self.check(check, &ask, deadline).await
            };
            if let Slot::Done(result) = &slot {
                stopped |= fail_fast && result.blocking && result.outcome == CheckOutcome::Failed;
            }
            slots.push((check.weight, slot));
        }
        Execution::new(gate, slots, millis(began.elapsed()), now, fail_fast)
    }

    async fn check(&self, check: &GateCheck, ask: &Arc<Ask>, gate_deadline: Instant) -> Slot {
        let began = Instant::now();
        // A check that never ran has not passed: were it skipped, a slow one before it would let it through.
        if began >= gate_deadline {
            return Slot::Done(broken(
                check,
                "timeout",
                "the gate's time was up before this check",
                0,
            ));
        }
        let deadline = gate_deadline.min(began + Duration::from_millis(self.config.check_timeout_ms));
        let external = check.external.is_some().then(|| self.external.clone()).flatten();
        let outcome = if let Some(handler) = self.handler(check).or(external) {
            let (check, context) = (Arc::new(check.clone()), Arc::clone(&ask.context));
            let call = offload(async move { handler.evaluate(check, context).await });
            match tokio::time::timeout_at(deadline, call).await {
                Ok(Ok(Ok(verdict))) => Ok(verdict),
                Ok(Ok(Err(error))) => Err(("error", format!("the check broke off: {error}"))),
                Ok(Err(why)) => Err(gone(&why)),
                Err(_) => Err(late(began)),
            }
        } else if check.external.is_some() {
            let why = "nothing here runs commands or asks endpoints";
            return Slot::Done(without_verdict(check, CheckOutcome::NotEvaluated, why));
        } else {
            match Compiled::of(check) {
                None => {
                    let why = format!("there is no evaluator for `{}`", check.selector());
                    return Slot::Done(without_verdict(check, CheckOutcome::NotEvaluated, &why));
                }
                Some(Err(reason)) => Err(("parameters", reason)),
                Some(Ok(Code::Light(run))) if is_light(&ask.context.output) => {
                    catch_unwind(AssertUnwindSafe(|| run(ask))).map_err(|_| gone(&Broken::Panicked))
                }
                Some(Ok(Code::Light(run) | Code::Heavy(run))) => {
                    let ask = Arc::clone(ask);
                    match tokio::time::timeout_at(deadline, blocking(move || run(&ask))).await {
                        Ok(outcome) => outcome.map_err(|why| gone(&why)),
                        Err(_) => Err(late(began)),
                    }
                }
                Some(Ok(Code::Judge(judged))) => return Slot::judge(check, &judged, ask),
                Some(Ok(Code::Human(review))) => return Slot::human(check, &review),
            }
        };
        let ms = millis(began.elapsed());
        Slot::Done(match outcome {
            Ok(verdict) => judged(check, verdict, ms),
            Err((kind, reason)) => broken(check, kind, &reason, ms),
        })
    }

    fn handler(&self, check: &GateCheck) -> Option<Arc<dyn Evaluate>> {
        self.handlers
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(check.selector())
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

/// Why a check is not for this run; `None`: it is.
fn not_here(check: &GateCheck, ask: &Ask) -> Option<String> {
    check.applies_to.mismatch(&ask.context).or_else(|| {
        check
            .exemptions
            .iter()
            .find_map(|exemption| exemption.holds(&ask.context, ask.now))
    })
}

fn gone(why: &Broken) -> (&'static str, String) {
    match why {
        Broken::Panicked => ("panic", "the check panicked".to_owned()),
        Broken::NotRun => (
            "error",
            "the check was not run: the program is shutting down".to_owned(),
        ),
    }
}

fn late(began: Instant) -> (&'static str, String) {
    let ms = millis(began.elapsed());
    ("timeout", format!("the check did not answer within {ms} ms"))
}

/// Is the value small enough for a simple check to look at in passing?
fn is_light(value: &Value) -> bool {
    fn size(value: &Value, left: usize) -> Option<usize> {
        match value {
            Value::Null | Value::Bool(_) | Value::Number(_) => left.checked_sub(1),
            Value::String(text) => left.checked_sub(text.len().max(1)),
            Value::Array(items) => items.iter().try_fold(left, |left, item| size(item, left)),
            Value::Object(fields) => fields.iter().try_fold(left, |left, (key, item)| {
                left.checked_sub(key.len()).and_then(|left| size(item, left))
            }),
        }
    }
    size(value, LIGHT_BYTES).is_some()
}

pub(crate) fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
