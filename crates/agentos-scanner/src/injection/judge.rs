//! Judges a sentence: the best rule of each tactic, all tactics together, and what stands right before it.

use std::ops::Range;

use super::concept::*;
use super::parse::Parsed;
use super::rules::TABLES;
use super::stance;
use super::tactic::Tactic;

/// What speaks for each tactic.
#[derive(Clone, Debug)]
pub(super) struct Evidence {
    best: [f32; Tactic::COUNT],
    /// From where to where, in the sentence's original bytes.
    pub(super) range: Option<Range<usize>>,
}

/// Concepts of structure, which hold for the sentence behind them as well.
const STRUCTURE: Mask = FRAME
    | TEMPLATE
    | ROLE_SYSTEM
    | ROLE_OTHER
    | END_MARK
    | HIDDEN
    | THINK
    | SUMMARY
    | SYSTEM_NOTE
    | IF_AI
    | REASONING;

impl Evidence {
    /// What a sentence has, given the structure of what stands before it.
    pub(super) fn of(parsed: &Parsed, around: Mask) -> Self {
        let mut evidence = Self {
            best: [0.0; Tactic::COUNT],
            range: None,
        };
        for rule in TABLES.iter().copied().flatten() {
            if !rule.possible(parsed.union, around) {
                continue;
            }
            let at = rule.tactic as usize;
            let had = evidence.best.get(at).copied().unwrap_or(0.0);
            let mut best = had;
            for anchor in parsed
                .phrases
                .iter()
                .filter(|phrase| phrase.mask & rule.anchor != 0)
            {
                let Some(found) = rule.at(parsed, anchor, around) else {
                    continue;
                };
                let score = f32::from(rule.weight) / 100.0 * stance::factor(parsed, rule, &found);
                if score > best {
                    best = score;
                    evidence.cover(parsed, found.first, found.last);
                }
            }
            if let Some(slot) = evidence.best.get_mut(at) {
                *slot = best;
            }
        }
        evidence
    }

    fn cover(&mut self, parsed: &Parsed, first: usize, last: usize) {
        let (Some(first), Some(last)) = (parsed.word(first), parsed.word(last)) else {
            return;
        };
        let range = parsed.text.original(&(first.start..last.end));
        self.range = Some(match self.range.take() {
            Some(had) => had.start.min(range.start)..had.end.max(range.end),
            None => range,
        });
    }

    /// Adds what was found before, worth less.
    pub(super) fn add(&mut self, earlier: &Self, share: f32) {
        for (slot, more) in self.best.iter_mut().zip(earlier.best) {
            *slot = slot.max(more * share);
        }
    }

    /// All tactics together: how unlikely it is that none of them is meant.
    pub(super) fn score(&self) -> f32 {
        let innocent = self
            .best
            .iter()
            .fold(1.0, |innocent, score| innocent * (1.0 - score));
        ((1.0 - innocent) * 1000.0).round() / 1000.0
    }

    /// The strongest tactic.
    pub(super) fn tactic(&self) -> Tactic {
        Tactic::ALL
            .into_iter()
            .zip(self.best)
            .filter(|(tactic, _)| *tactic != Tactic::Pressure)
            .max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0)))
            .map_or(Tactic::Override, |(tactic, _)| tactic)
    }
}

/// The structure that holds behind a text.
pub(super) const fn structure(union: Mask) -> Mask {
    union & STRUCTURE
}

/// Whether any rule can be found among these concepts, whatever stands before them.
pub(super) fn possible(union: Mask) -> bool {
    let mut rules = TABLES.iter().copied().flatten();
    rules.any(|rule| rule.possible(union, STRUCTURE))
}
