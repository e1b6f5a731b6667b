//! Private keys as blocks of text: PEM of every kind, PGP, SSH2, PuTTY; over several lines, on one line with `\n`
//! written out, or cut off before the end. Public keys and certificates are none.

use crate::detector::{Detector, Hit, Trigger};
use crate::finding::Kind;
use crate::window::Window;

/// The longest block: an RSA key of 16,384 bits takes 13 KB.
const LONGEST: usize = 16 * 1024;

/// What a body holds at least: an Ed25519 key has 64 characters, and what stands in the place of a key has less.
const LEAST: usize = 24;

pub(super) static DETECTORS: &[Detector] = &[
    Detector {
        kind: Kind::Secret,
        sub: "private_key",
        trigger: Trigger::Exact(&["---BEGIN ", "--- BEGIN "]),
        check: pem,
        before: 2,
        after: LONGEST,
        ..Detector::BASE
    },
    Detector {
        kind: Kind::Secret,
        sub: "private_key",
        trigger: Trigger::Exact(&["PuTTY-User-Key-File-"]),
        check: putty,
        before: 0,
        after: LONGEST,
        ..Detector::BASE
    },
];

fn pem(window: &Window<'_>) -> Option<Hit> {
    let anchor = window.anchor();
    let start = window.backward(anchor.start, 2, |byte| byte == b'-');
    let label_end = window.forward(anchor.end, 60, |byte| {
        byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b' '
    });
    let label = window.text(anchor.end..label_end).trim_end();
    if !(label.ends_with("PRIVATE KEY") || label.ends_with("PRIVATE KEY BLOCK"))
        || !window.slice(label_end..label_end + 4).starts_with(b"----")
    {
        return None;
    }
    let body = window.forward(label_end, 5, |byte| byte == b'-');
    let rest = window.bytes().get(body..)?;
    let next = find(rest, b"----");
    let closed = next.and_then(|at| footer(rest, at, label));
    // Without its footer the key ends where its characters end.
    let end = closed.unwrap_or_else(|| cut_off(rest.get(..next.unwrap_or(rest.len())).unwrap_or_default()));
    let inner = rest.get(..next.unwrap_or(end).min(end))?;
    let digits = inner.iter().filter(|byte| byte.is_ascii_alphanumeric()).count();
    let placeholder = super::judge::is_monotonous(inner)
        || inner.windows(3).any(|three| three == b"..." || three == b"***") && digits < 64;
    let (score, validator) = if closed.is_some() {
        (0.99, "pem")
    } else {
        (0.9, "pem header")
    };
    (digits >= LEAST && !placeholder).then(|| Hit::new(start..body + end, score, validator))
}

/// Where the footer that belongs to `label` ends, when `rest` has one at `at`.
fn footer(rest: &[u8], at: usize, label: &str) -> Option<usize> {
    let dashes = |from: usize| {
        rest.get(from..).map_or(0, |rest| {
            rest.iter().take(5).take_while(|byte| **byte == b'-').count()
        })
    };
    let mut end = at + dashes(at);
    end += usize::from(rest.get(end) == Some(&b' '));
    let tail = rest.get(end..)?.strip_prefix(b"END ")?;
    end += 4 + tail.starts_with(label.as_bytes()).then_some(label.len())?;
    end += usize::from(rest.get(end) == Some(&b' '));
    Some(end + dashes(end))
}

/// The length of the lines that look like a key's: headers (`Proc-Type: …`), then runs of Base64.
fn cut_off(rest: &[u8]) -> usize {
    let mut end = 0;
    let mut at = 0;
    for (number, line) in rest.split(|byte| *byte == b'\n').enumerate() {
        let bare = line.trim_ascii();
        let written_out = bare.windows(2).any(|two| two == b"\\n");
        let base64 = bare
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'\\'));
        let header = number < 6 && bare.windows(2).any(|two| two == b": ") && bare.len() < 80;
        if written_out && !base64 {
            let run = line
                .iter()
                .take_while(|byte| !matches!(byte, b'"' | b'\'' | b' ' | b','))
                .count();
            return at + run;
        }
        if !(base64 && (bare.len() >= 16 || bare.is_empty() || end > 0) || header) {
            // The last words of a line may still be the key's: one run without spaces.
            let run = line
                .iter()
                .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='))
                .count();
            return if run >= 16 { at + run } else { end };
        }
        if !bare.is_empty() {
            end = at + line.trim_ascii_end().len();
        }
        at += line.len() + 1;
    }
    end
}

fn putty(window: &Window<'_>) -> Option<Hit> {
    let start = window.anchor().start;
    let text = window.bytes().get(start..)?;
    let lines = find(text, b"Private-Lines: ")?;
    let count: usize = std::str::from_utf8(
        text.get(lines + 15..)?
            .split(|byte| !byte.is_ascii_digit())
            .next()?,
    )
    .ok()?
    .parse()
    .ok()?;
    let mut end = lines;
    for line in text
        .get(lines..)?
        .split_inclusive(|byte| *byte == b'\n')
        .take(count.min(400) + 1)
    {
        end += line.len();
    }
    let rest = text.get(end..)?;
    if rest.starts_with(b"Private-MAC: ") {
        end += rest.iter().take_while(|byte| **byte != b'\n').count();
    }
    let end = text.get(..end)?.trim_ascii_end().len();
    Some(Hit::new(start..start + end, 0.98, "putty"))
}

fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests {
    use crate::secrets::tests::found;

    const BODY: &str = "pJPC1gaIV8NItYA5eW39eJvLTq2zjMm3LtLcFCc98LJON31VSpSGntlPSLrGI0zj";

    fn block(label: &str, body: &str) -> String {
        [
            "-----BEGIN ",
            label,
            "-----\n",
            body,
            "\n-----END ",
            label,
            "-----",
        ]
        .concat()
    }

    #[test]
    fn a_block_is_found_whole() {
        for label in [
            "PRIVATE KEY",
            "RSA PRIVATE KEY",
            "EC PRIVATE KEY",
            "DSA PRIVATE KEY",
            "OPENSSH PRIVATE KEY",
            "ENCRYPTED PRIVATE KEY",
            "PGP PRIVATE KEY BLOCK",
        ] {
            let key = block(label, &format!("{BODY}\n{BODY}\n{BODY}"));
            let with_headers = block(
                label,
                &format!("Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,AB\n\n{BODY}\n{BODY}"),
            );
            let one_line = key.replace('\n', "\\n");
            let windows = key.replace('\n', "\r\n");
            for key in [key, with_headers, one_line, windows] {
                assert_eq!(
                    found(&format!("Key: \"{key}\" end")),
                    [format!("private_key {key}")]
                );
            }
        }
    }

    #[test]
    fn a_block_without_its_end_is_found_as_far_as_it_goes() {
        let key = ["-----BEGIN RSA PRIVATE", " KEY-----\n", BODY, "\n", BODY].concat();
        assert_eq!(
            found(&format!("{key}\nAnd so on, and so forth.")),
            [format!("private_key {key}")]
        );
        let line = key.replace('\n', "\\n");
        assert_eq!(found(&format!("\"{line}\", ")), [format!("private_key {line}")]);
    }

    #[test]
    fn other_blocks_are_no_keys() {
        let none: [String; 5] = [
            block("CERTIFICATE", BODY),
            block("PUBLIC KEY", BODY),
            block("PRIVATE KEY", "..."),
            block("PRIVATE KEY", "MII...snip..."),
            "grep for -----BEGIN RSA PRIVATE".to_owned() + " KEY----- in the tree",
        ];
        for text in none {
            assert_eq!(found(&text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn putty_files() {
        let key = format!(
            "PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nComment: x\nPublic-Lines: 1\n{BODY}\nPrivate-Lines: 2\n{BODY}\n{BODY}\nPrivate-MAC: 7c29e04fb6a18d35"
        );
        assert_eq!(found(&format!("{key}\nbye")), [format!("private_key {key}")]);
    }
}
