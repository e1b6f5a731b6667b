//! `agentos runs …`.

mod control;
mod read;

pub(crate) use self::control::quiet;
use super::args::RunsCommand;
use super::context::Context;
use super::failure::{Exit, Failure};
use super::shown::View;

pub(crate) async fn runs(context: &Context, command: RunsCommand) -> Result<Exit, Failure> {
    match command {
        RunsCommand::List {
            status,
            zone,
            agent,
            limit,
            cursor,
            json,
        } => {
            let list = read::List {
                status,
                zone,
                agent,
                limit: limit.get(),
                cursor,
            };
            read::list(context, list, json).await
        }
        RunsCommand::Show { run_id, json, raw } => read::show(context, &run_id, json, &View::new(raw)).await,
        RunsCommand::Events { run_id, json, raw } => {
            read::events(context, &run_id, json, &View::new(raw)).await
        }
        RunsCommand::Watch { run_id, json, raw } => {
            read::watch(context, &run_id, json, &View::new(raw)).await
        }
        RunsCommand::Export { run_id, raw } => read::export(context, &run_id, &View::new(raw)).await,
        RunsCommand::Pause { run_id } => control::pause(context, &run_id).await,
        RunsCommand::Cancel { run_id, reason } => control::cancel(context, &run_id, reason).await,
        RunsCommand::Resume(args) => Box::pin(control::resume(context, args)).await,
    }
}
