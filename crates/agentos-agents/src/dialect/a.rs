//! Dialect A, `identity` and `model`, to an [`Agent`]. No system prompt stands in such a file: one is composed.

use agentos_types::{ModelRef, Zone, codes};
use agentos_yaml::Field;

use crate::agent::{Agent, Approval, Dialect, ModelSection, Operations};
use crate::ident::{self, FromPath};
use crate::{common, prompt, sections};

pub(crate) fn read(root: &Field, path: &FromPath) -> Agent {
    let identity = root.field("identity");
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
    let agent_id = identity.field("agent_id").text();
    let pack = common::pack(path, &identity.field("pack"));
    let own_names = [
        agent_id.clone(),
        identity.field("slug").text(),
        Some(name.clone()),
    ];
    Agent {
        id: ident::id_of(path, &pack, &own_names),
        aliases: common::aliases(path, &[agent_id, identity.field("slug").text()]),
        name,
        version: common::version(&identity.field("version")),
        pack,
        role,
        dialect: Dialect::A,
        is_manager: identity.field("is_manager").flag().unwrap_or(false),
        reports_to: identity.field("reports_to").text(),
        system_prompt: prompt::of_identity(root),
        examples: common::examples(root),
        model: model(&root.field("model")),
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

/// The model and its fallbacks, in the order of the file.
fn model(section: &Field) -> ModelSection {
    let mut chain: Vec<ModelRef> = first(section).into_iter().collect();
    for item in section.field("fallback_models").items() {
        let next = if item.is_mapping() {
            first(&item)
        } else {
            item.text().and_then(|name| named(&item, &name, None))
        };
        chain.extend(next.filter(|next| !chain.contains(next)));
    }
    let (sampling, max_tokens) = sections::sampling(&section.field("parameters"));
    ModelSection {
        chain,
        sampling,
        max_tokens,
        presets: section
            .field("presets")
            .entries()
            .into_iter()
            .map(|(name, map)| (name.to_owned(), sections::preset(&map)))
            .collect(),
        ..ModelSection::default()
    }
}

/// `provider` and `model_id`; the name of the model says the provider where the file does not.
fn first(map: &Field) -> Option<ModelRef> {
    let model = map
        .field("model_id")
        .required_text("the model's name, as in `claude-sonnet-4-20250514`")?;
    match map.field("provider").text() {
        Some(provider) => Some(ModelRef::new(sections::normal_provider(&provider), model)),
        None => named(&map.field("model_id"), &model, None),
    }
}

fn named(field: &Field, model: &str, fallback: Option<&str>) -> Option<ModelRef> {
    let found = sections::model_ref(model, fallback);
    if found.is_none() {
        let message = format!("`{model}` does not tell whose model it is");
        field.error(
            codes::AGENT_INVALID,
            message,
            "add `provider`, as in `provider: anthropic`",
        );
    }
    found
}
