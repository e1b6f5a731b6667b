//! The name around a keyword: `DB_PASSWORD`, `clientSecret`, `"api-key"`, `<password>`; and what follows it up to the
//! value.

use crate::redact::mask::mask_at;
use crate::window::Window;

use super::set::{self, Set};
use super::words;

/// How the value is tied to the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tie {
    /// `=`, `:`, an XML tag, a call with the value in it, a flag of a command.
    Sign,
    /// The same with the value on the next line.
    NextLine,
    /// A space and a quote.
    Quote,
    /// Words.
    Prose,
}

/// What ties a value to a word in scripts that put no spaces between words; longer ones first.
const JOINTS: [&str; 8] = ["は：", "は:", "は", "是：", "是", "为", "는 ", "은 "];

/// Where the value may start, and how it is tied to the name. `None` when the name is not one of a secret.
pub(super) fn follow(window: &Window<'_>) -> Option<(usize, Tie)> {
    let anchor = window.anchor();
    let text = window.bytes();
    if is_our_mask(window) {
        return None;
    }
    // The keyword may have brought its own sign.
    if matches!(window.prev(anchor.end), b'=' | b':') {
        return Some((skip_spaces(text, anchor.end), Tie::Sign));
    }
    let spaceless = window.at(anchor.end) >= 0x80;
    let rest = text.get(anchor.end..).unwrap_or_default();
    let joint = || JOINTS.iter().find(|joint| rest.starts_with(joint.as_bytes()));
    if spaceless && let Some(joint) = joint() {
        return Some((skip_spaces(text, anchor.end + joint.len()), Tie::Sign));
    }
    let inner = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-') || byte >= 0x80;
    let start = window.backward(anchor.start, 40, |byte| inner(byte) || byte == b'.');
    let end = window.forward(anchor.end, 32, inner);
    if inner(window.at(end))
        || !tail_fits(window.slice(anchor.end..end))
        || !head_fits(window.slice(start..anchor.start))
    {
        return None;
    }
    let flag = window.slice(start..anchor.start).starts_with(b"-");
    let tag = window.prev(start) == b'<';
    tie(text, end, flag, tag)
}

/// Whether the keyword is what redaction has put in a secret's place: what stands behind it is then no more a secret
/// than it was behind the secret.
fn is_our_mask(window: &Window<'_>) -> bool {
    let start = window.anchor().start;
    window.anchored() == b"SECRET" && start > 0 && mask_at(window.bytes(), start - 1).is_some()
}

/// What follows the keyword inside of the name.
fn tail_fits(tail: &[u8]) -> bool {
    static TAILS: Set = Set::new(|| set::Words::of(words::TAILS));
    tail.split(|byte| matches!(byte, b'_' | b'-'))
        .all(|word| word.iter().all(u8::is_ascii_digit) || TAILS.holds(word))
}

/// What precedes the keyword inside of the name: its last word.
fn head_fits(head: &[u8]) -> bool {
    if head.is_empty() {
        return true;
    }
    let lower = head.to_ascii_lowercase();
    let bare = lower.trim_ascii_end();
    let bare = bare
        .strip_suffix(b"_")
        .or_else(|| bare.strip_suffix(b"-"))
        .or_else(|| bare.strip_suffix(b"."))
        .unwrap_or(bare);
    let last = bare
        .rsplit(|byte| matches!(byte, b'_' | b'-' | b'.'))
        .next()
        .unwrap_or_default();
    !words::HEADS
        .iter()
        .any(|word| last == word.as_bytes() || word.len() >= 4 && last.ends_with(word.as_bytes()))
}

fn skip_spaces(text: &[u8], from: usize) -> usize {
    from + text
        .get(from..)
        .unwrap_or_default()
        .iter()
        .take(24)
        .take_while(|byte| matches!(byte, b' ' | b'\t'))
        .count()
}

fn tie(text: &[u8], end: usize, flag: bool, tag: bool) -> Option<(usize, Tie)> {
    let byte = |offset: usize| text.get(offset).copied().unwrap_or(0);
    let mut at = end;
    let mut quoted = false;
    while at < end + 4 && matches!(byte(at), b'"' | b'\'' | b'`' | b']' | b'*' | b'\\' | b')') {
        quoted |= matches!(byte(at), b'"' | b'\'' | b'`');
        at += 1;
    }
    // `password.......: x`
    let dots = text
        .get(at..)?
        .iter()
        .take(40)
        .take_while(|byte| **byte == b'.')
        .count();
    at += if dots > 2 { dots } else { 0 };
    let close = at;
    // A cell of a table: `<td>password</td><td>x</td>`.
    if let Some(cell) = next_cell(text, at) {
        return Some((cell, Tie::NextLine));
    }
    // `password (temporary): …`
    let spaces = skip_spaces(text, at);
    if byte(spaces) == b'(' && spaces > at {
        let inside = text.get(spaces..)?.iter().take(32).position(|byte| *byte == b')');
        at = inside.map_or(at, |length| spaces + length + 1);
    }
    at = skip_spaces(text, at);
    let sign = sign(text, at, quoted, tag);
    if let Some(length) = sign {
        let mut value = skip_spaces(text, at + length);
        // `password:** x` of Markdown, `<b>password:</b> x`.
        if matches!(byte(value), b'*' | b'<') {
            for closing in [&b"** "[..], b"</b>", b"</strong>", b"</label>", b"</span>"] {
                if text.get(value..)?.starts_with(closing) {
                    value = skip_spaces(text, value + closing.len());
                }
            }
        }
        if let Some(cell) = next_cell(text, value) {
            return Some((cell, Tie::NextLine));
        }
        if byte(at) == b':' {
            // A constant of a program: text in quotes, or no secret.
            match behind_type(text, value) {
                Some(quoted) if matches!(byte(quoted), b'"' | b'\'' | b'`') => value = quoted,
                Some(_) => return None,
                None => {}
            }
        }
        if byte(value) == b'\r' || byte(value) == b'\n' {
            let line = value
                + if text.get(value..)?.starts_with(b"\r\n") {
                    2
                } else {
                    1
                };
            return Some((skip_spaces(text, line), Tie::NextLine));
        }
        return Some((value, Tie::Sign));
    }
    if text.get(at..)?.starts_with(b"value=") || text.get(at..)?.starts_with(b"Value=") {
        return Some((at + 6, Tie::Sign));
    }
    // `setPassword("…")`, `password("…")`.
    if byte(close) == b'(' && matches!(byte(close + 1), b'"' | b'\'' | b'`') {
        return Some((close + 1, Tie::Sign));
    }
    if at == close {
        return None;
    }
    if flag {
        return Some((at, Tie::Sign));
    }
    let quote = matches!(byte(at), b'"' | b'\'' | b'`')
        || text.get(at..)?.starts_with("„".as_bytes())
        || text.get(at..)?.starts_with("“".as_bytes())
        || text.get(at..)?.starts_with("«".as_bytes());
    Some((at, if quote { Tie::Quote } else { Tie::Prose }))
}

/// Where the value starts in `password: str = "…"`, given where the type does.
fn behind_type(text: &[u8], at: usize) -> Option<usize> {
    let rest = text.get(at..text.len().min(at + 48))?;
    if !matches!(rest.first(), Some(b'a'..=b'z' | b'A'..=b'Z' | b'&')) {
        return None;
    }
    let named = |byte: &u8| byte.is_ascii_alphanumeric() || b"_<>[]&:|?. '".contains(byte);
    let equals = rest.iter().position(|byte| !named(byte))?;
    let (kind, sign) = rest.split_at_checked(equals)?;
    if !kind.ends_with(b" ") || !sign.starts_with(b"= ") {
        return None;
    }
    // A value and a sentence or another name behind it are no type: `key: 7c29…. secret = x`.
    let value = kind.windows(2).any(|two| two == b". ")
        || kind.split(|byte| !byte.is_ascii_alphanumeric()).any(|word| {
            word.chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit())
                .count()
                > 4
        });
    (!value).then(|| skip_spaces(text, at + equals + 1))
}

/// Where the next cell's text starts, when a cell of a table or list ends at `at`.
fn next_cell(text: &[u8], at: usize) -> Option<usize> {
    let rest = text.get(at..text.len().min(at + 96))?;
    if rest.first() != Some(&b'<') {
        return None;
    }
    let after = [&b"</td>"[..], b"</th>", b"</dt>"]
        .into_iter()
        .find_map(|tag| rest.strip_prefix(tag))?
        .trim_ascii_start();
    let inner = after
        .strip_prefix(b"<td")
        .or_else(|| after.strip_prefix(b"<dd"))?;
    let open = inner.iter().position(|byte| matches!(byte, b'>' | b'<'))?;
    let body = inner.get(open + 1..).filter(|_| inner.get(open) == Some(&b'>'))?;
    let body = body.strip_prefix(b"<code>").unwrap_or(body).trim_ascii_start();
    Some(at + rest.len() - body.len())
}

/// The length of the sign at `at` that ties a value to a name.
fn sign(text: &[u8], at: usize, quoted: bool, tag: bool) -> Option<usize> {
    const SIGNS: [&[u8]; 9] = [
        b":=",
        b"===",
        b"==",
        b"=>",
        b"->",
        b"=",
        b":",
        "→".as_bytes(),
        "：".as_bytes(),
    ];
    let rest = text.get(at..)?;
    if !matches!(rest.first()?, b':' | b'=' | b'-' | b'>' | b',' | b'|' | 0x80..) {
        return None;
    }
    if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(sign)) {
        // `token::new` of a program.
        return (!rest.starts_with(b"::")).then_some(sign.len());
    }
    match rest.first()? {
        b'>' if tag => Some(1),
        b',' if quoted => {
            let next = skip_spaces(text, at + 1);
            matches!(text.get(next), Some(b'"' | b'\'')).then_some(1)
        }
        b'|' => Some(1),
        _ => None,
    }
}
