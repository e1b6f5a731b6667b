//! The words of a sentence: where they lie, where clauses begin, and which stand in quotation marks. Does not know
//! what they mean.

use std::ops::Range;

use super::blocks::{Block, blocks, places};
use super::concept::Mask;
use super::fold::{Text, borderless, is_letter};
use super::lexicon::Known;

/// A word of the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    /// All concepts of all phrases that the word is a part of.
    pub(super) cover: Mask,
    /// Whether a clause begins with it: the sentence does, or punctuation stands before it.
    pub(super) opens: bool,
    /// Whether something stands before it that no verb reaches over.
    pub(super) fenced: bool,
    /// What the lexicon has for it, where that was asked.
    pub(super) known: Option<Known>,
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
                known: None,
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
            fenced |= fences(char);
            opens |= opens_clause(char);
        }
    }
    if let Some(start) = open.take() {
        close(start, text.len(), &mut opens, &mut fenced);
    }
}

/// Whether no verb reaches over it.
const fn fences(char: char) -> bool {
    matches!(char, '.' | ';' | '(' | '!' | '?' | '|' | '\u{2022}')
}

/// Whether a clause begins behind it.
const fn opens_clause(char: char) -> bool {
    !char.is_whitespace() && !matches!(char, '/' | '@' | '&' | '%' | '+' | '=' | '$' | '#')
}

/// The words of a text of ASCII that has no address, by the runs that they are.
pub(super) fn words_of(text: &str, runs: &[Run], words: &mut Vec<Word>) {
    words.clear();
    let mut had = 0;
    words.extend(runs.iter().take(WORDS_MAX).map(|run| {
        let gap = text.as_bytes().get(had..run.start).unwrap_or_default();
        let (mut opens, mut fenced) = (had == 0, false);
        had = run.end;
        if gap != b" " {
            for byte in gap {
                fenced |= fences(char::from(*byte));
                opens |= opens_clause(char::from(*byte));
            }
        }
        Word {
            start: run.start,
            end: run.end,
            cover: 0,
            opens,
            fenced,
            known: run.known,
        }
    }));
}

/// A run of letters, with hyphens and apostrophes between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether words may start in it.
    pub(super) joined: bool,
    /// What the lexicon has for it.
    pub(super) known: Option<Known>,
}

/// Finds where letters stand together.
pub(super) fn runs(text: &Text, runs: &mut Vec<Run>) {
    runs.clear();
    if text.has_more() {
        runs.extend(Runs::of(&text.text));
    } else {
        ascii_runs(text, runs);
    }
}

fn ascii_runs(text: &Text, runs: &mut Vec<Run>) {
    let bytes = text.text.as_bytes();
    let (score, joiners) = (text.has(b"_"), text.has(b"'-"));
    let is_letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let is_part = |at: usize| is_letter(at) || bytes.get(at) == Some(&b'_');
    let mut close = |start: usize, end: usize| {
        let joined = joiners
            && bytes
                .get(start..end)
                .is_some_and(|run| run.iter().any(|byte| sign(*byte) == Sign::Joiner));
        runs.push(Run {
            start,
            end,
            joined,
            known: None,
        });
    };
    let mut open: Option<usize> = None;
    let mut base = 0;
    for (block, len) in blocks(bytes) {
        let Block {
            letters: mut parts,
            others,
            ..
        } = Block::of(&block, len);
        if score || joiners {
            for place in places(others) {
                let at = base + place;
                let part = match block.get(place) {
                    Some(b'_') => true,
                    // A part of a word when it stands between letters.
                    Some(b'\'' | b'-') => is_letter(at + 1) && at.checked_sub(1).is_some_and(is_part),
                    _ => false,
                };
                parts |= u64::from(part) << place;
            }
        }
        let edges = parts ^ (parts << 1 | u64::from(open.is_some()));
        for place in places(edges) {
            match open.take() {
                Some(start) => close(start, base + place),
                None => open = Some(base + place),
            }
        }
        base += len;
    }
    if let Some(start) = open {
        close(start, bytes.len());
    }
}

/// Where letters stand together in a text of any script.
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
        let mut joined = false;
        let run = |start: usize, end: usize, joined: bool| Run {
            start,
            end,
            joined,
            known: None,
        };
        while let Some(byte) = bytes.get(at) {
            let mut len = 1;
            let part = match sign(*byte) {
                Sign::Letter => {
                    open.get_or_insert(at);
                    let rest = bytes.get(at..).unwrap_or_default().iter();
                    at += rest.take_while(|byte| is_plain(**byte)).count();
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
            } else if let Some(start) = open {
                self.at = at;
                return Some(run(start, at, joined));
            }
            at += len;
        }
        self.at = at;
        Some(run(open?, bytes.len(), joined))
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
