//! Policies that count and spend let exactly so many pass, however many decide at once, in one process or in
//! several on one file; and what they keep goes when it is over.

use std::sync::Arc;

use agentos_policy::PolicyEngine;
use agentos_policy::read::read_json;
use agentos_providers::Provider;
use agentos_router::{ConfiguredPrice, Endpoint, Router};
use agentos_runtime::{Orchestrator, RunOptions, RunResult, RuntimeError};
use agentos_store::{SqliteOptions, SqliteStore};
use agentos_types::{Coded, ErrorClass, RunStatus, Usd};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::model::{Model, Say};
use crate::support::{agent, builder, failed_with, pinned};

fn engine(policy: &Value) -> Arc<PolicyEngine> {
    let engine = PolicyEngine::new();
    engine.replace(read_json(&policy.to_string()).unwrap()).unwrap();
    Arc::new(engine)
}

/// Ten calls of the model in an hour, by all runs together.
fn ten() -> Value {
    json!({"id": "policy.ten", "type": "rate_limit", "resource": "fake/one", "per": "global",
        "windows": [{"duration_seconds": 3600, "max_requests": 10}]})
}

/// Money for ten calls: each costs exactly what it reserves.
fn ten_worth() -> Value {
    json!({"id": "policy.money", "type": "budget",
        "limits": [{"resource": "total", "period": "daily", "limit_usd": 0.000_001}]})
}

/// The ends of so many runs at once. One that comes when all is counted is refused before it begins.
async fn all(runtimes: &[Orchestrator], runs: usize) -> Vec<Result<RunResult, RuntimeError>> {
    let agent = pinned(agent());
    let mut set = JoinSet::new();
    for at in 0..runs {
        let (runtime, agent) = (runtimes[at % runtimes.len()].clone(), agent.clone());
        set.spawn(async move { runtime.run_agent(&agent, "go", RunOptions::default()).await });
    }
    set.join_all().await
}

fn passed(results: &[Result<RunResult, RuntimeError>]) -> usize {
    let mut done = 0;
    for result in results {
        match result {
            Ok(run) if run.status == RunStatus::Completed => done += 1,
            Ok(run) => assert_eq!(failed_with(run), "POLICY_DENIED"),
            Err(error) => assert_eq!(error.code().name, "POLICY_DENIED", "{error}"),
        }
    }
    done
}

/// A nano-dollar for each token of an answer, and a hundred of them.
fn router(model: &Arc<Model>) -> Router {
    let endpoint = Endpoint {
        price: Some(ConfiguredPrice::PerThousand {
            input: Usd::ZERO,
            output: Usd::from_nanos(1000),
        }),
        ..Endpoint::new("fake/one".parse().unwrap())
    };
    Router::builder()
        .provider("fake", Arc::clone(model) as Arc<dyn Provider>)
        .endpoint(endpoint)
        .max_retries(0)
        .build()
        .unwrap()
}

async fn world(policy: &Value, processes: usize, folder: &std::path::Path) -> Vec<Orchestrator> {
    let mut runtimes = Vec::new();
    for _ in 0..processes {
        let model = Arc::new(Model::greedy());
        // A store, an engine and a name of its own: as another process would have.
        let store = SqliteStore::open(SqliteOptions::new(folder.join("agentos.db"))).unwrap();
        let runtime = builder(&model, Vec::new())
            .router(router(&model))
            .store(Arc::new(store.clone()), Arc::new(store))
            .policies(engine(policy))
            .build()
            .await
            .unwrap();
        runtimes.push(runtime);
    }
    runtimes
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn exactly_so_many_pass() {
    for policy in [ten(), ten_worth()] {
        for processes in [1, 4] {
            let folder = tempfile::tempdir().unwrap();
            let runtimes = world(&policy, processes, folder.path()).await;
            let results = all(&runtimes, 64).await;
            assert_eq!(passed(&results), 10, "{policy} in {processes}");
            for runtime in runtimes {
                runtime.shutdown().await.unwrap();
            }
        }
    }
}

/// Three writes of state in an hour.
fn three_writes() -> Value {
    json!({"id": "policy.writes", "name": "writes", "rules": [{"name": "few", "action": "rate_limit", "on": ["state_write"],
        "rate_limit": {"requests": 3, "period_seconds": 3600}, "condition": {"field": "state.key", "operator": "starts_with", "value": "counted/"}}]})
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn writes_of_state_are_counted_across_processes_and_restarts() {
    for processes in [1, 4] {
        let folder = tempfile::tempdir().unwrap();
        let runtimes = world(&three_writes(), processes, folder.path()).await;
        let mut set = JoinSet::new();
        for n in 0..16 {
            let state = runtimes[n % processes].state();
            set.spawn(async move { state.put(&format!("counted/{n}"), n, Default::default()).await });
        }
        let results = set.join_all().await;
        let refused = results.iter().filter_map(|result| result.as_ref().err());
        assert!(
            refused.clone().all(|error| error.code().name == "POLICY_DENIED"),
            "{results:?}"
        );
        assert_eq!((results.len(), refused.count()), (16, 13), "{processes}");
        // What the rule does not speak of passes, and is not counted.
        runtimes[0]
            .state()
            .put("free", 1, Default::default())
            .await
            .unwrap();
        assert!(runtimes[0].journal().verify().await.unwrap().ok);
        for runtime in runtimes {
            runtime.shutdown().await.unwrap();
        }
        // A process that comes later knows, also of a deletion.
        let next = world(&three_writes(), 1, folder.path()).await;
        let late = next[0].state().delete("counted/0").await;
        assert_eq!(late.unwrap_err().code().name, "POLICY_DENIED");
        next[0].shutdown().await.unwrap();
    }
}

/// `main` is always overloaded, so that `spare` answers; a nano-dollar for each token of an answer.
async fn with_a_spare(policies: &Value) -> Orchestrator {
    let (main, spare) = (
        Arc::new(Model::new(vec![Say::Fail(ErrorClass::Overloaded)])),
        Arc::new(Model::greedy()),
    );
    let mut router = Router::builder()
        .provider("main", Arc::clone(&main) as Arc<dyn Provider>)
        .provider("spare", Arc::clone(&spare) as Arc<dyn Provider>)
        .max_retries(0);
    for model in ["main/one", "spare/one"] {
        router = router.endpoint(Endpoint {
            price: Some(ConfiguredPrice::PerThousand {
                input: Usd::ZERO,
                output: Usd::from_nanos(1000),
            }),
            ..Endpoint::new(model.parse().unwrap())
        });
    }
    builder(&spare, Vec::new())
        .router(router.build().unwrap())
        .in_memory()
        .policies(engine(policies))
        .build()
        .await
        .unwrap()
}

#[tokio::test]
async fn what_another_provider_has_answered_counts_for_that_provider() {
    let rate = |resource: &str| {
        json!({"id": "policy.rate", "type": "rate_limit", "resource": resource, "per": "global",
            "windows": [{"duration_seconds": 3600, "max_requests": 3}]})
    };
    // Room for three answers.
    let budget = |provider: &str| {
        json!({"id": "policy.money", "type": "budget",
            "limits": [{"resource": "total", "provider": provider, "period": "daily", "limit_usd": 0.000_000_3}]})
    };
    let all = json!({"id": "policy.money", "type": "budget",
        "limits": [{"resource": "total", "period": "daily", "limit_usd": 0.000_000_3}]});
    for (policies, expected) in [
        (rate("spare/*"), 3),
        (budget("spare"), 3),
        // Where it is asked no more, the spare one is; and it has earned nothing.
        (rate("main/*"), 6),
        (budget("main"), 6),
        (all, 3),
    ] {
        let runtime = with_a_spare(&policies).await;
        let mut agent = agent();
        agent.model.chain = vec!["main/one".parse().unwrap(), "spare/one".parse().unwrap()];
        let agent = pinned(agent);
        let mut done = 0;
        for _ in 0..6 {
            let result = runtime.run_agent(&agent, "go", RunOptions::default()).await;
            done += usize::from(result.is_ok_and(|run| run.status == RunStatus::Completed));
        }
        assert_eq!(done, expected, "{policies}");
        runtime.shutdown().await.unwrap();
    }
}
