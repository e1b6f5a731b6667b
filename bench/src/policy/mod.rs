//! What a policy decision costs, with the full report, in CPU time. No peer is measured beside it yet.

mod world;

use std::sync::Arc;
use std::time::Instant;

use agentos_policy::read::read_json;
use agentos_policy::{Decision, EvaluateRequest, PolicySet, State};
use serde_json::{Value, json};

use self::world::World;
use crate::process::cpu;

type Failure = Box<dyn std::error::Error>;

const ROUNDS: usize = 7;
/// CPU of one round of one engine, at least.
const ROUND_SECONDS: f64 = 0.02;

pub(crate) fn policy(
    policies: usize,
    rules: usize,
    applicable: usize,
    from_json: bool,
) -> Result<Value, Failure> {
    let world = World {
        policies,
        rules,
        applicable: applicable.min(policies * rules),
    };
    let text = world.policies_json();
    let (set, load_ms) = load(&text)?;
    let request = world.request_json();
    let asked: EvaluateRequest = serde_json::from_str(&request)?;
    let state = State::default();

    let decision = set.evaluate(&asked, &state);
    let reported = decision.trace().len();
    if !decision.all_passed || reported != world.applicable {
        return Err(format!("{reported} rules were asked, not {}", world.applicable).into());
    }
    let ours = || -> Result<Decision, Failure> {
        if from_json {
            let asked: EvaluateRequest = serde_json::from_str(&request)?;
            Ok(set.evaluate(&asked, &state))
        } else {
            Ok(set.evaluate(&asked, &state))
        }
    };
    let mut figures = Vec::new();
    let mut calls = 1;
    for _ in 0..ROUNDS {
        figures.push(measure(&mut calls, || {
            std::hint::black_box(ours()?);
            Ok(())
        })?);
    }
    let ours = median(figures);
    let product = product()?;
    Ok(json!({
        "ours": rounded(ours),
        "peer": null,
        "unit": "us",
        "ratio": null,
        "peers": { "cedar": null, "regorus": null, "cel": null },
        "policies": policies,
        "rules": rules,
        "applicable": world.applicable,
        "from_json": from_json,
        "load_ms": rounded(load_ms),
        "product_us": rounded(product),
    }))
}

/// From the text of all policies to a set, the fastest of a few times.
fn load(text: &str) -> Result<(Arc<PolicySet>, f64), Failure> {
    let mut best = f64::MAX;
    let mut set = None;
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        let policies = read_json(text).map_err(|report| report.render(false))?;
        let compiled = PolicySet::compile(policies)?;
        best = best.min(begun.elapsed().as_secs_f64() * 1e3);
        set = Some(compiled);
    }
    Ok((Arc::new(set.ok_or("no set")?), best))
}

/// The product document's policy and request.
fn product() -> Result<f64, Failure> {
    let policies = read_json(world::PRODUCT_POLICY).map_err(|report| report.render(false))?;
    let set = Arc::new(PolicySet::compile(policies)?);
    let asked: EvaluateRequest = serde_json::from_str(world::PRODUCT_REQUEST)?;
    let state = State::default();
    let mut calls = 1;
    let mut figures = Vec::new();
    for _ in 0..ROUNDS {
        figures.push(measure(&mut calls, || {
            std::hint::black_box(set.evaluate(std::hint::black_box(&asked), &state));
            Ok(())
        })?);
    }
    Ok(median(figures))
}

/// Microseconds of CPU for a call. The first round finds how many calls a round takes.
fn measure(calls: &mut u32, mut call: impl FnMut() -> Result<(), Failure>) -> Result<f64, Failure> {
    loop {
        let before = cpu()?;
        for _ in 0..*calls {
            call()?;
        }
        let took = cpu()? - before;
        if took >= ROUND_SECONDS || *calls >= 1 << 24 {
            return Ok(took * 1e6 / f64::from(*calls));
        }
        *calls *= 4;
    }
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}

/// Four digits that count.
fn rounded(figure: f64) -> f64 {
    let digits = 3 - figure.abs().max(1e-9).log10().floor() as i32;
    let scale = 10_f64.powi(digits);
    (figure * scale).round() / scale
}
