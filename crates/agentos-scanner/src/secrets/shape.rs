//! The shape of an issuer's tokens: a prefix that starts the check, then runs of an alphabet with a length, and
//! literals between them. Matches at one place in linear time, without backtracking; judges no content.

/// The bytes that a run of a token may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Alphabet {
    Digits,
    /// `0`-`9`, `a`-`f`.
    Hex,
    /// `0`-`9`, `a`-`f`, `A`-`F`.
    AnyHex,
    /// `0`-`9`, `a`-`f` and `-`.
    Uuid,
    /// `0`-`9`, `a`-`z`.
    Lower,
    /// `0`-`9`, `A`-`Z`.
    Upper,
    /// Letters and digits.
    Alnum,
    /// Letters, digits and `_`.
    Word,
    /// Letters, digits, `-` and `_`.
    Url64,
    /// Letters, digits, `-`, `_` and `.`.
    Url64Dot,
    /// Letters, digits, `+`, `/` and `=`.
    Base64,
    /// Letters, digits, `+`, `/`, `=`, `-`, `_` and `%` (Base64 as URLs carry it).
    Escaped64,
}

impl Alphabet {
    const ALL: [Self; 12] = [
        Self::Digits,
        Self::Hex,
        Self::AnyHex,
        Self::Uuid,
        Self::Lower,
        Self::Upper,
        Self::Alnum,
        Self::Word,
        Self::Url64,
        Self::Url64Dot,
        Self::Base64,
        Self::Escaped64,
    ];

    pub(crate) fn holds(self, byte: u8) -> bool {
        MEMBERS
            .get(usize::from(byte))
            .is_some_and(|of| of & (1 << self as u16) != 0)
    }

    const fn has(self, byte: u8) -> bool {
        let letter_or_digit = byte.is_ascii_alphanumeric();
        match self {
            Self::Digits => byte.is_ascii_digit(),
            Self::Hex => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
            Self::AnyHex => byte.is_ascii_hexdigit(),
            Self::Uuid => matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b'-'),
            Self::Lower => matches!(byte, b'0'..=b'9' | b'a'..=b'z'),
            Self::Upper => matches!(byte, b'0'..=b'9' | b'A'..=b'Z'),
            Self::Alnum => letter_or_digit,
            Self::Word => letter_or_digit || byte == b'_',
            Self::Url64 => letter_or_digit || matches!(byte, b'-' | b'_'),
            Self::Url64Dot => letter_or_digit || matches!(byte, b'-' | b'_' | b'.'),
            Self::Base64 => letter_or_digit || matches!(byte, b'+' | b'/' | b'='),
            Self::Escaped64 => letter_or_digit || matches!(byte, b'+' | b'/' | b'=' | b'-' | b'_' | b'%'),
        }
    }
}

/// For each byte the alphabets that hold it, as bits: a run asks for every byte of hostile text.
#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "evaluated by the compiler, which refuses a wrong index; a byte's place fits a byte"
)]
static MEMBERS: [u16; 256] = {
    let mut members = [0; 256];
    let mut byte = 0;
    while byte < members.len() {
        let mut at = 0;
        while at < Alphabet::ALL.len() {
            let alphabet = Alphabet::ALL[at];
            if alphabet.has(byte as u8) {
                members[byte] |= 1 << alphabet as u16;
            }
            at += 1;
        }
        byte += 1;
    }
    members
};

/// A piece of a token after its prefix.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Part {
    /// Exactly these bytes.
    Literal(&'static str),
    /// As many bytes of the alphabet as there are: at least the first figure, at most the second.
    Run(Alphabet, usize, usize),
}

/// Where a token that starts at the beginning of `text` ends, when `prefix` and `parts` fit. A run that goes on
/// beyond its longest length is another thing than this token.
pub(crate) fn end_of(text: &[u8], prefix: &str, parts: &[Part]) -> Option<usize> {
    let mut at = text.starts_with(prefix.as_bytes()).then_some(prefix.len())?;
    for part in parts {
        let rest = text.get(at..)?;
        at += match part {
            Part::Literal(literal) => rest.starts_with(literal.as_bytes()).then_some(literal.len())?,
            Part::Run(alphabet, least, most) => {
                let mut length = rest
                    .iter()
                    .take(*most + 1)
                    .take_while(|byte| alphabet.holds(**byte))
                    .count();
                length = padded(rest, length, *alphabet, *least);
                if length > *most {
                    return None;
                }
                // A full stop after a token ends the sentence.
                while *alphabet == Alphabet::Url64Dot && length > 0 && rest.get(length - 1) == Some(&b'.') {
                    length -= 1;
                }
                (length >= *least).then_some(length)?
            }
        };
    }
    Some(at)
}

/// Where a run of Base64 ends that has padding inside: right behind it, as what follows is another value. Some issuers
/// put a sum of eight hexadecimal digits there, and then nothing.
fn padded(run: &[u8], length: usize, alphabet: Alphabet, least: usize) -> usize {
    if !matches!(alphabet, Alphabet::Base64 | Alphabet::Escaped64) {
        return length;
    }
    let run = run.get(..length).unwrap_or_default();
    let Some(first) = run.iter().position(|byte| *byte == b'=') else {
        return length;
    };
    let end = first + run.iter().skip(first).take_while(|byte| **byte == b'=').count();
    let behind = run.get(end..).unwrap_or_default();
    let sum = behind.len() == 8 && behind.iter().all(u8::is_ascii_hexdigit);
    let other = behind.first().is_some_and(u8::is_ascii_alphanumeric) && !sum;
    if other && end >= least { end } else { length }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padding_ends_a_run() {
        let run = [Part::Run(Alphabet::Base64, 8, 24)];
        let cases = [
            ("k_aGVsbG8gd29ybGQ=", Some(18)),
            ("k_aGVsbG8gd29ybGQ=aGVsbG8gd29ybGQ=", Some(18)),
            ("k_aGVsbG8gd29ybA==ghp_x", Some(18)),
            ("k_aGVsbG8gd29ybGQ=5A1B2C3D", Some(26)),
            ("k_aGVs=bG8gd29ybGQ=", Some(19)), // too early for an end
        ];
        for (text, expected) in cases {
            assert_eq!(end_of(text.as_bytes(), "k_", &run), expected, "{text}");
        }
    }

    #[test]
    fn runs_take_what_they_may_and_no_more() {
        use Alphabet::{Alnum, Url64, Url64Dot};
        let two = [Part::Run(Alnum, 2, 4), Part::Literal("."), Part::Run(Url64, 3, 3)];
        let cases: [(&str, &[Part], Option<usize>); 7] = [
            ("k_ab.c-d", &two, Some(8)),
            ("k_ab.c-d rest", &two, Some(8)),
            ("k_a.c-d", &two, None),
            ("k_abcde.c-d", &two, None),
            ("k_ab.c-de", &two, None),
            ("x_ab.c-d", &two, None),
            ("k_ab.cd. Next", &[Part::Run(Url64Dot, 2, 9)], Some(7)),
        ];
        for (text, parts, expected) in cases {
            assert_eq!(end_of(text.as_bytes(), "k_", parts), expected, "{text}");
        }
    }
}
