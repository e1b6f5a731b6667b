//! The keys that stand above all sections.

use std::path::PathBuf;

use crate::key::Meta;
use crate::section::section;
use crate::setting::Named;
use crate::{LogFormat, LogLevel, PresetConfig};

section! {
    /// The keys above all sections.
    pub(crate) Root in "" {
        /// The folder of the database, and of all else that is kept.
        data_dir: PathBuf = PathBuf::from(".agentos"), [], Meta::USED;
        /// From which severity on a line is logged: `debug`, `info`, `warn` or `error`.
        log_level: LogLevel = LogLevel::Info, [], Meta::USED.env(&["LOG_LEVEL"]);
        /// How a log line is written: `text` or `json`. What the scanner finds in it is covered either way.
        log_format: LogFormat = LogFormat::Text, [], Meta::USED.env(&["LOG_FORMAT"]);
        /// The organisation that OpenAI bills.
        openai_org_id: Option<String> = None, [], Meta::USED.env(&["OPENAI_ORG_ID"]).example("\"org-…\"");
        /// Sampling and preferences under names, `[presets.NAME]`.
        presets: Named<PresetConfig> = Named::new(), [], Meta::USED;
    }
}
