//! The row that lists of runs show, folded from the run.

use agentos_store::RunSummary;
use agentos_types::{Run, Timestamp};

pub(crate) fn summary(run: &Run, at: Timestamp) -> RunSummary {
    RunSummary {
        run_id: run.run_id.to_string(),
        agent_id: run.agent_id.clone(),
        status: run.status,
        waiting_for: run.waiting_for.clone(),
        zone: run.zone,
        task_class: run.task_class.clone(),
        auto: run.auto,
        cost_usd: run.cost,
        tokens_input: run.usage.input,
        tokens_output: run.usage.output,
        tool_calls: run.tool_calls,
        error_code: run.error.as_ref().map(|error| error.code.clone()),
        created_at: run.created_at,
        updated_at: at,
        ended_at: run.ended_at,
    }
}
