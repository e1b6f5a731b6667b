//! `json_valid`: a text that is JSON, or a value other than `null`.

use serde::de::IgnoredAny;
use serde_json::Value;

use crate::CheckVerdict;
use crate::checks::{Code, Params, run};

pub(in crate::checks) fn compile(_: &mut Params<'_>) -> Result<Code, String> {
    Ok(Code::Light(run(|ask| match json(&ask.context.output) {
        Ok(()) => CheckVerdict::passed(),
        Err(reason) => CheckVerdict::failed(reason),
    })))
}

pub(in crate::checks) fn json(value: &Value) -> Result<(), String> {
    match value {
        Value::Null => Err("there is no output".to_owned()),
        Value::String(text) => serde_json::from_str::<IgnoredAny>(text)
            .map(|_| ())
            .map_err(|error| format!("the output is not JSON: {error}")),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::checks::testing::table;

    #[test]
    fn only_json_is_valid() {
        let row = |output, expected| (json!(null), output, expected);
        table(
            "json_valid",
            &[
                row(json!("{\"a\": [1, 2]}"), None),
                row(json!(" 7 "), None),
                row(json!({"a": 1}), None),
                row(json!(null), Some("no output")),
                row(json!(""), Some("not JSON")),
                row(json!("{\"a\": 1} and more"), Some("not JSON")),
                row(json!("```json\n{}\n```"), Some("not JSON")),
            ],
        );
    }
}
