//! Run events for the program: `on` and `off`.
//!
//! A handler hears of an event after it is durable. Each has its own bounded queue and its own task,
//! so one that is slow, fails or panics touches neither the run nor another handler.

use std::fmt::{self, Display};
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use agentos_types::{EventBody, EventKind, Run, RunError, RunId, RunStatus, Timestamp};
use futures_util::FutureExt;
use tokio::sync::mpsc;
use tokio_util::task::TaskTracker;

use crate::error::RuntimeError;

/// How many events a handler may fall behind before it misses some.
const QUEUE: usize = 1024;
/// How long closing waits for handlers to hear what is in their queues.
const LAST_WORDS: Duration = Duration::from_secs(5);

/// An event of a run.
#[derive(Clone, Debug)]
pub struct RunEvent {
    /// `run_created`, `run_started`, …: the journal's kinds.
    pub name: &'static str,
    pub payload: EventPayload,
    /// The event itself, as it stands in the journal.
    pub body: EventBody,
}

/// What handlers ask for first.
#[derive(Clone, Debug)]
pub struct EventPayload {
    pub run_id: RunId,
    pub agent_id: String,
    /// The run's status with this event.
    pub status: RunStatus,
    /// Why it failed; on `run_failed` and `run_cancelled`.
    pub error: Option<RunError>,
    pub seq: u64,
    pub at: Timestamp,
}

impl RunEvent {
    pub(crate) fn new(run: &Run, at: Timestamp, body: EventBody) -> Self {
        let payload = EventPayload {
            run_id: run.run_id.clone(),
            agent_id: run.agent_id.clone(),
            status: run.status,
            error: run.error.clone(),
            seq: run.seq,
            at,
        };
        Self {
            name: body.kind().name(),
            payload,
            body,
        }
    }
}

/// Names a handler for `off`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HandlerId(u64);

/// How handlers have fared since the orchestrator was built.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HandlerCounts {
    /// Events that a handler did not hear because it was too far behind.
    pub missed: u64,
    /// How often a handler returned an error or panicked.
    pub failed: u64,
}

/// What a handler may return: nothing, or a result whose error is logged and counted.
pub trait HandlerOutput: Send {
    fn failure(self) -> Option<String>;
}

impl HandlerOutput for () {
    fn failure(self) -> Option<String> {
        None
    }
}

impl<E: Display + Send> HandlerOutput for Result<(), E> {
    fn failure(self) -> Option<String> {
        self.err().map(|error| error.to_string())
    }
}

#[derive(Clone, Default)]
pub(crate) struct Bus(Arc<Inner>);

#[derive(Default)]
struct Inner {
    handlers: RwLock<Vec<Handler>>,
    listeners: AtomicUsize,
    next: AtomicU64,
    missed: AtomicU64,
    failed: Arc<AtomicU64>,
    tasks: TaskTracker,
}

struct Handler {
    id: HandlerId,
    /// `None` hears everything.
    kind: Option<EventKind>,
    queue: mpsc::Sender<Arc<RunEvent>>,
}

impl fmt::Debug for Bus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bus")
            .field("listeners", &self.0.listeners)
            .finish_non_exhaustive()
    }
}

impl Bus {
    /// Calls `handler` for every event of that name; `*` is every event.
    pub(crate) fn on<F, Fut>(&self, name: &str, handler: F) -> Result<HandlerId, RuntimeError>
    where
        F: Fn(Arc<RunEvent>) -> Fut + Send + Sync + 'static,
        Fut: Future + Send,
        Fut::Output: HandlerOutput,
    {
        let kind = match name {
            "*" => None,
            _ => Some(kind_of(name)?),
        };
        let id = HandlerId(self.0.next.fetch_add(1, Ordering::Relaxed));
        let (queue, mut events) = mpsc::channel::<Arc<RunEvent>>(QUEUE);
        let failed = Arc::clone(&self.0.failed);
        self.0.tasks.spawn(async move {
            while let Some(event) = events.recv().await {
                let name = event.name;
                let outcome = AssertUnwindSafe(async { handler(event).await })
                    .catch_unwind()
                    .await;
                let failure = match outcome {
                    Ok(output) => output.failure(),
                    Err(_) => Some("it panicked".to_owned()),
                };
                if let Some(failure) = failure {
                    failed.fetch_add(1, Ordering::Relaxed);
                    tracing::error!(event = name, %failure, "an event handler failed");
                }
            }
        });
        self.0
            .handlers
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .push(Handler { id, kind, queue });
        self.0.listeners.fetch_add(1, Ordering::Release);
        Ok(id)
    }

    /// The handler hears no more; what is in its queue is still delivered.
    pub(crate) fn off(&self, id: HandlerId) -> bool {
        let mut handlers = self.0.handlers.write().unwrap_or_else(PoisonError::into_inner);
        let before = handlers.len();
        handlers.retain(|handler| handler.id != id);
        let removed = before - handlers.len();
        self.0.listeners.fetch_sub(removed, Ordering::Release);
        removed > 0
    }

    pub(crate) fn has_listeners(&self) -> bool {
        self.0.listeners.load(Ordering::Acquire) > 0
    }

    pub(crate) fn publish(&self, event: RunEvent) {
        let event = Arc::new(event);
        let handlers = self.0.handlers.read().unwrap_or_else(PoisonError::into_inner);
        for handler in handlers
            .iter()
            .filter(|h| h.kind.is_none_or(|kind| kind == event.body.kind()))
        {
            if handler.queue.try_send(Arc::clone(&event)).is_err() {
                self.0.missed.fetch_add(1, Ordering::Relaxed);
            }
        }
    }

    /// How many events handlers have missed, and how often one has failed.
    pub(crate) fn counts(&self) -> HandlerCounts {
        HandlerCounts {
            missed: self.0.missed.load(Ordering::Relaxed),
            failed: self.0.failed.load(Ordering::Relaxed),
        }
    }

    /// Ends every handler once its queue is empty.
    pub(crate) async fn drain(&self) {
        self.0
            .handlers
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
        self.0.listeners.store(0, Ordering::Release);
        self.0.tasks.close();
        if tokio::time::timeout(LAST_WORDS, self.0.tasks.wait())
            .await
            .is_err()
        {
            tracing::warn!("an event handler has not ended and is left behind");
        }
    }
}

fn kind_of(name: &str) -> Result<EventKind, RuntimeError> {
    EventKind::ALL
        .iter()
        .copied()
        .find(|kind| kind.name() == name)
        .ok_or_else(|| RuntimeError::InvalidInput {
            what: format!("no run event is called `{name}`"),
            hint: Some(format!(
                "the events are {}, and `*` for all",
                EventKind::ALL
                    .iter()
                    .map(|kind| kind.name())
                    .collect::<Vec<_>>()
                    .join(", ")
            )),
        })
}
