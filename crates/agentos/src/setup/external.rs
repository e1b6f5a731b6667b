//! Checks that are programs, or endpoints that answer over HTTP. Each is given `{check, context}` as JSON, and says
//! `{passed, message, details}`.
//!
//! A program has the environment that command tools have, and no more. One that says nothing has passed with exit
//! code 0 and failed with 1; any other end is no verdict, and fails the check. Redirects are not followed.

use std::sync::{Arc, OnceLock};

use agentos_gates::{CheckVerdict, Evaluate, External, GateCheck, GateContext, HandlerError};
use agentos_tools::{CommandTool, Tool as _, ToolContext, ToolDefinition};
use async_trait::async_trait;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

/// A verdict is short.
const MOST_BYTES: usize = 64 * 1024;

#[derive(Debug, Default)]
pub(super) struct Outside {
    client: OnceLock<Result<reqwest::Client, String>>,
}

#[async_trait]
impl Evaluate for Outside {
    async fn evaluate(
        &self,
        check: Arc<GateCheck>,
        context: Arc<GateContext>,
    ) -> Result<CheckVerdict, HandlerError> {
        let asked = json!({
            "check": { "name": check.name, "description": check.description, "params": check.params },
            "context": &*context,
        });
        match &check.external {
            Some(External::Command(words)) => command(&check, &context, words, asked).await,
            Some(External::Http(url)) => self.post(url, &asked).await,
            None => Err("the check names no program and no endpoint".into()),
        }
    }
}

async fn command(
    check: &GateCheck,
    context: &GateContext,
    words: &[String],
    asked: Value,
) -> Result<CheckVerdict, HandlerError> {
    let definition = ToolDefinition {
        max_output_bytes: MOST_BYTES,
        ..ToolDefinition::new(&check.name)
    };
    let program = CommandTool::new(&definition, words)?;
    let run_id = context.task_id.clone().unwrap_or_default();
    let output = program
        .call(
            asked,
            ToolContext {
                idempotency_key: format!("{run_id}:{}", check.name),
                run_id,
                agent_id: context.agent_id.clone(),
                zone: context.zone,
                cancel: CancellationToken::new(),
            },
        )
        .await?;
    if let Some(verdict) = verdict(&output.output) {
        return Ok(verdict);
    }
    let silent =
        matches!(&output.output, Value::String(text) if text.trim().is_empty()) || output.output.is_null();
    match (output.success, &output.error) {
        (true, _) if silent => Ok(CheckVerdict::passed()),
        (true, _) => Err("its output is no `{\"passed\": true}` or `{\"passed\": false}`".into()),
        (false, Some(said)) => match said.strip_prefix("it ended with exit code 1") {
            Some(rest) if !rest.starts_with(|c: char| c.is_ascii_digit()) => {
                let reason = rest.trim_start_matches(':').trim();
                let reason = if reason.is_empty() {
                    "the program says no"
                } else {
                    reason
                };
                Ok(CheckVerdict::failed(reason))
            }
            _ => Err(said.clone().into()),
        },
        (false, None) => Err("it ended without a verdict".into()),
    }
}

impl Outside {
    async fn post(&self, url: &str, asked: &Value) -> Result<CheckVerdict, HandlerError> {
        let client = self.client.get_or_init(|| {
            reqwest::Client::builder()
                .redirect(reqwest::redirect::Policy::none())
                .build()
                .map_err(|error| error.to_string())
        });
        let client = client.as_ref().map_err(|error| error.clone())?;
        let mut answer = client.post(url).json(asked).send().await?;
        let status = answer.status();
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await? {
            if body.len() + chunk.len() > MOST_BYTES {
                return Err("its answer is larger than 64 KB".into());
            }
            body.extend_from_slice(&chunk);
        }
        if !status.is_success() {
            return Err(format!("it answered with status {status}").into());
        }
        let said: Value = serde_json::from_slice(&body)?;
        verdict(&said).ok_or_else(|| "its answer has no `passed`".into())
    }
}

fn verdict(said: &Value) -> Option<CheckVerdict> {
    let passed = said.get("passed")?.as_bool()?;
    let message = said.get("message").and_then(Value::as_str).map(str::to_owned);
    Some(CheckVerdict {
        passed,
        message: message.filter(|_| !passed),
        details: said.get("details").filter(|details| !details.is_null()).cloned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[tokio::test]
    async fn a_program_says_yes_no_or_breaks_off() {
        for (script, expected) in [
            ("exit 0", Ok(None)),
            ("echo '{\"passed\": true}'", Ok(None)),
            (
                "echo '{\"passed\": false, \"message\": \"too loud\"}'",
                Ok(Some("too loud")),
            ),
            (
                "echo '{\"passed\": false, \"message\": \"too loud\"}'; exit 1",
                Ok(Some("too loud")),
            ),
            ("echo no city >&2; exit 1", Ok(Some("no city"))),
            ("exit 1", Ok(Some("the program says no"))),
            ("exit 2", Err("exit code 2")),
            ("exit 12", Err("exit code 12")),
            ("echo fine", Err("its output is no")),
            ("grep -q '\"output\":\"hello\"'", Ok(None)),
            ("test -z \"$OPENAI_API_KEY\"", Ok(None)),
        ] {
            let check = GateCheck {
                external: Some(External::Command(vec!["sh".into(), "-c".into(), script.into()])),
                ..GateCheck::new("c", Value::Null)
            };
            let context = GateContext {
                output: json!("hello"),
                ..GateContext::default()
            };
            let said = Outside::default()
                .evaluate(Arc::new(check), Arc::new(context))
                .await;
            match (expected, said) {
                (Ok(None), Ok(verdict)) => assert!(verdict.passed, "{script}: {verdict:?}"),
                (Ok(Some(reason)), Ok(verdict)) => {
                    assert!(!verdict.passed, "{script}");
                    assert_eq!(verdict.message.as_deref(), Some(reason), "{script}");
                }
                (Err(reason), Err(error)) => assert!(error.to_string().contains(reason), "{script}: {error}"),
                (expected, said) => panic!("{script}: {expected:?} {said:?}"),
            }
        }
    }
}
