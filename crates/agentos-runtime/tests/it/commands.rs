//! Pausing and cancelling, wherever the run is just then.

use std::sync::Arc;

use agentos_runtime::CompletionOptions;
use agentos_store::{Journal, SqliteStore};
use agentos_types::{PendingEffect, RunStatus, Usd, WaitingFor};

use crate::journal::{Dies, Held, Mortal};
use crate::model::{Model, Say, calls, held};
use crate::support::{World, agent, begin, code, folded, kinds, no_arguments, over, pinned, task};
use crate::tools::{How, Spy};

#[tokio::test]
async fn a_pause_gives_up_a_model_call_and_resume_makes_it_again() {
    let world = World::new(vec![held(Say::Text("at last"))], Vec::new()).await;
    let (run_id, running) = world.begin().await;
    let run = world.runtime.pause_run(&run_id).await.unwrap().unwrap();
    assert_eq!(run.waiting_for, Some(WaitingFor::Operator));
    assert_eq!(running.await.unwrap().unwrap().status, RunStatus::Paused);
    assert_eq!(world.model.dropped(), 1);
    let paused = world.get(&run_id).await;
    assert_eq!((paused.reserved, paused.reserved_tokens), (Usd::ZERO, 0));
    assert!(
        paused.cost > Usd::ZERO && paused.usage.estimated,
        "what it could have cost"
    );
    assert!(
        world.runtime.active_runs().is_empty(),
        "a paused run holds no memory"
    );

    world.model.let_go();
    let result = world.runtime.resume_run(&run_id).await.unwrap();
    assert_eq!(
        (result.status, result.output.unwrap().as_str()),
        (RunStatus::Completed, Some("at last"))
    );
    let ended = folded(world.runtime.journal().as_ref(), &run_id).await;
    assert!(ended.cost > paused.cost);
    assert_eq!((ended.reserved, ended.reserved_tokens), (Usd::ZERO, 0));
}

#[tokio::test]
async fn a_cancel_gives_up_a_model_call() {
    let world = World::new(vec![Say::Hang], Vec::new()).await;
    let (run_id, running) = world.begin().await;
    world
        .runtime
        .cancel_run(&run_id, Some("enough".to_owned()))
        .await
        .unwrap();
    assert_eq!(running.await.unwrap().unwrap().status, RunStatus::Cancelled);
    assert_eq!(world.model.dropped(), 1);
    let run = world.get(&run_id).await;
    assert_eq!((run.reserved, run.reserved_tokens), (Usd::ZERO, 0));
    assert!(run.cost > Usd::ZERO, "it may have been charged");
}

#[tokio::test]
async fn a_pause_lets_a_tool_finish_that_must_not_be_repeated() {
    let spy = Spy::new();
    let world = World::new(
        vec![calls(&["act"]), Say::Text("done")],
        vec![spy.writes("act", How::Waits)],
    )
    .await;
    let (run_id, running) = world.begin().await;
    spy.entered(1).await;
    let (runtime, id) = (world.runtime.clone(), run_id.clone());
    let pausing = task(async move { runtime.pause_run(&id).await });
    // The pause is in the mailbox as soon as its task has run once; the tool does not end by it.
    tokio::task::yield_now().await;
    spy.let_go();
    let run = pausing.await.unwrap().unwrap().unwrap();
    assert_eq!(
        (run.status, run.waiting_for),
        (RunStatus::Paused, Some(WaitingFor::Operator))
    );
    assert_eq!(running.await.unwrap().unwrap().status, RunStatus::Paused);
    assert_eq!((spy.called().len(), spy.dropped()), (1, 0));
    assert_eq!(
        world.runtime.resume_run(&run_id).await.unwrap().status,
        RunStatus::Completed
    );
    assert_eq!(spy.called().len(), 1);
}

#[tokio::test]
async fn a_cancel_makes_such_a_tool_unknown() {
    let spy = Spy::new();
    let world = World::new(vec![calls(&["act"])], vec![spy.writes("act", How::Hangs)]).await;
    let (run_id, running) = world.begin().await;
    spy.entered(1).await;
    world.runtime.cancel_run(&run_id, None).await.unwrap();
    assert_eq!(running.await.unwrap().unwrap().status, RunStatus::Cancelled);
    assert_eq!((spy.called().len(), spy.dropped()), (1, 1));
    let kinds = world.kinds(&run_id).await;
    assert_eq!(
        kinds[kinds.len() - 2..],
        ["tool_outcome_unknown", "run_cancelled"]
    );
    assert!(matches!(
        world.get(&run_id).await.pending,
        Some(PendingEffect::Unknown(_))
    ));
}

#[tokio::test]
async fn a_call_of_a_program_is_given_up_too() {
    let spy = Spy::new();
    let world = World::new(vec![Say::Hang], vec![spy.writes("act", How::Hangs)]).await;
    let run_id = world.addressed().await;
    let (runtime, id) = (world.runtime.clone(), run_id.clone());
    let calling = task(async move { runtime.get_completion(&id, CompletionOptions::default()).await });
    world.model.entered(1).await;
    assert!(world.runtime.pause_run(&run_id).await.unwrap().is_some());
    assert_eq!(code(&calling.await.unwrap()), "INVALID_STATUS");
    world.runtime.start_run(&run_id).await.unwrap();

    let (runtime, id) = (world.runtime.clone(), run_id.clone());
    let calling = task(async move { runtime.execute_tool(&id, "act", no_arguments()).await });
    spy.entered(1).await;
    world.runtime.cancel_run(&run_id, None).await.unwrap();
    assert_eq!(code(&calling.await.unwrap()), "INVALID_STATUS");
    let run = world.get(&run_id).await;
    assert_eq!(run.status, RunStatus::Cancelled);
    assert!(matches!(run.pending, Some(PendingEffect::Unknown(_))));
}

/// So many commands at once on a run in a model call; gives how many were carried out.
async fn storm(commands: Vec<&'static str>) -> (usize, usize, Vec<&'static str>) {
    let world = World::new(vec![Say::Hang], Vec::new()).await;
    let (run_id, running) = world.begin().await;
    let tasks: Vec<_> = commands
        .into_iter()
        .map(|command| {
            let (runtime, id) = (world.runtime.clone(), run_id.clone());
            let outcome = task(async move {
                match command {
                    "pause" => code(&runtime.pause_run(&id).await),
                    _ => code(&runtime.cancel_run(&id, None).await),
                }
            });
            (command, outcome)
        })
        .collect();
    let (mut paused, mut cancelled) = (0, 0);
    for (command, outcome) in tasks {
        match (command, outcome.await.unwrap()) {
            ("pause", "ok") => paused += 1,
            (_, "ok") => cancelled += 1,
            (_, refused) => assert_eq!(refused, "INVALID_STATUS"),
        }
    }
    running.await.unwrap().unwrap();
    folded(world.runtime.journal().as_ref(), &run_id).await;
    (paused, cancelled, world.kinds(&run_id).await)
}

#[tokio::test]
async fn of_64_commands_at_once_one_is_carried_out() {
    let count = |kinds: &[&str], kind: &str| kinds.iter().filter(|k| **k == kind).count();
    let (paused, _, kinds) = storm(vec!["pause"; 64]).await;
    assert_eq!((paused, count(&kinds, "run_paused")), (1, 1));
    let (_, cancelled, kinds) = storm(vec!["cancel"; 64]).await;
    assert_eq!((cancelled, count(&kinds, "run_cancelled")), (1, 1));
    // A paused run may still be cancelled, a cancelled one not be paused.
    let mixed = ["pause", "cancel"].into_iter().cycle().take(64).collect();
    let (paused, cancelled, kinds) = storm(mixed).await;
    assert_eq!((cancelled, kinds.last()), (1, Some(&"run_cancelled")));
    assert_eq!(count(&kinds, "run_paused"), paused);
    assert!(paused <= 1);
}

#[tokio::test]
async fn a_caller_that_stops_waiting_leaves_no_step_half_made() {
    let world = World::new(vec![held(Say::Text("anyway"))], Vec::new()).await;
    let (ended, mut heard) = tokio::sync::mpsc::unbounded_channel();
    world
        .runtime
        .on("run_completed", move |event| {
            let ended = ended.clone();
            async move {
                ended
                    .send(event.payload.run_id.clone())
                    .map_err(|e| e.to_string())
            }
        })
        .unwrap();
    let (run_id, running) = world.begin().await;
    running.abort();
    assert!(running.await.unwrap_err().is_cancelled());
    world.model.let_go();
    assert_eq!(heard.recv().await, Some(run_id.clone()));
    assert_eq!(world.get(&run_id).await.output.unwrap(), "anyway");
    assert_eq!(world.model.dropped(), 0);

    let run_id = world.addressed().await;
    let (runtime, id) = (world.runtime.clone(), run_id.clone());
    let calling = task(async move { runtime.get_completion(&id, CompletionOptions::default()).await });
    world.model.entered(2).await;
    calling.abort();
    world.model.let_go();
    // The next step waits for the one that is still being made.
    world.runtime.complete_run(&run_id, "mine").await.unwrap();
    let kinds = world.kinds(&run_id).await;
    assert!(kinds.contains(&"model_answered"), "{kinds:?}");
}

#[tokio::test]
async fn a_provider_that_panics_leaves_a_run_that_can_go_on() {
    let world = World::new(vec![Say::Panic], Vec::new()).await;
    let outcome = world
        .runtime
        .run_agent(&world.agent, "go", Default::default())
        .await;
    assert_eq!(code(&outcome), "INTERNAL");
    let run_id = world.runtime.active_runs().pop().unwrap();
    assert_eq!(world.get(&run_id).await.status, RunStatus::Running);
    assert!(world.runtime.cancel_run(&run_id, None).await.unwrap().is_some());
    folded(world.runtime.journal().as_ref(), &run_id).await;
}

#[tokio::test]
async fn a_tool_is_not_begun_when_its_run_is_being_cancelled() {
    let store = SqliteStore::in_memory().unwrap();
    let spy = Spy::new();
    let journal = Mortal::new(&store, Dies::Never, false);
    let model = Arc::new(Model::new(vec![calls(&["act"])]));
    let tools = vec![spy.writes("act", How::Answers)];
    let runtime = over(Arc::clone(&journal) as Arc<dyn Journal>, &store, &model, tools).await;
    // The second append says that the tool is about to be called; the command comes while it is made.
    journal.hold(Held::Append(1));
    let (run_id, running) = begin(&runtime, &pinned(agent()), &model).await;
    journal.waits().await;
    let (this, id) = (runtime.clone(), run_id.clone());
    let cancelling = task(async move { this.cancel_run(&id, None).await });
    tokio::task::yield_now().await;
    journal.let_go();
    assert!(cancelling.await.unwrap().unwrap().is_some());
    assert_eq!(running.await.unwrap().unwrap().status, RunStatus::Cancelled);
    assert!(spy.called().is_empty(), "nothing acts after the word was given");
    let kinds = kinds(&store, &run_id).await;
    assert_eq!(
        kinds[kinds.len() - 2..],
        ["tool_answered", "run_cancelled"],
        "and its outcome is known"
    );
}
