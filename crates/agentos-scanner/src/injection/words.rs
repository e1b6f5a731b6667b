//! The words of a sentence: where they lie, where clauses begin, and which stand in quotation marks. Does not know
//! what they mean.

use std::ops::Range;

use super::concept::Mask;
use super::fold::{borderless, is_letter};
use super::lexicon::Hash;

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

/// Finds the words of a text. An address is one word.
pub(super) fn words(text: &str, addresses: &[Range<usize>], words: &mut Vec<Word>) {
    let mut addresses = addresses.iter();
    let mut address = addresses.next();
    let mut open: Option<usize> = None;
    let (mut opens, mut fenced) = (true, false);
    words.clear();
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
    let bytes = text.as_bytes();
    let mut next = 0;
    while let Some(byte) = bytes.get(next) {
        let at = next;
        let sign = sign(*byte);
        if sign == Sign::Letter && address.is_none_or(|range| at < range.start) {
            open.get_or_insert(at);
            let to = address.map_or(bytes.len(), |range| range.start);
            let rest = bytes.get(at..to).unwrap_or_default().iter();
            next += rest.take_while(|byte| is_plain(**byte)).count();
            continue;
        }
        let char = match sign {
            Sign::Beyond => text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' '),
            _ => char::from(*byte),
        };
        next += char.len_utf8();
        while address.is_some_and(|range| range.end <= at) {
            address = addresses.next();
        }
        let part = address.is_some_and(|range| range.start <= at)
            || match sign {
                Sign::Letter => true,
                Sign::Space => false,
                Sign::Joiner => open.is_some() && next_is_letter(text, at),
                Sign::Other => *byte == b'_',
                Sign::Beyond => (is_letter(char) && !borderless(char)) || is_mark(char),
            };
        if part {
            open.get_or_insert(at);
            continue;
        }
        if let Some(start) = open.take() {
            close(start, at, &mut opens, &mut fenced);
        }
        if sign == Sign::Space {
            continue;
        }
        if sign == Sign::Beyond && is_letter(char) {
            close(at, next, &mut opens, &mut fenced);
        } else {
            fenced |= matches!(char, '.' | ';' | '(' | '!' | '?' | '|' | '\u{2022}');
            opens |= !char.is_whitespace() && !matches!(char, '/' | '@' | '&' | '%' | '+' | '=' | '$' | '#');
        }
    }
    if let Some(start) = open.take() {
        close(start, text.len(), &mut opens, &mut fenced);
    }
}

/// A run of letters, with hyphens and apostrophes between them.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) range: Range<usize>,
    pub(super) hash: Hash,
    /// Whether words may start in it.
    pub(super) joined: bool,
}

/// Where letters stand together.
#[derive(Debug)]
pub(super) struct Runs<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Runs<'t> {
    pub(super) const fn of(text: &'t str) -> Self {
        Self { text, at: 0 }
    }
}

impl Iterator for Runs<'_> {
    type Item = Run;

    fn next(&mut self) -> Option<Run> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        let mut open: Option<usize> = None;
        let mut hash = Hash::NONE;
        let mut joined = false;
        while let Some(byte) = bytes.get(at) {
            let mut len = 1;
            let part = match sign(*byte) {
                Sign::Letter => {
                    open.get_or_insert(at);
                    let rest = bytes.get(at..).unwrap_or_default().iter();
                    for letter in rest.take_while(|byte| is_plain(**byte)) {
                        hash = hash.with(*letter);
                        at += 1;
                    }
                    continue;
                }
                Sign::Joiner => {
                    let part = open.is_some() && next_is_letter(self.text, at);
                    joined |= part;
                    part
                }
                Sign::Space | Sign::Other => *byte == b'_',
                Sign::Beyond => {
                    let char = self
                        .text
                        .get(at..)
                        .and_then(|rest| rest.chars().next())
                        .unwrap_or(' ');
                    len = char.len_utf8();
                    let part = (is_mark(char) || is_letter(char)) && !borderless(char);
                    // The Arabic "and".
                    joined |= part && open.is_none() && *byte == 0xD9;
                    part
                }
            };
            if part {
                open.get_or_insert(at);
                hash = if len == 1 {
                    hash.with(*byte)
                } else {
                    hash.and(bytes.get(at..at + len).unwrap_or_default())
                };
            } else if let Some(start) = open {
                self.at = at;
                return Some(Run {
                    range: start..at,
                    hash,
                    joined,
                });
            }
            at += len;
        }
        self.at = at;
        let range = open?..bytes.len();
        Some(Run { range, hash, joined })
    }
}

/// What a byte of a folded text is to its words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// A letter or digit.
    Letter,
    Space,
    /// A hyphen or an apostrophe: a part of a word when it stands between letters.
    Joiner,
    Other,
    /// A part of a character beyond ASCII.
    Beyond,
}

fn is_plain(byte: u8) -> bool {
    sign(byte) == Sign::Letter
}

fn sign(byte: u8) -> Sign {
    static SIGNS: [Sign; 256] = signs();
    SIGNS.get(usize::from(byte)).copied().unwrap_or(Sign::Other)
}

const fn signs() -> [Sign; 256] {
    let mut table = [Sign::Beyond; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        #[expect(clippy::indexing_slicing, reason = "checked when compiled")]
        {
            table[byte as usize] = match byte {
                b'a'..=b'z' | b'0'..=b'9' | b'A'..=b'Z' => Sign::Letter,
                b' ' => Sign::Space,
                b'\'' | b'-' => Sign::Joiner,
                _ => Sign::Other,
            };
        }
        byte += 1;
    }
    table
}

/// Signs that belong to the letter before them: vowel signs of Indic scripts.
const fn is_mark(char: char) -> bool {
    matches!(char, '\u{93c}' | '\u{94d}')
}

fn next_is_letter(text: &str, at: usize) -> bool {
    text.get(at + 1..)
        .and_then(|rest| rest.chars().next())
        .is_some_and(is_letter)
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
