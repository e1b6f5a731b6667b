//! Messages that come while something is under way: none is lost, and each stands where providers take it.

use agentos_types::{Message, Role, RunStatus};

use crate::model::{Model, Say, calls, held};
use crate::support::{World, code, task};
use crate::tools::{How, Spy};

/// The conversation of a call, as roles.
fn roles(model: &Model, call: usize) -> String {
    let letter = |message: &Message| match message.role {
        Role::User => 'u',
        Role::Assistant => 'a',
        Role::Tool => 't',
        Role::System => 's',
    };
    model.asked()[call].messages.iter().map(letter).collect()
}

#[tokio::test]
async fn a_message_during_a_call_that_ends_in_tool_calls_follows_their_results() {
    let spy = Spy::new();
    let world = World::new(
        vec![held(calls(&["look", "look"])), Say::Text("done")],
        vec![spy.reads("look", How::Answers)],
    )
    .await;
    let (run_id, running) = world.begin().await;
    let (runtime, id) = (world.runtime.clone(), run_id.clone());
    let adding = task(async move { runtime.add_message(&id, Message::user("and be quick")).await });
    tokio::task::yield_now().await;
    world.model.let_go();
    adding.await.unwrap().unwrap();
    let result = running.await.unwrap().unwrap();
    assert_eq!(result.status, RunStatus::Completed, "{result:?}");
    assert_eq!(roles(&world.model, 1), "uattu");
    let last = world.model.asked()[1].messages.last().unwrap().clone();
    assert_eq!(last.content.text(), "and be quick");
}

#[tokio::test]
async fn a_message_during_the_last_answer_is_answered_too() {
    let world = World::new(vec![held(Say::Text("first")), Say::Text("second")], Vec::new()).await;
    let (run_id, running) = world.begin().await;
    let (runtime, id) = (world.runtime.clone(), run_id.clone());
    let adding = task(async move { runtime.add_message(&id, Message::user("wait")).await });
    tokio::task::yield_now().await;
    world.model.let_go();
    adding.await.unwrap().unwrap();
    let result = running.await.unwrap().unwrap();
    assert_eq!(result.output.unwrap(), "second");
    assert_eq!(roles(&world.model, 1), "uau");
}

#[tokio::test]
async fn a_message_to_a_paused_run_is_read_when_it_goes_on() {
    let world = World::new(vec![held(Say::Text("yes"))], Vec::new()).await;
    let (run_id, running) = world.begin().await;
    world.runtime.pause_run(&run_id).await.unwrap();
    running.await.unwrap().unwrap();
    world
        .runtime
        .add_message(&run_id, Message::user("and this"))
        .await
        .unwrap();
    assert_eq!(
        world.get(&run_id).await.status,
        RunStatus::Paused,
        "only a word from a person lets it go on"
    );
    world.model.let_go();
    let result = world.runtime.resume_run(&run_id).await.unwrap();
    assert_eq!(result.status, RunStatus::Completed);
    assert_eq!(roles(&world.model, 1), "uu");
}

#[tokio::test]
async fn a_result_that_nobody_asked_for_is_refused() {
    let world = World::new(vec![calls(&["theirs"])], Vec::new()).await;
    let run_id = world.started().await;
    let runtime = &world.runtime;
    runtime.add_message(&run_id, Message::user("go")).await.unwrap();
    let add = |message| runtime.add_message(&run_id, message);
    assert_eq!(code(&add(Message::tool("0.0", "early")).await), "INVALID_INPUT");
    runtime.get_completion(&run_id, Default::default()).await.unwrap();
    assert_eq!(
        code(&add(Message::tool("0.1", "of another")).await),
        "INVALID_INPUT"
    );
    let nameless = Message {
        tool_call_id: None,
        ..Message::tool("", "of none")
    };
    assert_eq!(code(&add(nameless).await), "INVALID_INPUT");
    let before = world.kinds(&run_id).await.len();
    add(Message::tool("0.0", "its own")).await.unwrap();
    assert_eq!(code(&add(Message::tool("0.0", "twice")).await), "INVALID_INPUT");
    assert_eq!(world.kinds(&run_id).await.len(), before + 1);
}

#[tokio::test]
async fn a_conversation_that_was_begun_elsewhere_may_be_brought() {
    let world = World::new(vec![Say::Text("first"), Say::Text("and on")], Vec::new()).await;
    let run_id = world.created().await;
    let asked = Message {
        tool_calls: vec![agentos_types::ToolCall {
            id: "x".to_owned(),
            name: "theirs".to_owned(),
            arguments: crate::support::no_arguments(),
        }],
        ..Message::assistant("")
    };
    for message in [Message::user("go"), asked, Message::tool("x", "result")] {
        world.runtime.add_message(&run_id, message).await.unwrap();
    }
    world.runtime.start_run(&run_id).await.unwrap();
    let answer = world
        .runtime
        .get_completion(&run_id, Default::default())
        .await
        .unwrap();
    assert_eq!(
        (answer.content.as_str(), roles(&world.model, 0).as_str()),
        ("and on", "uat")
    );
}
