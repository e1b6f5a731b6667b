//! A text in pieces that are to be put together: strings in quotes with a plus between them, or given names and
//! added up later.

use std::ops::Range;

use crate::detector::Trigger;
use crate::window::Window;

use super::{Folded, Unfolder};

const BEFORE: usize = 500;
const AFTER: usize = 400;

pub(super) const UNFOLDERS: &[Unfolder] = &[Unfolder {
    triggers: &[Trigger::Literal(&[
        "\" + \"",
        "' + '",
        "\"+\"",
        "'+'",
        "a+b",
        "a + b",
        "x+y",
        "x + y",
        "p1+p2",
        "p1 + p2",
        "s1+s2",
        "s1 + s2",
        "part1",
        "part_1",
        "part 1",
        "part a",
        "concatenate",
        "concatenated",
        "concatenating",
        "concatenation",
        "put them together",
        "join them",
        "join the",
        "combine the",
        "combine them",
        "glue the",
        "stitch",
        "string together",
        "followed by",
        "a1 + a2",
        "piece 1",
        "fragment 1",
        "fragment a",
        "first half",
        "chunk 1",
    ])],
    before: BEFORE,
    after: AFTER,
    joins: false,
    unfold,
}];

fn unfold(window: &Window<'_>, folded: &mut Folded) -> usize {
    let bytes = window.bytes();
    let done_to = bytes.len();
    let strings = strings(bytes);
    if strings.len() < 2 {
        return done_to;
    }
    // Joined as they are, and with spaces between: the writer does not always say which.
    for space in [false, true] {
        for range in &strings {
            folded.push_plain(window.slice(range.clone()), range.start);
            if space {
                folded.push(' ', range.clone());
            }
        }
        if let Some(last) = strings.last() {
            folded.push('\n', last.clone());
        }
    }
    done_to
}

/// The insides of quotes, short ones only.
fn strings(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(u8, usize)> = None;
    let at = |index: usize| bytes.get(index).copied().unwrap_or(b' ');
    for (index, byte) in bytes.iter().enumerate() {
        match (open, byte) {
            (Some((quote, start)), _)
                if *byte == quote && !(quote == b'\'' && at(index + 1).is_ascii_alphanumeric()) =>
            {
                if index > start {
                    found.push(start..index);
                }
                open = None;
            }
            (Some((_, start)), _) if index - start > 200 => open = None,
            (None, b'"') => open = Some((b'"', index + 1)),
            (None, b'`') => open = Some((b'`', index + 1)),
            (None, b'\'')
                if !index
                    .checked_sub(1)
                    .is_some_and(|prev| at(prev).is_ascii_alphanumeric()) =>
            {
                open = Some((b'\'', index + 1));
            }
            _ => {}
        }
    }
    found
}
