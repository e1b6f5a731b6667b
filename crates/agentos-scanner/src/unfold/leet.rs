//! Digits and signs for letters: `1gn0r3 4ll pr3v10u5`.

use std::ops::Range;

use crate::detector::{Near, Trigger};
use crate::window::Window;

use super::words::LEET;
use super::{Folded, Unfolded, Unfolder, characters, line};

const BEFORE: usize = 200;
const AFTER: usize = 400;

pub(super) const UNFOLDERS: &[Unfolder] = &[
    Unfolder {
        trigger: Trigger::Digits {
            len: (1, 3),
            prev: Near::LETTER,
            next: Near::LETTER,
        },
        before: BEFORE,
        after: AFTER,
        unfold,
    },
    Unfolder {
        trigger: Trigger::Literal(LEET),
        before: BEFORE,
        after: AFTER,
        unfold,
    },
];

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
    let line = line(window.bytes(), window.anchor().start);
    let done_to = line.end.max(window.anchor().end);
    let all: Vec<(Range<usize>, char)> = characters(window.slice(line.clone()))
        .map(|(range, char)| (line.start + range.start..line.start + range.end, char))
        .collect();
    let words: Vec<&[(Range<usize>, char)]> = all.split_inclusive(|(_, char)| char.is_whitespace()).collect();
    if words.iter().filter(|word| is_leet(word)).count() < 2 {
        return Unfolded::nothing(done_to);
    }
    let mut folded = plain(&words, 'i');
    if all.iter().any(|(_, char)| *char == '1') {
        folded.push('\n', line);
        folded.append(plain(&words, 'l'));
    }
    Unfolded::some(done_to, folded)
}

/// A word that mixes letters with digits that stand for letters: no number, no unit, no key.
fn is_leet(word: &[(Range<usize>, char)]) -> bool {
    let count = |is: fn(char) -> bool| word.iter().filter(|(_, char)| is(*char)).count();
    let letters = count(char::is_alphabetic);
    let signs = count(|char| matches!(char, '0' | '1' | '3' | '4' | '5' | '7' | '@' | '$'));
    let others = count(|char| matches!(char, '2' | '6' | '/' | '_' | '=' | ':' | '#'));
    letters > 0 && signs > 0 && others == 0 && word.len() <= 20 && letters + signs >= 3
}

fn plain(words: &[&[(Range<usize>, char)]], one: char) -> Folded {
    let mut folded = Folded::default();
    for word in words {
        let last = word
            .iter()
            .rposition(|(_, char)| char.is_alphanumeric())
            .unwrap_or(0);
        for (at, (range, char)) in word.iter().enumerate() {
            // A sign that ends a word is punctuation.
            let plain = if at > last && !char.is_alphanumeric() {
                None
            } else {
                letter(*char, one)
            };
            folded.push(plain.unwrap_or(*char), range.clone());
        }
    }
    folded
}
