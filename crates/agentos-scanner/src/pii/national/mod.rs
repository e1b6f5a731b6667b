//! Numbers that registers of persons give out: national, tax, insurance and health numbers of some fifty
//! countries. A check digit or a structure confirms each; where that is weak, a word beside it must as well.

mod dates;
mod europe;
mod forms;
mod layout;
mod letters;
mod words;
mod world;

use self::forms::{FORMS, Needs};
use self::layout::Layout;
use self::letters::{Token, identify, rut_check};
use super::digits::{
    Run, byte, char_at, char_before, edge_left, edge_right, free_left, free_right, read, separator,
};
use super::near::{Near as Words, column, named};
use crate::detector::{Detector, Hit, Near, Trigger};
use crate::finding::Kind;
use crate::window::{Window, is_word};

pub(super) static DETECTORS: &[Detector] = &[Detector {
    kind: Kind::NationalId,
    trigger: Trigger::Digits {
        len: (1, 18),
        prev: Near::ANY,
        next: Near::ANY,
    },
    check,
    before: 12,
    after: 28,
    context: words::FOR,
    against: words::AGAINST,
    ..Detector::BASE
}];

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
    let plain = edge_left(text, anchor.start);
    if plain
        && !next.is_ascii_alphabetic()
        && let Some(hit) = grouped(window, text, anchor.start)
    {
        return Some(hit);
    }
    with_letters(window, text, anchor.start)
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
        let mut found = FORMS
            .iter()
            .filter(|form| form.layout == layout && (form.valid)(run.digits(groups)))
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
        let own = column(window, start, COLUMNS);
        if !own && column(window, start, OTHERS) {
            return None;
        }
        let word = own || words.speaks(60) || named(window, start, end);
        if words.denies(40) && !word {
            continue;
        }
        let found: Vec<_> = found
            .filter(|form| word || form.needs == Needs::Nothing)
            .collect();
        let Some(form) = found
            .iter()
            .find(|form| form.needs == Needs::Nothing)
            .or(found.first())
        else {
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
    token(window, text, start, false).or_else(|| token(window, text, start, true))
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
