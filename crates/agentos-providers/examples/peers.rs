//! Asks servers that we did not write through our adapters, and prints a line per case.
//!
//!     cargo run -p agentos-providers --example peers -- openai=http://127.0.0.1:4010/v1 …
//!
//! Each argument is `KIND=BASE_URL`, or `KIND:MODEL=BASE_URL`. The kinds `openai`, `responses`, `deepseek`, `anthropic` and `gemini` expect
//! the answers of `bench/peers/aimock.json`; `local` and `local-anthropic` a small real model, whose
//! words nobody knows before. Exit code 1 if a case fails. `scripts/peers` starts the servers.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;

use agentos_providers::{
    Anthropic, AnthropicOptions, Api, Gemini, GeminiOptions, HttpClient, OpenAi, OpenAiOptions, Provider,
};
use agentos_types::{
    Delta, ErrorClass, Message, ModelAnswer, ModelRequest, ResponseSchema, Sampling, StopReason, ToolCall,
    ToolSpec,
};
use futures_util::StreamExt;
use serde_json::{Value, json};

type Outcome = Result<String, Box<dyn Error>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut failed = 0;
    for argument in std::env::args().skip(1) {
        let (kind, url) = argument.split_once('=').ok_or("an argument is `KIND=BASE_URL`")?;
        let (kind, model) = kind
            .split_once(':')
            .map_or((kind, None), |(kind, model)| (kind, Some(model)));
        let peer = Peer::new(kind, url, model)?;
        for case in Case::of(kind) {
            let outcome = case.run(&peer).await;
            let (word, detail) = match &outcome {
                Ok(detail) => ("ok    ", detail.clone()),
                Err(error) => ("FAILED", error.to_string()),
            };
            failed += u32::from(outcome.is_err());
            let detail = detail.replace('\n', " ");
            writeln!(io::stdout(), "{word}  {kind:<16} {:<14} {detail}", case.name())?;
        }
    }
    Ok(if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

struct Peer {
    provider: Box<dyn Provider>,
    model: String,
}

impl Peer {
    fn new(kind: &str, url: &str, model: Option<&str>) -> Result<Self, Box<dyn Error>> {
        let http = HttpClient::new();
        let (usual, provider): (_, Box<dyn Provider>) = match kind {
            "openai" => (
                "gpt-4o-mini",
                Box::new(OpenAi::new(
                    OpenAiOptions::new("openai", url, http).with_key("k"),
                )?),
            ),
            "responses" => {
                let options = OpenAiOptions::new("openai", url, http)
                    .with_key("k")
                    .with_api(Api::Responses);
                ("gpt-4o-mini", Box::new(OpenAi::new(options)?))
            }
            "deepseek" => (
                "deepseek-chat",
                Box::new(OpenAi::new(
                    OpenAiOptions::new("deepseek", url, http).with_key("k"),
                )?),
            ),
            "local" => (
                "smollm2",
                Box::new(OpenAi::new(OpenAiOptions::new("local", url, http))?),
            ),
            "anthropic" => {
                let options = AnthropicOptions::new(url, http).with_key("k");
                ("claude-sonnet-4-20250514", Box::new(Anthropic::new(options)?))
            }
            "local-anthropic" => (
                "smollm2",
                Box::new(Anthropic::new(AnthropicOptions::new(url, http).with_key("k"))?),
            ),
            "gemini" => (
                "gemini-2.5-flash",
                Box::new(Gemini::new(GeminiOptions::new(url, http).with_key("k"))?),
            ),
            _ => return Err(format!("`{kind}` is none of the kinds").into()),
        };
        Ok(Self {
            provider,
            model: model.unwrap_or(usual).to_owned(),
        })
    }

    fn request(&self, messages: Vec<Message>, tools: Vec<ToolSpec>) -> ModelRequest {
        ModelRequest {
            model: self.model.clone(),
            system: Some("You are brief.".into()),
            messages: Arc::new(messages),
            tools: Arc::new(tools),
            sampling: Arc::new(Sampling {
                temperature: Some(0.0),
                ..Sampling::default()
            }),
            max_tokens: 48,
            ..ModelRequest::default()
        }
    }

    async fn ask(&self, streamed: bool, request: &ModelRequest) -> Result<ModelAnswer, Box<dyn Error>> {
        if !streamed {
            return Ok(self.provider.complete(request).await?);
        }
        let mut stream = self.provider.stream(request).await?;
        let (mut text, mut deltas) = (String::new(), 0);
        while let Some(delta) = stream.next().await {
            match delta? {
                Delta::Text(piece) => {
                    text.push_str(&piece);
                    deltas += 1;
                }
                Delta::Done(answer) => {
                    ensure(answer.content == text, "the deltas are not the answer's text")?;
                    ensure(text.len() < 20 || deltas > 1, "the text came in one piece")?;
                    ensure(stream.next().await.is_none(), "something comes after the end")?;
                    return Ok(answer);
                }
                _ => (),
            }
        }
        Err("the stream has no end".into())
    }
}

#[derive(Clone, Copy)]
enum Case {
    Text {
        streamed: bool,
    },
    /// A tool is called and its result handed back.
    Tools {
        streamed: bool,
    },
    RateLimited,
    FreeText {
        streamed: bool,
    },
    /// Tools are offered to a model that is too small to be sure to call them.
    FreeTools {
        streamed: bool,
    },
    /// An answer of a form is wanted, to which the server holds the model.
    Form {
        streamed: bool,
    },
    /// A tool's result is in the conversation, and the answer has it.
    ToolResult {
        streamed: bool,
    },
}

impl Case {
    fn of(kind: &str) -> Vec<Self> {
        let both = |case: fn(bool) -> Self| [case(false), case(true)];
        if kind.starts_with("local") {
            let cases: [fn(bool) -> Self; 3] = [
                |streamed| Self::FreeText { streamed },
                |streamed| Self::FreeTools { streamed },
                |streamed| Self::ToolResult { streamed },
            ];
            let mut cases: Vec<_> = cases.into_iter().flat_map(both).collect();
            if kind == "local" {
                cases.extend(both(|streamed| Self::Form { streamed }));
            }
            return cases;
        }
        let cases: [fn(bool) -> Self; 2] = [
            |streamed| Self::Text { streamed },
            |streamed| Self::Tools { streamed },
        ];
        cases
            .into_iter()
            .flat_map(both)
            .chain([Self::RateLimited])
            .collect()
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Text { streamed: false } | Self::FreeText { streamed: false } => "text",
            Self::Text { streamed: true } | Self::FreeText { streamed: true } => "text, stream",
            Self::Tools { streamed: false } | Self::FreeTools { streamed: false } => "tools",
            Self::Tools { streamed: true } | Self::FreeTools { streamed: true } => "tools, stream",
            Self::Form { streamed: false } => "form",
            Self::Form { streamed: true } => "form, stream",
            Self::ToolResult { streamed: false } => "result",
            Self::ToolResult { streamed: true } => "result, stream",
            Self::RateLimited => "rate limit",
        }
    }

    async fn run(self, peer: &Peer) -> Outcome {
        match self {
            Self::Text { streamed } => text(peer, streamed).await,
            Self::Tools { streamed } => tools(peer, streamed).await,
            Self::RateLimited => rate_limited(peer).await,
            Self::FreeText { streamed } => free(peer, streamed, Vec::new()).await,
            Self::FreeTools { streamed } => free(peer, streamed, vec![clock()]).await,
            Self::Form { streamed } => form(peer, streamed).await,
            Self::ToolResult { streamed } => tool_result(peer, streamed).await,
        }
    }
}

async fn text(peer: &Peer, streamed: bool) -> Outcome {
    let answer = peer
        .ask(
            streamed,
            &peer.request(vec![Message::user("Say hello")], Vec::new()),
        )
        .await?;
    expect("content", &answer.content, "Hello, and grüße from the mock.")?;
    ensure(
        answer.stop_reason == StopReason::EndTurn,
        "it did not end its turn",
    )?;
    ensure(
        (answer.usage.input, answer.usage.output) == (21, 9),
        &format!("usage is {} in, {} out", answer.usage.input, answer.usage.output),
    )?;
    Ok(said(&answer))
}

async fn tools(peer: &Peer, streamed: bool) -> Outcome {
    let question = Message::user("What time is it in Berlin?");
    let asked = peer
        .ask(streamed, &peer.request(vec![question.clone()], vec![clock()]))
        .await?;
    ensure(
        asked.stop_reason == StopReason::ToolUse,
        "it did not stop for a tool",
    )?;
    let [call] = asked.tool_calls.as_slice() else {
        return Err("not one tool call".into());
    };
    expect("tool", &call.name, "current_time")?;
    ensure(
        call.arguments == json!({"zone": "Europe/Berlin"}),
        &format!("arguments {}", call.arguments),
    )?;
    let mut reply = Message::assistant(asked.content.clone());
    reply.tool_calls = asked.tool_calls.clone();
    let history = vec![question, reply, Message::tool(&call.id, "14:05")];
    let answer = peer.ask(streamed, &peer.request(history, vec![clock()])).await?;
    expect("content", &answer.content, "It is 14:05 in Berlin.")?;
    Ok(format!("{}({}) → {}", call.name, call.arguments, said(&answer)))
}

async fn rate_limited(peer: &Peer) -> Outcome {
    let request = peer.request(vec![Message::user("Refuse me")], Vec::new());
    match peer.provider.complete(&request).await {
        Err(error) if error.class == ErrorClass::RateLimited && error.status == Some(429) => {
            Ok(error.message)
        }
        Err(error) => Err(format!("class {}: {}", error.class.as_str(), error.message).into()),
        Ok(answer) => Err(format!("answered {}", said(&answer)).into()),
    }
}

async fn free(peer: &Peer, streamed: bool, tools: Vec<ToolSpec>) -> Outcome {
    let request = peer.request(vec![Message::user("What time is it in Berlin?")], tools);
    let answer = peer.ask(streamed, &request).await?;
    ensure(
        !answer.content.is_empty() || !answer.tool_calls.is_empty(),
        "an empty answer",
    )?;
    ensure(
        answer.usage.input > 0 && answer.usage.output > 0 && !answer.usage.estimated,
        "no usage",
    )?;
    let cut = answer.usage.output >= request.max_tokens;
    ensure(
        cut == (answer.stop_reason == StopReason::MaxTokens),
        &format!("stopped for {:?}", answer.stop_reason),
    )?;
    Ok(said(&answer))
}

async fn tool_result(peer: &Peer, streamed: bool) -> Outcome {
    let mut call = Message::assistant("");
    call.tool_calls = vec![ToolCall {
        id: "call_1".into(),
        name: "current_time".into(),
        arguments: json!({"zone": "Europe/Berlin"}),
    }];
    let history = vec![
        Message::user("What time is it in Berlin?"),
        call,
        Message::tool("call_1", "It is 14:05 in Berlin."),
    ];
    let answer = peer.ask(streamed, &peer.request(history, vec![clock()])).await?;
    ensure(
        answer.content.contains("14:05"),
        &format!("the result is not in {}", said(&answer)),
    )?;
    Ok(said(&answer))
}

async fn form(peer: &Peer, streamed: bool) -> Outcome {
    let schema = json!({
        "type": "object", "additionalProperties": false, "required": ["hour", "city"],
        "properties": {"hour": {"type": "integer"}, "city": {"enum": ["Berlin", "Bonn"]}},
    });
    let request = ModelRequest {
        response_schema: Some(Arc::new(ResponseSchema {
            name: "time".into(),
            schema,
            strict: true,
        })),
        ..peer.request(vec![Message::user("It is 14:05 in Berlin.")], Vec::new())
    };
    let answer = peer.ask(streamed, &request).await?;
    let value: Value = serde_json::from_str(&answer.content)?;
    ensure(
        value.get("hour").is_some_and(Value::is_i64)
            && matches!(value.get("city").and_then(Value::as_str), Some("Berlin" | "Bonn")),
        &format!("not of the form: {value}"),
    )?;
    Ok(said(&answer))
}

fn clock() -> ToolSpec {
    ToolSpec {
        name: "current_time".into(),
        description: "The time now.".into(),
        parameters: json!({
            "type": "object",
            "properties": {"zone": {"type": "string", "description": "IANA name"}},
            "required": ["zone"],
            "additionalProperties": false,
        }),
    }
}

fn said(answer: &ModelAnswer) -> String {
    let calls: Vec<_> = answer
        .tool_calls
        .iter()
        .map(|call| format!("{}({})", call.name, call.arguments))
        .collect();
    let text: String = answer.content.chars().take(48).collect();
    format!(
        "{text:?} {} in {} out {}",
        calls.join(" "),
        answer.usage.input,
        answer.usage.output
    )
}

fn expect(what: &str, got: &str, wanted: &str) -> Result<(), Box<dyn Error>> {
    ensure(got == wanted, &format!("{what} is {got:?}"))
}

fn ensure(holds: bool, otherwise: &str) -> Result<(), Box<dyn Error>> {
    if holds { Ok(()) } else { Err(otherwise.into()) }
}
