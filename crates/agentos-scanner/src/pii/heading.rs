//! What the heading of a column calls the numbers below it. Knows no tables: which heading stands above which number,
//! the engine finds out.

use std::ops::{BitOr, Range};
use std::sync::LazyLock;

use super::{birth, card, national, phone, ssn};
use crate::automaton::{At, Automaton};

/// What headings call numbers, a bit for each list of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Heading(u8);

impl Heading {
    pub(crate) const NONE: Self = Self(0);
    pub(super) const SSN: Self = Self(1);
    pub(super) const ID: Self = Self(1 << 1);
    pub(super) const PHONE: Self = Self(1 << 2);
    pub(super) const BIRTH: Self = Self(1 << 3);
    pub(super) const CARD: Self = Self(1 << 4);
    /// Numbers that are nobody's identity.
    pub(super) const THING: Self = Self(1 << 5);

    /// Whether it says one of these.
    pub(crate) const fn says(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }
}

impl BitOr for Heading {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The words of each, in lower case.
const WORDS: [(Heading, &[&str]); 6] = [
    (Heading::SSN, ssn::COLUMNS),
    (Heading::ID, national::COLUMNS),
    (Heading::PHONE, phone::COLUMNS),
    (Heading::BIRTH, birth::COLUMNS),
    (Heading::CARD, card::COLUMNS),
    (Heading::THING, national::OTHERS),
];

#[derive(Debug, Default)]
struct Lists {
    automaton: Automaton,
    /// For each literal what it says.
    says: Vec<Heading>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let words = WORDS
        .iter()
        .flat_map(|(says, words)| words.iter().map(|word| (*says, word.as_bytes())));
    Lists {
        // So few words always fit.
        automaton: Automaton::new(words.clone().map(|(_, word)| word)).unwrap_or_default(),
        says: words.map(|(says, _)| says).collect(),
    }
});

/// What each field of a line says where it is a heading.
pub(crate) fn headings(line: &[u8], delimiter: u8, out: &mut Vec<Heading>) {
    out.clear();
    if line.is_ascii() {
        return fields(line, delimiter, out);
    }
    // The automaton folds what is ASCII alone.
    let lower = String::from_utf8_lossy(line).to_lowercase();
    fields(lower.as_bytes(), delimiter, out);
}

fn fields(line: &[u8], delimiter: u8, out: &mut Vec<Heading>) {
    let lists = &*LISTS;
    let (mut at, mut said) = (At::default(), Heading::NONE);
    for byte in line {
        if *byte == delimiter {
            out.push(said);
            (at, said) = (At::default(), Heading::NONE);
            continue;
        }
        at = lists.automaton.step(at, *byte);
        if lists.automaton.ends(at) {
            let ending = lists.automaton.ending(at).iter();
            let says = ending.filter_map(|word| lists.says.get(*word as usize));
            said = says.fold(said, |all, one| all | *one);
        }
    }
    out.push(said);
}

/// The column that a number may stand in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Column {
    /// What the headings above call its numbers.
    pub(crate) says: Heading,
    /// The number's field begins here, and its value no later than there, where it does in the first bytes of its line.
    pub(crate) starts: Range<usize>,
}

impl Column {
    /// The same in the offsets of a window.
    pub(crate) fn in_window(&self, base: usize) -> Self {
        let place = |at: usize| at.saturating_sub(base);
        Self {
            says: self.says,
            starts: place(self.starts.start)..place(self.starts.end),
        }
    }
}

/// Whether a byte may stand between a field's delimiter and its value.
pub(crate) const fn opens(byte: u8) -> bool {
    matches!(byte, b' ' | b'"' | b'\'' | b'(' | b'+')
}

/// Whether a byte may stand between fields.
pub(crate) const fn delimits(byte: u8) -> bool {
    matches!(byte, b',' | b';' | b'\t' | b'|')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_headings_say() {
        let cases: [(&str, u8, &[Heading]); 6] = [
            ("", b',', &[Heading::NONE]),
            (
                "id,Phone,x",
                b',',
                &[Heading::NONE, Heading::PHONE | Heading::THING, Heading::NONE],
            ),
            ("ss;n", b';', &[Heading::NONE, Heading::NONE]),
            (
                "| SSN | D.O.B |",
                b'|',
                &[
                    Heading::NONE,
                    Heading::SSN | Heading::ID,
                    Heading::BIRTH,
                    Heading::NONE,
                ],
            ),
            ("MÓVIL\t身份 出生\r", b'\t', &[Heading::PHONE, Heading::BIRTH]),
            ("Dob,Dob", b'|', &[Heading::BIRTH]),
        ];
        let mut found = vec![Heading::CARD];
        for (line, delimiter, expected) in cases {
            headings(line.as_bytes(), delimiter, &mut found);
            assert_eq!(found, expected, "{line:?}");
        }
    }
}
