//! Which model answers: endpoints, prices, candidates, retries.
