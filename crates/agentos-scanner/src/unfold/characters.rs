//! Characters that a reader does not see, or sees as others: zero width, soft hyphens, combining marks, full width
//! and mathematical letters, look-alikes of other scripts, and text that is shown backwards.

use std::ops::Range;

use crate::detector::Trigger;
use crate::window::Window;

use super::lookalikes::{alike, plain};
use super::{Folded, Unfolded, Unfolder, characters};

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

fn unfold(window: &Window<'_>) -> Unfolded {
    let bytes = window.bytes();
    // What stands behind has a window of its own, which looks back as far.
    let done_to = bytes.len();
    let mut folded = Folded::with_capacity(bytes.len());
    let mut word: Vec<(Range<usize>, char)> = Vec::new();
    let mut backwards: Option<Vec<(Range<usize>, char)>> = None;
    let mut all = characters(bytes);
    while let Some((range, char)) = all.next() {
        if char.is_ascii() && backwards.is_none() && char != '\n' {
            if !char.is_ascii_alphanumeric() {
                flush(&mut folded, &mut word);
                folded.push(char, range);
                continue;
            }
            // A whole word of ASCII is as it is.
            let whole = word.is_empty().then(|| all.word(range.start)).flatten();
            match whole {
                Some(letters) => folded.push_plain(letters, range.start),
                None => word.push((range, char)),
            }
            continue;
        }
        match char {
            '\u{202e}' | '\u{202d}' => {
                flush(&mut folded, &mut word);
                backwards.get_or_insert_default();
                continue;
            }
            '\u{202c}' | '\n' => {
                unroll(&mut folded, &mut word, &mut backwards);
                if char == '\n' {
                    folded.push(char, range);
                }
                continue;
            }
            _ if unseen(char) => continue,
            _ => {}
        }
        let char = plain(char).unwrap_or(char);
        if let Some(backwards) = &mut backwards {
            backwards.push((range, char));
        } else if alphanumeric(char) {
            word.push((range, char));
        } else {
            flush(&mut folded, &mut word);
            folded.push(char, range);
        }
    }
    unroll(&mut folded, &mut word, &mut backwards);
    Unfolded::some(done_to, folded)
}

/// Whether a character is a part of a word, without a search for those that are met most.
fn alphanumeric(char: char) -> bool {
    matches!(char, 'α'..='ω' | 'А'..='я') || char.is_alphanumeric()
}

/// Adds what was written backwards, the way it is shown.
fn unroll(
    folded: &mut Folded,
    word: &mut Vec<(Range<usize>, char)>,
    backwards: &mut Option<Vec<(Range<usize>, char)>>,
) {
    flush(folded, word);
    for (range, char) in backwards.take().unwrap_or_default().into_iter().rev() {
        folded.push(char, range);
    }
}

/// Adds a word, with Latin letters for those that only look like them where it is a mixture.
fn flush(folded: &mut Folded, word: &mut Vec<(Range<usize>, char)>) {
    let mixed = word.iter().any(|(_, char)| char.is_ascii_alphabetic());
    for (range, char) in word.drain(..) {
        let char = if mixed && !char.is_ascii() {
            alike(char).unwrap_or(char)
        } else {
            char
        };
        folded.push(char, range);
    }
}

/// Whether a character has no width, or is a mark upon the one before it.
const fn unseen(char: char) -> bool {
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
