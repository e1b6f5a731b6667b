//! Whether an endpoint is left alone, and until when. Calls that were under way when that was said, or when
//! the configuration changed, change nothing of it: their outcome is about what was before.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
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
pub(crate) struct Rests {
    said: Mutex<Said>,
    /// Every decision asks it of all endpoints: most need no lock then.
    for_good: AtomicBool,
}

#[derive(Debug, Default)]
struct Said {
    /// And when that was said.
    rest: Option<(Rest, Instant)>,
    /// When another configuration came.
    forgiven: Option<Instant>,
}

impl Rests {
    /// A call that began then was refused.
    pub(crate) fn for_good(&self, class: ErrorClass, began: Instant) {
        let mut said = self.lock();
        if said.forgiven.is_none_or(|at| at <= began) {
            self.say(&mut said, Some((Rest::ForGood(class), Instant::now())));
        }
    }

    /// Of several words the longest holds.
    pub(crate) fn until(&self, after: Duration) {
        let now = Instant::now();
        let until = now + after.min(LONGEST);
        let mut said = self.lock();
        let rest = match said.rest {
            Some((Rest::ForGood(_), _)) => return,
            Some((Rest::Until(longer), _)) if longer > until => longer,
            _ => until,
        };
        self.say(&mut said, Some((Rest::Until(rest), now)));
    }

    /// A call that began then was answered.
    pub(crate) fn answered(&self, began: Instant) {
        let mut said = self.lock();
        if said.rest.is_some_and(|(_, at)| at <= began) {
            self.say(&mut said, None);
        }
    }

    /// A wrong key or name may have been mended.
    pub(crate) fn forgive(&self) {
        let mut said = self.lock();
        said.forgiven = Some(Instant::now());
        if matches!(said.rest, Some((Rest::ForGood(_), _))) {
            self.say(&mut said, None);
        }
    }

    /// Why the endpoint is not asked any more.
    pub(crate) fn is_for_good(&self) -> Option<ErrorClass> {
        if !self.for_good.load(Ordering::Acquire) {
            return None;
        }
        match self.lock().rest {
            Some((Rest::ForGood(class), _)) => Some(class),
            _ => None,
        }
    }

    /// When the endpoint may be asked again, while that is still to come.
    pub(crate) fn ends(&self) -> Option<Instant> {
        match self.lock().rest {
            Some((Rest::Until(until), _)) if until > Instant::now() => Some(until),
            _ => None,
        }
    }

    fn say(&self, said: &mut Said, rest: Option<(Rest, Instant)>) {
        said.rest = rest;
        let for_good = matches!(rest, Some((Rest::ForGood(_), _)));
        self.for_good.store(for_good, Ordering::Release);
    }

    fn lock(&self) -> MutexGuard<'_, Said> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
