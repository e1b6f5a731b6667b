//! Digits and signs for letters: `1gn0r3 4ll pr3v10u5`.

use crate::detector::{Near, Trigger};
use crate::window::Window;

use super::words::LEET;
use super::{Folded, Unfolded, Unfolder, line};

/// A letter for a letter: nothing becomes longer.
const BEFORE: usize = 200;
const AFTER: usize = 1000;

pub(super) const UNFOLDERS: &[Unfolder] = &[Unfolder {
    triggers: &[
        Trigger::Digits {
            len: (1, 3),
            prev: Near::LETTER,
            next: Near::LETTER,
        },
        Trigger::Literal(LEET),
    ],
    before: BEFORE,
    after: AFTER,
    unfold,
}];

/// What a digit or sign stands for; "1" is an "i" or an "l".
const fn letter(char: char, one: char) -> Option<char> {
    Some(match char {
        '0' => 'o',
        '1' => one,
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        '8' => 'b',
        '9' => 'g',
        '|' => 'l',
        '!' => 'i',
        _ => return None,
    })
}

fn unfold(window: &Window<'_>) -> Unfolded {
    let line = line(window, BEFORE);
    let done_to = line.end.max(window.anchor().end);
    // A window may end in the middle of a character.
    let text = window.slice(line.clone()).utf8_chunks().next();
    let text = text.map_or("", |chunk| chunk.valid());
    if text
        .split_inclusive(char::is_whitespace)
        .filter(|word| is_leet(word))
        .nth(1)
        .is_none()
    {
        return Unfolded::nothing(done_to);
    }
    let mut folded = plain(text, line.start, 'i');
    if text.contains('1') {
        folded.push('\n', line.clone());
        folded.append(plain(text, line.start, 'l'));
    }
    Unfolded::some(done_to, folded)
}

/// A word that mixes letters with digits that stand for letters: no number, no unit, no key.
fn is_leet(word: &str) -> bool {
    let (mut letters, mut signs, mut len) = (0, 0, 0);
    for char in word.chars() {
        match char {
            '0' | '1' | '3' | '4' | '5' | '7' | '@' | '$' => signs += 1,
            '2' | '6' | '/' | '_' | '=' | ':' | '#' => return false,
            _ => letters += usize::from(char.is_alphabetic()),
        }
        len += 1;
    }
    letters > 0 && signs > 0 && len <= 20 && letters + signs >= 3
}

fn plain(text: &str, base: usize, one: char) -> Folded {
    let mut folded = Folded::with_capacity(text.len() + 1);
    let mut start = base;
    for word in text.split_inclusive(char::is_whitespace) {
        // A sign that ends a word is punctuation.
        let last = if word.is_ascii() {
            word.bytes().rposition(|byte| byte.is_ascii_alphanumeric())
        } else {
            word.rfind(char::is_alphanumeric)
        };
        let last = last.unwrap_or(0);
        for (at, char) in word.char_indices() {
            let plain = if at > last && !char.is_alphanumeric() {
                None
            } else {
                letter(char, one)
            };
            folded.push(plain.unwrap_or(char), start + at..start + at + char.len_utf8());
        }
        start += word.len();
    }
    folded
}
