//! A tool as a program describes it, with its handler: the product document's form.

use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use agentos_types::Zone;
use async_trait::async_trait;
use serde_json::Value;

use crate::{Effect, Tool, ToolContext, ToolDefinition, ToolFailure, ToolOutput};

/// What a handler may fail with: `?` turns every error into it, and so does `.into()` a text.
pub type HandlerError = Box<dyn std::error::Error + Send + Sync>;

/// A tool to register.
///
/// ```
/// use agentos_tools::{ToolOutput, ToolRegistration, ToolsRegistry};
/// use serde_json::json;
///
/// let registry = ToolsRegistry::new();
/// registry.register(ToolRegistration {
///     description: "Search the web for information".into(),
///     parameters: json!({
///         "query": { "type": "string", "required": true },
///         "limit": { "type": "number", "default": 10 },
///     }),
///     ..ToolRegistration::new("web_search", |params, _context| async move {
///         Ok(ToolOutput::ok(json!([{ "title": params["query"], "rank": 1 }])))
///     })
/// })?;
/// # Ok::<(), agentos_tools::RegisterError>(())
/// ```
#[derive(Clone)]
pub struct ToolRegistration {
    pub name: String,
    pub description: String,
    /// JSON Schema, or the short form `{query: {type: string, required: true}}`.
    pub parameters: Value,
    pub handler: Arc<dyn Tool>,
    pub zone: Zone,
    pub requires_approval: bool,
    pub effect: Effect,
    pub idempotent: bool,
    pub timeout_ms: u64,
    pub max_output_bytes: usize,
    pub operations: Vec<String>,
    pub allowed_zones: Option<Vec<Zone>>,
    /// The argument that holds the amount in US dollars, of a tool that spends.
    pub amount: Option<String>,
}

impl ToolRegistration {
    /// What a tool is that says nothing: green, without approval, writing, not idempotent,
    /// 30 seconds, 64 KB.
    pub fn new<F, Fut>(name: impl Into<String>, handler: F) -> Self
    where
        F: Fn(Value, ToolContext) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<ToolOutput, HandlerError>> + Send + 'static,
    {
        let ToolDefinition {
            name,
            description,
            parameters,
            zone,
            allowed_zones,
            requires_approval,
            effect,
            idempotent,
            timeout,
            max_output_bytes,
            operations,
            amount,
        } = ToolDefinition::new(name);
        Self {
            name,
            description,
            parameters,
            handler: Arc::new(FnTool(handler)),
            zone,
            requires_approval,
            effect,
            idempotent,
            timeout_ms: u64::try_from(timeout.as_millis()).unwrap_or(u64::MAX),
            max_output_bytes,
            operations,
            allowed_zones,
            amount,
        }
    }

    pub(crate) fn into_parts(self) -> (ToolDefinition, Arc<dyn Tool>) {
        let definition = ToolDefinition {
            name: self.name,
            description: self.description,
            parameters: self.parameters,
            zone: self.zone,
            allowed_zones: self.allowed_zones,
            requires_approval: self.requires_approval,
            effect: self.effect,
            idempotent: self.idempotent,
            timeout: Duration::from_millis(self.timeout_ms),
            max_output_bytes: self.max_output_bytes,
            operations: self.operations,
            amount: self.amount,
        };
        (definition, self.handler)
    }
}

impl fmt::Debug for ToolRegistration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ToolRegistration")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

struct FnTool<F>(F);

#[async_trait]
impl<F, Fut> Tool for FnTool<F>
where
    F: Fn(Value, ToolContext) -> Fut + Send + Sync,
    Fut: Future<Output = Result<ToolOutput, HandlerError>> + Send,
{
    async fn call(&self, arguments: Value, context: ToolContext) -> Result<ToolOutput, ToolFailure> {
        Ok((self.0)(arguments, context)
            .await
            .unwrap_or_else(|error| ToolOutput::failed(error.to_string())))
    }
}
