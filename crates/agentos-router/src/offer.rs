//! A model as it is offered at a time: all that a decision reads, put together beforehand.

use std::sync::Arc;
use std::time::Duration;

use agentos_providers::Provider;
use agentos_types::{IMAGE_TOKENS, ModelRef, Timestamp, Usd};
use serde::{Deserialize, Serialize};

use crate::limit::{Gcra, Limiter};
use crate::state::{Identity, State, States};
use crate::{Endpoint, PriceRow, PriceTable, Tariff};

/// What a model can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Capabilities {
    pub tools: bool,
    pub vision: bool,
    /// Answers that follow a JSON Schema.
    pub schema: bool,
    pub stream: bool,
}

impl Default for Capabilities {
    /// A model of which nothing is known is taken to be able to do everything.
    fn default() -> Self {
        Self {
            tools: true,
            vision: true,
            schema: true,
            stream: true,
        }
    }
}

/// A model with its price of a time.
#[derive(Debug)]
pub struct Offer {
    pub model: ModelRef,
    pub provider: Arc<dyn Provider>,
    pub price: Tariff,
    /// Input and output together, where known.
    pub context_window: Option<u64>,
    /// The model's largest answer, where known.
    pub max_output: Option<u64>,
    /// The longest that one attempt may take.
    pub timeout: Duration,
    pub capabilities: Capabilities,
    /// As how many tokens an image is charged at most, where that is more than [`IMAGE_TOKENS`].
    pub(crate) image_tokens: Option<u64>,
    pub(crate) since: Timestamp,
    pub(crate) retired: Option<Timestamp>,
    pub(crate) known: Arc<Place>,
}

impl Offer {
    /// The answer's cap for this model.
    #[must_use]
    pub fn clamp(&self, max_tokens: u64) -> u64 {
        self.max_output.map_or(max_tokens, |most| most.min(max_tokens))
    }

    /// What a call can cost at most. Where its input has images, as many are taken to be in it as there is room
    /// for: nobody counts them beside the tokens.
    pub(crate) fn worst_case(&self, input_tokens: u64, has_images: bool, max_tokens: u64) -> Usd {
        let dear = self.image_tokens.filter(|_| has_images).unwrap_or(0);
        let more = (input_tokens / IMAGE_TOKENS).saturating_mul(dear.saturating_sub(IMAGE_TOKENS));
        let input_tokens = input_tokens.saturating_add(more);
        self.price.worst_case(input_tokens, self.clamp(max_tokens))
    }

    pub(crate) fn is_retired(&self, at: Timestamp) -> bool {
        self.retired.is_some_and(|day| day <= at)
    }
}

/// What is the same of a model at all times: its configuration, and what its calls have shown.
#[derive(Debug)]
pub(crate) struct Place {
    /// For the answers' list of those that were rejected, which is written often.
    pub(crate) names: (Arc<str>, Arc<str>),
    pub(crate) endpoint: Endpoint,
    /// Which of its model's endpoints it is, by priority.
    pub(crate) nth: usize,
    /// Among those of its model that are known alike.
    nth_alike: usize,
    pub(crate) is_configured: bool,
    pub(crate) state: Arc<State>,
    pub(crate) limiter: Arc<Limiter>,
}

/// A model, with an offer for each price that it has had.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) place: Arc<Place>,
    provider: Arc<dyn Provider>,
    timeout: Duration,
    /// The latest first; none where it has no price.
    offers: Box<[Arc<Offer>]>,
}

impl Known {
    pub(crate) fn new(
        place: Arc<Place>,
        provider: Arc<dyn Provider>,
        attempt_timeout: Duration,
        prices: &PriceTable,
    ) -> Self {
        let timeout = place.endpoint.timeout.unwrap_or(attempt_timeout);
        let mut known = Self {
            place,
            provider,
            timeout,
            offers: Box::default(),
        };
        let model = &known.place.endpoint.model;
        let rows = prices.history(&model.provider, &model.model);
        known.offers = if rows.is_empty() {
            let free = prices.price(&model.provider, &model.model, Timestamp(i64::MIN));
            free.map(|price| Arc::new(known.offer(price, None)))
                .into_iter()
                .collect()
        } else {
            rows.iter()
                .map(|row| Arc::new(known.offer(row.tariff, Some(row))))
                .collect()
        };
        known
    }

    /// Its offer at a time by the router's own prices; before its first price, that one.
    pub(crate) fn at(&self, now: Timestamp) -> Option<&Arc<Offer>> {
        let of_now = self.offers.iter().find(|offer| offer.since <= now);
        of_now.or_else(|| self.offers.last())
    }

    /// Its offer by another table, as a run has pinned it.
    pub(crate) fn by(&self, prices: &PriceTable, now: Timestamp) -> Option<Arc<Offer>> {
        let model = &self.place.endpoint.model;
        let price = prices.price(&model.provider, &model.model, now)?;
        let row = prices.find(&model.provider, &model.model, now);
        Some(Arc::new(self.offer(price, row)))
    }

    fn offer(&self, price: Tariff, row: Option<&PriceRow>) -> Offer {
        let endpoint = &self.place.endpoint;
        let of_row = || {
            row.map_or_else(Capabilities::default, |row| Capabilities {
                tools: row.tools,
                vision: row.vision,
                ..Capabilities::default()
            })
        };
        Offer {
            model: endpoint.model.clone(),
            provider: Arc::clone(&self.provider),
            price,
            context_window: row.and_then(|row| row.context_window),
            max_output: row.and_then(|row| row.max_output),
            timeout: self.timeout,
            capabilities: endpoint.capabilities.unwrap_or_else(of_row),
            image_tokens: row.and_then(|row| row.image_tokens),
            since: row.map_or(Timestamp(i64::MIN), |row| row.since),
            retired: row.and_then(|row| row.retired),
            known: Arc::clone(&self.place),
        }
    }
}

impl Place {
    pub(crate) fn new(
        endpoint: Endpoint,
        (nth, nth_alike): (usize, usize),
        is_configured: bool,
        limited: bool,
        states: &States,
    ) -> Self {
        let identity = identity(&endpoint, nth_alike);
        let rate = |per_minute: Option<u64>| {
            per_minute
                .filter(|_| limited)
                .map(|rate| Gcra::per_minute(rate, rate))
        };
        Self {
            names: (
                endpoint.model.provider.as_str().into(),
                endpoint.model.model.as_str().into(),
            ),
            nth,
            nth_alike,
            is_configured,
            state: states.of(&identity),
            limiter: Arc::new(Limiter::new(rate(endpoint.rate_limit), rate(endpoint.tpm))),
            endpoint,
        }
    }

    pub(crate) fn identity(&self) -> Identity {
        identity(&self.endpoint, self.nth_alike)
    }

    /// What was taken of the minute before a reload counts after it, where the limits are the same.
    pub(crate) fn keep_limiter_of(&mut self, before: &Self) {
        let limits = |place: &Self| (place.endpoint.rate_limit, place.endpoint.tpm);
        if limits(self) == limits(before) {
            self.limiter = Arc::clone(&before.limiter);
        }
    }
}

fn identity(endpoint: &Endpoint, nth: usize) -> Identity {
    Identity {
        model: endpoint.model.clone(),
        known_as: endpoint.known_as.clone(),
        nth,
    }
}
