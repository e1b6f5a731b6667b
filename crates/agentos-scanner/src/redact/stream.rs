//! Redaction of a text that arrives in chunks.

use crate::error::Blocked;
use crate::stream::{Piece, Stream};

use super::Redactor;
use super::cover::Cover;

/// Redacts a text that arrives in chunks. What it releases is final.
///
/// One pass, where [`Redactor::redact`] scans its result again: what becomes a finding only because a neighbour
/// was taken away stays.
#[derive(Debug)]
pub struct RedactStream {
    redactor: Redactor,
    stream: Option<Stream>,
}

impl RedactStream {
    pub(super) fn new(redactor: Redactor) -> Self {
        let stream = Some(redactor.scanner().stream());
        Self { redactor, stream }
    }

    /// Takes the next chunk, and gives what is done with: redacted text, and findings with spans in the text as it
    /// was.
    ///
    /// # Errors
    ///
    /// When a type was found whose action is to block. The stream is over then: it takes chunks and gives nothing.
    pub fn push(&mut self, chunk: &str) -> Result<Piece, Blocked> {
        let Some(stream) = &mut self.stream else {
            return Ok(Piece::default());
        };
        let piece = stream.push(chunk);
        self.redacted(piece)
    }

    /// The text has ended.
    ///
    /// # Errors
    ///
    /// As [`Self::push`].
    pub fn finish(mut self) -> Result<Piece, Blocked> {
        let Some(stream) = self.stream.take() else {
            return Ok(Piece::default());
        };
        let piece = stream.finish();
        self.redacted(piece)
    }

    fn redacted(&mut self, mut piece: Piece) -> Result<Piece, Blocked> {
        if let Err(blocked) = self.redactor.refuse(&piece.findings) {
            self.stream = None;
            return Err(blocked);
        }
        if piece.findings.is_empty() {
            return Ok(piece);
        }
        let mut cover = Cover::default();
        let mut within = piece.findings.clone();
        for finding in &mut within {
            finding.span = finding.span.start - piece.start..finding.span.end - piece.start;
        }
        cover.add(&self.redactor, within, true);
        piece.text = cover.render(&self.redactor, &piece.text);
        Ok(piece)
    }
}
