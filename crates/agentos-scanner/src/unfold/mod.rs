//! Text as a reader would read it, where somebody has folded it: with characters that look alike or are not
//! seen at all, or encoded. Nothing is unfolded without a trigger. What is found in the unfolded text is
//! reported where it lies in the original.
//!
//! An unfolded text says nothing by itself: harmless base64 is harmless. Only what the detectors then find in it
//! counts.

mod ascii85;
mod characters;
mod codes;
mod common;
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
use crate::find::find;
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
    /// Looks closely, and adds what it unfolds to a text that is empty. Says up to where nothing is left to do, in
    /// the window's offsets: anchors of the same unfolder that start before it are not looked at. This is what keeps
    /// the work linear, so always say how far you have read.
    pub(crate) unfold: fn(&Window<'_>, &mut Folded) -> usize,
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
    /// Nothing, in the room that it has.
    pub(crate) fn clear(&mut self) {
        self.truncate(0);
    }

    /// Makes room for so many bytes more.
    fn reserve(&mut self, len: usize) {
        self.text.reserve(len);
        self.from.reserve(len);
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
        for byte in char.encode_utf8(&mut [0; 4]).bytes() {
            self.text.push(byte);
            self.from.push(range.clone());
        }
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
        self.from.extend((from..to).map(|at| at..at.wrapping_add(1)));
    }

    /// Adds characters of ASCII, given what each stands for.
    fn push_ascii(&mut self, ascii: &[u8], from: impl Iterator<Item = Range<usize>>) {
        self.text.extend_from_slice(ascii);
        self.from
            .extend(from.map(|from| place(from.start)..place(from.end)));
    }

    /// Adds bytes as they are, which lie from here on; those that are no UTF-8 are left out.
    fn push_plain(&mut self, bytes: &[u8], from: usize) {
        for (range, piece) in pieces(bytes) {
            match piece {
                Piece::Ascii(run) => self.push_each(run.iter().copied(), from + range.start),
                Piece::Beyond(char) => self.push(char, from + range.start..from + range.end),
            }
        }
    }

    /// Puts other characters in the place of those from there on that have one. None is longer.
    fn replace(&mut self, start: usize, other: impl Fn(char) -> Option<char>) {
        let (mut read, mut written) = (start, start);
        while let Some((range, char)) = characters_from(&self.text, read).next() {
            let mut buffer = [0; 4];
            let encoded = other(char).unwrap_or(char).encode_utf8(&mut buffer).as_bytes();
            let place = self.from.get(range.start).cloned().unwrap_or_default();
            for (at, byte) in (written..range.end).zip(encoded) {
                if let (Some(slot), Some(from)) = (self.text.get_mut(at), self.from.get_mut(at)) {
                    (*slot, *from) = (*byte, place.clone());
                }
            }
            written += encoded.len();
            read = range.end;
        }
        self.truncate(written);
    }

    /// Adds once more what was added there.
    fn repeat(&mut self, range: Range<usize>) {
        self.text.extend_from_within(range.clone());
        self.from.extend_from_within(range);
    }

    /// Turns the characters in a range round.
    fn turn(&mut self, range: Range<usize>) {
        let text = self.text.get_mut(range.clone()).unwrap_or_default();
        text.reverse();
        // Each character was turned as well; its first byte is its last now.
        let mut rest = text;
        while let Some(at) = rest.iter().position(|byte| !byte.is_ascii()) {
            let odd = rest.get_mut(at..).unwrap_or_default();
            let first = odd.iter().position(|byte| *byte >= 0xC0);
            let (char, behind) = odd.split_at_mut(first.map_or(odd.len(), |first| first + 1));
            char.reverse();
            rest = behind;
        }
        self.from.get_mut(range).unwrap_or_default().reverse();
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
    characters_from(bytes, 0)
}

/// Those from a place on.
const fn characters_from(bytes: &[u8], at: usize) -> Characters<'_> {
    Characters { bytes, at }
}

#[derive(Clone, Debug)]
struct Characters<'b> {
    bytes: &'b [u8],
    at: usize,
}

/// A part of bytes.
enum Piece<'b> {
    /// Characters of ASCII, as many as stand together.
    Ascii(&'b [u8]),
    /// One beyond ASCII.
    Beyond(char),
}

/// The parts of bytes with where they lie. Bytes that are no UTF-8 are left out.
fn pieces(bytes: &[u8]) -> impl Iterator<Item = (Range<usize>, Piece<'_>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (range, char) = characters_from(bytes, at).next()?;
        at = range.end;
        if !char.is_ascii() {
            return Some((range, Piece::Beyond(char)));
        }
        let rest = bytes.get(range.start..).unwrap_or_default();
        let len = rest.iter().position(|byte| !byte.is_ascii());
        let (run, _) = rest.split_at_checked(len.unwrap_or(rest.len()))?;
        at = range.start + run.len();
        Some((range.start..at, Piece::Ascii(run)))
    })
}

/// Whether a character beyond ASCII is a letter or digit, without a search for those that are met most.
fn alphanumeric(char: char) -> bool {
    match char {
        'α'..='ω' | 'А'..='я' => true,
        '\u{2000}'..='\u{206f}' | '\u{e0000}'..='\u{e0fff}' => false,
        _ => char.is_alphanumeric(),
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
    let end = find(rest, b'\n').map_or(bytes.len(), |at| place + at);
    start..end
}
