//! Answers that were given before. Off until the configuration says otherwise.
//!
//! Equal requests at once make one call: the first makes it, the others wait for its answer. When it
//! fails, the next of them tries.

mod canonical;

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use agentos_types::{Digest, StopReason, Usage, Usd};
use serde::{Deserialize, Serialize};
use tokio::sync::{Mutex as Turns, OwnedMutexGuard};
use tokio::time::Instant;

use crate::Routed;
pub(crate) use canonical::key;

/// How long and how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CacheOptions {
    pub enabled: bool,
    /// In seconds.
    pub ttl: u64,
    /// Most answers.
    #[serde(alias = "maxSize")]
    pub max_size: usize,
}

impl Default for CacheOptions {
    fn default() -> Self {
        Self {
            enabled: false,
            ttl: 300,
            max_size: 1_000,
        }
    }
}

#[derive(Debug)]
pub(crate) struct Cache {
    options: CacheOptions,
    entries: Mutex<Entries>,
}

#[derive(Debug, Default)]
struct Entries {
    answers: HashMap<Digest, (Instant, Routed)>,
    /// The oldest first. One that was answered anew is in it twice.
    order: VecDeque<(Digest, Instant)>,
    /// Who makes the call of a request.
    flights: HashMap<Digest, Arc<Turns<()>>>,
}

pub(crate) enum Entry {
    Hit(Box<Routed>),
    /// Nobody has the answer: this call is to be made.
    Leads(Lead),
    /// Another's answer did not come in time.
    Late,
}

/// The right to make the call. Dropped without an answer, it passes on to the next who waits.
pub(crate) struct Lead {
    cache: Arc<Cache>,
    key: Digest,
    turn: Option<OwnedMutexGuard<()>>,
}

impl Cache {
    pub(crate) fn new(options: CacheOptions) -> Self {
        Self {
            options,
            entries: Mutex::default(),
        }
    }

    pub(crate) fn options(&self) -> &CacheOptions {
        &self.options
    }

    pub(crate) async fn enter(self: &Arc<Self>, key: Digest, deadline: Instant) -> Entry {
        let turns = {
            let mut entries = self.lock();
            if let Some(hit) = entries.get(&key) {
                return Entry::Hit(hit);
            }
            Arc::clone(entries.flights.entry(key).or_default())
        };
        let Ok(turn) = tokio::time::timeout_at(deadline, turns.lock_owned()).await else {
            return Entry::Late;
        };
        let lead = Lead {
            cache: Arc::clone(self),
            key,
            turn: Some(turn),
        };
        // Whoever was before us may have got it.
        let hit = self.lock().get(&key);
        hit.map_or(Entry::Leads(lead), Entry::Hit)
    }

    fn lock(&self) -> MutexGuard<'_, Entries> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Entries {
    fn get(&self, key: &Digest) -> Option<Box<Routed>> {
        let (until, routed) = self.answers.get(key)?;
        (*until > Instant::now()).then(|| {
            Box::new(Routed {
                usage: Usage::default(),
                cost: Usd::ZERO,
                attempts: Vec::new(),
                cached: true,
                ..routed.clone()
            })
        })
    }

    fn put(&mut self, key: Digest, routed: &Routed, options: &CacheOptions) {
        let now = Instant::now();
        let until = now + Duration::from_secs(options.ttl).min(crate::call::FOREVER);
        self.answers.insert(key, (until, routed.clone()));
        self.order.push_back((key, until));
        while let Some((oldest, until)) = self.order.front().copied() {
            if self.answers.len() <= options.max_size && until > now {
                break;
            }
            self.order.pop_front();
            if self
                .answers
                .get(&oldest)
                .is_some_and(|(latest, _)| *latest <= until)
            {
                self.answers.remove(&oldest);
            }
        }
    }
}

impl Lead {
    /// Keeps the answer. One that a filter has cut may come out otherwise another time, and one that its cap has
    /// cut longer: the caller's funds may have lowered that on the way.
    pub(crate) fn keep(self, routed: &Routed) {
        let whole = !matches!(
            routed.answer.stop_reason,
            StopReason::ContentFilter | StopReason::Refusal | StopReason::MaxTokens
        );
        if whole {
            self.cache.lock().put(self.key, routed, &self.cache.options);
        }
    }
}

impl Drop for Lead {
    fn drop(&mut self) {
        let mut entries = self.cache.lock();
        let Some(turn) = self.turn.take() else { return };
        // The map's and ours: nobody waits. A newcomer would have to hold the lock that we hold.
        if Arc::strong_count(OwnedMutexGuard::mutex(&turn)) == 2 {
            entries.flights.remove(&self.key);
        }
    }
}
