//! Keeps secrets that were written into the wrong place out of messages and snippets. It knows
//! the look of keys, not their values; a value that our own keys hold is masked by its type.

/// How the keys of known providers and services begin.
const PREFIXES: &[&str] = &[
    "sk-",
    "sk_",
    "pk_",
    "rk_",
    "eyJ",
    "AIza",
    "gsk_",
    "ghp_",
    "ghs_",
    "github_pat_",
    "xoxb-",
    "AKIA",
    "sb_secret_",
    "hf_",
];

fn belongs_to_key(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')
}

/// The text with everything that looks like a key, and every password of an address, replaced
/// by as many `*` as it has bytes: places in it stay right.
pub(crate) fn text(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    let mut before: Option<char> = None;
    while let Some(first) = rest.chars().next() {
        let at_start = before.is_none_or(|c| !belongs_to_key(c));
        let secret = if at_start { secret_length(rest) } else { 0 };
        if secret > 0 {
            masked.extend(std::iter::repeat_n('*', secret));
            rest = rest.get(secret..).unwrap_or_default();
            before = Some('*');
            continue;
        }
        if let Some((kept, hidden)) = userinfo(rest) {
            masked.push_str(kept);
            masked.extend(std::iter::repeat_n('*', hidden));
            rest = rest.get(kept.len().saturating_add(hidden)..).unwrap_or_default();
            before = Some('*');
            continue;
        }
        masked.push(first);
        before = Some(first);
        rest = rest.get(first.len_utf8()..).unwrap_or_default();
    }
    masked
}

/// Bytes of the key that the text begins with; 0: it begins with none.
fn secret_length(text: &str) -> usize {
    if !PREFIXES.iter().any(|prefix| text.starts_with(prefix)) {
        return 0;
    }
    let length = text.find(|c| !belongs_to_key(c)).unwrap_or(text.len());
    // `sk-...` of a document and other short words are no keys.
    if length >= 8 { length } else { 0 }
}

/// `://`, and the bytes of the user name and password after it.
fn userinfo(text: &str) -> Option<(&str, usize)> {
    let after = text.strip_prefix("://")?;
    let end = after
        .find(|c: char| c.is_whitespace() || matches!(c, '/' | '"' | '\'' | '`'))
        .unwrap_or(after.len());
    let at = after.get(..end)?.rfind('@')?;
    Some((text.get(..3)?, at))
}

/// A file's text for snippets: what [`text`] hides, and the strings on lines whose key names a secret.
pub(crate) fn file(source: &str) -> String {
    let mut masked = String::with_capacity(source.len());
    for line in text(source).split_inclusive('\n') {
        match line.split_once('=') {
            Some((key, value)) if names_secret(key, value) => {
                masked.push_str(key);
                masked.push('=');
                hide_strings(value, &mut masked);
            }
            _ => masked.push_str(line),
        }
    }
    masked
}

fn names_secret(key: &str, value: &str) -> bool {
    let name = key
        .rsplit('.')
        .next()
        .unwrap_or(key)
        .trim()
        .trim_matches('"')
        .to_ascii_lowercase();
    if let Some(of) = name.strip_suffix("_env").or_else(|| name.strip_suffix("env")) {
        // It should hold the name of a variable; what looks otherwise may be the key itself.
        let written = value
            .split_once('#')
            .map_or(value, |(value, _)| value)
            .trim()
            .trim_matches(['"', '\'']);
        return of.contains("key") && !crate::setting::is_variable(written);
    }
    name.split(['_', '-']).any(|part| {
        matches!(
            part,
            "key" | "apikey" | "secret" | "password" | "passwd" | "token" | "credential" | "credentials"
        )
    }) || [
        "openai",
        "anthropic",
        "google_ai",
        "deepseek",
        "groq",
        "mistral",
        "openrouter",
    ]
    .contains(&name.as_str())
        && !value.contains("://")
}

fn hide_strings(value: &str, masked: &mut String) {
    let mut open: Option<char> = None;
    for c in value.chars() {
        match open {
            Some(quote) if c == quote => {
                open = None;
                masked.push(c);
            }
            Some(_) if c != '\n' && c != '\r' => masked.extend(std::iter::repeat_n('*', c.len_utf8())),
            Some(_) => masked.push(c),
            None => {
                if matches!(c, '"' | '\'') {
                    open = Some(c);
                }
                masked.push(c);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn hides_what_looks_like_a_key_and_keeps_places() {
        for (text, expected) in [
            (
                "must be a word, not `sk-ant-canary-1`",
                "must be a word, not `***************`",
            ),
            ("postgres://me:pw@host/db", "postgres://*****@host/db"),
            ("https://host/risk-averse", "https://host/risk-averse"),
            ("sk-... and eyJ", "sk-... and eyJ"),
            ("Bearer AIzaSyCanary1", "Bearer *************"),
        ] {
            let masked = super::text(text);
            assert_eq!(masked, expected);
            assert_eq!(masked.len(), text.len());
        }
    }

    #[test]
    fn hides_strings_of_lines_that_name_a_secret() {
        for (line, expected) in [
            ("api_key = \"plain\"\n", "api_key = \"*****\"\n"),
            ("apiKeyEnv = \"Plain1\" # it\n", "apiKeyEnv = \"******\" # it\n"),
            ("api_key_env = \"MY_KEY\"\n", "api_key_env = \"MY_KEY\"\n"),
            ("openai = \"plain\"", "openai = \"*****\""),
            ("openai = \"http://h\"", "openai = \"http://h\""),
            ("max_tokens_per_run = \"many\"", "max_tokens_per_run = \"many\""),
        ] {
            assert_eq!(super::file(line), expected);
        }
    }
}
