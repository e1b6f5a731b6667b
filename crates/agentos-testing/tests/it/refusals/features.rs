//! Forced tools, forms of answers, thought and marks, where they do not go together.

use agentos_testing::Wire;
use serde_json::{Value, json};

use super::{pass, refuse, with};
use crate::support::small;

fn form(strict: bool, schema: Value) -> Value {
    json!({"type": "json_schema", "json_schema": {"name": "f", "strict": strict, "schema": schema}})
}

#[tokio::test]
async fn openai() {
    let good = small(Wire::OpenAi);
    let model = |name: &str| with(&good, "/model", json!(name));
    let open = json!({"type": "object", "properties": {"a": {"type": "string"}}});
    let cases = [
        (
            with(&good, "/tool_choice", json!("required")),
            "'tool_choice' is only allowed when 'tools' are specified",
        ),
        (
            with(&good, "/parallel_tool_calls", json!(false)),
            "only allowed when 'tools' are specified",
        ),
        (
            with(&good, "/reasoning_effort", json!("low")),
            "'reasoning_effort' is not supported with this model",
        ),
        (
            with(&model("gpt-5.1"), "/reasoning_effort", json!("minimal")),
            "Supported values are: 'none', 'low', 'medium', 'high'.",
        ),
        (
            with(&model("o3"), "/reasoning_effort", json!("none")),
            "'none' is not supported with the 'o3' model",
        ),
        (
            with(&good, "/response_format", form(true, open.clone())),
            "'additionalProperties' is required to be supplied",
        ),
        (
            with(
                &good,
                "/response_format",
                form(true, with(&open, "/additionalProperties", json!(false))),
            ),
            "'required' is required to be supplied",
        ),
        (
            with(&good, "/response_format", json!({"type": "json_object"})),
            "must contain the word 'json'",
        ),
        (
            with(&good, "/response_format", json!({"type": "json_schema"})),
            "'response_format.json_schema'",
        ),
        (
            with(
                &model("gpt-4-turbo"),
                "/response_format",
                form(false, open.clone()),
            ),
            "not supported with this model",
        ),
    ];
    refuse(Wire::OpenAi, "", &cases).await;
    pass(
        Wire::OpenAi,
        "",
        &[with(&good, "/response_format", form(false, open))],
    )
    .await;
}

#[tokio::test]
async fn deepseek() {
    let good = small(Wire::DeepSeek);
    let json_only = with(&good, "/response_format", json!({"type": "json_object"}));
    refuse(
        Wire::DeepSeek,
        "",
        &[
            (json_only.clone(), "Prompt must contain the word 'json'"),
            (
                with(&good, "/response_format", json!({"type": "json_schema"})),
                "unknown variant `json_schema`",
            ),
            (
                with(&good, "/parallel_tool_calls", json!(false)),
                "unknown field `parallel_tool_calls`",
            ),
        ],
    )
    .await;
    let told = with(
        &json_only,
        "/messages",
        json!([{"role": "user", "content": "Answer as JSON."}]),
    );
    pass(Wire::DeepSeek, "", &[told]).await;
}

#[tokio::test]
async fn anthropic() {
    let good = with(
        &small(Wire::Anthropic),
        "/tools",
        json!([{"name": "f", "input_schema": {"type": "object"}}]),
    );
    let good = with(&good, "/max_tokens", json!(4096));
    let model = |name: &str| with(&good, "/model", json!(name));
    let budget = json!({"type": "enabled", "budget_tokens": 2048});
    let format = |schema: Value| json!({"format": {"type": "json_schema", "schema": schema}});
    let any = json!({"type": "any"});
    let five: Vec<Value> = (0..5)
        .map(|n| json!({"type": "text", "text": n.to_string(), "cache_control": {"type": "ephemeral"}}))
        .collect();
    let called = json!([
        {"role": "user", "content": "x"},
        {"role": "assistant", "content": [{"type": "tool_use", "id": "a", "name": "f", "input": {}}]},
        {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "a"}]},
    ]);
    let cases = [
        (
            with(&good, "/system", json!(five)),
            "A maximum of 4 blocks with cache_control may be provided. Found 5.",
        ),
        (
            with(
                &with(&good, "/thinking", budget.clone()),
                "/tool_choice",
                any.clone(),
            ),
            "Thinking may not be enabled",
        ),
        (
            with(&model("claude-opus-5-5"), "/tool_choice", any.clone()),
            "Thinking may not be enabled",
        ),
        (
            with(&model("claude-opus-4-7"), "/thinking", budget.clone()),
            "\"thinking.type.enabled\" is not supported",
        ),
        (
            with(&good, "/thinking", json!({"type": "adaptive"})),
            "\"thinking.type.adaptive\" is not supported",
        ),
        (
            with(
                &model("claude-opus-5-5"),
                "/thinking",
                json!({"type": "disabled"}),
            ),
            "is not supported for this model",
        ),
        (
            with(
                &with(&good, "/thinking", budget.clone()),
                "/temperature",
                json!(0.5),
            ),
            "`temperature` may not be set",
        ),
        (
            with(
                &with(&good, "/thinking", budget.clone()),
                "/messages",
                called.clone(),
            ),
            "Expected `thinking` or `redacted_thinking`",
        ),
        (
            with(&good, "/output_config", format(json!({"type": "object"}))),
            "does not support output format",
        ),
        (
            with(
                &model("claude-sonnet-4-5"),
                "/output_config",
                format(json!({"type": "object"})),
            ),
            "'additionalProperties' must be explicitly set to false",
        ),
        (
            with(
                &model("claude-sonnet-4-5"),
                "/output_config",
                format(json!({"type": "integer", "minimum": 1})),
            ),
            "property 'minimum' is not supported",
        ),
        (
            with(&small(Wire::Anthropic), "/tool_choice", any.clone()),
            "only be specified while providing tools",
        ),
    ];
    refuse(Wire::Anthropic, "", &cases).await;
    let signed = json!({"type": "thinking", "thinking": "", "signature": "Zg=="});
    let begun = with(&called, "/1/content", json!([signed, called[1]["content"][0]]));
    pass(
        Wire::Anthropic,
        "",
        &[
            with(&good, "/tool_choice", any),
            with(&with(&good, "/thinking", budget), "/messages", begun),
            with(
                &model("claude-sonnet-5-5"),
                "/thinking",
                json!({"type": "between_tools"}),
            ),
            with(&model("claude-opus-5"), "/thinking", json!({"type": "disabled"})),
        ],
    )
    .await;
}

#[tokio::test]
async fn gemini() {
    let good = small(Wire::Gemini);
    let json_form = json!({"responseMimeType": "application/json"});
    let tools = json!([{"functionDeclarations": [{"name": "f"}]}]);
    let with_tools = with(&with(&good, "/generationConfig", json_form), "/tools", tools);
    let think = |config: Value| with(&good, "/generationConfig", json!({"thinkingConfig": config}));
    refuse(
        Wire::Gemini,
        "gemini-2.5-flash",
        &[
            (
                with_tools.clone(),
                "Function calling with a response mime type: 'application/json' is unsupported",
            ),
            (
                with(
                    &good,
                    "/generationConfig",
                    json!({"responseSchema": {"type": "string"}}),
                ),
                "response_mime_type must be set to 'application/json'",
            ),
            (
                think(json!({"thinkingLevel": "low"})),
                "Thinking level is not supported for this model",
            ),
        ],
    )
    .await;
    refuse(
        Wire::Gemini,
        "gemini-3-pro-preview",
        &[(
            think(json!({"thinkingLevel": "low", "thinkingBudget": 5})),
            "only set only one of thinking budget and thinking level",
        )],
    )
    .await;
    refuse(
        Wire::Gemini,
        "gemini-2.0-flash",
        &[(think(json!({"thinkingBudget": 5})), "Thinking is not enabled")],
    )
    .await;
    pass(
        Wire::Gemini,
        "gemini-3-pro-preview",
        &[with_tools, think(json!({"thinkingLevel": "low"}))],
    )
    .await;
}
