//! What a gate costs: the product document's quality gate on 50 KB of prose, against the three patterns and the length
//! that its predecessor looks at, in the same run.

use std::fmt::Write as _;

use agentos::{GateContext, GateExecutor, GateStatus, QualityGateOptions, Timestamp, create_quality_gate};
use regex::Regex;
use serde_json::{Value, json};

use crate::process::cpu;

const ROUNDS: usize = 7;
/// The clock of CPU time has ticks of 10 ms.
const CALLS: u32 = 2_000;
const BYTES: usize = 50_000;

const WORDS: &[&str] = &[
    "the",
    "service",
    "stores",
    "each",
    "session",
    "with",
    "a",
    "token",
    "that",
    "expires",
    "after",
    "30",
    "minutes",
    "and",
    "users",
    "sign",
    "in",
    "again",
    "when",
    "it",
    "has",
    "ended",
    "because",
    "nobody",
    "renewed",
    "their",
    "access",
    "in",
    "2024",
    "or",
    "version",
    "1.2.3",
    "was",
    "released",
    "to",
    "customers",
];

/// The prose that `scan` is measured on too, without the addresses that it is given there.
const PROSE: &str = include_str!("scan/prose.txt");

pub(crate) async fn gate() -> Result<Value, Box<dyn std::error::Error>> {
    let prose: String = PROSE.chars().cycle().take(BYTES).collect();
    let (ours, peer) = measure(&prose).await?;
    let (dense, dense_peer) = measure(&numbers()).await?;
    Ok(json!({
        "ours": ours,
        "peer": peer,
        "unit": "us",
        "ratio": ratio(ours, peer),
        "target": 400,
        "bytes": prose.len(),
        "full_of_numbers": { "ours": dense, "peer": dense_peer, "ratio": ratio(dense, dense_peer) },
    }))
}

fn ratio(ours: f64, peer: f64) -> f64 {
    (ours / peer * 1_000.0).round() / 1_000.0
}

/// Microseconds of CPU of the gate, and of what the predecessor looks at.
async fn measure(text: &str) -> Result<(f64, f64), Box<dyn std::error::Error>> {
    let gate = create_quality_gate(&QualityGateOptions {
        min_length: Some(100),
        max_length: Some(BYTES as u64 * 2),
        require_json: false,
        no_pii: true,
    });
    let executor = GateExecutor::default();
    let context = GateContext {
        agent_id: "agent.product.prd_writer.v1".to_owned(),
        output: Value::String(text.to_owned()),
        ..GateContext::default()
    };
    let result = executor.execute(&gate, &context, Timestamp(0)).await;
    if result.status != GateStatus::Passed {
        return Err(format!("the gate did not pass: {result:?}").into());
    }
    let patterns = [
        Regex::new(r"\b\d{3}[-.\s]?\d{2}[-.\s]?\d{4}\b")?,
        Regex::new(r"\b(?:\d{4}[-\s]?){3}\d{4}\b")?,
        Regex::new(r"\b[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}\b")?,
    ];
    let mut ours = Vec::new();
    let mut peer = Vec::new();
    // Interleaved, so that a noisy moment meets both.
    for _ in 0..ROUNDS {
        let before = cpu()?;
        for _ in 0..CALLS {
            std::hint::black_box(executor.execute(&gate, &context, Timestamp(0)).await);
        }
        ours.push((cpu()? - before) * 1e6 / f64::from(CALLS));
        let before = cpu()?;
        for _ in 0..CALLS {
            let long = std::hint::black_box(text).chars().count() >= 100;
            let clean = patterns.iter().all(|pattern| !pattern.is_match(text));
            std::hint::black_box((long, clean));
        }
        peer.push((cpu()? - before) * 1e6 / f64::from(CALLS));
    }
    Ok((median(ours), median(peer)))
}

fn median(mut rounds: Vec<f64>) -> f64 {
    rounds.sort_by(f64::total_cmp);
    let middle = rounds.get(rounds.len() / 2).copied().unwrap_or_default();
    (middle * 10.0).round() / 10.0
}

/// Sentences in which every twelfth word is a number, the same every time.
fn numbers() -> String {
    let mut text = String::with_capacity(BYTES + 100);
    let mut state = 7_usize;
    while text.len() < BYTES {
        for _ in 0..12 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let word = WORDS
                .get((state >> 33) % WORDS.len())
                .copied()
                .unwrap_or_default();
            let _ = write!(text, "{word} ");
        }
        text.push_str("so it goes.\n");
    }
    text
}
