//! The class of an error: first by the provider's own codes, then by words where providers have no
//! code of their own, then by status.

use agentos_types::ErrorClass;

use super::said::{Form, Said};

/// Codes that mean the same wherever they come from.
const BY_KIND: &[(ErrorClass, &[&str])] = &[
    (
        // Money and permission: nothing that waiting or another wording could mend.
        ErrorClass::Auth,
        &[
            "insufficient_quota",
            "billing_hard_limit_reached",
            "billing_not_active",
            "billing_error",
            "account_deactivated",
            "invalid_api_key",
            "api_key_invalid",
            "authentication_error",
            "permission_error",
            "permission_denied",
            "unauthenticated",
            "failed_precondition",
        ],
    ),
    (
        ErrorClass::ModelNotFound,
        &[
            "model_not_found",
            "model_decommissioned",
            "model_deprecated",
            "invalid_model",
            "not_found_error",
            "not_found",
            "unknown_model",
        ],
    ),
    (
        ErrorClass::ContextTooLong,
        &[
            "context_length_exceeded",
            "exceed_context_size_error",
            "request_too_large",
            "string_above_max_length",
        ],
    ),
    (
        ErrorClass::ContentFiltered,
        &[
            "content_filter",
            "content_policy_violation",
            "moderation_blocked",
            "image_content_policy_violation",
            "bio_policy",
            "responsibleaipolicyviolation",
        ],
    ),
    (
        ErrorClass::RateLimited,
        &["rate_limit_exceeded", "rate_limit_error", "resource_exhausted"],
    ),
    (ErrorClass::Timeout, &["timeout_error", "deadline_exceeded"]),
    (
        // Groq: what the model has said cannot be used, and the request is not to blame.
        ErrorClass::MalformedResponse,
        &["tool_use_failed", "json_validate_failed"],
    ),
    (
        ErrorClass::Overloaded,
        &[
            "overloaded_error",
            "engine_overloaded",
            "unavailable",
            "server_error",
            "api_error",
            "internal",
        ],
    ),
    (
        ErrorClass::InvalidRequest,
        &[
            "invalid_argument",
            "invalid_request_error",
            "invalid_prompt",
            "invalid_image",
            "invalid_image_format",
            "invalid_image_url",
            "image_parse_error",
            "failed_to_download_image",
        ],
    ),
];

/// Words, where a general code hides what happened.
const BY_WORDS: &[(ErrorClass, &[&str])] = &[
    (
        ErrorClass::ContextTooLong,
        &[
            "maximum context length",
            "context length",
            "context window",
            "context size",
            "exceed context limit",
            "prompt is too long",
            "input is too long",
            "exceeds the maximum number of tokens",
            "request too large",
        ],
    ),
    (
        // OpenRouter, OpenAI, Ollama, vLLM, Gemini, Anthropic. `No endpoints found for x/y` is a model that is not
        // there. Each provider has its own kinds and sizes of images.
        ErrorClass::Unsupported,
        &[
            "no endpoints found that",
            "no allowed providers are available",
            "is only supported by certain models",
            "does not support tools",
            "is not a multimodal model",
            "is not enabled for models/",
            "unsupported mime type",
            "image exceeds",
        ],
    ),
    (
        ErrorClass::ModelNotFound,
        &[
            "model not exist",
            "not a valid model id",
            "has been decommissioned",
            "invalid model:",
            "invalid model name",
            "model identifier is invalid",
            "model does not exist",
        ],
    ),
    (
        ErrorClass::Auth,
        &[
            "credit balance is too low",
            "api usage limits",
            "api key not valid",
            "api key expired",
            "insufficient balance",
        ],
    ),
    (
        ErrorClass::ContentFiltered,
        &[
            "content management policy",
            "content exists risk",
            "flagged by moderation",
            "input was flagged",
            "violates usage guidelines",
        ],
    ),
];

pub(super) fn of(status: Option<u16>, said: &Said) -> ErrorClass {
    let general = by_status(status, said.form);
    // Above 499 the server failed, whatever it makes of the request.
    if status.is_some_and(|s| s >= 500) {
        return by_kind(said)
            .filter(|class| class.is_retryable() || *class == ErrorClass::ContextTooLong)
            .unwrap_or(general);
    }
    let words = said.message.to_ascii_lowercase();
    let by_words = || find(BY_WORDS, |marker| words.contains(marker));
    match by_kind(said) {
        Some(ErrorClass::RateLimited | ErrorClass::InvalidRequest) => by_words().or_else(|| by_kind(said)),
        // A 4xx named `api_error` is judged by its status.
        Some(ErrorClass::Overloaded) if status.is_some() => by_words(),
        Some(class) => Some(class),
        None => by_words(),
    }
    .filter(|class| *class != ErrorClass::InvalidRequest || status.is_none())
    .unwrap_or(general)
}

fn by_kind(said: &Said) -> Option<ErrorClass> {
    find(BY_KIND, |marker| said.kinds.iter().any(|kind| kind == marker))
}

fn find(table: &[(ErrorClass, &[&str])], hits: impl Fn(&str) -> bool) -> Option<ErrorClass> {
    table
        .iter()
        .find(|(_, markers)| markers.iter().any(|marker| hits(marker)))
        .map(|(class, _)| *class)
}

fn by_status(status: Option<u16>, form: Form) -> ErrorClass {
    match status {
        // A redirect is a wrong base address: like a model that is not there, only configuration mends it.
        Some(300..=399 | 404 | 410) => ErrorClass::ModelNotFound,
        // A firewall's page is about one request; only the provider's own words are about the key.
        Some(403) if form == Form::Html => ErrorClass::MalformedResponse,
        Some(401 | 402 | 403 | 407) => ErrorClass::Auth,
        Some(408 | 499) => ErrorClass::Timeout,
        Some(413) => ErrorClass::ContextTooLong,
        Some(425 | 429) => ErrorClass::RateLimited,
        Some(409) => ErrorClass::Overloaded,
        // Not the provider's words: something between us refused.
        Some(400..=499) if form == Form::Html => ErrorClass::MalformedResponse,
        Some(400..=499) => ErrorClass::InvalidRequest,
        _ => ErrorClass::Overloaded,
    }
}
