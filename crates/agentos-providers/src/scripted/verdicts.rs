//! What the offline model says when it is asked to judge for a gate: yes to everything, and that this is no
//! judgement. Whoever asks marks it as simulated.

use agentos_types::{ModelAnswer, ModelRequest, StopReason, Usage, VERDICTS_SCHEMA};
use serde_json::{Value, json};

/// More than any gate has.
const MOST: u64 = 1_000;

/// The answer to a judge's question; `None`: it is another one.
pub(super) fn answer(request: &ModelRequest) -> Option<ModelAnswer> {
    let schema = request
        .response_schema
        .as_ref()
        .filter(|schema| schema.name == VERDICTS_SCHEMA)?;
    let count = schema
        .schema
        .pointer("/properties/verdicts/minItems")
        .and_then(Value::as_u64)?;
    let verdicts: Vec<Value> = (1..=count.min(MOST))
        .map(
            |n| json!({ "criterion": n, "met": true, "reason": "simulated: the offline model cannot judge" }),
        )
        .collect();
    Some(ModelAnswer {
        content: json!({ "verdicts": verdicts }).to_string(),
        usage: Usage::default(),
        stop_reason: StopReason::EndTurn,
        model: request.model.clone(),
        ..ModelAnswer::default()
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use agentos_types::ResponseSchema;

    use super::*;

    #[test]
    fn only_a_judges_question_is_answered() {
        let ask = |name: &str| ModelRequest {
            response_schema: Some(Arc::new(ResponseSchema {
                name: name.to_owned(),
                schema: json!({"properties": {"verdicts": {"minItems": 2}}}),
                strict: false,
            })),
            ..ModelRequest::default()
        };
        let said: Value = serde_json::from_str(&answer(&ask(VERDICTS_SCHEMA)).unwrap().content).unwrap();
        assert_eq!(said["verdicts"].as_array().unwrap().len(), 2);
        assert!(answer(&ask("other")).is_none() && answer(&ModelRequest::default()).is_none());
    }
}
