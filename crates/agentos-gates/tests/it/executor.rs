//! What a gate's result is, whatever its checks do.

use std::time::Duration;

use agentos_gates::{
    CheckVerdict, Gate, GateCheck, GateContext, GateExecutor, GateExecutorConfig, HandlerError,
    QualityGateOptions, create_quality_gate, create_security_gate,
};
use agentos_types::{CheckOutcome, CheckSeverity, GateResult, GateStatus, Timestamp};
use serde_json::{Value, json};

const NOW: Timestamp = Timestamp(1_703_769_600_000);

fn gate(checks: &[(&str, bool)]) -> Gate {
    let checks = checks.iter().map(|(name, blocking)| GateCheck {
        blocking: *blocking,
        severity: CheckSeverity::Critical,
        ..GateCheck::new(*name, Value::Null)
    });
    Gate {
        id: "gate.test".into(),
        name: "Test".into(),
        gate_type: "custom".into(),
        checks: checks.collect(),
        ..Gate::default()
    }
}

fn output(output: impl Into<Value>) -> GateContext {
    GateContext {
        agent_id: "agent.test.v1".into(),
        output: output.into(),
        ..GateContext::default()
    }
}

/// Handlers for every way in which a check can end.
fn executor(config: GateExecutorConfig) -> GateExecutor {
    let executor = GateExecutor::new(config);
    executor.register_handler("good", |_, _| async { Ok(CheckVerdict::passed()) });
    executor.register_handler("bad", |_, _| async { Ok(CheckVerdict::failed("not good")) });
    executor.register_handler("broken", |_, _| async { Err("no such page".into()) });
    executor.register_handler("panics", |_, _| async { panic!("oh") });
    executor.register_handler(
        "panics_at_once",
        |_, _| -> std::future::Ready<Result<CheckVerdict, HandlerError>> { panic!("oh") },
    );
    executor.register_handler("slow", |_, _| async {
        tokio::time::sleep(Duration::from_secs(4)).await;
        Ok(CheckVerdict::passed())
    });
    executor.register_handler("hangs", |_, _| std::future::pending());
    executor
}

fn outcomes(result: &GateResult) -> String {
    let letter = |outcome| match outcome {
        CheckOutcome::Passed => 'p',
        CheckOutcome::Failed => 'f',
        CheckOutcome::Skipped => 's',
        CheckOutcome::NotEvaluated => 'n',
    };
    result.checks.iter().map(|check| letter(check.outcome)).collect()
}

#[tokio::test(start_paused = true)]
async fn the_gate_fails_exactly_when_a_blocking_check_does() {
    const FAST: bool = true;
    for (fail_fast, checks, expected, status) in [
        (
            FAST,
            &[("good", true), ("good.twice", true)][..],
            "pp",
            GateStatus::Passed,
        ),
        (FAST, &[("bad", true), ("good", true)], "fs", GateStatus::Failed),
        (!FAST, &[("bad", true), ("good", true)], "fp", GateStatus::Failed),
        (FAST, &[("bad", false), ("good", true)], "fp", GateStatus::Passed),
        (!FAST, &[("broken", true)], "f", GateStatus::Failed),
        (!FAST, &[("broken", false)], "f", GateStatus::Passed),
        (
            !FAST,
            &[("panics", true), ("panics_at_once", true), ("good", true)],
            "ffp",
            GateStatus::Failed,
        ),
        (
            FAST,
            &[("panics", false), ("good", true)],
            "fp",
            GateStatus::Passed,
        ),
        (
            !FAST,
            &[("hangs", true), ("good", true)],
            "fp",
            GateStatus::Failed,
        ),
        (
            FAST,
            &[("hangs", false), ("good", true)],
            "fp",
            GateStatus::Passed,
        ),
        (
            FAST,
            &[("nobody_knows", true), ("good", true)],
            "np",
            GateStatus::NotEvaluated,
        ),
        (
            FAST,
            &[("nobody_knows", false), ("good", true)],
            "np",
            GateStatus::Passed,
        ),
        (
            FAST,
            &[("nobody_knows", true), ("bad", true)],
            "nf",
            GateStatus::Failed,
        ),
        (FAST, &[], "", GateStatus::Passed),
    ] {
        let config = GateExecutorConfig {
            fail_fast,
            ..GateExecutorConfig::default()
        };
        let result = executor(config).execute(&gate(checks), &output("x"), NOW).await;
        assert_eq!(
            (outcomes(&result).as_str(), result.status),
            (expected, status),
            "{checks:?}"
        );
        let failed = expected.matches('f').count();
        assert_eq!(result.failed_count, failed);
        assert_eq!(
            result.passed_count + result.failed_count + result.skipped_count,
            checks.len()
        );
        // Whatever went wrong, severity and blocking are the check's own.
        for (check, (_, blocking)) in result.checks.iter().zip(checks) {
            assert_eq!(
                (check.severity, check.blocking),
                (CheckSeverity::Critical, *blocking)
            );
            assert_eq!(check.passed, check.outcome == CheckOutcome::Passed);
        }
        assert_eq!(result.blocking_failures.is_empty(), status != GateStatus::Failed);
        assert_eq!(result.timestamp, NOW);
    }
}

#[tokio::test(start_paused = true)]
async fn a_check_and_a_gate_are_held_to_their_time() {
    let config = GateExecutorConfig {
        fail_fast: false,
        gate_timeout_ms: 8_000,
        ..GateExecutorConfig::default()
    };
    let began = tokio::time::Instant::now();
    let checks = [("hangs", true), ("slow", false), ("good", true)];
    let result = executor(config).execute(&gate(&checks), &output("x"), NOW).await;
    // 5 s of its own, then 3 s until the gate's end, then nothing is left: not skipped, failed.
    assert_eq!(outcomes(&result), "fff");
    assert_eq!(began.elapsed(), Duration::from_secs(8));
    assert_eq!(
        result
            .checks
            .iter()
            .map(|check| check.duration_ms)
            .collect::<Vec<_>>(),
        [5_000, 3_000, 0]
    );
    assert_eq!(result.duration_ms, 8_000);
    assert_eq!(result.blocking_failures.len(), 2);
}

#[tokio::test]
async fn gates_are_skipped_only_in_development_and_when_asked() {
    for (skip_in_dev, development, status) in [
        (true, true, GateStatus::Skipped),
        (true, false, GateStatus::Failed),
        (false, true, GateStatus::Failed),
    ] {
        let config = GateExecutorConfig {
            skip_in_dev,
            ..GateExecutorConfig::default()
        };
        let executor = executor(config).in_development(development);
        let result = executor
            .execute(&gate(&[("bad", true), ("good", true)]), &output("x"), NOW)
            .await;
        assert_eq!(result.status, status, "{skip_in_dev} {development}");
        assert_eq!(
            result.skipped_count,
            if status == GateStatus::Skipped { 2 } else { 1 }
        );
    }
}

#[tokio::test]
async fn a_quality_gate_checks_what_its_options_say() {
    let options: QualityGateOptions = serde_json::from_value(
        json!({"minLength": 5, "maxLength": 10, "requireJson": false, "noPii": false}),
    )
    .unwrap();
    assert_eq!(
        options,
        QualityGateOptions {
            min_length: Some(5),
            max_length: Some(10),
            ..Default::default()
        }
    );
    let json_gate = QualityGateOptions {
        require_json: true,
        ..Default::default()
    };
    let with_pii = QualityGateOptions {
        no_pii: true,
        ..Default::default()
    };
    for (options, given, expected, status) in [
        (&options, json!("hello"), "pp", GateStatus::Passed),
        (&options, json!("hell"), "pf", GateStatus::Failed),
        (&options, json!("hello hello hello"), "pf", GateStatus::Failed),
        (&options, json!("   "), "fs", GateStatus::Failed),
        (&json_gate, json!("{}"), "pp", GateStatus::Passed),
        (&json_gate, json!("{"), "pf", GateStatus::Failed),
        (
            &QualityGateOptions::default(),
            json!("x"),
            "p",
            GateStatus::Passed,
        ),
        (&with_pii, json!("x"), "pp", GateStatus::Passed),
        (
            &with_pii,
            json!("pay with card 4539 5787 6362 1486"),
            "pf",
            GateStatus::Failed,
        ),
    ] {
        let gate = create_quality_gate(options);
        let result = GateExecutor::default()
            .execute(&gate, &output(given.clone()), NOW)
            .await;
        assert_eq!(
            (outcomes(&result).as_str(), result.status),
            (expected, status),
            "{given}"
        );
    }
    assert!(
        GateExecutor::default()
            .unknown_checks(&create_security_gate())
            .is_empty()
    );
    assert!(serde_json::from_value::<QualityGateOptions>(json!({"minLenght": 5})).is_err());
}

#[tokio::test]
async fn a_programs_handler_sees_check_and_context_and_replaces_a_built_in() {
    let executor = GateExecutor::default();
    executor.register_handler(
        "custom_check",
        |check: GateCheck, context: GateContext| async move {
            let wanted = check.params["heading"].as_str().unwrap_or_default().to_owned();
            let output = context.output.as_str().unwrap_or_default();
            Ok(if output.contains(&wanted) {
                CheckVerdict::passed()
            } else {
                CheckVerdict::failed("Output must include a Summary section")
                    .with_details(json!({"wanted": wanted}))
            })
        },
    );
    executor.register_handler("output_not_empty", |_, _| async {
        Ok(CheckVerdict::failed("never"))
    });
    let check = GateCheck::new("custom_check.summary", json!({"heading": "## Summary"}));
    let told = GateCheck {
        failure_message: "Write a summary.".into(),
        ..check.clone()
    };
    let gate = Gate {
        checks: vec![check, told],
        ..gate(&[])
    };
    let fail_slow = GateExecutorConfig {
        fail_fast: false,
        ..GateExecutorConfig::default()
    };
    assert_eq!(
        executor.execute(&gate, &output("## Summary"), NOW).await.status,
        GateStatus::Passed
    );
    assert!(
        GateExecutor::new(fail_slow).unknown_checks(&gate)
            == ["custom_check.summary", "custom_check.summary"]
    );
    let result = executor.execute(&gate, &output("no"), NOW).await;
    assert_eq!(
        result.checks[0].message.as_deref(),
        Some("Output must include a Summary section")
    );
    assert_eq!(result.checks[0].details, Some(json!({"wanted": "## Summary"})));
    let quality = create_quality_gate(&QualityGateOptions::default());
    assert_eq!(
        executor.execute(&quality, &output("x"), NOW).await.status,
        GateStatus::Failed
    );

    let told = Gate {
        checks: gate.checks[1..].to_vec(),
        ..gate
    };
    let result = executor.execute(&told, &output("no"), NOW).await;
    assert_eq!(result.checks[0].message.as_deref(), Some("Write a summary."));
}
