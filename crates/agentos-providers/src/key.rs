//! A provider's key: what is sent, and what is kept out of every message.

use http::header::HeaderValue;
use secrecy::{ExposeSecret, SecretString};

use crate::BuildError;

const HIDDEN: &str = "[redacted]";
/// What is shorter is no secret, but a word such as `none` for a server that wants any key.
const SHORTEST: usize = 8;
/// Providers quote keys as `sk-ab***yz`: so many leading characters and a star give one away.
const TELLING_PREFIX: usize = 3;

/// `Debug` shows neither the key nor its length.
#[derive(Clone, Debug)]
pub(crate) struct Key(SecretString);

impl Key {
    pub(crate) const fn new(secret: SecretString) -> Self {
        Self(secret)
    }

    /// The header's value, with `prefix` before the key; shown by nothing.
    pub(crate) fn header(&self, provider: &str, prefix: &str) -> Result<HeaderValue, BuildError> {
        let text = format!("{prefix}{}", self.0.expose_secret().trim());
        let mut value = HeaderValue::from_str(&text).map_err(|_| BuildError::Key {
            provider: provider.to_owned(),
        })?;
        value.set_sensitive(true);
        Ok(value)
    }

    /// `text` without the key, whole or as providers shorten it.
    pub(crate) fn redact(&self, text: &str) -> String {
        let key = self.0.expose_secret().trim();
        if key.len() < SHORTEST {
            return text.to_owned();
        }
        let text = text.replace(key, HIDDEN);
        let prefix: String = key.chars().take(TELLING_PREFIX).collect();
        if !text.contains('*') && !text.contains("...") && !text.contains('…') {
            return text;
        }
        text.split_inclusive(|c: char| c.is_whitespace())
            .map(|word| {
                let bare = word.trim_start_matches(['"', '\'', '`', '(']);
                let shortened = bare.contains('*') || bare.contains("...") || bare.contains('…');
                if shortened && bare.starts_with(&prefix) {
                    let space = word.chars().next_back().filter(|c| c.is_whitespace());
                    format!("{HIDDEN}{}", space.map(String::from).unwrap_or_default())
                } else {
                    word.to_owned()
                }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_message_shows_the_key() {
        let key = Key::new("sk-proj-canary-0123456789".into());
        for (said, expected) in [
            ("bad key sk-proj-canary-0123456789.", "bad key [redacted]."),
            (
                "Incorrect API key provided: sk-proj-*******6789. You can",
                "Incorrect API key provided: [redacted] You can",
            ),
            ("key 'sk-p...6789' is wrong", "key [redacted] is wrong"),
            ("try again ... later", "try again ... later"),
            ("nothing here", "nothing here"),
        ] {
            assert_eq!(key.redact(said), expected);
        }
        let shown = format!("{key:?} {:?}", key.header("openai", "Bearer ").unwrap());
        assert!(!shown.contains("canary"), "{shown}");
    }

    #[test]
    fn a_word_in_place_of_a_key_does_not_garble_messages() {
        assert_eq!(
            Key::new("none".into()).redact("none of this works"),
            "none of this works"
        );
        assert_eq!(Key::new("".into()).redact("a*b"), "a*b");
    }

    #[test]
    fn a_key_that_no_header_can_carry_is_refused_without_showing_it() {
        let key = Key::new("canary\nkey".into());
        let error = key.header("openai", "").unwrap_err();
        assert_eq!(
            error,
            BuildError::Key {
                provider: "openai".into()
            }
        );
        assert!(!format!("{error} {error:?}").contains("canary"));
        assert!(Key::new(" canary\n".into()).header("openai", "").is_ok());
    }
}
