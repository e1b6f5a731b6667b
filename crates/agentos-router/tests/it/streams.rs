//! How long streams are waited for, and how they end when nobody is left, on a stopped clock.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use agentos_router::{
    CircuitState, Endpoint, Funds, FurtherAttempt, Needs, Route, RouteAsk, Router, RouterBuilder,
    RouterEvent, StreamRecovery,
};
use agentos_types::{Coded, ErrorClass, ModelRequest, ResponseSchema, Usd, codes};
use futures_util::StreamExt;
use futures_util::future::BoxFuture;
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

/// A stream that speaks is ended by its endpoint's time or its call's, and it is said which.
#[tokio::test(start_paused = true)]
async fn a_stream_that_speaks_has_its_time_too() {
    for (timeout, within, words) in [
        (5, 60, "its endpoint's `timeout_ms` gives more"),
        (60, 5, "`orchestrator.model_timeout_ms` gives more"),
    ] {
        let fake = Fake::new(&[("gpt-4o-mini", &[Step::Talk])]);
        let endpoint = Endpoint {
            timeout: Some(Duration::from_millis(timeout * 1_000 + 500)),
            ..Endpoint::new(CHAIN[0].parse().unwrap())
        };
        let router = Router::builder()
            .endpoint(endpoint)
            .provider("openai", fake.clone())
            .max_retries(0)
            .build()
            .unwrap();
        let within = Duration::from_millis(within * 1_000 + 500);
        let mut events = router.stream(
            route(&router, &CHAIN[..1]),
            request(100),
            StreamRecovery::Off,
            within,
        );
        let mut last = None;
        while let Some(event) = events.next().await {
            last = Some(event);
        }
        let Some(RouterEvent::Incomplete(part)) = last else {
            panic!("{last:?}")
        };
        assert_eq!(part.answer.content, "word ".repeat(5));
        assert!(
            part.message.contains(words) && part.message.contains("500 ms"),
            "{}",
            part.message
        );
    }
}

/// A model that is asked for a form gives the whole of it, and cannot be asked to go on from nothing.
#[tokio::test(start_paused = true)]
async fn only_words_are_gone_on_with() {
    let form = ResponseSchema {
        name: "r".into(),
        schema: serde_json::json!({"type": "object"}),
        strict: false,
    };
    for (part, form, expected) in [
        ("par", None, "delta delta accepted"),
        (" \n", None, "delta withdrawn delta accepted"),
        ("{\"a\": ", Some(form.into()), "delta withdrawn delta accepted"),
    ] {
        let fake = Fake::new(&[("gpt-4o-mini", &[Step::Stall(part)])]);
        let router = builder(&fake).build().unwrap();
        let asked = ModelRequest {
            response_schema: form,
            ..request(100)
        };
        let within = Duration::from_secs(60);
        let events = router.stream(route(&router, &CHAIN), asked, StreamRecovery::Continue, within);
        assert_eq!(kinds(&events.collect::<Vec<_>>().await), expected, "{part}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_broke_off_before_a_word_is_charged() {
    let fake = Fake::new(&[("gpt-4o-mini", &[Step::Cut])]);
    let router = builder(&fake).build().unwrap();
    let streamed = events(&router, &CHAIN[..1], StreamRecovery::Restart, 60).await;
    let Some(RouterEvent::Failed(streamed)) = streamed.last() else {
        panic!("{streamed:?}")
    };
    let route = route(&router, &CHAIN[..1]);
    let whole = router
        .complete(&route, &request(100), Duration::from_secs(60))
        .await;
    let whole = whole.unwrap_err();
    assert!(streamed.usage.estimated && whole.usage.estimated);
    // What was read of it; what was written of a whole one nobody has seen.
    assert_eq!(streamed.usage.input, whole.usage.input);
    assert_eq!((streamed.usage.output, whole.usage.output), (0, 100));
    assert!(streamed.usage.input > 0 && streamed.cost > Usd::ZERO && streamed.cost < whole.cost);
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

/// Grants what is on its list, and remembers what it was asked.
#[derive(Debug)]
struct Purse {
    grants: Mutex<Vec<Option<u64>>>,
    asked: Mutex<Vec<FurtherAttempt>>,
}

impl Purse {
    fn new(grants: &[Option<u64>]) -> Arc<Self> {
        Arc::new(Self {
            grants: Mutex::new(grants.iter().rev().copied().collect()),
            asked: Mutex::default(),
        })
    }

    fn asked(&self) -> Vec<FurtherAttempt> {
        self.asked.lock().unwrap().clone()
    }
}

impl Funds for Purse {
    fn further(&self, attempt: FurtherAttempt) -> BoxFuture<'_, Option<u64>> {
        self.asked.lock().unwrap().push(attempt);
        let grant = self.grants.lock().unwrap().pop().unwrap();
        Box::pin(async move { grant })
    }
}

#[tokio::test(start_paused = true)]
async fn before_each_attempt_after_one_that_was_charged_the_caller_is_asked() {
    // The first hangs, and is charged; the second is refused free of charge; the third hangs again.
    let script = [
        Step::Hang,
        fail(ErrorClass::Overloaded),
        Step::Hang,
        Step::Answer(used(1, 1)),
    ];
    for (grants, attempts, caps) in [
        (&[Some(80), Some(60)][..], 4, &[100, 80, 80, 60][..]),
        (&[Some(80), None], 3, &[100, 80, 80]),
        (&[None], 1, &[100]),
    ] {
        let fake = Fake::new(&[("gpt-4o-mini", &script)]);
        let router = builder(&fake)
            .max_retries(3)
            .retry_delay_ms(0)
            .attempt_timeout(Duration::from_secs(2))
            .build()
            .unwrap();
        let purse = Purse::new(grants);
        let mut route = route(&router, &CHAIN[..1]);
        let worst = route.worst_case(21, 100);
        route.funds = Some(purse.clone());
        let within = Duration::from_secs(60);
        let (made, cost) = match router.complete(&route, &request(100), within).await {
            Ok(routed) => (routed.attempts.len(), routed.cost),
            Err(failed) => {
                assert!(failed.message.contains("budget"), "{failed}");
                assert_eq!(failed.class, ErrorClass::Timeout);
                (failed.attempts.len(), failed.cost)
            }
        };
        assert_eq!(made, attempts);
        let asked: Vec<u64> = fake.calls().iter().map(|call| call.max_tokens).collect();
        assert_eq!(asked, caps);
        // Each time it is told what has come since the last time, no more than one attempt's worst case.
        let told = purse.asked();
        assert_eq!(told.len(), grants.len());
        assert!(
            told.iter()
                .all(|told| told.cost > Usd::ZERO && told.cost <= worst)
        );
        let sum = told.iter().fold(Usd::ZERO, |sum, told| sum + told.cost);
        assert!(sum <= cost);
    }
}

#[tokio::test(start_paused = true)]
async fn whoever_goes_on_is_reserved_for_with_the_part_that_it_is_shown() {
    for (recovery, more) in [(StreamRecovery::Restart, false), (StreamRecovery::Continue, true)] {
        let fake = Fake::new(&[("gpt-4o-mini", &[Step::Stall("a part")])]);
        let router = builder(&fake).build().unwrap();
        let purse = Purse::new(&[Some(50)]);
        let mut route = route(&router, &CHAIN);
        route.funds = Some(purse.clone());
        let within = Duration::from_secs(60);
        let events: Vec<RouterEvent> = router
            .stream(route, request(100), recovery, within)
            .collect()
            .await;
        assert!(matches!(events.last(), Some(RouterEvent::Accepted(_))));
        let told = purse.asked();
        assert_eq!((told.len(), told[0].more_input > 0), (1, more));
        assert_eq!(fake.calls()[1].max_tokens, 50);
    }
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_is_stopped_says_what_has_come_and_what_it_cost() {
    let fake = Fake::new(&[("gpt-4o-mini", &[Step::Stall("a part")])]);
    let router = builder(&fake).build().unwrap();
    let within = Duration::from_secs(60);
    let mut stream = router.stream(
        route(&router, &CHAIN),
        request(100),
        StreamRecovery::Restart,
        within,
    );
    assert!(matches!(stream.next().await, Some(RouterEvent::Delta(_))));
    let Some(RouterEvent::Incomplete(part)) = stream.stop().await else {
        panic!("it had begun")
    };
    assert_eq!(
        (part.answer.content.as_str(), part.error_class),
        ("a part", ErrorClass::Cancelled)
    );
    assert!(part.cost > Usd::ZERO && part.usage.estimated);
    assert_eq!(fake.calls().len(), 1, "nobody else is asked");

    // Before the first content it is what it could have cost; before anybody is asked, nothing.
    for (asked, cost) in [(false, None), (true, Some(100 * 600))] {
        let fake = Fake::new(&[("gpt-4o-mini", &[Step::Hang])]);
        let router = builder(&fake).build().unwrap();
        let mut stream = router.stream(
            route(&router, &CHAIN),
            request(100),
            StreamRecovery::Restart,
            within,
        );
        if asked {
            let second = Duration::from_secs(1);
            assert!(tokio::time::timeout(second, stream.next()).await.is_err());
        }
        let Some(RouterEvent::Failed(failed)) = stream.stop().await else {
            panic!("nothing has come")
        };
        let input = i64::try_from(failed.usage.input).unwrap() * 150;
        assert_eq!(failed.cost.nanos() - input, cost.unwrap_or(0));
        assert_eq!(failed.attempts.len(), fake.calls().len());
        assert_eq!(fake.calls().len(), usize::from(asked), "nobody else is asked");
    }
}
