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
    let model = &chosen.candidate.model;
    let mut said = String::with_capacity(USUAL_LENGTH);
    said.extend(["`", &model.provider, "/", &model.model, "` "]);
    if let Some(why) = alone(chosen) {
        said.push_str(why);
    } else {
        let _ = among_others(chosen, &mut said);
    }
    let _ = match chosen.passed_over {
        0 => Ok(()),
        1 => said.write_str("; one model before it was passed over"),
        n => write!(said, "; {n} models before it were passed over"),
    };
    if chosen.all_held {
        said.push_str("; all candidates are held now, and it is free soonest");
    }
    said
}

/// Why it is this one, however many candidates there are.
fn alone(chosen: &Chosen<'_>) -> Option<&'static str> {
    let Chosen { candidate, .. } = chosen;
    if candidate.substituted {
        Some("stands in: no model that was asked for can be asked")
    } else if candidate.model.provider == "scripted" && chosen.candidates == 1 && !chosen.is_named {
        Some("answers offline: no provider has a key")
    } else if chosen.strategy == Strategy::None {
        Some("is pinned: the strategy is `none`")
    } else {
        chosen.is_named.then_some("was asked for by name")
    }
}

/// Why it comes before the other candidates.
fn among_others(chosen: &Chosen<'_>, said: &mut String) -> fmt::Result {
    let Chosen { candidate, .. } = chosen;
    let endpoint = &candidate.known.endpoint;
    match chosen.strategy {
        Strategy::LeastCost => said.push_str("can cost least"),
        Strategy::LowestLatency => match candidate.known.state.latency.micros() {
            Some(micros) => write!(said, "answers fastest, in {} ms on average", micros / 1_000)?,
            None => said.push_str("was never asked and so comes first"),
        },
        Strategy::Weighted => write!(said, "was drawn with weight {}", endpoint.weight)?,
        _ if chosen.is_preferred => said.push_str("is preferred by the preset"),
        _ if candidate.known.is_configured => {
            write!(said, "comes first by priority {}", endpoint.priority)?;
        }
        _ => said.push_str("comes first in the chain"),
    }
    match chosen.candidates {
        1 => said.write_str(", the only candidate"),
        n => write!(said, ", of {n} candidates"),
    }
}
