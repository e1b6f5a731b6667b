//! A process dies at every append, before it is made and after it is durable; another goes on.
//!
//! Whatever the moment: no tool that must not be repeated acts twice, nothing that is durable is lost,
//! and the run ends, or waits for a person to say what nobody else can know.

use std::sync::Arc;

use agentos_runtime::{CompletionOptions, Orchestrator, RunOptions, RunResult};
use agentos_store::{Journal, SqliteStore};
use agentos_tools::ToolRegistration;
use agentos_types::{Message, RunId, RunStatus, ToolResolved, WaitingFor};

use crate::journal::{Dies, Mortal};
use crate::model::{Model, Say, calls};
use crate::support::{agent, builder, code, folded, kinds, no_arguments, over, pinned};
use crate::tools::{How, Spy};

fn lines() -> Vec<Say> {
    vec![calls(&["act", "look"]), Say::Text("done")]
}

fn tools(spy: &Spy) -> Vec<ToolRegistration> {
    vec![spy.writes("act", How::Answers), spy.reads("look", How::Answers)]
}

/// The next process, on the same store.
async fn successor(store: &SqliteStore, spy: &Spy) -> (Orchestrator, Arc<Model>) {
    let model = Arc::new(Model::new(lines()));
    let next = over(Arc::new(store.clone()), store, &model, tools(spy)).await;
    (next, model)
}

/// Goes on to the end, as an operator who looks at what the tool has really done.
async fn finish(next: &Orchestrator, run_id: &RunId, spy: &Spy) -> (RunResult, bool) {
    let result = next.resume_run(run_id).await.unwrap();
    let Some(WaitingFor::OutcomeUnknown { step }) = result.waiting_for else {
        return (result, false);
    };
    let acted = spy
        .called()
        .iter()
        .any(|call| call.key == format!("{run_id}:{step}"));
    let resolution = if acted {
        ToolResolved::Skip { step }
    } else {
        ToolResolved::Retry { step }
    };
    next.resolve_outcome(run_id, resolution).await.unwrap();
    (next.resume_run(run_id).await.unwrap(), true)
}

/// A process over a journal that dies when the test says so.
async fn mortal(
    store: &SqliteStore,
    dies: Dies,
    gone: bool,
    says: Vec<Say>,
    tools: Vec<ToolRegistration>,
) -> (Arc<Mortal>, Arc<Model>, Orchestrator) {
    let journal = Mortal::new(store, dies, gone);
    let model = Arc::new(Model::new(says));
    let runtime = over(Arc::clone(&journal) as Arc<dyn Journal>, store, &model, tools).await;
    (journal, model, runtime)
}

async fn die_and_go_on(dies: Dies, gone: bool) -> &'static str {
    let store = SqliteStore::in_memory().unwrap();
    let spy = Spy::new();
    let (journal, model, first) = mortal(&store, dies, gone, lines(), tools(&spy)).await;
    let outcome = first
        .run_agent(&pinned(agent()), "go", RunOptions::default())
        .await;
    assert_eq!(code(&outcome), "STORE_UNAVAILABLE", "{dies:?}");
    assert!(first.active_runs().is_empty(), "what is not durable is not kept");
    assert!(first.shutdown().await.is_err(), "its journal is gone");
    if !gone {
        journal.lease_is_over().await;
    }

    let (next, asked) = successor(&store, &spy).await;
    // A worker that may be alive is given the time that its call has.
    if !gone {
        tokio::time::pause();
    }
    let told = match next.list_runs(Default::default()).await.unwrap().items.first() {
        None => {
            assert_eq!(dies, Dies::Before(0));
            assert!(spy.called().is_empty() && model.asked().is_empty());
            "nothing"
        }
        Some(run) => {
            let run_id: RunId = run.run_id.parse().unwrap();
            if run.status == RunStatus::Completed {
                assert_eq!(code(&next.resume_run(&run_id).await), "INVALID_STATUS");
                "completed"
            } else {
                if gone {
                    assert_eq!(
                        code(&next.resume_run(&"run_1_00000000".parse().unwrap()).await),
                        "RUN_NOT_FOUND"
                    );
                }
                let (result, unknown) = finish(&next, &run_id, &spy).await;
                assert_eq!(result.status, RunStatus::Completed, "{dies:?}: {result:?}");
                assert_eq!((result.output.unwrap(), result.tool_calls), ("done".into(), 2));
                if unknown { "unknown" } else { "resumed" }
            }
        }
    };
    if told != "nothing" {
        let acts: Vec<_> = spy
            .called()
            .into_iter()
            .filter(|call| call.tool == "act")
            .collect();
        assert_eq!(acts.len(), 1, "{dies:?}: {acts:?}");
        let run_id: RunId = next.list_runs(Default::default()).await.unwrap().items[0]
            .run_id
            .parse()
            .unwrap();
        let run = next.get_run(&run_id).await.unwrap();
        assert_eq!(run, folded(&store, &run_id).await);
        let settled = model.asked().len() + asked.asked().len();
        assert!(
            settled <= 3,
            "{dies:?}: at most the one call under way is made again"
        );
        assert!(store.verify().await.unwrap().ok);
        assert!(next.orphans().await.unwrap().is_empty());
    }
    if !gone {
        tokio::time::resume();
    }
    next.shutdown().await.unwrap();
    told
}

#[tokio::test]
async fn a_run_needs_few_appends() {
    let store = SqliteStore::in_memory().unwrap();
    let spy = Spy::new();
    let (journal, _, runtime) = mortal(&store, Dies::Never, false, lines(), tools(&spy)).await;
    let result = runtime
        .run_agent(&pinned(agent()), "go", RunOptions::default())
        .await
        .unwrap();
    assert_eq!(result.status, RunStatus::Completed);
    // Each step's outcome travels with the intent of the next.
    assert_eq!(journal.appends(), 5);
    assert_eq!(
        kinds(&store, &result.run_id).await,
        [
            "run_created",
            "run_started",
            "message_added",
            "model_requested",
            "model_answered",
            "tool_requested",
            "tool_answered",
            "tool_requested",
            "tool_answered",
            "model_requested",
            "model_answered",
            "gates_evaluated",
            "run_completed"
        ]
    );
}

#[tokio::test]
async fn a_process_may_die_at_every_append() {
    // The store is this process's own: a worker whose process is gone is told by its name.
    let named = std::path::Path::new("/proc/self/stat").exists();
    for gone in [true, false] {
        if gone && !named {
            println!("skipped: this system does not tell of processes");
            continue;
        }
        let mut told = Vec::new();
        for append in 0..5 {
            let before = die_and_go_on(Dies::Before(append), gone).await;
            let after = die_and_go_on(Dies::After(append), gone).await;
            told.push(format!("{before}/{after}"));
        }
        // The second append says that `act` is about to be called: from then on nobody knows, until the
        // third says what it gave.
        assert_eq!(
            told,
            [
                "nothing/resumed",
                "resumed/unknown",
                "unknown/resumed",
                "resumed/resumed",
                "resumed/completed"
            ],
            "gone: {gone}"
        );
    }
}

#[tokio::test]
async fn a_call_of_a_worker_that_may_be_alive_is_made_again_after_its_deadline() {
    let store = SqliteStore::in_memory().unwrap();
    let spy = Spy::new();
    let (journal, _, first) = mortal(&store, Dies::After(0), false, lines(), tools(&spy)).await;
    let agent = pinned(agent());
    first
        .run_agent(&agent, "go", RunOptions::default())
        .await
        .unwrap_err();
    journal.lease_is_over().await;
    let (next, asked) = successor(&store, &spy).await;
    let run_id: RunId = next.list_runs(Default::default()).await.unwrap().items[0]
        .run_id
        .parse()
        .unwrap();
    let began = tokio::time::Instant::now();
    tokio::time::pause();
    let result = next.resume_run(&run_id).await.unwrap();
    assert_eq!(result.status, RunStatus::Completed);
    let waited = asked.asked()[0].at - began;
    assert!(waited.as_secs() >= 119, "the call had 120 s: {waited:?}");
    let run = next.get_run(&run_id).await.unwrap();
    assert_eq!((run.reserved.nanos(), run.reserved_tokens), (0, 0));
    let charged = kinds(&store, &run_id).await;
    assert!(charged.contains(&"model_charged"), "the lost call may be charged");
}

#[tokio::test]
async fn a_call_of_ones_own_is_not_waited_for() {
    let store = SqliteStore::in_memory().unwrap();
    let (journal, model, first) = mortal(&store, Dies::After(0), false, vec![Say::Panic], Vec::new()).await;
    first
        .run_agent(&pinned(agent()), "go", RunOptions::default())
        .await
        .unwrap_err();
    journal.lease_is_over().await;
    let next = over(Arc::new(store.clone()), &store, &model, Vec::new()).await;
    let run_id: RunId = next.list_runs(Default::default()).await.unwrap().items[0]
        .run_id
        .parse()
        .unwrap();
    tokio::time::pause();
    for _ in 0..2 {
        assert_eq!(
            code(&next.resume_run(&run_id).await),
            "INTERNAL",
            "the provider panics"
        );
    }
    let asked = model.asked();
    let between = asked[1].at - asked[0].at;
    assert!(between.as_secs() < 60, "{between:?}");
}

/// A program that makes its steps itself has no easier rules.
#[tokio::test]
async fn a_program_does_not_repeat_a_lost_call_either() {
    for (tool, expected) in [("act", "OUTCOME_UNKNOWN"), ("look", "ok")] {
        let store = SqliteStore::in_memory().unwrap();
        let spy = Spy::new();
        // Created, started; the third append says that the tool is about to be called, the fourth what it gave.
        let (journal, _, first) = mortal(&store, Dies::Before(3), false, lines(), tools(&spy)).await;
        let run_id = first
            .create_run(&pinned(agent()), Default::default())
            .await
            .unwrap()
            .run_id;
        first.start_run(&run_id).await.unwrap();
        assert_eq!(
            code(&first.execute_tool(&run_id, tool, no_arguments()).await),
            "STORE_UNAVAILABLE"
        );
        journal.lease_is_over().await;

        let (next, _) = successor(&store, &spy).await;
        tokio::time::pause();
        assert_eq!(
            code(&next.execute_tool(&run_id, tool, no_arguments()).await),
            expected
        );
        tokio::time::resume();
        let called = spy.called();
        assert_eq!(called.len(), if expected == "ok" { 2 } else { 1 });
        assert!(called.iter().all(|call| call.key == called[0].key), "{called:?}");
        let run = next.get_run(&run_id).await.unwrap();
        if expected == "ok" {
            assert_eq!((run.status, run.tool_calls), (RunStatus::Running, 1));
            next.complete_run(&run_id, "x").await.unwrap();
        } else {
            assert_eq!(run.waiting_for, Some(WaitingFor::OutcomeUnknown { step: 1 }));
            assert_eq!(code(&next.complete_run(&run_id, "x").await), "INVALID_STATUS");
        }
        assert_eq!(
            next.get_run(&run_id).await.unwrap(),
            folded(&store, &run_id).await
        );
    }
}

#[tokio::test]
async fn a_broken_store_leaves_nothing_behind_that_stands_in_the_way() {
    let store = SqliteStore::in_memory().unwrap();
    let (_, model, runtime) =
        mortal(&store, Dies::Before(3), false, vec![Say::Text("yes")], Vec::new()).await;
    let run_id = runtime
        .create_run(&pinned(agent()), Default::default())
        .await
        .unwrap()
        .run_id;
    runtime.start_run(&run_id).await.unwrap();
    runtime.add_message(&run_id, Message::user("go")).await.unwrap();
    let outcome = runtime
        .get_completion(&run_id, CompletionOptions::default())
        .await;
    assert_eq!(code(&outcome), "STORE_UNAVAILABLE");
    assert!(
        runtime.active_runs().is_empty(),
        "a fold that is ahead of its journal is let go"
    );
    assert!(model.asked().is_empty(), "no effect without a durable intent");
}

#[tokio::test]
async fn a_new_process_takes_over_what_nobody_drives() {
    let store = SqliteStore::in_memory().unwrap();
    let spy = Spy::new();
    let (journal, _, first) = mortal(&store, Dies::After(3), false, lines(), tools(&spy)).await;
    first
        .run_agent(&pinned(agent()), "go", RunOptions::default())
        .await
        .unwrap_err();

    let model = Arc::new(Model::new(lines()));
    let next = builder(&model, tools(&spy))
        .store(Arc::new(store.clone()), Arc::new(store.clone()))
        .build()
        .await
        .unwrap();
    assert!(next.orphans().await.unwrap().is_empty(), "its lease runs");
    journal.lease_is_over().await;
    let (ended, mut heard) = tokio::sync::mpsc::unbounded_channel();
    next.on("run_completed", move |event| {
        let ended = ended.clone();
        async move {
            ended
                .send(event.payload.run_id.clone())
                .map_err(|e| e.to_string())
        }
    })
    .unwrap();
    let orphans = next.orphans().await.unwrap();
    assert_eq!(orphans.len(), 1);
    tokio::time::pause();
    assert_eq!(next.resume_orphans().await.unwrap(), orphans);
    assert_eq!(heard.recv().await.as_ref(), orphans.first());
    assert!(next.orphans().await.unwrap().is_empty());
}
