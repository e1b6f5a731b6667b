//! The wires against the fake provider, which was written from what the providers publish and
//! refuses what they would refuse.

use std::sync::Arc;

use agentos_providers::{
    Anthropic, AnthropicOptions, Api, Gemini, GeminiOptions, HttpClient, OpenAi, OpenAiOptions, Provider,
};
use agentos_testing::{Answer, FakeProvider, Fault, Script, Stop, UsageNumbers, Wire};
use agentos_types::{
    Content, Delta, ErrorClass, ImageUrl, Message, ModelAnswer, ModelRequest, Part, ProviderError, Sampling,
    StopReason, ToolCall, ToolSpec, Usage,
};
use futures_util::StreamExt;
use serde_json::json;

pub(crate) fn provider(fake: &FakeProvider, wire: Wire) -> (Box<dyn Provider>, &'static str) {
    let (base, http) = (fake.base_url(wire), HttpClient::new());
    match wire {
        Wire::OpenAi => (
            Box::new(OpenAi::new(OpenAiOptions::new("openai", base, http).with_key("k")).unwrap()),
            "gpt-4o",
        ),
        Wire::DeepSeek => (
            Box::new(OpenAi::new(OpenAiOptions::new("deepseek", base, http).with_key("k")).unwrap()),
            "deepseek-reasoner",
        ),
        Wire::Anthropic => (
            Box::new(Anthropic::new(AnthropicOptions::new(base, http).with_key("k")).unwrap()),
            "claude-sonnet-4-5",
        ),
        Wire::Gemini => (
            Box::new(Gemini::new(GeminiOptions::new(base, http).with_key("k")).unwrap()),
            "gemini-3-pro-preview",
        ),
        Wire::Responses => {
            let options = OpenAiOptions::new("openai", base, http)
                .with_key("k")
                .with_api(Api::Responses);
            (Box::new(OpenAi::new(options).unwrap()), "gpt-5.2")
        }
    }
}

/// Several turns with two calls at once, an image, a tool whose name no wire takes, and every knob.
fn everything(model: &str) -> ModelRequest {
    let call = |id: &str, name: &str, arguments| ToolCall {
        id: id.into(),
        name: name.into(),
        arguments,
    };
    let image = ImageUrl {
        url: "data:image/png;base64,iVBORw0KGgo=".into(),
    };
    let tool = |name: &str, parameters| ToolSpec {
        name: name.into(),
        description: "A tool.".into(),
        parameters,
    };
    let text = |text: &str| Part::Text { text: text.into() };
    let mut seen = vec![text("What is this?"), text("Look.")];
    // DeepSeek takes no images.
    if !model.starts_with("deepseek") {
        seen.push(Part::ImageUrl { image_url: image });
    }
    ModelRequest {
        model: model.into(),
        system: Some("Be brief.".into()),
        messages: Arc::new(vec![
            Message::user(Content::Parts(seen)),
            Message {
                tool_calls: vec![
                    call("call_1_0", "weather", json!({"city": "Köln"})),
                    call("call_1_1", "files.read", json!({})),
                ],
                ..Message::assistant("")
            },
            Message::tool("call_1_1", "text"),
            Message::tool("call_1_0", "{\"celsius\": 7}"),
            Message::assistant("Seven degrees."),
            Message::user("And tomorrow?"),
        ]),
        tools: Arc::new(vec![
            tool(
                "weather",
                json!({"$schema": "x", "type": "object", "additionalProperties": false, "required": ["city"],
                       "properties": {"city": {"type": "string"}, "unit": {"type": ["string", "null"], "enum": ["c", "f"]}}}),
            ),
            tool("files.read", json!({"type": "object", "properties": {}})),
        ]),
        sampling: Arc::new(Sampling {
            temperature: Some(1.2),
            top_p: Some(0.9),
            top_k: Some(40),
            frequency_penalty: Some(0.5),
            presence_penalty: Some(0.5),
            stop_sequences: ["A", "B", "C", "D", "E", "F"].map(String::from).to_vec(),
            seed: Some(7),
        }),
        max_tokens: 512,
        ..ModelRequest::default()
    }
}

pub(crate) async fn streamed(
    provider: &dyn Provider,
    request: &ModelRequest,
) -> Result<ModelAnswer, ProviderError> {
    let mut deltas = provider.stream(request).await?;
    let mut text = String::new();
    while let Some(delta) = deltas.next().await {
        match delta? {
            Delta::Text(piece) => text += &piece,
            Delta::Done(answer) => {
                assert_eq!(answer.content, text);
                assert!(deltas.next().await.is_none());
                return Ok(answer);
            }
            Delta::Thinking(_) | Delta::ToolCallStart { .. } | Delta::ToolCallArguments { .. } => {}
        }
    }
    panic!("the stream ended without an answer and without an error")
}

#[tokio::test]
async fn every_wire_takes_everything_and_answers_alike() {
    let numbers = UsageNumbers {
        input: 200,
        output: 50,
        cached: 64,
        reasoning: 20,
        ..UsageNumbers::default()
    };
    let answer = Answer {
        thinking: Some("hm".into()),
        ..Answer::text("Grüße 🦀 und mehr davon")
    }
    .and_tool_call("weather", json!({"city": "Köln"}))
    .and_tool_call("weather", json!({"city": "Bonn", "days": [1, 2]}))
    .with_usage(numbers);
    let fake = FakeProvider::start(Script::new([answer])).await.unwrap();
    for wire in Wire::ALL {
        let (provider, model) = provider(&fake, wire);
        let request = everything(model);
        let whole = provider
            .complete(&request)
            .await
            .unwrap_or_else(|error| panic!("{wire:?}: {error}"));
        let in_pieces = streamed(provider.as_ref(), &request)
            .await
            .unwrap_or_else(|e| panic!("{wire:?}: {e}"));
        for answer in [&whole, &in_pieces] {
            assert_eq!(answer.content, "Grüße 🦀 und mehr davon", "{wire:?}");
            assert_eq!(answer.stop_reason, StopReason::ToolUse, "{wire:?}");
            let arguments: Vec<_> = answer
                .tool_calls
                .iter()
                .map(|call| call.arguments.clone())
                .collect();
            assert_eq!(
                arguments,
                [json!({"city": "Köln"}), json!({"city": "Bonn", "days": [1, 2]})],
                "{wire:?}"
            );

            let expected = Usage {
                input: 200,
                output: 50,
                cached_input: 64,
                reasoning: 20,
                ..Usage::default()
            };
            assert_eq!(answer.usage, expected, "{wire:?}");
        }
    }
}

#[tokio::test]
async fn stop_reasons_mean_the_same_on_every_wire() {
    for (stop, expected) in [
        (Stop::EndTurn, StopReason::EndTurn),
        (Stop::MaxTokens, StopReason::MaxTokens),
    ] {
        let fake = FakeProvider::start(Script::new([Answer::text("x").with_stop(stop)]))
            .await
            .unwrap();
        for wire in Wire::ALL {
            let (provider, model) = provider(&fake, wire);
            let request = everything(model);
            assert_eq!(
                provider.complete(&request).await.unwrap().stop_reason,
                expected,
                "{wire:?}"
            );
            assert_eq!(
                streamed(provider.as_ref(), &request).await.unwrap().stop_reason,
                expected,
                "{wire:?}"
            );
        }
    }
}

#[tokio::test]
async fn faults_have_one_class_on_every_wire() {
    use ErrorClass::*;
    for (fault, class) in [
        (Fault::status(401), Auth),
        (Fault::status(404), ModelNotFound),
        (Fault::status(400), InvalidRequest),
        (Fault::retry_after(429, "2"), RateLimited),
        (Fault::status(500), Overloaded),
        (Fault::status(503), Overloaded),
        (Fault::status(529), Overloaded),
        (Fault::ContextTooLong, ContextTooLong),
        (Fault::Html(502), Overloaded),
        (Fault::Html(200), MalformedResponse),
        (Fault::Empty, MalformedResponse),
        (Fault::OtherShape, MalformedResponse),
    ] {
        let fake = FakeProvider::start(Script::new([Answer::fault(fault.clone())]))
            .await
            .unwrap();
        for wire in Wire::ALL {
            let (provider, model) = provider(&fake, wire);
            let request = everything(model);
            let error = provider.complete(&request).await.unwrap_err();
            assert_eq!(error.class, class, "{wire:?} {fault:?}: {error}");
            if class == RateLimited {
                assert_eq!(
                    error.retry_after,
                    Some(std::time::Duration::from_secs(2)),
                    "{wire:?}"
                );
            }
            let error = streamed(provider.as_ref(), &request).await.unwrap_err();
            assert_eq!(error.class, class, "{wire:?} {fault:?}, streamed: {error}");
        }
    }
}

#[tokio::test]
async fn a_stream_that_breaks_is_never_an_answer() {
    use ErrorClass::*;
    let text = "Grüße 🦀 an alle, die hier mitlesen, und noch ein paar Worte mehr.";
    for (fault, class) in [
        (Fault::CutAfter(5), Transport),
        (Fault::CutInsideUtf8, Transport),
        (Fault::ErrorEventAfter(5), Overloaded),
        (Fault::GarbageChunkAfter(3), MalformedResponse),
    ] {
        let fake = FakeProvider::start(Script::new([Answer::text(text).with_fault(fault.clone())]))
            .await
            .unwrap();
        for wire in Wire::ALL {
            let (provider, model) = provider(&fake, wire);
            let error = streamed(provider.as_ref(), &everything(model)).await.unwrap_err();
            assert_eq!(error.class, class, "{wire:?} {fault:?}: {error}");
        }
    }
    let fake = FakeProvider::start(Script::new([Answer::text(text).with_fault(Fault::Drip(1))]))
        .await
        .unwrap();
    for wire in Wire::ALL {
        let (provider, model) = provider(&fake, wire);
        assert_eq!(
            streamed(provider.as_ref(), &everything(model))
                .await
                .unwrap()
                .content,
            text,
            "{wire:?}"
        );
    }
}
