//! Structured values are walked, not printed: each leaf is scanned behind the keys that lead to it.

use serde_json::Value;

use crate::finding::Finding;
use crate::scanner::Scanner;

/// Where in a value something was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// A JSON pointer; a key that holds a finding itself is masked in it.
    pub pointer: String,
    /// Whether it was found in the last key of the pointer rather than in its value.
    pub in_key: bool,
    /// What was found, with a span in bytes of the string, or of the number as it is written.
    pub finding: Finding,
}

impl Scanner {
    /// What is in a value: in its strings, its numbers and its keys. The last two keys are context for what they
    /// lead to, so `{"ssn": "123456789"}` is found.
    #[must_use]
    pub fn scan_value(&self, value: &Value) -> Vec<Place> {
        let mut places = Vec::new();
        self.walk(value, "", ("", ""), &mut places);
        places
    }

    fn walk(&self, value: &Value, pointer: &str, keys: (&str, &str), places: &mut Vec<Place>) {
        let mut put = |in_key: bool, findings: Vec<Finding>, pointer: &str| {
            places.extend(findings.into_iter().map(|finding| Place {
                pointer: pointer.to_owned(),
                in_key,
                finding,
            }));
        };
        match value {
            Value::String(text) => put(false, self.scan_behind(&context(keys), text), pointer),
            Value::Number(number) => put(
                false,
                self.scan_behind(&context(keys), &number.to_string()),
                pointer,
            ),
            Value::Array(items) => {
                for (at, item) in items.iter().enumerate() {
                    self.walk(item, &format!("{pointer}/{at}"), keys, places);
                }
            }
            Value::Object(members) => {
                for (key, member) in members {
                    let found = self.scan(key);
                    let pointer = format!("{pointer}/{}", shown(key, &found));
                    places.extend(found.into_iter().map(|finding| Place {
                        pointer: pointer.clone(),
                        in_key: true,
                        finding,
                    }));
                    self.walk(member, &pointer, (keys.1, key), places);
                }
            }
            Value::Null | Value::Bool(_) => {}
        }
    }
}

/// A key in a pointer, with everything found in it masked.
fn shown(key: &str, found: &[Finding]) -> String {
    let name = found.first().map(|first| format!("[{}]", first.type_name()));
    name.unwrap_or_else(|| key.replace('~', "~0").replace('/', "~1"))
}

/// The text that the keys amount to as context: `("patient", "dateOfBirth")` is `patient date of birth: `.
pub(crate) fn context((outer, inner): (&str, &str)) -> String {
    /// A longer key is no name of a field.
    const KEY_MAX: usize = 64;
    let mut out = String::new();
    for key in [outer, inner]
        .into_iter()
        .filter(|key| !key.is_empty() && key.len() <= KEY_MAX)
    {
        let mut lower = false;
        for letter in key.chars() {
            if letter.is_uppercase() && lower {
                out.push(' ');
            }
            lower = letter.is_lowercase();
            out.push(if matches!(letter, '-' | '.' | '_') {
                ' '
            } else {
                letter
            });
        }
        out.push(' ');
    }
    if let Some(end) = out.pop() {
        debug_assert_eq!(end, ' ');
        out.push_str(": ");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_words() {
        for (keys, words) in [
            (("", ""), ""),
            (("", "ssn"), "ssn: "),
            (("patient", "dateOfBirth"), "patient date Of Birth: "),
            (("", "tax_id"), "tax id: "),
            (("", "IBAN"), "IBAN: "),
        ] {
            assert_eq!(context(keys), words);
        }
    }
}
