//! Budgets beyond one run: as many calls pass as fit, in order, whatever runs at once or dies.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use agentos_config::BudgetsConfig;
use agentos_providers::Provider;
use agentos_router::{ConfiguredPrice, Endpoint, Router};
use agentos_runtime::{Builder, Clock, CompletionOptions, Orchestrator, RunOptions, RunResult};
use agentos_store::{Balance, Journal, SqliteOptions, SqliteStore};
use agentos_types::{RunId, RunStatus, Timestamp, Usd};
use tokio::task::JoinSet;

use crate::journal::{Dies, Mortal};
use crate::model::{Model, Say, calls, held};
use crate::support::{NOW, agent, begin, builder, code, events, failed_with, folded, pinned, registry, task};
use crate::tools::{How, Spy};

const DAY: &str = "day:2026-03-01";

/// A nano-dollar for each token of an answer; its input is free, so that a call which uses its whole cap
/// costs exactly what it has reserved.
fn orchestrator(model: &Arc<Model>, limits: BudgetsConfig) -> Builder {
    let endpoint = Endpoint {
        price: Some(ConfiguredPrice::PerThousand {
            input: Usd::ZERO,
            output: Usd::from_nanos(1000),
        }),
        ..Endpoint::new("fake/one".parse().unwrap())
    };
    let router = Router::builder()
        .provider("fake", Arc::clone(model) as Arc<dyn Provider>)
        .endpoint(endpoint)
        .max_retries(0)
        .build()
        .unwrap();
    builder(model, Vec::new()).router(router).budgets(limits)
}

fn day(nanos: i64) -> BudgetsConfig {
    BudgetsConfig {
        day_usd: Some(Usd::from_nanos(nanos)),
        ..BudgetsConfig::default()
    }
}

fn balance(spent: i64, reserved: i64) -> Balance {
    Balance {
        spent: Usd::from_nanos(spent),
        reserved: Usd::from_nanos(reserved),
    }
}

async fn booked(journal: &dyn Journal, account: &str) -> Balance {
    journal.budget(account).await.unwrap().unwrap_or_default()
}

/// 64 runs at once, each of one call that may use 100 tokens.
async fn sixty_four(runtime: &Orchestrator) -> Vec<RunResult> {
    let agent = pinned(agent());
    let mut runs = JoinSet::new();
    for _ in 0..64 {
        let (runtime, agent) = (runtime.clone(), agent.clone());
        runs.spawn(async move {
            runtime
                .run_agent(&agent, "go", RunOptions::default())
                .await
                .unwrap()
        });
    }
    runs.join_all().await
}

fn completed(results: &[RunResult]) -> usize {
    let done = results.iter().filter(|run| run.status == RunStatus::Completed);
    let refused = results.iter().filter(|run| failed_with(run) == "COST_LIMIT");
    let completed = done.count();
    assert_eq!(completed + refused.count(), results.len());
    completed
}

#[tokio::test]
async fn of_64_at_once_the_ten_that_fit_pass() {
    for round in 0..100 {
        let model = Arc::new(Model::greedy());
        let runtime = orchestrator(&model, day(1000)).in_memory().build().await.unwrap();
        let results = sixty_four(&runtime).await;
        assert_eq!(
            (completed(&results), model.asked().len()),
            (10, 10),
            "round {round}"
        );
        assert_eq!(booked(runtime.journal().as_ref(), DAY).await, balance(1000, 0));
        runtime.shutdown().await.unwrap();
    }
}

/// On a file, through two stores, as two processes share it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_share_a_budget() {
    let folder = tempfile::tempdir().unwrap();
    let open = || SqliteStore::open(SqliteOptions::new(folder.path().join("agentos.db"))).unwrap();
    let model = Arc::new(Model::greedy());
    let mut runtimes = Vec::new();
    for store in [open(), open()] {
        let shared = orchestrator(&model, day(1000)).store(Arc::new(store.clone()), Arc::new(store));
        runtimes.push(shared.build().await.unwrap());
    }
    let (left, right) = tokio::join!(sixty_four(&runtimes[0]), sixty_four(&runtimes[1]));
    assert_eq!(completed(&left) + completed(&right), 10);
    for runtime in &runtimes {
        assert_eq!(booked(runtime.journal().as_ref(), DAY).await, balance(1000, 0));
    }
    for runtime in runtimes {
        runtime.shutdown().await.unwrap();
    }
}

/// 5 of 100 tokens are used: who waits goes on when another has settled.
#[tokio::test]
async fn what_is_not_spent_is_there_for_those_who_wait() {
    let model = Arc::new(Model::new(vec![Say::Text("yes")]));
    let runtime = orchestrator(&model, day(1000)).in_memory().build().await.unwrap();
    assert_eq!(completed(&sixty_four(&runtime).await), 64);
    assert_eq!(booked(runtime.journal().as_ref(), DAY).await, balance(320, 0));
    // All is spent but what one more call may cost.
    let before = completed(&sixty_four(&runtime).await) + completed(&sixty_four(&runtime).await);
    assert_eq!(before, 64 + 53);
    assert_eq!(booked(runtime.journal().as_ref(), DAY).await, balance(905, 0));
    assert_eq!(completed(&sixty_four(&runtime).await), 0);
    runtime.shutdown().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn who_came_first_goes_first() {
    let model = Arc::new(Model::new(vec![held(Say::Text("yes"))]));
    let runtime = orchestrator(&model, day(150)).in_memory().build().await.unwrap();
    let (_, first) = begin(&runtime, &pinned(agent()), &model).await;
    let mut waiting = Vec::new();
    for name in ["second", "third", "fourth"] {
        let this = runtime.clone();
        let run = task(async move {
            this.run_agent(&pinned(agent()), name, RunOptions::default())
                .await
        });
        // The clock moves only when all others wait.
        tokio::time::advance(Duration::from_millis(1)).await;
        tokio::task::yield_now().await;
        waiting.push(run);
    }
    assert_eq!(model.asked().len(), 1);
    for asked in 2..=4 {
        model.let_go();
        model.entered(asked).await;
    }
    model.let_go();
    for run in std::iter::once(first).chain(waiting) {
        assert_eq!(run.await.unwrap().unwrap().status, RunStatus::Completed);
    }
    let order: Vec<_> = model
        .asked()
        .iter()
        .map(|asked| asked.messages[0].content.text())
        .collect();
    assert_eq!(order, ["go", "second", "third", "fourth"]);
    runtime.shutdown().await.unwrap();
}

/// A small call that would fit does not pass by a large one that waits.
#[tokio::test(start_paused = true)]
async fn a_small_call_stands_behind_a_large_one() {
    let model = Arc::new(Model::new(vec![held(Say::Text("yes"))]));
    let runtime = orchestrator(&model, day(250)).in_memory().build().await.unwrap();
    let (_, first) = begin(&runtime, &pinned(agent()), &model).await;
    let mut runs = vec![first];
    for (name, max_tokens) in [("large", 200), ("small", 100)] {
        let mut agent = agent();
        agent.model.max_tokens = Some(max_tokens);
        let this = runtime.clone();
        runs.push(task(async move {
            this.run_agent(&pinned(agent), name, RunOptions::default()).await
        }));
        tokio::time::advance(Duration::from_millis(1)).await;
        tokio::task::yield_now().await;
    }
    // Long enough for those who look again by themselves.
    tokio::time::advance(Duration::from_millis(500)).await;
    tokio::task::yield_now().await;
    assert_eq!(model.asked().len(), 1);
    for asked in 2..=3 {
        model.let_go();
        model.entered(asked).await;
    }
    model.let_go();
    for run in runs {
        assert_eq!(run.await.unwrap().unwrap().status, RunStatus::Completed);
    }
    let caps: Vec<_> = model.asked().iter().map(|asked| asked.max_tokens).collect();
    assert_eq!(caps, [100, 200, 100]);
    assert_eq!(booked(runtime.journal().as_ref(), DAY).await, balance(15, 0));
    runtime.shutdown().await.unwrap();
}

/// A model that never answers holds the budget; who waits for it is refused, or heeds a command.
#[tokio::test(start_paused = true)]
async fn waits_no_longer_than_a_call_may_take_and_can_be_cancelled() {
    let model = Arc::new(Model::new(vec![Say::Hang]));
    let runtime = orchestrator(&model, day(150)).in_memory().build().await.unwrap();
    let (first_id, first) = begin(&runtime, &pinned(agent()), &model).await;
    let this = runtime.clone();
    let cancelled = task(async move {
        this.run_agent(&pinned(agent()), "go", RunOptions::default())
            .await
    });
    tokio::time::advance(Duration::from_secs(1)).await;
    tokio::task::yield_now().await;
    let cancelled_id = runtime
        .active_runs()
        .into_iter()
        .find(|id| *id != first_id)
        .unwrap();
    runtime.cancel_run(&cancelled_id, None).await.unwrap();
    assert_eq!(cancelled.await.unwrap().unwrap().status, RunStatus::Cancelled);
    assert_eq!(booked(runtime.journal().as_ref(), DAY).await, balance(0, 100));

    let mut agent = agent();
    agent.limits.max_duration_ms = Some(5_000);
    let refused = async |agent: &agentos_agents::Agent| {
        let began = tokio::time::Instant::now();
        let result = runtime
            .run_agent(&pinned(agent.clone()), "go", RunOptions::default())
            .await
            .unwrap();
        let message = result.error.as_ref().unwrap().message.clone();
        (
            failed_with(&result).to_owned(),
            message,
            began.elapsed().as_secs(),
        )
    };
    assert_eq!(refused(&agent).await.0, "RUN_TIMEOUT");
    runtime.cancel_run(&first_id, None).await.unwrap();
    first.await.unwrap().unwrap();
    // What the cancelled call may have cost is spent: nobody waits for it.
    assert_eq!(booked(runtime.journal().as_ref(), DAY).await, balance(100, 0));
    agent.limits.max_duration_ms = None;
    let (code, message, waited) = refused(&agent).await;
    assert_eq!((code.as_str(), waited), ("COST_LIMIT", 0));
    assert!(
        message.contains("is 0.00000015 USD, of which 0.0000001 are spent and 0.00 reserved"),
        "{message}"
    );
    assert_eq!(model.asked().len(), 1);
    runtime.shutdown().await.unwrap();
}

/// A call that holds the budget for as long as a call may take is waited for so long.
#[tokio::test(start_paused = true)]
async fn waits_for_as_long_as_a_call_may_take() {
    let model = Arc::new(Model::new(vec![Say::Hang]));
    let config = agentos_config::OrchestratorConfig {
        model_timeout_ms: 60_000,
        ..Default::default()
    };
    let slow = orchestrator(&model, day(150));
    let store = SqliteStore::in_memory().unwrap();
    let slow = slow.store(Arc::new(store.clone()), Arc::new(store.clone()));
    let slow = slow.build().await.unwrap();
    let hasty = orchestrator(&model, day(150)).config(config);
    let hasty = hasty.store(Arc::new(store.clone()), Arc::new(store));
    let hasty = hasty.build().await.unwrap();
    let (first_id, first) = begin(&slow, &pinned(agent()), &model).await;
    let began = tokio::time::Instant::now();
    let refused = hasty
        .run_agent(&pinned(agent()), "go", RunOptions::default())
        .await
        .unwrap();
    assert_eq!(failed_with(&refused), "COST_LIMIT");
    let message = refused.error.unwrap().message;
    assert!(
        message.contains("is 0.00000015 USD, of which 0.00 are spent and 0.0000001 reserved"),
        "{message}"
    );
    assert_eq!(began.elapsed().as_secs(), 60);
    slow.cancel_run(&first_id, None).await.unwrap();
    first.await.unwrap().unwrap();
    slow.shutdown().await.unwrap();
}

#[tokio::test]
async fn a_shorter_answer_is_asked_for_before_none_is() {
    let model = Arc::new(Model::new(vec![Say::Text("yes")]));
    let runtime = orchestrator(&model, day(905)).in_memory().build().await.unwrap();
    let mut agent = agent();
    agent.model.max_tokens = Some(1200);
    let agent = pinned(agent);
    let result = runtime
        .run_agent(&agent, "go", RunOptions::default())
        .await
        .unwrap();
    assert_eq!(result.status, RunStatus::Completed);
    assert_eq!(model.asked()[0].max_tokens, 905);
    let run_id = runtime
        .create_run(&agent, Default::default())
        .await
        .unwrap()
        .run_id;
    runtime.start_run(&run_id).await.unwrap();
    runtime
        .add_message(&run_id, agentos_types::Message::user("go"))
        .await
        .unwrap();
    let answer = runtime
        .get_completion(&run_id, CompletionOptions::default())
        .await;
    assert_eq!((code(&answer), model.asked()[1].max_tokens), ("ok", 900));
    runtime.shutdown().await.unwrap();
}

/// The first budget in the order agent, pack, day is the one that is named.
#[tokio::test]
async fn each_budget_holds() {
    let nothing = || Some(Usd::from_nanos(99));
    for (limits, account) in [
        (
            BudgetsConfig {
                agent_usd: nothing(),
                pack_usd: nothing(),
                day_usd: nothing(),
            },
            "agent:",
        ),
        (
            BudgetsConfig {
                pack_usd: nothing(),
                day_usd: nothing(),
                ..Default::default()
            },
            "pack:testing:",
        ),
        (
            BudgetsConfig {
                day_usd: nothing(),
                ..Default::default()
            },
            "day:",
        ),
    ] {
        let model = Arc::new(Model::greedy());
        let runtime = orchestrator(&model, limits).in_memory().build().await.unwrap();
        let result = runtime
            .run_agent(&pinned(agent()), "go", RunOptions::default())
            .await
            .unwrap();
        assert_eq!(failed_with(&result), "COST_LIMIT");
        let message = result.error.unwrap().message;
        assert!(message.contains(&format!("budget `{account}")), "{message}");
        assert!(model.asked().is_empty());
        runtime.shutdown().await.unwrap();
    }
}

#[tokio::test]
async fn without_a_budget_nothing_is_booked() {
    let model = Arc::new(Model::greedy());
    let runtime = orchestrator(&model, BudgetsConfig::default())
        .in_memory()
        .build()
        .await
        .unwrap();
    let result = runtime
        .run_agent(&pinned(agent()), "go", RunOptions::default())
        .await
        .unwrap();
    assert_eq!(result.status, RunStatus::Completed);
    assert_eq!(runtime.journal().budget(DAY).await.unwrap(), None);
    let run_id: RunId = result.run_id;
    for (_, event) in events(runtime.journal().as_ref(), &run_id).await {
        let payload = String::from_utf8(event.encode().unwrap()).unwrap();
        assert!(!payload.contains("2026-03-01"), "{payload}");
    }
    runtime.shutdown().await.unwrap();
}

#[derive(Debug)]
struct HandClock(AtomicI64);

impl Clock for HandClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

#[tokio::test]
async fn a_call_belongs_to_the_day_on_which_it_began() {
    let model = Arc::new(Model::new(vec![held(Say::Text("yes"))]));
    let clock = Arc::new(HandClock(AtomicI64::new(NOW + 86_399_999)));
    let runtime = orchestrator(&model, day(100))
        .clock(Arc::clone(&clock) as Arc<dyn Clock>)
        .in_memory()
        .build()
        .await
        .unwrap();
    let (_, first) = begin(&runtime, &pinned(agent()), &model).await;
    clock.0.fetch_add(1, Ordering::SeqCst);
    model.let_go();
    model.let_go();
    first.await.unwrap().unwrap();
    let journal = runtime.journal();
    assert_eq!(booked(journal.as_ref(), DAY).await, balance(5, 0));
    assert_eq!(journal.budget("day:2026-03-02").await.unwrap(), None);
    runtime.shutdown().await.unwrap();
}

/// What becomes of a run whose process has died.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Then {
    Resumed,
    Cancelled,
    /// Paused by somebody else first, who found the call lost.
    PausedAndCancelled,
}

/// Dies at an append and is gone on from; then the ledger must be the sum of the runs, with nothing reserved.
async fn die_and_add_up(dies: Dies, then: Then) -> (usize, Balance) {
    let store = SqliteStore::in_memory().unwrap();
    let journal = Mortal::new(&store, dies, true);
    let spy = Spy::new();
    let lines = || Arc::new(Model::new(vec![calls(&["look"]), Say::Text("done")]));
    let over = async |journal: Arc<dyn Journal>, model: &Arc<Model>| {
        orchestrator(model, day(100_000))
            .tools(registry(vec![spy.reads("look", How::Answers)]))
            .store(journal, Arc::new(store.clone()))
            .build()
            .await
            .unwrap()
    };
    let first = over(Arc::clone(&journal) as Arc<dyn Journal>, &lines()).await;
    let agent = pinned(agent());
    let _dies = first.run_agent(&agent, "go", RunOptions::default()).await;
    let _gone = first.shutdown().await;
    let next = over(Arc::new(store.clone()), &lines()).await;
    let runs = next.list_runs(Default::default()).await.unwrap().items;
    let mut sum = balance(0, 0);
    for run in runs {
        let run_id: RunId = run.run_id.parse().unwrap();
        if !run.status.is_ended() {
            if then == Then::PausedAndCancelled && run.status == RunStatus::Running {
                next.pause_run(&run_id).await.unwrap();
            }
            match then {
                Then::Resumed => drop(next.resume_run(&run_id).await.unwrap()),
                _ => drop(next.cancel_run(&run_id, None).await.unwrap()),
            }
        }
        let run = folded(next.journal().as_ref(), &run_id).await;
        assert_eq!(
            (run.reserved, run.reserved_tokens),
            (Usd::ZERO, 0),
            "{dies:?} {then:?}"
        );
        sum.spent = sum.spent + run.cost;
    }
    let id = &agent.id;
    for account in [DAY, "pack:testing:2026-03-01", &format!("agent:{id}:2026-03-01")] {
        assert_eq!(
            booked(next.journal().as_ref(), account).await,
            sum,
            "{dies:?} {then:?} {account}"
        );
    }
    next.shutdown().await.unwrap();
    (journal.appends(), sum)
}

#[tokio::test]
async fn whenever_a_process_dies_the_ledger_adds_up() {
    let (appends, sum) = die_and_add_up(Dies::Never, Then::Resumed).await;
    assert_eq!(sum, balance(10, 0));
    for then in [Then::Resumed, Then::Cancelled, Then::PausedAndCancelled] {
        let mut lost = 0;
        for n in 0..appends {
            for dies in [Dies::Before(n), Dies::After(n)] {
                let (_, sum) = die_and_add_up(dies, then).await;
                lost += usize::from(sum.spent >= Usd::from_nanos(100));
            }
        }
        assert!(lost >= 2, "a call whose outcome was lost is charged: {then:?}");
    }
}
