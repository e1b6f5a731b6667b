//! A decision as it is shown.

use std::sync::Arc;

use agentos_types::{Code, Coded, ModelRequest, Sampling, Usd, codes};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::{Candidate, Offer, PresetError, Rejected, Route, RouteError};

/// Who would be asked now, and why. [`complete_result`](crate::Router::complete_result) asks.
#[derive(Clone, Debug, Serialize)]
pub struct RouteResult {
    pub endpoint: EndpointShown,
    pub parameters: Parameters,
    /// What a call to this endpoint can cost at most.
    pub estimated_cost: Usd,
    /// What a call can cost at most, whichever candidate answers: so much is reserved.
    pub reservation: Usd,
    pub is_fallback: bool,
    /// Models before this one that were passed over.
    pub fallback_attempts: usize,
    pub substituted: bool,
    /// A sentence that explains the choice.
    pub reason: String,
    /// Who may answer after it, in order.
    #[serde(serialize_with = "models")]
    pub fallbacks: Vec<Candidate>,
    pub rejected: Vec<Rejected>,
    #[serde(skip)]
    pub route: Route,
    #[serde(skip)]
    pub request: ModelRequest,
}

// serde hands the field over by reference.
fn models<S: Serializer>(candidates: &[Candidate], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(candidates.iter().map(|candidate| &candidate.model))
}

/// How the model is asked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Parameters {
    #[serde(flatten)]
    pub sampling: Sampling,
    pub max_tokens: u64,
}

/// The chosen endpoint.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EndpointShown {
    pub provider: Arc<str>,
    pub model: Arc<str>,
    /// Of a configured endpoint.
    pub priority: Option<u32>,
    pub rate_limit: Option<u64>,
    pub tpm: Option<u64>,
    pub cost_per_1k_input: Usd,
    pub cost_per_1k_output: Usd,
    pub timeout_ms: u64,
    pub context_window: Option<u64>,
    pub max_output: Option<u64>,
}

impl From<&Offer> for EndpointShown {
    fn from(offer: &Offer) -> Self {
        let endpoint = &offer.known.endpoint;
        // A price per million has three decimals less than nano-dollars can show.
        let per_thousand = |price: Usd| Usd::from_nanos(price.nanos() / 1_000);
        Self {
            provider: offer.known.names.0.clone(),
            model: offer.known.names.1.clone(),
            priority: offer.known.is_configured.then_some(endpoint.priority),
            rate_limit: endpoint.rate_limit,
            tpm: endpoint.tpm,
            cost_per_1k_input: per_thousand(offer.price.price.input),
            cost_per_1k_output: per_thousand(offer.price.price.output),
            timeout_ms: u64::try_from(offer.timeout.as_millis()).unwrap_or(u64::MAX),
            context_window: offer.context_window,
            max_output: offer.max_output,
        }
    }
}

/// Why a request cannot be routed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    #[error("the request has no message")]
    NoMessage,
    #[error("`max_tokens` is 0, and an answer needs at least one")]
    NoRoom,
    #[error(transparent)]
    Preset(#[from] PresetError),
    #[error(transparent)]
    Route(#[from] RouteError),
    #[error("no provider is known to have a model called `{model}`; write `PROVIDER/MODEL`")]
    UnknownModel { model: String },
    #[error("no model of provider `{provider}` is configured; name one as `{provider}/MODEL`")]
    NoModelOf { provider: String },
}

impl Coded for RequestError {
    fn code(&self) -> Code {
        match self {
            Self::NoMessage | Self::NoRoom => codes::INVALID_INPUT,
            Self::Preset(error) => error.code(),
            Self::Route(error) => error.code(),
            Self::UnknownModel { .. } | Self::NoModelOf { .. } => codes::UNKNOWN_PROVIDER,
        }
    }

    fn details(&self) -> Option<Value> {
        match self {
            Self::NoMessage | Self::NoRoom => None,
            Self::Preset(error) => error.details(),
            Self::Route(error) => error.details(),
            Self::UnknownModel { model } => Some(json!({ "model": model })),
            Self::NoModelOf { provider } => Some(json!({ "provider": provider })),
        }
    }
}
