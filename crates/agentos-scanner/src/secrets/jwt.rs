//! JSON Web Tokens: a Base64 header that decodes to JSON with an algorithm, a payload, a signature (or the five
//! parts of an encrypted one). The signature itself cannot be checked.

use crate::detector::{Detector, Hit, Trigger};
use crate::finding::Kind;
use crate::window::Window;

use super::base64;
use super::judge::contains;
use super::shape::Alphabet::Url64;

/// The longest token that is taken whole; what servers accept as a header is shorter.
const LONGEST: usize = 4096;

pub(super) static DETECTORS: &[Detector] = &[Detector {
    kind: Kind::Secret,
    sub: "jwt",
    trigger: Trigger::Exact(&["eyJ", "ewog"]),
    check: jwt,
    before: 0,
    after: LONGEST,
    stop_at_space: true,
    ..Detector::BASE
}];

fn jwt(window: &Window<'_>) -> Option<Hit> {
    let start = window.anchor().start;
    // A header in the middle of a run is none, and a run of headers would be read once for each.
    if Url64.holds(window.prev(start)) {
        return None;
    }
    let (end, score) = end_of(window.bytes().get(start..)?)?;
    Some(Hit::new(start..start + end, score, "jwt"))
}

/// Where the token that starts `text` ends, and how sure it is one.
fn end_of(text: &[u8]) -> Option<(usize, f32)> {
    let run = |from: usize| {
        text.get(from..)
            .map(|rest| rest.iter().take_while(|byte| Url64.holds(**byte)).count())
    };
    let header = run(0)?;
    // A header names an algorithm and a key: a few hundred bytes at most, unless it carries a certificate.
    if header < 12 || text.get(header) != Some(&b'.') {
        return None;
    }
    let json = base64::decode(text.get(..header.min(2048))?)?;
    let object = json
        .strip_prefix(b"{")
        .is_some_and(|inner| inner.trim_ascii_start().starts_with(b"\""));
    if !(object
        && (contains(&json, b"\"alg\"") || contains(&json, b"\"typ\"") || contains(&json, b"\"enc\"")))
    {
        return None;
    }
    let payload = run(header + 1)?;
    let mut end = header + 1 + payload;
    if payload < 4 && text.get(end) != Some(&b'.') {
        return None;
    }
    let mut parts = 2;
    while parts < 5 && text.get(end) == Some(&b'.') {
        let part = run(end + 1)?;
        // A full stop with nothing behind it ends the sentence, unless it ends an unsigned token.
        if part == 0 && parts > 2 {
            break;
        }
        end += 1 + part;
        parts += 1;
    }
    (parts >= 3).then_some((end, 0.98))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn structure() {
        let header = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9";
        let payload = "eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ";
        let signature = "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c";
        let whole = [header, payload, signature].join(".");
        let cases = [
            (whole.clone(), Some(whole.len())),
            (format!("{whole}. Next"), Some(whole.len())),
            (
                format!("{header}.{payload}."),
                Some(header.len() + payload.len() + 2),
            ),
            (format!("{header}.{payload}"), None),
            (header.to_owned(), None),
            (
                whole
                    .replacen("hbGci", "hbXci", 1)
                    .replacen("0eXAi", "0eXBi", 1)
                    .replacen("R5cC", "R5dC", 1),
                None,
            ),
            (whole.replacen("eyJh", "eyXh", 1), None),
        ];
        for (text, expected) in cases {
            assert_eq!(end_of(text.as_bytes()).map(|(end, _)| end), expected, "{text}");
        }
    }
}
