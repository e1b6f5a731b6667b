//! `create_run`: what is pinned, which zone, which limits.

use std::sync::Arc;

use agentos_config::OrchestratorConfig;
use agentos_router::{Needs, RouteAsk};
use agentos_store::{AppendError, Blob};
use agentos_types::{
    Coded as _, Limits, MessageAdded, ModelRef, Run, RunCancelled, RunCreated, RunId, RunStarted, Zone, codes,
};

use crate::api::CreateRun;
use crate::error::{Refusal, RuntimeError};
use crate::inner::{Held, Inner};
use crate::pipeline::{Again, Asks, Overrides, Stop, Why, counts, hold_start, permit};
use crate::policies::Question;
use crate::run::cell::Cell;
use crate::run::pins::{PinnedAgent, Pins};
use crate::run::session::Session;
use crate::streams::StreamOptions;

/// An id drawn at random is taken so rarely that more draws mean something else is wrong.
pub(crate) const DRAWS: usize = 8;

pub(crate) async fn create_run(
    rt: &Inner,
    agent: &PinnedAgent,
    request: CreateRun,
) -> Result<Run, RuntimeError> {
    let held = create(rt, agent, request, false, |_| Ok(())).await?;
    Ok(held.session.run.clone())
}

/// Creates a run, with whatever `prepare` records before the first flush, all in one append.
pub(crate) async fn create(
    rt: &Inner,
    agent: &PinnedAgent,
    request: CreateRun,
    auto: bool,
    prepare: impl Fn(&mut Session) -> Result<(), RuntimeError>,
) -> Result<Held, RuntimeError> {
    if rt.shutdown.is_cancelled() {
        return Err(RuntimeError::ShutDown);
    }
    let draft = Draft::of(rt, agent, request, auto)?;
    rt.keep_lease().await?;
    let mut draws = DRAWS;
    let mut again = Again::default();
    while draws > 0 {
        let run_id = RunId::new(rt.shared.clock.now().millis(), random()?);
        let mut session = draft.session(rt, agent, &run_id)?;
        let why = match permitted(rt, &mut session, auto).await {
            Ok(why) => why,
            Err(stop) => return Err(never_began(session, stop.into_error()).await?),
        };
        prepare(&mut session)?;
        if !why.reasons.is_empty() {
            if !auto {
                session.record(RunStarted {}, &rt.actor)?;
            }
            hold_start(rt, &mut session, why).await?;
        }
        let cell = Cell::new(session);
        let mut session = Arc::clone(&cell.session).lock_owned().await;
        rt.adopt(&run_id, &cell);
        if auto && !counts(rt, &session)? {
            // Its first append is that of its first step.
            return Ok(Held { cell, session });
        }
        match session.flush().await {
            Ok(()) => return Ok(Held { cell, session }),
            Err(error) => {
                rt.retire(&cell, &mut session);
                match error {
                    RuntimeError::Append(AppendError::Exists(_)) => draws -= 1,
                    RuntimeError::Append(AppendError::PoliciesMoved) => again.wait().await?,
                    error => return Err(error),
                }
            }
        }
    }
    Err(RuntimeError::Internal(format!(
        "{DRAWS} random run ids in a row were taken"
    )))
}

/// What a run is made of, before it has an id.
struct Draft {
    created: RunCreated,
    pins: Arc<Pins>,
    blobs: Vec<Blob>,
    asks: Arc<Asks>,
    stream: Option<StreamOptions>,
}

impl Draft {
    fn of(rt: &Inner, agent: &PinnedAgent, request: CreateRun, auto: bool) -> Result<Self, RuntimeError> {
        let (zone, zone_lowered_from) = zone(rt, agent, request.zone)?;
        let (pins, blobs) = rt.shared.pins.pin(agent, &rt.router.prices())?;
        let task_class = or_default(request.task_class);
        let (preset, model) = (request.preset.as_deref(), request.model.as_ref());
        let asks = preflight(rt, agent, &pins, &task_class, preset, model, auto)?;
        let created = RunCreated {
            agent_id: agent.id.clone(),
            pins: pins.digest,
            task_class,
            mode: or_default(request.mode),
            input: request.input,
            zone,
            zone_lowered_from,
            parent_run_id: request.parent_run_id,
            metadata: request.metadata,
            limits: runtime_limits(&rt.config).min(agent.limits).min(request.limits),
            auto,
            preset: request.preset,
            model: request.model,
            gates_enabled: rt.config.enable_quality_gates,
            policies_enabled: rt.config.enable_policy_checks,
        };
        Ok(Self {
            created,
            pins,
            blobs,
            asks,
            stream: request.stream,
        })
    }

    fn session(&self, rt: &Inner, agent: &PinnedAgent, run_id: &RunId) -> Result<Session, RuntimeError> {
        let mut session = Session::create(
            rt.shared.clone(),
            run_id.clone(),
            self.created.clone(),
            Arc::clone(&self.pins),
            self.blobs.clone(),
            &rt.actor,
        )?;
        session.asks = Some(Arc::clone(&self.asks));
        session.stream.clone_from(&self.stream);
        if let Some(stream) = &self.stream {
            rt.streams.open(run_id, stream.clone());
        }
        for example in &agent.examples {
            session.record_own(MessageAdded {
                message: example.clone(),
            })?;
        }
        Ok(session)
    }
}

fn or_default(word: String) -> String {
    if word.is_empty() {
        "default".to_owned()
    } else {
        word
    }
}

/// Why a person must let the run begin, if the policies want that. A run that is driven is started at once, so that they
/// are asked for both.
async fn permitted(rt: &Inner, session: &mut Session, auto: bool) -> Result<Why, Stop> {
    let mut why = permit(rt, session, Question::Create).await?;
    if auto {
        why.add(permit(rt, session, Question::Start).await?);
    }
    Ok(why)
}

/// The policies refuse the run: that it was asked for, and why it is not, is in the journal.
async fn never_began(mut session: Session, error: RuntimeError) -> Result<RuntimeError, RuntimeError> {
    session.record_own(RunCancelled {
        reason: Some(format!("{}: {error}", error.code().name)),
        ran_ms: 0,
    })?;
    // It refuses, and nobody's counting makes that wrong.
    session.goes_by_nothing();
    session.flush().await?;
    Ok(error)
}

/// What no call of the run could mend is refused before there is a run: an unknown preset, a model that
/// nobody can ask.
fn preflight(
    rt: &Inner,
    agent: &PinnedAgent,
    pins: &Pins,
    task_class: &str,
    preset: Option<&str>,
    model: Option<&ModelRef>,
    auto: bool,
) -> Result<Arc<Asks>, Refusal> {
    let overrides = Overrides {
        preset,
        tools: true,
        ..Overrides::default()
    };
    let asks = Asks::new(rt, agent, task_class, &overrides)?;
    if auto || model.is_some() {
        let ask = RouteAsk {
            chain: &asks.chain,
            pinned: model,
            needs: Needs::default(),
            prices: &pins.prices,
            now: rt.shared.clock.now(),
        };
        rt.router.route(&ask).map_err(|error| Refusal::of(&error))?;
    }
    Ok(Arc::new(asks))
}

/// The zone that was asked for, which the agent must be allowed to enter; or the default one, lowered
/// to what it may.
fn zone(rt: &Inner, agent: &PinnedAgent, asked: Option<Zone>) -> Result<(Zone, Option<Zone>), Refusal> {
    let access = agent.zone_access;
    let wanted = asked.unwrap_or(rt.config.default_zone);
    if access.allows(wanted) {
        return Ok((wanted, None));
    }
    let lower = Zone::ALL
        .into_iter()
        .rev()
        .find(|zone| *zone < wanted && access.allows(*zone));
    match (asked, lower) {
        (None, Some(lower)) => Ok((lower, Some(wanted))),
        _ => {
            let may: Vec<&str> = Zone::ALL
                .into_iter()
                .filter(|zone| access.allows(*zone))
                .map(Zone::as_str)
                .collect();
            let may = if may.is_empty() {
                "none".to_owned()
            } else {
                may.join(", ")
            };
            Err(Refusal::new(
                codes::ZONE_NOT_ALLOWED,
                format!(
                    "agent `{}` may not enter zone {wanted}; it may enter {may}",
                    agent.id
                ),
            ))
        }
    }
}

/// The limits that the runtime sets for every run.
#[must_use]
pub fn runtime_limits(config: &OrchestratorConfig) -> Limits {
    Limits {
        max_tokens: Some(config.max_tokens_per_run),
        max_cost: Some(config.max_cost_per_run),
        max_tool_calls: Some(config.max_tool_calls_per_run),
        max_duration_ms: Some(config.max_run_duration_ms),
        max_steps: Some(config.max_steps_per_run),
    }
}

fn random() -> Result<u32, RuntimeError> {
    getrandom::u32().map_err(|error| RuntimeError::Internal(format!("no randomness: {error}")))
}
