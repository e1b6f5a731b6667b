//! The record of what the fake was asked, bounded, without credentials.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::sync::watch;

use crate::Wire;

/// Older requests are dropped and counted.
const KEPT: usize = 1_000;

/// One request, as it came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordedRequest {
    /// From 1, in the order of arrival.
    pub n: u64,
    /// None for a path that no provider has.
    pub wire: Option<Wire>,
    pub method: String,
    pub path: String,
    /// Names in lower case; the values of credentials are replaced by `redacted`.
    pub headers: BTreeMap<String, String>,
    /// It carried a key, and the right one if the script names one.
    pub authorized: bool,
    pub model: Option<String>,
    pub stream: bool,
    /// The body; a string if it is not JSON.
    pub body: Value,
    pub outcome: Outcome,
}

/// What became of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Not yet ended.
    Open,
    /// The script's answer was written whole, its error or broken body included.
    Answered,
    /// The provider's rules refuse it; the words it was refused with.
    Refused(String),
    /// The script cut the connection.
    Cut,
    /// The client went away before the end.
    Abandoned,
}

#[derive(Debug)]
pub(crate) struct Journal {
    kept: Mutex<Kept>,
    changed: watch::Sender<()>,
}

#[derive(Debug, Default)]
struct Kept {
    requests: VecDeque<RecordedRequest>,
    last: u64,
}

impl Default for Journal {
    fn default() -> Self {
        Self {
            kept: Mutex::default(),
            changed: watch::Sender::new(()),
        }
    }
}

impl Journal {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Enters a request and gives it its number.
    pub(crate) fn enter(&self, mut request: RecordedRequest) -> u64 {
        let n = {
            let mut kept = self.kept();
            kept.last += 1;
            request.n = kept.last;
            kept.requests.push_back(request);
            if kept.requests.len() > KEPT {
                kept.requests.pop_front();
            }
            kept.last
        };
        self.changed.send_replace(());
        n
    }

    /// The first outcome stays.
    pub(crate) fn end(&self, n: u64, outcome: Outcome) {
        let is_open = |request: &&mut RecordedRequest| request.n == n && request.outcome == Outcome::Open;
        if let Some(request) = self.kept().requests.iter_mut().find(is_open) {
            request.outcome = outcome;
        }
        self.changed.send_replace(());
    }

    pub(crate) fn requests(&self) -> Vec<RecordedRequest> {
        self.kept().requests.iter().cloned().collect()
    }

    /// How many were entered and are no longer kept.
    pub(crate) fn dropped(&self) -> u64 {
        let kept = self.kept();
        kept.last - kept.requests.len() as u64
    }

    pub(crate) fn clear(&self) {
        *self.kept() = Kept::default();
        self.changed.send_replace(());
    }

    /// Waits until the requests are as the caller wants them.
    pub(crate) async fn until(&self, is_so: impl Fn(&[RecordedRequest]) -> bool) -> Vec<RecordedRequest> {
        let mut changed = self.changed.subscribe();
        loop {
            changed.borrow_and_update();
            let requests = self.requests();
            if is_so(&requests) {
                return requests;
            }
            if changed.changed().await.is_err() {
                return requests;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_last_thousand_and_counts_the_rest() {
        let journal = Journal::default();
        let request = RecordedRequest {
            n: 0,
            wire: None,
            method: "GET".to_owned(),
            path: "/".to_owned(),
            headers: BTreeMap::new(),
            authorized: false,
            model: None,
            stream: false,
            body: Value::Null,
            outcome: Outcome::Open,
        };
        for _ in 0..KEPT + 5 {
            journal.enter(request.clone());
        }
        assert_eq!((journal.requests().len(), journal.dropped()), (KEPT, 5));
        assert_eq!(journal.requests().first().map(|first| first.n), Some(6));
    }

    #[test]
    fn the_first_outcome_stays() {
        let journal = Journal::default();
        let n = journal.enter(RecordedRequest {
            n: 0,
            wire: None,
            method: String::new(),
            path: String::new(),
            headers: BTreeMap::new(),
            authorized: false,
            model: None,
            stream: false,
            body: Value::Null,
            outcome: Outcome::Open,
        });
        journal.end(n, Outcome::Cut);
        journal.end(n, Outcome::Abandoned);
        assert_eq!(
            journal.requests().pop().map(|request| request.outcome),
            Some(Outcome::Cut)
        );
    }
}
