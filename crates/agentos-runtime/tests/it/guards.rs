//! Every method of the manual API in every status: done, or refused with nothing appended.

use agentos_runtime::CompletionOptions;
use agentos_types::{Message, RunError, RunId, RunStatus};

use crate::model::Say;
use crate::support::{World, code, no_arguments};
use crate::tools::{How, Spy};

const METHODS: [&str; 9] = [
    "start",
    "add_message",
    "get_completion",
    "execute_tool",
    "complete",
    "fail",
    "pause",
    "cancel",
    "resume",
];

fn error() -> RunError {
    RunError {
        code: "MINE".to_owned(),
        message: "my own reason".to_owned(),
    }
}

async fn run_in(world: &World, status: RunStatus) -> RunId {
    let runtime = &world.runtime;
    let run_id = world.created().await;
    if status != RunStatus::Pending {
        runtime.start_run(&run_id).await.unwrap();
    }
    match status {
        RunStatus::Pending | RunStatus::Running => {}
        RunStatus::Paused => drop(runtime.pause_run(&run_id).await.unwrap()),
        RunStatus::Completed => drop(runtime.complete_run(&run_id, "x").await.unwrap()),
        RunStatus::Failed => drop(runtime.fail_run(&run_id, error()).await.unwrap()),
        RunStatus::Cancelled => drop(runtime.cancel_run(&run_id, None).await.unwrap()),
    }
    run_id
}

async fn call(world: &World, method: &str, run_id: &RunId) -> &'static str {
    let runtime = &world.runtime;
    match method {
        "start" => code(&runtime.start_run(run_id).await),
        "add_message" => code(&runtime.add_message(run_id, Message::user("hello")).await),
        "get_completion" => code(&runtime.get_completion(run_id, CompletionOptions::default()).await),
        "execute_tool" => code(&runtime.execute_tool(run_id, "look", no_arguments()).await),
        "complete" => code(&runtime.complete_run(run_id, "x").await),
        "fail" => code(&runtime.fail_run(run_id, error()).await),
        "pause" => code(&runtime.pause_run(run_id).await),
        "cancel" => code(&runtime.cancel_run(run_id, None).await),
        "resume" => code(&runtime.resume_run(run_id).await),
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn every_method_in_every_status() {
    let expected = "start: pending paused | add_message: pending running paused | get_completion: running | \
                    execute_tool: running | complete: running | fail: running | pause: running | \
                    cancel: pending running paused | resume: paused";
    let spy = Spy::new();
    let world = World::new(vec![Say::Text("yes")], vec![spy.reads("look", How::Answers)]).await;
    let mut found = Vec::new();
    for method in METHODS {
        let mut done = vec![format!("{method}:")];
        for status in RunStatus::ALL {
            let run_id = run_in(&world, status).await;
            let before = world.kinds(&run_id).await;
            assert_eq!(world.get(&run_id).await.status, status);
            match call(&world, method, &run_id).await {
                "ok" => done.push(status.to_string()),
                refused => {
                    assert_eq!(refused, "INVALID_STATUS", "{method} in {status}");
                    assert_eq!(
                        world.kinds(&run_id).await,
                        before,
                        "{method} in {status} has appended"
                    );
                    assert_eq!(world.get(&run_id).await.status, status);
                }
            }
        }
        found.push(done.join(" "));
    }
    assert_eq!(found.join(" | "), expected);
}

#[tokio::test]
async fn a_run_that_is_not_there_is_said_so() {
    let world = World::new(vec![Say::Text("yes")], Vec::new()).await;
    let nobody: RunId = "run_1772323200000_00000000".parse().unwrap();
    for method in METHODS {
        assert_eq!(call(&world, method, &nobody).await, "RUN_NOT_FOUND", "{method}");
    }
    assert_eq!(code(&world.runtime.get_run(&nobody).await), "RUN_NOT_FOUND");
    assert!(world.runtime.active_runs().is_empty());
}

#[tokio::test]
async fn a_run_that_rests_is_not_kept_in_memory() {
    let world = World::new(vec![Say::Text("yes")], Vec::new()).await;
    for status in RunStatus::ALL {
        let run_id = run_in(&world, status).await;
        let kept = world.runtime.active_runs().contains(&run_id);
        let expected = matches!(status, RunStatus::Pending | RunStatus::Running);
        assert_eq!(kept, expected, "{status}");
    }
}

#[tokio::test]
async fn a_result_says_how_a_run_has_ended() {
    let world = World::new(vec![Say::Text("yes")], Vec::new()).await;
    let run_id = run_in(&world, RunStatus::Running).await;
    let result = world.runtime.fail_run(&run_id, error()).await.unwrap();
    assert_eq!((result.status, result.error), (RunStatus::Failed, Some(error())));
    let run_id = run_in(&world, RunStatus::Running).await;
    let run = world
        .runtime
        .cancel_run(&run_id, Some("enough".to_owned()))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (run.status, run.error.unwrap().message.as_str()),
        (RunStatus::Cancelled, "enough")
    );
}
