//! The words that the rules know, in fourteen languages, found in one automaton.
//!
//! # Notation
//!
//! A table maps concepts to words, separated by white space. `_` stands for a space inside a phrase, `__` for an underscore; `*` at the
//! end leaves a word open there (`sicherheitsregel*`). Words are written the way [`super::text::Text`] writes a
//! sentence: lower case, Latin letters without diacritics, one space at a time. A word begins and ends at the
//! border of a word, except in scripts that have none. A word may have several concepts.

mod ar;
mod de;
mod en;
mod es;
mod fr;
mod hi;
mod it;
mod ja;
mod ko;
mod nl;
mod pl;
mod pt;
mod ru;
mod tr;
mod zh;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::concept::Mask;
use super::fold::{closes, joins};

/// A concept and its words.
type Entry = (Mask, &'static str);

/// A word seen in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    /// What it means in English, if it is an English word.
    pub(super) english: Mask,
    /// What it means in other languages.
    pub(super) other: Mask,
    /// Whether its language puts verbs behind their objects.
    pub(super) loose: bool,
    /// In bytes of the folded sentence.
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Debug, Default)]
struct Meaning {
    english: Mask,
    other: Mask,
    loose: bool,
}

/// All words.
#[derive(Debug)]
pub(super) struct Lexicon {
    automaton: Option<AhoCorasick>,
    /// By the automaton's patterns, with whether the word is open at its end.
    meanings: Vec<(Meaning, bool)>,
}

/// The lexicon, built once in a process.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);

/// How a language orders words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    English,
    /// Verbs stand before their objects.
    Strict,
    /// Verbs may stand behind their objects.
    Loose,
}

const TABLES: &[(Order, &[Entry])] = &[
    (Order::English, en::WORDS),
    (Order::Strict, fr::WORDS),
    (Order::Strict, es::WORDS),
    (Order::Strict, it::WORDS),
    (Order::Strict, pt::WORDS),
    (Order::Strict, pl::WORDS),
    (Order::Strict, ru::WORDS),
    (Order::Strict, ar::WORDS),
    (Order::Loose, de::WORDS),
    (Order::Loose, nl::WORDS),
    (Order::Loose, zh::WORDS),
    (Order::Loose, ja::WORDS),
    (Order::Loose, ko::WORDS),
    (Order::Loose, tr::WORDS),
    (Order::Loose, hi::WORDS),
];

/// Whether this is an English word of the lexicon, or a common one, in lower case and of two letters or more.
pub(crate) fn is_known(word: &str) -> bool {
    static KNOWN: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
        let ours = en::WORDS.iter().flat_map(|(_, words)| words.split_whitespace());
        ours.filter(|word| !word.contains('_') && word.len() > 1)
            .chain(COMMON.split_whitespace())
            .collect()
    });
    KNOWN.contains(word)
}

/// A word as a sentence has it.
fn written(word: &str) -> String {
    word.split("__")
        .map(|part| part.replace('_', " "))
        .collect::<Vec<_>>()
        .join("_")
}

/// Words that stand between the words of an order.
const COMMON: &str = "it if is as me up out off one two way who how why when where what with them then than there here \
    now next page pages site admin data file files name list right words word text below";

impl Lexicon {
    fn build() -> Self {
        let mut words: BTreeMap<(String, bool), Meaning> = BTreeMap::new();
        for (order, entries) in TABLES {
            for (mask, list) in *entries {
                for word in list.split_whitespace() {
                    let (open, word) = word.strip_suffix('*').map_or((false, word), |word| (true, word));
                    let meaning = words.entry((written(word), open)).or_default();
                    match order {
                        Order::English => meaning.english |= mask,
                        Order::Strict => meaning.other |= mask,
                        Order::Loose => {
                            meaning.other |= mask;
                            meaning.loose = true;
                        }
                    }
                }
            }
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(words.keys().map(|(word, _)| word.as_bytes()))
            .ok();
        let meanings = words
            .into_iter()
            .map(|((_, open), meaning)| (meaning, open))
            .collect();
        Self { automaton, meanings }
    }

    /// All words of a folded sentence, also those that overlap, by where they end.
    pub(super) fn find(&self, text: &str, seen: &mut Vec<Seen>) {
        let Some(automaton) = &self.automaton else { return };
        for found in automaton.find_overlapping_iter(text) {
            let Some((meaning, open)) = self.meanings.get(found.pattern().as_usize()) else {
                continue;
            };
            if joins(text, found.start()) || (!open && closes(text, found.end())) {
                continue;
            }
            seen.push(Seen {
                english: meaning.english,
                other: meaning.other,
                loose: meaning.loose,
                start: found.start(),
                end: found.end(),
            });
        }
    }
}
