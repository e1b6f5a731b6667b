//! The text of one file, with its name and its line starts: what diagnostics point into. Reads
//! files with every bound set before the first byte is looked at; parses nothing.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;

use agentos_types::{Code, codes};

use crate::diagnostic::Diagnostic;

/// No file that a person writes is larger: the largest known has 40 KB.
pub const MAX_BYTES: usize = 1024 * 1024;

/// A place in a source: byte offsets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// The gap before a byte.
    #[must_use]
    pub const fn point(at: usize) -> Self {
        Self { start: at, end: at }
    }

    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }
}

/// A named text. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub name: Arc<str>,
    pub text: Arc<str>,
    line_starts: Arc<[usize]>,
}

impl Source {
    /// The text of `bytes`, if it is text: UTF-8, with or without a byte-order mark, without NUL.
    ///
    /// # Errors
    /// Too large, not UTF-8, binary.
    pub fn new(name: &str, bytes: &[u8]) -> Result<Self, Box<Diagnostic>> {
        Self::with_limit(name, bytes, MAX_BYTES)
    }

    /// [`Self::new`] for files that may be larger, or must be smaller.
    ///
    /// # Errors
    /// As there.
    pub fn with_limit(name: &str, bytes: &[u8], limit: usize) -> Result<Self, Box<Diagnostic>> {
        const SAVE: &str = "save it as UTF-8";
        let refuse = |before: &[u8], message: String, hint: &str| {
            let mut why = Diagnostic::of_file(codes::INVALID_YAML, message, Some(hint.to_owned()));
            (why.line, why.column) = line_and_column(before);
            Err(why)
        };
        if bytes.len() > limit {
            let message = format!("the file is larger than {} KB", limit / 1024);
            return refuse(&[], message, "a person writes these files; move data out of it");
        }
        if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
            return refuse(&[], "the file is UTF-16, not UTF-8".to_owned(), SAVE);
        }
        // Whether there is one is found faster than where it is.
        if bytes.contains(&0) {
            let at = bytes.iter().take_while(|byte| **byte != 0).count();
            let before = bytes.get(..at).unwrap_or_default();
            return refuse(
                before,
                format!("the file is binary: byte {} is NUL", at + 1),
                "write it as UTF-8 text",
            );
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Self::from_text(
                name,
                text.strip_prefix('\u{FEFF}').unwrap_or(text),
            )),
            Err(error) => {
                let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
                let (line, column) = line_and_column(before);
                let message = format!(
                    "the file is not UTF-8 text: line {line}, column {column} holds another encoding"
                );
                refuse(before, message, SAVE)
            }
        }
    }

    /// A source without text, for diagnostics of files that could not be read.
    #[must_use]
    pub fn empty(name: &str) -> Self {
        Self::from_text(name, "")
    }

    fn from_text(name: &str, text: &str) -> Self {
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Self {
            name: name.into(),
            text: text.into(),
            line_starts,
        }
    }

    /// Reads a regular file of at most [`MAX_BYTES`]; `missing` is the code when there is none.
    ///
    /// # Errors
    /// Missing, unreadable, not a regular file (opening a FIFO would hang), or not text.
    pub fn read(path: &Path, missing: Code) -> Result<Self, Box<Diagnostic>> {
        Self::read_up_to(path, missing, MAX_BYTES)
    }

    /// [`Self::read`] with another bound.
    ///
    /// # Errors
    /// As there.
    pub fn read_up_to(path: &Path, missing: Code, limit: usize) -> Result<Self, Box<Diagnostic>> {
        let name = path.display().to_string();
        let failed = |error: &std::io::Error| match error.kind() {
            ErrorKind::NotFound => Diagnostic::of_file(missing, format!("there is no file `{name}`"), None),
            kind => {
                let message = format!("`{name}` cannot be read: {}", reason(kind));
                Diagnostic::of_file(codes::FILE_UNREADABLE, message, None)
            }
        };
        let meta = std::fs::metadata(path).map_err(|error| failed(&error))?;
        if !meta.is_file() {
            let (what, hint) = if meta.is_dir() {
                (
                    "a folder",
                    "name one file in it; `agentos validate` takes folders",
                )
            } else {
                ("not a regular file", "name a regular file")
            };
            let message = format!("`{name}` is {what}");
            return Err(Diagnostic::of_file(
                codes::FILE_UNREADABLE,
                message,
                Some(hint.to_owned()),
            ));
        }
        // One byte more than allowed is enough to refuse it, whatever `metadata` said.
        let mut bytes = Vec::new();
        File::open(path)
            .and_then(|file| file.take(limit as u64 + 1).read_to_end(&mut bytes))
            .map_err(|error| failed(&error))?;
        Self::with_limit(&name, &bytes, limit)
    }

    /// Line and column of a byte offset, both from 1; columns count characters.
    #[must_use]
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let line = self.line_starts.partition_point(|start| *start <= offset).max(1);
        let start = self.line_starts.get(line - 1).copied().unwrap_or_default();
        let before = self
            .text
            .get(start..offset.min(self.text.len()))
            .unwrap_or_default();
        (line, before.chars().count() + 1)
    }

    /// The line that so many lines before a byte's begins, counted from 0, and its first byte.
    pub(crate) fn lines_before(&self, offset: usize, lines: usize) -> (usize, usize) {
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let first = line.saturating_sub(1 + lines);
        (first, self.line_starts.get(first).copied().unwrap_or_default())
    }

    /// From a line and column to the end of that line.
    #[must_use]
    pub fn rest_of_line(&self, line: usize, column: usize) -> Span {
        let start = line.checked_sub(1).and_then(|line| self.line_starts.get(line));
        let Some(start) = start.copied() else {
            return Span::default();
        };
        let text = self.text.get(start..).unwrap_or_default();
        let text = text.lines().next().unwrap_or_default();
        let at = text.char_indices().nth(column.saturating_sub(1));
        Span {
            start: start + at.map_or(text.len(), |(at, _)| at),
            end: start + text.trim_end().len(),
        }
    }

    /// The lines of a place and those beside it fit on a screen and write nothing but text.
    #[must_use]
    pub fn is_showable(&self, span: Span) -> bool {
        const MAX_LINE: usize = 500;
        let start = self
            .text
            .get(..span.start)
            .and_then(|before| before.rfind('\n'))
            .unwrap_or_default();
        let start = self
            .text
            .get(..start)
            .and_then(|before| before.rfind('\n'))
            .unwrap_or_default();
        let lines = self.text.get(start..).unwrap_or_default().lines();
        lines
            .take(4)
            .all(|line| line.len() <= MAX_LINE && !line.chars().any(|c| c.is_control() && c != '\t'))
    }

    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }
}

fn line_and_column(valid: &[u8]) -> (usize, usize) {
    let text = std::str::from_utf8(valid).unwrap_or_default();
    let last = text.rsplit('\n').next().unwrap_or_default();
    (text.matches('\n').count() + 1, last.chars().count() + 1)
}

fn reason(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::PermissionDenied => "permission denied",
        ErrorKind::NotADirectory => "a part of its path is not a folder",
        _ => "the system refused",
    }
}
