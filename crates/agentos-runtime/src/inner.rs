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
use tokio::sync::{OwnedMutexGuard, oneshot};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::error::{Refusal, RuntimeError};
use crate::events::Bus;
use crate::pipeline::{Asks, Overrides};
use crate::run::cell::{Cell, Letter};
use crate::run::command::Command;
use crate::run::session::{Session, Shared};
use crate::run::step::Taken;
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
        let session = Session::claim(self.shared.clone(), run, pins, fence, taken)?;
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

    /// Turns waiting commands into events, and tells those who asked once that is durable.
    pub(crate) async fn attend(&self, cell: &Cell, session: &mut Session) -> Result<(), RuntimeError> {
        if session.inbox_waiting {
            session.inbox_waiting = false;
            self.collect_inbox(cell, &session.run.run_id).await?;
        }
        while let Some(letter) = cell.take() {
            let applied = letter.command.apply(session, &letter.actor);
            if let Some(n) = letter.inbox {
                // Refused or not, it has been dealt with.
                session.take_inbox(n);
            }
            let flushed = if applied.is_ok() || letter.inbox.is_some() {
                session.flush().await
            } else {
                Ok(())
            };
            let broken = flushed.as_ref().err().map(|error| match error {
                RuntimeError::Append(error) => error.clone().into(),
                _ => RuntimeError::Busy {
                    run_id: session.run.run_id.to_string(),
                },
            });
            let answer = flushed.and(applied);
            if let Err(refusal) = &answer {
                tracing::info!(run = %session.run.run_id, %refusal, "a command was refused");
            }
            // Whoever asked may have stopped listening.
            let _ = letter.reply.send(answer);
            if let Some(broken) = broken {
                return Err(broken);
            }
        }
        Ok(())
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

    /// Puts the inbox's commands into the mailbox, each once.
    pub(crate) async fn collect_inbox(&self, cell: &Cell, run_id: &RunId) -> Result<(), RuntimeError> {
        let mut letters = Vec::new();
        for row in self.journal().inbox(run_id.as_str()).await? {
            match serde_json::from_slice::<Command>(&row.payload) {
                Ok(command) => {
                    let (reply, _) = oneshot::channel();
                    let letter = Letter {
                        command,
                        actor: row.actor,
                        inbox: Some(row.n),
                        reply,
                    };
                    letters.push((row.n, letter));
                }
                Err(error) => tracing::error!(run = %run_id, %error, "an inbox row is no command"),
            }
        }
        cell.bring(letters);
        Ok(())
    }

    /// Brings other processes' commands to a run that this process owns.
    pub(crate) async fn bring(&self, run_id: &RunId) -> Result<(), RuntimeError> {
        let Some(cell) = self.owned(run_id) else {
            return Ok(());
        };
        self.collect_inbox(&cell, run_id).await?;
        // Whoever is in a step attends by itself; an idle run has nobody else.
        if let Ok(mut session) = Arc::clone(&cell.session).try_lock_owned()
            && !session.retired
        {
            let attended = self.attend(&cell, &mut session).await;
            self.retire(&cell, &mut session);
            return attended;
        }
        Ok(())
    }

    /// Gives a command to the run: to whoever holds it in this process, to itself, or to its owner's
    /// inbox. Returns the run after it; `None` when another process will carry it out.
    pub(crate) async fn command(
        &self,
        run_id: &RunId,
        command: Command,
        actor: &Actor,
    ) -> Result<Option<Run>, RuntimeError> {
        loop {
            let cell = match self.cell(run_id).await {
                Ok(cell) => cell,
                Err(RuntimeError::Busy { .. }) => {
                    let payload = serde_json::to_vec(&command)
                        .map_err(|error| RuntimeError::Internal(error.to_string()))?;
                    self.journal()
                        .post(run_id.as_str(), actor.clone(), payload)
                        .await?;
                    // Its owner may have let go of it just now: then it is for whoever wrote to claim it.
                    return match self.cell(run_id).await {
                        Ok(_) => self.bring(run_id).await.map(|()| None),
                        Err(RuntimeError::Busy { .. }) => Ok(None),
                        Err(other) => Err(other),
                    };
                }
                Err(other) => return Err(other),
            };
            let (reply, mut answer) = oneshot::channel();
            cell.put(Letter {
                command: command.clone(),
                actor: actor.clone(),
                inbox: None,
                reply,
            });
            // Whoever holds the session attends to it; if nobody does, we do.
            tokio::select! {
                biased;
                answer = &mut answer => {
                    if let Ok(outcome) = answer {
                        outcome?;
                        return Ok(Some(self.current(run_id).await?));
                    }
                }
                mut session = Arc::clone(&cell.session).lock_owned() => {
                    if session.retired {
                        cell.close();
                        continue;
                    }
                    let attended = self.attend(&cell, &mut session).await;
                    let run = session.run.clone();
                    self.retire(&cell, &mut session);
                    drop(session);
                    match answer.try_recv() {
                        Ok(outcome) => return outcome.map(|()| Some(run)),
                        // The store broke over somebody else's command, before ours was looked at.
                        Err(_) => attended?,
                    }
                }
            }
        }
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
