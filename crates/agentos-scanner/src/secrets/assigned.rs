//! Values that a name calls a secret: in configuration, code, commands, headers, forms and prose.

use crate::detector::{Detector, Hit, Trigger};
use crate::finding::Kind;
use crate::window::Window;

use super::judge::{self, Look};
use super::name::{Tie, follow};
use super::placeholder;
use super::value::{Value, read};
use super::{prose, words};

pub(super) static DETECTORS: &[Detector] = &[
    Detector {
        kind: Kind::Secret,
        sub: "password",
        trigger: Trigger::Literal(words::PASSWORD),
        check: password,
        before: 0,
        after: 320,
        ..Detector::BASE
    },
    Detector {
        kind: Kind::Secret,
        sub: "token",
        trigger: Trigger::Literal(words::TOKEN),
        check: token,
        before: 0,
        after: 320,
        ..Detector::BASE
    },
    Detector {
        kind: Kind::Secret,
        sub: "token",
        trigger: Trigger::Literal(&[
            "*client(",
            "*auth(",
            "*api(",
            "*sdk(",
            "*login(",
            "*connect(",
            "*credentials(",
            "*configure(",
            "*init(",
        ]),
        check: argument,
        before: 0,
        after: 320,
        ..Detector::BASE
    },
];

fn password(window: &Window<'_>) -> Option<Hit> {
    let (at, tie) = follow(window)?;
    let text = window.bytes();
    match tie {
        Tie::Prose => prose::password(text, at).map(|range| Hit::new(range, 0.8, "context")),
        Tie::Sign | Tie::Quote | Tie::NextLine => {
            let phrase = window.anchored().eq_ignore_ascii_case(b"passphrase");
            let value = read(text, at)?;
            let bytes = text.get(value.range.clone())?;
            let spaces = bytes.contains(&b' ');
            let hit = match judge::look(bytes) {
                _ if spaces => {
                    phrase && value.quoted && bytes.len() >= 12 && !placeholder::is_placeholder(bytes)
                }
                Look::Nothing => false,
                Look::Word => {
                    (value.quoted || tie == Tie::Sign)
                        && words::COMMON
                            .iter()
                            .any(|word| bytes.eq_ignore_ascii_case(word.as_bytes()))
                }
                Look::Chosen if tie == Tie::Sign => true,
                Look::Chosen => bytes.len() >= 6 && prose::is_chosen(bytes),
                Look::Random => true,
            };
            if hit {
                return Some(Hit::new(value.range, 0.88, "context"));
            }
            // `Password: the new one is …`
            (tie == Tie::Sign && !value.quoted && judge::look(bytes) == Look::Word)
                .then(|| prose::password(text, at))
                .flatten()
                .map(|range| Hit::new(range, 0.75, "context"))
        }
    }
}

fn token(window: &Window<'_>) -> Option<Hit> {
    let (at, tie) = follow(window)?;
    let text = window.bytes();
    if tie == Tie::Prose {
        let next = window.anchored().eq_ignore_ascii_case(b"bearer");
        return prose::token(text, at, if next { 1 } else { 8 })
            .map(|range| Hit::new(range, 0.75, "entropy"));
    }
    let at = skip_scheme(text, at);
    let value = read(text, at)?;
    let bytes = text.get(value.range.clone())?;
    if bytes.contains(&b' ') || is_labelled_digest(bytes) {
        return None;
    }
    match judge::look(bytes) {
        Look::Random if !judge::is_uuid(bytes) || tie == Tie::Sign => {
            Some(Hit::new(value.range, 0.85, "entropy"))
        }
        Look::Chosen if tie == Tie::Sign && is_short_token(bytes) => {
            Some(Hit::new(value.range, 0.7, "context"))
        }
        // `token: use abc…`
        Look::Word if tie == Tie::Sign && !value.quoted => {
            prose::token(text, at, 6).map(|range| Hit::new(range, 0.7, "entropy"))
        }
        _ => None,
    }
}

/// `new Client("…")`: a quoted argument that can be nothing but a key.
fn argument(window: &Window<'_>) -> Option<Hit> {
    let at = window.anchor().end;
    let text = window.bytes();
    matches!(text.get(at), Some(b'"' | b'\'' | b'`')).then_some(())?;
    let Value { range, quoted } = read(text, at)?;
    let bytes = text.get(range.clone())?;
    let one_alphabet = bytes
        .iter()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'+' | b'/' | b'='));
    (quoted
        && bytes.len() >= 20
        && one_alphabet
        && judge::is_random(bytes)
        && judge::look(bytes) == Look::Random
        && !judge::is_uuid(bytes))
    .then(|| Hit::new(range, 0.7, "entropy"))
}

/// `Bearer …`, `Token …`, `Basic …` before the value of a header.
fn skip_scheme(text: &[u8], at: usize) -> usize {
    const SCHEMES: [&[u8]; 7] = [
        b"bearer ",
        b"token ",
        b"basic ",
        b"apikey ",
        b"api-key ",
        b"key ",
        b"token token=",
    ];
    let quote = usize::from(matches!(text.get(at), Some(b'"' | b'\'')));
    let head = text.get(at + quote..).unwrap_or_default();
    // Hardly any value begins as one of them does.
    if !matches!(
        head,
        [
            b'b' | b'B' | b't' | b'T' | b'a' | b'A' | b'k' | b'K',
            b'a'..=b'z' | b'A'..=b'Z',
            ..,
        ]
    ) {
        return at;
    }
    SCHEMES
        .into_iter()
        .rev()
        .find(|scheme| judge::begins(head, scheme))
        .map_or(at, |scheme| at + quote + scheme.len())
}

/// `sha256:…`, `sha512-…`.
fn is_labelled_digest(value: &[u8]) -> bool {
    if !matches!(value.first(), Some(b's' | b'S' | b'm' | b'M')) {
        return false;
    }
    [
        &b"sha1"[..],
        b"sha256:",
        b"sha256-",
        b"sha384-",
        b"sha512-",
        b"sha512:",
        b"md5:",
        b"md5-",
    ]
    .into_iter()
    .any(|label| judge::begins(value, label))
}

/// Shorter than tokens are, but with the mixture of one.
fn is_short_token(value: &[u8]) -> bool {
    let signs = || {
        let sign = |byte: &&u8| matches!(byte, b'!' | b'@' | b'#' | b'$' | b'%' | b'^' | b'&' | b'*' | b'?');
        value.iter().filter(sign).count()
    };
    let letters = || value.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    value.len() >= 8
        && (judge::is_mixed(value) || signs() > 0 && value.iter().any(u8::is_ascii_digit))
        && letters() >= 3
        && !value.contains(&b'(')
}
