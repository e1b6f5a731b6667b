//! Checks that are programs, or endpoints that answer over HTTP. Each is given `{check, context}` as JSON, and says
//! `{passed, message, details}`.
//!
//! A program has the environment that command tools have, and no more. One that says nothing has passed with exit
//! code 0 and failed with 1; any other end is no verdict, and fails the check. One that says yes and ends with another
//! code has broken off. Redirects are not followed.

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
    match verdict(&output.output) {
        // It has not come to its end: what it said before is no word to go by.
        Some(verdict) if verdict.passed && !output.success => {
            let how = output.error.unwrap_or_else(|| "it broke off".to_owned());
            return Err(format!("it said that the output passes, and yet {how}").into());
        }
        Some(verdict) => return Ok(verdict),
        None => {}
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
        // An address may hold a password: what went wrong is said without it.
        let nameless = reqwest::Error::without_url;
        let mut answer = client.post(url).json(asked).send().await.map_err(nameless)?;
        let status = answer.status();
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(nameless)? {
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
    use agentos_gates::{Gate, GateExecutor, GateExecutorConfig};
    use agentos_testing::{Loopback, Reply};
    use agentos_types::{CheckOutcome, Timestamp};

    use super::*;

    fn asks(url: &str) -> GateCheck {
        GateCheck {
            external: Some(External::Http(url.to_owned())),
            ..GateCheck::new("outside", json!({"least": 3}))
        }
    }

    fn hello() -> GateContext {
        GateContext {
            output: json!("hello"),
            ..GateContext::default()
        }
    }

    async fn ask(url: &str) -> Result<CheckVerdict, HandlerError> {
        Outside::default()
            .evaluate(Arc::new(asks(url)), Arc::new(hello()))
            .await
    }

    #[tokio::test]
    async fn a_server_says_yes_no_or_nothing_that_counts() {
        let json = |body: &str| Reply::json(body);
        for (reply, expected) in [
            (json(r#"{"passed": true}"#), Ok(None)),
            (json(r#"{"passed": true, "message": "fine"}"#), Ok(None)),
            (
                json(r#"{"passed": false, "message": "too loud"}"#),
                Ok(Some("too loud")),
            ),
            (json(r#"{"passed": "yes"}"#), Err("no `passed`")),
            (json(r#"{"ok": true}"#), Err("no `passed`")),
            (json("true"), Err("no `passed`")),
            (json(""), Err("EOF")),
            (json("all good!"), Err("expected")),
            (
                Reply::whole("200 OK", "text/html", "<!doctype html><p>passed: true</p>"),
                Err("expected"),
            ),
            (
                Reply::whole(
                    "500 Internal Server Error",
                    "application/json",
                    r#"{"passed": true}"#,
                ),
                Err("status 500"),
            ),
            (
                Reply::whole("404 Not Found", "application/json", r#"{"passed": true}"#),
                Err("status 404"),
            ),
            (
                json(&format!(
                    r#"{{"passed": true, "details": "{}"}}"#,
                    "x".repeat(MOST_BYTES)
                )),
                Err("larger than 64 KB"),
            ),
            (Reply::Bytes(String::new()), Err("error sending request")),
            (
                Reply::Bytes("good morning".to_owned()),
                Err("error sending request"),
            ),
            // It breaks off within its body.
            (
                Reply::Bytes("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{\"passed\": true}".to_owned()),
                Err("error"),
            ),
        ] {
            let name = format!("{reply:.99?}");
            let server = Loopback::start(reply).unwrap();
            match (expected, ask(&server.url()).await) {
                (Ok(None), Ok(verdict)) => assert_eq!(verdict, CheckVerdict::passed(), "{name}"),
                (Ok(Some(reason)), Ok(verdict)) => {
                    assert_eq!(verdict, CheckVerdict::failed(reason), "{name}");
                }
                (Err(reason), Err(error)) => {
                    let said = error.to_string();
                    assert!(said.contains(reason), "{name}: {said}");
                    assert!(!said.contains("127.0.0.1"), "{said}");
                }
                (expected, said) => panic!("{name}: {expected:?} {said:?}"),
            }
        }
    }

    #[tokio::test]
    async fn a_server_is_sent_check_and_context_and_nothing_of_ours() {
        let server = Loopback::start(Reply::json(r#"{"passed": true}"#)).unwrap();
        ask(&server.url()).await.unwrap();
        let asked = server.asked();
        let (head, body) = asked[0].split_once("\r\n\r\n").unwrap();
        let mut lines = head.lines();
        assert_eq!(lines.next(), Some("POST /check HTTP/1.1"));
        let mut names: Vec<&str> = lines.filter_map(|line| line.split(':').next()).collect();
        names.sort_unstable();
        assert_eq!(names, ["accept", "content-length", "content-type", "host"]);
        let body: Value = serde_json::from_str(body).unwrap();
        assert_eq!(
            (&body["check"]["params"], &body["context"]["output"]),
            (&json!({"least": 3}), &json!("hello"))
        );
    }

    #[tokio::test]
    async fn a_redirect_is_not_followed() {
        let elsewhere = Loopback::start(Reply::json(r#"{"passed": true}"#)).unwrap();
        let server = Loopback::start(Reply::redirect(&elsewhere.url())).unwrap();
        let said = ask(&server.url()).await.unwrap_err().to_string();
        assert!(said.contains("status 307"), "{said}");
        assert!(elsewhere.asked().is_empty());
    }

    #[tokio::test]
    async fn a_server_that_does_not_answer_in_time_fails_its_check() {
        let server = Loopback::start(Reply::Never).unwrap();
        let executor = GateExecutor::new(GateExecutorConfig {
            check_timeout_ms: 50,
            ..GateExecutorConfig::default()
        })
        .with_external(Arc::new(Outside::default()));
        let gate = Gate {
            checks: vec![asks(&server.url())],
            ..Gate::default()
        };
        let result = executor.execute(&gate, &hello(), Timestamp(0)).await;
        let check = &result.blocking_failures[0];
        assert_eq!(
            (check.outcome, &check.details),
            (CheckOutcome::Failed, &Some(json!({"broken": "timeout"})))
        );
    }

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
            (
                "echo '{\"passed\": true}'; exit 1",
                Err("and yet it ended with exit code 1"),
            ),
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
