//! What is held around a running call, on a stopped clock.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use agentos_tools::{
    HandlerError, PreparedCall, ToolContext, ToolFailure, ToolOutput, ToolRegistration, ToolsRegistry,
};
use agentos_types::Coded;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use crate::context;

fn prepare(registration: ToolRegistration) -> PreparedCall {
    let registry = ToolsRegistry::new();
    let name = registration.name.clone();
    registry.register(registration).unwrap();
    registry.prepare(&name, json!({})).unwrap()
}

async fn forever(_: Value, _: ToolContext) -> Result<ToolOutput, HandlerError> {
    std::future::pending().await
}

#[tokio::test(start_paused = true)]
async fn a_timeout_ends_the_call_and_cancels_what_it_started() {
    let given: Arc<Mutex<Option<CancellationToken>>> = Arc::default();
    let keep = Arc::clone(&given);
    let call = prepare(ToolRegistration {
        timeout_ms: 1500,
        ..ToolRegistration::new("slow", move |_, context: ToolContext| {
            *keep.lock().unwrap() = Some(context.cancel);
            std::future::pending()
        })
    });
    let began = tokio::time::Instant::now();
    let outer = context();
    let failure = call.run(outer.clone()).await.unwrap_err();
    assert!(
        matches!(failure, ToolFailure::Timeout { timeout_ms: 1500, .. }),
        "{failure}"
    );
    assert_eq!(failure.code().name, "TOOL_TIMEOUT");
    assert_eq!(began.elapsed(), Duration::from_millis(1500));
    assert!(given.lock().unwrap().as_ref().unwrap().is_cancelled());
    assert!(!outer.cancel.is_cancelled());
}

#[tokio::test(start_paused = true)]
async fn a_cancel_ends_the_call_at_once_and_one_before_it_keeps_it_from_beginning() {
    let outer = context();
    let call = prepare(ToolRegistration::new("slow", forever));
    let (failure, ()) = tokio::join!(call.clone().run(outer.clone()), async {
        tokio::task::yield_now().await;
        outer.cancel.cancel();
    });
    let failure = failure.unwrap_err();
    assert!(
        matches!(failure, ToolFailure::Cancelled { .. }) && !failure.is_without_effect(),
        "{failure}"
    );

    let failure = call.run(outer).await.unwrap_err();
    assert!(
        matches!(failure, ToolFailure::NotStarted { .. }) && failure.is_without_effect(),
        "{failure}"
    );
}

#[tokio::test]
async fn a_panic_breaks_the_call_and_nothing_else() {
    async fn late(_: Value, _: ToolContext) -> Result<ToolOutput, HandlerError> {
        tokio::task::yield_now().await;
        panic!("late {}", 7)
    }
    let early = ToolRegistration::new(
        "early",
        |_, _| -> std::future::Ready<Result<ToolOutput, HandlerError>> { panic!("early") },
    );
    for (registration, words) in [
        (early, "it panicked: early"),
        (ToolRegistration::new("late", late), "it panicked: late 7"),
    ] {
        match prepare(registration).run(context()).await.unwrap_err() {
            ToolFailure::Broken { reason, .. } => assert_eq!(reason, words),
            other => panic!("{other}"),
        }
    }
}

#[tokio::test]
async fn a_handlers_error_is_the_tools_own_word() {
    let call = prepare(ToolRegistration::new("fails", |_, _| async move {
        Err("no such page".into())
    }));
    let output = call.run(context()).await.unwrap();
    assert_eq!(output, ToolOutput::failed("no such page"));
}

#[tokio::test]
async fn output_past_its_cap_is_cut_and_marked() {
    let call = prepare(ToolRegistration {
        max_output_bytes: 10,
        ..ToolRegistration::new("long", |_, _| async move { Ok(ToolOutput::ok("é".repeat(100))) })
    });
    let output = call.run(context()).await.unwrap();
    assert_eq!(
        (output.output, output.truncated, output.success),
        (json!("ééééé"), true, true)
    );
}
