//! `required_sections`: the output has a heading for each of `sections`, or as structured value a key.
//!
//! A heading is a Markdown heading, a line in bold, or a short line that ends in a colon. `technical_details`
//! and "Technical details" are the same, and a heading may say more: "2. Executive summary" has `summary`.
//! `sections` is a list, or a list for each artifact type.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::CheckVerdict;
use crate::applies::artifact_types;
use crate::checks::params::texts;
use crate::checks::{Code, Params, run, text};

enum Wanted {
    Always(Vec<String>),
    ByType(BTreeMap<String, Vec<String>>),
}

pub(in crate::checks) fn compile(params: &mut Params<'_>) -> Result<Code, String> {
    let sections = params
        .get(&["sections", "required"])
        .ok_or("the check has no `sections`")?;
    let wrong = || "`sections` is a list of names, or such a list for each artifact type".to_owned();
    let wanted = match sections {
        Value::Object(types) => Wanted::ByType(
            types
                .iter()
                .map(|(kind, list)| Ok((kind.clone(), texts(list).ok_or_else(wrong)?)))
                .collect::<Result<_, String>>()?,
        ),
        list => Wanted::Always(texts(list).ok_or_else(wrong)?),
    };
    let empty = match &wanted {
        Wanted::Always(list) => list.is_empty(),
        Wanted::ByType(types) => types.is_empty(),
    };
    if empty {
        return Err("`sections` names none".to_owned());
    }
    Ok(Code::Light(run(move |ask| {
        let wanted = match &wanted {
            Wanted::Always(list) => Some(list),
            Wanted::ByType(types) => artifact_types(&ask.context)
                .into_iter()
                .flatten()
                .find_map(|kind| types.get(kind)),
        };
        let Some(wanted) = wanted else {
            return CheckVerdict::passed();
        };
        let missing = missing(&ask.context.output, wanted);
        if missing.is_empty() {
            return CheckVerdict::passed();
        }
        CheckVerdict::failed(format!(
            "the output lacks the sections `{}`",
            missing.join("`, `")
        ))
        .with_details(json!({ "missing": missing }))
    })))
}

/// Those that the value has no heading or key for.
pub(crate) fn missing<'a>(output: &Value, wanted: &'a [String]) -> Vec<&'a str> {
    let structured = match output {
        Value::Object(_) => Some(output.clone()),
        Value::String(text) if text.trim_start().starts_with('{') => serde_json::from_str(text).ok(),
        _ => None,
    };
    let there: Vec<String> = match &structured {
        Some(Value::Object(fields)) => fields.keys().map(|key| normal(key)).collect(),
        _ => headings(&text(output)),
    };
    wanted
        .iter()
        .filter(|name| {
            let name = normal(name);
            !there.iter().any(|heading| has_phrase(heading, &name))
        })
        .map(String::as_str)
        .collect()
}

fn has_phrase(heading: &str, name: &str) -> bool {
    !name.is_empty() && format!(" {heading} ").contains(&format!(" {name} "))
}

/// Lower case, words apart by one space.
fn normal(name: &str) -> String {
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}

fn headings(text: &str) -> Vec<String> {
    const SHORT: usize = 80;
    let mut headings = Vec::new();
    let mut fenced = false;
    let mut above = "";
    for line in text.lines() {
        let line = line.trim();
        if line.starts_with("```") || line.starts_with("~~~") {
            fenced = !fenced;
        }
        if fenced {
            continue;
        }
        let underline = line.len() >= 3 && (line.chars().all(|c| c == '=') || line.chars().all(|c| c == '-'));
        let bold = |mark: &str| {
            line.len() > 4 && line.starts_with(mark) && line.trim_end_matches(':').ends_with(mark)
        };
        let short = line.chars().count() <= SHORT;
        if line.starts_with('#') || bold("**") || bold("__") || (short && line.ends_with(':')) {
            headings.push(normal(line));
        } else if underline && !above.is_empty() {
            headings.push(normal(above));
        }
        above = line;
    }
    headings
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::checks::testing::{expect, table, verdict, with_metadata};

    #[test]
    fn headings_are_found_in_their_forms() {
        let sections = json!({"sections": ["summary", "technical_details"]});
        table(
            "required_sections",
            &[
                (
                    sections.clone(),
                    json!("# Executive Summary\nx\n## 2. Technical details\ny"),
                    None,
                ),
                (
                    sections.clone(),
                    json!("**Summary**\nx\n**Technical Details:**\ny"),
                    None,
                ),
                (
                    sections.clone(),
                    json!("Summary\n=======\nx\nTechnical details:\ny"),
                    None,
                ),
                (
                    sections.clone(),
                    json!({"summary": 1, "technicalDetails": 2}),
                    Some("`technical_details`"),
                ),
                (
                    sections.clone(),
                    json!({"summary": 1, "technical_details": 2}),
                    None,
                ),
                (
                    sections.clone(),
                    json!("In summary, technical details follow."),
                    Some("`summary`, `technical_details`"),
                ),
                (
                    sections.clone(),
                    json!("```\n# Summary\n```\n# Technical details"),
                    Some("`summary`"),
                ),
                (
                    sections,
                    json!("# Summaries\n# Technical details"),
                    Some("`summary`"),
                ),
                (json!({"sections": []}), json!("x"), Some("names none")),
                (json!({"sections": [1]}), json!("x"), Some("a list of names")),
                (json!({}), json!("x"), Some("no `sections`")),
            ],
        );
    }

    #[test]
    fn sections_by_artifact_type() {
        let sections = json!({"sections": {"report": ["summary"], "proposal": ["cost"]}});
        for (kind, output, expected) in [
            ("report", "# Summary", None),
            ("proposal", "# Summary", Some("`cost`")),
            ("letter", "# Summary", None),
        ] {
            let context = with_metadata(&json!({"artifact_type": kind}), output);
            expect(&verdict("required_sections", &sections, &context), expected, kind);
        }
    }
}
