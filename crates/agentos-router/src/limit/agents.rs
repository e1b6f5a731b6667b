//! A limiter for each agent that calls.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Gcra, Limiter};

/// Beyond it those are forgotten that have taken nothing lately: a new limiter is the same to them.
const KEPT: usize = 4_096;

#[derive(Debug, Default)]
pub(crate) struct Agents {
    per_minute: Option<u64>,
    limiters: Mutex<HashMap<Box<str>, Arc<Limiter>>>,
}

impl Agents {
    pub(crate) fn new(per_minute: Option<u64>) -> Self {
        Self {
            per_minute,
            limiters: Mutex::default(),
        }
    }

    pub(crate) fn of(&self, agent: &str) -> Option<Arc<Limiter>> {
        let rate = self.per_minute?;
        let mut limiters = self.limiters.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(limiter) = limiters.get(agent) {
            return Some(Arc::clone(limiter));
        }
        if limiters.len() >= KEPT {
            limiters.retain(|_, limiter| !limiter.is_idle());
        }
        let limiter = Arc::new(Limiter::new(Some(Gcra::per_minute(rate, rate)), None));
        limiters.insert(agent.into(), Arc::clone(&limiter));
        Some(limiter)
    }

    pub(crate) fn per_minute(&self) -> Option<u64> {
        self.per_minute
    }
}
