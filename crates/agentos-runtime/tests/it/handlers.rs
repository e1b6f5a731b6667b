//! Handlers of events hear what is durable, and touch no run.

use std::sync::{Arc, Mutex};

use agentos_types::{Message, RunStatus};
use tokio::sync::Semaphore;

use crate::model::{Say, calls};
use crate::support::{World, code};
use crate::tools::{How, Spy};

async fn world() -> World {
    let spy = Spy::new();
    World::new(
        vec![calls(&["look"]), Say::Text("done")],
        vec![spy.reads("look", How::Answers)],
    )
    .await
}

/// Notes the names of what it hears.
fn listen(world: &World, event: &str) -> (agentos_runtime::HandlerId, Arc<Mutex<Vec<&'static str>>>) {
    let heard = Arc::new(Mutex::new(Vec::new()));
    let notes = Arc::clone(&heard);
    let id = world
        .runtime
        .on(event, move |event| {
            notes.lock().unwrap().push(event.name);
            async {}
        })
        .unwrap();
    (id, heard)
}

#[tokio::test]
async fn handlers_hear_their_events_in_order() {
    let world = world().await;
    let (_, all) = listen(&world, "*");
    let (_, answers) = listen(&world, "model_answered");
    let (off, none) = listen(&world, "*");
    assert!(world.runtime.off(off));
    assert!(!world.runtime.off(off), "it is off already");
    let run_id = world.run().await.run_id;
    let kinds = world.kinds(&run_id).await;
    world.runtime.shutdown().await.unwrap();
    assert_eq!(*all.lock().unwrap(), kinds);
    assert_eq!(*answers.lock().unwrap(), ["model_answered"; 2]);
    assert!(none.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_name_that_no_event_has_is_an_error_that_says_which_there_are() {
    let world = world().await;
    let outcome = world.runtime.on("run_complete", |_| async {});
    assert_eq!(code(&outcome), "INVALID_INPUT");
    let hint = agentos_types::Coded::hint(&outcome.unwrap_err()).unwrap();
    assert!(hint.contains("run_completed") && hint.contains('*'), "{hint}");
}

#[tokio::test]
async fn handlers_that_fail_or_panic_are_counted_and_the_run_completes() {
    let world = world().await;
    world
        .runtime
        .on("run_completed", |_| async { Err::<(), _>("no") })
        .unwrap();
    world
        .runtime
        .on("model_answered", |event| async move {
            assert_ne!(event.name, "model_answered", "the handler's mistake")
        })
        .unwrap();
    world
        .runtime
        .on("run_started", |event| {
            assert_ne!(event.name, "run_started", "before its future is made");
            async {}
        })
        .unwrap();
    let (_, after) = listen(&world, "run_completed");
    assert_eq!(world.run().await.status, RunStatus::Completed);
    world.runtime.shutdown().await.unwrap();
    let counts = world.runtime.handler_counts();
    assert_eq!((counts.failed, counts.missed), (1 + 2 + 1, 0));
    assert_eq!(after.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn a_slow_handler_delays_nobody_and_what_it_misses_is_counted() {
    let world = world().await;
    let gate = Arc::new(Semaphore::new(0));
    let waits = Arc::clone(&gate);
    let heard = Arc::new(Mutex::new(0_u64));
    let notes = Arc::clone(&heard);
    world
        .runtime
        .on("message_added", move |_| {
            let (waits, notes) = (Arc::clone(&waits), Arc::clone(&notes));
            async move {
                drop(waits.acquire().await);
                *notes.lock().unwrap() += 1;
            }
        })
        .unwrap();
    let (_, quick) = listen(&world, "run_created");
    let run_id = world.created().await;
    let sent = 1_100;
    for _ in 0..sent {
        world
            .runtime
            .add_message(&run_id, Message::user("x"))
            .await
            .unwrap();
    }
    assert_eq!(world.run().await.status, RunStatus::Completed);
    let missed = world.runtime.handler_counts().missed;
    assert!(missed > 0 && missed < sent, "{missed}");
    gate.add_permits(1);
    world.runtime.shutdown().await.unwrap();
    // One more message is that of the run that was driven.
    assert_eq!(*heard.lock().unwrap() + missed, sent + 1);
    assert_eq!(quick.lock().unwrap().len(), 2);
}

#[tokio::test]
async fn a_handler_that_never_ends_does_not_keep_the_orchestrator_open() {
    let world = world().await;
    world
        .runtime
        .on("run_created", |_| async { std::future::pending::<()>().await })
        .unwrap();
    world.run().await;
    tokio::time::pause();
    world.runtime.shutdown().await.unwrap();
}
