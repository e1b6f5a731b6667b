//! Characters written as escapes: `%69`, `\x69`, `\u0069`, `\u{69}`, `&#105;`, `&#x69;`, `&lt;`.

use std::ops::Range;

use crate::detector::Trigger;
use crate::window::Window;

use super::{Folded, Unfolder, characters};

/// An escape is six bytes long, and two escapes can be one letter.
const BEFORE: usize = 600;
const AFTER: usize = 1000;

pub(super) const UNFOLDERS: &[Unfolder] = &[Unfolder {
    triggers: &[Trigger::Literal(&[
        "\\x", "\\u00", "\\u{", "&#", "&lt;", "%20", "%6", "%7", "%4", "%5",
    ])],
    before: BEFORE,
    after: AFTER,
    joins: true,
    unfold,
}];

/// With fewer escapes a text says the same as without.
const LEAST: usize = 2;

fn unfold(window: &Window<'_>, folded: &mut Folded) -> usize {
    let bytes = window.bytes();
    let done_to = bytes.len();
    let mut escapes = 0;
    let mut pending: Vec<(Range<usize>, u8)> = Vec::new();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let Some((value, len)) = escape(rest) else {
            flush(folded, &mut pending);
            // As it is, to where the next escape may begin.
            let signs = rest
                .iter()
                .skip(1)
                .position(|byte| matches!(byte, b'%' | b'\\' | b'&'));
            let len = signs.map_or(rest.len(), |at| at + 1);
            folded.push_plain(rest.get(..len).unwrap_or_default(), at);
            at += len;
            continue;
        };
        escapes += 1;
        let range = at..at + len;
        at += len;
        match value {
            Value::Byte(byte) if !byte.is_ascii() => pending.push((range, byte)),
            Value::Byte(byte) => {
                flush(folded, &mut pending);
                if !byte.is_ascii_control() || byte == b'\n' {
                    folded.push(char::from(byte), range);
                }
            }
            Value::Char(plain) => {
                flush(folded, &mut pending);
                folded.push(plain, range);
            }
        }
    }
    flush(folded, &mut pending);
    if escapes < LEAST {
        folded.clear();
        return done_to;
    }
    done_to
}

enum Value {
    /// A byte of UTF-8.
    Byte(u8),
    Char(char),
}

/// Bytes that stand together may be one character.
fn flush(folded: &mut Folded, pending: &mut Vec<(Range<usize>, u8)>) {
    if pending.is_empty() {
        return;
    }
    let plain: Vec<u8> = pending.iter().map(|(_, byte)| *byte).collect();
    for (range, char) in characters(&plain) {
        let start = pending.get(range.start).map_or(0, |(place, _)| place.start);
        let end = pending.get(range.end - 1).map_or(start, |(place, _)| place.end);
        if !char.is_control() || char == '\n' {
            folded.push(char, start..end);
        }
    }
    pending.clear();
}

/// The escape that starts here, and how long it is.
fn escape(rest: &[u8]) -> Option<(Value, usize)> {
    match rest {
        [b'%', digits @ ..] => Some((Value::Byte(u8::try_from(number(digits, 2, 2, 16)?.0).ok()?), 3)),
        [b'\\', b'x', digits @ ..] => Some((Value::Byte(u8::try_from(number(digits, 2, 2, 16)?.0).ok()?), 4)),
        [b'\\', b'u', b'{', digits @ ..] => {
            let (code, len) = number(digits, 1, 6, 16)?;
            (digits.get(len) == Some(&b'}')).then_some(())?;
            Some((Value::Char(char::from_u32(code)?), len + 4))
        }
        [b'\\', b'u', digits @ ..] => Some((Value::Char(char::from_u32(number(digits, 4, 4, 16)?.0)?), 6)),
        [b'&', b'#', b'x' | b'X', digits @ ..] => {
            let (code, len) = number(digits, 1, 6, 16)?;
            let close = usize::from(digits.get(len) == Some(&b';'));
            Some((Value::Char(char::from_u32(code)?), len + 3 + close))
        }
        [b'&', b'#', digits @ ..] => {
            let (code, len) = number(digits, 1, 7, 10)?;
            let close = usize::from(digits.get(len) == Some(&b';'));
            Some((Value::Char(char::from_u32(code)?), len + 2 + close))
        }
        [b'&', ..] => [
            ("&lt;", '<'),
            ("&gt;", '>'),
            ("&quot;", '"'),
            ("&amp;", '&'),
            ("&nbsp;", ' '),
            ("&apos;", '\''),
        ]
        .into_iter()
        .find(|(name, _)| rest.starts_with(name.as_bytes()))
        .map(|(name, char)| (Value::Char(char), name.len())),
        _ => None,
    }
}

/// A number of so many digits, and how many it had.
fn number(digits: &[u8], least: usize, most: usize, radix: u32) -> Option<(u32, usize)> {
    let digit = |byte: &u8| char::from(*byte).to_digit(radix);
    let len = digits
        .iter()
        .take(most)
        .take_while(|byte| digit(byte).is_some())
        .count();
    (len >= least).then_some(())?;
    let value = digits
        .iter()
        .take(len)
        .fold(0_u32, |value, byte| value * radix + digit(byte).unwrap_or(0));
    Some((value, len))
}
