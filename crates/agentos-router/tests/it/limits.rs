//! Limits per minute, on a stopped clock.

use std::sync::Arc;
use std::time::Duration;

use agentos_router::{
    CallFailed, Endpoint, Needs, OnLimit, RateLimits, RouteAsk, Routed, Router, RouterBuilder, Wishes,
};
use agentos_types::{Coded, ErrorClass, codes};
use futures_util::future::join_all;
use tokio::time::Instant;

use crate::fake::{Fake, NOW, fail_after, models, request};

const CHAIN: [&str; 2] = ["openai/gpt-4o-mini", "openai/gpt-4.1"];

fn endpoint(limit: Option<u64>) -> Endpoint {
    Endpoint {
        rate_limit: limit,
        ..Endpoint::new(CHAIN[0].parse().unwrap())
    }
}

fn builder(fake: &Arc<Fake>) -> RouterBuilder {
    Router::builder().provider("openai", fake.clone()).random(|| 1.0)
}

async fn call(
    router: &Router,
    chain: &[&str],
    agent: Option<&str>,
    within: u64,
) -> Result<Routed, CallFailed> {
    let chain = models(chain);
    let ask = RouteAsk {
        chain: &chain,
        pinned: None,
        needs: Needs {
            input_tokens: 4_000,
            ..Needs::default()
        },
        prices: &router.prices(),
        now: NOW,
    };
    let wishes = Wishes {
        agent: agent.map(Into::into),
        ..Wishes::default()
    };
    let route = router.decide(&ask, &wishes).unwrap();
    router
        .complete(&route, &request(1_000), Duration::from_secs(within))
        .await
}

/// How long after `began` each call of the model came, in seconds.
fn times(fake: &Fake, model: &str, began: Instant) -> Vec<u64> {
    let calls = fake.calls();
    let calls = calls.iter().filter(|call| call.model == model);
    calls.map(|call| (call.at - began).as_secs()).collect()
}

#[tokio::test(start_paused = true)]
async fn of_a_hundred_at_once_ten_go_and_the_rest_wait_in_order() {
    let fake = Fake::new(&[]);
    let router = builder(&fake).endpoint(endpoint(Some(10))).build().unwrap();
    let began = Instant::now();
    let done = join_all((0..100).map(|n| {
        let router = &router;
        async move {
            call(router, &CHAIN[..1], None, 3_600).await.unwrap();
            (n, began.elapsed().as_secs())
        }
    }))
    .await;
    let at = times(&fake, "gpt-4o-mini", began);
    assert_eq!(at.iter().filter(|at| **at == 0).count(), 10);
    // One every six seconds, in the order in which they came.
    for (n, seconds) in done {
        assert_eq!(seconds, if n < 10 { 0 } else { (n - 9) * 6 }, "{n}");
    }
}

#[tokio::test(start_paused = true)]
async fn who_cannot_be_served_in_time_takes_the_next_or_is_told_when() {
    let fake = Fake::new(&[]);
    let router = builder(&fake).endpoint(endpoint(Some(10))).build().unwrap();
    let began = Instant::now();
    // Thirty seconds let five more go: the others know at once that their turn comes too late.
    let done = join_all((0..100).map(|_| call(&router, &CHAIN, None, 31))).await;
    let fallbacks = done
        .iter()
        .filter(|done| done.as_ref().unwrap().is_fallback)
        .count();
    assert_eq!((fallbacks, fake.count("gpt-4o-mini")), (85, 15));
    assert_eq!(times(&fake, "gpt-4.1", began), vec![0; 85]);

    let failed = call(&router, &CHAIN[..1], None, 1).await.unwrap_err();
    assert_eq!(
        (failed.code(), failed.class, failed.attempts.len()),
        (codes::RATE_LIMITED, ErrorClass::RateLimited, 0)
    );
    assert_eq!(failed.retry_after_ms, Some(6_000));
}

#[tokio::test(start_paused = true)]
async fn where_it_is_configured_nobody_waits_while_another_can_answer() {
    let fake = Fake::new(&[]);
    let next = || {
        builder(&fake)
            .endpoint(endpoint(Some(10)))
            .on_limit(OnLimit::Next)
    };
    let router = next().build().unwrap();
    let began = Instant::now();
    join_all((0..100).map(|_| async { call(&router, &CHAIN, None, 3_600).await.unwrap() })).await;
    assert_eq!((fake.count("gpt-4o-mini"), fake.count("gpt-4.1")), (10, 90));
    assert_eq!(began.elapsed(), Duration::ZERO);
    // With nobody else there, it is waited for after all.
    call(&router, &CHAIN[..1], None, 3_600).await.unwrap();
    assert_eq!(began.elapsed(), Duration::from_secs(6));

    // The same where the provider itself asks for a pause.
    let limited = fail_after(ErrorClass::RateLimited, Duration::from_secs(20));
    let fake = Fake::new(&[("gpt-4o-mini", &[limited])]);
    let router = builder(&fake).on_limit(OnLimit::Next).build().unwrap();
    let began = Instant::now();
    assert!(call(&router, &CHAIN, None, 3_600).await.unwrap().is_fallback);
    assert_eq!((fake.count("gpt-4o-mini"), began.elapsed()), (1, Duration::ZERO));
}

#[tokio::test(start_paused = true)]
async fn tokens_are_taken_before_and_corrected_after() {
    let fake = Fake::new(&[]);
    let router = builder(&fake)
        .endpoint(Endpoint {
            tpm: Some(6_000),
            ..endpoint(None)
        })
        .build()
        .unwrap();
    let began = Instant::now();
    // Each asks for 1,000 of input and 1,000 of output, so three go at once; each really uses 150.
    join_all((0..4).map(|_| async { call(&router, &CHAIN[..1], None, 3_600).await.unwrap() })).await;
    assert!(began.elapsed() < Duration::from_secs(6), "{:?}", began.elapsed());
    assert_eq!(fake.count("gpt-4o-mini"), 4);
    let before = fake.calls().len();
    join_all((0..2).map(|_| async { call(&router, &CHAIN[..1], None, 3_600).await.unwrap() })).await;
    assert_eq!(fake.calls().len() - before, 2);
}

#[tokio::test(start_paused = true)]
async fn all_calls_and_each_agents_have_limits_of_their_own() {
    let limits = RateLimits {
        requests_per_minute: Some(100),
        burst: Some(20),
        per_agent_limit: Some(10),
    };
    let fake = Fake::new(&[]);
    let router = builder(&fake).rate_limits(limits).build().unwrap();
    let one = join_all((0..15).map(|_| call(&router, &CHAIN, Some("a"), 5))).await;
    assert_eq!(one.iter().filter(|call| call.is_ok()).count(), 10);
    let failed = one.into_iter().find_map(Result::err).unwrap();
    assert_eq!(failed.message, "its agent has made its 10 calls of this minute");
    assert_eq!(
        (failed.code(), failed.retry_after_ms),
        (codes::RATE_LIMITED, Some(6_000))
    );
    // Another agent has its own ten, and with them the twenty that may come at once are made.
    let other = join_all((0..10).map(|_| call(&router, &CHAIN, Some("b"), 1))).await;
    assert!(other.iter().all(Result::is_ok));
    let began = Instant::now();
    call(&router, &CHAIN, Some("c"), 5).await.unwrap();
    assert_eq!(began.elapsed(), Duration::from_millis(600));
}

#[tokio::test(start_paused = true)]
async fn switched_off_only_the_providers_word_holds() {
    let limited = fail_after(ErrorClass::RateLimited, Duration::from_secs(7));
    let limits = RateLimits {
        requests_per_minute: Some(1),
        burst: Some(1),
        per_agent_limit: Some(1),
    };
    let fake = Fake::new(&[(
        "gpt-4o-mini",
        &[limited, crate::fake::Step::Answer(crate::fake::used(1, 1))],
    )]);
    let router = builder(&fake)
        .endpoint(endpoint(Some(1)))
        .rate_limits(limits)
        .rate_limiting(false)
        .build()
        .unwrap();
    let began = Instant::now();
    call(&router, &CHAIN[..1], Some("a"), 60).await.unwrap();
    assert_eq!(began.elapsed(), Duration::from_secs(7));
    for _ in 0..50 {
        call(&router, &CHAIN[..1], Some("a"), 60).await.unwrap();
    }
    assert_eq!(began.elapsed(), Duration::from_secs(7));
}

#[tokio::test(start_paused = true)]
async fn a_caller_that_goes_away_leaves_its_place_to_the_next() {
    let fake = Fake::new(&[]);
    let router = builder(&fake).endpoint(endpoint(Some(1))).build().unwrap();
    call(&router, &CHAIN[..1], None, 1).await.unwrap();
    let began = Instant::now();
    let gone = tokio::time::timeout(Duration::from_secs(10), call(&router, &CHAIN[..1], None, 3_600));
    let (gone, stayed) = tokio::join!(gone, call(&router, &CHAIN[..1], None, 3_600));
    assert!(gone.is_err() && stayed.is_ok());
    assert_eq!(began.elapsed(), Duration::from_secs(60));
}

#[tokio::test(start_paused = true)]
async fn a_reload_keeps_what_was_used_of_unchanged_limits() {
    let fake = Fake::new(&[]);
    let with = |limit| builder(&fake).endpoint(endpoint(Some(limit)));
    let router = with(2).build().unwrap();
    for _ in 0..2 {
        call(&router, &CHAIN[..1], None, 1).await.unwrap();
    }
    router.reload(with(2)).unwrap();
    assert!(call(&router, &CHAIN[..1], None, 1).await.is_err());
    router.reload(with(3)).unwrap();
    assert!(call(&router, &CHAIN[..1], None, 1).await.is_ok());
}

/// The offline model answers beside real ones, and takes nothing of their limits.
#[tokio::test(start_paused = true)]
async fn the_offline_model_has_no_limits_and_takes_none() {
    let fake = Fake::new(&[]);
    let limits = RateLimits {
        requests_per_minute: Some(1),
        burst: Some(1),
        per_agent_limit: Some(1),
    };
    let router = builder(&fake).scripted().rate_limits(limits).build().unwrap();
    for _ in 0..20 {
        call(&router, &["scripted/demo"], Some("a"), 1).await.unwrap();
    }
    call(&router, &CHAIN, Some("a"), 1).await.unwrap();
    let failed = call(&router, &CHAIN, Some("a"), 1).await.unwrap_err();
    assert_eq!(failed.code(), codes::RATE_LIMITED);
    call(&router, &["scripted/demo"], Some("a"), 1).await.unwrap();
    assert_eq!(fake.calls().len(), 1);
}

/// Calls keep the configuration that they began with, and all count for the limits of the next.
#[tokio::test(start_paused = true)]
async fn a_reload_amid_calls_takes_and_loses_nothing() {
    let (old, new) = (Fake::slow(Duration::from_secs(5)), Fake::new(&[]));
    let with = |fake: &Arc<Fake>| builder(fake).endpoint(endpoint(Some(40)));
    let router = with(&old).build().unwrap();
    let reload = async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        router.reload(with(&new)).unwrap();
        // Eight were left, and one comes each second and a half.
        let next = join_all((0..10).map(|_| call(&router, &CHAIN[..1], None, 1))).await;
        assert_eq!(next.iter().filter(|call| call.is_ok()).count(), 9);
    };
    let calls = join_all((0..32).map(|_| call(&router, &CHAIN[..1], None, 60)));
    let (calls, ()) = tokio::join!(calls, reload);
    assert!(calls.iter().all(Result::is_ok));
    assert_eq!((old.calls().len(), new.calls().len()), (32, 9));
}

#[tokio::test(start_paused = true)]
async fn who_goes_away_from_the_line_has_made_none_of_its_agents_calls() {
    let limits = RateLimits {
        requests_per_minute: Some(60),
        burst: Some(1),
        per_agent_limit: Some(1),
    };
    let router = builder(&Fake::new(&[])).rate_limits(limits).build().unwrap();
    call(&router, &CHAIN, Some("other"), 1).await.unwrap();
    let waits = call(&router, &CHAIN, Some("a"), 60);
    assert!(
        tokio::time::timeout(Duration::from_millis(500), waits)
            .await
            .is_err()
    );
    call(&router, &CHAIN, Some("a"), 5).await.unwrap();
    assert!(call(&router, &CHAIN, Some("a"), 5).await.is_err());
}
