//! The configuration as the rest of the product reads it: plain fields with typed values.

use std::collections::BTreeMap;
use std::path::PathBuf;

use secrecy::SecretString;

use crate::key::Key;
use crate::mistake::Sink;
use crate::node::Table;
use crate::setting::Named;
use crate::show::{ShownValue, shown};
use crate::table::{
    AgentsConfig, ApprovalsConfig, BaseUrls, BudgetsConfig, CacheConfig, DatabaseConfig, FeaturesConfig,
    GatesConfig, OrchestratorConfig, PoliciesConfig, PoolConfig, ProviderKeys, RateLimitsConfig, RedisConfig,
    Root, RouterConfig, ScannerConfig, ServerConfig, Start, SupabaseConfig, ToolsConfig,
};
use crate::{EndpointConfig, LogFormat, LogLevel, PresetConfig, Profile};

/// A part of the table.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// `orchestrator`; empty: the keys above all sections.
    pub name: &'static str,
    pub(crate) doc: &'static str,
    /// Whether its keys may stand in `agentos.toml`.
    pub in_file: bool,
    pub keys: &'static [Key],
}

impl Section {
    /// What it is about, in a sentence.
    #[must_use]
    pub fn doc(&self) -> &'static str {
        self.doc.trim()
    }
}

macro_rules! config {
    ($($field:ident: $ty:ident,)*) => {
        /// Everything that was configured, checked.
        #[derive(Clone, Debug)]
        pub struct Config {
            pub profile: Option<Profile>,
            /// The file that was read.
            pub file: Option<PathBuf>,
            pub data_dir: PathBuf,
            pub log_level: LogLevel,
            pub log_format: LogFormat,
            pub openai_org_id: Option<String>,
            pub presets: BTreeMap<String, PresetConfig>,
            $(pub $field: $ty,)*
            /// The keys of endpoints with an `api_key_env`, by variable.
            pub endpoint_keys: BTreeMap<String, SecretString>,
            pub(crate) shown: Vec<ShownValue>,
        }

        const SECTIONS: &[Section] = &[
            Section { name: "", doc: Start::DOC, in_file: false, keys: Start::KEYS },
            Section { name: "", doc: Root::DOC, in_file: true, keys: Root::KEYS },
            $(Section { name: stringify!($field), doc: $ty::DOC, in_file: true, keys: $ty::KEYS },)*
        ];

        impl Config {
            /// From checked layers, merged. Values with a mistake keep their default, so none may have one.
            pub(crate) fn assemble(start: Start, file: Option<PathBuf>, merged: &Table) -> Self {
                let profile = start.profile;
                let mut reported = Sink::default();
                let mut root = Root::for_profile(profile);
                root.read(merged, "", &mut reported);
                $(
                    let mut $field = $ty::for_profile(profile);
                    if let Some(table) = merged.table(stringify!($field)) {
                        $field.read(table, stringify!($field), &mut reported);
                    }
                )*
                let Root { data_dir, log_level, log_format, openai_org_id, presets } = root;
                Self {
                    profile,
                    file,
                    data_dir,
                    log_level,
                    log_format,
                    openai_org_id,
                    presets,
                    $($field,)*
                    endpoint_keys: Named::new(),
                    shown: shown(profile, merged),
                }
            }
        }
    };
}

config! {
    orchestrator: OrchestratorConfig,
    router: RouterConfig,
    keys: ProviderKeys,
    base_urls: BaseUrls,
    agents: AgentsConfig,
    tools: ToolsConfig,
    policies: PoliciesConfig,
    gates: GatesConfig,
    scanner: ScannerConfig,
    budgets: BudgetsConfig,
    approvals: ApprovalsConfig,
    rate_limits: RateLimitsConfig,
    cache: CacheConfig,
    features: FeaturesConfig,
    server: ServerConfig,
    database: DatabaseConfig,
    pool: PoolConfig,
    supabase: SupabaseConfig,
    redis: RedisConfig,
}

/// The whole table.
#[must_use]
pub const fn sections() -> &'static [Section] {
    SECTIONS
}

impl Default for Config {
    /// The plain defaults; no environment and no file.
    fn default() -> Self {
        Self::assemble(Start::default(), None, &Table::default())
    }
}

impl Config {
    /// The defaults of that profile; no environment and no file.
    #[must_use]
    pub fn for_profile(profile: Profile) -> Self {
        Self::assemble(
            Start {
                profile: Some(profile),
                config_file: None,
            },
            None,
            &Table::default(),
        )
    }

    /// The key for an endpoint: that of its own variable, else the provider's.
    #[must_use]
    pub fn endpoint_key(&self, endpoint: &EndpointConfig) -> Option<&SecretString> {
        match &endpoint.api_key_env {
            Some(variable) => self.endpoint_keys.get(variable),
            None => self.keys.of(&endpoint.provider),
        }
    }
}
