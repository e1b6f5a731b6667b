//! Lists of tables, and tables under chosen names.

use std::collections::BTreeMap;

use super::Setting;
use crate::key::{At, Kind, Rows};
use crate::mistake::Sink;
use crate::node::{Node, Raw, Table};

/// One table of a list.
pub(crate) trait Item: Default {
    const ROWS: Rows;

    fn fill(&mut self, table: &Table, path: &str, sink: &mut Sink);

    /// What only the fields together show to be a mistake.
    fn verify(&self, _node: &Node, _path: &str, _sink: &mut Sink) {}

    /// What no two items may share.
    fn identity(&self) -> Option<&str> {
        None
    }
}

impl<T: Item> Setting for Vec<T> {
    const KIND: Kind = Kind::Items(T::ROWS);

    fn read(node: &Node, at: &At<'_>, sink: &mut Sink) -> Option<Self> {
        let Raw::List(nodes) = &node.raw else {
            sink.wrong_type(node, at, &format!("a list of tables, `[[{}]]`", at.key.path));
            return None;
        };
        let mut items: Self = Vec::with_capacity(nodes.len());
        for (index, node) in nodes.iter().enumerate() {
            let path = format!("{}[{index}]", at.path);
            let Raw::Table(table) = &node.raw else {
                sink.node(node, format!("`{path}` must be a table, not {}", node.describe()));
                continue;
            };
            let mut item = T::default();
            item.fill(table, &path, sink);
            for key in T::ROWS
                .keys
                .iter()
                .filter(|key| key.meta.required && table.get(key.name).is_none())
            {
                sink.node(node, format!("`{path}` lacks `{}`", key.name));
            }
            item.verify(node, &path, sink);
            if let Some(name) = item.identity()
                && items.iter().any(|other| other.identity() == Some(name))
            {
                sink.node(node, format!("`{path}` is the second with the name `{name}`"));
            }
            items.push(item);
        }
        Some(items)
    }

    fn show(&self) -> Option<String> {
        None
    }
}

/// A table of tables: `[presets.quick]`.
pub(crate) type Named<T> = BTreeMap<String, T>;

impl<T: Item> Setting for Named<T> {
    const KIND: Kind = Kind::Named(T::ROWS);

    fn read(node: &Node, at: &At<'_>, sink: &mut Sink) -> Option<Self> {
        let Raw::Table(table) = &node.raw else {
            sink.wrong_type(node, at, &format!("a table of tables, `[{}.NAME]`", at.key.path));
            return None;
        };
        let mut items = Self::new();
        for entry in &table.entries {
            let path = format!("{}.{}", at.path, entry.name);
            match &entry.node.raw {
                Raw::Table(table) => {
                    let mut item = T::default();
                    item.fill(table, &path, sink);
                    item.verify(&entry.node, &path, sink);
                    items.insert(entry.name.clone(), item);
                }
                _ => sink.node(
                    &entry.node,
                    format!("`{path}` must be a table, not {}", entry.node.describe()),
                ),
            }
        }
        Some(items)
    }

    fn show(&self) -> Option<String> {
        None
    }
}
