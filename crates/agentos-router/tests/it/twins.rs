//! A model at several addresses, or under several keys.

use std::sync::Arc;
use std::time::Duration;

use agentos_router::{
    ConfiguredPrice, Endpoint, Needs, OnLimit, Route, RouteAsk, Router, RouterBuilder, Strategy,
};
use agentos_types::{Coded, ErrorClass, ModelRef, Usd, codes};
use futures_util::future::join_all;

use crate::fake::{Fake, NOW, Step, fail, fail_after, models, request};

const MODEL: &str = "openai/gpt-4o-mini";
const MINUTE: Duration = Duration::from_secs(60);

fn endpoint(fake: &Arc<Fake>, priority: u32) -> Endpoint {
    Endpoint {
        provider: Some(fake.clone()),
        priority,
        ..Endpoint::new(MODEL.parse().unwrap())
    }
}

/// The one of priority 1 stands second in the configuration.
fn builder(first: &Arc<Fake>, second: &Arc<Fake>) -> RouterBuilder {
    Router::builder()
        .provider("openai", Fake::new(&[]))
        .endpoint(endpoint(second, 2))
        .endpoint(endpoint(first, 1))
        .max_retries(0)
        .random(|| 1.0)
}

fn saying(step: Step) -> Arc<Fake> {
    Fake::new(&[("gpt-4o-mini", &[step])])
}

fn route(router: &Router, chain: &[&str], pinned: Option<&str>) -> Route {
    let pinned: Option<ModelRef> = pinned.map(|model| model.parse().unwrap());
    let ask = RouteAsk {
        chain: &models(chain),
        pinned: pinned.as_ref(),
        needs: Needs::default(),
        prices: &router.prices(),
        now: NOW,
    };
    router.route(&ask).unwrap()
}

#[tokio::test(start_paused = true)]
async fn one_that_fails_is_followed_by_the_next_of_its_model() {
    for (chain, pinned) in [(&[][..], None), (&[MODEL][..], None), (&[][..], Some(MODEL))] {
        for class in [ErrorClass::Auth, ErrorClass::Overloaded] {
            let (first, second) = (saying(fail(class)), Fake::new(&[]));
            let router = builder(&first, &second).build().unwrap();
            for _ in 0..2 {
                let route = route(&router, chain, pinned);
                router.complete(&route, &request(100), MINUTE).await.unwrap();
            }
            let asked = (first.count("gpt-4o-mini"), second.count("gpt-4o-mini"));
            // A wrong key is not tried again, unless somebody pins the model.
            let rests = class == ErrorClass::Auth && pinned.is_none();
            assert_eq!(
                asked,
                (if rests { 1 } else { 2 }, 2),
                "{chain:?} {pinned:?} {class:?}"
            );
        }
    }
}

#[tokio::test(start_paused = true)]
async fn each_has_limits_and_rests_of_its_own() {
    let (first, second) = (Fake::new(&[]), Fake::new(&[]));
    let limited = |fake: &Arc<Fake>, priority| Endpoint {
        rate_limit: Some(10),
        ..endpoint(fake, priority)
    };
    let router = Router::builder()
        .endpoint(limited(&first, 1))
        .endpoint(limited(&second, 2))
        .on_limit(OnLimit::Next)
        .build()
        .unwrap();
    let began = tokio::time::Instant::now();
    let calls = (0..20).map(|_| async {
        let route = route(&router, &[], None);
        router.complete(&route, &request(100), MINUTE).await.unwrap()
    });
    join_all(calls).await;
    let asked = (first.count("gpt-4o-mini"), second.count("gpt-4o-mini"));
    assert_eq!((asked, began.elapsed()), ((10, 10), Duration::ZERO));

    let (first, second) = (
        saying(fail_after(ErrorClass::RateLimited, MINUTE)),
        Fake::new(&[]),
    );
    let router = builder(&first, &second).build().unwrap();
    for _ in 0..3 {
        let route = route(&router, &[], None);
        router.complete(&route, &request(100), 2 * MINUTE).await.unwrap();
    }
    let asked = (first.count("gpt-4o-mini"), second.count("gpt-4o-mini"));
    assert_eq!(asked, (1, 3));
}

/// Which of them comes first is another matter than which of them it is.
#[tokio::test(start_paused = true)]
async fn a_reload_that_swaps_them_leaves_each_its_own() {
    let (one, two) = (
        saying(fail_after(ErrorClass::RateLimited, MINUTE)),
        Fake::new(&[]),
    );
    let with = |of_one, of_two| {
        let at = |fake: &Arc<Fake>, name: &str, priority| Endpoint {
            known_as: Some(name.to_owned()),
            rate_limit: Some(2),
            ..endpoint(fake, priority)
        };
        Router::builder()
            .endpoint(at(&one, "one", of_one))
            .endpoint(at(&two, "two", of_two))
            .on_limit(OnLimit::Next)
            .max_retries(0)
    };
    let router = with(1, 2).build().unwrap();
    let call = async || {
        let route = route(&router, &[], None);
        router
            .complete(&route, &request(100), Duration::from_secs(1))
            .await
    };
    call().await.unwrap();
    router.reload(with(2, 1)).unwrap();
    let health = router.health();
    assert_eq!((health[0].answered, health[1].failed), (1, 1));
    assert_eq!((health[0].rests_ms, health[1].rests_ms), (None, Some(60_000)));
    // One call of its minute is left to it.
    call().await.unwrap();
    assert!(call().await.is_err());
    assert_eq!((one.count("gpt-4o-mini"), two.count("gpt-4o-mini")), (1, 2));
}

#[tokio::test(start_paused = true)]
async fn each_is_checked_and_none_means_the_first_alone() {
    let (first, second) = (saying(fail(ErrorClass::Overloaded)), Fake::new(&[]));
    let router = builder(&first, &second).build().unwrap();
    for models in [vec![], vec![MODEL.parse().unwrap()]] {
        let checked = router.check(&models, NOW, MINUTE).await;
        assert_eq!(
            checked.iter().map(|one| one.ok).collect::<Vec<_>>(),
            [false, true]
        );
    }
    assert_eq!(router.health().len(), 2);
    let none = builder(&first, &second).strategy(Strategy::None).build().unwrap();
    assert_eq!(route(&none, &[], None).candidates.len(), 1);
    // At one address there is one.
    let alike = || Endpoint::new(MODEL.parse().unwrap());
    let router = Router::builder()
        .provider("openai", Fake::new(&[]))
        .endpoint(alike())
        .endpoint(alike())
        .build()
        .unwrap();
    assert_eq!(route(&router, &[], None).candidates.len(), 1);
}

#[test]
fn they_have_one_price() {
    let fake = Fake::new(&[]);
    let at = |dollars: i64| Endpoint {
        price: Some(ConfiguredPrice::PerThousand {
            input: Usd::from_nanos(dollars * 1_000_000_000),
            output: Usd::from_nanos(dollars * 1_000_000_000),
        }),
        ..endpoint(&fake, 1)
    };
    let build = |one, other| Router::builder().endpoint(one).endpoint(other).build();
    assert!(build(at(1), at(1)).is_ok());
    assert!(build(at(1), endpoint(&fake, 1)).is_ok());
    let refused = build(at(1), at(2)).unwrap_err();
    assert_eq!(refused.code(), codes::CONFIG_INVALID);
    assert!(refused.to_string().contains(MODEL), "{refused}");
}
