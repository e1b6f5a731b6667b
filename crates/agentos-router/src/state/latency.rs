//! How long an endpoint takes, as an average that forgets.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// The weight of the newest: one in five.
const NEWEST: u64 = 5;

/// In microseconds; 0 while nothing is known.
#[derive(Debug, Default)]
pub(crate) struct Latency(AtomicU64);

impl Latency {
    pub(crate) fn note(&self, took: Duration) {
        let took = u64::try_from(took.as_micros()).unwrap_or(u64::MAX).max(1);
        // Two at once may lose one of them: an average does not mind.
        let before = self.0.load(Ordering::Relaxed);
        let after = match before {
            0 => took,
            _ => (before / NEWEST * (NEWEST - 1)).saturating_add(took / NEWEST),
        };
        self.0.store(after.max(1), Ordering::Relaxed);
    }

    pub(crate) fn micros(&self) -> Option<u64> {
        Some(self.0.load(Ordering::Relaxed)).filter(|micros| *micros > 0)
    }
}
