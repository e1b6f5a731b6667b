//! What a check sees: the bytes around an anchor, and the context words among them. A window is the same
//! however the text arrives, so a check that looks at nothing else finds the same in every stream.

use std::ops::Range;

use crate::lexicon::{Lexicon, Mark, Use};
use crate::redact::mask;

/// So many bytes before an anchor are searched for context words.
pub(crate) const CONTEXT_BEFORE: usize = 100;
/// A window holds so many bytes more before them, for the headings of a table. They delay nothing.
pub(crate) const HEADINGS_BEFORE: usize = 1024;
/// So many behind it.
pub(crate) const CONTEXT_AFTER: usize = 40;

/// The bytes around an anchor. Offsets are the window's own.
#[derive(Clone, Debug)]
pub(crate) struct Window<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) anchor: Range<usize>,
    /// Where the window starts in the text, to place the marks.
    pub(crate) base: usize,
    /// Whose words are asked for.
    pub(crate) row: usize,
    pub(crate) marks: &'a [Mark],
    pub(crate) lexicon: &'a Lexicon,
}

impl<'a> Window<'a> {
    /// All bytes of the window: at least `before` and `after` of the row around the anchor where the text has
    /// them, and room for context words beyond.
    pub(crate) const fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// What triggered.
    pub(crate) fn anchor(&self) -> Range<usize> {
        self.anchor.clone()
    }

    /// The bytes of the anchor.
    pub(crate) fn anchored(&self) -> &'a [u8] {
        self.slice(self.anchor())
    }

    /// The byte at an offset, 0 where there is none.
    pub(crate) fn at(&self, offset: usize) -> u8 {
        self.bytes.get(offset).copied().unwrap_or(0)
    }

    /// The byte before an offset, 0 where there is none.
    pub(crate) fn prev(&self, offset: usize) -> u8 {
        offset.checked_sub(1).map_or(0, |offset| self.at(offset))
    }

    /// These bytes; none where the range leaves the window.
    pub(crate) fn slice(&self, range: Range<usize>) -> &'a [u8] {
        self.bytes.get(range).unwrap_or_default()
    }

    /// These bytes as text; empty where they are none.
    pub(crate) fn text(&self, range: Range<usize>) -> &'a str {
        std::str::from_utf8(self.slice(range)).unwrap_or_default()
    }

    /// The first offset from `from` on, at most `most` further, whose byte does not satisfy `keep`.
    pub(crate) fn forward(&self, from: usize, most: usize, keep: impl Fn(u8) -> bool) -> usize {
        let rest = self.bytes.get(from..).unwrap_or_default();
        from + rest.iter().take(most).take_while(|byte| keep(**byte)).count()
    }

    /// The least offset up to `most` before `from` from which on all bytes satisfy `keep`.
    pub(crate) fn backward(&self, from: usize, most: usize, keep: impl Fn(u8) -> bool) -> usize {
        let head = self.bytes.get(..from).unwrap_or_default();
        from - head
            .iter()
            .rev()
            .take(most)
            .take_while(|byte| keep(**byte))
            .count()
    }

    /// Whether a word of the row's `context` stands within 100 bytes before the anchor or 40 behind it.
    pub(crate) fn context(&self) -> bool {
        self.words()
            .any(|(_, uses)| uses.contains(&Use::Context(self.row)))
    }

    /// How many bytes lie between the anchor and the nearest word of `context` before it.
    pub(crate) fn context_before(&self) -> Option<usize> {
        self.words()
            .filter(|(range, uses)| range.end <= self.anchor.start && uses.contains(&Use::Context(self.row)))
            .map(|(range, _)| self.anchor.start - range.end)
            .min()
    }

    /// How many bytes lie between the anchor and the nearest word of `context` behind it.
    pub(crate) fn context_after(&self) -> Option<usize> {
        self.words()
            .filter(|(range, uses)| range.start >= self.anchor.end && uses.contains(&Use::Context(self.row)))
            .map(|(range, _)| range.start - self.anchor.end)
            .min()
    }

    /// How many bytes lie between the anchor and the nearest word of `against` before it.
    pub(crate) fn against_before(&self) -> Option<usize> {
        self.words()
            .filter(|(range, uses)| range.end <= self.anchor.start && uses.contains(&Use::Against(self.row)))
            .map(|(range, _)| self.anchor.start - range.end)
            .min()
    }

    /// The three distances at once: of the nearest word of `context` before the anchor, of `against` before it,
    /// and of `context` behind it.
    pub(crate) fn nearest(&self) -> [Option<usize>; 3] {
        let [mut context, mut against, mut after] = [None; 3];
        for (range, uses) in self.words() {
            // Words come in the order of their ends: the last one before the anchor is the nearest.
            let before = self.anchor.start.checked_sub(range.end);
            for usage in uses {
                match (usage, before) {
                    (Use::Context(row), Some(_)) if *row == self.row => context = before,
                    (Use::Against(row), Some(_)) if *row == self.row => against = before,
                    (Use::Context(row), None) if *row == self.row && range.start >= self.anchor.end => {
                        let distance = range.start - self.anchor.end;
                        after = Some(after.map_or(distance, |least: usize| least.min(distance)));
                    }
                    _ => {}
                }
            }
        }
        [context, against, after]
    }

    /// Whether a word of the row's `against` stands as near as a context word would.
    pub(crate) fn against(&self) -> bool {
        self.words()
            .any(|(_, uses)| uses.contains(&Use::Against(self.row)))
    }

    /// The words known to the lexicon near the anchor, with what they are used for.
    fn words(&self) -> impl Iterator<Item = (Range<usize>, &'a [Use])> + '_ {
        let from = self.anchor.start.saturating_sub(CONTEXT_BEFORE);
        let to = (self.anchor.end + CONTEXT_AFTER).min(self.bytes.len());
        let first = self.marks.partition_point(|mark| mark.end <= self.base + from);
        self.marks
            .get(first..)
            .unwrap_or_default()
            .iter()
            .map_while(move |mark| {
                let end = mark.end - self.base;
                (end <= to).then_some((end, mark))
            })
            .filter_map(move |(end, mark)| {
                let word = self.lexicon.word(mark.word)?;
                let start = end.checked_sub(word.len)?;
                (start >= from && !mask::holds_word(self.bytes, &(start..end)))
                    .then_some((start..end, &*word.uses))
            })
    }
}

/// Whether a byte is a part of a word: an ASCII letter or digit, an underscore, or anything beyond ASCII.
pub(crate) const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}
