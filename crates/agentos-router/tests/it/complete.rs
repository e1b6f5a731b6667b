//! What a failure leads to, on a stopped clock.

use std::sync::Arc;
use std::time::Duration;

use agentos_router::{CallFailed, Endpoint, Needs, Route, RouteAsk, Routed, Router, RouterBuilder};
use agentos_types::{Coded, ErrorClass, ProviderError, Usage, Usd, codes};

use crate::fake::{Fake, NOW, Step, fail, fail_after, models, request, used};

const CHAIN: [&str; 2] = ["openai/gpt-4o-mini", "openai/gpt-4.1"];
const SECOND: Duration = Duration::from_secs(1);

/// The longest pauses: 1 s, 2 s, 4 s.
fn builder(fake: &Arc<Fake>) -> RouterBuilder {
    Router::builder().provider("openai", fake.clone()).random(|| 1.0)
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

async fn call(router: &Router, chain: &[&str], within: Duration) -> Result<Routed, CallFailed> {
    router
        .complete(&route(router, chain), &request(1_000), within)
        .await
}

#[tokio::test(start_paused = true)]
async fn a_class_decides_retry_and_fallback() {
    use ErrorClass::*;
    // How often the first candidate is asked, whether the second is, and the code when both fail alike.
    for (class, first, second, code) in [
        (RateLimited, 4, true, codes::RATE_LIMITED),
        (Overloaded, 4, true, codes::NO_AVAILABLE_ENDPOINT),
        (Timeout, 4, true, codes::NO_AVAILABLE_ENDPOINT),
        (Transport, 4, true, codes::NO_AVAILABLE_ENDPOINT),
        (MalformedResponse, 4, true, codes::NO_AVAILABLE_ENDPOINT),
        (Auth, 1, true, codes::NO_AVAILABLE_ENDPOINT),
        (ModelNotFound, 1, true, codes::NO_AVAILABLE_ENDPOINT),
        (ContextTooLong, 1, true, codes::MODEL_CALL_FAILED),
        (InvalidRequest, 1, false, codes::MODEL_CALL_FAILED),
        (ContentFiltered, 1, false, codes::MODEL_CALL_FAILED),
        (Cancelled, 1, false, codes::CANCELLED),
    ] {
        let fake = Fake::new(&[("gpt-4o-mini", &[fail(class)])]);
        let router = builder(&fake).build().unwrap();
        let outcome = call(&router, &CHAIN, Duration::from_secs(300)).await;
        assert_eq!(fake.count("gpt-4o-mini"), first, "{class:?}");
        assert_eq!(fake.count("gpt-4.1"), usize::from(second), "{class:?}");
        match outcome {
            Ok(routed) => {
                assert!(second && routed.is_fallback && !routed.substituted, "{class:?}");
                assert_eq!(routed.answer.content, "from gpt-4.1");
                let classes: Vec<_> = routed
                    .attempts
                    .iter()
                    .map(|attempt| attempt.error_class)
                    .collect();
                assert_eq!(classes, [vec![Some(class); first], vec![None]].concat());
            }
            Err(failed) => {
                assert!(!second, "{class:?}: {failed}");
                assert_eq!((failed.class, failed.attempts.len()), (class, 1));
            }
        }

        let fake = Fake::new(&[("gpt-4o-mini", &[fail(class)]), ("gpt-4.1", &[fail(class)])]);
        let failed = call(&builder(&fake).build().unwrap(), &CHAIN, Duration::from_secs(300))
            .await
            .unwrap_err();
        assert_eq!((failed.class, failed.code()), (class, code));
        assert!(
            failed
                .message
                .contains(&format!("openai/gpt-4o-mini: it said {}", class.as_str())),
            "{failed}"
        );
        assert_eq!(failed.message.contains("openai/gpt-4.1: "), second, "{failed}");
    }
}

#[tokio::test(start_paused = true)]
async fn retries_pause_longer_each_time_and_stop_at_an_answer() {
    let fake = Fake::new(&[(
        "gpt-4o-mini",
        &[
            fail(ErrorClass::Overloaded),
            fail(ErrorClass::Transport),
            Step::Answer(used(10, 5)),
        ],
    )]);
    let router = builder(&fake).build().unwrap();
    let began = tokio::time::Instant::now();
    let routed = call(&router, &CHAIN, Duration::from_secs(60)).await.unwrap();
    let times: Vec<u64> = fake
        .calls()
        .iter()
        .map(|call| (call.at - began).as_secs())
        .collect();
    assert_eq!(times, [0, 1, 3]);
    assert!(!routed.is_fallback);

    let fake = Fake::new(&[("gpt-4o-mini", &[fail(ErrorClass::Overloaded)])]);
    let none = builder(&fake).max_retries(0).build().unwrap();
    assert!(
        call(&none, &CHAIN, Duration::from_secs(60))
            .await
            .unwrap()
            .is_fallback
    );
    assert_eq!(fake.count("gpt-4o-mini"), 1);
}

#[tokio::test(start_paused = true)]
async fn nobody_is_asked_before_its_retry_after() {
    let limited = fail_after(ErrorClass::RateLimited, 5 * SECOND);
    let fake = Fake::new(&[("gpt-4o-mini", &[limited, Step::Answer(used(10, 5))])]);
    let router = builder(&fake).build().unwrap();
    let began = tokio::time::Instant::now();
    // A second call, made while the first waits, is held by the same word.
    let (one, other) = tokio::join!(call(&router, &CHAIN, 60 * SECOND), async {
        tokio::time::sleep(3 * SECOND).await;
        call(&router, &CHAIN, 60 * SECOND).await
    });
    assert!(!one.unwrap().is_fallback && !other.unwrap().is_fallback);
    let times: Vec<u64> = fake
        .calls()
        .iter()
        .map(|call| (call.at - began).as_secs())
        .collect();
    assert_eq!(times, [0, 5, 5]);
}

#[tokio::test(start_paused = true)]
async fn a_long_retry_after_is_waited_for_when_nobody_else_can_answer() {
    let limited = |seconds: u32| fail_after(ErrorClass::RateLimited, seconds * SECOND);
    // Another can: it answers at once, and so it does for the next call.
    let fake = Fake::new(&[("gpt-4o-mini", &[limited(40)])]);
    let router = builder(&fake).build().unwrap();
    let began = tokio::time::Instant::now();
    for _ in 0..2 {
        assert!(call(&router, &CHAIN, 60 * SECOND).await.unwrap().is_fallback);
    }
    assert_eq!((fake.count("gpt-4o-mini"), began.elapsed()), (1, Duration::ZERO));
    // Both rest: the one that is free first is asked first, when it is free.
    let fake = Fake::new(&[
        ("gpt-4o-mini", &[limited(40), Step::Answer(used(10, 5))]),
        ("gpt-4.1", &[limited(30), Step::Answer(used(10, 5))]),
    ]);
    let router = builder(&fake).build().unwrap();
    let began = tokio::time::Instant::now();
    assert!(call(&router, &CHAIN, 60 * SECOND).await.unwrap().is_fallback);
    assert_eq!(began.elapsed(), 30 * SECOND);
    assert_eq!((fake.count("gpt-4o-mini"), fake.count("gpt-4.1")), (1, 2));
    // The other fails: then it is waited for.
    let fake = Fake::new(&[
        ("gpt-4o-mini", &[limited(40), Step::Answer(used(10, 5))]),
        ("gpt-4.1", &[fail(ErrorClass::Auth)]),
    ]);
    let router = builder(&fake).build().unwrap();
    let began = tokio::time::Instant::now();
    assert!(!call(&router, &CHAIN, 60 * SECOND).await.unwrap().is_fallback);
    assert_eq!((fake.count("gpt-4o-mini"), began.elapsed()), (2, 40 * SECOND));
}

#[tokio::test(start_paused = true)]
async fn a_retry_after_beyond_the_deadline_sends_on_to_the_next() {
    let limited = || fail_after(ErrorClass::RateLimited, 120 * SECOND);
    let fake = Fake::new(&[("gpt-4o-mini", &[limited()])]);
    let router = builder(&fake).build().unwrap();
    for asked in [1, 1] {
        let began = tokio::time::Instant::now();
        assert!(call(&router, &CHAIN, 60 * SECOND).await.unwrap().is_fallback);
        assert_eq!(
            (fake.count("gpt-4o-mini"), began.elapsed()),
            (asked, Duration::ZERO)
        );
    }
    // Nobody else: the soonest time is named, and the resting one is not asked.
    let failed = call(&router, &CHAIN[..1], 60 * SECOND).await.unwrap_err();
    assert_eq!(
        (failed.code(), failed.retry_after_ms),
        (codes::RATE_LIMITED, Some(120_000))
    );
    assert_eq!((fake.count("gpt-4o-mini"), failed.attempts.len()), (1, 0));
    // However long it says, it is not waited for more than a day.
    let absurd = Fake::new(&[(
        "gpt-4o-mini",
        &[fail_after(ErrorClass::RateLimited, Duration::MAX)],
    )]);
    let failed = call(&builder(&absurd).build().unwrap(), &CHAIN[..1], Duration::MAX)
        .await
        .unwrap_err();
    assert_eq!(failed.class, ErrorClass::RateLimited);
}

#[tokio::test(start_paused = true)]
async fn one_deadline_spans_all_attempts_and_candidates() {
    let fake = Fake::new(&[("gpt-4o-mini", &[Step::Hang]), ("gpt-4.1", &[Step::Hang])]);
    let quick = |model: &str| Endpoint {
        timeout: Some(20 * SECOND),
        ..Endpoint::new(model.parse().unwrap())
    };
    let router = builder(&fake)
        .endpoint(quick(CHAIN[0]))
        .endpoint(quick(CHAIN[1]))
        .build()
        .unwrap();
    let began = tokio::time::Instant::now();
    let failed = call(&router, &CHAIN, 50 * SECOND).await.unwrap_err();
    // 20 s, a pause of 1 s, 20 s, a pause of 2 s, and 7 s are left: then it is over for all.
    assert_eq!(began.elapsed(), 50 * SECOND);
    assert_eq!((fake.count("gpt-4o-mini"), fake.count("gpt-4.1")), (3, 0));
    assert_eq!(
        (failed.class, failed.attempts.iter().map(|a| a.ms).sum::<u64>()),
        (ErrorClass::Timeout, 47_000)
    );

    let failed = call(&router, &CHAIN, Duration::ZERO).await.unwrap_err();
    assert_eq!((failed.class, failed.attempts.len()), (ErrorClass::Timeout, 0));
    assert_eq!(failed.message, "no time was left for a model call");
}

#[tokio::test(start_paused = true)]
async fn a_prompt_that_is_too_long_goes_only_to_larger_windows() {
    let fake = Fake::new(&[("gpt-4o-mini", &[fail(ErrorClass::ContextTooLong)])]);
    let router = builder(&fake).build().unwrap();
    let chain = [
        "openai/gpt-4o-mini",
        "openai/gpt-4o",
        "openai/gpt-4",
        "openai/gpt-4.1",
    ];
    let routed = call(&router, &chain, 60 * SECOND).await.unwrap();
    assert_eq!(routed.model.model, "gpt-4.1");
    assert_eq!((fake.count("gpt-4o"), fake.count("gpt-4")), (0, 0));
    let failed = call(&router, &chain[..3], 60 * SECOND).await.unwrap_err();
    assert_eq!(
        (failed.class, failed.attempts.len()),
        (ErrorClass::ContextTooLong, 1)
    );
}

#[tokio::test(start_paused = true)]
async fn what_failed_attempts_used_is_charged() {
    let cut = |usage: Usage| {
        Step::Fail(ProviderError {
            usage: Some(usage),
            ..ProviderError::new(ErrorClass::Transport, "cut off")
        })
    };
    let fake = Fake::new(&[(
        "gpt-4o-mini",
        &[
            cut(used(1_000, 100)),
            fail(ErrorClass::Transport),
            cut(used(1_000, 200)),
            Step::Answer(used(1_000, 300)),
        ],
    )]);
    let routed = call(&builder(&fake).build().unwrap(), &CHAIN, 60 * SECOND)
        .await
        .unwrap();
    assert_eq!(routed.usage, used(3_000, 600));
    // 3,000 at 0.15 and 600 at 0.60 dollars a million.
    assert_eq!(routed.cost, Usd::from_dollars(0.00081).unwrap());

    let fake = Fake::new(&[
        ("gpt-4o-mini", &[cut(used(1_000, 100))]),
        ("gpt-4.1", &[fail(ErrorClass::InvalidRequest)]),
    ]);
    let failed = call(
        &builder(&fake).max_retries(1).build().unwrap(),
        &CHAIN,
        60 * SECOND,
    )
    .await
    .unwrap_err();
    assert_eq!(failed.usage, used(2_000, 200));
    assert_eq!(failed.cost, Usd::from_dollars(0.00042).unwrap());
}

#[tokio::test(start_paused = true)]
async fn each_candidate_is_asked_by_its_own_name_and_cap() {
    let fake = Fake::new(&[("gpt-4-turbo", &[fail(ErrorClass::Auth)])]);
    let router = builder(&fake).build().unwrap();
    let route = route(&router, &["openai/gpt-4-turbo", "openai/gpt-4.1"]);
    router
        .complete(&route, &request(10_000), 60 * SECOND)
        .await
        .unwrap();
    let asked: Vec<_> = fake
        .calls()
        .iter()
        .map(|call| (call.model.clone(), call.max_tokens))
        .collect();
    assert_eq!(
        asked,
        [("gpt-4-turbo".to_owned(), 4_096), ("gpt-4.1".to_owned(), 10_000)]
    );
}

/// What is given up is charged as what it could have cost, with what was lost before; what is there is given.
#[tokio::test(start_paused = true)]
async fn a_call_that_is_given_up_says_what_it_could_have_cost() {
    let lost = ProviderError {
        usage: Some(used(10, 20)),
        ..ProviderError::new(ErrorClass::Transport, "it broke off")
    };
    // What the first candidate does, the output that is charged, and how many attempts were made.
    for (steps, output, attempts) in [
        (vec![Step::Hang], 1_000, 1),
        (vec![Step::Fail(lost.clone()), Step::Hang], 1_020, 2),
        // It waits before its next attempt: nothing is under way.
        (vec![Step::Fail(lost)], 20, 1),
        (vec![fail_after(ErrorClass::RateLimited, SECOND * 30)], 0, 1),
    ] {
        let fake = Fake::new(&[("gpt-4o-mini", &steps)]);
        let router = builder(&fake).build().unwrap();
        let until = if output == 1_020 { SECOND * 2 } else { SECOND / 2 };
        let route = route(&router, &CHAIN[..1]);
        let failed = router
            .complete_until(&route, &request(1_000), SECOND * 60, tokio::time::sleep(until))
            .await
            .unwrap_err();
        assert_eq!(
            (failed.usage.output, failed.attempts.len()),
            (output, attempts),
            "{failed}"
        );
        assert_eq!(failed.cost > Usd::ZERO, output > 0);
        assert_eq!(fake.calls().len(), attempts);
    }
    let fake = Fake::new(&[]);
    let router = builder(&fake).build().unwrap();
    let route = route(&router, &CHAIN);
    let there = router
        .complete_until(&route, &request(1_000), SECOND, std::future::ready(()))
        .await;
    assert_eq!(there.unwrap().answer.content, "from gpt-4o-mini");
}
