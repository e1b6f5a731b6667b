//! OpenAI's list prices, from developers.openai.com/api/docs/pricing as of 2026-11-05; those of models
//! that have left that page as they were last listed. Standard tier.

use super::listed::{Listed, day, full, listed, price};

const K128: u64 = 128_000;
const K400: u64 = 400_000;
const M1: u64 = 1_050_000;
/// Above it a call is billed at twice the input and one and a half times the output price.
const LONG: u64 = 272_000;

pub(super) const LIST: &[Listed] = &[
    listed(
        &["gpt-6-astra", "gpt-6"],
        day(2026, 9, 3),
        full(10.0, 50.0, 1.0, 12.5, 12.5),
        M1,
        K128,
    )
    .vision()
    .long(LONG, full(20.0, 75.0, 2.0, 25.0, 25.0)),
    listed(
        &["gpt-6.1-sol"],
        day(2026, 9, 29),
        full(2.0, 10.0, 0.1, 2.5, 2.5),
        M1,
        K128,
    )
    .vision()
    .long(LONG, full(4.0, 15.0, 0.2, 5.0, 5.0)),
    listed(
        &["gpt-6-sol"],
        day(2026, 9, 22),
        full(2.0, 10.0, 0.2, 2.5, 2.5),
        M1,
        K128,
    )
    .vision()
    .long(LONG, full(4.0, 15.0, 0.4, 5.0, 5.0)),
    listed(
        &["gpt-6-luna"],
        day(2026, 9, 22),
        full(0.1, 0.5, 0.01, 0.125, 0.125),
        M1,
        K128,
    )
    .vision()
    .long(LONG, full(0.2, 0.75, 0.02, 0.25, 0.25)),
    listed(
        &["gpt-5.6-sol", "gpt-5.6"],
        day(2026, 9, 3),
        full(4.0, 20.0, 0.4, 5.0, 5.0),
        M1,
        K128,
    )
    .vision()
    .long(LONG, full(8.0, 30.0, 0.8, 10.0, 10.0)),
    listed(
        &["gpt-5.6-sol", "gpt-5.6"],
        day(2026, 7, 9),
        full(5.0, 30.0, 0.5, 6.25, 6.25),
        M1,
        K128,
    )
    .vision()
    .long(LONG, full(10.0, 45.0, 1.0, 12.5, 12.5)),
    listed(
        &["gpt-5.6-terra"],
        day(2026, 7, 30),
        full(2.0, 12.0, 0.2, 2.5, 2.5),
        M1,
        K128,
    )
    .vision()
    .long(LONG, full(4.0, 18.0, 0.4, 5.0, 5.0)),
    listed(
        &["gpt-5.6-terra"],
        day(2026, 7, 9),
        full(2.5, 15.0, 0.25, 3.125, 3.125),
        M1,
        K128,
    )
    .vision()
    .long(LONG, full(5.0, 22.5, 0.5, 6.25, 6.25)),
    listed(
        &["gpt-5.6-luna"],
        day(2026, 7, 30),
        full(0.2, 1.2, 0.02, 0.25, 0.25),
        M1,
        K128,
    )
    .vision()
    .long(LONG, full(0.4, 1.8, 0.04, 0.5, 0.5)),
    listed(
        &["gpt-5.6-luna"],
        day(2026, 7, 9),
        full(1.0, 6.0, 0.1, 1.25, 1.25),
        M1,
        K128,
    )
    .vision()
    .long(LONG, full(2.0, 9.0, 0.2, 2.5, 2.5)),
    listed(&["gpt-5.5"], day(2026, 4, 23), price(5.0, 30.0, 0.5), M1, K128)
        .vision()
        .long(LONG, price(10.0, 45.0, 1.0)),
    listed(
        &["gpt-5.5-pro"],
        day(2026, 4, 23),
        price(30.0, 180.0, 30.0),
        M1,
        K128,
    )
    .vision()
    .long(LONG, price(60.0, 270.0, 60.0)),
    listed(&["gpt-5.4"], day(2026, 3, 5), price(2.5, 15.0, 0.25), M1, K128)
        .vision()
        .long(LONG, price(5.0, 22.5, 0.5)),
    listed(
        &["gpt-5.4-pro"],
        day(2026, 3, 5),
        price(30.0, 180.0, 30.0),
        M1,
        K128,
    )
    .vision()
    .long(LONG, price(60.0, 270.0, 60.0)),
    listed(
        &["gpt-5.4-mini"],
        day(2026, 3, 17),
        price(0.75, 4.5, 0.075),
        K400,
        K128,
    )
    .vision(),
    listed(
        &["gpt-5.4-nano"],
        day(2026, 3, 17),
        price(0.2, 1.25, 0.02),
        K400,
        K128,
    )
    .vision(),
    listed(
        &["gpt-5.3-codex"],
        day(2026, 2, 5),
        price(1.75, 14.0, 0.175),
        K400,
        K128,
    )
    .vision(),
    listed(
        &["gpt-5.2"],
        day(2025, 12, 11),
        price(1.75, 14.0, 0.175),
        K400,
        K128,
    )
    .vision(),
    listed(
        &["gpt-5.2-pro"],
        day(2025, 12, 11),
        price(21.0, 168.0, 21.0),
        K400,
        K128,
    )
    .vision(),
    listed(
        &["gpt-5.1", "gpt-5.1-codex"],
        day(2025, 11, 13),
        price(1.25, 10.0, 0.125),
        K400,
        K128,
    )
    .vision(),
    listed(
        &["gpt-5", "gpt-5-codex"],
        day(2025, 8, 7),
        price(1.25, 10.0, 0.125),
        K400,
        K128,
    )
    .vision(),
    listed(
        &["gpt-5-chat-latest"],
        day(2025, 8, 7),
        price(1.25, 10.0, 0.125),
        K128,
        16_384,
    )
    .vision()
    .no_tools(),
    listed(
        &["gpt-5-pro"],
        day(2025, 10, 6),
        price(15.0, 120.0, 15.0),
        K400,
        272_000,
    )
    .vision(),
    listed(
        &["gpt-5-mini"],
        day(2025, 8, 7),
        price(0.25, 2.0, 0.025),
        K400,
        K128,
    )
    .vision(),
    listed(
        &["gpt-5-nano"],
        day(2025, 8, 7),
        price(0.05, 0.4, 0.005),
        K400,
        K128,
    )
    .vision(),
    listed(
        &["gpt-4.1"],
        day(2025, 4, 14),
        price(2.0, 8.0, 0.5),
        1_047_576,
        32_768,
    )
    .vision(),
    listed(
        &["gpt-4.1-mini"],
        day(2025, 4, 14),
        price(0.4, 1.6, 0.1),
        1_047_576,
        32_768,
    )
    .vision(),
    listed(
        &["gpt-4.1-nano"],
        day(2025, 4, 14),
        price(0.1, 0.4, 0.025),
        1_047_576,
        32_768,
    )
    .vision(),
    listed(&["gpt-4o"], day(2024, 8, 6), price(2.5, 10.0, 1.25), K128, 16_384).vision(),
    listed(
        &["gpt-4o-2024-05-13"],
        day(2024, 5, 13),
        price(5.0, 15.0, 5.0),
        K128,
        4_096,
    )
    .vision(),
    listed(
        &["chatgpt-4o-latest"],
        day(2024, 8, 15),
        price(5.0, 15.0, 5.0),
        K128,
        16_384,
    )
    .vision()
    .no_tools(),
    listed(
        &["gpt-4o-mini"],
        day(2024, 7, 18),
        price(0.15, 0.6, 0.075),
        K128,
        16_384,
    )
    .vision(),
    // Text tokens of the realtime model; agent files name it without `-preview`.
    listed(
        &["gpt-4o-realtime", "gpt-4o-realtime-preview"],
        day(2024, 10, 1),
        price(5.0, 20.0, 2.5),
        K128,
        4_096,
    ),
    listed(
        &["gpt-4-turbo", "gpt-4-turbo-preview"],
        day(2024, 4, 9),
        price(10.0, 30.0, 10.0),
        K128,
        4_096,
    )
    .vision(),
    listed(
        &["gpt-4", "gpt-4-0613"],
        day(2023, 6, 13),
        price(30.0, 60.0, 30.0),
        8_192,
        8_192,
    ),
    listed(
        &["gpt-3.5-turbo", "gpt-3.5-turbo-0125"],
        day(2024, 1, 25),
        price(0.5, 1.5, 0.5),
        16_385,
        4_096,
    ),
    listed(
        &["o1"],
        day(2024, 12, 17),
        price(15.0, 60.0, 7.5),
        200_000,
        100_000,
    )
    .vision(),
    listed(
        &["o1-preview"],
        day(2024, 9, 12),
        price(15.0, 60.0, 7.5),
        K128,
        32_768,
    )
    .no_tools(),
    listed(
        &["o1-mini"],
        day(2024, 9, 12),
        price(1.1, 4.4, 0.55),
        K128,
        65_536,
    )
    .no_tools(),
    listed(
        &["o1-pro"],
        day(2025, 3, 19),
        price(150.0, 600.0, 150.0),
        200_000,
        100_000,
    )
    .vision(),
    listed(&["o3"], day(2025, 6, 10), price(2.0, 8.0, 0.5), 200_000, 100_000).vision(),
    listed(
        &["o3"],
        day(2025, 4, 16),
        price(10.0, 40.0, 2.5),
        200_000,
        100_000,
    )
    .vision(),
    listed(
        &["o3-pro"],
        day(2025, 6, 10),
        price(20.0, 80.0, 20.0),
        200_000,
        100_000,
    )
    .vision(),
    listed(
        &["o3-mini"],
        day(2025, 1, 31),
        price(1.1, 4.4, 0.55),
        200_000,
        100_000,
    ),
    listed(
        &["o4-mini"],
        day(2025, 4, 16),
        price(1.1, 4.4, 0.275),
        200_000,
        100_000,
    )
    .vision(),
];
