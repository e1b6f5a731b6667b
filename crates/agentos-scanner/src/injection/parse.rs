//! A sentence as the rules see it: its words, the concepts found among them, and where. Does not judge.

use std::cell::OnceCell;
use std::ops::Range;

use super::concept::*;
use super::fold::Text;
use super::gist::Gist;
use super::lexicon::{Known, LEXICON, Seen};
use super::parts::{drop_parts, forbid, named};
use super::words::{self, Run, Word, quoted};
use super::{judge, structure};

/// A phrase with a meaning.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    pub(super) mask: Mask,
    /// Its first and last word, by index.
    pub(super) first: usize,
    pub(super) last: usize,
}

/// A sentence.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    pub(super) text: Text,
    pub(super) words: Vec<Word>,
    pub(super) phrases: Vec<Phrase>,
    /// For each word how many phrases begin before it; one more for the end.
    begun: Vec<usize>,
    /// No phrase has more words than this and one.
    longest: usize,
    /// Concepts of at least two phrases.
    pub(super) repeated: Mask,
    /// For each word whether it lies in quotation marks, once somebody asks.
    quoted: OnceCell<Vec<bool>>,
    /// Whether it states something of somebody else, once somebody asks.
    states: OnceCell<bool>,
    /// All concepts. When no rule asks for these, nothing else is read.
    pub(super) union: Mask,
    /// The concepts that were seen, also in what is only a part of something else.
    seen: Mask,
    /// Whether more was read than them.
    parsed: bool,
    /// Whether its words are its runs of letters, as it has no address.
    by_runs: bool,
    /// How many more of its known words are English alone than are of other languages alone.
    pub(super) lean: isize,
    /// Whether most of its known words are English.
    pub(super) english: bool,
    /// Whether verbs may stand behind their objects: the language puts them there, or has no borders.
    pub(super) loose: bool,
    pub(super) question: bool,
    /// Room for what is known while it is read.
    room: Room,
}

/// What a sentence is read with, and what is parsed when more of it is asked for.
#[derive(Debug, Default)]
struct Room {
    runs: Vec<Run>,
    signs: Vec<usize>,
    seen: Vec<Seen>,
    addresses: Vec<Range<usize>>,
    wholes: Vec<(Phrase, usize)>,
}

impl Parsed {
    /// Reads a sentence, in the room that another one had.
    pub(super) fn read(&mut self, bytes: &[u8]) {
        self.see(bytes, 0);
        if self.may_mean() {
            self.parse();
        }
    }

    /// Reads a sentence whatever it may be found to be.
    #[cfg(test)]
    pub(super) fn whole(bytes: &[u8]) -> Self {
        let mut parsed = Self::default();
        parsed.see(bytes, 0);
        parsed.parse();
        parsed
    }

    /// Whether what was seen in it may be found to be something.
    fn may_mean(&self) -> bool {
        Gist::possible(self.seen) || judge::possible(self.seen)
    }

    /// Forgets what was read.
    fn clear(&mut self) {
        self.words.clear();
        self.phrases.clear();
        self.begun.clear();
        (self.longest, self.repeated, self.union, self.seen) = (0, 0, 0, 0);
        (self.parsed, self.question) = (false, false);
        (self.quoted, self.states) = (OnceCell::new(), OnceCell::new());
    }

    /// Which concepts are in a sentence. What each word means in it is its `english` meaning from then on.
    /// `lean` is how much more of what stands around it is English than is not.
    pub(super) fn see(&mut self, bytes: &[u8], lean: isize) {
        self.clear();
        let Room {
            runs,
            signs,
            seen,
            addresses,
            ..
        } = &mut self.room;
        seen.clear();
        self.text.fold(bytes);
        words::runs(&self.text.text, self.text.kinds(), runs, signs);
        LEXICON.find(&self.text, runs, seen);
        let mut loose = false;
        self.lean = 0;
        for seen in &*seen {
            if seen.english == 0 {
                self.lean -= 1;
                loose |= seen.loose;
            } else {
                self.lean += isize::from(seen.other == 0);
            }
        }
        self.english = self.lean + lean >= 0;
        self.loose = !self.english && loose;
        structure::find(bytes, &self.text, signs, seen, addresses);
        for seen in seen {
            seen.english = mask(seen, self.english, &self.text.text);
            self.seen |= seen.english;
        }
        self.union = self.seen;
    }

    /// Where they are, and how they stand to each other, unless that is known.
    pub(super) fn parse(&mut self) {
        if std::mem::replace(&mut self.parsed, true) {
            return;
        }
        let Room {
            runs,
            seen,
            addresses,
            wholes,
            ..
        } = &mut self.room;
        self.by_runs = addresses.is_empty();
        if self.by_runs {
            words::words_of(&self.text.text, runs, &mut self.words);
        } else {
            words::words(&self.text.text, addresses, &mut self.words);
        }
        for seen in seen.iter().filter(|seen| seen.english != 0) {
            let mask = seen.english;
            let first = match seen.run {
                Some(run) if self.by_runs => runs.get(run).map_or(usize::MAX, |run| run.word),
                _ => self.words.partition_point(|word| word.end <= seen.start),
            };
            if first >= self.words.len() {
                continue;
            }
            let mut last = first;
            while self.words.get(last + 1).is_some_and(|word| word.start < seen.end) {
                last += 1;
            }
            let mask = if mask & SYSPROMPT != 0 {
                named(&self.text.text, seen, mask)
            } else {
                mask
            };
            if mask != 0 {
                self.phrases.push(Phrase { mask, first, last });
            }
        }
        drop_parts(&mut self.phrases, wholes);
        if !self.english && self.union & NEGATED != 0 {
            forbid(&mut self.phrases, self.loose);
        }
        self.union = 0;
        for phrase in &self.phrases {
            self.repeated |= self.union & phrase.mask;
            self.union |= phrase.mask;
            self.longest = self.longest.max(phrase.last - phrase.first);
            let words = self.words.get_mut(phrase.first..=phrase.last);
            for word in words.unwrap_or_default() {
                word.cover |= phrase.mask;
            }
        }
        self.conclude();
    }

    /// What is known once all words are.
    fn conclude(&mut self) {
        let mut ends = self.text.text.as_bytes().trim_ascii_end().iter().rev();
        self.question = ends.find(|byte| !matches!(byte, b'"' | b'\'' | b')')) == Some(&b'?');
        self.begun.clear();
        self.begun.resize(self.words.len() + 1, 0);
        for phrase in &self.phrases {
            if let Some(begun) = self.begun.get_mut(phrase.first + 1) {
                *begun += 1;
            }
        }
        let mut all = 0;
        for begun in &mut self.begun {
            all += *begun;
            *begun = all;
        }
    }

    /// Begins a text that is put together from sentences.
    pub(super) fn begin(&mut self) {
        self.clear();
        self.text.clear();
        (self.english, self.loose, self.by_runs) = (true, false, true);
    }

    /// Adds a sentence that was parsed, and into which nothing reaches from before but the end of what is there. Says
    /// whether it could: both are English, and lie as they did.
    pub(super) fn append(&mut self, other: &Self) -> bool {
        let (text, words) = (self.text.text.len(), self.words.len());
        if !other.english || !other.by_runs || !self.text.append(&other.text) {
            return false;
        }
        self.words.extend(other.words.iter().map(|word| Word {
            start: word.start + text,
            end: word.end + text,
            ..word.clone()
        }));
        if text > 0
            && let Some(first) = self.words.get_mut(words)
        {
            (first.opens, first.fenced) = (true, true);
        }
        self.phrases.extend(other.phrases.iter().map(|phrase| Phrase {
            mask: phrase.mask,
            first: phrase.first + words,
            last: phrase.last + words,
        }));
        self.repeated |= other.repeated | (self.union & other.union);
        self.union |= other.union;
        self.seen |= other.seen;
        self.longest = self.longest.max(other.longest);
        true
    }

    /// Ends a text that was put together, as reading it does.
    pub(super) fn end(&mut self) {
        if self.may_mean() {
            self.parsed = true;
            self.conclude();
            return;
        }
        let seen = self.seen;
        self.clear();
        (self.seen, self.union) = (seen, seen);
    }

    /// From the first to the last word that means something of itself, in the sentence's original bytes.
    pub(super) fn told(&self) -> Option<Range<usize>> {
        const BETWEEN: Mask = PREP | LIGHT | LEAD | MODAL | THIRD | FIRST | NOT | PLAIN;
        let mut told = self.phrases.iter().filter(|phrase| phrase.mask & !BETWEEN != 0);
        let first = told.next()?;
        let last = told.map(|phrase| phrase.last).max().unwrap_or(first.last);
        let (start, end) = (
            self.word(first.first)?.start,
            self.word(last.max(first.last))?.end,
        );
        Some(self.text.original(&(start..end)))
    }

    /// All that is known of it.
    #[cfg(test)]
    pub(super) fn told_all(&self) -> String {
        let quoted: Vec<bool> = (0..self.words.len()).map(|at| self.quoted(at)).collect();
        let signs: Vec<bool> = (0..0x80).map(|sign| self.text.has(&[sign])).collect();
        let known = (self.union, self.seen, self.repeated, self.longest, self.parsed);
        let kind = (self.english, self.loose, self.question, quoted);
        let text = &self.text.text;
        let text = (
            text,
            self.text.original(&(0..text.len())),
            self.text.has_point(),
            signs,
        );
        format!(
            "{:?}",
            (text, &self.words, &self.phrases, &self.begun, known, kind)
        )
    }

    /// The word with that index.
    pub(super) fn word(&self, at: usize) -> Option<&Word> {
        self.words.get(at)
    }

    /// The letters of a word.
    pub(super) fn letters(&self, at: usize) -> &str {
        self.word(at)
            .and_then(|word| self.text.text.get(word.start..word.end))
            .unwrap_or_default()
    }

    /// What the lexicon has for a word.
    pub(super) fn known(&self, at: usize) -> Option<Known> {
        let word = self.word(at)?;
        let bytes = self.text.text.as_bytes();
        // A run of letters was looked up when it was read.
        if word.known.is_some() || (self.by_runs && bytes.get(word.start).is_some_and(u8::is_ascii)) {
            return word.known;
        }
        LEXICON.entry(self.letters(at))
    }

    /// Whether a word is one of these, as [`short`] has them.
    ///
    /// [`short`]: super::words::short
    pub(super) fn is_one(&self, at: usize, words: &[u64]) -> bool {
        self.word(at).is_some_and(|word| words.contains(&word.short))
    }

    /// All concepts of the words before this one.
    pub(super) fn before(&self, at: usize) -> Mask {
        self.covered(0..at)
    }

    /// How many phrases begin before a word.
    fn begun(&self, word: usize) -> usize {
        self.begun.get(word).copied().unwrap_or(self.phrases.len())
    }

    /// The first phrase in order that has one of the concepts, reaches into a range of words, and fits.
    pub(super) fn seek(
        &self,
        mask: Mask,
        near: &Range<usize>,
        fits: impl Fn(&Phrase) -> bool,
    ) -> Option<&Phrase> {
        if self.union & mask == 0 {
            return None;
        }
        let from = near.start.saturating_sub(self.longest);
        let rest = self.phrases.get(self.begun(from)..).unwrap_or_default().iter();
        rest.take_while(|phrase| phrase.first < near.end)
            .find(|phrase| phrase.mask & mask != 0 && fits(phrase))
    }

    /// The phrases that a word may be a part of.
    pub(super) fn around(&self, at: usize) -> &[Phrase] {
        let first = self.begun(at.saturating_sub(self.longest));
        self.phrases.get(first..self.begun(at + 1)).unwrap_or_default()
    }

    /// What `states` says of the sentence; it is asked once.
    pub(super) fn states(&self, states: impl Fn(&Self) -> bool) -> bool {
        *self.states.get_or_init(|| states(self))
    }

    /// Whether a word lies between quotation marks while other words of the sentence do not.
    pub(super) fn quoted(&self, at: usize) -> bool {
        let all = self.quoted.get_or_init(|| {
            if self.text.has(b"\"`'") {
                quoted(&self.text.text, &self.words, self.by_runs)
            } else {
                Vec::new()
            }
        });
        all.get(at).is_some_and(|quoted| *quoted)
    }

    /// What is between two words, punctuation and spaces.
    pub(super) fn between(&self, left: usize, right: usize) -> &str {
        let (Some(left), Some(right)) = (self.word(left), self.word(right)) else {
            return "";
        };
        self.text.text.get(left.end..right.start).unwrap_or_default()
    }

    /// All concepts of the words in a range.
    pub(super) fn covered(&self, range: Range<usize>) -> Mask {
        let words = self.words.get(range.start..range.end.min(self.words.len()));
        words
            .unwrap_or_default()
            .iter()
            .fold(0, |all, word| all | word.cover)
    }
}

/// What a word means in this sentence: words of two languages have the meaning of the sentence's.
fn mask(seen: &Seen, english: bool, text: &str) -> Mask {
    let latin = || text.as_bytes().get(seen.start).is_some_and(u8::is_ascii);
    if english && (seen.english != 0 || latin()) {
        seen.english
    } else {
        seen.english | seen.other
    }
}
