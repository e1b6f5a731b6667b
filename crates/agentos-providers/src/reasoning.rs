//! How much to think, in the two ways that providers take it: a level, and a number of tokens.

use agentos_types::ReasoningEffort;

/// The level that is nearest; `None` only when no thinking is asked for.
pub(crate) const fn level(effort: ReasoningEffort) -> ReasoningEffort {
    match effort {
        ReasoningEffort::Tokens(0) => ReasoningEffort::None,
        ReasoningEffort::Tokens(..=1_024) => ReasoningEffort::Minimal,
        ReasoningEffort::Tokens(..=4_096) => ReasoningEffort::Low,
        ReasoningEffort::Tokens(..=16_384) => ReasoningEffort::Medium,
        ReasoningEffort::Tokens(_) => ReasoningEffort::High,
        level => level,
    }
}

/// As many tokens as providers themselves take a level for.
pub(crate) const fn tokens(effort: ReasoningEffort) -> u32 {
    match effort {
        ReasoningEffort::None => 0,
        ReasoningEffort::Minimal => 1_024,
        ReasoningEffort::Low => 2_048,
        ReasoningEffort::Medium => 8_192,
        ReasoningEffort::High => 24_576,
        ReasoningEffort::Tokens(tokens) => tokens,
    }
}

/// One of the words that most wires use.
pub(crate) const fn word(effort: ReasoningEffort) -> &'static str {
    match level(effort) {
        ReasoningEffort::None => "none",
        ReasoningEffort::Minimal => "minimal",
        ReasoningEffort::Low => "low",
        ReasoningEffort::Medium => "medium",
        ReasoningEffort::High | ReasoningEffort::Tokens(_) => "high",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_and_tokens_agree() {
        use ReasoningEffort::{High, Low, Medium, Minimal, None, Tokens};
        for effort in [None, Minimal, Low, Medium, High] {
            assert_eq!(level(Tokens(tokens(effort))), effort);
            assert_eq!(level(effort), effort);
        }
        assert_eq!((tokens(Tokens(77)), word(Tokens(77))), (77, "minimal"));
    }
}
