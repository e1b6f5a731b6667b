//! The keys that say what else is read; they cannot stand in the file themselves.

use std::path::PathBuf;

use crate::Profile;
use crate::key::Meta;
use crate::section::section;

section! {
    /// What else is read.
    pub(crate) Start in "" {
        /// The environment: `development`, `staging` or `production`. Not set: the plain defaults.
        profile: Option<Profile> = None, [], Meta::USED.env(&["AGENTOS_ENV", "NODE_ENV"]);
        /// The configuration file. Not set: `agentos.toml` in the working folder, when it is there.
        config_file: Option<PathBuf> = None, [], Meta::USED.env(&["AGENTOS_CONFIG"]);
    }
}
