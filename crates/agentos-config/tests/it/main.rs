//! Whole loads: sources in, configuration or report out.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests abort on surprise"
)]

mod mistakes;
mod precedence;
mod profiles;
mod secrets;
mod support;
mod table;
mod values;
