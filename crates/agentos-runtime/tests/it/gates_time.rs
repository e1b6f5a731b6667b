//! Gates that ask programs and take long: until when is in their intent, nobody asks again before, and the run's time
//! and commands reach them.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use agentos_gates::{CheckVerdict, Evaluate, GateCheck, GateContext, GateExecutor, GateSet, HandlerError};
use agentos_runtime::{Builder, RunOptions};
use agentos_store::{Journal, SqliteStore};
use agentos_types::{EventBody, RunId, RunStatus, WaitingFor};
use async_trait::async_trait;
use tokio::sync::watch;
use tokio::time::Instant;

use crate::journal::{Dies, Mortal};
use crate::model::{Model, Say};
use crate::support::{agent, builder, events, failed_with, pinned, task};

/// Without a limit of its own a gate has 30 s; the default gate comes first.
const GATE: &str = "id: g.outside\nchecks:\n  - {name: outside, command: [check]}\n";

/// A program that answers, or never does.
#[derive(Debug)]
struct Program {
    answers: bool,
    asked: Mutex<Vec<Instant>>,
    entered: watch::Sender<usize>,
}

impl Program {
    fn new(answers: bool) -> Arc<Self> {
        Arc::new(Self {
            answers,
            asked: Mutex::default(),
            entered: watch::channel(0).0,
        })
    }

    async fn entered(&self) {
        self.entered.subscribe().wait_for(|n| *n > 0).await.unwrap();
    }
}

#[async_trait]
impl Evaluate for Program {
    async fn evaluate(&self, _: Arc<GateCheck>, _: Arc<GateContext>) -> Result<CheckVerdict, HandlerError> {
        self.asked.lock().unwrap().push(Instant::now());
        self.entered.send_modify(|n| *n += 1);
        if !self.answers {
            std::future::pending::<()>().await;
        }
        Ok(CheckVerdict::passed())
    }
}

fn asking(program: &Arc<Program>) -> Builder {
    let model = Arc::new(Model::new(vec![Say::Text("done")]));
    builder(&model, Vec::new())
        .gates(GateSet::parse("g.yaml", GATE).unwrap().0)
        .gate_executor(GateExecutor::default().with_external(Arc::clone(program) as Arc<dyn Evaluate>))
}

/// The deadline of the run's first request of gates, from when it was made.
async fn patience(journal: &dyn Journal, run_id: &RunId) -> u64 {
    let all = events(journal, run_id).await;
    let requested = all.into_iter().find_map(|(at, event)| match event {
        EventBody::GateRequested(requested) => Some(requested.deadline.unwrap().since(at)),
        _ => None,
    });
    requested.unwrap()
}

#[tokio::test]
async fn what_another_worker_may_still_be_asking_is_asked_again_after_its_deadline() {
    let store = SqliteStore::in_memory().unwrap();
    let journal = Mortal::new(&store, Dies::After(1), false);
    let program = Program::new(true);
    let first = asking(&program).store(Arc::clone(&journal) as Arc<dyn Journal>, Arc::new(store.clone()));
    let first = first.build().await.unwrap();
    first
        .run_agent(&pinned(agent()), "go", RunOptions::default())
        .await
        .unwrap_err();
    assert!(program.asked.lock().unwrap().is_empty());
    journal.lease_is_over().await;
    let next = asking(&program).store(Arc::new(store.clone()), Arc::new(store.clone()));
    let next = next.build().await.unwrap();
    let run_id: RunId = next.list_runs(Default::default()).await.unwrap().items[0]
        .run_id
        .parse()
        .unwrap();
    assert_eq!(patience(&store, &run_id).await, 60_000);
    let began = Instant::now();
    tokio::time::pause();
    let result = next.resume_run(&run_id).await.unwrap();
    assert_eq!(result.status, RunStatus::Completed);
    let asked = program.asked.lock().unwrap().clone();
    let waited = asked[0] - began;
    assert!(asked.len() == 1 && waited.as_secs() >= 58, "{waited:?}");
    assert_eq!(next.get_run(&run_id).await.unwrap().gates_until, None);
}

#[tokio::test(start_paused = true)]
async fn the_runs_time_and_commands_reach_a_gate() {
    for how in ["time", "cancel", "pause"] {
        let program = Program::new(false);
        let runtime = asking(&program).in_memory().build().await.unwrap();
        let mut agent = agent();
        if how == "time" {
            agent.limits.max_duration_ms = Some(2_000);
        }
        let this = runtime.clone();
        let began = Instant::now();
        let running = task(async move { this.run_agent(&pinned(agent), "go", RunOptions::default()).await });
        program.entered().await;
        let run_id = runtime.active_runs().pop().unwrap();
        if how == "time" {
            assert_eq!(patience(runtime.journal().as_ref(), &run_id).await, 2_000);
        }
        match how {
            "cancel" => drop(runtime.cancel_run(&run_id, None).await.unwrap()),
            "pause" => drop(runtime.pause_run(&run_id).await.unwrap()),
            _ => {}
        }
        let result = running.await.unwrap().unwrap();
        // A check alone would have had five seconds.
        assert!(began.elapsed() < Duration::from_secs(4), "{how}");
        match how {
            "time" => assert_eq!(failed_with(&result), "RUN_TIMEOUT"),
            "cancel" => assert_eq!(result.status, RunStatus::Cancelled),
            _ => assert_eq!(result.waiting_for, Some(WaitingFor::Operator)),
        }
        runtime.shutdown().await.unwrap();
    }
}
