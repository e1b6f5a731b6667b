//! Whether an endpoint is left alone, and until when.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use agentos_types::ErrorClass;
use tokio::time::Instant;

/// A provider's word is taken for a day at most.
const LONGEST: Duration = Duration::from_secs(86_400);

#[derive(Clone, Copy, Debug)]
enum Rest {
    /// The provider asked to be left alone.
    Until(Instant),
    /// Its key or its model's name is wrong: only another configuration mends that.
    ForGood(ErrorClass),
}

#[derive(Debug, Default)]
pub(crate) struct Rests(Mutex<Option<Rest>>);

impl Rests {
    pub(crate) fn for_good(&self, class: ErrorClass) {
        self.set(Some(Rest::ForGood(class)));
    }

    pub(crate) fn until(&self, after: Duration) {
        self.set(Some(Rest::Until(Instant::now() + after.min(LONGEST))));
    }

    pub(crate) fn over(&self) {
        self.set(None);
    }

    /// Why the endpoint is not asked any more.
    pub(crate) fn is_for_good(&self) -> Option<ErrorClass> {
        match self.get() {
            Some(Rest::ForGood(class)) => Some(class),
            _ => None,
        }
    }

    /// When the endpoint may be asked again, while that is still to come.
    pub(crate) fn ends(&self) -> Option<Instant> {
        match self.get() {
            Some(Rest::Until(until)) if until > Instant::now() => Some(until),
            _ => None,
        }
    }

    fn get(&self) -> Option<Rest> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, rest: Option<Rest>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = rest;
    }
}
