//! Files made to hurt: refused, or read in bounded time.

use agentos_policy::EvaluateRequest;
use agentos_policy::read::{FILE_BYTES, read_json, read_policies};
use agentos_yaml::Source;
use serde_json::Value;

fn refused(text: &str) -> String {
    let outcome = read_policies(Source::with_limit("p", text.as_bytes(), FILE_BYTES).unwrap());
    assert!(outcome.report.has_errors(), "{}", &text[..text.len().min(200)]);
    let first = outcome.report.errors().next().unwrap();
    first.message.clone()
}

#[test]
fn bombs_are_refused() {
    let deep = |n: usize| {
        format!(
            "{{\"id\": \"p\", \"rules\": [{{\"name\": \"r\", \"action\": \"deny\", \"condition\": {}true{}}}]}}",
            "{\"not\": ".repeat(n),
            "}".repeat(n)
        )
    };
    refused(&deep(100_000));
    refused(&deep(80));
    let nots = format!(
        "id: p\nrules: [{{name: r, action: deny, condition: '{}x'}}]\n",
        "!".repeat(5_000)
    );
    assert_eq!(refused(&nots), "there are too many `!`");
    let laughs = (1..12).fold(
        "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned(),
        |text, n| text + &format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 10].join(", ")),
    );
    refused(&laughs);
    assert!(Source::with_limit("p", &vec![b'a'; FILE_BYTES + 1], FILE_BYTES).is_err());
}

#[test]
fn json_that_is_no_policy_is_refused() {
    for text in [
        "",
        "{",
        "[1]",
        "null",
        "{\"id\": 1}",
        "{\"policies\": 5}",
        "{\"id\":\"a\",\"id\":\"b\",\"rules\":[]}",
    ] {
        assert!(read_json(text).is_err(), "{text}");
    }
}

#[test]
fn a_pattern_that_would_hang_elsewhere_is_linear_here() {
    let pattern = agentos_policy::check::regex("^(a+)+$", false).unwrap();
    assert!(!pattern.is_match(&("a".repeat(100_000) + "!")));
}

/// A request that says two things says nothing.
#[test]
fn a_request_with_a_key_twice_is_refused() {
    let read = |text: &str| serde_json::from_str::<EvaluateRequest>(text).map(|request| request.data);
    for (text, key) in [
        (
            r#"{"request": {}, "data": {"cost_usd": 50, "cost_usd": 5}}"#,
            "cost_usd",
        ),
        (
            r#"{"request": {}, "data": {"tool_args": [{"a": {"n": 1, "n": 2}}]}}"#,
            "n",
        ),
        (r#"{"request": {"zone": null, "zone": "green"}}"#, "zone"),
        (r#"{"request": {"mine": 1, "mine": 2}}"#, "mine"),
        (r#"{"request": {"mine": {"x": 1, "x": 2}}}"#, "x"),
        (r#"{"request": {}, "actor": {"id": "a", "id": "b"}}"#, "id"),
    ] {
        let refused = read(text).unwrap_err().to_string();
        assert!(
            refused.contains(&format!("the key `{key}` stands here twice")),
            "{text}: {refused}"
        );
    }
    let data = r#"{"a": [1, -2, 0.5, "x", null, true, {"b": {}}], "c": {"b": 18446744073709551615}}"#;
    let whole = read(&format!(r#"{{"request": {{}}, "data": {data}}}"#)).unwrap();
    assert_eq!(Value::Object(whole), serde_json::from_str::<Value>(data).unwrap());
    assert!(read(r#"{"request": {}, "data": null}"#).unwrap().is_empty());
    assert!(read(r#"{"request": {}, "data": [1]}"#).is_err());
}
