//! Where in a text a number with letters starts and ends, and what must stand beside it. Which number its characters
//! are, `letters.rs` says.

use std::ops::Range;

use super::letters::{hk_id, identify, may_be};
use super::token::Token;
use crate::detector::Hit;
use crate::pii::digits::{
    byte, char_before, edge_left, edge_right, letters_before, peek, separator, solid_from,
};
use crate::pii::heading::Heading;
use crate::pii::near::{Near as Words, column, named};
use crate::window::{Window, is_word};

/// The fewest characters of any such number.
pub(super) const SHORTEST: usize = 7;
/// The most letters before the first digit.
const LETTERS: usize = 8;

/// Numbers with letters: the anchor is the first group of digits in them.
pub(super) fn with_letters(window: &Window<'_>, text: &[u8], digits: usize) -> Option<Hit> {
    let letters = window.backward(digits, LETTERS + 1, |b| b.is_ascii_alphabetic());
    let mut start = letters;
    if small(window, letters) {
        return None;
    }
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
        // `X-1234567-L`.
        if window.prev(digits) == b'-'
            && matches!(window.at(digits.wrapping_sub(2)), b'X'..=b'Z')
            && edge_left(text, digits - 2)
        {
            return token(window, text, digits - 2, true);
        }
    } else if digits - letters > LETTERS {
        return None;
    }
    if !edge_left(text, start) || window.prev(start) == b'-' && is_word(window.prev(start - 1)) {
        return None;
    }
    // Where digits come first, no more than two letters stand together.
    if start == digits && matches!(peek(text, window.anchor().end), (1.., 0)) {
        let behind = window.anchor().end + 1;
        if window.forward(behind, 3, |b| b.is_ascii_alphabetic()) - behind > 2 {
            return None;
        }
    }
    if window.at(window.anchor().end) == b'(' {
        return bracketed(window, text, start);
    }
    let solid_end = window.forward(digits, 20, |b| b.is_ascii_alphanumeric());
    let solid = if solid_end - start < SHORTEST {
        None
    } else {
        token(window, text, start, false)
    };
    let apart = matches!(peek(text, window.anchor().end), (b' ' | b'-' | b'.', _))
        || window.at(start + 1) == b'-'
        || peek(text, solid_end) == (b' ', 2);
    if solid.is_some() || !apart || digits - start > 2 {
        return solid;
    }
    token(window, text, start, true)
}

/// Whether a group that a letter touches from the left may be the first of such a number: a quick no for most words with
/// digits in them, which [`with_letters`] finds none in.
pub(super) fn may_be_first(text: &[u8], group: &Range<usize>) -> bool {
    let start = group.start - letters_before(text, group.start);
    if !edge_left(text, start) {
        return false;
    }
    let end = group.start + solid_from(text, group.start);
    if may_be(end - start, group.len()) {
        return true;
    }
    let separated = matches!(byte(text, group.end), b' ' | b'-' | b'.' | b'(' | 0x80..);
    let two = || byte(text, end) >= 0x80 || byte(text, end + 1).is_ascii_digit();
    group.start - start <= 2 && (separated || two() && peek(text, end) == (b' ', 2))
        || byte(text, group.end) == b'('
}

/// Whether a small letter touches the digits, with which a number needs a word or brackets, and has none.
fn small(window: &Window<'_>, letters: usize) -> bool {
    let digits = window.anchor();
    let may_start_before = matches!(window.prev(letters), b'(' | b'[' | b' ' | b'-' | 0x80..);
    let lower = window.prev(digits.start).is_ascii_lowercase() || window.at(digits.end).is_ascii_lowercase();
    lower && !may_start_before && !window.around.called && !window.column.says.says(Heading::ID)
}

/// `A123456(3)`: Hong Kong's number as the card has it, the check in parentheses.
fn bracketed(window: &Window<'_>, text: &[u8], start: usize) -> Option<Hit> {
    let front = window.anchor().end;
    let [b'(', check, b')'] = window.slice(front..front + 3) else {
        return None;
    };
    let whole = [window.slice(start..front), &[*check]].concat();
    let words = Words::read(window);
    let word = words.speaks(60) || named(window, start, front + 3);
    let found = hk_id(&whole) && edge_right(text, front + 3) && (word || !words.denies(24));
    found.then(|| Hit::new(start..front + 3, 0.9, "check").sub("hk_id"))
}

/// What the token at `start` is; with separators, the tokens of every end are tried, longest first.
fn token(window: &Window<'_>, text: &[u8], start: usize, separators: bool) -> Option<Hit> {
    let token = if separators {
        shorter(text, start)?
    } else {
        Token::read(text, start, false)
    };
    let sub = identify(&token)?;
    let end = token.span.end;
    if !edge_right(text, end) || (window.at(end) == b'-' && is_word(window.at(end + 1))) {
        return None;
    }
    let words = Words::read(window);
    // Without a word, some shapes are other things as well.
    let weak = matches!(sub, "ie_pps" | "hk_id" | "tw_id" | "in_pan" | "cl_rut");
    let worded = matches!(sub, "hk_id" | "de_id_card" | "it_piva");
    let word = words.speaks(60)
        || named(window, start, end)
        || column(window, start, Heading::ID)
        || words.named_behind(window, end);
    if !word && ((weak && separators) || worded || words.denies(24)) {
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
    let mut token = Token::read(text, start, true);
    loop {
        if identify(&token).is_some() {
            return Some(token);
        }
        if !token.shorten() {
            return None;
        }
    }
}
