//! What needs a person's word. Until people can be asked, it is refused.
//!
//! Red: every effect, and the final output. Yellow: writing, spending, sending, deleting. Green: only
//! what says so itself. A tool that says so needs one everywhere.

use agentos_tools::Effect;
use agentos_types::{Zone, codes};

use crate::error::Refusal;
use crate::pipeline::action::Cleared;
use crate::run::session::Session;

pub(super) fn check(session: &Session, cleared: &Cleared) -> Result<(), Refusal> {
    let Cleared::Tool(tool) = cleared else {
        return Ok(());
    };
    let definition = &tool.call.tool().definition;
    let zone = session.run.zone;
    let acts = definition.effect != Effect::Reads;
    let why = match zone {
        _ if definition.requires_approval => "the tool asks for one".to_owned(),
        Zone::Red | Zone::Yellow if acts => format!("in zone {zone} every effect needs one"),
        _ => return Ok(()),
    };
    Err(Refusal::new(
        codes::APPROVAL_REQUIRED,
        format!(
            "tool `{}` needs an approval, and there is none: {why}",
            definition.name
        ),
    ))
}

/// May the run's output leave it?
pub(crate) fn check_output(zone: Zone) -> Result<(), Refusal> {
    if zone == Zone::Red {
        return Err(Refusal::new(
            codes::APPROVAL_REQUIRED,
            "the final output of a run in zone red needs an approval, and there is none",
        ));
    }
    Ok(())
}
