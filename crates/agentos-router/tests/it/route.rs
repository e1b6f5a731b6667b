//! Who may answer.

use std::time::Duration;

use agentos_router::{
    ConfiguredPrice, Endpoint, Needs, OpenError, Route, RouteAsk, RouteError, Router, RouterBuilder,
};
use agentos_types::{Coded, ErrorClass, ModelRef, Timestamp, Usd, codes};

use crate::fake::{Fake, NOW, fail, models, request};

/// anthropic and deepseek have keys, openai and gemini have none.
fn builder() -> RouterBuilder {
    Router::builder()
        .provider("anthropic", Fake::new(&[]))
        .provider("deepseek", Fake::new(&[]))
        .without_key("openai", &["OPENAI_API_KEY"])
        .without_key("gemini", &["GOOGLE_AI_API_KEY", "GEMINI_API_KEY"])
        .scripted()
}

fn keyless() -> RouterBuilder {
    Router::builder()
        .without_key("anthropic", &["ANTHROPIC_API_KEY"])
        .without_key("openai", &["OPENAI_API_KEY"])
        .scripted()
}

fn ask(router: &Router, chain: &[&str], needs: Needs) -> Result<Route, RouteError> {
    at(router, chain, needs, NOW)
}

fn at(router: &Router, chain: &[&str], needs: Needs, now: Timestamp) -> Result<Route, RouteError> {
    router.route(&RouteAsk {
        chain: &models(chain),
        pinned: None,
        needs,
        prices: &router.prices(),
        now,
    })
}

fn pinned(router: &Router, model: &str) -> Result<Route, RouteError> {
    let model: ModelRef = model.parse().unwrap();
    let chain = models(&["anthropic/claude-sonnet-4"]);
    router.route(&RouteAsk {
        chain: &chain,
        pinned: Some(&model),
        needs: Needs::default(),
        prices: &router.prices(),
        now: NOW,
    })
}

/// `model` of the chain's first, `+model` of a fallback, `~` before a stand-in.
fn shown(route: &Route) -> String {
    let one = |c: &agentos_router::Candidate| {
        format!(
            "{}{}{}",
            if c.substituted { "~" } else { "" },
            if c.is_fallback { "+" } else { "" },
            c.model
        )
    };
    route.candidates.iter().map(one).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_chain_is_sifted_in_its_order() {
    let router = builder().build().unwrap();
    let none = Needs::default();
    let tools = Needs { tools: true, ..none };
    let vision = Needs { vision: true, ..none };
    let long = Needs {
        input_tokens: 1_200_000,
        ..none
    };
    for (chain, needs, candidates, reasons) in [
        (
            &["anthropic/claude-sonnet-4-20250514", "deepseek/deepseek-chat"][..],
            none,
            "anthropic/claude-sonnet-4-20250514 +deepseek/deepseek-chat",
            &[][..],
        ),
        (
            &["openai/gpt-4o", "anthropic/claude-sonnet-4"],
            none,
            "+anthropic/claude-sonnet-4",
            &["no key"],
        ),
        (
            &["nobody/x", "anthropic/claude-sonnet-4"],
            none,
            "+anthropic/claude-sonnet-4",
            &["no provider"],
        ),
        (
            &["anthropic/claude-99", "anthropic/claude-sonnet-4"],
            none,
            "+anthropic/claude-sonnet-4",
            &["no price"],
        ),
        (
            &["deepseek/deepseek-chat", "anthropic/claude-sonnet-4"],
            vision,
            "+anthropic/claude-sonnet-4",
            &["images"],
        ),
        (
            &["anthropic/claude-sonnet-4", "anthropic/claude-sonnet-4"],
            tools,
            "anthropic/claude-sonnet-4",
            &[],
        ),
        (
            &["anthropic/claude-sonnet-4", "anthropic/claude-sonnet-4-6"],
            long,
            "+anthropic/claude-sonnet-4-6",
            &["window of 200000"],
        ),
        // Nobody of the chain has a key: the configured order of providers stands in.
        (
            &["openai/gpt-4o"],
            none,
            "~anthropic/claude-sonnet-4-6 ~+deepseek/deepseek-flash",
            &["no key"],
        ),
        (
            &["gemini/gemini-1.5-pro", "nobody/x"],
            vision,
            "~anthropic/claude-sonnet-4-6 ~+deepseek/deepseek-flash",
            &["no key", "no provider"],
        ),
        (
            &[],
            none,
            "~anthropic/claude-sonnet-4-6 ~+deepseek/deepseek-flash",
            &[],
        ),
        (&["scripted/demo"], none, "scripted/demo", &[]),
    ] {
        let route = ask(&router, chain, needs).unwrap();
        assert_eq!(shown(&route), candidates, "{chain:?}");
        assert_eq!(
            route.rejected.len(),
            reasons.len(),
            "{chain:?}: {:?}",
            route.rejected
        );
        for (rejected, words) in route.rejected.iter().zip(reasons) {
            assert!(rejected.reason.contains(words), "{chain:?}: {}", rejected.reason);
        }
    }
}

#[test]
fn a_key_that_is_there_is_never_passed_over_for_a_stand_in() {
    let router = builder().offline(true).build().unwrap();
    let error = ask(
        &router,
        &["anthropic/claude-99", "openai/gpt-4o"],
        Needs::default(),
    )
    .unwrap_err();
    assert_eq!(
        error,
        RouteError::Unpriced("anthropic/claude-99".parse().unwrap())
    );
    let blind = Needs {
        vision: true,
        ..Needs::default()
    };
    let error = ask(&router, &["deepseek/deepseek-chat"], blind).unwrap_err();
    assert_eq!(error.code(), codes::NO_AVAILABLE_ENDPOINT);
    assert!(
        error
            .to_string()
            .contains("deepseek/deepseek-chat: it cannot see images"),
        "{error}"
    );
}

#[test]
fn without_any_key_the_offline_model_answers_where_it_may() {
    let offline = keyless().offline(true).build().unwrap();
    let route = ask(&offline, &["anthropic/claude-sonnet-4"], Needs::default()).unwrap();
    assert_eq!(
        (shown(&route).as_str(), route.rejected.len()),
        ("scripted/demo", 1)
    );
    assert_eq!(route.worst_case(1_000_000, 1_000_000), Usd::ZERO);
    assert_eq!(
        shown(&ask(&Router::offline().unwrap(), &[], Needs::default()).unwrap()),
        "scripted/demo"
    );

    let strict = keyless().build().unwrap();
    let error = ask(&strict, &["anthropic/claude-sonnet-4"], Needs::default()).unwrap_err();
    let variables = vec!["ANTHROPIC_API_KEY".to_owned(), "OPENAI_API_KEY".to_owned()];
    assert_eq!(
        (error.code(), error),
        (codes::MISSING_API_KEY, RouteError::MissingKeys { variables })
    );
}

#[test]
fn a_pinned_model_answers_or_nobody_does() {
    let router = builder().offline(true).build().unwrap();
    assert_eq!(
        shown(&pinned(&router, "deepseek/deepseek-chat").unwrap()),
        "deepseek/deepseek-chat"
    );
    assert_eq!(shown(&pinned(&router, "scripted/demo").unwrap()), "scripted/demo");
    for (model, code, words) in [
        (
            "nobody/x",
            codes::UNKNOWN_PROVIDER,
            "anthropic, deepseek, gemini, openai, scripted",
        ),
        ("openai/gpt-4o", codes::MISSING_API_KEY, "OPENAI_API_KEY"),
        (
            "google/gemini-1.5-pro",
            codes::MISSING_API_KEY,
            "GOOGLE_AI_API_KEY, GEMINI_API_KEY",
        ),
        ("anthropic/claude-99", codes::UNPRICED_MODEL, "claude-99"),
        (
            "scripted/no/such/file.yaml",
            codes::SCRIPT_INVALID,
            "no/such/file.yaml",
        ),
    ] {
        let error = pinned(&router, model).unwrap_err();
        assert_eq!(error.code(), code, "{model}");
        assert!(error.to_string().contains(words), "{model}: {error}");
    }
}

#[test]
fn the_configuration_prices_orders_and_disables() {
    let price = |input, output| {
        let usd = |dollars| Usd::from_dollars(dollars).unwrap();
        Some(ConfiguredPrice::PerThousand {
            input: usd(input),
            output: usd(output),
        })
    };
    let endpoint = |model: &str, priority| Endpoint {
        priority,
        ..Endpoint::new(model.parse().unwrap())
    };
    let router = builder()
        .endpoint(Endpoint {
            price: price(0.002, 0.01),
            ..endpoint("anthropic/claude-3-5-sonnet-20241022", 3)
        })
        .endpoint(Endpoint {
            timeout: Some(Duration::from_secs(7)),
            ..endpoint("deepseek/deepseek-chat", 1)
        })
        .endpoint(Endpoint {
            enabled: false,
            ..endpoint("anthropic/claude-opus-4-5", 2)
        })
        .endpoint(Endpoint {
            provider: Some(Fake::new(&[])),
            price: Some(ConfiguredPrice::Free),
            ..endpoint("house/own-model", 4)
        })
        .build()
        .unwrap();
    // Without a chain the endpoints are it.
    let route = ask(&router, &[], Needs::default()).unwrap();
    assert_eq!(
        shown(&route),
        "deepseek/deepseek-chat +anthropic/claude-3-5-sonnet-20241022 +house/own-model"
    );
    assert_eq!(route.rejected[0].reason, "it is disabled in the configuration");
    assert_eq!(route.candidates[0].timeout, Duration::from_secs(7));
    let sonnet = &route.candidates[1];
    assert_eq!(
        sonnet.price.worst_case(0, 1_000),
        Usd::from_dollars(0.01).unwrap()
    );
    // The cache keeps its proportion to input: a write of an hour costs twice as much.
    assert_eq!(sonnet.price.price.cache_write_1h, Usd::from_dollars(4.0).unwrap());
    assert_eq!(route.candidates[2].price.worst_case(1_000, 1_000), Usd::ZERO);
    // They stand in before the providers' own models.
    let route = ask(&router, &["openai/gpt-4o"], Needs::default()).unwrap();
    assert!(
        shown(&route).starts_with("~deepseek/deepseek-chat ~+anthropic/claude-3-5-sonnet"),
        "{}",
        shown(&route)
    );

    let error = builder().endpoint(endpoint("nobody/x", 1)).build().unwrap_err();
    assert_eq!(error.code(), codes::UNKNOWN_PROVIDER);
}

#[test]
fn when_all_of_a_chain_is_retired_a_stand_in_comes_last() {
    let router = builder().build().unwrap();
    let later = Timestamp(NOW.millis() + 300 * 86_400_000);
    let chain = [
        "anthropic/claude-sonnet-4-20250514",
        "anthropic/claude-3-5-sonnet-20241022",
    ];
    assert_eq!(
        shown(&at(&router, &chain, Needs::default(), later).unwrap()),
        "anthropic/claude-sonnet-4-20250514 +anthropic/claude-3-5-sonnet-20241022 \
         ~+anthropic/claude-sonnet-4-6 ~+deepseek/deepseek-flash"
    );
    let alive = [chain[0], "anthropic/claude-sonnet-4-6"];
    assert_eq!(
        at(&router, &alive, Needs::default(), later)
            .unwrap()
            .candidates
            .len(),
        2
    );
}

#[test]
fn a_long_input_is_reserved_at_its_own_price() {
    let router = Router::builder()
        .provider("gemini", Fake::new(&[]))
        .build()
        .unwrap();
    let route = ask(&router, &["gemini/gemini-2.5-pro"], Needs::default()).unwrap();
    let dollars = |input, output| route.worst_case(input, output).dollars();
    assert_eq!(dollars(200_000, 1_000), 0.26);
    assert_eq!(dollars(200_001, 1_000), 0.515_002_5);
    // The model answers at most with so many tokens, whatever it is asked for.
    assert_eq!(dollars(0, 1_000_000), dollars(0, 65_536));
}

#[tokio::test(start_paused = true)]
async fn an_endpoint_with_a_wrong_key_or_name_rests() {
    let fake = Fake::new(&[
        ("claude-sonnet-4", &[fail(ErrorClass::Auth)]),
        ("claude-opus-4", &[fail(ErrorClass::ModelNotFound)]),
    ]);
    let router = Router::builder()
        .provider("anthropic", fake.clone())
        .build()
        .unwrap();
    let chain = [
        "anthropic/claude-sonnet-4",
        "anthropic/claude-opus-4",
        "anthropic/claude-haiku-4-5",
    ];
    let route = ask(&router, &chain, Needs::default()).unwrap();
    let routed = router
        .complete(&route, &request(100), Duration::from_secs(60))
        .await
        .unwrap();
    assert_eq!(
        (routed.model.model.as_str(), routed.is_fallback),
        ("claude-haiku-4-5", true)
    );

    let route = ask(&router, &chain, Needs::default()).unwrap();
    assert_eq!(shown(&route), "+anthropic/claude-haiku-4-5");
    assert_eq!(
        route.rejected.iter().map(|r| &*r.reason).collect::<Vec<_>>(),
        [
            "it rests since its key was refused",
            "it rests since its provider did not know it"
        ]
    );
    // Nobody else is left: then its own word once more.
    assert_eq!(
        shown(&ask(&router, &chain[..1], Needs::default()).unwrap()),
        "anthropic/claude-sonnet-4"
    );
    assert_eq!(
        shown(&pinned(&router, chain[0]).unwrap()),
        "anthropic/claude-sonnet-4"
    );
}

#[test]
fn a_provider_per_model_is_opened_once() {
    let opened = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let count = opened.clone();
    let router = Router::builder()
        .provider_per_model("local", move |model| {
            count.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            match model {
                "bad" => Err(OpenError {
                    code: codes::SCRIPT_INVALID,
                    message: "it is bad".into(),
                }),
                _ => Ok(Fake::new(&[]) as _),
            }
        })
        .build()
        .unwrap();
    for _ in 0..3 {
        ask(&router, &["local/a"], Needs::default()).unwrap();
    }
    assert_eq!(opened.load(std::sync::atomic::Ordering::Relaxed), 1);
    let error = ask(&router, &["local/bad"], Needs::default()).unwrap_err();
    assert!(error.to_string().contains("it is bad"), "{error}");
}

/// An endpoint that is to have a key of its own is never asked without it.
#[test]
fn an_endpoint_without_its_own_key_is_no_candidate() {
    let keyed = Endpoint {
        missing_key: Some("MY_KEY".to_owned()),
        ..Endpoint::new("anthropic/claude-sonnet-4-5".parse().unwrap())
    };
    let router = builder().endpoint(keyed.clone()).build().unwrap();
    let route = ask(
        &router,
        &["anthropic/claude-sonnet-4-5", "deepseek/deepseek-chat"],
        Needs::default(),
    )
    .unwrap();
    assert_eq!(shown(&route), "+deepseek/deepseek-chat");
    assert_eq!(
        route.rejected[0].reason,
        "its key is missing: `MY_KEY` is not set"
    );
    let error = pinned(&router, "anthropic/claude-sonnet-4-5").unwrap_err();
    assert_eq!(error.code(), codes::MISSING_API_KEY);
    assert!(error.to_string().contains("MY_KEY"), "{error}");
    // With an address of its own it is the same.
    let own = Endpoint {
        provider: Some(Fake::new(&[])),
        ..keyed
    };
    let error = pinned(
        &builder().endpoint(own).build().unwrap(),
        "anthropic/claude-sonnet-4-5",
    );
    assert_eq!(error.unwrap_err().code(), codes::MISSING_API_KEY);
}
