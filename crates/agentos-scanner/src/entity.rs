//! The slot for a model that finds what no rule can: names and addresses of people. Empty unless somebody fills it.

use std::fmt;
use std::ops::Range;

use crate::finding::{Finding, Kind};
use crate::scanner::Scanner;

/// A model that finds names, addresses and the like.
pub trait EntityModel: Send + Sync + fmt::Debug {
    /// What is in a text. May wait for a program or a server, so call it where waiting is allowed.
    ///
    /// # Errors
    ///
    /// When there is no answer, or one that cannot be understood.
    fn entities(&self, text: &str) -> Result<Vec<Entity>, EntityFailure>;
}

/// What a model says it has found.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// What it is.
    pub kind: Kind,
    /// Where it lies, in characters of the text.
    pub chars: Range<usize>,
    /// How sure the model is, from 0 to 1.
    pub score: f32,
}

/// The model has not answered, or not understandably: nothing is known about the text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the model for names and addresses has failed: {reason}")]
pub struct EntityFailure {
    /// Why, without any of the text.
    pub reason: String,
}

impl EntityFailure {
    /// A failure with its reason.
    pub fn new(reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
        }
    }
}

impl Scanner {
    /// Findings with what a model adds. Where the two overlap, what the scanner has confirmed stays, and of what the
    /// model has found the rest: findings of data lie apart, and nothing that either found is left out.
    ///
    /// # Errors
    ///
    /// When the model fails: its part of the answer is unknown, so there is none.
    pub(crate) fn add_entities(
        &self,
        mut findings: Vec<Finding>,
        text: &str,
        model: &dyn EntityModel,
    ) -> Result<Vec<Finding>, EntityFailure> {
        let mut entities = model.entities(text)?;
        entities.sort_by(|one, other| {
            other
                .score
                .total_cmp(&one.score)
                .then(one.chars.start.cmp(&other.chars.start))
        });
        let places: Vec<usize> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        for Entity { kind, chars, score } in entities {
            let (Some(start), Some(end)) = (places.get(chars.start), places.get(chars.end)) else {
                return Err(EntityFailure::new("it names a place outside of the text"));
            };
            if start >= end {
                return Err(EntityFailure::new("it names a place that ends before it begins"));
            }
            if kind == Kind::Injection || score < self.rules.least(kind) {
                continue;
            }
            for span in apart(&findings, *start..*end, text) {
                findings.push(Finding {
                    kind,
                    sub: "".into(),
                    span,
                    score,
                    validator: "model",
                });
            }
        }
        crate::scanner::sort(&mut findings);
        Ok(findings)
    }
}

/// What no finding of data covers of a span: its parts with a letter or digit, without the spaces around them.
fn apart(findings: &[Finding], span: Range<usize>, text: &str) -> Vec<Range<usize>> {
    let mut taken: Vec<Range<usize>> = findings
        .iter()
        .filter(|one| one.kind != Kind::Injection && one.span.start < span.end && span.start < one.span.end)
        .map(|one| one.span.clone())
        .collect();
    if taken.is_empty() {
        return vec![span];
    }
    taken.push(span.end..span.end);
    taken.sort_by_key(|one| one.start);
    let mut from = span.start;
    let mut parts = Vec::new();
    for one in taken {
        let part = text.get(from..one.start).unwrap_or_default();
        if part.contains(char::is_alphanumeric) {
            let start = from + (part.len() - part.trim_start().len());
            parts.push(start..start + part.trim().len());
        }
        from = from.max(one.end);
    }
    parts
}
