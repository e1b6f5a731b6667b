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
    /// The bytes that characters beyond ASCII begin with in any of them.
    leads: Vec<bool>,
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
            leads: (0..=u8::MAX)
                .map(|byte| byte >= 0xC0 && words.iter().any(|(word, ..)| word.as_bytes().contains(&byte)))
                .collect(),
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
        let lead = |byte: u8| self.leads.get(usize::from(byte)).is_some_and(|is| *is);
        if more && text.bytes().any(lead) {
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
