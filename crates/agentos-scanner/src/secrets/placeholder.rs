//! What stands in the place of a secret and is none: placeholders, references to where the secret is kept, and
//! ordinary words.

use std::sync::LazyLock;

use crate::automaton::{At, Automaton};

use super::judge::{contains, is_mixed, is_monotonous, is_random};
use super::set::{self, Set};

/// Words that stand where a secret would stand.
const PLACEHOLDERS: [&str; 38] = [
    "example",
    "your",
    "changeme",
    "change_me",
    "change-me",
    "placeholder",
    "redacted",
    "insert",
    "replace",
    "dummy",
    "sample",
    "xxxx",
    "****",
    "••••",
    "....",
    "####",
    "____",
    "----",
    "todo",
    "fixme",
    "notreal",
    "not-a-real",
    "not_a_real",
    "my-",
    "my_",
    "foobar",
    "<",
    "{{",
    "${",
    "$(",
    "process.env",
    "os.environ",
    "getenv",
    "env.",
    "secrets.",
    "vault:",
    "ssm:",
    "hidden",
];

/// Words that a password or a token may not be on its own.
const PLAIN: [&str; 88] = [
    "password",
    "passwd",
    "passwort",
    "pass",
    "pwd",
    "secret",
    "token",
    "apikey",
    "key",
    "string",
    "str",
    "text",
    "none",
    "null",
    "nil",
    "true",
    "false",
    "undefined",
    "required",
    "optional",
    "empty",
    "invalid",
    "incorrect",
    "wrong",
    "expired",
    "missing",
    "unset",
    "default",
    "test",
    "user",
    "username",
    "admin",
    "root",
    "login",
    "email",
    "value",
    "varchar",
    "char",
    "number",
    "int",
    "bool",
    "object",
    "any",
    "unknown",
    "yes",
    "no",
    "on",
    "off",
    "enabled",
    "disabled",
    "confirm",
    "confirmation",
    "reset",
    "forgot",
    "change",
    "new",
    "old",
    "current",
    "field",
    "input",
    "hash",
    "hashed",
    "encrypted",
    "bcrypt",
    "plain",
    "plaintext",
    "generated",
    "random",
    "auto",
    "automatic",
    "bearer",
    "basic",
    "jwt",
    "oauth",
    "oauth2",
    "file",
    "env",
    "prompt",
    "ask",
    "stdin",
    "interactive",
    "contraseña",
    "contrasena",
    "wachtwoord",
    "senha",
    "parola",
    "geheim",
    "clave",
];

/// Words that are looked for all at once.
type Words = LazyLock<Option<Automaton>>;

fn words(words: &[&str]) -> Option<Automaton> {
    Automaton::new(words.iter().map(|word| word.as_bytes()))
}

/// Whether a value holds one of the words, in any ASCII case.
fn holds(words: &Words, value: &[u8]) -> bool {
    words.as_ref().is_some_and(|words| {
        let mut at = At::default();
        value.iter().any(|byte| {
            at = words.step(at, *byte);
            words.ends(at)
        })
    })
}

/// Whether a value says of itself that it is no secret.
pub(crate) fn is_placeholder(value: &[u8]) -> bool {
    static WORDS: Words = LazyLock::new(|| words(&PLACEHOLDERS));
    holds(&WORDS, value) || is_monotonous(value)
}

/// Whether a value is a word that stands for a secret (`changeme`, `your-password`), whatever else it looks like.
pub(crate) fn is_placeholder_word(value: &[u8]) -> bool {
    static WORDS: Words = LazyLock::new(|| {
        words(&[
            "example",
            "your",
            "changeme",
            "change_me",
            "change-me",
            "placeholder",
            "redacted",
            "xxxx",
            "****",
            "<",
            "${",
            "{{",
            "dummy",
            "mypass",
            "my-",
            "my_",
            "password",
            "secretpass",
        ])
    });
    holds(&WORDS, value) && !is_random(value)
}

/// Whether an issuer's token is made up: an example in capitals, a row of the same or of counted characters.
pub(crate) fn is_made_up(token: &[u8]) -> bool {
    static WORDS: Words = LazyLock::new(|| {
        words(&[
            "example",
            "xxxx",
            "your",
            "placeholder",
            "changeme",
            "redacted",
            "dummy",
            "****",
            "....",
            "insert",
        ])
    });
    holds(&WORDS, token) || is_monotonous(token)
}

/// A path, an address, a call, a variable, a member: something that names the secret's place.
pub(super) fn is_reference(value: &[u8]) -> bool {
    let public = |key: &[u8]| {
        let keys = [&b"AAAAB3NzaC1"[..], b"AAAAC3NzaC1", b"AAAAE2VjZHNh"];
        key.starts_with(b"AAAA") && keys.iter().any(|begin| key.starts_with(begin))
    };
    // Letters and digits alone name no place.
    if value.iter().all(u8::is_ascii_alphanumeric) {
        return public(value);
    }
    let inner = value.strip_suffix(b";").unwrap_or(value);
    let starts = [
        &b"$"[..],
        b"%(",
        b"/",
        b"./",
        b"~/",
        b"http://",
        b"https://",
        b"arn:",
        b"op://",
        b"!",
        b"@",
        b"&",
        b"*",
        b"[",
    ];
    // Hardly any letter or digit is the first of one.
    let plain = matches!(
        inner.first(),
        Some(b'0'..=b'9' | b'A'..=b'Z' | b'b'..=b'g' | b'i'..=b'n' | b'p'..=b'z')
    );
    if !plain
        && starts.iter().any(|start| inner.starts_with(start))
        && !is_random(inner.get(1..).unwrap_or_default())
    {
        // `$ecret1` and `!Winter22` are passwords, `$SECRET` and `!Ref` are not.
        return !inner.iter().any(u8::is_ascii_digit)
            || inner.starts_with(b"http")
            || inner.starts_with(b"arn:")
            || contains(inner, b"/");
    }
    // `core::PCWSTR` of a program.
    let path = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b':');
    if inner.contains(&b':') && contains(inner, b"::") && inner.iter().all(path) {
        return true;
    }
    // `prompt("Password:")`, cut at its quote; public keys of SSH.
    let call = inner.ends_with(b"(") && !inner.iter().any(u8::is_ascii_digit);
    if call || public(inner) {
        return true;
    }
    if inner.ends_with(b")") && contains(inner, b"(") {
        return true;
    }
    if inner.starts_with(b"%") && inner.ends_with(b"%") || inner.starts_with(b"__") && inner.ends_with(b"__")
    {
        return true;
    }
    // `settings.db_password`, `config.api.key2`: names joined by dots, each like a word.
    inner.contains(&b'.') && inner.split(|byte| *byte == b'.').all(is_name)
}

fn is_name(name: &[u8]) -> bool {
    name.first().is_some_and(u8::is_ascii_alphabetic)
        && name
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
        && !is_mixed(name)
        && name.iter().filter(|byte| byte.is_ascii_digit()).count() <= 1
}

/// The word itself, alone or with a digit or a sign behind it (`password1` is a password, `password` is not).
pub(crate) fn is_plain(value: &[u8]) -> bool {
    let bare = value
        .strip_suffix(b".")
        .or_else(|| value.strip_suffix(b":"))
        .unwrap_or(value);
    is_plain_word(bare)
        || bare
            .split(|byte| matches!(byte, b'_' | b'-' | b'.' | b' '))
            .all(|word| word.len() <= 2 || word.len() < bare.len() && is_plain_word(word))
}

fn is_plain_word(word: &[u8]) -> bool {
    static WORDS: Set = Set::new(|| set::Words::of(&PLAIN));
    WORDS.holds(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_secret() {
        for value in [
            "YOUR_API_KEY",
            "<token>",
            "${X}",
            "********",
            "xxxxxxxx",
            "process.env.KEY",
            "aaaaaaaa",
        ] {
            assert!(is_placeholder(value.as_bytes()), "{value}");
        }
        for value in [
            "$PASSWORD",
            "/run/secrets/db",
            "https://example.org/a1",
            "settings.db.password",
            "%PASSWORD%",
            "get_secret(\"a\")",
        ] {
            assert!(is_reference(value.as_bytes()), "{value}");
        }
        for value in ["password", "Token", "new_password", "new password", "test"] {
            assert!(is_plain(value.as_bytes()), "{value}");
        }
        for value in ["$ecret1", "hunter2", "Kx9!fTq"] {
            let any = is_placeholder(value.as_bytes())
                || is_reference(value.as_bytes())
                || is_plain(value.as_bytes());
            assert!(!any, "{value}");
        }
    }
}
