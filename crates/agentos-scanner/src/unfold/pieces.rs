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
    let mut joined = Vec::with_capacity(strings.len());
    for range in &strings {
        let begun = folded.text.len();
        folded.push_plain(window.slice(range.clone()), range.start);
        joined.push(begun..folded.text.len());
    }
    let Some(last) = strings.last() else {
        return done_to;
    };
    folded.push('\n', last.clone());
    for (own, range) in joined.into_iter().zip(&strings) {
        folded.repeat(own);
        folded.push(' ', range.clone());
    }
    folded.push('\n', last.clone());
    done_to
}

/// The longest string that is read.
const LONGEST: usize = 202;

/// The insides of quotes, short ones only.
fn strings(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let from = |index: usize| bytes.get(index..).unwrap_or_default();
    let word = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_alphanumeric);
    let mut at = 0;
    while let Some(open) = from(at)
        .iter()
        .position(|byte| matches!(byte, b'"' | b'`' | b'\''))
    {
        let start = at + open + 1;
        let quote = bytes.get(start - 1).copied().unwrap_or(0);
        // An apostrophe is no quote.
        if quote == b'\'' && start.checked_sub(2).is_some_and(word) {
            at = start;
            continue;
        }
        let inside = from(start).iter().take(LONGEST).enumerate();
        let mut closing = inside.filter(|(_, byte)| **byte == quote);
        let end = closing.find(|(len, _)| quote != b'\'' || !word(start + len + 1));
        at = start + end.map_or(LONGEST, |(len, _)| len + 1);
        if let Some((len, _)) = end.filter(|(len, _)| *len > 0) {
            found.push(start..start + len);
        }
    }
    found
}
