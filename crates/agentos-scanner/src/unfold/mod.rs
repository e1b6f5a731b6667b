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
    /// Whether windows that overlap may be read as one: what the first anchor says holds for all.
    pub(crate) joins: bool,
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
    /// As a reader would read it. UTF-8.
    pub(crate) text: Vec<u8>,
    /// For each byte of `text` the bytes of the window that it stands for. As long as `text`.
    pub(crate) from: Vec<Range<u32>>,
}

impl Folded {
    fn with_capacity(len: usize) -> Self {
        Self {
            text: Vec::with_capacity(len),
            from: Vec::with_capacity(len),
        }
    }

    /// Adds a character that stands for these bytes.
    fn push(&mut self, char: char, from: Range<usize>) {
        let range = place(from.start)..place(from.end);
        if let Ok(byte) = u8::try_from(char)
            && byte.is_ascii()
        {
            self.text.push(byte);
            self.from.push(range);
            return;
        }
        let mut buffer = [0; 4];
        let encoded = char.encode_utf8(&mut buffer).as_bytes();
        self.text.extend_from_slice(encoded);
        self.from.extend(std::iter::repeat_n(range, encoded.len()));
    }

    /// Adds a text that stands for these bytes as a whole.
    fn push_all(&mut self, text: &str, from: &Range<usize>) {
        self.text.extend_from_slice(text.as_bytes());
        let range = place(from.start)..place(from.end);
        self.from.extend(std::iter::repeat_n(range, text.len()));
    }

    /// Adds characters of ASCII that stand each for the next byte from here on.
    fn push_each(&mut self, ascii: impl ExactSizeIterator<Item = u8>, from: usize) {
        let from = place(from);
        let to = from.saturating_add(place(ascii.len()));
        self.text.extend(ascii);
        self.from.extend((from..to).map(|at| at..at + 1));
    }

    /// Adds characters of ASCII, given what each stands for.
    fn push_ascii(&mut self, ascii: &[u8], from: impl Iterator<Item = Range<usize>>) {
        self.text.extend_from_slice(ascii);
        self.from
            .extend(from.map(|from| place(from.start)..place(from.end)));
    }

    /// Adds bytes as they are, which lie from here on; those that are no UTF-8 are left out.
    fn push_plain(&mut self, bytes: &[u8], from: usize) {
        if bytes.is_ascii() {
            return self.push_each(bytes.iter().copied(), from);
        }
        for (range, char) in characters(bytes) {
            self.push(char, from + range.start..from + range.end);
        }
    }

    /// Turns round what was added behind so many bytes, all of it ASCII.
    fn turn(&mut self, from: usize) {
        self.text.get_mut(from..).unwrap_or_default().reverse();
        self.from.get_mut(from..).unwrap_or_default().reverse();
    }

    /// Drops all but so many bytes at the start.
    fn truncate(&mut self, len: usize) {
        self.text.truncate(len);
        self.from.truncate(len);
    }
}

fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
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
    if text.is_ascii() {
        all = text.len();
        for byte in text.bytes() {
            if byte.is_ascii_control() && !matches!(byte, b'\n' | b'\r' | b'\t') {
                return None;
            }
            letters += usize::from(byte.is_ascii_alphabetic() || byte == b' ');
        }
        return (all >= 6 && letters * 10 >= all * 6).then_some(text);
    }
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
const fn characters(bytes: &[u8]) -> Characters<'_> {
    Characters { bytes, at: 0 }
}

#[derive(Clone, Debug)]
struct Characters<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Characters<'b> {
    /// Steps over the letters and digits of ASCII that stand together from here on, if nothing beyond ASCII follows.
    fn word(&mut self, from: usize) -> Option<&'b [u8]> {
        let rest = self.bytes.get(from..)?;
        let len = rest.iter().position(|byte| !byte.is_ascii_alphanumeric())?;
        rest.get(len).filter(|next| next.is_ascii())?;
        self.at = from + len;
        rest.get(..len)
    }
}

impl Iterator for Characters<'_> {
    type Item = (Range<usize>, char);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let at = self.at;
            let byte = *self.bytes.get(at)?;
            if byte.is_ascii() {
                self.at = at + 1;
                return Some((at..at + 1, char::from(byte)));
            }
            let end = at + byte.leading_ones().max(1) as usize;
            let text = self.bytes.get(at..end).map(std::str::from_utf8);
            if let Some(Ok(text)) = text
                && let Some(char) = text.chars().next()
            {
                self.at = end;
                return Some((at..end, char));
            }
            self.at = at + 1;
        }
    }
}

/// What lies across the end of a window has to lie whole in the next one, so a window begins so many bytes before
/// its anchor: no number, and hardly any key, is longer, be a letter written as up to four bytes.
pub(crate) const LONGEST: usize = 400;

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
