//! What the policies are asked: the runtime's fields of a stage, which nothing that a user says overwrites.

use agentos_policy::{
    EvaluateRequest, PolicyActor, PolicyEnvironment, PolicyRequest, RuntimeFields, Spend, Stage,
};
use agentos_tools::ToolDefinition;
use agentos_types::{Actor, ModelRef, Run, Timestamp, Usd, Zone};
use serde_json::Value;

use super::Policies;

/// What is about to happen.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Question<'a> {
    Create,
    Start,
    Model {
        /// `None`: nobody knows which, and no rule that asks for it can hold.
        model: Option<&'a ModelRef>,
        max_tokens: u64,
        /// The most that the call may use.
        tokens: u64,
        cost: Usd,
    },
    Tool {
        definition: &'a ToolDefinition,
        arguments: &'a Value,
    },
    Completion {
        output: &'a Value,
    },
}

impl Question<'_> {
    const fn stage(&self) -> Stage {
        match self {
            Self::Create => Stage::Create,
            Self::Start => Stage::Start,
            Self::Model { .. } => Stage::ModelCall,
            Self::Tool { .. } => Stage::ToolCall,
            Self::Completion { .. } => Stage::Completion,
        }
    }

    fn resource(&self, run: &Run) -> String {
        match self {
            Self::Model { model, .. } => model.map(ToString::to_string).unwrap_or_default(),
            Self::Tool { definition, .. } => definition.name.clone(),
            Self::Create | Self::Start | Self::Completion { .. } => run.run_id.to_string(),
        }
    }

    fn zone(&self, run: &Run) -> Zone {
        match self {
            Self::Tool { definition, .. } => definition.zone.max(run.zone),
            _ => run.zone,
        }
    }

    const fn asks(&self) -> (u64, Usd) {
        match self {
            Self::Model { tokens, cost, .. } => (*tokens, *cost),
            _ => (0, Usd::ZERO),
        }
    }
}

/// Where and when a run asks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment<'a> {
    pub(crate) run: &'a Run,
    pub(crate) pack: &'a str,
    pub(crate) actor: &'a Actor,
    pub(crate) at: Timestamp,
    pub(crate) ran_ms: u64,
    /// Spent and reserved on this day by all runs; `None` when no policy asks for it.
    pub(crate) day: Option<Usd>,
}

impl Policies {
    pub(crate) fn request(&self, moment: &Moment<'_>, question: Question<'_>) -> EvaluateRequest {
        let Moment {
            run,
            pack,
            actor,
            at,
            ran_ms,
            day,
        } = *moment;
        let (tokens, cost) = question.asks();
        let is_tool = matches!(question, Question::Tool { .. });
        let mut runtime = RuntimeFields {
            cost_usd: Some(run.committed_cost() + cost),
            daily_cost_usd: day.map(|day| day + cost),
            tokens: Some(run.committed_tokens().saturating_add(tokens)),
            tool_calls: Some(run.tool_calls + u64::from(is_tool)),
            duration_ms: Some(ran_ms),
            pack: Some(pack.to_owned()),
            tenant: Some("default".to_owned()),
            run_id: Some(run.run_id.to_string()),
            task_class: Some(run.task_class.clone()),
            mode: Some(run.mode.clone()),
            input: Some(run.input.clone()),
            metadata: Some(run.metadata.clone()),
            ..RuntimeFields::default()
        };
        let mut spend = None;
        match question {
            Question::Create | Question::Start => {}
            Question::Model {
                model, max_tokens, ..
            } => {
                runtime.model = model.map(|model| model.model.clone());
                runtime.provider = model.map(|model| model.provider.clone());
                runtime.max_tokens = Some(max_tokens);
                spend = Some(Spend {
                    id: spend_id(run),
                    usd: cost,
                    resource: None,
                    provider: model.map(|model| model.provider.clone()),
                });
            }
            Question::Tool {
                definition,
                arguments,
            } => {
                runtime.tool = Some(definition.name.clone());
                runtime.tool_effect = Some(definition.effect.as_str().to_owned());
                runtime.tool_zone = Some(definition.zone.to_string());
                runtime.tool_args = Some(arguments.clone());
            }
            Question::Completion { output } => runtime.output = Some(output.clone()),
        }
        EvaluateRequest {
            request: PolicyRequest {
                agent_id: Some(run.agent_id.clone()),
                action: Some(question.stage().as_str().to_owned()),
                resource: Some(question.resource(run)),
                zone: Some(question.zone(run)),
                timestamp: Some(at),
                ..PolicyRequest::default()
            },
            actor: Some(PolicyActor {
                id: actor.id.clone(),
                kind: Some(actor.kind.as_str().to_owned()),
                ..PolicyActor::default()
            }),
            environment: Some(PolicyEnvironment::new(self.environment.clone())),
            data: run.metadata.clone(),
            stage: Some(question.stage()),
            runtime: Some(Box::new(runtime)),
            spend,
        }
    }

    /// What is asked before something is written to the state store.
    pub(crate) fn state_request(
        &self,
        key: &str,
        value: &Value,
        actor: &Actor,
        at: Timestamp,
    ) -> EvaluateRequest {
        EvaluateRequest {
            request: PolicyRequest {
                action: Some(Stage::StateWrite.as_str().to_owned()),
                resource: Some(key.to_owned()),
                timestamp: Some(at),
                ..PolicyRequest::default()
            },
            actor: Some(PolicyActor {
                id: actor.id.clone(),
                kind: Some(actor.kind.as_str().to_owned()),
                ..PolicyActor::default()
            }),
            environment: Some(PolicyEnvironment::new(self.environment.clone())),
            stage: Some(Stage::StateWrite),
            runtime: Some(Box::new(RuntimeFields {
                tenant: Some("default".to_owned()),
                state_key: Some(key.to_owned()),
                state_value: Some(value.clone()),
                ..RuntimeFields::default()
            })),
            ..EvaluateRequest::default()
        }
    }
}

/// Names what a model call sets aside: the step that is about to be made.
pub(crate) fn spend_id(run: &Run) -> String {
    format!("{}:{}", run.run_id, run.step + 1)
}
