//! The five wires: which request is whose, and what each provider must be able to say.

mod anthropic;
mod deepseek;
mod gemini;
mod openai;
mod target;

use std::fmt;

use axum::http::HeaderMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::problem::Problem;
use crate::refusal::Refusal;
use crate::{Answer, StatusFault};

pub(crate) use target::{Endpoint, Target};

/// A provider's wire format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Wire {
    OpenAi,
    DeepSeek,
    Anthropic,
    Gemini,
    /// OpenAI's other interface.
    Responses,
}

impl Wire {
    /// All of them, for tables.
    pub const ALL: [Self; 5] = [
        Self::OpenAi,
        Self::DeepSeek,
        Self::Anthropic,
        Self::Gemini,
        Self::Responses,
    ];

    pub(crate) fn face(self) -> &'static dyn Face {
        match self {
            Self::OpenAi => &openai::OpenAi,
            Self::DeepSeek => &deepseek::DeepSeek,
            Self::Anthropic => &anthropic::Anthropic,
            Self::Gemini => &gemini::Gemini,
            Self::Responses => &openai::Responses,
        }
    }
}

impl fmt::Display for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OpenAi => "openai",
            Self::DeepSeek => "deepseek",
            Self::Anthropic => "anthropic",
            Self::Gemini => "gemini",
            Self::Responses => "responses",
        })
    }
}

/// A completion that was asked for and is in order.
#[derive(Clone, Debug)]
pub(crate) struct Ask {
    /// The request's number in the journal; ids are made from it.
    pub(crate) n: u64,
    pub(crate) model: String,
    pub(crate) stream: bool,
    /// OpenAI: `stream_options.include_usage`.
    pub(crate) include_usage: bool,
    /// Responses: thoughts are wanted in the form in which they can come back.
    pub(crate) encrypted: bool,
    /// Gemini: `alt=sse`; without it a stream is a JSON array.
    pub(crate) sse: bool,
    /// A guess at the prompt's tokens.
    pub(crate) tokens: u64,
}

/// What a provider says. One implementation per wire, without state.
pub(crate) trait Face: Sync {
    fn authorize(&self, headers: &HeaderMap, query: &str, key: Option<&str>) -> Result<(), Refusal>;
    /// The provider's schema, then its rules; a version may be in the headers.
    fn check(&self, headers: &HeaderMap, body: &Value, model: &str) -> Result<(), Problem>;
    fn refuse(&self, problem: &Problem) -> Refusal;
    fn not_json(&self) -> Refusal;
    fn unknown_model(&self, model: &str) -> Refusal;
    fn too_long(&self) -> Refusal;
    fn error(&self, fault: &StatusFault) -> Refusal;
    fn models(&self, names: &[String]) -> Value;
    fn whole(&self, answer: &Answer, ask: &Ask) -> String;
    /// A streamed answer, framed, one string per event.
    fn events(&self, answer: &Answer, ask: &Ask) -> Vec<String>;
    /// The error in the middle of a stream, framed.
    fn error_event(&self) -> String;
}

/// The key after `Bearer `, if the header is there.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    header(headers, "authorization").and_then(|value| value.strip_prefix("Bearer "))
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .map(str::trim)
        .filter(|value| !value.is_empty())
}

fn at<'a>(value: &'a Value, name: &str) -> &'a Value {
    value.get(name).unwrap_or(&Value::Null)
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    at(value, name).as_str().unwrap_or_default()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    at(value, name).as_array().map_or(&[], Vec::as_slice)
}
