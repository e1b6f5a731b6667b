//! Policies from their files: read at the start, and again whenever a file has changed. A file with a
//! mistake stops the start; later, the policies that held go on to hold.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use agentos_config::{Config, Profile, UnboundRules};
use agentos_gates::GateSet;
use agentos_policy::ast::{Mode, Policy};
use agentos_policy::{PolicyEngine, PolicyError, SetOptions};
use agentos_runtime::{LiveGates, Refusal, RuntimeError};
use agentos_types::{Coded as _, codes};
use agentos_yaml::{Report, data_files};
use serde_json::json;

use super::gate_doubts::refuse_gates;
use super::policy_gates::with_policies;
use super::read_policy_files;

/// Where policies are looked for when nobody says otherwise; it need not be there.
const USUAL: &str = "policies";

/// The files of a set of policies, and how they were when they were read.
#[derive(Debug)]
pub struct PolicyFiles {
    path: PathBuf,
    options: SetOptions,
    engine: Arc<PolicyEngine>,
    /// The gates of gate files, and those with the policies' own.
    of_files: GateSet,
    gates: LiveGates,
    config: Config,
    seen: Mutex<Stamp>,
}

/// Path, length and time of change of each file.
type Stamp = Vec<(PathBuf, u64, Option<SystemTime>)>;

impl PolicyFiles {
    /// The policies that a configuration names; `None` where it names none and none lie in the usual folder.
    ///
    /// # Errors
    /// `POLICY_SET_EMPTY` in production for a path that is missing or holds nothing that is in force; the first
    /// mistake of a file, with its place.
    pub fn open(config: &Config, of_files: GateSet) -> Result<Option<Self>, RuntimeError> {
        let (path, named) = match &config.policies.path {
            Some(path) => (path.clone(), true),
            None => (PathBuf::from(USUAL), false),
        };
        // A link that leads nowhere was to lead to policies.
        if !named && !path.is_dir() && !path.is_symlink() {
            return Ok(None);
        }
        let options = SetOptions {
            unbound_deny: config.orchestrator.unbound_rules == UnboundRules::Deny,
        };
        let files = Self {
            path,
            options,
            engine: Arc::default(),
            of_files,
            gates: LiveGates::default(),
            config: config.clone(),
            seen: Mutex::default(),
        };
        let stamp = files.stamp();
        let policies = files.read(&stamp)?;
        if named || !policies.is_empty() {
            files.is_in_force(&policies)?;
        }
        files.take(policies)?;
        *files.seen.lock().unwrap_or_else(PoisonError::into_inner) = stamp;
        Ok(Some(files))
    }

    #[must_use]
    pub fn engine(&self) -> Arc<PolicyEngine> {
        Arc::clone(&self.engine)
    }

    /// Takes changed files in, whole; `true` if it did.
    ///
    /// # Errors
    /// A file has a mistake; then the policies that held still hold.
    pub fn reload(&self) -> Result<bool, RuntimeError> {
        let stamp = self.stamp();
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if *seen == stamp {
            return Ok(false);
        }
        // A mistake is told once, not at every look.
        seen.clone_from(&stamp);
        let policies = self.read(&stamp)?;
        if policies.is_empty() && !self.engine.set().policies().is_empty() {
            return Err(Refusal::new(
                codes::POLICY_SET_EMPTY,
                format!("`{}` holds no policy any more", self.path.display()),
            )
            .into());
        }
        self.is_in_force(&policies)?;
        self.take(policies)?;
        Ok(true)
    }

    /// In production a set of which no policy speaks is none; elsewhere, and where nothing can refuse, a warning says
    /// so. A set in shadow is a roll-out.
    fn is_in_force(&self, policies: &[Policy]) -> Result<(), RuntimeError> {
        let path = self.path.display();
        let speaks = policies.iter().filter(|policy| policy.speaks());
        let modes: Vec<Mode> = speaks.map(Policy::reach).collect();
        let message = match (policies.len(), modes.as_slice()) {
            (0, _) => format!("there is no policy in `{path}`"),
            (_, []) => format!("no policy in `{path}` is in force: all are inactive, off or without rules"),
            (_, modes) => {
                if !modes.contains(&Mode::Enforce) {
                    tracing::warn!("no policy in `{path}` is enforced: nothing is refused by policy");
                }
                return Ok(());
            }
        };
        if self.config.profile == Some(Profile::Production) {
            return Err(Refusal::new(codes::POLICY_SET_EMPTY, message).into());
        }
        tracing::warn!("{message}: nothing is refused by policy");
        Ok(())
    }

    /// The gates of files and of policies, as they are now and will be.
    #[must_use]
    pub fn gates(&self) -> LiveGates {
        self.gates.clone()
    }

    /// All or nothing.
    fn take(&self, policies: Vec<Policy>) -> Result<(), RuntimeError> {
        let gates = with_policies(self.of_files.clone(), &policies, &self.config)?;
        self.engine
            .replace_with(policies, self.options)
            .map_err(|error| unusable(&error))?;
        self.gates.replace(gates);
        Ok(())
    }

    fn stamp(&self) -> Stamp {
        let files = if self.path.is_dir() {
            // A folder that cannot be listed cannot be read as a file either, and says so.
            data_files(&self.path).unwrap_or_else(|_| vec![self.path.clone()])
        } else if self.path.exists() || self.path.is_symlink() {
            vec![self.path.clone()]
        } else {
            Vec::new()
        };
        files
            .into_iter()
            .map(|file| {
                // A file of which nothing can be known stays in the list, and is refused when it is read.
                let meta = std::fs::metadata(&file).ok();
                let length = meta.as_ref().map_or(0, std::fs::Metadata::len);
                (file, length, meta.and_then(|meta| meta.modified().ok()))
            })
            .collect()
    }

    fn read(&self, stamp: &Stamp) -> Result<Vec<Policy>, RuntimeError> {
        let mut policies = Vec::new();
        for mut outcome in read_policy_files(stamp.iter().map(|(file, ..)| file)) {
            refuse_gates(&mut outcome);
            policies.extend(outcome.into_result().map_err(|report| mistake(&report))?);
        }
        Ok(policies)
    }
}

fn mistake(report: &Report) -> RuntimeError {
    let errors = report.errors().count();
    let Some(first) = report.errors().next() else {
        return Refusal::new(codes::POLICY_INVALID, report.source.name.to_string()).into();
    };
    let more = match errors {
        0 | 1 => String::new(),
        n => format!(" (and {} more)", n - 1),
    };
    let message = format!(
        "{}:{}:{}: {}{more}",
        report.source.name, first.line, first.column, first.message
    );
    Refusal::new(first.code, message)
        .with(json!({ "file": &*report.source.name, "diagnostics": report.diagnostics }))
        .into()
}

fn unusable(error: &PolicyError) -> RuntimeError {
    Refusal::new(error.code(), error.to_string()).into()
}
