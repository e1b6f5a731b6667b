//! A value as it was written, with its place, before it is known what it should be.

use std::ops::Range;

use serde_json::Value;

use crate::Source;

/// What was written. Deliberately without `Debug`: it may hold a secret.
#[derive(Clone)]
pub(crate) enum Raw {
    /// Bare text from a variable or a flag: its key says how it is read.
    Word(String),
    /// A string of a file or of JSON.
    Text(String),
    Int(i128),
    Float(f64),
    Flag(bool),
    /// What no key takes: a date, `null`.
    Other(&'static str),
    List(Vec<Node>),
    Table(Table),
}

/// A value and where it stands.
#[derive(Clone)]
pub(crate) struct Node {
    pub(crate) raw: Raw,
    pub(crate) place: Place,
}

/// A place, with the bytes of the file where there is one.
#[derive(Clone)]
pub(crate) struct Place {
    pub(crate) source: Source,
    pub(crate) span: Option<Range<usize>>,
}

/// Names and values in the order of writing.
#[derive(Clone, Default)]
pub(crate) struct Table {
    pub(crate) entries: Vec<Entry>,
}

/// One name with its value.
#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) name: String,
    /// Of the name.
    pub(crate) place: Place,
    pub(crate) node: Node,
}

impl Table {
    pub(crate) fn get(&self, name: &str) -> Option<&Node> {
        self.entries
            .iter()
            .find(|entry| entry.name == name)
            .map(|entry| &entry.node)
    }

    pub(crate) fn table(&self, name: &str) -> Option<&Self> {
        self.get(name).and_then(Node::table)
    }

    /// `over` wins; tables merge name by name, everything else is replaced whole.
    pub(crate) fn overlay(&mut self, over: Self) {
        for entry in over.entries {
            match self.entries.iter_mut().find(|own| own.name == entry.name) {
                None => self.entries.push(entry),
                Some(own) => match (&mut own.node.raw, entry.node.raw) {
                    (Raw::Table(under), Raw::Table(over)) => under.overlay(over),
                    (_, raw) => {
                        own.node = Node {
                            raw,
                            place: entry.node.place,
                        }
                    }
                },
            }
        }
    }

    /// One value under a dotted path, as a table of tables.
    pub(crate) fn nested(path: &str, node: Node) -> Self {
        let (name, node) = match path.split_once('.') {
            None => (path, node),
            Some((first, rest)) => {
                let place = node.place.clone();
                (
                    first,
                    Node {
                        raw: Raw::Table(Self::nested(rest, node)),
                        place,
                    },
                )
            }
        };
        Self {
            entries: vec![Entry {
                name: name.to_owned(),
                place: node.place.clone(),
                node,
            }],
        }
    }
}

impl Node {
    pub(crate) fn word(text: String, source: Source) -> Self {
        Self {
            raw: Raw::Word(text),
            place: Place { source, span: None },
        }
    }

    pub(crate) fn table(&self) -> Option<&Table> {
        match &self.raw {
            Raw::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The value of JSON text in a variable or flag; every part has the place of the whole.
    pub(crate) fn from_json(value: Value, place: &Place) -> Self {
        let raw = match value {
            Value::Null => Raw::Other("`null`"),
            Value::Bool(flag) => Raw::Flag(flag),
            Value::Number(number) => match number.as_i128() {
                Some(int) => Raw::Int(int),
                None => Raw::Float(number.as_f64().unwrap_or(f64::NAN)),
            },
            Value::String(text) => Raw::Text(text),
            Value::Array(items) => Raw::List(
                items
                    .into_iter()
                    .map(|item| Self::from_json(item, place))
                    .collect(),
            ),
            Value::Object(map) => Raw::Table(Table {
                entries: map
                    .into_iter()
                    .map(|(name, value)| Entry {
                        name,
                        place: place.clone(),
                        node: Self::from_json(value, place),
                    })
                    .collect(),
            }),
        };
        Self {
            raw,
            place: place.clone(),
        }
    }

    /// As JSON, for a table whose content is not ours. `None`: a number that JSON cannot hold.
    pub(crate) fn to_json(&self) -> Option<Value> {
        Some(match &self.raw {
            Raw::Word(text) | Raw::Text(text) => Value::String(text.clone()),
            Raw::Int(int) => Value::Number(serde_json::Number::from_i128(*int)?),
            Raw::Float(float) => Value::Number(serde_json::Number::from_f64(*float)?),
            Raw::Flag(flag) => Value::Bool(*flag),
            Raw::Other("`null`") => Value::Null,
            Raw::Other(_) => return None,
            Raw::List(items) => Value::Array(items.iter().map(Self::to_json).collect::<Option<_>>()?),
            Raw::Table(table) => Value::Object(
                table
                    .entries
                    .iter()
                    .map(|entry| Some((entry.name.clone(), entry.node.to_json()?)))
                    .collect::<Option<_>>()?,
            ),
        })
    }

    /// For messages: what is there instead of what should be. Never the value of a table or list.
    pub(crate) fn describe(&self) -> String {
        match &self.raw {
            Raw::Word(text) => format!("`{text}`"),
            Raw::Text(text) => format!("the string `{text}`"),
            Raw::Int(int) => format!("`{int}`"),
            Raw::Float(float) => format!("`{float:?}`"),
            Raw::Flag(flag) => format!("`{flag}`"),
            Raw::Other(what) => (*what).to_owned(),
            Raw::List(_) => "a list".to_owned(),
            Raw::Table(_) => "a table".to_owned(),
        }
    }
}
