//! Before an attempt: does the endpoint rest, is its minute used up, is its circuit open?

use std::sync::Arc;

use agentos_types::ProviderError;
use tokio::time::Instant;

use crate::limit::Units;
use crate::offer::{Offer, Place};
use crate::state::{Admitted, BreakerOptions};

/// Why an endpoint is not asked now, and until when.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Held {
    /// Its provider asked to be left alone.
    Rests(Instant),
    /// Its minute is used up.
    Limited(Instant),
    /// Its circuit is open.
    Open(Instant),
}

impl Held {
    pub(crate) fn until(&self) -> Instant {
        match self {
            Self::Rests(until) | Self::Limited(until) | Self::Open(until) => *until,
        }
    }

    pub(crate) fn reason(&self) -> &'static str {
        match self {
            Self::Rests(_) => "its provider asked to be left alone for longer than there is time",
            Self::Limited(_) => "its requests or tokens of this minute are used up",
            Self::Open(_) => "its circuit is open after failures",
        }
    }

    /// What holds the endpoint at this moment, for a call of so many units.
    pub(crate) fn now(offer: &Offer, units: Units) -> Option<Self> {
        let place = &offer.known;
        let open = || place.state.breaker.open_until().map(Self::Open);
        let rests = || place.state.rests.ends().map(Self::Rests);
        open()
            .or_else(rests)
            .or_else(|| place.limiter.held_until(units).map(Self::Limited))
    }
}

/// The right to make one attempt. Ends with what came of it.
pub(crate) struct Pass {
    place: Arc<Place>,
    tokens: u64,
    /// It decides whether the circuit closes.
    probes: bool,
}

/// Takes what the attempt needs, and waits for it where it may.
pub(crate) async fn admit(offer: &Offer, tokens: u64, waits: bool, deadline: Instant) -> Result<Pass, Held> {
    let place = &offer.known;
    let state = &place.state;
    if let Some(until) = state.breaker.open_until() {
        return Err(Held::Open(until));
    }
    // Another call was told to leave it alone.
    if let Some(ends) = state.rests.ends() {
        if !waits || ends >= deadline {
            return Err(Held::Rests(ends));
        }
        tokio::time::sleep_until(ends).await;
    }
    let units = Units { requests: 1, tokens };
    let taken = if waits {
        place.limiter.take(units, deadline).await
    } else {
        place.limiter.try_take(units)
    };
    taken.map_err(Held::Limited)?;
    let probes = match state.breaker.admit() {
        Admitted::Closed => false,
        Admitted::Probe => true,
        Admitted::No(until) => {
            place.limiter.give_back(units);
            return Err(Held::Open(until));
        }
    };
    Ok(Pass {
        place: Arc::clone(place),
        tokens,
        probes,
    })
}

impl Pass {
    pub(crate) fn answered(mut self, began: Instant, used: u64) {
        self.probes = false;
        self.place.state.answered(began);
        self.place.limiter.correct(self.tokens, used);
    }

    /// `own`: the failure speaks against the endpoint.
    pub(crate) fn failed(mut self, error: &ProviderError, own: bool, options: &BreakerOptions) {
        self.place.state.failed(error);
        if own {
            self.place.state.breaker.failure(self.probes, options);
            self.probes = false;
        }
        let used = error.usage.map_or(0, |usage| usage.total());
        self.place.limiter.correct(self.tokens, used);
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        if self.probes {
            self.place.state.breaker.abandoned();
        }
    }
}
