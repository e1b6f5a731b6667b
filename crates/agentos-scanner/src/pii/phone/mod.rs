//! Phone numbers. With a plus and a calling code the plan of that country decides (`plans.rs`); without one, the
//! shape (`shapes.rs`) and the words around it (`words.rs`).

mod plans;
mod read;
mod shapes;
mod words;

use self::plans::plan;
use self::read::{Written, extension, read};
use self::shapes::{Shape, shape};
use super::digits::{byte, char_before, free_left, free_right};
use super::near::{Near as Words, column};
use crate::detector::{Detector, Hit, Near, Trigger};
use crate::finding::Kind;
use crate::window::Window;

pub(super) static DETECTORS: &[Detector] = &[Detector {
    kind: Kind::Phone,
    trigger: Trigger::Digits {
        len: (1, 15),
        prev: Near::NO_WORD,
        next: Near::ANY,
    },
    check,
    before: 4,
    after: 44,
    context: words::FOR,
    against: words::AGAINST,
    ..Detector::BASE
}];

fn check(window: &Window<'_>) -> Option<Hit> {
    let text = window.bytes();
    let written = read(text, window.anchor().start);
    let plus = written.plus;
    let clear = if plus || written.paren {
        before_is_clear(text, written.start)
    } else {
        free_left(text, written.start, b' ')
    };
    if written.overlong || !clear {
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
        let whole = extension(text, end);
        if whole == end && !free_right(text, end, 0) {
            continue;
        }
        if let Some((score, validator)) =
            international(window, &written, parts).or_else(|| national(window, &written, parts))
        {
            let score = if whole > end { score + 0.03 } else { score };
            return Some(Hit::new(written.start..whole, score, validator));
        }
    }
    None
}

/// Whether a number with a sign in front may start here.
fn before_is_clear(text: &[u8], start: usize) -> bool {
    !char_before(text, start).is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '+' | '$' | '€' | '^'))
}

/// A calling code and as many digits behind it as its plan has.
fn international(window: &Window<'_>, written: &Written, parts: usize) -> Option<(f32, &'static str)> {
    let all = written.dialled(parts);
    let digits = if written.plus {
        all.as_slice()
    } else {
        all.strip_prefix(&[0, 0])
            .or_else(|| all.strip_prefix(&[0, 1, 1]).filter(|_| parts > 2))?
    };
    let (code, least, most) = plan(digits)?;
    let number = digits.get(code..)?;
    // `+49 0151…`: the zero of the national form, which Italy alone keeps.
    let number = match number.strip_prefix(&[0]) {
        Some(short) if digits.get(..code) != Some(&[3, 9]) && number.len() > least => short,
        _ => number,
    };
    if !(least..=most).contains(&number.len()) || number.iter().all(|x| Some(x) == number.first()) {
        return None;
    }
    if written.plus {
        return Some((0.94, "plan"));
    }
    let words = Words::read(window);
    match words.speaks(80) || column(window, written.start, words::COLUMNS) {
        true => Some((0.92, "plan+context")),
        false if parts > 1 && !words.denies(40) => Some((0.8, "plan")),
        false => None,
    }
}

/// A number as people of a country write it among themselves.
fn national(window: &Window<'_>, written: &Written, parts: usize) -> Option<(f32, &'static str)> {
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
    let words = Words::read(window);
    let grouped = parts > 1;
    let near = words.speaks(if grouped { 90 } else { 48 })
        || (grouped && words.follows(24) && !words.denies(60))
        || column(window, written.start, words::COLUMNS);
    match (shape, near) {
        (Shape::Strong, true) => Some((0.92, "shape+context")),
        (Shape::Strong, false) if !words.denies(24) => Some((0.8, "shape")),
        (Shape::Fair, true) => Some((0.9, "shape+context")),
        (Shape::Fair, false) if !words.denies(70) => Some((0.62, "shape")),
        (Shape::Weak, true) => Some((0.87, "context")),
        (Shape::Weak, false) if parts > 2 && !words.denies(70) && beside_email(window, written.start) => {
            Some((0.6, "context"))
        }
        _ => None,
    }
}

/// Whether an e-mail address ends shortly before on the same line, as in a signature.
fn beside_email(window: &Window<'_>, start: usize) -> bool {
    let head = window.slice(start.saturating_sub(48)..start);
    let line = head.rsplit(|b| *b == b'\n').next().unwrap_or_default();
    line.iter().rposition(|b| *b == b'@').is_some_and(|at| {
        let rest = line.get(at + 1..).unwrap_or_default();
        at > 0 && rest.contains(&b'.') && !byte(line, at - 1).is_ascii_whitespace()
    })
}
