//! OpenAI's errors: `{"error": {message, type, param, code}}`.

use serde_json::{Value, json};

use crate::StatusFault;
use crate::problem::{Kind, Problem};
use crate::refusal::Refusal;
use crate::schema::word;

fn body(message: &str, kind: &str, param: Option<&str>, code: Option<&str>) -> Value {
    json!({"error": {"message": message, "type": kind, "param": param, "code": code}})
}

pub(super) fn invalid(message: &str, param: Option<&str>, code: Option<&str>) -> Refusal {
    Refusal::new(400, body(message, "invalid_request_error", param, code))
}

pub(super) fn no_key() -> Refusal {
    let message = "You didn't provide an API key. You need to provide your API key in an Authorization header using \
                   Bearer auth (i.e. Authorization: Bearer YOUR_KEY).";
    Refusal::new(401, body(message, "invalid_request_error", None, None))
}

pub(super) fn wrong_key(given: &str) -> Refusal {
    // The real one shows both ends of the key as well; a client must not repeat it.
    let shown: String = given.chars().take(3).chain("*****".chars()).collect();
    let message = format!(
        "Incorrect API key provided: {shown}. You can find your API key at https://platform.openai.com/account/api-keys."
    );
    Refusal::new(
        401,
        body(&message, "invalid_request_error", None, Some("invalid_api_key")),
    )
}

pub(super) fn unknown_model(model: &str) -> Refusal {
    let message = format!("The model `{model}` does not exist or you do not have access to it.");
    Refusal::new(
        404,
        body(&message, "invalid_request_error", None, Some("model_not_found")),
    )
}

/// The usual words of a status.
pub(super) fn of(fault: &StatusFault) -> Refusal {
    let (message, kind, code) = match fault.status {
        400 => ("The request is not valid.", "invalid_request_error", None),
        401 => (
            "Incorrect API key provided: sk-*****.",
            "invalid_request_error",
            Some("invalid_api_key"),
        ),
        403 => (
            "You are not allowed to use this.",
            "invalid_request_error",
            Some("insufficient_permissions"),
        ),
        404 => (
            "The model `gone` does not exist.",
            "invalid_request_error",
            Some("model_not_found"),
        ),
        429 => (
            "Rate limit reached for requests.",
            "requests",
            Some("rate_limit_exceeded"),
        ),
        503 => (
            "The engine is currently overloaded, please try again later.",
            "server_error",
            None,
        ),
        _ => (
            "The server had an error while processing your request. Sorry about that!",
            "server_error",
            None,
        ),
    };
    let message = fault.message.as_deref().unwrap_or(message);
    Refusal::new(
        fault.status,
        body(message, kind, None, fault.code.as_deref().or(code)),
    )
}

/// The words for a body that the schema or a rule refuses.
pub(super) fn refuse(problem: &Problem) -> Refusal {
    let path = problem.brackets();
    let param = Some(path.as_str()).filter(|path| !path.is_empty());
    let inner = |name: &str| {
        if path.is_empty() {
            name.to_owned()
        } else {
            format!("{path}.{name}")
        }
    };
    match problem.kind.as_ref() {
        Kind::Unknown(name) if path.is_empty() => invalid(
            &format!("Unrecognized request argument supplied: {name}"),
            None,
            None,
        ),
        Kind::Unknown(name) => {
            let at = inner(name);
            invalid(
                &format!("Unknown parameter: '{at}'."),
                Some(&at),
                Some("unknown_parameter"),
            )
        }
        Kind::Missing(name) => {
            let at = inner(name);
            invalid(
                &format!("Missing required parameter: '{at}'."),
                Some(&at),
                Some("missing_required_parameter"),
            )
        }
        Kind::Type { expected, got, .. } => {
            let (expected, got) = (
                expected
                    .iter()
                    .map(|one| said(one))
                    .collect::<Vec<_>>()
                    .join(" or "),
                said(got),
            );
            let message = format!("Invalid type for '{path}': expected {expected}, but got {got} instead.");
            invalid(&message, param, Some("invalid_type"))
        }
        Kind::NotOneOf { options, got } => {
            let options = options
                .iter()
                .map(|one| format!("'{one}'"))
                .collect::<Vec<_>>()
                .join(", ");
            let message = format!("Invalid value: '{}'. Supported values are: {options}.", word(got));
            invalid(&message, param, Some("invalid_value"))
        }
        Kind::TooSmall { limit, got } => {
            let message = format!(
                "Invalid '{path}': below minimum value. Expected a value >= {limit}, but got {got} instead."
            );
            invalid(&message, param, Some("decimal_below_min_value"))
        }
        Kind::TooLarge { limit, got } => {
            let message = format!(
                "Invalid '{path}': above maximum value. Expected a value <= {limit}, but got {got} instead."
            );
            invalid(&message, param, Some("decimal_above_max_value"))
        }
        Kind::TooShort { limit } => {
            let message = format!("Invalid '{path}': empty or too short. Expected a minimum length {limit}.");
            invalid(&message, param, Some("empty_array"))
        }
        Kind::TooLong { limit } => {
            let message = format!("Invalid '{path}': too long. Expected a maximum length {limit}.");
            invalid(&message, param, Some("array_above_max_length"))
        }
        Kind::Pattern { pattern, .. } => {
            let message = format!(
                "Invalid '{path}': string does not match pattern. Expected a string that matches the pattern '{pattern}'."
            );
            invalid(&message, param, Some("invalid_value"))
        }
        Kind::Rule { message, code } => invalid(message, param, *code),
    }
}

fn said(json_type: &str) -> &'static str {
    match json_type {
        "string" => "a string",
        "number" => "a decimal",
        "integer" => "an integer",
        "boolean" => "a boolean",
        "array" => "an array of objects",
        "object" => "an object",
        _ => "null",
    }
}
