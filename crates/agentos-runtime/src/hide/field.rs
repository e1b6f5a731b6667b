//! A field of a value, hidden whole.

use agentos_policy::ast::RedactionKind;
use agentos_scanner::Redactor;
use serde_json::{Map, Value};

/// What stands for a field whose content nobody names.
pub(super) const MASK: &str = "[REDACTED]";
const NAME: &str = "REDACTED";

/// A path below a part, and what becomes of what is there.
#[derive(Clone, Debug)]
pub(super) struct Field {
    path: Vec<String>,
    kind: RedactionKind,
    value: Option<String>,
    redactor: Redactor,
}

impl Field {
    pub(super) fn new(path: &str, kind: RedactionKind, value: Option<&str>, redactor: &Redactor) -> Self {
        Self {
            path: path.split('.').map(str::to_owned).collect(),
            kind,
            value: value.map(str::to_owned),
            redactor: redactor.clone(),
        }
    }

    pub(super) const fn action(&self) -> &'static str {
        match self.kind {
            RedactionKind::Mask => "mask",
            RedactionKind::Replace => "replace",
            RedactionKind::Remove => "remove",
            RedactionKind::Hash => "hash",
        }
    }

    /// Hides it wherever the path leads; a list on the way stands for all of its items. How often.
    pub(super) fn hide(&self, value: &mut Value) -> u64 {
        self.below(value, &self.path)
    }

    fn below(&self, value: &mut Value, path: &[String]) -> u64 {
        let Some((name, rest)) = path.split_first() else {
            return 0;
        };
        match value {
            // A key may hold dots itself, and stand beside the path of that name: all are hidden.
            Value::Object(members) => (1..=path.len())
                .map(|cut| {
                    let (head, tail) = path.split_at(cut);
                    let key = head.join(".");
                    if tail.is_empty() {
                        return self.member(members, &key);
                    }
                    members.get_mut(&key).map_or(0, |member| self.below(member, tail))
                })
                .sum(),
            Value::Array(items) => match name.parse::<usize>() {
                Ok(at) => match items.get_mut(at) {
                    Some(item) if rest.is_empty() => {
                        *item = self.stand_in(item);
                        1
                    }
                    Some(item) => self.below(item, rest),
                    None => 0,
                },
                Err(_) => items.iter_mut().map(|item| self.below(item, path)).sum(),
            },
            _ => 0,
        }
    }

    fn member(&self, members: &mut Map<String, Value>, key: &str) -> u64 {
        let Some(member) = members.get_mut(key) else {
            return 0;
        };
        if self.kind == RedactionKind::Remove {
            members.shift_remove(key);
        } else {
            *member = self.stand_in(member);
        }
        1
    }

    fn stand_in(&self, value: &Value) -> Value {
        match self.kind {
            RedactionKind::Mask => Value::from(MASK),
            RedactionKind::Replace => Value::from(self.value.as_deref().unwrap_or(MASK)),
            RedactionKind::Remove => Value::Null,
            RedactionKind::Hash => {
                let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                Value::from(self.redactor.hashed(NAME, &text))
            }
        }
    }
}
