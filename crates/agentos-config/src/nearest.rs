//! The name that was probably meant.

/// Below this likeness a suggestion would mislead more than it helps.
const LIKE_ENOUGH: f64 = 0.55;

/// The candidate that `word` is most like; a word that a candidate begins with is an abbreviation of it.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.trim().to_lowercase();
    let mut best: Option<(&str, f64)> = None;
    for candidate in candidates {
        let lower = candidate.to_lowercase();
        let score = if word.len() >= 3 && lower.starts_with(&word) {
            0.9
        } else {
            strsim::normalized_damerau_levenshtein(&word, &lower)
        };
        if score >= LIKE_ENOUGH && best.is_none_or(|(_, top)| score > top) {
            best = Some((candidate, score));
        }
    }
    best.map(|(candidate, _)| candidate)
}

/// The variable that was probably meant: the same name with or without a section comes first.
pub(crate) fn nearest_variable<'a>(written: &str, names: &'a [String]) -> Option<&'a str> {
    let bare = written.strip_prefix("AGENTOS_").unwrap_or(written);
    let ending = format!("_{bare}");
    let ends = names
        .iter()
        .map(String::as_str)
        .find(|name| *name == bare || name.ends_with(&ending));
    // The common beginning would make every two of ours alike.
    let rests = || {
        names
            .iter()
            .map(|name| name.strip_prefix("AGENTOS_").unwrap_or(name))
    };
    ends.or_else(|| {
        let near = nearest(bare, rests())?;
        names
            .iter()
            .map(String::as_str)
            .zip(rests())
            .find(|(_, rest)| *rest == near)
            .map(|(name, _)| name)
    })
}

#[cfg(test)]
mod tests {
    use super::{nearest, nearest_variable};

    #[test]
    fn suggests_what_was_meant_or_nothing() {
        let zones = ["green", "yellow", "red"];
        for (word, expected) in [
            ("gren", Some("green")),
            ("YELOW", Some("yellow")),
            ("blue", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, zones), expected, "{word}");
        }
        assert_eq!(
            nearest("max_cots_per_run", ["max_cost_per_run", "max_tokens_per_run"]),
            Some("max_cost_per_run")
        );
    }

    #[test]
    fn a_variable_without_its_section_is_found() {
        let names = [
            "AGENTOS_ORCHESTRATOR_MAX_COST_PER_RUN",
            "LOG_LEVEL",
            "AGENTOS_DATA_DIR",
        ]
        .map(str::to_owned);
        for (written, expected) in [
            (
                "AGENTOS_MAX_COST_PER_RUN",
                Some("AGENTOS_ORCHESTRATOR_MAX_COST_PER_RUN"),
            ),
            ("AGENTOS_LOG_LEVEL", Some("LOG_LEVEL")),
            ("AGENTOS_DATA_DIRR", Some("AGENTOS_DATA_DIR")),
            ("AGENTOS_WHATEVER_ELSE_THERE_IS", None),
            ("AGENTOS_QQQQQQ", None),
        ] {
            assert_eq!(nearest_variable(written, &names), expected, "{written}");
        }
    }
}
