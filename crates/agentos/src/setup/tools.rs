//! The tools of the command line and of `get_orchestrator`: built-in ones and configured commands.

use std::time::Duration;

use agentos_config::{Config, ToolEffect};
use agentos_runtime::{Clock, RuntimeError, SystemClock};
use agentos_tools::{CommandTool, Effect, RegisterError, ToolDefinition, ToolsRegistry};
use std::sync::Arc;

/// A registry of the built-in tools and of every `[[tools.command]]`.
///
/// # Errors
/// `TOOL_INVALID` or `TOOL_EXISTS`, naming the tool.
pub fn tools(config: &Config) -> Result<ToolsRegistry, RuntimeError> {
    let registry = ToolsRegistry::with_builtins(|| SystemClock.now().millis()).map_err(refused)?;
    for tool in &config.tools.command {
        let definition = ToolDefinition {
            description: tool.description.clone(),
            parameters: tool.parameters.clone(),
            zone: tool.zone,
            requires_approval: tool.requires_approval,
            effect: effect(tool.effect),
            idempotent: tool.idempotent,
            timeout: Duration::from_millis(tool.timeout_ms),
            max_output_bytes: usize::try_from(tool.max_output_bytes).unwrap_or(usize::MAX),
            operations: tool.operations.clone(),
            amount: tool.amount.clone(),
            ..ToolDefinition::new(&tool.name)
        };
        let mut words = vec![tool.command.program.clone()];
        words.extend_from_slice(&tool.command.arguments);
        let command = CommandTool::new(&definition, &words).map_err(refused)?;
        registry
            .register_tool(definition, Arc::new(command))
            .map_err(refused)?;
    }
    Ok(registry)
}

fn refused(error: RegisterError) -> RuntimeError {
    agentos_runtime::Refusal::of(&error).into()
}

fn effect(effect: ToolEffect) -> Effect {
    match effect {
        ToolEffect::Reads => Effect::Reads,
        ToolEffect::Writes => Effect::Writes,
        ToolEffect::Spends => Effect::Spends,
        ToolEffect::Sends => Effect::Sends,
        ToolEffect::Deletes => Effect::Deletes,
    }
}
