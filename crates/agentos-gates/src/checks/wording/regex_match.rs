//! `regex_match`: `pattern` is found in the output, or with `absent: true` is not. Time is linear in the text
//! whatever the pattern; look-around and back references, which could not be, are no part of it.

use regex::{Regex, RegexBuilder};

use super::text::short;
use crate::CheckVerdict;
use crate::checks::{Code, Params, run, text};

/// A pattern that compiles to more would take long even in linear time.
const MOST_BYTES: usize = 1 << 20;

pub(in crate::checks) fn compile(params: &mut Params<'_>) -> Result<Code, String> {
    let pattern = params
        .text(&["pattern", "regex", "value"])?
        .ok_or("the check has no `pattern`")?;
    if pattern.is_empty() {
        return Err("the empty `pattern` is found in every output".to_owned());
    }
    let flags = params.text(&["flags"])?.unwrap_or_default();
    let ignore_case = params
        .flag(&["ignore_case", "case_insensitive"])?
        .unwrap_or(false);
    let absent = params.flag(&["absent", "must_not_match"])?.unwrap_or(false);
    let found = with_flags(pattern, flags, ignore_case)?;
    let shown = short(pattern);
    Ok(Code::Heavy(run(move |ask| {
        let output = text(&ask.context.output);
        match (found.is_match(&output), absent) {
            (true, false) | (false, true) => CheckVerdict::passed(),
            (false, false) => CheckVerdict::failed(format!("nothing in the output matches `{shown}`")),
            (true, true) => CheckVerdict::failed(format!("the output must not match `{shown}`")),
        }
    })))
}

fn with_flags(pattern: &str, flags: &str, ignore_case: bool) -> Result<Regex, String> {
    let mut builder = RegexBuilder::new(pattern);
    builder.case_insensitive(ignore_case).size_limit(MOST_BYTES);
    for flag in flags.chars() {
        match flag {
            'i' => builder.case_insensitive(true),
            'm' => builder.multi_line(true),
            's' => builder.dot_matches_new_line(true),
            'x' => builder.ignore_whitespace(true),
            // A pattern in another language's form says so; ours are Unicode, and find anywhere.
            'u' | 'g' => &mut builder,
            other => return Err(format!("`flags` are of `i`, `m`, `s`, `x`, not `{other}`")),
        };
    }
    builder
        .build()
        .map_err(|error| format!("`{}` is no pattern: {}", short(pattern), reason(&error)))
}

/// The last line of a syntax error says what is wrong; the others draw where.
fn reason(error: &regex::Error) -> String {
    let text = error.to_string();
    let last = text.lines().last().unwrap_or_default();
    last.trim_start_matches("error: ").to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::checks::testing::table;

    #[test]
    fn patterns_are_found_or_refused_with_a_reason() {
        table(
            "regex_match",
            &[
                (json!({"pattern": r"^# \w+"}), json!("# Title"), None),
                (json!({"pattern": r"^## ", "flags": "m"}), json!("a\n## b"), None),
                (
                    json!({"pattern": "^b$"}),
                    json!("a\nb"),
                    Some("nothing in the output matches `^b$`"),
                ),
                (
                    json!({"pattern": "TODO", "absent": true}),
                    json!("a TODO"),
                    Some("must not match"),
                ),
                (json!({"pattern": "todo", "flags": "i"}), json!("TODO"), None),
                (
                    json!({"pattern": "("}),
                    json!("("),
                    Some("`(` is no pattern: unclosed group"),
                ),
                (json!({"pattern": r"(?=x)"}), json!("x"), Some("look-around")),
                (
                    json!({"pattern": r"(a)\1"}),
                    json!("aa"),
                    Some("backreferences are not supported"),
                ),
                (
                    json!({"pattern": "(a{1000}){1000}"}),
                    json!("a"),
                    Some("is no pattern"),
                ),
                (json!({"pattern": ""}), json!("x"), Some("every output")),
                (json!({}), json!("x"), Some("no `pattern`")),
                (json!({"pattern": "x", "flags": "q"}), json!("x"), Some("not `q`")),
            ],
        );
    }

    #[test]
    fn a_catastrophic_pattern_is_an_ordinary_one() {
        let text = format!("{}!", "a".repeat(50_000));
        table(
            "regex_match",
            &[
                (
                    json!({"pattern": "^(a+)+$"}),
                    json!(text.clone()),
                    Some("nothing"),
                ),
                (
                    json!({"pattern": "(x+x+)+y"}),
                    json!("x".repeat(50_000)),
                    Some("nothing"),
                ),
                (json!({"pattern": "^(a|a)*$"}), json!(text), Some("nothing")),
            ],
        );
    }
}
