//! Judges a sentence: the best rule of each tactic, all tactics together, and what stands right before it.

use std::ops::Range;
use std::sync::LazyLock;

use super::blocks::places;
use super::concept::*;
use super::parse::Parsed;
use super::rule::{Rule, Slot};
use super::rules::TABLES;
use super::stance;
use super::tactic::Tactic;

/// How many rules there are, and how many slots one has at most.
const SIZES: (usize, usize) = {
    let (mut rules, mut slots, mut table) = (0, 0, 0);
    #[expect(clippy::indexing_slicing, reason = "checked when compiled")]
    while table < TABLES.len() {
        let mut at = 0;
        while at < TABLES[table].len() {
            if TABLES[table][at].slots.len() > slots {
                slots = TABLES[table][at].slots.len();
            }
            at += 1;
        }
        rules += at;
        table += 1;
    }
    (rules, slots)
};

/// How many words of 64 bits have a bit for each rule.
const WORDS: usize = SIZES.0.div_ceil(64);

/// A set of rules.
type Set = [u64; WORDS];

/// The rules that a concept plays a part in.
#[derive(Clone)]
struct Row {
    /// Those that turn on it.
    anchor: Set,
    /// Those whose slot it fills, by the slot's place.
    fills: [Set; SIZES.1],
    /// Those whose slot it fills from before the sentence.
    fills_from_before: [Set; SIZES.1],
    /// Those that it must not be there for.
    excludes: Set,
}

/// The rules by their concepts: which of them a sentence can have is worked out for all at once.
struct Index {
    rules: Vec<&'static Rule>,
    rows: Vec<Row>,
    /// Those that need no concept for their slot, by the slot's place.
    free: [Set; SIZES.1],
    /// Those that ask for structure, which may as well stand before the sentence.
    structural: Set,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let row = Row {
        anchor: [0; WORDS],
        fills: [[0; WORDS]; SIZES.1],
        fills_from_before: [[0; WORDS]; SIZES.1],
        excludes: [0; WORDS],
    };
    let mut index = Index {
        rules: TABLES.iter().copied().flatten().collect(),
        rows: vec![row; Mask::BITS as usize],
        free: [[0; WORDS]; SIZES.1],
        structural: [0; WORDS],
    };
    for (at, rule) in index.rules.iter().enumerate() {
        let add = |set: &mut Set| {
            if let Some(word) = set.get_mut(at / 64) {
                *word |= 1 << (at % 64);
            }
        };
        for (place, free) in index.free.iter_mut().enumerate() {
            if matches!(rule.slots.get(place), None | Some(Slot::Not(_) | Slot::Headed)) {
                add(free);
            }
        }
        let structural = |slot: &Slot| matches!(slot, Slot::Anywhere(mask) if mask & STRUCTURE != 0);
        if rule.slots.iter().any(structural) {
            add(&mut index.structural);
        }
        for (concept, row) in index.rows.iter_mut().enumerate() {
            let has = |mask: Mask| mask >> concept & 1 == 1;
            if has(rule.anchor) {
                add(&mut row.anchor);
            }
            let fills = row.fills.iter_mut().zip(&mut row.fills_from_before);
            for (slot, (fills, from_before)) in rule.slots.iter().zip(fills) {
                match slot {
                    Slot::Not(mask) if has(*mask) => add(&mut row.excludes),
                    Slot::Anywhere(mask) if has(*mask) => {
                        add(fills);
                        add(from_before);
                    }
                    Slot::Object(mask)
                    | Slot::After(mask, _)
                    | Slot::Before(mask, _)
                    | Slot::Near(mask, _)
                    | Slot::Via(mask)
                        if has(*mask) =>
                    {
                        add(fills);
                    }
                    _ => {}
                }
            }
        }
    }
    index
});

impl Index {
    fn rows(&self, concepts: Mask) -> impl Iterator<Item = &Row> {
        let low = places(concepts as u64);
        let all = low.chain(places((concepts >> 64) as u64).map(|concept| concept + 64));
        all.filter_map(|concept| self.rows.get(concept))
    }

    /// The rules that a sentence with these concepts can have, given those of the structure before it.
    fn possible(&self, union: Mask, around: Mask) -> Set {
        let (mut possible, mut excluded) = ([0; WORDS], [0; WORDS]);
        let mut filled = self.free;
        self.rows(union).for_each(|row| {
            merge(&mut possible, &row.anchor);
            merge(&mut excluded, &row.excludes);
            for (all, more) in filled.iter_mut().zip(&row.fills) {
                merge(all, more);
            }
        });
        self.rows(around & !union).for_each(|row| {
            for (all, more) in filled.iter_mut().zip(&row.fills_from_before) {
                merge(all, more);
            }
        });
        for (at, word) in possible.iter_mut().enumerate() {
            for slot in &filled {
                *word &= slot.get(at).copied().unwrap_or(0);
            }
            *word &= !excluded.get(at).copied().unwrap_or(0);
        }
        possible
    }

    /// The rules of a set, in order.
    fn of(&self, set: Set) -> impl Iterator<Item = &'static Rule> {
        bits(set).filter_map(|at| self.rules.get(at).copied())
    }
}

fn merge(all: &mut Set, more: &Set) {
    for (word, more) in all.iter_mut().zip(more) {
        *word |= more;
    }
}

/// Which bits are set.
fn bits<const N: usize>(words: [u64; N]) -> impl Iterator<Item = usize> {
    words.into_iter().enumerate().flat_map(|(at, mut word)| {
        std::iter::from_fn(move || {
            let bit = (word != 0).then(|| word.trailing_zeros() as usize)?;
            word &= word - 1;
            Some(at * 64 + bit)
        })
    })
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
        for rule in INDEX.of(INDEX.possible(parsed.union, around)) {
            let at = rule.tactic as usize;
            let mut best = evidence.best.get(at).copied().unwrap_or(0.0);
            // What speaks against it only takes away.
            let most = f32::from(rule.weight) / 100.0;
            if best >= most {
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

/// Whether structure that stands before a sentence with these concepts may make a difference to its rules.
pub(super) fn needs_structure(union: Mask) -> bool {
    let possible = INDEX.possible(union, STRUCTURE);
    possible
        .iter()
        .zip(&INDEX.structural)
        .any(|(one, other)| one & other != 0)
}

/// Whether any rule can be found among these concepts, whatever stands before them.
pub(super) fn possible(union: Mask) -> bool {
    INDEX.possible(union, STRUCTURE).iter().any(|word| *word != 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn structure_that_is_not_needed_changes_nothing(concepts in prop::collection::vec(0_u32..121, 0..12)) {
            let union = concepts.iter().fold(0, |all: Mask, bit| all | 1 << bit);
            let same = INDEX.possible(union, STRUCTURE) == INDEX.possible(union, 0);
            prop_assert!(needs_structure(union) || same);
        }

        #[test]
        fn what_is_possible_is_what_each_rule_says(
            concepts in prop::collection::vec(0_u32..121, 0..24),
            before in prop::collection::vec(0_u32..121, 0..4),
        ) {
            let mask = |bits: &[u32]| bits.iter().fold(0, |all: Mask, bit| all | 1 << bit);
            let (union, around) = (mask(&concepts), mask(&before));
            let possible: Vec<usize> = bits(INDEX.possible(union, around)).collect();
            let rules = INDEX.rules.iter().enumerate();
            let said: Vec<usize> = rules
                .filter(|(_, rule)| rule.possible(union, around))
                .map(|(at, _)| at)
                .collect();
            prop_assert_eq!(possible, said);
        }
    }
}
