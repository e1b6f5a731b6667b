//! "Did you mean": the nearest of some known words, when it is near enough to be meant.

/// The nearest candidate: at most one change per three letters, and never more than three.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    let allowed = (length / 3).clamp(1, 3);
    candidates
        .into_iter()
        // A difference in length is a distance already; measuring the rest takes the product of both.
        .filter(|candidate| *candidate != word && candidate.chars().count().abs_diff(length) <= allowed)
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn only_near_words_are_suggested() {
        let known = ["identity", "model", "authority", "tools"];
        for (word, near) in [
            ("idenity", Some("identity")),
            ("modle", Some("model")),
            ("models", Some("model")),
            ("mood", None),
            ("authorisation", None),
            ("x", None),
            ("identity", None),
        ] {
            assert_eq!(closest(word, known), near, "{word}");
        }
    }
}
