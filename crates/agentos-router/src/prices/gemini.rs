//! Google's list prices of the Gemini API's paid tier, from ai.google.dev/gemini-api/docs/pricing as of
//! 2026-10-07; those of models that have left that page as they were last listed. Text, image and video.

use super::listed::{Listed, day, listed, price};

const M1: u64 = 1_048_576;
const OUT: u64 = 65_536;

pub(super) const LIST: &[Listed] = &[
    // Half price until the end of 2026.
    listed(
        &["gemini-3.8-flash"],
        day(2027, 1, 1),
        price(1.5, 7.5, 0.15),
        M1,
        OUT,
    )
    .vision(),
    listed(
        &["gemini-3.8-flash"],
        day(2026, 9, 2),
        price(0.75, 3.75, 0.075),
        M1,
        OUT,
    )
    .vision(),
    listed(
        &["gemini-3.7-flash"],
        day(2027, 1, 1),
        price(1.5, 7.5, 0.15),
        M1,
        OUT,
    )
    .vision(),
    listed(
        &["gemini-3.7-flash"],
        day(2026, 9, 2),
        price(0.75, 3.75, 0.075),
        M1,
        OUT,
    )
    .vision(),
    listed(
        &["gemini-3.7-flash"],
        day(2026, 8, 1),
        price(1.5, 7.5, 0.15),
        M1,
        OUT,
    )
    .vision(),
    listed(
        &["gemini-3.6-flash"],
        day(2027, 1, 1),
        price(1.5, 7.5, 0.15),
        M1,
        OUT,
    )
    .vision(),
    listed(
        &["gemini-3.6-flash"],
        day(2026, 9, 2),
        price(0.75, 3.75, 0.075),
        M1,
        OUT,
    )
    .vision(),
    listed(
        &["gemini-3.6-flash"],
        day(2026, 7, 21),
        price(1.5, 7.5, 0.15),
        M1,
        OUT,
    )
    .vision(),
    listed(
        &["gemini-3.5-flash"],
        day(2026, 5, 19),
        price(1.5, 9.0, 0.15),
        M1,
        OUT,
    )
    .vision(),
    listed(
        &["gemini-3.5-flash-lite"],
        day(2026, 7, 21),
        price(0.3, 2.5, 0.03),
        M1,
        OUT,
    )
    .vision(),
    listed(
        &["gemini-3.1-pro-preview"],
        day(2026, 2, 19),
        price(2.0, 12.0, 0.2),
        M1,
        OUT,
    )
    .vision()
    .long(200_000, price(4.0, 18.0, 0.4)),
    listed(
        &["gemini-3.1-flash-lite", "gemini-3.1-flash-lite-preview"],
        day(2026, 3, 3),
        price(0.25, 1.5, 0.025),
        M1,
        OUT,
    )
    .vision(),
    listed(
        &["gemini-3-pro-preview"],
        day(2025, 11, 18),
        price(2.0, 12.0, 0.2),
        M1,
        OUT,
    )
    .vision()
    .long(200_000, price(4.0, 18.0, 0.4))
    .retired(day(2026, 3, 9)),
    listed(
        &["gemini-3-flash-preview"],
        day(2025, 12, 17),
        price(0.5, 3.0, 0.05),
        M1,
        OUT,
    )
    .vision(),
    listed(
        &["gemini-2.5-pro"],
        day(2025, 6, 17),
        price(1.25, 10.0, 0.125),
        M1,
        OUT,
    )
    .vision()
    .long(200_000, price(2.5, 15.0, 0.25))
    .retired(day(2026, 12, 1)),
    listed(
        &["gemini-2.5-flash"],
        day(2025, 6, 17),
        price(0.3, 2.5, 0.03),
        M1,
        OUT,
    )
    .vision()
    .retired(day(2026, 12, 1)),
    listed(
        &["gemini-2.5-flash-lite"],
        day(2025, 7, 22),
        price(0.1, 0.4, 0.01),
        M1,
        OUT,
    )
    .vision(),
    listed(
        &["gemini-2.0-flash"],
        day(2025, 2, 5),
        price(0.1, 0.4, 0.025),
        M1,
        8_192,
    )
    .vision()
    .retired(day(2026, 6, 1)),
    listed(
        &["gemini-2.0-flash-lite"],
        day(2025, 2, 25),
        price(0.075, 0.3, 0.075),
        M1,
        8_192,
    )
    .vision()
    .retired(day(2026, 6, 1)),
    listed(
        &["gemini-1.5-pro", "gemini-1.5-pro-latest"],
        day(2024, 10, 1),
        price(1.25, 5.0, 0.3125),
        2_097_152,
        8_192,
    )
    .vision()
    .long(128_000, price(2.5, 10.0, 0.625))
    .retired(day(2025, 9, 24)),
    listed(
        &["gemini-1.5-flash", "gemini-1.5-flash-latest"],
        day(2024, 8, 12),
        price(0.075, 0.3, 0.018_75),
        M1,
        8_192,
    )
    .vision()
    .long(128_000, price(0.15, 0.6, 0.0375))
    .retired(day(2025, 9, 24)),
    listed(
        &["gemini-1.5-flash-8b"],
        day(2024, 10, 3),
        price(0.0375, 0.15, 0.01),
        M1,
        8_192,
    )
    .vision()
    .long(128_000, price(0.075, 0.3, 0.02))
    .retired(day(2025, 9, 24)),
];
