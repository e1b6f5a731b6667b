//! Routing, calling, prices and presets, against providers that follow a list.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests abort on surprise"
)]

mod breaker;
mod cache;
mod complete;
mod costs;
mod fake;
mod faults;
mod limits;
mod presets;
mod prices;
mod requests;
mod route;
mod strategy;
mod streams;
mod twins;
