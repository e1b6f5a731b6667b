//! In which order candidates are asked.

use serde::{Deserialize, Serialize};

use crate::candidate::{Candidate, Needs};

/// The configuration's `fallback_strategy`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strategy {
    /// The chain's own order, or the endpoints' priorities.
    #[default]
    NextPriority,
    /// The one whose call can cost least, first.
    LeastCost,
    /// The one that has answered fastest, first; one that was never asked before all others.
    LowestLatency,
    /// One drawn by its weight first, then the chain's own order.
    Weighted,
    /// Only the first: no fallback and no stand-in.
    None,
}

/// What a call is taken to answer where it does not say.
const USUAL_OUTPUT: u64 = 1_000;

/// Sorts, and says anew who is a fallback. `random` is in `0..1`.
pub(crate) fn order(
    strategy: Strategy,
    candidates: &mut [Candidate],
    needs: &Needs,
    max_tokens: Option<u64>,
    random: &dyn Fn() -> f64,
) {
    match strategy {
        Strategy::NextPriority | Strategy::None => return,
        Strategy::LeastCost => {
            let most = max_tokens.unwrap_or(USUAL_OUTPUT);
            candidates.sort_by_cached_key(|c| c.worst_case(needs.input_tokens, needs.vision, most));
        }
        Strategy::LowestLatency => {
            candidates.sort_by_cached_key(|c| c.known.state.latency.micros().unwrap_or(0));
        }
        Strategy::Weighted => {
            let drawn = draw(candidates, random());
            if let Some(front) = candidates.get_mut(..=drawn) {
                front.rotate_right(1);
            }
        }
    }
    for (place, candidate) in candidates.iter_mut().enumerate() {
        candidate.is_fallback = place > 0;
    }
}

fn draw(candidates: &[Candidate], random: f64) -> usize {
    let weight = |c: &Candidate| c.known.endpoint.weight.max(0.0);
    let mut left = random * candidates.iter().map(weight).sum::<f64>();
    for (place, candidate) in candidates.iter().enumerate() {
        left -= weight(candidate);
        if left < 0.0 {
            return place;
        }
    }
    // Only with a number of exactly 1: the last that has any weight.
    candidates.iter().rposition(|c| weight(c) > 0.0).unwrap_or(0)
}
