//! The names of the built-in checks, and the names under which shipped policy files ask for them.

use super::format::{format_valid, json_schema, json_valid, markdown_style};
use super::message::{
    has_opt_in, message_format, opt_out_instructions, quiet_hours, sender_identification, stop_handling,
};
use super::scan::{no_pii, no_prompt_injection, no_secrets};
use super::wording::{
    contains_text, output_length, output_not_empty, readability, regex_match, required_sections, word_count,
};
use super::{Code, Params, cost_within_budget, human_review, judge, url_allowlist};

/// A built-in check: its name, and how its parameters are made into code.
pub(crate) struct BuiltIn {
    pub(crate) name: &'static str,
    pub(crate) compile: fn(&mut Params<'_>) -> Result<Code, String>,
}

macro_rules! table {
    ($($module:ident),* $(,)?) => {
        /// Every built-in check.
        pub(super) const TABLE: &[BuiltIn] = &[
            $(BuiltIn { name: stringify!($module), compile: $module::compile },)*
        ];
    };
}

table![
    contains_text,
    cost_within_budget,
    format_valid,
    has_opt_in,
    human_review,
    json_schema,
    json_valid,
    judge,
    markdown_style,
    message_format,
    no_pii,
    no_prompt_injection,
    no_secrets,
    opt_out_instructions,
    output_length,
    output_not_empty,
    quiet_hours,
    readability,
    regex_match,
    required_sections,
    sender_identification,
    stop_handling,
    url_allowlist,
    word_count,
];

/// Names of shipped policy files, and ours. What such a check configures beyond ours is named when the
/// file is read.
const ALIASES: &[(&str, &str)] = &[
    ("calling_hours", "quiet_hours"),
    ("consent_verification", "has_opt_in"),
    ("content_length", "output_length"),
    ("external_api_validation", "url_allowlist"),
    ("formatting_standards", "markdown_style"),
    ("input_sanitization", "no_prompt_injection"),
    ("json_validation", "json_valid"),
    ("message_content_compliance", "message_format"),
    ("opt_out_compliance", "stop_handling"),
    ("output_validation", "output_length"),
    ("pii_detection", "no_pii"),
    ("readability_score", "readability"),
    ("secret_detection", "no_secrets"),
];

/// Our name for a check: its own, or that of which it is another name.
pub(crate) fn canonical(selector: &str) -> &str {
    ALIASES
        .iter()
        .find(|(alias, _)| *alias == selector)
        .map_or(selector, |(_, name)| name)
}

/// The built-in check of that name, or of which it is another name.
pub(crate) fn built_in(selector: &str) -> Option<&'static BuiltIn> {
    let name = canonical(selector);
    TABLE.iter().find(|row| row.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_other_name_leads_to_a_check() {
        for (alias, name) in ALIASES {
            assert!(built_in(alias).is_some(), "{alias} -> {name}");
            assert!(
                TABLE.iter().all(|row| row.name != *alias),
                "{alias} is a name of its own"
            );
        }
        assert!(built_in("toxicity").is_none());
    }
}
