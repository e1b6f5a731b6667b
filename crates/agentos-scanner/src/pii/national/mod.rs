//! Numbers that registers of persons give out: national, tax, insurance and health numbers of some fifty
//! countries. A check digit or a structure confirms each; where that is weak, a word beside it must as well.

mod dates;
mod documents;
mod europe;
mod forms;
mod layout;
mod lettered;
mod letters;
mod others;
mod table;
mod token;
mod words;
mod world;

use std::cell::OnceCell;
use std::ops::Range;

use self::forms::{Form, Needs};
use self::layout::Layout;
use self::lettered::{may_be_first, with_letters};
use self::letters::rut_check;
use super::digits::{Around, Run, byte, char_at, free_left, free_right, peek, separator};
use super::heading::Heading;
use super::near::{Near as Words, column, named};
use super::things::THINGS;
use crate::detector::{Detector, Hit, Near, Trigger};
use crate::finding::Kind;
use crate::window::Window;

const NUMBERS: Detector = Detector {
    kind: Kind::NationalId,
    word: may_be_first,
    likely: |around| plain(around) && !nameless(around) || lettered(around) && !small_before(around),
    check,
    before: 12,
    after: 28,
    context: words::FOR,
    headings: Heading::ID,
    against: &[THINGS, others::AGAINST],
    ..Detector::BASE
};

const BETWEEN: Near = Near::SPACE
    .or(Near::DASH)
    .or(Near::DOT)
    .or(Near::SLASH)
    .or(Near::LETTER);

/// The group is the first of its word.
const FIRST: Near = Near::LETTER.without(Near::INNER);

/// Groups of one piece, groups with more behind them, and groups that letters touch.
pub(super) static DETECTORS: &[Detector] = &[
    Detector {
        trigger: Trigger::Digits {
            len: (10, 18),
            prev: Near::NO_WORD.or(FIRST),
            next: Near::ANY,
        },
        ..NUMBERS
    },
    Detector {
        trigger: Trigger::Digits {
            len: (1, 9),
            prev: Near::NO_WORD.without(Near::NUMBER),
            next: BETWEEN,
        },
        shape,
        ..NUMBERS
    },
    // Behind other groups stand letters, or they are none of a number.
    Detector {
        trigger: Trigger::Digits {
            len: (1, 8),
            prev: Near::NUMBER,
            next: BETWEEN,
        },
        shape: |len, separator, next| match (len, separator) {
            (2, b'.') | (6, b'-' | b' ') if next == 3 => true,
            (6..=8, b'-' | b' ') => next == 0,
            (5..=8, 0) => true,
            _ => false,
        },
        ..NUMBERS
    },
    Detector {
        trigger: Trigger::Digits {
            len: (9, 9),
            prev: Near::NO_WORD.without(Near::NUMBER),
            next: Near::ANY.without(BETWEEN),
        },
        ..NUMBERS
    },
    Detector {
        trigger: Trigger::Digits {
            len: (1, 9),
            prev: FIRST,
            next: BETWEEN,
        },
        ..NUMBERS
    },
    // `A123456(3)`
    Detector {
        trigger: Trigger::Digits {
            len: (6, 6),
            prev: FIRST,
            next: Near::BRACKET,
        },
        ..NUMBERS
    },
    // Letters and digits with nothing behind them that belongs to them: none is shorter.
    Detector {
        trigger: Trigger::Digits {
            len: (7, 9),
            prev: FIRST,
            next: Near::ANY.without(BETWEEN),
        },
        ..NUMBERS
    },
];

/// The headings of columns and keys that hold such numbers.
pub(super) const COLUMNS: &[&str] = &[
    "ssn",
    "nationalid",
    "national_id",
    "taxid",
    "tax_id",
    "idnumber",
    "id_number",
    "nino",
    "dni",
    "cpf",
    "bsn",
    "pesel",
    "personnummer",
    "sin",
    "codice",
    "fiscal",
    "steuer",
    "nif",
    "nir",
    "passport",
    "identi",
    "aadhaar",
];

/// The headings of columns that hold other numbers.
pub(super) const OTHERS: &[&str] = &[
    "phone", "mobile", "tel", "fax", "card", "order", "invoice", "account", "amount",
];

fn check(window: &Window<'_>) -> Option<Hit> {
    let text = window.bytes();
    let anchor = window.anchor();
    let around = &window.around;
    if plain(around) {
        let hit = grouped(window, text, anchor.start);
        if hit.is_some() {
            return hit;
        }
    }
    lettered(around)
        .then(|| with_letters(window, text, anchor.start))
        .flatten()
}

/// Whether a group begins a number of the table, or a RUT.
fn plain(around: &Around<'_>) -> bool {
    let (sep, next) = around.next;
    if joined(around)
        || around.continues
        || around.behind[0].is_ascii_alphabetic()
        || around.len < 9 && around.goes_on(sep)
    {
        return false;
    }
    match (around.len, sep) {
        (9..=18, _) | (7 | 8, b'-') => true,
        (1 | 2, b'.') if next == 3 && around.beyond[0] == b'.' => true,
        (len, _) => forms::are(len, sep, next) || around.has_third() && forms::begins(len, sep, next),
    }
}

/// Whether it is a number in one piece that a word must name, and none does.
fn nameless(around: &Around<'_>) -> bool {
    let [_, prev] = around.before;
    let alone = around.len >= 9 && around.next.1 == 0;
    alone && !around.called && prev != b'(' && !forms::sure_alone(around.len)
}

/// Whether a word touches the digits from the left; what is beyond ASCII is looked at later.
const fn joined(around: &Around<'_>) -> bool {
    let [_, prev] = around.before;
    prev.is_ascii_alphanumeric() || prev == b'_'
}

/// What may stand behind digits that no letter touches, and that are fewer than ten.
fn shape(len: usize, separator: u8, next: usize) -> bool {
    match (len, separator) {
        // A number of the table, or a RUT.
        (9.., _) | (7 | 8, b'-') | (1 | 2, b'.') if len >= 7 || next == 3 => true,
        // Letters may stand before them, or right behind.
        (2 | 6, _) | (5..=8, 0) => true,
        (7 | 8, b' ') => next == 0,
        _ => forms::begins(len, separator, next),
    }
}

/// Whether one small letter stands before the digits: with that a number needs a word or brackets, and has none.
const fn small_before(around: &Around<'_>) -> bool {
    let [before, prev] = around.before;
    !around.called
        && prev.is_ascii_lowercase()
        && !(before.is_ascii_alphabetic() || matches!(before, b'(' | b'[' | b' ' | b'-' | 0x80..))
}

/// Whether a letter touches the digits, or stands where a number's form has one.
fn lettered(around: &Around<'_>) -> bool {
    let [before, prev] = around.before;
    prev.is_ascii_alphabetic()
        || match around.len {
            // `2 62 02 2A …`
            1 => matches!(around.next, (b' ' | b'-', 2)) && matches!(around.beyond[0], b' ' | b'-'),
            2 if before.is_ascii_uppercase() => true,
            // No form has a letter behind five digits.
            2 => around.next == (b'.', 3) && !around.beyond[0].is_ascii_alphanumeric(),
            6 if before.is_ascii_uppercase() => true,
            5..=8 | 17 if around.behind[0].is_ascii_alphabetic() => true,
            // A letter behind a separator, or behind what the sign of a century stands before.
            6..=8 => match around.next {
                (b'-' | b' ', 3) => around.len == 6 && around.beyond[0].is_ascii_alphabetic(),
                (b'-' | b' ', 0) => around.behind[1] >= 0x80 || around.behind[1].is_ascii_alphabetic(),
                _ => false,
            },
            _ => false,
        }
}

/// Numbers of digits alone.
fn grouped(window: &Window<'_>, text: &[u8], start: usize) -> Option<Hit> {
    // Nothing shorter than nine digits is a number in one piece: what stands behind it goes on as what is before does.
    let group = window.anchor();
    if group.len() < 9 && !free_left(text, start, peek(text, group.end).0) {
        return None;
    }
    if group.len() >= 9 && window.around.next.1 == 0 && is_thing(window, start) {
        return None;
    }
    let written = forms::written(text, start);
    if !written && !may_be_rut(text, &group) {
        return None;
    }
    let run = window.number();
    let first = run.groups().first()?.len;
    if run.overlong || (run.groups().len() == 1 && first < 9) {
        return None;
    }
    if let Some(hit) = rut(window, text, run) {
        return Some(hit);
    }
    if !written {
        return None;
    }
    for groups in (1..=run.groups().len()).rev() {
        let layout = Layout::run(run, groups);
        let written = forms::of(layout);
        if written.is_empty() {
            continue;
        }
        let end = run.end(groups);
        let sep = if groups == 1 {
            0
        } else {
            run.groups().get(1).map_or(0, |g| g.sep)
        };
        if !free_left(text, start, sep) || !free_right(text, end, sep) {
            continue;
        }
        // In one piece, a word is looked for first where nothing less would do.
        let alone = run.groups().len() == 1 && !forms::sure_alone(first.into());
        let valid = |form: &&&Form| (form.valid)(run.digits(groups));
        let mut found = written.iter().filter(valid).peekable();
        if !alone && found.peek().is_none() {
            continue;
        }
        // Where a heading says what it is, no word needs to.
        let own = column(window, start, Heading::ID);
        if !own && is_thing(window, start) {
            return None;
        }
        let words = OnceCell::new();
        let words = || *words.get_or_init(|| Words::read(window));
        let word = own
            || named(window, start, end)
            || words().speaks_of(window, 60)
            || words().named_behind(window, end);
        if !word && (alone || words().denies(40)) {
            continue;
        }
        // The surer rows come first, so the first that has what it needs is the best.
        let Some(form) = found.find(|form| word || form.needs == Needs::Nothing) else {
            continue;
        };
        let score = match (form.needs, word) {
            (Needs::Nothing, true) => 0.97,
            (Needs::Nothing, false) => 0.86,
            (Needs::Word, _) => 0.88,
        };
        return Some(Hit::new(start..end, score, if word { "check+context" } else { "check" }).sub(form.sub));
    }
    None
}

/// Whether a heading says that it is another number.
fn is_thing(window: &Window<'_>, start: usize) -> bool {
    column(window, start, Heading::THING) && !column(window, start, Heading::ID)
}

/// Whether a group is as long as the first of a RUT, and has behind it what stands there.
fn may_be_rut(text: &[u8], group: &Range<usize>) -> bool {
    let (separator, next) = peek(text, group.end);
    match group.len() {
        1 | 2 => separator == b'.' && next == 3,
        7 | 8 => separator == b'-',
        _ => false,
    }
}

/// RUT: two or three groups with dots and a dash, the check digit behind the dash.
fn rut(window: &Window<'_>, text: &[u8], run: &Run) -> Option<Hit> {
    let groups = run.groups();
    let dotted =
        matches!(groups.first()?.len, 1 | 2) && run.grouped(&[groups.first()?.len, 3, 3]) == Some(b'.');
    let (body, plain) = if dotted { (3, false) } else { (1, true) };
    let front = run.digits(body);
    if !matches!(front.len(), 7 | 8) || !free_left(text, run.start(), b'.') {
        return None;
    }
    let dash = char_at(text, run.end(body)).filter(|c| separator(*c) == Some(b'-'))?;
    let at = run.end(body) + dash.len_utf8();
    let check = match byte(text, at) {
        b'k' | b'K' => 10,
        b @ b'0'..=b'9' => u32::from(b - b'0'),
        _ => return None,
    };
    if rut_check(front) != check
        || !free_right(text, at + 1, b'-')
        || (plain && !Words::read(window).speaks(60) && !named(window, run.start(), at + 1))
    {
        return None;
    }
    Some(Hit::new(run.start()..at + 1, 0.95, "check").sub("cl_rut"))
}
