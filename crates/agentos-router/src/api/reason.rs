//! A choice in words.

use std::fmt::{self, Write as _};

use crate::admission::Held;
use crate::{Candidate, Strategy};

/// Why a candidate is held, and for how long still.
pub(super) fn held(held: &Held) -> String {
    let wait = held
        .until()
        .saturating_duration_since(tokio::time::Instant::now())
        .as_millis();
    match held {
        Held::Rests(_) => format!("its provider asked to be left alone for {wait} ms more"),
        Held::Limited(_) => format!("its requests or tokens of this minute are used up; free in {wait} ms"),
        Held::Open(_) => format!("its circuit is open after failures; it is tried again in {wait} ms"),
    }
}

/// Of how many it was chosen.
struct Of(usize);

impl fmt::Display for Of {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            1 => f.write_str("the only candidate"),
            n => write!(f, "of {n} candidates"),
        }
    }
}

/// Longer sentences grow.
const USUAL_LENGTH: usize = 112;

/// What the sentence is about.
pub(super) struct Chosen<'a> {
    pub(super) candidate: &'a Candidate,
    pub(super) strategy: Strategy,
    pub(super) candidates: usize,
    /// Models before it that were passed over.
    pub(super) passed_over: usize,
    /// The request itself names it.
    pub(super) is_named: bool,
    /// The preset prefers its model or provider.
    pub(super) is_preferred: bool,
    pub(super) all_held: bool,
}

pub(super) fn sentence(chosen: &Chosen<'_>) -> String {
    let Chosen { candidate, .. } = chosen;
    let of = Of(chosen.candidates);
    let mut said = String::with_capacity(USUAL_LENGTH);
    let _ = write!(said, "`{}` ", candidate.model);
    let _ = match chosen.strategy {
        _ if candidate.substituted => write!(said, "stands in: no model that was asked for can be asked"),
        _ if candidate.model.provider == "scripted" && chosen.candidates == 1 && !chosen.is_named => {
            write!(said, "answers offline: no provider has a key")
        }
        Strategy::None => write!(said, "is pinned: the strategy is `none`"),
        _ if chosen.is_named => write!(said, "was asked for by name"),
        Strategy::LeastCost => write!(said, "can cost least, {of}"),
        Strategy::LowestLatency => match candidate.known.state.latency.micros() {
            Some(micros) => write!(said, "answers fastest, in {} ms on average, {of}", micros / 1_000),
            None => write!(said, "was never asked and so comes first, {of}"),
        },
        Strategy::Weighted => {
            write!(
                said,
                "was drawn with weight {}, {of}",
                candidate.known.endpoint.weight
            )
        }
        Strategy::NextPriority if chosen.is_preferred => write!(said, "is preferred by the preset, {of}"),
        Strategy::NextPriority if candidate.known.is_configured => {
            write!(
                said,
                "comes first by priority {}, {of}",
                candidate.known.endpoint.priority
            )
        }
        Strategy::NextPriority => write!(said, "comes first in the chain, {of}"),
    };
    let _ = match chosen.passed_over {
        0 => Ok(()),
        1 => write!(said, "; one model before it was passed over"),
        n => write!(said, "; {n} models before it were passed over"),
    };
    if chosen.all_held {
        let _ = write!(said, "; all candidates are held now, and it is free soonest");
    }
    said
}
