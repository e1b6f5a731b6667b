//! The gates of the configuration: their files, and what runs them.

use std::sync::Arc;

use agentos_config::{Config, Profile, ToolResults};
use agentos_gates::{GateExecutor, GateExecutorConfig, GateSet, GateSetError};
use agentos_runtime::{InjectionAction, Refusal, RuntimeError};
use agentos_yaml::Report;

use super::external::Outside;
use super::scanner;

/// The gates of `[gates] path`; none when it is not set. What is said about the files goes to the log.
///
/// # Errors
/// `GATE_INVALID` for a file that cannot be used; `GATE_SET_EMPTY` in production when nothing is there.
pub fn gate_set(config: &Config) -> Result<GateSet, RuntimeError> {
    let (set, reports) = gate_set_said(config)?;
    for report in reports {
        for one in &report.diagnostics {
            tracing::warn!(
                "{}:{}:{}: {}",
                report.source.name,
                one.line,
                one.column,
                one.message
            );
        }
    }
    Ok(set)
}

/// The same, with what is said about each file.
///
/// # Errors
/// As [`gate_set`].
pub fn gate_set_said(config: &Config) -> Result<(GateSet, Vec<Report>), RuntimeError> {
    let Some(path) = &config.gates.path else {
        return Ok((GateSet::default(), Vec::new()));
    };
    match GateSet::load(path) {
        Ok(loaded) => Ok(loaded),
        Err(error @ GateSetError::Empty { .. }) if config.profile != Some(Profile::Production) => {
            tracing::warn!("{error}: no gate of a file holds");
            Ok((GateSet::default(), Vec::new()))
        }
        Err(error) => Err(Refusal::of(&error).into()),
    }
}

/// What runs gates, with programs and endpoints that gate files name.
///
/// # Errors
/// The scanner that is configured cannot be used.
pub fn gate_executor(config: &Config) -> Result<GateExecutor, RuntimeError> {
    let gates = &config.gates;
    let scanner = scanner(config)?.build().map_err(|error| Refusal::of(&error))?;
    let executor = GateExecutor::new(GateExecutorConfig {
        fail_fast: gates.fail_fast,
        check_timeout_ms: gates.check_timeout_ms,
        gate_timeout_ms: gates.gate_timeout_ms,
        skip_in_dev: gates.skip_in_dev,
    })
    .in_development(config.profile == Some(Profile::Development))
    .with_external(Arc::new(Outside::default()))
    .with_scanner(scanner);
    Ok(executor)
}

pub(super) fn tool_results(config: &Config) -> InjectionAction {
    match config.gates.tool_results {
        ToolResults::Mark => InjectionAction::Mark,
        ToolResults::Redact => InjectionAction::Redact,
        ToolResults::Block => InjectionAction::Block,
        ToolResults::Off => InjectionAction::Off,
    }
}
