//! Text in characters that have no shape at all: tag characters, and bytes carried by variation selectors.

use std::ops::Range;

use crate::detector::Trigger;
use crate::window::Window;

use super::{Folded, Unfolder, characters};

pub(super) const UNFOLDERS: &[Unfolder] = &[Unfolder {
    triggers: &[Trigger::Lead(&LEADS, carries)],
    before: super::LONGEST,
    after: 1600,
    joins: true,
    unfold,
}];

static LEADS: [bool; 256] = leads();

const fn leads() -> [bool; 256] {
    let mut table = [false; 256];
    table[0xEF] = true;
    table[0xF3] = true;
    table
}

/// Tag characters, or a variation selector with another behind it.
fn carries(_: &[u8], behind: &[u8]) -> bool {
    match behind {
        [0xF3, 0xA0, 0x80 | 0x81, ..] => true,
        [0xF3, 0xA0, 0x84..=0x87, _, next, ..] => matches!(next, 0xF3 | 0xEF),
        [0xEF, 0xB8, 0x80..=0x8F, 0xEF, 0xB8, ..] | [0xEF, 0xB8, 0x80..=0x8F, 0xF3, ..] => true,
        _ => false,
    }
}

fn unfold(window: &Window<'_>, folded: &mut Folded) -> usize {
    let anchor = window.anchor();
    let start = window.backward(anchor.start, super::LONGEST, |byte| byte >= 0x80);
    let bytes = window.slice(start..window.bytes().len());
    let mut carried: Vec<(Range<usize>, u8)> = Vec::new();
    let mut done_to = start;
    for (range, char) in characters(bytes) {
        let code = u32::from(char);
        let byte = match code {
            0xE0020..=0xE007E => {
                let plain = char::from_u32(code - 0xE0000).unwrap_or(' ');
                folded.push(plain, start + range.start..start + range.end);
                None
            }
            0xFE00..=0xFE0F => u8::try_from(code - 0xFE00).ok(),
            0xE0100..=0xE01EF => u8::try_from(code - 0xE0100 + 16).ok(),
            0xE0001 | 0xE007F => None,
            // Something else stands before.
            _ if start + range.start < anchor.start => {
                folded.clear();
                carried.clear();
                None
            }
            _ => break,
        };
        done_to = start + range.end;
        if let Some(byte) = byte {
            carried.push((start + range.start..start + range.end, byte));
        }
    }
    let plain: Vec<u8> = carried.iter().map(|(_, byte)| *byte).collect();
    // A byte that is none of a text takes nothing else with it.
    for (range, char) in characters(&plain) {
        let from = carried.get(range.start).map_or(start, |(range, _)| range.start);
        let to = carried.get(range.end - 1).map_or(from, |(range, _)| range.end);
        folded.push(char, from..to);
    }
    done_to.max(window.anchor().end)
}
