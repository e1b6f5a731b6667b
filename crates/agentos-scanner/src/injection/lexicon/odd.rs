//! Phrases that do not begin or end at the border of a word, as those of scripts without borders and those with signs: an
//! automaton finds them.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::index::{Meaning, Seen};
use crate::automaton::{At, Automaton};
use crate::injection::fold::{Text, closes, joins};

/// Phrases that do not begin or end at the border of a word.
#[derive(Debug, Default)]
pub(super) struct Odd {
    /// Finds all of them. They are many, and in scripts of many letters.
    all: Option<AhoCorasick>,
    /// Finds those that have nothing but ASCII, and more quickly.
    ascii: Automaton,
    /// A bit for each two bytes that a character beyond ASCII begins with in any of them.
    leads: Vec<u64>,
    phrases: Vec<OddPhrase>,
    /// Which of them have nothing but ASCII.
    plain: Vec<usize>,
}

#[derive(Debug)]
struct OddPhrase {
    len: usize,
    /// Whether the phrase may go on.
    open: bool,
    meaning: Meaning,
}

impl Odd {
    pub(super) fn build(words: &[(String, bool, Meaning)]) -> Self {
        let bytes = |at: &usize| words.get(*at).map_or(&[][..], |(word, ..)| word.as_bytes());
        let numbered = words.iter().enumerate();
        let plain: Vec<usize> = numbered
            .filter(|(_, (word, ..))| word.is_ascii())
            .map(|(at, _)| at)
            .collect();
        Self {
            all: AhoCorasick::builder()
                .match_kind(MatchKind::Standard)
                .kind(Some(AhoCorasickKind::ContiguousNFA))
                .build(words.iter().map(|(word, ..)| word.as_bytes()))
                .ok(),
            ascii: Automaton::new(plain.iter().map(bytes)).unwrap_or_default(),
            leads: leads(words.iter().map(|(word, ..)| word.as_str())),
            phrases: words
                .iter()
                .map(|(word, open, meaning)| OddPhrase {
                    len: word.len(),
                    open: *open,
                    meaning: *meaning,
                })
                .collect(),
            plain,
        }
    }

    /// The phrases in a folded sentence.
    pub(super) fn find(&self, folded: &Text, seen: &mut Vec<Seen>) {
        let text = folded.text.as_str();
        let mut ends = |phrase: Option<&OddPhrase>, end: usize| {
            let Some(OddPhrase { len, open, meaning }) = phrase else {
                return;
            };
            let start = end.saturating_sub(*len);
            if !joins(text, start) && (*open || !closes(text, end)) {
                seen.push(meaning.at(start..end, None));
            }
        };
        let more = folded.has_more();
        let led = |(first, second): (u8, u8)| {
            let (at, bit) = lead(first, second);
            first >= 0xC0 && self.leads.get(at).is_some_and(|bits| bits & bit != 0)
        };
        if more && text.bytes().zip(text.bytes().skip(1)).any(led) {
            for found in self.all.iter().flat_map(|all| all.find_overlapping_iter(text)) {
                ends(self.phrases.get(found.pattern().as_usize()), found.end());
            }
        } else if more || folded.has(b"/+$?=_(") || folded.has_point() {
            let mut at = At::default();
            for (place, byte) in text.bytes().enumerate() {
                at = self.ascii.step(at, byte);
                if self.ascii.ends(at) {
                    for literal in self.ascii.ending(at) {
                        let phrase = self.plain.get(*literal as usize);
                        ends(phrase.and_then(|at| self.phrases.get(*at)), place + 1);
                    }
                }
            }
        }
    }
}

/// The two bytes that each character beyond ASCII begins with, as bits.
fn leads<'w>(words: impl Iterator<Item = &'w str>) -> Vec<u64> {
    let mut leads = vec![0; 1 << 10];
    let pairs = words.flat_map(|word| word.bytes().zip(word.bytes().skip(1)));
    for (first, second) in pairs.filter(|(first, _)| *first >= 0xC0) {
        let (at, bit) = lead(first, second);
        if let Some(bits) = leads.get_mut(at) {
            *bits |= bit;
        }
    }
    leads
}

/// Where the bit of two bytes is.
fn lead(first: u8, second: u8) -> (usize, u64) {
    let pair = usize::from(first) << 8 | usize::from(second);
    (pair / 64, 1 << (pair % 64))
}
