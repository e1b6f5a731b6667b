//! What a run pins when it is created: its agent, with the system prompt composed from it, and the
//! prices. A later change of a file changes no run that is under way.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use agentos_agents::Agent;
use agentos_router::PriceTable;
use agentos_store::{Blob, BlobKey, Journal};
use agentos_types::Digest;
use serde::{Deserialize, Serialize};

use crate::error::RuntimeError;
use crate::policies::OwnPolicies;

/// An agent that is ready to be pinned: serialised and hashed once, however many runs it gets.
#[derive(Clone, Debug)]
pub struct PinnedAgent(Arc<AgentInner>);

#[derive(Debug)]
struct AgentInner {
    agent: Agent,
    id: Arc<str>,
    system: Option<Arc<str>>,
    blob: Blob,
    policies: OnceLock<Option<OwnPolicies>>,
}

impl PinnedAgent {
    /// # Errors
    /// Only for an agent that JSON cannot express.
    pub fn new(agent: Agent) -> Result<Self, RuntimeError> {
        let bytes = serde_json::to_vec(&agent).map_err(|error| RuntimeError::Internal(error.to_string()))?;
        Ok(Self::with_bytes(agent, bytes))
    }

    fn with_bytes(agent: Agent, bytes: Vec<u8>) -> Self {
        let blob = Blob {
            digest: Digest::of(&bytes),
            bytes: bytes.into(),
        };
        let system = (!agent.system_prompt.is_empty()).then(|| Arc::from(agent.system_prompt.as_str()));
        let id = Arc::from(agent.id.as_str());
        Self(Arc::new(AgentInner {
            agent,
            id,
            system,
            blob,
            policies: OnceLock::new(),
        }))
    }

    /// The policies of its own file, compiled when they are first asked; `None` where it has none.
    pub(crate) fn policies(&self, unbound_deny: bool) -> Result<Option<&OwnPolicies>, RuntimeError> {
        if let Some(own) = self.0.policies.get() {
            return Ok(own.as_ref());
        }
        let own = OwnPolicies::of(&self.0.agent, unbound_deny)?;
        Ok(self.0.policies.get_or_init(|| own).as_ref())
    }

    /// Its canonical id, shared.
    pub(crate) fn shared_id(&self) -> Arc<str> {
        Arc::clone(&self.0.id)
    }

    pub(crate) fn system(&self) -> Option<Arc<str>> {
        self.0.system.clone()
    }
}

impl Deref for PinnedAgent {
    type Target = Agent;
    fn deref(&self) -> &Agent {
        &self.0.agent
    }
}

/// Everything that a run has pinned.
#[derive(Debug)]
pub(crate) struct Pins {
    pub(crate) agent: PinnedAgent,
    pub(crate) prices: Arc<PriceTable>,
    pub(crate) digest: Digest,
}

/// The blob that `run_created` refers to.
#[derive(Serialize, Deserialize)]
struct PinsBlob {
    agent: Digest,
    prices: Digest,
}

/// Pins by digest. They are few: one for each agent and price table in use.
#[derive(Debug, Default)]
pub(crate) struct PinCache {
    pins: Mutex<HashMap<Digest, Arc<Pins>>>,
    by_agent: Mutex<HashMap<(Digest, Digest), Arc<Pins>>>,
}

/// Beyond it the cache starts anew; pins are read back from the store when they are needed.
const CACHED: usize = 256;

impl PinCache {
    /// The pins of a new run, and the blobs that the store may not have yet.
    pub(crate) fn pin(
        &self,
        agent: &PinnedAgent,
        prices: &Arc<PriceTable>,
    ) -> Result<(Arc<Pins>, Vec<Blob>), RuntimeError> {
        let key = (agent.0.blob.digest, prices.digest());
        if let Some(pins) = self
            .by_agent
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&key)
        {
            return Ok((Arc::clone(pins), Vec::new()));
        }
        let internal = |error: serde_json::Error| RuntimeError::Internal(error.to_string());
        let bytes = serde_json::to_vec(&PinsBlob {
            agent: key.0,
            prices: key.1,
        })
        .map_err(internal)?;
        let blob = Blob {
            digest: Digest::of(&bytes),
            bytes: bytes.into(),
        };
        let price_blob = Blob {
            digest: prices.digest(),
            bytes: prices.to_json().into(),
        };
        let pins = Arc::new(Pins {
            agent: agent.clone(),
            prices: Arc::clone(prices),
            digest: blob.digest,
        });
        Ok((pins, vec![agent.0.blob.clone(), price_blob, blob]))
    }

    /// The store has the blobs of these pins: later runs need not bring them.
    pub(crate) fn stored(&self, pins: &Arc<Pins>) {
        let mut by_agent = self.by_agent.lock().unwrap_or_else(PoisonError::into_inner);
        if by_agent.len() >= CACHED {
            by_agent.clear();
        }
        by_agent.insert((pins.agent.0.blob.digest, pins.prices.digest()), Arc::clone(pins));
        drop(by_agent);
        self.remember(pins);
    }

    fn remember(&self, pins: &Arc<Pins>) {
        let mut cache = self.pins.lock().unwrap_or_else(PoisonError::into_inner);
        if cache.len() >= CACHED {
            cache.clear();
        }
        cache.insert(pins.digest, Arc::clone(pins));
    }

    /// The pins of a run that is loaded.
    pub(crate) async fn load(
        &self,
        run_id: &str,
        digest: Digest,
        journal: &dyn Journal,
    ) -> Result<Arc<Pins>, RuntimeError> {
        let cached = self
            .pins
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&digest)
            .cloned();
        if let Some(pins) = cached {
            return Ok(pins);
        }
        let damaged = |reason: String| RuntimeError::Damaged {
            run_id: run_id.to_owned(),
            reason,
        };
        let read = async |digest: Digest| -> Result<Arc<[u8]>, RuntimeError> {
            let bytes = journal.blob(&BlobKey::Shared(digest)).await?;
            bytes.ok_or_else(|| damaged(format!("the pinned content {digest} is missing")))
        };
        let pins: PinsBlob =
            serde_json::from_slice(&read(digest).await?).map_err(|error| damaged(error.to_string()))?;
        let bytes = read(pins.agent).await?;
        let agent: Agent = serde_json::from_slice(&bytes).map_err(|error| damaged(error.to_string()))?;
        let prices =
            PriceTable::from_json(&read(pins.prices).await?).map_err(|error| damaged(error.to_string()))?;
        let pins = Arc::new(Pins {
            agent: PinnedAgent::with_bytes(agent, bytes.to_vec()),
            prices: Arc::new(prices),
            digest,
        });
        self.remember(&pins);
        Ok(pins)
    }
}
