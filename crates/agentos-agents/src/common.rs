//! Small readings that all three dialects need in the same way.

use agentos_types::{Message, codes};
use agentos_yaml::Field;
use serde_json::Value;

use crate::ident::FromPath;

/// The folder's pack, else the file's own; a file that says another one is warned.
pub(crate) fn pack(path: &FromPath, field: &Field) -> String {
    let own = field.text().filter(|pack| !pack.trim().is_empty());
    match (&path.pack, own) {
        (Some(folder), Some(own)) => {
            if *folder != own {
                let message =
                    format!("the file says pack `{own}` and lies in pack `{folder}`; the folder counts");
                field.warn(
                    codes::PACK_MISMATCH,
                    message,
                    "move the file or change its `pack`",
                );
            }
            folder.clone()
        }
        (Some(folder), None) => folder.clone(),
        (None, Some(own)) => own,
        (None, None) => {
            let message = "nothing says which pack the agent belongs to; it is put into `default`".to_owned();
            field.warn(
                codes::UNEXPECTED_VALUE,
                message,
                format!("give `{}`", field.path()),
            );
            "default".to_owned()
        }
    }
}

/// The names under which the agent is found besides its id, each once.
pub(crate) fn aliases(path: &FromPath, names: &[Option<String>]) -> Vec<String> {
    let mut aliases: Vec<String> = Vec::new();
    for name in std::iter::once(&path.stem).chain(names.iter().flatten()) {
        if !name.trim().is_empty() && !aliases.contains(name) {
            aliases.push(name.clone());
        }
    }
    aliases
}

pub(crate) fn version(field: &Field) -> String {
    field.text().unwrap_or_else(|| "1.0.0".to_owned())
}

/// `context.examples` as turns of a conversation; an example lacking one side is left out, with a warning.
pub(crate) fn examples(root: &Field) -> Vec<Message> {
    let mut turns = Vec::new();
    for example in root.at("context.examples").items() {
        match (example.field("user").text(), example.field("assistant").text()) {
            (Some(user), Some(assistant)) => {
                turns.extend([Message::user(user), Message::assistant(assistant)])
            }
            _ => example.warn(
                codes::UNEXPECTED_VALUE,
                format!("`{}` lacks `user` or `assistant`; it is left out", example.path()),
                "an example is a question and its answer",
            ),
        }
    }
    turns
}

/// Everything that the file holds.
pub(crate) fn raw(root: &Field) -> Value {
    root.node().map_or(Value::Null, agentos_yaml::Node::to_json)
}
