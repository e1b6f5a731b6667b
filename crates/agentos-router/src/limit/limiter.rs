//! A limit that is waited for in order. A place in the line is lost with the future that holds it.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::Gcra;

/// Longer than anyone waits, and short enough to be added to an instant.
const FOREVER: Duration = Duration::from_secs(365 * 86_400);

/// What one call takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Units {
    pub(crate) requests: u64,
    pub(crate) tokens: u64,
}

/// Requests and tokens per minute; both are taken together or not at all.
#[derive(Debug)]
pub(crate) struct Limiter {
    origin: Instant,
    rates: Mutex<Rates>,
    /// Whose turn it is: tokio's lock serves in order.
    line: tokio::sync::Mutex<()>,
    requests_waiting: AtomicU64,
    tokens_waiting: AtomicU64,
    is_unlimited: bool,
}

#[derive(Debug)]
struct Rates {
    requests: Option<Gcra>,
    tokens: Option<Gcra>,
}

impl Limiter {
    pub(crate) fn new(requests: Option<Gcra>, tokens: Option<Gcra>) -> Self {
        Self {
            origin: Instant::now(),
            is_unlimited: requests.is_none() && tokens.is_none(),
            rates: Mutex::new(Rates { requests, tokens }),
            line: tokio::sync::Mutex::default(),
            requests_waiting: AtomicU64::new(0),
            tokens_waiting: AtomicU64::new(0),
        }
    }

    /// At once, or when it may be.
    pub(crate) fn try_take(&self, units: Units) -> Result<(), Instant> {
        if self.is_unlimited {
            return Ok(());
        }
        let ahead = self.waiting();
        if ahead == Units::default() {
            self.grab(units)
        } else {
            Err(self.instant(self.rates().earliest(self.now(), ahead, units)))
        }
    }

    /// When the units may be taken, where that is not now.
    pub(crate) fn held_until(&self, units: Units) -> Option<Instant> {
        if self.is_unlimited {
            return None;
        }
        let now = self.now();
        let earliest = self.rates().earliest(now, self.waiting(), units);
        (earliest > now).then(|| self.instant(earliest))
    }

    /// In its turn, if that comes before `by`; else when it would come.
    pub(crate) async fn take(&self, units: Units, by: Instant) -> Result<(), Instant> {
        let Err(soonest) = self.try_take(units) else {
            return Ok(());
        };
        if soonest >= by {
            return Err(soonest);
        }
        let _place = Place::take(self, units);
        let Ok(_turn) = tokio::time::timeout_at(by, self.line.lock()).await else {
            return Err(soonest);
        };
        loop {
            match self.grab(units) {
                Ok(()) => return Ok(()),
                Err(at) if at >= by => return Err(at),
                Err(at) => tokio::time::sleep_until(at).await,
            }
        }
    }

    pub(crate) fn give_back(&self, units: Units) {
        if self.is_unlimited {
            return;
        }
        let mut rates = self.rates();
        if let Some(requests) = &mut rates.requests {
            requests.give_back(units.requests);
        }
        if let Some(tokens) = &mut rates.tokens {
            tokens.give_back(units.tokens);
        }
    }

    /// The tokens that a call really used, in place of those that were taken for it.
    pub(crate) fn correct(&self, taken: u64, used: u64) {
        if self.is_unlimited {
            return;
        }
        let now = self.now();
        if let Some(tokens) = &mut self.rates().tokens {
            tokens.give_back(taken.saturating_sub(used));
            tokens.take(now, used.saturating_sub(taken));
        }
    }

    /// Has nobody taken anything lately?
    pub(crate) fn is_idle(&self) -> bool {
        let now = self.now();
        let rates = self.rates();
        let full = |rate: &Option<Gcra>| rate.as_ref().is_none_or(|rate| rate.is_full(now));
        self.waiting() == Units::default() && full(&rates.requests) && full(&rates.tokens)
    }

    fn grab(&self, units: Units) -> Result<(), Instant> {
        let now = self.now();
        let mut rates = self.rates();
        let earliest = rates.earliest(now, Units::default(), units);
        if earliest > now {
            return Err(self.instant(earliest));
        }
        if let Some(requests) = &mut rates.requests {
            requests.take(now, units.requests);
        }
        if let Some(tokens) = &mut rates.tokens {
            tokens.take(now, units.tokens);
        }
        Ok(())
    }

    fn rates(&self) -> std::sync::MutexGuard<'_, Rates> {
        self.rates.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn waiting(&self) -> Units {
        Units {
            requests: self.requests_waiting.load(Ordering::Relaxed),
            tokens: self.tokens_waiting.load(Ordering::Relaxed),
        }
    }

    fn now(&self) -> u64 {
        let since = Instant::now().saturating_duration_since(self.origin);
        u64::try_from(since.as_nanos()).unwrap_or(u64::MAX)
    }

    fn instant(&self, nanos: u64) -> Instant {
        self.origin + Duration::from_nanos(nanos).min(FOREVER)
    }
}

impl Rates {
    fn earliest(&self, now: u64, ahead: Units, units: Units) -> u64 {
        let requests = self.requests.as_ref().map_or(now, |requests| {
            requests.earliest(now, ahead.requests, units.requests)
        });
        let tokens = self
            .tokens
            .as_ref()
            .map_or(now, |tokens| tokens.earliest(now, ahead.tokens, units.tokens));
        requests.max(tokens)
    }
}

/// A place in the line.
struct Place<'a> {
    limiter: &'a Limiter,
    units: Units,
}

impl<'a> Place<'a> {
    fn take(limiter: &'a Limiter, units: Units) -> Self {
        limiter
            .requests_waiting
            .fetch_add(units.requests, Ordering::Relaxed);
        limiter.tokens_waiting.fetch_add(units.tokens, Ordering::Relaxed);
        Self { limiter, units }
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let Units { requests, tokens } = self.units;
        self.limiter
            .requests_waiting
            .fetch_sub(requests, Ordering::Relaxed);
        self.limiter.tokens_waiting.fetch_sub(tokens, Ordering::Relaxed);
    }
}

/// Units that are given back unless they are kept.
pub(crate) struct Taken<'a> {
    pub(crate) limiter: &'a Limiter,
    pub(crate) units: Units,
}

impl Taken<'_> {
    pub(crate) fn keep(mut self) {
        self.units = Units::default();
    }
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        self.limiter.give_back(self.units);
    }
}
