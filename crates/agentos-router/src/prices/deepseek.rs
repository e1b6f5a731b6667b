//! DeepSeek's list prices, from api-docs.deepseek.com/quick_start/pricing as of 2026-11-15.
//!
//! Since August 2026 the price depends on the hour. The table holds that of the peak hours, which is
//! twice the other: a cost is never understated.

use super::listed::{Listed, day, listed, price};

const K128: u64 = 128_000;
const M1: u64 = 1_000_000;
const OUT: u64 = 384_000;

pub(super) const LIST: &[Listed] = &[
    listed(
        &["deepseek-flash", "deepseek-v4-flash"],
        day(2026, 9, 10),
        price(0.3, 1.2, 0.006),
        M1,
        OUT,
    )
    .vision(),
    listed(
        &["deepseek-v4-flash"],
        day(2026, 8, 16),
        price(0.44, 1.32, 0.014),
        M1,
        OUT,
    ),
    listed(
        &["deepseek-v4-flash"],
        day(2026, 4, 26),
        price(0.14, 0.28, 0.0028),
        M1,
        OUT,
    ),
    listed(
        &["deepseek-v4-pro"],
        day(2026, 8, 16),
        price(1.32, 3.96, 0.044),
        M1,
        OUT,
    ),
    listed(
        &["deepseek-v4-pro"],
        day(2026, 4, 26),
        price(0.435, 0.87, 0.003_625),
        M1,
        OUT,
    ),
    // From April 2026 names of V4 Flash, without and with thinking.
    listed(
        &["deepseek-chat", "deepseek-reasoner", "deepseek-coder"],
        day(2026, 4, 26),
        price(0.14, 0.28, 0.0028),
        M1,
        OUT,
    )
    .retired(day(2026, 7, 24)),
    listed(
        &["deepseek-chat", "deepseek-coder"],
        day(2025, 9, 29),
        price(0.28, 0.42, 0.028),
        K128,
        8_192,
    ),
    listed(
        &["deepseek-reasoner"],
        day(2025, 9, 29),
        price(0.28, 0.42, 0.028),
        K128,
        65_536,
    ),
    listed(
        &["deepseek-chat", "deepseek-coder"],
        day(2025, 9, 5),
        price(0.56, 1.68, 0.07),
        K128,
        8_192,
    ),
    listed(
        &["deepseek-reasoner"],
        day(2025, 9, 5),
        price(0.56, 1.68, 0.07),
        K128,
        65_536,
    ),
    listed(
        &["deepseek-chat", "deepseek-coder"],
        day(2025, 2, 8),
        price(0.27, 1.1, 0.07),
        64_000,
        8_192,
    ),
    listed(
        &["deepseek-reasoner"],
        day(2025, 1, 20),
        price(0.55, 2.19, 0.14),
        64_000,
        32_768,
    ),
    listed(
        &["deepseek-chat", "deepseek-coder"],
        day(2024, 8, 2),
        price(0.14, 0.28, 0.014),
        64_000,
        8_192,
    ),
];
