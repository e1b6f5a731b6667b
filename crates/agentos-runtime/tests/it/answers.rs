//! Gates on what the model says: before its calls are made, before a program gets it, before it is the output.

use std::sync::Arc;

use agentos_config::Profile;
use agentos_gates::GateSet;
use agentos_runtime::{CompletionOptions, CreateRun, Orchestrator, RunOptions};
use agentos_types::{EventBody, Message, RunStatus};
use serde_json::json;

use crate::model::{Model, Say, calls};
use crate::support::{agent, builder, code, events, failed_with, kinds, pinned};
use crate::tools::{How, Spy};

const QUIET: &str = "id: g.quiet\non: model_output\nchecks:\n  - {name: contains_text, params: {text: [loud], absent: true}}\n";
const NOBODY: &str = "id: g.nobody\non: model_output\nchecks: [no_toxicity]\n";
const BROKEN: &str = "id: g.broken\non: model_output\nchecks: [mine]\n";

fn loud() -> Say {
    Say::Calls(vec![("act", json!({"line": "loud"}))])
}

async fn world(lines: Vec<Say>, yaml: &str, profile: Option<Profile>) -> (Arc<Model>, Spy, Orchestrator) {
    let model = Arc::new(Model::new(lines));
    let spy = Spy::new();
    let runtime = builder(&model, vec![spy.writes("act", How::Answers)])
        .in_memory()
        .profile(profile)
        .gates(GateSet::parse("g.yaml", yaml).unwrap().0)
        .build()
        .await
        .unwrap();
    runtime
        .gates()
        .register_handler("mine", |_, _| async { Err("no".into()) });
    (model, spy, runtime)
}

#[tokio::test]
async fn an_answer_is_looked_at_before_anything_is_done_with_it() {
    let quiet = || calls(&["act"]);
    for (lines, yaml, profile, revisions, expected, answers, acted) in [
        (vec![quiet(), Say::Text("done")], QUIET, None, 2, "ok", 2, 1),
        (
            vec![loud(), quiet(), Say::Text("done")],
            QUIET,
            None,
            2,
            "ok",
            3,
            1,
        ),
        (
            vec![Say::Text("loud"), Say::Text("done")],
            QUIET,
            None,
            2,
            "ok",
            2,
            0,
        ),
        (
            vec![quiet(), Say::Text("loud")],
            QUIET,
            None,
            1,
            "GATE_FAILED",
            3,
            1,
        ),
        (vec![loud()], QUIET, None, 2, "GATE_FAILED", 3, 0),
        (vec![loud()], QUIET, None, 0, "GATE_FAILED", 1, 0),
        // Nobody can evaluate it: that blocks where it matters, and no other answer mends it.
        (vec![quiet(), Say::Text("done")], NOBODY, None, 2, "ok", 2, 1),
        (
            vec![quiet()],
            NOBODY,
            Some(Profile::Production),
            2,
            "GATE_FAILED",
            1,
            0,
        ),
        (vec![quiet()], BROKEN, None, 2, "GATE_FAILED", 1, 0),
    ] {
        let name = format!("{lines:?} {yaml} {revisions}");
        let (model, spy, runtime) = world(lines, yaml, profile).await;
        let mut agent = agent();
        agent.max_revisions = revisions;
        let result = runtime
            .run_agent(&pinned(agent), "go", RunOptions::default())
            .await
            .unwrap();
        assert_eq!(failed_with(&result), expected, "{name} {:?}", result.error);
        assert_eq!(model.asked().len(), answers, "{name}");
        assert_eq!(spy.called().len(), acted, "{name}");
        let all = events(runtime.journal().as_ref(), &result.run_id).await;
        let gated = all.iter().filter_map(|(_, event)| match event {
            EventBody::AnswerGated(gated) => Some((gated.results.len(), gated.refused)),
            _ => None,
        });
        let gated: Vec<_> = gated.collect();
        assert_eq!(gated.len(), answers, "{name}: each answer's result is kept");
        let refused = expected != "ok";
        assert_eq!(gated.last(), Some(&(1, refused)), "{name}");
        if refused {
            assert!(result.output.is_none() && result.gate_results[0].gate_id.starts_with("g."));
        }
    }
}

#[tokio::test]
async fn the_model_is_told_why_and_a_call_that_was_not_made_is_answered() {
    let (model, _, runtime) = world(vec![loud(), Say::Text("done")], QUIET, None).await;
    let result = runtime
        .run_agent(&pinned(agent()), "go", RunOptions::default())
        .await
        .unwrap();
    assert_eq!(result.output, Some("done".into()));
    let told: Vec<String> = model.asked()[1]
        .messages
        .iter()
        .map(|message| message.content.text())
        .collect();
    assert!(told[2].starts_with("not called"), "{told:?}");
    assert!(
        told[3].starts_with("Your answer was not accepted:\n- "),
        "{told:?}"
    );
}

#[tokio::test]
async fn a_program_gets_only_what_the_gates_let_pass() {
    for (lines, expected, asked, status) in [
        (
            vec![Say::Text("loud"), Say::Text("done")],
            "ok",
            2,
            RunStatus::Running,
        ),
        (vec![Say::Text("loud")], "GATE_FAILED", 3, RunStatus::Failed),
    ] {
        let (model, _, runtime) = world(lines, QUIET, None).await;
        let run_id = runtime
            .create_run(&pinned(agent()), CreateRun::default())
            .await
            .unwrap()
            .run_id;
        runtime.start_run(&run_id).await.unwrap();
        runtime.add_message(&run_id, Message::user("go")).await.unwrap();
        let got = runtime
            .get_completion(&run_id, CompletionOptions::default())
            .await;
        assert_eq!(code(&got), expected);
        if let Ok(got) = got {
            assert_eq!(got.content, "done");
        }
        assert_eq!(model.asked().len(), asked);
        assert_eq!(runtime.get_run(&run_id).await.unwrap().status, status);
    }
}

#[tokio::test]
async fn where_no_gate_looks_at_answers_nothing_is_recorded_of_it() {
    let (_, _, runtime) = world(
        vec![Say::Text("loud")],
        &QUIET.replace("model_output", "input"),
        None,
    )
    .await;
    let result = runtime
        .run_agent(&pinned(agent()), "go", RunOptions::default())
        .await
        .unwrap();
    let kinds = kinds(runtime.journal().as_ref(), &result.run_id).await;
    assert!(!kinds.contains(&"answer_gated"), "{kinds:?}");
}

/// A program that listens is told that an answer which gates refuse does not hold, and nothing else of it.
#[tokio::test]
async fn what_gates_refuse_is_withdrawn_and_not_accepted() {
    use agentos_runtime::{StreamEvent, StreamOptions};
    for (lines, expected) in [
        (vec![Say::Text("loud")], &["d", "-"][..]),
        (vec![Say::Text("loud"), Say::Text("done")], &["d", "-", "d", "+"]),
    ] {
        let revisions = u32::try_from(lines.len()).unwrap() - 1;
        let (_, _, runtime) = world(lines, QUIET, None).await;
        let mut agent = agent();
        agent.max_revisions = revisions.into();
        let run = runtime
            .create_run(&pinned(agent), CreateRun::default())
            .await
            .unwrap();
        runtime.start_run(&run.run_id).await.unwrap();
        let (stream, mut listener) = StreamOptions::new();
        let options = CompletionOptions {
            stream: Some(stream),
            ..CompletionOptions::default()
        };
        let hear = async {
            let mut all = Vec::new();
            while let Some(event) = listener.next().await {
                all.push(match event {
                    StreamEvent::Delta { .. } => "d",
                    StreamEvent::Withdrawn { .. } => "-",
                    StreamEvent::Accepted { .. } => "+",
                    StreamEvent::ToolCall { .. } => "?",
                });
            }
            all
        };
        let (_, heard) = tokio::join!(runtime.get_completion(&run.run_id, options), hear);
        // What it had not taken before it was withdrawn it need not hear.
        let heard: Vec<&str> = heard.into_iter().filter(|one| *one != "d").collect();
        let expected: Vec<&str> = expected.iter().copied().filter(|one| *one != "d").collect();
        assert_eq!(heard, expected);
    }
}
