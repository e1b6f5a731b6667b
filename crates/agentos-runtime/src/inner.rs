//! What an orchestrator's handle points to: its parts, the runs it owns, and how it comes to own them.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use agentos_config::{OrchestratorConfig, Profile};
use agentos_gates::{Gate, GateExecutor};
use agentos_router::{Preset, Router};
use agentos_store::{EventFilter, Journal, StateStore};
use agentos_tools::ToolsRegistry;
use agentos_types::{Actor, DecodeError, Run, RunId};
use tokio::sync::OwnedMutexGuard;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::error::{Refusal, RuntimeError};
use crate::events::Bus;
use crate::live_gates::LiveGates;
use crate::pipeline::{Asks, InjectionAction, Overrides};
use crate::policies::Policies;
use crate::run::cell::Cell;
use crate::run::session::{Session, Shared};
use crate::run::step::Taken;
use crate::streams::Streams;
use crate::worker::identity;

#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) config: OrchestratorConfig,
    pub(crate) profile: Option<Profile>,
    pub(crate) shared: Shared,
    pub(crate) state: Arc<dyn StateStore>,
    pub(crate) router: Router,
    pub(crate) presets: BTreeMap<String, Preset>,
    pub(crate) tools: ToolsRegistry,
    pub(crate) gates: GateExecutor,
    pub(crate) quality_gate: Gate,
    /// Gates of files.
    pub(crate) gate_set: LiveGates,
    /// What is done about tools' results that try to give the model orders.
    pub(crate) injection: InjectionAction,
    pub(crate) policies: Arc<Policies>,
    /// Who listens to which run.
    pub(crate) streams: Streams,
    pub(crate) actor: Arc<Actor>,
    pub(crate) cells: Mutex<HashMap<RunId, Arc<Cell>>>,
    /// Held while a run is loaded, so that one run never gets two cells.
    pub(crate) loading: tokio::sync::Mutex<()>,
    pub(crate) leased_until: Mutex<Option<Instant>>,
    /// Takes over, by itself, runs that nobody drives.
    pub(crate) adopts: bool,
    pub(crate) tasks: TaskTracker,
    pub(crate) shutdown: CancellationToken,
}

impl Inner {
    pub(crate) fn journal(&self) -> &Arc<dyn Journal> {
        &self.shared.journal
    }

    pub(crate) fn bus(&self) -> &Bus {
        &self.shared.bus
    }

    pub(crate) fn model_timeout(&self) -> Duration {
        Duration::from_millis(self.config.model_timeout_ms)
    }

    pub(crate) fn lease(&self) -> Duration {
        Duration::from_millis(self.config.lease_ms)
    }

    /// In staging and production a required gate that nobody can evaluate blocks.
    pub(crate) fn unevaluated_blocks(&self) -> bool {
        matches!(self.profile, Some(Profile::Staging | Profile::Production))
    }

    pub(crate) fn driver_asks(&self, session: &mut Session) -> Result<Arc<Asks>, Refusal> {
        if let Some(asks) = &session.asks {
            return Ok(Arc::clone(asks));
        }
        let run = &session.run;
        let overrides = Overrides {
            preset: run.preset.as_deref(),
            tools: true,
            ..Overrides::default()
        };
        let asks = Arc::new(Asks::new(self, &session.pins.agent, &run.task_class, &overrides)?);
        session.asks = Some(Arc::clone(&asks));
        Ok(asks)
    }

    /// The run's cell, where this process owns it.
    pub(crate) fn owned(&self, run_id: &RunId) -> Option<Arc<Cell>> {
        self.cells
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(run_id)
            .cloned()
    }

    pub(crate) fn owned_runs(&self) -> Vec<RunId> {
        self.cells
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .keys()
            .cloned()
            .collect()
    }

    pub(crate) fn adopt(&self, run_id: &RunId, cell: &Arc<Cell>) {
        self.cells
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(run_id.clone(), Arc::clone(cell));
    }

    /// The run's session, for one step: nobody else touches the run meanwhile.
    pub(crate) async fn hold(&self, run_id: &RunId) -> Result<Held, RuntimeError> {
        loop {
            let cell = self.cell(run_id).await?;
            let mut session = Arc::clone(&cell.session).lock_owned().await;
            if session.retired {
                continue;
            }
            // What was asked of the run before comes before.
            if let Err(error) = self.attend(&cell, &mut session).await {
                self.retire(&cell, &mut session);
                return Err(error);
            }
            return Ok(Held { cell, session });
        }
    }

    /// Lets go of a run that needs no memory: ended, paused, or loaded and left alone.
    pub(crate) fn retire(&self, cell: &Arc<Cell>, session: &mut Session) {
        if !session.is_resting() && !session.is_dead() {
            return;
        }
        session.retired = true;
        let mut cells = self.cells.lock().unwrap_or_else(PoisonError::into_inner);
        if cells
            .get(&session.run.run_id)
            .is_some_and(|held| Arc::ptr_eq(held, cell))
        {
            cells.remove(&session.run.run_id);
        }
        drop(cells);
        cell.close();
    }

    /// The run as the journal has it, and whether it can be driven by this version.
    pub(crate) async fn load(&self, run_id: &RunId) -> Result<Run, RuntimeError> {
        load_run(self.journal().as_ref(), run_id).await
    }

    /// The run's cell: owned already, or claimed now. The claim is appended with the first event.
    pub(crate) async fn cell(&self, run_id: &RunId) -> Result<Arc<Cell>, RuntimeError> {
        if self.shutdown.is_cancelled() {
            return Err(RuntimeError::ShutDown);
        }
        if let Some(cell) = self.owned(run_id) {
            return Ok(cell);
        }
        let _one_at_a_time = self.loading.lock().await;
        if let Some(cell) = self.owned(run_id) {
            return Ok(cell);
        }
        self.keep_lease().await?;
        let (fence, taken) = self.take_over(run_id).await?;
        let run = self.load(run_id).await?;
        let pins = self
            .shared
            .pins
            .load(run_id.as_str(), run.pins, self.journal().as_ref())
            .await?;
        let mut session = Session::claim(self.shared.clone(), run, pins, fence, taken)?;
        session.stream = self.streams.of(run_id);
        let cell = Cell::new(session);
        self.adopt(run_id, &cell);
        Ok(cell)
    }

    /// May the run be claimed, under which fence, and is the worker before us surely gone?
    async fn take_over(&self, run_id: &RunId) -> Result<(u64, Taken), RuntimeError> {
        let journal = self.journal();
        let unknown = || RuntimeError::RunNotFound(run_id.to_string());
        let head = journal.head(run_id.as_str()).await?.ok_or_else(unknown)?;
        let Some(owner) = head.owner.filter(|owner| *owner != self.shared.worker) else {
            return Ok((head.fence, Taken::Cleanly));
        };
        if identity::is_gone(&owner) {
            journal.release(&owner).await?;
            return Ok((head.fence, Taken::Cleanly));
        }
        if head.given_up {
            return Ok((head.fence, Taken::Cleanly));
        }
        if head.claimable {
            return Ok((head.fence, Taken::FromUnknown));
        }
        Err(RuntimeError::Busy {
            run_id: run_id.to_string(),
        })
    }

    /// Gives a held run back after a step: what the step has recorded is made durable, and whoever has
    /// asked for something meanwhile is attended to.
    pub(crate) async fn hand_back<T>(
        &self,
        mut held: Held,
        outcome: Result<T, RuntimeError>,
    ) -> Result<T, RuntimeError> {
        let flushed = match &outcome {
            // A flush has failed already, or there is nothing to say but that we have looked at the run.
            Err(_) if held.session.is_dead() || held.session.is_untouched() => Ok(()),
            _ => held.session.flush().await,
        };
        if !held.session.is_dead()
            && let Err(error) = self.attend(&held.cell, &mut held.session).await
        {
            // The step itself is durable; those who asked have been told.
            tracing::error!(run = %held.session.run.run_id, %error, "a command could not be carried out");
        }
        self.retire(&held.cell, &mut held.session);
        flushed.and(outcome)
    }

    /// The run as it is now: from memory where this process owns it, else from the journal.
    pub(crate) async fn current(&self, run_id: &RunId) -> Result<Run, RuntimeError> {
        if let Some(cell) = self.owned(run_id)
            && let Ok(session) = cell.session.try_lock()
            && !session.retired
            && !session.is_dead()
        {
            return Ok(session.run.clone());
        }
        self.load(run_id).await
    }
}

/// A run's session, held for one step.
pub(crate) struct Held {
    pub(crate) cell: Arc<Cell>,
    pub(crate) session: OwnedMutexGuard<Session>,
}

/// A run as the journal has it: the newest snapshot, and every event after it.
///
/// # Errors
/// `RUN_NOT_FOUND`, `NEEDS_NEWER`, `RUN_DAMAGED`; errors of the store.
pub async fn load_run(journal: &dyn Journal, run_id: &RunId) -> Result<Run, RuntimeError> {
    let name = run_id.as_str();
    let damaged = |reason: String| RuntimeError::Damaged {
        run_id: name.to_owned(),
        reason,
    };
    let snapshot = journal.snapshot(name).await?;
    let mut run: Option<Run> = match snapshot {
        // A snapshot of another version is no snapshot: the events say the same.
        Some(snapshot) => serde_json::from_slice::<Run>(&snapshot.bytes)
            .ok()
            .filter(|run| run.seq == snapshot.seq),
        None => None,
    };
    let after = run.as_ref().map_or(0, |run| run.seq);
    let events = journal
        .events(EventFilter {
            stream: Some(name.to_owned()),
            after,
            limit: 0,
        })
        .await?;
    for stored in events {
        let event = stored
            .decode()
            .map_err(|error| match error {
                DecodeError::NeedsNewer { kind, version } => RuntimeError::NeedsNewer {
                    run_id: name.to_owned(),
                    kind,
                    version,
                },
                DecodeError::Malformed { .. } => damaged(error.to_string()),
            })?
            .ok_or_else(|| RuntimeError::Purged(name.to_owned()))?;
        match &mut run {
            None => {
                run = Some(
                    Run::create(run_id.clone(), stored.at, &event)
                        .map_err(|error| damaged(error.to_string()))?,
                );
            }
            Some(run) => run
                .apply(stored.at, &event)
                .map_err(|error| damaged(error.to_string()))?,
        }
    }
    run.ok_or_else(|| RuntimeError::RunNotFound(name.to_owned()))
}
