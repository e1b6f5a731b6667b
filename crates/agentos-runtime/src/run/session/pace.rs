//! When a run's snapshot is due. Nothing depends on one; it only has to be worth its bytes.

use tokio::time::{Duration, Instant};

/// So few events are read as soon as a snapshot of what they come to.
const FEW: usize = 16;

#[derive(Clone, Debug)]
pub(super) struct SnapshotPace {
    taken: Instant,
    bytes: usize,
    /// Since then: how many events, and of how many bytes.
    events: usize,
    events_bytes: usize,
}

impl SnapshotPace {
    /// From a snapshot of so many bytes on.
    pub(super) fn after(bytes: usize) -> Self {
        Self {
            taken: Instant::now(),
            bytes,
            events: 0,
            events_bytes: 0,
        }
    }

    pub(super) const fn count(&mut self, event_bytes: usize) {
        self.events += 1;
        self.events_bytes += event_bytes;
    }

    pub(super) fn is_due(&self, every: Duration) -> bool {
        // `bytes` of the last one, so that snapshots together never outweigh the events twice.
        let outweighed = self.events_bytes > 4096.max(self.bytes);
        outweighed && self.events > FEW && self.taken.elapsed() >= every
    }
}
