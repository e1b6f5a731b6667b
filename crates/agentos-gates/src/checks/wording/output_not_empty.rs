//! `output_not_empty`: something was said. White space, `null`, `[]` and `{}` say nothing.

use serde_json::Value;

use crate::CheckVerdict;
use crate::checks::{Code, Params, run};

pub(in crate::checks) fn compile(_: &mut Params<'_>) -> Result<Code, String> {
    Ok(Code::Light(run(|ask| {
        let empty = match &ask.context.output {
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
    })))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::checks::testing::table;

    #[test]
    fn what_says_nothing_is_empty() {
        let empty = Some("is empty");
        let row = |output, expected| (json!(null), output, expected);
        table(
            "output_not_empty",
            &[
                row(json!(null), empty),
                row(json!(""), empty),
                row(json!(" \n\t\u{a0}"), empty),
                row(json!([]), empty),
                row(json!({}), empty),
                row(json!("x"), None),
                row(json!(0), None),
                row(json!(false), None),
                row(json!([null]), None),
                row(json!({"a": null}), None),
                (json!({"min": 1}), json!("x"), Some("no parameter `min`")),
            ],
        );
    }
}
