//! The words of all tables, by the word that a phrase begins with: a sentence is looked up word by word. Phrases
//! that do not begin or end at the border of a word (scripts without borders, signs) have an automaton instead.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::{Order, TABLES, written};
use crate::injection::concept::Mask;
use crate::injection::fold::{Text, borderless, closes, joins};

/// A word seen in a sentence.
#[derive(Clone, Debug)]
pub(in crate::injection) struct Seen {
    /// What it means in English, if it is an English word.
    pub(in crate::injection) english: Mask,
    /// What it means in other languages.
    pub(in crate::injection) other: Mask,
    /// Whether its language puts verbs behind their objects.
    pub(in crate::injection) loose: bool,
    /// In bytes of the folded sentence.
    pub(in crate::injection) start: usize,
    pub(in crate::injection) end: usize,
}

#[derive(Clone, Copy, Debug, Default)]
struct Meaning {
    english: Mask,
    other: Mask,
    loose: bool,
}

/// A phrase behind its first word, or behind its first two.
#[derive(Debug)]
struct Tail {
    text: Box<str>,
    /// Whether its last word may go on.
    open: bool,
    meaning: Meaning,
}

/// All words.
#[derive(Debug, Default)]
pub(in crate::injection) struct Lexicon {
    /// Words alone.
    words: Table<Box<str>, Meaning>,
    /// Phrases by their first two words, and what is left of them.
    phrases: Table<Box<str>, Vec<Tail>>,
    /// Words that may go on, and phrases of two words whose second may, by their first letters.
    stems: Table<[u8; STEM], Vec<Tail>>,
    /// Everything else.
    odd: Odd,
    /// What of it has nothing but ASCII.
    odd_ascii: Odd,
}

/// Phrases that do not begin or end at the border of a word.
#[derive(Debug, Default)]
struct Odd {
    automaton: Option<AhoCorasick>,
    /// And whether the phrase may go on.
    meanings: Vec<(Meaning, bool)>,
}

impl Odd {
    fn build(words: &[(String, bool, Meaning)], ascii: bool) -> Self {
        let words = || words.iter().filter(|(word, ..)| !ascii || word.is_ascii());
        Self {
            automaton: AhoCorasick::builder()
                .match_kind(MatchKind::Standard)
                .kind(Some(AhoCorasickKind::ContiguousNFA))
                .build(words().map(|(word, ..)| word.as_bytes()))
                .ok(),
            meanings: words().map(|(_, open, meaning)| (*meaning, *open)).collect(),
        }
    }
}

/// A map whose keys are ours: nobody can choose them so that they collide, and a quick hash does.
type Table<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// Eight bytes at a time.
#[derive(Debug, Default)]
struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        let tail = rest
            .iter()
            .fold(rest.len() as u64, |all, byte| all << 8 | u64::from(*byte));
        for word in words.iter().map(|word| u64::from_le_bytes(*word)).chain([tail]) {
            self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

/// A stem has at least so many bytes.
const STEM: usize = 3;

/// The lexicon, built once in a process.
pub(in crate::injection) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);

impl Lexicon {
    fn build() -> Self {
        let mut all: Table<(String, bool), Meaning> = Table::default();
        for (order, entries) in TABLES {
            for (mask, list) in *entries {
                for word in list.split_whitespace() {
                    let (open, word) = word.strip_suffix('*').map_or((false, word), |word| (true, word));
                    let meaning = all.entry((written(word), open)).or_default();
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
        let mut lexicon = Self::default();
        let mut odd = Vec::new();
        for ((word, open), meaning) in all {
            let plain = word
                .chars()
                .all(|char| is_letter(char) || matches!(char, ' ' | '\'' | '-'));
            let mut parts = word.splitn(3, ' ');
            match (plain, parts.next(), parts.next(), parts.next()) {
                (true, Some(first), None, _) if !open => {
                    lexicon.words.insert(first.into(), meaning);
                }
                (true, Some(first), Some(second), rest) if !(open && rest.is_none()) => {
                    let tail = Tail {
                        text: rest.unwrap_or_default().into(),
                        open,
                        meaning,
                    };
                    let key = format!("{first} {second}");
                    lexicon.phrases.entry(key.into()).or_default().push(tail);
                }
                (true, ..) if word.len() >= STEM => {
                    let tail = Tail {
                        text: word.as_str().into(),
                        open: true,
                        meaning,
                    };
                    if let Some(key) = stem(&word) {
                        lexicon.stems.entry(key).or_default().push(tail);
                    }
                }
                _ => odd.push((word, open, meaning)),
            }
        }
        lexicon.odd = Odd::build(&odd, false);
        lexicon.odd_ascii = Odd::build(&odd, true);
        lexicon
    }

    /// All words of a folded sentence, also those that overlap, given where its letters stand together.
    pub(in crate::injection) fn find(&self, folded: &Text, runs: &[Range<usize>], seen: &mut Vec<Seen>) {
        let text = folded.text.as_str();
        let slice = |range: Range<usize>| text.get(range).unwrap_or_default();
        for (at, run) in runs.iter().enumerate() {
            let next = runs.get(at + 1).map_or(run.end, |next| next.end);
            for start in starts(slice(run.clone())) {
                let start = run.start + start;
                let word = slice(start..run.end);
                if let Some(meaning) = self.words.get(word) {
                    seen.push(meaning.at(start..run.end));
                }
                // "user's", "donne-moi".
                if let Some(end) = word.find(['\'', '-'])
                    && let Some(meaning) = word.get(..end).and_then(|part| self.words.get(part))
                {
                    seen.push(meaning.at(start..start + end));
                }
                if let Some(key) = stem(word)
                    && let Some(stems) = self.stems.get(&key)
                {
                    let rest = slice(start..text.len());
                    for tail in stems.iter().filter(|tail| rest.starts_with(&*tail.text)) {
                        seen.push(tail.meaning.at(start..start + tail.text.len()));
                    }
                }
                if next > run.end
                    && let Some(tails) = self.phrases.get(slice(start..next))
                {
                    let rest = slice(next..text.len());
                    for tail in tails {
                        let end = if tail.text.is_empty() {
                            Some(next)
                        } else {
                            rest.strip_prefix(' ')
                                .filter(|rest| rest.starts_with(&*tail.text))
                                .map(|_| next + 1 + tail.text.len())
                        };
                        if let Some(end) = end
                            && (tail.open || !closes(text, end))
                        {
                            seen.push(tail.meaning.at(start..end));
                        }
                    }
                }
            }
        }
        let odd = if folded.has_more() {
            &self.odd
        } else if folded.has(b"/+$?=_(.") {
            &self.odd_ascii
        } else {
            return;
        };
        let Some(automaton) = &odd.automaton else { return };
        for found in automaton.find_overlapping_iter(text) {
            let Some((meaning, open)) = odd.meanings.get(found.pattern().as_usize()) else {
                continue;
            };
            if !joins(text, found.start()) && (*open || !closes(text, found.end())) {
                seen.push(meaning.at(found.start()..found.end()));
            }
        }
    }
}

impl Meaning {
    const fn at(self, range: Range<usize>) -> Seen {
        Seen {
            english: self.english,
            other: self.other,
            loose: self.loose,
            start: range.start,
            end: range.end,
        }
    }
}

fn stem(word: &str) -> Option<[u8; STEM]> {
    word.as_bytes().first_chunk::<STEM>().copied()
}

/// A letter or digit of a script with borders between words, but for Korean, whose words take endings freely.
fn is_letter(char: char) -> bool {
    (char.is_alphanumeric() || matches!(char, '\u{93c}' | '\u{94d}'))
        && !borderless(char)
        && !matches!(char, '\u{ac00}'..='\u{d7a3}')
}

/// Where words start in a run of letters: at its start, behind a hyphen, behind an apostrophe when much follows, and
/// behind the Arabic "and".
fn starts(run: &str) -> impl Iterator<Item = usize> {
    let bytes = run.as_bytes();
    let inner = bytes.iter().enumerate().filter_map(move |(at, byte)| match byte {
        b'-' => Some(at + 1),
        b'\'' if bytes.len() > at + 4 => Some(at + 1),
        // The first byte of two letters; run lengths tell the rest.
        0xD9 if at == 0 && (run.starts_with('\u{648}') || run.starts_with('\u{641}')) => Some(2),
        _ => None,
    });
    std::iter::once(0).chain(inner)
}
