//! What the policies were asked in runs, read back from the journal. What a decision leaves out because the
//! journal holds it elsewhere comes from the run as it was at that moment.
//!
//! A step that waited for a person was asked about more than once, and is made once: the last asking stands for it.

use std::collections::HashMap;

use agentos::{EventFilter, Journal, RunId};
use agentos_policy::{Asked, Happened, HeldElsewhere, PolicyAction, RecordedRequest};
use agentos_store::StoredEvent;
use agentos_types::{EventBody, PolicyDecided, Run, Usd};
use serde_json::Value;

use crate::cli::failure::Failure;

const PAGE: usize = 1_000;

/// A run at the place that is read.
struct Under {
    run: Run,
    /// The askings since the last effect, by stage and step, with their places.
    open: HashMap<(String, Option<u64>), usize>,
    /// What the call under way has set aside.
    spend: Option<String>,
}

/// All that was asked and settled so far.
#[derive(Default)]
struct Read {
    happened: Vec<Option<Happened>>,
    /// Runs under way; a run that has ended is asked nothing more.
    runs: HashMap<String, Under>,
    lost: u64,
}

/// The decisions of all runs, in the order in which they were made; and how many cannot be read any more.
pub(super) async fn requests(journal: &dyn Journal) -> Result<(Vec<Happened>, u64), Failure> {
    let mut read = Read::default();
    let mut after = 0;
    loop {
        let filter = EventFilter {
            stream: None,
            after,
            limit: PAGE,
        };
        let events = journal.events(filter).await?;
        let Some(last) = events.last() else {
            return Ok((read.happened.into_iter().flatten().collect(), read.lost));
        };
        after = last.pos;
        events.iter().for_each(|stored| read.add(stored));
    }
}

impl Read {
    fn add(&mut self, stored: &StoredEvent) {
        let Some(event) = stored.decode().ok().flatten() else {
            // Purged, erased or not a run's: what is left of it cannot be told.
            self.runs.remove(&stored.stream);
            return;
        };
        if let EventBody::PolicyDecided(decided) = &event {
            self.asked(stored, decided);
        }
        self.follow(stored, &event);
    }

    fn asked(&mut self, stored: &StoredEvent, decided: &PolicyDecided) {
        let under = self.runs.get_mut(&stored.stream);
        let read = under.and_then(|under| Some((request(stored, decided, &under.run)?, under)));
        let Some((asked, under)) = read else {
            self.lost += 1;
            return;
        };
        if let Some(spend) = &asked.request.spend {
            under.spend = Some(spend.id.clone());
        }
        let place = self.happened.len();
        let before = under.open.insert((decided.stage.clone(), decided.step), place);
        self.happened.push(Some(asked.into()));
        if let Some(before) = before.and_then(|place| self.happened.get_mut(place)) {
            *before = None;
        }
    }

    fn follow(&mut self, stored: &StoredEvent, event: &EventBody) {
        if let EventBody::RunCreated(_) = event
            && let Ok(run_id) = stored.stream.parse::<RunId>()
            && let Ok(run) = Run::create(run_id, stored.at, event)
        {
            let under = Under {
                run,
                open: HashMap::new(),
                spend: None,
            };
            self.runs.insert(stored.stream.clone(), under);
            return;
        }
        let Some(under) = self.runs.get_mut(&stored.stream) else {
            return;
        };
        let before = under.run.cost;
        let stays = under.run.apply(stored.at, event).is_ok() && !under.run.status.is_ended();
        if let EventBody::ToolRequested(tool) = event
            && tool.call_id.is_none()
            && let Some(place) = under.open.get(&("tool_call".to_owned(), Some(tool.step)))
            && let Some(Some(Happened::Asked(asked))) = self.happened.get_mut(*place)
            && let Some(runtime) = &mut asked.request.runtime
        {
            // No message of the run holds what a program calls a tool with.
            runtime.tool_args.clone_from(&tool.arguments);
        }
        if matches!(
            event,
            EventBody::ModelRequested(_) | EventBody::JudgeRequested(_) | EventBody::ToolRequested(_)
        ) {
            under.open.clear();
        }
        if let Some(settled) = under.settled(event, before) {
            self.happened.push(Some(settled));
        }
        if !stays {
            self.runs.remove(&stored.stream);
        }
    }
}

impl Under {
    /// The cost of what was set aside, where the event says it.
    fn settled(&mut self, event: &EventBody, before: Usd) -> Option<Happened> {
        let says = matches!(
            event,
            EventBody::ModelAnswered(_)
                | EventBody::ModelFailed(_)
                | EventBody::ModelCharged(_)
                | EventBody::JudgeAnswered(_)
                | EventBody::JudgeFailed(_)
        );
        let id = says.then(|| self.spend.take())??;
        Some(Happened::Settled {
            id,
            usd: self.run.cost - before,
        })
    }
}

fn request(stored: &StoredEvent, decided: &PolicyDecided, run: &Run) -> Option<Asked> {
    let recorded: RecordedRequest = serde_json::from_value(decided.request.clone()).ok()?;
    let is = |stage: &str| decided.stage == stage;
    let tool = decided.request.pointer("/runtime/tool").and_then(Value::as_str);
    let held = HeldElsewhere {
        input: Some(run.input.clone()),
        metadata: Some(run.metadata.clone()),
        tool_args: run
            .open_calls
            .iter()
            .find(|call| Some(call.name.as_str()) == tool)
            .map(|call| call.arguments.clone()),
        output: is("completion")
            .then(|| run.last_answer().map(Value::String))
            .flatten(),
        state_value: None,
    };
    Some(Asked {
        name: format!("{}#{}", stored.stream, stored.seq),
        request: recorded.with(held),
        was: Some(was(decided, &run.agent_id)?),
    })
}

/// What the configured policies said. Those of the agent's own file hold whatever set is configured.
fn was(decided: &PolicyDecided, agent_id: &str) -> Option<PolicyAction> {
    let action = |word: &Value| serde_json::from_value::<PolicyAction>(word.clone()).ok();
    let strongest = action(&Value::String(decided.action.clone()))?;
    if decided.agent_digest.is_none() || strongest < PolicyAction::RequireApproval {
        return Some(strongest);
    }
    let own = format!("{agent_id}/");
    let of_others = decided.failures.iter().filter(|failure| {
        let policy = failure.get("policy_id").and_then(Value::as_str);
        policy.is_none_or(|policy| !policy.starts_with(&own))
    });
    of_others
        .map(|failure| action(failure.get("action")?))
        .max()
        .unwrap_or(Some(PolicyAction::Allow))
}
