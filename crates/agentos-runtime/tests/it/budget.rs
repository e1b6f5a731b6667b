//! A budget is never overspent, whatever the prices, limits and answers.

use std::sync::Arc;

use agentos_config::OrchestratorConfig;
use agentos_runtime::{CompletionOptions, CreateRun, Orchestrator};
use agentos_types::{Coded, Limits, Message, Usd};
use proptest::prelude::*;

use crate::model::Model;
use crate::support::{TokioClock, agent, pinned, registry, router_at};

#[derive(Clone, Debug)]
struct Case {
    /// Nano-dollars for a thousand tokens.
    price: i64,
    max_cost: i64,
    max_tokens: u64,
    asked: u64,
    text: usize,
}

fn cases() -> impl Strategy<Value = Case> {
    (
        0..40_000_000_i64,
        1..400_000_000_i64,
        1..60_000_u64,
        1..9_000_u64,
        0..4_000_usize,
    )
        .prop_map(|(price, max_cost, max_tokens, asked, text)| Case {
            price,
            max_cost,
            max_tokens,
            asked,
            text,
        })
}

/// Calls a model that uses all that it may, until the budget says no.
async fn check(case: Case) {
    let model = Arc::new(Model::greedy());
    let runtime = Orchestrator::builder()
        .router(router_at(&model, Usd::from_nanos(case.price)))
        .tools(registry(Vec::new()))
        .clock(TokioClock::new())
        .config(OrchestratorConfig::default())
        .in_memory()
        .build()
        .await
        .unwrap();
    let limits = Limits {
        max_tokens: Some(case.max_tokens),
        max_cost: Some(Usd::from_nanos(case.max_cost)),
        ..Limits::default()
    };
    let mut agent = agent();
    agent.model.max_tokens = Some(case.asked);
    let request = CreateRun {
        limits,
        ..CreateRun::default()
    };
    let run_id = runtime.create_run(&pinned(agent), request).await.unwrap().run_id;
    runtime.start_run(&run_id).await.unwrap();
    let mut refused = None;
    for _ in 0..12 {
        runtime
            .add_message(&run_id, Message::user("x".repeat(case.text)))
            .await
            .unwrap();
        let outcome = runtime
            .get_completion(&run_id, CompletionOptions::default())
            .await;
        let run = runtime.get_run(&run_id).await.unwrap();
        assert!(
            run.committed_cost().nanos() <= case.max_cost,
            "{case:?}: {}",
            run.cost
        );
        assert!(
            run.committed_tokens() <= case.max_tokens,
            "{case:?}: {:?}",
            run.usage
        );
        assert_eq!((run.reserved, run.reserved_tokens), (Usd::ZERO, 0));
        if let Err(error) = outcome {
            refused = Some(error.code().name);
            break;
        }
    }
    let shortest = 256.max(case.asked / 4).min(case.asked);
    for asked in model.asked() {
        assert!(
            (shortest..=case.asked).contains(&asked.max_tokens),
            "{case:?}: {}",
            asked.max_tokens
        );
    }
    assert!(
        matches!(refused, None | Some("COST_LIMIT" | "TOKEN_LIMIT")),
        "{refused:?}"
    );
    runtime.shutdown().await.unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_budget_is_overspent(case in cases()) {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap()
            .block_on(check(case));
    }
}
