//! What the scanner finds, as checks say it: kinds and places, never the text.

use agentos_gates::{Gate, GateCheck, GateContext, GateExecutor};
use agentos_types::{GateStatus, Timestamp};
use serde_json::{Value, json};

async fn check(name: &str, params: Value, output: Value) -> agentos_types::CheckResult {
    let gate = Gate {
        id: "g".to_owned(),
        checks: vec![GateCheck::new(name, params)],
        ..Gate::default()
    };
    let context = GateContext {
        output,
        ..GateContext::default()
    };
    let result = GateExecutor::default()
        .execute(&gate, &context, Timestamp(0))
        .await;
    assert_ne!(result.status, GateStatus::NotEvaluated);
    result.checks.into_iter().next().unwrap()
}

#[tokio::test]
async fn personal_data_is_found_and_not_repeated() {
    for (params, output, expected) in [
        (json!({}), json!("write to jane.doe@example.org"), Some("1 EMAIL")),
        (json!({}), json!("nothing to see here"), None),
        (
            json!({}),
            json!({"contact": [{"mail": "jane.doe@example.org"}]}),
            Some("1 EMAIL"),
        ),
        (json!({}), json!({"jane.doe@example.org": 1}), Some("1 EMAIL")),
        // A path that leads through such a key does not name it.
        (
            json!({}),
            json!({"jane.doe@example.org": ["bob@example.org"]}),
            Some("2 EMAIL"),
        ),
        (
            json!({"types": ["credit_card"]}),
            json!("write to jane.doe@example.org"),
            None,
        ),
        (
            json!({"types": ["email"]}),
            json!("write to jane.doe@example.org"),
            Some("1 EMAIL"),
        ),
        (
            json!({"types": "EMAIL"}),
            json!("write to jane.doe@example.org"),
            Some("1 EMAIL"),
        ),
        (
            json!({"allow": ["@example.org"]}),
            json!("write to jane.doe@example.org"),
            None,
        ),
        (
            json!({"allow": ["Jane.Doe@example.org"]}),
            json!("jane.doe@example.org, bob@example.org"),
            Some("1 EMAIL"),
        ),
    ] {
        let result = check("no_pii", params.clone(), output.clone()).await;
        assert_eq!(
            result.passed,
            expected.is_none(),
            "{params} {output} {:?}",
            result.message
        );
        if let Some(expected) = expected {
            let said = serde_json::to_string(&result).unwrap();
            assert!(said.contains(expected), "{said}");
            let shown = result.details.unwrap();
            assert_eq!(shown["findings"][0]["owasp"], json!("LLM02"));
            assert!(!said.contains("jane"), "{said}");
        }
    }
}

#[tokio::test]
async fn a_path_says_where_in_a_structured_value() {
    let result = check(
        "no_pii",
        json!({}),
        json!({"a": [1, {"mail": "jane.doe@example.org"}]}),
    )
    .await;
    assert_eq!(result.details.unwrap()["findings"][0]["path"], json!("/a/1/mail"));
}
