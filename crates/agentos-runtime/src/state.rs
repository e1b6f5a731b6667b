//! The user's own data, as a program meets it: the store, with the orchestrator's clock and actor.
//!
//! Keys and values only. What is stored, versioned and compared is the store's.

use std::sync::Arc;

use agentos_scanner::{MemoryVault, Vault};
use agentos_store::{Journal, Page, PutOptions, StateEntry, StateStore};
use agentos_types::{Actor, codes};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::clock::Clock;
use crate::error::{Refusal, RuntimeError};
use crate::hide::{Hidden, Part};
use crate::policies::Policies;

/// Keys and values of the user; cheap to clone. Any key will do: it names nothing of the runtime's.
#[derive(Clone, Debug)]
pub struct State {
    store: Arc<dyn StateStore>,
    clock: Arc<dyn Clock>,
    actor: Arc<Actor>,
    policies: Arc<Policies>,
    journal: Arc<dyn Journal>,
}

/// Which page of a list.
#[derive(Clone, Debug, Default)]
pub struct ListOptions {
    /// At most this many; 0 means 100.
    pub limit: usize,
    /// From a page before: go on after it.
    pub cursor: Option<String>,
}

impl State {
    pub(crate) fn new(
        store: Arc<dyn StateStore>,
        clock: Arc<dyn Clock>,
        actor: Arc<Actor>,
        policies: Arc<Policies>,
        journal: Arc<dyn Journal>,
    ) -> Self {
        Self {
            store,
            clock,
            actor,
            policies,
            journal,
        }
    }

    /// Writes a new version of the entry. An empty `actor_id` is the orchestrator's actor.
    ///
    /// # Errors
    /// `STATE_CONFLICT` when `if_version` is not the current one; `INVALID_INPUT` for a value that JSON
    /// cannot express; `POLICY_DENIED`; errors of the store.
    pub async fn put(
        &self,
        key: &str,
        value: impl Serialize,
        options: PutOptions,
    ) -> Result<StateEntry, RuntimeError> {
        let value = serde_json::to_value(value).map_err(|error| RuntimeError::InvalidInput {
            what: format!("the value for `{key}` cannot be stored: {error}"),
            hint: Some("a value is anything that JSON can express".to_owned()),
        })?;
        let value = self.permit(key, value).await?;
        Ok(self
            .store
            .put(key, value, self.named(options), self.clock.now())
            .await?)
    }

    /// Policies are asked before something is written, count it, and hide what they want hidden of it. A person
    /// cannot be asked: nothing waits here.
    async fn permit(&self, key: &str, value: Value) -> Result<Value, RuntimeError> {
        let asked = self
            .policies
            .state_request(key, &value, &self.actor, self.clock.now());
        let (actor, at) = (&self.actor, self.clock.now());
        let verdict = self
            .policies
            .decide_alone(asked, actor, at, self.journal.as_ref())
            .await?;
        if let Some(refusal) = verdict.refusal(|_| false) {
            return Err(refusal.into());
        }
        if let Some(failure) = verdict.approvals().into_iter().next() {
            return Err(Refusal::new(codes::APPROVAL_REQUIRED, failure.message).into());
        }
        let vault: Arc<dyn Vault> = Arc::new(MemoryVault::default());
        let hiding = &self.policies.hiding;
        let hider = hiding.hider(&vault, &[Part::State], None, verdict.obligations())?;
        if hider.is_empty() {
            return Ok(value);
        }
        Ok(hider.value(Part::State, &value, &mut Hidden::default())?)
    }

    /// The entry's value in the form that the program wants; `None` where there is no entry.
    ///
    /// # Errors
    /// `INVALID_INPUT` when the value has another form; errors of the store.
    pub async fn get<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, RuntimeError> {
        let Some(entry) = self.entry(key).await? else {
            return Ok(None);
        };
        let value = serde_json::from_value(entry.value).map_err(|error| RuntimeError::InvalidInput {
            what: format!("the value of `{key}` has another form: {error}"),
            hint: Some("`entry` gives it as it is".to_owned()),
        })?;
        Ok(Some(value))
    }

    /// The whole entry: value, version, time, actor, metadata.
    ///
    /// # Errors
    /// Errors of the store.
    pub async fn entry(&self, key: &str) -> Result<Option<StateEntry>, RuntimeError> {
        Ok(self.store.get(key, self.clock.now()).await?)
    }

    /// Deletes the entry; `true` if there was one. Its history stays.
    ///
    /// # Errors
    /// Errors of the store.
    pub async fn delete(&self, key: &str) -> Result<bool, RuntimeError> {
        self.delete_with(key, PutOptions::default()).await
    }

    /// The same, for an actor or for one version only.
    ///
    /// # Errors
    /// `STATE_CONFLICT` when `if_version` is not the current one; errors of the store.
    pub async fn delete_with(&self, key: &str, options: PutOptions) -> Result<bool, RuntimeError> {
        self.permit(key, Value::Null).await?;
        Ok(self
            .store
            .delete(key, self.named(options), self.clock.now())
            .await?)
    }

    /// Entries whose key starts with `prefix`, in the order of keys, a page at a time.
    ///
    /// # Errors
    /// Errors of the store.
    pub async fn list(&self, prefix: &str, options: ListOptions) -> Result<Page<StateEntry>, RuntimeError> {
        let ListOptions { limit, cursor } = options;
        Ok(self
            .store
            .list(prefix, limit, cursor.as_deref(), self.clock.now())
            .await?)
    }

    /// All versions of an entry, newest first.
    ///
    /// # Errors
    /// Errors of the store.
    pub async fn history(&self, key: &str) -> Result<Vec<StateEntry>, RuntimeError> {
        Ok(self.store.history(key).await?)
    }

    fn named(&self, mut options: PutOptions) -> PutOptions {
        if options.actor_id.is_empty() {
            options.actor_id = self.actor.to_string();
        }
        options
    }
}
