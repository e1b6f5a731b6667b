//! One layer against the table: every name known and written once, every value right. Each layer is
//! checked whole, also where another wins over it, so that a mistake does not wait to be uncovered.

use serde_json::Value;

use crate::Source;
use crate::config::{Section, sections};
use crate::key::{At, Key, Kind, camel, join};
use crate::mistake::Sink;
use crate::nearest::nearest;
use crate::node::{Entry, Node, Raw, Table};

/// Checks a whole layer, and gives it back with our spelling of every name and without the unknown.
pub(crate) fn document(table: Table, sink: &mut Sink) -> Table {
    let from_file = table
        .entries
        .iter()
        .any(|entry| matches!(entry.place.source, Source::File { .. }));
    let allowed: Vec<&Section> = sections()
        .iter()
        .filter(|section| section.in_file || !from_file)
        .collect();
    let mut checked = Table::default();
    for entry in table.entries {
        let section = allowed
            .iter()
            .find(|s| !s.name.is_empty() && is_spelling(s.name, &entry.name));
        let key = allowed
            .iter()
            .filter(|s| s.name.is_empty())
            .find_map(|s| find(s.keys, &entry.name));
        if let Some(section) = section {
            if is_second(&checked, section.name, &entry, "", sink) {
                continue;
            }
            match entry.node.raw {
                Raw::Table(table) => {
                    let raw = Raw::Table(self::table(table, section.keys, section.name, sink));
                    let node = Node {
                        raw,
                        place: entry.node.place,
                    };
                    checked.entries.push(Entry {
                        name: section.name.to_owned(),
                        place: entry.place,
                        node,
                    });
                }
                _ => sink.push(
                    &entry.place,
                    format!("`{}` is a section of keys, not a key", entry.name),
                    None,
                ),
            }
        } else if let Some(key) = key {
            push(&mut checked, key, entry, "", sink);
        } else if let Some(key) = sections()
            .iter()
            .filter(|s| !s.in_file)
            .find_map(|s| find(s.keys, &entry.name))
        {
            let variable = key.env_names().into_iter().next().unwrap_or_default();
            let message = format!("`{}` cannot stand in the file: set `{variable}`", key.path);
            sink.push(&entry.place, message, None);
        } else {
            let names = allowed.iter().flat_map(|section| match section.name {
                "" => section.keys.iter().map(|key| key.name).collect(),
                name => vec![name],
            });
            let near = nearest(&entry.name, names).or_else(|| elsewhere(&entry.name));
            sink.push(&entry.place, format!("unknown key `{}`", entry.name), near);
        }
    }
    checked
}

/// The same for the keys of one table.
fn table(table: Table, keys: &'static [Key], path: &str, sink: &mut Sink) -> Table {
    let mut checked = Table::default();
    for entry in table.entries {
        match find(keys, &entry.name) {
            Some(key) => push(&mut checked, key, entry, path, sink),
            None => {
                let near =
                    nearest(&entry.name, keys.iter().map(|key| key.name)).or_else(|| elsewhere(&entry.name));
                sink.push(
                    &entry.place,
                    format!("unknown key `{}`", join(path, &entry.name)),
                    near,
                );
            }
        }
    }
    checked
}

fn push(checked: &mut Table, key: &'static Key, entry: Entry, path: &str, sink: &mut Sink) {
    if is_second(checked, key.name, &entry, path, sink) {
        return;
    }
    let at = At::new(path, key);
    if key.is_secret() && !matches!(entry.place.source, Source::Env(_)) {
        let variable = key.env_names().into_iter().next().unwrap_or_default();
        let message = format!(
            "`{}` is a secret and is read from the environment alone: set `{variable}`",
            at.path
        );
        sink.push(&entry.place, message, None);
        return;
    }
    let Some(node) = inner(entry.node, &at, sink) else {
        return;
    };
    (key.check)(&node, &at, sink);
    checked.entries.push(Entry {
        name: key.name.to_owned(),
        place: entry.place,
        node,
    });
}

/// Goes into lists of tables and tables under names; JSON text becomes what it says.
fn inner(node: Node, at: &At<'_>, sink: &mut Sink) -> Option<Node> {
    let (Kind::Items(rows) | Kind::Named(rows)) = at.key.kind else {
        return Some(node);
    };
    let Node { raw, place } = node;
    let raw = match raw {
        Raw::Word(text) => match serde_json::from_str::<Value>(&text) {
            Ok(value) => Node::from_json(value, &place).raw,
            Err(error) => {
                sink.push(&place, format!("`{}` is not JSON: {error}", at.path), None);
                return None;
            }
        },
        raw => raw,
    };
    let mut shape = |node: Node, path: &str| match node.raw {
        Raw::Table(inside) => Node {
            raw: Raw::Table(table(inside, rows.keys, path, sink)),
            place: node.place,
        },
        raw => Node {
            raw,
            place: node.place,
        },
    };
    let raw = match (raw, at.key.kind) {
        (Raw::List(items), Kind::Items(_)) => Raw::List(
            items
                .into_iter()
                .enumerate()
                .map(|(index, item)| shape(item, &format!("{}[{index}]", at.path)))
                .collect(),
        ),
        (Raw::Table(named), Kind::Named(_)) => Raw::Table(Table {
            entries: named
                .entries
                .into_iter()
                .map(|entry| Entry {
                    node: shape(entry.node, &join(&at.path, &entry.name)),
                    ..entry
                })
                .collect(),
        }),
        (raw, _) => raw,
    };
    Some(Node { raw, place })
}

fn is_second(checked: &Table, name: &str, entry: &Entry, path: &str, sink: &mut Sink) -> bool {
    let second = checked.get(name).is_some();
    if second {
        let message = format!(
            "`{}` is there twice: `{}` and `{name}` are one key",
            join(path, name),
            camel(name)
        );
        sink.push(&entry.place, message, None);
    }
    second
}

fn find(keys: &'static [Key], written: &str) -> Option<&'static Key> {
    keys.iter().find(|key| is_spelling(key.name, written))
}

fn is_spelling(name: &str, written: &str) -> bool {
    name == written || camel(name) == written
}

/// A right name in the wrong section.
fn elsewhere(written: &str) -> Option<&'static str> {
    sections()
        .iter()
        .flat_map(|section| section.keys)
        .find(|key| is_spelling(key.name, written))
        .map(|key| key.path)
}
