//! Keys of mappings: their text, and what the merge key `<<` brings.

use super::build::{Built, problem};
use super::tree::{Entry, Kind, Node};

/// What a merge key's value brings: a mapping, or a list of mappings of which the first wins.
pub(super) fn merged(node: Node) -> Built<Vec<Entry>> {
    let refuse = |span| {
        Err(problem(
            span,
            "`<<` merges mappings, and this is none",
            "give it an alias to a mapping, or a list of such",
        ))
    };
    match node.kind {
        Kind::Map(entries) => Ok(entries),
        Kind::List(items) => {
            let mut all = Vec::new();
            for item in items {
                match item.kind {
                    Kind::Map(entries) => all.extend(entries),
                    _ => return refuse(item.span),
                }
            }
            Ok(all)
        }
        _ => refuse(node.span),
    }
}

/// Keys are text. Numbers and booleans become theirs; nothing, a list or a mapping has none.
pub(super) fn name_of(node: &Node) -> Built<String> {
    match &node.kind {
        Kind::Text(text) => Ok(text.clone()),
        Kind::Bool(flag) => Ok(flag.to_string()),
        Kind::Number(number) => Ok(number.to_string()),
        Kind::Null | Kind::List(_) | Kind::Map(_) => Err(problem(
            node.span,
            format!("a key must be text, and this is {}", node.what()),
            "put the key in quotes",
        )),
    }
}
