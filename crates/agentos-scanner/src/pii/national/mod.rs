//! Numbers that registers of persons give out: national, tax, insurance and health numbers of some fifty
//! countries. A check digit or a structure confirms each; where that is weak, a word beside it must as well.

mod dates;
mod europe;
mod forms;
mod layout;
mod letters;
mod token;
mod words;
mod world;

use std::ops::Range;

use self::forms::Needs;
use self::layout::Layout;
use self::letters::{identify, rut_check};
use self::token::Token;
use super::digits::{
    Run, byte, char_at, char_before, continues, edge_left, edge_right, free_left, free_right, peek, read,
    separator,
};
use super::near::{Near as Words, column, named};
use crate::detector::{Detector, Hit, Near, Trigger};
use crate::finding::Kind;
use crate::window::{Window, is_word};

const NUMBERS: Detector = Detector {
    kind: Kind::NationalId,
    check,
    before: 12,
    after: 28,
    context: words::FOR,
    against: words::AGAINST,
    ..Detector::BASE
};

const BETWEEN: Near = Near::SPACE
    .or(Near::DASH)
    .or(Near::DOT)
    .or(Near::SLASH)
    .or(Near::LETTER);

/// Groups of one piece, groups with more behind them, and groups that letters touch.
pub(super) static DETECTORS: &[Detector] = &[
    Detector {
        trigger: Trigger::Digits {
            len: (10, 18),
            prev: Near::NO_WORD.or(Near::LETTER),
            next: Near::ANY,
        },
        ..NUMBERS
    },
    Detector {
        trigger: Trigger::Digits {
            len: (1, 9),
            prev: Near::NO_WORD,
            next: BETWEEN,
        },
        ..NUMBERS
    },
    Detector {
        trigger: Trigger::Digits {
            len: (9, 9),
            prev: Near::NO_WORD,
            next: Near::ANY.without(BETWEEN),
        },
        ..NUMBERS
    },
    Detector {
        trigger: Trigger::Digits {
            len: (1, 9),
            prev: Near::LETTER,
            next: Near::ANY,
        },
        ..NUMBERS
    },
];

/// The headings of columns and keys that hold such numbers.
const COLUMNS: &[&str] = &[
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
const OTHERS: &[&str] = &[
    "phone", "mobile", "tel", "fax", "card", "order", "invoice", "account", "amount",
];

fn check(window: &Window<'_>) -> Option<Hit> {
    let text = window.bytes();
    let anchor = window.anchor();
    let next = window.at(anchor.end);
    if edge_left(text, anchor.start) && !next.is_ascii_alphabetic() && likely(text, &anchor) {
        let hit = grouped(window, text, anchor.start);
        if hit.is_some() {
            return hit;
        }
    }
    // A letter must touch the digits, or stand where a number's form has one.
    let prev = window.prev(anchor.start);
    let lettered = prev.is_ascii_alphabetic()
        || (next.is_ascii_alphabetic() && matches!(anchor.len(), 5..=8 | 17))
        || (matches!(anchor.len(), 2 | 6) && window.prev(anchor.start.wrapping_sub(1)).is_ascii_uppercase())
        || (matches!(anchor.len(), 6..=8) && matches!(peek(text, anchor.end), (b'-' | b' ', 0 | 3)))
        || (anchor.len() == 2 && peek(text, anchor.end) == (b'.', 3));
    lettered
        .then(|| with_letters(window, text, anchor.start))
        .flatten()
}

/// A quick no for groups that begin no number of the table.
fn likely(text: &[u8], group: &Range<usize>) -> bool {
    let (sep, next) = peek(text, group.end);
    let single = (9..=18).contains(&group.len());
    let grouped = match (group.len(), sep) {
        (_, 0) => false,
        (1, _) => matches!(next, 2 | 3 | 4 | 6),
        (2, b'.') => matches!(next, 2 | 3),
        (2, _) => matches!(next, 3 | 7 | 8),
        (3, _) => matches!(next, 2..=4),
        (4, b'.') => next == 2,
        (4, _) => matches!(next, 2 | 4..=7),
        (6, _) => matches!(next, 2..=5 | 7 | 8),
        (7, _) => sep == b'-',
        (8, _) => matches!(next, 1 | 4) || sep == b'-',
        (9, _) => next == 2,
        (13, _) => next == 2,
        _ => false,
    };
    (single || grouped) && !continues(text, group.start)
}

/// Numbers of digits alone.
fn grouped(window: &Window<'_>, text: &[u8], start: usize) -> Option<Hit> {
    let run = read(text, start);
    let first = run.groups().first()?.len;
    if run.overlong || (run.groups().len() == 1 && first < 9) {
        return None;
    }
    if let Some(hit) = rut(window, text, &run) {
        return Some(hit);
    }
    for groups in (1..=run.groups().len()).rev() {
        let layout = Layout::run(&run, groups);
        let mut found = forms::of(layout)
            .filter(|form| (form.valid)(run.digits(groups)))
            .peekable();
        if found.peek().is_none() {
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
        let words = Words::read(window);
        let word = words.speaks(60) || named(window, start, end);
        let own = column(window, start, COLUMNS);
        if !own && column(window, start, OTHERS) {
            return None;
        }
        let word = word || own;
        if words.denies(40) && !word {
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
        || (plain && !Words::read(window).speaks(60))
    {
        return None;
    }
    Some(Hit::new(run.start()..at + 1, 0.95, "check").sub("cl_rut"))
}

/// Numbers with letters: the anchor is the first group of digits in them.
fn with_letters(window: &Window<'_>, text: &[u8], digits: usize) -> Option<Hit> {
    let letters = window.backward(digits, 7, |b| b.is_ascii_alphabetic());
    let mut start = letters;
    if letters == digits {
        // `AB 12 34 56 C`: two letters and a space before the digits.
        let space = char_before(text, digits).filter(|c| separator(*c) == Some(b' '));
        if let Some(space) = space {
            let from = window.backward(digits - space.len_utf8(), 3, |b| b.is_ascii_uppercase());
            if digits - space.len_utf8() - from == 2 && edge_left(text, from) {
                start = from;
                if let Some(hit) = token(window, text, start, true) {
                    return Some(hit);
                }
                start = digits;
            }
        }
    } else if digits - letters > 6 {
        return None;
    }
    if !edge_left(text, start) || window.prev(start) == b'-' && is_word(window.prev(start - 1)) {
        return None;
    }
    let solid = token(window, text, start, false);
    let apart =
        matches!(peek(text, window.anchor().end), (b' ' | b'-' | b'.', _)) || window.at(start + 1) == b'-';
    if solid.is_some() || !apart || digits - start > 2 {
        return solid;
    }
    token(window, text, start, true)
}

/// What the token at `start` is; with separators, the tokens of every end are tried, longest first.
fn token(window: &Window<'_>, text: &[u8], start: usize, separators: bool) -> Option<Hit> {
    let whole = Token::read(text, start, separators);
    let token = if separators { shorter(text, start)? } else { whole };
    let sub = identify(&token)?;
    let end = token.span.end;
    if !edge_right(text, end) || (window.at(end) == b'-' && is_word(window.at(end + 1))) {
        return None;
    }
    let words = Words::read(window);
    // Without a word, some shapes are other things as well.
    let weak = matches!(sub, "ie_pps" | "hk_id" | "tw_id" | "in_pan" | "cl_rut");
    let word = words.speaks(60) || named(window, start, end) || column(window, start, COLUMNS);
    if !word && ((weak && separators) || sub == "hk_id" || words.denies(24)) {
        return None;
    }
    let lower = window.slice(start..end).iter().any(u8::is_ascii_lowercase);
    if lower && !word {
        return None;
    }
    let score = if word { 0.96 } else { 0.87 };
    Some(Hit::new(start..end, score, "check").sub(sub))
}

/// A token that is written in groups ends where one of them is recognised.
fn shorter(text: &[u8], start: usize) -> Option<Token> {
    let whole = Token::read(text, start, true);
    if whole.span.is_empty() {
        return None;
    }
    if identify(&whole).is_some() {
        return Some(whole);
    }
    let mut end = whole.span.end;
    while let Some(cut) = text
        .get(start..end)?
        .iter()
        .rposition(|b| !b.is_ascii_alphanumeric())
    {
        end = start + cut;
        let part = Token::read(text.get(..end)?, start, true);
        if identify(&part).is_some() {
            return Some(part);
        }
    }
    None
}
