//! Anthropic's errors: `{"type": "error", "error": {type, message}, "request_id"}`.

use serde_json::{Value, json};

use crate::StatusFault;
use crate::problem::{Kind, Problem};
use crate::refusal::Refusal;

pub(super) fn body(kind: &str, message: &str) -> Value {
    json!({"type": "error", "error": {"type": kind, "message": message}, "request_id": "req_fake"})
}

pub(super) fn refusal(status: u16, kind: &str, message: &str) -> Refusal {
    Refusal::new(status, body(kind, message))
}

pub(super) fn invalid(message: &str) -> Refusal {
    refusal(400, "invalid_request_error", message)
}

pub(super) fn of(fault: &StatusFault) -> Refusal {
    let (kind, message) = match fault.status {
        400 => ("invalid_request_error", "The request is not valid."),
        401 => ("authentication_error", "invalid x-api-key"),
        402 => (
            "billing_error",
            "Your credit balance is too low to access the API.",
        ),
        403 => (
            "permission_error",
            "Your API key does not have permission to use the specified resource.",
        ),
        404 => ("not_found_error", "model: gone"),
        413 => ("request_too_large", "Request exceeds the maximum size"),
        429 => (
            "rate_limit_error",
            "This request would exceed your organization's rate limit.",
        ),
        504 => ("timeout_error", "Request timed out"),
        529 => ("overloaded_error", "Overloaded"),
        _ => ("api_error", "Internal server error"),
    };
    refusal(
        fault.status,
        fault.code.as_deref().unwrap_or(kind),
        fault.message.as_deref().unwrap_or(message),
    )
}

pub(super) fn refuse(problem: &Problem) -> Refusal {
    let path = problem.dots();
    let inner = |name: &str| {
        if path.is_empty() {
            name.to_owned()
        } else {
            format!("{path}.{name}")
        }
    };
    invalid(&match problem.kind.as_ref() {
        Kind::Unknown(name) => format!("{}: Extra inputs are not permitted", inner(name)),
        Kind::Missing(name) => format!("{}: Field required", inner(name)),
        Kind::Type { expected, .. } => {
            let expected: Vec<_> = expected.iter().map(|one| said(one)).collect();
            format!("{path}: Input should be a valid {}", expected.join(" or "))
        }
        Kind::NotOneOf { options, .. } => {
            let options: Vec<_> = options.iter().map(|one| format!("'{one}'")).collect();
            format!("{path}: Input should be {}", options.join(" or "))
        }
        Kind::TooSmall { limit, .. } => format!("{path}: Input should be greater than or equal to {limit}"),
        Kind::TooLarge { limit, .. } => format!("{path}: range: 0..{limit}"),
        Kind::TooShort { .. } if path.ends_with(".text") => {
            "messages: text content blocks must be non-empty".to_owned()
        }
        Kind::TooShort { limit } => format!("{path}: at least {limit} item is required"),
        Kind::TooLong { limit } => format!("{path}: at most {limit} items are allowed"),
        Kind::Pattern { pattern, .. } => format!("{path}: String should match pattern '{pattern}'"),
        Kind::Rule { message, .. } => message.clone(),
    })
}

fn said(json_type: &str) -> &str {
    match json_type {
        "object" => "dictionary",
        "array" => "list",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::steps;

    #[test]
    fn problems_are_said_in_its_words() {
        let kind = Box::new(Kind::Missing("content".to_owned()));
        let refusal = refuse(&Problem {
            path: steps("/messages/2"),
            kind,
        });
        assert_eq!(
            (refusal.status, refusal.message()),
            (400, "messages.2.content: Field required".to_owned())
        );
    }
}
