//! Reads a token of letters and digits, solid or with single separators. Bounded to twenty characters.

use std::ops::Range;

use crate::pii::digits::{byte, char_at, separator};

/// A token of capitals and digits, as its characters and where it lies.
pub(super) struct Token {
    chars: [u8; 20],
    len: usize,
    /// How many characters stand before the first separator, and how many separators there are.
    pub(super) first: usize,
    pub(super) seps: usize,
    pub(super) span: Range<usize>,
}

impl Token {
    /// The characters from `start` on without single separators, until something else.
    pub(super) fn read(text: &[u8], start: usize, separators: bool) -> Self {
        let mut token = Self {
            chars: [0; 20],
            len: 0,
            first: 0,
            seps: 0,
            span: start..start,
        };
        let mut at = start;
        loop {
            let b = byte(text, at);
            if b.is_ascii_alphanumeric() {
                let Some(slot) = token.chars.get_mut(token.len) else {
                    // Longer than any of them.
                    token.len = 0;
                    return token;
                };
                *slot = b.to_ascii_uppercase();
                token.len += 1;
                at += 1;
                token.span.end = at;
                continue;
            }
            let Some(c) =
                char_at(text, at).filter(|c| separators && separator(*c).is_some_and(|class| class != b'/'))
            else {
                return token;
            };
            if token.len == 0 || !byte(text, at + c.len_utf8()).is_ascii_alphanumeric() {
                return token;
            }
            if token.seps == 0 {
                token.first = token.len;
            }
            token.seps += 1;
            at += c.len_utf8();
        }
    }

    pub(super) fn chars(&self) -> &[u8] {
        self.chars.get(..self.len).unwrap_or_default()
    }
}
