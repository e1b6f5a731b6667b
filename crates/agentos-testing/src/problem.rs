//! What is wrong with a request, before a provider's own words are put to it.

use serde_json::Value;

/// A fault in a body and where it is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Problem {
    pub(crate) path: Vec<Step>,
    pub(crate) kind: Box<Kind>,
}

/// One step into a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Key(String),
    Index(usize),
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    Unknown(String),
    Missing(String),
    /// JSON types: what was expected and what is there.
    Type {
        expected: Vec<String>,
        got: &'static str,
        value: Value,
    },
    NotOneOf {
        options: Vec<String>,
        got: Value,
    },
    TooSmall {
        limit: Value,
        got: Value,
    },
    TooLarge {
        limit: Value,
        got: Value,
    },
    TooShort {
        limit: u64,
    },
    TooLong {
        limit: u64,
    },
    Pattern {
        pattern: String,
        got: Value,
    },
    /// A rule that no schema says, in the provider's words.
    Rule {
        message: String,
        code: Option<&'static str>,
    },
}

impl Problem {
    /// A rule's refusal, in the provider's words.
    pub(crate) fn rule(path: &str, message: impl Into<String>) -> Self {
        Self {
            path: steps(path),
            kind: Box::new(Kind::Rule {
                message: message.into(),
                code: None,
            }),
        }
    }

    pub(crate) fn coded(path: &str, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            path: steps(path),
            kind: Box::new(Kind::Rule {
                message: message.into(),
                code: Some(code),
            }),
        }
    }

    /// `messages[0].role`
    pub(crate) fn brackets(&self) -> String {
        write(&self.path, |index| format!("[{index}]"), str::to_owned)
    }

    /// `messages.0.role`
    pub(crate) fn dots(&self) -> String {
        write(&self.path, |index| format!(".{index}"), str::to_owned)
    }

    /// `generation_config.top_p`: brackets, with names as protocol buffers write them.
    pub(crate) fn proto(&self) -> String {
        write(&self.path, |index| format!("[{index}]"), snake)
    }
}

/// A JSON pointer in steps.
pub(crate) fn steps(pointer: &str) -> Vec<Step> {
    pointer
        .split('/')
        .filter(|part| !part.is_empty())
        .map(|part| match part.parse() {
            Ok(index) => Step::Index(index),
            Err(_) => Step::Key(part.replace("~1", "/").replace("~0", "~")),
        })
        .collect()
}

fn write(path: &[Step], index: impl Fn(usize) -> String, key: impl Fn(&str) -> String) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            Step::Index(at) => text.push_str(&index(*at)),
            Step::Key(name) => {
                if !text.is_empty() {
                    text.push('.');
                }
                text.push_str(&key(name));
            }
        }
    }
    text
}

/// `topP` as `top_p`.
pub(crate) fn snake(name: &str) -> String {
    let mut text = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() {
            text.push('_');
        }
        text.push(c.to_ascii_lowercase());
    }
    text
}

/// The JSON type of a value.
pub(crate) fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(n) if n.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_written_as_each_provider_writes_it() {
        for (pointer, brackets, dots, proto) in [
            (
                "/messages/0/role",
                "messages[0].role",
                "messages.0.role",
                "messages[0].role",
            ),
            (
                "/generationConfig/topP",
                "generationConfig.topP",
                "generationConfig.topP",
                "generation_config.top_p",
            ),
            ("", "", "", ""),
        ] {
            let problem = Problem::rule(pointer, "");
            assert_eq!(
                (problem.brackets(), problem.dots(), problem.proto()),
                (brackets.into(), dots.into(), proto.into())
            );
        }
    }
}
