//! What a scan says about a text: the kind of a thing, where it lies, and what confirmed it. Never the text
//! itself: a finding may be logged.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// What kind of thing was found. The names are those of [`Kind::name`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[non_exhaustive]
pub enum Kind {
    /// A secret: a credential, a key, a password.
    Secret,
    /// The number of a payment card.
    CreditCard,
    /// An international bank account number.
    Iban,
    /// A social security number of the United States.
    UsSsn,
    /// A person's number in a national register; `sub` says which.
    NationalId,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// The address of a wallet.
    CryptoAddress,
    /// An address on the internet, of either version.
    IpAddress,
    /// The hardware address of a network card.
    MacAddress,
    /// The day on which somebody was born.
    DateOfBirth,
    /// A name of a person; found by an entity model alone.
    Person,
    /// A postal address; found by an entity model alone.
    Address,
    /// What a pattern of the configuration describes; `sub` is the pattern's name.
    Custom,
    /// Text that tries to give a model other orders; `sub` is the tactic.
    Injection,
}

impl Kind {
    /// Every kind, in the order in which a tie between two of them is decided.
    pub const ALL: [Self; 15] = [
        Self::Secret,
        Self::CreditCard,
        Self::Iban,
        Self::UsSsn,
        Self::NationalId,
        Self::Email,
        Self::Phone,
        Self::CryptoAddress,
        Self::IpAddress,
        Self::MacAddress,
        Self::DateOfBirth,
        Self::Person,
        Self::Address,
        Self::Custom,
        Self::Injection,
    ];

    /// The name in reports, masks and configuration.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Secret => "SECRET",
            Self::CreditCard => "CREDIT_CARD",
            Self::Iban => "IBAN",
            Self::UsSsn => "US_SSN",
            Self::NationalId => "NATIONAL_ID",
            Self::Email => "EMAIL",
            Self::Phone => "PHONE",
            Self::CryptoAddress => "CRYPTO_ADDRESS",
            Self::IpAddress => "IP_ADDRESS",
            Self::MacAddress => "MAC_ADDRESS",
            Self::DateOfBirth => "DATE_OF_BIRTH",
            Self::Person => "PERSON",
            Self::Address => "ADDRESS",
            Self::Custom => "CUSTOM",
            Self::Injection => "INJECTION",
        }
    }

    /// The kind with that name, in any case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.name().eq_ignore_ascii_case(name))
    }

    /// The risk of the OWASP Top 10 for LLM applications that a finding of this kind belongs to.
    #[must_use]
    pub const fn owasp(self) -> &'static str {
        match self {
            Self::Injection => "LLM01",
            _ => "LLM02",
        }
    }
}

/// One thing found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// What it is.
    pub kind: Kind,
    /// Which of its kind: a country's id, an issuer, a tactic, a custom pattern's name; may be empty.
    pub sub: Cow<'static, str>,
    /// Where it lies, in bytes of the whole text, always on character boundaries.
    pub span: Range<usize>,
    /// How sure we are, from 0 to 1.
    pub score: f32,
    /// What confirmed it: a check digit, a structure, a word beside it.
    pub validator: &'static str,
}

impl Finding {
    /// The name that reports and masks use: the kind's, or the custom pattern's own.
    #[must_use]
    pub fn type_name(&self) -> &str {
        if self.kind == Kind::Custom && !self.sub.is_empty() {
            &self.sub
        } else {
            self.kind.name()
        }
    }

    /// The OWASP risk it belongs to.
    #[must_use]
    pub const fn owasp(&self) -> &'static str {
        self.kind.owasp()
    }
}
