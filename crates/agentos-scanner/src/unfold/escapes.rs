//! Characters written as escapes: `%69`, `\x69`, `\u0069`, `\u{69}`, `&#105;`, `&#x69;`, `&lt;`.

use std::ops::Range;

use crate::detector::Trigger;
use crate::window::Window;

use super::{Folded, Unfolded, Unfolder, characters};

/// An escape is six bytes long, and two escapes can be one letter.
const BEFORE: usize = 600;
const AFTER: usize = 1000;

pub(super) const UNFOLDERS: &[Unfolder] = &[Unfolder {
    triggers: &[Trigger::Literal(&[
        "\\x", "\\u00", "\\u{", "&#", "&lt;", "%20", "%6", "%7", "%4", "%5",
    ])],
    before: BEFORE,
    after: AFTER,
    unfold,
}];

/// With fewer escapes a text says the same as without.
const LEAST: usize = 2;

fn unfold(window: &Window<'_>) -> Unfolded {
    let bytes = window.bytes();
    let done_to = bytes.len();
    let mut folded = Folded::default();
    let mut escapes = 0;
    let mut pending: Vec<(Range<usize>, u8)> = Vec::new();
    let mut skip_to = 0;
    for (range, char) in characters(bytes) {
        if range.start < skip_to {
            continue;
        }
        let rest = bytes.get(range.start..).unwrap_or_default();
        match escape(char, rest) {
            Some((Value::Byte(byte), len)) => {
                escapes += 1;
                skip_to = range.start + len;
                pending.push((range.start..skip_to, byte));
            }
            Some((Value::Char(plain), len)) => {
                escapes += 1;
                flush(&mut folded, &mut pending);
                skip_to = range.start + len;
                folded.push(plain, range.start..skip_to);
            }
            None => {
                flush(&mut folded, &mut pending);
                folded.push(char, range);
            }
        }
    }
    flush(&mut folded, &mut pending);
    if escapes < LEAST {
        return Unfolded::nothing(done_to);
    }
    Unfolded::some(done_to, folded)
}

enum Value {
    /// A byte of UTF-8.
    Byte(u8),
    Char(char),
}

/// Bytes that stand together may be one character.
fn flush(folded: &mut Folded, pending: &mut Vec<(Range<usize>, u8)>) {
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
fn escape(first: char, rest: &[u8]) -> Option<(Value, usize)> {
    match (first, rest) {
        ('%', [_, digits @ ..]) => Some((Value::Byte(u8::try_from(number(digits, 2, 2, 16)?.0).ok()?), 3)),
        ('\\', [_, b'x', digits @ ..]) => {
            Some((Value::Byte(u8::try_from(number(digits, 2, 2, 16)?.0).ok()?), 4))
        }
        ('\\', [_, b'u', b'{', digits @ ..]) => {
            let (code, len) = number(digits, 1, 6, 16)?;
            (digits.get(len) == Some(&b'}')).then_some(())?;
            Some((Value::Char(char::from_u32(code)?), len + 4))
        }
        ('\\', [_, b'u', digits @ ..]) => {
            Some((Value::Char(char::from_u32(number(digits, 4, 4, 16)?.0)?), 6))
        }
        ('&', [_, b'#', b'x' | b'X', digits @ ..]) => {
            let (code, len) = number(digits, 1, 6, 16)?;
            let close = usize::from(digits.get(len) == Some(&b';'));
            Some((Value::Char(char::from_u32(code)?), len + 3 + close))
        }
        ('&', [_, b'#', digits @ ..]) => {
            let (code, len) = number(digits, 1, 7, 10)?;
            let close = usize::from(digits.get(len) == Some(&b';'));
            Some((Value::Char(char::from_u32(code)?), len + 2 + close))
        }
        ('&', _) => [
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
