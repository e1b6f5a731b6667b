//! A secret said in a sentence: "the password for staging is …", "used token … by mistake". Looks at the next few
//! words of the sentence.

use std::ops::Range;

use super::judge::{self, Look};
use super::set::{Set, Words};
use super::value::read;
use super::words;

/// Words of a sentence from `from` on, as ranges: at most `most`, to the end of the line or sentence.
fn sentence(text: &[u8], from: usize, most: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = from;
    let mut done = false;
    std::iter::from_fn(move || {
        while matches!(text.get(at), Some(b' ' | b'\t')) {
            at += 1;
        }
        let rest = text.get(at..).filter(|_| !done)?;
        let length = rest.iter().take_while(|byte| !byte.is_ascii_whitespace()).count();
        if length == 0 {
            return None;
        }
        let range = at..at + length;
        at += length;
        let word = text.get(range.clone())?;
        // A full stop behind a plain word ends the sentence; one behind a secret is cut off later.
        done = word.ends_with(b".") && word.iter().take(word.len() - 1).all(u8::is_ascii_alphabetic);
        Some(range)
    })
    .take(most)
}

/// What of a word is the value: without quotes, brackets and the sentence's own signs.
fn bare(text: &[u8], word: &Range<usize>) -> Option<Range<usize>> {
    let skip = text
        .get(word.clone())?
        .iter()
        .take_while(|byte| matches!(byte, b'(' | b'[' | b'*'))
        .count();
    let value = read(text, word.start + skip)?;
    Some(value.range)
}

/// A password after a verb that says so, or in quotes.
pub(super) fn password(text: &[u8], from: usize) -> Option<Range<usize>> {
    let mut before = from..from;
    for word in sentence(text, from, 9) {
        let whole = text.get(word.clone())?;
        // Most words of a sentence are letters: they are passed over before anything else is asked.
        if whole.len() >= 6 && !whole.iter().all(u8::is_ascii_lowercase) || whole.starts_with("«".as_bytes())
        {
            let quoted = matches!(whole.first(), Some(b'"' | b'\'' | b'`'))
                || ["„", "“", "«"]
                    .iter()
                    .any(|quote| whole.starts_with(quote.as_bytes()));
            let next = before.is_empty();
            if quoted || next || says_equals(text.get(before.clone())?) {
                let range = bare(text, &word)?;
                let value = text.get(range.clone())?;
                let fits = if quoted || !next {
                    is_chosen(value)
                } else {
                    is_unmistakable(value)
                };
                if fits && !value.contains(&b' ') && judge::look(value) >= Look::Chosen {
                    return Some(range);
                }
            }
        }
        before = word;
    }
    None
}

static COPULAS: Set = Set::new(|| Words::of(words::COPULAS));

/// Whether a word says that the next one is the value.
fn says_equals(word: &[u8]) -> bool {
    word.ends_with(b":") || word.ends_with(b"=") || COPULAS.holds(word) || known_case(word)
}

/// The copulas beyond ASCII, which no ASCII comparison folds.
fn known_case(word: &[u8]) -> bool {
    ["È", "É", "À"].iter().any(|known| word == known.as_bytes())
}

/// Whether a word of a sentence is nothing that a sentence would hold: several kinds of characters, and no number
/// with a unit, ordinal, date, address, version or file.
pub(super) fn is_chosen(value: &[u8]) -> bool {
    let (mut digits, mut letters, mut signs) = (0, 0, 0);
    for byte in value {
        match byte {
            b'0'..=b'9' => digits += 1,
            b'a'..=b'z' | b'A'..=b'Z' => letters += 1,
            b'!' | b'@' | b'#' | b'$' | b'%' | b'^' | b'&' | b'*' | b'?' | b'+' | b'=' | b'~' | b'_' => {
                signs += 1
            }
            _ => {}
        }
    }
    if value.len() < 6 || letters == 0 {
        return false;
    }
    let leading = value.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let measured = leading > 0
        && value
            .get(leading..)
            .is_some_and(|rest| rest.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b'-'));
    let mail = value.contains(&b'@')
        && value.contains(&b'.')
        && !value.iter().any(|byte| matches!(byte, b'!' | b'#' | b'$' | b'%'));
    if measured || mail || is_method(value) {
        return false;
    }
    digits > 0 && letters > 0 && (signs > 0 || value.len() >= 7 || digits >= 2)
        || signs > 0 && letters > 0 && signs + letters == value.len() && judge::is_mixed(value)
        || digits == 0 && (judge::is_mixed(value) || judge::is_jumbled(value))
}

/// Whether a word right behind the keyword can be nothing but the password: `password Sommer429#`.
fn is_unmistakable(value: &[u8]) -> bool {
    let has = |kind: fn(&u8) -> bool| value.iter().any(kind);
    let signed = has(|byte| {
        matches!(
            byte,
            b'!' | b'#' | b'$' | b'%' | b'^' | b'&' | b'*' | b'?' | b'+' | b'=' | b'~' | b'@'
        )
    });
    is_chosen(value)
        && has(u8::is_ascii_digit)
        && (signed || value.len() >= 8 && has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase))
}

/// Names of methods, which hold digits as passwords do.
fn is_method(value: &[u8]) -> bool {
    const METHODS: [&[u8]; 12] = [
        b"sha", b"aes", b"rsa", b"md5", b"base", b"utf", b"argon", b"pbkdf", b"hmac", b"oauth", b"ed25519",
        b"bcrypt",
    ];
    let lettered = value.first().is_some_and(u8::is_ascii_alphabetic);
    lettered && METHODS.into_iter().any(|method| judge::begins(value, method))
}

/// A random word among the next `most`.
pub(super) fn token(text: &[u8], from: usize, most: usize) -> Option<Range<usize>> {
    for word in sentence(text, from, most) {
        let range = if word.len() >= 16 { bare(text, &word) } else { None };
        let Some(range) = range else {
            if ends_clause(text, &word) {
                return None;
            }
            continue;
        };
        let value = text.get(range.clone())?;
        let digest = judge::is_digest(value) || judge::is_uuid(value);
        // `name=value` and addresses are not what the sentence speaks of.
        let named = value.starts_with(b"sha")
            || value.iter().any(|byte| matches!(byte, b'=' | b':' | b'@')) && !value.ends_with(b"=");
        if value.len() >= 16 && !named && judge::look(value) == Look::Random {
            // A digest is no token unless the word before it says so.
            if !digest || word.start == from || follows_copula(text, word.start) {
                return Some(range);
            }
            return None;
        }
        if ends_clause(text, &word) {
            return None;
        }
    }
    None
}

/// Another clause speaks of another thing.
fn ends_clause(text: &[u8], word: &Range<usize>) -> bool {
    matches!(text.get(word.end.wrapping_sub(1)), Some(b',' | b';' | b'.'))
}

fn follows_copula(text: &[u8], at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_ascii_end();
    let word = before
        .rsplit(|byte| byte.is_ascii_whitespace())
        .next()
        .unwrap_or_default();
    says_equals(word)
}
