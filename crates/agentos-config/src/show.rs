//! `config show`: what is in force, and where each value comes from.

use serde::Serialize;

use crate::config::sections;
use crate::key::{At, Key, Kind, join};
use crate::mistake::Sink;
use crate::node::{Raw, Table};
use crate::{Config, Profile, Source, mask};

/// One key as `config show` prints it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ShownValue {
    pub key: String,
    /// A secret is masked; `None`: not set.
    pub value: Option<String>,
    pub source: Source,
    /// The variables that set it, first choice first.
    pub env: Vec<String>,
    /// Does something read it yet?
    pub in_use: bool,
}

impl Config {
    /// Every key with its value and origin, in the order of the table; of lists only what was set. What
    /// a program changed in the fields since loading is not seen here.
    #[must_use]
    pub fn show(&self) -> &[ShownValue] {
        &self.shown
    }

    /// Has somebody set that key, or one below it?
    #[must_use]
    pub fn is_set(&self, key: &str) -> bool {
        let is_it = |path: &str| {
            path.strip_prefix(key)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.shown
            .iter()
            .any(|shown| shown.source.is_set() && is_it(&shown.key))
    }

    /// What the user set and nothing reads yet.
    #[must_use]
    pub fn not_yet_in_use(&self) -> Vec<&ShownValue> {
        self.shown
            .iter()
            .filter(|shown| shown.source.is_set() && !shown.in_use)
            .collect()
    }
}

pub(crate) fn shown(profile: Option<Profile>, merged: &Table) -> Vec<ShownValue> {
    let mut lines = Vec::new();
    for section in sections() {
        let table = if section.name.is_empty() {
            Some(merged)
        } else {
            merged.table(section.name)
        };
        for key in section.keys {
            match (
                key.kind,
                table.and_then(|table| table.get(key.name)).map(|node| &node.raw),
            ) {
                (Kind::Items(rows), Some(Raw::List(items))) => {
                    for (index, item) in items.iter().enumerate() {
                        let path = format!("{}[{index}]", key.path);
                        inside(item.table(), rows.keys, &path, &mut lines);
                    }
                }
                (Kind::Named(rows), Some(Raw::Table(named))) => {
                    for entry in &named.entries {
                        inside(
                            entry.node.table(),
                            rows.keys,
                            &join(key.path, &entry.name),
                            &mut lines,
                        );
                    }
                }
                (Kind::Items(_) | Kind::Named(_), _) => {}
                _ => lines.push(line(table, section.name, key).unwrap_or_else(|| ShownValue {
                    key: key.path.to_owned(),
                    value: key.default(profile),
                    source: key.default_source(profile),
                    env: env(key),
                    in_use: key.meta.in_use,
                })),
            }
        }
    }
    lines
}

fn inside(table: Option<&Table>, keys: &[Key], path: &str, lines: &mut Vec<ShownValue>) {
    lines.extend(keys.iter().filter_map(|key| line(table, path, key)));
}

fn line(table: Option<&Table>, path: &str, key: &Key) -> Option<ShownValue> {
    let node = table?.get(key.name)?;
    let at = At::new(path, key);
    let value = (key.check)(node, &at, &mut Sink::default()).map(|value| mask::text(&value));
    Some(ShownValue {
        key: at.path,
        value,
        source: node.place.source.clone(),
        env: env(key),
        in_use: key.meta.in_use,
    })
}

fn env(key: &Key) -> Vec<String> {
    key.env_names().into_iter().map(String::from).collect()
}
