//! What is known of an endpoint from the calls that were made to it. It outlives a reload.

mod breaker;
mod latency;
mod rest;

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use agentos_types::{ErrorClass, ModelRef, ProviderError};
use tokio::time::Instant;

pub(crate) use breaker::{Admitted, Breaker, counts};
pub use breaker::{BreakerOptions, CircuitState};
pub(crate) use latency::Latency;
pub(crate) use rest::Rests;

/// Beyond it the memory starts anew: names may come from requests.
const KEPT: usize = 1_024;

#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) rests: Rests,
    pub(crate) breaker: Breaker,
    pub(crate) latency: Latency,
    answered: AtomicU64,
    failed: AtomicU64,
    last_error: Mutex<Option<(ErrorClass, String)>>,
}

impl State {
    pub(crate) fn answered(&self, began: Instant) {
        self.answered.fetch_add(1, Ordering::Relaxed);
        self.latency.note(began.elapsed());
        self.rests.answered(began);
        self.breaker.success(began);
    }

    pub(crate) fn failed(&self, error: &ProviderError) {
        self.failed.fetch_add(1, Ordering::Relaxed);
        *self.last_error.lock().unwrap_or_else(PoisonError::into_inner) =
            Some((error.class, error.message.clone()));
    }

    pub(crate) fn last_error(&self) -> Option<(ErrorClass, String)> {
        self.last_error
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Attempts that were answered, and that failed.
    pub(crate) fn counts(&self) -> (u64, u64) {
        (
            self.answered.load(Ordering::Relaxed),
            self.failed.load(Ordering::Relaxed),
        )
    }
}

/// An endpoint over all configurations: its model, what it is known as, and its place among those of both.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Identity {
    pub(crate) model: ModelRef,
    pub(crate) known_as: Option<String>,
    pub(crate) nth: usize,
}

/// By endpoint, for as long as the router lives.
#[derive(Debug, Default)]
pub(crate) struct States(Mutex<HashMap<Identity, Arc<State>>>);

impl States {
    pub(crate) fn of(&self, identity: &Identity) -> Arc<State> {
        let mut states = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(state) = states.get(identity) {
            return Arc::clone(state);
        }
        if states.len() >= KEPT {
            states.clear();
        }
        let state = Arc::new(State::default());
        states.insert(identity.clone(), Arc::clone(&state));
        state
    }

    /// A wrong key or name may have been mended by another configuration.
    pub(crate) fn forgive(&self) {
        let states = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for state in states.values() {
            state.rests.forgive();
        }
    }
}
