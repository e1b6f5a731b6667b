use agentos_types::ReasoningEffort;
use serde_json::{Value, json};

use super::*;
use crate::testing::{everything, next_turn, plain, thinking, with_form, with_tools};

fn asked(request: &ModelRequest) -> (Value, Vec<&'static str>) {
    let (wire, sent) = build(request, "openai", true).unwrap();
    (serde_json::to_value(wire).unwrap(), sent.dropped)
}

#[test]
fn bodies() {
    insta::assert_json_snapshot!("plain", asked(&plain("gpt-4o-mini")).0);
    insta::assert_json_snapshot!("everything", asked(&everything("gpt-4o")).0);
    insta::assert_json_snapshot!(
        "thinking",
        asked(&thinking(ReasoningEffort::High, with_form(plain("gpt-5.2")))).0
    );
}

#[test]
fn tools_are_chosen() {
    for (choice, expected) in [
        (ToolChoice::Auto, Value::Null),
        (ToolChoice::None, json!("none")),
        (ToolChoice::Required, json!("required")),
        (
            ToolChoice::Tool("weather".into()),
            json!({"type": "function", "name": "weather"}),
        ),
    ] {
        let request = ModelRequest {
            tool_choice: choice,
            parallel_tool_calls: Some(false),
            ..with_tools("gpt-4o")
        };
        let (body, _) = asked(&request);
        assert_eq!(
            (&body["tool_choice"], &body["parallel_tool_calls"]),
            (&expected, &json!(false))
        );
    }
}

#[test]
fn what_is_left_out_is_said() {
    let knobs = |model: &str| ModelRequest {
        sampling: everything(model).sampling,
        ..plain(model)
    };
    let never = [
        "top_k",
        "frequency_penalty",
        "presence_penalty",
        "seed",
        "stop_sequences",
    ];
    assert_eq!(asked(&knobs("gpt-4o")).1, never);
    assert_eq!(
        asked(&knobs("gpt-5")).1,
        ["temperature", "top_p"]
            .into_iter()
            .chain(never)
            .collect::<Vec<_>>()
    );
    let off = thinking(ReasoningEffort::None, plain("o3"));
    assert_eq!(asked(&off).1, ["reasoning"]);
    assert!(asked(&plain("gpt-4o")).0.get("include").is_none());
}

#[test]
fn thoughts_go_back_in_their_places_and_only_to_their_model() {
    let request = with_tools("gpt-5.2");
    let body = json!({"model": "gpt-5.2", "status": "completed", "output": [
        {"type": "reasoning", "id": "rs_1", "summary": [], "encrypted_content": "gAAA", "status": null},
        {"type": "reasoning", "id": "rs_2", "summary": []},
        {"type": "message", "id": "msg_1", "role": "assistant", "content": [{"type": "output_text", "text": "Let me look.", "annotations": []}]},
        {"type": "reasoning", "id": "rs_3", "summary": [{"type": "summary_text", "text": "hm"}], "encrypted_content": "gBBB"},
        {"type": "function_call", "id": "fc_1", "call_id": "call_1", "name": "weather", "arguments": "{}"},
    ]});
    let (_, sent) = build(&request, "openai", false).unwrap();
    let answer = super::super::answer(&request, &sent, body.to_string().as_bytes()).unwrap();
    let next = next_turn(&request, &answer);
    assert_eq!(
        asked(&next).0["input"],
        json!([
            {"type": "message", "role": "user", "content": "Hello"},
            {"type": "reasoning", "id": "rs_1", "summary": [], "encrypted_content": "gAAA"},
            {"type": "message", "role": "assistant", "content": "Let me look."},
            {"type": "reasoning", "id": "rs_3", "summary": [{"type": "summary_text", "text": "hm"}], "encrypted_content": "gBBB"},
            {"type": "function_call", "call_id": "call_1", "name": "weather", "arguments": "{}"},
            {"type": "function_call_output", "call_id": "call_1", "output": "{}"},
        ])
    );
    // Its cap came before anything that follows from the thought, without which it is refused.
    let cut = json!({"status": "incomplete", "incomplete_details": {"reason": "max_output_tokens"}, "output": [
        {"type": "reasoning", "id": "rs_1", "summary": [], "encrypted_content": "gAAA"},
    ]});
    let answer = super::super::answer(&request, &sent, cut.to_string().as_bytes()).unwrap();
    assert!(answer.provider_state.is_some());
    assert_eq!(
        asked(&next_turn(&request, &answer)).0["input"],
        json!([{"type": "message", "role": "user", "content": "Hello"}])
    );
    let other = ModelRequest {
        model: "gpt-5.1".into(),
        ..next
    };
    assert!(!asked(&other).0["input"].to_string().contains("gAAA"));
}
