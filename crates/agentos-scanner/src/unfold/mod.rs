//! Text as a reader would read it, where somebody has folded it: with characters that look alike or are not
//! seen at all, or encoded. Nothing is unfolded without a trigger. What is found in the unfolded text is
//! reported where it lies in the original.
//!
//! An unfolded text says nothing by itself: harmless base64 is harmless. Only what the detectors then find in it
//! counts.

mod ascii85;
mod characters;
mod codes;
mod escapes;
mod leet;
mod letters;
mod lookalikes;
mod pieces;
mod runs;
mod spacing;
mod tags;
#[cfg(test)]
mod tests;
mod words;

use std::ops::Range;

use crate::detector::Trigger;
use crate::window::Window;

/// A way to unfold.
#[derive(Debug)]
pub(crate) struct Unfolder {
    /// What makes the engine look; for characters use [`Trigger::Lead`].
    pub(crate) triggers: &'static [Trigger],
    /// The window has at least so many bytes before the anchor, where the text has them.
    pub(crate) before: usize,
    /// And so many behind it.
    pub(crate) after: usize,
    /// Looks closely, and unfolds.
    pub(crate) unfold: fn(&Window<'_>) -> Unfolded,
}

/// What an unfolder says.
#[derive(Debug)]
pub(crate) struct Unfolded {
    /// Up to here nothing is left to do, in the window's offsets: anchors of the same unfolder that start before
    /// it are not looked at. This is what keeps the work linear, so always say how far you have read.
    pub(crate) done_to: usize,
    /// The unfolded text, if there was something to unfold.
    pub(crate) text: Option<Folded>,
}

impl Unfolded {
    /// There was nothing to unfold.
    const fn nothing(done_to: usize) -> Self {
        Self { done_to, text: None }
    }

    /// This was there, if it is anything.
    fn some(done_to: usize, text: Folded) -> Self {
        Self {
            done_to,
            text: (!text.text.is_empty()).then_some(text),
        }
    }
}

/// A text, and where each of its bytes comes from.
#[derive(Debug, Default)]
pub(crate) struct Folded {
    /// As a reader would read it.
    pub(crate) text: String,
    /// For each byte of `text` the bytes of the window that it stands for. As long as `text`.
    pub(crate) from: Vec<Range<u32>>,
}

impl Folded {
    fn with_capacity(len: usize) -> Self {
        Self {
            text: String::with_capacity(len),
            from: Vec::with_capacity(len),
        }
    }

    /// Adds a character that stands for these bytes.
    fn push(&mut self, char: char, from: Range<usize>) {
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let range = place(from.start)..place(from.end);
        if char.is_ascii() {
            self.text.push(char);
            self.from.push(range);
            return;
        }
        self.text.push(char);
        self.from.extend(std::iter::repeat_n(range, char.len_utf8()));
    }

    /// Adds a text that stands for these bytes as a whole.
    fn push_all(&mut self, text: &str, from: &Range<usize>) {
        for char in text.chars() {
            self.push(char, from.clone());
        }
    }

    /// Drops all but so many bytes at the start.
    fn truncate(&mut self, len: usize) {
        self.text.truncate(len);
        self.from.truncate(len);
    }

    /// Adds another text behind this one.
    fn append(&mut self, other: Self) {
        self.text.push_str(&other.text);
        self.from.extend(other.from);
    }
}

/// All ways to unfold.
pub(crate) static UNFOLDERS: &[&[Unfolder]] = &[
    characters::UNFOLDERS,
    tags::UNFOLDERS,
    runs::UNFOLDERS,
    ascii85::UNFOLDERS,
    escapes::UNFOLDERS,
    codes::UNFOLDERS,
    letters::UNFOLDERS,
    spacing::UNFOLDERS,
    leet::UNFOLDERS,
    pieces::UNFOLDERS,
];

/// Decoded bytes as text, if they are text: mostly letters and spaces, and nothing that no text has.
fn readable(bytes: &[u8]) -> Option<&str> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        // A window may end in the middle of a character.
        Err(error) if error.valid_up_to() + 3 >= bytes.len() => {
            std::str::from_utf8(bytes.get(..error.valid_up_to())?).ok()?
        }
        Err(_) => return None,
    };
    let (mut letters, mut all) = (0_usize, 0_usize);
    for char in text.chars() {
        if char.is_control() && !matches!(char, '\n' | '\r' | '\t') {
            return None;
        }
        letters += usize::from(char.is_alphabetic() || char == ' ');
        all += 1;
    }
    (all >= 6 && letters * 10 >= all * 6).then_some(text)
}

/// The characters of bytes with where they lie. Bytes that are no UTF-8 are left out.
fn characters(bytes: &[u8]) -> impl Iterator<Item = (Range<usize>, char)> {
    let mut at = 0;
    bytes.utf8_chunks().flat_map(move |chunk| {
        let base = at;
        at += chunk.valid().len() + chunk.invalid().len();
        chunk
            .valid()
            .char_indices()
            .map(move |(offset, char)| (base + offset..base + offset + char.len_utf8(), char))
    })
}

/// What lies across the end of a window has to lie whole in the next one, so a window begins so many bytes before
/// its anchor: no number, and hardly any key, is longer, be a letter written as up to four bytes.
const LONGEST: usize = 400;

/// What an unfolder reads before what it may report: the context that injection rules look at.
const CONTEXT: usize = 300;

/// The line that the anchor lies in, with so many bytes before it, and what gives them their context.
fn line(window: &Window<'_>, before: usize) -> Range<usize> {
    let bytes = window.bytes();
    let place = window.anchor().start;
    let from = place.saturating_sub(before + CONTEXT);
    let head = bytes.get(from..place).unwrap_or_default();
    let rest = bytes.get(place..).unwrap_or_default();
    let start = match head.iter().rposition(|byte| *byte == b'\n') {
        Some(at) => from + at + 1,
        // No character is cut.
        None => {
            from + head
                .iter()
                .take(3)
                .take_while(|byte| matches!(byte, 0x80..0xC0))
                .count()
        }
    };
    let end = rest
        .iter()
        .position(|byte| *byte == b'\n')
        .map_or(bytes.len(), |at| place + at);
    start..end
}
