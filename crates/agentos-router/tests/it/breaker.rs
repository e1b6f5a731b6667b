//! Circuits, rests and reloads, on a stopped clock.

use std::sync::Arc;
use std::time::Duration;

use agentos_providers::{DeltaStream, Provider};
use agentos_router::{
    CallFailed, CircuitState, Endpoint, HealthState, Needs, RouteAsk, Routed, Router, RouterBuilder,
};
use agentos_types::{Coded, ErrorClass, ModelAnswer, ModelRequest, ProviderError, codes};
use tokio::time::Instant;

use crate::fake::{Fake, NOW, Step, fail, models, request, used};

const CHAIN: [&str; 2] = ["openai/gpt-4o-mini", "openai/gpt-4.1"];

fn builder(fake: &Arc<Fake>) -> RouterBuilder {
    CHAIN
        .iter()
        .fold(Router::builder(), |builder, model| {
            builder.endpoint(Endpoint::new(model.parse().unwrap()))
        })
        .provider("openai", fake.clone())
        .random(|| 0.0)
        .max_retries(0)
}

async fn call(router: &Router, chain: &[&str]) -> Result<Routed, CallFailed> {
    let chain = models(chain);
    let ask = RouteAsk {
        chain: &chain,
        pinned: None,
        needs: Needs::default(),
        prices: &router.prices(),
        now: NOW,
    };
    let route = router.route(&ask).unwrap();
    router
        .complete(&route, &request(100), Duration::from_secs(60))
        .await
}

#[tokio::test(start_paused = true)]
async fn after_five_failed_requests_an_endpoint_is_left_alone_and_then_tried_once() {
    let down = fail(ErrorClass::Overloaded);
    let steps = [vec![down; 6], vec![Step::Answer(used(1, 1))]].concat();
    let fake = Fake::new(&[("gpt-4o-mini", &steps)]);
    let router = builder(&fake).build().unwrap();
    for _ in 0..20 {
        assert!(call(&router, &CHAIN).await.unwrap().is_fallback);
    }
    assert_eq!(fake.count("gpt-4o-mini"), 5);
    let health = &router.health()[0];
    assert_eq!(
        (health.state, health.circuit, health.failed, health.rests_ms),
        (HealthState::Open, CircuitState::Open, 5, Some(30_000))
    );
    assert_eq!(
        health.last_error.as_ref().unwrap().error_class,
        ErrorClass::Overloaded
    );
    // Nobody else is there: it is said when.
    let failed = call(&router, &CHAIN[..1]).await.unwrap_err();
    assert_eq!(
        (failed.code(), failed.retry_after_ms),
        (codes::RATE_LIMITED, Some(30_000))
    );
    assert!(failed.message.contains("circuit is open"), "{failed}");

    // The probe fails, and the next one a minute later does not.
    tokio::time::advance(Duration::from_secs(30)).await;
    assert_eq!(router.health()[0].state, HealthState::HalfOpen);
    for _ in 0..3 {
        call(&router, &CHAIN).await.unwrap();
    }
    assert_eq!(fake.count("gpt-4o-mini"), 6);
    tokio::time::advance(Duration::from_secs(60)).await;
    assert!(!call(&router, &CHAIN).await.unwrap().is_fallback);
    let health = &router.health()[0];
    assert_eq!((health.state, health.answered), (HealthState::Ok, 1));
    assert!(health.latency_ms.is_some());
}

/// Who gives a call less time than its endpoint has opens no circuit for all others.
#[tokio::test(start_paused = true)]
async fn a_call_that_has_no_time_says_nothing_about_its_endpoint() {
    for (within, calls) in [(1, 20), (59, 20), (60, 5)] {
        let fake = Fake::new(&[("gpt-4o-mini", &[Step::Hang])]);
        let router = builder(&fake).build().unwrap();
        let chain = models(&CHAIN[..1]);
        let ask = RouteAsk {
            chain: &chain,
            pinned: None,
            needs: Needs::default(),
            prices: &router.prices(),
            now: NOW,
        };
        let route = router.route(&ask).unwrap();
        let asked = request(100);
        for _ in 0..20 {
            let outcome = router.complete(&route, &asked, Duration::from_secs(within)).await;
            outcome.unwrap_err();
        }
        assert_eq!(fake.count("gpt-4o-mini"), calls, "{within} s");
    }
}

#[tokio::test(start_paused = true)]
async fn what_one_request_asks_for_too_much_is_asked_elsewhere_and_held_against_nobody() {
    let lacks = fail(ErrorClass::Unsupported);
    let steps = [vec![lacks; 20], vec![Step::Answer(used(1, 1))]].concat();
    let fake = Fake::new(&[("gpt-4o-mini", &steps)]);
    let router = builder(&fake).max_retries(3).build().unwrap();
    for _ in 0..20 {
        let routed = call(&router, &CHAIN).await.unwrap();
        assert_eq!((routed.is_fallback, routed.attempts.len()), (true, 2));
    }
    let health = &router.health()[0];
    assert_eq!(
        (health.state, health.circuit, health.failed, health.rests_ms),
        (HealthState::Ok, CircuitState::Closed, 20, None)
    );
    assert!(!call(&router, &CHAIN).await.unwrap().is_fallback);

    // Alone, it is no fault of the request.
    let fake = Fake::new(&[("gpt-4o-mini", &[fail(ErrorClass::Unsupported)])]);
    let failed = call(&builder(&fake).build().unwrap(), &CHAIN[..1])
        .await
        .unwrap_err();
    assert_eq!(failed.code(), codes::NO_AVAILABLE_ENDPOINT);
}

#[tokio::test(start_paused = true)]
async fn one_poisoned_request_opens_no_circuit() {
    for class in [
        ErrorClass::InvalidRequest,
        ErrorClass::ContentFiltered,
        ErrorClass::ContextTooLong,
    ] {
        let fake = Fake::new(&[("gpt-4o-mini", &[fail(class)]), ("gpt-4.1", &[fail(class)])]);
        let router = builder(&fake).build().unwrap();
        for _ in 0..50 {
            call(&router, &CHAIN).await.unwrap_err();
        }
        assert!(
            router.health().iter().all(|h| h.circuit == CircuitState::Closed),
            "{class:?}"
        );
    }
    // Nor one that breaks every server, however often it is tried.
    let broken = fail(ErrorClass::Transport);
    let fake = Fake::new(&[
        ("gpt-4o-mini", std::slice::from_ref(&broken)),
        ("gpt-4.1", std::slice::from_ref(&broken)),
    ]);
    let router = builder(&fake).max_retries(20).build().unwrap();
    call(&router, &CHAIN).await.unwrap_err();
    assert_eq!((fake.count("gpt-4o-mini"), fake.count("gpt-4.1")), (21, 21));
    assert!(router.health().iter().all(|h| h.circuit == CircuitState::Closed));
}

#[tokio::test(start_paused = true)]
async fn a_probe_that_is_given_up_leaves_the_next_one_to_try() {
    let steps = [
        vec![fail(ErrorClass::Timeout); 5],
        vec![Step::Hang, Step::Answer(used(1, 1))],
    ]
    .concat();
    let fake = Fake::new(&[("gpt-4o-mini", &steps)]);
    let router = builder(&fake).build().unwrap();
    for _ in 0..5 {
        call(&router, &CHAIN).await.unwrap();
    }
    tokio::time::advance(Duration::from_secs(30)).await;
    let given_up = tokio::time::timeout(Duration::from_secs(1), call(&router, &CHAIN)).await;
    assert!(given_up.is_err());
    assert!(!call(&router, &CHAIN).await.unwrap().is_fallback);
}

#[tokio::test(start_paused = true)]
async fn a_reload_asks_again_where_a_key_was_refused() {
    let fake = Fake::new(&[("gpt-4o-mini", &[fail(ErrorClass::Auth), Step::Answer(used(1, 1))])]);
    let router = builder(&fake).build().unwrap();
    for _ in 0..3 {
        assert!(call(&router, &CHAIN).await.unwrap().is_fallback);
    }
    assert_eq!(fake.count("gpt-4o-mini"), 1);
    assert_eq!(router.health()[0].state, HealthState::Refused);
    router.reload(builder(&fake)).unwrap();
    assert!(!call(&router, &CHAIN).await.unwrap().is_fallback);

    // A configuration that cannot be used changes nothing.
    let bad = builder(&fake).endpoint(Endpoint::new("nobody/x".parse().unwrap()));
    assert_eq!(router.reload(bad).unwrap_err().code(), codes::UNKNOWN_PROVIDER);
    assert_eq!(router.health().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_call_in_flight_keeps_its_configuration() {
    let slow = Fake::new(&[("gpt-4o-mini", &[Step::Hang])]);
    let router = builder(&slow)
        .attempt_timeout(Duration::from_secs(10))
        .build()
        .unwrap();
    let other = Fake::new(&[]);
    let (old, new) = tokio::join!(call(&router, &CHAIN), async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        router.reload(builder(&other)).unwrap();
        call(&router, &CHAIN).await
    });
    assert!(old.unwrap().is_fallback && !new.unwrap().is_fallback);
    assert_eq!((slow.count("gpt-4.1"), other.count("gpt-4o-mini")), (1, 1));
}

#[tokio::test(start_paused = true)]
async fn a_check_calls_each_once() {
    let fake = Fake::new(&[("gpt-4.1", &[fail(ErrorClass::Auth)])]);
    let router = builder(&fake).build().unwrap();
    let began = Instant::now();
    let checked = router.check(&[], NOW, Duration::from_secs(5)).await;
    assert_eq!(began.elapsed(), Duration::ZERO);
    assert_eq!(
        (checked[0].ok, checked[1].ok, fake.calls().len()),
        (true, false, 2)
    );
    assert_eq!(checked[1].error.as_ref().unwrap().error_class, ErrorClass::Auth);
    let models = models(&["nobody/x"]);
    let unknown = router.check(&models, NOW, Duration::from_secs(5)).await;
    assert!(!unknown[0].ok && unknown[0].error.as_ref().unwrap().message.contains("nobody"));
}

/// Answers after so many milliseconds each, in the order of asking.
#[derive(Debug)]
struct Timed(std::sync::Mutex<Vec<(u64, Result<(), ProviderError>)>>);

#[async_trait::async_trait]
impl Provider for Timed {
    fn name(&self) -> &str {
        "timed"
    }

    async fn complete(&self, _: &ModelRequest) -> Result<ModelAnswer, ProviderError> {
        let (ms, outcome) = self.0.lock().unwrap().remove(0);
        tokio::time::sleep(Duration::from_millis(ms)).await;
        outcome.map(|()| ModelAnswer::default())
    }

    async fn stream(&self, _: &ModelRequest) -> Result<DeltaStream, ProviderError> {
        unreachable!()
    }
}

fn timed(steps: Vec<(u64, Result<(), ProviderError>)>) -> RouterBuilder {
    Router::builder()
        .endpoint(Endpoint::new(CHAIN[0].parse().unwrap()))
        .provider("openai", Arc::new(Timed(std::sync::Mutex::new(steps))))
        .max_retries(0)
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_was_under_way_ends_no_rest() {
    let limited = |seconds| {
        Err(ProviderError {
            retry_after: Some(Duration::from_secs(seconds)),
            ..ProviderError::new(ErrorClass::RateLimited, "slow down")
        })
    };
    let steps = vec![(10, limited(600)), (15, limited(1)), (20, Ok(()))];
    let router = timed(steps).build().unwrap();
    let (first, second, third) = tokio::join!(
        call(&router, &CHAIN[..1]),
        call(&router, &CHAIN[..1]),
        call(&router, &CHAIN[..1])
    );
    assert!(first.is_err() && second.is_err() && third.is_ok());
    let health = &router.health()[0];
    assert_eq!(
        (health.state, health.rests_ms),
        (HealthState::Resting, Some(600_000 - 10))
    );
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_was_under_way_closes_no_circuit() {
    let down = || Err(ProviderError::new(ErrorClass::Overloaded, "down"));
    let steps = vec![
        (50, Ok(())),
        (1, down()),
        (1, down()),
        (1, down()),
        (1, down()),
        (1, down()),
    ];
    let router = timed(steps).build().unwrap();
    let (slow, ()) = tokio::join!(call(&router, &CHAIN[..1]), async {
        tokio::task::yield_now().await;
        for _ in 0..5 {
            call(&router, &CHAIN[..1]).await.unwrap_err();
        }
    });
    slow.unwrap();
    assert_eq!(router.health()[0].circuit, CircuitState::Open);
}

#[tokio::test(start_paused = true)]
async fn a_refusal_of_the_old_key_says_nothing_of_the_new_one() {
    let refused = || Err(ProviderError::new(ErrorClass::Auth, "no such key"));
    let router = timed(vec![(100, refused())]).build().unwrap();
    let (old, ()) = tokio::join!(call(&router, &CHAIN[..1]), async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        router.reload(timed(vec![(1, Ok(()))])).unwrap();
    });
    assert!(old.is_err());
    assert_eq!(router.health()[0].state, HealthState::Ok);
    call(&router, &CHAIN[..1]).await.unwrap();
}
