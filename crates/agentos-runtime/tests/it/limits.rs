//! Every limit stops a run, also in the middle of a call.

use agentos_runtime::{CompletionOptions, RunOptions};
use agentos_types::{Limits, Message, RunStatus, Usd};

use crate::model::{Say, calls};
use crate::support::{World, code, failed_with};
use crate::tools::{How, Spy};

fn limited(limits: Limits) -> RunOptions {
    RunOptions {
        limits,
        ..RunOptions::default()
    }
}

/// A model that calls a tool for ever.
async fn endless(spy: &Spy) -> World {
    World::new(vec![calls(&["look"])], vec![spy.reads("look", How::Answers)]).await
}

#[tokio::test]
async fn each_limit_has_its_code() {
    let none = Limits::default();
    for (limits, expected) in [
        (
            Limits {
                max_tokens: Some(400),
                ..none
            },
            "TOKEN_LIMIT",
        ),
        // A dollar buys a million tokens: the same in money.
        (
            Limits {
                max_cost: Some(Usd::from_nanos(400_000)),
                ..none
            },
            "COST_LIMIT",
        ),
        (
            Limits {
                max_tool_calls: Some(2),
                ..none
            },
            "TOOL_LIMIT",
        ),
        (
            Limits {
                max_steps: Some(4),
                ..none
            },
            "STEP_LIMIT",
        ),
        (
            Limits {
                max_duration_ms: Some(0),
                ..none
            },
            "RUN_TIMEOUT",
        ),
    ] {
        let spy = Spy::new();
        let world = endless(&spy).await;
        let result = world
            .runtime
            .run_agent(&world.agent, "go", limited(limits))
            .await
            .unwrap();
        assert_eq!(
            (result.status, failed_with(&result)),
            (RunStatus::Failed, expected),
            "{limits:?}"
        );
        let run = world.get(&result.run_id).await;
        assert!(
            limits
                .max_tokens
                .is_none_or(|most| run.committed_tokens() <= most)
        );
        assert!(limits.max_cost.is_none_or(|most| run.committed_cost() <= most));
        assert!(limits.max_tool_calls.is_none_or(|most| run.tool_calls == most));
        assert!(limits.max_steps.is_none_or(|most| run.step == most));
        assert_eq!(limits.max_duration_ms.is_some(), world.model.asked().is_empty());
    }
}

#[tokio::test]
async fn the_strictest_limit_holds() {
    let spy = Spy::new();
    let world = World::with(
        vec![calls(&["look"])],
        vec![spy.reads("look", How::Answers)],
        |config| config.max_tool_calls_per_run = 3,
    )
    .await;
    for (asked, calls) in [(1, 1), (9, 3)] {
        let limits = Limits {
            max_tool_calls: Some(asked),
            ..Limits::default()
        };
        let result = world
            .runtime
            .run_agent(&world.agent, "go", limited(limits))
            .await
            .unwrap();
        assert_eq!((failed_with(&result), result.tool_calls), ("TOOL_LIMIT", calls));
    }
}

#[tokio::test]
async fn at_the_deadline_a_model_call_is_given_up() {
    let world = World::with(vec![Say::Hang], Vec::new(), |config| {
        config.max_run_duration_ms = 60_000;
    })
    .await;
    let (run_id, running) = world.begin().await;
    tokio::time::pause();
    let result = running.await.unwrap().unwrap();
    assert_eq!((failed_with(&result), world.model.dropped()), ("RUN_TIMEOUT", 1));
    assert!(
        result.duration_ms >= 60_000 && result.duration_ms < 120_000,
        "{}",
        result.duration_ms
    );
    let run = world.get(&run_id).await;
    assert_eq!((run.reserved, run.reserved_tokens), (Usd::ZERO, 0));
    assert!(run.cost > Usd::ZERO, "it may have been charged");
}

#[tokio::test]
async fn at_the_deadline_a_read_is_given_up() {
    let spy = Spy::new();
    let slow = agentos_tools::ToolRegistration {
        timeout_ms: 3_600_000,
        ..spy.reads("look", How::Hangs)
    };
    let world = World::new(vec![calls(&["look"])], vec![slow]).await;
    let (_, running) = world.begin().await;
    spy.entered(1).await;
    tokio::time::pause();
    let result = running.await.unwrap().unwrap();
    assert_eq!((failed_with(&result), spy.dropped()), ("RUN_TIMEOUT", 1));
}

#[tokio::test]
async fn time_in_which_a_run_is_paused_does_not_count() {
    let world = World::with(vec![Say::Text("yes")], Vec::new(), |config| {
        config.max_run_duration_ms = 60_000;
    })
    .await;
    let run_id = world.started().await;
    world.runtime.pause_run(&run_id).await.unwrap();
    tokio::time::pause();
    tokio::time::advance(std::time::Duration::from_secs(3600)).await;
    tokio::time::resume();
    world.runtime.start_run(&run_id).await.unwrap();
    world
        .runtime
        .add_message(&run_id, Message::user("go"))
        .await
        .unwrap();
    let complete = || {
        world
            .runtime
            .get_completion(&run_id, CompletionOptions::default())
    };
    complete().await.unwrap();
    tokio::time::pause();
    tokio::time::advance(std::time::Duration::from_secs(60)).await;
    tokio::time::resume();
    // For a run whose steps a program makes, too, the time is over at the next step.
    assert_eq!(code(&complete().await), "RUN_TIMEOUT");
    assert_eq!(world.get(&run_id).await.status, RunStatus::Failed);
}

#[tokio::test]
async fn a_model_call_has_a_time_of_its_own() {
    let world = World::with(vec![Say::Hang], Vec::new(), |config| {
        config.model_timeout_ms = 1_000
    })
    .await;
    let (run_id, running) = world.begin().await;
    tokio::time::pause();
    let result = running.await.unwrap().unwrap();
    assert_eq!(failed_with(&result), "NO_AVAILABLE_ENDPOINT", "{result:?}");
    let run = world.get(&run_id).await;
    assert_eq!(
        (run.reserved, run.reserved_tokens),
        (Usd::ZERO, 0),
        "its outcome is known"
    );
}

#[tokio::test]
async fn an_answer_that_a_lowered_cap_has_cut_is_none() {
    let tight = Limits {
        max_tokens: Some(3_000),
        max_cost: Some(Usd::from_nanos(3_000_000)),
        ..Limits::default()
    };
    for (limits, expected) in [
        (
            Limits {
                max_cost: None,
                ..tight
            },
            "TOKEN_LIMIT",
        ),
        (
            Limits {
                max_tokens: None,
                ..tight
            },
            "COST_LIMIT",
        ),
    ] {
        let mut agent = crate::support::agent();
        agent.model.max_tokens = Some(4_000);
        let agent = crate::support::pinned(agent);
        let world = World::new(vec![Say::Cut], Vec::new()).await;
        let result = world
            .runtime
            .run_agent(&agent, "go", limited(limits))
            .await
            .unwrap();
        assert_eq!((failed_with(&result), result.output.as_ref()), (expected, None));
        let cap = world.model.asked()[0].max_tokens;
        assert!((1_000..3_000).contains(&cap), "{cap}");

        let run = world.runtime.create_run(&agent, limited(limits)).await.unwrap();
        world.runtime.start_run(&run.run_id).await.unwrap();
        world
            .runtime
            .add_message(&run.run_id, Message::user("go"))
            .await
            .unwrap();
        let answer = world
            .runtime
            .get_completion(&run.run_id, CompletionOptions::default())
            .await;
        assert_eq!(code(&answer), expected, "a program gets no cut answer either");
    }
    // One that stops at the cap that was asked for is an answer.
    let world = World::new(vec![Say::Cut], Vec::new()).await;
    assert_eq!(world.run().await.status, RunStatus::Completed);
}

#[tokio::test]
async fn a_refused_call_of_a_program_is_recorded_and_ends_nothing() {
    let world = World::new(vec![Say::Text("yes")], Vec::new()).await;
    let limits = Limits {
        max_steps: Some(1),
        ..Limits::default()
    };
    let run_id = world
        .runtime
        .create_run(&world.agent, limited(limits))
        .await
        .unwrap()
        .run_id;
    world.runtime.start_run(&run_id).await.unwrap();
    world
        .runtime
        .add_message(&run_id, Message::user("go"))
        .await
        .unwrap();
    let complete = || {
        world
            .runtime
            .get_completion(&run_id, CompletionOptions::default())
    };
    complete().await.unwrap();
    assert_eq!(code(&complete().await), "STEP_LIMIT");
    assert_eq!(world.kinds(&run_id).await.last(), Some(&"model_refused"));
    let result = world.runtime.complete_run(&run_id, "enough").await.unwrap();
    assert_eq!(result.status, RunStatus::Completed);
}
