//! The words of a sentence: where they lie, where clauses begin, and which stand in quotation marks. Does not know
//! what they mean.

use std::ops::Range;

use super::blocks::{Block, blocks, places};
use super::concept::Mask;
use super::fold::{borderless, is_letter};
use super::lexicon::{Key, Known};

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
    /// Its letters, where it has no more than eight bytes, as [`short`] has them; 0 for a longer one.
    pub(super) short: u64,
}

/// A short word as a number.
pub(super) const fn short(word: &str) -> u64 {
    let mut rest = word.as_bytes();
    let mut all = 0;
    while let [head @ .., last] = rest {
        all = all << 8 | *last as u64;
        rest = head;
    }
    all
}

/// No sentence has more words; what is beyond is not read.
const WORDS_MAX: usize = 400;

/// Finds the words of a text. An address is one word.
pub(super) fn words(text: &str, addresses: &[Range<usize>], words: &mut Vec<Word>) {
    let mut addresses = addresses.iter();
    let mut address = addresses.next();
    let mut open: Option<usize> = None;
    let mut clause = Clause {
        opens: true,
        fenced: false,
    };
    words.clear();
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
        // All of an address is a part of a word.
        if let Some(range) = address.filter(|range| range.start <= at) {
            open.get_or_insert(at);
            next = next.max(range.end);
            continue;
        }
        let part = match sign {
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
            clause.word(text, start..at, words);
        }
        if sign == Sign::Space {
            continue;
        }
        if sign == Sign::Beyond && is_letter(char) {
            clause.word(text, at..next, words);
        } else {
            clause.sign(char);
        }
    }
    if let Some(start) = open.take() {
        clause.word(text, start..text.len(), words);
    }
}

/// The words of a text that has no address: its runs, which are told which they are, and each letter of a script
/// without borders.
pub(super) fn words_of(text: &str, runs: &mut [Run], words: &mut Vec<Word>) {
    words.clear();
    let mut clause = Clause {
        opens: true,
        fenced: false,
    };
    let mut had = 0;
    for run in runs {
        clause.gap(text, had..run.start, words);
        had = run.end;
        run.word = words.len();
        clause.push(run.start..run.end, run.known, run.key.short(), words);
    }
    clause.gap(text, had..text.len(), words);
}

/// What stands before the next word.
struct Clause {
    opens: bool,
    fenced: bool,
}

impl Clause {
    fn word(&mut self, text: &str, range: Range<usize>, words: &mut Vec<Word>) {
        let short = Key::of(text.as_bytes(), range.start, range.end).short();
        self.push(range, None, short, words);
    }

    fn push(&mut self, range: Range<usize>, known: Option<Known>, short: u64, words: &mut Vec<Word>) {
        if words.len() < WORDS_MAX {
            words.push(Word {
                start: range.start,
                end: range.end,
                cover: 0,
                opens: self.opens,
                fenced: self.fenced,
                known,
                short,
            });
        }
        (self.opens, self.fenced) = (false, false);
    }

    /// What stands between two runs.
    #[inline(always)]
    fn gap(&mut self, text: &str, gap: Range<usize>, words: &mut Vec<Word>) {
        if gap.len() != 1 || text.as_bytes().get(gap.start) != Some(&b' ') {
            self.signs(text, gap, words);
        }
    }

    fn signs(&mut self, text: &str, gap: Range<usize>, words: &mut Vec<Word>) {
        let between = text.as_bytes().get(gap.clone()).unwrap_or_default();
        if between.is_ascii() {
            for byte in between {
                self.sign(char::from(*byte));
            }
            return;
        }
        let between = text.get(gap.clone()).unwrap_or_default();
        for (at, char) in between.char_indices() {
            if !char.is_ascii() && is_letter(char) {
                let start = gap.start + at;
                self.word(text, start..start + char.len_utf8(), words);
            } else {
                self.sign(char);
            }
        }
    }

    fn sign(&mut self, char: char) {
        self.fenced |= matches!(char, '.' | ';' | '(' | '!' | '?' | '|' | '\u{2022}');
        self.opens |= !char.is_whitespace() && !matches!(char, '/' | '@' | '&' | '%' | '+' | '=' | '$' | '#');
    }
}

/// A run of letters, with hyphens and apostrophes between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether words may start in it.
    pub(super) joined: bool,
    pub(super) key: Key,
    /// What the lexicon has for it.
    pub(super) known: Option<Known>,
    /// Which word of the text it is, once there are words.
    pub(super) word: usize,
}

impl Run {
    fn new(text: &[u8], range: Range<usize>, joined: bool) -> Self {
        Self {
            start: range.start,
            end: range.end,
            // The Arabic "and" is written together with the word behind it.
            joined: joined || text.get(range.start) == Some(&0xD9),
            key: Key::of(text, range.start, range.end),
            known: None,
            word: 0,
        }
    }
}

/// Finds where letters stand together, and the signs of ASCII, in order, given what the bytes are, where that is known.
pub(super) fn runs(text: &str, kinds: &[Block], runs: &mut Vec<Run>, signs: &mut Vec<usize>) {
    runs.clear();
    signs.clear();
    let bytes = text.as_bytes();
    let mut open: Option<usize> = None;
    // Whether words may start in the run that is open, and the character that goes on is a part of it.
    let (mut open_joined, mut goes_on) = (false, false);
    let mut base = 0;
    for (at, (block, len)) in blocks(bytes).enumerate() {
        let kinds = kinds.get(at).copied().unwrap_or_else(|| Block::of(&block, len));
        let (mut parts, mut joins) = (kinds.letters, 0);
        for place in places(kinds.beyond) {
            if block.get(place).is_some_and(|byte| *byte >= 0xC0) {
                let rest = text.get(base + place..).unwrap_or_default();
                let char = rest.chars().next().unwrap_or(' ');
                goes_on = (is_mark(char) || is_letter(char)) && !borderless(char);
            }
            parts |= u64::from(goes_on) << place;
        }
        for place in places(kinds.signs) {
            let at = base + place;
            signs.push(at);
            match block.get(place) {
                Some(b'_') => parts |= 1 << place,
                // A part of a word when it stands between letters.
                Some(b'\'' | b'-') => {
                    let behind = (parts << 1 | u64::from(open.is_some())) >> place & 1 == 1;
                    joins |= u64::from(behind && next_is_letter(text, at)) << place;
                }
                _ => {}
            }
        }
        parts |= joins;
        let edges = parts ^ (parts << 1 | u64::from(open.is_some()));
        let joined =
            |start: usize, places: u64| joins & places & (u64::MAX << start.saturating_sub(base)) != 0;
        for place in places(edges) {
            let Some(start) = open.take() else {
                open = Some(base + place);
                open_joined = false;
                continue;
            };
            let joined = open_joined || joined(start, (1 << place) - 1);
            runs.push(Run::new(bytes, start..base + place, joined));
        }
        open_joined |= open.is_some_and(|start| joined(start, u64::MAX));
        base += len;
    }
    if let Some(start) = open {
        runs.push(Run::new(bytes, start..bytes.len(), open_joined));
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
/// `plain` says that no word has such marks in it.
pub(super) fn quoted(text: &str, words: &[Word], plain: bool) -> Vec<bool> {
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
        if plain {
            at = word.end;
            prev = bytes.get(word.end - 1).copied().unwrap_or(0);
        } else {
            at = at.max(word.start);
        }
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
