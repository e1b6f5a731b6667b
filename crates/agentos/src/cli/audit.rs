//! `agentos audit verify`.

use agentos::{Coded, Journal, codes};

use super::args::AuditCommand;
use super::context::Context;
use super::failure::{Exit, Failure};
use super::output;

#[derive(Debug, thiserror::Error)]
#[error("the journal has been changed: event {seq} of stream `{stream}` is {kind}")]
struct Broken {
    stream: String,
    seq: u64,
    kind: String,
}

impl Coded for Broken {
    fn code(&self) -> codes::Code {
        codes::AUDIT_BROKEN
    }
}

pub(crate) async fn audit(context: &Context, command: &AuditCommand) -> Result<Exit, Failure> {
    let AuditCommand::Verify { json } = command;
    let store = context.existing_store()?;
    let report = store.verify().await?;
    if *json {
        output::json(&report);
    } else {
        output::note(&format!(
            "{} streams, {} frames, {} events; {} erased, {} purged",
            report.streams, report.frames, report.events, report.erased, report.purged
        ));
    }
    let exit = match &report.first_bad {
        None => {
            if !json {
                output::note(&output::paint(output::GREEN, "the journal is as it was written"));
            }
            Exit::Done
        }
        Some(bad) => {
            if !json {
                let kind = format!("{:?}", bad.kind).to_lowercase();
                return Err(Failure::new(&Broken {
                    stream: bad.stream.clone(),
                    seq: bad.seq,
                    kind,
                }));
            }
            Exit::Failed
        }
    };
    Ok(exit)
}
