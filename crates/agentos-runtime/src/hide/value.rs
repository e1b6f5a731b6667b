//! Hides in texts and structured values.

use serde_json::Value;

use super::field::MASK;
use super::{Hidden, Hider, Measure, Part, Pass, What, refused};
use crate::error::Refusal;

impl Hider {
    /// The value without what is to be hidden of that part.
    pub(crate) fn value(&self, part: Part, value: &Value, hidden: &mut Hidden) -> Result<Value, Refusal> {
        let mut value = value.clone();
        for measure in self.at(part) {
            if let Value::String(text) = &value {
                value = Value::String(text_by(measure, part, text, hidden)?);
            } else {
                by(measure, part, &mut value, hidden)?;
            }
        }
        Ok(value)
    }

    /// The same of a text.
    pub(crate) fn text(&self, part: Part, text: &str, hidden: &mut Hidden) -> Result<String, Refusal> {
        let mut text = text.to_owned();
        for measure in self.at(part) {
            text = text_by(measure, part, &text, hidden)?;
        }
        Ok(text)
    }
}

/// A text may be JSON that has fields; otherwise a field is nowhere in it.
pub(super) fn text_by(
    measure: &Measure,
    part: Part,
    text: &str,
    hidden: &mut Hidden,
) -> Result<String, Refusal> {
    let structured = || {
        let looks = text.trim_start().starts_with(['{', '[']);
        looks.then(|| serde_json::from_str::<Value>(text).ok()).flatten()
    };
    match &measure.what {
        What::Found { passes, allowed } => {
            if !allowed.is_empty()
                && let Some(mut value) = structured()
            {
                let before = value.clone();
                by(measure, part, &mut value, hidden)?;
                return Ok(if value == before {
                    text.to_owned()
                } else {
                    value.to_string()
                });
            }
            let mut text = text.to_owned();
            for pass in passes {
                let redacted = pass
                    .redactor
                    .redact(&text)
                    .map_err(|error| refused(&measure.policy, part, &error))?;
                pass.note(hidden, &measure.policy, part, &redacted.findings);
                text = redacted.text;
            }
            Ok(text)
        }
        What::Field(_) | What::Fields(_) => {
            let Some(mut value) = structured() else {
                return Ok(text.to_owned());
            };
            let before = value.clone();
            by(measure, part, &mut value, hidden)?;
            Ok(if value == before {
                text.to_owned()
            } else {
                value.to_string()
            })
        }
    }
}

pub(super) fn by(
    measure: &Measure,
    part: Part,
    value: &mut Value,
    hidden: &mut Hidden,
) -> Result<(), Refusal> {
    match &measure.what {
        What::Field(field) => {
            for _ in 0..field.hide(value) {
                hidden.add(&measure.policy, part, "FIELD", field.action());
            }
        }
        What::Fields(names) => {
            let mut count = 0;
            mask(value, names, &mut count);
            for _ in 0..count {
                hidden.add(&measure.policy, part, "FIELD", "mask");
            }
        }
        What::Found { passes, allowed } => found(measure, part, value, passes, allowed, hidden)?,
    }
    Ok(())
}

/// Every field of one of these names, at any depth.
fn mask(value: &mut Value, names: &[String], count: &mut u64) {
    match value {
        Value::Object(members) => {
            for (key, member) in members.iter_mut() {
                if !names.contains(key) {
                    mask(member, names, count);
                } else if member.as_str() != Some(MASK) {
                    *member = Value::from(MASK);
                    *count += 1;
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| mask(item, names, count)),
        _ => {}
    }
}

fn found(
    measure: &Measure,
    part: Part,
    value: &mut Value,
    passes: &[Pass],
    allowed: &[String],
    hidden: &mut Hidden,
) -> Result<(), Refusal> {
    // What is left alone is taken aside, and put back where it was.
    let mut aside = Vec::new();
    if !allowed.is_empty() {
        take(value, allowed, &mut aside);
    }
    for pass in passes {
        let redacted = pass
            .redactor
            .redact_value(value)
            .map_err(|error| refused(&measure.policy, part, &error))?;
        pass.note(hidden, &measure.policy, part, &redacted.findings);
        *value = redacted.value;
    }
    if !aside.is_empty() {
        let mut aside = aside.into_iter();
        put_back(value, allowed, &mut aside);
    }
    Ok(())
}

fn take(value: &mut Value, allowed: &[String], aside: &mut Vec<Value>) {
    match value {
        Value::Object(members) => {
            for (key, member) in members.iter_mut() {
                if allowed.contains(key) {
                    aside.push(std::mem::take(member));
                } else {
                    take(member, allowed, aside);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| take(item, allowed, aside)),
        _ => {}
    }
}

/// Redaction keeps the order of keys and items, so that the same walk finds the same places.
fn put_back(value: &mut Value, allowed: &[String], aside: &mut impl Iterator<Item = Value>) {
    match value {
        Value::Object(members) => {
            for (key, member) in members.iter_mut() {
                if allowed.contains(key) {
                    *member = aside.next().unwrap_or_default();
                } else {
                    put_back(member, allowed, aside);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| put_back(item, allowed, aside)),
        _ => {}
    }
}
