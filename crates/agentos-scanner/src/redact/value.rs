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

impl Redactor {
    /// The value without what was found in it, in its strings, numbers and keys. Its form stays: objects keep their
    /// order, and keys that become alike are told apart by a number behind them.
    ///
    /// # Errors
    ///
    /// When it holds a type whose action is to block, or when the model fails.
    pub fn redact_value(&self, value: &Value) -> Result<RedactedValue, RedactError> {
        let mut findings = Vec::new();
        let value = self.redact_node(value, ("", ""), &mut findings)?;
        Ok(RedactedValue { value, findings })
    }

    fn redact_node(
        &self,
        value: &Value,
        keys: (&str, &str),
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
                    let member = self.redact_node(member, (keys.1, key), findings)?;
                    let mut shown = self
                        .redact_leaf(key, ("", ""), findings)?
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
        keys: (&str, &str),
        findings: &mut Vec<Finding>,
    ) -> Result<Option<String>, RedactError> {
        let mut cover = self.cover(&context(keys), text)?;
        if cover.findings.is_empty() {
            return Ok(None);
        }
        findings.append(&mut cover.findings);
        let shown = cover.render(self, text);
        Ok((shown != text).then_some(shown))
    }
}
