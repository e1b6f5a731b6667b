//! Where agents, policies and gates lie.

use std::path::PathBuf;

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
    /// Where gates lie.
    pub GatesConfig in "gates" {
        /// A file or folder.
        path: Option<PathBuf> = None, [], Meta::LATER.example("\"gates\"");
    }
}
