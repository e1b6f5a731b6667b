//! Digits and signs for letters: `1gn0r3 4ll pr3v10u5`.

use crate::detector::{Near, Trigger};
use crate::window::Window;

use super::words::LEET;
use super::{Folded, Unfolder, line};

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
    joins: true,
    unfold,
}];

/// What a digit or sign stands for; "1" is an "i" or an "l".
const fn letter(byte: u8, one: u8) -> u8 {
    match byte {
        b'0' => b'o',
        b'1' => one,
        b'3' => b'e',
        b'4' | b'@' => b'a',
        b'5' | b'$' => b's',
        b'7' => b't',
        b'8' => b'b',
        b'9' => b'g',
        b'|' => b'l',
        b'!' => b'i',
        _ => byte,
    }
}

/// The same for every byte.
const fn letters(one: u8) -> [u8; 256] {
    let mut table = [0; 256];
    let mut byte = 0_u8;
    loop {
        #[expect(clippy::indexing_slicing, reason = "checked when compiled")]
        {
            table[byte as usize] = letter(byte, one);
        }
        if byte == u8::MAX {
            return table;
        }
        byte += 1;
    }
}

/// Whether a byte of ASCII is white space, as a character is.
const fn space(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ')
}

fn unfold(window: &Window<'_>, folded: &mut Folded) -> usize {
    let line = line(window, BEFORE);
    let done_to = line.end.max(window.anchor().end);
    // A window may end in the middle of a character.
    let text = window.slice(line.clone()).utf8_chunks().next();
    let text = text.map_or("", |chunk| chunk.valid());
    if words(text).filter(|word| is_leet(word)).nth(1).is_none() {
        return done_to;
    }
    let two = text.contains('1');
    folded.reserve((text.len() + 1) * if two { 2 } else { 1 });
    plain(text, line.start, b'i', folded);
    if two {
        folded.push('\n', line.clone());
        plain(text, line.start, b'l', folded);
    }
    done_to
}

/// The words of a text, each with the space behind it.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    let ascii = text.is_ascii();
    std::iter::from_fn(move || {
        let end = if ascii {
            rest.bytes().position(space).map(|at| at + 1)
        } else {
            let mut spaces = rest.char_indices().filter(|(_, char)| char.is_whitespace());
            spaces.next().map(|(at, char)| at + char.len_utf8())
        };
        let (word, more) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
        rest = more;
        (!word.is_empty()).then_some(word)
    })
}

/// A word that mixes letters with digits that stand for letters: no number, no unit, no key.
fn is_leet(word: &str) -> bool {
    let (mut letters, mut signs) = (0, 0);
    let mut fits = |char: char| {
        match char {
            'a'..='z' | 'A'..='Z' => letters += 1,
            '0' | '1' | '3' | '4' | '5' | '7' | '@' | '$' => signs += 1,
            '2' | '6' | '/' | '_' | '=' | ':' | '#' => return false,
            _ => letters += usize::from(char.is_alphabetic()),
        }
        true
    };
    // The space behind a word counts as well.
    const LONGEST: usize = 20;
    let all = if word.is_ascii() {
        word.len() <= LONGEST && word.bytes().all(|byte| fits(char::from(byte)))
    } else {
        word.chars().nth(LONGEST).is_none() && word.chars().all(fits)
    };
    all && letters > 0 && signs > 0 && letters + signs >= 3
}

/// Adds a text with letters for what stands for them.
fn plain(text: &str, base: usize, one: u8, folded: &mut Folded) {
    if text.is_ascii() {
        return plain_ascii(text.as_bytes(), base, one, folded);
    }
    let mut start = base;
    for word in words(text) {
        // A sign that ends a word is punctuation.
        let last = word.rfind(char::is_alphanumeric).unwrap_or(0);
        for (at, char) in word.char_indices() {
            let plain = u8::try_from(char).map_or(char, |byte| char::from(letter(byte, one)));
            let char = if at > last && !char.is_alphanumeric() {
                char
            } else {
                plain
            };
            folded.push(char, start + at..start + at + char.len_utf8());
        }
        start += word.len();
    }
}

fn plain_ascii(text: &[u8], base: usize, one: u8, folded: &mut Folded) {
    static LETTERS: [[u8; 256]; 2] = [letters(b'i'), letters(b'l')];
    let [i, l] = &LETTERS;
    let table = if one == b'i' { i } else { l };
    let plain = |byte: &u8| table.get(usize::from(*byte)).copied().unwrap_or(*byte);
    let begun = folded.text.len();
    folded.push_each(text.iter().map(plain), base);
    let plain = folded.text.get_mut(begun..).unwrap_or_default();
    let mut ends = true;
    for (at, (byte, plain)) in text.iter().zip(plain).enumerate().rev() {
        if byte.is_ascii_alphanumeric() {
            ends = false;
        } else if space(*byte) {
            ends = true;
        } else if ends {
            // The first sign of a word of signs alone is none.
            let prev = at.checked_sub(1).and_then(|at| text.get(at));
            if prev.is_some_and(|prev| !space(*prev)) {
                *plain = *byte;
            }
        }
    }
}
