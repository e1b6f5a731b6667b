//! `output_length`: at least `min` and at most `max` Unicode characters, white space included.
//! A structured output is as long as its compact JSON.

use serde_json::{Value, json};

use super::param;
use crate::{CheckVerdict, GateCheck, GateContext};

pub(super) fn check(check: &GateCheck, context: &GateContext) -> CheckVerdict {
    let bound = |names: &[&str]| match param(check, names) {
        None => Ok(None),
        Some(value) => value
            .as_u64()
            .map(Some)
            .ok_or_else(|| format!("`{value}` is no number of characters")),
    };
    let (min, max) = match (
        bound(&["min", "min_length", "minLength"]),
        bound(&["max", "max_length", "maxLength"]),
    ) {
        (Ok(None), Ok(None)) => return CheckVerdict::failed("the check has neither `min` nor `max`"),
        (Ok(min), Ok(max)) => (min, max),
        (Err(reason), _) | (_, Err(reason)) => return CheckVerdict::failed(reason),
    };
    let characters = match &context.output {
        Value::Null => 0,
        Value::String(text) => text.chars().count(),
        other => other.to_string().chars().count(),
    } as u64;
    let verdict = match (min, max) {
        (Some(min), _) if characters < min => CheckVerdict::failed(format!(
            "the output has {characters} characters and needs at least {min}"
        )),
        (_, Some(max)) if characters > max => CheckVerdict::failed(format!(
            "the output has {characters} characters and may have at most {max}"
        )),
        _ => CheckVerdict::passed(),
    };
    verdict.with_details(json!({ "characters": characters, "min": min, "max": max }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_not_bytes() {
        for (params, output, passed) in [
            (json!({"min": 3}), json!("日本語"), true),
            (json!({"max": 3}), json!("日本語"), true),
            (json!({"min": 4}), json!("日本語"), false),
            (json!({"max": 2}), json!("日本語"), false),
            (json!({"minLength": 100, "maxLength": 50_000}), json!("x"), false),
            (json!({"min_length": 1, "max_length": 2}), json!("xy"), true),
            (json!({"min": 1}), json!(null), false),
            (json!({"min": 7, "max": 7}), json!({"a": 1}), true),
            (json!({"min": null, "max": 1}), json!("x"), true),
            (json!({"min": 0}), json!(""), true),
            // A check that cannot be understood is not passed.
            (json!({}), json!("x"), false),
            (json!(null), json!("x"), false),
            (json!({"min": "1"}), json!("x"), false),
            (json!({"min": -1}), json!("x"), false),
            (json!({"min": 1, "max": 1.5}), json!("x"), false),
        ] {
            let context = GateContext {
                output: output.clone(),
                ..GateContext::default()
            };
            let verdict = check(&GateCheck::new("output_length", params.clone()), &context);
            assert_eq!(verdict.passed, passed, "{params} {output}");
            assert_eq!(verdict.message.is_some(), !passed, "{params} {output}");
        }
    }
}
