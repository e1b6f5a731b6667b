//! Answers that were given before, on a stopped clock.

use std::sync::Arc;
use std::time::Duration;

use agentos_router::{
    CacheOptions, CallFailed, Endpoint, Needs, RouteAsk, Routed, Router, RouterBuilder, RouterEvent,
    Strategy, StreamRecovery,
};
use agentos_types::{ErrorClass, Message, ModelRequest, Usage, Usd};
use futures_util::StreamExt;
use futures_util::future::join_all;

use crate::fake::{Fake, NOW, Step, fail, models, request, used};

fn router(fake: &Arc<Fake>, options: CacheOptions) -> Router {
    let builder: RouterBuilder = Router::builder().provider("openai", fake.clone()).max_retries(0);
    builder.cache(options).build().unwrap()
}

const ON: CacheOptions = CacheOptions {
    enabled: true,
    ttl: 300,
    max_size: 1_000,
};

fn saying(text: &str) -> ModelRequest {
    ModelRequest {
        messages: Arc::new(vec![Message::user(text)]),
        ..request(100)
    }
}

fn route(router: &Router) -> agentos_router::Route {
    let chain = models(&["openai/gpt-4o-mini"]);
    let ask = RouteAsk {
        chain: &chain,
        pinned: None,
        needs: Needs::default(),
        prices: &router.prices(),
        now: NOW,
    };
    router.route(&ask).unwrap()
}

async fn call(router: &Router, text: &str) -> Result<Routed, CallFailed> {
    router
        .complete(&route(router), &saying(text), Duration::from_secs(60))
        .await
}

#[tokio::test(start_paused = true)]
async fn an_equal_request_is_answered_for_nothing_until_it_is_old() {
    let fake = Fake::new(&[]);
    let router = router(&fake, ON);
    let first = call(&router, "a").await.unwrap();
    assert!(!first.cached && first.cost > Usd::ZERO);
    let hit = call(&router, "a").await.unwrap();
    assert!(hit.cached && hit.attempts.is_empty());
    assert_eq!((hit.cost, hit.usage), (Usd::ZERO, Usage::default()));
    assert_eq!(hit.answer, first.answer);
    assert!(!call(&router, "b").await.unwrap().cached);
    tokio::time::advance(Duration::from_secs(301)).await;
    assert!(!call(&router, "a").await.unwrap().cached);
    assert_eq!(fake.calls().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn it_is_off_until_it_is_enabled_and_the_oldest_goes_first() {
    let fake = Fake::new(&[]);
    let off = router(&fake, CacheOptions::default());
    for _ in 0..2 {
        assert!(!call(&off, "a").await.unwrap().cached);
    }
    let small = router(&fake, CacheOptions { max_size: 2, ..ON });
    for text in ["a", "b", "c"] {
        assert!(!call(&small, text).await.unwrap().cached);
    }
    assert!(call(&small, "b").await.unwrap().cached && call(&small, "c").await.unwrap().cached);
    assert!(!call(&small, "a").await.unwrap().cached);
}

/// Another caller's funds may allow a longer one.
#[tokio::test(start_paused = true)]
async fn an_answer_that_its_cap_has_cut_is_not_kept() {
    let steps = [Step::Shortened(used(9, 9)), Step::Answer(used(9, 9))];
    let fake = Fake::new(&[("gpt-4o-mini", &steps)]);
    let router = router(&fake, ON);
    for cached in [false, false, true] {
        assert_eq!(call(&router, "a").await.unwrap().cached, cached);
    }
}

#[tokio::test(start_paused = true)]
async fn equal_requests_at_once_make_one_call() {
    let fake = Fake::new(&[]);
    let router = router(&fake, ON);
    let all = join_all((0..64).map(|_| call(&router, "a"))).await;
    assert_eq!(fake.calls().len(), 1);
    assert_eq!(all.iter().filter(|one| one.as_ref().unwrap().cached).count(), 63);
    let paid: Vec<Usd> = all.into_iter().map(|one| one.unwrap().cost).collect();
    assert_eq!(paid.iter().filter(|cost| **cost > Usd::ZERO).count(), 1);
}

#[tokio::test(start_paused = true)]
async fn when_the_first_fails_or_goes_away_the_next_tries() {
    let fake = Fake::new(&[(
        "gpt-4o-mini",
        &[fail(ErrorClass::InvalidRequest), Step::Answer(used(1, 1))],
    )]);
    let router = router(&fake, ON);
    let all = join_all((0..5).map(|_| call(&router, "a"))).await;
    assert_eq!(all.iter().filter(|one| one.is_err()).count(), 1);
    assert_eq!(fake.calls().len(), 2);

    let fake = Fake::new(&[("gpt-4o-mini", &[Step::Hang, Step::Answer(used(1, 1))])]);
    let router = self::router(&fake, ON);
    let gone = tokio::time::timeout(Duration::from_secs(1), call(&router, "a"));
    let (gone, next) = tokio::join!(gone, call(&router, "a"));
    assert!(gone.is_err() && !next.unwrap().cached);
}

#[tokio::test(start_paused = true)]
async fn a_stream_is_answered_from_it_too() {
    let fake = Fake::new(&[]);
    let router = router(&fake, ON);
    let first = call(&router, "a").await.unwrap();
    let events: Vec<RouterEvent> = router
        .stream(
            route(&router),
            saying("a"),
            StreamRecovery::Restart,
            Duration::from_secs(9),
        )
        .collect()
        .await;
    assert_eq!(events.len(), 2);
    assert_eq!(events[0].to_json()["text"], first.answer.content);
    let last = events[1].to_json();
    assert_eq!(
        (&last["type"], &last["cached"]),
        (&"accepted".into(), &true.into())
    );
    assert_eq!(last["cost_usd"], 0);
}

#[tokio::test(start_paused = true)]
async fn who_waits_for_anothers_answer_may_go() {
    let fake = Fake::new(&[("gpt-4o-mini", &[Step::Hang])]);
    let router = router(&fake, ON);
    let first = call(&router, "a");
    let waits = async {
        let soon = tokio::time::sleep(Duration::from_secs(1));
        let (asked, within) = (saying("a"), Duration::from_secs(9));
        let whole = router.complete_until(&route(&router), &asked, within, soon).await;
        let recovery = StreamRecovery::Restart;
        let mut events = router.stream(route(&router), asked, recovery, within);
        assert!(
            tokio::time::timeout(Duration::from_secs(1), events.next())
                .await
                .is_err()
        );
        (whole.unwrap_err(), events.stop().await)
    };
    let (first, (whole, streamed)) = tokio::join!(first, waits);
    assert!(first.is_err() && fake.calls().len() == 1);
    let Some(RouterEvent::Failed(streamed)) = streamed else {
        panic!("{streamed:?}")
    };
    assert_eq!([whole.class, streamed.class], [ErrorClass::Cancelled; 2]);
}

/// Whom a draw or the latest measurement puts first is nobody's wish.
#[tokio::test(start_paused = true)]
async fn an_order_that_nobody_chose_makes_no_difference() {
    for (strategy, calls) in [
        (Strategy::Weighted, 1),
        (Strategy::LowestLatency, 1),
        (Strategy::NextPriority, 2),
    ] {
        let fake = Fake::new(&[]);
        let router = Router::builder().provider("openai", fake.clone()).cache(ON);
        let router = router.strategy(strategy).random(|| 0.0).build().unwrap();
        for chain in [
            ["openai/gpt-4o-mini", "openai/gpt-4.1"],
            ["openai/gpt-4.1", "openai/gpt-4o-mini"],
        ] {
            let chain = models(&chain);
            let ask = RouteAsk {
                chain: &chain,
                pinned: None,
                needs: Needs::default(),
                prices: &router.prices(),
                now: NOW,
            };
            let route = router.route(&ask).unwrap();
            let within = Duration::from_secs(60);
            router.complete(&route, &saying("a"), within).await.unwrap();
        }
        assert_eq!(fake.calls().len(), calls, "{strategy:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_reload_to_another_address_asks_there() {
    let (old, new) = (Fake::new(&[]), Fake::new(&[]));
    let at = |fake: &Arc<Fake>, address: &str| {
        let endpoint = Endpoint {
            provider: Some(fake.clone()),
            known_as: Some(address.to_owned()),
            ..Endpoint::new("openai/gpt-4o-mini".parse().unwrap())
        };
        let builder = Router::builder().provider("openai", Fake::new(&[]));
        builder.endpoint(endpoint).cache(ON)
    };
    let router = at(&old, "http://a").build().unwrap();
    for (fake, address, cached) in [
        (&old, "http://a", false),
        (&old, "http://a", true),
        (&new, "http://b", false),
        (&old, "http://a", true),
    ] {
        router.reload(at(fake, address)).unwrap();
        assert_eq!(call(&router, "a").await.unwrap().cached, cached, "{address}");
    }
    assert_eq!((old.calls().len(), new.calls().len()), (1, 1));
}
