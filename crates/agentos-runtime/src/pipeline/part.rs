//! What has come of a streamed answer and is not in the journal yet. It is written every two seconds or four
//! kilobytes, so that an audit shows after a crash what had come.

use std::time::Duration;

use agentos_types::{CallPiece, Delta, ModelStreamed};
use tokio::time::Instant;

use crate::error::RuntimeError;
use crate::run::session::Session;

const EVERY: Duration = Duration::from_secs(2);
const MOST: usize = 4096;

#[derive(Debug, Default)]
pub(super) struct Part {
    text: String,
    calls: Vec<CallPiece>,
    bytes: usize,
    /// When the first of it came.
    since: Option<Instant>,
    /// Parts of this answer are in the journal.
    kept: bool,
    /// They do not hold any more.
    withdrawn: bool,
}

impl Part {
    pub(super) fn take(&mut self, delta: &Delta) {
        self.bytes += match delta {
            Delta::Text(text) => {
                self.text.push_str(text);
                text.len()
            }
            Delta::ToolCallStart { index, name, .. } => {
                self.calls.push(CallPiece {
                    index: *index,
                    name: Some(name.clone()),
                    arguments: String::new(),
                });
                name.len()
            }
            Delta::ToolCallArguments { index, fragment } => {
                match self.calls.last_mut().filter(|call| call.index == *index) {
                    Some(call) => call.arguments.push_str(fragment),
                    None => self.calls.push(CallPiece {
                        index: *index,
                        name: None,
                        arguments: fragment.clone(),
                    }),
                }
                fragment.len()
            }
            // Reasoning is no part of the answer.
            Delta::Thinking(_) | Delta::Done(_) => 0,
        };
        if self.bytes > 0 {
            self.since.get_or_insert_with(Instant::now);
        }
    }

    /// Another model answers anew.
    pub(super) fn withdraw(&mut self) {
        *self = Self {
            withdrawn: self.withdrawn || self.kept,
            ..Self::default()
        };
    }

    pub(super) const fn is_full(&self) -> bool {
        self.bytes >= MOST
    }

    /// Returns when it has waited for long enough.
    pub(super) async fn due(&self) {
        match self.since {
            Some(since) => tokio::time::sleep_until(since + EVERY).await,
            None => std::future::pending().await,
        }
    }

    pub(super) async fn save(&mut self, session: &mut Session) -> Result<(), RuntimeError> {
        self.record(session)?;
        session.flush().await
    }

    /// The same, with the next append.
    pub(super) fn record(&mut self, session: &mut Session) -> Result<(), RuntimeError> {
        let part = std::mem::take(self);
        self.kept = part.kept;
        if part.bytes == 0 && !part.withdrawn {
            return Ok(());
        }
        self.kept = true;
        session.record_own(ModelStreamed {
            step: session.run.step,
            withdrawn: part.withdrawn,
            text: part.text,
            calls: part.calls,
        })
    }
}
