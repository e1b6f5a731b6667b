//! Letters written as their codes, one group for each: binary, hexadecimal, decimal, Morse.

use crate::detector::{Near, Trigger};
use crate::window::Window;

use super::words::{DECIMAL_GROUPS, HEX_GROUPS, MORSE};
use super::{Folded, Unfolder, common};

/// A code with what stands beside it is up to nine bytes long.
const BEFORE: usize = 600;
const AFTER: usize = 1200;

pub(super) const UNFOLDERS: &[Unfolder] = &[
    Unfolder {
        triggers: &[Trigger::Digits {
            len: (7, 8),
            prev: Near::NO_WORD,
            next: Near::SPACE.or(Near::COMMA).or(Near::DASH).or(Near::OTHER),
        }],
        before: BEFORE,
        after: AFTER,
        joins: true,
        unfold: binary,
    },
    Unfolder {
        triggers: &[Trigger::Literal(HEX_GROUPS), Trigger::Literal(common::HEX_GROUPS)],
        before: BEFORE,
        after: AFTER,
        joins: true,
        unfold: hexadecimal,
    },
    Unfolder {
        triggers: &[
            Trigger::Literal(DECIMAL_GROUPS),
            Trigger::Literal(common::DECIMAL_GROUPS),
        ],
        before: BEFORE,
        after: AFTER,
        joins: true,
        unfold: decimal,
    },
    Unfolder {
        triggers: &[Trigger::Literal(MORSE), Trigger::Literal(common::MORSE)],
        before: BEFORE,
        after: AFTER,
        joins: false,
        unfold: morse,
    },
];

fn binary(window: &Window<'_>, folded: &mut Folded) -> usize {
    let anchor = window.anchor();
    if !window.anchored().iter().all(|byte| matches!(byte, b'0' | b'1')) {
        return anchor.end;
    }
    let start = window.backward(anchor.start, BEFORE, |byte| {
        matches!(byte, b'0' | b'1' | b' ' | b',' | b'-')
    });
    groups::<2>(window, start, (7, 8), folded)
}

fn hexadecimal(window: &Window<'_>, folded: &mut Folded) -> usize {
    let start = window.backward(window.anchor().start, BEFORE, |byte| {
        byte.is_ascii_hexdigit() || matches!(byte, b' ' | b':' | b',' | b'-' | b'x' | b'X')
    });
    groups::<16>(window, start, (2, 2), folded)
}

fn decimal(window: &Window<'_>, folded: &mut Folded) -> usize {
    let start = window.backward(window.anchor().start, BEFORE, |byte| {
        byte.is_ascii_digit() || matches!(byte, b' ' | b',' | b'-')
    });
    groups::<10>(window, start, (1, 3), folded)
}

/// Fewer codes are no text.
const LEAST: usize = 4;

/// Groups of digits between separators, each the code of a letter.
fn groups<const RADIX: u32>(
    window: &Window<'_>,
    start: usize,
    len: (usize, usize),
    folded: &mut Folded,
) -> usize {
    let mut at = start;
    let mut begun = 0;
    loop {
        let (first, mut code) = (at, 0_u32);
        while let Some(digit) = char::from(window.at(at)).to_digit(RADIX) {
            code = code.wrapping_mul(RADIX).wrapping_add(digit);
            at += 1;
        }
        let byte = window.at(at);
        if at > first {
            let known = (len.0..=len.1).contains(&(at - first));
            let char = char::from_u32(code).filter(|_| known);
            match char {
                Some(char) if char.is_alphanumeric() || (' '..='~').contains(&char) => {
                    folded.push(char, first..at);
                }
                // "0x": the zero is no group of its own.
                _ if RADIX == 16 && matches!(byte, b'x' | b'X') => {}
                _ if folded.text.len() - begun < LEAST => folded.truncate(begun),
                // What is no code ends a text, and another one may begin behind it.
                _ => {
                    folded.push('\n', first..at);
                    begun = folded.text.len();
                }
            }
        }
        let separates = matches!(
            byte,
            b' ' | b','
                | b':'
                | b'-'
                | b'\n'
                | b'\r'
                | b'\\'
                | b'b'
                | b'x'
                | b'X'
                | b';'
                | b'['
                | b']'
                | b'|'
        );
        if at >= window.bytes().len() || !separates {
            break;
        }
        at += 1;
    }
    if folded.text.len() - begun < LEAST {
        folded.truncate(begun);
    }
    at.max(window.anchor().end)
}

/// Morse code by its letters.
#[rustfmt::skip]
const LETTERS: &[(&str, char)] = &[
    (".-", 'a'), ("-...", 'b'), ("-.-.", 'c'), ("-..", 'd'), (".", 'e'), ("..-.", 'f'), ("--.", 'g'), ("....", 'h'),
    ("..", 'i'), (".---", 'j'), ("-.-", 'k'), (".-..", 'l'), ("--", 'm'), ("-.", 'n'), ("---", 'o'), (".--.", 'p'),
    ("--.-", 'q'), (".-.", 'r'), ("...", 's'), ("-", 't'), ("..-", 'u'), ("...-", 'v'), (".--", 'w'), ("-..-", 'x'),
    ("-.--", 'y'), ("--..", 'z'), (".----", '1'), ("..---", '2'), ("...--", '3'), ("....-", '4'), (".....", '5'),
    ("-....", '6'), ("--...", '7'), ("---..", '8'), ("----.", '9'), ("-----", '0'), (".-.-.-", '.'), ("--..--", ','),
    ("..--..", '?'), ("---...", ':'), (".--.-.", '@'), ("-....-", '-'), ("-..-.", '/'), ("..--.-", '_'),
];

fn morse(window: &Window<'_>, folded: &mut Folded) -> usize {
    let part = |byte: u8| matches!(byte, b'.' | b'-' | b' ' | b'/' | b'|' | b'\n');
    let start = window.backward(window.anchor().start, BEFORE, part);
    let end = window.forward(window.anchor().end, AFTER, part);
    let mut letter = start..start;
    let mut spaces = 0;
    for at in start..=end {
        match window.at(at) {
            b'.' | b'-' if at < end => {
                letter.end = at + 1;
                spaces = 0;
                continue;
            }
            b' ' => spaces += 1,
            _ => spaces = 2,
        }
        let code = window.text(letter.clone());
        if let Some((_, plain)) = LETTERS.iter().find(|(morse, _)| *morse == code) {
            folded.push(*plain, letter.clone());
        }
        letter = at + 1..at + 1;
        if spaces > 1 && !folded.text.ends_with(b" ") {
            folded.push(' ', at..at + 1);
        }
    }
    end
}
