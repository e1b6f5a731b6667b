//! `agentos cleanup`: what policies keep no longer, or all that ended longer ago than is said.

use agentos::Journal;
use agentos::setup::PolicyFiles;
use agentos_gates::GateSet;
use agentos_runtime::{Retained, keeps_runs, purge_runs, retain};
use serde_json::json;

use super::args::CleanupArgs;
use super::context::Context;
use super::failure::{Exit, Failure};
use super::output;

/// How long runs are kept when nobody says so.
const USUAL_MS: u64 = 86_400_000;

pub(crate) async fn cleanup(context: &Context, args: &CleanupArgs) -> Result<Exit, Failure> {
    let config = context.config()?;
    let policies = PolicyFiles::open(&config, GateSet::default())?
        .map(|files| files.engine().list_policies())
        .unwrap_or_default();
    let store = context.store()?;
    let now = context.now();
    let mut retained: Retained = retain(&*store, store.state(), &policies, now).await?;
    // A number on the command line says it for all runs; without one the policies have.
    let older_than = args
        .older_than
        .or_else(|| (!keeps_runs(&policies)).then_some(USUAL_MS));
    if let Some(ms) = older_than {
        let ms = i64::try_from(ms).unwrap_or(i64::MAX);
        let before = agentos_types::Timestamp(now.millis().saturating_sub(ms));
        let more = purge_runs(&*store, &policies, before).await?;
        retained.purged_runs += more.purged_runs;
        retained.archived_runs += more.archived_runs;
        retained.held_runs = more.held_runs;
    }
    Journal::close(&*store).await?;
    if args.json {
        output::json(&json!(retained));
        return Ok(Exit::Done);
    }
    output::note(&format!(
        "purged {}; the headers and hashes stay",
        output::count(retained.purged_runs, "run")
    ));
    if retained.archived_runs > 0 {
        output::note(&format!(
            "{} of them were archived before",
            retained.archived_runs
        ));
    }
    let state = retained.purged_state + retained.purged_state_history;
    if state > 0 {
        output::note(&format!(
            "purged {} of the state",
            output::count(state, "version")
        ));
    }
    if retained.held_runs > 0 {
        output::note(&format!(
            "kept {} whose time is over: a hold, an exemption, or an archive that cannot be written",
            output::count(retained.held_runs, "run")
        ));
    }
    Ok(Exit::Done)
}
