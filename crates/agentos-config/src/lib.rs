//! Every environment variable and configuration key, once, with its documentation.
//!
//! The table is in `table/`: a row there is a field of a public struct, a key of `agentos.toml`, an
//! environment variable, a line of `config show` and a line of the reference page. Everything else
//! here reads that table. [`Config::load`] is the entry; it reads no process state but what it is
//! handed, and reports all mistakes at once.
//!
//! Not here: what a value makes the product do, and whether a path, an address or a key works.

mod check;
mod command_line;
mod config;
mod env;
mod error;
mod key;
mod layer;
mod load;
mod mask;
mod missing_key;
mod mistake;
mod nearest;
mod node;
mod profile;
mod report;
mod section;
mod setting;
mod show;
mod source;
mod table;
mod url;
mod words;

pub use command_line::CommandLine;
pub use config::{Config, Section, sections};
pub use env::{Env, ProcessEnv};
pub use error::ConfigErrors;
pub use key::{Key, Kind, Meta, Rows};
pub use load::ConfigSources;
pub use missing_key::MissingApiKey;
pub use mistake::Mistake;
pub use profile::{Profile, UnknownProfile};
pub use secrecy::{ExposeSecret, SecretString};
pub use show::ShownValue;
pub use source::{Flag, Source};
pub use table::{
    AgentsConfig, ApprovalsConfig, BaseUrls, BudgetsConfig, CacheConfig, CommandToolConfig, DatabaseConfig,
    EndpointConfig, FeaturesConfig, GatesConfig, OrchestratorConfig, PoliciesConfig, PoolConfig,
    PresetConfig, ProviderKeys, RateLimitsConfig, RedisConfig, RouterConfig, ScannerConfig,
    ScannerPatternConfig, ScannerTypeConfig, ServerConfig, SupabaseConfig, ToolsConfig,
};
pub use url::BaseUrl;
pub use words::{
    Capability, EndpointApi, FallbackStrategy, LogFormat, LogLevel, OnLimit, PatternChecksum, ScanAction,
    StreamRelease, ToolEffect, ToolResults, UnboundRules, UnboundTools,
};
