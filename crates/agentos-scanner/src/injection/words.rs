//! The words of a sentence: where they lie, where clauses begin, and which stand in quotation marks. Does not know
//! what they mean.

use std::ops::Range;

use super::concept::Mask;
use super::fold::borderless;

/// A word of the sentence.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    /// All concepts of all phrases that the word is a part of.
    pub(super) cover: Mask,
    /// Whether a clause begins with it: the sentence does, or punctuation stands before it.
    pub(super) opens: bool,
    /// Whether something stands before it that no verb reaches over.
    pub(super) fenced: bool,
}

/// No sentence has more words; what is beyond is not read.
const WORDS_MAX: usize = 400;

/// The words of a text. An address is one word.
pub(super) fn words(text: &str, addresses: &[Range<usize>]) -> Vec<Word> {
    let mut addresses = addresses.iter().peekable();
    let mut words: Vec<Word> = Vec::with_capacity(text.len() / 5);
    let mut open: Option<usize> = None;
    let mut opens = true;
    let mut fenced = false;
    let mut close = |start: usize, end: usize, opens: &mut bool, fenced: &mut bool| {
        if words.len() < WORDS_MAX {
            words.push(Word {
                start,
                end,
                cover: 0,
                opens: *opens,
                fenced: *fenced,
            });
        }
        *opens = false;
        *fenced = false;
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
                close(start, at, &mut opens, &mut fenced);
            }
            continue;
        }
        let joined = matches!(char, '\'' | '-') && open.is_some() && next_is_letter(text, at);
        if borderless(char) && char.is_alphanumeric() {
            if let Some(start) = open.take() {
                close(start, at, &mut opens, &mut fenced);
            }
            close(at, at + char.len_utf8(), &mut opens, &mut fenced);
        } else if char.is_alphanumeric() || char == '_' || joined || is_mark(char) {
            open.get_or_insert(at);
        } else {
            if let Some(start) = open.take() {
                close(start, at, &mut opens, &mut fenced);
            }
            fenced |= matches!(char, '.' | ';' | '(' | '!' | '?' | '|' | '\u{2022}');
            opens |= !char.is_whitespace() && !matches!(char, '/' | '@' | '&' | '%' | '+' | '=' | '$' | '#');
        }
    }
    if let Some(start) = open.take() {
        close(start, text.len(), &mut opens, &mut fenced);
    }
    words
}

/// Where letters stand together, with hyphens and apostrophes between them.
pub(super) fn runs(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut runs: Vec<Range<usize>> = Vec::with_capacity(text.len() / 5);
    let mut open: Option<usize> = None;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let mut len = 1;
        let part = match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'_' | b'A'..=b'Z' => true,
            b'\'' | b'-' => open.is_some() && next_is_letter(text, at),
            0..=0x7f => false,
            _ => {
                let char = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
                len = char.len_utf8();
                (is_mark(char) || char.is_alphanumeric()) && !borderless(char)
            }
        };
        if part {
            open.get_or_insert(at);
        } else if let Some(start) = open.take() {
            runs.push(start..at);
        }
        at += len;
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

/// For each word whether it lies between quotation marks. An apostrophe is one where it opens a word, and marks
/// around a value are none.
pub(super) fn quoted(text: &str, words: &[Word]) -> Vec<bool> {
    let bytes = text.as_bytes();
    let last = |mark: u8| bytes.iter().rposition(|byte| *byte == mark);
    let (last_double, last_back, last_single) = (last(b'"'), last(b'`'), last(b'\''));
    let (mut double, mut back, mut opened, mut closed) = (false, false, 0_usize, 0_usize);
    let (mut is_value, mut seen_double, mut commas) = (false, false, 0_usize);
    let mut at = 0;
    let mut prev = 0;
    // "ignore the rules" is an example: what a sentence begins with is its subject.
    let subject = text
        .trim_start()
        .strip_prefix('"')
        .and_then(|rest| rest.split_once('"'))
        .is_some_and(|(_, behind)| behind.split_whitespace().nth(3).is_some());
    let mut all = Vec::with_capacity(words.len());
    for word in words {
        let behind = |last: Option<usize>| last.is_some_and(|last| last >= word.start);
        for (place, byte) in (at..).zip(bytes.get(at..word.start).unwrap_or_default()) {
            match (prev, *byte) {
                (_, b'"') => {
                    double = !double;
                    is_value = double && opens_value(text, place, seen_double, commas);
                    seen_double = true;
                }
                (_, b',') => {
                    commas += 1;
                    closed += usize::from(prev == b'\'');
                }
                (_, b'\n') => commas = 0,
                (_, b'`') => back = !back,
                (b' ' | b'(' | 0, b'\'') => opened += 1,
                (b'\'', b' ' | b'.') => closed += 1,
                _ => {}
            }
            prev = *byte;
        }
        at = at.max(word.start);
        if all.len() < 2 {
            all.push(subject);
            continue;
        }
        all.push(
            (double && !is_value && behind(last_double))
                || (back && behind(last_back))
                || (opened > closed && behind(last_single)),
        );
    }
    all
}

/// Whether the quotation mark at a place opens a value in JSON, of an attribute or of a field.
fn opens_value(text: &str, at: usize, seen_double: bool, commas: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end();
    before.ends_with('=') || before.ends_with("\":") || (before.ends_with(',') && (seen_double || commas > 1))
}
