//! `agentos state get|put|delete|list`.

use std::io::Read;
use std::num::NonZeroU64;

use agentos::setup::Setup;
use agentos::{Coded, Page, PutOptions, State, StateEntry, StateStore, codes};
use serde_json::{Value, json};

use super::args::StateCommand;
use super::context::Context;
use super::failure::{Exit, Failure};
use super::output;

#[derive(Debug, thiserror::Error)]
#[error("no entry has the key `{0}`")]
struct NotFound(String);

impl Coded for NotFound {
    fn code(&self) -> codes::Code {
        codes::STATE_NOT_FOUND
    }
}

/// What is written passes the policies, as a program's writes do.
async fn governed(context: &Context) -> Result<State, Failure> {
    let setup = Setup {
        offline: true,
        ..Setup::default()
    };
    let runtime = context.orchestrator(&context.config()?, setup).await?;
    Ok(runtime.state())
}

pub(crate) async fn state(context: &Context, command: StateCommand) -> Result<Exit, Failure> {
    let store = context.store()?;
    let exit = match command {
        StateCommand::Get { key, json } => get(context, store.state(), key, json).await?,
        StateCommand::Put {
            key,
            value,
            if_version,
            ttl,
            json,
        } => {
            let options = PutOptions {
                if_version,
                ttl_ms: ttl.map(NonZeroU64::get),
                ..context.put_options()
            };
            put(context, &key, &value, options, json).await?
        }
        StateCommand::Delete {
            key,
            if_version,
            json,
        } => {
            let options = PutOptions {
                if_version,
                ..context.put_options()
            };
            delete(context, key, options, json).await?
        }
        StateCommand::List {
            prefix,
            limit,
            cursor,
            json,
        } => {
            let page = store
                .state()
                .list(&prefix, limit.get(), cursor.as_deref(), context.now())
                .await?;
            list(&page, json)
        }
    };
    agentos::Journal::close(&*store).await?;
    Ok(exit)
}

async fn get(context: &Context, state: &dyn StateStore, key: String, json: bool) -> Result<Exit, Failure> {
    let entry = state.get(&key, context.now()).await?;
    let entry = entry.ok_or_else(|| Failure::new(&NotFound(key)))?;
    if json {
        output::json(&entry);
    } else {
        output::data(&text(&entry.value));
    }
    Ok(Exit::Done)
}

async fn put(
    context: &Context,
    key: &str,
    value: &str,
    options: PutOptions,
    json: bool,
) -> Result<Exit, Failure> {
    let value = value_of(value)?;
    let entry = governed(context).await?.put(key, value, options).await?;
    if json {
        output::json(&entry);
    } else {
        output::note(&format!("`{key}` has version {}", entry.version));
    }
    Ok(Exit::Done)
}

async fn delete(context: &Context, key: String, options: PutOptions, json: bool) -> Result<Exit, Failure> {
    let deleted = governed(context).await?.delete_with(&key, options).await?;
    if json {
        output::json(&json!({ "key": key, "deleted": deleted }));
        return Ok(if deleted { Exit::Done } else { Exit::Failed });
    }
    if !deleted {
        return Err(Failure::new(&NotFound(key)));
    }
    output::note(&format!("`{key}` is deleted; its history stays"));
    Ok(Exit::Done)
}

fn list(page: &Page<StateEntry>, json: bool) -> Exit {
    if json {
        output::json(&json!({ "items": page.items, "next_cursor": page.next_cursor }));
        return Exit::Done;
    }
    for entry in &page.items {
        let value = text(&entry.value);
        output::data(&format!("{}\t{}\t{value}", entry.key, entry.version));
    }
    if let Some(cursor) = &page.next_cursor {
        output::note(&format!("more: --cursor {cursor}"));
    }
    Exit::Done
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// JSON where it is JSON, else the text itself.
fn value_of(given: &str) -> Result<Value, Failure> {
    let text = if given == "-" {
        let mut text = String::new();
        std::io::stdin()
            .read_to_string(&mut text)
            .map_err(|error| Failure::usage(format!("standard input cannot be read: {error}"), None))?;
        text
    } else {
        given.to_owned()
    };
    Ok(serde_json::from_str(&text).unwrap_or(Value::String(text)))
}
