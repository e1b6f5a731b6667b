//! Credentials of HTTP's basic scheme, in a header (`Basic dXNlcjpwYXNz`) and on a command line (`-u user:pass`).

use crate::detector::{Detector, Hit, Trigger};
use crate::finding::Kind;
use crate::window::Window;

use super::base64;
use super::judge::{self, Look};
use super::placeholder;
use super::shape::Alphabet::Base64;
use super::value::read;

pub(super) static DETECTORS: &[Detector] = &[
    Detector {
        kind: Kind::Secret,
        sub: "basic_auth",
        trigger: Trigger::Literal(&["basic "]),
        check: basic,
        before: 0,
        after: 200,
        stop_at_space: true,
        ..Detector::BASE
    },
    Detector {
        kind: Kind::Secret,
        sub: "password",
        trigger: Trigger::Literal(&[" -u ", " --user ", " --user=", "sshpass -p ", " -u'", " -u\""]),
        check: command,
        before: 0,
        after: 160,
        ..Detector::BASE
    },
];

fn basic(window: &Window<'_>) -> Option<Hit> {
    let start = window.anchor().end;
    let end = window.forward(start, 200, |byte| Base64.holds(byte));
    if end < start + 8 {
        return None;
    }
    let plain = base64::decode(window.slice(start..end))?;
    let colon = plain.iter().position(|byte| *byte == b':')?;
    let readable = plain.iter().all(|byte| (0x20..0x7f).contains(byte));
    let password = plain.get(colon + 1..)?;
    (readable
        && colon > 0
        && password.len() >= 3
        && plain.len() >= 6
        && !placeholder::is_placeholder_word(password))
    .then(|| Hit::new(start..end, 0.93, "basic"))
}

fn command(window: &Window<'_>) -> Option<Hit> {
    let anchor = window.anchor();
    let quote = matches!(window.prev(anchor.end), b'"' | b'\'');
    let value = read(window.bytes(), anchor.end - usize::from(quote))?;
    let bytes = window.slice(value.range.clone());
    if window.anchored().to_ascii_lowercase().starts_with(b"sshpass") {
        return (judge::look(bytes) >= Look::Chosen).then(|| Hit::new(value.range, 0.85, "context"));
    }
    let colon = bytes.iter().position(|byte| *byte == b':')?;
    let password = bytes.get(colon + 1..)?;
    let numbers = password.iter().all(u8::is_ascii_digit);
    (colon > 0 && !numbers && !password.contains(&b'/') && judge::look(password) >= Look::Chosen)
        .then(|| Hit::new(value.range.start + colon + 1..value.range.end, 0.8, "context"))
}
