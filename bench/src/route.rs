//! What a decision costs: CPU of `route` with many endpoints, no network.

use agentos::{Clock as _, Message, ModelRef, ModelRouter, SystemClock, Usd};
use agentos_providers::{HttpClient, OpenAi, OpenAiOptions};
use agentos_router::{ConfiguredPrice, Endpoint, Needs, RouteAsk, RouteRequest, Strategy};
use serde_json::{Value, json};
use std::sync::Arc;

use crate::process::cpu;

const ROUNDS: usize = 7;
const CALLS: u32 = 20_000;

/// The predecessor's CPU of a call on the machine of its figures, by the number of endpoints.
const PEER: [(usize, f64); 2] = [(3, 5.0), (100, 22.8)];

pub(crate) fn route(endpoints: usize) -> Result<Value, Box<dyn std::error::Error>> {
    let router = router(endpoints)?;
    let now = SystemClock.now();
    let request = RouteRequest {
        messages: vec![Message::user("Analyze this code for security issues")],
        use_case: Some("code_analysis".to_owned()),
        max_tokens: Some(4_000),
        ..RouteRequest::default()
    };
    // As it is asked from within a run: without words and copies for people.
    let prices = router.prices();
    let ask = RouteAsk {
        chain: &[],
        pinned: None,
        needs: Needs {
            input_tokens: 53,
            ..Needs::default()
        },
        prices: &prices,
        now,
    };
    let ours = median(|| {
        let result = router.route_request(&request, now)?;
        std::hint::black_box(result);
        Ok(())
    })?;
    let within = median(|| {
        std::hint::black_box(router.route(&ask)?);
        Ok(())
    })?;
    let peer = PEER.iter().find(|(n, _)| *n == endpoints).map(|(_, us)| *us);
    Ok(json!({
        "ours": ours,
        "within_a_run": within,
        "unit": "us",
        "endpoints": endpoints,
        "peer": peer,
        "ratio": peer.map(|peer| (ours / peer * 1_000.0).round() / 1_000.0),
    }))
}

/// Microseconds of CPU for one call.
fn median(
    mut call: impl FnMut() -> Result<(), Box<dyn std::error::Error>>,
) -> Result<f64, Box<dyn std::error::Error>> {
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        let before = cpu()?;
        for _ in 0..CALLS {
            call()?;
        }
        rounds.push((cpu()? - before) * 1e6 / f64::from(CALLS));
    }
    rounds.sort_by(f64::total_cmp);
    let middle = rounds.get(ROUNDS / 2).copied().unwrap_or_default();
    Ok((middle * 1_000.0).round() / 1_000.0)
}

fn router(endpoints: usize) -> Result<ModelRouter, Box<dyn std::error::Error>> {
    let options = OpenAiOptions::new("openai", "http://127.0.0.1:9/v1", HttpClient::new());
    let provider = Arc::new(OpenAi::new(options.with_key("sk-bench"))?);
    let mut builder = ModelRouter::builder()
        .provider("openai", provider)
        .strategy(Strategy::NextPriority);
    for at in 0..endpoints {
        builder = builder.endpoint(Endpoint {
            priority: u32::try_from(at)?,
            rate_limit: Some(1_000),
            price: Some(ConfiguredPrice::PerThousand {
                input: Usd::from_nanos(3_000_000),
                output: Usd::from_nanos(15_000_000),
            }),
            ..Endpoint::new(ModelRef::new("openai", format!("model-{at}")))
        });
    }
    Ok(builder.build()?)
}
