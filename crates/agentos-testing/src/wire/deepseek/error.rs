//! DeepSeek's errors: OpenAI's shape, in the words of a deserializer.

use serde_json::{Value, json};

use crate::StatusFault;
use crate::problem::{Kind, Problem};
use crate::refusal::Refusal;
use crate::schema::word;

fn body(message: &str, kind: &str, code: &str) -> Value {
    json!({"error": {"message": message, "type": kind, "param": null, "code": code}})
}

pub(super) fn invalid(message: &str) -> Refusal {
    Refusal::new(
        400,
        body(message, "invalid_request_error", "invalid_request_error"),
    )
}

pub(super) fn no_key(given: bool) -> Refusal {
    let message = if given {
        "Authentication Fails, Your api key: ****fake is invalid"
    } else {
        "Authentication Fails (auth header format should be Bearer sk-...)"
    };
    Refusal::new(
        401,
        body(message, "authentication_error", "invalid_request_error"),
    )
}

pub(super) fn of(fault: &StatusFault) -> Refusal {
    let (message, kind) = match fault.status {
        400 => ("Invalid request.", "invalid_request_error"),
        401 => (
            "Authentication Fails, Your api key: ****fake is invalid",
            "authentication_error",
        ),
        402 => ("Insufficient Balance", "unknown_error"),
        404 => ("Not Found", "invalid_request_error"),
        429 => ("Rate limit reached, please slow down.", "rate_limit_error"),
        503 => (
            "Service is too busy. Please try again later.",
            "service_unavailable_error",
        ),
        _ => ("Internal server error.", "server_error"),
    };
    let message = fault.message.as_deref().unwrap_or(message);
    Refusal::new(
        fault.status,
        body(message, kind, fault.code.as_deref().unwrap_or(kind)),
    )
}

pub(super) fn refuse(problem: &Problem) -> Refusal {
    let path = problem.brackets();
    let here = if path.is_empty() {
        String::new()
    } else {
        format!("{path}: ")
    };
    let words = match problem.kind.as_ref() {
        Kind::Unknown(name) => format!("unknown field `{name}`"),
        Kind::Missing(name) => format!("missing field `{name}`"),
        Kind::Type { expected, got, .. } => {
            format!("invalid type: {got}, expected {}", expected.join(" or "))
        }
        Kind::NotOneOf { options, got } => {
            let options = options
                .iter()
                .map(|one| format!("`{one}`"))
                .collect::<Vec<_>>()
                .join(", ");
            format!("unknown variant `{}`, expected one of {options}", word(got))
        }
        Kind::TooSmall { .. } | Kind::TooLarge { .. } | Kind::TooShort { .. } | Kind::TooLong { .. } => {
            return invalid(&format!("Invalid {path} value, it is out of the valid range"));
        }
        Kind::Pattern { pattern, .. } => {
            return invalid(&format!(
                "Invalid '{path}': string does not match pattern '{pattern}'."
            ));
        }
        Kind::Rule { message, .. } => return invalid(message),
    };
    invalid(&format!(
        "Failed to deserialize the JSON body into the target type: {here}{words} at line 1 column 1"
    ))
}
