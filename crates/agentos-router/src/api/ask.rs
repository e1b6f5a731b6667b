//! From the product document's request to the one that providers are asked.

use std::sync::Arc;

use agentos_types::{Message, ModelRequest, ToolSpec};

use super::RouteRequest;
use crate::{Needs, Resolved, Wishes};

/// The longest answer where neither request nor preset says one.
const USUAL_MAX_TOKENS: u64 = 4_096;

/// A request that is ready to be asked of whoever may answer.
pub(super) struct Asked {
    pub(super) model_request: ModelRequest,
    pub(super) needs: Needs,
    pub(super) wishes: Wishes,
}

pub(super) fn asked(request: &RouteRequest, resolved: &Resolved) -> Asked {
    let (system, messages) = request.conversation();
    let tools: Vec<ToolSpec> = request.tools.iter().map(ToolSpec::from).collect();
    let given = request.parameters.as_ref().and_then(|given| given.max_tokens);
    let max_tokens = request
        .max_tokens
        .or(given)
        .or(resolved.max_tokens)
        .unwrap_or(USUAL_MAX_TOKENS);
    let bound = bound(system.as_deref(), messages, &tools);
    let needs = Needs {
        tools: !tools.is_empty(),
        vision: request.has_image(),
        input_tokens: bound.max(request.estimated_input_tokens.unwrap_or(0)),
    };
    let wishes = Wishes {
        agent: request.agent_id.as_deref().map(Into::into),
        max_tokens: Some(max_tokens),
        stream: request.stream,
        schema: request.response_format.is_some(),
        ..Wishes::default()
    };
    let model_request = ModelRequest {
        model: String::new(),
        system: system.map(Into::into),
        messages: Arc::new(messages.to_vec()),
        tools: Arc::new(tools),
        sampling: Arc::new(request.sampling(&resolved.sampling)),
        max_tokens,
        tool_choice: request.tool_choice.clone(),
        parallel_tool_calls: request.parallel_tool_calls,
        response_schema: request.response_format.clone().map(Arc::new),
        reasoning: request.reasoning,
        prompt_cache: request.prompt_cache,
    };
    Asked {
        model_request,
        needs,
        wishes,
    }
}

/// No tokenizer in use makes more tokens than bytes.
fn bound(system: Option<&str>, messages: &[Message], tools: &[ToolSpec]) -> u64 {
    let system = system.map_or(0, |text| text.len() as u64);
    let messages: u64 = messages.iter().map(Message::token_bound).sum();
    let tools: u64 = tools
        .iter()
        .map(|tool| serde_json::to_string(tool).map_or(0, |json| json.len() as u64))
        .sum();
    system + messages + tools
}
