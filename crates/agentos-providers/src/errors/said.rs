//! What an error's body says, whatever form it has.

use std::time::Duration;

use serde_json::Value;

use super::retry_after;

/// Enough of a body that is not JSON to recognise it by.
const QUOTED_BYTES: usize = 400;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Json,
    Html,
    Text,
    Empty,
}

#[derive(Debug)]
pub(super) struct Said {
    pub(super) form: Form,
    /// The provider's own words.
    pub(super) message: String,
    /// Type, code, status and reason, in lower case.
    pub(super) kinds: Vec<String>,
    /// A status that the body itself names.
    pub(super) status: Option<u16>,
    pub(super) retry_delay: Option<Duration>,
}

impl Said {
    pub(super) fn read(body: &[u8]) -> Self {
        match serde_json::from_slice::<Value>(body) {
            Ok(value) => Self::of_error_value(&value).unwrap_or_else(|| Self::plain(Form::Json, quote(body))),
            Err(_) => {
                let text = quote(body);
                let lower = text.to_ascii_lowercase();
                if text.is_empty() {
                    Self::plain(Form::Empty, text)
                } else if lower.starts_with("<!doctype")
                    || lower.starts_with("<html")
                    || lower.contains("<head")
                {
                    Self::plain(Form::Html, title(&text, &lower))
                } else {
                    Self::plain(Form::Text, text)
                }
            }
        }
    }

    /// The forms of OpenAI and its kin, Anthropic, Gemini (also in an array), Ollama, vLLM and FastAPI.
    pub(super) fn of_error_value(value: &Value) -> Option<Self> {
        let value = value.as_array().and_then(|array| array.first()).unwrap_or(value);
        let object = value.as_object()?;
        let is_error = |key: &str| object.get(key).is_some_and(|v| v.as_str() == Some("error"));
        match object.get("error") {
            Some(Value::Object(_)) => Some(Self::of_object(value.get("error")?)),
            Some(Value::String(text)) => Some(Self {
                kinds: kinds(value),
                ..Self::plain(Form::Json, text.clone())
            }),
            _ if is_error("object") || is_error("type") => Some(Self::of_object(value)),
            _ => {
                let words = object
                    .get("detail")
                    .or_else(|| object.get("message"))
                    .or_else(|| object.get("msg"))?;
                // A message object is an answer, not an error.
                (!object.contains_key("choices") && (words.is_string() || words.is_array())).then(|| Self {
                    kinds: kinds(value),
                    ..Self::plain(Form::Json, words_of(words))
                })
            }
        }
    }

    fn of_object(error: &Value) -> Self {
        let details = error
            .get("details")
            .and_then(Value::as_array)
            .map_or(&[][..], Vec::as_slice);
        let message = ["message", "msg", "detail", "type", "status", "code"]
            .iter()
            .find_map(|key| error.get(key).filter(|v| v.is_string() || v.is_array()))
            .map_or_else(|| error.to_string(), words_of);
        // OpenRouter keeps the words of the provider behind it here.
        let raw = error.pointer("/metadata/raw").and_then(Value::as_str);
        let message = raw.map_or_else(|| message.clone(), |raw| format!("{message}: {raw}"));
        let mut all = kinds(error);
        all.extend(
            details
                .iter()
                .filter_map(|d| d.get("reason")?.as_str())
                .map(str::to_ascii_lowercase),
        );
        // OpenRouter, with 403: the words vary, the flagged text is always there.
        if error.pointer("/metadata/flagged_input").is_some() {
            all.push("content_policy_violation".to_owned());
        }
        Self {
            form: Form::Json,
            message,
            kinds: all,
            status: number(error.get("code")).or_else(|| number(error.get("status"))),
            retry_delay: details
                .iter()
                .find_map(|d| retry_after::duration(d.get("retryDelay")?.as_str()?)),
        }
    }

    const fn plain(form: Form, message: String) -> Self {
        Self {
            form,
            message,
            kinds: Vec::new(),
            status: None,
            retry_delay: None,
        }
    }
}

fn kinds(error: &Value) -> Vec<String> {
    ["type", "code", "status"]
        .iter()
        .filter_map(|key| error.get(key)?.as_str())
        .map(str::to_ascii_lowercase)
        .collect()
}

fn number(value: Option<&Value>) -> Option<u16> {
    let value = value?;
    let status = value.as_u64().or_else(|| value.as_str()?.parse().ok())?;
    u16::try_from(status)
        .ok()
        .filter(|status| (400..600).contains(status))
}

fn words_of(words: &Value) -> String {
    match words {
        Value::String(text) => text.clone(),
        Value::Array(list) => list
            .iter()
            .map(|item| item.get("msg").or_else(|| item.get("message")).unwrap_or(item))
            .map(words_of)
            .collect::<Vec<_>>()
            .join("; "),
        other => other.to_string(),
    }
}

fn quote(body: &[u8]) -> String {
    let start = body.get(..QUOTED_BYTES).unwrap_or(body);
    String::from_utf8_lossy(start)
        .trim_start_matches('\u{feff}')
        .trim()
        .to_owned()
}

/// A page's title says what sent it: `502 Bad Gateway`.
fn title(page: &str, lower: &str) -> String {
    let between = lower
        .find("<title>")
        .zip(lower.find("</title>"))
        .and_then(|(from, to)| page.get(from + 7..to));
    between.map_or_else(|| page.to_owned(), |title| title.trim().to_owned())
}
