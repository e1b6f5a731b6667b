//! The gates of files, as they are now: others may take their place while runs go on.

use std::sync::{Arc, PoisonError, RwLock};

use agentos_gates::GateSet;

/// A handle to the current gates; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct LiveGates(Arc<RwLock<Arc<GateSet>>>);

impl LiveGates {
    #[must_use]
    pub fn new(gates: GateSet) -> Self {
        Self(Arc::new(RwLock::new(Arc::new(gates))))
    }

    /// The gates that hold now.
    #[must_use]
    pub fn load(&self) -> Arc<GateSet> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// From now on these hold.
    pub fn replace(&self, gates: GateSet) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(gates);
    }
}
