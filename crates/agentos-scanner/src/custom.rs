//! Patterns of the configuration: regular expressions, matched line by line in linear time.

use std::fmt;
use std::sync::Arc;

use regex::{Regex, RegexBuilder};

use crate::error::ScannerError;
use crate::finding::Kind;
use crate::pii::checksum;

/// A line is matched in pieces of at most so many bytes.
pub(crate) const LINE_MAX: usize = 4096;
/// A compiled pattern may be so large.
const SIZE_MAX: usize = 1 << 20;

type Validator = Arc<dyn Fn(&str) -> bool + Send + Sync>;

/// A check digit that a match must have, over its letters and digits alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Checksum {
    /// Cards and many customer numbers.
    Luhn,
    /// ISO 7064 MOD 97,10, as at the end of an LEI; letters count from A = 10.
    Mod97,
    /// ISO 7064 MOD 11,10.
    Mod11,
    /// Verhoeff's.
    Verhoeff,
}

impl Checksum {
    fn confirms(self, text: &str) -> bool {
        let letters = text.bytes().filter(u8::is_ascii_alphanumeric);
        if self == Self::Mod97 {
            return checksum::mod_97(letters) == Some(1);
        }
        let digits: Vec<u8> = letters
            .filter(u8::is_ascii_digit)
            .map(|digit| digit - b'0')
            .collect();
        match self {
            Self::Luhn => checksum::luhn(&digits),
            Self::Mod11 => checksum::mod_11_10(&digits),
            Self::Verhoeff => checksum::verhoeff(&digits),
            Self::Mod97 => false,
        }
    }
}

/// A pattern of your own.
#[derive(Clone)]
pub struct CustomPattern {
    pub(crate) name: Arc<str>,
    pub(crate) regex: Regex,
    pub(crate) score: f32,
    pub(crate) validator: Option<Validator>,
}

impl CustomPattern {
    /// A pattern under a name like `EMPLOYEE_ID`: capital letters, digits and underscores, at most 40. Its type in
    /// reports and masks is that name. It is matched within lines.
    ///
    /// # Errors
    ///
    /// When the name is none, or that of a built-in type, or the expression is not one of the `regex` crate, is too large or matches nothing
    /// at all.
    pub fn new(name: &str, pattern: &str) -> Result<Self, ScannerError> {
        let capital = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
        let starts = name.bytes().next().is_some_and(|byte| byte.is_ascii_uppercase());
        if !starts || name.len() < 2 || name.len() > 40 || !name.bytes().all(capital) {
            return Err(ScannerError::PatternName {
                name: name.to_owned(),
            });
        }
        // What the configuration says of a built-in type would not hold for the pattern.
        if Kind::named(name).is_some_and(|kind| kind != Kind::Custom) {
            return Err(ScannerError::PatternNameTaken {
                name: name.to_owned(),
            });
        }
        let refuse = |reason: String| ScannerError::Pattern {
            name: name.to_owned(),
            reason,
        };
        let regex = RegexBuilder::new(pattern)
            .size_limit(SIZE_MAX)
            .build()
            .map_err(|error| refuse(error.to_string().lines().last().unwrap_or_default().to_owned()))?;
        if regex.is_match("") {
            return Err(refuse("it matches the empty text".to_owned()));
        }
        Ok(Self {
            name: name.into(),
            regex,
            score: 0.9,
            validator: None,
        })
    }

    /// How sure a match is, from 0 to 1; 0.9 unless it is said.
    #[must_use]
    pub const fn score(mut self, score: f32) -> Self {
        self.score = score;
        self
    }

    /// Reports only matches with this check digit.
    #[must_use]
    pub fn checksum(self, checksum: Checksum) -> Self {
        self.validator(move |text| checksum.confirms(text))
    }

    /// Reports only matches that this confirms. It must depend on the match alone.
    #[must_use]
    pub fn validator(mut self, validator: impl Fn(&str) -> bool + Send + Sync + 'static) -> Self {
        self.validator = Some(Arc::new(validator));
        self
    }
}

impl fmt::Debug for CustomPattern {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("CustomPattern")
            .field("name", &self.name)
            .field("regex", &self.regex.as_str())
            .finish_non_exhaustive()
    }
}
