//! A response body that is written piece by piece, each in a packet of its own, and ends as the
//! script wants it to.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use bytes::Bytes;
use futures_util::stream;

use crate::Outcome;
use crate::state::State;

/// How a body ends after its last piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Whole,
    /// The connection is closed without an end.
    Cut,
    /// Nothing more comes; the connection stays.
    Stall,
}

#[derive(Clone, Debug)]
pub(crate) struct Pieces {
    pub(crate) pieces: Vec<Bytes>,
    pub(crate) end: End,
    pub(crate) before_first: Duration,
    pub(crate) between: Duration,
}

impl Pieces {
    pub(crate) fn whole(text: impl Into<Bytes>) -> Self {
        Self::of(vec![text.into()], End::Whole)
    }

    pub(crate) const fn of(pieces: Vec<Bytes>, end: End) -> Self {
        Self {
            pieces,
            end,
            before_first: Duration::ZERO,
            between: Duration::ZERO,
        }
    }

    /// The same bytes, at most `size` in a piece.
    pub(crate) fn dripped(self, size: usize) -> Self {
        let split = |piece: Bytes| -> Vec<Bytes> {
            (0..piece.len())
                .step_by(size.max(1))
                .map(|at| piece.slice(at..(at + size.max(1)).min(piece.len())))
                .collect()
        };
        Self {
            pieces: self.pieces.into_iter().flat_map(split).collect(),
            ..self
        }
    }

    /// The body; the journal learns how request `n` ended.
    pub(crate) fn into_body(self, state: &Arc<State>, n: u64) -> Body {
        let writing = Writing {
            ending: Ending {
                state: Arc::clone(state),
                n,
                outcome: Outcome::Abandoned,
            },
            pieces: self.pieces.into_iter(),
            pause: self.before_first,
            between: self.between,
            end: self.end,
        };
        Body::from_stream(stream::unfold(writing, |mut writing| async move {
            let piece = writing.next().await?;
            Some((piece, writing))
        }))
    }
}

/// Tells the journal when it is dropped: by then the body was written, or the client has gone.
#[derive(Debug)]
pub(crate) struct Ending {
    pub(crate) state: Arc<State>,
    pub(crate) n: u64,
    pub(crate) outcome: Outcome,
}

impl Drop for Ending {
    fn drop(&mut self) {
        self.state.journal.end(self.n, self.outcome.clone());
    }
}

struct Writing {
    ending: Ending,
    pieces: std::vec::IntoIter<Bytes>,
    pause: Duration,
    between: Duration,
    end: End,
}

impl Writing {
    async fn next(&mut self) -> Option<io::Result<Bytes>> {
        self.wait().await?;
        self.pause = self.between;
        if let Some(piece) = self.pieces.next() {
            return Some(Ok(piece));
        }
        match self.end {
            End::Whole => {
                self.ending.outcome = Outcome::Answered;
                None
            }
            End::Cut => {
                self.ending.outcome = Outcome::Cut;
                Some(Err(io::Error::new(
                    io::ErrorKind::ConnectionAborted,
                    "cut by the script",
                )))
            }
            End::Stall => {
                self.ending.state.stop.cancelled().await;
                None
            }
        }
    }

    /// None when the server stops meanwhile. Without a pause the task still gives way once, and the
    /// server writes out what it has: so a piece is a packet.
    async fn wait(&self) -> Option<()> {
        if self.pause.is_zero() {
            tokio::task::yield_now().await;
            return (!self.ending.state.stop.is_cancelled()).then_some(());
        }
        tokio::select! {
            () = tokio::time::sleep(self.pause) => Some(()),
            () = self.ending.state.stop.cancelled() => None,
        }
    }
}
