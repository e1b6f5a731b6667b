//! Credentials of HTTP's basic scheme: in a header (`Basic dXNlcjpwYXNz`), and as registries' clients keep them.

use crate::detector::{Detector, Hit, Trigger};
use crate::finding::Kind;
use crate::window::Window;

use super::base64;
use super::placeholder;
use super::shape::Alphabet::Base64;

pub(super) static DETECTORS: &[Detector] = &[Detector {
    kind: Kind::Secret,
    sub: "basic_auth",
    trigger: Trigger::Literal(&["basic ", "\"auth\": \"", "\"auth\":\"", "_auth=", "_auth = "]),
    check: basic,
    before: 0,
    after: 200,
    stop_at_space: true,
    ..Detector::BASE
}];

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
