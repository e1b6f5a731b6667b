//! The ways in which gates elsewhere fall open: each of them fails here, with the reason shown.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

use agentos_gates::{
    CheckVerdict, Gate, GateCheck, GateContext, GateExecutor, GateExecutorConfig, create_quality_gate,
};
use agentos_types::{CheckOutcome, CheckSeverity, GateResult, GateStatus, Timestamp};
use serde_json::{Value, json};

const NOW: Timestamp = Timestamp(1_703_769_600_000);

async fn run(executor: &GateExecutor, checks: Vec<GateCheck>, output: Value) -> GateResult {
    let gate = Gate {
        id: "gate.test".to_owned(),
        checks: checks
            .into_iter()
            .map(|check| GateCheck {
                severity: CheckSeverity::Critical,
                ..check
            })
            .collect(),
        ..Gate::default()
    };
    let context = GateContext {
        output,
        ..GateContext::default()
    };
    executor.execute(&gate, &context, NOW).await
}

fn quick() -> GateExecutor {
    GateExecutor::new(GateExecutorConfig {
        check_timeout_ms: 30,
        ..GateExecutorConfig::default()
    })
}

#[tokio::test]
async fn parameters_that_make_no_sense_let_nothing_pass() {
    for (name, params, output, reason) in [
        (
            "regex_match",
            json!({"pattern": "("}),
            json!("("),
            "unclosed group",
        ),
        ("regex_match", json!({"pattern": ""}), json!("x"), "empty"),
        ("contains_text", json!({}), json!("x"), "no `text`"),
        ("contains_text", json!({"text": ""}), json!("x"), "empty text"),
        ("output_length", json!({"minimum": 100}), json!("x"), "neither"),
        ("output_length", json!({"min": "100"}), json!("x"), "whole number"),
        (
            "json_schema",
            json!({"schema": {"type": 7}}),
            json!({}),
            "no JSON Schema",
        ),
        (
            "no_pii",
            json!({"types": ["emial"]}),
            json!("x"),
            "no type of personal data",
        ),
        ("no_pii", json!({"types": ["person"]}), json!("x"), "entity model"),
        ("no_pii", json!({"types": []}), json!("x"), "names none"),
        (
            "cost_within_budget",
            json!({"max_cost": 1}),
            json!("x"),
            "could not be known",
        ),
        ("has_opt_in", json!({}), json!({"opt_in": true}), "not known"),
        ("quiet_hours", json!({}), json!("x"), "not known"),
        ("sender_identification", json!({}), json!("x"), "not known"),
        ("message_format", json!({}), json!("x"), "not known"),
        ("output_not_empty", json!({}), json!(" \n"), "is empty"),
        ("json_valid", json!({}), json!(null), "no output"),
        ("judge", json!({}), json!("x"), "no `criteria`"),
    ] {
        let result = run(&quick(), vec![GateCheck::new(name, params.clone())], output).await;
        let check = &result.checks[0];
        let said = check.message.as_deref().unwrap_or_default();
        assert_eq!(
            (result.status, check.severity),
            (GateStatus::Failed, CheckSeverity::Critical),
            "{name} {params}"
        );
        assert!(said.contains(reason), "{name} {params}: {said}");
    }
}

#[tokio::test]
async fn a_name_that_nobody_knows_is_not_passed() {
    let result = run(
        &quick(),
        vec![GateCheck::new("no_toxicity", Value::Null)],
        json!("x"),
    )
    .await;
    assert_eq!(result.status, GateStatus::NotEvaluated);
    assert_eq!(
        (result.checks[0].passed, result.checks[0].outcome),
        (false, CheckOutcome::NotEvaluated)
    );
    assert_eq!(
        result.checks[0].message.as_deref(),
        Some("there is no evaluator for `no_toxicity`")
    );
}

/// Blocks its thread until the test is over.
struct Stuck {
    end: Mutex<Receiver<()>>,
    begun: Sender<()>,
}

impl Stuck {
    fn block(&self) {
        let _ = self.begun.send(());
        // Ends when the other side is dropped.
        let _ = self.end.lock().unwrap().recv();
    }
}

fn stuck() -> (Arc<Stuck>, Sender<()>, Receiver<()>) {
    let (release, end) = channel();
    let (begun, began) = channel();
    let stuck = Stuck {
        end: Mutex::new(end),
        begun,
    };
    (Arc::new(stuck), release, began)
}

#[tokio::test]
async fn a_check_that_never_yields_is_given_up_in_time() {
    let (stuck, release, began) = stuck();
    let executor = quick();
    let (at_once, later) = (Arc::clone(&stuck), stuck);
    // Before it has made a future, and in the middle of one.
    executor.register_handler("blocks", move |_, _| {
        let stuck = Arc::clone(&at_once);
        async move {
            stuck.block();
            Ok(CheckVerdict::passed())
        }
    });
    executor.register_handler("blocks_later", move |_, _| {
        let stuck = Arc::clone(&later);
        async move {
            tokio::task::yield_now().await;
            stuck.block();
            Ok(CheckVerdict::passed())
        }
    });
    for name in ["blocks", "blocks_later"] {
        let result = run(&executor, vec![GateCheck::new(name, Value::Null)], json!("x")).await;
        assert_eq!(result.status, GateStatus::Failed);
        assert_eq!(
            result.checks[0].details,
            Some(json!({"broken": "timeout"})),
            "{:?}",
            result.checks
        );
        assert!(began.try_recv().is_ok(), "`{name}` was under way");
    }
    drop(release);
}

#[tokio::test]
async fn the_gates_own_time_ends_checks_that_never_yield_too() {
    let (stuck, release, _began) = stuck();
    let executor = GateExecutor::default();
    executor.register_handler("blocks", move |_, _| {
        let stuck = Arc::clone(&stuck);
        async move {
            stuck.block();
            Ok(CheckVerdict::passed())
        }
    });
    let gate = Gate {
        id: "gate.test".to_owned(),
        timeout_ms: Some(30),
        checks: vec![
            GateCheck {
                blocking: false,
                ..GateCheck::new("blocks", Value::Null)
            },
            GateCheck::new("output_not_empty", Value::Null),
        ],
        ..Gate::default()
    };
    let context = GateContext {
        output: json!("x"),
        ..GateContext::default()
    };
    let result = executor.execute(&gate, &context, NOW).await;
    assert_eq!(
        result.status,
        GateStatus::Failed,
        "what was not looked at has not passed"
    );
    let said = result.checks[1].message.as_deref();
    assert_eq!(said, Some("the gate's time was up before this check"));
    drop(release);
}

#[tokio::test]
async fn a_catastrophic_pattern_takes_no_time() {
    let text = format!("{}!", "a".repeat(100_000));
    let check = GateCheck::new("regex_match", json!({"pattern": "^(a+)+$"}));
    let result = run(&GateExecutor::default(), vec![check], json!(text)).await;
    assert_eq!(
        result.checks[0].details, None,
        "it gave a verdict: {:?}",
        result.checks[0].message
    );
    assert_eq!(result.status, GateStatus::Failed);
}

#[tokio::test]
async fn changed_parameters_are_not_held_to_old_code() {
    let mut gate = create_quality_gate(&serde_json::from_value(json!({"minLength": 1})).unwrap());
    let context = GateContext {
        output: json!("xyz"),
        ..GateContext::default()
    };
    let executor = GateExecutor::default();
    assert_eq!(
        executor.execute(&gate, &context, NOW).await.status,
        GateStatus::Passed
    );
    gate.checks[1].params = json!({"min": 10});
    assert_eq!(
        executor.execute(&gate, &context, NOW).await.status,
        GateStatus::Failed
    );
    gate.checks[1].name = "word_count".to_owned();
    gate.checks[1].params = json!({"max": 1});
    assert_eq!(
        executor.execute(&gate, &context, NOW).await.status,
        GateStatus::Passed
    );
}
