//! Tools that a test watches, and what becomes of their calls.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use agentos_runtime::CompletionOptions;
use agentos_tools::{Effect, ToolOutput, ToolRegistration};
use agentos_types::{Message, RunStatus};
use serde_json::{Value, json};
use tokio::sync::{Semaphore, watch};

use crate::model::{Say, calls};
use crate::support::{World, code, no_arguments};

/// How a tool behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    Answers,
    SaysNo,
    Panics,
    Hangs,
    /// The first call; later ones answer.
    HangsOnce,
    /// Until the test lets go.
    Waits,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Called {
    pub(crate) tool: String,
    pub(crate) key: String,
}

/// Watches the tools that it makes.
#[derive(Clone, Debug)]
pub(crate) struct Spy(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    called: Mutex<Vec<Called>>,
    entered: watch::Sender<usize>,
    go: Semaphore,
    dropped: AtomicUsize,
}

impl Spy {
    pub(crate) fn new() -> Self {
        Self(Arc::new(Inner {
            called: Mutex::default(),
            entered: watch::channel(0).0,
            go: Semaphore::new(0),
            dropped: AtomicUsize::new(0),
        }))
    }

    /// A tool that writes and must not be repeated.
    pub(crate) fn writes(&self, name: &str, how: How) -> ToolRegistration {
        let (inner, tool) = (Arc::clone(&self.0), name.to_owned());
        ToolRegistration::new(name, move |_, context| {
            let (inner, tool) = (Arc::clone(&inner), tool.clone());
            async move {
                let before = {
                    let mut called = inner.called.lock().unwrap();
                    called.push(Called {
                        tool,
                        key: context.idempotency_key,
                    });
                    called.len() - 1
                };
                inner.entered.send_modify(|n| *n += 1);
                let mut guard = Guard(Some(&inner.dropped));
                match how {
                    How::Answers => {}
                    How::SaysNo => return Err("it cannot".into()),
                    How::Panics => panic!("the tool's mistake"),
                    How::HangsOnce if before > 0 => {}
                    How::Hangs | How::HangsOnce => std::future::pending().await,
                    How::Waits => inner.go.acquire().await.unwrap().forget(),
                }
                guard.0 = None;
                Ok(ToolOutput::ok("done"))
            }
        })
    }

    pub(crate) fn reads(&self, name: &str, how: How) -> ToolRegistration {
        ToolRegistration {
            effect: Effect::Reads,
            ..self.writes(name, how)
        }
    }

    pub(crate) fn called(&self) -> Vec<Called> {
        self.0.called.lock().unwrap().clone()
    }

    pub(crate) async fn entered(&self, calls: usize) {
        self.0
            .entered
            .subscribe()
            .wait_for(|n| *n >= calls)
            .await
            .unwrap();
    }

    pub(crate) fn let_go(&self) {
        self.0.go.add_permits(1);
    }

    pub(crate) fn dropped(&self) -> usize {
        self.0.dropped.load(Ordering::SeqCst)
    }
}

struct Guard<'a>(Option<&'a AtomicUsize>);

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        if let Some(dropped) = self.0 {
            dropped.fetch_add(1, Ordering::SeqCst);
        }
    }
}

/// What the model was told of its tool call.
fn told(world: &World) -> String {
    let asked = world.model.asked();
    asked.last().unwrap().messages.last().unwrap().content.text()
}

#[tokio::test]
async fn a_tool_that_failed_and_may_be_repeated_is_told_to_the_model() {
    for (how, said) in [
        (How::SaysNo, "error TOOL_FAILED: it cannot"),
        (
            How::Panics,
            "error TOOL_FAILED: tool `look` broke off: it panicked: the tool's mistake",
        ),
        (
            How::Hangs,
            "error TOOL_TIMEOUT: tool `look` did not answer within 20 ms",
        ),
    ] {
        for idempotent in [false, true] {
            let spy = Spy::new();
            let tool = ToolRegistration {
                timeout_ms: 20,
                idempotent,
                ..if idempotent {
                    spy.writes("look", how)
                } else {
                    spy.reads("look", how)
                }
            };
            let world = World::new(vec![calls(&["look"]), Say::Text("so be it")], vec![tool]).await;
            let result = world.run().await;
            assert_eq!(result.status, RunStatus::Completed, "{how:?}");
            assert_eq!(told(&world), said, "{how:?}");
            assert_eq!(spy.called().len(), 1, "nothing repeats a tool by itself");
        }
    }
}

#[tokio::test]
async fn a_tool_that_says_no_has_a_known_outcome() {
    let spy = Spy::new();
    let world = World::new(
        vec![calls(&["act"]), Say::Text("so be it")],
        vec![spy.writes("act", How::SaysNo)],
    )
    .await;
    assert_eq!(world.run().await.status, RunStatus::Completed);
    assert_eq!(told(&world), "error TOOL_FAILED: it cannot");
}

#[tokio::test]
async fn calls_have_keys_of_their_own() {
    let spy = Spy::new();
    let world = World::new(
        vec![calls(&["act", "look", "act"]), Say::Text("done")],
        vec![spy.writes("act", How::Answers), spy.reads("look", How::Answers)],
    )
    .await;
    let result = world.run().await;
    let keys: Vec<String> = spy.called().into_iter().map(|call| call.key).collect();
    let expected: Vec<String> = [2, 3, 4].map(|step| format!("{}:{step}", result.run_id)).into();
    assert_eq!((keys, result.tool_calls), (expected, 3));
}

#[tokio::test]
async fn a_lost_call_is_repeated_under_its_key() {
    let spy = Spy::new();
    let world = World::new(
        vec![calls(&["look"]), Say::Text("seen")],
        vec![spy.reads("look", How::HangsOnce)],
    )
    .await;
    let (run_id, running) = world.begin().await;
    spy.entered(1).await;
    world.runtime.pause_run(&run_id).await.unwrap();
    assert_eq!(running.await.unwrap().unwrap().status, RunStatus::Paused);
    let result = world.runtime.resume_run(&run_id).await.unwrap();
    assert_eq!((result.status, result.tool_calls), (RunStatus::Completed, 1));
    let called = spy.called();
    assert_eq!(called.len(), 2);
    assert_eq!(called[0], called[1], "the same key");
    assert_eq!(spy.dropped(), 1);
}

#[tokio::test]
async fn a_program_makes_the_calls_that_the_model_asks_for() {
    let spy = Spy::new();
    let world = World::new(
        vec![
            Say::Calls(vec![("act", json!({ "n": 1 })), ("look", no_arguments())]),
            Say::Text("thanks"),
        ],
        vec![
            ToolRegistration {
                parameters: json!({ "n": { "type": "number" } }),
                ..spy.writes("act", How::Answers)
            },
            spy.reads("look", How::Answers),
        ],
    )
    .await;
    let run_id = world.addressed().await;
    let complete = || {
        world
            .runtime
            .get_completion(&run_id, CompletionOptions::default())
    };
    let answer = complete().await.unwrap();
    assert_eq!(answer.tool_calls.len(), 2);
    assert_eq!(
        code(&complete().await),
        "INVALID_INPUT",
        "its calls have no results yet"
    );

    // Another call of the same tool is the program's own, and answers none of the model's.
    world
        .runtime
        .execute_tool(&run_id, "act", json!({ "n": 2 }))
        .await
        .unwrap();
    assert_eq!(world.get(&run_id).await.open_calls.len(), 2);
    let call = &answer.tool_calls[0];
    let made = world
        .runtime
        .execute_tool(&run_id, &call.name, call.arguments.clone())
        .await
        .unwrap();
    assert_eq!((made.success, made.output), (true, Value::from("done")));
    assert_eq!(world.get(&run_id).await.open_calls.len(), 1);
    world
        .runtime
        .add_message(&run_id, Message::tool("0.1", "seen by the program"))
        .await
        .unwrap();
    assert_eq!(complete().await.unwrap().content, "thanks");
    let messages = &world.model.asked()[1].messages;
    let ids: Vec<_> = messages
        .iter()
        .filter_map(|m| m.tool_call_id.as_deref())
        .collect();
    assert_eq!(ids, ["0.0", "0.1"]);
}

#[tokio::test]
async fn a_refused_call_of_the_model_is_told_to_it_and_costs_a_step() {
    let world = World::new(vec![calls(&["nobody"]), Say::Text("then not")], Vec::new()).await;
    let result = world.run().await;
    assert_eq!((result.status, result.tool_calls), (RunStatus::Completed, 0));
    assert!(
        told(&world).starts_with("refused, TOOL_NOT_FOUND"),
        "{}",
        told(&world)
    );
    assert_eq!(world.get(&result.run_id).await.step, 3);
}

#[tokio::test]
async fn a_program_hears_why_its_call_was_refused() {
    let world = World::new(vec![Say::Text("x")], Vec::new()).await;
    let run_id = world.started().await;
    let outcome = world
        .runtime
        .execute_tool(&run_id, "nobody", no_arguments())
        .await;
    assert_eq!(code(&outcome), "TOOL_NOT_FOUND");
    assert_eq!(world.get(&run_id).await.status, RunStatus::Running);
    assert_eq!(world.kinds(&run_id).await.last(), Some(&"tool_refused"));
}
