//! Choice of tools, forms of answers, thought and kept prompts against the fake provider, which refuses
//! what the providers refuse: whatever is asked of whatever model, the adapter finds a way to ask.

use std::sync::Arc;

use agentos_testing::{Answer, FakeProvider, Script, ScriptedCall, Stop, Wire};
use agentos_types::{
    Message, ModelAnswer, ModelRequest, PromptCache, ReasoningEffort, ResponseSchema, Sampling, StopReason,
    ToolChoice, ToolSpec,
};
use serde_json::{Value, json};

use crate::fake::{provider, streamed};

const MODELS: &[(Wire, &[&str])] = &[
    (
        Wire::OpenAi,
        &[
            "gpt-4-turbo",
            "gpt-4o-mini",
            "o3",
            "gpt-5",
            "gpt-5.1",
            "gpt-5.2",
            "gpt-6-luna",
        ],
    ),
    (Wire::Responses, &["gpt-4o", "o4-mini", "gpt-5-mini", "gpt-5.2"]),
    (
        Wire::DeepSeek,
        &["deepseek-chat", "deepseek-reasoner", "deepseek-flash"],
    ),
    (
        Wire::Anthropic,
        &[
            "claude-3-5-sonnet-20241022",
            "claude-sonnet-4-20250514",
            "claude-haiku-4-5",
            "claude-opus-4-6",
            "claude-opus-4-8",
            "claude-opus-5",
            "claude-sonnet-5-5",
            "claude-opus-5-5",
            "claude-fable-5-1",
        ],
    ),
    (
        Wire::Gemini,
        &[
            "gemini-2.0-flash",
            "gemini-2.5-pro",
            "gemini-2.5-flash-lite",
            "gemini-3-pro-preview",
            "gemini-3.8-flash",
        ],
    ),
];

fn weather() -> ToolSpec {
    ToolSpec {
        name: "weather".into(),
        description: "The weather in a city.".into(),
        parameters: json!({"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}),
    }
}

fn form() -> Arc<ResponseSchema> {
    let celsius = json!({"type": "integer", "minimum": -90});
    let schema = json!({
        "type": "object", "additionalProperties": false, "required": ["celsius"],
        "properties": {"celsius": celsius},
    });
    Arc::new(ResponseSchema {
        name: "report".into(),
        schema,
        strict: true,
    })
}

fn request(model: &str) -> ModelRequest {
    ModelRequest {
        model: model.into(),
        system: Some("Be brief.".into()),
        messages: Arc::new(vec![Message::user("How warm is it in Bonn?")]),
        sampling: Arc::new(Sampling {
            temperature: Some(0.5),
            top_p: Some(0.9),
            top_k: Some(4),
            seed: Some(1),
            ..Sampling::default()
        }),
        max_tokens: 4_096,
        ..ModelRequest::default()
    }
}

#[tokio::test]
async fn every_model_takes_whatever_is_asked_together() {
    let fake = FakeProvider::start(Script::text("{}")).await.unwrap();
    let choices = [
        ToolChoice::Auto,
        ToolChoice::None,
        ToolChoice::Required,
        ToolChoice::Tool("weather".into()),
    ];
    let efforts = [
        None,
        Some(ReasoningEffort::None),
        Some(ReasoningEffort::Minimal),
        Some(ReasoningEffort::High),
        Some(ReasoningEffort::Tokens(3_000)),
    ];
    for (wire, models) in MODELS {
        let (provider, _) = provider(&fake, *wire);
        for model in *models {
            for (choice, effort) in choices.iter().flat_map(|c| efforts.map(|e| (c, e))) {
                for (tools, wanted) in [(true, false), (true, true), (false, true)] {
                    let request = ModelRequest {
                        tools: Arc::new(if tools { vec![weather()] } else { Vec::new() }),
                        tool_choice: choice.clone(),
                        parallel_tool_calls: Some(false),
                        response_schema: wanted.then(form),
                        reasoning: effort,
                        prompt_cache: PromptCache::Hour,
                        ..request(model)
                    };
                    if let Err(error) = provider.complete(&request).await {
                        panic!("{model} {choice:?} {effort:?} tools {tools} form {wanted}: {error}");
                    }
                }
            }
        }
    }
}

async fn both(
    wire: Wire,
    answer: Answer,
    request: impl Fn(&str) -> ModelRequest,
    model: &str,
) -> [ModelAnswer; 2] {
    let fake = FakeProvider::start(Script::new([answer])).await.unwrap();
    let (provider, _) = provider(&fake, wire);
    let request = request(model);
    [
        provider.complete(&request).await.unwrap(),
        streamed(provider.as_ref(), &request).await.unwrap(),
    ]
}

#[tokio::test]
async fn an_answer_of_a_form_is_text_however_it_comes() {
    let wanted = |model: &str| ModelRequest {
        tools: Arc::new(vec![weather()]),
        response_schema: Some(form()),
        ..request(model)
    };
    let said = json!({"celsius": 7});
    for (wire, model, by_tool) in [
        (Wire::OpenAi, "gpt-4o", false),
        (Wire::Responses, "gpt-5.2", false),
        (Wire::DeepSeek, "deepseek-chat", false),
        (Wire::Anthropic, "claude-sonnet-4-5", false),
        (Wire::Anthropic, "claude-sonnet-4-20250514", true),
        (Wire::Gemini, "gemini-3-pro-preview", false),
        (Wire::Gemini, "gemini-2.5-flash", true),
    ] {
        let answer = if by_tool {
            Answer::tool_call("answer_with_json", said.clone())
        } else {
            Answer::text(said.to_string())
        };
        for answer in both(wire, answer, wanted, model).await {
            assert_eq!(
                (
                    serde_json::from_str::<Value>(&answer.content).unwrap(),
                    answer.stop_reason,
                    answer.tool_calls.len()
                ),
                (said.clone(), StopReason::EndTurn, 0),
                "{model}"
            );
        }
        // It may call another tool first.
        for answer in both(
            wire,
            Answer::tool_call("weather", json!({"city": "Bonn"})),
            wanted,
            model,
        )
        .await
        {
            assert_eq!(
                (answer.stop_reason, answer.tool_calls.len()),
                (StopReason::ToolUse, 1),
                "{model}"
            );
        }
    }
}

#[tokio::test]
async fn thoughts_return_to_who_had_them_through_two_steps_of_tools() {
    for (wire, model, field) in [
        (Wire::Anthropic, "claude-sonnet-4-5", "signature"),
        (Wire::Anthropic, "claude-opus-5-5", "signature"),
        (Wire::Gemini, "gemini-3-pro-preview", "thoughtSignature"),
        (Wire::DeepSeek, "deepseek-flash", "reasoning_content"),
        (Wire::Responses, "gpt-5.2", "encrypted_content"),
    ] {
        for in_pieces in [false, true] {
            let step = Answer {
                thinking: Some("Let me think.".into()),
                tool_calls: vec![ScriptedCall {
                    id: None,
                    name: "weather".into(),
                    arguments: json!({"city": "Bonn"}),
                }],
                ..Answer::default()
            };
            let fake = FakeProvider::start(Script::new([step.clone(), step, Answer::text("Seven.")]))
                .await
                .unwrap();
            let (provider, _) = provider(&fake, wire);
            let mut asked = ModelRequest {
                tools: Arc::new(vec![weather()]),
                reasoning: Some(ReasoningEffort::Medium),
                ..request(model)
            };
            loop {
                let answer = if in_pieces {
                    streamed(provider.as_ref(), &asked).await.unwrap()
                } else {
                    provider.complete(&asked).await.unwrap()
                };
                if answer.tool_calls.is_empty() {
                    break;
                }
                assert_eq!(answer.content, "", "{model}");
                let mut messages = (*asked.messages).clone();
                let results: Vec<_> = answer
                    .tool_calls
                    .iter()
                    .map(|call| Message::tool(&call.id, "7"))
                    .collect();
                messages.push(Message {
                    tool_calls: answer.tool_calls,
                    provider_state: answer.provider_state,
                    ..Message::assistant(answer.content)
                });
                messages.extend(results);
                // What is stored is what returns.
                let stored = serde_json::to_vec(&messages).unwrap();
                asked.messages = Arc::new(serde_json::from_slice(&stored).unwrap());
            }
            let sent: Vec<usize> = fake
                .requests()
                .iter()
                .map(|request| {
                    request
                        .body
                        .to_string()
                        .matches(&format!("\"{field}\":\""))
                        .count()
                })
                .collect();
            assert_eq!(sent, [0, 1, 2], "{model} in pieces {in_pieces}");
        }
    }
}

#[tokio::test]
async fn refusals_and_filters_are_said_as_such() {
    for (wire, model, stop, expected) in [
        (Wire::OpenAi, "gpt-4o", Stop::Refusal, StopReason::Refusal),
        (
            Wire::OpenAi,
            "gpt-4o",
            Stop::ContentFilter,
            StopReason::ContentFilter,
        ),
        (Wire::Responses, "gpt-5.2", Stop::Refusal, StopReason::Refusal),
        (
            Wire::Responses,
            "gpt-5.2",
            Stop::ContentFilter,
            StopReason::ContentFilter,
        ),
        (
            Wire::DeepSeek,
            "deepseek-chat",
            Stop::ContentFilter,
            StopReason::ContentFilter,
        ),
        (
            Wire::Anthropic,
            "claude-sonnet-4-5",
            Stop::Refusal,
            StopReason::Refusal,
        ),
        (
            Wire::Gemini,
            "gemini-2.5-flash",
            Stop::ContentFilter,
            StopReason::ContentFilter,
        ),
    ] {
        for answer in both(wire, Answer::text("No.").with_stop(stop), request, model).await {
            assert_eq!(
                (answer.stop_reason, answer.content.as_str()),
                (expected, "No."),
                "{wire} {stop:?}"
            );
        }
    }
}
