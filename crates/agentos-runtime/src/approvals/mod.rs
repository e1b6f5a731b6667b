//! Approvals beyond one run: the rules that hold for all, when the next one expires, and the rows that
//! lists show.

mod expiry;
mod rows;

use std::sync::atomic::{AtomicI64, Ordering};

use agentos_config::ApprovalsConfig;
use agentos_types::Timestamp;
use tokio::sync::Notify;

pub(crate) use rows::{changes, open_ids};

/// The configuration's rules.
#[derive(Clone, Debug)]
pub(crate) struct Rules {
    pub(crate) separation_of_duties: bool,
    pub(crate) red_quorum: u32,
    pub(crate) timeout_ms: u64,
}

impl Default for Rules {
    fn default() -> Self {
        Self::from(&ApprovalsConfig::for_profile(None))
    }
}

impl From<&ApprovalsConfig> for Rules {
    fn from(config: &ApprovalsConfig) -> Self {
        Self {
            separation_of_duties: config.separation_of_duties,
            red_quorum: config.red_quorum,
            timeout_ms: config.timeout_ms,
        }
    }
}

/// What all runs of this process share.
#[derive(Debug)]
pub(crate) struct Approvals {
    rules: Rules,
    /// When the soonest pending approval expires that this process knows of.
    soonest: AtomicI64,
    sooner: Notify,
}

impl Approvals {
    pub(crate) fn new(rules: Rules) -> Self {
        Self {
            rules,
            soonest: AtomicI64::new(i64::MAX),
            sooner: Notify::new(),
        }
    }

    pub(crate) const fn rules(&self) -> &Rules {
        &self.rules
    }

    /// An approval was asked for that expires then. However many wait, nothing is kept of them here.
    pub(crate) fn expects(&self, expires_at: Timestamp) {
        if self.soonest.fetch_min(expires_at.millis(), Ordering::AcqRel) > expires_at.millis() {
            self.sooner.notify_one();
        }
    }

    /// Returns when one is known that expires sooner than those before.
    pub(crate) async fn sooner(&self) {
        self.sooner.notified().await;
    }

    fn forget_soonest(&self) {
        self.soonest.store(i64::MAX, Ordering::Release);
    }

    fn soonest(&self) -> Timestamp {
        Timestamp(self.soonest.load(Ordering::Acquire))
    }
}
