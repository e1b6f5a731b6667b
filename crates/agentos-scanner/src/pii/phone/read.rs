//! Reads what may be a phone number: a plus or parenthesis in front, groups of digits, the separators that people
//! put between them, and an extension behind. Bounded to [`MAX_DIGITS`] digits.

use crate::pii::digits::{byte, char_at, char_before, digits_from, separator};

/// E.164 allows 15 digits; two more for an exit code, one for a trunk zero.
pub(super) const MAX_DIGITS: usize = 18;
const MAX_GROUPS: usize = 9;

/// One group.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Part {
    pub(super) len: usize,
    pub(super) end: usize,
    /// The separator before it: its class, `(` or `)` where a parenthesis stands between.
    pub(super) sep: u8,
    /// `(0)`: dialled at home only.
    pub(super) trunk: bool,
}

/// What was read.
#[derive(Debug, Clone)]
pub(super) struct Written {
    pub(super) start: usize,
    pub(super) plus: bool,
    /// The first group stands in parentheses.
    pub(super) paren: bool,
    digits: [u8; MAX_DIGITS],
    parts: [Part; MAX_GROUPS],
    used: usize,
    /// The last part goes on beyond the limits.
    pub(super) overlong: bool,
}

impl Written {
    pub(super) fn parts(&self) -> &[Part] {
        self.parts.get(..self.used).unwrap_or_default()
    }

    pub(super) fn digits(&self, parts: usize) -> &[u8] {
        let n: usize = self.parts().iter().take(parts).map(|p| p.len).sum();
        self.digits.get(..n).unwrap_or_default()
    }

    /// The digits without a `(0)`.
    pub(super) fn dialled(&self, parts: usize) -> Vec<u8> {
        let mut from = 0;
        let mut all = Vec::with_capacity(MAX_DIGITS);
        for part in self.parts().iter().take(parts) {
            if !part.trunk {
                all.extend_from_slice(self.digits.get(from..from + part.len).unwrap_or_default());
            }
            from += part.len;
        }
        all
    }
}

/// Where the number starts whose first digit is at `at`: with `+`, `(`, `(+` or `+(` in front.
pub(super) fn front(text: &[u8], at: usize) -> (usize, bool, bool) {
    match (char_before(text, at), byte(text, at.wrapping_sub(2))) {
        (Some('+'), b'(') => (at - 2, true, true),
        (Some('+'), _) => (at - 1, true, false),
        (Some('＋'), _) => (at - '＋'.len_utf8(), true, false),
        (Some('('), b'+') => (at - 2, true, true),
        (Some('('), _) => (at - 1, false, true),
        _ => (at, false, false),
    }
}

/// What stands between two groups: its class and width, if people write it so.
fn between(text: &[u8], at: usize, open: bool) -> Option<(u8, usize)> {
    // Nearly all numbers have one separator, or end.
    match (byte(text, at), byte(text, at + 1)) {
        (sep @ (b' ' | b'-' | b'.' | b'/'), b'0'..=b'9') => return Some((sep, 1)),
        (b' ', b'(' | b'-' | b'/' | 0x80..) | (b'(' | b')' | 0x80.., _) => {}
        _ => return None,
    }
    let mut seen = [0u8; 3];
    let mut end = at;
    for slot in &mut seen {
        let Some(c) = char_at(text, end) else { break };
        let Some(class) = separator(c).or(matches!(c, '(' | ')').then_some(u8::try_from(c).unwrap_or(0)))
        else {
            break;
        };
        *slot = class;
        end += c.len_utf8();
    }
    if !byte(text, end).is_ascii_digit() {
        return None;
    }
    let class = match seen {
        [sep, 0, 0] if sep != b'(' && sep != b')' => sep,
        [b'(', 0, 0] | [b' ', b'(', 0] => b'(',
        [b')', 0, 0] | [b')', b' ' | b'-' | b'/' | b'.', 0] | [b')', b' ', b'-'] | [b')', b'/', b'-']
            if open =>
        {
            b')'
        }
        [b' ', b'-' | b'/', b' '] => b'-',
        _ => return None,
    };
    Some((class, end - at))
}

/// Reads from the first digit on.
pub(super) fn read(text: &[u8], at: usize) -> Written {
    let (start, plus, paren) = front(text, at);
    let mut written = Written {
        start,
        plus,
        paren,
        digits: [0; MAX_DIGITS],
        parts: [Part::default(); MAX_GROUPS],
        used: 0,
        overlong: false,
    };
    let ended = fill(&mut written, text, at);
    // A parenthesis that closes behind the whole number is not the number's.
    if ended && paren && !written.parts().iter().skip(1).any(|p| p.sep == b')') {
        written.paren = false;
        written.start = start + usize::from(byte(text, start) == b'(');
    }
    written
}

/// Reads groups, and says whether there are no more of them.
fn fill(written: &mut Written, text: &[u8], at: usize) -> bool {
    let (mut at, mut sep, mut open, mut count) = (at, 0, written.paren, 0);
    loop {
        let from = at;
        at += digits_from(text, at);
        let digits = text.get(from..at).unwrap_or_default();
        let Some(room) = written.digits.get_mut(count..count + digits.len()) else {
            written.overlong = true;
            return false;
        };
        for (slot, digit) in room.iter_mut().zip(digits) {
            *slot = digit & 0x0f;
        }
        count += digits.len();
        let Some(part) = written.parts.get_mut(written.used) else {
            return false;
        };
        let trunk = sep == b'(' && at - from == 1 && byte(text, from) == b'0' && byte(text, at) == b')';
        *part = Part {
            len: at - from,
            end: at,
            sep,
            trunk,
        };
        written.used += 1;
        if sep == b'(' {
            open = true;
        }
        let Some((class, width)) = between(text, at, open) else {
            return true;
        };
        open &= class != b')';
        sep = class;
        at += width;
    }
}

/// What people write before an extension, in lower case; longer ones first.
const EXTENSION: &[&str] = &[
    "extension",
    "durchwahl",
    "interno",
    "anexo",
    "ramal",
    "poste",
    "extn",
    "ext.",
    "ext",
    "int.",
    "dw",
    "x",
    "#",
];

/// The end of an extension behind a number that ends at `end`, or `end`.
pub(super) fn extension(text: &[u8], end: usize) -> usize {
    let mut at = end;
    if byte(text, at) == b',' {
        at += 1;
    }
    while byte(text, at) == b' ' && at - end < 3 {
        at += 1;
    }
    if !matches!(
        byte(text, at).to_ascii_lowercase(),
        b'e' | b'd' | b'i' | b'a' | b'r' | b'p' | b'x' | b'#'
    ) {
        return end;
    }
    let rest = text.get(at..).unwrap_or_default();
    let first = byte(text, at).to_ascii_lowercase();
    let Some(word) = EXTENSION.iter().find(|w| {
        byte(w.as_bytes(), 0) == first
            && rest
                .get(..w.len())
                .is_some_and(|r| r.eq_ignore_ascii_case(w.as_bytes()))
    }) else {
        return end;
    };
    at += word.len();
    while matches!(byte(text, at), b' ' | b'.' | b':') && at - end < 16 {
        at += 1;
    }
    let from = at;
    while byte(text, at).is_ascii_digit() && at - from < 7 {
        at += 1;
    }
    if (1..=6).contains(&(at - from)) { at } else { end }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups() {
        let cases: [(&str, usize, &[usize], bool, bool); 9] = [
            ("+44(0)20 7946 0018", 1, &[2, 1, 2, 4, 4], true, false),
            ("(201) 555-0123", 1, &[3, 3, 4], false, true),
            ("(+57) 315 457 89 73", 2, &[2, 3, 3, 2, 2], true, true),
            ("+(370) 21135539", 2, &[3, 8], true, true),
            ("06131/12 34 56", 0, &[5, 2, 2, 2], false, false),
            ("(020 7946 0018)", 1, &[3, 4, 4], false, false),
            ("020 - 7946", 0, &[3, 4], false, false),
            ("12, 34", 0, &[2], false, false),
            ("12)34", 0, &[2], false, false),
        ];
        for (text, at, lengths, plus, paren) in cases {
            let written = read(text.as_bytes(), at);
            let got: Vec<_> = written.parts().iter().map(|p| p.len).collect();
            assert_eq!(
                (got.as_slice(), written.plus, written.paren),
                (lengths, plus, paren),
                "{text}"
            );
        }
        assert_eq!(
            read("+44(0)20 7946 0018".as_bytes(), 1).dialled(5),
            [4, 4, 2, 0, 7, 9, 4, 6, 0, 0, 1, 8]
        );
    }

    #[test]
    fn extensions() {
        for (text, end, expected) in [
            ("1x123", 1, 5),
            ("1 ext. 12", 1, 9),
            ("1, Durchwahl 7", 1, 14),
            ("1 next", 1, 1),
            ("1x", 1, 1),
            ("1 #5", 1, 4),
        ] {
            assert_eq!(extension(text.as_bytes(), end), expected, "{text}");
        }
    }
}
