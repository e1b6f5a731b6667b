//! Policies as people write them, in every form, to [`Policy`]. All mistakes of a file are gathered with
//! their places; a file with an error gives no policies that may be used.

mod agent;
mod condition;
mod exempt;
mod fast;
pub(crate) mod keys;
mod kind_policy;
mod payload;
mod policy;
mod root;
mod rule;
mod scan;

use agentos_types::codes;
use agentos_yaml::{Field, Findings, Limits, Report, Source};

use crate::ast::{Origin, Policy};

/// What policy files may hold: a thousand policies are a few megabytes.
pub const FILE_BYTES: usize = 16 * 1024 * 1024;
const LIMITS: Limits = Limits {
    nodes: 1_000_000,
    text: 64 * 1024 * 1024,
};

/// What a file says.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Everything that could be read. With an error in the report the file must not be used.
    pub policies: Vec<Policy>,
    pub report: Report,
}

impl Outcome {
    /// The policies, if the file has no error.
    ///
    /// # Errors
    /// It has, and the report names all of them.
    pub fn into_result(self) -> Result<Vec<Policy>, Report> {
        if self.report.has_errors() {
            Err(self.report)
        } else {
            Ok(self.policies)
        }
    }
}

/// Reads a policy file, YAML or JSON: one policy, a list, `{policies: […]}`, or `apiVersion: agentos.io/…`.
#[must_use]
pub fn read_policies(source: Source) -> Outcome {
    read_as(source, &Origin::File)
}

/// Reads what a program hands in as JSON.
///
/// # Errors
/// The text is not that of policies.
pub fn read_json(text: &str) -> Result<Vec<Policy>, Report> {
    const NAME: &str = "policy";
    // A source, which is a copy, is needed for mistakes alone.
    if text.len() <= FILE_BYTES
        && let Some(policies) = fast::read(text, &NAME.into(), &Origin::Program)
    {
        return Ok(policies);
    }
    match Source::with_limit(NAME, text.as_bytes(), FILE_BYTES) {
        Ok(source) => slow(source, &Origin::Program).into_result(),
        Err(why) => Err(Report::unreadable(NAME, *why)),
    }
}

fn read_as(source: Source, origin: &Origin) -> Outcome {
    if let Some(policies) = fast::read(&source.text, &source.name, origin) {
        let diagnostics = Vec::new();
        return Outcome {
            policies,
            report: Report { source, diagnostics },
        };
    }
    slow(source, origin)
}

/// The way that knows every form and every place.
fn slow(source: Source, origin: &Origin) -> Outcome {
    gather(source, |root| root::read(root, origin))
}

/// Reads the `policies` section of an agent file; without one there are none. `agent_id` is the agent's
/// canonical id, for which alone they hold.
#[must_use]
pub fn read_agent_policies(source: Source, agent_id: &str) -> Outcome {
    gather(source, |root| agent::read(root, agent_id))
}

fn gather(source: Source, read: impl FnOnce(&Field<'_>) -> Vec<Policy>) -> Outcome {
    let findings = Findings::new(source);
    let root = agentos_yaml::read_within(&findings, LIMITS);
    let policies = root.map_or_else(Vec::new, |root| {
        let field = Field::root(&findings, &root, codes::POLICY_INVALID).strictly();
        read(&field)
    });
    let (source, diagnostics) = findings.into_sorted();
    Outcome {
        policies,
        report: Report { source, diagnostics },
    }
}
