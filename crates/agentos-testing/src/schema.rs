//! A body against a provider's request schema: the first problem, if there is one.

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{ValidationError, Validator};
use serde_json::Value;

use crate::problem::{Kind, Problem, steps, type_name};

/// Compiles a schema of ours; a test compiles all of them.
pub(crate) fn compile(text: &str) -> Result<Validator, String> {
    let schema: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    jsonschema::validator_for(&schema).map_err(|error| error.to_string())
}

/// The first problem of a body, those that name a field before those that judge a value.
pub(crate) fn check(validator: &Validator, body: &Value) -> Result<(), Problem> {
    let mut problems: Vec<Problem> = validator.iter_errors(body).map(|error| problem(&error)).collect();
    problems.sort_by_key(|problem| match *problem.kind {
        Kind::Missing(_) => 0,
        Kind::Unknown(_) => 1,
        _ => 2,
    });
    problems.into_iter().next().map_or(Ok(()), Err)
}

fn problem(error: &ValidationError<'_>) -> Problem {
    let got = || error.instance().as_ref().clone();
    let kind = match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            Kind::Unknown(unexpected.first().cloned().unwrap_or_default())
        }
        ValidationErrorKind::Required { property } => Kind::Missing(word(property)),
        ValidationErrorKind::Type { kind } => Kind::Type {
            // That a field may be null, no provider says.
            expected: match kind {
                TypeKind::Single(one) => vec![one.to_string()],
                TypeKind::Multiple(set) => set
                    .iter()
                    .map(|one| one.to_string())
                    .filter(|one| one != "null")
                    .collect(),
            },
            got: type_name(error.instance()),
            value: got(),
        },
        ValidationErrorKind::Enum { options } => Kind::NotOneOf {
            options: options
                .as_array()
                .map(|all| all.iter().map(word).collect())
                .unwrap_or_default(),
            got: got(),
        },
        ValidationErrorKind::Constant { expected_value } => Kind::NotOneOf {
            options: vec![word(expected_value)],
            got: got(),
        },
        ValidationErrorKind::Minimum { limit } => Kind::TooSmall {
            limit: limit.clone(),
            got: got(),
        },
        ValidationErrorKind::Maximum { limit } => Kind::TooLarge {
            limit: limit.clone(),
            got: got(),
        },
        ValidationErrorKind::MinItems { limit } | ValidationErrorKind::MinLength { limit } => {
            Kind::TooShort { limit: *limit }
        }
        ValidationErrorKind::MaxItems { limit } | ValidationErrorKind::MaxLength { limit } => {
            Kind::TooLong { limit: *limit }
        }
        ValidationErrorKind::Pattern { pattern } => Kind::Pattern {
            pattern: pattern.clone(),
            got: got(),
        },
        _ => Kind::Rule {
            message: error.to_string(),
            code: None,
        },
    };
    Problem {
        path: steps(error.instance_path().as_str()),
        kind: Box::new(kind),
    }
}

/// A string without quotes, anything else as JSON.
pub(crate) fn word(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The same, with a schema of ours that is compiled on first use.
pub(crate) fn check_with(schema: &Result<Validator, String>, body: &Value) -> Result<(), Problem> {
    match schema {
        Ok(validator) => check(validator, body),
        Err(error) => Err(Problem::rule(
            "",
            format!("the fake provider's own schema is broken: {error}"),
        )),
    }
}
