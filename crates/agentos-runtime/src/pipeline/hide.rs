//! What policies want hidden is taken out of a step before anybody below sees it: approvals, gates, the journal
//! and the effect all have it without. What a tool gives is hidden before anybody sees that.

use agentos_tools::ToolOutput;
use agentos_types::{ToolRequested, ValueGated, codes};
use serde_json::{Value, json};
use std::sync::Arc;

use super::action::{Cleared, ClearedModel, ClearedTool, Hiding, Outcome};
use crate::error::{Refusal, RuntimeError};
use crate::hide::{Hidden, Hider, Part};
use crate::inner::Inner;
use crate::run::session::Session;

/// The parts of a model call.
pub(super) const MODEL: &[Part] = &[Part::Messages, Part::Input, Part::System];
/// Those of a tool call.
pub(super) const TOOL: &[Part] = &[Part::Arguments, Part::Result];

/// Takes out of the step what is to be hidden of it.
pub(super) fn step(rt: &Inner, cleared: &mut Cleared, hiding: Hiding) -> Result<(), Refusal> {
    if hiding.hider.is_empty() {
        return Ok(());
    }
    match cleared {
        Cleared::Model(model) => of_model(model, hiding),
        Cleared::Tool(tool) => of_tool(rt, tool, hiding),
    }
}

fn of_model(model: &mut ClearedModel, mut hiding: Hiding) -> Result<(), Refusal> {
    let request = &mut model.request;
    let shown = hiding.hider.messages(&request.messages, &mut hiding.hidden)?;
    let bound = |messages: &[agentos_types::Message]| {
        messages
            .iter()
            .map(agentos_types::Message::token_bound)
            .sum::<u64>()
    };
    let mut longer = bound(&shown).saturating_sub(bound(&request.messages));
    if shown != **request.messages {
        request.messages = Arc::new(shown);
    }
    if let Some(system) = &request.system {
        let text = hiding.hider.text(Part::System, system, &mut hiding.hidden)?;
        longer += (text.len() as u64).saturating_sub(system.len() as u64);
        request.system = Some(text.into());
    }
    // What stands in a place may be longer than what stood there.
    model.input_bound = model.input_bound.saturating_add(longer);
    model.hiding = hiding;
    Ok(())
}

fn of_tool(rt: &Inner, tool: &mut ClearedTool, mut hiding: Hiding) -> Result<(), Refusal> {
    let asked = tool.call.arguments();
    let shown = hiding.hider.value(Part::Arguments, asked, &mut hiding.hidden)?;
    if shown != *asked {
        let name = &tool.call.tool().definition.name;
        let call = rt.tools.prepare(name, shown).map_err(|refusal| {
            Refusal::new(
                codes::POLICY_DENIED,
                format!("refused: without what policies hide, tool `{name}` cannot be called: {refusal}"),
            )
        })?;
        tool.asked = Some(asked.clone());
        tool.call = call;
    }
    tool.hiding = hiding;
    Ok(())
}

/// The output as it may leave; `None` where nothing is hidden of it.
pub(super) fn output(hider: &Hider, output: &Value, hidden: &mut Hidden) -> Result<Option<Value>, Refusal> {
    if hider.is_empty() {
        return Ok(None);
    }
    let shown = hider.value(Part::Output, output, hidden)?;
    Ok((shown != *output).then_some(shown))
}

/// What a tool gave, for the program that called it and for the model: the outcome itself is recorded as it
/// came.
pub(super) fn result(
    session: &mut Session,
    requested: Option<&ToolRequested>,
    hider: Option<Hider>,
    outcome: Outcome,
) -> Result<Outcome, RuntimeError> {
    let (Some(hider), Some(requested), Outcome::Tool(output)) = (hider, requested, &outcome) else {
        return Ok(outcome);
    };
    let mut hidden = Hidden::default();
    let shown = match hide_output(&hider, output, &mut hidden) {
        Ok(shown) => shown,
        // What may not pass is not shown.
        Err(refusal) => ToolOutput::failed(refusal.message),
    };
    if hidden.is_empty() && shown == *output {
        return Ok(outcome);
    }
    let text = match (&shown.error, &shown.output) {
        (Some(error), _) => format!("error TOOL_FAILED: {error}"),
        (None, Value::String(text)) => text.clone(),
        (None, value) => value.to_string(),
    };
    session.record_own(ValueGated {
        point: "tool_results".to_owned(),
        step: Some(requested.step),
        tool: Some(requested.tool.clone()),
        call_id: requested.call_id.clone(),
        results: Vec::new(),
        shown: (shown != *output).then_some(text),
        reason: Some("policies hide what it holds".to_owned()),
        findings: Some(json!({ "hidden": hidden.details() })),
    })?;
    Ok(Outcome::Tool(shown))
}

fn hide_output(hider: &Hider, output: &ToolOutput, hidden: &mut Hidden) -> Result<ToolOutput, Refusal> {
    let error = match &output.error {
        Some(error) => Some(hider.text(Part::Result, error, hidden)?),
        None => None,
    };
    Ok(ToolOutput {
        output: hider.value(Part::Result, &output.output, hidden)?,
        error,
        ..output.clone()
    })
}
