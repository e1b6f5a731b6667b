//! Learns the weights of `weights.rs`, and writes that file:
//! `LEARN_FROM="FILE…" cargo test --release -p agentos-scanner --lib -- learn --ignored`. A file has a line of
//! JSON per text, as `injection_dev.jsonl` does; the tables beside this file are learnt from as well.
//!
//! Plain logistic regression with a penalty on large weights, over the sentences of all texts. Of an attack only its
//! likeliest sentence is one: which that is, is asked again in each round.

use super::super::gist::{ENOUGH, Gist, STANCES};
use super::super::judge::structure as structure_of;
use super::super::parse::Parsed;
use super::TABLES;

/// How often the likeliest sentences are chosen anew.
const ROUNDS: usize = 3;
/// How many steps the descent takes in each round.
const STEPS: usize = 600;
/// How much a weight costs.
const PENALTY: f64 = 5.0;
/// What an attack counts for, and a text of ours that only looks like one.
const ATTACK: f64 = 4.0;
const NEAR_MISS: f64 = 6.0;

struct Example {
    text: usize,
    attack: bool,
    weight: f64,
    features: Vec<usize>,
}

#[test]
#[ignore = "writes a file of the crate"]
fn learn() {
    let mut texts: Vec<(String, bool, f64)> = Vec::new();
    for (_, table) in TABLES {
        for line in table.lines().filter_map(|line| line.split_at_checked(2)) {
            let text = line.1.replace("\\n", "\n");
            match line.0 {
                "+ " | "~ " => texts.push((text, true, ATTACK)),
                "- " => texts.push((text, false, NEAR_MISS)),
                _ => {}
            }
        }
    }
    for path in std::env::var("LEARN_FROM").unwrap().split_whitespace() {
        let body = std::fs::read_to_string(path).unwrap();
        let plain = body.lines().count() > 2_000;
        for line in body.lines() {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            let attack = row["label"] == "attack";
            let weight = match (attack, plain) {
                (true, _) => ATTACK,
                (false, true) => 1.0,
                (false, false) => NEAR_MISS,
            };
            texts.push((row["text"].as_str().unwrap().to_owned(), attack, weight));
        }
    }
    let mut examples = Vec::new();
    for (text, (body, attack, weight)) in texts.iter().enumerate() {
        for (start, end) in sentences(body.as_bytes()).into_iter().take(60) {
            let before = &body.as_bytes()[start.saturating_sub(300)..start];
            let mut earlier = Parsed::default();
            earlier.read(before);
            let around = structure_of(earlier.union);
            let parsed = Parsed::whole(&body.as_bytes()[start..end]);
            if !parsed.words.is_empty() {
                examples.push(Example {
                    text,
                    attack: *attack,
                    weight: *weight,
                    features: Gist::of(&parsed, around).features(),
                });
            }
        }
    }
    let mut weights = vec![0.0; Gist::FEATURES + 1];
    for round in 0..ROUNDS {
        let chosen = choose(&examples, &weights, round == 0);
        weights = descend(&chosen);
    }
    std::fs::write(
        concat!(env!("CARGO_MANIFEST_DIR"), "/src/injection/weights.rs"),
        table(&weights),
    )
    .unwrap();
}

/// From where to where the sentences lie, as the engine cuts them.
fn sentences(bytes: &[u8]) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    let mut start = 0;
    for at in 0..bytes.len() {
        let full =
            matches!(bytes[at], b'.' | b'!' | b'?') && bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace);
        if bytes[at] == b'\n' || full || at + 1 == bytes.len() || at - start > 1_200 {
            all.push((start, at + 1));
            start = at + 1;
        }
    }
    all
}

/// All sentences of harmless texts, and of each attack the likeliest.
fn choose<'e>(examples: &'e [Example], weights: &[f64], first: bool) -> Vec<&'e Example> {
    let value = |example: &Example| {
        if first {
            example.features.iter().filter(|feature| **feature < 128).count() as f64
        } else {
            weigh(weights, &example.features)
        }
    };
    let mut best: std::collections::BTreeMap<usize, &Example> = std::collections::BTreeMap::new();
    for example in examples.iter().filter(|example| example.attack) {
        let slot = best.entry(example.text).or_insert(example);
        if value(example) > value(slot) {
            *slot = example;
        }
    }
    let harmless = examples.iter().filter(|example| !example.attack);
    best.into_values().chain(harmless).collect()
}

fn weigh(weights: &[f64], features: &[usize]) -> f64 {
    features
        .iter()
        .fold(weights[Gist::FEATURES], |sum, feature| sum + weights[*feature])
}

/// Gradient descent with a step of its own for each weight.
fn descend(examples: &[&Example]) -> Vec<f64> {
    let mut weights = vec![0.0; Gist::FEATURES + 1];
    let (mut mean, mut square) = (weights.clone(), weights.clone());
    let mut slope = weights.clone();
    for step in 1..=STEPS {
        for (at, slot) in slope.iter_mut().enumerate() {
            // The base is free.
            *slot = if at == Gist::FEATURES {
                0.0
            } else {
                PENALTY * weights[at]
            };
        }
        for example in examples {
            let sure = 1.0 / (1.0 + (-weigh(&weights, &example.features)).exp());
            let off = (sure - f64::from(u8::from(example.attack))) * example.weight;
            for feature in &example.features {
                slope[*feature] += off;
            }
            slope[Gist::FEATURES] += off;
        }
        for at in 0..weights.len() {
            mean[at] = 0.9 * mean[at] + 0.1 * slope[at];
            square[at] = 0.999 * square[at] + 0.001 * slope[at] * slope[at];
            let rate = 0.05 / (1.0 + step as f64 / 200.0);
            let (up, down) = (1.0 - 0.9_f64.powi(step as i32), 1.0 - 0.999_f64.powi(step as i32));
            weights[at] -= rate * (mean[at] / up) / ((square[at] / down).sqrt() + 1e-8);
        }
    }
    weights
}

/// The file.
fn table(weights: &[f64]) -> String {
    let number = |weight: &f64| format!("{}", (weight * 100.0).round() as i16);
    let row = |weights: &[f64]| weights.iter().map(number).collect::<Vec<_>>().join(", ");
    let things = (Gist::FEATURES - 128 - STANCES) / 11;
    let pairs = weights[128..Gist::FEATURES - STANCES].chunks(things);
    let pairs: Vec<String> = pairs.map(|pairs| format!("    [{}],", row(pairs))).collect();
    let concepts: Vec<String> = weights[..128]
        .chunks(16)
        .map(|row_of| format!("    {},", row(row_of)))
        .collect();
    format!(
        "//! What the parts of a gist weigh, in hundredths of a logit. Learnt by `tests/learn.rs` (which writes this file)\n\
         //! by logistic regression from the tables of the tests, from attacks and near misses that were published or\n\
         //! written for it, and from harmless texts: documentation, and what programs say in two dozen languages. A\n\
         //! gist is enough from {ENOUGH} on.\n\n\
         use super::gist::STANCES;\n\n\
         /// What a sentence weighs that has nothing.\n\
         pub(super) const BASE: i16 = {};\n\n\
         /// The concepts, by their bits.\n\
         #[rustfmt::skip]\n\
         pub(super) const CONCEPTS: [i16; 128] = [\n{}\n];\n\n\
         /// The deeds, and for each the things that stand near it.\n\
         #[rustfmt::skip]\n\
         pub(super) const PAIRS: [[i16; {things}]; 11] = [\n{}\n];\n\n\
         /// How a sentence stands to its reader.\n\
         #[rustfmt::skip]\n\
         pub(super) const STANCES_WEIGH: [i16; STANCES] = [\n    {},\n];\n",
        number(&weights[Gist::FEATURES]),
        concepts.join("\n"),
        pairs.join("\n"),
        row(&weights[Gist::FEATURES - STANCES..Gist::FEATURES]),
    )
}
