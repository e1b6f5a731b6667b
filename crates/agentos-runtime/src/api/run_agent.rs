//! `run_agent`: create, start, first message, and on to the end.

use agentos_store::AppendError;
use agentos_types::{Message, MessageAdded, RunStarted};
use serde_json::Value;

use crate::api::RunOptions;
use crate::api::create::{DRAWS, create};
use crate::error::RuntimeError;
use crate::inner::Inner;
use crate::orchestrator::drive_held;
use crate::run::pins::PinnedAgent;
use crate::run::result::RunResult;

pub(crate) async fn run_agent(
    rt: &Inner,
    agent: &PinnedAgent,
    input: Value,
    options: RunOptions,
) -> Result<RunResult, RuntimeError> {
    // What the model reads is the text itself, or the JSON of a value that is none.
    let text = input.as_str().map_or_else(|| input.to_string(), str::to_owned);
    // Stored once, as the message; a structured input is kept as it is for policies and gates.
    let recorded = if input.is_string() { Value::Null } else { input };
    let request = RunOptions {
        input: recorded,
        ..options
    };
    for _ in 0..DRAWS {
        let held = create(rt, agent, request.clone(), true, |session| {
            session.record(RunStarted {}, &rt.actor)?;
            session.record(
                MessageAdded {
                    message: Message::user(text.clone()),
                },
                &rt.actor,
            )
        })
        .await?;
        match drive_held(rt, held).await {
            // Its id was taken: nothing of it is in the journal.
            Err(RuntimeError::Append(AppendError::Exists(_))) => {}
            outcome => return outcome.map(|run| RunResult::from(&run)),
        }
    }
    Err(RuntimeError::Internal(format!(
        "{DRAWS} random run ids in a row were taken"
    )))
}
