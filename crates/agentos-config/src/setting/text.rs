//! Text, paths, addresses, secrets and lists of words.

use std::path::PathBuf;

use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;

use super::Setting;
use crate::key::{At, Kind};
use crate::mistake::{Sink, list};
use crate::node::{Node, Raw};
use crate::url::BaseUrl;
use crate::{Capability, CommandLine, Source};

/// What is shown of a secret that is set. Not its length, not its first letters.
pub(crate) const MASK: &str = "••••";

fn text<'n>(node: &'n Node, at: &At<'_>, expected: &str, sink: &mut Sink) -> Option<&'n str> {
    match &node.raw {
        Raw::Word(text) | Raw::Text(text) if !text.trim().is_empty() => Some(text),
        Raw::Word(_) | Raw::Text(_) => {
            sink.node(node, format!("`{}` must not be empty", at.path));
            None
        }
        _ => {
            sink.wrong_type(node, at, expected);
            None
        }
    }
}

impl Setting for String {
    const KIND: Kind = Kind::Text;

    fn read(node: &Node, at: &At<'_>, sink: &mut Sink) -> Option<Self> {
        let text = text(node, at, "a string", sink)?;
        if at.key.meta.variable && !is_variable(text) {
            // The likeliest content is the key itself, so it is not repeated.
            sink.node(
                node,
                format!(
                    "`{}` must be the name of an environment variable, as in `MY_API_KEY`, not a key",
                    at.path
                ),
            );
            return None;
        }
        Some(text.to_owned())
    }

    fn show(&self) -> Option<String> {
        Some(self.clone()).filter(|text| !text.is_empty())
    }
}

/// Upper-case letters, digits and `_`, not first a digit.
pub(crate) fn is_variable(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
        && text.starts_with(|c: char| !c.is_ascii_digit())
}

impl Setting for PathBuf {
    const KIND: Kind = Kind::Path;

    /// A relative path in a file starts at the file's folder, elsewhere at the working folder.
    fn read(node: &Node, at: &At<'_>, sink: &mut Sink) -> Option<Self> {
        let text = text(node, at, "a path", sink)?;
        Some(match &node.place.source {
            Source::File { path, .. } => path
                .parent()
                .map_or_else(|| Self::from(text), |folder| folder.join(text)),
            _ => Self::from(text),
        })
    }

    fn show(&self) -> Option<String> {
        Some(self.display().to_string())
    }
}

impl Setting for BaseUrl {
    const KIND: Kind = Kind::Url;

    fn read(node: &Node, at: &At<'_>, sink: &mut Sink) -> Option<Self> {
        let text = text(node, at, "an address", sink)?;
        match Self::parse(text, at.key.meta.unversioned) {
            Ok(url) => Some(url),
            // Not quoted: an address in the wrong form may hold a password.
            Err(reason) => {
                sink.node(node, format!("`{}` {reason}", at.path));
                None
            }
        }
    }

    fn show(&self) -> Option<String> {
        Some(self.as_str().to_owned())
    }
}

impl Setting for SecretString {
    const KIND: Kind = Kind::Secret;

    fn read(node: &Node, at: &At<'_>, sink: &mut Sink) -> Option<Self> {
        let (Raw::Word(text) | Raw::Text(text)) = &node.raw else {
            sink.node(node, format!("`{}` must be a string", at.path));
            return None;
        };
        if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            sink.node(
                node,
                format!("`{}` holds white space or characters that no key has", at.path),
            );
            return None;
        }
        let schemes = at.key.meta.schemes;
        if !schemes.is_empty() && !has_scheme(text, schemes) {
            let schemes: Vec<_> = schemes.iter().map(|scheme| format!("{scheme}://")).collect();
            let schemes: Vec<_> = schemes.iter().map(String::as_str).collect();
            sink.node(
                node,
                format!("`{}` must begin with {} and name a host", at.path, list(&schemes)),
            );
            return None;
        }
        Some(Self::from(text.as_str()))
    }

    fn show(&self) -> Option<String> {
        (!self.expose_secret().is_empty()).then(|| MASK.to_owned())
    }
}

fn has_scheme(text: &str, schemes: &[&str]) -> bool {
    text.split_once("://")
        .is_some_and(|(scheme, rest)| schemes.contains(&scheme) && !rest.is_empty())
}

/// A list; from a variable or flag as JSON, or its words with commas between.
fn parts(node: &Node, at: &At<'_>, sink: &mut Sink) -> Option<Vec<Node>> {
    match &node.raw {
        Raw::List(items) => Some(items.clone()),
        Raw::Word(word) if word.trim_start().starts_with('[') => match serde_json::from_str::<Value>(word) {
            Ok(value) => parts(&Node::from_json(value, &node.place), at, sink),
            Err(error) => {
                sink.node(node, format!("`{}` is not JSON: {error}", at.path));
                None
            }
        },
        Raw::Word(word) => Some(
            word.split(',')
                .map(|part| Node {
                    raw: Raw::Word(part.trim().to_owned()),
                    place: node.place.clone(),
                })
                .collect(),
        ),
        _ => {
            sink.wrong_type(node, at, "a list");
            None
        }
    }
}

impl Setting for Vec<String> {
    const KIND: Kind = Kind::Texts;

    fn read(node: &Node, at: &At<'_>, sink: &mut Sink) -> Option<Self> {
        // Every bad item is reported, so all are read before the first failure ends it.
        let items: Vec<_> = parts(node, at, sink)?
            .iter()
            .map(|part| String::read(part, at, sink))
            .collect();
        items.into_iter().collect()
    }

    fn show(&self) -> Option<String> {
        Some(self.join(", ")).filter(|text| !text.is_empty())
    }
}

impl Setting for Vec<Capability> {
    const KIND: Kind = match Capability::KIND {
        Kind::Word(words) => Kind::Words(words),
        other => other,
    };

    fn read(node: &Node, at: &At<'_>, sink: &mut Sink) -> Option<Self> {
        let items: Vec<_> = parts(node, at, sink)?
            .iter()
            .map(|part| Capability::read(part, at, sink))
            .collect();
        items.into_iter().collect()
    }

    fn show(&self) -> Option<String> {
        Some(
            self.iter()
                .map(|word| word.as_str())
                .collect::<Vec<_>>()
                .join(", "),
        )
    }
}

impl Setting for CommandLine {
    const KIND: Kind = Kind::Command;

    fn read(node: &Node, at: &At<'_>, sink: &mut Sink) -> Option<Self> {
        let words = match &node.raw {
            Raw::Word(_) | Raw::Text(_) => match Self::split(text(node, at, "a command", sink)?) {
                Ok(words) => words,
                Err(reason) => {
                    sink.node(node, format!("`{}` {reason}", at.path));
                    return None;
                }
            },
            // An argument may be empty, so these are not read as settings.
            Raw::List(items) => {
                let words: Option<Vec<_>> = items
                    .iter()
                    .map(|item| match &item.raw {
                        Raw::Text(text) => Some(text.clone()),
                        _ => {
                            sink.wrong_type(item, at, "a list of strings");
                            None
                        }
                    })
                    .collect();
                words?
            }
            _ => {
                sink.wrong_type(node, at, "a command: a list of strings, or one string");
                return None;
            }
        };
        let found = Self::from_words(words);
        if found.is_none() {
            sink.node(node, format!("`{}` names no program", at.path));
        }
        found
    }

    fn show(&self) -> Option<String> {
        Some(self.to_string()).filter(|text| !text.is_empty())
    }
}

impl Setting for Value {
    const KIND: Kind = Kind::Free;

    fn read(node: &Node, at: &At<'_>, sink: &mut Sink) -> Option<Self> {
        let found = node.table().and_then(|_| node.to_json());
        if found.is_none() {
            sink.wrong_type(node, at, "a table of what JSON can hold");
        }
        found
    }

    fn show(&self) -> Option<String> {
        self.as_object()
            .filter(|map| !map.is_empty())
            .map(|_| self.to_string())
    }
}
