//! What the policies say before something happens: at creation and start of a run, before each call of a
//! model or tool, and before an output is released.
//!
//! They are asked before a person is, and, where they count, once more right before the intent: what a
//! rule lets pass is counted in the same append.

mod settle;

use agentos_policy::{Counting, EvaluateRequest};
use agentos_types::{PolicyDecided, codes};
use serde_json::Value;

use crate::budgets::utc_day;
use crate::error::{Refusal, RuntimeError};
use crate::hide::{Hidden, Hider, Part};
use crate::inner::Inner;
use crate::pipeline::action::{Cleared, ClearedModel, ClearedTool, Hiding, Stop};
use crate::pipeline::approval::PolicyWord;
use crate::pipeline::counted::{Again, Counted, keep};
use crate::pipeline::hide;
use crate::policies::{Moment, Question, Terms, Verdict, spend_id};
use crate::run::session::{Flushed, Session};

pub(super) use self::settle::{first, settle, settle_call};

/// What the policies say of a step. `None`: there are none, or the run was created without their checks.
///
/// A model that they refuse is no candidate; only when none is left is the call refused. What they want hidden
/// is taken out of the step.
pub(super) async fn ask(
    rt: &Inner,
    session: &mut Session,
    cleared: &mut Cleared,
) -> Result<Option<PolicyWord>, Stop> {
    if is_silent(rt, session)? {
        return Ok(None);
    }
    let (verdict, hider) = match cleared {
        Cleared::Tool(tool) => {
            let verdict = consult(rt, session, of_tool(tool)).await?;
            let hider = hider(rt, session, hide::TOOL, &verdict);
            (verdict, hider)
        }
        Cleared::Model(model) => first_permitted(rt, session, model).await?,
    };
    let refusal = match verdict.refusal(runs(rt)) {
        Some(refusal) => Some(refusal),
        None => hider
            .and_then(|hider| {
                let hiding = Hiding {
                    hider,
                    by: Some(verdict.digest()),
                    ..Hiding::default()
                };
                hide::step(rt, cleared, hiding)
            })
            .err(),
    };
    // Where it is counted, it is recorded once it is.
    if refusal.is_some()
        || !verdict.approvals().is_empty()
        || !rt.policies.is_stateful(&session.pins.agent)?
    {
        let step = session.run.step + 1;
        session.record_own(verdict.uncounted(Some(step), &cleared.hiding().hidden)?)?;
    }
    refusal.map_or(Ok(word(&verdict)), |refusal| Err(refusal.into()))
}

/// Is a gate of that id run here?
fn runs(rt: &Inner) -> impl Fn(&str) -> bool + use<> {
    let gates = rt.gate_set.load();
    move |id| gates.find(id).is_some()
}

/// What is to be hidden of these parts, by what the policies have said.
fn hider(rt: &Inner, session: &mut Session, parts: &[Part], verdict: &Verdict) -> Result<Hider, Refusal> {
    let zone = Some(session.run.zone);
    let vault = session.vault();
    rt.policies
        .hiding
        .hider(&vault, parts, zone, verdict.obligations())
}

/// What the approvals are told.
fn word(verdict: &Verdict) -> Option<PolicyWord> {
    let asks = reasons(verdict);
    if asks.is_empty() {
        return verdict.is_granted().then_some(PolicyWord::Allows);
    }
    Some(PolicyWord::Requires(asks.join("; "), verdict.terms()))
}

fn reasons(verdict: &Verdict) -> Vec<String> {
    verdict
        .approvals()
        .into_iter()
        .map(|failure| failure.message)
        .collect()
}

/// The verdict on the first candidate that is not refused, or on the first of all when all are; and what is
/// hidden whichever of them answers.
async fn first_permitted(
    rt: &Inner,
    session: &mut Session,
    model: &mut ClearedModel,
) -> Result<(Verdict, Result<Hider, Refusal>), RuntimeError> {
    let (mut permitted, mut refused): (Option<Verdict>, Option<Verdict>) = (None, None);
    let mut hiding = Ok(Hider::default());
    let mut kept = Vec::with_capacity(model.route.candidates.len());
    for at in 0..model.route.candidates.len() {
        let verdict = consult(rt, session, of_model(model, at)).await?;
        if verdict.refusal(runs(rt)).is_some() {
            refused.get_or_insert(verdict);
            continue;
        }
        // Whoever approves the first has not approved another that needs it.
        if permitted
            .as_ref()
            .is_some_and(|first| first.approvals().is_empty() && !verdict.approvals().is_empty())
        {
            continue;
        }
        kept.extend(model.route.candidates.get(at).cloned());
        hiding = hiding.and_then(|all| Ok(all.with(hider(rt, session, hide::MODEL, &verdict)?)));
        permitted.get_or_insert(verdict);
    }
    if permitted.is_some() {
        model.route.candidates = kept;
    }
    permitted
        .or(refused)
        .map(|verdict| (verdict, hiding))
        .ok_or_else(|| RuntimeError::Internal("a route without candidates".to_owned()))
}

/// Must policies count the run's steps?
pub(crate) fn counts(rt: &Inner, session: &Session) -> Result<bool, RuntimeError> {
    Ok(rt.policies.is_stateful(&session.pins.agent)? && !is_silent(rt, session)?)
}

/// Names what the next step sets aside, where policies count.
pub(super) fn spends(rt: &Inner, session: &Session) -> Result<Option<String>, RuntimeError> {
    Ok(counts(rt, session)?.then(|| spend_id(&session.run)))
}

/// Right before the intent, policies that count, spend or switch are asked again, and count.
pub(super) async fn count(
    rt: &Inner,
    session: &mut Session,
    cleared: &Cleared,
) -> Result<Option<Counted>, Stop> {
    if !counts(rt, session)? {
        return Ok(None);
    }
    let question = match cleared {
        Cleared::Tool(tool) => of_tool(tool),
        Cleared::Model(model) => of_model(model, 0),
    };
    // Whoever was to be asked has said yes: what was approved counts like all else.
    let (verdict, seen) = consult_counted(rt, session, question, Counting::Approved).await?;
    let step = cleared.step(session);
    let hiding = cleared.hiding();
    let event = verdict.event(Some(step), &hiding.hidden)?;
    match verdict.refusal(runs(rt)).or_else(|| tightened(hiding, &verdict)) {
        Some(refusal) => {
            rt.policies.undo(&event.changes);
            session.record_own(PolicyDecided {
                changes: Counted {
                    event: event.clone(),
                    seen,
                }
                .switched(),
                ..event
            })?;
            Err(refusal.into())
        }
        None => Ok(Some(Counted { event, seen })),
    }
}

/// Policies that came meanwhile, and want more hidden than was.
fn tightened(hiding: &Hiding, verdict: &Verdict) -> Option<Refusal> {
    (verdict.hides() && hiding.by != Some(verdict.digest())).then(|| {
        Refusal::new(
            codes::POLICY_DENIED,
            "the policies have changed while the step was made ready, and want data hidden in it",
        )
    })
}

/// Why a person must be asked whether a run may begin, and on which terms.
#[derive(Clone, Debug, Default)]
pub(crate) struct Why {
    pub(crate) reasons: Vec<String>,
    pub(crate) terms: Terms,
}

impl Why {
    fn of(verdict: &Verdict) -> Self {
        Self {
            reasons: reasons(verdict),
            terms: verdict.terms(),
        }
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.reasons.extend(other.reasons);
        self.terms = std::mem::take(&mut self.terms).and(other.terms);
    }
}

/// May a run be created or started? What the policies say is recorded with what follows. Gives the reasons for
/// which they ask for a person. Nothing leaves here, so that there is nothing to hide.
pub(crate) async fn permit(rt: &Inner, session: &mut Session, question: Question<'_>) -> Result<Why, Stop> {
    permitted(rt, session, question, Counting::Unasked).await
}

/// The same, counting what `counting` says.
pub(super) async fn permitted(
    rt: &Inner,
    session: &mut Session,
    question: Question<'_>,
    counting: Counting,
) -> Result<Why, Stop> {
    if is_silent(rt, session)? {
        return Ok(Why::default());
    }
    if !counts(rt, session)? || session.is_new() {
        let counted = consult_counted(rt, session, question, counting).await?;
        return admitted(rt, session, counted);
    }
    decide(rt, session, question, counting).await
}

/// A decision that counts, durable when this returns.
async fn decide(
    rt: &Inner,
    session: &mut Session,
    question: Question<'_>,
    counting: Counting,
) -> Result<Why, Stop> {
    let mut again = Again::default();
    loop {
        let (verdict, seen) = consult_counted(rt, session, question, counting).await?;
        if verdict.refusal(runs(rt)).is_some() {
            return admitted(rt, session, (verdict, seen));
        }
        let event = verdict.event(None, &Hidden::default())?;
        let counted = Counted { event, seen };
        let switched = counted.switched();
        match session.flush_intent([counted.event.into()], Some(seen)).await? {
            Flushed::Done => {
                hider(rt, session, &[], &verdict)?;
                return Ok(Why::of(&verdict));
            }
            Flushed::Moved | Flushed::Over(_) => keep(session, Some(switched))?,
        }
        again.wait().await?;
    }
}

fn admitted(rt: &Inner, session: &mut Session, (verdict, seen): (Verdict, u64)) -> Result<Why, Stop> {
    session.record_own(verdict.event(None, &Hidden::default())?)?;
    if let Some(refusal) = verdict.refusal(runs(rt)) {
        return Err(refusal.into());
    }
    if counts(rt, session)? {
        session.goes_by(seen);
    }
    hider(rt, session, &[], &verdict)?;
    Ok(Why::of(&verdict))
}

/// An output that may be released counts, where policies count. Durable when this returns.
pub(super) async fn release(rt: &Inner, session: &mut Session, output: &Value) -> Result<(), Stop> {
    if !counts(rt, session)? {
        return Ok(());
    }
    let question = Question::Completion { output };
    decide(rt, session, question, Counting::Approved)
        .await
        .map(|_| ())
}

/// What the policies say of an output.
#[derive(Debug, Default)]
pub(super) struct Asked {
    pub(super) why: Vec<String>,
    pub(super) terms: Terms,
    /// What may leave instead, where something is hidden.
    pub(super) output: Option<Value>,
}

/// May an output be released, and how much of it?
pub(super) async fn completion(rt: &Inner, session: &mut Session, output: &Value) -> Result<Asked, Stop> {
    if is_silent(rt, session)? {
        return Ok(Asked::default());
    }
    let question = Question::Completion { output };
    let verdict = consult(rt, session, question).await?;
    let mut hidden = Hidden::default();
    let shown = match verdict.refusal(runs(rt)) {
        Some(refusal) => Err(refusal),
        None => hider(rt, session, &[Part::Output], &verdict)
            .and_then(|hider| hide::output(&hider, output, &mut hidden)),
    };
    if shown.is_err() || !hidden.is_empty() || !verdict.approvals().is_empty() || !counts(rt, session)? {
        session.record_own(verdict.uncounted(None, &hidden)?)?;
    }
    Ok(Asked {
        why: reasons(&verdict),
        terms: verdict.terms(),
        output: shown?,
    })
}

fn is_silent(rt: &Inner, session: &Session) -> Result<bool, RuntimeError> {
    Ok(!session.run.policies_enabled || rt.policies.is_silent(&session.pins.agent)?)
}

async fn consult(rt: &Inner, session: &Session, question: Question<'_>) -> Result<Verdict, RuntimeError> {
    let asked = request(rt, session, question).await?;
    let agent = &session.pins.agent;
    rt.policies.ask(Some(agent), asked, rt.journal().as_ref()).await
}

/// The same, counted.
async fn consult_counted(
    rt: &Inner,
    session: &Session,
    question: Question<'_>,
    counting: Counting,
) -> Result<(Verdict, u64), RuntimeError> {
    let asked = request(rt, session, question).await?;
    let agent = &session.pins.agent;
    rt.policies
        .count(Some(agent), asked, counting, rt.journal().as_ref())
        .await
}

async fn request(
    rt: &Inner,
    session: &Session,
    question: Question<'_>,
) -> Result<EvaluateRequest, RuntimeError> {
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
    Ok(rt.policies.request(&moment, question))
}

fn of_tool(tool: &ClearedTool) -> Question<'_> {
    Question::Tool {
        definition: &tool.call.tool().definition,
        // What was asked for decides, and not what is left of it.
        arguments: tool.asked.as_ref().unwrap_or_else(|| tool.call.arguments()),
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
