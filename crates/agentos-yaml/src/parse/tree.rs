//! The tree of a YAML document, every node and key with its place. Holds what was written; knows no schema.

use serde_json::{Map, Number, Value};

use crate::source::Span;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub span: Span,
    pub kind: Kind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    Null,
    Bool(bool),
    Number(Number),
    Text(String),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// A key of a mapping and its value, in the order of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub key: String,
    pub key_span: Span,
    pub value: Node,
}

impl Node {
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        match &self.kind {
            Kind::Map(entries) => entries,
            _ => &[],
        }
    }

    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// What the value is called in messages.
    #[must_use]
    pub fn what(&self) -> &'static str {
        match &self.kind {
            Kind::Null => "nothing",
            Kind::Bool(_) => "true or false",
            Kind::Number(_) => "a number",
            Kind::Text(_) => "text",
            Kind::List(_) => "a list",
            Kind::Map(_) => "a mapping",
        }
    }

    /// The value without places.
    #[must_use]
    pub fn to_json(&self) -> Value {
        match &self.kind {
            Kind::Null => Value::Null,
            Kind::Bool(flag) => Value::Bool(*flag),
            Kind::Number(number) => Value::Number(number.clone()),
            Kind::Text(text) => Value::String(text.clone()),
            Kind::List(items) => Value::Array(items.iter().map(Self::to_json).collect()),
            Kind::Map(entries) => Value::Object(
                entries
                    .iter()
                    .map(|entry| (entry.key.clone(), entry.value.to_json()))
                    .collect::<Map<_, _>>(),
            ),
        }
    }

    /// Nodes, nested collections and text bytes below and including this one: what an alias to it costs.
    pub(super) fn cost(&self) -> Cost {
        let own = |levels, bytes| Cost {
            nodes: 1,
            levels,
            bytes,
        };
        match &self.kind {
            Kind::Null | Kind::Bool(_) | Kind::Number(_) => own(0, 0),
            Kind::Text(text) => own(0, text.len()),
            Kind::List(items) => items.iter().fold(own(1, 0), |sum, item| sum.with(item.cost())),
            Kind::Map(entries) => entries.iter().fold(own(1, 0), |sum, entry| {
                let value = entry.value.cost();
                sum.with(Cost {
                    nodes: value.nodes + 1,
                    bytes: value.bytes + entry.key.len(),
                    ..value
                })
            }),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cost {
    pub(super) nodes: usize,
    pub(super) levels: usize,
    pub(super) bytes: usize,
}

impl Cost {
    fn with(self, child: Self) -> Self {
        Self {
            nodes: self.nodes + child.nodes,
            levels: self.levels.max(child.levels + 1),
            bytes: self.bytes + child.bytes,
        }
    }
}
