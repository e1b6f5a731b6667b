//! In which order candidates are asked.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use agentos_router::{Endpoint, Needs, Route, RouteAsk, Router, RouterBuilder, Strategy, Wishes};
use agentos_types::ModelRef;

use crate::fake::{Fake, NOW, models, request};

const CHAIN: [&str; 3] = ["openai/gpt-4.1", "openai/gpt-4o-mini", "openai/gpt-4o"];

fn builder(strategy: Strategy) -> RouterBuilder {
    Router::builder()
        .provider("openai", Fake::new(&[]))
        .strategy(strategy)
        .max_retries(0)
}

fn route(router: &Router, chain: &[&str], wishes: &Wishes) -> Route {
    let chain: Vec<ModelRef> = models(chain);
    let ask = RouteAsk {
        chain: &chain,
        pinned: None,
        needs: Needs::default(),
        prices: &router.prices(),
        now: NOW,
    };
    router.decide(&ask, wishes).unwrap()
}

/// The models in order; `+` before a fallback.
fn order(router: &Router, chain: &[&str]) -> String {
    let route = route(router, chain, &Wishes::default());
    let shown =
        |c: &agentos_router::Candidate| format!("{}{}", if c.is_fallback { "+" } else { "" }, c.model.model);
    route.candidates.iter().map(shown).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_chain_its_cost_or_nothing_else() {
    for (strategy, expected) in [
        (Strategy::NextPriority, "gpt-4.1 +gpt-4o-mini +gpt-4o"),
        (Strategy::LeastCost, "gpt-4o-mini +gpt-4.1 +gpt-4o"),
        (Strategy::None, "gpt-4.1"),
    ] {
        assert_eq!(order(&builder(strategy).build().unwrap(), &CHAIN), expected);
    }
    // A request may wish otherwise.
    let router = builder(Strategy::NextPriority).build().unwrap();
    let wishes = Wishes {
        strategy: Some(Strategy::LeastCost),
        ..Wishes::default()
    };
    let route = route(&router, &CHAIN, &wishes);
    assert_eq!(
        (route.candidates[0].model.model.as_str(), route.strategy),
        ("gpt-4o-mini", Strategy::LeastCost)
    );
}

#[test]
fn none_means_that_nobody_stands_in() {
    let router = builder(Strategy::None)
        .without_key("anthropic", &["ANTHROPIC_API_KEY"])
        .build()
        .unwrap();
    let chain = models(&["anthropic/claude-sonnet-4-5", "openai/gpt-4o"]);
    let ask = RouteAsk {
        chain: &chain,
        pinned: None,
        needs: Needs::default(),
        prices: &router.prices(),
        now: NOW,
    };
    let error = router.route(&ask).unwrap_err();
    assert!(error.to_string().contains("ANTHROPIC_API_KEY"), "{error}");
}

#[test]
fn weights_are_shares_of_the_draw() {
    let drawn = Arc::new(AtomicU32::new(0));
    let random = Arc::clone(&drawn);
    let endpoint = |model: &str, weight| Endpoint {
        weight,
        ..Endpoint::new(model.parse().unwrap())
    };
    let router = builder(Strategy::Weighted)
        .endpoint(endpoint(CHAIN[0], 1.0))
        .endpoint(endpoint(CHAIN[1], 0.0))
        .endpoint(endpoint(CHAIN[2], 3.0))
        .random(move || f64::from(random.load(Ordering::Relaxed)) / 100.0)
        .build()
        .unwrap();
    let mut firsts = [0; 3];
    for percent in 0..=100 {
        drawn.store(percent, Ordering::Relaxed);
        let order = order(&router, &CHAIN);
        let first = order.split(' ').next().unwrap();
        firsts[CHAIN
            .iter()
            .position(|model| model.ends_with(&format!("/{first}")))
            .unwrap()] += 1;
        assert_eq!(order.matches('+').count(), 2, "{order}");
    }
    assert_eq!(firsts, [25, 0, 76]);
    drawn.store(99, Ordering::Relaxed);
    assert_eq!(order(&router, &CHAIN), "gpt-4o +gpt-4.1 +gpt-4o-mini");
}

#[tokio::test(start_paused = true)]
async fn the_fastest_comes_first_once_all_are_known() {
    let slow = Fake::slow(Duration::from_millis(900));
    let fast = Fake::slow(Duration::from_millis(100));
    let own = |model: &str, fake: &Arc<Fake>| Endpoint {
        provider: Some(fake.clone()),
        ..Endpoint::new(model.parse().unwrap())
    };
    let router = builder(Strategy::LowestLatency)
        .endpoint(own(CHAIN[0], &slow))
        .endpoint(own(CHAIN[1], &fast))
        .build()
        .unwrap();
    let mut asked = Vec::new();
    for _ in 0..4 {
        let route = route(&router, &CHAIN[..2], &Wishes::default());
        let routed = router
            .complete(&route, &request(10), Duration::from_secs(9))
            .await;
        asked.push(routed.unwrap().model.model);
    }
    assert_eq!(asked, ["gpt-4.1", "gpt-4o-mini", "gpt-4o-mini", "gpt-4o-mini"]);
    let latencies: Vec<_> = router.health().iter().map(|health| health.latency_ms).collect();
    assert_eq!(latencies, [Some(900.0), Some(100.0)]);
}
