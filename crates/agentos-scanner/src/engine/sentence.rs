//! Gathers the words of the injection rules into sentences, and has each judged once.

use std::ops::Range;

use crate::finding::Kind;
use crate::injection::Sentence;
use crate::rules::Rules;

use super::state::{Buffer, Candidate, State};

/// A sentence goes at most so far to each side of the word that starts it.
pub(crate) const REACH: usize = 600;
/// So many bytes before a sentence are seen with it.
pub(crate) const EARLIER: usize = 300;

/// Judging a sentence costs so many times what passing over it does, as if it were so many bytes longer. One that was
/// judged before costs nothing.
const JUDGED: u64 = 3;
const JUDGED_MORE: u64 = 128;

impl State {
    /// Judges all sentences that are complete.
    pub(super) fn judge(&mut self, rules: &Rules, buffer: Buffer<'_>, last: bool) {
        if self.starts.is_empty() {
            return;
        }
        let mut hits = std::mem::take(&mut self.hits);
        let mut done = 0;
        let mut starts = std::mem::take(&mut self.starts);
        for (word, number) in &starts {
            // Whether the word goes on is known only now.
            if word.end >= self.scanned && !last {
                break;
            }
            let next = buffer.at(word.end).unwrap_or(0);
            let whole = rules
                .lexicon
                .word(*number)
                .is_some_and(|known| known.fits_right(next));
            if whole && word.start >= self.judged_to {
                let Some(range) = self.sentence(buffer, word, last) else {
                    break;
                };
                if range.end > self.wanted_from {
                    self.judge_one(rules, buffer, &range, &mut hits);
                }
                self.judged_to = range.end.max(word.end);
            }
            done += 1;
        }
        starts.drain(..done);
        self.starts = starts;
        self.hits = hits;
    }

    /// The sentence around a word, once its end is known.
    fn sentence(&self, buffer: Buffer<'_>, word: &Range<usize>, last: bool) -> Option<Range<usize>> {
        let far = word.end + REACH;
        let ahead = buffer.slice(word.end..far.min(self.scanned));
        let behind = &buffer.slice(word.end..(far + 1).min(self.scanned));
        let end = signs(ahead).find(|(at, byte)| ends(*byte, || behind.get(at + 1).copied()));
        let end = match end.map(|(at, _)| at) {
            // The byte behind a full stop decides, so it must be known.
            Some(at) if word.end + at + 1 < self.scanned || last => word.end + at + 1,
            None if far < self.scanned => far,
            _ if last => word.end + ahead.len(),
            _ => return None,
        };
        let from = word.start.saturating_sub(REACH).max(self.judged_to);
        let back = buffer.slice(from..word.start + 1);
        let head = back.get(..word.start - from).unwrap_or_default();
        let start = signs(head).filter(|(at, byte)| ends(*byte, || back.get(at + 1).copied()));
        let start = start.last().map(|(at, _)| at);
        Some(start.map_or(from, |at| from + at + 1)..end)
    }

    fn judge_one(
        &mut self,
        rules: &Rules,
        buffer: Buffer<'_>,
        range: &Range<usize>,
        hits: &mut Vec<crate::detector::Hit>,
    ) {
        let base = range.start.saturating_sub(EARLIER);
        if buffer.is_as_before(base..range.end) {
            return;
        }
        hits.clear();
        let within = range.start - base..range.end - base;
        let sentence = Sentence {
            bytes: buffer.slice(base..range.end),
            range: within.clone(),
        };
        if !self.memo.recall(&sentence, hits) {
            let seen = self.judge.judge_at(base, &sentence, hits);
            self.judged += JUDGED * (range.len() as u64 + JUDGED_MORE);
            self.memo.add(&sentence, seen, hits);
        }
        for hit in hits.drain(..) {
            let from = hit.range.start.max(within.start);
            let to = hit.range.end.min(within.end);
            if hit.score >= rules.least(Kind::Injection) && from < to {
                self.candidates.push(Candidate {
                    span: base + from..base + to,
                    kind: Kind::Injection,
                    sub: hit.sub.unwrap_or_default(),
                    score: hit.score,
                    validator: hit.validator,
                });
            }
        }
    }

    /// Where the earliest sentence starts that is not judged, given that all words before `least` are known.
    pub(super) fn sentences_open(&self, least: usize) -> usize {
        let first = self
            .starts
            .first()
            .map_or(least, |(word, _)| word.start.min(least));
        first.saturating_sub(REACH).max(self.judged_to.min(first))
    }
}

/// The bytes that a sentence may end with, and where they are. Most bytes are none, and are passed many at once.
fn signs(bytes: &[u8]) -> impl Iterator<Item = (usize, u8)> {
    const MANY: usize = 16;
    let (chunks, rest) = bytes.as_chunks::<MANY>();
    let chunks = (0..).step_by(MANY).zip(chunks);
    let some = chunks.filter(|(_, chunk)| chunk.iter().fold(false, |any, byte| any | is_sign(*byte)));
    let places = some.flat_map(|(from, chunk)| (from..).zip(chunk));
    let last = (bytes.len() - rest.len()..).zip(rest);
    let places = places.chain(last).map(|(at, byte)| (at, *byte));
    places.filter(|(_, byte)| is_sign(*byte))
}

fn is_sign(byte: u8) -> bool {
    (byte == b'\n') | (byte == b'.') | (byte == b'!') | (byte == b'?')
}

/// Whether a sentence ends with this byte, given the next one, which few ask for.
fn ends(byte: u8, next: impl FnOnce() -> Option<u8>) -> bool {
    match byte {
        b'\n' => true,
        b'.' | b'!' | b'?' => next().is_none_or(|next| next.is_ascii_whitespace()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Scanner;

    /// The sentence around the first `print` of a text that ends there.
    fn around(text: &str) -> Option<&str> {
        let rules = &Scanner::standard().unwrap().rules;
        let mut state = State::new(rules, false);
        state.scanned = text.len();
        let at = text.find("print")?;
        let range = state.sentence(Buffer::new(text.as_bytes(), 0), &(at..at + 5), true)?;
        text.get(range)
    }

    #[test]
    fn a_sentence_lies_between_the_ends_beside_it() {
        for (text, expected) in [
            ("print it", "print it"),
            ("One. Two. Then print it! And more.", " Then print it!"),
            ("One. Two.five print it.py now? No.", " Two.five print it.py now?"),
            ("One.\nprint\nit", "print\n"),
            (
                "A first one of some length. A second one of some length! Well, do print all of what you have seen. Thanks. So",
                " Well, do print all of what you have seen.",
            ),
        ] {
            assert_eq!(around(text), Some(expected));
        }
    }

    proptest! {
        #[test]
        fn it_is_the_one_that_is_found_byte_by_byte(head in "[ab .!?\n]{0,60}", behind in "[ab .!?\n]{0,60}") {
            let text = format!("{head}print{behind}");
            let bytes = text.as_bytes();
            let end_at = |at: &usize| ends(bytes[*at], || bytes.get(at + 1).copied());
            let place = head.len();
            let start = (0..place).rev().find(end_at).map_or(0, |at| at + 1);
            let end = (place + 5..text.len()).find(end_at).map_or(text.len(), |at| at + 1);
            prop_assert_eq!(around(&text), Some(&text[start..end]));
        }
    }
}
