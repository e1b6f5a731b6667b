//! Reads a token of letters and digits, solid or with single separators. Bounded to twenty characters.

use std::ops::Range;

use crate::pii::digits::{byte, char_at, separator};

/// The longest token.
const MAX: usize = 20;

/// A token of capitals and digits, as its characters and where it lies.
pub(super) struct Token {
    chars: [u8; MAX],
    len: usize,
    /// How many characters stand before the first separator, and how many separators there are.
    pub(super) first: usize,
    pub(super) seps: usize,
    pub(super) span: Range<usize>,
    /// For each separator how many characters stand before it, and where it is.
    cuts: [(usize, usize); MAX],
}

impl Token {
    /// The characters from `start` on without single separators, until something else.
    pub(super) fn read(text: &[u8], start: usize, separators: bool) -> Self {
        let mut token = Self {
            chars: [0; MAX],
            len: 0,
            first: 0,
            seps: 0,
            span: start..start,
            cuts: [(0, 0); MAX],
        };
        let mut count = 0;
        let mut at = start;
        loop {
            let b = byte(text, at);
            if b.is_ascii_alphanumeric() {
                let Some(slot) = token.chars.get_mut(count) else {
                    // Longer than any of them; what stands before a separator may be one.
                    return token;
                };
                *slot = b.to_ascii_uppercase();
                count += 1;
                at += 1;
                token.span.end = at;
                continue;
            }
            let next = char_at(text, at)
                .filter(|c| separators && separator(*c).is_some_and(|class| class != b'/'))
                .filter(|c| count > 0 && byte(text, at + c.len_utf8()).is_ascii_alphanumeric());
            let (Some(c), Some(cut)) = (next, token.cuts.get_mut(token.seps)) else {
                token.len = count;
                return token;
            };
            *cut = (count, at);
            if token.seps == 0 {
                token.first = count;
            }
            token.seps += 1;
            at += c.len_utf8();
        }
    }

    /// Takes the last separator away, and what stands behind it. False where there is none.
    pub(super) fn shorten(&mut self) -> bool {
        let last = self.seps.checked_sub(1);
        let Some((last, (len, end))) = last.and_then(|last| Some((last, *self.cuts.get(last)?))) else {
            return false;
        };
        (self.len, self.seps, self.span.end) = (len, last, end);
        if last == 0 {
            self.first = 0;
        }
        true
    }

    pub(super) fn chars(&self) -> &[u8] {
        self.chars.get(..self.len).unwrap_or_default()
    }
}
