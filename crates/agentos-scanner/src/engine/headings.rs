//! Whether lines above a number may be the headings of a table. Worked out once for each line, so that a list of a
//! thousand numbers is not searched for its headings a thousand times. Says yes too often rather than too seldom:
//! `pii::near::column` decides.

use crate::pii::{LINES, ROW};
use crate::window::{CONTEXT_BEFORE, HEADINGS_BEFORE};

use super::state::Buffer;

/// A value may begin so many bytes before its first digit.
const FRONT: usize = 64;
/// A window holds at least so much before a number.
const BEFORE: usize = CONTEXT_BEFORE + HEADINGS_BEFORE;

/// What is known of the lines above a number, as numbers come in order.
#[derive(Debug, Default)]
pub(super) struct Headings {
    /// Up to here line ends have been looked for.
    searched: usize,
    /// Where the line begins, once that is known.
    line: Option<usize>,
    /// Where the last lines above begin, in turns, up to one that is empty; and how many they are.
    lines: [usize; LINES],
    count: usize,
    /// How many lines above stands one without digits.
    nearest: Option<usize>,
}

impl Headings {
    /// Whether a number that starts there may stand under headings.
    pub(super) fn above(&mut self, buffer: Buffer<'_>, start: usize) -> bool {
        let far = start.saturating_sub(BEFORE + FRONT).max(buffer.base);
        if self.searched < far || self.searched == 0 {
            *self = Self {
                searched: far,
                line: (far == 0).then_some(0),
                ..Self::default()
            };
        }
        while let Some(end) = line_end(buffer.slice(self.searched..start)) {
            self.searched += end + 1;
            self.end_line(buffer);
        }
        self.searched = start;
        let near = self.line.is_some_and(|line| start - line <= ROW + FRONT);
        let free = self.nearest.is_some_and(|lines| lines <= LINES);
        // Of the last line that a window holds it may hold an end without digits.
        let oldest = self
            .count
            .checked_sub(self.count.min(LINES))
            .map(|oldest| oldest % LINES);
        let cut = oldest
            .and_then(|oldest| self.lines.get(oldest))
            .is_some_and(|oldest| *oldest + BEFORE < start);
        near && (free || self.count > 0 && cut)
    }

    /// A line has ended right before what is not searched yet.
    fn end_line(&mut self, buffer: Buffer<'_>) {
        let Some(line) = self.line.replace(self.searched) else {
            self.nearest = Some(1);
            return;
        };
        let bytes = buffer.slice(line..self.searched - 1);
        if bytes.is_empty() {
            // The table has ended.
            (self.count, self.nearest) = (0, None);
            return;
        }
        if let Some(slot) = self.lines.get_mut(self.count % LINES) {
            *slot = line;
        }
        self.count += 1;
        self.nearest = match self.nearest {
            Some(lines) if bytes.iter().any(u8::is_ascii_digit) => Some(lines + 1),
            None if bytes.iter().any(u8::is_ascii_digit) => None,
            _ => Some(1),
        };
    }
}

/// Where the first line ends in these bytes, which are looked at eight at a time.
fn line_end(bytes: &[u8]) -> Option<usize> {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let (words, rest) = bytes.as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        // A byte becomes zero where a line ends, and the lowest zero borrows first.
        let word = u64::from_le_bytes(*word) ^ (u64::from(b'\n') * EACH);
        let zeros = word.wrapping_sub(EACH) & !word & (0x80 * EACH);
        if zeros != 0 {
            return Some(8 * at + zeros.trailing_zeros() as usize / 8);
        }
    }
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    Some(bytes.len() - rest.len() + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_end() {
        for len in 0..40 {
            for byte in [0, b'\n' - 1, b'\n' + 1, b'a', 0x8a, 0xff] {
                let mut bytes = vec![byte; len];
                assert_eq!(line_end(&bytes), None);
                for at in (0..len).rev() {
                    bytes[at] = b'\n';
                    assert_eq!(line_end(&bytes), Some(at), "{byte} {len}");
                }
            }
        }
    }

    #[test]
    fn a_line_that_a_window_cuts_may_be_one() {
        let far = format!("1 {}\n7", "a".repeat(1200));
        let near = format!("1 {}\n7", "a".repeat(200));
        for (text, expected) in [(far, true), (near, false)] {
            let buffer = Buffer {
                bytes: text.as_bytes(),
                base: 0,
            };
            let mut headings = Headings::default();
            assert!(!headings.above(buffer, 0));
            assert_eq!(headings.above(buffer, text.len() - 1), expected, "{text}");
        }
    }

    #[test]
    fn lines_that_may_be_headings() {
        let cases = [
            ("1\n", false),
            ("phone\n1", true),
            ("phone\n1\n2\n3", true),
            ("phone\n1\n\n3", false),
            ("phone\n1\n2\n3\n4\n5\n6\n7\n8", true),
            ("phone\n1\n2\n3\n4\n5\n6\n7\n8\n9", false),
            ("\n1\n2", false),
            ("1\nphone\n2", true),
        ];
        for (text, expected) in cases {
            let buffer = Buffer {
                bytes: text.as_bytes(),
                base: 0,
            };
            let mut headings = Headings::default();
            for (start, _) in text.match_indices(|c: char| c.is_ascii_digit()) {
                let found = headings.above(buffer, start);
                if start + 1 == text.len() {
                    assert_eq!(found, expected, "{text:?}");
                }
            }
        }
    }
}
