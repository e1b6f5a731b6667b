//! Which sampling knobs a model takes, by its name.

/// Since version 4.7 every knob is refused. `claude-opus-4-7` and `claude-sonnet-5` are new names;
/// `claude-3-5-sonnet-20241022` is an old one. A name of another form is taken for an old model.
pub(super) fn takes_sampling(model: &str) -> bool {
    let name = model
        .rsplit(['/', '.'])
        .find(|part| part.starts_with("claude"))
        .unwrap_or(model);
    let mut parts = name
        .split(['-', '@'])
        .skip(1)
        .skip_while(|part| !part.is_empty() && number(part).is_none());
    // Old names put the version first.
    if name.split('-').nth(1).and_then(number).is_some() {
        return true;
    }
    let major = parts.next().and_then(number);
    let minor = parts.next().and_then(number).unwrap_or(0);
    major.is_none_or(|major| (major, minor) < (4, 7))
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
}
