//! May this agent do this at all, here? Lists, operations and zones; the arguments' form; the models
//! that may answer.

use agentos_agents::Agent;
use agentos_router::{Needs, RouteAsk, Wishes};
use agentos_tools::ToolDefinition;
use agentos_types::{ModelRequest, Zone, codes};
use serde_json::json;

use crate::error::Refusal;
use crate::inner::Inner;
use crate::pipeline::action::{
    Action, Cleared, ClearedModel, ClearedTool, Hiding, JudgeAction, ModelAction, ToolAction,
};
use crate::run::session::Session;

pub(super) fn check(rt: &Inner, session: &Session, action: Action) -> Result<Cleared, Refusal> {
    match action {
        Action::Model(model) => check_model(rt, session, &model).map(Cleared::Model),
        Action::Tool(tool) => check_tool(rt, session, tool).map(Cleared::Tool),
        Action::Judge(judge) => check_judge(rt, session, judge).map(Cleared::Model),
    }
}

fn check_model(rt: &Inner, session: &Session, action: &ModelAction) -> Result<Box<ClearedModel>, Refusal> {
    let asks = &action.asks;
    let run = &session.run;
    let input_bound = run.token_bound.saturating_add(asks.bound);
    let ask = RouteAsk {
        chain: &asks.chain,
        pinned: run.pinned_model.as_ref(),
        needs: Needs {
            tools: !asks.tools.is_empty(),
            vision: run.has_images,
            input_tokens: input_bound,
        },
        prices: &session.pins.prices,
        now: session.now(),
    };
    let wishes = Wishes {
        agent: Some(session.pins.agent.shared_id()),
        max_tokens: Some(asks.max_tokens),
        schema: asks.shape.response_schema.is_some(),
        stream: session
            .stream
            .as_ref()
            .is_some_and(|stream| stream.feed().is_heard()),
        ..Wishes::default()
    };
    let route = rt
        .router
        .decide(&ask, &wishes)
        .map_err(|error| Refusal::of(&error))?;
    let request = ModelRequest {
        model: String::new(),
        system: asks.system.clone(),
        messages: run.messages.clone(),
        tools: asks.tools.clone(),
        sampling: asks.sampling.clone(),
        max_tokens: asks.max_tokens,
        tool_choice: asks.shape.tool_choice.clone(),
        parallel_tool_calls: asks.shape.parallel_tool_calls,
        response_schema: asks.shape.response_schema.clone(),
        reasoning: asks.shape.reasoning,
        ..ModelRequest::default()
    };
    Ok(Box::new(ClearedModel {
        route,
        request,
        input_bound,
        reserved: agentos_types::Usd::ZERO,
        reserved_tokens: 0,
        lowered_by: None,
        shortest: 0,
        judges: None,
        again: None,
        hiding: Hiding::default(),
    }))
}

/// The same, for a question of its own that is no part of the conversation.
fn check_judge(rt: &Inner, session: &Session, judge: JudgeAction) -> Result<Box<ClearedModel>, Refusal> {
    let asks = &judge.asks;
    let ask = RouteAsk {
        chain: &asks.chain,
        pinned: session.run.pinned_model.as_ref(),
        needs: Needs {
            input_tokens: asks.bound,
            ..Needs::default()
        },
        prices: &session.pins.prices,
        now: session.now(),
    };
    let wishes = Wishes {
        agent: Some(session.pins.agent.shared_id()),
        max_tokens: Some(asks.max_tokens),
        ..Wishes::default()
    };
    let route = rt
        .router
        .decide(&ask, &wishes)
        .map_err(|error| Refusal::of(&error))?;
    Ok(Box::new(ClearedModel {
        route,
        request: ModelRequest {
            system: asks.system.clone(),
            messages: judge.messages,
            sampling: asks.sampling.clone(),
            max_tokens: asks.max_tokens,
            response_schema: Some(judge.schema),
            ..ModelRequest::default()
        },
        input_bound: asks.bound,
        reserved: agentos_types::Usd::ZERO,
        reserved_tokens: 0,
        lowered_by: None,
        shortest: 0,
        judges: Some(judge.gates),
        again: None,
        hiding: Hiding::default(),
    }))
}

fn check_tool(rt: &Inner, session: &Session, action: ToolAction) -> Result<Box<ClearedTool>, Refusal> {
    let agent = &session.pins.agent;
    // The lists are asked first: whether a forbidden tool exists is none of the model's business.
    check_lists(agent, &action.name)?;
    let call = rt
        .tools
        .prepare(&action.name, action.arguments.clone())
        .map_err(|refusal| Refusal::of(&refusal))?;
    check_operations(agent, &call.tool().definition)?;
    check_zone(session.run.zone, &call.tool().definition)?;
    Ok(Box::new(ClearedTool {
        call,
        action,
        amount: None,
        asked: None,
        hiding: Hiding::default(),
    }))
}

fn check_lists(agent: &Agent, tool: &str) -> Result<(), Refusal> {
    if agent.tools.denylist.iter().any(|denied| denied == tool) {
        return Err(Refusal::new(
            codes::TOOL_NOT_ALLOWED,
            format!("tool `{tool}` is on the denylist of agent `{}`", agent.id),
        ));
    }
    match &agent.tools.allowlist {
        Some(allowed) if !allowed.iter().any(|name| name == tool) => Err(Refusal::new(
            codes::TOOL_NOT_ALLOWED,
            format!("tool `{tool}` is not on the allowlist of agent `{}`", agent.id),
        )
        .with(json!({ "allowlist": allowed }))),
        _ => Ok(()),
    }
}

fn check_operations(agent: &Agent, tool: &ToolDefinition) -> Result<(), Refusal> {
    let operations = &agent.operations;
    for operation in &tool.operations {
        if operations.forbidden.contains(operation) {
            return Err(Refusal::new(
                codes::OPERATION_FORBIDDEN,
                format!(
                    "tool `{}` does `{operation}`, which agent `{}` is forbidden",
                    tool.name, agent.id
                ),
            ));
        }
        if !operations.allowed.is_empty() && !operations.allowed.contains(operation) {
            return Err(Refusal::new(
                codes::OPERATION_FORBIDDEN,
                format!(
                    "tool `{}` does `{operation}`, which agent `{}` is not allowed",
                    tool.name, agent.id
                ),
            )
            .with(json!({ "allowed_operations": operations.allowed })));
        }
    }
    Ok(())
}

fn check_zone(run: Zone, tool: &ToolDefinition) -> Result<(), Refusal> {
    let narrowed = tool
        .allowed_zones
        .as_ref()
        .is_some_and(|zones| !zones.contains(&run));
    if tool.zone <= run && !narrowed {
        return Ok(());
    }
    let usable = Zone::ALL
        .into_iter()
        .filter(|zone| {
            tool.zone <= *zone
                && tool
                    .allowed_zones
                    .as_ref()
                    .is_none_or(|zones| zones.contains(zone))
        })
        .map(Zone::as_str)
        .collect::<Vec<_>>();
    Err(Refusal::new(
        codes::ZONE_NOT_ALLOWED,
        format!(
            "tool `{}` is usable in zone {}; the run is in {run}",
            tool.name,
            usable.join(" or ")
        ),
    ))
}
