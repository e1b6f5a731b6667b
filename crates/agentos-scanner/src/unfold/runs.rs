//! Long runs of letters and digits: base64, base64 for URLs, base32, hexadecimal, binary; one in the other up to
//! three deep.

use std::borrow::Cow;

use crate::detector::Trigger;
use crate::window::Window;

use super::letters::decipher;
use super::{Folded, Unfolder, readable};

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

fn unfold(window: &Window<'_>, folded: &mut Folded) -> usize {
    let anchor = window.anchor();
    let head = window.anchored();
    let mut plain = Vec::new();
    if !promising(head, &mut plain) {
        return anchor.end;
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
    let width = decode_to(&run, &mut plain);
    folded.reserve(2 * plain.len());
    // Where a byte of the plain text begins.
    let place = |at: usize| {
        let unit = match width {
            (3, 4) => at * 4 / 3,
            (1, 2) => at * 2,
            (bytes, units) => at * units / bytes,
        };
        match unit.checked_sub(head.len()) {
            None => anchor.start + unit,
            Some(unit) => more.get(unit).copied().unwrap_or(end.saturating_sub(1)),
        }
    };
    match readable(&plain) {
        Some(text) => {
            let mut more = again(text.trim());
            // A code of a text says nothing but that text.
            if more.as_ref().is_none_or(|(_, how)| *how == How::Cipher) {
                push_each(folded, text, place);
            }
            for _ in 1..DEPTH {
                let Some((plain, _)) = more else { break };
                folded.push('\n', anchor.start..end);
                folded.push_all(&plain, &(anchor.start..end));
                more = again(&plain);
            }
        }
        // Digits alone are no text, and may be one more code.
        None => match std::str::from_utf8(&plain).ok().and_then(again) {
            Some((more, _)) => folded.push_all(&more, &(anchor.start..end)),
            None => return end,
        },
    }
    end
}

/// Adds a decoded text, given where each of its bytes begins.
fn push_each(folded: &mut Folded, text: &str, place: impl Fn(usize) -> usize) {
    let mut first = place(0);
    if text.is_ascii() {
        let places = (1..=text.len()).map(|end| {
            let from = std::mem::replace(&mut first, place(end));
            from..first.max(from) + 1
        });
        folded.push_ascii(text.as_bytes(), places);
        return;
    }
    for (at, char) in text.char_indices() {
        let last = place(at + char.len_utf8());
        folded.push(char, first..last.max(first) + 1);
        first = last;
    }
}

/// How a text was folded once more.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    Code,
    Cipher,
}

/// What a decoded text is once more, if it is a code itself.
fn again(text: &str) -> Option<(String, How)> {
    let cipher = || Some((decipher(text)?, How::Cipher));
    let sign = |byte: &u8| matches!(byte, b'\n' | b'\r' | b'=');
    if !text.bytes().all(|byte| is_token(byte) || sign(&byte)) {
        return cipher();
    }
    let bytes: Vec<u8> = text.bytes().filter(|byte| !sign(byte)).collect();
    if bytes.len() < 16 {
        return cipher();
    }
    let (plain, _) = decode(&bytes);
    Some((readable(&plain)?.to_owned(), How::Code))
}

const fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+' | b'/')
}

/// Whether the first bytes decode to text: nearly all runs do not, and are let go here.
fn promising(run: &[u8], plain: &mut Vec<u8>) -> bool {
    let head = run.get(..16).unwrap_or(run);
    plain.reserve(run.len());
    decode_to(head, plain);
    plain
        .iter()
        .all(|byte| byte.is_ascii_graphic() || matches!(byte, b' ' | b'\n' | b'\r' | b'\t') || *byte >= 0x80)
        && (!plain.is_empty() || bits(head))
}

fn bits(run: &[u8]) -> bool {
    run.iter().all(|byte| matches!(byte, b'0' | b'1'))
}

/// The bytes that a run stands for, and how many of them for how many of its own.
pub(super) fn decode(run: &[u8]) -> (Vec<u8>, (usize, usize)) {
    let mut plain = Vec::with_capacity(run.len());
    let width = decode_to(run, &mut plain);
    (plain, width)
}

/// The same, in the room of others.
fn decode_to(run: &[u8], plain: &mut Vec<u8>) -> (usize, usize) {
    plain.clear();
    if bits(run) {
        radix(run, 8, 1, |byte| u32::from(byte - b'0'), plain);
        return (1, 8);
    }
    let hex = run.strip_prefix(b"0x").unwrap_or(run);
    if hex.iter().all(u8::is_ascii_hexdigit) {
        radix(
            hex,
            2,
            4,
            |byte| char::from(byte).to_digit(16).unwrap_or(0),
            plain,
        );
        return (1, 2);
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
            stream(run.iter().map(|byte| digit(*byte)), 5, plain);
            if looks_plain(plain) {
                return (5, 8);
            }
            plain.clear();
        }
    }
    let (groups, rest) = run.as_chunks::<4>();
    for group in groups {
        let value = group.iter().fold(0, |value, byte| value << 6 | sextet(*byte));
        let [_, one, two, three] = value.to_be_bytes();
        plain.extend([one, two, three]);
    }
    stream(rest.iter().map(|byte| sextet(*byte)), 6, plain);
    (3, 4)
}

/// What a sign of base64 stands for; all others are the last one.
fn sextet(byte: u8) -> u32 {
    static SEXTETS: [u8; 256] = sextets();
    SEXTETS.get(usize::from(byte)).map_or(63, |bits| u32::from(*bits))
}

const fn sextets() -> [u8; 256] {
    let mut table = [63; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        #[expect(clippy::indexing_slicing, reason = "checked when compiled")]
        {
            table[byte as usize] = match byte {
                b'A'..=b'Z' => byte - b'A',
                b'a'..=b'z' => byte - b'a' + 26,
                b'0'..=b'9' => byte - b'0' + 52,
                b'+' | b'-' => 62,
                _ => 63,
            };
        }
        byte += 1;
    }
    table
}

fn looks_plain(bytes: &[u8]) -> bool {
    bytes
        .iter()
        .take(10)
        .all(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace())
}

/// Adds bytes of so many digits of so many bits each.
fn radix(digits: &[u8], group: usize, bits: u32, digit: impl Fn(u8) -> u32, plain: &mut Vec<u8>) {
    plain.extend(digits.chunks_exact(group).map(|chunk| {
        let value = chunk.iter().fold(0, |value, byte| value << bits | digit(*byte));
        u8::try_from(value & 0xFF).unwrap_or(0)
    }));
}

/// Adds bytes of a stream of digits of so many bits each; what is left over is dropped.
fn stream(digits: impl Iterator<Item = u32>, bits: u32, plain: &mut Vec<u8>) {
    let (mut held, mut count) = (0_u32, 0);
    for digit in digits {
        held = (held << bits | digit) & 0xFFFF;
        count += bits;
        if count >= 8 {
            count -= 8;
            plain.push(u8::try_from(held >> count & 0xFF).unwrap_or(0));
        }
    }
}
