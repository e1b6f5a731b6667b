//! From a use case in a program's own words to a preset of the catalogue.

/// The first rule whose words all occur in the use case; `None`: no rule knows it.
pub(super) fn preset_of(use_case: &str) -> Option<&'static str> {
    const RULES: [(&[&str], &str); 16] = [
        (&["legal", "research"], "PRESET-LEGAL-RESEARCH"),
        (&["legal", "draft"], "PRESET-LEGAL-DRAFTING"),
        (&["privilege"], "PRESET-LEGAL-PRIVILEGE"),
        (&["cod", "precise"], "PRESET-CODING-PRECISE"),
        (&["cod"], "PRESET-CODING-BALANCED"),
        (&["program"], "PRESET-CODING-BALANCED"),
        (&["creative"], "PRESET-CREATIVE-MED"),
        (&["brainstorm"], "PRESET-CREATIVE-MED"),
        (&["analytic"], "PRESET-ANALYTICAL-MOD"),
        (&["analysis"], "PRESET-ANALYTICAL-MOD"),
        (&["json"], "PRESET-JSON"),
        (&["structured"], "PRESET-JSON"),
        (&["classif"], "PRESET-CLASSIFY"),
        (&["summar"], "PRESET-SUMMARY-ABSTRACT"),
        (&["fast"], "PRESET-FAST-CHEAP"),
        (&["quick"], "PRESET-FAST-CHEAP"),
    ];
    RULES
        .iter()
        .find(|(words, _)| words.iter().all(|word| has(use_case, word)))
        .map(|(_, preset)| *preset)
}

/// In any letters. Asked at every decision of a text that is short, so nothing is allocated.
fn has(text: &str, word: &str) -> bool {
    let mut parts = text.as_bytes().windows(word.len());
    parts.any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::preset_of;

    #[test]
    fn the_first_rule_that_fits_wins() {
        for (use_case, preset) in [
            ("prd_creation", None),
            ("code_analysis", Some("PRESET-CODING-BALANCED")),
            ("precise coding", Some("PRESET-CODING-PRECISE")),
            ("Legal Research", Some("PRESET-LEGAL-RESEARCH")),
            ("legal_draft", Some("PRESET-LEGAL-DRAFTING")),
            ("privilege_review", Some("PRESET-LEGAL-PRIVILEGE")),
            ("brainstorming", Some("PRESET-CREATIVE-MED")),
            ("market_analysis", Some("PRESET-ANALYTICAL-MOD")),
            ("structured output", Some("PRESET-JSON")),
            ("classification", Some("PRESET-CLASSIFY")),
            ("summarize", Some("PRESET-SUMMARY-ABSTRACT")),
            ("quick_reply", Some("PRESET-FAST-CHEAP")),
            ("", None),
        ] {
            assert_eq!(preset_of(use_case), preset, "{use_case}");
        }
    }
}
