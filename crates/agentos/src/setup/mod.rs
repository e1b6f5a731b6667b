//! From configuration to parts: which providers have a key and an address, which tools and presets
//! there are, and the orchestrator that they make.

mod entities;
mod external;
mod gate_doubts;
mod gates;
mod policies;
mod policy_files;
mod policy_gates;
mod providers;
mod router;
mod scanner;
mod tools;

use std::collections::BTreeMap;
use std::time::Duration;

use agentos_config::{Config, PresetConfig};
use agentos_router::{Preset, Router as ModelRouter};
use agentos_runtime::{LiveGates, Orchestrator, Refusal, RuntimeError};
use agentos_types::{Actor, ModelRef, Sampling};

pub use gate_doubts::doubt_gates;
pub use gates::{gate_executor, gate_set, gate_set_said};
pub use policies::read_policy_files;
pub use policy_files::PolicyFiles;
pub use router::known_as;
pub(crate) use scanner::kind_named;
pub use scanner::{redactor, scanner};
pub use tools::tools;

/// What a caller asks for beyond the configuration.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// Models that a request pins; local servers are looked for only where one of these is `local`.
    pub models: Vec<ModelRef>,
    pub actor: Option<Actor>,
    /// No model will be called: keys are not asked for.
    pub offline: bool,
    /// A service takes over runs that nobody drives; a one-shot command only says that there are some.
    pub adopt_orphans: bool,
}

/// The orchestrator that a configuration describes, with its database in the data folder.
///
/// # Errors
/// `MISSING_API_KEY` in staging and production without a key; a script, tool or store that cannot be used.
pub async fn build(config: &Config, setup: Setup) -> Result<Orchestrator, RuntimeError> {
    let gates = gate_set(config)?;
    let policies = PolicyFiles::open(config, gates.clone())?;
    let gates = policies
        .as_ref()
        .map_or_else(|| LiveGates::new(gates), PolicyFiles::gates);
    let router = router(config, &setup).await?;
    let mut builder = Orchestrator::builder()
        .config(config.orchestrator.clone())
        .profile(config.profile)
        .budgets(config.budgets.clone())
        .approvals(&config.approvals)
        .data_dir(&config.data_dir)
        .adopt_orphans(setup.adopt_orphans)
        .presets(presets(&config.presets))
        .router(router)
        .live_gates(gates)
        .gate_executor(gate_executor(config)?)
        .tool_results(gates::tool_results(config))
        .tools(tools(config)?);
    if let Some(actor) = setup.actor {
        builder = builder.actor(actor);
    }
    if config.is_set("scanner") {
        builder = builder.redactor(redactor(config, look_for(config)?)?);
    }
    if let Some(policies) = policies {
        builder = builder
            .policies(policies.engine())
            .beside(RELOAD, move || reload(&policies));
    }
    builder.build().await
}

/// The configured scanner.
fn look_for(config: &Config) -> Result<agentos_scanner::Scanner, RuntimeError> {
    scanner(config)?
        .build()
        .map_err(|error| Refusal::of(&error).into())
}

/// How often changed policy files are looked for.
const RELOAD: Duration = Duration::from_secs(1);

fn reload(policies: &PolicyFiles) {
    match policies.reload() {
        Ok(false) => {}
        Ok(true) => tracing::info!(digest = %policies.engine().set().digest(), "the policies were read anew"),
        Err(error) => tracing::error!(%error, "the changed policies cannot be used; those before still hold"),
    }
}

/// The router that a configuration describes.
///
/// # Errors
/// `MISSING_API_KEY` in staging and production without a key; `PRICES_INVALID`; an endpoint or address that
/// cannot be used.
pub async fn router(config: &Config, setup: &Setup) -> Result<ModelRouter, RuntimeError> {
    router::router(config, setup).await
}

fn presets(configured: &BTreeMap<String, PresetConfig>) -> BTreeMap<String, Preset> {
    configured
        .iter()
        .map(|(name, preset)| {
            let sampling = Sampling {
                temperature: preset.temperature,
                top_p: preset.top_p,
                top_k: preset.top_k,
                frequency_penalty: preset.frequency_penalty,
                presence_penalty: preset.presence_penalty,
                ..Sampling::default()
            };
            let preset = Preset {
                sampling,
                max_tokens: preset.max_tokens,
                preferred_providers: preset.preferred_providers.clone(),
                preferred_models: preset.preferred_models.clone(),
            };
            (name.clone(), preset)
        })
        .collect()
}
