//! `stop_handling`: whoever has said STOP is left alone. Fails when the recipient has opted out, or when the last
//! thing they wrote, `last_message` of metadata or input, is one of `keywords`.

use serde_json::Value;

use super::facts::recipient;
use crate::CheckVerdict;
use crate::checks::params::texts;
use crate::checks::{Code, Params, run};

pub(in crate::checks) const KEYWORDS: &[&str] = &["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT"];

pub(in crate::checks) fn compile(params: &mut Params<'_>) -> Result<Code, String> {
    let keywords = match params.get(&["keywords", "required_keywords"]) {
        None => Vec::new(),
        Some(Value::Object(by_type)) => by_type
            .values()
            .map(|list| texts(list).ok_or("`keywords` are texts"))
            .collect::<Result<Vec<_>, _>>()?
            .concat(),
        Some(list) => texts(list).ok_or("`keywords` are texts")?,
    };
    // Words that carriers hold to are never left out.
    let keywords: Vec<String> = keywords
        .iter()
        .map(|word| word.to_uppercase())
        .chain(KEYWORDS.iter().map(|word| (*word).to_owned()))
        .collect();
    Ok(Code::Light(run(move |ask| {
        let opted_out = recipient(&ask.context, &["opted_out", "opt_out"]);
        if opted_out.is_some_and(|value| *value != Value::Bool(false)) {
            return CheckVerdict::failed("the recipient has opted out: nothing more may be sent");
        }
        match recipient(&ask.context, &["last_message", "last_inbound", "inbound_message"]) {
            None => CheckVerdict::passed(),
            Some(Value::String(said)) => {
                let said = said
                    .trim()
                    .trim_matches(|c: char| !c.is_alphanumeric())
                    .to_uppercase();
                if keywords.contains(&said) {
                    CheckVerdict::failed(format!("the recipient has said {said}: nothing more may be sent"))
                } else {
                    CheckVerdict::passed()
                }
            }
            Some(other) => CheckVerdict::failed(format!("`last_message` is `{other}`, where text belongs")),
        }
    })))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::checks::testing::{expect, verdict, with_metadata};

    #[test]
    fn whoever_said_stop_is_left_alone() {
        for (params, metadata, expected) in [
            (json!({}), json!({}), None),
            (json!({}), json!({"last_message": "Thanks, see you"}), None),
            (
                json!({}),
                json!({"last_message": " stop. "}),
                Some("has said STOP"),
            ),
            (
                json!({}),
                json!({"recipient": {"last_message": "Unsubscribe"}}),
                Some("UNSUBSCRIBE"),
            ),
            (
                json!({"keywords": ["ARRET"]}),
                json!({"last_message": "arret"}),
                Some("ARRET"),
            ),
            (
                json!({"keywords": ["ARRET"]}),
                json!({"last_message": "stop"}),
                Some("STOP"),
            ),
            (
                json!({"required_keywords": {"sms": ["HALT"]}}),
                json!({"last_message": "halt"}),
                Some("HALT"),
            ),
            (json!({}), json!({"opted_out": true}), Some("opted out")),
            (json!({}), json!({"opted_out": "yes"}), Some("opted out")),
            (json!({}), json!({"opted_out": false}), None),
            (json!({}), json!({"last_message": 7}), Some("where text belongs")),
            (json!({"keywords": 7}), json!({}), Some("are texts")),
        ] {
            let said = verdict("stop_handling", &params, &with_metadata(&metadata, "hi"));
            expect(&said, expected, &format!("{params} {metadata}"));
        }
    }
}
