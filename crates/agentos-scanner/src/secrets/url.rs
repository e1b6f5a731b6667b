//! Passwords in addresses: `scheme://user:password@host`, and Oracle's `thin:user/password@host`. The finding is the
//! password alone.

use crate::detector::{Detector, Hit, Trigger};
use crate::finding::Kind;
use crate::window::Window;

use super::judge;
use super::placeholder;

pub(super) static DETECTORS: &[Detector] = &[
    Detector {
        trigger: Trigger::Literal(&["://"]),
        check: url_password,
        ..ROW
    },
    Detector {
        trigger: Trigger::Literal(&["oracle:thin:", "oracle:oci:", "oracle:oci8:", "sqlplus "]),
        check: oracle,
        ..ROW
    },
];

const ROW: Detector = Detector {
    kind: Kind::Secret,
    sub: "url_password",
    before: 0,
    after: 400,
    stop_at_space: true,
    ..Detector::BASE
};

/// `user/password@host`, where a host must follow.
fn oracle(window: &Window<'_>) -> Option<Hit> {
    let from = window.anchor().end;
    let rest = window.bytes().get(from..)?;
    let user = rest.iter().take(128).take_while(|byte| is_user(**byte)).count();
    if user == 0 || rest.get(user) != Some(&b'/') {
        return None;
    }
    let secret = rest.get(user + 1..)?;
    let ends = |byte: &u8| matches!(byte, b'@' | b'"' | b'\'' | b',' | b'\\' | 0..=0x20 | 0x7f);
    let at = secret.iter().position(ends)?;
    let host = secret.get(at + 1)?;
    let placed =
        secret.get(at) == Some(&b'@') && (host.is_ascii_alphanumeric() || matches!(host, b'/' | b'('));
    let start = from + user + 1;
    (placed && is_secret(secret.get(..at)?)).then(|| Hit::new(start..start + at, 0.9, "url"))
}

fn url_password(window: &Window<'_>) -> Option<Hit> {
    let from = window.anchor().end;
    let scheme = window.prev(window.anchor().start);
    if !scheme.is_ascii_alphanumeric() {
        return None;
    }
    let rest = window.bytes().get(from..)?;
    let colon = rest.iter().take(128).position(|byte| !is_user(*byte))?;
    if rest.get(colon) != Some(&b':') {
        return None;
    }
    let secret = rest.get(colon + 1..)?;
    // A slash may stand in a password, but then the `@` must follow before anything that a password never holds.
    let mut plain = None;
    let mut authority = secret.len();
    for (at, byte) in secret.iter().enumerate() {
        match byte {
            b'/' if plain.is_none() => plain = Some(at),
            // The next address.
            b'/' if secret.get(at - 1) == Some(&b'/') && secret.get(at.wrapping_sub(2)) == Some(&b':') => {
                authority = at;
                break;
            }
            b'?' | b'#' if plain.is_none() => plain = Some(at),
            b',' | b'\\' | 0..0x20 | 0x7f => {
                authority = at;
                break;
            }
            _ => {}
        }
    }
    let plain = plain.unwrap_or(authority);
    let at = secret
        .get(..plain)?
        .iter()
        .rposition(|byte| *byte == b'@')
        .or_else(|| {
            let far = secret.get(..authority)?.iter().position(|byte| *byte == b'@')?;
            // `host:8080/path@x` is no password: a port has digits only.
            (!secret.get(..plain)?.iter().all(u8::is_ascii_digit)).then_some(far)
        })?;
    let password = secret.get(..at)?;
    let host = secret.get(at + 1)?;
    if !(host.is_ascii_alphanumeric() || matches!(host, b'[' | b'$' | b'{' | b'%' | b'_'))
        || !is_secret(password)
    {
        return None;
    }
    let user = rest.get(..colon)?;
    if user == b"x-access-token" || user == b"oauth2" || judge::is_random(password) {
        return Some(Hit::new(from + colon + 1..from + colon + 1 + at, 0.95, "url"));
    }
    Some(Hit::new(from + colon + 1..from + colon + 1 + at, 0.9, "url"))
}

const fn is_user(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || byte >= 0x80
        || matches!(
            byte,
            b'-' | b'.'
                | b'_'
                | b'~'
                | b'!'
                | b'$'
                | b'&'
                | b'*'
                | b'+'
                | b';'
                | b'='
                | b'%'
                | b'{'
                | b'}'
                | b'('
                | b')'
        )
}

/// Words that documentation writes for a password in an address, and references to one.
fn is_secret(password: &[u8]) -> bool {
    if password.len() < 3 || password.len() > 256 {
        return false;
    }
    let all = |wanted: fn(&u8) -> bool| password.iter().all(wanted);
    let reference = password.starts_with(b"$")
        && all(|byte| {
            byte.is_ascii_alphanumeric() && !byte.is_ascii_lowercase() || matches!(byte, b'_' | b'$')
        })
        || password.starts_with(b"{") && password.ends_with(b"}")
        || password.starts_with(b"[") && password.ends_with(b"]")
        || password.starts_with(b"%") && (password.ends_with(b"%") || password.len() <= 3)
        || password.starts_with(b":");
    let hidden = all(|byte| matches!(byte, b'*' | b'x' | b'X' | b'.' | b'-' | b'_' | b'#'));
    !reference && !hidden && !placeholder::is_plain(password) && !placeholder::is_placeholder_word(password)
}

#[cfg(test)]
mod tests {
    use crate::secrets::tests::found;

    #[test]
    fn passwords_in_addresses() {
        let cases = [
            (
                "postgres://svc_app:JkYzUdlOlPww@db.internal:5432/main",
                "JkYzUdlOlPww",
            ),
            ("redis://:p4ssw0rd-of-redis@cache:6379/0", "p4ssw0rd-of-redis"),
            (
                "mongodb+srv://admin:S3cr%21t@cluster0.mongodb.net/?retryWrites=true",
                "S3cr%21t",
            ),
            ("amqp://guest:a/b9c@mq/", "a/b9c"),
            ("https://x:h7@2k@example.org/x", "h7@2k"),
        ];
        for (text, password) in cases {
            assert_eq!(
                found(&format!("URL={text} ok")),
                [format!("url_password {password}")],
                "{text}"
            );
        }
    }

    #[test]
    fn passwords_behind_a_slash() {
        for (text, expected) in [
            (
                "jdbc:oracle:thin:scott/Tiger9x7@db.acme.io:1521/orcl",
                Some("Tiger9x7"),
            ),
            (
                "jdbc:oracle:thin:scott/Tiger9x7@//db.acme.io:1521/svc",
                Some("Tiger9x7"),
            ),
            (
                "url=jdbc:oracle:oci:scott/Tiger9x7@(DESCRIPTION=(ADDRESS=x))",
                Some("Tiger9x7"),
            ),
            ("sqlplus scott/Tiger9x7@orcl", Some("Tiger9x7")),
            ("jdbc:oracle:thin:@//db.acme.io:1521/svc", None),
            ("jdbc:oracle:thin:scott/${DB_PASSWORD}@db", None),
            ("jdbc:oracle:thin:scott/password@db", None),
            ("sqlplus / as sysdba", None),
            ("sqlplus scripts/x.sql", None),
        ] {
            let expected: Vec<String> = expected
                .iter()
                .map(|value| format!("url_password {value}"))
                .collect();
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn addresses_without_one() {
        let cases = [
            "https://example.org:8080/a@b",
            "http://localhost:3000",
            "postgres://user:password@localhost/db",
            "postgres://user:${DB_PASSWORD}@localhost/db",
            "postgres://user:$DB_PASSWORD@localhost/db",
            "postgres://user:<password>@localhost/db",
            "postgres://user:****@localhost/db",
            "postgres://user:{password}@localhost/db",
            "postgres://USER:PASSWORD@HOST:5432/DB",
            "ssh://git@github.com:22/x",
            "https://example.org/path:with@sign",
            "see https://example.org: mail me@example.org",
        ];
        for text in cases {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }
}
