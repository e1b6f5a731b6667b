//! What version 2026-10-21 refuses and the one before took: sampling knobs, documents from the
//! assistant, citations from the user.

use serde_json::Value;

use super::super::{at, list, text};
use crate::problem::Problem;

pub(super) fn check(body: &Value) -> Result<(), Problem> {
    for name in ["temperature", "top_p", "top_k"] {
        if !at(body, name).is_null() {
            return Err(Problem::rule(
                &format!("/{name}"),
                format!("{name}: Extra inputs are not permitted"),
            ));
        }
    }
    for (i, message) in list(body, "messages").iter().enumerate() {
        for (j, block) in list(message, "content").iter().enumerate() {
            let words = match (text(message, "role"), text(block, "type")) {
                ("assistant", "document") => "document blocks are not permitted in assistant messages",
                ("user", "text") if !list(block, "citations").is_empty() => {
                    "citations are not permitted in user messages"
                }
                _ => continue,
            };
            let path = format!("/messages/{i}/content/{j}");
            return Err(Problem::rule(&path, format!("messages.{i}.content.{j}: {words}")));
        }
    }
    Ok(())
}
