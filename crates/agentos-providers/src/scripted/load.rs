//! From YAML to a script, with the place of everything that does not fit.
//!
//! `steps: [{text} | {tool_calls: [{name, arguments}]} | {error: {class, message, retry_after_ms}} |
//! {delay_ms}]`. An answer may have both `text` and `tool_calls`, and `usage: {input, output}`; any
//! step may have a `delay_ms` of its own, which comes first.

use std::io::Read;
use std::path::Path;
use std::time::Duration;

use agentos_types::{Code, Coded, ErrorClass, ProviderError, Usage, codes};
use serde::Deserialize;
use serde_json::{Map, Value};
use serde_saphyr::Spanned;

use super::script::{Reply, Script, Step, Turn};

const MAX_BYTES: u64 = 1024 * 1024;

/// A script that cannot be used: `FILE:LINE:COLUMN: what is wrong`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}{}: {message}", .place.map(|(line, column)| format!(":{line}:{column}")).unwrap_or_default())]
pub struct ScriptError {
    pub file: String,
    /// Line and column, from 1; none when the file itself cannot be read.
    pub place: Option<(u64, u64)>,
    pub message: String,
}

impl Coded for ScriptError {
    fn code(&self) -> Code {
        codes::SCRIPT_INVALID
    }

    fn details(&self) -> Option<Value> {
        let (line, column) = self.place?;
        Some(serde_json::json!({ "file": self.file, "line": line, "column": column }))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawScript {
    steps: Spanned<Vec<Spanned<RawStep>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStep {
    text: Option<String>,
    tool_calls: Option<Vec<RawCall>>,
    error: Option<RawError>,
    delay_ms: Option<u64>,
    usage: Option<RawUsage>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCall {
    name: String,
    arguments: Option<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawError {
    class: ErrorClass,
    message: Option<String>,
    retry_after_ms: Option<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct RawUsage {
    input: u64,
    output: u64,
    cached_input: u64,
    cache_write: u64,
    cache_write_1h: u64,
    reasoning: u64,
}

pub(super) fn file(path: &Path) -> Result<Script, ScriptError> {
    let name = path.display().to_string();
    let fail = |message: String| ScriptError {
        file: name.clone(),
        place: None,
        message,
    };
    let file =
        std::fs::File::open(path).map_err(|error| fail(format!("the script cannot be opened: {error}")))?;
    let mut bytes = Vec::new();
    file.take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| fail(format!("the script cannot be read: {error}")))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(fail("the script is larger than 1 MB".into()));
    }
    let yaml = String::from_utf8(bytes).map_err(|_| fail("the script is not UTF-8 text".into()))?;
    text(&name, &yaml)
}

pub(super) fn text(name: &str, yaml: &str) -> Result<Script, ScriptError> {
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! { max_nodes: 20_000, max_depth: 64, },
        with_snippet: false,
    };
    let raw: RawScript = serde_saphyr::from_str_with_options(yaml, options).map_err(|error| {
        let place = error.location().map(|at| (at.line(), at.column()));
        let message = error.render_with_formatter(&serde_saphyr::UserMessageFormatter);
        // The place is said once, before the message.
        let said = place
            .map(|(line, column)| format!(" at line {line}, column {column}"))
            .unwrap_or_default();
        let message = message.strip_suffix(said.as_str()).unwrap_or(&message).to_owned();
        ScriptError {
            file: name.to_owned(),
            place,
            message,
        }
    })?;
    let fail = |at: serde_saphyr::Location, message: String| ScriptError {
        file: name.to_owned(),
        place: Some((at.line(), at.column())),
        message,
    };
    if raw.steps.value.is_empty() {
        return Err(fail(raw.steps.referenced, "`steps` is empty".into()));
    }
    let mut turns = Vec::new();
    let mut turn = Turn::default();
    for (n, step) in raw.steps.value.into_iter().enumerate() {
        let at = step.referenced;
        if let Some(reply) =
            add_step(&mut turn, step.value).map_err(|why| fail(at, format!("step {} {why}", n + 1)))?
        {
            turns.push(Turn {
                reply: Some(reply),
                ..std::mem::take(&mut turn)
            });
        }
    }
    if !turn.before.is_empty() {
        turns.push(turn);
    }
    Ok(Script::new(turns))
}

/// Puts what is no answer into `turn`; gives back the answer, if the step is one.
fn add_step(turn: &mut Turn, step: RawStep) -> Result<Option<Reply>, &'static str> {
    turn.before
        .extend(step.delay_ms.map(|ms| Step::Wait(Duration::from_millis(ms))));
    match (step.text, step.tool_calls, step.error) {
        (None, None, Some(error)) => {
            turn.before.push(Step::Fail(provider_error(error)));
            Ok(None)
        }
        (_, _, Some(_)) => Err("is both an answer and an `error`"),
        (None, None, None) if step.delay_ms.is_some() => Ok(None),
        (None, None, None) => Err("is none of `text`, `tool_calls`, `error`, `delay_ms`"),
        (text, calls, None) => Ok(Some(Reply {
            text: text.unwrap_or_default(),
            tool_calls: calls.unwrap_or_default().into_iter().map(call).collect(),
            usage: step.usage.map(Usage::from),
        })),
    }
}

fn call(call: RawCall) -> (String, Value) {
    let arguments = match call.arguments {
        None | Some(Value::Null) => Value::Object(Map::new()),
        Some(arguments) => arguments,
    };
    (call.name, arguments)
}

fn provider_error(raw: RawError) -> ProviderError {
    let message = raw
        .message
        .unwrap_or_else(|| format!("the script says `{}`", raw.class.as_str()));
    ProviderError {
        retry_after: raw.retry_after_ms.map(Duration::from_millis),
        ..ProviderError::new(raw.class, message)
    }
}

impl From<RawUsage> for Usage {
    fn from(raw: RawUsage) -> Self {
        let RawUsage {
            input,
            output,
            cached_input,
            cache_write,
            cache_write_1h,
            reasoning,
        } = raw;
        Self {
            input,
            output,
            cached_input,
            cache_write,
            cache_write_1h,
            reasoning,
            estimated: false,
        }
    }
}
