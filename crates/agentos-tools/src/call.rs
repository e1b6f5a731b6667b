//! A call whose arguments are known to fit, and what is held around it while it runs.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures_util::FutureExt as _;
use serde_json::Value;

use crate::cut::cut;
use crate::{RegisteredTool, ToolContext, ToolFailure, ToolOutput};

/// A call that may be run. Defaults are filled in.
#[derive(Clone, Debug)]
pub struct PreparedCall {
    pub(crate) tool: Arc<RegisteredTool>,
    pub(crate) arguments: Value,
}

impl PreparedCall {
    #[must_use]
    pub fn tool(&self) -> &RegisteredTool {
        &self.tool
    }

    #[must_use]
    pub fn arguments(&self) -> &Value {
        &self.arguments
    }

    /// Runs the tool until it answers, its time is up, or `context.cancel` is cancelled. A timeout
    /// and a cancel drop the tool's future, and cancel the token that it was given.
    ///
    /// # Errors
    /// A call without an outcome that the tool itself stated; `NotStarted` is the only one that
    /// surely had no effect.
    pub async fn run(self, context: ToolContext) -> Result<ToolOutput, ToolFailure> {
        let Self { tool, arguments } = self;
        let definition = &tool.definition;
        let name = || definition.name.clone();
        if context.cancel.is_cancelled() {
            let reason = "it was cancelled before it began".to_owned();
            return Err(ToolFailure::NotStarted { tool: name(), reason });
        }
        let outer = context.cancel.clone();
        // What the tool has handed its token to ends with the call, however the call ends.
        let inner = outer.child_token();
        let _ends_with_the_call = inner.clone().drop_guard();
        let context = ToolContext {
            cancel: inner,
            ..context
        };
        // The async block keeps a panic before the first await inside of what is caught.
        let call = AssertUnwindSafe(async { tool.tool.call(arguments, context).await }).catch_unwind();
        let answer = tokio::select! {
            biased;
            answer = call => answer,
            () = outer.cancelled() => return Err(ToolFailure::Cancelled { tool: name() }),
            () = tokio::time::sleep(definition.timeout) => {
                let timeout_ms = u64::try_from(definition.timeout.as_millis()).unwrap_or(u64::MAX);
                return Err(ToolFailure::Timeout { tool: name(), timeout_ms });
            }
        };
        match answer {
            Ok(answer) => answer.map(|output| cut(output, definition.max_output_bytes)),
            Err(panic) => {
                let said = panic
                    .downcast_ref::<&str>()
                    .copied()
                    .or_else(|| panic.downcast_ref::<String>().map(String::as_str));
                let reason =
                    said.map_or_else(|| "it panicked".to_owned(), |said| format!("it panicked: {said}"));
                Err(ToolFailure::Broken { tool: name(), reason })
            }
        }
    }
}
