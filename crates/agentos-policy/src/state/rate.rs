//! Counting requests: at most so many in any span of so many milliseconds.

use agentos_types::Timestamp;
use serde::{Deserialize, Serialize};

/// Beyond so many remembered times, neighbours are remembered as one.
const EXACT: usize = 64;

/// What is counted against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateSpec {
    pub window_ms: u64,
    pub max: u64,
    /// At most `max` in any window. Without it, only the bucket holds.
    pub windowed: bool,
    /// A bucket of so many, that fills up again at `max` per window.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bucket: Option<u64>,
}

/// The requests of one key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counter {
    hits: Vec<Hit>,
    /// How full the bucket is, in requests × milliseconds of the window.
    level: u64,
    at: i64,
    expires: i64,
}

/// Requests at about one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Hit {
    first: i64,
    last: i64,
    n: u64,
}

/// A request that does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Full {
    pub(crate) count: u64,
    pub(crate) retry_after_ms: u64,
}

impl Counter {
    /// Does one more request fit? Gives the time that it counts at, by which it can be taken back: that of the last
    /// one where the clock is behind it.
    pub(crate) fn admits(&self, now: Timestamp, limit: &RateSpec) -> Result<Timestamp, Full> {
        let now = self.not_before(now);
        let mut full = None;
        if limit.windowed {
            full = self.window(now, limit);
        }
        if let Some(bucket) = limit.bucket {
            full = worse(full, self.bucket(now, limit, bucket));
        }
        full.map_or(Ok(Timestamp(now)), Err)
    }

    fn window(&self, now: i64, limit: &RateSpec) -> Option<Full> {
        let live = self.hits.iter().filter(|hit| lives(hit, now, limit));
        let count: u64 = live.clone().map(|hit| hit.n).sum();
        if count < limit.max {
            return None;
        }
        // The request fits when so many of the oldest have left the window.
        let mut leaving = count - limit.max + 1;
        let free = live
            .clone()
            .find(|hit| {
                leaving = leaving.saturating_sub(hit.n);
                leaving == 0
            })
            .map_or(now, |hit| hit.last);
        let retry = free.saturating_add(span(limit.window_ms)).saturating_sub(now);
        Some(Full {
            count,
            retry_after_ms: if limit.max == 0 {
                limit.window_ms
            } else {
                u64::try_from(retry).unwrap_or(0)
            },
        })
    }

    fn bucket(&self, now: i64, limit: &RateSpec, bucket: u64) -> Option<Full> {
        let level = self.leaked(now, limit);
        let size = bucket.saturating_mul(limit.window_ms);
        let over = level.saturating_add(limit.window_ms).saturating_sub(size);
        (over > 0).then(|| Full {
            count: level.div_ceil(limit.window_ms.max(1)),
            retry_after_ms: over.div_ceil(limit.max.max(1)),
        })
    }

    /// The bucket's level now.
    fn leaked(&self, now: i64, limit: &RateSpec) -> u64 {
        let elapsed = u64::try_from(now.saturating_sub(self.at)).unwrap_or(0);
        self.level.saturating_sub(elapsed.saturating_mul(limit.max))
    }

    /// A clock that went back forgets nothing.
    fn not_before(&self, now: Timestamp) -> i64 {
        now.millis().max(self.at)
    }

    pub(crate) fn count(&mut self, at: Timestamp, limit: &RateSpec) {
        let now = self.not_before(at);
        if limit.windowed {
            self.hits.retain(|hit| lives(hit, now, limit));
            let grain = span(limit.window_ms / EXACT as u64);
            let many = self.hits.len() >= EXACT;
            match self.hits.last_mut() {
                // Remembered by the later time: a limit is held too long rather than not at all.
                Some(hit) if hit.last == now || (many && now - hit.first < grain) => {
                    hit.last = now;
                    hit.n += 1;
                }
                _ => self.hits.push(Hit {
                    first: now,
                    last: now,
                    n: 1,
                }),
            }
        }
        if limit.bucket.is_some() {
            self.level = self.leaked(now, limit).saturating_add(limit.window_ms);
        }
        self.at = now;
        let empty = self.level.div_ceil(limit.max.max(1));
        self.expires = now.saturating_add(span(limit.window_ms.max(empty)));
    }

    /// A request that was counted then was not made after all.
    pub(crate) fn uncount(&mut self, at: Timestamp, limit: &RateSpec) {
        let at = at.millis();
        let place = self
            .hits
            .iter()
            .rposition(|hit| hit.first <= at && at <= hit.last);
        if let Some(hit) = place.and_then(|place| self.hits.get_mut(place)) {
            hit.n = hit.n.saturating_sub(1);
        }
        self.hits.retain(|hit| hit.n > 0);
        if limit.bucket.is_some() {
            self.level = self.level.saturating_sub(limit.window_ms);
        }
    }

    pub(crate) const fn has_expired(&self, now: Timestamp) -> bool {
        self.expires <= now.millis()
    }
}

const fn lives(hit: &Hit, now: i64, limit: &RateSpec) -> bool {
    hit.last.saturating_add(span(limit.window_ms)) > now
}

const fn span(ms: u64) -> i64 {
    if ms > i64::MAX as u64 { i64::MAX } else { ms as i64 }
}

fn worse(a: Option<Full>, b: Option<Full>) -> Option<Full> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if a.retry_after_ms >= b.retry_after_ms {
            a
        } else {
            b
        }),
        (a, b) => a.or(b),
    }
}
