//! TOML text as nodes with places.

use std::cell::Cell;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::Source;
use crate::node::{Entry, Node, Place, Raw, Table};

/// Turns byte offsets of one file into places.
pub(crate) struct Places<'t> {
    path: Arc<Path>,
    text: &'t str,
    /// The place asked for last: places are asked for mostly in order, so each is counted from there.
    last: Cell<Cursor>,
}

#[derive(Clone, Copy)]
struct Cursor {
    offset: usize,
    line: usize,
    column: usize,
}

const START: Cursor = Cursor {
    offset: 0,
    line: 1,
    column: 1,
};

impl<'t> Places<'t> {
    pub(crate) fn new(path: &Path, text: &'t str) -> Self {
        Self {
            path: Arc::from(path),
            text,
            last: Cell::new(START),
        }
    }

    pub(crate) fn of(&self, span: Range<usize>) -> Place {
        let last = self.last.get();
        let mut at = if span.start < last.offset { START } else { last };
        for c in self.text.get(at.offset..span.start).unwrap_or_default().chars() {
            at = match c {
                '\n' => Cursor {
                    line: at.line.saturating_add(1),
                    column: 1,
                    ..at
                },
                _ => Cursor {
                    column: at.column.saturating_add(1),
                    ..at
                },
            };
        }
        at.offset = span.start;
        self.last.set(at);
        let source = Source::File {
            path: Arc::clone(&self.path),
            line: at.line,
            column: at.column,
        };
        Place {
            source,
            span: Some(span),
        }
    }

    pub(crate) fn table(&self, table: &DeTable<'_>) -> Table {
        Table {
            entries: table
                .iter()
                .map(|(name, value)| Entry {
                    name: name.get_ref().to_string(),
                    place: self.of(name.span()),
                    node: self.node(value),
                })
                .collect(),
        }
    }

    fn node(&self, value: &Spanned<DeValue<'_>>) -> Node {
        let raw = match value.get_ref() {
            DeValue::String(text) => Raw::Text(text.to_string()),
            // One that does not fit is larger than every limit.
            DeValue::Integer(int) => {
                Raw::Int(i128::from_str_radix(int.as_str(), int.radix()).unwrap_or(i128::MAX))
            }
            DeValue::Float(float) => Raw::Float(float.as_str().parse().unwrap_or(f64::NAN)),
            DeValue::Boolean(flag) => Raw::Flag(*flag),
            DeValue::Datetime(_) => Raw::Other("a date"),
            DeValue::Array(items) => Raw::List(items.iter().map(|item| self.node(item)).collect()),
            DeValue::Table(table) => Raw::Table(self.table(table)),
        };
        Node {
            raw,
            place: self.of(value.span()),
        }
    }
}
