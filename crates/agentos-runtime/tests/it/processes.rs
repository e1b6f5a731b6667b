//! Two orchestrators over one file, as two processes are.

use std::sync::Arc;

use agentos_runtime::{Orchestrator, PinnedAgent};
use agentos_store::{Journal, SqliteOptions, SqliteStore};
use agentos_types::{Message, RunStatus};
use tempfile::TempDir;

use crate::journal::{Dies, Held, Mortal};
use crate::model::{Model, Say, held};
use crate::support::{agent, begin, code, folded, kinds, over, pinned, task};
use crate::tools::{How, Spy};

struct Two {
    _folder: TempDir,
    one: Orchestrator,
    other: Orchestrator,
    journal: Arc<Mortal>,
    store: SqliteStore,
    model: Arc<Model>,
    agent: PinnedAgent,
}

async fn two(lines: Vec<Say>) -> Two {
    let folder = tempfile::tempdir().unwrap();
    let open = || SqliteStore::open(SqliteOptions::new(folder.path().join("agentos.db"))).unwrap();
    let model = Arc::new(Model::new(lines));
    let first = open();
    let journal = Mortal::new(&first, Dies::Never, false);
    let one = over(
        Arc::clone(&journal) as Arc<dyn Journal>,
        &first,
        &model,
        Vec::new(),
    )
    .await;
    let store = open();
    let other = over(Arc::new(store.clone()), &store, &model, Vec::new()).await;
    Two {
        _folder: folder,
        one,
        other,
        journal,
        store,
        model,
        agent: pinned(agent()),
    }
}

#[tokio::test]
async fn a_command_reaches_the_process_that_drives_the_run() {
    let two = two(vec![Say::Hang]).await;
    let (run_id, running) = begin(&two.one, &two.agent, &two.model).await;
    assert_eq!(
        two.other.get_run(&run_id).await.unwrap().status,
        RunStatus::Running
    );
    assert_eq!(code(&two.other.resume_run(&run_id).await), "RUN_BUSY");
    let told = two
        .other
        .cancel_run(&run_id, Some("from afar".to_owned()))
        .await
        .unwrap();
    assert!(told.is_none(), "its owner carries it out");
    let result = running.await.unwrap().unwrap();
    assert_eq!(
        (result.status, result.error.unwrap().message.as_str()),
        (RunStatus::Cancelled, "from afar")
    );
    assert_eq!(two.model.dropped(), 1);
    assert!(
        two.store.inbox(run_id.as_str()).await.unwrap().is_empty(),
        "it has been dealt with"
    );
    assert_eq!(code(&two.other.cancel_run(&run_id, None).await), "INVALID_STATUS");
}

#[tokio::test]
async fn commands_from_afar_are_carried_out_in_order() {
    let two = two(vec![held(Say::Text("first")), Say::Text("yes")]).await;
    let (run_id, running) = begin(&two.one, &two.agent, &two.model).await;
    for text in ["one", "two", "three"] {
        two.other.add_message(&run_id, Message::user(text)).await.unwrap();
    }
    assert!(two.other.pause_run(&run_id).await.unwrap().is_none());
    assert_eq!(running.await.unwrap().unwrap().status, RunStatus::Paused);
    let run = two.other.get_run(&run_id).await.unwrap();
    let said: Vec<String> = run
        .messages
        .iter()
        .map(|message| message.content.text())
        .collect();
    assert_eq!(said, ["go", "one", "two", "three"]);

    // Paused, it is nobody's: whoever asks for it has it.
    two.model.let_go();
    let result = two.other.resume_run(&run_id).await.unwrap();
    assert_eq!(result.status, RunStatus::Completed);
    assert_eq!(
        two.one.get_run(&run_id).await.unwrap(),
        folded(&two.store, &run_id).await
    );
}

#[tokio::test]
async fn a_command_that_is_refused_is_dealt_with_too() {
    let two = two(vec![Say::Text("x")]).await;
    let run = two.one.create_run(&two.agent, Default::default()).await.unwrap();
    // Pending runs cannot be paused; the idle owner finds that out.
    assert!(two.other.pause_run(&run.run_id).await.unwrap().is_none());
    two.journal.appended(2).await;
    assert!(
        two.store.inbox(run.run_id.as_str()).await.unwrap().is_empty(),
        "it is not looked at again"
    );
    assert!(
        two.other
            .add_message(&run.run_id, Message::user("hello"))
            .await
            .is_ok()
    );
    let (heard, mut messages) = tokio::sync::mpsc::unbounded_channel();
    two.one
        .on("message_added", move |_| {
            let heard = heard.clone();
            async move { heard.send(()).map_err(|e| e.to_string()) }
        })
        .unwrap();
    if two.one.get_run(&run.run_id).await.unwrap().messages.is_empty() {
        messages.recv().await;
    }
    assert_eq!(
        kinds(&two.store, &run.run_id).await,
        ["run_created", "message_added"]
    );
    assert!(two.store.inbox(run.run_id.as_str()).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_command_that_waits_for_a_lost_owner_comes_before_the_next_step() {
    let two = two(vec![Say::Hang]).await;
    let (run_id, running) = begin(&two.one, &two.agent, &two.model).await;
    // Written as by a process that sees a living owner, which is gone before it looks.
    let cancel = br#"{"command":"cancel","reason":"late"}"#.to_vec();
    two.store
        .post(run_id.as_str(), two.other.actor().clone(), cancel)
        .await
        .unwrap();
    running.abort();
    two.journal.lease_is_over().await;
    assert_eq!(code(&two.other.resume_run(&run_id).await), "INVALID_STATUS");
    assert_eq!(
        two.other.get_run(&run_id).await.unwrap().status,
        RunStatus::Cancelled
    );
    assert_eq!(two.model.asked().len(), 1, "no further call is made");
    assert!(two.store.inbox(run_id.as_str()).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_command_that_its_owner_does_not_see_is_carried_out_by_who_gave_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(SqliteOptions::new(folder.path().join("agentos.db"))).unwrap();
    let model = Arc::new(Model::new(vec![Say::Text("x")]));
    let one = over(Arc::new(store.clone()), &store, &model, Vec::new()).await;
    let journal = Mortal::new(&store, Dies::Never, false);
    let other = over(
        Arc::clone(&journal) as Arc<dyn Journal>,
        &store,
        &model,
        Vec::new(),
    )
    .await;
    let run_id = one
        .create_run(&pinned(agent()), Default::default())
        .await
        .unwrap()
        .run_id;
    one.start_run(&run_id).await.unwrap();
    journal.hold(Held::Post);
    let (this, id) = (other.clone(), run_id.clone());
    let cancelling = task(async move { this.cancel_run(&id, None).await });
    // The other has seen an owner; it lets go before the command is in the inbox.
    journal.waits().await;
    one.pause_run(&run_id).await.unwrap();
    journal.let_go();
    cancelling.await.unwrap().unwrap();
    assert_eq!(other.get_run(&run_id).await.unwrap().status, RunStatus::Cancelled);
    assert!(store.inbox(run_id.as_str()).await.unwrap().is_empty());
}

#[tokio::test]
async fn an_owner_that_comes_back_cannot_append() {
    let two = two(vec![held(Say::Text("late"))]).await;
    let (run_id, running) = begin(&two.one, &two.agent, &two.model).await;
    // Its lease is over, though it lives.
    two.journal.lease_is_over().await;
    let (claimed, mut heard) = tokio::sync::mpsc::unbounded_channel();
    two.other
        .on("run_claimed", move |_| {
            let claimed = claimed.clone();
            async move { claimed.send(()).map_err(|e| e.to_string()) }
        })
        .unwrap();
    let (other, id) = (two.other.clone(), run_id.clone());
    let resumed = task(async move { other.resume_run(&id).await });
    heard.recv().await.unwrap();
    two.model.let_go();
    assert_eq!(code(&running.await.unwrap()), "STALE_APPEND");
    assert!(
        !two.one.active_runs().contains(&run_id),
        "it knows that the run is another's"
    );
    assert_eq!(
        two.model.asked().len(),
        1,
        "the successor waits for the deadline of the call"
    );
    two.model.let_go();
    tokio::time::pause();
    let result = resumed.await.unwrap().unwrap();
    assert_eq!(
        (result.status, two.model.asked().len()),
        (RunStatus::Completed, 2)
    );
    let kinds = kinds(&two.store, &run_id).await;
    assert_eq!(
        kinds.iter().filter(|kind| **kind == "model_answered").count(),
        1,
        "{kinds:?}"
    );
    assert_eq!(
        two.one.get_run(&run_id).await.unwrap(),
        folded(&two.store, &run_id).await
    );
}

#[tokio::test]
async fn a_closed_orchestrator_leaves_its_runs_to_others() {
    let two = two(vec![held(crate::model::calls(&["nobody"])), Say::Text("done")]).await;
    let (run_id, running) = begin(&two.one, &two.agent, &two.model).await;
    two.one.shutdown().await.unwrap();
    assert_eq!(code(&running.await.unwrap()), "SHUT_DOWN");
    assert_eq!(two.model.dropped(), 1, "what can be made again is given up");
    assert_eq!(code(&two.one.cancel_run(&run_id, None).await), "SHUT_DOWN");
    assert_eq!(two.other.orphans().await.unwrap().first(), Some(&run_id));
    // It has let go of the run by its own will: nobody waits for the deadline of its call.
    two.model.let_go();
    let began = tokio::time::Instant::now();
    let result = two.other.resume_run(&run_id).await.unwrap();
    assert_eq!(
        (result.status, two.model.asked().len()),
        (RunStatus::Completed, 3)
    );
    assert!(began.elapsed().as_secs() < 60);
}

#[tokio::test]
async fn a_closing_orchestrator_lets_a_tool_finish_that_must_not_be_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let open = || SqliteStore::open(SqliteOptions::new(folder.path().join("agentos.db"))).unwrap();
    let spy = Spy::new();
    let model = Arc::new(Model::new(vec![crate::model::calls(&["act"]), Say::Text("done")]));
    let tools = || vec![spy.writes("act", How::Waits)];
    let (first, second) = (open(), open());
    let one = over(Arc::new(first.clone()), &first, &model, tools()).await;
    let (run_id, running) = begin(&one, &pinned(agent()), &model).await;
    spy.entered(1).await;
    let this = one.clone();
    let closing = task(async move { this.shutdown().await });
    tokio::task::yield_now().await;
    spy.let_go();
    assert_eq!(code(&running.await.unwrap()), "SHUT_DOWN");
    closing.await.unwrap().unwrap();
    let other = over(Arc::new(second.clone()), &second, &model, tools()).await;
    let result = other.resume_run(&run_id).await.unwrap();
    assert_eq!(
        (result.status, spy.called().len(), spy.dropped()),
        (RunStatus::Completed, 1, 0)
    );
    assert_eq!(
        kinds(&second, &run_id)
            .await
            .iter()
            .filter(|kind| **kind == "tool_requested")
            .count(),
        1
    );
}
