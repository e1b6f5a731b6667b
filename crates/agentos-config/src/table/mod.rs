//! The table: every key and variable, once. A file per part of the product.

mod approvals;
mod budgets;
mod cache;
mod endpoint;
mod features;
mod later;
mod orchestrator;
mod paths;
mod preset;
mod providers;
mod rate_limits;
mod root;
mod router;
mod scanner;
mod server;
mod start;
mod tool;

pub use approvals::ApprovalsConfig;
pub use budgets::BudgetsConfig;
pub use cache::CacheConfig;
pub use endpoint::EndpointConfig;
pub use features::FeaturesConfig;
pub use later::{DatabaseConfig, PoolConfig, RedisConfig, SupabaseConfig};
pub use orchestrator::OrchestratorConfig;
pub use paths::{AgentsConfig, GatesConfig, PoliciesConfig};
pub use preset::PresetConfig;
pub use providers::{BaseUrls, ProviderKeys};
pub use rate_limits::RateLimitsConfig;
pub(crate) use root::Root;
pub use router::RouterConfig;
pub use scanner::{ScannerConfig, ScannerPatternConfig, ScannerTypeConfig};
pub use server::ServerConfig;
pub(crate) use start::Start;
pub use tool::{CommandToolConfig, ToolsConfig};
