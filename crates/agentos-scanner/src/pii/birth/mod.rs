//! Dates of birth: a date (`dates.rs`) that a word, a key or a heading calls one. A date alone is never reported.

mod dates;
mod months;
mod words;

pub(super) use self::words::COLUMNS;
use super::digits::{Around, byte, char_before, free_left};
use super::heading::Heading;
use super::near::{Near as Words, column, mask_in};
use crate::detector::{Detector, Hit, Near, Trigger};
use crate::finding::Kind;
use crate::window::Window;

const DATES: Detector = Detector {
    kind: Kind::DateOfBirth,
    shape: dates::shape,
    likely: |around| {
        (around.called || around.len <= 2 && around.behind_word() || may_be_starred(around))
            && dates::likely(around)
    },
    check,
    before: 24,
    after: 36,
    context: words::FOR,
    headings: Heading::BIRTH,
    against: &[words::AGAINST],
    ..Detector::BASE
};

/// What goes on a date behind its first number.
const BEHIND: Near = Near::DASH
    .or(Near::DOT)
    .or(Near::SLASH)
    .or(Near::SPACE)
    .or(Near::LETTER);

pub(super) static DETECTORS: &[Detector] = &[
    Detector {
        trigger: Trigger::Digits {
            len: (1, 2),
            prev: Near::APART
                .without(Near::DASH)
                .without(Near::SLASH)
                .without(Near::DECIMAL),
            next: BEHIND.or(Near::COMMA),
        },
        ..DATES
    },
    Detector {
        trigger: Trigger::Digits {
            len: (4, 4),
            prev: Near::APART,
            next: BEHIND.without(Near::LETTER).or(Near::BEYOND),
        },
        ..DATES
    },
    Detector {
        trigger: Trigger::Digits {
            len: (8, 8),
            prev: Near::APART,
            next: Near::ANY,
        },
        ..DATES
    },
];

fn check(window: &Window<'_>) -> Option<Hit> {
    let text = window.bytes();
    let anchor = window.anchor();
    let range = dates::date(text, anchor.start)?;
    // `10/Oct/2023:13:55:36` of a log is a moment.
    let moment = window.at(range.end) == b':' && window.at(range.end + 1).is_ascii_digit();
    if moment || !free_left(text, range.start, b'-') {
        return None;
    }
    // Where a heading says what it is, no word needs to.
    let called = column(window, range.start, Heading::BIRTH) || {
        let words = Words::read(window);
        let said = words.speaks(64) && first_behind(window, range.start)
            || words.follows(range.end - anchor.end + 18)
                && !words.denies(24)
                && first_before(window, range.end)
            || starred(window, anchor.start);
        // Eight digits in one piece are a date by the word alone.
        said && (anchor.len() != 8 || words.speaks(16))
    };
    called.then(|| Hit::new(range, 0.9, "context"))
}

/// Whether no other date stands between the word and this one.
fn first_behind(window: &Window<'_>, start: usize) -> bool {
    let Some(distance) = window.context_before() else {
        return false;
    };
    !years(window.slice(window.anchor().start.saturating_sub(distance)..start))
}

/// Whether the word behind this date is about it: no other date stands between, no line ends, and the word has no
/// date of its own (`… of 2017-02-28 Date of birth: 1990-05-03`).
fn first_before(window: &Window<'_>, end: usize) -> bool {
    let Some(distance) = window.context_after() else {
        return false;
    };
    let word = window.anchor().end + distance;
    let between = window.slice(end..word);
    let rest = window.forward(word, 40, |b| {
        b.is_ascii_alphabetic() || matches!(b, b' ' | 0x80..)
    });
    let own = matches!(window.at(rest), b':' | b'=' | b'0'..=b'9');
    !own && !between.contains(&b'\n') && !years(between)
}

/// Whether four digits stand together, or what stands for a value.
fn years(bytes: &[u8]) -> bool {
    bytes.windows(4).any(|w| w.iter().all(u8::is_ascii_digit)) || mask_in(bytes).is_some()
}

/// Whether what stands before may be a star; of what is beyond ASCII this says nothing.
const fn may_be_starred(around: &Around<'_>) -> bool {
    matches!(around.before, [b'*' | 0x80.., b' '] | [_, b'*' | 0x80..])
}

/// `* 03.05.1990`, as genealogists and Germans write.
fn starred(window: &Window<'_>, at: usize) -> bool {
    let at = at - usize::from(window.prev(at) == b' ');
    let star = match window.prev(at) {
        b'*' => at - 1,
        _ => match char_before(window.bytes(), at) {
            Some(c @ ('✱' | '∗' | '⁎')) => at - c.len_utf8(),
            _ => return false,
        },
    };
    let clear =
        !char_before(window.bytes(), star).is_some_and(|c| c.is_alphanumeric() || matches!(c, '*' | ')'));
    // A date with dots or a month name: `* 12` opens a list, `* 1990-01-01` an item of it.
    let dotted = (at..at + 4).any(|i| byte(window.bytes(), i) == b'.');
    clear && dotted && char_before(window.bytes(), star).is_some_and(|c| c != '\n')
}
