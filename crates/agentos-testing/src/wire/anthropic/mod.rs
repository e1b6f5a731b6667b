//! Anthropic's messages.

mod answer;
mod error;
mod features;
mod latest;
mod rules;
mod stream;

use std::sync::LazyLock;

use axum::http::HeaderMap;
use jsonschema::Validator;
use serde_json::{Value, json};

use super::{Ask, Face, bearer, header};
use crate::problem::Problem;
use crate::refusal::Refusal;
use crate::{Answer, StatusFault, schema};

static SCHEMA: LazyLock<Result<Validator, String>> =
    LazyLock::new(|| schema::compile(include_str!("request.schema.json")));

const VERSION: &str = "anthropic-version";
/// Named events; every sampling knob that the model takes.
const FIRST: &str = "2023-06-01";
/// See `latest.rs`.
const LATEST: &str = "2026-10-21";

pub(super) struct Anthropic;

impl Face for Anthropic {
    fn authorize(&self, headers: &HeaderMap, _: &str, key: Option<&str>) -> Result<(), Refusal> {
        let Some(given) = header(headers, "x-api-key").or_else(|| bearer(headers)) else {
            return Err(error::refusal(
                401,
                "authentication_error",
                "x-api-key header is required",
            ));
        };
        if key.is_some_and(|key| key != given) {
            return Err(error::refusal(401, "authentication_error", "invalid x-api-key"));
        }
        match header(headers, VERSION) {
            None => Err(error::invalid("anthropic-version: header is required")),
            Some(FIRST | LATEST) => Ok(()),
            Some(other) => Err(error::invalid(&format!(
                "anthropic-version: \"{other}\" is not a valid version"
            ))),
        }
    }

    fn check(&self, headers: &HeaderMap, body: &Value, model: &str) -> Result<(), Problem> {
        schema::check_with(&SCHEMA, body)?;
        if header(headers, VERSION) == Some(LATEST) {
            latest::check(body)?;
        }
        rules::check(body, model)?;
        features::check(body, model)
    }

    fn refuse(&self, problem: &Problem) -> Refusal {
        error::refuse(problem)
    }

    fn not_json(&self) -> Refusal {
        error::invalid("The request body is not valid JSON: unexpected character: line 1 column 1 (char 0)")
    }

    fn unknown_model(&self, model: &str) -> Refusal {
        error::refusal(404, "not_found_error", &format!("model: {model}"))
    }

    fn too_long(&self) -> Refusal {
        error::invalid("prompt is too long: 210000 tokens > 200000 maximum")
    }

    fn error(&self, fault: &StatusFault) -> Refusal {
        error::of(fault)
    }

    fn models(&self, names: &[String]) -> Value {
        let data: Vec<Value> = names
            .iter()
            .map(|name| json!({"type": "model", "id": name, "display_name": name}))
            .collect();
        json!({"data": data, "has_more": false})
    }

    fn whole(&self, answer: &Answer, ask: &Ask) -> String {
        answer::whole(answer, ask).to_string()
    }

    fn events(&self, answer: &Answer, ask: &Ask) -> Vec<String> {
        stream::events(answer, ask)
    }

    fn error_event(&self) -> String {
        stream::frame(&error::body("overloaded_error", "Overloaded"))
    }
}
