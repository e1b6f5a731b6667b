//! Who listens to a run's answers while they are being made. A listener stalls nobody: what it has not
//! taken is joined together, up to a bound, beyond which it misses text and is told how much.
//!
//! What is heard is provisional. Only what the journal holds is `accepted`, and everything else is
//! `withdrawn`: no answer ends without one of the two words.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use agentos_config::StreamRelease;
use agentos_router::StreamRecovery;
use agentos_scanner::Redactor;
use agentos_types::{EventBody, Run, RunId};
use serde::Serialize;
use serde_json::Value;
use tokio::sync::Notify;

/// Text that waits for a listener; one that is further behind misses what comes.
const MOST_WAITING: usize = 1 << 20;

/// What a listener hears.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum StreamEvent {
    /// A piece of the answer of that step, provisional until it is accepted.
    Delta { step: u64, text: String },
    /// The answer asks for that tool; with which arguments is known when it is whole.
    ToolCall { step: u64, tool: String },
    /// Nothing that was heard of the answer of that step holds.
    Withdrawn { step: u64, reason: String },
    /// The answer of that step is whole and in the journal; an answer that is to be the run's output has
    /// passed its gates, too. `missed` bytes of it were not heard.
    Accepted { step: u64, missed: u64 },
}

/// Asks for a run's answers to be streamed, to the [`Listener`] that was made with it.
#[derive(Clone, Debug)]
pub struct StreamOptions {
    /// What is done about an answer that breaks off.
    pub recovery: StreamRecovery,
    /// The stricter of this and the configured one holds.
    pub release: StreamRelease,
    feed: Arc<Speaker>,
}

/// Where a run speaks. When nobody holds it any more, nothing more will be said.
#[derive(Debug)]
struct Speaker(Arc<Feed>);

impl Drop for Speaker {
    fn drop(&mut self) {
        self.0.close();
    }
}

impl StreamOptions {
    /// With the one who listens.
    #[must_use]
    pub fn new() -> (Self, Listener) {
        let feed = Arc::new(Feed::default());
        let options = Self {
            recovery: StreamRecovery::default(),
            release: StreamRelease::default(),
            feed: Arc::new(Speaker(Arc::clone(&feed))),
        };
        (options, Listener(feed))
    }

    pub(crate) fn feed(&self) -> &Arc<Feed> {
        &self.feed.0
    }
}

/// Hears the answers of a run. Dropped, the run goes on without it.
#[derive(Debug)]
pub struct Listener(Arc<Feed>);

impl Listener {
    /// The next event; `None` when the run has ended, or this process has let go of it.
    pub async fn next(&mut self) -> Option<StreamEvent> {
        loop {
            let more = self.0.more.notified();
            {
                let mut state = self.0.lock();
                if let Some(event) = state.events.pop_front() {
                    if let StreamEvent::Delta { text, .. } = &event {
                        state.waiting -= text.len();
                    }
                    return Some(event);
                }
                if state.closed {
                    return None;
                }
            }
            more.await;
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.deaf = true;
        state.events.clear();
        state.waiting = 0;
    }
}

/// Between a run and its listener.
#[derive(Debug, Default)]
pub(crate) struct Feed {
    state: Mutex<State>,
    more: Notify,
}

#[derive(Debug, Default)]
struct State {
    events: VecDeque<StreamEvent>,
    /// Bytes of text in `events`.
    waiting: usize,
    /// The step of an answer that was heard of, and is neither accepted nor withdrawn.
    open: Option<u64>,
    /// Bytes of that answer which were not heard.
    missed: u64,
    /// The step of an answer of which nothing is heard until gates have let it pass.
    held: Option<Held>,
    closed: bool,
    deaf: bool,
}

/// An answer of which nothing is heard yet.
#[derive(Debug)]
struct Held {
    step: u64,
    /// It is heard as soon as it is accepted, and what of it; else only as the run's output.
    once_accepted: Option<Heard>,
}

/// What is heard of an answer that its own gates have let pass, while those of the output have not seen it.
#[derive(Clone, Debug)]
pub(crate) enum Heard {
    /// No gates will look at it.
    All,
    Redacted(Redactor),
}

impl Heard {
    fn of(&self, text: &str) -> Result<String, String> {
        match self {
            Self::All => Ok(text.to_owned()),
            Self::Redacted(redactor) => redactor
                .redact(text)
                .map(|redacted| redacted.text)
                .map_err(|error| error.to_string()),
        }
    }
}

impl Feed {
    pub(crate) fn is_heard(&self) -> bool {
        let state = self.lock();
        !state.deaf && !state.closed
    }

    pub(crate) fn text(&self, step: u64, text: &str) {
        if text.is_empty() {
            return;
        }
        let mut state = self.lock();
        if state.deaf {
            return;
        }
        state.open = Some(step);
        if state.waiting + text.len() > MOST_WAITING {
            state.missed += text.len() as u64;
            return;
        }
        state.waiting += text.len();
        match state.events.back_mut() {
            Some(StreamEvent::Delta { step: of, text: last }) if *of == step => last.push_str(text),
            _ => state.events.push_back(StreamEvent::Delta {
                step,
                text: text.to_owned(),
            }),
        }
        self.more.notify_one();
    }

    pub(crate) fn tool(&self, step: u64, tool: &str) {
        let mut state = self.lock();
        if state.deaf {
            return;
        }
        state.open = Some(step);
        let tool = tool.to_owned();
        state.events.push_back(StreamEvent::ToolCall { step, tool });
        self.more.notify_one();
    }

    /// Nothing that was heard of the open answer holds.
    pub(crate) fn withdraw(&self, reason: &str) {
        let mut state = self.lock();
        let Some(step) = state.open.take() else { return };
        // What it has not taken yet it need not hear.
        state.events.retain(|event| match event {
            StreamEvent::Delta { step: of, .. } | StreamEvent::ToolCall { step: of, .. } => *of != step,
            _ => true,
        });
        state.waiting = state.events.iter().map(waiting).sum();
        state.missed = 0;
        if !state.deaf {
            let reason = reason.to_owned();
            state.events.push_back(StreamEvent::Withdrawn { step, reason });
        }
        self.more.notify_one();
    }

    /// Nothing is heard of the answer until gates have let it pass: those of the output, or with `once_accepted`
    /// its own.
    pub(crate) fn hold(&self, step: u64, once_accepted: Option<Heard>) {
        self.lock().held = Some(Held { step, once_accepted });
    }

    /// The answer is durable, and may be used.
    fn accept_answer(&self, text: &str) {
        let held = self.lock().held.take();
        if let Some(Held {
            step,
            once_accepted: Some(heard),
        }) = held
        {
            match heard.of(text) {
                Ok(text) => self.text(step, &text),
                Err(why) => self.refuse(step, &why),
            }
        }
        self.accept();
    }

    /// An answer of which nothing was heard, and will not be.
    fn refuse(&self, step: u64, why: &str) {
        self.lock().open = Some(step);
        self.withdraw(why);
    }

    fn accept(&self) {
        let mut state = self.lock();
        state.held = None;
        let Some(step) = state.open.take() else { return };
        let missed = std::mem::take(&mut state.missed);
        if !state.deaf {
            state.events.push_back(StreamEvent::Accepted { step, missed });
        }
        self.more.notify_one();
    }

    /// The run has ended, or this process has let go of it.
    pub(crate) fn close(&self) {
        self.withdraw("the run was left before the answer was released");
        self.lock().closed = true;
        self.more.notify_one();
    }

    /// What is durable of the run now says what holds of what was heard.
    pub(crate) fn learn(&self, word: Word) {
        match word {
            Word::Accepted(text) => self.accept_answer(&text),
            Word::Withdrawn(reason) => self.withdraw(&reason),
            Word::Released(text) => {
                let held = self.lock().held.take();
                if let Some(Held { step, .. }) = held {
                    self.text(step, &text);
                }
                self.accept();
                self.close();
            }
            Word::Ended(reason) => {
                self.withdraw(&reason);
                self.close();
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn waiting(event: &StreamEvent) -> usize {
    match event {
        StreamEvent::Delta { text, .. } => text.len(),
        _ => 0,
    }
}

/// What an event means for the answer that was heard.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Word {
    /// Of an answer with that text.
    Accepted(String),
    Withdrawn(String),
    /// It is the run's output.
    Released(String),
    Ended(String),
}

/// The word of an event, after it is folded into its run. In a driven run the gates have yet to look at an
/// answer that asks for no tool.
pub(crate) fn word_of(event: &EventBody, run: &Run) -> Option<Word> {
    match event {
        EventBody::ModelAnswered(answer) if !run.auto || !answer.tool_calls.is_empty() => {
            Some(Word::Accepted(answer.content.clone()))
        }
        EventBody::AnswerGated(gated) if gated.refused || !gated.feedback.is_empty() => {
            Some(not_passed(&gated.feedback))
        }
        EventBody::GatesEvaluated(gates) if gates.refused || !gates.feedback.is_empty() => {
            Some(not_passed(&gates.feedback))
        }
        EventBody::RunCompleted(_) => Some(Word::Released(match &run.output {
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            None => String::new(),
        })),
        EventBody::RunFailed(failed) => Some(Word::Ended(failed.error.to_string())),
        EventBody::RunCancelled(_) => Some(Word::Ended("the run was cancelled".to_owned())),
        EventBody::RunPaused(paused) => {
            Some(Word::Ended(format!("the run waits for {}", paused.waiting_for)))
        }
        _ => None,
    }
}

fn not_passed(feedback: &[String]) -> Word {
    Word::Withdrawn(format!("gates did not let it pass: {}", feedback.join("; ")))
}

/// Who listens to which run.
#[derive(Debug, Default)]
pub(crate) struct Streams(Mutex<HashMap<RunId, StreamOptions>>);

impl Streams {
    pub(crate) fn open(&self, run_id: &RunId, options: StreamOptions) {
        let before = self.lock().insert(run_id.clone(), options);
        if let Some(before) = before {
            before.feed().close();
        }
    }

    /// Who listens to the run now.
    pub(crate) fn of(&self, run_id: &RunId) -> Option<StreamOptions> {
        let mut streams = self.lock();
        // The usual case costs a lock that nobody holds.
        if streams.is_empty() {
            return None;
        }
        streams.retain(|_, options| options.feed().is_heard());
        streams.get(run_id).cloned()
    }

    /// Nobody listens any more.
    pub(crate) fn close(&self, run_id: &RunId) {
        let closed = self.lock().remove(run_id);
        if let Some(options) = closed {
            options.feed().close();
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<RunId, StreamOptions>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
