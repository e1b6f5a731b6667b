//! What the policies say before something happens: at creation and start of a run, before each call of a
//! model or tool, and before an output is released.
//!
//! They are asked before a person is, and, where they count, once more right before the intent: what a
//! rule lets pass is counted in the same append.

use agentos_types::{PolicySettled, Usd, codes};

use crate::budgets::utc_day;
use crate::error::{Refusal, RuntimeError};
use crate::inner::Inner;
use crate::pipeline::action::{Cleared, ClearedModel, ClearedTool, Stop};
use crate::pipeline::approval::PolicyWord;
use crate::policies::{Moment, Question, Verdict, spend_id};
use crate::run::session::Session;

/// What the policies say of a step. `None`: there are none, or the run was created without their checks.
///
/// A model that they refuse is no candidate; only when none is left is the call refused.
pub(super) async fn ask(
    rt: &Inner,
    session: &mut Session,
    cleared: &mut Cleared,
) -> Result<Option<PolicyWord>, Stop> {
    if is_silent(rt, session)? {
        return Ok(None);
    }
    let verdict = match cleared {
        Cleared::Tool(tool) => consult(rt, session, of_tool(tool), false).await?,
        Cleared::Model(model) => first_permitted(rt, session, model).await?,
    };
    let refusal = verdict.refusal(|id| rt.gate_set.find(id).is_some());
    // Where it is counted, it is recorded once it is.
    if refusal.is_some() || !verdict.approvals().is_empty() || !rt.policies.is_stateful() {
        let step = session.run.step + 1;
        session.record_own(verdict.uncounted(Some(step))?)?;
    }
    refusal.map_or(Ok(word(&verdict)), |refusal| Err(refusal.into()))
}

/// What the approvals are told.
fn word(verdict: &Verdict) -> Option<PolicyWord> {
    let asks = reasons(verdict);
    if asks.is_empty() {
        return verdict.is_granted().then_some(PolicyWord::Allows);
    }
    Some(PolicyWord::Requires(asks.join("; ")))
}

fn reasons(verdict: &Verdict) -> Vec<String> {
    verdict
        .approvals()
        .into_iter()
        .map(|failure| failure.message)
        .collect()
}

/// The verdict on the first candidate that is not refused, or on the first of all when all are.
async fn first_permitted(
    rt: &Inner,
    session: &Session,
    model: &mut ClearedModel,
) -> Result<Verdict, RuntimeError> {
    let (mut permitted, mut refused) = (None, None);
    let mut kept = Vec::with_capacity(model.route.candidates.len());
    for at in 0..model.route.candidates.len() {
        let verdict = consult(rt, session, of_model(model, at), false).await?;
        if verdict.refusal(|id| rt.gate_set.find(id).is_some()).is_some() {
            refused.get_or_insert(verdict);
        } else {
            kept.extend(model.route.candidates.get(at).cloned());
            permitted.get_or_insert(verdict);
        }
    }
    if permitted.is_some() {
        model.route.candidates = kept;
    }
    permitted
        .or(refused)
        .ok_or_else(|| RuntimeError::Internal("a route without candidates".to_owned()))
}

/// Right before the intent, policies that count, spend or switch are asked again, and count. Names what the
/// step has set aside.
pub(super) async fn count(
    rt: &Inner,
    session: &mut Session,
    cleared: &Cleared,
) -> Result<Option<String>, Stop> {
    if !rt.policies.is_stateful() || is_silent(rt, session)? {
        return Ok(None);
    }
    let question = match cleared {
        Cleared::Tool(tool) => of_tool(tool),
        Cleared::Model(model) => of_model(model, 0),
    };
    let verdict = consult(rt, session, question, true).await?;
    let step = cleared.step(session);
    session.record_own(verdict.event(Some(step))?)?;
    match verdict.refusal(|id| rt.gate_set.find(id).is_some()) {
        Some(refusal) => Err(refusal.into()),
        None => Ok(Some(spend_id(&session.run))),
    }
}

/// What a step had set aside of the policies' budgets is booked as its cost; nothing where it was not made.
pub(super) fn settle(
    rt: &Inner,
    session: &mut Session,
    spend: Option<&str>,
    cost: Usd,
) -> Result<(), RuntimeError> {
    match spend.and_then(|spend| rt.policies.settle(spend, cost)) {
        Some(change) => session.record_own(PolicySettled {
            changes: vec![change],
        }),
        None => Ok(()),
    }
}

/// May a run be created, started or completed? What the policies say is recorded with what follows. Gives
/// the reasons for which they ask for a person.
pub(crate) async fn permit(
    rt: &Inner,
    session: &mut Session,
    question: Question<'_>,
) -> Result<Vec<String>, Stop> {
    if is_silent(rt, session)? {
        return Ok(Vec::new());
    }
    let verdict = consult(rt, session, question, rt.policies.is_stateful()).await?;
    session.record_own(verdict.event(None)?)?;
    match verdict.refusal(|id| rt.gate_set.find(id).is_some()) {
        Some(refusal) => Err(refusal.into()),
        None => Ok(reasons(&verdict)),
    }
}

/// The same where nobody can be asked: a run that is not there yet, or not begun, waits for no person.
pub(crate) async fn admit(
    rt: &Inner,
    session: &mut Session,
    question: Question<'_>,
) -> Result<(), RuntimeError> {
    match permit(rt, session, question).await {
        Ok(asks) if asks.is_empty() => Ok(()),
        Ok(asks) => Err(Refusal::new(
            codes::APPROVAL_REQUIRED,
            format!("no run may begin that needs an approval: {}", asks.join("; ")),
        )
        .into()),
        Err(Stop::Refused(refusal)) => Err(refusal.into()),
        Err(Stop::Runtime(error)) => Err(error),
        Err(_) => Err(RuntimeError::Internal(
            "the policies have no outcome of their own".to_owned(),
        )),
    }
}

fn is_silent(rt: &Inner, session: &Session) -> Result<bool, RuntimeError> {
    Ok(!session.run.policies_enabled || rt.policies.is_silent(&session.pins.agent)?)
}

async fn consult(
    rt: &Inner,
    session: &Session,
    question: Question<'_>,
    counted: bool,
) -> Result<Verdict, RuntimeError> {
    let agent = &session.pins.agent;
    let journal = rt.journal().as_ref();
    let day = if rt.policies.reads(agent, "daily_cost_usd")? {
        let balance = journal.budget(&format!("day:{}", utc_day(session.now()))).await?;
        Some(balance.unwrap_or_default().committed())
    } else {
        None
    };
    let moment = Moment {
        run: &session.run,
        pack: &agent.pack,
        actor: &rt.actor,
        at: session.now(),
        ran_ms: session.ran_ms(),
        day,
    };
    let asked = rt.policies.request(&moment, question);
    if counted {
        rt.policies.count(Some(agent), asked, journal).await
    } else {
        rt.policies.ask(Some(agent), asked, journal).await
    }
}

fn of_tool(tool: &ClearedTool) -> Question<'_> {
    Question::Tool {
        definition: &tool.call.tool().definition,
        arguments: tool.call.arguments(),
    }
}

fn of_model(model: &ClearedModel, at: usize) -> Question<'_> {
    let cap = model.request.max_tokens;
    Question::Model {
        model: model.route.candidates.get(at).map(|candidate| &candidate.model),
        max_tokens: cap,
        tokens: model.input_bound.saturating_add(cap),
        cost: model.route.worst_case(model.input_bound, cap),
    }
}
