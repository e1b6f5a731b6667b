//! Why a person must be asked. Pure: a table of zones, effects, tools and agents.

use agentos_agents::{Agent, ExecutionModel};
use agentos_tools::{Effect, ToolDefinition};
use agentos_types::Zone;

use super::PolicyWord;

/// Every reason; none: the call is free.
///
/// Red: every effect. Yellow: every effect, unless a policy allows just this tool to just this agent.
/// Green: none by itself. A tool, an agent and a policy may ask for more anywhere. Reading is free where
/// nobody asks for more.
pub(super) fn of_tool(
    zone: Zone,
    tool: &ToolDefinition,
    agent: &Agent,
    policy: Option<&PolicyWord>,
) -> Vec<String> {
    let acts = tool.effect != Effect::Reads;
    let mut why = Vec::new();
    if tool.requires_approval {
        why.push(format!("tool `{}` asks for approval of every call", tool.name));
    }
    if let Some(PolicyWord::Requires(reason, _)) = policy {
        why.push(reason.clone());
    }
    let allowed = policy == Some(&PolicyWord::Allows);
    match zone {
        Zone::Red if acts => why.push("in zone red, every effect needs approval".to_owned()),
        Zone::Yellow if acts && !allowed => why.push(format!(
            "in zone yellow, a tool that {} needs approval",
            tool.effect.as_str()
        )),
        _ => {}
    }
    if agent.approval.required && acts {
        why.push(format!("agent `{}` needs approval for every effect", agent.id));
    }
    match agent.approval.execution_model {
        Some(ExecutionModel::Manual) => why.push(format!(
            "agent `{}` is `manual`: every tool call needs approval",
            agent.id
        )),
        Some(ExecutionModel::Supervised) if acts && !agent.approval.required => why.push(format!(
            "agent `{}` is `supervised`: every effect needs approval",
            agent.id
        )),
        _ => {}
    }
    why
}
