//! One form for every way to write a request: equal requests have equal bytes.

use agentos_types::{
    Digest, Message, ModelRequest, PromptCache, ReasoningEffort, ResponseSchema, Sampling, ToolChoice,
    ToolSpec,
};
use serde::Serialize;
use serde_json::{Map, Number, Value};

use crate::strategy::Strategy as Order;
use crate::{Candidate, Route};

/// The models that may answer are part of it, with their addresses, and in their order where somebody has chosen it;
/// who asks is not.
pub(crate) fn key(route: &Route, request: &ModelRequest) -> Digest {
    let name = |candidate: &Candidate| match &candidate.known.endpoint.known_as {
        Some(known_as) => format!("{} {known_as}", candidate.model),
        None => candidate.model.to_string(),
    };
    let mut models: Vec<String> = route.candidates.iter().map(name).collect();
    if matches!(route.strategy, Order::Weighted | Order::LowestLatency) {
        models.sort_unstable();
    }
    Digest::of(&bytes(models, request))
}

#[derive(Serialize)]
struct Form<'a> {
    models: Vec<String>,
    system: Option<&'a str>,
    messages: &'a [Message],
    tools: &'a [ToolSpec],
    sampling: &'a Sampling,
    max_tokens: u64,
    tool_choice: &'a ToolChoice,
    parallel_tool_calls: Option<bool>,
    response_schema: Option<&'a ResponseSchema>,
    reasoning: Option<ReasoningEffort>,
    prompt_cache: PromptCache,
}

fn bytes(models: Vec<String>, request: &ModelRequest) -> Vec<u8> {
    // Field by field, so that a new one cannot be forgotten: two requests that differ in it are not equal.
    let ModelRequest {
        model: _,
        system,
        messages,
        tools,
        sampling,
        max_tokens,
        tool_choice,
        parallel_tool_calls,
        response_schema,
        reasoning,
        prompt_cache,
    } = request;
    let form = Form {
        models,
        system: system.as_deref(),
        messages,
        tools,
        sampling,
        max_tokens: *max_tokens,
        tool_choice,
        parallel_tool_calls: *parallel_tool_calls,
        response_schema: response_schema.as_deref(),
        reasoning: *reasoning,
        prompt_cache: *prompt_cache,
    };
    // Messages, tools and knobs hold only what JSON can express.
    let value = serde_json::to_value(form).unwrap_or_default();
    serde_json::to_vec(&sorted(value)).unwrap_or_default()
}

/// Objects in the order of their keys, and one zero.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(object) => {
            let mut pairs: Vec<(String, Value)> = object.into_iter().collect();
            pairs.sort_by(|(a, _), (b, _)| a.cmp(b));
            let pairs = pairs.into_iter().map(|(key, value)| (key, sorted(value)));
            Value::Object(pairs.collect::<Map<_, _>>())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
        Value::Number(number) if number.is_f64() && number.as_f64() == Some(0.0) => {
            Number::from_f64(0.0).map_or(Value::Null, Value::Number)
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use agentos_types::ToolCall;
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn request(arguments: Value, parameters: Value, temperature: f64) -> ModelRequest {
        let call = ToolCall {
            id: "c".into(),
            name: "t".into(),
            arguments,
        };
        let asked = Message {
            tool_calls: vec![call],
            ..Message::assistant("")
        };
        ModelRequest {
            model: "any".into(),
            system: Some("s".into()),
            messages: Arc::new(vec![Message::user("u"), asked]),
            tools: Arc::new(vec![ToolSpec {
                name: "t".into(),
                description: String::new(),
                parameters,
            }]),
            sampling: Arc::new(Sampling {
                temperature: Some(temperature),
                ..Sampling::default()
            }),
            max_tokens: 7,
            ..ModelRequest::default()
        }
    }

    fn of(request: &ModelRequest) -> Vec<u8> {
        bytes(vec!["openai/x".into()], request)
    }

    fn json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            (-1.0e3..1.0e3_f64).prop_map(Value::from),
            Just(json!(-0.0)),
            "[a-z\"\\\\é]{0,4}".prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
                proptest::collection::vec(("[a-c]{1,2}", inner), 0..4)
                    .prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
            ]
        })
    }

    /// The same value with every object written backwards.
    fn backwards(value: &Value) -> Value {
        match value {
            Value::Object(object) => Value::Object(
                object
                    .iter()
                    .rev()
                    .map(|(k, v)| (k.clone(), backwards(v)))
                    .collect(),
            ),
            Value::Array(items) => items.iter().map(backwards).collect(),
            other => other.clone(),
        }
    }

    proptest! {
        #[test]
        fn equal_requests_have_equal_bytes(a in json(), b in json()) {
            let one = request(a.clone(), b.clone(), 0.0);
            let other = request(backwards(&a), backwards(&b), -0.0);
            prop_assert_eq!(of(&one), of(&other));
            if a != b {
                prop_assert_ne!(of(&one), of(&request(b.clone(), b, 0.0)));
            }
        }
    }

    #[test]
    fn whatever_an_answer_depends_on_makes_a_difference() {
        let base = request(json!({}), json!({}), 0.0);
        let others = [
            ModelRequest {
                system: None,
                ..base.clone()
            },
            ModelRequest {
                max_tokens: 8,
                ..base.clone()
            },
            ModelRequest {
                messages: Arc::new(vec![Message::user("u")]),
                ..base.clone()
            },
            ModelRequest {
                tool_choice: ToolChoice::Required,
                ..base.clone()
            },
            ModelRequest {
                reasoning: Some(ReasoningEffort::High),
                ..base.clone()
            },
            ModelRequest {
                tools: Arc::default(),
                ..base.clone()
            },
            request(json!({}), json!({}), 0.1),
        ];
        for other in &others {
            assert_ne!(of(&base), of(other));
        }
        assert_ne!(of(&base), bytes(vec!["openai/y".into()], &base));
    }
}
