//! Text that arrives in chunks: the same findings as on the whole, for every way of cutting it.

use std::fmt;

use crate::engine::{Buffer, State};
use crate::finding::Finding;
use crate::scanner::Scanner;

/// Scans a text that arrives in chunks.
///
/// Text is held back until no finding can start in it any more: usually less than a kilobyte, and never more than
/// [`Stream::HOLD_MAX`] bytes. Memory does not grow with the text.
pub struct Stream {
    scanner: Scanner,
    state: State,
    /// What may still be looked at, or is not released.
    held: String,
    /// Where `held` starts in the text.
    base: usize,
    released_to: usize,
}

/// What a chunk brought to its end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Piece {
    /// Text that is done with, right behind that of the piece before.
    pub text: String,
    /// Where that text starts in the whole.
    pub start: usize,
    /// The findings in it, each entirely in it, with spans in bytes of the whole.
    pub findings: Vec<Finding>,
}

/// Never the text: a stream may be logged.
impl fmt::Debug for Stream {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Stream")
            .field("held_back", &self.held_back())
            .field("released_to", &self.released_to)
            .finish_non_exhaustive()
    }
}

impl Stream {
    /// No more bytes than this are ever held back: the largest window behind an anchor, the largest sentence or
    /// line, and the chain of candidates that overlap.
    pub const HOLD_MAX: usize = 64 * 1024;

    pub(crate) fn new(scanner: Scanner) -> Self {
        let state = State::new(&scanner.rules, true);
        Self {
            scanner,
            state,
            held: String::new(),
            base: 0,
            released_to: 0,
        }
    }

    /// Takes the next chunk.
    pub fn push(&mut self, chunk: &str) -> Piece {
        self.held.push_str(chunk);
        self.advance(false)
    }

    /// The text has ended.
    #[must_use]
    pub fn finish(mut self) -> Piece {
        self.advance(true)
    }

    /// How many bytes are held back now.
    #[must_use]
    pub fn held_back(&self) -> usize {
        self.base + self.held.len() - self.released_to
    }

    fn advance(&mut self, last: bool) -> Piece {
        let rules = &self.scanner.rules;
        self.state
            .advance(rules, Buffer::new(self.held.as_bytes(), self.base), last);
        let end = self.base + self.held.len();
        let to = if last { end } else { self.releasable() };
        let start = self.released_to;
        let text = self
            .held
            .get(start - self.base..to - self.base)
            .unwrap_or_default()
            .to_owned();
        self.released_to = to;
        let mut findings = Vec::new();
        self.state.findings.retain(|finding| {
            let done = finding.span.start < to;
            if done {
                findings.push(finding.clone());
            }
            !done
        });
        crate::scanner::sort(&mut findings);
        let needed = self.state.needed_from(rules).min(to).max(self.base);
        // Moving the rest costs as much as it is long, so it waits until there is as much to drop.
        if needed - self.base > self.held.len() / 2 {
            let needed = self.held.floor_char_boundary(needed - self.base);
            self.held.drain(..needed);
            self.base += needed;
        }
        Piece {
            text,
            start,
            findings,
        }
    }

    /// Up to where nothing can be found any more, and no finding is cut.
    fn releasable(&self) -> usize {
        let settled = self.state.settled.max(self.released_to) - self.base;
        let mut to = self.base + self.held.floor_char_boundary(settled);
        loop {
            let decided = self.state.findings.iter().map(|one| &one.span);
            let open = self.state.candidates.iter().map(|one| &one.span);
            let cut = decided
                .chain(open)
                .filter(|span| span.start < to && to < span.end)
                .map(|span| span.start)
                .min();
            let undecided = self
                .state
                .candidates
                .iter()
                .map(|one| one.span.start)
                .min()
                .unwrap_or(to);
            match cut.unwrap_or(to).min(undecided) {
                earlier if earlier < to => to = earlier,
                _ => return to.max(self.released_to),
            }
        }
    }
}
