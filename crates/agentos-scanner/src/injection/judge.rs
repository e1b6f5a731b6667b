//! Judges a sentence: the best rule of each tactic, all tactics together, and what stands right before it.

use std::ops::Range;
use std::sync::LazyLock;

use super::concept::*;
use super::parse::Parsed;
use super::rule::Rule;
use super::rules::TABLES;
use super::stance;
use super::tactic::Tactic;

/// How many sets of 64 hold all rules.
const SETS: usize = {
    let (mut all, mut at) = (0, 0);
    while at < TABLES.len() {
        #[expect(clippy::indexing_slicing, reason = "checked when compiled")]
        {
            all += TABLES[at].len();
        }
        at += 1;
    }
    all.div_ceil(64)
};

/// The rules by the concepts that they turn on: a sentence has few of them.
struct Index {
    rules: Vec<&'static Rule>,
    by_concept: Vec<[u64; SETS]>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let rules: Vec<&'static Rule> = TABLES.iter().copied().flatten().collect();
    let by_concept = (0..Mask::BITS).map(|concept| {
        let mut set = [0; SETS];
        for (at, rule) in rules.iter().enumerate() {
            if let Some(slot) = set.get_mut(at / 64) {
                *slot |= u64::from(rule.anchor >> concept & 1 == 1) << (at % 64);
            }
        }
        set
    });
    Index {
        by_concept: by_concept.collect(),
        rules,
    }
});

impl Index {
    /// The rules that turn on one of these concepts, in order.
    fn candidates(&self, union: Mask) -> impl Iterator<Item = &'static Rule> {
        let mut all = [0_u64; SETS];
        let mut rest = union;
        while rest != 0 {
            let set = self.by_concept.get(rest.trailing_zeros() as usize);
            for (slot, more) in all.iter_mut().zip(set.into_iter().flatten()) {
                *slot |= more;
            }
            rest &= rest - 1;
        }
        all.into_iter().enumerate().flat_map(move |(at, set)| {
            let mut set = set;
            std::iter::from_fn(move || {
                let bit = (set != 0).then(|| set.trailing_zeros() as usize)?;
                set &= set - 1;
                self.rules.get(at * 64 + bit).copied()
            })
        })
    }
}

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
        for rule in INDEX.candidates(parsed.union) {
            let at = rule.tactic as usize;
            let mut best = evidence.best.get(at).copied().unwrap_or(0.0);
            // What speaks against it only takes away.
            let most = f32::from(rule.weight) / 100.0;
            if best >= most || !rule.possible(parsed.union, around) {
                continue;
            }
            for anchor in parsed
                .phrases
                .iter()
                .filter(|phrase| phrase.mask & rule.anchor != 0)
            {
                let Some(found) = rule.at(parsed, anchor, around) else {
                    continue;
                };
                let score = most * stance::factor(parsed, rule, &found);
                if score > best {
                    best = score;
                    evidence.cover(parsed, found.first, found.last);
                    if best >= most {
                        break;
                    }
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
    INDEX
        .candidates(union)
        .any(|rule| rule.possible(union, STRUCTURE))
}
