//! A look at something that is none of the runs' business, again and again.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::{Instant, MissedTickBehavior, interval_at};
use tokio_util::sync::CancellationToken;

pub(crate) struct Beside {
    pub(crate) every: Duration,
    pub(crate) look: Arc<dyn Fn() + Send + Sync>,
}

impl Beside {
    pub(crate) async fn run(self, shutdown: CancellationToken) {
        let mut tick = interval_at(Instant::now() + self.every, self.every);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                () = shutdown.cancelled() => return,
                _ = tick.tick() => {}
            }
            let look = Arc::clone(&self.look);
            // What panics there is reported by the runtime's hook, and tried again.
            let _ = tokio::task::spawn_blocking(move || look()).await;
        }
    }
}

impl fmt::Debug for Beside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Beside")
            .field("every", &self.every)
            .finish_non_exhaustive()
    }
}
