//! DeepSeek: OpenAI's wire with a reasoning text, cache hits by another name, and keep-alive lines.

mod answer;
mod error;

use std::sync::LazyLock;

use axum::http::HeaderMap;
use jsonschema::Validator;
use serde_json::{Value, json};

use super::openai::{says_json, tools_answered};
use super::{Ask, Face, at, bearer, list, text};
use crate::problem::Problem;
use crate::refusal::Refusal;
use crate::{Answer, StatusFault, schema};

static SCHEMA: LazyLock<Result<Validator, String>> =
    LazyLock::new(|| schema::compile(include_str!("request.schema.json")));

pub(super) struct DeepSeek;

impl Face for DeepSeek {
    fn authorize(&self, headers: &HeaderMap, _: &str, key: Option<&str>) -> Result<(), Refusal> {
        match bearer(headers) {
            Some(given) if key.is_none_or(|key| key == given) => Ok(()),
            given => Err(error::no_key(given.is_some())),
        }
    }

    fn check(&self, _: &HeaderMap, body: &Value, _: &str) -> Result<(), Problem> {
        schema::check_with(&SCHEMA, body)?;
        if text(at(body, "response_format"), "type") == "json_object" && !says_json(list(body, "messages")) {
            let words = "Prompt must contain the word 'json' in some form to use 'response_format' of type 'json_object'.";
            return Err(Problem::rule("/messages", words));
        }
        tools_answered(list(body, "messages"))
    }

    fn refuse(&self, problem: &Problem) -> Refusal {
        error::refuse(problem)
    }

    fn not_json(&self) -> Refusal {
        error::invalid("Failed to parse the request body as JSON: expected value at line 1 column 1")
    }

    fn unknown_model(&self, _: &str) -> Refusal {
        error::invalid("Model Not Exist")
    }

    fn too_long(&self) -> Refusal {
        error::invalid(
            "This model's maximum context length is 131072 tokens. However, you requested 150000 tokens (149000 in the \
             messages, 1000 in the completion). Please reduce the length of the messages or completion.",
        )
    }

    fn error(&self, fault: &StatusFault) -> Refusal {
        error::of(fault)
    }

    fn models(&self, names: &[String]) -> Value {
        let data: Vec<Value> = names
            .iter()
            .map(|name| json!({"id": name, "object": "model", "owned_by": "deepseek"}))
            .collect();
        json!({"object": "list", "data": data})
    }

    /// While a request waits, empty lines are sent to keep the connection.
    fn whole(&self, answer: &Answer, ask: &Ask) -> String {
        format!("\n\n{}", answer::whole(answer, ask))
    }

    fn events(&self, answer: &Answer, ask: &Ask) -> Vec<String> {
        answer::events(answer, ask)
    }

    fn error_event(&self) -> String {
        answer::frame(
            &error::of(&StatusFault {
                status: 500,
                ..StatusFault::default()
            })
            .body,
        )
    }
}
