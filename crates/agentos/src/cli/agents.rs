//! `agentos agents list|show`.

use std::path::PathBuf;

use agentos_agents::{Agent, AgentIndex, Loaded};
use agentos_runtime::RuntimeError;
use agentos_tools::ToolsRegistry;
use agentos_types::Zone;
use serde_json::{Value, json};

use super::args::AgentsCommand;
use super::context::{Context, agents_folder};
use super::failure::{Exit, Failure};
use super::{output, shown};

pub(crate) fn agents(context: &Context, command: AgentsCommand) -> Result<Exit, Failure> {
    match command {
        AgentsCommand::List { folder, json } => list(context, folder, json),
        AgentsCommand::Show { agent, json, raw } => show(context, &agent, json, raw),
    }
}

fn list(context: &Context, folder: Option<PathBuf>, json: bool) -> Result<Exit, Failure> {
    let config = context.config()?;
    let folder = folder.unwrap_or_else(|| agents_folder(&config).to_owned());
    let index = AgentIndex::scan(&folder).map_err(|error| Failure::from(RuntimeError::from(error)))?;
    for (path, loaded) in index.agents() {
        let agent = &loaded.agent;
        if json {
            output::json(&json!({
                "agent_id": agent.id, "name": agent.name, "pack": agent.pack, "dialect": agent.dialect,
                "version": agent.version, "role": agent.role, "path": path,
            }));
        } else {
            output::data(&format!("{:<44}  {}", agent.id, agent.role));
        }
    }
    let broken = index.broken().count();
    for (_, report) in index.broken() {
        shown::report(&report.render(output::colours()));
    }
    Ok(if broken == 0 { Exit::Done } else { Exit::Failed })
}

fn show(context: &Context, name: &str, json: bool, raw: bool) -> Result<Exit, Failure> {
    let config = context.config()?;
    let loaded = context.agent(&config, name)?;
    if raw {
        output::json(&loaded.agent.raw);
        return Ok(Exit::Done);
    }
    let tools = agentos::setup::tools(&config)?;
    let view = effective(&loaded, &tools, &config);
    if json {
        output::json(&view);
    } else {
        print(&view);
    }
    Ok(Exit::Done)
}

/// What the runtime makes of the file.
fn effective(loaded: &Loaded, tools: &ToolsRegistry, config: &agentos::Config) -> Value {
    let agent = &loaded.agent;
    let (bound, unbound): (Vec<&str>, Vec<&str>) = agent
        .tools
        .declared
        .iter()
        .map(|tool| tool.name.as_str())
        .partition(|name| tools.get(name).is_some());
    let (declared, undeclared): (Vec<_>, Vec<_>) =
        agent.mcp_servers.iter().partition(|server| server.is_declared());
    let zones: Vec<&str> = Zone::ALL
        .into_iter()
        .filter(|zone| agent.zone_access.allows(*zone))
        .map(Zone::as_str)
        .collect();
    let gates = |required: bool| -> Vec<&str> {
        agent
            .gates
            .iter()
            .filter(|gate| gate.required == required)
            .map(|gate| gate.id.as_str())
            .collect()
    };
    json!({
        "agent_id": agent.id,
        "aliases": agent.aliases,
        "name": agent.name,
        "version": agent.version,
        "pack": agent.pack,
        "role": agent.role,
        "dialect": agent.dialect,
        "model_chain": agent.model.chain.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "sampling": agent.model.sampling,
        "max_tokens": agent.model.max_tokens,
        "presets": agent.model.presets.keys().collect::<Vec<_>>(),
        "task_classes": agent.model.task_classes.keys().collect::<Vec<_>>(),
        "zone_access": zones,
        "execution_model": agent.approval.execution_model,
        "approval_required": agent.approval.required,
        "approval_timeout_seconds": agent.approval.timeout_seconds,
        "limits": effective_limits(agent, config),
        "financial_limits": agent.financial_limits,
        "operations": agent.operations,
        "tools": {
            "bound": bound,
            "unbound": unbound,
            "allowlist": agent.tools.allowlist,
            "denylist": agent.tools.denylist,
        },
        "mcp_servers": {
            "declared": declared.iter().map(|server| &server.name).collect::<Vec<_>>(),
            "undeclared": undeclared.iter().map(|server| &server.name).collect::<Vec<_>>(),
        },
        "gates": { "required": gates(true), "optional": gates(false) },
        "max_revisions": agent.max_revisions,
        "reports_to": agent.reports_to,
        "system_prompt": agent.system_prompt,
        "system_prompt_sha256": agentos_types::Digest::of(agent.system_prompt.as_bytes()).to_string(),
        "warnings": loaded.warnings,
    })
}

/// The stricter of runtime and agent, limit by limit.
fn effective_limits(agent: &Agent, config: &agentos::Config) -> Value {
    json!(agentos_runtime::runtime_limits(&config.orchestrator).min(agent.limits))
}

fn print(view: &Value) {
    let Value::Object(fields) = view else { return };
    for (key, value) in fields {
        let text = match value {
            Value::Null => continue,
            Value::String(text) if text.contains('\n') => format!("\n    {}", text.replace('\n', "\n    ")),
            Value::String(text) => text.clone(),
            Value::Array(items) if items.is_empty() => continue,
            Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
            other => plain(other),
        };
        output::data(&format!("{key}: {text}"));
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Object(fields) => fields
            .iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(key, value)| format!("{key} {}", plain(value)))
            .collect::<Vec<_>>()
            .join("; "),
        Value::Array(items) if items.is_empty() => "none".to_owned(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}
