//! Text that tries to give a model other orders. Works sentence by sentence, on words of the lexicon: no
//! sentence without a word that starts one is looked at.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Serialize;

use crate::detector::Hit;
use crate::finding::{Finding, Kind};

/// A word or phrase that a rule weighs. Whole words in any ASCII case; `*` at an end leaves it open there.
#[derive(Debug)]
pub(crate) struct Word {
    pub(crate) text: &'static str,
    /// What the rules call it.
    pub(crate) group: u8,
    /// Whether it makes the engine look at its sentence. Words that prose is full of must not.
    pub(crate) starts: bool,
}

/// A word seen.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) group: u8,
    /// In the bytes of the sentence's window.
    pub(crate) range: Range<usize>,
}

/// A sentence: up to 600 bytes to each side of its first starting word, cut at line ends and full stops.
#[derive(Debug)]
pub(crate) struct Sentence<'a> {
    /// The sentence with up to 300 bytes before it and none behind it.
    pub(crate) bytes: &'a [u8],
    /// Where in them the sentence lies.
    pub(crate) range: Range<usize>,
    /// The words in it, by where they end.
    pub(crate) words: &'a [Seen],
    /// The words in the bytes before it.
    pub(crate) earlier: &'a [Seen],
}

/// All words of all rules.
pub(crate) static WORDS: &[&[Word]] = &[];

/// What the rules say of a sentence: a hit for each tactic (`sub`), with a range in the sentence's bytes.
pub(crate) fn judge(_sentence: &Sentence<'_>, _hits: &mut Vec<Hit>) {}

/// What all findings of a text amount to.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Verdict {
    /// From 0 to 1.
    pub score: f32,
    /// Whether the score is at least 0.5.
    pub flagged: bool,
    /// The tactics that were found.
    pub tactics: BTreeSet<String>,
}

/// What the injection findings among these amount to.
#[must_use]
pub fn verdict(findings: &[Finding]) -> Verdict {
    let mut all = Verdict::default();
    for finding in findings.iter().filter(|finding| finding.kind == Kind::Injection) {
        all.score = all.score.max(finding.score);
        all.tactics.insert(finding.sub.to_string());
    }
    all.flagged = all.score >= 0.5;
    all
}
