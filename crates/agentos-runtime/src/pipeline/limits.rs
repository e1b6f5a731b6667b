//! Time, steps and tool calls: limits that need no price.

use agentos_types::Operation;

use crate::error::Refusal;
use crate::pipeline::Action;
use crate::run::session::Session;
use crate::run::step::{out_of_time, steps_used_up, tool_calls_used_up};

pub(super) fn check(session: &Session, action: &Action) -> Result<(), Refusal> {
    let run = &session.run;
    if let Some(open) = run
        .approvals
        .iter()
        .find(|open| open.operation == Operation::StartRun)
    {
        return Err(super::waits(open.id));
    }
    let refusal = out_of_time(run, session.ran_ms()).or_else(|| match action {
        Action::Model(_) | Action::Judge(_) => steps_used_up(run),
        // A repeated call is the same step again.
        Action::Tool(tool) if tool.repeats.is_some() => None,
        Action::Tool(_) => steps_used_up(run).or_else(|| tool_calls_used_up(run)),
    });
    refusal.map_or(Ok(()), Err)
}
