//! What a check sees: the bytes around an anchor, and the context words among them. A window is the same
//! however the text arrives, so a check that looks at nothing else finds the same in every stream.

use std::cell::OnceCell;
use std::ops::Range;

use crate::lexicon::{Mask, Said, Voices};
use crate::pii::{self, Around, Column, Run};
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
    /// Where the window starts in the text, to place the words.
    pub(crate) base: usize,
    /// By which bit the lexicon knows the words that are asked for.
    pub(crate) voice: u32,
    /// The words that stand near, and maybe more, in the order of their ends.
    pub(crate) said: &'a [Said],
    /// What the words among them say at most.
    pub(crate) present: Voices,
    /// The column of a table that a group of digits stands in.
    pub(crate) column: Column,
    /// What stands around such a group, and the number that it begins, once that was read.
    pub(crate) around: Around<'a>,
    pub(crate) number: OnceCell<Run>,
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

    /// The number in groups that the anchor begins: read once for all rows.
    pub(crate) fn number(&self) -> &Run {
        self.number
            .get_or_init(|| pii::read(self.bytes, self.anchor.start))
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
        self.words().any(|says| says != Says::Against)
    }

    /// How many bytes lie between the anchor and the nearest word of `context` before it.
    pub(crate) fn context_before(&self) -> Option<usize> {
        let [context, ..] = self.nearest();
        context
    }

    /// How many bytes lie between the anchor and the nearest word of `context` behind it.
    pub(crate) fn context_after(&self) -> Option<usize> {
        let [.., after] = self.nearest();
        after
    }

    /// How many bytes lie between the anchor and the nearest word of `against` before it.
    pub(crate) fn against_before(&self) -> Option<usize> {
        let [_, against, _] = self.nearest();
        against
    }

    /// The three distances at once: of the nearest word of `context` before the anchor, of `against` before it,
    /// and of `context` behind it.
    pub(crate) fn nearest(&self) -> [Option<usize>; 3] {
        let [mut context, mut against, mut after] = [None; 3];
        let there = |voices: u64| voices >> self.voice & 1 == 1;
        let (speaks, denies) = (there(self.present.speaks), there(self.present.denies));
        if !speaks && !denies {
            return [None; 3];
        }
        let border = self.base + self.anchor.start;
        let (before, behind) = self
            .said
            .split_at_checked(self.said.partition_point(|said| said.end <= border))
            .unwrap_or_default();
        // Words come in the order of their ends: the last one before the anchor is the nearest.
        let least = self.anchor.start.saturating_sub(CONTEXT_BEFORE) + self.base;
        for said in before.iter().rev().take_while(|said| said.end > least) {
            let Some(says) = self.says(said) else { continue };
            let distance = Some(border - said.end);
            if says != Says::Against {
                context = context.or(distance);
            }
            if says != Says::For {
                against = against.or(distance);
            }
            if (context.is_some() || !speaks) && (against.is_some() || !denies) {
                break;
            }
        }
        let most = (self.anchor.end + CONTEXT_AFTER).min(self.bytes.len()) + self.base;
        for said in behind.iter().take_while(|said| speaks && said.end <= most) {
            let Some(Says::For | Says::Both) = self.says(said) else {
                continue;
            };
            if let Some(distance) = said.start.checked_sub(self.base + self.anchor.end) {
                after = Some(after.map_or(distance, |least: usize| least.min(distance)));
            }
        }
        [context, against, after]
    }

    /// Whether a word of the row's `against` stands as near as a context word would.
    pub(crate) fn against(&self) -> bool {
        self.words().any(|says| says != Says::For)
    }

    /// What the words near the anchor say of the row's findings.
    fn words(&self) -> impl Iterator<Item = Says> + '_ {
        let from = self.anchor.start.saturating_sub(CONTEXT_BEFORE);
        let to = (self.anchor.end + CONTEXT_AFTER).min(self.bytes.len());
        let first = self.said.partition_point(|said| said.end <= self.base + from);
        self.said
            .get(first..)
            .unwrap_or_default()
            .iter()
            .take_while(move |said| said.end <= self.base + to)
            .filter_map(|said| self.says(said))
    }

    /// What a word says of the row's findings; nothing where it begins too far away or is a mask's.
    fn says(&self, said: &Said) -> Option<Says> {
        let says = match (
            said.voices.speaks >> self.voice & 1,
            said.voices.denies >> self.voice & 1,
        ) {
            (0, 0) => return None,
            (_, 0) => Says::For,
            (0, _) => Says::Against,
            _ => Says::Both,
        };
        let start = said.start.checked_sub(self.base)?;
        let near = start >= self.anchor.start.saturating_sub(CONTEXT_BEFORE);
        let range = start..said.end - self.base;
        let masked = || match said.mask {
            Mask::None => false,
            // Of what stands behind the anchor a window may hold too little to see a mask.
            Mask::Known(masked) if range.end <= self.anchor.start => masked,
            _ => mask::holds_word(self.bytes, &range),
        };
        (near && !masked()).then_some(says)
    }
}

/// What a word says of the row's findings.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    For,
    Against,
    /// A word that is in both lists.
    Both,
}

/// Whether a byte is a part of a word: an ASCII letter or digit, an underscore, or anything beyond ASCII.
pub(crate) const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}
