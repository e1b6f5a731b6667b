//! Attempts that are charged and give no answer: the next one is reserved for anew, and no budget is
//! overspent however many calls lose one at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use agentos_agents::Agent;
use agentos_config::BudgetsConfig;
use agentos_providers::{DeltaStream, Provider};
use agentos_router::{ConfiguredPrice, Endpoint, Router};
use agentos_runtime::{CompletionOptions, CreateRun, Orchestrator, PinnedAgent, RunOptions, RunResult};
use agentos_store::Balance;
use agentos_types::{
    ErrorClass, EventBody, Limits, ModelAnswer, ModelRequest, ProviderError, RunStatus, Usage, Usd,
};
use async_trait::async_trait;
use tokio::task::JoinSet;

use crate::model::Model;
use crate::support::{agent, builder, events, failed_with, kinds, pinned};

const DAY: &str = "day:2026-03-01";

/// `lost` breaks off when it has said so much, `whole` answers.
#[derive(Debug)]
struct Fickle {
    /// Output tokens of either; more than the cap: all of it.
    says: u64,
    lost: AtomicU64,
}

#[async_trait]
impl Provider for Fickle {
    fn name(&self) -> &str {
        "fake"
    }

    async fn complete(&self, request: &ModelRequest) -> Result<ModelAnswer, ProviderError> {
        // Others get their turn, so that many lose one at once.
        tokio::task::yield_now().await;
        let usage = Usage {
            output: self.says.min(request.max_tokens),
            ..Usage::default()
        };
        if request.model == "lost" {
            self.lost.fetch_add(1, Ordering::SeqCst);
            return Err(ProviderError {
                usage: Some(usage),
                ..ProviderError::new(ErrorClass::Transport, "it broke off")
            });
        }
        Ok(ModelAnswer {
            content: "whole".to_owned(),
            usage,
            model: request.model.clone(),
            ..ModelAnswer::default()
        })
    }

    async fn stream(&self, _: &ModelRequest) -> Result<DeltaStream, ProviderError> {
        Err(ProviderError::new(
            ErrorClass::InvalidRequest,
            "nobody streams here",
        ))
    }
}

/// A nano-dollar for each token of an answer.
async fn orchestrator(says: u64, limits: BudgetsConfig) -> (Orchestrator, Arc<Fickle>) {
    let fickle = Arc::new(Fickle {
        says,
        lost: AtomicU64::new(0),
    });
    let mut router = Router::builder()
        .provider("fake", Arc::clone(&fickle) as Arc<dyn Provider>)
        .max_retries(0);
    for model in ["fake/lost", "fake/whole"] {
        router = router.endpoint(Endpoint {
            price: Some(ConfiguredPrice::PerThousand {
                input: Usd::ZERO,
                output: Usd::from_nanos(1000),
            }),
            ..Endpoint::new(model.parse().unwrap())
        });
    }
    let runtime = builder(&Arc::new(Model::greedy()), Vec::new())
        .router(router.build().unwrap())
        .budgets(limits)
        .in_memory()
        .build()
        .await
        .unwrap();
    (runtime, fickle)
}

fn day(nanos: i64) -> BudgetsConfig {
    BudgetsConfig {
        day_usd: Some(Usd::from_nanos(nanos)),
        ..BudgetsConfig::default()
    }
}

fn asking(max_tokens: u64) -> Agent {
    let mut agent = agent();
    agent.model.chain = vec!["fake/lost".parse().unwrap(), "fake/whole".parse().unwrap()];
    agent.model.max_tokens = Some(max_tokens);
    agent
}

async fn run(runtime: &Orchestrator, agent: Agent) -> RunResult {
    runtime
        .run_agent(&pinned(agent), "go", RunOptions::default())
        .await
        .unwrap()
}

async fn booked(runtime: &Orchestrator) -> (i64, i64) {
    let balance = runtime.journal().budget(DAY).await.unwrap().unwrap_or_default();
    let Balance { spent, reserved } = balance;
    (spent.nanos(), reserved.nanos())
}

#[tokio::test]
async fn a_fallback_answers_where_the_budget_has_room_for_it() {
    for (cap, says, budget, expected, spent) in [
        // Exactly room for both.
        (100, 100, 200, "ok", 200),
        // What the first has not used is there for the second.
        (100, 10, 110, "ok", 20),
        (100, 10, 109, "COST_LIMIT", 10),
        (100, 100, 199, "COST_LIMIT", 100),
        // A shorter answer fits, of a quarter at least.
        (1000, 400, 700, "ok", 700),
        (1000, 400, 656, "ok", 656),
        (1000, 400, 655, "COST_LIMIT", 400),
    ] {
        // The first attempt must fit by itself.
        let (runtime, _) = orchestrator(says, day(budget)).await;
        let result = run(&runtime, asking(cap)).await;
        let row = format!("{cap} {says} {budget}: {:?}", result.error);
        assert_eq!(failed_with(&result), expected, "{row}");
        assert_eq!(booked(&runtime).await, (spent, 0), "{row}");
        assert_eq!(result.cost_usd.nanos(), spent, "{row}");
        runtime.shutdown().await.unwrap();
    }
}

#[tokio::test]
async fn each_attempt_has_an_intent_and_the_caller_is_told_the_sum() {
    let (runtime, _) = orchestrator(100, day(1000)).await;
    let agent: PinnedAgent = pinned(asking(100));
    let run = runtime.create_run(&agent, CreateRun::default()).await.unwrap();
    runtime.start_run(&run.run_id).await.unwrap();
    let answer = runtime
        .get_completion(&run.run_id, CompletionOptions::default())
        .await
        .unwrap();
    assert_eq!((answer.cost_usd.nanos(), answer.tokens.output), (200, 200));
    let now = runtime.get_run(&run.run_id).await.unwrap();
    assert_eq!((now.cost.nanos(), now.usage.output, now.step), (200, 200, 1));
    assert_eq!((now.reserved, now.reserved_tokens), (Usd::ZERO, 0));
    let journal = runtime.journal().as_ref();
    assert_eq!(
        kinds(journal, &run.run_id).await,
        [
            "run_created",
            "run_started",
            "model_requested",
            "model_charged",
            "model_requested",
            "model_answered"
        ]
    );
    let mut parts = Vec::new();
    for (_, event) in events(journal, &run.run_id).await {
        match event {
            EventBody::ModelCharged(charged) => parts.push(charged.cost.nanos()),
            EventBody::ModelAnswered(answered) => parts.push(answered.cost.nanos()),
            _ => {}
        }
    }
    assert_eq!(parts, [100, 100]);
    runtime.shutdown().await.unwrap();
}

/// The run's own limits hold for further attempts too, of money and of tokens.
#[tokio::test]
async fn a_runs_own_limits_hold_for_each_attempt() {
    let money = |nanos| Limits {
        max_cost: Some(Usd::from_nanos(nanos)),
        ..Limits::default()
    };
    let tokens = |tokens| Limits {
        max_tokens: Some(tokens),
        ..Limits::default()
    };
    // The input is bounded by about a hundred tokens.
    for (limits, expected) in [
        (money(200), "ok"),
        (money(199), "COST_LIMIT"),
        (tokens(1000), "ok"),
        (tokens(299), "TOKEN_LIMIT"),
    ] {
        let (runtime, fickle) = orchestrator(100, BudgetsConfig::default()).await;
        let mut agent = asking(100);
        agent.limits = limits;
        let result = run(&runtime, agent).await;
        assert_eq!(failed_with(&result), expected, "{limits:?} {result:?}");
        assert_eq!(fickle.lost.load(Ordering::SeqCst), 1);
        runtime.shutdown().await.unwrap();
    }
}

async fn sixty_four(runtime: &Orchestrator) -> Vec<RunResult> {
    let mut runs = JoinSet::new();
    for _ in 0..64 {
        let runtime = runtime.clone();
        runs.spawn(async move { run(&runtime, asking(100)).await });
    }
    runs.join_all().await
}

#[tokio::test]
async fn of_64_that_lose_an_attempt_none_overspends() {
    for round in 0..20 {
        let (runtime, fickle) = orchestrator(100, day(1000)).await;
        let results = sixty_four(&runtime).await;
        let done = results
            .iter()
            .filter(|run| run.status == RunStatus::Completed)
            .count();
        let refused = results
            .iter()
            .filter(|run| failed_with(run) == "COST_LIMIT")
            .count();
        assert_eq!(done + refused, 64, "round {round}");
        let lost = fickle.lost.load(Ordering::SeqCst);
        // Every attempt costs what was reserved for it: ten of them fit, whoever makes them.
        assert_eq!(lost + done as u64, 10, "round {round}");
        assert_eq!(booked(&runtime).await, (1000, 0), "round {round}");
        runtime.shutdown().await.unwrap();
    }
}

/// Each waits for room with nothing held, so that none waits for another that waits for it.
#[tokio::test]
async fn who_has_lost_an_attempt_waits_for_room_and_gets_it() {
    let (runtime, fickle) = orchestrator(5, day(200 + 2 * 64 * 5)).await;
    let results = sixty_four(&runtime).await;
    assert!(results.iter().all(|run| run.status == RunStatus::Completed));
    // After so many that break off, the first model's circuit opens.
    let lost = i64::try_from(fickle.lost.load(Ordering::SeqCst)).unwrap();
    assert!(lost > 1);
    assert_eq!(booked(&runtime).await, (5 * (lost + 64), 0));
    runtime.shutdown().await.unwrap();
}
