//! `sender_identification`: the message says whom it is from: one of `sender` (one or several names), else the
//! metadata's `sender`, stands in it as a word of its own.

use serde_json::Value;

use crate::CheckVerdict;
use crate::checks::params::texts;
use crate::checks::{Ask, Code, Params, run, text};

pub(in crate::checks) fn compile(params: &mut Params<'_>) -> Result<Code, String> {
    let senders = params.texts(&["sender", "senders", "names", "brand"])?;
    if senders.iter().flatten().any(|name| name.trim().is_empty()) {
        return Err("a `sender` says nothing".to_owned());
    }
    Ok(Code::Light(run(move |ask| {
        let Some(names) = senders.clone().or_else(|| known(ask)) else {
            return CheckVerdict::failed("who sends this is not known: give the check a `sender`");
        };
        if names_one(&text(&ask.context.output), &names) {
            CheckVerdict::passed()
        } else {
            CheckVerdict::failed(format!(
                "the message does not say that it is from {}",
                names.join(" or ")
            ))
        }
    })))
}

/// The sender that the host has named.
pub(in crate::checks) fn known(ask: &Ask) -> Option<Vec<String>> {
    ["sender", "sender_name", "brand", "company"]
        .into_iter()
        .find_map(|name| ask.context.metadata.get(name))
        .and_then(|value: &Value| texts(value))
        .filter(|names| !names.is_empty() && names.iter().all(|name| !name.trim().is_empty()))
}

pub(in crate::checks) fn names_one(message: &str, names: &[String]) -> bool {
    let message = message.to_lowercase();
    names.iter().any(|name| {
        let name = name.trim().to_lowercase();
        message.match_indices(&name).any(|(at, _)| {
            let before = message.get(..at).and_then(|text| text.chars().next_back());
            let after = message
                .get(at + name.len()..)
                .and_then(|text| text.chars().next());
            ![before, after].into_iter().flatten().any(char::is_alphanumeric)
        })
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::checks::testing::{expect, verdict, with_metadata};

    #[test]
    fn messages_say_whom_they_are_from() {
        for (params, metadata, output, expected) in [
            (
                json!({"sender": "Acme"}),
                json!({}),
                "ACME: your order is on its way",
                None,
            ),
            (
                json!({"sender": "Acme"}),
                json!({}),
                "Acmeville news",
                Some("from Acme"),
            ),
            (json!({"sender": ["Acme", "Beta"]}), json!({}), "from beta.", None),
            (json!({}), json!({"sender": "Acme"}), "Acme here", None),
            (
                json!({}),
                json!({"sender": "Acme"}),
                "Hi there",
                Some("from Acme"),
            ),
            (json!({}), json!({}), "Acme here", Some("not known")),
            (json!({"sender": " "}), json!({}), "x", Some("says nothing")),
        ] {
            let said = verdict(
                "sender_identification",
                &params,
                &with_metadata(&metadata, output),
            );
            expect(&said, expected, &format!("{params} {metadata} {output}"));
        }
    }
}
