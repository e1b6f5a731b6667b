//! `agentos config show`.

use super::args::ConfigCommand;
use super::context::Context;
use super::failure::{Exit, Failure};
use super::output;

pub(crate) fn config(context: &Context, command: &ConfigCommand) -> Result<Exit, Failure> {
    let ConfigCommand::Show { json } = command;
    let config = context.config()?;
    let shown = config.show();
    if *json {
        output::json(&config.show());
        return Ok(Exit::Done);
    }
    let width = shown.iter().map(|value| value.key.len()).max().unwrap_or(0);
    for value in shown {
        let later = if value.in_use { "" } else { "  (not yet in use)" };
        output::data(&format!(
            "{:<width$}  {}  # {}{later}",
            value.key,
            value.value.as_deref().unwrap_or("-"),
            value.source
        ));
    }
    Ok(Exit::Done)
}
