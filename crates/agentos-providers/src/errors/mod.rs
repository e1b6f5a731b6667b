//! From a failed response to an error class, in the shapes that providers, compatible servers and
//! the proxies before them really send.
//!
//! `said.rs` reads the body, `class.rs` judges, `retry_after.rs` finds the time to wait.

mod class;
mod retry_after;
mod said;

use agentos_types::{ErrorClass, ProviderError};
use http::header::HeaderMap;
use jiff::Timestamp;
use serde_json::Value;

use said::{Form, Said};

/// The error in a response whose status is not success.
pub(crate) fn of_response(status: u16, headers: &HeaderMap, body: &[u8], now: Timestamp) -> ProviderError {
    let said = Said::read(body);
    let class = class::of(Some(status), &said);
    let message = match (status, &said.form) {
        (300..=399, _) => {
            format!("answered {status}, a redirect, which is not followed; mend its base address")
        }
        (_, Form::Empty) => format!("answered {status} without a body"),
        (_, Form::Html) => format!("answered {status} with an HTML page: {}", said.message),
        (_, Form::Json | Form::Text) => format!("answered {status}: {}", said.message),
    };
    let message = match class {
        ErrorClass::Auth if status == 429 => {
            format!("{message} (waiting does not help: the account's owner can mend it)")
        }
        _ => message,
    };
    let retry_after = retry_after::find(headers, status == 429, now).or(said.retry_delay);
    ProviderError {
        status: Some(status),
        retry_after,
        ..ProviderError::new(class, message)
    }
}

/// The error that a body of another status, or an event in a stream, holds; none when it holds none.
pub(crate) fn of_value(value: &Value) -> Option<ProviderError> {
    let said = Said::of_error_value(value)?;
    let class = class::of(said.status, &said);
    let message = match said.status {
        Some(status) => format!("answered with error {status}: {}", said.message),
        None => format!("answered with an error: {}", said.message),
    };
    Some(ProviderError {
        status: said.status,
        retry_after: said.retry_delay,
        ..ProviderError::new(class, message)
    })
}

/// A success whose body is not what was asked for.
pub(crate) fn unreadable(content_type: Option<&str>, body: &[u8], why: &str) -> ProviderError {
    if let Some(error) = serde_json::from_slice(body).ok().as_ref().and_then(of_value) {
        return error;
    }
    let said = Said::read(body);
    let message = match said.form {
        Form::Empty => "answered 200 without a body".to_owned(),
        Form::Html => format!("answered with an HTML page, perhaps of a proxy: {}", said.message),
        Form::Json => format!("answered with JSON of another shape ({why}): {}", said.message),
        Form::Text => format!(
            "answered with {}, which is not JSON: {}",
            content_type.unwrap_or("text"),
            said.message
        ),
    };
    ProviderError {
        status: Some(200),
        ..ProviderError::new(ErrorClass::MalformedResponse, message)
    }
}

/// At most `max` characters on one line.
pub(crate) fn shorten(text: &str, max: usize) -> String {
    let mut short = String::new();
    let mut chars = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    short.extend(chars.by_ref().take(max));
    if chars.next().is_some() {
        short.pop();
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests;
