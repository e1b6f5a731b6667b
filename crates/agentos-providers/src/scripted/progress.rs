//! Which failures and delays of the script a call has met already.
//!
//! Attempts of one call share one conversation in memory, and calls beside it have their own: its
//! address tells them apart, also when two runs say the same. Held weakly, so nothing is kept alive,
//! and no other conversation can get the address while an entry stands. A call that is made again
//! after a crash meets its failures again.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use agentos_types::Message;

#[derive(Debug, Default)]
pub(super) struct Progress(Mutex<Calls>);

#[derive(Debug, Default)]
struct Calls {
    by_address: HashMap<usize, Call>,
    /// Ended calls are swept when there are as many entries.
    sweep_at: usize,
}

#[derive(Debug)]
struct Call {
    conversation: Weak<Vec<Message>>,
    used: usize,
}

impl Progress {
    /// How many steps before the answer this call has used; the next one is used by asking.
    pub(super) fn advance(&self, messages: &Arc<Vec<Message>>) -> usize {
        let mut calls = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if calls.by_address.len() >= calls.sweep_at {
            calls
                .by_address
                .retain(|_, call| call.conversation.strong_count() > 0);
            calls.sweep_at = (calls.by_address.len() * 2).max(64);
        }
        let call = calls
            .by_address
            .entry(Arc::as_ptr(messages).addr())
            .or_insert_with(|| Call {
                conversation: Arc::downgrade(messages),
                used: 0,
            });
        let used = call.used;
        call.used = used.saturating_add(1);
        used
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_conversation_counts_for_itself_and_ended_ones_are_forgotten() {
        let progress = Progress::default();
        let (a, b) = (
            Arc::new(vec![Message::user("same")]),
            Arc::new(vec![Message::user("same")]),
        );
        assert_eq!(
            [progress.advance(&a), progress.advance(&a), progress.advance(&b)],
            [0, 1, 0]
        );
        for _ in 0..1_000 {
            assert_eq!(progress.advance(&Arc::new(Vec::new())), 0);
        }
        assert!(progress.0.lock().unwrap().by_address.len() < 130);
        assert_eq!(progress.advance(&a), 2);
    }
}
