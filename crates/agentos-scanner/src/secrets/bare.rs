//! Tokens without a prefix of their own: recognised by their parts, and by what stands right before them.

use crate::detector::{Detector, Hit, Trigger};
use crate::finding::Kind;
use crate::window::Window;

use super::base64;
use super::issued::at_start_of_run;
use super::judge;
use super::placeholder;
use crate::crypto::is_private_key;

pub(super) static DETECTORS: &[Detector] = &[
    Detector {
        kind: Kind::Secret,
        sub: "token",
        trigger: Trigger::Token(18),
        check: run,
        before: 120,
        after: 80,
        stop_at_space: true,
        context: &["aws*", "amazon", "iam", "secret", "s3"],
        ..Detector::BASE
    },
    Detector {
        kind: Kind::Secret,
        sub: "azure_client_secret",
        trigger: Trigger::Exact(&["*Q~"]),
        check: azure,
        before: 4,
        after: 40,
        stop_at_space: true,
        ..Detector::BASE
    },
];

/// All that starts from a run of token bytes: one look for each run of a text.
fn run(window: &Window<'_>) -> Option<Hit> {
    let bytes = window.anchored();
    at_start_of_run(window)
        .or_else(|| (bytes.len() >= 24).then(|| by_parts(window)).flatten())
        .or_else(|| (bytes.len() == 40).then(|| aws_secret(window)).flatten())
        .or_else(|| {
            is_private_key(bytes).then(|| Hit::new(window.anchor(), 0.97, "checksum").sub("wallet_key"))
        })
}

fn by_parts(window: &Window<'_>) -> Option<Hit> {
    let run = window.anchor();
    let bytes = window.anchored();
    let (start, name) = match window.prev(run.start) {
        b'.' => dotted(window, run.start, bytes)?,
        b':' => (telegram(window, run.start, bytes)?, "telegram"),
        _ => (mailchimp(bytes).then_some(run.start)?, "mailchimp"),
    };
    Some(Hit::new(start..run.end, 0.93, "structure").sub(name))
}

/// The last part of a token whose parts are joined by full stops.
fn dotted(window: &Window<'_>, at: usize, last: &[u8]) -> Option<(usize, &'static str)> {
    let part = |end: usize| {
        window.backward(end, 40, |byte| {
            byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
        })
    };
    let middle = part(at - 1);
    if window.slice(middle..at - 1) == b"atlasv1" && window.prev(middle) == b'.' && last.len() >= 60 {
        let start = part(middle - 1);
        return (middle - 1 - start == 14).then_some((start, "terraform"));
    }
    // Airtable: `pat`, 14 characters, and 64 digits.
    if at - 1 - middle == 17
        && window.slice(middle..middle + 3) == b"pat"
        && last.len() == 64
        && last.iter().all(u8::is_ascii_hexdigit)
    {
        return Some((middle, "airtable"));
    }
    // Discord: the first part is the bot's number, a time follows, and 27 or more characters.
    if at - 1 - middle == 6 && window.prev(middle) == b'.' && (27..=45).contains(&last.len()) {
        let start = part(middle - 1);
        let number = base64::decode(window.slice(start..middle - 1))?;
        return ((17..=20).contains(&number.len()) && number.iter().all(u8::is_ascii_digit))
            .then_some((start, "discord"));
    }
    None
}

/// A bot's number, a colon, and 35 characters that start with `AA`.
fn telegram(window: &Window<'_>, at: usize, last: &[u8]) -> Option<usize> {
    let start = window.backward(at - 1, 12, |byte| byte.is_ascii_digit());
    let before = window.prev(start);
    // In an address the number follows `bot`.
    let in_address = before == b't' && window.slice(start.saturating_sub(3)..start) == b"bot";
    ((8..=11).contains(&(at - 1 - start))
        && last.len() == 35
        && last.starts_with(b"AA")
        && (!before.is_ascii_alphanumeric() || in_address))
        .then_some(start)
}

/// 32 hexadecimal digits and a data centre.
fn mailchimp(bytes: &[u8]) -> bool {
    let Some((key, centre)) = bytes.split_at_checked(32) else {
        return false;
    };
    let digits = centre.strip_prefix(b"-us").unwrap_or_default();
    key.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        && (1..=2).contains(&digits.len())
        && digits.iter().all(u8::is_ascii_digit)
        && !judge::is_monotonous(key)
}

/// 40 characters of Base64 that are no digest, near an access key or its name.
fn aws_secret(window: &Window<'_>) -> Option<Hit> {
    let run = window.anchor();
    let bytes = window.anchored();
    if bytes.len() != 40
        || bytes.iter().any(|byte| matches!(byte, b'-' | b'_'))
        || judge::is_digest(bytes)
        || !judge::is_mixed(bytes)
        || placeholder::is_made_up(bytes)
    {
        return None;
    }
    if window.at(run.end) == b'='
        || !bytes.iter().any(u8::is_ascii_uppercase)
        || !bytes.iter().any(u8::is_ascii_lowercase)
    {
        return None;
    }
    let before = window.slice(run.start.saturating_sub(120)..run.start);
    let beside_key = before.windows(20).any(|key| {
        (key.starts_with(b"AKIA") || key.starts_with(b"ASIA"))
            && key
                .iter()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    });
    let named = before.len() >= 3 && window.context_before().is_some_and(|far| far <= 40);
    let hash = [&b"sha"[..], b"integrity", b"commit", b"etag"]
        .iter()
        .any(|word| {
            judge::contains(
                &before
                    .get(before.len().saturating_sub(24)..)
                    .unwrap_or_default()
                    .to_ascii_lowercase(),
                word,
            )
        });
    (!hash && (beside_key || named))
        .then(|| Hit::new(run, if beside_key { 0.95 } else { 0.85 }, "context").sub("aws_secret_key"))
}

/// Three characters, a digit, `Q~`, and 31 to 34 characters.
fn azure(window: &Window<'_>) -> Option<Hit> {
    let anchor = window.anchor();
    let inner = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'~' | b'.' | b'_' | b'-');
    let start = window.backward(anchor.start, 4, inner);
    let end = window.forward(anchor.end, 35, inner);
    let end = if window.prev(end) == b'.' { end - 1 } else { end };
    (anchor.start - start == 4
        && !inner(window.prev(start))
        && window.prev(anchor.start).is_ascii_digit()
        && (31..=34).contains(&(end - anchor.end)))
    .then(|| Hit::new(start..end, 0.95, "structure"))
}

#[cfg(test)]
mod tests {
    use crate::secrets::tests::found;

    const HEX: &str = "7c29e04fb6a18d35e80b46f9c21a7d53";

    #[test]
    fn parts() {
        let cases = [
            (format!("{HEX}-us12"), "mailchimp"),
            (
                ["110201543:AA", "HdqTcvCH1vGWJxfSeofSAs0K5PALDsawq"].concat(),
                "telegram",
            ),
            (
                [
                    "MTE4NjIzNTQ1NzU1NTU1NTU1",
                    ".GxKq9Z.",
                    "a8Fk2Lq0Zt7Vw3Xy9Bn4Cm6Dp1Rs5Te8Uh2Ji",
                ]
                .concat(),
                "discord",
            ),
            (
                [
                    "Xk29sLq0Zt7Vw3",
                    ".atlasv1.",
                    "a8Fk2Lq0Zt7Vw3Xy9Bn4Cm6Dp1Rs5Te8Uh2Jia8Fk2Lq0Zt7Vw3Xy9Bn4Cm6Dp1R",
                ]
                .concat(),
                "terraform",
            ),
            (format!("patXk29sLq0Zt7Vw3.{HEX}{HEX}"), "airtable"),
            (
                ["tZk8", "Q~", "m3Xy9Bn4Cm6Dp1Rs5Te8Uh2Jia8Fk2Lq0Z"].concat(),
                "azure_client_secret",
            ),
        ];
        for (token, name) in cases {
            assert_eq!(found(&format!("x {token} y")), [format!("{name} {token}")]);
            let broken = format!("{}_", token.get(..token.len() - 3).unwrap());
            if !["terraform", "discord", "azure_client_secret"].contains(&name) {
                assert_eq!(found(&format!("x {broken} y")), Vec::<String>::new(), "{broken}");
            }
        }
    }

    #[test]
    fn secret_keys_of_amazon() {
        let secret = ["NhEh8KLfEoKoeeXsDEKd", "6sUrn4gdUfZyTdR9ZmdQ"].concat();
        let key = ["AK", "IAJXXQPJKZEGOX6TL2"].concat();
        assert_eq!(
            found(&format!("{key},{secret}")),
            [
                format!("aws_access_key {key}"),
                format!("aws_secret_key {secret}")
            ]
        );
        for text in [
            format!("integrity {secret}"),
            format!("aws commit {HEX}8d35e80b"),
            secret,
        ] {
            assert_eq!(found(&text), Vec::<String>::new(), "{text}");
        }
    }
}
