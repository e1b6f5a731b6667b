//! The orchestrator: the product's API over runs. A handle, cheap to clone; its parts are in `inner`.
//!
//! Every method that changes a run makes it durable before it returns.

mod approvals;

use std::future::Future;
use std::sync::Arc;

use agentos_gates::GateExecutor;
use agentos_store::{EventFilter, Journal, Page, RunFilter, RunSummary, StoredEvent};
use agentos_tools::ToolsRegistry;
use agentos_types::{Actor, Message, Run, RunError, RunId, RunStatus, Timestamp, ToolResolved};
use serde_json::Value;

use crate::api::{CompletionOptions, CompletionResponse, CreateRun, RunOptions, ToolExecution};
use crate::builder::Builder;
use crate::commands::Told;
use crate::driver::drive;
use crate::error::RuntimeError;
use crate::events::{HandlerCounts, HandlerId, HandlerOutput, RunEvent};
use crate::inner::Inner;
use crate::run::command::Command;
use crate::run::pins::PinnedAgent;
use crate::run::result::RunResult;
use crate::state::State;
use crate::streams::StreamOptions;

/// Runs agents: creates, starts, drives, pauses, resumes and ends runs.
#[derive(Clone, Debug)]
pub struct Orchestrator {
    pub(crate) inner: Arc<Inner>,
}

impl Orchestrator {
    /// A builder that reads no environment. See `get_orchestrator` for one that does.
    #[must_use]
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Creates a run. It is pending until it is started, and a program makes each of its steps.
    ///
    /// # Errors
    /// `ZONE_NOT_ALLOWED` when the agent may not enter the zone; errors of the store.
    pub async fn create_run(&self, agent: &PinnedAgent, request: CreateRun) -> Result<Run, RuntimeError> {
        let (this, agent) = (self.clone(), agent.clone());
        self.tracked(
            async move { Box::pin(crate::api::create::create_run(&this.inner, &agent, request)).await },
        )
        .await
    }

    /// Starts a pending run, or a paused one again.
    ///
    /// # Errors
    /// `INVALID_STATUS` for every other status.
    pub async fn start_run(&self, run_id: &RunId) -> Result<Run, RuntimeError> {
        let (this, run_id) = (self.clone(), run_id.clone());
        self.tracked(async move { Box::pin(crate::api::lifecycle::start_run(&this.inner, &run_id)).await })
            .await
    }

    /// Adds a message to a run that has not ended. A `tool` message closes the call that it names.
    ///
    /// # Errors
    /// `INVALID_STATUS` when the run has ended.
    pub async fn add_message(&self, run_id: &RunId, message: Message) -> Result<(), RuntimeError> {
        self.send(run_id, Command::Message { message }).await.map(|_| ())
    }

    /// Makes one model call. Tool calls that the model asks for are returned, not made.
    ///
    /// # Errors
    /// A limit, a refusal of the pipeline, or the class of failure of the last model asked.
    pub async fn get_completion(
        &self,
        run_id: &RunId,
        options: CompletionOptions,
    ) -> Result<CompletionResponse, RuntimeError> {
        let (this, run_id) = (self.clone(), run_id.clone());
        self.tracked(async move {
            Box::pin(crate::api::completion::get_completion(
                &this.inner,
                &run_id,
                options,
            ))
            .await
        })
        .await
    }

    /// Calls a registered tool in a run. Where the last answer asks for just this call, it is that call.
    ///
    /// # Errors
    /// Every refusal of the pipeline; `OUTCOME_UNKNOWN` when nobody knows whether the tool has acted.
    pub async fn execute_tool(
        &self,
        run_id: &RunId,
        tool: &str,
        input: Value,
    ) -> Result<ToolExecution, RuntimeError> {
        let (this, run_id, tool) = (self.clone(), run_id.clone(), tool.to_owned());
        self.tracked(async move {
            Box::pin(crate::api::tool::execute_tool(&this.inner, &run_id, &tool, input)).await
        })
        .await
    }

    /// Passes the output through the gates and ends the run: completed, or failed with `GATE_FAILED`.
    ///
    /// # Errors
    /// `INVALID_STATUS` unless the run is running.
    pub async fn complete_run(
        &self,
        run_id: &RunId,
        output: impl Into<Value>,
    ) -> Result<RunResult, RuntimeError> {
        let (this, run_id, output) = (self.clone(), run_id.clone(), output.into());
        self.tracked(async move {
            Box::pin(crate::api::lifecycle::complete_run(&this.inner, &run_id, output)).await
        })
        .await
    }

    /// Ends a running run as failed.
    ///
    /// # Errors
    /// `INVALID_STATUS` unless the run is running.
    pub async fn fail_run(&self, run_id: &RunId, error: RunError) -> Result<RunResult, RuntimeError> {
        let (this, run_id) = (self.clone(), run_id.clone());
        self.tracked(
            async move { Box::pin(crate::api::lifecycle::fail_run(&this.inner, &run_id, error)).await },
        )
        .await
    }

    /// Pauses a running run. A model call or repeatable tool under way is given up and made again
    /// later; another tool is let finish first. `None`: another process owns the run and will.
    ///
    /// # Errors
    /// `INVALID_STATUS` unless the run is running.
    pub async fn pause_run(&self, run_id: &RunId) -> Result<Option<Run>, RuntimeError> {
        self.send(run_id, Command::Pause).await
    }

    /// Cancels a run that has not ended, and the call that it may be in. `None`: another process
    /// owns the run and will.
    ///
    /// # Errors
    /// `INVALID_STATUS` when the run has ended.
    pub async fn cancel_run(
        &self,
        run_id: &RunId,
        reason: Option<String>,
    ) -> Result<Option<Run>, RuntimeError> {
        self.send(run_id, Command::Cancel { reason }).await
    }

    /// Says what became of a tool call whose outcome nobody knew. The run is running again: `resume_run`
    /// drives it on, where it is a driven one.
    ///
    /// # Errors
    /// `INVALID_STATUS` unless the run is paused for it.
    pub async fn resolve_outcome(
        &self,
        run_id: &RunId,
        resolution: ToolResolved,
    ) -> Result<(), RuntimeError> {
        self.send(run_id, Command::Resolve { resolution })
            .await
            .map(|_| ())
    }

    /// Resumes a paused run, or takes over one that nobody drives, and drives it to its end.
    ///
    /// # Errors
    /// `INVALID_STATUS`, `RUN_BUSY` when a living process drives it, `OUTCOME_UNKNOWN`.
    pub async fn resume_run(&self, run_id: &RunId) -> Result<RunResult, RuntimeError> {
        let (this, run_id) = (self.clone(), run_id.clone());
        self.tracked(async move { Box::pin(crate::api::lifecycle::resume_run(&this.inner, &run_id)).await })
            .await
    }

    /// The run as it is now.
    ///
    /// # Errors
    /// `RUN_NOT_FOUND`; `NEEDS_NEWER`; errors of the store.
    pub async fn get_run(&self, run_id: &RunId) -> Result<Run, RuntimeError> {
        self.inner.current(run_id).await
    }

    /// Runs, newest first, a page at a time.
    ///
    /// # Errors
    /// Errors of the store.
    pub async fn list_runs(&self, filter: RunFilter) -> Result<Page<RunSummary>, RuntimeError> {
        Ok(self.inner.journal().runs(filter).await?)
    }

    /// The events of a run, or of all streams, in order.
    ///
    /// # Errors
    /// Errors of the store.
    pub async fn events(&self, filter: EventFilter) -> Result<Vec<StoredEvent>, RuntimeError> {
        Ok(self.inner.journal().events(filter).await?)
    }

    /// Purges what runs that ended longer ago have held; their headers and hashes stay. Returns how
    /// many runs.
    ///
    /// # Errors
    /// Errors of the store.
    pub async fn cleanup(&self, retention_ms: u64) -> Result<u64, RuntimeError> {
        let retention = i64::try_from(retention_ms).unwrap_or(i64::MAX);
        let before = Timestamp(self.inner.shared.clock.now().0.saturating_sub(retention));
        Ok(self.inner.journal().purge(before).await?)
    }

    /// Creates a run, starts it with `input` as its first user message, and drives it to its end.
    ///
    /// # Errors
    /// Only what keeps the run from being created or recorded; a run that fails is a result.
    pub async fn run_agent(
        &self,
        agent: &PinnedAgent,
        input: impl Into<Value>,
        options: RunOptions,
    ) -> Result<RunResult, RuntimeError> {
        let (this, agent, input) = (self.clone(), agent.clone(), input.into());
        self.tracked(async move {
            Box::pin(crate::api::run_agent::run_agent(
                &this.inner,
                &agent,
                input,
                options,
            ))
            .await
        })
        .await
    }

    /// Streams the answers of a run from its next model call on, as long as this process has it. Whoever
    /// listened before hears no more.
    pub fn listen(&self, run_id: &RunId, stream: StreamOptions) {
        self.inner.streams.open(run_id, stream);
    }

    /// Ends what [`listen`](Self::listen) has begun: its listener hears no more.
    pub fn stop_listening(&self, run_id: &RunId) {
        self.inner.streams.close(run_id);
    }

    /// Calls `handler` for each event of that name (`run_completed`, …; `*` for all) after it is
    /// durable. A handler that is slow, fails or panics is counted, and touches no run.
    ///
    /// # Errors
    /// `INVALID_INPUT` for a name that no event has.
    pub fn on<F, Fut>(&self, event: &str, handler: F) -> Result<HandlerId, RuntimeError>
    where
        F: Fn(Arc<RunEvent>) -> Fut + Send + Sync + 'static,
        Fut: Future + Send,
        Fut::Output: HandlerOutput,
    {
        self.inner.bus().on(event, handler)
    }

    /// Takes a handler off; `false` if it was off already.
    pub fn off(&self, handler: HandlerId) -> bool {
        self.inner.bus().off(handler)
    }

    /// How many events handlers have missed because they were slow, and how often one has failed.
    #[must_use]
    pub fn handler_counts(&self) -> HandlerCounts {
        self.inner.bus().counts()
    }

    /// The tools that runs may call.
    #[must_use]
    pub fn tools(&self) -> &ToolsRegistry {
        &self.inner.tools
    }

    /// What runs gates: a program registers its checks here.
    #[must_use]
    pub fn gates(&self) -> &GateExecutor {
        &self.inner.gates
    }

    /// The user's own data.
    #[must_use]
    pub fn state(&self) -> State {
        State::new(
            Arc::clone(&self.inner.state),
            Arc::clone(&self.inner.shared.clock),
            Arc::clone(&self.inner.actor),
            Arc::clone(&self.inner.policies),
            Arc::clone(self.inner.journal()),
        )
    }

    /// The journal below: for audits, exports and other readers.
    #[must_use]
    pub fn journal(&self) -> &Arc<dyn Journal> {
        self.inner.journal()
    }

    /// Who this process acts for.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.inner.actor
    }

    /// The runs that this process owns and has in memory.
    #[must_use]
    pub fn active_runs(&self) -> Vec<RunId> {
        self.inner.owned_runs()
    }

    /// Auto runs that have not ended and that nobody drives.
    ///
    /// # Errors
    /// Errors of the store.
    pub async fn orphans(&self) -> Result<Vec<RunId>, RuntimeError> {
        crate::api::lifecycle::orphans(&self.inner).await
    }

    /// Takes over every run that nobody drives, and drives them beside the caller. Returns which.
    ///
    /// # Errors
    /// Errors of the store.
    pub async fn resume_orphans(&self) -> Result<Vec<RunId>, RuntimeError> {
        crate::api::lifecycle::resume_orphans(&self.inner).await
    }

    /// Stops driving at the next step, gives up the lease, anchors and closes the journal. Runs that
    /// were under way are resumed by whoever comes next.
    ///
    /// # Errors
    /// Errors of the store.
    pub async fn shutdown(&self) -> Result<(), RuntimeError> {
        self.inner.shutdown.cancel();
        self.inner.tasks.close();
        self.inner.tasks.wait().await;
        self.inner.bus().drain().await;
        self.inner.journal().release(&self.inner.shared.worker).await?;
        self.inner.journal().close().await?;
        Ok(())
    }

    /// The run after the command; `None` when another process will carry it out.
    async fn send(&self, run_id: &RunId, command: Command) -> Result<Option<Run>, RuntimeError> {
        let (this, run_id) = (self.clone(), run_id.clone());
        self.tracked(async move {
            let actor = Arc::clone(&this.inner.actor);
            let told = Box::pin(this.inner.command(&run_id, command, &actor)).await?;
            Ok(match told {
                Told::Here(run) => Some(*run),
                Told::Posted(_) => None,
            })
        })
        .await
    }

    /// Runs a step in a task of its own: a caller that stops waiting leaves no step half made.
    ///
    /// `work` is moved several times on its way into the task, so that its large part comes boxed.
    async fn tracked<T: Send + 'static>(
        &self,
        work: impl Future<Output = Result<T, RuntimeError>> + Send + 'static,
    ) -> Result<T, RuntimeError> {
        match self.inner.tasks.spawn(work).await {
            Ok(outcome) => outcome,
            Err(error) if error.is_panic() => {
                Err(RuntimeError::Internal(format!("a step panicked: {error}")))
            }
            Err(_) => Err(RuntimeError::ShutDown),
        }
    }
}

/// Drives a run that this process holds, and lets go of it when it rests.
pub(crate) async fn drive_held(rt: &Inner, mut held: crate::inner::Held) -> Result<Run, RuntimeError> {
    let outcome = drive(rt, &held.cell, &mut held.session).await;
    let run = held.session.run.clone();
    rt.retire(&held.cell, &mut held.session);
    outcome.map(|()| run)
}

/// Is there nothing left to drive?
pub(crate) fn rests(status: RunStatus) -> bool {
    status.is_ended() || status == RunStatus::Paused
}
