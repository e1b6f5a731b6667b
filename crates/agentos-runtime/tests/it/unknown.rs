//! Tools that may have acted, and may not be called again without a person's word.

use agentos_runtime::CompletionOptions;
use agentos_tools::ToolRegistration;
use agentos_types::{Message, PendingEffect, RunStatus, ToolResolved, WaitingFor};
use serde_json::json;

use crate::model::{Say, calls};
use crate::support::{World, code, failed_with, folded, no_arguments};
use crate::tools::{How, Spy};

async fn world(spy: &Spy, how: How) -> World {
    let tool = ToolRegistration {
        timeout_ms: 20,
        ..spy.writes("act", how)
    };
    World::new(vec![calls(&["act"]), Say::Text("done")], vec![tool]).await
}

#[tokio::test]
async fn a_timeout_or_panic_pauses_the_run_until_somebody_knows() {
    for how in [How::Hangs, How::Panics] {
        let spy = Spy::new();
        let world = world(&spy, how).await;
        let result = world.run().await;
        assert_eq!(result.status, RunStatus::Paused, "{how:?}");
        assert_eq!(result.waiting_for, Some(WaitingFor::OutcomeUnknown { step: 2 }));
        assert_eq!(spy.called().len(), 1);
        assert!(
            world.runtime.active_runs().is_empty(),
            "a paused run holds no memory"
        );
        // Resuming without saying what became of it helps nobody.
        assert_eq!(
            code(&world.runtime.resume_run(&result.run_id).await),
            "INVALID_INPUT"
        );
        assert_eq!(
            code(&world.runtime.start_run(&result.run_id).await),
            "INVALID_INPUT"
        );
        assert_eq!(spy.called().len(), 1);
    }
}

#[tokio::test]
async fn every_word_of_an_operator_lets_the_run_go_on() {
    for (resolution, told, calls) in [
        (ToolResolved::Retry { step: 2 }, "done", 2),
        (ToolResolved::Skip { step: 2 }, "skipped by an operator", 1),
        (
            ToolResolved::Result {
                step: 2,
                output: json!({ "id": 7 }),
            },
            "{\"id\":7}",
            1,
        ),
    ] {
        let spy = Spy::new();
        let world = world(&spy, How::HangsOnce).await;
        let run_id = world.run().await.run_id;
        let wrong = ToolResolved::Skip { step: 9 };
        assert_eq!(
            code(&world.runtime.resolve_outcome(&run_id, wrong).await),
            "INVALID_INPUT"
        );
        world
            .runtime
            .resolve_outcome(&run_id, resolution.clone())
            .await
            .unwrap();
        let again = world.runtime.resolve_outcome(&run_id, resolution.clone()).await;
        assert_eq!(code(&again), "INVALID_STATUS", "said once");
        let result = world.runtime.resume_run(&run_id).await.unwrap();
        assert_eq!(result.status, RunStatus::Completed, "{resolution:?}: {result:?}");
        assert_eq!(result.tool_calls, 1);
        let asked = world.model.asked();
        assert_eq!(asked[1].messages.last().unwrap().content.text(), told);
        let called = spy.called();
        assert_eq!(called.len(), calls);
        assert!(
            called.iter().all(|call| call.key == called[0].key),
            "one key over all attempts"
        );
    }
}

#[tokio::test]
async fn a_retried_call_may_again_not_be_repeated() {
    let spy = Spy::new();
    let world = world(&spy, How::Hangs).await;
    let run_id = world.run().await.run_id;
    for attempt in 2..4 {
        let retry = ToolResolved::Retry { step: 2 };
        world.runtime.resolve_outcome(&run_id, retry).await.unwrap();
        let result = world.runtime.resume_run(&run_id).await.unwrap();
        assert_eq!(result.waiting_for, Some(WaitingFor::OutcomeUnknown { step: 2 }));
        assert_eq!((spy.called().len(), result.tool_calls), (attempt, 1));
    }
}

#[tokio::test]
async fn a_program_is_told_that_nobody_knows() {
    let spy = Spy::new();
    let world = world(&spy, How::HangsOnce).await;
    let run_id = world.started().await;
    let call = || world.runtime.execute_tool(&run_id, "act", no_arguments());
    assert_eq!(code(&call().await), "OUTCOME_UNKNOWN");
    assert_eq!(code(&call().await), "INVALID_STATUS");
    assert_eq!(
        code(&world.runtime.complete_run(&run_id, "x").await),
        "INVALID_STATUS"
    );
    let retry = ToolResolved::Retry { step: 1 };
    world.runtime.resolve_outcome(&run_id, retry).await.unwrap();
    assert!(call().await.unwrap().success);
    let called = spy.called();
    assert_eq!((called.len(), &called[0].key), (2, &called[1].key));
    assert_eq!(world.get(&run_id).await.tool_calls, 1);
    world.runtime.complete_run(&run_id, "x").await.unwrap();
    folded(world.runtime.journal().as_ref(), &run_id).await;
}

#[tokio::test]
async fn a_timeout_of_the_run_says_that_the_tool_is_unknown() {
    let spy = Spy::new();
    let world = World::with(
        vec![calls(&["act"]), Say::Text("done")],
        vec![spy.writes("act", How::Hangs)],
        |_| {},
    )
    .await;
    let (run_id, running) = world.begin().await;
    spy.entered(1).await;
    tokio::time::pause();
    // The tool's own timeout is 30 s; the run's is 300 s: a longer one for the tool.
    let result = running.await.unwrap().unwrap();
    assert_eq!(result.status, RunStatus::Paused, "its own timeout came first");
    assert_eq!(
        world.get(&run_id).await.waiting_for,
        Some(WaitingFor::OutcomeUnknown { step: 2 })
    );

    let spy = Spy::new();
    let slow = ToolRegistration {
        timeout_ms: 3_600_000,
        ..spy.writes("act", How::Hangs)
    };
    tokio::time::resume();
    let world = World::new(vec![calls(&["act"]), Say::Text("done")], vec![slow]).await;
    let (run_id, running) = world.begin().await;
    spy.entered(1).await;
    tokio::time::pause();
    let result = running.await.unwrap().unwrap();
    assert_eq!((failed_with(&result), spy.dropped()), ("RUN_TIMEOUT", 1));
    let kinds = world.kinds(&run_id).await;
    assert_eq!(kinds[kinds.len() - 2..], ["tool_outcome_unknown", "run_failed"]);
    assert!(matches!(
        world.get(&run_id).await.pending,
        Some(PendingEffect::Unknown(_))
    ));
}

#[tokio::test]
async fn a_program_may_answer_a_call_that_nobody_knows_of() {
    let spy = Spy::new();
    let world = world(&spy, How::Hangs).await;
    let run_id = world.run().await.run_id;
    world
        .runtime
        .add_message(&run_id, Message::tool("0.0", "it did"))
        .await
        .unwrap();
    assert_eq!(
        code(
            &world
                .runtime
                .add_message(&run_id, Message::tool("0.0", "twice"))
                .await
        ),
        "INVALID_INPUT"
    );
    let skip = ToolResolved::Skip { step: 2 };
    world.runtime.resolve_outcome(&run_id, skip).await.unwrap();
    assert_eq!(
        world.runtime.resume_run(&run_id).await.unwrap().status,
        RunStatus::Completed
    );
    let messages = &world.model.asked()[1].messages;
    assert_eq!(messages.last().unwrap().content.text(), "it did");
    assert_eq!(
        code(
            &world
                .runtime
                .get_completion(&run_id, CompletionOptions::default())
                .await
        ),
        "INVALID_STATUS"
    );
}
