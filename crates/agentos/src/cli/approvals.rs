//! `agentos approvals`: what waits for a person, and a person's decision.

use agentos::setup::Setup;
use agentos::{
    Actor, ApprovalDetail, ApprovalFilter, ApprovalId, ApprovalStatus, Decision, Grant, Journal,
    Orchestrator, RunId, Timestamp, Zone,
};
use agentos_runtime::{RuntimeError, load_run};
use agentos_types::codes;

use super::args::{ApprovalsCommand, ApproveArgs, RejectArgs};
use super::context::Context;
use super::failure::{Exit, Failure};
use super::review::{Reviewer, ask, at_a_terminal, described, settle};
use super::run::{finish, from_file, interruptible};
use super::runs::quiet;
use super::shown::View;
use super::{output, progress};

pub(crate) async fn approvals(context: &Context, command: ApprovalsCommand) -> Result<Exit, Failure> {
    match command {
        ApprovalsCommand::List {
            status,
            run,
            zone,
            limit,
            cursor,
            json,
            raw,
        } => {
            let status = match status.as_str() {
                "all" => None,
                word => Some(
                    word.parse::<ApprovalStatus>()
                        .map_err(|message| Failure::usage(message, Some("or `all`".to_owned())))?,
                ),
            };
            let filter = ApprovalFilter {
                status,
                run_id: run.map(|run_id| run_id.to_string()),
                zone,
                limit: limit.get(),
                cursor,
            };
            list(context, filter, json, &View::new(raw)).await
        }
        ApprovalsCommand::Show { id, json, raw } => show(context, id, json, &View::new(raw)).await,
        ApprovalsCommand::Approve(args) => approve(context, args).await,
        ApprovalsCommand::Reject(args) => reject(context, args).await,
    }
}

async fn list(context: &Context, filter: ApprovalFilter, json: bool, view: &View) -> Result<Exit, Failure> {
    let orchestrator = quiet(context).await?;
    let page = orchestrator.list_approvals(filter).await;
    orchestrator.shutdown().await?;
    let page = page?;
    for approval in &page.items {
        if json {
            output::json(&view.object(approval));
            continue;
        }
        let when = match approval.status {
            ApprovalStatus::Pending => format!("expires in {}", left(context.now(), approval.expires_at)),
            _ => approval
                .decided_by
                .as_ref()
                .map_or_else(String::new, |by| format!("by {by}")),
        };
        output::data(&format!(
            "{}  {:<8}  {:<6}  {} {}  {}  {when}",
            approval.id,
            approval.status.as_str(),
            approval.zone.as_str(),
            approval.operation.as_str(),
            approval.resource,
            approval.run_id,
        ));
    }
    if page.items.is_empty() && !json {
        output::note("nothing waits");
    }
    if let Some(cursor) = &page.next_cursor {
        output::note(&format!("more: --cursor {cursor}"));
    }
    view.close("`--raw`");
    Ok(Exit::Done)
}

async fn show(context: &Context, id: ApprovalId, json: bool, view: &View) -> Result<Exit, Failure> {
    let orchestrator = quiet(context).await?;
    let detail = orchestrator.get_approval(id).await;
    orchestrator.shutdown().await?;
    let detail = detail?;
    if json {
        output::json(&view.object(&detail));
        view.close("`--raw`");
        return Ok(Exit::Done);
    }
    let approval = &detail.approval;
    output::data(&format!("{}  {}", approval.id, approval.status));
    output::data(&described(&detail, view));
    output::data(&format!("  sha-256  {}", approval.input_hash));
    for vote in &approval.votes {
        let word = if vote.approved { "approved" } else { "rejected" };
        let note = vote
            .note
            .as_ref()
            .map_or_else(String::new, |note| format!(": {}", view.text(note)));
        output::data(&format!("  {word} by {}{note}", vote.by));
    }
    if approval.status == ApprovalStatus::Void {
        let why = detail.void_because.as_ref().map_or_else(
            || format!("its run is {}", detail.run_status),
            |error| format!("{}: {}", error.code, view.text(&error.message)),
        );
        output::data(&format!("  came to nothing: {why}"));
    }
    if approval.status == ApprovalStatus::Pending {
        let missing = approval.quorum as usize - approval.votes.len().min(approval.quorum as usize);
        output::data(&format!(
            "  waits for {}, and expires in {}",
            output::count(missing as u64, "more approval"),
            left(context.now(), approval.expires_at)
        ));
    }
    view.close("`--raw`");
    Ok(Exit::Done)
}

async fn approve(context: &Context, args: ApproveArgs) -> Result<Exit, Failure> {
    let grant = grant(&args)?;
    let decision = Decision {
        note: args.reason,
        grant,
        ..Decision::default()
    };
    decide(context, args.id, true, decision, args.no_wait, args.json).await
}

async fn reject(context: &Context, args: RejectArgs) -> Result<Exit, Failure> {
    let decision = Decision {
        note: args.reason,
        ..Decision::default()
    };
    decide(context, args.id, false, decision, args.no_wait, args.json).await
}

fn grant(args: &ApproveArgs) -> Result<Option<Grant>, Failure> {
    if !args.for_run && args.times.is_none() {
        return match args.arguments {
            Some(_) => Err(Failure::usage(
                "`--arguments` says which further calls an approval covers",
                Some("give `--for-run` or `--times N` with it".to_owned()),
            )),
            None => Ok(None),
        };
    }
    let arguments = match &args.arguments {
        Some(given) => Some(
            serde_json::from_str(&from_file(given)?)
                .map_err(|error| Failure::usage(format!("`--arguments` is not JSON: {error}"), None))?,
        ),
        None => None,
    };
    Ok(Some(Grant {
        times: args.times,
        arguments,
    }))
}

async fn decide(
    context: &Context,
    id: ApprovalId,
    approved: bool,
    mut decision: Decision,
    no_wait: bool,
    json: bool,
) -> Result<Exit, Failure> {
    let orchestrator = if no_wait {
        quiet(context).await?
    } else {
        driving(context, id).await?
    };
    if approved && at_a_terminal() {
        let detail = orchestrator.get_approval(id).await?;
        if needs_a_prompt(&detail, orchestrator.actor()) {
            match ask(&detail).await {
                Some((true, _)) => decision.at_prompt = true,
                _ => {
                    orchestrator.shutdown().await?;
                    output::note("nothing was decided");
                    return Ok(Exit::WaitingForApproval);
                }
            }
        }
    }
    if no_wait {
        let decided = orchestrator.decide_and_leave(id, approved, decision).await;
        orchestrator.shutdown().await?;
        let decided = decided?;
        if json {
            output::json(&decided);
        } else {
            output::note(&format!("{id} is {}", decided.status));
            output::note(&format!("  go on with: agentos runs resume {}", decided.run_id));
        }
        return Ok(Exit::Done);
    }
    progress::follow(&orchestrator)?;
    let work = orchestrator.decide_and_wait(id, approved, decision);
    let result = match Box::pin(interruptible(&orchestrator, work)).await {
        Ok(result) => settle(&orchestrator, result, Reviewer::new(false, json)).await,
        failed => failed,
    };
    finish(&orchestrator, result, json).await
}

/// In the red zone the one who has started the run decides at a prompt, where what is decided is seen.
fn needs_a_prompt(detail: &ApprovalDetail, actor: &Actor) -> bool {
    detail.approval.zone == Zone::Red && detail.approval.initiator.may_be(actor)
}

/// An orchestrator that can drive the approval's run on, with the model that the run pins.
async fn driving(context: &Context, id: ApprovalId) -> Result<Orchestrator, Failure> {
    let config = context.config()?;
    let pinned = {
        let store = context.existing_store()?;
        match store.approval(id).await? {
            Some(row) => {
                let run_id: RunId = row
                    .run_id
                    .parse()
                    .map_err(|_| Failure::from(RuntimeError::RunNotFound(row.run_id.clone())))?;
                load_run(&*store, &run_id).await?.pinned_model
            }
            None => {
                let refusal = agentos::Refusal::new(
                    codes::APPROVAL_NOT_FOUND,
                    format!("no approval has the id `{id}`"),
                );
                return Err(RuntimeError::from(refusal).into());
            }
        }
    };
    let setup = Setup {
        models: pinned.into_iter().collect(),
        ..Setup::default()
    };
    context.orchestrator(&config, setup).await
}

/// How long until then, in the largest unit of which there is at least one.
fn left(now: Timestamp, then: Timestamp) -> String {
    let seconds = then.since(now) / 1_000;
    match seconds {
        0..=119 => format!("{seconds} s"),
        120..=7_199 => format!("{} min", seconds / 60),
        7_200..=172_799 => format!("{} h", seconds / 3_600),
        _ => format!("{} days", seconds / 86_400),
    }
}
