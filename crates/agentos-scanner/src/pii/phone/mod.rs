//! Phone numbers. With a plus and a calling code the plan of that country decides (`plans.rs`); without one, the
//! shape (`shapes.rs`) and the words around it (`words.rs`, `others.rs`).

mod others;
mod plans;
mod read;
mod shapes;
mod words;

use std::cell::OnceCell;

use self::plans::plan;
use self::read::{Written, extension, front, read};
use self::shapes::{Shape, shape};
pub(super) use self::words::COLUMNS;
use super::digits::{Around, char_before, digits_from, free_left, free_right, joins};
use super::heading::Heading;
use super::near::{Near as Words, beside_email, column};
use super::things::THINGS;
use crate::detector::{Detector, Hit, Near, Trigger};
use crate::finding::Kind;
use crate::window::Window;

const NUMBERS: Detector = Detector {
    kind: Kind::Phone,
    check,
    before: 4,
    after: 44,
    context: words::FOR,
    headings: Heading::PHONE,
    against: &[THINGS, others::AGAINST],
    ..Detector::BASE
};

/// Neither a later group of a number nor a part of a word.
const BEFORE: Near = Near::APART
    .without(Near::NUMBER)
    .without(Near::DASH)
    .without(Near::SLASH);

/// Short groups with something behind them, and long ones.
pub(super) static DETECTORS: &[Detector] = &[
    Detector {
        trigger: Trigger::Digits {
            len: (1, 5),
            prev: BEFORE,
            next: Near::SPACE
                .or(Near::DASH)
                .or(Near::DOT)
                .or(Near::SLASH)
                .or(Near::BRACKET)
                .or(Near::BEYOND),
        },
        likely: |around| {
            !matches!(around.behind[0], b'\t' | b'\n' | b'\r')
                && !around.goes_on(b' ')
                && !few(around)
                && !decimal(around)
                && (signed(around) || !alone(around))
        },
        ..NUMBERS
    },
    Detector {
        trigger: Trigger::Digits {
            len: (6, 15),
            prev: BEFORE,
            next: Near::ANY,
        },
        // In one piece, a word must say what it is, or a zero in front and an address beside it.
        likely: |around| {
            let zero = around.first == b'0' && (9..=11).contains(&around.len);
            around.called || zero || signed(around) || !alone(around) && !decimal(around)
        },
        ..NUMBERS
    },
];

/// A quick no: fewer digits than any number has in this group and the next, and nothing that may go on behind them.
const fn few(around: &Around<'_>) -> bool {
    let (separator, next) = around.next;
    let behind = if next == 0 { around.behind } else { around.beyond };
    separator != 0 && around.len + next < LEAST && !links(behind)
}

/// Two groups with a dot between, which [`shape`] says no to.
const fn decimal(around: &Around<'_>) -> bool {
    let (separator, next) = around.next;
    separator == b'.'
        && next > 0
        && around.first != b'0'
        && !matches!((around.len, next), (4, 4))
        && !signed(around)
        && !links(around.beyond)
}

/// Whether nothing behind the group goes on the number.
const fn alone(around: &Around<'_>) -> bool {
    around.next.1 == 0 && !links(around.behind)
}

/// Whether a number may go on with these bytes, as `read` reads it.
const fn links(bytes: [u8; 2]) -> bool {
    match bytes {
        [b' ', next] => next.is_ascii_digit() || matches!(next, b'(' | b'-' | b'/' | 0x80..),
        [b'-' | b'.' | b'/' | b'(', next] => next.is_ascii_digit(),
        [first, _] => matches!(first, b')' | 0x80..),
    }
}

/// Whether a plus may stand in front; of what is beyond ASCII this says nothing.
const fn signed(around: &Around<'_>) -> bool {
    matches!(around.before, [_, b'+' | 0x80..] | [b'+', b'('])
}

/// Whether a byte may stand between the groups of a number.
const fn between(byte: u8) -> bool {
    matches!(byte, b' ' | b'-' | b'.' | b'/' | b'(' | b')' | b'\t' | 0x80..)
}

fn check(window: &Window<'_>) -> Option<Hit> {
    let text = window.bytes();
    let anchor = window.anchor();
    let words = OnceCell::new();
    let words = || *words.get_or_init(|| Words::read(window));
    if is_date(window) || is_plain(&window.around) && !is_called(window, anchor.start, words) {
        return None;
    }
    // Whether it is the inside of something longer shows before it is read, but for what a sign may open.
    let (_, plus, opened) = front(text, anchor.start);
    let inside = |start: usize| !free_left(text, start, b' ');
    let short = anchor.len() < LEAST;
    if !plus && !opened && inside(anchor.start) || short && too_few(text, anchor.start) {
        return None;
    }
    if !plus && window.around.next == (b'-', 2) && is_ssn(window) {
        return None;
    }
    let written = read(text, anchor.start);
    let clear = if plus || written.paren {
        before_is_clear(text, written.start)
    } else {
        !opened || !inside(written.start)
    };
    if written.overlong
        || !clear
        || dotted_name(text, written.start)
        || (written.parts().len() == 1 && short_alone(&written))
    {
        return None;
    }
    for parts in (1..=written.parts().len()).rev() {
        let end = written.parts().get(parts - 1)?.end;
        // What follows with the same separator belongs to it: a part of a longer number is no number.
        let follows = written.parts().get(parts).map_or(0, |p| p.sep);
        let last = written.parts().get(parts - 1).map_or(0, |p| p.sep);
        if follows != 0 && (follows != b' ' || (!plus && last == b' ')) {
            continue;
        }
        // `17.620 (19301)` opens what it does not close.
        if last == b'(' && parts > 1 && written.parts().get(parts - 1).is_some_and(|p| !p.trunk) {
            continue;
        }
        let whole = extension(text, end);
        if whole == end && !free_right(text, end, 0) {
            continue;
        }
        if let Some((score, validator)) =
            international(window, &written, parts, words).or_else(|| national(window, &written, parts, words))
        {
            let score = if whole > end { score + 0.03 } else { score };
            return Some(Hit::new(written.start..whole, score, validator));
        }
    }
    None
}

/// Whether the number goes on a name with dots: `doi:10.1000/j.cell.2019.01.002`, but not `tel.030 123456`.
fn dotted_name(text: &[u8], start: usize) -> bool {
    let before = text.get(start.saturating_sub(24)..start).unwrap_or_default();
    before.ends_with(b".")
        && before
            .iter()
            .rev()
            .take_while(|b| b.is_ascii_alphanumeric() || **b == b'.')
            .filter(|b| **b == b'.')
            .count()
            > 1
}

/// Whether it is written as social security numbers are, which `shape` says no to: other rows have read it already.
fn is_ssn(window: &Window<'_>) -> bool {
    let number = window.number();
    let end = number.end(3);
    number.groups().len() == 3
        && number.grouped(&[3, 2, 4]) == Some(b'-')
        && !number.digits(1).starts_with(&[0])
        && !links([window.at(end), window.at(end + 1)])
}

/// Whether it is in one piece, without a sign or zero in front: nothing but a word or a heading says what it is.
const fn is_plain(around: &Around<'_>) -> bool {
    alone(around) && around.first != b'0' && !signed(around) && around.before[1] != b'('
}

fn is_called(window: &Window<'_>, start: usize, words: impl Fn() -> Words) -> bool {
    column(window, start, Heading::PHONE) || words().speaks(NEAR)
}

/// A word is near a number in one piece at most so many bytes before it.
const NEAR: usize = 48;

/// Whether it begins with a date that has all digits of its year, which `shape` says no to whatever follows.
fn is_date(window: &Window<'_>) -> bool {
    let Around {
        len,
        first,
        before,
        behind,
        next: (separator, next),
        beyond,
        ..
    } = window.around;
    let fits = matches!(len, 1 | 2 | 4)
        && matches!(next, 1 | 2)
        && first != b'0'
        && beyond == [separator, beyond[1]]
        && behind[0] == separator
        && !matches!(before[1], b'+' | b'(' | 0x80..);
    if !fits {
        return false;
    }
    let anchor = window.anchor();
    let third = anchor.end + 1 + next + 1;
    let lengths = [len, next, digits_from(window.bytes(), third)];
    let starts = [anchor.start, anchor.end + 1, third];
    let number = |at: usize, len: usize| {
        let digits = window.slice(at..at + len).iter();
        digits.fold(0, |n: u64, digit| {
            n.wrapping_mul(10).wrapping_add(u64::from(digit & 0x0f))
        })
    };
    let [a, b, c] = lengths;
    let [x, y, z] = starts;
    shapes::dated(lengths, [number(x, a), number(y, b), number(z, c)])
}

/// The digits of the shortest number.
const LEAST: usize = 6;

/// A quick no: fewer digits than any number has, before anything but digits and what may stand between them.
fn too_few(text: &[u8], start: usize) -> bool {
    let ahead = text.get(start..text.len().min(start + 28)).unwrap_or_default();
    let number = ahead.iter().take_while(|b| b.is_ascii_digit() || between(**b));
    number.filter(|b| b.is_ascii_digit()).take(LEAST).count() < LEAST
}

/// Whether it is one group too short for any number.
fn short_alone(written: &Written) -> bool {
    written.digits(1).len() < LEAST
}

/// Whether a number with a sign in front may start here.
fn before_is_clear(text: &[u8], start: usize) -> bool {
    !char_before(text, start).is_some_and(|c| joins(c) || matches!(c, '+' | '$' | '€' | '^'))
}

/// A calling code and as many digits behind it as its plan has.
fn international(
    window: &Window<'_>,
    written: &Written,
    parts: usize,
    words: impl Fn() -> Words,
) -> Option<(f32, &'static str)> {
    // Without a plus, zeros call abroad.
    if !written.plus && written.digits(1).first() != Some(&0) {
        return None;
    }
    let all = written.dialled(parts);
    let digits = if written.plus {
        all.as_slice()
    } else {
        all.strip_prefix(&[0, 0])
            .or_else(|| all.strip_prefix(&[0, 1, 1]).filter(|_| parts > 2))?
    };
    let words = words();
    // A plus and a word for it: whatever the plan says, somebody means a phone number.
    let meant = written.plus && (8..=15).contains(&digits.len()) && words.speaks(60);
    let loose = meant.then_some((0.85, "context"));
    let Some((code, least, most)) = plan(digits) else {
        return loose;
    };
    let number = digits.get(code..)?;
    // `+49 0151…`: the zero of the national form, which Italy alone keeps.
    let number = match number.strip_prefix(&[0]) {
        Some(short) if digits.get(..code) != Some(&[3, 9]) && number.len() > least => short,
        _ => number,
    };
    if !(least..=most).contains(&number.len()) || number.iter().all(|x| Some(x) == number.first()) {
        return loose;
    }
    if written.plus {
        return Some((0.94, "plan"));
    }
    match column(window, written.start, Heading::PHONE) || words.speaks(80) {
        true => Some((0.92, "plan+context")),
        false if parts > 1 && !words.denies(40) => Some((0.8, "plan")),
        false => None,
    }
}

/// A number as people of a country write it among themselves.
fn national(
    window: &Window<'_>,
    written: &Written,
    parts: usize,
    words: impl Fn() -> Words,
) -> Option<(f32, &'static str)> {
    if written.plus {
        return None;
    }
    let shape = shape(
        written.parts().get(..parts)?,
        written.digits(parts),
        written.paren,
    );
    if shape == Shape::No {
        return None;
    }
    let grouped = parts > 1;
    // `telephone poles: 123456` counts poles.
    let count = !grouped && written.digits(1).len() <= 8 && written.digits(1).first() != Some(&0);
    if !grouped && Words::keyed(window, &words) || count && words().about_another(window) {
        return None;
    }
    // In one piece, the zero in front and a word right behind it say enough.
    let behind = if grouped { 24 } else { 2 };
    let near = column(window, written.start, Heading::PHONE)
        || words().speaks_of(window, if grouped { 90 } else { NEAR })
        || ((grouped || written.digits(1).starts_with(&[0]))
            && words().follows_alone(window, behind)
            && !words().denies(60));
    match (shape, near) {
        (Shape::Strong, true) => Some((0.92, "shape+context")),
        (Shape::Strong, false) if !words().denies(24) => Some((0.8, "shape")),
        (Shape::Fair, true) => Some((0.9, "shape+context")),
        (Shape::Fair, false) if !words().denies(70) => Some((0.62, "shape")),
        (Shape::Weak, true) => Some((0.87, "context")),
        (Shape::Weak, false) if !words().denies(70) => {
            let end = written.parts().get(parts - 1)?.end;
            // In one piece, only the zero in front tells it from an account's number.
            let fits = parts > 1
                || (written.digits(1).starts_with(&[0]) && (9..=11).contains(&written.digits(1).len()));
            (fits && beside_email(window, written.start, end)).then_some((0.6, "context"))
        }
        _ => None,
    }
}
