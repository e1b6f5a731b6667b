//! From a use case in a program's own words to a preset of the catalogue.

/// The first rule whose words all occur in the use case; `None`: no rule knows it.
pub(super) fn preset_of(use_case: &str) -> Option<&'static str> {
    const RULES: [(&[&str], &str); 16] = [
        (&["legal", "research"], "LEGAL-RESEARCH"),
        (&["legal", "draft"], "LEGAL-DRAFTING"),
        (&["privilege"], "LEGAL-PRIVILEGE"),
        (&["cod", "precise"], "CODING-PRECISE"),
        (&["cod"], "CODING-BALANCED"),
        (&["program"], "CODING-BALANCED"),
        (&["creative"], "CREATIVE-MED"),
        (&["brainstorm"], "CREATIVE-MED"),
        (&["analytic"], "ANALYTICAL-MOD"),
        (&["analysis"], "ANALYTICAL-MOD"),
        (&["json"], "JSON"),
        (&["structured"], "JSON"),
        (&["classif"], "CLASSIFY"),
        (&["summar"], "SUMMARY-ABSTRACT"),
        (&["fast"], "FAST-CHEAP"),
        (&["quick"], "FAST-CHEAP"),
    ];
    let text = use_case.to_ascii_lowercase();
    RULES
        .iter()
        .find(|(words, _)| words.iter().all(|word| text.contains(word)))
        .map(|(_, preset)| *preset)
}

#[cfg(test)]
mod tests {
    use super::preset_of;

    #[test]
    fn the_first_rule_that_fits_wins() {
        for (use_case, preset) in [
            ("prd_creation", None),
            ("code_analysis", Some("CODING-BALANCED")),
            ("precise coding", Some("CODING-PRECISE")),
            ("Legal Research", Some("LEGAL-RESEARCH")),
            ("legal_draft", Some("LEGAL-DRAFTING")),
            ("privilege_review", Some("LEGAL-PRIVILEGE")),
            ("brainstorming", Some("CREATIVE-MED")),
            ("market_analysis", Some("ANALYTICAL-MOD")),
            ("structured output", Some("JSON")),
            ("classification", Some("CLASSIFY")),
            ("summarize", Some("SUMMARY-ABSTRACT")),
            ("quick_reply", Some("FAST-CHEAP")),
            ("", None),
        ] {
            assert_eq!(preset_of(use_case), preset, "{use_case}");
        }
    }
}
