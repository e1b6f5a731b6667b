//! The registry, its calls, and programs as tools, through the public face alone.
#![expect(clippy::unwrap_used, reason = "tests abort on surprise")]

mod call;
#[cfg(unix)]
mod command;
mod registry;

use agentos_tools::{ToolContext, ToolDefinition};
use agentos_types::Zone;
use tokio_util::sync::CancellationToken;

fn context() -> ToolContext {
    ToolContext {
        run_id: "run_1_00000000".into(),
        agent_id: "agent.test.v1".into(),
        zone: Zone::Green,
        idempotency_key: "run_1_00000000:3".into(),
        cancel: CancellationToken::new(),
    }
}

fn definition(name: &str) -> ToolDefinition {
    ToolDefinition {
        parameters: serde_json::json!({ "type": "object" }),
        ..ToolDefinition::new(name)
    }
}
