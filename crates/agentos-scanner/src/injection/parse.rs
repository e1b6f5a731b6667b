//! A sentence as the rules see it: its words, the concepts found among them, and where. Does not judge.

use std::ops::Range;

use super::concept::*;
use super::fold::{Text, borderless};
use super::lexicon::{LEXICON, Seen};
use super::{judge, structure};

/// A word of the sentence.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    /// All concepts of all phrases that the word is a part of.
    pub(super) cover: Mask,
    /// Whether a clause begins with it: the sentence does, or punctuation stands before it.
    pub(super) opens: bool,
}

/// A phrase with a meaning.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    pub(super) mask: Mask,
    /// Its first and last word, by index.
    pub(super) first: usize,
    pub(super) last: usize,
}

/// A sentence.
#[derive(Debug)]
pub(super) struct Parsed {
    pub(super) text: Text,
    pub(super) words: Vec<Word>,
    pub(super) phrases: Vec<Phrase>,
    /// All concepts. When no rule asks for these, nothing else is read.
    pub(super) union: Mask,
    /// Whether most of its known words are English.
    pub(super) english: bool,
    /// Whether verbs may stand behind their objects: the language puts them there, or has no borders.
    pub(super) loose: bool,
    pub(super) question: bool,
}

/// No sentence has more words; what is beyond is not read.
const WORDS_MAX: usize = 400;

impl Parsed {
    /// Reads a sentence.
    pub(super) fn new(bytes: &[u8]) -> Self {
        let text = Text::fold(bytes);
        let mut seen = Vec::with_capacity(text.text.len() / 4);
        LEXICON.find(&text.text, &runs(&text.text), &mut seen);
        let ours = seen
            .iter()
            .filter(|seen| seen.english != 0 && seen.other == 0)
            .count();
        let theirs = seen.iter().filter(|seen| seen.english == 0).count();
        let english = ours >= theirs;
        let loose = !english && seen.iter().any(|seen| seen.loose && seen.english == 0);
        let addresses = structure::find(bytes, &text, &mut seen);
        let all = seen
            .iter()
            .fold(0, |all, seen| all | mask(seen, english, &text.text));
        if !judge::possible(all) {
            return Self {
                text,
                words: Vec::new(),
                phrases: Vec::new(),
                union: all,
                english,
                loose,
                question: false,
            };
        }
        let mut words = words(&text.text, &addresses);
        let mut phrases = Vec::with_capacity(seen.len());
        for seen in &seen {
            let mask = mask(seen, english, &text.text);
            let first = words.partition_point(|word| word.end <= seen.start);
            let last = words
                .partition_point(|word| word.start < seen.end)
                .saturating_sub(1)
                .max(first);
            let mask = if mask & SYSPROMPT != 0 {
                named(&text.text, seen, mask)
            } else {
                mask
            };
            if first < words.len() && mask != 0 {
                phrases.push(Phrase { mask, first, last });
            }
        }
        drop_parts(&mut phrases);
        let mut union = 0;
        for phrase in &phrases {
            union |= phrase.mask;
            for word in words.get_mut(phrase.first..=phrase.last).unwrap_or_default() {
                word.cover |= phrase.mask;
            }
        }
        let question = text
            .text
            .trim_end()
            .trim_end_matches(['"', '\'', ')'])
            .ends_with('?');
        Self {
            text,
            words,
            phrases,
            union,
            english,
            loose,
            question,
        }
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

/// Phrases whose words mean nothing alone: in "do not reveal" nothing is revealed.
const WHOLES: Mask = SYSPROMPT
    | CONCEAL
    | NOT_FOLLOW
    | NO_REFUSE
    | SKIP_CONFIRM
    | SECRET
    | IMAGE
    | DECODE
    | REMEMBER
    | META
    | IDLE
    | ADDRESS;

/// Concepts that stand in an address and are no words of it.
const OF_ADDRESSES: Mask = LEAKY_LINK | HIDDEN | FRAME;

/// "a system prompt", "system prompts": nobody's, so no more than rules.
fn named(text: &str, seen: &Seen, mask: Mask) -> Mask {
    let head = text.get(..seen.start).unwrap_or_default();
    let phrase = text.get(seen.start..seen.end).unwrap_or_default();
    let nobodys = [" a ", " an ", " any ", " good ", " of "]
        .iter()
        .any(|word| head.ends_with(word))
        || matches!(head, "a " | "an ");
    if nobodys || (phrase.ends_with("prompts") && !head.ends_with("your ")) {
        mask & !SYSPROMPT
    } else {
        mask
    }
}

/// Drops the phrases that lie inside of one of [`WHOLES`].
fn drop_parts(phrases: &mut Vec<Phrase>) {
    phrases.sort_by_key(|phrase| (phrase.first, phrase.last));
    // The wholes in order, each with the farthest end of it and all before it: nothing is searched beyond.
    let mut farthest = 0;
    let wholes: Vec<(Phrase, usize)> = phrases
        .iter()
        .filter(|phrase| {
            phrase.mask & WHOLES != 0 && (phrase.last > phrase.first || phrase.mask & ADDRESS != 0)
        })
        .map(|phrase| {
            farthest = farthest.max(phrase.last);
            (*phrase, farthest)
        })
        .collect();
    if wholes.is_empty() {
        return;
    }
    phrases.retain(|one| {
        if one.mask & OF_ADDRESSES != 0 {
            return true;
        }
        let before = wholes.partition_point(|(whole, _)| whole.first <= one.first);
        let near = wholes.get(..before).unwrap_or_default().iter().rev();
        !near
            .take_while(|(_, farthest)| *farthest >= one.last)
            .any(|(whole, _)| {
                let shorter = whole.last - whole.first > one.last - one.first;
                let address = whole.mask & ADDRESS != 0 && one.mask & ADDRESS == 0;
                one.last <= whole.last && (shorter || address)
            })
    });
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

/// The words of a text. An address is one word.
fn words(text: &str, addresses: &[Range<usize>]) -> Vec<Word> {
    let mut addresses = addresses.iter().peekable();
    let mut words: Vec<Word> = Vec::with_capacity(text.len() / 5);
    let mut open: Option<usize> = None;
    let mut opens = true;
    let mut close = |start: usize, end: usize, opens: &mut bool| {
        if words.len() < WORDS_MAX {
            words.push(Word {
                start,
                end,
                cover: 0,
                opens: *opens,
            });
        }
        *opens = false;
    };
    for (at, char) in text.char_indices() {
        while addresses.next_if(|range| range.end <= at).is_some() {}
        if addresses.peek().is_some_and(|range| range.contains(&at)) {
            open.get_or_insert(at);
            continue;
        }
        if char.is_ascii_alphanumeric() {
            open.get_or_insert(at);
            continue;
        }
        if char == ' ' {
            if let Some(start) = open.take() {
                close(start, at, &mut opens);
            }
            continue;
        }
        let joined = matches!(char, '\'' | '-') && open.is_some() && next_is_letter(text, at);
        if borderless(char) && char.is_alphanumeric() {
            if let Some(start) = open.take() {
                close(start, at, &mut opens);
            }
            close(at, at + char.len_utf8(), &mut opens);
        } else if char.is_alphanumeric() || char == '_' || joined || is_mark(char) {
            open.get_or_insert(at);
        } else {
            if let Some(start) = open.take() {
                close(start, at, &mut opens);
            }
            opens |= !char.is_whitespace() && !matches!(char, '/' | '@' | '&' | '%' | '+' | '=' | '$' | '#');
        }
    }
    if let Some(start) = open.take() {
        close(start, text.len(), &mut opens);
    }
    words
}

/// Where letters stand together, with hyphens and apostrophes between them.
fn runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::with_capacity(text.len() / 5);
    let mut open: Option<usize> = None;
    for (at, char) in text.char_indices() {
        let part = char.is_ascii_alphanumeric()
            || char == '_'
            || (!char.is_ascii() && (char.is_alphanumeric() || is_mark(char)) && !borderless(char))
            || (matches!(char, '\'' | '-') && open.is_some() && next_is_letter(text, at));
        if part {
            open.get_or_insert(at);
        } else if let Some(start) = open.take() {
            runs.push(start..at);
        }
    }
    if let Some(start) = open {
        runs.push(start..text.len());
    }
    runs
}

/// Signs that belong to the letter before them: vowel signs of Indic scripts.
const fn is_mark(char: char) -> bool {
    matches!(char, '\u{93c}' | '\u{94d}')
}

fn next_is_letter(text: &str, at: usize) -> bool {
    text.get(at + 1..)
        .and_then(|rest| rest.chars().next())
        .is_some_and(char::is_alphanumeric)
}
