//! The environment as one table.

use std::collections::BTreeMap;
use std::ffi::OsString;

use crate::check;
use crate::config::sections;
use crate::mistake::Sink;
use crate::nearest::nearest_variable;
use crate::node::{Node, Place, Table};
use crate::{Source, mask};

/// An empty variable counts as not set. Of several names for one key the first that is set wins,
/// and the others are not looked at.
pub(crate) fn load(vars: &BTreeMap<String, OsString>, sink: &mut Sink) -> Table {
    let mut layer = Table::default();
    let mut known = Vec::new();
    for key in sections().iter().flat_map(|section| section.keys) {
        let names = key.env_names();
        let set = names.iter().find_map(|name| {
            vars.get(name.as_ref())
                .filter(|value| !value.is_empty())
                .map(|value| (name.to_string(), value))
        });
        known.extend(names.into_iter().map(String::from));
        let Some((name, value)) = set else { continue };
        let source = Source::Env(name);
        match value.to_str() {
            Some(text) => layer.overlay(Table::nested(key.path, Node::word(text.to_owned(), source))),
            None => sink.push(&Place { source, span: None }, "is not UTF-8 text", None),
        }
    }
    for (name, _) in vars
        .iter()
        .filter(|(name, value)| name.starts_with("AGENTOS_") && !value.is_empty())
    {
        if !known.contains(name) {
            let place = Place {
                source: Source::Env(mask::text(name)),
                span: None,
            };
            sink.push(&place, "no such variable", nearest_variable(name, &known));
        }
    }
    check::document(layer, sink)
}
