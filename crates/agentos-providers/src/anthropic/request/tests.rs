use std::sync::Arc;

use agentos_types::{ReasoningEffort, Sampling, ToolCall, ToolChoice};
use serde_json::{Value, json};

use super::*;
use crate::answer_form;
use crate::testing::{everything, next_turn, plain, with_form, with_tools};

fn body(request: &ModelRequest, streamed: bool) -> Value {
    serde_json::to_value(build(request, "anthropic", streamed).unwrap().0).unwrap()
}

#[test]
fn bodies() {
    insta::assert_json_snapshot!("plain", body(&plain("claude-sonnet-4-20250514"), false));
    insta::assert_json_snapshot!("everything", body(&everything("claude-sonnet-4-20250514"), true));
}

#[test]
fn knobs_by_model() {
    let with = |model: &str, sampling: Sampling| {
        body(
            &ModelRequest {
                sampling: sampling.into(),
                ..plain(model)
            },
            false,
        )
    };
    let both = Sampling {
        temperature: Some(1.5),
        top_p: Some(0.5),
        top_k: Some(3),
        ..Sampling::default()
    };
    let old = with("claude-sonnet-4-5", both.clone());
    assert_eq!(
        (&old["temperature"], &old["top_p"], &old["top_k"]),
        (&json!(1.0), &Value::Null, &json!(3))
    );
    let one = with(
        "claude-sonnet-4-5",
        Sampling {
            temperature: None,
            ..both.clone()
        },
    );
    assert_eq!((&one["temperature"], &one["top_p"]), (&Value::Null, &json!(0.5)));
    let new = with("claude-opus-4-7", both);
    assert_eq!(
        (&new["temperature"], &new["top_p"], &new["top_k"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
}

#[test]
fn turns_alternate_and_results_come_first() {
    let call = ToolCall {
        id: "a:1".into(),
        name: "t".into(),
        arguments: json!({}),
    };
    let messages = vec![
        Message::user("  "),
        Message::user("one"),
        Message::system("mind this"),
        Message::user("two"),
        Message {
            tool_calls: vec![call],
            ..Message::assistant(" ")
        },
        Message::user("early"),
        Message::tool("a:1", ""),
    ];
    let request = ModelRequest {
        messages: Arc::new(messages),
        prompt_cache: PromptCache::Off,
        ..plain("claude-sonnet-4-5")
    };
    let body = body(&request, false);
    assert_eq!(body["system"], "Be brief.\n\nmind this");
    assert_eq!(
        body["messages"],
        json!([
            {"role": "user", "content": [{"type": "text", "text": "one"}, {"type": "text", "text": "two"}]},
            {"role": "assistant", "content": [{"type": "tool_use", "id": "a_1", "name": "t", "input": {}}]},
            {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "a_1"}, {"type": "text", "text": "early"}]},
        ])
    );
    // Tools that were used are named, though none may be used.
    assert_eq!(
        body["tools"],
        json!([{"name": "t", "description": "", "input_schema": {"type": "object"}}])
    );
    assert_eq!(body["tool_choice"], json!({"type": "none"}));
}

fn asked(request: &ModelRequest) -> (Value, Sent) {
    let (wire, sent) = build(request, "anthropic", false).unwrap();
    (serde_json::to_value(wire).unwrap(), sent)
}

#[test]
fn at_most_four_marks_say_what_of_the_prompt_to_keep() {
    let count = |value: &Value| value.to_string().matches("cache_control").count();
    let request = everything("claude-sonnet-4-5");
    let (body, _) = asked(&request);
    assert_eq!(count(&body), 3);
    assert_eq!(body["tools"][1]["cache_control"], json!({"type": "ephemeral"}));
    assert_eq!(body["system"][0]["cache_control"], json!({"type": "ephemeral"}));
    let last = body["messages"].as_array().unwrap().last().unwrap();
    assert_eq!(
        last["content"].as_array().unwrap().last().unwrap()["cache_control"],
        json!({"type": "ephemeral"})
    );
    let with = |prompt_cache| {
        asked(&ModelRequest {
            prompt_cache,
            ..request.clone()
        })
        .0
    };
    assert_eq!(
        with(PromptCache::Hour)["system"][0]["cache_control"],
        json!({"type": "ephemeral", "ttl": "1h"})
    );
    let off = with(PromptCache::Off);
    assert_eq!((count(&off), &off["system"]), (0, &json!("Be brief.")));
}

#[test]
fn tools_are_chosen() {
    for (choice, many, expected) in [
        (ToolChoice::Auto, None, Value::Null),
        (ToolChoice::Auto, Some(true), Value::Null),
        (
            ToolChoice::Auto,
            Some(false),
            json!({"type": "auto", "disable_parallel_tool_use": true}),
        ),
        (ToolChoice::None, Some(false), json!({"type": "none"})),
        (ToolChoice::Required, None, json!({"type": "any"})),
        (
            ToolChoice::Tool("files.read".into()),
            Some(false),
            json!({"type": "tool", "name": tool_name::to_wire("files.read"), "disable_parallel_tool_use": true}),
        ),
    ] {
        let request = ModelRequest {
            tool_choice: choice.clone(),
            parallel_tool_calls: many,
            ..with_tools("claude-sonnet-4-5")
        };
        assert_eq!(asked(&request).0["tool_choice"], expected, "{choice:?}");
    }
}

#[test]
fn forms_are_asked_for_or_are_a_tool() {
    let (body, sent) = asked(&with_form(with_tools("claude-sonnet-4-5")));
    assert_eq!(body["output_config"]["format"]["type"], "json_schema");
    let celsius = &body["output_config"]["format"]["schema"]["properties"]["celsius"];
    assert_eq!(
        celsius,
        &json!({"type": "integer", "description": "{minimum: -90}"})
    );
    assert!(!sent.answer_tool && body.get("tool_choice").is_none());

    let old = "claude-sonnet-4-20250514";
    let (body, sent) = asked(&with_form(plain(old)));
    assert_eq!(body["tools"][0]["name"], answer_form::TOOL);
    assert_eq!(
        body["tool_choice"],
        json!({"type": "tool", "name": answer_form::TOOL, "disable_parallel_tool_use": true})
    );
    assert!(sent.answer_tool && body.get("output_config").is_none());
    // With other tools it may call one of those first.
    let (body, _) = asked(&with_form(with_tools(old)));
    assert_eq!(
        body["tool_choice"],
        json!({"type": "any", "disable_parallel_tool_use": true})
    );
    assert_eq!(body["tools"].as_array().unwrap().len(), 3);
}

#[test]
fn thought_is_asked_for_as_the_model_takes_it() {
    use ReasoningEffort::{High, Low, Medium, None, Tokens};
    let budget = |tokens: u32| json!({"type": "enabled", "budget_tokens": tokens});
    for (model, effort, forced, thinking, level, dropped) in [
        (
            "claude-sonnet-4-5",
            Medium,
            false,
            budget(8_192),
            Value::Null,
            vec![],
        ),
        (
            "claude-sonnet-4-5",
            Tokens(99_000),
            false,
            budget(9_999),
            Value::Null,
            vec![],
        ),
        (
            "claude-sonnet-4-5",
            Tokens(5),
            false,
            budget(1_024),
            Value::Null,
            vec![],
        ),
        (
            "claude-sonnet-4-5",
            High,
            true,
            Value::Null,
            Value::Null,
            vec!["reasoning"],
        ),
        (
            "claude-3-5-sonnet-20241022",
            High,
            false,
            Value::Null,
            Value::Null,
            vec!["reasoning"],
        ),
        (
            "claude-opus-4-6",
            High,
            false,
            json!({"type": "adaptive"}),
            json!("high"),
            vec![],
        ),
        ("claude-opus-4-7", None, false, Value::Null, Value::Null, vec![]),
        (
            "claude-opus-5",
            None,
            false,
            json!({"type": "disabled"}),
            Value::Null,
            vec![],
        ),
        (
            "claude-opus-5",
            Low,
            true,
            json!({"type": "disabled"}),
            Value::Null,
            vec!["reasoning"],
        ),
        (
            "claude-sonnet-5-5",
            None,
            false,
            json!({"type": "between_tools"}),
            Value::Null,
            vec![],
        ),
        (
            "claude-opus-5-5",
            None,
            false,
            Value::Null,
            json!("low"),
            vec!["reasoning"],
        ),
        (
            "claude-opus-5-5",
            Medium,
            true,
            Value::Null,
            json!("medium"),
            vec!["reasoning", "tool_choice"],
        ),
    ] {
        let request = ModelRequest {
            tool_choice: if forced {
                ToolChoice::Required
            } else {
                ToolChoice::Auto
            },
            ..thinking_request(effort, model)
        };
        let (body, sent) = asked(&request);
        assert_eq!(
            (&body["thinking"], &body["output_config"]["effort"], sent.dropped),
            (&thinking, &level, dropped),
            "{model} {effort:?}"
        );
    }
    // Too little room to think, and knobs that a thinking model refuses.
    let mut request = thinking_request(High, "claude-sonnet-4-5");
    request.max_tokens = 1_024;
    assert_eq!(asked(&request).1.dropped, ["reasoning"]);
    request.max_tokens = 4_096;
    request.sampling = everything("m").sampling;
    let (body, sent) = asked(&request);
    assert!(body.get("temperature").is_none() && body.get("top_k").is_none());
    assert_eq!(
        sent.dropped,
        [
            "temperature",
            "top_p",
            "top_k",
            "frequency_penalty",
            "presence_penalty",
            "seed",
            "stop_sequences"
        ]
    );
}

fn thinking_request(effort: ReasoningEffort, model: &str) -> ModelRequest {
    crate::testing::thinking(effort, with_tools(model))
}

#[test]
fn thoughts_go_back_in_their_places_and_only_to_their_model() {
    let request = thinking_request(ReasoningEffort::Medium, "claude-sonnet-4-5");
    let content = json!([
        {"type": "thinking", "thinking": "hm", "signature": "c2ln"},
        {"type": "redacted_thinking", "data": "ZGF0YQ=="},
        {"type": "text", "text": "Let me look."},
        {"type": "thinking", "thinking": "", "signature": "bW9yZQ=="},
        {"type": "thinking", "thinking": "unsigned", "signature": ""},
        {"type": "tool_use", "id": "toolu_1", "name": "weather", "input": {"city": "Bonn"}},
    ]);
    let (_, sent) = build(&request, "anthropic", false).unwrap();
    let body = json!({"content": content, "stop_reason": "tool_use"}).to_string();
    let answer = super::super::response::answer(&request, &sent, body.as_bytes()).unwrap();
    assert_eq!(answer.content, "Let me look.");
    let next = next_turn(&request, &answer);
    let (body, sent) = asked(&next);
    let mut expected = content;
    expected.as_array_mut().unwrap().remove(4);
    assert_eq!(body["messages"][1]["content"], expected);
    assert_eq!(
        (&body["thinking"]["type"], sent.dropped),
        (&json!("enabled"), vec![])
    );
    // Another model gets none, and so cannot think in the middle of this turn.
    for other in [
        ModelRequest {
            model: "claude-sonnet-4-1".into(),
            ..next.clone()
        },
        {
            let mut messages = (*next.messages).clone();
            messages[1].provider_state = None;
            ModelRequest {
                messages: messages.into(),
                ..next
            }
        },
    ] {
        let (body, sent) = asked(&other);
        assert!(!body["messages"].to_string().contains("thinking"), "{body}");
        assert_eq!((body.get("thinking"), sent.dropped), (None, vec!["reasoning"]));
    }
}

#[test]
fn a_form_that_its_field_cannot_say_is_a_tool() {
    let tree = json!({"type": "object", "properties": {"next": {"$ref": "#"}}});
    let closed = json!({"type": "object", "properties": {"a": {"type": "string"}}});
    for (schema, by_tool) in [(tree, true), (json!({"type": "object"}), true), (closed, false)] {
        let form = agentos_types::ResponseSchema {
            name: "r".into(),
            schema,
            strict: false,
        };
        let request = ModelRequest {
            response_schema: Some(std::sync::Arc::new(form)),
            ..plain("claude-opus-4-8")
        };
        let (wire, sent) = build(&request, "anthropic", false).unwrap();
        let body = serde_json::to_value(wire).unwrap();
        let is_tool = body["tools"][0]["name"] == "answer_with_json";
        assert_eq!((is_tool, sent.answer_tool), (by_tool, by_tool), "{body}");
        assert_eq!(
            body.pointer("/output_config/format").is_some(),
            !by_tool,
            "{body}"
        );
    }
}
