//! A process dies at every append of a run that waits for a person: the word is not lost, and what it
//! allows is done once.

use std::sync::Arc;

use agentos_runtime::{Orchestrator, RunResult};
use agentos_store::{ApprovalFilter, Journal, SqliteStore};
use agentos_types::{ApprovalStatus, RunId, RunStatus, ToolResolved, WaitingFor, Zone};

use super::{anna, in_zone, waits_for};
use crate::journal::{Dies, Mortal};
use crate::model::{Model, Say, calls};
use crate::support::{agent, code, folded, over, pinned};
use crate::tools::{How, Spy};

/// Which tool, and how many appends a run with one takes: three to the wait and the decision's own.
const APPENDS: usize = 5;

async fn process(journal: Arc<dyn Journal>, store: &SqliteStore, spy: &Spy) -> Orchestrator {
    let model = Arc::new(Model::new(vec![calls(&["act"]), Say::Text("done")]));
    over(journal, store, &model, vec![spy.writes("act", How::Answers)]).await
}

/// Runs, and approves whatever is asked for.
async fn run_and_approve(runtime: &Orchestrator) -> Result<RunResult, agentos_runtime::RuntimeError> {
    let result = runtime
        .run_agent(&pinned(agent()), "go", in_zone(Zone::Yellow))
        .await?;
    runtime.decide_and_wait(waits_for(&result), true, anna()).await
}

/// Goes on with what the dead process has left, as a person would who looks at what has happened.
async fn go_on(next: &Orchestrator, run_id: &RunId, spy: &Spy) -> (RunResult, &'static str) {
    let run = next.get_run(run_id).await.unwrap();
    let (mut result, mut told) = match run.waiting_for {
        Some(WaitingFor::Approval { id }) => {
            assert_eq!(code(&next.resume_run(run_id).await), "APPROVAL_REQUIRED");
            (next.decide_and_wait(id, true, anna()).await.unwrap(), "approved")
        }
        _ => (next.resume_run(run_id).await.unwrap(), "resumed"),
    };
    if let Some(WaitingFor::Approval { id }) = result.waiting_for {
        (result, told) = (next.decide_and_wait(id, true, anna()).await.unwrap(), "approved");
    }
    if let Some(WaitingFor::OutcomeUnknown { step }) = result.waiting_for {
        let resolution = if spy.called().is_empty() {
            ToolResolved::Retry { step }
        } else {
            ToolResolved::Skip { step }
        };
        next.resolve_outcome(run_id, resolution).await.unwrap();
        (result, told) = (next.resume_run(run_id).await.unwrap(), "unknown");
    }
    (result, told)
}

async fn die_and_go_on(dies: Dies) -> &'static str {
    let store = SqliteStore::in_memory().unwrap();
    let spy = Spy::new();
    let journal = Mortal::new(&store, dies, true);
    let first = process(Arc::clone(&journal) as Arc<dyn Journal>, &store, &spy).await;
    assert_eq!(
        code(&run_and_approve(&first).await),
        "STORE_UNAVAILABLE",
        "{dies:?}"
    );
    assert!(first.active_runs().is_empty());

    let next = process(Arc::new(store.clone()), &store, &spy).await;
    let Some(run) = next.list_runs(Default::default()).await.unwrap().items.pop() else {
        return "nothing";
    };
    let run_id: RunId = run.run_id.parse().unwrap();
    let told = if run.status == RunStatus::Completed {
        "completed"
    } else {
        let (result, told) = go_on(&next, &run_id, &spy).await;
        assert_eq!(result.status, RunStatus::Completed, "{dies:?}: {result:?}");
        told
    };
    assert_eq!(spy.called().len(), 1, "{dies:?}: exactly one effect");
    let run = next.get_run(&run_id).await.unwrap();
    assert_eq!(run, folded(&store, &run_id).await);
    let pending = ApprovalFilter {
        status: Some(ApprovalStatus::Pending),
        ..ApprovalFilter::default()
    };
    assert!(
        next.list_approvals(pending).await.unwrap().items.is_empty(),
        "{dies:?}"
    );
    let all = next
        .list_approvals(ApprovalFilter::default())
        .await
        .unwrap()
        .items;
    assert_eq!(all.len(), 1, "{dies:?}: nobody is asked twice");
    assert_eq!(all[0].status, ApprovalStatus::Used, "{dies:?}");
    assert!(store.verify().await.unwrap().ok);
    told
}

#[tokio::test]
async fn a_process_may_die_at_every_append() {
    if !std::path::Path::new("/proc/self/stat").exists() {
        println!("skipped: this system does not tell of processes");
        return;
    }
    let mut told = Vec::new();
    for append in 0..APPENDS {
        let before = die_and_go_on(Dies::Before(append)).await;
        let after = die_and_go_on(Dies::After(append)).await;
        told.push(format!("{before}/{after}"));
    }
    assert_eq!(
        told,
        [
            // Created, with the first model call under way.
            "nothing/approved",
            // Asked and paused.
            "approved/approved",
            // Decided, used and about to act, in one.
            "approved/unknown",
            // Acted, and asking the model again.
            "unknown/resumed",
            "resumed/completed"
        ]
    );
}
