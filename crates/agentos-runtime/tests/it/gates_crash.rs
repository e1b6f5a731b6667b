//! A process dies around a gate that asks somebody else: the gate is asked again, a lost judge is charged, and nothing
//! is released twice or without its gates.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use agentos_gates::{CheckVerdict, Evaluate, GateCheck, GateContext, GateExecutor, GateSet, HandlerError};
use agentos_runtime::{Builder, Orchestrator, RunOptions, RunResult};
use agentos_store::{Journal, SqliteStore};
use agentos_types::{RunId, RunStatus, Usd};
use async_trait::async_trait;

use crate::journal::{Dies, Mortal};
use crate::judge::{Judging, NO, YES, builder as judged_by, gate};
use crate::model::{Model, Say, calls};
use crate::support::{agent, builder, code, failed_with, folded, kinds, pinned};
use crate::tools::{How, Spy};

/// The first process dies as told; the second one goes on. `None`: nothing was durable.
async fn die_and_go_on(
    dies: Dies,
    agent: agentos_agents::Agent,
    build: impl Fn() -> Builder,
) -> Option<(RunResult, Orchestrator, SqliteStore)> {
    let store = SqliteStore::in_memory().unwrap();
    let journal = Mortal::new(&store, dies, false);
    let over = |journal: Arc<dyn Journal>| build().store(journal, Arc::new(store.clone())).build();
    let first = over(Arc::clone(&journal) as Arc<dyn Journal>).await.unwrap();
    let outcome = first.run_agent(&pinned(agent), "go", RunOptions::default()).await;
    assert_eq!(code(&outcome), "STORE_UNAVAILABLE", "{dies:?}");
    journal.lease_is_over().await;
    let next = over(Arc::new(store.clone())).await.unwrap();
    let runs = next.list_runs(Default::default()).await.unwrap();
    let run_id: RunId = runs.items.first()?.run_id.parse().unwrap();
    // A worker that may be alive is given the time that its call has.
    tokio::time::pause();
    if next.get_run(&run_id).await.unwrap().status == RunStatus::Running {
        next.resume_run(&run_id).await.unwrap();
    }
    tokio::time::resume();
    let run = next.get_run(&run_id).await.unwrap();
    assert_eq!(run, folded(&store, &run_id).await, "{dies:?}");
    let ended = count(&store, &run_id, "run_completed").await + count(&store, &run_id, "run_failed").await;
    assert_eq!(ended, 1, "{dies:?}: it ends once");
    assert!(store.verify().await.unwrap().ok);
    Some((RunResult::from(&run), next, store))
}

async fn count(store: &SqliteStore, run_id: &RunId, kind: &str) -> usize {
    kinds(store, run_id)
        .await
        .iter()
        .filter(|one| **one == kind)
        .count()
}

fn every(appends: usize) -> impl Iterator<Item = Dies> {
    (0..appends).flat_map(|append| [Dies::Before(append), Dies::After(append)])
}

#[tokio::test]
async fn a_judge_without_an_outcome_is_asked_again_and_charged() {
    for (verdicts, expected, answers) in [(&[YES][..], "ok", 1), (&[NO], "GATE_FAILED", 1)] {
        let mut told = Vec::new();
        // The answer's intent; the judge's; the verdict and the end.
        for dies in every(3) {
            let model = Judging::new("Paris is far.", verdicts);
            let mut agent = agent();
            agent.gates = vec![gate("gate.quality.city", "a city is named", true)];
            agent.max_revisions = 0;
            let Some((result, next, store)) = die_and_go_on(dies, agent, || judged_by(&model)).await else {
                told.push("nothing".to_owned());
                continue;
            };
            assert_eq!(failed_with(&result), expected, "{dies:?}");
            let judged = model.asked.lock().unwrap().len();
            assert!(model.answered.lock().unwrap().len() <= answers + 1, "{dies:?}");
            assert_eq!(
                count(&store, &result.run_id, "gates_evaluated").await,
                1,
                "{dies:?}"
            );
            let intents = count(&store, &result.run_id, "judge_requested").await;
            assert_eq!(
                count(&store, &result.run_id, "judge_answered").await,
                1,
                "{dies:?}"
            );
            let run = next.get_run(&result.run_id).await.unwrap();
            assert_eq!((run.reserved, run.reserved_tokens), (Usd::ZERO, 0), "{dies:?}");
            let lost = count(&store, &result.run_id, "model_charged").await;
            told.push(format!("{judged} asked, {intents} intended, {lost} lost"));
        }
        assert_eq!(
            told,
            [
                "nothing",
                // The answer's call is lost, and charged.
                "1 asked, 1 intended, 1 lost",
                "1 asked, 1 intended, 1 lost",
                // The judge's intent is durable, and it was not asked; nobody knows, so it is charged.
                "1 asked, 2 intended, 1 lost",
                "2 asked, 2 intended, 1 lost",
                "1 asked, 1 intended, 0 lost",
            ]
        );
    }
}

/// A program that is asked, and counts it.
#[derive(Debug, Default)]
struct Program(AtomicUsize);

#[async_trait]
impl Evaluate for Program {
    async fn evaluate(
        &self,
        _: Arc<GateCheck>,
        context: Arc<GateContext>,
    ) -> Result<CheckVerdict, HandlerError> {
        self.0.fetch_add(1, Ordering::SeqCst);
        Ok(if context.output == "done" {
            CheckVerdict::passed()
        } else {
            CheckVerdict::failed("it is not done")
        })
    }
}

#[tokio::test]
async fn a_program_behind_a_gate_is_asked_again_and_nothing_is_released_without_it() {
    for check in ["command: [check]", "http: http://127.0.0.1:9/check"] {
        let yaml = format!("id: g.outside\nchecks:\n  - name: outside\n    {check}\n");
        let mut told = Vec::new();
        // The first answer goes back: its gate's intent; the second call's with its verdict; the second gate's.
        for dies in every(5) {
            let program = Arc::new(Program::default());
            let model = Arc::new(Model::new(vec![Say::Text("no"), Say::Text("done")]));
            let build = || {
                builder(&model, Vec::new())
                    .gates(GateSet::parse("g.yaml", &yaml).unwrap().0)
                    .gate_executor(
                        GateExecutor::default().with_external(Arc::clone(&program) as Arc<dyn Evaluate>),
                    )
            };
            let Some((result, next, store)) = die_and_go_on(dies, agent(), build).await else {
                told.push("nothing".to_owned());
                continue;
            };
            assert_eq!(
                (failed_with(&result), &result.output),
                ("ok", &Some("done".into())),
                "{dies:?}"
            );
            assert_eq!(
                next.get_run(&result.run_id).await.unwrap().revisions,
                1,
                "{dies:?}"
            );
            assert_eq!(
                count(&store, &result.run_id, "gates_evaluated").await,
                2,
                "{dies:?}"
            );
            let intents = count(&store, &result.run_id, "gate_requested").await;
            let asked = program.0.load(Ordering::SeqCst);
            told.push(format!("{asked} of {intents}"));
        }
        assert_eq!(
            told,
            [
                "nothing", "2 of 2", "2 of 2", "2 of 3", "3 of 3", "2 of 2", "2 of 2", "2 of 3", "3 of 3",
                "2 of 2"
            ],
            "{check}"
        );
    }
}

#[tokio::test]
async fn an_answer_and_what_gates_say_of_it_are_durable_together() {
    let yaml =
        "id: g\non: model_output\nchecks:\n  - {name: contains_text, params: {text: act, absent: true}}\n";
    for dies in every(3) {
        let spy = Spy::new();
        let model = Arc::new(Model::new(vec![calls(&["act"]), Say::Text("done")]));
        let build = || {
            builder(&model, vec![spy.writes("act", How::Answers)])
                .gates(GateSet::parse("g.yaml", yaml).unwrap().0)
        };
        let Some((result, next, store)) = die_and_go_on(dies, agent(), build).await else {
            continue;
        };
        assert_eq!(
            (failed_with(&result), &result.output),
            ("ok", &Some("done".into())),
            "{dies:?}"
        );
        assert!(spy.called().is_empty(), "{dies:?}: the call was not accepted");
        assert_eq!(
            next.get_run(&result.run_id).await.unwrap().revisions,
            1,
            "{dies:?}"
        );
        assert_eq!(count(&store, &result.run_id, "answer_gated").await, 2, "{dies:?}");
    }
}
