//! What is asked of a model on behalf of an agent: models in order, sampling, tools, system prompt.

use std::sync::Arc;

use agentos_agents::{Agent, PresetOverride};
use agentos_router::{Preset, resolve_sampling};
use agentos_types::{ModelRef, ReasoningEffort, ResponseSchema, Sampling, ToolChoice, ToolSpec};

use crate::error::Refusal;
use crate::inner::Inner;
use crate::run::pins::PinnedAgent;

/// The cap on an answer when neither agent nor preset names one.
const DEFAULT_MAX_TOKENS: u64 = 4096;
/// What provider wires wrap around a request, beyond its texts.
const FRAME_BOUND: u64 = 64;

#[derive(Debug)]
pub(crate) struct Asks {
    pub(crate) chain: Vec<ModelRef>,
    pub(crate) sampling: Arc<Sampling>,
    pub(crate) max_tokens: u64,
    pub(crate) system: Option<Arc<str>>,
    pub(crate) tools: Arc<Vec<ToolSpec>>,
    pub(crate) shape: Shape,
    /// Upper bound of the tokens of system prompt, tools and the answer's form.
    pub(crate) bound: u64,
}

/// What form the answer is to have.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shape {
    pub(crate) tool_choice: ToolChoice,
    pub(crate) parallel_tool_calls: Option<bool>,
    pub(crate) response_schema: Option<Arc<ResponseSchema>>,
    pub(crate) reasoning: Option<ReasoningEffort>,
}

/// What a single call changes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Overrides<'a> {
    pub(crate) preset: Option<&'a str>,
    pub(crate) use_case: Option<&'a str>,
    pub(crate) max_tokens: Option<u64>,
    pub(crate) tools: bool,
    pub(crate) shape: Shape,
}

impl Asks {
    pub(crate) fn new(
        rt: &Inner,
        agent: &PinnedAgent,
        task_class: &str,
        with: &Overrides<'_>,
    ) -> Result<Self, Refusal> {
        let class = agent.model.task_classes.get(task_class);
        let own = class.map_or(&agent.model.sampling, |class| &class.sampling);
        let own_max = class
            .and_then(|class| class.max_tokens)
            .or(agent.model.max_tokens);
        let chain = class
            .map(|class| &class.chain)
            .filter(|chain| !chain.is_empty())
            .unwrap_or(&agent.model.chain);

        let agent_presets = agent
            .model
            .presets
            .iter()
            .map(|(name, preset)| (name.clone(), as_preset(preset)))
            .collect();
        let base = Preset {
            sampling: own.clone(),
            max_tokens: own_max,
            ..Preset::default()
        };
        let resolved = resolve_sampling(&base, &agent_presets, &rt.presets, with.preset, with.use_case)
            .map_err(|error| Refusal::of(&error))?;

        let tools = if with.tools {
            offered(rt, agent)
        } else {
            Arc::default()
        };
        let system = agent.system();
        let bound = FRAME_BOUND
            + system.as_deref().map_or(0, |text| text.len() as u64)
            + tools.iter().map(tool_bound).sum::<u64>()
            + with
                .shape
                .response_schema
                .as_ref()
                .map_or(0, |schema| schema.token_bound());
        Ok(Self {
            chain: resolved.prefer(chain.clone()),
            sampling: Arc::new(resolved.sampling),
            max_tokens: with
                .max_tokens
                .or(resolved.max_tokens)
                .unwrap_or(DEFAULT_MAX_TOKENS),
            system,
            tools,
            shape: with.shape.clone(),
            bound,
        })
    }
}

fn as_preset(preset: &PresetOverride) -> Preset {
    Preset {
        sampling: preset.sampling.clone(),
        max_tokens: preset.max_tokens,
        preferred_providers: preset.preferred_providers.clone(),
        preferred_models: preset.preferred_models.clone(),
    }
}

/// The tools that the agent declares and that somebody has bound, less those its lists deny.
fn offered(rt: &Inner, agent: &Agent) -> Arc<Vec<ToolSpec>> {
    let lists = &agent.tools;
    let may = |name: &str| {
        !lists.denylist.iter().any(|denied| denied == name)
            && lists
                .allowlist
                .as_ref()
                .is_none_or(|allowed| allowed.iter().any(|a| a == name))
    };
    let declared = lists.declared.iter().map(|tool| tool.name.as_str());
    let allowed = lists.allowlist.iter().flatten().map(String::as_str);
    let mut names: Vec<&str> = Vec::new();
    for name in declared.chain(allowed) {
        if may(name) && !names.contains(&name) {
            names.push(name);
        }
    }
    Arc::new(
        names
            .into_iter()
            .filter_map(|name| rt.tools.get(name).map(|tool| tool.spec()))
            .collect(),
    )
}

fn tool_bound(tool: &ToolSpec) -> u64 {
    let schema = serde_json::to_string(&tool.parameters).map_or(0, |text| text.len());
    (tool.name.len() + tool.description.len() + schema) as u64 + FRAME_BOUND
}
