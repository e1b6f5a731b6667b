//! The handle on a router, and the exchange of its configuration.

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use crate::snapshot::Snapshot;
use crate::state::States;
use crate::{PriceTable, RouteError, RouterBuilder};

/// Chooses models and calls them; clones share everything.
#[derive(Clone)]
pub struct Router {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    snapshot: RwLock<Arc<Snapshot>>,
    pub(crate) states: States,
}

impl Router {
    #[must_use]
    pub fn builder() -> RouterBuilder {
        RouterBuilder::default()
    }

    /// Only the offline model.
    ///
    /// # Errors
    /// None; it has no endpoints that could name an unknown provider.
    pub fn offline() -> Result<Self, RouteError> {
        Self::builder().scripted().offline(true).build()
    }

    pub(crate) fn new(mut snapshot: Snapshot, states: States) -> Self {
        snapshot.make_ready(&states);
        Self {
            inner: Arc::new(Inner {
                snapshot: RwLock::new(Arc::new(snapshot)),
                states,
            }),
        }
    }

    /// The prices that hold now, those of the configuration's endpoints included.
    #[must_use]
    pub fn prices(&self) -> Arc<PriceTable> {
        Arc::clone(&self.snapshot().prices)
    }

    /// Every provider that a model can be named of, with and without a key.
    #[must_use]
    pub fn providers(&self) -> Vec<String> {
        let mut names: Vec<String> = self.snapshot().sources.keys().cloned().collect();
        names.sort();
        names
    }

    /// Takes another configuration for all calls that begin from now on; those in flight keep theirs.
    /// Circuits, latencies and what was used of unchanged limits stay; endpoints that rested because of
    /// a wrong key or name are asked again.
    ///
    /// # Errors
    /// `UNKNOWN_PROVIDER`, as in [`RouterBuilder::build`]; the old configuration then stays.
    pub fn reload(&self, builder: RouterBuilder) -> Result<(), RouteError> {
        let mut next = builder.snapshot(&self.inner.states)?;
        next.keep_limits_of(&self.snapshot());
        next.make_ready(&self.inner.states);
        self.inner.states.forgive();
        *self
            .inner
            .snapshot
            .write()
            .unwrap_or_else(PoisonError::into_inner) = Arc::new(next);
        Ok(())
    }

    pub(crate) fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.inner.snapshot.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl fmt::Debug for Router {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Router")
            .field("sources", &self.snapshot().sources)
            .finish_non_exhaustive()
    }
}
