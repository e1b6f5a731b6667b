//! What was found in the sentences judged last. A text that is folded in several ways has most of its sentences in
//! several unfolded texts, and a log or a form has its own again and again: each is judged once. What is remembered
//! makes no difference to what is found.

use std::ops::Range;

use crate::detector::Hit;

/// So many sentences are remembered.
const REMEMBERED: usize = 240;
const SLOTS: usize = 256;

/// The sentences judged last.
#[derive(Debug)]
pub(crate) struct Memo {
    /// The number of a sentence and one, by some of its bytes; 0 where there is none.
    slots: [u8; SLOTS],
    sentences: Vec<Judged>,
    oldest: usize,
}

#[derive(Debug, Default)]
struct Judged {
    /// With what stands before it, all that a judge sees.
    bytes: Vec<u8>,
    range: Range<usize>,
    hits: Vec<Hit>,
}

impl Default for Memo {
    fn default() -> Self {
        Self {
            slots: [0; SLOTS],
            sentences: Vec::new(),
            oldest: 0,
        }
    }
}

impl Memo {
    /// What was found in a sentence, if it was judged.
    pub(super) fn get(&self, bytes: &[u8], range: &Range<usize>) -> Option<&[Hit]> {
        let number = *self.slots.get(slot(bytes, range))?;
        let known = self.sentences.get(usize::from(number.checked_sub(1)?))?;
        (known.range == *range && known.bytes == bytes).then_some(&*known.hits)
    }

    /// Remembers what was found in one.
    pub(super) fn add(&mut self, bytes: &[u8], range: &Range<usize>, hits: &[Hit]) {
        if self.sentences.len() < REMEMBERED {
            self.oldest = self.sentences.len();
            self.sentences.push(Judged::default());
        }
        if let Some(known) = self.sentences.get_mut(self.oldest) {
            known.bytes.clear();
            known.bytes.extend_from_slice(bytes);
            known.range = range.clone();
            known.hits.clear();
            known.hits.extend_from_slice(hits);
        }
        if let Some(taken) = self.slots.get_mut(slot(bytes, range)) {
            *taken = u8::try_from(self.oldest + 1).unwrap_or(0);
        }
        self.oldest = (self.oldest + 1) % REMEMBERED;
    }
}

/// Where to look for a sentence: a few of its bytes say it, from its start, its middle and its end.
fn slot(bytes: &[u8], range: &Range<usize>) -> usize {
    let own = bytes.get(range.clone()).unwrap_or_default();
    let eight = |from: usize| {
        let eight = own.get(from..).and_then(|rest| rest.first_chunk::<8>());
        eight.map_or(0, |eight| u64::from_le_bytes(*eight))
    };
    let seed = (bytes.len() as u64) << 32 | own.len() as u64;
    let (half, last) = (own.len() / 2, own.len().saturating_sub(8));
    let hash = [0, 8, 16, half, last.saturating_sub(8), last]
        .into_iter()
        .fold(seed, |hash, from| {
            (hash.rotate_left(23) ^ eight(from)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        });
    (hash >> 56) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_are_remembered_and_no_others() {
        let mut memo = Memo::default();
        let text = |number: usize| format!("sentence {number} is {}", "x".repeat(number % 7));
        let hits = |number: usize| vec![Hit::new(0..number, 0.5, "rules")];
        for number in 1..=1000 {
            let text = text(number);
            assert_eq!(memo.get(text.as_bytes(), &(9..text.len())), None, "{number}");
            memo.add(text.as_bytes(), &(9..text.len()), &hits(number));
            for (range, known) in [(9..text.len(), true), (8..text.len(), false)] {
                let found = memo.get(text.as_bytes(), &range);
                assert_eq!(found.is_some(), known, "{number} {range:?}");
                assert!(found.is_none_or(|found| found == hits(number)));
            }
        }
        let known = (1..=1000).filter(|number| {
            memo.get(text(*number).as_bytes(), &(9..text(*number).len()))
                .is_some()
        });
        let known: Vec<usize> = known.collect();
        assert!(known.len() > REMEMBERED / 3 && known.iter().all(|number| *number > 1000 - REMEMBERED));
    }
}
