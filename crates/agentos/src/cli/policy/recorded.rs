//! What the policies were asked in runs, read back from the journal. What a decision leaves out because the
//! journal holds it elsewhere comes from the run as it was at that moment.

use std::collections::HashMap;

use agentos::{EventFilter, Journal, RunId};
use agentos_policy::{Asked, HeldElsewhere, PolicyAction, RecordedRequest};
use agentos_store::StoredEvent;
use agentos_types::{EventBody, PolicyDecided, Run};
use serde_json::Value;

use crate::cli::failure::Failure;

const PAGE: usize = 1_000;

/// The decisions of all runs, in the order in which they were made; and how many cannot be read any more.
pub(super) async fn requests(journal: &dyn Journal) -> Result<(Vec<Asked>, u64), Failure> {
    let (mut asked, mut lost) = (Vec::new(), 0);
    // Runs under way at the place that is read; a run that has ended is asked nothing more.
    let mut runs: HashMap<String, Run> = HashMap::new();
    let mut after = 0;
    loop {
        let filter = EventFilter {
            stream: None,
            after,
            limit: PAGE,
        };
        let events = journal.events(filter).await?;
        let Some(last) = events.last() else {
            return Ok((asked, lost));
        };
        after = last.pos;
        for stored in &events {
            if let Some(event) = stored.decode().ok().flatten() {
                if let EventBody::PolicyDecided(decided) = &event {
                    match request(stored, decided, runs.get(&stored.stream)) {
                        Some(one) => asked.push(one),
                        None => lost += 1,
                    }
                }
                follow(&mut runs, stored, &event);
            } else {
                // Purged, erased or not a run's: what is left of it cannot be told.
                runs.remove(&stored.stream);
            }
        }
    }
}

fn follow(runs: &mut HashMap<String, Run>, stored: &StoredEvent, event: &EventBody) {
    if let EventBody::RunCreated(_) = event
        && let Ok(run_id) = stored.stream.parse::<RunId>()
        && let Ok(run) = Run::create(run_id, stored.at, event)
    {
        runs.insert(stored.stream.clone(), run);
        return;
    }
    let stays = runs
        .get_mut(&stored.stream)
        .is_some_and(|run| run.apply(stored.at, event).is_ok() && !run.status.is_ended());
    if !stays {
        runs.remove(&stored.stream);
    }
}

fn request(stored: &StoredEvent, decided: &PolicyDecided, run: Option<&Run>) -> Option<Asked> {
    let run = run?;
    let recorded: RecordedRequest = serde_json::from_value(decided.request.clone()).ok()?;
    let is = |stage: &str| decided.stage == stage;
    let held = HeldElsewhere {
        input: Some(run.input.clone()),
        metadata: Some(run.metadata.clone()),
        tool_args: is("tool_call")
            .then(|| run.open_calls.first().map(|call| call.arguments.clone()))
            .flatten(),
        output: is("completion")
            .then(|| run.last_answer().map(Value::String))
            .flatten(),
        state_value: None,
    };
    let was: PolicyAction = serde_json::from_value(Value::String(decided.action.clone())).ok()?;
    Some(Asked {
        name: format!("{}#{}", stored.stream, stored.seq),
        request: recorded.with(held),
        was: Some(was),
    })
}
