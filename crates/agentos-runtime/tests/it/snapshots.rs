//! Snapshots: written when they are worth it, and nothing depends on them.

use std::time::Duration;

use agentos_runtime::load_run;
use agentos_types::{Message, RunId};

use crate::model::Say;
use crate::support::{World, folded};

async fn say(world: &World, run_id: &RunId, bytes: usize) {
    let message = Message::user("x".repeat(bytes));
    world.runtime.add_message(run_id, message).await.unwrap();
}

/// More events than a snapshot is taken for, whatever they weigh.
async fn chat(world: &World, run_id: &RunId) {
    for _ in 0..20 {
        say(world, run_id, 1).await;
    }
}

async fn snapshot(world: &World, run_id: &RunId) -> Option<u64> {
    let taken = world.runtime.journal().snapshot(run_id.as_str()).await.unwrap();
    taken.map(|snapshot| snapshot.seq)
}

async fn forward(time: Duration) {
    tokio::time::pause();
    tokio::time::advance(time).await;
    tokio::time::resume();
}

#[tokio::test]
async fn a_snapshot_is_taken_when_it_is_due_and_worth_it() {
    let world = World::with(vec![Say::Text("yes")], Vec::new(), |config| {
        config.auto_save_interval_ms = 3_600_000;
    })
    .await;
    let interval = Duration::from_millis(3_600_000);
    let run_id = world.created().await;
    say(&world, &run_id, 10_000).await;
    forward(interval).await;
    say(&world, &run_id, 10).await;
    assert_eq!(
        snapshot(&world, &run_id).await,
        None,
        "due and heavy, of few events"
    );
    chat(&world, &run_id).await;
    let first = snapshot(&world, &run_id).await;
    assert_eq!(first, Some(17));
    chat(&world, &run_id).await;
    say(&world, &run_id, 20_000).await;
    assert_eq!(snapshot(&world, &run_id).await, first, "not due yet");
    forward(interval).await;
    say(&world, &run_id, 10).await;
    let second = snapshot(&world, &run_id).await;
    assert_eq!(second, Some(45));
    chat(&world, &run_id).await;
    forward(interval).await;
    say(&world, &run_id, 100).await;
    assert_eq!(
        snapshot(&world, &run_id).await,
        second,
        "due, and not worth its bytes"
    );
}

#[tokio::test]
async fn a_run_is_the_same_from_its_snapshot_and_from_its_events() {
    let world = World::with(vec![Say::Text("yes")], Vec::new(), |config| {
        config.auto_save_interval_ms = 0;
    })
    .await;
    let run_id = world.started().await;
    let mut seen = Vec::new();
    for bytes in [5_000, 10, 6_000, 20_000, 30, 40] {
        say(&world, &run_id, bytes).await;
        chat(&world, &run_id).await;
        world
            .runtime
            .get_completion(&run_id, Default::default())
            .await
            .unwrap();
        let journal = world.runtime.journal().as_ref();
        let loaded = load_run(journal, &run_id).await.unwrap();
        let mut now = world.get(&run_id).await;
        assert_eq!(loaded, folded(journal, &run_id).await);
        // In memory time is what the clock says; at rest it is what the last event says.
        now.ran_ms = loaded.ran_ms;
        assert_eq!(loaded, now);
        seen.extend(snapshot(&world, &run_id).await);
    }
    seen.dedup();
    assert!(seen.len() >= 3, "{seen:?}");
    let last = world.get(&run_id).await.seq;
    assert!(seen.last().is_some_and(|seq| *seq < last), "a tail was folded on");
}
