//! A request as the journal keeps it, so that other policies can be asked about it later. What the journal
//! holds elsewhere (the run's input, a tool's arguments, an answer) is left out and handed in again.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::EvaluateRequest;

/// A question that was once put to the policies, compact enough to lie in an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecordedRequest(EvaluateRequest);

/// What the journal holds beside the recorded request.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeldElsewhere {
    pub input: Option<Arc<Value>>,
    pub metadata: Option<Map<String, Value>>,
    pub tool_args: Option<Value>,
    pub output: Option<Value>,
    pub state_value: Option<Value>,
}

impl RecordedRequest {
    /// Everything but what the journal holds elsewhere.
    #[must_use]
    pub fn of(asked: &EvaluateRequest) -> Self {
        let mut kept = EvaluateRequest {
            request: asked.request.clone(),
            actor: asked.actor.clone(),
            environment: asked.environment.clone(),
            data: asked.data.clone(),
            stage: asked.stage,
            runtime: None,
            spend: asked.spend.clone(),
        };
        if let Some(runtime) = &asked.runtime {
            // Field by field: cloning first would copy what may be megabytes.
            kept.runtime = Some(Box::new(super::RuntimeFields {
                cost_usd: runtime.cost_usd,
                daily_cost_usd: runtime.daily_cost_usd,
                tokens: runtime.tokens,
                tool_calls: runtime.tool_calls,
                duration_ms: runtime.duration_ms,
                pack: runtime.pack.clone(),
                tenant: runtime.tenant.clone(),
                run_id: runtime.run_id.clone(),
                task_class: runtime.task_class.clone(),
                mode: runtime.mode.clone(),
                model: runtime.model.clone(),
                provider: runtime.provider.clone(),
                max_tokens: runtime.max_tokens,
                tool: runtime.tool.clone(),
                tool_effect: runtime.tool_effect.clone(),
                tool_zone: runtime.tool_zone.clone(),
                state_key: runtime.state_key.clone(),
                input: None,
                metadata: None,
                tool_args: None,
                output: None,
                state_value: None,
            }));
        }
        Self(kept)
    }

    /// The request again.
    #[must_use]
    pub fn with(self, held: HeldElsewhere) -> EvaluateRequest {
        let mut asked = self.0;
        if let Some(runtime) = &mut asked.runtime {
            runtime.input = held.input;
            runtime.metadata = held.metadata;
            runtime.tool_args = held.tool_args;
            runtime.output = held.output;
            runtime.state_value = held.state_value;
        }
        asked
    }
}
