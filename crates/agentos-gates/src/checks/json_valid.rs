//! `json_valid`: a text that is JSON, or a value other than `null`.

use serde::de::IgnoredAny;
use serde_json::Value;

use crate::{CheckVerdict, GateCheck, GateContext};

pub(super) fn check(_: &GateCheck, context: &GateContext) -> CheckVerdict {
    match &context.output {
        Value::Null => CheckVerdict::failed("there is no output"),
        Value::String(text) => match serde_json::from_str::<IgnoredAny>(text) {
            Ok(_) => CheckVerdict::passed(),
            Err(error) => CheckVerdict::failed(format!("the output is not JSON: {error}")),
        },
        _ => CheckVerdict::passed(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_json_is_valid() {
        for (output, passed) in [
            (json!("{\"a\": [1, 2]}"), true),
            (json!(" 7 "), true),
            (json!({"a": 1}), true),
            (json!(null), false),
            (json!(""), false),
            (json!("{\"a\": 1} and more"), false),
            (json!("```json\n{}\n```"), false),
        ] {
            let context = GateContext {
                output: output.clone(),
                ..GateContext::default()
            };
            let verdict = check(&GateCheck::new("json_valid", Value::Null), &context);
            assert_eq!(verdict.passed, passed, "{output}");
        }
    }
}
