//! JSON Web Tokens: a Base64 header that decodes to JSON with an algorithm, a payload, a signature (or the five
//! parts of an encrypted one). And sessions that a web server has signed, as Flask and Django do: JSON, a time, a
//! signature. The signatures themselves cannot be checked.

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
    let text = window.bytes().get(start..)?;
    if let Some((end, score)) = end_of(text) {
        return Some(Hit::new(start..start + end, score, "jwt"));
    }
    let end = end_of_session(text)?;
    Some(Hit::new(start..start + end, 0.9, "signed").sub("session"))
}

/// Where the signed session ends that starts `text`: `JSON.TIME.SIGNATURE`, or with colons (Django).
fn end_of_session(text: &[u8]) -> Option<usize> {
    /// SHA-1, SHA-256 and SHA-512 in Base64 without padding.
    const SIGNATURES: [usize; 3] = [27, 43, 86];
    /// 2005 to 2069, in seconds.
    const TIMES: std::ops::Range<u32> = 1_100_000_000..3_150_000_000;
    let run = |from: usize| {
        text.get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(|byte| Url64.holds(**byte))
            .count()
    };
    let payload = run(0);
    let separator = *text.get(payload)?;
    let time = text.get(payload + 1..payload + 7)?;
    let timed = match separator {
        b'.' => base64::decode(time)?
            .try_into()
            .is_ok_and(|time| TIMES.contains(&u32::from_be_bytes(time))),
        b':' => time.iter().all(u8::is_ascii_alphanumeric),
        _ => return None,
    };
    let signature = payload + 8;
    let len = run(signature);
    let shaped = timed && text.get(signature - 1) == Some(&separator) && SIGNATURES.contains(&len);
    let json = base64::decode(text.get(..payload.min(2048)).filter(|_| shaped)?)?;
    json.starts_with(b"{").then_some(signature + len)
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
    fn sessions() {
        let (json, signature) = ("eyJ1c2VyIjoiYWRtaW4ifQ", "4fGk9Lm2Qp7Rt5Vx8Zb1Nc3Md6S");
        for (text, whole) in [
            (format!("{json}.ZQx3Yw.{signature}"), true),
            (format!("{json}:1tXyZa:{signature}Kq8Wd2Yh5Jb7Lm0P"), true),
            // Another time, length, separator or content.
            (format!("{json}.Awx3Yw.{signature}"), false),
            (format!("{json}.ZQx3Yw.{signature}x"), false),
            (format!("{json}.ZQx3Yw:{signature}"), false),
            (format!("ewogICJh.ZQx3Y.{signature}"), false),
            (format!("eyJ1c2VyIj*.ZQx3Yw.{signature}"), false),
        ] {
            let expected = whole.then_some(text.len());
            assert_eq!(end_of_session(text.as_bytes()), expected, "{text}");
        }
    }

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
