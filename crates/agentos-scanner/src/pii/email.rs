//! E-mail addresses: `local@domain.tld`. Not `user:password@host`.

use crate::detector::{Detector, Hit, Trigger};
use crate::finding::Kind;
use crate::window::Window;

pub(super) static DETECTORS: &[Detector] = &[Detector {
    kind: Kind::Email,
    trigger: Trigger::Literal(&["@"]),
    check: email,
    before: 72,
    after: 256,
    stop_at_space: true,
    ..Detector::BASE
}];

fn email(window: &Window<'_>) -> Option<Hit> {
    let at = window.anchor();
    let local = |byte: u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(&byte);
    let start = window.backward(at.start, 65, local);
    let start = window.forward(start, 65, |byte| byte == b'.');
    if start >= at.start
        || at.start - start > 64
        || window.prev(at.start) == b'.'
        || window.prev(start) == b':'
    {
        return None;
    }
    let domain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-';
    let end = window.forward(at.end, 254, domain);
    let host = window.text(at.end..end).trim_end_matches(['.', '-']);
    let (name, top) = host.rsplit_once('.')?;
    let labels = !name.is_empty()
        && name
            .split('.')
            .all(|label| !label.is_empty() && !label.starts_with('-'));
    (labels && top.len() >= 2 && top.bytes().all(|byte| byte.is_ascii_alphabetic()))
        .then(|| Hit::new(start..at.end + host.len(), 0.95, "shape"))
}
