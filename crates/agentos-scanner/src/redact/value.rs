//! Redaction of structured values: leaf by leaf, and key by key.

use serde_json::{Map, Value};

use crate::error::RedactError;
use crate::finding::Finding;
use crate::value::context;

use super::Redactor;

/// A value without what was found in it.
#[derive(Clone, Debug, PartialEq)]
pub struct RedactedValue {
    /// The value. A number in which something was found has become a string.
    pub value: Value,
    /// What was found, each with a span in its own leaf.
    pub findings: Vec<Finding>,
}

/// The last two keys on the way to a value, as they were and as they are shown: a masked key is another context.
#[derive(Clone, Copy, Default)]
struct Keys<'k> {
    raw: (&'k str, &'k str),
    shown: (&'k str, &'k str),
}

impl Redactor {
    /// The value without what was found in it, in its strings, numbers and keys. Its form stays: objects keep their
    /// order, and keys that become alike are told apart by a number behind them.
    ///
    /// # Errors
    ///
    /// When it holds a type whose action is to block, or when the model fails.
    pub fn redact_value(&self, value: &Value) -> Result<RedactedValue, RedactError> {
        let mut findings = Vec::new();
        let value = self.redact_node(value, Keys::default(), &mut findings)?;
        Ok(RedactedValue { value, findings })
    }

    fn redact_node(
        &self,
        value: &Value,
        keys: Keys<'_>,
        findings: &mut Vec<Finding>,
    ) -> Result<Value, RedactError> {
        Ok(match value {
            Value::String(text) => match self.redact_leaf(text, keys, findings)? {
                Some(text) => Value::String(text),
                None => value.clone(),
            },
            Value::Number(number) => match self.redact_leaf(&number.to_string(), keys, findings)? {
                Some(text) => Value::String(text),
                None => value.clone(),
            },
            Value::Array(items) => Value::Array(
                items
                    .iter()
                    .map(|item| self.redact_node(item, keys, findings))
                    .collect::<Result<_, _>>()?,
            ),
            Value::Object(members) => {
                let mut out = Map::with_capacity(members.len());
                for (key, member) in members {
                    let mut of_key = Vec::new();
                    let mut shown = self
                        .redact_leaf(key, Keys::default(), &mut of_key)?
                        .unwrap_or_else(|| key.clone());
                    let base = shown.len();
                    for number in 2_u32.. {
                        let taken = out.contains_key(&shown) || shown != *key && members.contains_key(&shown);
                        if !taken {
                            break;
                        }
                        shown.truncate(base);
                        shown.push_str(&format!(" ({number})"));
                    }
                    let inner = Keys {
                        raw: (keys.raw.1, key),
                        shown: (keys.shown.1, &shown),
                    };
                    let member = self.redact_node(member, inner, findings)?;
                    findings.append(&mut of_key);
                    out.insert(shown, member);
                }
                Value::Object(out)
            }
            Value::Null | Value::Bool(_) => value.clone(),
        })
    }

    /// The text redacted, if anything was covered.
    fn redact_leaf(
        &self,
        text: &str,
        keys: Keys<'_>,
        findings: &mut Vec<Finding>,
    ) -> Result<Option<String>, RedactError> {
        let mut cover = self.cover((&context(keys.raw), &context(keys.shown)), text)?;
        if cover.findings.is_empty() {
            return Ok(None);
        }
        findings.append(&mut cover.findings);
        let shown = cover.render(self, text);
        Ok((shown != text).then_some(shown))
    }
}
