//! The tools that there are, by name.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use agentos_types::ToolSpec;
use serde_json::Value;

use crate::builtin;
use crate::schema::Schema;
use crate::{
    CallError, PreparedCall, RegisterError, Tool, ToolContext, ToolDefinition, ToolOutput, ToolRefusal,
    ToolRegistration,
};

/// A tool with its compiled schema.
pub struct RegisteredTool {
    /// `parameters` is JSON Schema here, whichever form it was given in.
    pub definition: ToolDefinition,
    pub builtin: bool,
    pub(crate) schema: Schema,
    pub(crate) tool: Arc<dyn Tool>,
}

impl RegisteredTool {
    /// The tool as a model is told of it.
    #[must_use]
    pub fn spec(&self) -> ToolSpec {
        ToolSpec {
            name: self.definition.name.clone(),
            description: self.definition.description.clone(),
            parameters: self.definition.parameters.clone(),
        }
    }
}

impl fmt::Debug for RegisteredTool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RegisteredTool")
            .field("name", &self.definition.name)
            .finish_non_exhaustive()
    }
}

/// The registry; clones share their tools.
#[derive(Clone, Debug, Default)]
pub struct ToolsRegistry {
    tools: Arc<RwLock<BTreeMap<String, Arc<RegisteredTool>>>>,
}

impl ToolsRegistry {
    /// Without any tool.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// With the built-in tools; `now` gives milliseconds since 1970.
    ///
    /// # Errors
    /// None of the built-in tools has one; a mistake in them is an error and never an abort.
    pub fn with_builtins(now: impl Fn() -> i64 + Send + Sync + 'static) -> Result<Self, RegisterError> {
        let registry = Self::new();
        for (definition, tool) in [builtin::current_time(now), builtin::json_parse()] {
            registry.insert(definition, tool, true)?;
        }
        Ok(registry)
    }

    /// Registers a program's tool.
    ///
    /// # Errors
    /// `TOOL_EXISTS` for a second tool of that name (a built-in one is replaced), `TOOL_INVALID`
    /// for a name or parameters that cannot be used.
    pub fn register(&self, registration: ToolRegistration) -> Result<(), RegisterError> {
        let (definition, tool) = registration.into_parts();
        self.insert(definition, tool, false)
    }

    /// Registers a tool whose code is not a closure, such as a [`CommandTool`](crate::CommandTool).
    ///
    /// # Errors
    /// As [`register`](Self::register).
    pub fn register_tool(
        &self,
        definition: ToolDefinition,
        tool: Arc<dyn Tool>,
    ) -> Result<(), RegisterError> {
        self.insert(definition, tool, false)
    }

    fn insert(
        &self,
        mut definition: ToolDefinition,
        tool: Arc<dyn Tool>,
        builtin: bool,
    ) -> Result<(), RegisterError> {
        let name = definition.name.clone();
        let invalid = |place: String, reason| RegisterError::Invalid {
            tool: name.clone(),
            place,
            reason,
        };
        if !is_name(&name) {
            let reason = "a name has 1 to 64 letters, digits, `_`, `-` or `.`".to_owned();
            return Err(invalid("/name".to_owned(), reason));
        }
        let schema = Schema::compile(&definition.parameters)
            .map_err(|misfit| invalid(format!("/parameters{}", misfit.place), misfit.reason))?;
        definition.parameters = schema.json().clone();
        let mut tools = self.tools.write().unwrap_or_else(PoisonError::into_inner);
        if tools.get(&name).is_some_and(|present| !present.builtin) {
            return Err(RegisterError::Exists(name));
        }
        tools.insert(
            name,
            Arc::new(RegisteredTool {
                definition,
                builtin,
                schema,
                tool,
            }),
        );
        Ok(())
    }

    #[must_use]
    pub fn get(&self, name: &str) -> Option<Arc<RegisteredTool>> {
        self.tools
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(name)
            .cloned()
    }

    /// Every tool, by name.
    #[must_use]
    pub fn list(&self) -> Vec<Arc<RegisteredTool>> {
        self.tools
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .values()
            .cloned()
            .collect()
    }

    /// Finds the tool, fills in defaults and checks the arguments. Has no effect.
    ///
    /// # Errors
    /// `TOOL_NOT_FOUND`, `INVALID_ARGUMENTS` with every place that does not fit.
    pub fn prepare(&self, name: &str, arguments: Value) -> Result<PreparedCall, ToolRefusal> {
        let Some(tool) = self.get(name) else {
            return Err(ToolRefusal::NotFound {
                name: name.to_owned(),
                nearest: self.nearest(name),
            });
        };
        match tool.schema.prepare(arguments) {
            Ok(arguments) => Ok(PreparedCall { tool, arguments }),
            Err(problems) => Err(ToolRefusal::InvalidArguments {
                tool: name.to_owned(),
                problems,
            }),
        }
    }

    /// Prepares and runs a call.
    ///
    /// # Errors
    /// Refused before it had an effect, or made without an outcome.
    pub async fn call(
        &self,
        name: &str,
        arguments: Value,
        context: ToolContext,
    ) -> Result<ToolOutput, CallError> {
        Ok(self.prepare(name, arguments)?.run(context).await?)
    }

    fn nearest(&self, name: &str) -> Option<String> {
        let tools = self.tools.read().unwrap_or_else(PoisonError::into_inner);
        tools
            .keys()
            .map(|known| (strsim::normalized_damerau_levenshtein(known, name), known))
            .filter(|(likeness, _)| *likeness > 0.6)
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, known)| known.clone())
    }
}

fn is_name(name: &str) -> bool {
    (1..=64).contains(&name.len())
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b))
}
