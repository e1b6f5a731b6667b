//! A run under way in this process: the fold, the events that wait for the next append, and time.
//!
//! Events are folded when they are recorded and durable when they are flushed. A flush that fails
//! leaves the fold ahead of the journal, so the session is then dead and the run is loaded anew.

mod asked;
mod flush;
mod lost;
mod pace;

use std::sync::Arc;

use agentos_scanner::{MemoryVault, Vault};
use agentos_store::{ApprovalChange, Blob, Journal, LedgerChange, NewEvent, WorkerId};
use agentos_types::{Actor, EventBody, EventKind, Run, RunClaimed, RunCreated, RunId, RunStatus, Timestamp};
use serde_json::Value;
use tokio::sync::oneshot;
use tokio::time::{Duration, Instant};

use crate::approvals::{self, Approvals};
use crate::budgets::Budgets;
use crate::clock::Clock;
use crate::error::RuntimeError;
use crate::events::{Bus, RunEvent};
use crate::pipeline::Asks;
use crate::policies::Policies;
use crate::run::pins::{PinCache, Pins};
use crate::run::step::Taken;
use crate::streams::{StreamOptions, Word, word_of};
use pace::SnapshotPace;

pub(crate) use flush::{Flushed, OverBudget};

/// What every session of an orchestrator shares.
#[derive(Clone, Debug)]
pub(crate) struct Shared {
    pub(crate) journal: Arc<dyn Journal>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) bus: Bus,
    pub(crate) worker: WorkerId,
    pub(crate) pins: Arc<PinCache>,
    pub(crate) budgets: Arc<Budgets>,
    pub(crate) approvals: Arc<Approvals>,
    pub(crate) policies: Arc<Policies>,
    pub(crate) snapshot_every: Duration,
}

#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) run: Run,
    pub(crate) pins: Arc<Pins>,
    pub(crate) taken: Taken,
    /// What the driver asks a model, worked out once.
    pub(crate) asks: Option<Arc<Asks>>,
    pub(crate) agent_actor: Arc<Actor>,
    /// Who has created the run, once somebody has asked.
    initiator: Option<Actor>,
    /// Which token stands for what that policies hide; numbered anew, in the same order, by whoever takes
    /// the run over.
    vault: Option<Arc<dyn Vault>>,
    /// Commands of other processes wait in the store.
    pub(crate) inbox_waiting: bool,
    /// Who listens to its answers.
    pub(crate) stream: Option<StreamOptions>,
    /// What the buffered events mean for what was heard.
    words: Vec<Word>,
    shared: Shared,
    fence: u64,
    flushed_seq: u64,
    last_at: Timestamp,
    /// When it began to run, and how long it had been running before.
    running_since: Option<(Instant, u64)>,
    buffer: Vec<NewEvent>,
    outbox: Vec<RunEvent>,
    blobs: Vec<Blob>,
    /// What the buffered events change in the ledger.
    ledger: Vec<LedgerChange>,
    /// What the buffered events change in the rows of approvals.
    approvals: Vec<ApprovalChange>,
    /// What the buffered events change in the state of policies.
    policy_changes: Vec<Value>,
    /// How far the policies that were asked, and counted, knew what others have counted.
    policies_seen: Option<u64>,
    inbox_taken: Option<u64>,
    owned: bool,
    /// The next flush gives the run up, though it is running.
    leaves: bool,
    /// Those who wait for what is recorded to be durable.
    durable: Vec<oneshot::Sender<()>>,
    dead: bool,
    /// This process has let go of the run; whoever still holds the session must ask for it again.
    pub(crate) retired: bool,
    snapshot: SnapshotPace,
}

impl Session {
    /// A run that is about to be created; the first flush creates it.
    pub(crate) fn create(
        shared: Shared,
        run_id: RunId,
        created: RunCreated,
        pins: Arc<Pins>,
        blobs: Vec<Blob>,
        actor: &Arc<Actor>,
    ) -> Result<Self, RuntimeError> {
        let at = shared.clock.now();
        let event = EventBody::from(created);
        let run =
            Run::create(run_id, at, &event).map_err(|error| RuntimeError::Internal(error.to_string()))?;
        let mut session = Self::new(shared, run, pins, 1, Taken::Cleanly, at);
        session.flushed_seq = 0;
        session.blobs = blobs;
        session.initiator = Some((**actor).clone());
        session.push(event, Arc::clone(actor))?;
        Ok(session)
    }

    /// A run that was loaded; the first flush claims it, with whatever else is recorded by then.
    pub(crate) fn claim(
        shared: Shared,
        run: Run,
        pins: Arc<Pins>,
        fence: u64,
        taken: Taken,
    ) -> Result<Self, RuntimeError> {
        let at = run.updated_at;
        let worker = shared.worker.0.clone();
        let mut session = Self::new(shared, run, pins, fence + 1, taken, at);
        // What was asked of the run while nobody owned it is attended to before anything else.
        session.inbox_waiting = true;
        if !session.run.status.is_ended() {
            session.record(RunClaimed { worker }, &Actor::system())?;
        }
        Ok(session)
    }

    fn new(shared: Shared, run: Run, pins: Arc<Pins>, fence: u64, taken: Taken, last_at: Timestamp) -> Self {
        let running_since = running(&run);
        Self {
            agent_actor: Arc::new(Actor::agent(run.agent_id.clone())),
            flushed_seq: run.seq,
            run,
            pins,
            taken,
            asks: None,
            initiator: None,
            vault: None,
            inbox_waiting: false,
            stream: None,
            words: Vec::new(),
            shared,
            fence,
            last_at,
            running_since,
            buffer: Vec::new(),
            outbox: Vec::new(),
            blobs: Vec::new(),
            ledger: Vec::new(),
            approvals: Vec::new(),
            policy_changes: Vec::new(),
            policies_seen: None,
            inbox_taken: None,
            owned: false,
            leaves: false,
            durable: Vec::new(),
            dead: false,
            retired: false,
            snapshot: SnapshotPace::after(0),
        }
    }

    pub(crate) fn vault(&mut self) -> Arc<dyn Vault> {
        let vault = self.vault.get_or_insert_with(|| Arc::new(MemoryVault::default()));
        Arc::clone(vault)
    }

    /// Folds an event in and keeps it for the next flush.
    pub(crate) fn record(&mut self, event: impl Into<EventBody>, actor: &Actor) -> Result<(), RuntimeError> {
        let actor = if *actor == *self.agent_actor {
            Arc::clone(&self.agent_actor)
        } else {
            Arc::new(actor.clone())
        };
        self.record_by(event.into(), actor)
    }

    /// The same, for an event that the agent causes.
    pub(crate) fn record_own(&mut self, event: impl Into<EventBody>) -> Result<(), RuntimeError> {
        self.record_by(event.into(), Arc::clone(&self.agent_actor))
    }

    fn record_by(&mut self, event: EventBody, actor: Arc<Actor>) -> Result<(), RuntimeError> {
        let at = self.now();
        let was = self.run.status;
        let booked = self.shared.budgets.changes(&self.run, &self.pins.agent, &event);
        let open = approvals::open_ids(&self.run, &event);
        self.run
            .apply(at, &event)
            .map_err(|error| RuntimeError::Internal(error.to_string()))?;
        self.ledger.extend(booked);
        self.approvals
            .extend(approvals::changes(&self.run, &event, &open));
        if let EventBody::PolicyDecided(decided) = &event {
            self.policy_changes.extend_from_slice(&decided.changes);
        } else if let EventBody::PolicySettled(settled) = &event {
            self.policy_changes.extend_from_slice(&settled.changes);
        }
        self.last_at = at;
        if was != self.run.status {
            self.running_since = running(&self.run);
        }
        self.push(event, actor)
    }

    fn push(&mut self, event: EventBody, actor: Arc<Actor>) -> Result<(), RuntimeError> {
        let payload = event
            .encode()
            .map_err(|error| RuntimeError::Internal(error.to_string()))?;
        if self.stream.is_some()
            && let Some(word) = word_of(&event, &self.run)
        {
            // What its gates say of an answer is in the append that makes it durable, and is the word that holds.
            if matches!(
                (&word, self.words.last()),
                (Word::Withdrawn(_), Some(Word::Accepted(_)))
            ) {
                self.words.pop();
            }
            self.words.push(word);
        }
        self.snapshot.count(payload.len());
        self.buffer.push(NewEvent {
            kind: event.kind().code(),
            version: 1,
            actor,
            zone: Some(self.run.zone),
            payload,
        });
        if self.shared.bus.has_listeners() {
            self.outbox.push(RunEvent::new(&self.run, self.last_at, event));
        }
        Ok(())
    }

    /// Who listens to the run now.
    pub(crate) fn listened(&mut self, rt: &crate::inner::Inner) {
        if let Some(stream) = rt.streams.of(&self.run.run_id) {
            self.stream = Some(stream);
        }
    }

    /// Nothing of it is in the journal yet.
    pub(crate) const fn is_new(&self) -> bool {
        self.flushed_seq == 0
    }

    /// Does the run need nobody's memory: ended, paused, or loaded and left alone?
    pub(crate) fn is_resting(&self) -> bool {
        !self.owned
    }

    /// Was the run loaded, and nothing done to it since?
    pub(crate) fn is_untouched(&self) -> bool {
        let found = [EventKind::RunClaimed.code(), EventKind::ModelCharged.code()];
        !self.owned
            && self.inbox_taken.is_none()
            && self.buffer.iter().all(|event| found.contains(&event.kind))
    }

    /// Is the fold ahead of a journal that did not take it?
    pub(crate) const fn is_dead(&self) -> bool {
        self.dead
    }

    /// The inbox up to this row has become events; the next flush says so.
    pub(crate) fn take_inbox(&mut self, n: u64) {
        self.inbox_taken = Some(self.inbox_taken.map_or(n, |taken| taken.max(n)));
    }

    /// Never before the run's last event.
    pub(crate) fn now(&self) -> Timestamp {
        self.shared.clock.now().max(self.last_at)
    }

    /// Time in `running` up to now.
    pub(crate) fn ran_ms(&self) -> u64 {
        self.running_since.map_or(self.run.ran_ms, |(since, before)| {
            before.saturating_add(millis(since.elapsed()))
        })
    }

    /// How long the run may still be running; `None` without a limit.
    pub(crate) fn remaining(&self) -> Option<Duration> {
        let limit = self.run.limits.max_duration_ms?;
        Some(Duration::from_millis(limit.saturating_sub(self.ran_ms())))
    }

    pub(crate) fn require(
        &self,
        statuses: &[RunStatus],
        action: &'static str,
        wanted: &'static str,
    ) -> Result<(), RuntimeError> {
        if statuses.contains(&self.run.status) {
            return Ok(());
        }
        Err(RuntimeError::InvalidStatus {
            run_id: self.run.run_id.to_string(),
            status: self.run.status,
            action,
            wanted,
        })
    }
}

fn running(run: &Run) -> Option<(Instant, u64)> {
    (run.status == RunStatus::Running).then(|| (Instant::now(), run.ran_ms))
}

pub(crate) fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
