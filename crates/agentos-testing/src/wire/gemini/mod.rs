//! Gemini's `generateContent` and `streamGenerateContent`.

mod answer;
mod error;
mod rules;
mod schema_rules;

use std::sync::LazyLock;

use axum::http::HeaderMap;
use jsonschema::Validator;
use serde_json::{Value, json};

use super::{Ask, Face, header};
use crate::problem::Problem;
use crate::refusal::Refusal;
use crate::{Answer, StatusFault, schema};

static SCHEMA: LazyLock<Result<Validator, String>> =
    LazyLock::new(|| schema::compile(include_str!("request.schema.json")));

pub(super) struct Gemini;

impl Face for Gemini {
    /// The key is in a header or, in older clients, in the address.
    fn authorize(&self, headers: &HeaderMap, query: &str, key: Option<&str>) -> Result<(), Refusal> {
        let in_query = || {
            query
                .split('&')
                .find_map(|pair| pair.strip_prefix("key="))
                .filter(|key| !key.is_empty())
        };
        match header(headers, "x-goog-api-key").or_else(in_query) {
            None => Err(error::no_key()),
            Some(given) if key.is_some_and(|key| key != given) => Err(error::wrong_key()),
            Some(_) => Ok(()),
        }
    }

    fn check(&self, _: &HeaderMap, body: &Value, model: &str) -> Result<(), Problem> {
        schema::check_with(&SCHEMA, body)?;
        rules::check(body, model)
    }

    fn refuse(&self, problem: &Problem) -> Refusal {
        error::refuse(problem)
    }

    fn not_json(&self) -> Refusal {
        error::payload("Invalid JSON payload received. Unexpected token.", "")
    }

    fn unknown_model(&self, model: &str) -> Refusal {
        let message = format!(
            "models/{model} is not found for API version v1beta, or is not supported for generateContent. Call ListModels \
             to see the list of available models and their supported methods."
        );
        error::refusal(404, "NOT_FOUND", &message)
    }

    fn too_long(&self) -> Refusal {
        error::invalid(
            "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).",
        )
    }

    fn error(&self, fault: &StatusFault) -> Refusal {
        error::of(fault)
    }

    fn models(&self, names: &[String]) -> Value {
        let models: Vec<Value> = names
            .iter()
            .map(|name| json!({"name": format!("models/{name}"), "supportedGenerationMethods": ["generateContent"]}))
            .collect();
        json!({"models": models})
    }

    fn whole(&self, answer: &Answer, ask: &Ask) -> String {
        answer::whole(answer, ask).to_string()
    }

    fn events(&self, answer: &Answer, ask: &Ask) -> Vec<String> {
        answer::events(answer, ask)
    }

    fn error_event(&self) -> String {
        let fault = StatusFault {
            status: 503,
            ..StatusFault::default()
        };
        format!("data: {}\r\n\r\n", error::of(&fault).body)
    }
}
