//! Gemini's errors: `{"error": {code, message, status, details}}`.

use serde_json::{Value, json};

use crate::StatusFault;
use crate::problem::{Kind, Problem};
use crate::refusal::Refusal;
use crate::schema::word;

pub(super) fn refusal(code: u16, status: &str, message: &str) -> Refusal {
    Refusal::new(
        code,
        json!({"error": {"code": code, "message": message, "status": status}}),
    )
}

pub(super) fn invalid(message: &str) -> Refusal {
    refusal(400, "INVALID_ARGUMENT", message)
}

fn detailed(mut refusal: Refusal, detail: &Value) -> Refusal {
    if let Some(error) = refusal.body.get_mut("error").and_then(Value::as_object_mut) {
        error.insert("details".to_owned(), json!([detail]));
    }
    refusal
}

pub(super) fn payload(message: &str, field: &str) -> Refusal {
    let violation = json!({"field": field, "description": message});
    let detail =
        json!({"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": [violation]});
    detailed(invalid(message), &detail)
}

pub(super) fn no_key() -> Refusal {
    let message = "Method doesn't allow unregistered callers (callers without established identity). Please use API Key \
                   or other form of API consumer identity to call this API.";
    refusal(403, "PERMISSION_DENIED", message)
}

/// A wrong key is a bad argument here, not a 401.
pub(super) fn wrong_key() -> Refusal {
    let detail = json!({
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": "API_KEY_INVALID",
        "domain": "googleapis.com",
    });
    detailed(
        invalid("API key not valid. Please pass a valid API key."),
        &detail,
    )
}

/// The usual words of a status. The time to wait is in the body.
pub(super) fn of(fault: &StatusFault) -> Refusal {
    let (status, message) = match fault.status {
        400 => ("INVALID_ARGUMENT", "Request contains an invalid argument."),
        401 => (
            "UNAUTHENTICATED",
            "Request had invalid authentication credentials.",
        ),
        403 => ("PERMISSION_DENIED", "The caller does not have permission"),
        404 => ("NOT_FOUND", "models/gone is not found for API version v1beta."),
        429 => (
            "RESOURCE_EXHAUSTED",
            "You exceeded your current quota, please check your plan and billing details.",
        ),
        503 => ("UNAVAILABLE", "The model is overloaded. Please try again later."),
        504 => (
            "DEADLINE_EXCEEDED",
            "Deadline expired before operation could complete.",
        ),
        _ => ("INTERNAL", "An internal error has occurred. Please retry."),
    };
    let status = fault.code.as_deref().unwrap_or(status);
    let refused = refusal(fault.status, status, fault.message.as_deref().unwrap_or(message));
    match seconds(fault) {
        Some(wait) => {
            let detail = json!({"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": wait});
            detailed(refused, &detail)
        }
        None => refused,
    }
}

fn seconds(fault: &StatusFault) -> Option<String> {
    if let Some(ms) = fault.retry_after_ms {
        return Some(format!("{}.{:03}s", ms / 1000, ms % 1000));
    }
    let seconds: u64 = fault.retry_after.as_deref()?.parse().ok()?;
    Some(format!("{seconds}s"))
}

pub(super) fn refuse(problem: &Problem) -> Refusal {
    let path = problem.proto();
    let at = if path.is_empty() {
        String::new()
    } else {
        format!(" at '{path}'")
    };
    match problem.kind.as_ref() {
        Kind::Unknown(name) => payload(
            &format!("Invalid JSON payload received. Unknown name \"{name}\"{at}: Cannot find field."),
            &path,
        ),
        Kind::Missing(name) => {
            let dot = if path.is_empty() { "" } else { "." };
            let name = crate::problem::snake(name);
            invalid(&format!(
                "* GenerateContentRequest.{path}{dot}{name}: {name} is not specified\n"
            ))
        }
        Kind::Type { expected, value, .. } => {
            let kind = expected.first().map_or("MESSAGE", |one| proto_type(one));
            payload(&format!("Invalid value at '{path}' ({kind}), {value}"), &path)
        }
        Kind::NotOneOf { got, .. } => {
            payload(&format!("Invalid value at '{path}' (TYPE_ENUM), {got}"), &path)
        }
        Kind::Pattern { got, .. } if path.ends_with(".data") || path.ends_with("thought_signature") => {
            payload(
                &format!("Invalid value at '{path}' (TYPE_BYTES), Base64 decoding failed for {got}"),
                &path,
            )
        }
        Kind::Pattern { .. } => invalid(&format!(
            "* GenerateContentRequest.{path}: Invalid function name. Must start with a letter or an underscore. Must be \
             alphanumeric (a-z, A-Z, 0-9), underscores (_), dots (.), colons (:), or dashes (-), with a maximum length of 64.\n"
        )),
        Kind::TooSmall { got, .. } | Kind::TooLarge { got, .. } if path.ends_with(".seed") => {
            payload(&format!("Invalid value at '{path}' (TYPE_INT32), {got}"), &path)
        }
        Kind::TooSmall { limit, got } => invalid(&format!(
            "* GenerateContentRequest.{path}: {path} must be at least {limit}, got {}\n",
            word(got)
        )),
        Kind::TooLarge { limit, got } => invalid(&format!(
            "* GenerateContentRequest.{path}: {path} must be at most {limit}, got {}\n",
            word(got)
        )),
        Kind::TooShort { .. } => invalid(&format!("* GenerateContentRequest.{path}: must not be empty\n")),
        Kind::TooLong { limit } => invalid(&format!(
            "* GenerateContentRequest.{path}: has more than {limit} items\n"
        )),
        Kind::Rule { message, .. } => invalid(message),
    }
}

fn proto_type(json_type: &str) -> &'static str {
    match json_type {
        "string" => "TYPE_STRING",
        "number" => "TYPE_FLOAT",
        "integer" => "TYPE_INT32",
        "boolean" => "TYPE_BOOL",
        _ => "TYPE_MESSAGE",
    }
}
