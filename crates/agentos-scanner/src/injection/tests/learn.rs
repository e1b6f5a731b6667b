//! Learns the weights of `weights.rs` and `turns.txt`, and writes these files:
//! `cargo test --release -p agentos-scanner --lib -- tests::learn --ignored`. It learns from the tables beside this file,
//! and from the project's own pages as prose: the same files give the same weights, a changed page shifts some by one.
//!
//! Plain logistic regression with a penalty on large weights, over the sentences of all texts. Of an attack only its
//! likeliest sentence is one: which that is, is asked again in each round. How much is enough is set by what weights
//! learnt from the other texts say of each harmless text, so that the share of them that is flagged is a share of
//! texts not seen.

use std::collections::{BTreeMap, BTreeSet};

use super::super::gist::{ENOUGH, Gist, RULED, STANCES, STRANGE};
use super::super::judge::structure as structure_of;
use super::super::parse::Parsed;
use super::super::turns::turns;
use super::super::{Judge, Sentence};
use super::{LEARNT, TABLES};

/// How often the likeliest sentences are chosen anew.
const ROUNDS: usize = 3;
/// How many steps the descent takes in each round.
const STEPS: usize = 600;
/// How much a weight costs.
const PENALTY: f64 = 2.0;
/// What an attack counts for, a harmless text that looks like one, and one that does not.
const ATTACK: f64 = 4.0;
const NEAR_MISS: f64 = 6.0;
const PROSE: f64 = 6.0;
/// How much more a text counts of which each must be known.
const EACH: f64 = 10.0;
/// A word that weighs something stands in so many sentences.
const FREQUENT: usize = 4;
/// The texts are divided into so many parts, and each is weighed by what was learnt from the others.
const PARTS: usize = 8;
/// So many of a thousand harmless texts that look like attacks may be flagged.
const FLAGGED_MOST: usize = 27;

struct Example {
    text: usize,
    attack: bool,
    weight: f64,
    words: Vec<usize>,
    features: Vec<usize>,
}

#[test]
#[ignore = "writes a file of the crate"]
fn learn() {
    let mut texts: Vec<(String, bool, f64)> = Vec::new();
    for (tables, factor) in [(TABLES, EACH), (LEARNT, 1.0)] {
        for line in tables.iter().flat_map(|(_, table)| table.lines()) {
            let (mark, text) = line.split_at_checked(2).unwrap_or_default();
            if !mark.is_empty() && mark != "# " {
                let attack = mark != "- ";
                let weight = if attack { ATTACK } else { NEAR_MISS };
                texts.push((text.replace("\\n", "\n"), attack, weight * factor));
            }
        }
    }
    let near = texts.len();
    texts.extend(documentation().into_iter().map(|text| (text, false, PROSE)));
    let mut words = Words::default();
    let mut examples: Vec<Example> = Vec::new();
    for (text, (body, attack, weight)) in texts.iter().enumerate() {
        read(
            (text, *attack, *weight),
            body.as_bytes(),
            &mut words,
            &mut examples,
        );
    }
    let words = words.frequent(&mut examples);
    let all: Vec<&Example> = examples.iter().collect();
    let features = Gist::FEATURES + words.len();
    let mut weights = learnt(&all, features);
    let mut unseen: Vec<f64> = Vec::new();
    let mut attacks: Vec<f64> = Vec::new();
    for part in 0..PARTS {
        let (own, others): (Vec<&Example>, Vec<&Example>) =
            all.iter().partition(|example| example.text % PARTS == part);
        let weights = learnt(&others, features);
        let mut most: BTreeMap<usize, (bool, f64)> = BTreeMap::new();
        for example in own {
            let weight = weigh(&weights, &example.features);
            let slot = most.entry(example.text).or_insert((example.attack, weight));
            slot.1 = slot.1.max(weight);
        }
        for (_, (attack, weight)) in most.range(..near) {
            if *attack { &mut attacks } else { &mut unseen }.push(*weight);
        }
    }
    unseen.sort_by(|one, other| other.total_cmp(one));
    let harmless = texts[..near].iter().filter(|(_, attack, _)| !attack).count();
    let enough = unseen[harmless * FLAGGED_MOST / 1000];
    let found = attacks.iter().filter(|weight| **weight > enough).count();
    println!(
        "{found} of {} attacks not seen weigh more than {enough:.2}, which {FLAGGED_MOST} of 1000 of {harmless} harmless texts do",
        near - harmless
    );
    *weights.last_mut().unwrap() += f64::from(ENOUGH) / 100.0 - enough;
    let path = |file: &str| format!("{}/src/injection/{file}", env!("CARGO_MANIFEST_DIR"));
    std::fs::write(path("weights.rs"), table(&weights)).unwrap();
    std::fs::write(path("turns.txt"), turns_table(&words, &weights[Gist::FEATURES..])).unwrap();
}

/// The paragraphs of the documentation of this repository: prose that is no attack, and much of it.
fn documentation() -> Vec<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut folders = vec![root.join("docs")];
    let mut files: Vec<_> = [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "LICENSE",
    ]
    .map(|name| root.join(name))
    .into();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    let pages = files.iter().filter_map(|path| std::fs::read_to_string(path).ok());
    let paragraphs = pages.flat_map(|page| page.split("\n\n").map(str::to_owned).collect::<Vec<_>>());
    paragraphs.filter(|text| text.trim().len() > 20).collect()
}

/// The words of all texts, by number, and in how many sentences each stands.
#[derive(Default)]
struct Words(BTreeMap<String, (usize, usize)>);

impl Words {
    fn number(&mut self, word: String) -> usize {
        let next = self.0.len();
        let slot = self.0.entry(word).or_insert((next, 0));
        slot.1 += 1;
        slot.0
    }

    /// Numbers those anew that are frequent enough to weigh something, behind all other features.
    fn frequent(self, examples: &mut [Example]) -> Vec<String> {
        let kept = self.0.iter().filter(|(_, (_, count))| *count >= FREQUENT);
        let places: BTreeMap<usize, usize> = kept.clone().map(|(_, (number, _))| *number).zip(0..).collect();
        for example in examples {
            let words = example.words.iter().filter_map(|word| places.get(word));
            example.features.extend(words.map(|place| Gist::FEATURES + place));
        }
        kept.map(|(word, _)| word.clone()).collect()
    }
}

/// What each sentence of a text has.
fn read((text, attack, weight): (usize, bool, f64), bytes: &[u8], words: &mut Words, all: &mut Vec<Example>) {
    for (start, end) in sentences(bytes).into_iter().take(60) {
        let from = start.saturating_sub(300);
        let sentence = Sentence {
            bytes: &bytes[from..end],
            range: start - from..end - from,
        };
        let mut judge = Judge {
            parsed: Box::new(Parsed::whole(sentence.own())),
            ..Judge::default()
        };
        if !judge.parsed.words.is_empty() {
            judge.earlier.read(sentence.before());
            let around = structure_of(judge.earlier.union);
            let score = judge.rule(&sentence).score;
            all.push(Example {
                text,
                attack,
                weight,
                words: turns(&judge.parsed)
                    .collect::<BTreeSet<_>>()
                    .into_iter()
                    .map(|word| words.number(word))
                    .collect(),
                features: Gist::of(&judge.parsed, around, score).features(),
            });
        }
    }
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

/// A weight for each feature, and one for what has none.
fn learnt(examples: &[&Example], features: usize) -> Vec<f64> {
    let mut weights = vec![0.0; features + 1];
    for round in 0..ROUNDS {
        weights = descend(&choose(examples, &weights, round == 0), features);
    }
    weights
}

/// All sentences of harmless texts, and of each attack the likeliest.
fn choose<'e>(examples: &[&'e Example], weights: &[f64], first: bool) -> Vec<&'e Example> {
    let value = |example: &Example| {
        if first {
            let said = |feature: &&usize| (Gist::RULES..Gist::RULES + RULED).contains(*feature);
            let concepts = example.features.iter().filter(|feature| **feature < 128).count();
            concepts as f64 + 100.0 * example.features.iter().filter(said).count() as f64
        } else {
            weigh(weights, &example.features)
        }
    };
    let mut best: BTreeMap<usize, &Example> = BTreeMap::new();
    for example in examples.iter().filter(|example| example.attack) {
        let slot = best.entry(example.text).or_insert(example);
        if value(example) > value(slot) {
            *slot = example;
        }
    }
    let harmless = examples.iter().copied().filter(|example| !example.attack);
    best.into_values().chain(harmless).collect()
}

fn weigh(weights: &[f64], features: &[usize]) -> f64 {
    features
        .iter()
        .fold(weights[weights.len() - 1], |sum, feature| sum + weights[*feature])
}

/// Gradient descent with a step of its own for each weight.
fn descend(examples: &[&Example], features: usize) -> Vec<f64> {
    let mut weights = vec![0.0; features + 1];
    let (mut mean, mut square) = (weights.clone(), weights.clone());
    let mut slope = weights.clone();
    for step in 1..=STEPS {
        for (at, slot) in slope.iter_mut().enumerate() {
            // The base is free.
            *slot = if at == features {
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
            slope[features] += off;
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
    let things = Gist::PAIRS / 11;
    let pairs = weights[128..128 + Gist::PAIRS].chunks(things);
    let pairs: Vec<String> = pairs.map(|pairs| format!("    [{}],", row(pairs))).collect();
    let concepts = |weights: &[f64]| {
        let rows: Vec<String> = weights
            .chunks(16)
            .map(|part| format!("    {},", row(part)))
            .collect();
        rows.join("\n")
    };
    let stances = &weights[128 + Gist::PAIRS..Gist::RULES];
    let ruled = &weights[Gist::RULES..Gist::RULES + RULED];
    let strange = &weights[Gist::RULES + RULED..Gist::OPENINGS];
    assert_eq!((stances.len(), strange.len()), (STANCES, STRANGE));
    format!(
        "//! What the parts of a gist weigh, in hundredths of a logit. Learnt by `tests/learn.rs` (which writes this file)\n\
         //! by logistic regression from the tables of the tests. A gist is enough from {ENOUGH} on.\n\n\
         use super::gist::{{RULED, STANCES, STRANGE}};\n\n\
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
         pub(super) const STANCES_WEIGH: [i16; STANCES] = [\n    {},\n];\n\n\
         /// What the rules say, level by level.\n\
         #[rustfmt::skip]\n\
         pub(super) const RULES_WEIGH: [i16; RULED] = [\n    {},\n];\n\n\
         /// The words that mean nothing: how many, and what share; in English, then in other languages.\n\
         #[rustfmt::skip]\n\
         pub(super) const STRANGE_WEIGH: [i16; STRANGE] = [\n    {},\n    {},\n];\n\n\
         /// The concepts of the word that a sentence begins with.\n\
         #[rustfmt::skip]\n\
         pub(super) const OPENINGS: [i16; 128] = [\n{}\n];\n",
        number(&weights[weights.len() - 1]),
        concepts(&weights[..128]),
        pairs.join("\n"),
        row(stances),
        row(ruled),
        row(&strange[..STRANGE / 2]),
        row(&strange[STRANGE / 2..]),
        concepts(&weights[Gist::OPENINGS..Gist::FEATURES]),
    )
}

/// The other file: turns of speech that weigh something, a line for each of their first letters.
fn turns_table(turns: &[String], weights: &[f64]) -> String {
    let mut lines = String::new();
    let mut first = None;
    for (turn, weight) in turns
        .iter()
        .zip(weights)
        .filter(|(_, weight)| weight.abs() >= 0.05)
    {
        let letter = turn.chars().next();
        let between = if letter == first || first.is_none() {
            ' '
        } else {
            '\n'
        };
        lines.push(between);
        lines.push_str(&format!("{}:{}", turn, (weight * 100.0).round() as i16));
        first = letter;
    }
    format!("{}\n", lines.trim_start())
}
