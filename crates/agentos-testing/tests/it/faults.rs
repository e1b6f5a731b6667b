//! Each fault as a client meets it.

use agentos_testing::{Answer, FakeProvider, Fault, Outcome, Script, StatusFault, Wire};
use serde_json::{Value, json};

use crate::support::{send, small};

async fn faulty(fault: Fault) -> FakeProvider {
    FakeProvider::start(Script::new([
        Answer::text("Grüße, and more words").with_fault(fault)
    ]))
    .await
    .unwrap()
}

/// What a client gets until the end, and whether the end was one.
async fn read(mut response: reqwest::Response) -> (Vec<u8>, bool) {
    let mut got = Vec::new();
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) => got.extend_from_slice(&chunk),
            Ok(None) => return (got, true),
            Err(_) => return (got, false),
        }
    }
}

#[tokio::test]
async fn error_answers_have_each_providers_shape() {
    let shape = |wire, body: &Value| match wire {
        Wire::OpenAi | Wire::DeepSeek | Wire::Responses => body["error"]["type"].clone(),
        Wire::Anthropic => {
            assert_eq!(body["type"], "error");
            body["error"]["type"].clone()
        }
        Wire::Gemini => body["error"]["status"].clone(),
    };
    for (status, words) in [
        (
            400,
            [
                "invalid_request_error",
                "invalid_request_error",
                "invalid_request_error",
                "INVALID_ARGUMENT",
                "invalid_request_error",
            ],
        ),
        (
            401,
            [
                "invalid_request_error",
                "authentication_error",
                "authentication_error",
                "UNAUTHENTICATED",
                "invalid_request_error",
            ],
        ),
        (
            404,
            [
                "invalid_request_error",
                "invalid_request_error",
                "not_found_error",
                "NOT_FOUND",
                "invalid_request_error",
            ],
        ),
        (
            429,
            [
                "requests",
                "rate_limit_error",
                "rate_limit_error",
                "RESOURCE_EXHAUSTED",
                "requests",
            ],
        ),
        (
            500,
            [
                "server_error",
                "server_error",
                "api_error",
                "INTERNAL",
                "server_error",
            ],
        ),
        (
            503,
            [
                "server_error",
                "service_unavailable_error",
                "api_error",
                "UNAVAILABLE",
                "server_error",
            ],
        ),
        (
            529,
            [
                "server_error",
                "server_error",
                "overloaded_error",
                "INTERNAL",
                "server_error",
            ],
        ),
    ] {
        let fake = faulty(Fault::status(status)).await;
        for (wire, word) in Wire::ALL.into_iter().zip(words) {
            for stream in [false, true] {
                let response = send(&fake, wire, &small(wire), stream).await;
                assert_eq!(
                    (response.status(), &response.headers()["content-type"]),
                    (status.try_into().unwrap(), &"application/json".parse().unwrap())
                );
                assert_eq!(
                    shape(wire, &response.json().await.unwrap()),
                    word,
                    "{wire} {status}"
                );
            }
        }
    }
}

#[tokio::test]
async fn how_long_to_wait_is_said_where_each_provider_says_it() {
    let date = "Wed, 21 Oct 2026 07:28:00 GMT";
    let ms = Fault::Status(StatusFault {
        status: 429,
        retry_after_ms: Some(1500),
        ..StatusFault::default()
    });
    for (fault, name, value, gemini) in [
        (Fault::retry_after(429, "2"), "retry-after", "2", json!("2s")),
        (Fault::retry_after(503, date), "retry-after", date, Value::Null),
        (ms, "retry-after-ms", "1500", json!("1.500s")),
    ] {
        let fake = faulty(fault).await;
        for wire in [Wire::OpenAi, Wire::DeepSeek, Wire::Anthropic] {
            assert_eq!(
                send(&fake, wire, &small(wire), false).await.headers()[name],
                value,
                "{wire}"
            );
        }
        let response = send(&fake, Wire::Gemini, &small(Wire::Gemini), false).await;
        assert_eq!(response.headers().contains_key(name), gemini.is_null());
        let body: Value = response.json().await.unwrap();
        assert_eq!(body["error"]["details"][0]["retryDelay"], gemini);
    }
}

#[tokio::test]
async fn a_prompt_that_is_too_long_is_refused_in_each_providers_words() {
    let fake = faulty(Fault::ContextTooLong).await;
    for (wire, words) in Wire::ALL.into_iter().zip([
        "maximum context length",
        "maximum context length",
        "prompt is too long",
        "exceeds the maximum",
        "exceeds the context window",
    ]) {
        let response = send(&fake, wire, &small(wire), false).await;
        assert_eq!(response.status(), 400);
        let body: Value = response.json().await.unwrap();
        assert!(
            body["error"]["message"].as_str().unwrap().contains(words),
            "{body}"
        );
    }
}

#[tokio::test]
async fn answers_that_are_not_the_providers() {
    for (fault, status, content_type, body) in [
        (
            Fault::Html(502),
            502,
            "text/html; charset=utf-8",
            "<!DOCTYPE html>",
        ),
        (
            Fault::Html(200),
            200,
            "text/html; charset=utf-8",
            "<!DOCTYPE html>",
        ),
        (Fault::OtherShape, 200, "application/json", r#"{"status":"ok""#),
        (Fault::WrongContentType, 200, "text/plain", ""),
        (Fault::Malformed, 200, "application/json", ""),
    ] {
        let fake = faulty(fault.clone()).await;
        for wire in Wire::ALL {
            for stream in [false, true] {
                let response = send(&fake, wire, &small(wire), stream).await;
                assert_eq!(
                    (
                        response.status().as_u16(),
                        response.headers()["content-type"].to_str().unwrap()
                    ),
                    (status, content_type)
                );
                let text = response.text().await.unwrap();
                assert!(
                    text.starts_with(body) && !text.is_empty(),
                    "{wire} {fault:?}: {text}"
                );
                assert!(fault != Fault::Malformed || serde_json::from_str::<Value>(&text).is_err());
            }
        }
    }
    let fake = faulty(Fault::Empty).await;
    let response = send(&fake, Wire::OpenAi, &small(Wire::OpenAi), false).await;
    assert_eq!(
        (
            response.status().as_u16(),
            response.text().await.unwrap().as_str()
        ),
        (200, "")
    );
}

#[tokio::test]
async fn a_cut_stream_has_its_first_events_and_no_end() {
    for wire in Wire::ALL {
        let whole = faulty(Fault::Drip(1)).await;
        let (whole, ended) = read(send(&whole, wire, &small(wire), true).await).await;
        assert!(ended);
        let fake = faulty(Fault::CutAfter(2)).await;
        let (got, ended) = read(send(&fake, wire, &small(wire), true).await).await;
        assert!(
            !ended && whole.starts_with(&got) && got.len() < whole.len(),
            "{wire}"
        );
        assert_eq!(
            String::from_utf8(got)
                .unwrap()
                .replace("\r\n", "\n")
                .matches("\n\n")
                .count(),
            2,
            "{wire}"
        );
        assert_eq!(fake.requests()[0].outcome, Outcome::Cut);
        let (got, ended) = read(send(&fake, wire, &small(wire), false).await).await;
        assert!(!ended && !got.is_empty(), "{wire}: a whole answer is cut as well");
    }
}

#[tokio::test]
async fn a_cut_inside_a_character_leaves_half_of_it() {
    for wire in Wire::ALL {
        for stream in [false, true] {
            let fake = faulty(Fault::CutInsideUtf8).await;
            let (got, ended) = read(send(&fake, wire, &small(wire), stream).await).await;
            let error = String::from_utf8(got).unwrap_err().utf8_error();
            assert!(!ended && error.error_len().is_none(), "{wire}");
        }
    }
}

#[tokio::test]
async fn an_error_event_ends_the_stream() {
    for (wire, last) in Wire::ALL.into_iter().zip([
        "\"type\":\"server_error\"",
        "\"type\":\"server_error\"",
        "event: error\n",
        "\"status\":\"UNAVAILABLE\"",
        "event: error\n",
    ]) {
        let fake = faulty(Fault::ErrorEventAfter(3)).await;
        let (got, ended) = read(send(&fake, wire, &small(wire), true).await).await;
        let text = String::from_utf8(got).unwrap().replace("\r\n", "\n");
        let events: Vec<_> = text.split_terminator("\n\n").collect();
        assert!(
            ended && events.len() == 4 && format!("{}\n", events[3]).contains(last),
            "{wire}: {text}"
        );
    }
}

#[tokio::test]
async fn garbage_stands_between_good_events() {
    for wire in Wire::ALL {
        let fake = faulty(Fault::GarbageChunkAfter(2)).await;
        let (got, ended) = read(send(&fake, wire, &small(wire), true).await).await;
        let text = String::from_utf8(got).unwrap().replace("\r\n", "\n");
        let events: Vec<_> = text.split_terminator("\n\n").collect();
        assert!(
            ended && events.len() > 3 && events[2].starts_with("data: {\"id\": \"broken\""),
            "{wire}: {text}"
        );
    }
}

#[tokio::test]
async fn a_stalled_stream_keeps_the_connection() {
    let fake = faulty(Fault::StallAfter(2)).await;
    for wire in Wire::ALL {
        let mut response = send(&fake, wire, &small(wire), true).await;
        let mut got = String::new();
        while got.replace("\r\n", "\n").matches("\n\n").count() < 2 {
            got.push_str(std::str::from_utf8(&response.chunk().await.unwrap().unwrap()).unwrap());
        }
        assert_eq!(fake.requests().last().unwrap().outcome, Outcome::Open, "{wire}");
    }
}

#[tokio::test]
async fn events_and_characters_may_be_split_over_packets() {
    let whole = faulty(Fault::Drip(10_000)).await;
    let dripped = faulty(Fault::Drip(3)).await;
    for wire in Wire::ALL {
        let (whole, dripped) = (
            send(&whole, wire, &small(wire), true).await,
            send(&dripped, wire, &small(wire), true).await,
        );
        assert_eq!(whole.text().await.unwrap(), dripped.text().await.unwrap());
    }
}

/// The clock is stopped and jumps when nothing else can run.
#[tokio::test(start_paused = true)]
async fn a_slow_answer_takes_its_time() {
    for fault in [Fault::Slow(60_000), Fault::SlowFirstByte(60_000)] {
        let fake = faulty(fault).await;
        let start = tokio::time::Instant::now();
        let body: Value = send(&fake, Wire::OpenAi, &small(Wire::OpenAi), false)
            .await
            .json()
            .await
            .unwrap();
        assert!(start.elapsed().as_secs() >= 60);
        assert_eq!(body["object"], "chat.completion");
    }
}

#[tokio::test]
async fn a_slow_first_byte_comes_after_the_head() {
    let fake = faulty(Fault::SlowFirstByte(3_600_000)).await;
    for stream in [false, true] {
        // The head is here, though the body is an hour away.
        let response = send(&fake, Wire::Anthropic, &small(Wire::Anthropic), stream).await;
        assert_eq!(response.status(), 200);
    }
}

#[test]
fn faults_are_short_in_json() {
    for (json, fault) in [
        (
            json!({"status": 429, "retry_after": "2"}),
            Fault::retry_after(429, "2"),
        ),
        (json!("empty"), Fault::Empty),
        (json!({"html": 502}), Fault::Html(502)),
        (json!({"cut_after": 3}), Fault::CutAfter(3)),
        (json!("cut_inside_utf8"), Fault::CutInsideUtf8),
    ] {
        assert_eq!(serde_json::from_value::<Fault>(json.clone()).unwrap(), fault);
        assert_eq!(
            serde_json::to_value::<Fault>(fault).unwrap()["status"].is_null(),
            json["status"].is_null()
        );
    }
    assert!(serde_json::from_value::<Fault>(json!("emty")).is_err());
}
