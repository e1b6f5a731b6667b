//! A run's answers while they are made: provisional text, and whether it holds.

use agentos::{Listener, StreamEvent};

use super::output::{self, DIM, YELLOW, paint};
use super::shown;

/// Shows what is heard until the run ends or waits: the text on stdout, with `json` on stderr, since the
/// result is alone on stdout then. Gives the last accepted answer, where all of it was shown on stdout.
pub(crate) async fn show(listener: Option<Listener>, json: bool) -> Option<String> {
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
