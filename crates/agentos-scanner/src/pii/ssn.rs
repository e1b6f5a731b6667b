//! US social security numbers: the areas, groups and serials that are given out, without the published fakes.

use std::cell::OnceCell;

use super::digits::{Run, free_left, free_right};
use super::heading::Heading;
use super::near::{Near as Words, column, named};
use crate::detector::{Detector, Hit, Near, Trigger};
use crate::finding::Kind;
use crate::window::Window;

pub(super) static DETECTORS: &[Detector] = &[
    Detector {
        kind: Kind::UsSsn,
        trigger: Trigger::Digits {
            len: (3, 3),
            prev: Near::APART,
            next: Near::DASH.or(Near::SPACE).or(Near::DOT).or(Near::LETTER),
        },
        shape: |_, _, next| next == 2,
        check,
        before: 0,
        after: 12,
        context: FOR,
        headings: Heading::SSN,
        against: &[AGAINST],
        ..Detector::BASE
    },
    Detector {
        kind: Kind::UsSsn,
        trigger: Trigger::Digits {
            len: (9, 9),
            prev: Near::APART,
            next: Near::ANY,
        },
        // In one piece, a word or a heading must say what it is.
        likely: |around| around.called,
        check,
        before: 0,
        after: 0,
        context: FOR,
        headings: Heading::SSN,
        against: &[AGAINST],
        ..Detector::BASE
    },
];

const FOR: &[&str] = &[
    "ssn",
    "ssn*",
    "*ssn",
    "social security*",
    "social sec*",
    "soc sec",
    "social_security*",
    "ss#",
    "ss no",
    "socialsecurity*",
];
const AGAINST: &[&str] = &[
    "order*",
    "ticket*",
    "invoice*",
    "serial*",
    "part",
    "sku",
    "tracking*",
    "model",
    "ref",
    "reference*",
    "item*",
    "case",
    "phone*",
    "tel",
    "fax",
    "itin",
    "account*",
    "batch*",
    "invalid",
    "fake",
    "example",
    "dummy",
    "ein",
    "tin",
];
pub(super) const COLUMNS: &[&str] = &["ssn", "social"];

/// Used in advertisements and on sample cards.
const PUBLISHED: [u64; 3] = [78_051_120, 219_099_999, 457_555_462];

/// Whether the number can have been given out.
fn given_out(area: u64, group: u64, serial: u64) -> bool {
    let n = area * 1_000_000 + group * 10_000 + serial;
    let zeros = area == 0 || group == 0 || serial == 0;
    !zeros
        && area != 666
        && area < 900
        && !PUBLISHED.contains(&n)
        && n != 123_456_789
        && !n.is_multiple_of(111_111_111)
}

/// The number of groups, and the separator; or none.
fn shape(run: &Run) -> Option<(usize, u8)> {
    match run.groups().first()?.len {
        9 => Some((1, 0)),
        3 => run
            .grouped(&[3, 2, 4])
            .filter(|sep| matches!(sep, b'-' | b' ' | b'.'))
            .map(|sep| (3, sep)),
        _ => None,
    }
}

fn check(window: &Window<'_>) -> Option<Hit> {
    let text = window.bytes();
    let start = window.anchor().start;
    let run = window.number();
    let (groups, sep) = shape(run)?;
    let n = super::checksum::number(run.digits(groups));
    let end = run.end(groups);
    if !given_out(n / 1_000_000, n / 10_000 % 100, n % 10_000)
        || !free_left(text, start, sep)
        || !free_right(text, end, sep)
    {
        return None;
    }
    // Where a heading says what it is, no word needs to.
    let headed = column(window, start, Heading::SSN);
    let words = OnceCell::new();
    let words = || *words.get_or_init(|| Words::read(window));
    let word = headed || words().speaks_of(window, 48);
    let score = match (sep, word) {
        (b'-', true) => 0.96,
        (b'-', false) if !words().denies(24) || named(window, start, end) => 0.9,
        (b' ', true) => 0.92,
        (b' ', false) if !words().denies(48) && named(window, start, end) => 0.8,
        // In one piece it is a national number of another country just as well: the word must stand close.
        (0, true) if headed || words().speaks(12) => 0.9,
        (_, true) => 0.85,
        _ => return None,
    };
    Some(Hit::new(
        start..end,
        score,
        if word { "area+context" } else { "area" },
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pii::read;

    #[test]
    fn areas_groups_serials() {
        let cases = [
            ((649, 65, 181), true),
            ((1, 1, 1), true),
            ((899, 99, 9999), true),
            ((0, 12, 3456), false),
            ((666, 12, 3456), false),
            ((900, 12, 3456), false),
            ((987, 65, 4321), false),
            ((123, 0, 4567), false),
            ((123, 45, 0), false),
            ((123, 45, 6789), false),
            ((78, 5, 1120), false),
            ((219, 9, 9999), false),
            ((222, 22, 2222), false),
        ];
        for ((area, group, serial), expected) in cases {
            assert_eq!(
                given_out(area, group, serial),
                expected,
                "{area}-{group}-{serial}"
            );
        }
    }

    #[test]
    fn written_forms() {
        for (text, expected) in [
            ("649-65-0181", Some((3, b'-'))),
            ("649 65 0181", Some((3, b' '))),
            ("649650181", Some((1, 0))),
            ("649-65 0181", None),
        ] {
            assert_eq!(shape(&read(text.as_bytes(), 0)), expected, "{text}");
        }
    }
}
