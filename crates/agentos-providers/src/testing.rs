//! What the wires' tests share: a request that uses everything, and streams cut at every byte.

use std::sync::Arc;

use agentos_types::{
    Content, Delta, ImageUrl, Message, ModelAnswer, ModelRequest, Part, ProviderError, ReasoningEffort,
    ResponseSchema, Sampling, ToolCall, ToolSpec,
};
use bytes::Bytes;
use futures_util::{FutureExt, StreamExt, stream};
use serde_json::json;

use crate::sse::{self, Decoder};

pub(crate) const PIXEL: &str = "data:image/png;base64,iVBORw0KGgo=";

pub(crate) fn plain(model: &str) -> ModelRequest {
    ModelRequest {
        model: model.into(),
        system: Some("Be brief.".into()),
        messages: Arc::new(vec![Message::user("Hello")]),
        tools: Arc::default(),
        sampling: Arc::default(),
        max_tokens: 256,
        ..ModelRequest::default()
    }
}

/// Several turns, two tool calls at once with their results, an image, two tools, every knob.
pub(crate) fn everything(model: &str) -> ModelRequest {
    let call = |id: &str, name: &str, arguments| ToolCall {
        id: id.into(),
        name: name.into(),
        arguments,
    };
    let messages = vec![
        Message::user(Content::Parts(vec![
            Part::Text {
                text: "What is on these?".into(),
            },
            Part::ImageUrl {
                image_url: ImageUrl { url: PIXEL.into() },
            },
            Part::ImageUrl {
                image_url: ImageUrl {
                    url: "https://example.com/cat.jpg".into(),
                },
            },
        ])),
        Message {
            tool_calls: vec![
                call("call_a", "weather", json!({"city": "Köln"})),
                call("call_b", "files.read", json!({})),
            ],
            ..Message::assistant("Let me look.")
        },
        Message {
            name: Some("files.read".into()),
            ..Message::tool("call_b", "plain text")
        },
        Message::tool("call_a", "{\"celsius\": 7}"),
        Message::user("And now?"),
        Message {
            tool_calls: vec![call("call_c", "weather", json!("{\"city\": "))],
            ..Message::assistant("")
        },
        Message::tool("call_c", "invalid arguments"),
        Message::user("Go on."),
        Message::user("Please."),
    ];
    let tools = vec![
        ToolSpec {
            name: "weather".into(),
            description: "The weather in a city.".into(),
            parameters: json!({
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "type": "object",
                "additionalProperties": false,
                "required": ["city"],
                "properties": {
                    "city": {"type": "string", "minLength": 1},
                    "unit": {"type": ["string", "null"], "enum": ["c", "f"], "default": "c"},
                },
            }),
        },
        ToolSpec {
            name: "files.read".into(),
            description: "Reads the file.".into(),
            parameters: json!({"type": "object", "properties": {}}),
        },
    ];
    ModelRequest {
        model: model.into(),
        system: Some("Be brief.".into()),
        messages: Arc::new(messages),
        tools: Arc::new(tools),
        sampling: Arc::new(Sampling {
            temperature: Some(1.5),
            top_p: Some(0.9),
            top_k: Some(40),
            frequency_penalty: Some(0.5),
            presence_penalty: Some(0.25),
            stop_sequences: ["END", "STOP", "  ", "x", "y", "z"].map(String::from).to_vec(),
            seed: Some(7),
        }),
        max_tokens: 1_024,
        ..ModelRequest::default()
    }
}

/// The same tools and one question.
pub(crate) fn with_tools(model: &str) -> ModelRequest {
    ModelRequest {
        tools: everything(model).tools,
        ..plain(model)
    }
}

/// An answer of this form is wanted.
pub(crate) fn with_form(request: ModelRequest) -> ModelRequest {
    let schema = json!({
        "type": "object",
        "required": ["city", "celsius"],
        "properties": {"city": {"type": "string"}, "celsius": {"type": "integer", "minimum": -90}},
        "additionalProperties": false,
    });
    ModelRequest {
        response_schema: Some(Arc::new(ResponseSchema {
            name: "weather report".into(),
            schema,
            strict: true,
        })),
        ..request
    }
}

pub(crate) fn thinking(effort: ReasoningEffort, request: ModelRequest) -> ModelRequest {
    ModelRequest {
        reasoning: Some(effort),
        max_tokens: 10_000,
        ..request
    }
}

/// The question, the answer with its tool's result, and what the answer wanted back.
pub(crate) fn next_turn(request: &ModelRequest, answer: &ModelAnswer) -> ModelRequest {
    let mut messages = (*request.messages).clone();
    messages.push(Message {
        tool_calls: answer.tool_calls.clone(),
        provider_state: answer.provider_state.clone(),
        ..Message::assistant(answer.content.clone())
    });
    for call in &answer.tool_calls {
        messages.push(Message::tool(&call.id, "{}"));
    }
    // As it is after a crash.
    let stored = serde_json::to_string(&messages).unwrap();
    ModelRequest {
        messages: Arc::new(serde_json::from_str(&stored).unwrap()),
        ..request.clone()
    }
}

/// Everything that a stream of these chunks gives.
pub(crate) fn run(decoder: Box<dyn Decoder>, chunks: Vec<&[u8]>) -> Vec<Result<Delta, ProviderError>> {
    let chunks: Vec<_> = chunks
        .into_iter()
        .map(|chunk| Ok(Bytes::copy_from_slice(chunk)))
        .collect();
    // Nothing here waits, so that one look is enough.
    sse::deltas(stream::iter(chunks), decoder, |error| error)
        .collect::<Vec<_>>()
        .now_or_never()
        .unwrap()
}

/// Deltas with neighbouring pieces joined, so that cuts between them do not matter.
pub(crate) fn joined(deltas: Vec<Result<Delta, ProviderError>>) -> Vec<Result<Delta, ProviderError>> {
    let mut all: Vec<Result<Delta, ProviderError>> = Vec::new();
    for delta in deltas {
        match (all.last_mut(), delta) {
            (Some(Ok(Delta::Text(last))), Ok(Delta::Text(more))) => last.push_str(&more),
            (Some(Ok(Delta::Thinking(last))), Ok(Delta::Thinking(more))) => last.push_str(&more),
            (
                Some(Ok(Delta::ToolCallArguments { index, fragment })),
                Ok(Delta::ToolCallArguments {
                    index: other,
                    fragment: more,
                }),
            ) if *index == other => fragment.push_str(&more),
            (_, delta) => all.push(delta),
        }
    }
    all
}

/// The same answer whatever the cuts: whole, in single bytes, and in two at every place. The body
/// cut short anywhere is an error, never an answer, unless only line breaks are missing.
pub(crate) fn every_cut(body: &str, decoder: impl Fn() -> Box<dyn Decoder>) -> ModelAnswer {
    let bytes = body.as_bytes();
    let whole = joined(run(decoder(), vec![bytes]));
    let Some(Ok(Delta::Done(answer))) = whole.last().cloned() else {
        panic!("no answer in {whole:?}")
    };
    assert_eq!(joined(run(decoder(), bytes.chunks(1).collect())), whole);
    for at in 1..bytes.len() {
        let (left, right) = bytes.split_at(at);
        assert_eq!(joined(run(decoder(), vec![left, right])), whole, "cut at {at}");
    }
    let windows = body.replace('\n', "\r\n");
    assert_eq!(
        joined(run(decoder(), windows.as_bytes().chunks(3).collect())),
        whole
    );
    answer
}

/// Every beginning of `body` that lacks its end gives an error.
pub(crate) fn every_beginning_fails(body: &str, end: &str, decoder: impl Fn() -> Box<dyn Decoder>) {
    let complete = body.find(end).unwrap() + end.len();
    for at in 0..complete {
        let deltas = run(decoder(), vec![&body.as_bytes()[..at]]);
        assert!(
            matches!(deltas.last(), Some(Err(_))),
            "cut at {at}: {:?}",
            deltas.last()
        );
        assert_eq!(deltas.iter().filter(|d| d.is_err()).count(), 1);
    }
}
