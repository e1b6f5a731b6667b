//! `message_format`: a message fits what carries it: `max_length` for its type (`sms` 160, `mms` 1600), and has what
//! `required_elements` name. A text message with characters outside of GSM 03.38 holds 70 where others hold 160.
//!
//! The type is the parameter `type`, else `message_type` of metadata or input.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{opt_out_instructions, sender_identification};
use crate::CheckVerdict;
use crate::applies::message_type;
use crate::checks::params::texts;
use crate::checks::{Ask, Code, Params, run, text};

const GSM: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// Each takes two places.
const GSM_EXTENDED: &str = "^{}\\[~]|€";
/// The elements that a program can look for.
const ELEMENTS: &[&str] = &[
    "opt_out_instructions",
    "sender_identification",
    "unsubscribe_link",
];

pub(in crate::checks) fn compile(params: &mut Params<'_>) -> Result<Code, String> {
    let kind = params.text(&["type", "message_type"])?.map(str::to_owned);
    let limits = limits(params)?;
    let (always, by_type) = elements(params)?;
    Ok(Code::Light(run(move |ask| {
        let message = text(&ask.context.output);
        let Some(kind) = kind.as_deref().or_else(|| message_type(&ask.context)) else {
            return CheckVerdict::failed(
                "the message's type is not known: give the check a `type`, such as `sms`",
            );
        };
        let mut problems = Vec::new();
        let places = places(&message, kind);
        if let Some(limit) = limits.get(kind).or_else(|| limits.get("*")) {
            let most = if kind == "sms" && !is_gsm(&message) {
                limit * 70 / 160
            } else {
                *limit
            };
            if places > most {
                problems.push(format!(
                    "it takes {places} characters, and one {kind} holds {most}"
                ));
            }
        }
        for element in always.iter().chain(by_type.get(kind).into_iter().flatten()) {
            if let Some(problem) = lacks(ask, &message, element) {
                problems.push(problem);
            }
        }
        let details = json!({ "type": kind, "characters": places });
        if problems.is_empty() {
            CheckVerdict::passed()
        } else {
            CheckVerdict::failed(format!("the message does not fit: {}", problems.join("; ")))
        }
        .with_details(details)
    })))
}

fn limits(params: &mut Params<'_>) -> Result<BTreeMap<String, u64>, String> {
    let mut limits = BTreeMap::from([("sms".to_owned(), 160), ("mms".to_owned(), 1_600)]);
    let wrong = |value: &Value| format!("`max_length` is `{value}`, where a number of characters belongs");
    match params.get(&["max_length", "max_message_length"]) {
        None => {}
        Some(Value::Object(by_type)) => {
            for (kind, limit) in by_type {
                limits.insert(kind.clone(), limit.as_u64().ok_or_else(|| wrong(limit))?);
            }
        }
        Some(limit) => {
            let most = limit.as_u64().ok_or_else(|| wrong(limit))?;
            limits = BTreeMap::from([
                ("*".to_owned(), most),
                ("sms".to_owned(), most),
                ("mms".to_owned(), most),
            ]);
        }
    }
    Ok(limits)
}

type Elements = (Vec<String>, BTreeMap<String, Vec<String>>);

fn elements(params: &mut Params<'_>) -> Result<Elements, String> {
    let strict = !params.is_foreign();
    let wrong = "`required_elements` is a list of names, or such a list for each type";
    let known = |list: Vec<String>| -> Result<Vec<String>, String> {
        match list.iter().find(|name| !ELEMENTS.contains(&name.as_str())) {
            // Shipped files ask for elements that only a reader can see; they are named when the file is read.
            Some(_) if !strict => Ok(list
                .into_iter()
                .filter(|name| ELEMENTS.contains(&name.as_str()))
                .collect()),
            Some(other) => Err(format!(
                "nothing can look for `{other}`; it is one of `{}`",
                ELEMENTS.join("`, `")
            )),
            None => Ok(list),
        }
    };
    match params.get(&["required_elements"]) {
        None => Ok((Vec::new(), BTreeMap::new())),
        Some(Value::Object(by_type)) => {
            let by_type = by_type
                .iter()
                .map(|(kind, list)| Ok((kind.clone(), known(texts(list).ok_or(wrong)?)?)))
                .collect::<Result<_, String>>()?;
            Ok((Vec::new(), by_type))
        }
        Some(list) => Ok((known(texts(list).ok_or(wrong)?)?, BTreeMap::new())),
    }
}

fn lacks(ask: &Ask, message: &str, element: &str) -> Option<String> {
    match element {
        "opt_out_instructions" => (!opt_out_instructions::has_instructions(message, &[]))
            .then(|| "it does not say how to opt out".to_owned()),
        "unsubscribe_link" => {
            let lower = message.to_lowercase();
            (!(lower.contains("unsubscribe") && lower.contains("://")))
                .then(|| "it has no link to unsubscribe".to_owned())
        }
        _ => match sender_identification::known(ask) {
            None => Some("who sends it is not known".to_owned()),
            Some(names) if sender_identification::names_one(message, &names) => None,
            Some(names) => Some(format!("it does not say that it is from {}", names.join(" or "))),
        },
    }
}

fn is_gsm(message: &str) -> bool {
    message
        .chars()
        .all(|c| GSM.contains(c) || GSM_EXTENDED.contains(c))
}

/// The places that a message takes in its carrier's count.
fn places(message: &str, kind: &str) -> u64 {
    let count = if kind != "sms" {
        message.chars().count()
    } else if is_gsm(message) {
        message
            .chars()
            .map(|c| 1 + usize::from(GSM_EXTENDED.contains(c)))
            .sum()
    } else {
        message.encode_utf16().count()
    };
    count as u64
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::checks::testing::{expect, verdict, with_metadata};

    #[test]
    fn messages_fit_what_carries_them() {
        let sms = json!({"message_type": "sms", "sender": "Acme"});
        let all = json!({"required_elements": ["sender_identification", "opt_out_instructions"]});
        for (params, metadata, output, expected) in [
            (json!({}), sms.clone(), "x".repeat(160), None),
            (
                json!({}),
                sms.clone(),
                "x".repeat(161),
                Some("takes 161 characters, and one sms holds 160"),
            ),
            (json!({}), sms.clone(), "€".repeat(81), Some("takes 162")),
            (json!({}), sms.clone(), "я".repeat(70), None),
            (json!({}), sms.clone(), "я".repeat(71), Some("one sms holds 70")),
            (json!({"type": "mms"}), json!({}), "я".repeat(1_600), None),
            (
                json!({"max_length": {"sms": 300}}),
                sms.clone(),
                "x".repeat(300),
                None,
            ),
            (
                json!({"maxLength": 10}),
                json!({"channel": "email"}),
                "x".repeat(11),
                Some("one email holds 10"),
            ),
            (json!({}), json!({}), "x".to_owned(), Some("type is not known")),
            (
                all.clone(),
                sms.clone(),
                "Acme: sale. Reply STOP to opt out".to_owned(),
                None,
            ),
            (
                all.clone(),
                sms.clone(),
                "Sale. Reply STOP to opt out".to_owned(),
                Some("from Acme"),
            ),
            (all, sms.clone(), "Acme: sale".to_owned(), Some("how to opt out")),
            (
                json!({"required_elements": ["charm"]}),
                sms.clone(),
                "x".to_owned(),
                Some("look for `charm`"),
            ),
            (
                json!({"max_length": "x"}),
                sms,
                "x".to_owned(),
                Some("a number of characters"),
            ),
        ] {
            let said = verdict("message_format", &params, &with_metadata(&metadata, &output));
            expect(&said, expected, &format!("{params} {metadata} {}", output.len()));
        }
    }
}
