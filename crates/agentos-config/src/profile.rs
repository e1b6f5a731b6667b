//! The three environments of the product document.

use std::fmt;
use std::str::FromStr;

use crate::key::{At, Kind};
use crate::mistake::Sink;
use crate::nearest::nearest;
use crate::node::{Node, Raw};
use crate::setting::Setting;

/// An environment with its own defaults. Without one, the plain defaults hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Profile {
    Development,
    Staging,
    Production,
}

/// A word that names no profile.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{word}` is not a profile; the profiles are `development`, `staging` and `production`")]
pub struct UnknownProfile {
    pub word: String,
    pub nearest: Option<&'static str>,
}

impl Profile {
    pub const ALL: [Self; 3] = [Self::Development, Self::Staging, Self::Production];
    pub(crate) const NAMES: &'static [&'static str] = &["development", "staging", "production"];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Development => "development",
            Self::Staging => "staging",
            Self::Production => "production",
        }
    }

    /// Staging and production refuse what development only warns about.
    #[must_use]
    pub const fn is_strict(self) -> bool {
        matches!(self, Self::Staging | Self::Production)
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Profile {
    type Err = UnknownProfile;
    fn from_str(word: &str) -> Result<Self, UnknownProfile> {
        Self::ALL
            .into_iter()
            .find(|profile| profile.as_str() == word)
            .ok_or_else(|| UnknownProfile {
                word: word.to_owned(),
                nearest: nearest(word, Self::NAMES.iter().copied()),
            })
    }
}

impl Setting for Profile {
    const KIND: Kind = Kind::Word(Self::NAMES);

    fn read(node: &Node, at: &At<'_>, sink: &mut Sink) -> Option<Self> {
        let (Raw::Word(word) | Raw::Text(word)) = &node.raw else {
            sink.wrong_type(node, at, "a profile");
            return None;
        };
        match word.trim().parse() {
            Ok(profile) => Some(profile),
            Err(UnknownProfile { nearest, .. }) => {
                sink.unknown_word(node, at, word, Self::NAMES, nearest);
                None
            }
        }
    }

    fn show(&self) -> Option<String> {
        Some(self.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::Profile;

    #[test]
    fn only_the_three_words_are_profiles() {
        for profile in Profile::ALL {
            assert_eq!(profile.as_str().parse(), Ok(profile));
        }
        for (word, nearest) in [
            ("prod", Some("production")),
            ("dev", Some("development")),
            ("Production", Some("production")),
            ("test", None),
        ] {
            assert_eq!(word.parse::<Profile>().unwrap_err().nearest, nearest, "{word}");
        }
    }
}
