//! Dialect C, `agent` and `mission`, to an [`Agent`]. It carries its own canonical id and names models by
//! task class.
//!
//! It has no zones. Agents of category `gate` and those of the legal pack may enter yellow, since their work
//! is to review; all others stay in green. `mission.scope.out_of_scope` is prose about the work and goes into
//! the prompt; only `safety.forbidden_operations` forbids operations.

use std::collections::BTreeMap;

use agentos_types::{ModelRef, Zone, codes};
use agentos_yaml::Field;

use crate::agent::{Agent, Approval, Dialect, ModelSection, Operations, TaskClass};
use crate::ident::{self, FromPath};
use crate::{common, prompt, sections};

pub(crate) fn read(root: &Field, path: &FromPath) -> Agent {
    let agent = root.field("agent");
    let name = agent
        .field("name")
        .required_text("what people call the agent")
        .unwrap_or_default();
    let slug = agent.at("identifiers.slug").text();
    let (id, pack) = id_and_pack(&agent, path, &[slug.clone(), Some(name.clone())]);
    let category = agent.field("category").text().unwrap_or_default();
    let zone = if category == "gate" || pack == "legal" {
        Zone::Yellow
    } else {
        Zone::Green
    };
    let authority = root.field("authority");
    let approvals = root.at("governance.approvals").strictly();
    let purpose = root.at("mission.purpose");
    if !root.at("mission.primary_objective").is_present() {
        purpose.required_text("what the agent is for, in one sentence");
    }
    Agent {
        id,
        aliases: common::aliases(path, &[agent.field("agent_id").text(), slug]),
        version: common::version(&agent.field("version")),
        pack,
        role: role(&agent, &name),
        name,
        dialect: Dialect::C,
        is_manager: agent.field("is_manager").flag().unwrap_or(category == "manager"),
        reports_to: root.at("collaboration.reports_to").text(),
        system_prompt: prompt::of_mission(root),
        examples: common::examples(root),
        model: model(&root.field("models")),
        zone_access: sections::zone_access(&authority, zone),
        approval: Approval {
            execution_model: sections::execution_model(&authority.field("execution_model")),
            required: approvals.field("required").flag().unwrap_or(false),
            timeout_seconds: approvals.field("timeout_seconds").whole(),
        },
        limits: sections::limits(root),
        financial_limits: sections::financial_limits(&authority.field("financial_limits")),
        operations: Operations {
            allowed: authority.clone().strictly().field("allowed_operations").texts(),
            forbidden: root.clone().strictly().at("safety.forbidden_operations").texts(),
        },
        tools: sections::tools(&root.field("tools")),
        mcp_servers: mcp_servers(root),
        gates: sections::gates(root),
        max_revisions: sections::max_revisions(root),
        raw: common::raw(root),
    }
}

/// The file's own id, which has to be a canonical one; its pack is the folder's, else the id's.
fn id_and_pack(agent: &Field, path: &FromPath, own_names: &[Option<String>]) -> (String, String) {
    let field = agent.field("id");
    let own = field
        .required_text("the canonical id, as in `agent.legal.attorney.v1`")
        .unwrap_or_default();
    if let Some((pack, _)) = ident::parts(&own) {
        if path.pack.as_deref().is_some_and(|folder| folder != pack) {
            let folder = path.pack.as_deref().unwrap_or_default();
            let message = format!(
                "the id is of pack `{pack}`, the file lies in pack `{folder}`; the folder counts for the pack"
            );
            field.warn(codes::PACK_MISMATCH, message, "move the file or change the id");
        }
        return (own.clone(), path.pack.clone().unwrap_or_else(|| pack.to_owned()));
    }
    if !own.is_empty() {
        let message = format!("`{own}` is no canonical id");
        field.error(codes::AGENT_INVALID, message, "write `agent.PACK.NAME.v1`");
    }
    let pack = common::pack(path, &agent.field("domain"));
    (ident::id_of(path, &pack, own_names), pack)
}

fn role(agent: &Field, name: &str) -> String {
    let words = [
        agent.field("role"),
        agent.field("description"),
        agent.at("identifiers.canonical_role"),
    ];
    words
        .iter()
        .find_map(Field::text)
        .unwrap_or_else(|| name.to_owned())
}

/// By task class, and a chain for runs that name none: the class `default`, else the first, then the models
/// that only other classes name.
fn model(models: &Field) -> ModelSection {
    let classes: Vec<(&str, TaskClass)> = models
        .field("task_classes")
        .entries()
        .into_iter()
        .map(|(name, map)| (name, task_class(&map)))
        .collect();
    let default = classes
        .iter()
        .find(|(name, _)| *name == "default")
        .or_else(|| classes.first());
    let mut section = default.map_or_else(ModelSection::default, |(_, class)| ModelSection {
        sampling: class.sampling.clone(),
        max_tokens: class.max_tokens,
        ..ModelSection::default()
    });
    let in_order = default
        .into_iter()
        .chain(&classes)
        .flat_map(|(_, class)| &class.chain);
    for model in in_order {
        if !section.chain.contains(model) {
            section.chain.push(model.clone());
        }
    }
    section.task_classes = classes
        .into_iter()
        .map(|(name, class)| (name.to_owned(), class))
        .collect::<BTreeMap<_, _>>();
    section
}

fn task_class(map: &Field) -> TaskClass {
    let providers = map.field("provider_priority").texts();
    let names = map.field("model_priority").texts();
    let chain: Vec<ModelRef> = names
        .iter()
        .filter_map(|name| sections::model_ref(name, providers.first().map(String::as_str)))
        .collect();
    if chain.len() < names.len() {
        let message = format!(
            "`{}` names models whose provider cannot be told; they are left out",
            map.path()
        );
        map.warn(
            codes::UNEXPECTED_VALUE,
            message,
            "write `PROVIDER/MODEL`, or give `provider_priority`",
        );
    }
    let (sampling, max_tokens) = sections::sampling(map);
    TaskClass {
        chain,
        sampling,
        max_tokens,
    }
}

/// Under `tools` in this dialect; at the root, as in the others, too.
fn mcp_servers(root: &Field) -> Vec<crate::agent::McpServer> {
    let mut servers = sections::mcp_servers(&root.at("tools.mcp_servers"));
    servers.extend(sections::mcp_servers(&root.field("mcp_servers")));
    servers
}
