//! All rules, by what they are about. The weights are what a sentence that has nothing but this, and nothing that
//! speaks against it, should score: from 50 on it is flagged alone; below, it needs company.

mod access;
mod conduct;
mod context;
mod deeds;
mod errands;
mod masters;
mod orders;
mod traces;

use super::concept::Mask;
use super::rule::{Rule, Slot};
use super::tactic::Tactic;

/// All rules.
pub(super) const TABLES: &[&[Rule]] = &[
    orders::TABLE,
    access::TABLE,
    deeds::TABLE,
    conduct::TABLE,
    context::TABLE,
    traces::TABLE,
    errands::TABLE,
    masters::TABLE,
];

const fn rule(tactic: Tactic, weight: u8, anchor: Mask, slots: &'static [Slot], traits: u8) -> Rule {
    Rule {
        tactic,
        weight,
        anchor,
        slots,
        traits,
    }
}
