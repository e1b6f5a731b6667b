//! Ascii85, between `<~` and `~>` or alone.

use crate::detector::Trigger;
use crate::window::Window;

use super::{Folded, Unfolder, common, readable};

/// So far before a group that gives it away a text without marks may begin.
const BEFORE: usize = 600;
/// And so far behind it it ends.
const AFTER: usize = 1200;

pub(super) const UNFOLDERS: &[Unfolder] = &[
    Unfolder {
        triggers: &[Trigger::Exact(&["<~"])],
        before: 0,
        after: 4000,
        joins: false,
        unfold: |window, folded| decode(window, window.anchor().end, folded),
    },
    Unfolder {
        triggers: &[Trigger::Exact(common::ASCII85)],
        before: BEFORE,
        after: AFTER,
        joins: false,
        unfold: alone,
    },
];

/// A text without marks: whole groups lie between where it begins and the one that gives it away.
fn alone(window: &Window<'_>, folded: &mut Folded) -> usize {
    let place = window.anchor().start;
    let begun = window.backward(place, BEFORE, |byte| matches!(byte, b'!'..=b'u'));
    decode(window, begun + (place - begun) % 5, folded)
}

fn decode(window: &Window<'_>, start: usize, folded: &mut Folded) -> usize {
    let mut plain = Vec::new();
    let mut places = Vec::new();
    let mut group: Vec<(usize, u32)> = Vec::new();
    let mut end = start;
    for at in start..window.bytes().len() {
        end = at;
        match window.at(at) {
            b'z' if group.is_empty() => {
                plain.extend([0; 4]);
                places.extend([at; 4]);
            }
            byte @ b'!'..=b'u' => {
                group.push((at, u32::from(byte - b'!')));
                if group.len() == 5 {
                    close(&mut group, &mut plain, &mut places);
                }
            }
            byte if byte.is_ascii_whitespace() => {}
            _ => break,
        }
    }
    if group.len() > 1 {
        close(&mut group, &mut plain, &mut places);
    }
    if let Some(text) = readable(&plain) {
        for (at, char) in text.char_indices() {
            let place = places.get(at).copied().unwrap_or(start);
            folded.push(char, place..place + 1);
        }
    }
    end.max(window.anchor().end)
}

/// Four bytes of five digits; of fewer digits one byte less.
fn close(group: &mut Vec<(usize, u32)>, plain: &mut Vec<u8>, places: &mut Vec<usize>) {
    let given = group.len();
    let value = (0..5).fold(0_u64, |value, at| {
        value * 85 + u64::from(group.get(at).map_or(84, |(_, digit)| *digit))
    });
    let bytes = u32::try_from(value & 0xFFFF_FFFF).unwrap_or(0).to_be_bytes();
    for (at, byte) in bytes.into_iter().take(given - 1).enumerate() {
        plain.push(byte);
        places.push(group.get(at).map_or(0, |(place, _)| *place));
    }
    group.clear();
}
