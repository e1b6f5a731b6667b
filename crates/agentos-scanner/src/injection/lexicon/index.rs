//! The words of all tables, by the word that a phrase begins with: a sentence is looked up word by word. Phrases
//! that do not begin or end at the border of a word (scripts without borders, signs) have an automaton instead.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::known::{Known, Words};
use super::odd::Odd;
use super::table::{Hash, Key, Slots, eight};
use super::{Order, TABLES, written};
use crate::injection::concept::Mask;
use crate::injection::fold::{Text, borderless, closes};
use crate::injection::turns;
use crate::injection::words::{self, Run};

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
    /// The run of letters that it begins in, where that is known.
    pub(in crate::injection) run: Option<usize>,
}

/// What a word means.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Meaning {
    english: Mask,
    other: Mask,
    loose: bool,
}

/// A word that may go on, or a phrase behind its first two words.
#[derive(Clone, Debug)]
pub(super) struct Tail {
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
        let unknown = 8_usize.saturating_sub(text.len()) * 8;
        Self {
            bytes: eight(text, 0),
            known: u64::MAX
                .checked_shr(u32::try_from(unknown).unwrap_or(0))
                .unwrap_or(0),
        }
    }

    /// Whether a text that begins with these eight bytes may begin with this one.
    const fn begins(self, text: u64) -> bool {
        (self.bytes ^ text) & self.known == 0
    }
}

/// All words.
#[derive(Debug, Default)]
pub(in crate::injection) struct Lexicon {
    /// Words alone.
    words: Words,
    /// Phrases by their first two words, and what is left of them.
    phrases: Slots,
    phrase_tails: Vec<(Box<str>, Vec<Tail>)>,
    /// Words that may go on, and phrases of two words whose second may, by their first letters.
    stems: Slots,
    stem_tails: Vec<(u64, Vec<Tail>)>,
    /// Everything else.
    odd: Odd,
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
        let mut lexicon = Self::default();
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
                    if let Some(row) = lexicon.words.entry(first.as_bytes()) {
                        row.meaning = Some(meaning);
                    }
                }
                (true, Some(first), Some(second), rest) if !(open && rest.is_none()) => {
                    let two = format!("{first} {second}");
                    lexicon.phrase(&two, tail(rest.unwrap_or_default(), open));
                }
                (true, ..) if word.len() >= STEM => lexicon.stem(tail(&word, true)),
                _ => odd.push((word, open, meaning)),
            }
        }
        for (word, weight) in turns::words() {
            if let Some(row) = lexicon.words.entry(word.as_bytes()) {
                row.weight = weight;
            }
        }
        lexicon.stems_of_words();
        lexicon.odd = Odd::build(&odd);
        lexicon
    }

    /// Adds a phrase, given its first two words.
    fn phrase(&mut self, two: &str, tail: Tail) {
        // What does not end with a run of letters is not asked for.
        let (mut runs, mut signs) = (Vec::new(), Vec::new());
        words::runs(two, &[], &mut runs, &mut signs);
        let [first, second] = runs.as_slice() else {
            return;
        };
        let bytes = two.as_bytes();
        if let Some(row) = self
            .words
            .entry(bytes.get(first.start..first.end).unwrap_or_default())
        {
            row.seconds |= second.key.bit();
        }
        let hash = first.key.hash().and(second.key.hash());
        let tails = &mut self.phrase_tails;
        let same = |at: usize| tails.get(at).is_some_and(|(known, _)| **known == *two);
        match self.phrases.find(hash, same) {
            Some(at) => tails
                .get_mut(at)
                .into_iter()
                .for_each(|(_, tails)| tails.push(tail.clone())),
            None => {
                self.phrases.add(hash);
                tails.push((two.into(), vec![tail]));
            }
        }
    }

    /// Adds a word that may go on.
    fn stem(&mut self, tail: Tail) {
        let Some(start) = Key::of(tail.text.as_bytes(), 0, tail.text.len()).start(STEM) else {
            return;
        };
        match stem_position(&self.stems, &self.stem_tails, start) {
            Some(at) => self
                .stem_tails
                .get_mut(at)
                .into_iter()
                .for_each(|(_, tails)| tails.push(tail.clone())),
            None => {
                self.stems.add(Hash::of(start));
                self.stem_tails.push((start, vec![tail]));
            }
        }
    }

    /// Tells each word which of the words that may go on can stand where it does: most have none.
    fn stems_of_words(&mut self) {
        let Self {
            words,
            stems,
            stem_tails,
            ..
        } = self;
        for (word, row) in words.all() {
            let start = Key::of(&word, 0, word.len()).start(STEM);
            let fits = |tail: &&Tail| {
                let text = tail.text.as_bytes();
                text.starts_with(&word) || word.starts_with(text)
            };
            let tails = start.and_then(|start| find_stem(stems, stem_tails, start));
            row.stems = tails.unwrap_or_default().iter().filter(fits).cloned().collect();
        }
    }

    /// What the lexicon has for a word.
    pub(in crate::injection) fn entry(&self, word: &str) -> Option<Known> {
        self.words
            .find(Key::of(word.as_bytes(), 0, word.len()), word.as_bytes())
    }

    /// Whether it has a word, or one that may go on as this one does. In lower case, and of ASCII alone.
    pub(in crate::injection) fn knows(&self, word: &[u8]) -> bool {
        let key = Key::of(word, 0, word.len());
        let tails = || find_stem(&self.stems, &self.stem_tails, key.start(STEM)?);
        self.words.find(key, word).is_some()
            || tails().is_some_and(|tails| {
                let head = eight(word, 0);
                tails.iter().any(|tail| tail.begins(word, 0, head))
            })
    }

    /// What a word weighs to the gist of a sentence.
    pub(in crate::injection) fn weight(&self, entry: Known) -> i32 {
        self.words.row(entry).map_or(0, |row| row.weight)
    }

    /// All words of a folded sentence, given its runs of letters, also those that overlap.
    pub(in crate::injection) fn find(&self, folded: &Text, runs: &mut [Run], seen: &mut Vec<Seen>) {
        let text = folded.text.as_str();
        for at in 0..runs.len() {
            let next = runs.get(at + 1).map(|run| (run.end, run.key));
            let Some(run) = runs.get_mut(at) else { break };
            let Run {
                start,
                end,
                joined,
                key,
                ..
            } = *run;
            run.known = self.at(text, (at, start, end), key, next, joined, seen);
            if joined {
                self.inside(text, (at, start, end), next, seen);
            }
        }
        self.odd.find(folded, seen);
    }

    /// The words that start inside of a run of letters.
    #[inline(never)]
    fn inside(
        &self,
        text: &str,
        (run, start, end): (usize, usize, usize),
        next: Option<(usize, Key)>,
        seen: &mut Vec<Seen>,
    ) {
        for more in starts(text.get(start..end).unwrap_or_default()) {
            let key = Key::of(text.as_bytes(), start + more, end);
            self.at(text, (run, start + more, end), key, next, true, seen);
        }
    }

    /// The words that start with a run of letters, given where the next run ends, and its key.
    #[inline(always)]
    fn at(
        &self,
        text: &str,
        (run, start, end): (usize, usize, usize),
        key: Key,
        next: Option<(usize, Key)>,
        joined: bool,
        seen: &mut Vec<Seen>,
    ) -> Option<Known> {
        let bytes = text.as_bytes();
        let word = bytes.get(start..end).unwrap_or_default();
        let entry = self.words.find(key, word);
        let row = entry.and_then(|entry| self.words.row(entry));
        if let Some(meaning) = row.and_then(|row| row.meaning) {
            seen.push(meaning.at(start..end, Some(run)));
        }
        // "user's", "donne-moi".
        if joined
            && let Some(len) = word.iter().position(|byte| matches!(byte, b'\'' | b'-'))
            && let Some(part) = word.get(..len)
            && let Some(entry) = self.words.find(Key::of(part, 0, len), part)
            && let Some(meaning) = self.words.row(entry).and_then(|row| row.meaning)
        {
            seen.push(meaning.at(start..start + len, Some(run)));
        }
        let tails = match row {
            Some(row) => Some(&*row.stems),
            None => key
                .start(STEM)
                .and_then(|start| find_stem(&self.stems, &self.stem_tails, start)),
        };
        if let Some(tails) = tails.filter(|tails| !tails.is_empty()) {
            let head = eight(bytes, start);
            for tail in tails {
                if tail.begins(bytes, start, head) {
                    seen.push(tail.meaning.at(start..start + tail.text.len(), Some(run)));
                }
            }
        }
        if let (Some(row), Some((next, behind))) = (row, next)
            && row.seconds & behind.bit() != 0
        {
            self.phrases(text, (run, start, next), key.hash().and(behind.hash()), seen);
        }
        entry
    }

    /// The phrases that begin with the two words in a place.
    fn phrases(
        &self,
        text: &str,
        (run, start, next): (usize, usize, usize),
        hash: Hash,
        seen: &mut Vec<Seen>,
    ) {
        let bytes = text.as_bytes();
        let two = bytes.get(start..next).unwrap_or_default();
        let is = |at: usize| {
            let tails = self.phrase_tails.get(at);
            tails.is_some_and(|(known, _)| known.as_bytes() == two)
        };
        let Some((_, tails)) = self
            .phrases
            .find(hash, is)
            .and_then(|at| self.phrase_tails.get(at))
        else {
            return;
        };
        let spaced = bytes.get(next) == Some(&b' ');
        let head = eight(bytes, next + 1);
        for tail in tails {
            let end = if tail.text.is_empty() {
                next
            } else if spaced && tail.begins(bytes, next + 1, head) {
                next + 1 + tail.text.len()
            } else {
                continue;
            };
            if tail.open || !closes(text, end) {
                seen.push(tail.meaning.at(start..end, Some(run)));
            }
        }
    }
}

impl Tail {
    /// Whether it stands at a place of a text, given the eight bytes there.
    #[inline]
    fn begins(&self, text: &[u8], at: usize, head: u64) -> bool {
        self.head.begins(head)
            && (self.text.len() <= 8
                || text
                    .get(at..)
                    .is_some_and(|rest| rest.starts_with(self.text.as_bytes())))
    }
}

impl Meaning {
    pub(super) const fn at(self, range: Range<usize>, run: Option<usize>) -> Seen {
        Seen {
            english: self.english,
            other: self.other,
            loose: self.loose,
            start: range.start,
            end: range.end,
            run,
        }
    }
}

/// The words that may go on and have these first letters.
fn find_stem<'t>(stems: &Slots, tails: &'t [(u64, Vec<Tail>)], start: u64) -> Option<&'t [Tail]> {
    let at = stem_position(stems, tails, start)?;
    tails.get(at).map(|(_, tails)| tails.as_slice())
}

/// Where they are.
fn stem_position(stems: &Slots, tails: &[(u64, Vec<Tail>)], start: u64) -> Option<usize> {
    stems.find(Hash::of(start), |at| {
        tails.get(at).is_some_and(|(known, _)| *known == start)
    })
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
