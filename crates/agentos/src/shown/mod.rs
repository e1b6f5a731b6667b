//! What people are shown: payloads of the journal, errors and logs pass here on their way out, and what the scanner
//! finds in them is covered. What is stored, and what the run itself reads and gives, never passes here.
//!
//! The scanner is compiled when something is shown for the first time: a command that shows nothing pays nothing.
//! The model for names and addresses is not asked: showing a journal must not send it to somebody.

mod key;
mod log;
mod own;

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use agentos_config::{Config, ScanAction};
use agentos_runtime::RuntimeError;
use agentos_scanner::{Action, Kind, Redactor, Scanner, ScannerBuilder};
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;

pub use log::LogLines;

use crate::setup::{kind_named, scanner};

/// What stands for a text that nobody could look at.
const UNSEEN: &str = "[HIDDEN]";

/// The one redactor of everything that is shown. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Shown(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    scanner: ScannerBuilder,
    actions: Vec<(Kind, Action)>,
    key: Option<SecretString>,
    /// Where the installation's own key lies.
    folder: Option<PathBuf>,
    redactor: OnceLock<Option<Redactor>>,
}

impl Shown {
    /// Covers what `[scanner]` of the configuration says, in its way; what says nothing is masked.
    ///
    /// # Errors
    /// `CONFIG_INVALID` for a type that there is not, `SCANNER_PATTERN_INVALID`.
    pub fn new(config: &Config) -> Result<Self, RuntimeError> {
        let mut actions = Vec::new();
        for (name, configured) in &config.scanner.types {
            if let Some(action) = configured.action {
                actions.push((kind_named(name)?, shown_as(action)));
            }
        }
        Ok(Self(Arc::new(Inner {
            scanner: scanner(config)?,
            actions,
            key: config.scanner.hash_key.clone(),
            folder: Some(config.data_dir.clone()),
            redactor: OnceLock::new(),
        })))
    }

    /// Masks everything that the scanner knows by itself.
    #[must_use]
    pub fn standard() -> Self {
        Self(Arc::new(Inner {
            scanner: Scanner::builder(),
            actions: Vec::new(),
            key: None,
            folder: None,
            redactor: OnceLock::new(),
        }))
    }

    /// The text as it is shown; borrowed when nothing is hidden.
    #[must_use]
    pub fn text<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let redacted = self.0.redactor().map(|redactor| redactor.redact(text));
        match redacted {
            Some(Ok(redacted)) if redacted.text == text => Cow::Borrowed(text),
            Some(Ok(redacted)) => Cow::Owned(redacted.text),
            _ => Cow::Owned(UNSEEN.to_owned()),
        }
    }

    /// The value as it is shown, walked and not printed; `None` when nothing is hidden.
    #[must_use]
    pub fn value(&self, value: &Value) -> Option<Value> {
        let redacted = self.0.redactor().map(|redactor| redactor.redact_value(value));
        match redacted {
            Some(Ok(redacted)) => {
                (!redacted.findings.is_empty() && redacted.value != *value).then_some(redacted.value)
            }
            _ => Some(Value::String(UNSEEN.to_owned())),
        }
    }

    /// The payload of an event, a run, a result or an approval as it is shown: [`Shown::value`], but for the
    /// fields that hold the runtime's own numbers and digests and nobody's words. `None` when nothing is hidden.
    #[must_use]
    pub fn payload(&self, payload: &Value) -> Option<Value> {
        own::walk(payload, &|foreign| self.value(foreign))
    }

    /// The text with secrets covered by as many `*` as they have characters: for snippets of the user's own files,
    /// whose layout must stay and whose other contents their owner knows.
    #[must_use]
    pub fn snippet<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let Some(redactor) = self.0.redactor() else {
            return Cow::Owned(UNSEEN.to_owned());
        };
        let found = redactor.scanner().scan(text);
        let mut out = String::new();
        let mut from = 0;
        for finding in found.iter().filter(|one| one.kind == Kind::Secret) {
            let span = finding.span.start.max(from)..finding.span.end.max(from);
            out.push_str(text.get(from..span.start).unwrap_or_default());
            let covered = text.get(span.clone()).unwrap_or_default();
            out.extend(covered.chars().map(|c| if c == '\n' { c } else { '*' }));
            from = span.end;
        }
        if from == 0 {
            return Cow::Borrowed(text);
        }
        out.push_str(text.get(from..).unwrap_or_default());
        Cow::Owned(out)
    }
}

impl Inner {
    /// `None` when there is none: then nothing is shown.
    fn redactor(&self) -> Option<&Redactor> {
        self.redactor.get_or_init(|| self.compile()).as_ref()
    }

    fn compile(&self) -> Option<Redactor> {
        let mut redactor = Redactor::new(self.scanner.clone().build().ok()?);
        for (kind, action) in &self.actions {
            redactor = redactor.action(*kind, *action);
        }
        if !self.actions.iter().any(|(_, action)| *action == Action::Hash) {
            return Some(redactor);
        }
        // Where there is no key either, the type is masked.
        Some(match (&self.key, &self.folder) {
            (Some(key), _) => redactor.key(key.expose_secret().as_bytes()),
            (None, Some(folder)) => match key::of_installation(folder) {
                Some(key) => redactor.key(&key),
                None => redactor,
            },
            (None, None) => redactor,
        })
    }
}

/// Showing keeps no vault: a token is a keyed hash, the same wherever the value is shown. Who may see what stands
/// behind it reads the raw form. What may not pass at all is masked, since showing refuses nothing.
const fn shown_as(action: ScanAction) -> Action {
    match action {
        ScanAction::Keep => Action::Keep,
        ScanAction::Mask | ScanAction::Block => Action::Mask,
        ScanAction::Hash | ScanAction::Tokenise => Action::Hash,
    }
}
