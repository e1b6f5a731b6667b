//! What each provider's answer looks like, whole and streamed, byte for byte.

use agentos_testing::{Answer, FakeProvider, Script, Stop, UsageNumbers, Wire};
use serde_json::{Value, json};

use crate::support::{request_for, send, small};

fn everything() -> Answer {
    Answer {
        thinking: Some("Let me see.".to_owned()),
        usage: Some(UsageNumbers {
            input: 100,
            output: 50,
            cached: 30,
            cache_write: 5,
            cache_write_1h: 2,
            reasoning: 20,
        }),
        ..Answer::text("Grüße aus Köln").and_tool_call("current_time", json!({"zone": "UTC"}))
    }
}

#[tokio::test]
async fn whole_answers() {
    let fake = FakeProvider::start(Script::new([everything()])).await.unwrap();
    for wire in Wire::ALL {
        fake.reset();
        let response = send(&fake, wire, &small(wire), false).await;
        assert_eq!(response.headers()["content-type"], "application/json");
        let body: Value = response.json().await.unwrap();
        insta::assert_json_snapshot!(format!("whole_{wire}"), body);
    }
}

#[tokio::test]
async fn streamed_answers() {
    let fake = FakeProvider::start(Script::new([everything()])).await.unwrap();
    for wire in Wire::ALL {
        fake.reset();
        let mut body = small(wire);
        if matches!(wire, Wire::OpenAi | Wire::DeepSeek) {
            body["stream_options"] = json!({"include_usage": true});
        }
        let response = send(&fake, wire, &body, true).await;
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        // Carriage returns are a part of Gemini's framing: shown, so that the snapshot keeps them.
        insta::assert_snapshot!(
            format!("stream_{wire}"),
            response.text().await.unwrap().replace('\r', "␍")
        );
    }
}

#[tokio::test]
async fn openai_streams_usage_only_on_demand() {
    let fake = FakeProvider::start(Script::text("Hello")).await.unwrap();
    let text = send(&fake, Wire::OpenAi, &small(Wire::OpenAi), true)
        .await
        .text()
        .await
        .unwrap();
    assert!(
        text.contains("Hello") && text.ends_with("data: [DONE]\n\n"),
        "{text}"
    );
    assert!(!text.contains("usage"), "{text}");
}

#[tokio::test]
async fn a_gemini_stream_without_sse_is_one_json_array() {
    let fake = FakeProvider::start(Script::text("Hello from here"))
        .await
        .unwrap();
    let url = format!(
        "{}/v1beta/models/gemini-2.5-flash:streamGenerateContent?key=k",
        fake.base_url(Wire::Gemini)
    );
    let response = crate::support::client()
        .post(url)
        .json(&small(Wire::Gemini))
        .send()
        .await
        .unwrap();
    let pieces: Vec<Value> = response.json().await.unwrap();
    let text: String = pieces
        .iter()
        .filter_map(|piece| piece["candidates"][0]["content"]["parts"][0]["text"].as_str())
        .collect();
    assert_eq!(text, "Hello from here");
    assert_eq!(pieces.last().unwrap()["candidates"][0]["finishReason"], "STOP");
}

#[tokio::test]
async fn why_it_stopped_is_said_in_each_providers_word() {
    let word = |wire, body: &Value| match wire {
        Wire::OpenAi | Wire::DeepSeek => body["choices"][0]["finish_reason"].clone(),
        Wire::Anthropic => body["stop_reason"].clone(),
        Wire::Gemini => body["candidates"][0]["finishReason"].clone(),
        Wire::Responses => body["status"].clone(),
    };
    for (stop, words) in [
        (Stop::EndTurn, ["stop", "stop", "end_turn", "STOP", "completed"]),
        (
            Stop::MaxTokens,
            ["length", "length", "max_tokens", "MAX_TOKENS", "incomplete"],
        ),
        (
            Stop::StopSequence,
            ["stop", "stop", "stop_sequence", "STOP", "completed"],
        ),
        (
            Stop::ToolUse,
            ["tool_calls", "tool_calls", "tool_use", "STOP", "completed"],
        ),
        (
            Stop::ContentFilter,
            [
                "content_filter",
                "content_filter",
                "refusal",
                "SAFETY",
                "incomplete",
            ],
        ),
    ] {
        let fake = FakeProvider::start(Script::new([Answer::text("x").with_stop(stop)]))
            .await
            .unwrap();
        for (wire, expected) in Wire::ALL.into_iter().zip(words) {
            let body: Value = send(&fake, wire, &small(wire), false).await.json().await.unwrap();
            assert_eq!(word(wire, &body), expected, "{wire} {stop:?}");
        }
    }
}

#[tokio::test]
async fn a_blocked_prompt_of_gemini_has_no_candidates() {
    let fake = FakeProvider::start(Script::new([Answer::default().with_stop(Stop::PromptBlocked)]))
        .await
        .unwrap();
    let body: Value = send(&fake, Wire::Gemini, &small(Wire::Gemini), false)
        .await
        .json()
        .await
        .unwrap();
    assert_eq!(
        (&body["promptFeedback"]["blockReason"], &body["candidates"]),
        (&json!("SAFETY"), &Value::Null)
    );
}

#[tokio::test]
async fn usage_can_be_the_providers_own_object_or_missing() {
    let raw = |usage| Answer {
        raw_usage: Some(usage),
        ..Answer::text("x")
    };
    let fake = FakeProvider::start(Script::new([raw(json!({"prompt_tokens": 7})), raw(Value::Null)]))
        .await
        .unwrap();
    let first: Value = send(&fake, Wire::OpenAi, &small(Wire::OpenAi), false)
        .await
        .json()
        .await
        .unwrap();
    let second: Value = send(&fake, Wire::OpenAi, &small(Wire::OpenAi), false)
        .await
        .json()
        .await
        .unwrap();
    assert_eq!(first["usage"], json!({"prompt_tokens": 7}));
    assert_eq!(second.get("usage"), None);
}

#[tokio::test]
async fn broken_arguments_of_a_tool_call_go_out_as_they_stand() {
    let fake = FakeProvider::start(Script::new([Answer::tool_call("f", json!("{\"a\": "))]))
        .await
        .unwrap();
    let body: Value = send(&fake, Wire::OpenAi, &small(Wire::OpenAi), false)
        .await
        .json()
        .await
        .unwrap();
    assert_eq!(
        body["choices"][0]["message"]["tool_calls"][0]["function"]["arguments"],
        "{\"a\": "
    );
}

#[tokio::test]
async fn gemini_3_signs_its_calls_and_wants_them_back() {
    let fake = FakeProvider::start(Script::new([Answer::tool_call("f", json!({}))]))
        .await
        .unwrap();
    let body = small(Wire::Gemini);
    let ask = |body: Value| {
        let request = request_for(&fake, Wire::Gemini, "gemini-3-pro", &body, false);
        async move { request.send().await.unwrap().json::<Value>().await.unwrap() }
    };
    let mut said = ask(body.clone()).await["candidates"][0]["content"].clone();
    assert!(
        said["parts"][0]["thoughtSignature"].is_string()
            && said["parts"][0]["functionCall"]["id"].is_string()
    );
    let result =
        json!({"role": "user", "parts": [{"functionResponse": {"name": "f", "response": {"result": 1}}}]});
    let with = |said: &Value| json!({"contents": [body["contents"][0], said, result]});
    assert!(ask(with(&said)).await["error"].is_null());
    said["parts"][0]
        .as_object_mut()
        .unwrap()
        .remove("thoughtSignature");
    let refused = ask(with(&said)).await;
    assert!(
        refused["error"]["message"]
            .as_str()
            .unwrap()
            .contains("missing a thought_signature"),
        "{refused}"
    );
}
