//! A few models of OpenAI-compatible services that the product document's predecessor knew, at the list
//! prices of console.groq.com/docs/models and mistral.ai/pricing when they were last offered.

use super::listed::{Listed, day, listed, price};

pub(super) const GROQ: &[Listed] = &[
    listed(
        &["llama-3.1-70b-versatile"],
        day(2024, 7, 23),
        price(0.59, 0.79, 0.59),
        131_072,
        8_000,
    ),
    listed(
        &["mixtral-8x7b-32768"],
        day(2024, 4, 1),
        price(0.24, 0.24, 0.24),
        32_768,
        32_768,
    )
    .no_tools(),
];

pub(super) const MISTRAL: &[Listed] = &[listed(
    &["mistral-large", "mistral-large-latest"],
    day(2024, 9, 17),
    price(2.0, 6.0, 2.0),
    131_072,
    131_072,
)];
