//! The scanner: what is looked for, compiled once, and texts and values scanned with it.

use std::cmp::Ordering;
use std::sync::{Arc, LazyLock};

use crate::custom::CustomPattern;
use crate::engine::{Buffer, State};
use crate::error::ScannerError;
use crate::finding::{Finding, Kind};
use crate::rules::Rules;
use crate::stream::Stream;

/// Finds personal data, secrets and injection. Cheap to clone; one is enough for a process.
#[derive(Clone, Debug)]
pub struct Scanner {
    pub(crate) rules: Arc<Rules>,
}

/// Says what a scanner looks for.
#[derive(Clone, Debug)]
pub struct ScannerBuilder {
    least: Vec<f32>,
    custom: Vec<CustomPattern>,
}

impl Default for ScannerBuilder {
    fn default() -> Self {
        Self {
            least: vec![0.0; Kind::ALL.len()],
            custom: Vec::new(),
        }
    }
}

impl ScannerBuilder {
    fn set(&mut self, kind: Kind, least: f32) {
        if let Some(slot) = self.least.get_mut(kind as usize) {
            *slot = least;
        }
    }

    /// Looks for these kinds and no others. Least scores that were set stay.
    #[must_use]
    pub fn only(mut self, kinds: &[Kind]) -> Self {
        for kind in Kind::ALL {
            let least = self.least.get(kind as usize).copied().unwrap_or(0.0);
            match kinds.contains(&kind) {
                true if least > 1.0 => self.set(kind, 0.0),
                true => {}
                false => self.set(kind, f32::INFINITY),
            }
        }
        self
    }

    /// Does not look for this kind.
    #[must_use]
    pub fn without(mut self, kind: Kind) -> Self {
        self.set(kind, f32::INFINITY);
        self
    }

    /// Reports this kind from this score on.
    #[must_use]
    pub fn min_score(mut self, kind: Kind, score: f32) -> Self {
        self.set(kind, score);
        self
    }

    /// Looks for a pattern of your own as well.
    #[must_use]
    pub fn custom(mut self, pattern: CustomPattern) -> Self {
        self.custom.push(pattern);
        self
    }

    /// The scanner.
    ///
    /// # Errors
    ///
    /// When the patterns do not compile.
    pub fn build(self) -> Result<Scanner, ScannerError> {
        Ok(Scanner {
            rules: Arc::new(Rules::compile(self.least, self.custom)?),
        })
    }
}

impl Scanner {
    /// Says what to look for; everything, unless it is told otherwise.
    #[must_use]
    pub fn builder() -> ScannerBuilder {
        ScannerBuilder::default()
    }

    /// The scanner with everything on, compiled once in a process.
    ///
    /// # Errors
    ///
    /// When the built-in patterns do not compile.
    pub fn standard() -> Result<Self, ScannerError> {
        static STANDARD: LazyLock<Result<Scanner, ScannerError>> =
            LazyLock::new(|| Scanner::builder().build());
        STANDARD.clone()
    }

    /// What is in a text, in the order of the text.
    #[must_use]
    pub fn scan(&self, text: &str) -> Vec<Finding> {
        let rules = &*self.rules;
        let room = rules.rooms.take();
        let mut state = room.unwrap_or_else(|| State::new(rules, true));
        state.advance(rules, Buffer::new(text.as_bytes(), 0), true);
        let mut findings = std::mem::take(&mut state.findings);
        rules.rooms.give(state);
        sort(&mut findings);
        findings
    }

    /// What is in a text that stands behind words that are its context, with spans in the text alone.
    pub(crate) fn scan_behind(&self, context: &str, text: &str) -> Vec<Finding> {
        if context.is_empty() {
            return self.scan(text);
        }
        let mut findings = self.scan(&format!("{context}{text}"));
        let words = context.len();
        findings.retain_mut(|finding| {
            let span = finding.span.start.saturating_sub(words)..finding.span.end.saturating_sub(words);
            finding.span = span;
            !finding.span.is_empty()
        });
        findings
    }

    /// Scans a text that arrives in chunks.
    #[must_use]
    pub fn stream(&self) -> Stream {
        Stream::new(self.clone())
    }
}

/// Findings in the order of the text.
pub(crate) fn sort(findings: &mut [Finding]) {
    findings.sort_by(order);
}

/// Where a finding stands in a list: by its start, the longer one first.
pub(crate) fn order(one: &Finding, other: &Finding) -> Ordering {
    one.span
        .start
        .cmp(&other.span.start)
        .then(other.span.end.cmp(&one.span.end))
        .then(one.kind.cmp(&other.kind))
}
