//! A run's answers while they are made: provisional text, and whether it holds.

use agentos::{Listener, Orchestrator, RunId, StreamEvent, StreamOptions, StreamRecovery};

use super::output::{self, DIM, YELLOW, paint};
use super::shown;

/// Whether and how answers are shown while they are made.
#[derive(Debug, Default)]
pub(crate) struct Live {
    /// `None`: they are not.
    recovery: Option<StreamRecovery>,
    json: bool,
    /// The last accepted answer, where all of it stands on stdout.
    pub(crate) shown: Option<String>,
}

impl Live {
    pub(crate) fn new(stream: bool, recovery: Option<&str>, json: bool) -> Self {
        let recovery = match recovery {
            Some("continue") => StreamRecovery::Continue,
            Some("off") => StreamRecovery::Off,
            _ => StreamRecovery::Restart,
        };
        Self {
            recovery: stream.then_some(recovery),
            json,
            shown: None,
        }
    }

    /// Asks for answers, and the one who hears them.
    pub(crate) fn listen(&self) -> Option<(StreamOptions, Listener)> {
        let (mut stream, listener) = StreamOptions::new();
        stream.recovery = self.recovery?;
        Some((stream, listener))
    }

    /// Shows what is heard while `work` goes on, which ends what is said.
    pub(crate) async fn show<T>(&mut self, listener: Option<Listener>, work: impl Future<Output = T>) -> T {
        let (done, shown) = tokio::join!(work, show(listener, self.json));
        self.shown = shown;
        done
    }

    /// Shows the answers of a run that `work` drives on.
    pub(crate) async fn during<T>(
        &mut self,
        orchestrator: &Orchestrator,
        run_id: &RunId,
        work: impl Future<Output = T>,
    ) -> T {
        let Some((stream, listener)) = self.listen() else {
            return work.await;
        };
        orchestrator.listen(run_id, stream);
        let work = async {
            let done = work.await;
            // Nothing more is said of a run that another process has, or that still waits.
            orchestrator.stop_listening(run_id);
            done
        };
        self.show(Some(listener), work).await
    }
}

/// Shows what is heard until the run ends or waits: the text on stdout, with `json` on stderr, since the
/// result is alone on stdout then. Gives the last accepted answer, where all of it was shown on stdout.
async fn show(listener: Option<Listener>, json: bool) -> Option<String> {
    let mut listener = listener?;
    let (mut answer, mut accepted) = (String::new(), None);
    let piece = |text: &str| {
        if json {
            output::note_piece(text);
        } else {
            output::piece(text);
        }
    };
    while let Some(event) = listener.next().await {
        match event {
            StreamEvent::Delta { text, .. } => {
                piece(&text);
                answer.push_str(&text);
            }
            StreamEvent::ToolCall { tool, .. } => {
                end_line(&answer, piece);
                output::note(&paint(DIM, &format!("  asks for tool {tool}")));
            }
            StreamEvent::Withdrawn { reason, .. } => {
                end_line(&answer, piece);
                let said = format!(
                    "  withdrawn, nothing of this answer holds: {}",
                    shown::text(&reason)
                );
                output::note(&paint(YELLOW, &said));
                answer.clear();
                accepted = None;
            }
            StreamEvent::Accepted { missed, .. } => {
                end_line(&answer, piece);
                let whole = std::mem::take(&mut answer);
                accepted = Some(whole).filter(|_| missed == 0 && !json);
            }
        }
    }
    accepted
}

fn end_line(answer: &str, piece: impl Fn(&str)) {
    if !answer.is_empty() && !answer.ends_with('\n') {
        piece("\n");
    }
}
