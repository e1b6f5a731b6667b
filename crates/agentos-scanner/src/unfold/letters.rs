//! Letters for other letters: Caesar's cipher of every distance (ROT13 is one), the alphabet turned round, and text
//! written backwards, as a whole or word by word.

use std::ops::Range;

use crate::detector::Trigger;
use crate::window::Window;

use super::words::{ATBASH, CAESAR, CAESAR_WORDS, REVERSED};
use super::{Folded, Unfolded, Unfolder, characters, line};

const BEFORE: usize = 200;
const AFTER: usize = 1000;

pub(super) const UNFOLDERS: &[Unfolder] = &[
    Unfolder {
        triggers: &[Trigger::Literal(CAESAR)],
        before: BEFORE,
        after: AFTER,
        unfold: caesar,
    },
    Unfolder {
        triggers: &[Trigger::Literal(ATBASH)],
        before: BEFORE,
        after: AFTER,
        unfold: atbash,
    },
    Unfolder {
        triggers: &[Trigger::Literal(REVERSED)],
        before: BEFORE,
        after: AFTER,
        unfold: reversed,
    },
];

fn caesar(window: &Window<'_>) -> Unfolded {
    let Some(distance) = distance(&window.text(window.anchor()).to_ascii_lowercase()) else {
        return Unfolded::nothing(window.anchor().end);
    };
    substitute(window, |char| moved(char, 26 - distance))
}

fn atbash(window: &Window<'_>) -> Unfolded {
    substitute(window, |char| match char {
        'a'..='z' => char::from_u32(219 - u32::from(char)).unwrap_or(char),
        'A'..='Z' => char::from_u32(155 - u32::from(char)).unwrap_or(char),
        _ => char,
    })
}

/// How far a word of the list was moved to become this one.
fn distance(word: &str) -> Option<u8> {
    CAESAR_WORDS.iter().find_map(|plain| {
        let by = word
            .bytes()
            .next()?
            .wrapping_sub(plain.bytes().next()?)
            .wrapping_add(26)
            % 26;
        let fits = plain.len() == word.len()
            && plain
                .chars()
                .zip(word.chars())
                .all(|(plain, other)| moved(plain, by) == other);
        (fits && by != 0).then_some(by)
    })
}

fn moved(char: char, by: u8) -> char {
    let turn = |base: u8| {
        let letter = u8::try_from(char).unwrap_or(base) - base;
        char::from(base + (letter + by) % 26)
    };
    match char {
        'a'..='z' => turn(b'a'),
        'A'..='Z' => turn(b'A'),
        _ => char,
    }
}

fn substitute(window: &Window<'_>, plain: impl Fn(char) -> char) -> Unfolded {
    let line = line(window, BEFORE);
    let mut folded = Folded::with_capacity(line.len());
    for (range, char) in characters(window.slice(line.clone())) {
        folded.push(plain(char), line.start + range.start..line.start + range.end);
    }
    Unfolded::some(line.end.max(window.anchor().end), folded)
}

fn reversed(window: &Window<'_>) -> Unfolded {
    let line = line(window, BEFORE);
    let all: Vec<(Range<usize>, char)> = characters(window.slice(line.clone()))
        .map(|(range, char)| (line.start + range.start..line.start + range.end, char))
        .collect();
    let mut folded = Folded::with_capacity(2 * line.len() + 1);
    for (range, char) in all.iter().rev() {
        folded.push(*char, range.clone());
    }
    folded.push('\n', line.clone());
    // Word by word.
    for word in all.split_inclusive(|(_, char)| !char.is_alphanumeric()) {
        let (letters, rest) = match word.split_last() {
            Some((last, letters)) if !last.1.is_alphanumeric() => (letters, Some(last)),
            _ => (word, None),
        };
        for (range, char) in letters.iter().rev().chain(rest) {
            folded.push(*char, range.clone());
        }
    }
    Unfolded::some(line.end.max(window.anchor().end), folded)
}

/// The plain text of an enciphered or reversed one, if it has one of the words that give it away.
pub(super) fn decipher(text: &str) -> Option<String> {
    let mut words = text.split(|char: char| !char.is_ascii_alphabetic());
    words.find_map(|word| {
        let word = word.to_ascii_lowercase();
        if REVERSED.contains(&word.as_str()) {
            return Some(text.chars().rev().collect());
        }
        let by = distance(&word)?;
        Some(text.chars().map(|char| moved(char, 26 - by)).collect())
    })
}
