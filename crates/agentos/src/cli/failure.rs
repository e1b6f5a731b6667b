//! How a command fails: what is said, and the exit code.

use agentos::{Coded, ErrorBody, RunStatus, codes};
use agentos_runtime::{RunResult, RuntimeError};
use serde_json::json;

use super::{output, shown};

/// Exit codes, the same for every command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    Done = 0,
    Failed = 1,
    /// Flags, configuration or files that cannot be used.
    Usage = 2,
    /// A policy, zone or gate said no.
    Refused = 3,
    WaitingForApproval = 4,
    Limit = 5,
    Interrupted = 130,
}

/// An error that ends the command.
#[derive(Debug)]
pub(crate) struct Failure {
    body: Box<ErrorBody>,
    /// For people, when there is more to show than a sentence: a snippet with its place.
    rendered: Option<String>,
    exit: Exit,
}

impl Failure {
    pub(crate) fn new(error: &(impl Coded + ?Sized)) -> Self {
        Self {
            body: Box::new(ErrorBody::from(error)),
            rendered: None,
            exit: exit_of(error.code().name),
        }
    }

    pub(crate) fn rendered(error: &(impl Coded + ?Sized), rendered: String) -> Self {
        Self {
            rendered: Some(rendered),
            ..Self::new(error)
        }
    }

    /// The same with another exit code.
    pub(crate) fn exiting(self, exit: Exit) -> Self {
        Self { exit, ..self }
    }

    pub(crate) const fn exit(&self) -> Exit {
        self.exit
    }

    #[cfg(test)]
    pub(crate) const fn code(&self) -> &'static str {
        self.body.code
    }

    pub(crate) fn usage(message: impl Into<String>, hint: Option<String>) -> Self {
        let error = RuntimeError::InvalidInput {
            what: message.into(),
            hint,
        };
        Self {
            exit: Exit::Usage,
            ..Self::new(&error)
        }
    }

    /// Says what is wrong, in the form that the caller asked for.
    pub(crate) fn report(&self, json: bool) -> Exit {
        // What is said may quote a user, a tool or a provider.
        let body = ErrorBody {
            code: self.body.code,
            message: shown::text(&self.body.message).into_owned(),
            hint: self
                .body
                .hint
                .as_deref()
                .map(|hint| shown::text(hint).into_owned()),
            details: self.body.details.clone().map(shown::value),
        };
        if json {
            output::json(&json!({ "error": body }));
            return self.exit;
        }
        match &self.rendered {
            Some(rendered) => shown::report(rendered),
            None => {
                output::note(&format!(
                    "{}: {}",
                    output::paint(output::RED, &format!("error[{}]", body.code)),
                    body.message
                ));
                if let Some(hint) = &body.hint {
                    output::note(&format!("  {hint}"));
                }
            }
        }
        self.exit
    }
}

impl From<RuntimeError> for Failure {
    fn from(error: RuntimeError) -> Self {
        match &error {
            RuntimeError::Agent(inner) => match inner.render(output::colours()) {
                Some(rendered) => Self::rendered(&error, rendered),
                None => Self::new(&error),
            },
            RuntimeError::Config(inner) => Self::rendered(&error, inner.render(output::colours())),
            _ => Self::new(&error),
        }
    }
}

impl From<agentos_store::StoreError> for Failure {
    fn from(error: agentos_store::StoreError) -> Self {
        Self::new(&error)
    }
}

/// The exit code of a run's end.
pub(crate) fn exit_of_run(result: &RunResult) -> Exit {
    match result.status {
        RunStatus::Completed => Exit::Done,
        RunStatus::Paused => match &result.waiting_for {
            Some(agentos::WaitingFor::Approval { .. }) => Exit::WaitingForApproval,
            Some(agentos::WaitingFor::Operator) => Exit::Interrupted,
            _ => Exit::Failed,
        },
        _ => result
            .error
            .as_ref()
            .map_or(Exit::Failed, |error| exit_of(&error.code)),
    }
}

fn exit_of(code: &str) -> Exit {
    let is = |list: &[agentos::codes::Code]| list.iter().any(|known| known.name == code);
    if is(&[
        codes::TOKEN_LIMIT,
        codes::COST_LIMIT,
        codes::TOOL_LIMIT,
        codes::RUN_TIMEOUT,
        codes::STEP_LIMIT,
    ]) {
        Exit::Limit
    } else if code == codes::APPROVAL_REQUIRED.name {
        Exit::WaitingForApproval
    } else if is(&[
        codes::POLICY_DENIED,
        codes::ZONE_NOT_ALLOWED,
        codes::APPROVAL_FORBIDDEN,
        codes::APPROVAL_REJECTED,
        codes::APPROVAL_EXPIRED,
        codes::APPROVAL_CHANGED,
        codes::FINANCIAL_LIMIT,
        codes::GATE_FAILED,
        codes::TOOL_NOT_ALLOWED,
        codes::OPERATION_FORBIDDEN,
        codes::UNPRICED_MODEL,
    ]) {
        Exit::Refused
    } else if is(&[
        codes::INVALID_INPUT,
        codes::INVALID_YAML,
        codes::AGENT_INVALID,
        codes::AGENT_NOT_FOUND,
        codes::CONFIG_INVALID,
        codes::POLICY_INVALID,
        codes::POLICY_UNKNOWN_WORD,
        codes::CONDITION_INVALID,
        codes::POLICY_DUPLICATE,
        codes::POLICY_SET_EMPTY,
        codes::POLICY_NOT_FOUND,
        codes::MISSING_API_KEY,
        codes::SCRIPT_INVALID,
        codes::UNKNOWN_PRESET,
        codes::UNKNOWN_PROVIDER,
        codes::PROVIDER_INVALID,
        codes::PRICES_INVALID,
        codes::TOOL_INVALID,
        codes::GATE_INVALID,
        codes::GATE_NOT_FOUND,
        codes::GATE_SET_EMPTY,
    ]) {
        Exit::Usage
    } else {
        Exit::Failed
    }
}
