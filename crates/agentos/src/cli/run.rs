//! `agentos run AGENT`.

use std::io::Read;

use agentos::setup::Setup;
use agentos::{Limits, Orchestrator, PinnedAgent, RunOptions, RunResult};
use agentos_runtime::RuntimeError;
use serde_json::{Map, Value};

use super::args::RunArgs;
use super::context::Context;
use super::failure::{Exit, Failure, exit_of_run};
use super::live::Live;
use super::review::{Reviewer, settle_shown};
use super::shown::View;
use super::{output, progress};

pub(crate) async fn run(context: &Context, args: RunArgs) -> Result<Exit, Failure> {
    let config = context.config()?;
    let loaded = context.agent(&config, &args.agent)?;
    let input = input(&args)?;
    let options = RunOptions {
        task_class: args.task_class,
        mode: args.mode,
        zone: args.zone,
        metadata: metadata(&args.metadata)?,
        preset: args.preset,
        model: args.model.clone(),
        limits: Limits {
            max_cost: args.max_cost,
            ..Limits::default()
        },
        ..RunOptions::default()
    };
    let setup = Setup {
        models: args.model.into_iter().collect(),
        ..Setup::default()
    };
    let orchestrator = context.orchestrator(&config, setup).await?;
    say_orphans(&orchestrator).await;
    progress::follow(&orchestrator)?;
    let agent = PinnedAgent::new(loaded.agent.clone())?;

    let mut live = Live::new(args.stream, args.recovery.as_deref(), args.json);
    let (stream, heard) = live.listen().unzip();
    let work = orchestrator.run_agent(&agent, input, RunOptions { stream, ..options });
    let result = match live
        .show(heard, Box::pin(interruptible(&orchestrator, work)))
        .await
    {
        Ok(result) => {
            let reviewer = Reviewer::new(args.yes, args.json);
            settle_shown(&orchestrator, result, reviewer, &mut live).await
        }
        failed => failed,
    };
    finish_shown(&orchestrator, result, args.json, live.shown.as_deref()).await
}

/// Waits for a run. The first Ctrl-C pauses it, so that it can be resumed; a second one leaves at once.
pub(crate) async fn interruptible(
    orchestrator: &Orchestrator,
    work: impl Future<Output = Result<RunResult, RuntimeError>>,
) -> Result<RunResult, RuntimeError> {
    tokio::pin!(work);
    tokio::select! {
        result = &mut work => return result,
        _ = tokio::signal::ctrl_c() => {}
    }
    output::note("\npausing; press Ctrl-C again to leave at once");
    let active = orchestrator.active_runs();
    let pause = async {
        for run_id in &active {
            // A run that has ended meanwhile needs no pause.
            let _ = orchestrator.pause_run(run_id).await;
        }
    };
    tokio::select! {
        ((), result) = async { tokio::join!(pause, &mut work) } => result,
        _ = tokio::signal::ctrl_c() => {
            for run_id in &active {
                output::note(&format!("  go on with: agentos runs resume {run_id}"));
            }
            std::process::exit(Exit::Interrupted as i32)
        }
    }
}

/// Closes the store, then prints the result: output on stdout, the rest on stderr.
pub(crate) async fn finish(
    orchestrator: &Orchestrator,
    result: Result<RunResult, RuntimeError>,
    json: bool,
) -> Result<Exit, Failure> {
    finish_shown(orchestrator, result, json, None).await
}

/// The same, where an accepted answer stands on stdout already: it is printed again only where it differs.
async fn finish_shown(
    orchestrator: &Orchestrator,
    result: Result<RunResult, RuntimeError>,
    json: bool,
    shown: Option<&str>,
) -> Result<Exit, Failure> {
    // Closing first lets the last progress lines come before the summary.
    let closed = orchestrator.shutdown().await;
    let result = result?;
    if json {
        output::json(&result);
    } else if let Some(text) = &result.output {
        let text = text.as_str().map_or_else(|| text.to_string(), str::to_owned);
        if shown != Some(text.as_str()) {
            output::data(&text);
        }
    }
    progress::summary(&result, &View::default());
    // What the result says is on disk, and it is all that stands on stdout.
    if let Err(error) = closed {
        output::note(&format!("the database could not be closed: {error}"));
    }
    Ok(exit_of_run(&result))
}

/// One-shot commands leave other runs alone, and only say that there are some.
async fn say_orphans(orchestrator: &Orchestrator) {
    if let Ok(orphans) = orchestrator.orphans().await
        && !orphans.is_empty()
    {
        let ids: Vec<&str> = orphans.iter().map(agentos::RunId::as_str).take(3).collect();
        output::note(&format!(
            "{} left by a process that is gone: `agentos runs resume ID` goes on with {}",
            output::count(orphans.len() as u64, "run"),
            ids.join(", ")
        ));
    }
}

fn input(args: &RunArgs) -> Result<Value, Failure> {
    match (&args.input, &args.input_json) {
        (Some(text), _) if text == "-" => {
            let mut text = String::new();
            std::io::stdin()
                .read_to_string(&mut text)
                .map_err(|error| Failure::usage(format!("standard input cannot be read: {error}"), None))?;
            Ok(Value::String(text))
        }
        (Some(text), _) => Ok(Value::String(from_file(text)?)),
        (None, Some(json)) => serde_json::from_str(&from_file(json)?)
            .map_err(|error| Failure::usage(format!("`--input-json` is not JSON: {error}"), None)),
        (None, None) => Err(Failure::usage(
            "there is no input",
            Some("give one with `--input`".to_owned()),
        )),
    }
}

pub(crate) fn from_file(given: &str) -> Result<String, Failure> {
    match given.strip_prefix('@') {
        None => Ok(given.to_owned()),
        Some(path) => std::fs::read_to_string(path).map_err(|error| {
            Failure::usage(format!("the input file `{path}` cannot be read: {error}"), None)
        }),
    }
}

fn metadata(pairs: &[String]) -> Result<Map<String, Value>, Failure> {
    pairs
        .iter()
        .map(|pair| match pair.split_once('=') {
            Some((key, value)) if !key.is_empty() => Ok((key.to_owned(), Value::String(value.to_owned()))),
            _ => Err(Failure::usage(
                format!("`--metadata {pair}` is not of the form KEY=VALUE"),
                None,
            )),
        })
        .collect()
}
