//! What a policy decision costs, with the full report, in CPU time, beside three engines that others wrote
//! (`--features peers`). All get the same rules and requests, and must name the same broken rules before anything is
//! measured. Rounds are interleaved, so that a noisy moment meets all.

#[cfg(feature = "peers")]
mod peers;
mod world;

use std::sync::Arc;
use std::time::Instant;

use agentos_policy::read::read_json;
use agentos_policy::{EvaluateRequest, PolicySet, State};
use serde_json::{Map, Value, json};

use self::world::{Case, World};
use crate::process::cpu;

type Failure = Box<dyn std::error::Error>;

const ROUNDS: usize = 7;
/// CPU of one round of one engine, at least.
const ROUND_SECONDS: f64 = 0.02;

/// An engine with the rules of a case in it.
trait Engine {
    fn name(&self) -> &'static str;

    /// Reads a request that has come as JSON; the decisions that follow are about it.
    fn read(&mut self, request: &str) -> Result<(), Failure>;

    /// Every broken rule, as `POLICY/RULE`.
    fn decide(&mut self) -> Result<Vec<String>, Failure>;
}

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
    let case = world.case();
    let (set, load_ms) = load(&case.policies_json)?;
    let mut report = figures(&case, set, from_json)?;
    let product = world::product();
    let (set, _) = load(&product.policies_json)?;
    let product = figures(&product, set, false)?;
    report.extend([
        ("policies".to_owned(), policies.into()),
        ("rules".to_owned(), rules.into()),
        ("applicable".to_owned(), world.applicable.into()),
        ("from_json".to_owned(), from_json.into()),
        ("load_ms".to_owned(), rounded(load_ms).into()),
        ("product_us".to_owned(), product.get("ours").cloned().into()),
        ("product".to_owned(), product.into()),
    ]);
    Ok(report.into())
}

/// Microseconds of CPU for a decision, of every engine that there is.
fn figures(case: &Case, set: Arc<PolicySet>, from_json: bool) -> Result<Map<String, Value>, Failure> {
    let mut engines: Vec<Box<dyn Engine>> = vec![Box::new(Ours::new(set))];
    #[cfg(feature = "peers")]
    engines.extend(peers::all(case)?);
    decide_alike(case, &mut engines)?;
    let mut all: Vec<(u32, Vec<f64>)> = engines.iter().map(|_| (1, Vec::new())).collect();
    for _ in 0..ROUNDS {
        for (engine, (calls, rounds)) in engines.iter_mut().zip(&mut all) {
            engine.read(&case.request)?;
            rounds.push(measure(calls, || {
                if from_json {
                    engine.read(std::hint::black_box(&case.request))?;
                }
                std::hint::black_box(engine.decide()?);
                Ok(())
            })?);
        }
    }
    let mut took = engines
        .iter()
        .zip(all)
        .map(|(engine, (_, rounds))| (engine.name(), rounded(median(rounds))));
    let (_, ours) = took.next().ok_or("no engine")?;
    let peers: Map<String, Value> = took.map(|(name, us)| (name.to_owned(), us.into())).collect();
    let quickest = peers.values().filter_map(Value::as_f64).min_by(f64::total_cmp);
    let report = json!({
        "ours": ours,
        "peer": quickest,
        "unit": "us",
        "ratio": quickest.map(|peer| rounded(ours / peer)),
        "peers": peers,
    });
    match report {
        Value::Object(report) => Ok(report),
        _ => Err("no report".into()),
    }
}

/// All name the same rules as broken: none of the request that is measured, and the same of the other.
fn decide_alike(case: &Case, engines: &mut [Box<dyn Engine>]) -> Result<(), Failure> {
    for (request, offends) in [(&case.request, false), (&case.offending, true)] {
        let mut first: Option<(&str, Vec<String>)> = None;
        for engine in &mut *engines {
            engine.read(request)?;
            let mut broken = engine.decide()?;
            broken.sort_unstable();
            let name = engine.name();
            if broken.is_empty() == (offends && case.applicable > 0) {
                return Err(format!("{name} finds {} broken rules in {request}", broken.len()).into());
            }
            match &first {
                None => first = Some((name, broken)),
                Some((_, same)) if *same == broken => {}
                Some((other, theirs)) => {
                    let (a, b) = (broken.len(), theirs.len());
                    return Err(format!("{name} finds {a} broken rules and {other} finds {b}").into());
                }
            }
        }
    }
    Ok(())
}

/// This workspace's engine.
struct Ours {
    set: Arc<PolicySet>,
    asked: EvaluateRequest,
    state: State,
}

impl Ours {
    fn new(set: Arc<PolicySet>) -> Self {
        Self {
            set,
            asked: EvaluateRequest::default(),
            state: State::default(),
        }
    }
}

impl Engine for Ours {
    fn name(&self) -> &'static str {
        "agentos"
    }

    fn read(&mut self, request: &str) -> Result<(), Failure> {
        self.asked = serde_json::from_str(request)?;
        Ok(())
    }

    fn decide(&mut self) -> Result<Vec<String>, Failure> {
        let decision = self.set.evaluate(std::hint::black_box(&self.asked), &self.state);
        let broken = decision.critical_failures().into_iter();
        let names = broken.map(|failure| format!("{}/{}", failure.policy_id, failure.check));
        let names = names.collect();
        std::hint::black_box(decision);
        Ok(names)
    }
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
