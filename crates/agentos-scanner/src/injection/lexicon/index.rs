//! The words of all tables, by the word that a phrase begins with: a sentence is looked up word by word. Phrases
//! that do not begin or end at the border of a word (scripts without borders, signs) have an automaton instead.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::table::{Hash, Table};
use super::{Order, TABLES, written};
use crate::automaton::{At, Automaton};
use crate::injection::concept::Mask;
use crate::injection::fold::{Text, borderless, closes, joins};
use crate::injection::words::Runs;

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
    /// Its first bytes, for a quick no.
    head: Head,
    /// Whether its last word may go on.
    open: bool,
    meaning: Meaning,
}

/// The first bytes of a text, and which of eight there are.
#[derive(Clone, Copy, Debug)]
struct Head {
    bytes: u64,
    known: u64,
}

impl Head {
    fn of(text: &[u8]) -> Self {
        if let Some(bytes) = text.first_chunk::<8>() {
            return Self {
                bytes: u64::from_le_bytes(*bytes),
                known: u64::MAX,
            };
        }
        let all = |byte: fn(u8) -> u8| {
            let bytes = text.iter().rev();
            bytes.fold(0, |all, one| all << 8 | u64::from(byte(*one)))
        };
        Self {
            bytes: all(|byte| byte),
            known: all(|_| u8::MAX),
        }
    }

    /// Whether a text that begins so may begin with this one.
    const fn begins(self, text: Self) -> bool {
        (self.bytes ^ text.bytes) & self.known == 0
    }
}

/// All words.
#[derive(Debug, Default)]
pub(in crate::injection) struct Lexicon {
    /// Words alone.
    words: Table<Meaning>,
    /// Phrases by their first two words, and what is left of them.
    phrases: Table<Vec<Tail>>,
    /// A bit for the hash of each word that a phrase begins with, and some others.
    firsts: Vec<u64>,
    /// Words that may go on, and phrases of two words whose second may, by their first letters.
    stems: Table<Vec<Tail>>,
    /// Everything else.
    odd: Odd,
}

/// Phrases that do not begin or end at the border of a word.
#[derive(Debug, Default)]
struct Odd {
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
    fn build(words: &[(String, bool, Meaning)]) -> Self {
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
    fn find(&self, folded: &Text, seen: &mut Vec<Seen>) {
        let text = folded.text.as_str();
        let mut ends = |phrase: Option<&OddPhrase>, end: usize| {
            let Some(OddPhrase { len, open, meaning }) = phrase else {
                return;
            };
            let start = end.saturating_sub(*len);
            if !joins(text, start) && (*open || !closes(text, end)) {
                seen.push(meaning.at(start..end));
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

/// A stem has at least so many bytes.
const STEM: usize = 3;

/// The lexicon, built once in a process.
pub(in crate::injection) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);

impl Lexicon {
    fn build() -> Self {
        let mut all: BTreeMap<(String, bool), Meaning> = BTreeMap::new();
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
        let mut lexicon = Self {
            firsts: vec![0; FIRSTS / 64],
            ..Self::default()
        };
        let mut odd = Vec::new();
        for ((word, open), meaning) in all {
            let plain = word
                .chars()
                .all(|char| is_letter(char) || matches!(char, ' ' | '\'' | '-'));
            let tail = |text: &str, open: bool| Tail {
                text: text.into(),
                head: Head::of(text.as_bytes()),
                open,
                meaning,
            };
            let mut parts = word.splitn(3, ' ');
            match (plain, parts.next(), parts.next(), parts.next()) {
                (true, Some(first), None, _) if !open => {
                    if let Some(slot) = lexicon.words.entry(first.as_bytes()) {
                        *slot = meaning;
                    }
                }
                (true, Some(first), Some(second), rest) if !(open && rest.is_none()) => {
                    let key = format!("{first} {second}");
                    if let Some(run) = Runs::of(&key).next() {
                        let (slot, bit) =
                            first_bit(Hash::of(key.as_bytes().get(run.range).unwrap_or_default()));
                        if let Some(slot) = lexicon.firsts.get_mut(slot) {
                            *slot |= bit;
                        }
                    }
                    if let Some(tails) = lexicon.phrases.entry(key.as_bytes()) {
                        tails.push(tail(rest.unwrap_or_default(), open));
                    }
                }
                (true, ..) if word.len() >= STEM => {
                    if let Some(key) = stem(word.as_bytes())
                        && let Some(tails) = lexicon.stems.entry(key)
                    {
                        tails.push(tail(&word, true));
                    }
                }
                _ => odd.push((word, open, meaning)),
            }
        }
        lexicon.odd = Odd::build(&odd);
        lexicon
    }

    /// All words of a folded sentence, also those that overlap.
    pub(in crate::injection) fn find(&self, folded: &Text, seen: &mut Vec<Seen>) {
        let text = folded.text.as_str();
        let mut runs = Runs::of(text);
        let mut next = runs.next();
        while let Some(run) = next {
            next = runs.next();
            let next = next.as_ref().map_or(run.range.end, |next| next.range.end);
            let Range { start, end } = run.range;
            self.at(text, start..end, next, run.hash, run.joined, seen);
            if !run.joined {
                continue;
            }
            for more in starts(text.get(start..end).unwrap_or_default()) {
                let word = text.as_bytes().get(start + more..end).unwrap_or_default();
                self.at(text, start + more..end, next, Hash::of(word), true, seen);
            }
        }
        self.odd.find(folded, seen);
    }

    /// The words that start with a run of letters, given where the next run ends.
    fn at(&self, text: &str, run: Range<usize>, next: usize, hash: Hash, joined: bool, seen: &mut Vec<Seen>) {
        let bytes = text.as_bytes();
        let Range { start, end } = run;
        let word = bytes.get(start..end).unwrap_or_default();
        if let Some(meaning) = self.words.get(hash, word) {
            seen.push(meaning.at(start..end));
        }
        // "user's", "donne-moi".
        if joined
            && let Some(len) = word.iter().position(|byte| matches!(byte, b'\'' | b'-'))
            && let Some(part) = word.get(..len)
            && let Some(meaning) = self.words.get(Hash::of(part), part)
        {
            seen.push(meaning.at(start..start + len));
        }
        if let Some(key) = stem(word)
            && let Some(stems) = self.stems.get(Hash::of(key), key)
        {
            let rest = bytes.get(start..).unwrap_or_default();
            let head = Head::of(rest.get(..rest.len().min(8)).unwrap_or_default());
            for tail in stems.iter().filter(|tail| tail.head.begins(head)) {
                if tail.text.len() <= 8 || rest.starts_with(tail.text.as_bytes()) {
                    seen.push(tail.meaning.at(start..start + tail.text.len()));
                }
            }
        }
        let (slot, bit) = first_bit(hash);
        if next > end && self.firsts.get(slot).is_some_and(|bits| bits & bit != 0) {
            let hash = hash.and(bytes.get(end..next).unwrap_or_default());
            self.phrases(text, start..next, hash, seen);
        }
    }

    /// The phrases that begin with the two words in a place.
    fn phrases(&self, text: &str, two: Range<usize>, hash: Hash, seen: &mut Vec<Seen>) {
        let Range { start, end: next } = two;
        let two = text.as_bytes().get(start..next).unwrap_or_default();
        let rest = text.get(next..).unwrap_or_default();
        for tail in self.phrases.get(hash, two).into_iter().flatten() {
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

fn stem(word: &[u8]) -> Option<&[u8]> {
    word.get(..STEM)
}

/// So many bits tell which words phrases begin with.
const FIRSTS: usize = 1 << 15;

fn first_bit(hash: Hash) -> (usize, u64) {
    let bit = hash.short() % FIRSTS;
    (bit / 64, 1 << (bit % 64))
}

/// A letter or digit of a script with borders between words, but for Korean, whose words take endings freely.
fn is_letter(char: char) -> bool {
    (char.is_alphanumeric() || matches!(char, '\u{93c}' | '\u{94d}'))
        && !borderless(char)
        && !matches!(char, '\u{ac00}'..='\u{d7a3}')
}

/// Where else words start in a run of letters: behind a hyphen, behind an apostrophe when much follows, and behind the
/// Arabic "and".
fn starts(run: &str) -> impl Iterator<Item = usize> {
    let bytes = run.as_bytes();
    bytes.iter().enumerate().filter_map(move |(at, byte)| match byte {
        b'-' => Some(at + 1),
        b'\'' if bytes.len() > at + 4 => Some(at + 1),
        // The first byte of two letters; run lengths tell the rest.
        0xD9 if at == 0 && (run.starts_with('\u{648}') || run.starts_with('\u{641}')) => Some(2),
        _ => None,
    })
}
