//! What policies ask to be hidden before something leaves: in what a model is asked, in a tool's arguments and
//! result, in the output and in the state. Says what was hidden by type and number, never the text.
//!
//! What is found is the scanner's; here is which of it, where, and by whose word. What cannot be hidden is
//! refused: going on without it would let pass what the policy lets pass only with it.

mod field;
mod messages;
mod personal;
mod plan;
#[cfg(test)]
mod tests;
mod value;

use std::collections::BTreeMap;

use agentos_scanner::{Action, Finding, Kind, RedactError, Redactor};
use agentos_types::codes;
use serde_json::{Value, json};

use crate::error::Refusal;
use field::Field;

pub(crate) use plan::Base;

/// A part of what a step carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The conversation that a model is asked to go on with.
    Messages,
    /// What a person or program has said in it.
    Input,
    System,
    Arguments,
    Result,
    Output,
    State,
}

impl Part {
    const NAMES: [(&'static str, Self); 7] = [
        ("messages", Self::Messages),
        ("input", Self::Input),
        ("system", Self::System),
        ("tool_args", Self::Arguments),
        ("tool_result", Self::Result),
        ("output", Self::Output),
        ("state.value", Self::State),
    ];

    fn name(self) -> &'static str {
        Self::NAMES
            .iter()
            .find(|(_, part)| *part == self)
            .map_or("", |(name, _)| name)
    }

    /// A target is a part, or a field below one.
    fn of_target(target: &str) -> Option<(Self, Option<&str>)> {
        Self::NAMES.iter().find_map(|(name, part)| {
            let rest = target.strip_prefix(name)?;
            match rest.strip_prefix('.') {
                None if rest.is_empty() => Some((*part, None)),
                Some(below) if !below.is_empty() => Some((*part, Some(below))),
                _ => None,
            }
        })
    }
}

/// One thing that one policy asks for.
#[derive(Clone, Debug)]
struct Measure {
    policy: String,
    /// Only there; `None`: everywhere.
    part: Option<Part>,
    what: What,
}

#[derive(Clone, Debug)]
enum What {
    /// Whatever these find, one after another.
    Found {
        passes: Vec<Pass>,
        /// Fields of these names are left alone.
        allowed: Vec<String>,
    },
    /// A field, whatever it holds.
    Field(Field),
    /// Fields of that name, wherever they are.
    Fields(Vec<String>),
}

/// One look at a text.
#[derive(Clone, Debug)]
struct Pass {
    redactor: Redactor,
    /// Types that are left where they are, and recorded.
    audits: Vec<Kind>,
}

/// Everything that is to be hidden at a step.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hider {
    measures: Vec<Measure>,
}

/// What was hidden, and what was only noticed, by policy, part, type and action.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Hidden(BTreeMap<(String, &'static str, String, &'static str), u64>);

impl Hidden {
    fn add(&mut self, policy: &str, part: Part, name: &str, action: &'static str) {
        let key = (policy.to_owned(), part.name(), name.to_owned(), action);
        *self.0.entry(key).or_default() += 1;
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The form that is recorded.
    pub(crate) fn details(&self) -> Vec<Value> {
        self.0
            .iter()
            .map(|((policy, part, name, action), count)| {
                json!({ "policy_id": policy, "at": part, "type": name, "action": action, "count": count })
            })
            .collect()
    }
}

impl Hider {
    pub(crate) fn is_empty(&self) -> bool {
        self.measures.is_empty()
    }

    /// Both.
    pub(crate) fn with(mut self, other: Self) -> Self {
        self.measures.extend(other.measures);
        self
    }

    fn at(&self, part: Part) -> impl Iterator<Item = &Measure> {
        self.measures
            .iter()
            .filter(move |measure| measure.part.is_none_or(|only| only == part))
    }
}

impl Pass {
    /// What was found, as it is recorded.
    fn note(&self, hidden: &mut Hidden, policy: &str, part: Part, findings: &[Finding]) {
        for finding in findings {
            let action = match self.redactor.action_of(finding.kind) {
                Action::Keep if self.audits.contains(&finding.kind) => "audit",
                // Of another measure, or of nobody.
                Action::Keep => continue,
                Action::Hash => "hash",
                Action::Tokenise => "tokenise",
                Action::Mask | Action::Block => "mask",
            };
            hidden.add(policy, part, finding.type_name(), action);
        }
    }
}

fn refused(policy: &str, part: Part, error: &RedactError) -> Refusal {
    let what = match error {
        RedactError::Blocked(blocked) => {
            let kinds: Vec<&str> = blocked.kinds.iter().map(|kind| kind.name()).collect();
            format!("`{}` holds {}, which may not pass", part.name(), kinds.join(", "))
        }
        error => format!("`{}` could not be looked through: {error}", part.name()),
    };
    Refusal::new(codes::POLICY_DENIED, format!("denied by {policy}: {what}"))
}
