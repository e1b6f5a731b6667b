//! Many decide at once: one counts, and what was approved is done once.

use std::sync::Arc;

use agentos_runtime::Decision;
use agentos_store::{Journal, SqliteOptions, SqliteStore};
use agentos_types::{Actor, ApprovalStatus, Message, RunStatus, Zone};

use super::{anna, in_zone, waits_for};
use crate::model::{Model, Say, calls};
use crate::support::{agent, code, folded, over, pinned, task};
use crate::tools::{How, Spy};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_64_decisions_in_two_processes_one_counts() {
    for (mixed, persons) in [(false, 64), (true, 64), (false, 1), (true, 1)] {
        let folder = tempfile::tempdir().unwrap();
        let open = || SqliteStore::open(SqliteOptions::new(folder.path().join("agentos.db"))).unwrap();
        let (one, other) = (open(), open());
        let spy = Spy::new();
        let model = Arc::new(Model::new(vec![calls(&["act"]), Say::Text("done")]));
        let mut processes = Vec::new();
        for store in [&one, &other] {
            let tools = vec![spy.writes("act", How::Answers)];
            processes.push(over(Arc::new(store.clone()), store, &model, tools).await);
        }
        let result = processes[0]
            .run_agent(&pinned(agent()), "go", in_zone(Zone::Yellow))
            .await
            .unwrap();
        let id = waits_for(&result);

        let deciders: Vec<_> = (0..64_usize)
            .map(|n| {
                let runtime = processes[n % 2].clone();
                let approves = !mixed || n % 4 < 2;
                task(async move {
                    let by = Decision::by(Actor::user(format!("person{}", n % persons)));
                    (approves, code(&runtime.decide_and_wait(id, approves, by).await))
                })
            })
            .collect();
        let mut won = Vec::new();
        for decider in deciders {
            match decider.await.unwrap() {
                (approves, "ok") => won.push(approves),
                (_, lost) => assert_eq!(lost, "APPROVAL_DECIDED"),
            }
        }
        assert_eq!(won.len(), 1, "one decision counts");
        let run = processes[1].get_run(&result.run_id).await.unwrap();
        assert_eq!(run.status, RunStatus::Completed);
        assert_eq!(
            spy.called().len(),
            usize::from(won[0]),
            "exactly one effect, or none"
        );
        assert_eq!(run, folded(&one, &result.run_id).await);
        let row = one.approval(id).await.unwrap().unwrap();
        let expected = if won[0] {
            ApprovalStatus::Used
        } else {
            ApprovalStatus::Rejected
        };
        assert_eq!(row.status, expected);
        assert!(one.verify().await.unwrap().ok);
    }
}

#[tokio::test]
async fn who_only_says_something_to_a_run_that_nobody_drives_does_not_keep_it() {
    let folder = tempfile::tempdir().unwrap();
    let open = || SqliteStore::open(SqliteOptions::new(folder.path().join("agentos.db"))).unwrap();
    let (one, other) = (open(), open());
    let spy = Spy::new();
    let model = Arc::new(Model::new(vec![calls(&["act"]), Say::Text("done")]));
    let tools = || vec![spy.writes("act", How::Answers)];
    let first = over(Arc::new(one.clone()), &one, &model, tools()).await;
    let second = over(Arc::new(other.clone()), &other, &model, tools()).await;
    let result = first
        .run_agent(&pinned(agent()), "go", in_zone(Zone::Yellow))
        .await
        .unwrap();
    first
        .decide_and_leave(waits_for(&result), true, anna())
        .await
        .unwrap();
    second
        .add_message(&result.run_id, Message::user("quickly"))
        .await
        .unwrap();
    let done = first.resume_run(&result.run_id).await.unwrap();
    assert_eq!((done.status, spy.called().len()), (RunStatus::Completed, 1));
}

#[tokio::test]
async fn a_decision_left_to_others_is_taken_up_by_a_worker() {
    let store = SqliteStore::in_memory().unwrap();
    let spy = Spy::new();
    let model = Arc::new(Model::new(vec![calls(&["act"]), Say::Text("done")]));
    let tools = || vec![spy.writes("act", How::Answers)];
    let first = over(Arc::new(store.clone()), &store, &model, tools()).await;
    let result = first
        .run_agent(&pinned(agent()), "go", in_zone(Zone::Yellow))
        .await
        .unwrap();
    let decided = first
        .decide_and_leave(waits_for(&result), true, anna())
        .await
        .unwrap();
    assert_eq!(decided.status, ApprovalStatus::Approved);
    assert!(spy.called().is_empty());
    // Its process lives, and has let go of it.
    let other = over(Arc::new(store.clone()), &store, &model, tools()).await;
    assert_eq!(
        other.orphans().await.unwrap(),
        std::slice::from_ref(&result.run_id)
    );
    let done = other.resume_run(&result.run_id).await.unwrap();
    assert_eq!((done.status, spy.called().len()), (RunStatus::Completed, 1));
}
