//! Answers that are heard while they are made: what is heard, what holds, and what the journal keeps.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use agentos_agents::Agent;
use agentos_config::{BudgetsConfig, OrchestratorConfig};
use agentos_providers::{DeltaStream, Provider};
use agentos_router::{ConfiguredPrice, Endpoint, Router, StreamRecovery};
use agentos_runtime::{
    CompletionOptions, CreateRun, Listener, Orchestrator, RunOptions, RunResult, StreamEvent, StreamOptions,
    StreamRelease,
};
use agentos_types::{
    Delta, ErrorClass, EventBody, ModelAnswer, ModelRequest, ProviderError, Role, RunId, RunStatus,
    StopReason, ToolCall, Usage, Usd, Zone,
};
use async_trait::async_trait;
use futures_util::{StreamExt, stream};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::support::{agent, builder, events, failed_with, folded, kinds, pinned, task};
use crate::tools::{How, Spy};

/// What one call says, piece by piece.
#[derive(Clone, Debug)]
enum Say {
    Text(String),
    Call(&'static str),
    /// So long a silence.
    Wait(u64),
    Break(ErrorClass),
    Hang,
}

fn text(text: &str) -> Say {
    Say::Text(text.to_owned())
}

/// Says its lines, one for each call, the last for ever; ends each well that does not break off.
#[derive(Debug)]
struct Speaker {
    lines: Mutex<Vec<Vec<Say>>>,
    calls: watch::Sender<usize>,
    gone: CancellationToken,
}

impl Speaker {
    fn new(lines: &[&[Say]]) -> Arc<Self> {
        Arc::new(Self {
            lines: Mutex::new(lines.iter().rev().map(|line| line.to_vec()).collect()),
            calls: watch::channel(0).0,
            gone: CancellationToken::new(),
        })
    }

    fn calls(&self) -> usize {
        *self.calls.borrow()
    }

    fn line(&self) -> Vec<Say> {
        let mut lines = self.lines.lock().unwrap();
        if lines.len() > 1 {
            lines.pop().unwrap()
        } else {
            lines[0].clone()
        }
    }
}

fn whole(line: &[Say], request: &ModelRequest) -> ModelAnswer {
    let mut answer = ModelAnswer {
        model: request.model.clone(),
        usage: Usage {
            input: 10,
            output: 5,
            ..Usage::default()
        },
        ..ModelAnswer::default()
    };
    for (index, say) in line.iter().enumerate() {
        match say {
            Say::Text(text) => answer.content += text,
            Say::Call(name) => {
                answer.stop_reason = StopReason::ToolUse;
                answer.tool_calls.push(ToolCall {
                    id: format!("{index}"),
                    name: (*name).to_owned(),
                    arguments: serde_json::json!({}),
                });
            }
            _ => {}
        }
    }
    answer
}

#[async_trait]
impl Provider for Speaker {
    fn name(&self) -> &str {
        "fake"
    }

    async fn complete(&self, request: &ModelRequest) -> Result<ModelAnswer, ProviderError> {
        self.calls.send_modify(|n| *n += 1);
        Ok(whole(&self.line(), request))
    }

    async fn stream(&self, request: &ModelRequest) -> Result<DeltaStream, ProviderError> {
        self.calls.send_modify(|n| *n += 1);
        let line = self.line();
        let answer = whole(&line, request);
        let guard = self.gone.clone().drop_guard();
        let says = line.into_iter().map(Some).chain([None]);
        let deltas = stream::iter(says).then(move |say| {
            let answer = answer.clone();
            let _ = &guard;
            async move {
                match say {
                    Some(Say::Text(text)) => vec![Ok(Delta::Text(text))],
                    Some(Say::Call(name)) => {
                        let (id, name) = ("1".to_owned(), name.to_owned());
                        let fragment = "{}".to_owned();
                        vec![
                            Ok(Delta::ToolCallStart { index: 0, id, name }),
                            Ok(Delta::ToolCallArguments { index: 0, fragment }),
                        ]
                    }
                    Some(Say::Wait(ms)) => {
                        tokio::time::sleep(Duration::from_millis(ms)).await;
                        Vec::new()
                    }
                    Some(Say::Break(class)) => vec![Err(ProviderError::new(class, "it broke off"))],
                    Some(Say::Hang) => std::future::pending().await,
                    None => vec![Ok(Delta::Done(answer))],
                }
            }
        });
        Ok(Box::pin(deltas.flat_map(stream::iter)))
    }
}

async fn orchestrator(
    speaker: &Arc<Speaker>,
    configure: impl FnOnce(&mut OrchestratorConfig),
    budgets: BudgetsConfig,
) -> Orchestrator {
    let price = Some(ConfiguredPrice::PerThousand {
        input: Usd::from_nanos(1_000_000),
        output: Usd::from_nanos(1_000_000),
    });
    let mut router = Router::builder()
        .provider("fake", Arc::clone(speaker) as Arc<dyn Provider>)
        .max_retries(0);
    for model in ["fake/one", "fake/two"] {
        router = router.endpoint(Endpoint {
            price,
            ..Endpoint::new(model.parse().unwrap())
        });
    }
    let mut config = OrchestratorConfig::default();
    configure(&mut config);
    let model = Arc::new(crate::model::Model::greedy());
    builder(&model, vec![Spy::new().reads("look", How::Answers)])
        .router(router.build().unwrap())
        .config(config)
        .budgets(budgets)
        .in_memory()
        .build()
        .await
        .unwrap()
}

async fn plain(speaker: &Arc<Speaker>) -> Orchestrator {
    orchestrator(speaker, |_| {}, BudgetsConfig::default()).await
}

fn asking() -> Agent {
    let mut agent = agent();
    agent.model.chain = vec!["fake/one".parse().unwrap(), "fake/two".parse().unwrap()];
    agent
}

async fn heard(mut listener: Listener) -> Vec<StreamEvent> {
    let mut all = Vec::new();
    while let Some(event) = listener.next().await {
        all.push(event);
    }
    all
}

/// What a listener hears of a run, and what the run comes to.
async fn streamed(
    runtime: &Orchestrator,
    agent: Agent,
    configure: impl FnOnce(&mut StreamOptions),
) -> (RunResult, Vec<StreamEvent>) {
    let (mut stream, listener) = StreamOptions::new();
    configure(&mut stream);
    let options = RunOptions {
        stream: Some(stream),
        ..RunOptions::default()
    };
    let agent = pinned(agent);
    let (result, heard) = tokio::join!(runtime.run_agent(&agent, "go", options), heard(listener));
    (result.unwrap(), heard)
}

/// `text`, `-reason` withdrawn, `+` accepted, `?tool`; pieces of one answer in one.
fn shown(events: &[StreamEvent]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut open = false;
    for event in events {
        match event {
            StreamEvent::Delta { text, .. } if open => all.last_mut().unwrap().push_str(text),
            StreamEvent::Delta { text, .. } => all.push(text.clone()),
            StreamEvent::ToolCall { tool, .. } => all.push(format!("?{tool}")),
            StreamEvent::Withdrawn { .. } => all.push("-".to_owned()),
            StreamEvent::Accepted { .. } => all.push("+".to_owned()),
        }
        open = matches!(event, StreamEvent::Delta { .. });
    }
    all
}

#[tokio::test(start_paused = true)]
async fn what_breaks_off_is_answered_anew_gone_on_with_or_said_to_be_incomplete() {
    for (recovery, error, expected, output) in [
        (
            StreamRecovery::Restart,
            "ok",
            &["a part ", "-", "a whole answer", "+"][..],
            Some("a whole answer"),
        ),
        (
            StreamRecovery::Continue,
            "ok",
            &["a part a whole answer", "+"],
            Some("a part a whole answer"),
        ),
        (StreamRecovery::Off, "ANSWER_INCOMPLETE", &["a part ", "-"], None),
    ] {
        let broken = [text("a part "), Say::Wait(1), Say::Break(ErrorClass::Transport)];
        let speaker = Speaker::new(&[&broken, &[text("a whole "), text("answer")]]);
        // No gate looks at it: every piece is heard at once.
        let open = |config: &mut OrchestratorConfig| config.enable_quality_gates = false;
        let runtime = orchestrator(&speaker, open, BudgetsConfig::default()).await;
        let (result, heard) = streamed(&runtime, asking(), |stream| stream.recovery = recovery).await;
        assert_eq!(failed_with(&result), error, "{recovery:?} {result:?}");
        assert_eq!(shown(&heard), expected, "{recovery:?}");
        let output = output.map(|text| serde_json::json!(text));
        assert_eq!(result.output, output, "{recovery:?}");
        // What was lost is paid for.
        assert!(result.cost_usd > Usd::ZERO && result.tokens.output > 0);
        let run = folded(runtime.journal().as_ref(), &result.run_id).await;
        assert_eq!((run.reserved, run.cost), (Usd::ZERO, result.cost_usd));
        runtime.shutdown().await.unwrap();
    }
}

/// A shared budget covers one attempt at a time: the next one is reserved for when what was lost is settled.
#[tokio::test(start_paused = true)]
async fn under_a_shared_budget_a_fallback_still_answers() {
    for recovery in [StreamRecovery::Restart, StreamRecovery::Continue] {
        let mut limit = Usd::from_dollars(1.0).unwrap();
        for expected in ["ok", "COST_LIMIT"] {
            let broken = [text(&"a part ".repeat(20)), Say::Break(ErrorClass::Transport)];
            let speaker = Speaker::new(&[&broken, &[text("a whole answer")]]);
            let budgets = BudgetsConfig {
                day_usd: Some(limit),
                ..BudgetsConfig::default()
            };
            let runtime = orchestrator(&speaker, |_| {}, budgets).await;
            let (result, _) = streamed(&runtime, asking(), |stream| stream.recovery = recovery).await;
            assert_eq!(failed_with(&result), expected, "{recovery:?} {limit} {result:?}");
            let journal = runtime.journal().as_ref();
            let booked = journal.budget("day:2026-03-01").await.unwrap().unwrap();
            assert_eq!((booked.spent, booked.reserved), (result.cost_usd, Usd::ZERO));
            assert!(booked.spent <= limit && booked.spent > Usd::ZERO);
            // Then with just enough for the first attempt.
            for (_, event) in events(journal, &result.run_id).await {
                if let EventBody::ModelRequested(requested) = event {
                    limit = limit.min(requested.reserved);
                }
            }
            runtime.shutdown().await.unwrap();
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_tool_is_asked_for_and_the_last_answer_holds_once_it_is_released() {
    let speaker = Speaker::new(&[&[text("Let me look. "), Say::Call("look")], &[text("Seen.")]]);
    let runtime = plain(&speaker).await;
    let mut agent = asking();
    agent.tools.allowlist = Some(vec!["look".to_owned()]);
    let (result, heard) = streamed(&runtime, agent, |_| {}).await;
    assert_eq!(result.status, RunStatus::Completed, "{result:?}");
    let said: Vec<String> = shown(&heard);
    assert_eq!(said.iter().filter(|one| *one == "+").count(), 2, "{said:?}");
    assert_eq!(said, ["Let me look. ", "?look", "+", "Seen.", "+"]);
    runtime.shutdown().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn what_gates_have_yet_to_see_is_redacted_or_held() {
    let said = "Write to anna.schmidt@example.com, or wait.";
    let after = StreamRelease::AfterGates;
    for (release, configured, gates, zone, first) in [
        (
            StreamRelease::Redacted,
            StreamRelease::Redacted,
            true,
            None,
            "Write to [EMAIL], or wait.",
        ),
        (
            StreamRelease::Redacted,
            StreamRelease::Redacted,
            false,
            None,
            said,
        ),
        (after, StreamRelease::Redacted, true, None, said),
        (StreamRelease::Redacted, after, true, None, said),
        // In red a person must release it.
        (
            StreamRelease::Redacted,
            StreamRelease::Redacted,
            true,
            Some(Zone::Red),
            "",
        ),
    ] {
        let speaker = Speaker::new(&[&[text(said)]]);
        let runtime = orchestrator(
            &speaker,
            |config| {
                config.stream = configured;
                config.enable_quality_gates = gates;
            },
            BudgetsConfig::default(),
        )
        .await;
        let (mut stream, listener) = StreamOptions::new();
        stream.release = release;
        let options = RunOptions {
            stream: Some(stream),
            zone,
            ..RunOptions::default()
        };
        let agent = pinned(asking());
        let (result, heard) = tokio::join!(runtime.run_agent(&agent, "go", options), heard(listener));
        let heard = shown(&heard);
        let row = format!("{release:?} {configured:?} {gates} {zone:?}: {heard:?} {result:?}");
        if first.is_empty() {
            assert!(heard.is_empty(), "{row}");
            assert_eq!(result.unwrap().status, RunStatus::Paused);
        } else {
            assert_eq!(heard, [first, "+"], "{row}");
            // What is released is the answer as it was.
            assert_eq!(result.unwrap().output.unwrap(), said);
        }
        runtime.shutdown().await.unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_gates_refuse_is_withdrawn() {
    // The default gate lets no empty answer pass.
    let speaker = Speaker::new(&[&[text("   ")]]);
    let runtime = plain(&speaker).await;
    let (result, heard) = streamed(&runtime, asking(), |_| {}).await;
    assert_eq!(failed_with(&result), "GATE_FAILED");
    assert!(!shown(&heard).contains(&"+".to_owned()), "{heard:?}");
    runtime.shutdown().await.unwrap();
}

async fn parts(runtime: &Orchestrator, run_id: &RunId) -> Vec<(bool, String)> {
    let events = events(runtime.journal().as_ref(), run_id).await;
    let part = |event: EventBody| match event {
        EventBody::ModelStreamed(part) => Some((part.withdrawn, part.text)),
        _ => None,
    };
    events.into_iter().filter_map(|(_, event)| part(event)).collect()
}

#[tokio::test(start_paused = true)]
async fn what_comes_is_kept_every_two_seconds_or_four_kilobytes() {
    let long = "x".repeat(4096);
    let speaker = Speaker::new(&[
        &[
            text("slow"),
            Say::Wait(2_500),
            text(&long),
            text("rest"),
            Say::Break(ErrorClass::Transport),
        ],
        &[text("anew"), Say::Wait(2_500), text(" and whole")],
    ]);
    let runtime = plain(&speaker).await;
    let (result, _) = streamed(&runtime, asking(), |_| {}).await;
    assert_eq!(result.status, RunStatus::Completed, "{result:?}");
    let kept = parts(&runtime, &result.run_id).await;
    assert_eq!(
        kept,
        [
            (false, "slow".to_owned()),
            (false, long),
            (true, "anew".to_owned())
        ]
    );
    let run = folded(runtime.journal().as_ref(), &result.run_id).await;
    assert_eq!(run.partial, None, "the answer is whole");
    assert_eq!(result.output.unwrap(), "anew and whole");
    runtime.shutdown().await.unwrap();
}

/// A command, or the run's time, ends the call at the socket; what had come is kept, counted and withdrawn.
#[tokio::test(start_paused = true)]
async fn a_command_and_the_runs_time_reach_the_socket() {
    for how in ["cancel", "pause", "time"] {
        let speaker = Speaker::new(&[&[text("it began "), Say::Hang], &[text("whole")]]);
        let budgets = BudgetsConfig {
            day_usd: Some(Usd::from_dollars(1.0).unwrap()),
            ..BudgetsConfig::default()
        };
        let runtime = orchestrator(&speaker, |_| {}, budgets).await;
        let mut agent = asking();
        if how == "time" {
            agent.limits.max_duration_ms = Some(5_000);
        }
        let this = runtime.clone();
        let run = task(async move { streamed(&this, agent, |_| {}).await });
        speaker.calls.subscribe().wait_for(|n| *n > 0).await.unwrap();
        tokio::time::sleep(Duration::from_millis(10)).await;
        let run_id = runtime.active_runs().pop().unwrap();
        match how {
            "cancel" => drop(runtime.cancel_run(&run_id, None).await.unwrap()),
            "pause" => drop(runtime.pause_run(&run_id).await.unwrap()),
            _ => {}
        }
        let (result, heard) = run.await.unwrap();
        assert!(speaker.gone.is_cancelled(), "{how}: the stream is gone");
        assert!(!shown(&heard).contains(&"+".to_owned()), "{how}: {heard:?}");
        let run = folded(runtime.journal().as_ref(), &run_id).await;
        assert_eq!(run.partial.unwrap().text, "it began ", "{how}");
        assert_eq!(run.output, None);
        assert!(run.cost > Usd::ZERO, "{how}");
        let booked = runtime.journal().budget("day:2026-03-01").await.unwrap().unwrap();
        assert_eq!((booked.spent, booked.reserved), (run.cost, Usd::ZERO), "{how}");
        if how == "pause" {
            // The call is made again, for whoever resumes.
            let result = runtime.resume_run(&run_id).await.unwrap();
            assert_eq!(result.output.unwrap(), "whole");
        } else {
            let code = if how == "time" { "RUN_TIMEOUT" } else { "ok" };
            assert_eq!(failed_with(&result), code, "{how}");
        }
        runtime.shutdown().await.unwrap();
    }
}

/// Nobody takes anything: the run goes on, and what was not heard is counted.
#[tokio::test(start_paused = true)]
async fn a_slow_listener_stalls_nobody() {
    let piece = "y".repeat(64 * 1024);
    let line: Vec<Say> = (0..32).map(|_| text(&piece)).collect();
    let speaker = Speaker::new(&[&line]);
    let runtime = orchestrator(
        &speaker,
        |config| config.enable_quality_gates = false,
        BudgetsConfig::default(),
    )
    .await;
    let (stream, listener) = StreamOptions::new();
    let options = RunOptions {
        stream: Some(stream),
        ..RunOptions::default()
    };
    let result = runtime.run_agent(&pinned(asking()), "go", options).await.unwrap();
    assert_eq!(result.status, RunStatus::Completed);
    let heard = heard(listener).await;
    let text: usize = heard
        .iter()
        .map(|event| match event {
            StreamEvent::Delta { text, .. } => text.len(),
            _ => 0,
        })
        .sum();
    let Some(StreamEvent::Accepted { missed, .. }) = heard.last() else {
        panic!("{:?}", shown(&heard).len())
    };
    assert_eq!(text as u64 + missed, 32 * 64 * 1024);
    assert!(*missed > 0);
    // One that goes away is as if it had never been there.
    let (stream, listener) = StreamOptions::new();
    drop(listener);
    let options = RunOptions {
        stream: Some(stream),
        ..RunOptions::default()
    };
    let result = runtime.run_agent(&pinned(asking()), "go", options).await.unwrap();
    assert_eq!(result.status, RunStatus::Completed);
    runtime.shutdown().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_single_call_is_heard_and_then_no_more() {
    let speaker = Speaker::new(&[&[text("one answer")]]);
    let runtime = plain(&speaker).await;
    let run = runtime
        .create_run(&pinned(asking()), CreateRun::default())
        .await
        .unwrap();
    runtime.start_run(&run.run_id).await.unwrap();
    let (stream, listener) = StreamOptions::new();
    let options = CompletionOptions {
        stream: Some(stream),
        ..CompletionOptions::default()
    };
    let (answer, heard) = tokio::join!(runtime.get_completion(&run.run_id, options), heard(listener));
    assert_eq!(answer.unwrap().content, "one answer");
    assert_eq!(shown(&heard), ["one answer", "+"]);
    let again = runtime
        .get_completion(&run.run_id, CompletionOptions::default())
        .await
        .unwrap();
    assert_eq!((again.content.as_str(), speaker.calls()), ("one answer", 2));
    let kinds = kinds(runtime.journal().as_ref(), &run.run_id).await;
    assert!(!kinds.contains(&"model_streamed"), "{kinds:?}");
    let run = runtime.get_run(&run.run_id).await.unwrap();
    assert!(run.messages.iter().all(|message| message.role == Role::Assistant));
    runtime.shutdown().await.unwrap();
}

/// Of a run whose steps a program makes, each answer is heard once it may be used, without what the gates of an
/// output have yet to see; and what a person must release is not heard.
#[tokio::test(start_paused = true)]
async fn after_gates_a_programs_call_is_heard_when_it_is_accepted() {
    let said = "Write to anna.schmidt@example.com, or wait.";
    let (after, at_once) = (StreamRelease::AfterGates, StreamRelease::Redacted);
    for (release, configured, gates, zone, expected) in [
        (
            after,
            at_once,
            true,
            None,
            &["Write to [EMAIL], or wait.", "+"][..],
        ),
        (at_once, after, true, None, &["Write to [EMAIL], or wait.", "+"]),
        (at_once, after, false, None, &[said, "+"]),
        (at_once, after, true, Some(Zone::Red), &[]),
    ] {
        let speaker = Speaker::new(&[&[text(said), Say::Wait(1_000)]]);
        let runtime = orchestrator(
            &speaker,
            |config| {
                config.stream = configured;
                config.enable_quality_gates = gates;
            },
            BudgetsConfig::default(),
        )
        .await;
        let request = CreateRun {
            zone,
            ..CreateRun::default()
        };
        let run = runtime.create_run(&pinned(asking()), request).await.unwrap();
        runtime.start_run(&run.run_id).await.unwrap();
        let (mut stream, listener) = StreamOptions::new();
        stream.release = release;
        let options = CompletionOptions {
            stream: Some(stream),
            ..CompletionOptions::default()
        };
        let (answer, heard) = tokio::join!(runtime.get_completion(&run.run_id, options), heard(listener));
        let row = format!("{release:?} {configured:?} {gates} {zone:?}: {heard:?} {answer:?}");
        assert_eq!(shown(&heard), expected, "{row}");
        runtime.shutdown().await.unwrap();
    }
}

/// Whoever listens again while a person decides hears what follows; and nothing more once it stops.
#[tokio::test(start_paused = true)]
async fn a_run_that_a_person_lets_go_on_is_heard_again() {
    let speaker = Speaker::new(&[&[text("Let me act. "), Say::Call("act")], &[text("Done.")]]);
    let model = Arc::new(crate::model::Model::greedy());
    let endpoint = Endpoint {
        price: Some(ConfiguredPrice::PerThousand {
            input: Usd::ZERO,
            output: Usd::ZERO,
        }),
        ..Endpoint::new("fake/one".parse().unwrap())
    };
    let router = Router::builder()
        .provider("fake", Arc::clone(&speaker) as Arc<dyn Provider>)
        .endpoint(endpoint);
    let runtime = builder(&model, vec![Spy::new().writes("act", How::Answers)])
        .router(router.build().unwrap())
        .in_memory()
        .build()
        .await
        .unwrap();
    let (stream, listener) = StreamOptions::new();
    let options = RunOptions {
        stream: Some(stream),
        zone: Some(Zone::Yellow),
        ..RunOptions::default()
    };
    let agent = pinned(asking());
    let (result, before) = tokio::join!(runtime.run_agent(&agent, "go", options), heard(listener));
    assert_eq!(shown(&before), ["Let me act. ", "?act", "+"]);
    let result = result.unwrap();
    let Some(agentos_types::WaitingFor::Approval { id }) = result.waiting_for else {
        panic!("{result:?}")
    };
    let run_id = result.run_id;
    let (stream, listener) = StreamOptions::new();
    runtime.listen(&run_id, stream);
    let decided = runtime.decide_and_wait(id, true, agentos_runtime::Decision::default());
    let (result, after) = tokio::join!(decided, heard(listener));
    assert_eq!(result.unwrap().status, RunStatus::Completed);
    assert_eq!(shown(&after), ["Done.", "+"]);
    let (stream, listener) = StreamOptions::new();
    runtime.listen(&run_id, stream);
    runtime.stop_listening(&run_id);
    assert!(heard(listener).await.is_empty());
    runtime.shutdown().await.unwrap();
}
