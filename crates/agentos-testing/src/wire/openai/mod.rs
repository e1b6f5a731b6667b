//! OpenAI's chat completions; its Responses in a folder of their own.

mod answer;
mod error;
mod responses;
mod rules;
mod stream;

use std::sync::LazyLock;

use axum::http::HeaderMap;
use jsonschema::Validator;
use serde_json::{Value, json};

use super::{Ask, Face, bearer};
use crate::problem::Problem;
use crate::refusal::Refusal;
use crate::{Answer, StatusFault, schema};

pub(super) use answer::{finish_reason, message_id, tool_call_id};
pub(super) use responses::Responses;
pub(super) use rules::{says_json, tools_answered};

static SCHEMA: LazyLock<Result<Validator, String>> =
    LazyLock::new(|| schema::compile(include_str!("request.schema.json")));

pub(super) struct OpenAi;

impl Face for OpenAi {
    fn authorize(&self, headers: &HeaderMap, _: &str, key: Option<&str>) -> Result<(), Refusal> {
        match bearer(headers) {
            None => Err(error::no_key()),
            Some(given) if key.is_some_and(|key| key != given) => Err(error::wrong_key(given)),
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
        error::invalid(
            "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP \
             library correctly. The OpenAI API expects a JSON payload, but what was sent was not valid JSON.)",
            None,
            None,
        )
    }

    fn unknown_model(&self, model: &str) -> Refusal {
        error::unknown_model(model)
    }

    fn too_long(&self) -> Refusal {
        error::invalid(
            "This model's maximum context length is 128000 tokens. However, your messages resulted in 150000 tokens. \
             Please reduce the length of the messages.",
            Some("messages"),
            Some("context_length_exceeded"),
        )
    }

    fn error(&self, fault: &StatusFault) -> Refusal {
        error::of(fault)
    }

    fn models(&self, names: &[String]) -> Value {
        let data: Vec<Value> = names
            .iter()
            .map(|name| json!({"id": name, "object": "model", "created": 1_700_000_000, "owned_by": "fake"}))
            .collect();
        json!({"object": "list", "data": data})
    }

    fn whole(&self, answer: &Answer, ask: &Ask) -> String {
        answer::whole(answer, ask).to_string()
    }

    fn events(&self, answer: &Answer, ask: &Ask) -> Vec<String> {
        stream::events(answer, ask)
    }

    fn error_event(&self) -> String {
        stream::frame(
            &error::of(&StatusFault {
                status: 500,
                ..StatusFault::default()
            })
            .body,
        )
    }
}
