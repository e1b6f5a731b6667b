//! What every subcommand starts from: flags, environment, configuration, store.

use std::path::Path;
use std::sync::Arc;

use agentos::setup::{Setup, build};
use agentos::{Config, ConfigSources, Orchestrator, PutOptions, SqliteOptions, SqliteStore, StateStore};
use agentos_agents::{AgentIndex, Loaded, load_agent};
use agentos_config::{Flag, ProcessEnv};
use agentos_runtime::{Clock, RuntimeError, SystemClock};
use agentos_types::{Actor, Timestamp};

use super::args::Global;
use super::failure::Failure;

#[derive(Debug)]
pub(crate) struct Context {
    flags: Result<Vec<Flag>, String>,
}

/// The store's handle, which is both journal and state store.
#[derive(Debug)]
pub(crate) struct OpenStore(SqliteStore);

impl OpenStore {
    pub(crate) fn state(&self) -> &dyn StateStore {
        &self.0
    }
}

impl std::ops::Deref for OpenStore {
    type Target = SqliteStore;
    fn deref(&self) -> &SqliteStore {
        &self.0
    }
}

impl Context {
    pub(crate) fn new(global: &Global) -> Self {
        Self { flags: flags(global) }
    }

    /// The configuration, checked as a whole.
    pub(crate) fn config(&self) -> Result<Config, Failure> {
        let flags = self
            .flags
            .as_ref()
            .map_err(|message| Failure::usage(message, None))?;
        let sources = ConfigSources {
            env: &ProcessEnv,
            folder: Path::new("."),
            flags,
        };
        let config =
            Config::load(&sources).map_err(|errors| Failure::from(RuntimeError::Config(Box::new(errors))))?;
        let shown = super::shown::configure(&config)?;
        super::progress::log(&config, shown);
        Ok(config)
    }

    /// The configuration, and the `--set` pairs that are meant for the command itself.
    pub(crate) fn config_beside(&self, own: impl Fn(&str) -> bool) -> Result<(Config, Vec<String>), Failure> {
        let Ok(flags) = &self.flags else {
            return self.config().map(|config| (config, Vec::new()));
        };
        let is_own = |flag: &Flag| flag.name == "--set" && own(&flag.key);
        let pairs = flags.iter().filter(|flag| is_own(flag));
        let pairs = pairs.map(|flag| format!("{}={}", flag.key, flag.value)).collect();
        let rest = Self {
            flags: Ok(flags.iter().filter(|flag| !is_own(flag)).cloned().collect()),
        };
        Ok((rest.config()?, pairs))
    }

    /// The database, made if it is not there.
    pub(crate) fn store(&self) -> Result<OpenStore, Failure> {
        let config = self.config()?;
        Ok(OpenStore(SqliteStore::open(SqliteOptions::new(
            config.data_dir.join("agentos.db"),
        ))?))
    }

    /// The database, which must be there: a command that only reads makes none.
    pub(crate) fn existing_store(&self) -> Result<OpenStore, Failure> {
        let config = self.config()?;
        let file = config.data_dir.join("agentos.db");
        if !file.is_file() {
            return Err(Failure::usage(
                format!("there is no database `{}`", file.display()),
                Some("name its folder with `--data-dir`; a first `agentos run` makes one".to_owned()),
            ));
        }
        Ok(OpenStore(SqliteStore::open(SqliteOptions::new(
            config.data_dir.join("agentos.db"),
        ))?))
    }

    pub(crate) async fn orchestrator(&self, config: &Config, setup: Setup) -> Result<Orchestrator, Failure> {
        let setup = Setup {
            actor: Some(actor()),
            ..setup
        };
        build(config, setup).await.map_err(Failure::from)
    }

    /// The agent of a file or an id.
    pub(crate) fn agent(&self, config: &Config, name: &str) -> Result<Arc<Loaded>, Failure> {
        let load = |name: &str| {
            if Path::new(name).exists() || looks_like_a_file(name) {
                return load_agent(name).map(Arc::new);
            }
            AgentIndex::scan(agents_folder(config))?.find(name)
        };
        load(name).map_err(|error| Failure::from(RuntimeError::from(error)))
    }

    pub(crate) fn now(&self) -> Timestamp {
        SystemClock.now()
    }

    pub(crate) fn put_options(&self) -> PutOptions {
        PutOptions {
            actor_id: actor().to_string(),
            ..PutOptions::default()
        }
    }
}

/// The folder in which agents are looked for by id.
pub(crate) fn agents_folder(config: &Config) -> &Path {
    &config.agents.path
}

fn looks_like_a_file(name: &str) -> bool {
    name.contains('/') || [".yaml", ".yml", ".json"].iter().any(|end| name.ends_with(end))
}

fn actor() -> Actor {
    let name = std::env::var("USER").ok().filter(|name| !name.is_empty());
    Actor::user(name.unwrap_or_else(|| "local".to_owned()))
}

fn flags(global: &Global) -> Result<Vec<Flag>, String> {
    let mut flags = Vec::new();
    let path = |path: &Path| path.display().to_string();
    if let Some(folder) = &global.data_dir {
        flags.push(Flag::new("--data-dir", "data_dir", path(folder)));
    }
    if let Some(file) = &global.config {
        flags.push(Flag::new("--config", "config_file", path(file)));
    }
    for pair in &global.set {
        let (key, value) = pair
            .split_once('=')
            .ok_or_else(|| format!("`--set {pair}` is not of the form KEY=VALUE"))?;
        flags.push(Flag::new("--set", key, value));
    }
    Ok(flags)
}
