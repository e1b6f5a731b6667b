//! Modes, what follows from a failure, and whom checks are for.

use std::sync::Arc;

use agentos_gates::{
    Answer, CheckVerdict, Gate, GateContext, GateExecutor, Met, Question, RequiredGate, judge_verdict,
};
use agentos_types::{CheckOutcome, GateResult, GateStatus, Timestamp};
use serde_json::{Value, json};

const NOW: Timestamp = Timestamp(1_703_769_600_000);

async fn run(gate: Value) -> GateResult {
    let gate: Gate = serde_json::from_value(gate).unwrap();
    let executor = GateExecutor::default();
    executor.register_handler("yes", |_, _| async { Ok(CheckVerdict::passed()) });
    executor.register_handler("no", |_, _| async { Ok(CheckVerdict::failed("no")) });
    let context = GateContext {
        output: json!("x"),
        ..GateContext::default()
    };
    executor.execute(&gate, &context, NOW).await
}

#[tokio::test]
async fn a_gates_mode_decides() {
    for (mode, threshold, checks, status, blocking) in [
        (
            "all",
            None,
            &[("yes", 1.0), ("no", 1.0)][..],
            GateStatus::Failed,
            1,
        ),
        ("any", None, &[("no", 1.0), ("yes", 1.0)], GateStatus::Passed, 0),
        ("any", None, &[("no", 1.0), ("no", 1.0)], GateStatus::Failed, 2),
        (
            "any",
            None,
            &[("no", 1.0), ("nobody", 1.0)],
            GateStatus::NotEvaluated,
            0,
        ),
        (
            "any",
            None,
            &[("yes", 1.0), ("nobody", 1.0)],
            GateStatus::Passed,
            0,
        ),
        (
            "weighted",
            Some(0.75),
            &[("yes", 3.0), ("no", 1.0)],
            GateStatus::Passed,
            0,
        ),
        (
            "weighted",
            Some(0.76),
            &[("yes", 3.0), ("no", 1.0)],
            GateStatus::Failed,
            1,
        ),
        (
            "weighted",
            Some(0.5),
            &[("yes", 1.0), ("nobody", 1.0)],
            GateStatus::Passed,
            0,
        ),
        (
            "weighted",
            Some(0.6),
            &[("yes", 1.0), ("nobody", 1.0)],
            GateStatus::NotEvaluated,
            0,
        ),
        (
            "weighted",
            None,
            &[("yes", 1.0), ("no", 0.001)],
            GateStatus::Failed,
            1,
        ),
    ] {
        let list: Vec<Value> = checks
            .iter()
            .map(|(name, weight)| json!({"name": name, "weight": weight, "blocking": false}))
            .collect();
        let mut gate = json!({"id": "g", "name": "g", "mode": mode, "threshold": threshold, "checks": list});
        if mode == "all" {
            for check in gate["checks"].as_array_mut().unwrap() {
                check["blocking"] = json!(true);
            }
        }
        let result = run(gate).await;
        assert_eq!(
            (result.status, result.blocking_failures.len()),
            (status, blocking),
            "{mode} {threshold:?} {checks:?}"
        );
    }
}

#[tokio::test]
async fn a_gate_that_warns_holds_nothing_back() {
    for action in ["warn", "log_only"] {
        let result = run(json!({"id": "g", "name": "g", "fail_action": action, "checks": [{"name": "no"}, {"name": "nobody"}]})).await;
        assert_eq!(
            (result.status, result.failed_count, result.blocking_failures.len()),
            (GateStatus::Passed, 1, 0)
        );
        assert_eq!(result.metadata, Some(json!({"fail_action": action})));
    }
}

#[tokio::test]
async fn what_a_model_or_a_person_answers_is_asked_last() {
    let gate: Gate = serde_json::from_value(json!({"id": "g", "name": "g", "checks": [
        {"name": "judge", "condition": {"criteria": ["it is short", "it is kind"], "threshold": 0.5}},
        {"name": "human_review", "description": "a lawyer reads it"},
        {"name": "output_not_empty"},
    ]}))
    .unwrap();
    let executor = GateExecutor::default();
    let context = |output: &str| {
        Arc::new(GateContext {
            output: json!(output),
            ..GateContext::default()
        })
    };
    let stopped = executor.begin(&gate, context(" "), NOW).await;
    assert!(stopped.has_stopped(), "a failure saves the asking");
    let result = stopped.finish();
    assert_eq!(result.checks[0].outcome, CheckOutcome::Skipped);
    assert_eq!(result.status, GateStatus::Failed);

    let unasked = executor.begin(&gate, context("x"), NOW).await.finish();
    assert_eq!(
        (unasked.status, unasked.checks[1].outcome),
        (GateStatus::NotEvaluated, CheckOutcome::NotEvaluated)
    );

    let mut execution = executor.begin(&gate, context("x"), NOW).await;
    let open: Vec<(usize, Question)> = execution
        .open()
        .map(|(n, question)| (n, question.clone()))
        .collect();
    let [(judge, question), (human, Question::Human { reason })] = open.as_slice() else {
        panic!("{open:?}");
    };
    assert_eq!(reason, "a lawyer reads it");
    let met = |met| Met {
        met,
        reason: String::new(),
    };
    execution.answer(
        *judge,
        Answer::Verdict(judge_verdict(question, &[met(true), met(false)])),
        7,
    );
    execution.answer(*human, Answer::Broken("no such person".to_owned()), 0);
    let result = execution.finish();
    assert_eq!(
        (result.status, result.blocking_failures.len()),
        (GateStatus::Failed, 1)
    );
    assert_eq!(result.checks[0].details.as_ref().unwrap()["score"], json!(0.5));
}

#[test]
fn an_agents_gate_is_what_its_family_stands_for() {
    for (id, requires_human, expected) in [
        ("gate.security.pii_check", false, "no_pii no_secrets"),
        ("gate.review.editor", false, "human_review"),
        ("gate.approval.publish", false, "human_review"),
        ("gate.quality.tone", true, "human_review"),
        ("gate.security.release", true, "human_review"),
        ("gate.quality.tone", false, "judge"),
        ("gate.performance.speed", false, "judge"),
        ("completeness", false, "judge"),
    ] {
        let named = RequiredGate {
            id,
            description: None,
            threshold: Some(0.9),
            max_threshold: None,
            requires_human,
            required: true,
        };
        let gate = named.by_family(&Default::default());
        let names: Vec<&str> = gate.checks.iter().map(|check| check.name.as_str()).collect();
        assert_eq!(names.join(" "), expected, "{id}");
        assert!(gate.checks.iter().all(|check| check.blocking));
        let optional = RequiredGate {
            required: false,
            ..named
        };
        assert!(
            optional
                .by_family(&Default::default())
                .checks
                .iter()
                .all(|check| !check.blocking)
        );
    }
}

#[tokio::test]
async fn a_score_is_held_to_the_agents_thresholds() {
    let two = json!({"id": "g", "name": "g", "checks": [{"name": "yes"}, {"name": "no", "blocking": false}]});
    for (threshold, max_threshold, required, status, blocking) in [
        (None, None, true, GateStatus::Passed, 0),
        (Some(0.5), None, true, GateStatus::Passed, 0),
        (Some(0.9), None, true, GateStatus::Failed, 1),
        (Some(0.2), Some(0.4), true, GateStatus::Failed, 0),
        (Some(0.9), None, false, GateStatus::Failed, 0),
    ] {
        let named = RequiredGate {
            id: "g",
            description: None,
            threshold,
            max_threshold,
            requires_human: false,
            required,
        };
        let result = named.held_to(run(two.clone()).await);
        assert_eq!(
            (result.status, result.blocking_failures.len()),
            (status, blocking),
            "{threshold:?} {max_threshold:?} {required}"
        );
        assert_eq!(result.metadata.unwrap()["score"], json!(0.5));
    }
}
