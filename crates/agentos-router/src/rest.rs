//! Which endpoints are left alone, and until when.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use agentos_types::{ErrorClass, ModelRef};
use tokio::time::Instant;

/// A provider's word is taken for a day at most.
const LONGEST: Duration = Duration::from_secs(86_400);
/// Beyond it the memory starts anew: names may come from requests.
const KEPT: usize = 1_024;

#[derive(Clone, Copy, Debug)]
enum Rest {
    /// The provider asked to be left alone.
    Until(Instant),
    /// Its key or its model's name is wrong: only another configuration mends that.
    ForGood(ErrorClass),
}

#[derive(Debug, Default)]
pub(crate) struct Rests {
    resting: Mutex<HashMap<ModelRef, Rest>>,
}

impl Rests {
    pub(crate) fn for_good(&self, model: &ModelRef, class: ErrorClass) {
        self.insert(model, Rest::ForGood(class));
    }

    pub(crate) fn until(&self, model: &ModelRef, after: Duration) {
        self.insert(model, Rest::Until(Instant::now() + after.min(LONGEST)));
    }

    pub(crate) fn over(&self, model: &ModelRef) {
        let mut resting = self.lock();
        if !resting.is_empty() {
            resting.remove(model);
        }
    }

    /// Why the endpoint is not asked any more.
    pub(crate) fn is_for_good(&self, model: &ModelRef) -> Option<ErrorClass> {
        match self.lock().get(model) {
            Some(Rest::ForGood(class)) => Some(*class),
            _ => None,
        }
    }

    /// When the endpoint may be asked again, while that is still to come.
    pub(crate) fn ends(&self, model: &ModelRef) -> Option<Instant> {
        match self.lock().get(model) {
            Some(Rest::Until(until)) if *until > Instant::now() => Some(*until),
            _ => None,
        }
    }

    fn insert(&self, model: &ModelRef, rest: Rest) {
        let mut resting = self.lock();
        if resting.len() >= KEPT {
            resting.clear();
        }
        resting.insert(model.clone(), rest);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<ModelRef, Rest>> {
        self.resting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
