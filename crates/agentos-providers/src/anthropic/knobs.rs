//! What a model takes, by its name.

/// How a model thinks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Thinking {
    /// Not, or nobody knows.
    Unknown,
    /// As many tokens as it is given.
    Budget,
    /// As it sees fit, with more or less effort.
    Adaptive(Off),
}

/// How a model that thinks as it sees fit is kept from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Off {
    /// By not asking for it.
    Unasked,
    Disabled,
    /// Only notes between calls of tools are left.
    BetweenTools,
    /// Not at all; nor can such a model be made to call a tool.
    Never,
}

/// Since version 4.7 every knob is refused.
pub(super) fn takes_sampling(model: &str) -> bool {
    read(model).is_none_or(|(_, version)| version < (4, 7))
}

/// The form of an answer can be asked for; older models must call a tool for it.
pub(super) fn takes_schema(model: &str) -> bool {
    read(model).is_some_and(|(_, version)| version >= (4, 5))
}

pub(super) fn thinking(model: &str) -> Thinking {
    match read(model) {
        None => Thinking::Unknown,
        Some((_, version)) if version < (3, 7) => Thinking::Unknown,
        Some((_, version)) if version < (4, 6) => Thinking::Budget,
        Some((_, version)) if version < (5, 0) => Thinking::Adaptive(Off::Unasked),
        Some((family, version)) => Thinking::Adaptive(match family {
            "opus" | "sonnet" if version < (5, 5) => Off::Disabled,
            "sonnet" => Off::BetweenTools,
            "haiku" => Off::Disabled,
            _ => Off::Never,
        }),
    }
}

/// Family and version. `claude-opus-4-7` and `claude-sonnet-5` are new names; `claude-3-5-sonnet-20241022`
/// is an old one, which puts the version first. None for a name of another form.
fn read(model: &str) -> Option<(&str, (u32, u32))> {
    let name = model
        .rsplit(['/', '.'])
        .find(|part| part.starts_with("claude"))
        .unwrap_or(model);
    let mut parts = name.strip_prefix("claude-")?.split(['-', '@']);
    let first = parts.next()?;
    if let Some(major) = number(first) {
        let second = parts.next();
        let minor = second.and_then(number);
        let family = if minor.is_some() { parts.next() } else { second };
        return Some((family?, (major, minor.unwrap_or(0))));
    }
    let major = parts.next().and_then(number)?;
    Some((first, (major, parts.next().and_then(number).unwrap_or(0))))
}

/// A part of a version; dates are longer.
fn number(part: &str) -> Option<u32> {
    (part.len() <= 2).then(|| part.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn models_that_refuse_knobs_are_known_by_name() {
        for model in [
            "claude-3-opus-20240229",
            "claude-3-5-sonnet-20241022",
            "claude-3-7-sonnet-latest",
            "claude-sonnet-4-20250514",
            "claude-opus-4-1",
            "claude-opus-4-6",
            "claude-haiku-4-5-20251001",
            "claude-instant-1.2",
            "claude",
            "local-model",
            "",
        ] {
            assert!(takes_sampling(model), "{model}");
        }
        for model in [
            "claude-opus-4-7",
            "claude-opus-4-8-20260601",
            "claude-sonnet-5",
            "claude-opus-5-1",
            "anthropic/claude-opus-4-7",
        ] {
            assert!(!takes_sampling(model), "{model}");
        }
    }

    #[test]
    fn models_think_in_their_own_ways() {
        use Thinking::{Adaptive, Budget, Unknown};
        for (model, expected) in [
            ("claude-3-5-sonnet-20241022", Unknown),
            ("claude-3-7-sonnet-20250219", Budget),
            ("claude-sonnet-4-20250514", Budget),
            ("claude-haiku-4-5", Budget),
            ("claude-opus-4-6", Adaptive(Off::Unasked)),
            ("claude-opus-4-8", Adaptive(Off::Unasked)),
            ("claude-opus-5", Adaptive(Off::Disabled)),
            ("claude-opus-5-5", Adaptive(Off::Never)),
            ("claude-sonnet-5", Adaptive(Off::Disabled)),
            ("claude-sonnet-5-5", Adaptive(Off::BetweenTools)),
            ("claude-haiku-5-5", Adaptive(Off::Disabled)),
            ("claude-fable-5", Adaptive(Off::Never)),
            ("claude-mythos-5-2", Adaptive(Off::Never)),
            ("smollm2", Unknown),
        ] {
            assert_eq!(thinking(model), expected, "{model}");
        }
        assert!(takes_schema("claude-sonnet-4-5-20250929") && takes_schema("claude-opus-5-5"));
        assert!(!takes_schema("claude-sonnet-4-20250514") && !takes_schema("smollm2"));
    }
}
