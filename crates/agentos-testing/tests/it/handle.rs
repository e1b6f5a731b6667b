//! The handle: journal, scripts, keys, and what happens when it is dropped.

use agentos_testing::{Answer, FakeProvider, Fault, Outcome, Script, Wire};
use serde_json::{Value, json};

use crate::support::{client, model, request, send, small};

#[tokio::test]
async fn the_journal_keeps_what_was_asked_and_no_key() {
    let fake = FakeProvider::start(Script::text("hi")).await.unwrap();
    for wire in Wire::ALL {
        request(&fake, wire, &small(wire), false)
            .header("x-own", "1")
            .send()
            .await
            .unwrap();
    }
    let requests = fake.requests();
    for (request, wire) in requests.iter().zip(Wire::ALL) {
        assert_eq!(
            (request.wire, request.model.as_deref(), request.authorized),
            (Some(wire), Some(model(wire)), true)
        );
        assert_eq!(
            (&request.body, &request.outcome, request.headers["x-own"].as_str()),
            (&small(wire), &Outcome::Answered, "1")
        );
        let secret = request
            .headers
            .iter()
            .find(|(name, _)| ["authorization", "x-api-key", "x-goog-api-key"].contains(&name.as_str()));
        assert_eq!(secret.map(|(_, value)| value.as_str()), Some("redacted"));
    }
    assert_eq!(
        requests.iter().map(|request| request.n).collect::<Vec<_>>(),
        [1, 2, 3, 4, 5]
    );
}

#[tokio::test]
async fn the_same_over_http() {
    let fake = FakeProvider::start(Script::text("one")).await.unwrap();
    let url = |path: &str| format!("{}{path}", fake.base_url(Wire::Anthropic));
    send(&fake, Wire::OpenAi, &small(Wire::OpenAi), false).await;
    let script = json!({"answers": [{"text": "two"}], "wires": {"gemini": [{"fault": "empty"}]}});
    let posted = client()
        .post(url("/__script"))
        .json(&script)
        .send()
        .await
        .unwrap();
    assert_eq!(posted.status(), 200);
    let body: Value = send(&fake, Wire::OpenAi, &small(Wire::OpenAi), false)
        .await
        .json()
        .await
        .unwrap();
    assert_eq!(body["choices"][0]["message"]["content"], "two");
    let journal: Value = client()
        .get(url("/__journal"))
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    assert_eq!(
        (journal["requests"].as_array().unwrap().len(), &journal["dropped"]),
        (2, &json!(0))
    );
    let refused = client()
        .post(url("/__script"))
        .json(&json!({"answer": []}))
        .send()
        .await
        .unwrap();
    assert_eq!(refused.status(), 400);
    client().post(url("/__reset")).send().await.unwrap();
    assert_eq!(fake.requests(), []);
}

#[tokio::test]
async fn answers_are_taken_in_order_and_a_refused_request_takes_none() {
    let fake = FakeProvider::start(Script::new([Answer::text("first"), Answer::text("second")]))
        .await
        .unwrap();
    let said = async |body: &Value| {
        let body: Value = send(&fake, Wire::OpenAi, body, false).await.json().await.unwrap();
        body["choices"][0]["message"]["content"].clone()
    };
    let good = small(Wire::OpenAi);
    assert_eq!(said(&json!({"model": "x"})).await, Value::Null);
    assert_eq!(
        [said(&good).await, said(&good).await, said(&good).await],
        ["first", "second", "second"]
    );
    fake.reset();
    assert_eq!(said(&good).await, "first");
}

#[tokio::test]
async fn a_client_that_goes_away_is_seen() {
    let fake = FakeProvider::start(Script::new([
        Answer::fault(Fault::NeverAnswers),
        Answer::fault(Fault::StallAfter(2)),
    ]))
    .await
    .unwrap();
    let abandoned = |at: usize| {
        fake.wait_until(move |requests| {
            requests
                .get(at)
                .is_some_and(|one| one.outcome == Outcome::Abandoned)
        })
    };
    let body = small(Wire::Anthropic);
    tokio::select! {
        _ = send(&fake, Wire::Anthropic, &body, false) => panic!("answered"),
        _ = fake.wait_for(1) => (),
    }
    abandoned(0).await;
    let mut response = send(&fake, Wire::Anthropic, &small(Wire::Anthropic), true).await;
    assert!(response.chunk().await.unwrap().is_some());
    drop(response);
    abandoned(1).await;
}

#[tokio::test]
async fn dropping_the_handle_ends_what_is_open() {
    let fake = FakeProvider::start(Script::new([Answer::fault(Fault::StallAfter(1))]))
        .await
        .unwrap();
    let mut response = send(&fake, Wire::OpenAi, &small(Wire::OpenAi), true).await;
    response.chunk().await.unwrap();
    let url = fake.base_url(Wire::OpenAi);
    drop(fake);
    while let Ok(Some(_)) = response.chunk().await {}
    // The listener is closed once the accept loop has seen the end.
    while client().get(&url).send().await.is_ok() {}
}

#[test]
fn it_serves_without_a_runtime_of_the_test() {
    use std::io::{Read, Write};
    let fake = FakeProvider::start_blocking(Script::text("from a thread")).unwrap();
    let body = small(Wire::OpenAi).to_string();
    let mut stream = std::net::TcpStream::connect(("127.0.0.1", fake.port())).unwrap();
    write!(
        stream,
        "POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nconnection: close\r\nauthorization: Bearer k\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut said = String::new();
    stream.read_to_string(&mut said).unwrap();
    assert!(
        said.starts_with("HTTP/1.1 200 OK") && said.contains("from a thread"),
        "{said}"
    );
}
