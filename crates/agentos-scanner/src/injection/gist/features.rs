//! The features of a gist by number, for the learner.

use super::super::concept::Mask;
use super::{DEEDS, Gist, RULED, STANCES, STRANGE, THINGS};

impl Gist {
    pub(in crate::injection) const PAIRS: usize = DEEDS.len() * THINGS.len();
    /// Where what the rules say begins, and what a sentence begins with.
    pub(in crate::injection) const RULES: usize = 128 + Self::PAIRS + STANCES;
    pub(in crate::injection) const OPENINGS: usize = Self::RULES + RULED + STRANGE;
    pub(in crate::injection) const FEATURES: usize = Self::OPENINGS + 128;

    pub(in crate::injection) fn features(&self) -> Vec<usize> {
        let bits = |mask: Mask| (0..128).filter(move |bit| mask >> bit & 1 == 1);
        let concepts = bits(self.concepts);
        let opening = bits(self.opening).map(|bit| Self::OPENINGS + bit);
        let pairs = self.pairs.iter().enumerate().flat_map(|(deed, bits)| {
            (0..THINGS.len())
                .filter(move |thing| bits >> thing & 1 == 1)
                .map(move |thing| 128 + deed * THINGS.len() + thing)
        });
        let stances = (0..).zip(self.stances).filter_map(|(at, is)| is.then_some(at));
        let base = 128 + Self::PAIRS;
        let ruled = (0..usize::from(self.ruled)).map(|at| Self::RULES + at);
        let strange = self.strange.into_iter().map(|at| Self::RULES + RULED + at);
        concepts
            .chain(pairs)
            .chain(stances.map(|at| base + at))
            .chain(ruled)
            .chain(strange)
            .chain(opening)
            .collect()
    }
}
