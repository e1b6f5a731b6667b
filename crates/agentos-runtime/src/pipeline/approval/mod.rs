//! Approval: what a zone, a tool, an agent, an amount or a policy asks a person for is not done before
//! that person has said yes to exactly this, and is then done once.
//!
//! Why one is needed is in `need`, what a spending tool may spend in `amount`, and what stands between
//! the run and its approvals in `find`. Who may decide is in `run::decide`.

mod amount;
mod find;
mod need;

use agentos_types::{
    ApprovalExpired, ApprovalId, ApprovalRequested, ApprovalUsed, Operation, Run, Timestamp, Vote, Zone,
    codes, operation_hash,
};
use serde_json::{Value, json};

pub(super) use self::amount::above_day;
pub(super) use self::find::Wanted;
use self::find::{Found, find};
use crate::error::{Refusal, RuntimeError};
use crate::inner::Inner;
use crate::pipeline::action::{Cleared, ClearedModel, ClearedTool, Stop};
use crate::pipeline::policy;
use crate::policies::Terms;
use crate::run::session::Session;

/// What the policies say of a step's approval. Asked anew each time the step is tried, so that a policy
/// that was tightened while the run waited holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PolicyWord {
    /// A rule allows exactly this tool to exactly this agent: the yellow zone asks nobody.
    Allows,
    /// A person must approve, for this reason, and on these terms.
    Requires(String, Terms),
}

/// The approval under which the step may be made; `None` where it needs none. A spending tool's amount
/// is noted in what was cleared.
pub(super) async fn check(
    rt: &Inner,
    session: &mut Session,
    cleared: &mut Cleared,
    policy: Option<&PolicyWord>,
) -> Result<Option<ApprovalId>, Stop> {
    match cleared {
        Cleared::Model(model) => match policy {
            Some(PolicyWord::Requires(why, terms)) => {
                Box::pin(model_call(rt, session, model, why, terms.clone()))
                    .await
                    .map(Some)
            }
            _ => Ok(None),
        },
        // The same step again under the same key: what was approved then is this.
        Cleared::Tool(tool) if tool.action.repeats.is_some() => Ok(None),
        Cleared::Tool(tool) => tool_call(rt, session, tool, policy).await,
    }
}

async fn tool_call(
    rt: &Inner,
    session: &mut Session,
    tool: &mut ClearedTool,
    policy: Option<&PolicyWord>,
) -> Result<Option<ApprovalId>, Stop> {
    let definition = &tool.call.tool().definition;
    let agent = &session.pins.agent;
    let spending = amount::judge(agent.financial_limits.as_ref(), definition, tool.call.arguments())?;
    tool.amount = spending.amount;
    if let Some(amount) = spending.amount {
        amount::check_day(rt, session, &definition.name, amount).await?;
    }
    let mut why = need::of_tool(session.run.zone, definition, agent, policy);
    why.extend(spending.why);
    if why.is_empty() {
        return Ok(None);
    }
    let call_id = tool.action.call_id.as_deref();
    // The model's own words are in its message: only what was filled in beyond them is stored.
    let told = call_id.is_some() && tool.action.arguments == *tool.call.arguments();
    let wanted = Wanted {
        operation: Operation::ToolCall,
        resource: &definition.name,
        input: tool.call.arguments(),
        call_id,
    };
    let shown = (!told).then(|| tool.call.arguments().clone());
    let terms = match policy {
        Some(PolicyWord::Requires(_, terms)) => terms.clone(),
        _ => Terms::default(),
    };
    Box::pin(settle(rt, session, &wanted, shown, (why.join("; "), terms)))
        .await
        .map(Some)
}

async fn model_call(
    rt: &Inner,
    session: &mut Session,
    model: &ClearedModel,
    why: &str,
    terms: Terms,
) -> Result<ApprovalId, Stop> {
    let request = &model.request;
    let input = json!({
        "system": request.system, "messages": request.messages, "tools": request.tools,
        "max_tokens": request.max_tokens,
    });
    let first = model
        .route
        .candidates
        .first()
        .map_or_else(String::new, |first| first.model.to_string());
    let wanted = Wanted {
        operation: Operation::ModelCall,
        resource: &first,
        input: &input,
        call_id: None,
    };
    // What would be sent is the run's conversation, which is there to be read.
    settle(rt, session, &wanted, None, (why.to_owned(), terms)).await
}

/// May the output leave the run? Where that needs an approval, its use is recorded; the caller records the
/// completion in the same append. `asks` are further reasons to ask a person: required gates that only a
/// person can judge. Gives what leaves instead, where policies hide something of it.
pub(crate) async fn approve_output(
    rt: &Inner,
    session: &mut Session,
    output: &Value,
    asks: Vec<String>,
) -> Result<Option<Value>, Stop> {
    let mut why = asks;
    let asked = policy::completion(rt, session, output).await?;
    why.extend(asked.why);
    let shown = asked.output;
    let output = shown.as_ref().unwrap_or(output);
    if session.run.zone == Zone::Red {
        why.insert(0, "in zone red, the final output needs approval".to_owned());
    }
    if why.is_empty() {
        policy::release(rt, session, output).await?;
        return Ok(shown);
    }
    let agent_id = session.run.agent_id.clone();
    let wanted = Wanted {
        operation: Operation::ReleaseOutput,
        resource: &agent_id,
        input: output,
        call_id: None,
    };
    let said = session.run.last_answer().map(Value::String);
    let told = (said.as_ref() != Some(output)).then(|| output.clone());
    let id = Box::pin(settle(rt, session, &wanted, told, (why.join("; "), asked.terms))).await?;
    policy::release(rt, session, output).await?;
    let step = session.run.step;
    session.record_own(ApprovalUsed { id, step })?;
    Ok(shown)
}

/// Finds the approval of what is wanted, or asks for it.
pub(super) async fn settle(
    rt: &Inner,
    session: &mut Session,
    wanted: &Wanted<'_>,
    shown: Option<Value>,
    why: (String, Terms),
) -> Result<ApprovalId, Stop> {
    let hash = operation_hash(wanted.operation, wanted.resource, wanted.input);
    match find(&session.run, wanted, hash, session.now()) {
        Found::Usable(id) if is_enough(rt, &session.run, id, &why.1) => Ok(id),
        // Policies and configuration ask for more by now than those who have said yes.
        Found::Usable(id) => {
            session.record_own(ApprovalExpired { id })?;
            request(rt, session, wanted, hash, shown, why).await
        }
        Found::Waits(id) => Err(Stop::Waits { id }),
        Found::Rejected { id, by, note } => Err(Stop::Rejected {
            id,
            refusal: rejected(wanted, &by, note.as_deref()),
        }),
        Found::Changed { id, open } => {
            if open {
                session.record_own(ApprovalExpired { id })?;
            }
            let message = format!(
                "approval {id} is of other arguments than those with which `{}` would be called now",
                wanted.resource
            );
            Err(Refusal::new(codes::APPROVAL_CHANGED, message)
                .with(json!({ "approval_id": id }))
                .into())
        }
        Found::TooLate(id) => {
            session.record_own(ApprovalExpired { id })?;
            request(rt, session, wanted, hash, shown, why).await
        }
        Found::Nothing => request(rt, session, wanted, hash, shown, why).await,
    }
}

/// Do those who have approved meet what is asked for now?
fn is_enough(rt: &Inner, run: &Run, id: ApprovalId, terms: &Terms) -> bool {
    let votes = run.approval(id).map_or(&[][..], |approval| &approval.votes);
    let counts = |vote: &&Vote| vote.approved && terms.approvers.may(&vote.by);
    votes.iter().filter(counts).count() >= quorum(rt, run.zone, terms) as usize
}

/// How many must agree.
fn quorum(rt: &Inner, zone: Zone, terms: &Terms) -> u32 {
    let of_zone = match zone {
        Zone::Red => rt.shared.approvals.rules().red_quorum,
        Zone::Green | Zone::Yellow => 1,
    };
    of_zone.max(terms.quorum).max(1)
}

/// Asks a person. Recorded; whoever made the step pauses the run in the same append.
async fn request(
    rt: &Inner,
    session: &mut Session,
    wanted: &Wanted<'_>,
    input_hash: agentos_types::Digest,
    input: Option<Value>,
    (justification, terms): (String, Terms),
) -> Result<ApprovalId, Stop> {
    let random =
        getrandom::u64().map_err(|error| RuntimeError::Internal(format!("no randomness: {error}")))?;
    let initiator = session.initiator().await?;
    let rules = rt.shared.approvals.rules();
    let now = session.now();
    let wait_ms = session
        .pins
        .agent
        .approval
        .timeout_seconds
        .map_or(rules.timeout_ms, |seconds| seconds.saturating_mul(1_000));
    let wait_ms = terms.timeout_ms.map_or(wait_ms, |own| own.min(wait_ms));
    let id = ApprovalId {
        epoch_ms: now.millis(),
        random,
    };
    session.record_own(ApprovalRequested {
        id,
        operation: wanted.operation,
        resource: wanted.resource.to_owned(),
        initiator,
        justification,
        input_hash,
        call_id: wanted.call_id.map(str::to_owned),
        input,
        expires_at: Timestamp(
            now.millis()
                .saturating_add(i64::try_from(wait_ms).unwrap_or(i64::MAX)),
        ),
        quorum: quorum(rt, session.run.zone, &terms),
        approvers: terms.approvers,
    })?;
    Err(Stop::Waits { id })
}

fn rejected(wanted: &Wanted<'_>, by: &agentos_types::Actor, note: Option<&str>) -> Refusal {
    let what = match wanted.operation {
        Operation::ToolCall => format!("the call of tool `{}`", wanted.resource),
        Operation::ModelCall => format!("the call of model `{}`", wanted.resource),
        Operation::ReleaseOutput => "the output".to_owned(),
        Operation::StartRun => "that the run begins".to_owned(),
    };
    let why = note.map_or_else(|| ", and gave no reason".to_owned(), |note| format!(": {note}"));
    Refusal::new(codes::APPROVAL_REJECTED, format!("{by} has rejected {what}{why}"))
}

/// The run waits: what its program, or whoever resumes it, is told.
pub(crate) fn waits(id: ApprovalId) -> Refusal {
    Refusal::new(
        codes::APPROVAL_REQUIRED,
        format!("the run waits for approval {id}, which is pending"),
    )
    .with(json!({ "approval_id": id }))
}
