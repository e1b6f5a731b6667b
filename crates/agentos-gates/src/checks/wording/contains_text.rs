//! `contains_text`: `text` (one or several; all of them, or one with `mode: any`) stands in the output, or with
//! `absent: true` none of it does. Letters are compared as they are unless `ignore_case`.

use super::text::short;
use crate::CheckVerdict;
use crate::checks::{Code, Params, run, text};

pub(in crate::checks) fn compile(params: &mut Params<'_>) -> Result<Code, String> {
    let wanted = params
        .texts(&["text", "texts", "value", "contains"])?
        .ok_or("the check has no `text` to look for")?;
    if wanted.is_empty() || wanted.iter().any(String::is_empty) {
        return Err("the empty text is in every output: give a `text` to look for".to_owned());
    }
    let ignore_case = params
        .flag(&["ignore_case", "case_insensitive"])?
        .unwrap_or(false);
    let absent = params.flag(&["absent", "must_not_contain"])?.unwrap_or(false);
    let any = match params.text(&["mode"])? {
        None | Some("all") => false,
        Some("any") => true,
        Some(other) => return Err(format!("`mode` is `all` or `any`, not `{other}`")),
    };
    let fold = move |text: &str| {
        if ignore_case {
            text.to_lowercase()
        } else {
            text.to_owned()
        }
    };
    let folded: Vec<String> = wanted.iter().map(|one| fold(one)).collect();
    Ok(Code::Light(run(move |ask| {
        let output = text(&ask.context.output);
        let lower = ignore_case.then(|| output.to_lowercase());
        let output = lower.as_deref().unwrap_or(&output);
        let (found, missing): (Vec<_>, Vec<_>) = wanted
            .iter()
            .zip(&folded)
            .partition(|(_, folded)| output.contains(folded.as_str()));
        let said = |list: &[(&String, &String)]| {
            let list: Vec<String> = list.iter().map(|(one, _)| format!("`{}`", short(one))).collect();
            list.join(", ")
        };
        if absent {
            if found.is_empty() {
                return CheckVerdict::passed();
            }
            return CheckVerdict::failed(format!("the output must not contain {}", said(&found)));
        }
        if missing.is_empty() || (any && !found.is_empty()) {
            CheckVerdict::passed()
        } else {
            let one = if any && missing.len() > 1 { "one of " } else { "" };
            CheckVerdict::failed(format!("the output must contain {one}{}", said(&missing)))
        }
    })))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::checks::testing::table;

    #[test]
    fn texts_are_there_or_not() {
        table(
            "contains_text",
            &[
                (json!({"text": "## Summary"}), json!("a\n## Summary\nb"), None),
                (
                    json!({"text": "## Summary"}),
                    json!("## summary"),
                    Some("must contain `## Summary`"),
                ),
                (
                    json!({"text": "SUMMARY", "ignoreCase": true}),
                    json!("summary"),
                    None,
                ),
                (json!({"text": ["a", "b"]}), json!("only a"), Some("`b`")),
                (json!({"text": ["x", "b"], "mode": "any"}), json!("b"), None),
                (
                    json!({"text": ["x", "y"], "mode": "any"}),
                    json!("b"),
                    Some("one of `x`, `y`"),
                ),
                (
                    json!({"text": "as an AI", "absent": true}),
                    json!("as an AI I"),
                    Some("must not contain"),
                ),
                (json!({"text": "as an AI", "absent": true}), json!("fine"), None),
                (json!({"text": "k"}), json!({"k": 1}), None),
                // What the predecessor let pass.
                (json!({"text": ""}), json!("x"), Some("the empty text")),
                (json!({}), json!("x"), Some("no `text`")),
                (json!({"text": 7}), json!("7"), Some("a list of texts")),
            ],
        );
    }
}
