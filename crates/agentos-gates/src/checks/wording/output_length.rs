//! `output_length`: at least `min` and at most `max` Unicode characters, white space included, and at most
//! `max_bytes` bytes of UTF-8. A structured output is as long as its compact JSON.

use serde_json::json;

use crate::CheckVerdict;
use crate::checks::{Code, Params, run, text};

pub(in crate::checks) fn compile(params: &mut Params<'_>) -> Result<Code, String> {
    let min = params.whole(&["min", "min_length"])?;
    let max = params.whole(&["max", "max_length"])?;
    let max_bytes = params.whole(&["max_bytes", "max_output_size_bytes", "max_input_size_bytes"])?;
    if min.is_none() && max.is_none() && max_bytes.is_none() {
        return Err("the check has neither `min` nor `max`".to_owned());
    }
    bounds(min, max)?;
    Ok(Code::Light(run(move |ask| {
        let output = text(&ask.context.output);
        let characters = output.chars().count() as u64;
        let verdict = if let Some(most) = max_bytes.filter(|most| output.len() as u64 > *most) {
            CheckVerdict::failed(format!(
                "the output has {} bytes and may have at most {most}",
                output.len()
            ))
        } else {
            within(characters, "characters", min, max)
        };
        verdict.with_details(json!({ "length": characters, "min": min, "max": max }))
    })))
}

/// No number lies between bounds that have changed places.
pub(in crate::checks) fn bounds(min: Option<u64>, max: Option<u64>) -> Result<(), String> {
    match (min, max) {
        (Some(min), Some(max)) if min > max => {
            Err(format!("`min` is {min} and `max` is {max}: nothing can pass"))
        }
        _ => Ok(()),
    }
}

pub(in crate::checks) fn within(count: u64, what: &str, min: Option<u64>, max: Option<u64>) -> CheckVerdict {
    match (min, max) {
        (Some(min), _) if count < min => {
            CheckVerdict::failed(format!("the output has {count} {what} and needs at least {min}"))
        }
        (_, Some(max)) if count > max => CheckVerdict::failed(format!(
            "the output has {count} {what} and may have at most {max}"
        )),
        _ => CheckVerdict::passed(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::checks::testing::table;

    #[test]
    fn characters_are_counted_not_bytes() {
        table(
            "output_length",
            &[
                (json!({"min": 3}), json!("日本語"), None),
                (json!({"max": 3}), json!("日本語"), None),
                (
                    json!({"min": 4}),
                    json!("日本語"),
                    Some("has 3 characters and needs at least 4"),
                ),
                (json!({"max": 2}), json!("日本語"), Some("may have at most 2")),
                (
                    json!({"minLength": 100, "maxLength": 50_000}),
                    json!("x"),
                    Some("at least 100"),
                ),
                (json!({"min_length": 1, "max_length": 2}), json!("xy"), None),
                (json!({"min": 1}), json!(null), Some("0 characters")),
                (json!({"min": 7, "max": 7}), json!({"a": 1}), None),
                (json!({"min": null, "max": 1}), json!("x"), None),
                (json!({"min": 0}), json!(""), None),
                (json!({"max_bytes": 8}), json!("日本語"), Some("9 bytes")),
                // A check that cannot be understood is not passed.
                (json!({}), json!("x"), Some("neither")),
                (json!(null), json!("x"), Some("neither")),
                (json!("100"), json!("x"), Some("where a mapping belongs")),
                (json!({"min": "1"}), json!("x"), Some("a whole number")),
                (json!({"min": -1}), json!("x"), Some("a whole number")),
                (json!({"min": 1, "max": 1.5}), json!("x"), Some("a whole number")),
                (json!({"min": 2, "max": 1}), json!("x"), Some("nothing can pass")),
                (
                    json!({"minn": 1, "max": 1}),
                    json!("x"),
                    Some("did you mean `min`?"),
                ),
            ],
        );
    }
}
