//! What commands show of what others have said. One redactor for the process, made from the configuration; the raw
//! form only for who asks for it, who on a command line owns the file that it lies in.

use std::borrow::Cow;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use agentos::{Config, Shown};
use agentos_runtime::RuntimeError;
use serde::Serialize;
use serde_json::Value;

use super::output;

static CONFIGURED: OnceLock<Shown> = OnceLock::new();

/// Shows things as the configuration says from now on. The first one of a process holds.
pub(crate) fn configure(config: &Config) -> Result<Shown, RuntimeError> {
    let shown = Shown::new(config)?;
    Ok(CONFIGURED.get_or_init(|| shown).clone())
}

/// A text on its way to people: an error, a reason, a note.
pub(crate) fn text(text: &str) -> Cow<'_, str> {
    redactor().text(text)
}

/// Says what is wrong in the user's own files, with snippets of them; says nothing where nothing is.
pub(crate) fn report(rendered: &str) {
    let rendered = rendered.trim_end();
    if !rendered.is_empty() {
        output::note(&redactor().snippet(rendered));
    }
}

/// A value on its way to people: an error's details.
pub(crate) fn value(value: Value) -> Value {
    redactor().value(&value).unwrap_or(value)
}

/// Before there is a configuration, everything that the scanner knows by itself is covered.
fn redactor() -> &'static Shown {
    static STANDARD: OnceLock<Shown> = OnceLock::new();
    CONFIGURED
        .get()
        .unwrap_or_else(|| STANDARD.get_or_init(Shown::standard))
}

/// How one command shows the journal, and whether it has hidden anything.
#[derive(Debug, Default)]
pub(crate) struct View {
    raw: bool,
    hid: AtomicBool,
}

impl View {
    pub(crate) fn new(raw: bool) -> Self {
        Self {
            raw,
            hid: AtomicBool::new(false),
        }
    }

    /// The payload of an event, a run, a result or an approval, and whether some of it is hidden.
    pub(crate) fn payload(&self, payload: Value) -> (Value, bool) {
        if self.raw {
            return (payload, false);
        }
        match redactor().payload(&payload) {
            None => (payload, false),
            Some(hidden) => {
                self.hid.store(true, Ordering::Relaxed);
                (hidden, true)
            }
        }
    }

    /// An object of JSON, which says so when some of it is hidden.
    pub(crate) fn object<T: Serialize>(&self, value: &T) -> Value {
        // Everything shown is made of strings and numbers, which JSON can express.
        let (mut shown, hidden) = self.payload(serde_json::to_value(value).unwrap_or_default());
        if let (Value::Object(fields), true) = (&mut shown, hidden) {
            fields.insert("hidden".to_owned(), Value::Bool(true));
        }
        shown
    }

    /// What a tool would be called with, or any other value of somebody's.
    pub(crate) fn value(&self, value: Value) -> Value {
        if self.raw {
            return value;
        }
        match redactor().value(&value) {
            None => value,
            Some(hidden) => {
                self.hid.store(true, Ordering::Relaxed);
                hidden
            }
        }
    }

    pub(crate) fn text<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.raw {
            return Cow::Borrowed(text);
        }
        let shown = redactor().text(text);
        if matches!(shown, Cow::Owned(_)) {
            self.hid.store(true, Ordering::Relaxed);
        }
        shown
    }

    /// Says, on stderr, that something was hidden, and what would show it.
    pub(crate) fn close(&self, how: &str) {
        if self.hid.load(Ordering::Relaxed) {
            output::note(&output::paint(
                output::DIM,
                &format!("some of it is hidden; {how} shows all"),
            ));
        }
    }
}
