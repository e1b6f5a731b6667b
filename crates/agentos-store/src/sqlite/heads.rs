//! Where streams stand, remembered by the writer so that an append need not read.
//!
//! Valid only while no other process writes; a rollback or a changed `data_version` empties it.

use agentos_types::Digest;
use foldhash::HashMap;

/// Streams remembered: two generations of this many.
const GENERATION: usize = 1024;

/// A stream's row, but for its summary.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    pub(super) id: i64,
    pub(super) seq: i64,
    pub(super) hash: Digest,
    pub(super) at: i64,
    pub(super) fence: i64,
    pub(super) owner: Option<i64>,
    pub(super) posted: i64,
    pub(super) taken: i64,
}

/// Bounded: when the young generation is full it becomes the old one, and the old one goes.
#[derive(Debug, Default)]
pub(super) struct Heads {
    young: HashMap<String, Head>,
    old: HashMap<String, Head>,
}

impl Heads {
    pub(super) fn get(&mut self, stream: &str) -> Option<Head> {
        if let Some(head) = self.young.get(stream) {
            return Some(*head);
        }
        let (name, head) = self.old.remove_entry(stream)?;
        self.insert(name, head);
        Some(head)
    }

    /// Replaces what is known of a stream that was got before.
    pub(super) fn set(&mut self, stream: &str, head: Head) {
        match self.young.get_mut(stream) {
            Some(known) => *known = head,
            None => self.insert(stream.to_owned(), head),
        }
    }

    pub(super) fn clear(&mut self) {
        self.young.clear();
        self.old.clear();
    }

    fn insert(&mut self, stream: String, head: Head) {
        if self.young.len() >= GENERATION {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(stream, head);
    }
}
