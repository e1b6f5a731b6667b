//! From a request's wishes to a chain of models.

use agentos_types::ModelRef;

use super::{RequestError, RouteRequest};
use crate::prices::normal;
use crate::route::STAND_INS;
use crate::snapshot::Snapshot;
use crate::source::Source;
use crate::{Resolved, RouteError};

/// First what the request names, then what its preset prefers, then the configuration's order. Empty where
/// nobody names anything: then the configuration's order holds as it stands, or the providers' own models
/// stand in.
pub(super) fn chain(
    snapshot: &Snapshot,
    request: &RouteRequest,
    resolved: &Resolved,
) -> Result<Vec<ModelRef>, RequestError> {
    let names_nobody = request.provider.is_none() && request.model.is_none();
    if names_nobody && !snapshot.by_priority.is_empty() && resolved.prefers_nobody() {
        return Ok(Vec::new());
    }
    let mut chain = if snapshot.by_priority.is_empty() {
        preferred(snapshot, resolved)
    } else {
        let configured = snapshot
            .by_priority
            .iter()
            .map(|place| place.endpoint.model.clone());
        resolved.prefer(configured.collect())
    };
    match (&request.provider, &request.model) {
        (None, None) => (),
        (Some(provider), None) => first_of(snapshot, &mut chain, provider)?,
        (Some(provider), Some(model)) => first(&mut chain, ModelRef::new(provider, model)),
        (None, Some(model)) => first(&mut chain, locate(snapshot, model)?),
    }
    Ok(chain)
}

fn first(chain: &mut Vec<ModelRef>, model: ModelRef) {
    chain.retain(|other| *other != model);
    chain.insert(0, model);
}

/// The models of one provider first; its own where it has none there.
fn first_of(snapshot: &Snapshot, chain: &mut Vec<ModelRef>, provider: &str) -> Result<(), RequestError> {
    let name = normal(provider);
    if !snapshot.sources.contains_key(name) {
        let known = snapshot.sources.keys().cloned().collect();
        let name = provider.to_owned();
        return Err(RouteError::UnknownProvider { name, known }.into());
    }
    let is_other = |model: &ModelRef| normal(&model.provider) != name;
    if chain.iter().all(is_other) {
        let own = STAND_INS.iter().find(|(known, _)| *known == name);
        let (known, model) = own.ok_or_else(|| RequestError::NoModelOf {
            provider: provider.to_owned(),
        })?;
        chain.insert(0, ModelRef::new(*known, *model));
    }
    chain.sort_by_key(is_other);
    Ok(())
}

/// The provider of a model that is named alone: that of an endpoint, of the word before its slash, or the
/// first with a key of those whose list has it.
fn locate(snapshot: &Snapshot, name: &str) -> Result<ModelRef, RequestError> {
    let configured = snapshot
        .by_priority
        .iter()
        .find(|place| place.endpoint.model.model == name);
    if let Some(place) = configured {
        return Ok(place.endpoint.model.clone());
    }
    if let Ok(model) = name.parse::<ModelRef>()
        && snapshot.sources.contains_key(normal(&model.provider))
    {
        return Ok(model);
    }
    let listing = snapshot.prices.providers_of(name);
    let keyed = |provider: &&&str| has_key(snapshot, provider);
    let provider = listing.iter().find(keyed).or_else(|| listing.first());
    match provider {
        Some(provider) => Ok(ModelRef::new(*provider, name)),
        // `models/x` of a provider that is not there says more than a model that is not there.
        None => name.parse().map_err(|_| RequestError::UnknownModel {
            model: name.to_owned(),
        }),
    }
}

/// Without endpoints: the models that a preset prefers, then the own models of its providers.
fn preferred(snapshot: &Snapshot, resolved: &Resolved) -> Vec<ModelRef> {
    let models = resolved
        .preferred_models
        .iter()
        .filter_map(|name| locate(snapshot, name).ok());
    let of_provider = |provider: &String| {
        let own = STAND_INS.iter().find(|(name, _)| *name == normal(provider));
        own.filter(|(name, _)| has_key(snapshot, name))
            .map(|(name, model)| ModelRef::new(*name, *model))
    };
    models
        .chain(resolved.preferred_providers.iter().filter_map(of_provider))
        .collect()
}

fn has_key(snapshot: &Snapshot, provider: &str) -> bool {
    match snapshot.sources.get(normal(provider)) {
        Some(Source::Ready(_) | Source::PerModel(_)) => true,
        Some(Source::Keyless(_)) | None => false,
    }
}
