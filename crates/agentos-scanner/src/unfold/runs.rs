//! Long runs of letters and digits: base64, base64 for URLs, base32, hexadecimal, binary; one in the other up to
//! three deep.

use std::borrow::Cow;

use crate::detector::Trigger;
use crate::window::Window;

use super::letters::decipher;
use super::{Folded, Unfolded, Unfolder, readable};

/// A block of lines is read on so far behind its first line.
const AFTER: usize = 400;

pub(super) const UNFOLDERS: &[Unfolder] = &[Unfolder {
    triggers: &[Trigger::Token(16)],
    before: 0,
    after: AFTER,
    joins: false,
    unfold,
}];

/// How many codings are undone, one inside the other.
const DEPTH: usize = 3;

fn unfold(window: &Window<'_>) -> Unfolded {
    let anchor = window.anchor();
    let head = window.anchored();
    if !promising(head) {
        return Unfolded::nothing(anchor.end);
    }
    // Lines of one block belong together.
    let mut run = Cow::Borrowed(head);
    let mut more: Vec<usize> = Vec::new();
    let mut end = anchor.end;
    while head.len() >= 48 {
        let next = window.forward(end, 2, |byte| matches!(byte, b'\r' | b'\n'));
        let stop = window.forward(next, 256, is_token);
        if next == end || stop == next {
            break;
        }
        run.to_mut().extend_from_slice(window.slice(next..stop));
        more.extend(next..stop);
        end = stop;
    }
    let Some((plain, width)) = decode(&run) else {
        return Unfolded::nothing(end);
    };
    let mut folded = Folded::with_capacity(2 * plain.len());
    let place = |unit: usize| match unit.checked_sub(head.len()) {
        None => anchor.start + unit,
        Some(unit) => more.get(unit).copied().unwrap_or(end.saturating_sub(1)),
    };
    match readable(&plain) {
        Some(text) => {
            for (at, char) in text.char_indices() {
                let first = place(at * width.1 / width.0);
                let last = place((at + char.len_utf8()) * width.1 / width.0);
                folded.push(char, first..last.max(first) + 1);
            }
            let mut inner = text.trim().to_owned();
            for _ in 1..DEPTH {
                let Some(more) = again(&inner) else { break };
                folded.push('\n', anchor.start..end);
                folded.push_all(&more, &(anchor.start..end));
                inner = more;
            }
        }
        // Digits alone are no text, and may be one more code.
        None => match std::str::from_utf8(&plain).ok().and_then(again) {
            Some(more) => folded.push_all(&more, &(anchor.start..end)),
            None => return Unfolded::nothing(end),
        },
    }
    Unfolded::some(end, folded)
}

/// What a decoded text is once more, if it is a code itself.
fn again(text: &str) -> Option<String> {
    let sign = |byte: &u8| matches!(byte, b'\n' | b'\r' | b'=');
    if !text.bytes().all(|byte| is_token(byte) || sign(&byte)) {
        return decipher(text);
    }
    let bytes: Vec<u8> = text.bytes().filter(|byte| !sign(byte)).collect();
    if bytes.len() < 16 {
        return decipher(text);
    }
    let (plain, _) = decode(&bytes)?;
    readable(&plain).map(str::to_owned)
}

const fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+' | b'/')
}

/// Whether the first bytes decode to text: nearly all runs do not, and are let go here.
fn promising(run: &[u8]) -> bool {
    let head = run.get(..16).unwrap_or(run);
    decode(head).is_some_and(|(plain, _)| {
        plain.iter().all(|byte| {
            byte.is_ascii_graphic() || matches!(byte, b' ' | b'\n' | b'\r' | b'\t') || *byte >= 0x80
        }) && (!plain.is_empty() || bits(head))
    })
}

fn bits(run: &[u8]) -> bool {
    run.iter().all(|byte| matches!(byte, b'0' | b'1'))
}

/// The bytes that a run stands for, and how many of them for how many of its own.
pub(super) fn decode(run: &[u8]) -> Option<(Vec<u8>, (usize, usize))> {
    if bits(run) {
        return Some((radix(run, 8, 1, |byte| u32::from(byte - b'0')), (1, 8)));
    }
    let hex = run.strip_prefix(b"0x").unwrap_or(run);
    if hex.iter().all(u8::is_ascii_hexdigit) {
        let digit = |byte: u8| char::from(byte).to_digit(16).unwrap_or(0);
        return Some((radix(hex, 2, 4, digit), (1, 2)));
    }
    let base32 = |upper: u8, byte: u8| byte.wrapping_sub(upper) < 26 || matches!(byte, b'2'..=b'7');
    for upper in *b"Aa" {
        if run.iter().all(|byte| base32(upper, *byte)) {
            let digit = |byte: u8| {
                u32::from(if byte >= upper {
                    byte - upper
                } else {
                    byte - b'2' + 26
                })
            };
            let plain = stream(run.iter().map(|byte| digit(*byte)), 5);
            if looks_plain(&plain) {
                return Some((plain, (5, 8)));
            }
        }
    }
    let digit = |byte: u8| {
        u32::from(match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            _ => 63,
        })
    };
    Some((stream(run.iter().map(|byte| digit(*byte)), 6), (3, 4)))
}

fn looks_plain(bytes: &[u8]) -> bool {
    bytes
        .iter()
        .take(10)
        .all(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace())
}

/// Bytes of so many digits of so many bits each.
fn radix(digits: &[u8], group: usize, bits: u32, digit: impl Fn(u8) -> u32) -> Vec<u8> {
    digits
        .chunks_exact(group)
        .map(|chunk| {
            let value = chunk.iter().fold(0, |value, byte| value << bits | digit(*byte));
            u8::try_from(value & 0xFF).unwrap_or(0)
        })
        .collect()
}

/// Bytes of a stream of digits of so many bits each; what is left over is dropped.
fn stream(digits: impl Iterator<Item = u32>, bits: u32) -> Vec<u8> {
    let (mut held, mut count) = (0_u32, 0);
    let mut plain = Vec::with_capacity(digits.size_hint().0 * bits as usize / 8);
    for digit in digits {
        held = (held << bits | digit) & 0xFFFF;
        count += bits;
        if count >= 8 {
            count -= 8;
            plain.push(u8::try_from(held >> count & 0xFF).unwrap_or(0));
        }
    }
    plain
}
