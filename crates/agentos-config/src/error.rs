//! All mistakes of a configuration as one error.

use std::fmt;

use agentos_types::codes::CONFIG_INVALID;
use agentos_types::{Code, Coded};
use serde_json::{Value, json};

use crate::{Mistake, Source, mask};

/// A file that was meant for something else is wrong in every line.
const MOST_LISTED: usize = 100;

/// Everything that is wrong, in the order file, environment, flags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigErrors {
    /// Never empty; the first hundred.
    pub mistakes: Vec<Mistake>,
    /// How many there are in all.
    pub total: usize,
    /// The file's text, without what may be a secret.
    pub(crate) masked_text: String,
}

impl ConfigErrors {
    pub(crate) fn new(mut mistakes: Vec<Mistake>, text: &str) -> Self {
        let rank = |mistake: &Mistake| match &mistake.place {
            Source::File { .. } => (0, mistake.span.as_ref().map_or(0, |span| span.start)),
            Source::Env(_) => (1, 0),
            _ => (2, 0),
        };
        mistakes.sort_by_key(rank);
        mistakes.dedup();
        let total = mistakes.len();
        mistakes.truncate(MOST_LISTED);
        Self {
            mistakes,
            total,
            masked_text: mask::file(text),
        }
    }

    /// How many, as a sentence.
    pub(crate) fn title(&self) -> String {
        match self.total {
            1 => "the configuration has a mistake".to_owned(),
            count if count > self.mistakes.len() => {
                format!(
                    "the configuration has {count} mistakes; the first {} are listed",
                    self.mistakes.len()
                )
            }
            count => format!("the configuration has {count} mistakes"),
        }
    }
}

impl std::error::Error for ConfigErrors {}

impl fmt::Display for ConfigErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.title())?;
        for mistake in &self.mistakes {
            write!(f, "\n  {mistake}")?;
        }
        Ok(())
    }
}

impl Coded for ConfigErrors {
    fn code(&self) -> Code {
        CONFIG_INVALID
    }

    fn details(&self) -> Option<Value> {
        let mistakes: Vec<_> = self
            .mistakes
            .iter()
            .map(|mistake| {
                let (file, line, column) = match &mistake.place {
                    Source::File { path, line, column } => {
                        (Some(path.to_string_lossy()), Some(line), Some(column))
                    }
                    _ => (None, None, None),
                };
                let variable = if let Source::Env(name) = &mistake.place {
                    Some(name)
                } else {
                    None
                };
                let flag = if let Source::Flag(name) = &mistake.place {
                    Some(name)
                } else {
                    None
                };
                json!({
                    "code": CONFIG_INVALID.name, "message": mistake.message, "nearest": mistake.nearest,
                    "file": file, "line": line, "column": column, "variable": variable, "flag": flag,
                })
            })
            .collect();
        Some(json!({ "mistakes": mistakes, "total": self.total }))
    }
}
