//! What gates are told of a run. What the runtime knows stands over what a user has written under the same name.

use agentos_gates::GateContext;
use serde_json::{Map, Value, json};

use crate::run::session::Session;

pub(super) fn context(session: &Session, output: Value) -> GateContext {
    let run = &session.run;
    let agent = &session.pins.agent;
    let mut metadata = run.metadata.clone();
    let known = json!({
        "run_id": run.run_id,
        "task_class": run.task_class,
        "mode": run.mode,
        "cost_usd": run.cost,
        "tokens": run.usage.total(),
        "tool_calls": run.tool_calls,
        "duration_ms": session.ran_ms(),
    });
    if let Value::Object(known) = known {
        metadata.extend(known);
    }
    for name in ["tool", "effect"] {
        metadata.remove(name);
    }
    GateContext {
        agent_id: run.agent_id.clone(),
        task_id: Some(run.run_id.to_string()),
        zone: run.zone,
        input: input(session),
        output,
        pack: (!agent.pack.is_empty()).then(|| agent.pack.clone()),
        metadata,
    }
}

/// The run's input: what was recorded, else the first thing that a user has said.
fn input(session: &Session) -> Value {
    let run = &session.run;
    if !run.input.is_null() {
        return (*run.input).clone();
    }
    let first = run
        .messages
        .iter()
        .find(|message| message.role == agentos_types::Role::User);
    first.map_or(Value::Null, |message| Value::String(message.content.text()))
}

/// The same for what a tool is called with, or gave.
pub(super) fn of_tool(session: &Session, tool: &str, effect: &str, value: Value) -> GateContext {
    let mut context = context(session, value);
    let known: Map<String, Value> = [("tool", tool), ("effect", effect)]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), Value::String(value.to_owned())))
        .collect();
    context.metadata.extend(known);
    context
}
