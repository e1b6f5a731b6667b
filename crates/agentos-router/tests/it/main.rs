//! Routing, calling, prices and presets, against providers that follow a list.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests abort on surprise"
)]

mod complete;
mod fake;
mod presets;
mod prices;
mod route;
