//! The tasks beside the runs: renews the lease, brings other processes' commands, and anchors the
//! journal. While this process owns no run it only anchors, and looks at the approval that expires next.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use agentos_types::RunId;
use tokio::time::{Instant, MissedTickBehavior, interval_at, sleep_until};

use crate::api::lifecycle::resume_orphans;
use crate::inner::Inner;
use crate::retention::{Retained, retain};

/// How often a service purges what policies keep no longer, and how soon after its start.
const RETENTION: Duration = Duration::from_secs(3_600);
const FIRST_RETENTION: Duration = Duration::from_secs(60);
/// How soon a command of another process is noticed.
const LOOK: Duration = Duration::from_millis(200);

pub(crate) async fn watch(rt: Arc<Inner>) {
    let anchor_every = Duration::from_millis(rt.config.anchor_interval_ms.max(1));
    let mut look = interval_at(Instant::now() + LOOK, LOOK);
    let mut anchor = interval_at(Instant::now() + anchor_every, anchor_every);
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    anchor.set_missed_tick_behavior(MissedTickBehavior::Delay);
    // The first look is at once: what a crash has left goes on when its program starts again.
    let mut adopt = interval_at(Instant::now(), rt.lease().max(LOOK));
    adopt.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut retain = interval_at(Instant::now() + FIRST_RETENTION, RETENTION);
    retain.set_missed_tick_behavior(MissedTickBehavior::Delay);
    // What has expired while nobody was there is seen at once.
    let mut expiry = Instant::now();
    loop {
        tokio::select! {
            () = rt.shutdown.cancelled() => return,
            _ = look.tick() => rt.look().await,
            _ = adopt.tick(), if rt.adopts => {
                match resume_orphans(&rt).await {
                    Ok(runs) if runs.is_empty() => {}
                    Ok(runs) => tracing::info!(runs = runs.len(), "resuming runs that nobody drove"),
                    Err(error) => tracing::error!(%error, "runs that nobody drives could not be looked for"),
                }
            }
            () = sleep_until(expiry) => expiry = Instant::now() + rt.expire_due().await,
            () = rt.shared.approvals.sooner() => {
                expiry = expiry.min(Instant::now() + rt.until_soonest());
            }
            _ = retain.tick(), if rt.adopts => rt.retain().await,
            _ = anchor.tick() => {
                rt.policies.prune(rt.shared.clock.now());
                if let Err(error) = rt.journal().anchor(rt.shared.clock.now()).await {
                    tracing::error!(%error, "the journal could not be anchored");
                }
            }
        }
    }
}

impl Inner {
    async fn retain(&self) {
        let now = self.shared.clock.now();
        match retain(
            self.journal().as_ref(),
            self.state.as_ref(),
            &self.policies.list(),
            now,
        )
        .await
        {
            Ok(retained) if retained == Retained::default() => {}
            Ok(retained) => tracing::info!(?retained, "purged what policies keep no longer"),
            Err(error) => tracing::error!(%error, "what policies keep no longer could not be purged"),
        }
    }

    async fn look(&self) {
        let owns_none = self
            .cells
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .is_empty();
        if owns_none {
            return;
        }
        if let Err(error) = self.keep_lease().await {
            tracing::error!(%error, "the lease could not be renewed");
        }
        match self.journal().owned_with_inbox(&self.shared.worker).await {
            Ok(streams) => {
                for stream in streams {
                    if let Ok(run_id) = stream.parse::<RunId>()
                        && let Err(error) = self.bring(&run_id).await
                    {
                        tracing::error!(run = %run_id, %error, "a command could not be carried out");
                    }
                }
            }
            Err(error) => tracing::error!(%error, "the inbox could not be read"),
        }
    }
}
