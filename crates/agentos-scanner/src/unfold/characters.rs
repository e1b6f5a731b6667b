//! Characters that a reader does not see, or sees as others: zero width, soft hyphens, combining marks, full width
//! and mathematical letters, look-alikes of other scripts, and text that is shown backwards.

use std::ops::Range;

use crate::detector::Trigger;
use crate::window::Window;

use super::lookalikes::{alike, plain};
use super::{Folded, Piece, Unfolder, alphanumeric, pieces};

const BEFORE: usize = super::LONGEST;
const AFTER: usize = 1000;

pub(super) const UNFOLDERS: &[Unfolder] = &[Unfolder {
    triggers: &[Trigger::Lead(&LEADS, suspicious)],
    before: BEFORE,
    after: AFTER,
    joins: true,
    unfold,
}];

static LEADS: [bool; 256] = leads();

const fn leads() -> [bool; 256] {
    let mut table = [false; 256];
    let bytes = [
        0xC2, 0xC9, 0xCC, 0xCD, 0xCE, 0xCF, 0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xE1, 0xE2, 0xEF, 0xF0,
    ];
    let mut at = 0;
    while at < bytes.len() {
        #[expect(clippy::indexing_slicing, reason = "checked when compiled")]
        {
            table[bytes[at] as usize] = true;
        }
        at += 1;
    }
    table
}

/// Whether a character is out of place where it stands.
fn suspicious(before: &[u8], behind: &[u8]) -> bool {
    let at = |index: usize| behind.get(index).copied().unwrap_or(0);
    let after_word = before.last().is_some_and(u8::is_ascii_alphanumeric);
    let before_word = |len: usize| at(len).is_ascii_alphabetic();
    match at(0) {
        0xC2 => at(1) == 0xAD && after_word && before_word(2),
        0xCC => after_word,
        0xCD => after_word && at(1) <= 0xAF,
        // Greek, Cyrillic, Armenian and phonetic letters that touch Latin ones.
        0xC9 | 0xCE..=0xD5 => before_word(2) || before.last().is_some_and(u8::is_ascii_alphabetic),
        0xE1 => {
            matches!(at(1), 0xB4 | 0xB5) || (matches!(at(1), 0x8E | 0x8F) && (after_word || before_word(3)))
        }
        0xE2 => match (at(1), at(2)) {
            (0x80, 0x8B..=0x8F | 0xAA..=0xAE) | (0x81, 0xA0..=0xA4 | 0xA6..=0xA9) => {
                after_word || before_word(3)
            }
            (0x92, 0x9C..) | (0x93, ..=0xA9) => true,
            _ => false,
        },
        0xEF => match (at(1), at(2)) {
            (0xBC, 0xA1..=0xBA) | (0xBD, 0x81..=0x9A) => true,
            (0xBB, 0xBF) => after_word,
            _ => false,
        },
        0xF0 => matches!((at(1), at(2)), (0x9D, 0x90..=0x9F) | (0x9F, 0x84..=0x86)),
        _ => false,
    }
}

fn unfold(window: &Window<'_>, folded: &mut Folded) -> usize {
    let bytes = window.bytes();
    folded.reserve(bytes.len());
    let mut shown = Shown {
        folded,
        word: Word::default(),
        backwards: None,
    };
    for (range, piece) in pieces(bytes) {
        match piece {
            Piece::Ascii(run) => shown.ascii(run, range.start),
            Piece::Beyond('\u{202e}' | '\u{202d}') => shown.turn(),
            Piece::Beyond('\u{202c}') => shown.turn_back(),
            Piece::Beyond(char) if unseen(char) => {}
            Piece::Beyond(char) => shown.char(plain(char).unwrap_or(char), range),
        }
    }
    shown.turn_back();
    // What stands behind has a window of its own, which looks back as far.
    bytes.len()
}

/// A text as it is shown.
struct Shown<'a> {
    folded: &'a mut Folded,
    word: Word,
    /// From where on the text is shown backwards.
    backwards: Option<usize>,
}

/// A word that has not ended.
#[derive(Clone, Copy, Default)]
struct Word {
    start: usize,
    /// Whether letters of ASCII are in it, and others before the first of them.
    latin: bool,
    other: bool,
}

/// A run of fewer characters of ASCII is not worth the search for its words.
const FEW: usize = 4;

impl Shown<'_> {
    fn len(&self) -> usize {
        self.folded.text.len()
    }

    /// Adds characters of ASCII.
    fn ascii(&mut self, run: &[u8], from: usize) {
        if run.len() < FEW {
            for (byte, at) in run.iter().zip(from..) {
                self.char(char::from(*byte), at..at + 1);
            }
        } else if self.backwards.is_some() {
            let end = run.iter().position(|byte| *byte == b'\n');
            let (line, rest) = run.split_at_checked(end.unwrap_or(run.len())).unwrap_or_default();
            self.folded.push_each(line.iter().copied(), from);
            if !rest.is_empty() {
                self.turn_back();
                self.ascii(rest, from + line.len());
            }
        } else {
            self.words(run, from);
        }
    }

    /// Adds characters of ASCII that are not shown backwards.
    fn words(&mut self, run: &[u8], from: usize) {
        let sign = |byte: &u8| !byte.is_ascii_alphanumeric();
        let head = run.iter().position(sign).unwrap_or(run.len());
        let (head, rest) = run.split_at_checked(head).unwrap_or_default();
        self.folded.push_each(head.iter().copied(), from);
        self.word.latin |= head.iter().any(u8::is_ascii_alphabetic);
        if rest.is_empty() {
            return;
        }
        self.end_word();
        self.folded.push_each(rest.iter().copied(), from + head.len());
        let tail = rest.iter().rev().position(sign).unwrap_or(0);
        self.word = Word {
            start: self.len() - tail,
            latin: rest.iter().rev().take(tail).any(u8::is_ascii_alphabetic),
            other: false,
        };
    }

    /// Adds a character.
    fn char(&mut self, char: char, range: Range<usize>) {
        if self.backwards.is_some() {
            if char == '\n' {
                self.turn_back();
            }
            return self.folded.push(char, range);
        }
        let (letter, latin) = match u8::try_from(char).ok().filter(u8::is_ascii) {
            Some(byte) => (byte.is_ascii_alphanumeric(), byte.is_ascii_alphabetic()),
            None => (alphanumeric(char), false),
        };
        if !letter {
            self.end_word();
            self.folded.push(char, range);
            self.word.start = self.len();
            return;
        }
        self.word.latin |= latin;
        let other = !char.is_ascii();
        self.word.other |= other && !self.word.latin;
        let looks = (other && self.word.latin).then(|| alike(char)).flatten();
        self.folded.push(looks.unwrap_or(char), range);
    }

    /// Ends a word, with Latin letters for those that only look like them where it is a mixture.
    fn end_word(&mut self) {
        let Word { start, latin, other } = self.word;
        if latin && other {
            self.folded.replace(start, alike);
        }
        self.word = Word {
            start: self.len(),
            ..Word::default()
        };
    }

    /// What comes now is shown backwards.
    fn turn(&mut self) {
        self.end_word();
        self.backwards = self.backwards.or(Some(self.len()));
    }

    /// And what comes now is not.
    fn turn_back(&mut self) {
        self.end_word();
        if let Some(from) = self.backwards.take() {
            self.folded.turn(from..self.len());
            self.word.start = self.len();
        }
    }
}

/// Whether a character has no width, or is a mark upon the one before it.
pub(super) const fn unseen(char: char) -> bool {
    matches!(
        char,
        '\u{ad}'
            | '\u{300}'..='\u{36f}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{20d0}'..='\u{20f0}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}
