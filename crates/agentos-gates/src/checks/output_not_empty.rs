//! `output_not_empty`: something was said. White space, `null`, `[]` and `{}` say nothing.

use serde_json::Value;

use crate::{CheckVerdict, GateCheck, GateContext};

pub(super) fn check(_: &GateCheck, context: &GateContext) -> CheckVerdict {
    let empty = match &context.output {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    };
    if empty {
        CheckVerdict::failed("the output is empty")
    } else {
        CheckVerdict::passed()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_says_nothing_is_empty() {
        for (output, passed) in [
            (json!(null), false),
            (json!(""), false),
            (json!(" \n\t\u{a0}"), false),
            (json!([]), false),
            (json!({}), false),
            (json!("x"), true),
            (json!(0), true),
            (json!(false), true),
            (json!([null]), true),
            (json!({"a": null}), true),
        ] {
            let context = GateContext {
                output: output.clone(),
                ..GateContext::default()
            };
            let verdict = check(&GateCheck::new("output_not_empty", Value::Null), &context);
            assert_eq!(verdict.passed, passed, "{output}");
        }
    }
}
