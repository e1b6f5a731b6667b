//! OpenAI's Responses: the same errors as chat completions, other bodies.

mod answer;
mod rules;
mod stream;

use std::sync::LazyLock;

use axum::http::HeaderMap;
use jsonschema::Validator;
use serde_json::{Value, json};

use super::super::{Ask, Face};
use super::{OpenAi, error};
use crate::problem::Problem;
use crate::refusal::Refusal;
use crate::{Answer, StatusFault, schema};

static SCHEMA: LazyLock<Result<Validator, String>> =
    LazyLock::new(|| schema::compile(include_str!("request.schema.json")));

pub(in crate::wire) struct Responses;

impl Face for Responses {
    fn authorize(&self, headers: &HeaderMap, query: &str, key: Option<&str>) -> Result<(), Refusal> {
        OpenAi.authorize(headers, query, key)
    }

    fn check(&self, _: &HeaderMap, body: &Value, model: &str) -> Result<(), Problem> {
        schema::check_with(&SCHEMA, body)?;
        rules::check(body, model)
    }

    fn refuse(&self, problem: &Problem) -> Refusal {
        OpenAi.refuse(problem)
    }

    fn not_json(&self) -> Refusal {
        OpenAi.not_json()
    }

    fn unknown_model(&self, model: &str) -> Refusal {
        OpenAi.unknown_model(model)
    }

    fn too_long(&self) -> Refusal {
        error::invalid(
            "Your input exceeds the context window of this model. Please adjust your input and try again.",
            Some("input"),
            Some("context_length_exceeded"),
        )
    }

    fn error(&self, fault: &StatusFault) -> Refusal {
        OpenAi.error(fault)
    }

    fn models(&self, names: &[String]) -> Value {
        OpenAi.models(names)
    }

    fn whole(&self, answer: &Answer, ask: &Ask) -> String {
        answer::whole(answer, ask).to_string()
    }

    fn events(&self, answer: &Answer, ask: &Ask) -> Vec<String> {
        stream::events(answer, ask)
    }

    fn error_event(&self) -> String {
        let message = "The server had an error while processing your request. Sorry about that!";
        stream::frame(
            &json!({"type": "error", "code": "server_error", "message": message, "param": null, "sequence_number": 0}),
        )
    }
}
