//! How long streams are waited for, and how they end when nobody is left, on a stopped clock.

use std::sync::Arc;
use std::time::Duration;

use agentos_router::{
    CircuitState, Needs, Route, RouteAsk, Router, RouterBuilder, RouterEvent, StreamRecovery,
};
use agentos_types::{Coded, ErrorClass, Usd, codes};
use futures_util::StreamExt;
use tokio::time::Instant;

use crate::fake::{Fake, NOW, Step, fail, models, request, used};

const CHAIN: [&str; 2] = ["openai/gpt-4o-mini", "openai/gpt-4.1"];

fn builder(fake: &Arc<Fake>) -> RouterBuilder {
    Router::builder()
        .provider("openai", fake.clone())
        .max_retries(0)
        .first_token_timeout(Duration::from_secs(5))
        .idle_timeout(Duration::from_secs(3))
}

fn route(router: &Router, chain: &[&str]) -> Route {
    let chain = models(chain);
    let ask = RouteAsk {
        chain: &chain,
        pinned: None,
        needs: Needs::default(),
        prices: &router.prices(),
        now: NOW,
    };
    router.route(&ask).unwrap()
}

async fn events(router: &Router, chain: &[&str], recovery: StreamRecovery, within: u64) -> Vec<RouterEvent> {
    let within = Duration::from_secs(within);
    router
        .stream(route(router, chain), request(100), recovery, within)
        .collect()
        .await
}

/// The kinds of the events, in order.
fn kinds(events: &[RouterEvent]) -> String {
    let kind = |event: &RouterEvent| event.to_json()["type"].as_str().unwrap().to_owned();
    events.iter().map(kind).collect::<Vec<_>>().join(" ")
}

#[tokio::test(start_paused = true)]
async fn the_first_content_and_each_silence_have_their_time() {
    for (step, recovery, seconds, expected) in [
        (Step::Hang, StreamRecovery::Restart, 5, "delta accepted"),
        (
            Step::Stall("par"),
            StreamRecovery::Restart,
            3,
            "delta withdrawn delta accepted",
        ),
        (
            Step::Stall("par"),
            StreamRecovery::Continue,
            3,
            "delta delta accepted",
        ),
        (Step::Stall("par"), StreamRecovery::Off, 3, "delta incomplete"),
    ] {
        let fake = Fake::new(&[("gpt-4o-mini", &[step])]);
        let router = builder(&fake).build().unwrap();
        let began = Instant::now();
        let events = events(&router, &CHAIN, recovery, 60).await;
        assert_eq!(
            (kinds(&events).as_str(), began.elapsed()),
            (expected, Duration::from_secs(seconds))
        );
        assert!(events.last().unwrap().is_last());
    }
}

#[tokio::test(start_paused = true)]
async fn when_nobody_is_left_it_is_said_with_what_it_cost() {
    let steps = |second: Step| Fake::new(&[("gpt-4o-mini", &[Step::Stall("one ")]), ("gpt-4.1", &[second])]);
    // Anew: all was withdrawn, so that nothing holds.
    let router = builder(&steps(Step::Stall("two"))).build().unwrap();
    let restarted = events(&router, &CHAIN, StreamRecovery::Restart, 60).await;
    assert_eq!(kinds(&restarted), "delta withdrawn delta withdrawn failed");
    let Some(RouterEvent::Failed(failed)) = restarted.last() else {
        panic!("{restarted:?}")
    };
    assert_eq!(
        (failed.code(), failed.class, failed.attempts.len()),
        (codes::NO_AVAILABLE_ENDPOINT, ErrorClass::Timeout, 2)
    );
    assert!(failed.cost > Usd::ZERO && failed.usage.estimated);

    // Gone on with: both parts hold, and where the second began.
    let continued = events(&router, &CHAIN, StreamRecovery::Continue, 60).await;
    assert_eq!(kinds(&continued), "delta delta incomplete");
    let Some(RouterEvent::Incomplete(part)) = continued.last() else {
        panic!("{continued:?}")
    };
    assert_eq!(part.answer.content, "one two");
    assert_eq!((part.seams.len(), part.seams[0].at), (1, 4));
    assert_eq!((part.attempts.len(), part.is_fallback), (2, true));

    // A request that is wrong for whoever goes on ends it too.
    let router = builder(&steps(fail(ErrorClass::InvalidRequest))).build().unwrap();
    let refused = events(&router, &CHAIN, StreamRecovery::Continue, 60).await;
    assert_eq!(kinds(&refused), "delta incomplete");
}

#[tokio::test(start_paused = true)]
async fn one_deadline_spans_the_whole_stream() {
    let fake = Fake::new(&[("gpt-4o-mini", &[Step::Hang]), ("gpt-4.1", &[Step::Hang])]);
    let router = builder(&fake).build().unwrap();
    let began = Instant::now();
    let events = events(&router, &CHAIN, StreamRecovery::Restart, 7).await;
    assert_eq!(
        (kinds(&events).as_str(), began.elapsed().as_secs()),
        ("failed", 7)
    );
    assert_eq!((fake.count("gpt-4o-mini"), fake.count("gpt-4.1")), (1, 1));
}

#[tokio::test(start_paused = true)]
async fn streams_that_break_open_the_circuit() {
    let fake = Fake::new(&[("gpt-4o-mini", &[Step::Stall("par")])]);
    let router = builder(&fake).build().unwrap();
    for _ in 0..8 {
        events(&router, &CHAIN, StreamRecovery::Restart, 60).await;
    }
    assert_eq!(fake.count("gpt-4o-mini"), 5);
    let health = router.health();
    let mini = health.iter().find(|h| h.model == "gpt-4o-mini").unwrap();
    assert_eq!(mini.circuit, CircuitState::Open);
}

#[tokio::test(start_paused = true)]
async fn no_further_attempt_is_made_that_the_reservation_does_not_cover() {
    let fake = Fake::new(&[("gpt-4o-mini", &[Step::Hang, Step::Answer(used(1, 1))])]);
    let router = builder(&fake)
        .max_retries(3)
        .retry_delay_ms(0)
        .attempt_timeout(Duration::from_secs(2))
        .build()
        .unwrap();
    let mut route = route(&router, &CHAIN[..1]);
    // One attempt at most, and then what a second can cost is no longer there.
    let worst = route.worst_case(21, 100);
    route.reserved = Some(worst);
    let within = Duration::from_secs(60);
    let failed = router.complete(&route, &request(100), within).await.unwrap_err();
    assert_eq!((failed.class, failed.attempts.len()), (ErrorClass::Timeout, 1));
    assert!(
        failed.cost <= worst && failed.message.contains("reserved"),
        "{failed}"
    );

    let fake = Fake::new(&[("gpt-4o-mini", &[Step::Hang, Step::Answer(used(1, 1))])]);
    let again = builder(&fake)
        .max_retries(3)
        .retry_delay_ms(0)
        .attempt_timeout(Duration::from_secs(2))
        .build()
        .unwrap();
    let mut route = self::route(&again, &CHAIN[..1]);
    route.reserved = Some(worst + worst);
    let routed = again.complete(&route, &request(100), within).await.unwrap();
    assert_eq!(routed.attempts.len(), 2);
    assert!(routed.cost <= worst + worst);
}
