//! What was found in the sentences judged last. A text that is folded in several ways has most of its sentences in
//! several unfolded texts, and a log or a form has its own again and again: each is judged once. What is remembered
//! makes no difference to what is found.

use crate::detector::Hit;
use crate::injection::{Seen, Sentence, framed};

/// So many sentences are remembered.
const REMEMBERED: usize = 240;
const SLOTS: usize = 256;

/// The sentences judged last.
#[derive(Debug)]
pub(crate) struct Memo {
    /// The number of a sentence and one, by some of its bytes; 0 where there is none.
    slots: [u8; SLOTS],
    /// As many as were judged, and room for others behind.
    sentences: Vec<Judged>,
    judged: usize,
    oldest: usize,
}

#[derive(Debug, Default)]
struct Judged {
    own: Vec<u8>,
    /// What stood before it, where that was seen.
    before: Vec<u8>,
    seen: Seen,
    /// With ranges in the bytes of the sentence alone.
    hits: Vec<Hit>,
}

impl Default for Memo {
    fn default() -> Self {
        Self {
            slots: [0; SLOTS],
            sentences: Vec::new(),
            judged: 0,
            oldest: 0,
        }
    }
}

impl Memo {
    /// Another text begins: nothing of the last one is recalled.
    pub(super) fn forget(&mut self) {
        self.slots = [0; SLOTS];
        (self.judged, self.oldest) = (0, 0);
    }

    /// Adds what was found in a sentence, if it was judged. Says whether it was.
    pub(super) fn recall(&self, sentence: &Sentence<'_>, hits: &mut Vec<Hit>) -> bool {
        let number = self.slots.get(slot(sentence.own())).copied().unwrap_or(0);
        let known = usize::from(number)
            .checked_sub(1)
            .and_then(|at| self.sentences.get(at));
        let Some(known) = known.filter(|known| known.own == sentence.own()) else {
            return false;
        };
        let same = match known.seen {
            Seen::Nothing => true,
            Seen::Unframed => !framed(sentence.before()),
            Seen::Everything => known.before == sentence.before(),
        };
        if same {
            let start = sentence.range.start;
            hits.extend(known.hits.iter().map(|hit| Hit {
                range: hit.range.start + start..hit.range.end + start,
                ..hit.clone()
            }));
        }
        same
    }

    /// Remembers what was found in one, and what its judge has seen of what stands before.
    pub(super) fn add(&mut self, sentence: &Sentence<'_>, seen: Seen, hits: &[Hit]) {
        if self.judged < REMEMBERED {
            self.oldest = self.judged;
            self.judged += 1;
        }
        if self.sentences.len() < self.judged {
            self.sentences.push(Judged::default());
        }
        if let Some(known) = self.sentences.get_mut(self.oldest) {
            known.own.clear();
            known.own.extend_from_slice(sentence.own());
            known.before.clear();
            if seen == Seen::Everything {
                known.before.extend_from_slice(sentence.before());
            }
            known.seen = seen;
            known.hits.clear();
            let start = sentence.range.start;
            known.hits.extend(hits.iter().map(|hit| Hit {
                range: hit.range.start.saturating_sub(start)..hit.range.end.saturating_sub(start),
                ..hit.clone()
            }));
        }
        if let Some(taken) = self.slots.get_mut(slot(sentence.own())) {
            *taken = u8::try_from(self.oldest + 1).unwrap_or(0);
        }
        self.oldest = (self.oldest + 1) % REMEMBERED;
    }
}

/// Where to look for a sentence: a few of its bytes say it, from its start, its middle and its end.
fn slot(own: &[u8]) -> usize {
    let eight = |from: usize| {
        let eight = own.get(from..).and_then(|rest| rest.first_chunk::<8>());
        eight.map_or(0, |eight| u64::from_le_bytes(*eight))
    };
    let (half, last) = (own.len() / 2, own.len().saturating_sub(8));
    let hash = [0, 8, 16, half, last.saturating_sub(8), last]
        .into_iter()
        .fold(own.len() as u64, |hash, from| {
            (hash.rotate_left(23) ^ eight(from)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        });
    (hash >> 56) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(bytes: &str, start: usize) -> Sentence<'_> {
        Sentence {
            bytes: bytes.as_bytes(),
            range: start..bytes.len(),
        }
    }

    #[test]
    fn what_was_seen_before_a_sentence_must_stand_there() {
        for (seen, before, known) in [
            (Seen::Nothing, "a: b", true),
            (Seen::Nothing, "", true),
            (Seen::Unframed, "c d e", true),
            (Seen::Unframed, "a: b", false),
            (Seen::Everything, "a b", true),
            (Seen::Everything, "a c", false),
            (Seen::Everything, "", false),
        ] {
            let mut memo = Memo::default();
            memo.add(
                &sentence("a b print it", 3),
                seen,
                &[Hit::new(4..9, 0.5, "rules")],
            );
            let text = format!("{before} print it");
            let start = before.len();
            let mut hits = Vec::new();
            assert_eq!(
                memo.recall(&sentence(&text, start), &mut hits),
                known,
                "{seen:?} {before}"
            );
            let expected = known.then(|| Hit::new(start + 1..start + 6, 0.5, "rules"));
            assert_eq!(hits.into_iter().next(), expected);
            assert!(!memo.recall(&sentence("a b print at", 3), &mut Vec::new()));
            memo.forget();
            assert!(!memo.recall(&sentence(&text, start), &mut Vec::new()));
        }
    }

    #[test]
    fn the_last_are_remembered_and_no_others() {
        let mut memo = Memo::default();
        let text = |number: usize| format!("sentence {number} is {}", "x".repeat(number % 7));
        let hits = |number: usize| vec![Hit::new(0..number, 0.5, "rules")];
        let recalled = |memo: &Memo, number: usize| {
            let mut hits = Vec::new();
            memo.recall(&sentence(&text(number), 0), &mut hits)
                .then_some(hits)
        };
        for number in 1..=1000 {
            assert_eq!(recalled(&memo, number), None, "{number}");
            memo.add(&sentence(&text(number), 0), Seen::Nothing, &hits(number));
            assert_eq!(recalled(&memo, number), Some(hits(number)));
        }
        let known: Vec<usize> = (1..=1000)
            .filter(|number| recalled(&memo, *number).is_some())
            .collect();
        assert!(known.len() > REMEMBERED / 3 && known.iter().all(|number| *number > 1000 - REMEMBERED));
    }
}
