//! What single models of OpenAI take, by their names. A name that is none of theirs takes everything.

use agentos_types::ReasoningEffort;

use crate::reasoning;

/// The family and version that a name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    /// `o1`, `o3`, `o4-mini`.
    O,
    /// `gpt-5` and later.
    Gpt(u32, u32),
    /// Those before, which do not reason, and models of others.
    Other,
}

fn family(name: &str) -> Family {
    let is_digit = |c: char| c.is_ascii_digit();
    if name
        .strip_prefix('o')
        .is_some_and(|rest| rest.starts_with(is_digit))
    {
        return Family::O;
    }
    let Some(rest) = name.strip_prefix("gpt-") else {
        return Family::Other;
    };
    let version = rest.split('-').next().unwrap_or_default();
    let (major, minor) = version.split_once('.').unwrap_or((version, "0"));
    match (major.parse(), minor.parse()) {
        (Ok(major @ 5..), Ok(minor)) => Family::Gpt(major, minor),
        _ => Family::Other,
    }
}

fn bare(model: &str) -> &str {
    model.rsplit('/').next().unwrap_or(model)
}

/// It reasons, and refuses sampling knobs and stop sequences while it does.
pub(super) fn reasons(model: &str) -> bool {
    family(bare(model)) != Family::Other
}

/// Reasoning models that may be told how much: those for chat may not.
pub(super) fn takes_effort(model: &str) -> bool {
    reasons(model) && !bare(model).contains("-chat")
}

/// The word for an effort, and whether it is what was asked for.
pub(super) fn effort(model: &str, wanted: ReasoningEffort) -> (&'static str, bool) {
    let none_from = |name: &str| !name.contains("codex") && !name.contains("-pro");
    let name = bare(model);
    match (family(name), reasoning::level(wanted)) {
        (Family::Gpt(major, minor), ReasoningEffort::None) if (major, minor) > (5, 0) && none_from(name) => {
            ("none", true)
        }
        (Family::Gpt(5, 0), ReasoningEffort::None) => ("minimal", false),
        (_, ReasoningEffort::None) => ("low", false),
        (Family::Gpt(5, 0), ReasoningEffort::Minimal) => ("minimal", true),
        (_, ReasoningEffort::Minimal) => ("low", true),
        (_, level) => (reasoning::word(level), true),
    }
}

/// The first reasoning models refuse `parallel_tool_calls`.
pub(super) fn takes_parallel(model: &str) -> bool {
    family(bare(model)) != Family::O
}

/// Those before `gpt-4o` know only that the answer is to be JSON.
pub(super) fn takes_schema(model: &str) -> bool {
    let name = bare(model);
    !(name == "gpt-4"
        || ["gpt-4-", "gpt-3.5", "gpt-4o-2024-05-13"]
            .iter()
            .any(|old| name.starts_with(old)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasoning_models_are_known_by_name() {
        for model in [
            "o1",
            "o1-mini",
            "o3",
            "o4-mini-2025-04-16",
            "gpt-5",
            "gpt-5-mini",
            "gpt-5.2",
            "gpt-6-luna",
            "openai/o3",
        ] {
            assert!(reasons(model), "{model}");
        }
        for model in [
            "gpt-4o",
            "gpt-4.1-mini",
            "gpt-oss-120b",
            "olmo-2",
            "llama-3",
            "open-mixtral",
            "deepseek-chat",
            "",
        ] {
            assert!(!reasons(model), "{model}");
        }
    }

    #[test]
    fn efforts_by_model() {
        use ReasoningEffort::{High, Minimal, None, Tokens};
        for (model, wanted, expected) in [
            ("o3", None, ("low", false)),
            ("o3", Minimal, ("low", true)),
            ("gpt-5", None, ("minimal", false)),
            ("gpt-5-mini", Minimal, ("minimal", true)),
            ("gpt-5.1", None, ("none", true)),
            ("gpt-5.1-codex", None, ("low", false)),
            ("gpt-5.2", Minimal, ("low", true)),
            ("gpt-6-luna", High, ("high", true)),
            ("gpt-5.2", Tokens(8_000), ("medium", true)),
        ] {
            assert_eq!(effort(model, wanted), expected, "{model} {wanted:?}");
        }
        assert!(!takes_effort("gpt-5-chat-latest") && !takes_effort("gpt-4o") && takes_effort("o4-mini"));
        assert!(takes_schema("gpt-4o-mini") && takes_schema("gpt-4.1") && !takes_schema("gpt-4-turbo"));
        assert!(!takes_parallel("o3-mini") && takes_parallel("gpt-5"));
    }
}
