//! Where agents, policies and gates lie.

use std::path::PathBuf;

use crate::ToolResults;
use crate::key::Meta;
use crate::section::section;

section! {
    /// Where agent files and packs lie.
    pub AgentsConfig in "agents" {
        /// The folder that is searched for agents by id.
        path: PathBuf = PathBuf::from("agents"), [], Meta::USED;
    }
}

section! {
    /// Where policies lie. Not set: the folder `policies`, if it is there; zones, budgets and approvals hold all the same.
    pub PoliciesConfig in "policies" {
        /// A file or folder.
        path: Option<PathBuf> = None, [], Meta::USED.example("\"policies\"");
    }
}

section! {
    /// Gate files, and how gates are run.
    pub GatesConfig in "gates" {
        /// A file or folder. Not set: the default gate and the agents' own alone.
        path: Option<PathBuf> = None, [], Meta::USED.example("\"gates\"");
        /// Whether a gate stops at its first blocking failure; the checks after it are skipped.
        fail_fast: bool = true, [], Meta::USED;
        /// Longest time of a check.
        check_timeout_ms: u64 = 5_000, [], Meta::USED.ms();
        /// Longest time of all checks of a gate together; a judge has a model call's time.
        gate_timeout_ms: u64 = 30_000, [], Meta::USED.ms();
        /// Whether gates are skipped in the development profile.
        skip_in_dev: bool = false, [], Meta::USED;
        /// What is done about a tool's result that tries to give the model orders: `mark`, `redact`, `block` or `off`.
        tool_results: ToolResults = ToolResults::Mark, [], Meta::USED;
    }
}
