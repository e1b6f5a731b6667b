//! Puts an orchestrator together. Reads no environment; what it is not given has the product
//! document's defaults.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use agentos_config::{ApprovalsConfig, BudgetsConfig, OrchestratorConfig, Profile};
use agentos_gates::{GateExecutor, GateSet, QualityGateOptions, create_quality_gate};
use agentos_policy::PolicyEngine;
use agentos_router::{Preset, Router};
use agentos_scanner::Redactor;
use agentos_store::{Journal, SqliteOptions, SqliteStore, StateStore};
use agentos_tools::ToolsRegistry;
use agentos_types::{Actor, codes};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::approvals::{Approvals, Rules};
use crate::budgets::Budgets;
use crate::clock::{Clock, SystemClock};
use crate::error::{Refusal, RuntimeError};
use crate::events::Bus;
use crate::inner::Inner;
use crate::live_gates::LiveGates;
use crate::orchestrator::Orchestrator;
use crate::pipeline::InjectionAction;
use crate::policies::Policies;
use crate::run::pins::PinCache;
use crate::run::session::Shared;
use crate::streams::Streams;
use crate::worker::{Beside, identity, watch};

/// The folder of the database when none is named.
const DATA_DIR: &str = ".agentos";
const DATABASE: &str = "agentos.db";

/// Options of an orchestrator. `build` opens the store and starts the worker.
#[derive(Debug, Default)]
pub struct Builder {
    config: Option<OrchestratorConfig>,
    profile: Option<Profile>,
    budgets: BudgetsConfig,
    approvals: Rules,
    policies: Option<Arc<PolicyEngine>>,
    beside: Option<Beside>,
    store: Store,
    router: Option<Router>,
    presets: BTreeMap<String, Preset>,
    tools: Option<ToolsRegistry>,
    clock: Option<Arc<dyn Clock>>,
    actor: Option<Actor>,
    adopts: bool,
    gate_executor: Option<GateExecutor>,
    gate_set: LiveGates,
    injection: InjectionAction,
    redactor: Option<Redactor>,
}

#[derive(Debug, Default)]
enum Store {
    #[default]
    Default,
    Folder(PathBuf),
    Memory,
    Given(Arc<dyn Journal>, Arc<dyn StateStore>),
}

impl Builder {
    /// Limits, zones and switches; the product document's eight keys and ours.
    #[must_use]
    pub fn config(mut self, config: OrchestratorConfig) -> Self {
        self.config = Some(config);
        self
    }

    /// `staging` and `production` refuse what nobody can evaluate, and the offline model.
    #[must_use]
    pub fn profile(mut self, profile: Option<Profile>) -> Self {
        self.profile = profile;
        self
    }

    /// What all runs, those of one agent and those of one pack may cost on a UTC day. Every process that
    /// shares the store shares them. Without any, nothing is booked.
    #[must_use]
    pub fn budgets(mut self, budgets: BudgetsConfig) -> Self {
        self.budgets = budgets;
        self
    }

    /// Who may decide on approvals, and how long one is waited for.
    #[must_use]
    pub fn approvals(mut self, approvals: &ApprovalsConfig) -> Self {
        self.approvals = Rules::from(approvals);
        self
    }

    /// The policies that are asked before every step. The engine may be given others while runs go on.
    #[must_use]
    pub fn policies(mut self, policies: Arc<PolicyEngine>) -> Self {
        self.policies = Some(policies);
        self
    }

    /// What hides where policies ask for it, and in what a listener hears before gates have looked: the
    /// scanner, the key of hashes, a model for names. The scanner with everything on, and no key, when none is
    /// given.
    #[must_use]
    pub fn redactor(mut self, redactor: Redactor) -> Self {
        self.redactor = Some(redactor);
        self
    }

    /// Looks at something beside the runs, at that interval, for as long as the orchestrator lives. It may
    /// block for as long as reading a few files takes.
    #[must_use]
    pub fn beside(mut self, every: Duration, look: impl Fn() + Send + Sync + 'static) -> Self {
        self.beside = Some(Beside {
            every,
            look: Arc::new(look),
        });
        self
    }

    /// The folder of `agentos.db`; `.agentos` here when none is named.
    #[must_use]
    pub fn data_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.store = Store::Folder(folder.into());
        self
    }

    /// Keeps everything in memory: nothing outlives the process.
    #[must_use]
    pub fn in_memory(mut self) -> Self {
        self.store = Store::Memory;
        self
    }

    /// A store that is open already.
    #[must_use]
    pub fn store(mut self, journal: Arc<dyn Journal>, state: Arc<dyn StateStore>) -> Self {
        self.store = Store::Given(journal, state);
        self
    }

    /// Which models answer. Without one, only the built-in offline model does.
    #[must_use]
    pub fn router(mut self, router: Router) -> Self {
        self.router = Some(router);
        self
    }

    /// Presets of the configuration, beside the built-in ones.
    #[must_use]
    pub fn presets(mut self, presets: BTreeMap<String, Preset>) -> Self {
        self.presets = presets;
        self
    }

    /// What runs gates, with the handlers that are registered with it. Without one: the product document's
    /// defaults.
    #[must_use]
    pub fn gate_executor(mut self, executor: GateExecutor) -> Self {
        self.gate_executor = Some(executor);
        self
    }

    /// The gates of files: those that run by themselves, and those that agents name.
    #[must_use]
    pub fn gates(mut self, gates: GateSet) -> Self {
        self.gate_set = LiveGates::new(gates);
        self
    }

    /// The same, to be replaced while runs go on by whoever holds the handle.
    #[must_use]
    pub fn live_gates(mut self, gates: LiveGates) -> Self {
        self.gate_set = gates;
        self
    }

    /// What is done about tools' results that try to give the model orders.
    #[must_use]
    pub fn tool_results(mut self, action: InjectionAction) -> Self {
        self.injection = action;
        self
    }

    /// The tools that runs may call. Without a registry: the built-in ones.
    #[must_use]
    pub fn tools(mut self, tools: ToolsRegistry) -> Self {
        self.tools = Some(tools);
        self
    }

    #[must_use]
    pub fn clock(mut self, clock: Arc<dyn Clock>) -> Self {
        self.clock = Some(clock);
        self
    }

    /// Takes over runs that nobody drives, at the start and while it runs. A one-shot program does not.
    #[must_use]
    pub fn adopt_orphans(mut self, adopts: bool) -> Self {
        self.adopts = adopts;
        self
    }

    /// Who this process acts for; `user:local` when nobody is named.
    #[must_use]
    pub fn actor(mut self, actor: Actor) -> Self {
        self.actor = Some(actor);
        self
    }

    /// Opens the store and starts the worker's tasks on the current tokio runtime.
    ///
    /// # Errors
    /// The store cannot be opened; `MISSING_API_KEY` in staging and production without a router.
    pub async fn build(self) -> Result<Orchestrator, RuntimeError> {
        let config = self.config.unwrap_or_default();
        let (journal, state) = open(self.store).await?;
        let clock = self.clock.unwrap_or_else(|| Arc::new(SystemClock));
        let router = match self.router {
            Some(router) => router,
            None => offline_router(self.profile)?,
        };
        let tools = match self.tools {
            Some(tools) => tools,
            None => {
                let clock = Arc::clone(&clock);
                ToolsRegistry::with_builtins(move || clock.now().millis())
                    .map_err(|error| RuntimeError::Internal(error.to_string()))?
            }
        };
        let random =
            getrandom::u64().map_err(|error| RuntimeError::Internal(format!("no randomness: {error}")))?;
        let worker = identity::new_worker(random);
        let environment = self
            .profile
            .map_or_else(|| "development".to_owned(), |profile| profile.to_string());
        // What a day costs is booked as soon as a rule may ask for it.
        let books = self.policies.is_some();
        let policies = Policies::new(
            self.policies.unwrap_or_default(),
            environment,
            worker.clone(),
            self.redactor,
        );
        let policies = Arc::new(policies);
        let shared = Shared {
            journal,
            clock,
            bus: Bus::default(),
            worker,
            pins: Arc::new(PinCache::default()),
            budgets: Arc::new(Budgets::new(self.budgets, books)),
            approvals: Arc::new(Approvals::new(self.approvals)),
            policies: Arc::clone(&policies),
            snapshot_every: Duration::from_millis(config.auto_save_interval_ms),
        };
        let inner = Arc::new(Inner {
            config,
            profile: self.profile,
            shared,
            state,
            router,
            presets: self.presets,
            tools,
            gates: self
                .gate_executor
                .unwrap_or_default()
                .in_development(self.profile == Some(Profile::Development)),
            policies,
            streams: Streams::default(),
            quality_gate: create_quality_gate(&QualityGateOptions::default()),
            gate_set: self.gate_set,
            injection: self.injection,
            actor: Arc::new(self.actor.unwrap_or_else(|| Actor::user("local"))),
            cells: Mutex::new(HashMap::new()),
            loading: tokio::sync::Mutex::new(()),
            leased_until: Mutex::new(None),
            adopts: self.adopts,
            tasks: TaskTracker::new(),
            shutdown: CancellationToken::new(),
        });
        inner.tasks.spawn(watch(Arc::clone(&inner)));
        if let Some(beside) = self.beside {
            inner.tasks.spawn(beside.run(inner.shutdown.clone()));
        }
        Ok(Orchestrator { inner })
    }
}

/// The offline model alone, where the profile lets it answer.
fn offline_router(profile: Option<Profile>) -> Result<Router, RuntimeError> {
    if let Some(profile) = profile.filter(|profile| profile.is_strict()) {
        return Err(Refusal::new(
            codes::MISSING_API_KEY,
            format!("profile `{profile}` never answers with the offline model, and no router is given"),
        )
        .into());
    }
    Router::offline().map_err(|error| RuntimeError::Internal(error.to_string()))
}

async fn open(store: Store) -> Result<(Arc<dyn Journal>, Arc<dyn StateStore>), RuntimeError> {
    let file = match store {
        Store::Given(journal, state) => return Ok((journal, state)),
        Store::Memory => None,
        Store::Default => Some(PathBuf::from(DATA_DIR).join(DATABASE)),
        Store::Folder(folder) => Some(folder.join(DATABASE)),
    };
    // Opening reads, may migrate, and after a failed flush verifies the whole journal.
    let opened = tokio::task::spawn_blocking(move || match file {
        Some(file) => SqliteStore::open(SqliteOptions::new(file)),
        None => SqliteStore::in_memory(),
    });
    let sqlite = opened
        .await
        .map_err(|error| RuntimeError::Internal(error.to_string()))??;
    Ok((Arc::new(sqlite.clone()), Arc::new(sqlite)))
}
