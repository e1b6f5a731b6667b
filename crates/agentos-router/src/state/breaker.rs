//! The circuit of one endpoint: closed; open after failures; half open, when one call may try.
//!
//! A request counts once however often it is tried, and only with failures that are the endpoint's own:
//! one poisoned request opens nothing.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use agentos_types::ErrorClass;
use serde::{Deserialize, Serialize};
use tokio::time::Instant;

const LONGEST: Duration = Duration::from_secs(300);
/// Outcomes that an error rate is taken over.
const WINDOW: u32 = 32;

/// When a circuit opens, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BreakerOptions {
    /// So many requests in a row have failed.
    pub failures: u32,
    /// Or so large a share of the last 32.
    #[serde(alias = "errorRate")]
    pub error_rate: f64,
    /// The first time; it doubles with each probe that fails.
    #[serde(alias = "openMs")]
    pub open_ms: u64,
}

impl Default for BreakerOptions {
    fn default() -> Self {
        Self {
            failures: 5,
            error_rate: 0.5,
            open_ms: 30_000,
        }
    }
}

/// The state of a circuit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CircuitState {
    #[default]
    Closed,
    Open,
    HalfOpen,
}

#[derive(Debug, Default)]
pub(crate) struct Breaker(Mutex<Circuit>);

#[derive(Debug, Default)]
struct Circuit {
    open: Option<Open>,
    in_a_row: u32,
    /// The last outcomes, a bit each; set where it failed.
    outcomes: u32,
    seen: u32,
}

#[derive(Clone, Copy, Debug)]
struct Open {
    since: Instant,
    until: Instant,
    for_ms: u64,
    probing: bool,
}

/// May a call be made?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Admitted {
    Closed,
    /// It is the one that tries.
    Probe,
    /// Not before then.
    No(Instant),
}

/// Does a failure of that class speak against the endpoint rather than the request?
pub(crate) const fn counts(class: ErrorClass) -> bool {
    matches!(
        class,
        ErrorClass::Overloaded | ErrorClass::Timeout | ErrorClass::Transport | ErrorClass::MalformedResponse
    )
}

impl Breaker {
    /// When a call may be made, while that is still to come. Another's probe is waited for a moment.
    pub(crate) fn open_until(&self) -> Option<Instant> {
        let circuit = self.lock();
        circuit.open.and_then(|open| open.closed_to(Instant::now()))
    }

    pub(crate) fn admit(&self) -> Admitted {
        let mut circuit = self.lock();
        let Some(open) = &mut circuit.open else {
            return Admitted::Closed;
        };
        if let Some(until) = open.closed_to(Instant::now()) {
            return Admitted::No(until);
        }
        open.probing = true;
        Admitted::Probe
    }

    /// A call that began then was answered. One that was under way when the circuit opened says nothing
    /// about now: a probe decides.
    pub(crate) fn success(&self, began: Instant) {
        let mut circuit = self.lock();
        if circuit.open.is_some_and(|open| began < open.since) {
            return;
        }
        circuit.open = None;
        circuit.in_a_row = 0;
        circuit.note(false);
    }

    pub(crate) fn failure(&self, probe: bool, options: &BreakerOptions) {
        let mut circuit = self.lock();
        circuit.in_a_row = circuit.in_a_row.saturating_add(1);
        circuit.note(true);
        match circuit.open {
            Some(open) if probe => circuit.open_for(open.for_ms.saturating_mul(2)),
            Some(_) => (),
            None if circuit.is_too_much(options) => circuit.open_for(options.open_ms),
            None => (),
        }
    }

    /// The probe ended without saying anything about the endpoint.
    pub(crate) fn abandoned(&self) {
        if let Some(open) = &mut self.lock().open {
            open.probing = false;
        }
    }

    pub(crate) fn state(&self) -> CircuitState {
        match self.lock().open {
            None => CircuitState::Closed,
            Some(open) if open.probing || open.until <= Instant::now() => CircuitState::HalfOpen,
            Some(_) => CircuitState::Open,
        }
    }

    fn lock(&self) -> MutexGuard<'_, Circuit> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    fn closed_to(&self, now: Instant) -> Option<Instant> {
        if self.until > now {
            Some(self.until)
        } else {
            self.probing.then(|| now + Duration::from_secs(1))
        }
    }
}

impl Circuit {
    fn note(&mut self, failed: bool) {
        self.outcomes = self.outcomes << 1 | u32::from(failed);
        self.seen = self.seen.saturating_add(1).min(WINDOW);
    }

    fn is_too_much(&self, options: &BreakerOptions) -> bool {
        let rate = f64::from(self.outcomes.count_ones()) / f64::from(WINDOW);
        self.in_a_row >= options.failures || self.seen == WINDOW && rate >= options.error_rate
    }

    fn open_for(&mut self, ms: u64) {
        let time = Duration::from_millis(ms).min(LONGEST);
        let since = Instant::now();
        self.open = Some(Open {
            since,
            until: since + time,
            for_ms: ms,
            probing: false,
        });
        // What led here has had its consequence.
        (self.in_a_row, self.outcomes, self.seen) = (0, 0, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn pass(ms: u64) {
        tokio::time::advance(Duration::from_millis(ms)).await;
    }

    #[tokio::test(start_paused = true)]
    async fn failures_in_a_row_open_and_one_probe_closes() {
        let (breaker, options) = (Breaker::default(), BreakerOptions::default());
        for _ in 0..4 {
            breaker.failure(false, &options);
        }
        breaker.success(Instant::now());
        for _ in 0..4 {
            breaker.failure(false, &options);
        }
        assert_eq!(
            (breaker.state(), breaker.admit()),
            (CircuitState::Closed, Admitted::Closed)
        );
        breaker.failure(false, &options);
        assert_eq!(breaker.state(), CircuitState::Open);
        assert_eq!(
            breaker.admit(),
            Admitted::No(Instant::now() + Duration::from_secs(30))
        );
        pass(30_000).await;
        assert_eq!(breaker.admit(), Admitted::Probe);
        assert!(matches!(breaker.admit(), Admitted::No(_)) && breaker.state() == CircuitState::HalfOpen);
        // Twice as long after a probe that failed; a probe that was given up lets the next one try.
        breaker.failure(true, &options);
        pass(59_999).await;
        assert!(matches!(breaker.admit(), Admitted::No(_)));
        pass(1).await;
        assert_eq!(breaker.admit(), Admitted::Probe);
        breaker.abandoned();
        assert_eq!(breaker.admit(), Admitted::Probe);
        breaker.success(Instant::now());
        assert_eq!(
            (breaker.state(), breaker.admit()),
            (CircuitState::Closed, Admitted::Closed)
        );
    }

    #[tokio::test(start_paused = true)]
    async fn every_second_failure_opens_when_enough_are_seen() {
        let (breaker, options) = (Breaker::default(), BreakerOptions::default());
        for round in 0..16 {
            assert_eq!(breaker.state(), CircuitState::Closed, "{round}");
            breaker.success(Instant::now());
            breaker.failure(false, &options);
        }
        assert_eq!(breaker.state(), CircuitState::Open);
    }

    #[test]
    fn only_the_endpoints_own_failures_count() {
        use ErrorClass::*;
        for class in [
            Auth,
            ModelNotFound,
            Unsupported,
            RateLimited,
            ContextTooLong,
            InvalidRequest,
            ContentFiltered,
            Cancelled,
        ] {
            assert!(!counts(class), "{class:?}");
        }
        for class in [Overloaded, Timeout, Transport, MalformedResponse] {
            assert!(counts(class), "{class:?}");
        }
    }
}
