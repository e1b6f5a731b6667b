//! `agentos cleanup`.

use agentos::Journal;
use serde_json::json;

use super::args::CleanupArgs;
use super::context::Context;
use super::failure::{Exit, Failure};
use super::output;

pub(crate) async fn cleanup(context: &Context, args: &CleanupArgs) -> Result<Exit, Failure> {
    let store = context.store()?;
    let retention = i64::try_from(args.older_than).unwrap_or(i64::MAX);
    let before = agentos_types::Timestamp(context.now().millis().saturating_sub(retention));
    let purged = store.purge(before).await?;
    Journal::close(&*store).await?;
    if args.json {
        output::json(&json!({ "purged_runs": purged }));
    } else {
        output::note(&format!(
            "purged {}; the headers and hashes stay",
            output::count(purged, "run")
        ));
    }
    Ok(Exit::Done)
}
