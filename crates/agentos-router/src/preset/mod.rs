//! Presets: how a model is asked for a kind of work, under a name.
//!
//! A name is looked for in the agent's own presets, the configuration's, the product document's three
//! and the catalogue; where several have it, each layer overrides only the keys that it has.

mod catalogue;
mod product;
mod use_case;
mod written;

use std::collections::BTreeMap;

use agentos_types::{Code, Coded, ModelRef, Sampling, codes};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::prices::normal;

/// A preset overrides only what it names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "written::Written")]
pub struct Preset {
    #[serde(flatten)]
    pub sampling: Sampling,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_tokens: Option<u64>,
    /// They come first; the others stay as fallbacks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub preferred_providers: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub preferred_models: Vec<String>,
}

impl Preset {
    /// Says nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What it does not say is taken from `below`.
    fn fill_up(&mut self, below: &Self) {
        fill_up(&mut self.sampling, &below.sampling);
        self.max_tokens = self.max_tokens.or(below.max_tokens);
        fill_up_list(&mut self.preferred_providers, &below.preferred_providers);
        fill_up_list(&mut self.preferred_models, &below.preferred_models);
    }
}

/// What `upper` does not say is taken from `lower`.
pub(crate) fn fill_up(upper: &mut Sampling, lower: &Sampling) {
    upper.temperature = upper.temperature.or(lower.temperature);
    upper.top_p = upper.top_p.or(lower.top_p);
    upper.top_k = upper.top_k.or(lower.top_k);
    upper.frequency_penalty = upper.frequency_penalty.or(lower.frequency_penalty);
    upper.presence_penalty = upper.presence_penalty.or(lower.presence_penalty);
    fill_up_list(&mut upper.stop_sequences, &lower.stop_sequences);
    upper.seed = upper.seed.or(lower.seed);
}

fn fill_up_list(upper: &mut Vec<String>, lower: &[String]) {
    if upper.is_empty() && !lower.is_empty() {
        *upper = lower.to_vec();
    }
}

/// How a model is to be asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resolved {
    pub sampling: Sampling,
    pub max_tokens: Option<u64>,
    pub preferred_providers: Vec<String>,
    pub preferred_models: Vec<String>,
}

impl Resolved {
    #[must_use]
    pub fn prefers_nobody(&self) -> bool {
        self.preferred_models.is_empty() && self.preferred_providers.is_empty()
    }

    /// Its model or its provider comes first.
    #[must_use]
    pub fn prefers(&self, model: &ModelRef) -> bool {
        self.rank(model) != (usize::MAX, usize::MAX)
    }

    /// The chain with what is preferred first: models before providers, else in its own order.
    #[must_use]
    pub fn prefer(&self, mut chain: Vec<ModelRef>) -> Vec<ModelRef> {
        if !self.prefers_nobody() {
            chain.sort_by_cached_key(|model| self.rank(model));
        }
        chain
    }

    fn rank(&self, model: &ModelRef) -> (usize, usize) {
        let by_model = self.preferred_models.iter().position(|p| model.is_called(p));
        let provider = normal(&model.provider);
        let by_provider = self
            .preferred_providers
            .iter()
            .position(|p| normal(p) == provider);
        (by_model.unwrap_or(usize::MAX), by_provider.unwrap_or(usize::MAX))
    }
}

/// A name that no layer has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no preset is called `{name}`; the nearest are {}", quoted(.nearest))]
pub struct PresetError {
    pub name: String,
    pub nearest: Vec<String>,
}

impl Coded for PresetError {
    fn code(&self) -> Code {
        codes::UNKNOWN_PRESET
    }

    fn details(&self) -> Option<Value> {
        Some(json!({ "preset": self.name, "nearest": self.nearest }))
    }
}

fn quoted(names: &[String]) -> String {
    names
        .iter()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// How a model is asked: the preset over the use case's over the agent's own settings. The catalogue's
/// BALANCED is used when nobody says anything.
///
/// # Errors
/// `UNKNOWN_PRESET` for a name that no layer has.
pub fn resolve_sampling(
    agent: &Preset,
    agent_presets: &BTreeMap<String, Preset>,
    configured: &BTreeMap<String, Preset>,
    preset: Option<&str>,
    use_case: Option<&str>,
) -> Result<Resolved, PresetError> {
    let find = |name| find(name, agent_presets, configured);
    let named = preset.map(find).transpose()?;
    let of_use_case = use_case.and_then(use_case::preset_of).map(find).transpose()?;
    let own = if named.is_none() && of_use_case.is_none() && agent.is_empty() {
        catalogue::balanced()
    } else {
        Some(agent)
    };
    let mut all = Preset::default();
    let layers = [named, of_use_case].into_iter().flatten().flatten().chain([own]);
    layers.flatten().for_each(|layer| all.fill_up(layer));
    let Preset {
        sampling,
        max_tokens,
        preferred_providers,
        preferred_models,
    } = all;
    Ok(Resolved {
        sampling,
        max_tokens,
        preferred_providers,
        preferred_models,
    })
}

/// The presets of a name, the uppermost first. One at least has it.
fn find<'a>(
    name: &str,
    agent: &'a BTreeMap<String, Preset>,
    configured: &'a BTreeMap<String, Preset>,
) -> Result<[Option<&'a Preset>; 4], PresetError> {
    let layers = [
        layer(agent, name),
        layer(configured, name),
        product::find(name),
        catalogue::find(name),
    ];
    if layers.iter().any(Option::is_some) {
        return Ok(layers);
    }
    let mut known: Vec<&str> = agent
        .keys()
        .chain(configured.keys())
        .map(String::as_str)
        .collect();
    known.extend(product::names());
    known.extend(catalogue::names());
    Err(PresetError {
        name: name.to_owned(),
        nearest: nearest(name, &known),
    })
}

/// As it is written; else in other letters; else as the catalogue's names may be written, with or without
/// their prefix.
fn layer<'a>(presets: &'a BTreeMap<String, Preset>, name: &str) -> Option<&'a Preset> {
    let first = |is: &dyn Fn(&str) -> bool| presets.iter().find(|(key, _)| is(key)).map(|(_, preset)| preset);
    presets
        .get(name)
        .or_else(|| first(&|key| key.eq_ignore_ascii_case(name)))
        .or_else(|| first(&|key| catalogue::alike(key, name)))
}

/// The three likest names; catalogue names are compared without their prefix.
fn nearest(name: &str, known: &[&str]) -> Vec<String> {
    let bare = catalogue::bare(name);
    let likeness = |known: &str| strsim::jaro_winkler(&catalogue::bare(known), &bare);
    let mut scored: Vec<(f64, &str)> = known.iter().map(|known| (likeness(known), *known)).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.dedup_by(|a, b| a.1 == b.1);
    scored
        .into_iter()
        .take(3)
        .map(|(_, name)| name.to_owned())
        .collect()
}
