//! Dialect B, `meta` and `identity`, to an [`Agent`]. It has no zone of its own, no fallbacks and no presets;
//! `reasoning.model` is a model's name in some files and a word for a way of thinking in others.

use agentos_types::Zone;
use agentos_yaml::Field;

use crate::agent::{Agent, Approval, Dialect, ModelSection, Operations};
use crate::ident::{self, FromPath};
use crate::{common, prompt, sections};

pub(crate) fn read(root: &Field, path: &FromPath) -> Agent {
    let (meta, identity) = (root.field("meta"), root.field("identity"));
    let authority = root.field("authority");
    let lists = authority.clone().strictly();
    let name = identity
        .field("name")
        .required_text("what people call the agent")
        .unwrap_or_default();
    let role = identity
        .field("role")
        .required_text("what the agent is, in a few words")
        .unwrap_or_default();
    let slug = identity.field("slug").text();
    let agent_id = identity.field("agent_id").text();
    let pack = common::pack(path, &meta.field("pack"));
    Agent {
        id: ident::id_of(path, &pack, &[agent_id.clone(), slug.clone(), Some(name.clone())]),
        aliases: common::aliases(path, &[agent_id, slug]),
        name,
        version: common::version(&meta.field("version")),
        is_manager: identity
            .field("is_manager")
            .flag()
            .unwrap_or_else(|| path.stem.ends_with("_manager")),
        pack,
        role,
        dialect: Dialect::B,
        reports_to: root
            .at("agents.reports_to")
            .text()
            .or_else(|| identity.field("reports_to").text()),
        system_prompt: prompt::of_context(root),
        examples: common::examples(root),
        model: model(root),
        zone_access: sections::zone_access(&authority, Zone::Green),
        approval: Approval {
            execution_model: sections::execution_model(&authority.field("execution_model")),
            required: lists.field("approval_required").flag().unwrap_or(false),
            timeout_seconds: lists.field("approval_timeout_seconds").whole(),
        },
        limits: sections::limits(root),
        financial_limits: sections::financial_limits(&authority.field("financial_limits")),
        operations: Operations {
            allowed: lists.field("allowed_operations").texts(),
            forbidden: lists.field("forbidden_operations").texts(),
        },
        tools: sections::tools(&root.field("tools")),
        mcp_servers: sections::mcp_servers(&root.field("mcp_servers")),
        gates: sections::gates(root),
        max_revisions: sections::max_revisions(root),
        raw: common::raw(root),
    }
}

/// A model's name makes a chain of one; a word such as `analytical` leaves it to the runtime.
fn model(root: &Field) -> ModelSection {
    let (sampling, max_tokens) = sections::sampling(&root.at("reasoning.llm_settings"));
    let chain = root
        .at("reasoning.model")
        .text()
        .and_then(|model| sections::model_ref(&model, None));
    ModelSection {
        chain: chain.into_iter().collect(),
        sampling,
        max_tokens,
        ..ModelSection::default()
    }
}
