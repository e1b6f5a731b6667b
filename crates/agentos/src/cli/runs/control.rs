//! Pausing, resuming and cancelling runs, wherever they are driven.

use agentos::setup::Setup;
use agentos::{Orchestrator, Run, RunId, ToolResolved};
use agentos_runtime::{RuntimeError, load_run};
use agentos_types::{PendingEffect, WaitingFor};

use super::super::args::ResumeArgs;
use super::super::context::Context;
use super::super::failure::{Exit, Failure};
use super::super::review::{Reviewer, settle};
use super::super::run::{finish, interruptible};
use super::super::{output, progress};

pub(crate) async fn pause(context: &Context, run_id: &RunId) -> Result<Exit, Failure> {
    let orchestrator = quiet(context).await?;
    let outcome = orchestrator.pause_run(run_id).await;
    said(&orchestrator, outcome, run_id, "paused").await
}

pub(crate) async fn cancel(
    context: &Context,
    run_id: &RunId,
    reason: Option<String>,
) -> Result<Exit, Failure> {
    let orchestrator = quiet(context).await?;
    let outcome = orchestrator.cancel_run(run_id, reason).await;
    said(&orchestrator, outcome, run_id, "cancelled").await
}

pub(crate) async fn quiet(context: &Context) -> Result<Orchestrator, Failure> {
    let config = context.config()?;
    // No model is called: what would be missing for that is none of this command's business.
    context
        .orchestrator(
            &config,
            Setup {
                offline: true,
                ..Setup::default()
            },
        )
        .await
}

async fn said(
    orchestrator: &Orchestrator,
    outcome: Result<Option<Run>, RuntimeError>,
    run_id: &RunId,
    what: &str,
) -> Result<Exit, Failure> {
    orchestrator.shutdown().await?;
    match outcome? {
        Some(_) => output::note(&format!("{run_id} is {what}")),
        None => output::note(&format!(
            "{run_id} is driven by another process, which has been told"
        )),
    }
    Ok(Exit::Done)
}

pub(crate) async fn resume(context: &Context, args: ResumeArgs) -> Result<Exit, Failure> {
    let config = context.config()?;
    let run = {
        let store = context.existing_store()?;
        load_run(&*store, &args.run_id).await?
    };
    let resolution = resolution(&args, &run)?;
    let setup = Setup {
        models: run.pinned_model.iter().cloned().collect(),
        ..Setup::default()
    };
    let orchestrator = context.orchestrator(&config, setup).await?;
    progress::follow(&orchestrator)?;
    let work = async {
        if let Some(resolution) = resolution {
            orchestrator.resolve_outcome(&args.run_id, resolution).await?;
        }
        orchestrator.resume_run(&args.run_id).await
    };
    let result = match Box::pin(interruptible(&orchestrator, work)).await {
        Ok(result) => settle(&orchestrator, result, Reviewer::new(false, args.json)).await,
        failed => failed,
    };
    finish(&orchestrator, result, args.json).await
}

fn resolution(args: &ResumeArgs, run: &Run) -> Result<Option<ToolResolved>, Failure> {
    let given = args.outcome.is_some() || args.outcome_result.is_some();
    let step = match (&run.pending, &run.waiting_for) {
        (Some(PendingEffect::Unknown(tool)), _) => Some(tool.step),
        (_, Some(WaitingFor::OutcomeUnknown { step })) => Some(*step),
        _ => None,
    };
    let Some(step) = step else {
        if given {
            return Err(Failure::usage(
                format!("run `{}` waits for no outcome", run.run_id),
                None,
            ));
        }
        return Ok(None);
    };
    Ok(match (args.outcome.as_deref(), &args.outcome_result) {
        (Some("retry"), _) => Some(ToolResolved::Retry { step }),
        (Some(_), _) => Some(ToolResolved::Skip { step }),
        (None, Some(json)) => {
            let output = serde_json::from_str(json)
                .map_err(|error| Failure::usage(format!("`--outcome-result` is not JSON: {error}"), None))?;
            Some(ToolResolved::Result { step, output })
        }
        (None, None) => None,
    })
}
