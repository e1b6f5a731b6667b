//! Anthropic's list prices, from platform.claude.com/docs/en/about-claude/pricing as of 2026-11-22.

use super::listed::{Listed, anthropic, day, full, listed};

const K200: u64 = 200_000;
const M1: u64 = 1_000_000;

pub(super) const LIST: &[Listed] = &[
    listed(
        &["claude-fable-5-1"],
        day(2026, 9, 1),
        full(10.0, 50.0, 0.25, 12.5, 20.0),
        M1,
        128_000,
    )
    .vision(),
    listed(
        &["claude-fable-5"],
        day(2026, 5, 1),
        anthropic(10.0, 50.0),
        M1,
        128_000,
    )
    .vision(),
    listed(
        &["claude-opus-5-5"],
        day(2026, 9, 22),
        full(4.0, 20.0, 0.2, 5.0, 8.0),
        M1,
        128_000,
    )
    .vision(),
    listed(
        &["claude-opus-5"],
        day(2026, 7, 24),
        anthropic(5.0, 25.0),
        M1,
        128_000,
    )
    .vision(),
    listed(
        &["claude-opus-4-8"],
        day(2026, 5, 28),
        anthropic(5.0, 25.0),
        M1,
        128_000,
    )
    .vision(),
    listed(
        &["claude-opus-4-7"],
        day(2026, 4, 16),
        anthropic(5.0, 25.0),
        M1,
        128_000,
    )
    .vision(),
    listed(
        &["claude-opus-4-6"],
        day(2026, 2, 5),
        anthropic(5.0, 25.0),
        M1,
        128_000,
    )
    .vision(),
    listed(
        &["claude-opus-4-5"],
        day(2025, 11, 24),
        anthropic(5.0, 25.0),
        K200,
        64_000,
    )
    .vision(),
    listed(
        &["claude-opus-4-1"],
        day(2025, 8, 5),
        anthropic(15.0, 75.0),
        K200,
        32_000,
    )
    .vision()
    .retired(day(2026, 8, 5)),
    // `claude-4-opus` and `claude-4-sonnet` are words of agent files that the provider does not know.
    listed(
        &["claude-opus-4", "claude-opus-4-0", "claude-4-opus"],
        day(2025, 5, 22),
        anthropic(15.0, 75.0),
        K200,
        32_000,
    )
    .vision()
    .retired(day(2026, 6, 15)),
    listed(
        &["claude-3-opus", "claude-3-opus-latest"],
        day(2024, 3, 4),
        anthropic(15.0, 75.0),
        K200,
        4_096,
    )
    .vision()
    .retired(day(2026, 1, 5)),
    // The price of cache reads fell in October; the others did not.
    listed(
        &["claude-sonnet-5-5"],
        day(2026, 10, 7),
        full(2.0, 10.0, 0.1, 2.5, 4.0),
        M1,
        128_000,
    )
    .vision(),
    listed(
        &["claude-sonnet-5-5"],
        day(2026, 9, 22),
        anthropic(2.0, 10.0),
        M1,
        128_000,
    )
    .vision(),
    listed(
        &["claude-sonnet-5"],
        day(2026, 6, 30),
        anthropic(2.0, 10.0),
        M1,
        128_000,
    )
    .vision(),
    listed(
        &["claude-sonnet-4-6"],
        day(2026, 2, 17),
        anthropic(3.0, 15.0),
        M1,
        64_000,
    )
    .vision(),
    listed(
        &["claude-sonnet-4-5"],
        day(2025, 9, 29),
        anthropic(3.0, 15.0),
        K200,
        64_000,
    )
    .vision(),
    listed(
        &["claude-sonnet-4", "claude-sonnet-4-0", "claude-4-sonnet"],
        day(2025, 5, 22),
        anthropic(3.0, 15.0),
        K200,
        64_000,
    )
    .vision()
    .retired(day(2026, 6, 15)),
    listed(
        &["claude-3-7-sonnet", "claude-3-7-sonnet-latest"],
        day(2025, 2, 24),
        anthropic(3.0, 15.0),
        K200,
        64_000,
    )
    .vision()
    .retired(day(2026, 2, 19)),
    listed(
        &["claude-3-5-sonnet", "claude-3-5-sonnet-latest"],
        day(2024, 6, 20),
        anthropic(3.0, 15.0),
        K200,
        8_192,
    )
    .vision()
    .retired(day(2025, 10, 28)),
    listed(
        &["claude-3-sonnet"],
        day(2024, 3, 4),
        anthropic(3.0, 15.0),
        K200,
        4_096,
    )
    .vision()
    .retired(day(2025, 7, 21)),
    listed(
        &["claude-haiku-5-5"],
        day(2026, 10, 7),
        anthropic(0.1, 0.5),
        M1,
        128_000,
    )
    .vision()
    .long(100_000, anthropic(0.5, 2.5)),
    listed(
        &["claude-haiku-4-5"],
        day(2025, 10, 15),
        anthropic(1.0, 5.0),
        K200,
        64_000,
    )
    .vision(),
    listed(
        &["claude-3-5-haiku", "claude-3-5-haiku-latest"],
        day(2024, 11, 4),
        anthropic(0.8, 4.0),
        K200,
        8_192,
    )
    .vision()
    .retired(day(2026, 2, 19)),
    // `claude-haiku-3` is a word of agent files that the provider does not know.
    listed(
        &["claude-3-haiku", "claude-haiku-3"],
        day(2024, 3, 13),
        full(0.25, 1.25, 0.03, 0.3, 0.5),
        K200,
        4_096,
    )
    .vision()
    .retired(day(2026, 4, 20)),
];
