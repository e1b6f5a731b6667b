//! Takes what was found out of texts and values: no byte outside of a finding changes, nothing of a finding is
//! left, and redacting what is redacted changes nothing.

mod cover;
pub(crate) mod mask;
mod stream;
mod value;
mod vault;

use std::fmt;
use std::sync::Arc;

use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

pub use stream::RedactStream;
pub use value::RedactedValue;
pub use vault::{MemoryVault, Vault, reveal};

use crate::entity::EntityModel;
use crate::error::{Blocked, RedactError};
use crate::finding::{Finding, Kind};
use crate::scanner::Scanner;
use cover::Cover;

/// What becomes of a finding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Reported, and left where it is.
    Keep,
    /// `[EMAIL]`
    #[default]
    Mask,
    /// `[EMAIL#9f86d081884c]`: the first 48 bits of a keyed hash. A mask where there is no key.
    Hash,
    /// `[EMAIL:1]`: the same value has the same token, and the vault knows it. A mask where there is no vault.
    Tokenise,
    /// The whole text may not pass.
    Block,
}

/// A scanner, and what becomes of each type it finds. Cheap to clone.
#[derive(Clone)]
pub struct Redactor {
    scanner: Scanner,
    actions: [Action; Kind::ALL.len()],
    key: Option<Arc<[u8]>>,
    vault: Option<Arc<dyn Vault>>,
    model: Option<Arc<dyn EntityModel>>,
    replacement: Option<Arc<str>>,
}

/// A text without what was found in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Redacted {
    /// The text.
    pub text: String,
    /// What was found, with spans in the text as it was.
    pub findings: Vec<Finding>,
}

impl fmt::Debug for Redactor {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Redactor")
            .field("actions", &self.actions)
            .finish_non_exhaustive()
    }
}

impl Redactor {
    /// Masks all types but injection, which is kept: it is a sentence, and other parts decide about it.
    #[must_use]
    pub fn new(scanner: Scanner) -> Self {
        let redactor = Self {
            scanner,
            actions: [Action::Mask; Kind::ALL.len()],
            key: None,
            vault: None,
            model: None,
            replacement: None,
        };
        redactor.action(Kind::Injection, Action::Keep)
    }

    /// What becomes of a type.
    #[must_use]
    pub fn action(mut self, kind: Kind, action: Action) -> Self {
        if let Some(slot) = self.actions.get_mut(kind as usize) {
            *slot = action;
        }
        self
    }

    /// The key of [`Action::Hash`]. The same value has the same hash under the same key.
    #[must_use]
    pub fn key(mut self, key: &[u8]) -> Self {
        self.key = Some(key.into());
        self
    }

    /// The vault of [`Action::Tokenise`].
    #[must_use]
    pub fn vault(mut self, vault: Arc<dyn Vault>) -> Self {
        self.vault = Some(vault);
        self
    }

    /// A model for names and addresses. Texts and values are shown to it; streams are not, since it needs a whole.
    #[must_use]
    pub fn model(mut self, model: Arc<dyn EntityModel>) -> Self {
        self.model = Some(model);
        self
    }

    /// A text of one's own in the place of whatever is covered, for every action that covers.
    #[must_use]
    pub fn replaced_by(mut self, text: &str) -> Self {
        self.replacement = Some(text.into());
        self
    }

    /// The same with another scanner.
    #[must_use]
    pub fn scanning(mut self, scanner: Scanner) -> Self {
        self.scanner = scanner;
        self
    }

    /// Is there a model for names and addresses?
    #[must_use]
    pub const fn has_model(&self) -> bool {
        self.model.is_some()
    }

    /// The model for names and addresses is not asked.
    #[must_use]
    pub fn without_model(mut self) -> Self {
        self.model = None;
        self
    }

    /// What stands for a value of a name, hashed; masked where there is no key.
    #[must_use]
    pub fn hashed(&self, name: &str, value: &str) -> String {
        match self.key.as_deref().and_then(|key| short_hash(key, name, value)) {
            Some(hash) => format!("[{name}#{hash:012x}]"),
            None => format!("[{name}]"),
        }
    }

    /// The scanner.
    #[must_use]
    pub const fn scanner(&self) -> &Scanner {
        &self.scanner
    }

    /// The text without what was found in it.
    ///
    /// # Errors
    ///
    /// When it holds a type whose action is to block, or when the model fails.
    pub fn redact(&self, text: &str) -> Result<Redacted, RedactError> {
        let mut cover = self.cover(("", ""), text)?;
        Ok(Redacted {
            text: cover.render(self, text),
            findings: cover.findings,
        })
    }

    /// What is in a text, with what the model adds.
    ///
    /// # Errors
    ///
    /// When the model fails.
    pub fn find(&self, text: &str) -> Result<Vec<Finding>, RedactError> {
        let findings = self.scanner.scan(text);
        match &self.model {
            Some(model) => Ok(self.scanner.add_entities(findings, text, &**model)?),
            None => Ok(findings),
        }
    }

    /// Redacts a text that arrives in chunks.
    #[must_use]
    pub fn stream(&self) -> RedactStream {
        RedactStream::new(self.clone())
    }

    /// What becomes of a type here.
    #[must_use]
    pub fn action_of(&self, kind: Kind) -> Action {
        self.actions.get(kind as usize).copied().unwrap_or_default()
    }

    /// What stands for a value.
    fn stand_in(&self, kind: Kind, name: &str, value: &str) -> String {
        if let Some(replacement) = &self.replacement {
            return replacement.to_string();
        }
        match (self.action_of(kind), &self.vault) {
            (Action::Hash, _) => self.hashed(name, value),
            (Action::Tokenise, Some(vault)) => format!("[{name}:{}]", vault.number(name, value)),
            _ => format!("[{name}]"),
        }
    }

    /// All that must be covered in a text that stands behind a context, as that was and as it is shown.
    fn cover(&self, (context, shown): (&str, &str), text: &str) -> Result<Cover, RedactError> {
        // Covering takes context away and brings things together, so the result is scanned again. Every round
        // covers more of the text, and hardly any text needs a third.
        const ROUNDS: usize = 8;
        let mut cover = Cover::default();
        for round in 0..ROUNDS {
            let rendered;
            let current = if round == 0 {
                text
            } else {
                rendered = cover.render(self, text);
                &rendered
            };
            let mut found = self
                .scanner
                .scan_behind(if round == 0 { context } else { shown }, current);
            if let (Some(model), 0) = (&self.model, round) {
                found = self.scanner.add_entities(found, current, &**model)?;
            }
            self.refuse(&found)?;
            if !cover.add(self, found, round == 0) && (round > 0 || context == shown) {
                break;
            }
        }
        cover.findings.sort_by(crate::scanner::order);
        Ok(cover)
    }

    fn refuse(&self, findings: &[Finding]) -> Result<(), Blocked> {
        let mut kinds: Vec<Kind> = findings
            .iter()
            .map(|one| one.kind)
            .filter(|kind| self.action_of(*kind) == Action::Block)
            .collect();
        kinds.sort_unstable();
        kinds.dedup();
        if kinds.is_empty() {
            Ok(())
        } else {
            Err(Blocked { kinds })
        }
    }
}

fn short_hash(key: &[u8], name: &str, value: &str) -> Option<u64> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    mac.update(name.as_bytes());
    mac.update(&[0]);
    mac.update(value.as_bytes());
    let bytes = mac.finalize().into_bytes();
    Some(
        bytes
            .iter()
            .take(6)
            .fold(0, |hash, byte| hash << 8 | u64::from(*byte)),
    )
}
