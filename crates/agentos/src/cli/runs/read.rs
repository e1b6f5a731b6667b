//! Looking at runs: list, show, events, watch, export. Reads only; takes no run over.

use std::time::Duration;

use agentos::{EventFilter, Journal, RunFilter, RunId, RunResult, Zone};
use agentos_runtime::{RuntimeError, load_run};
use agentos_store::StoredEvent;
use agentos_types::{EventKind, RunStatus};
use serde_json::{Value, json};

use super::super::context::Context;
use super::super::failure::{Exit, Failure};
use super::super::output;
use super::super::shown::View;

/// How soon a watcher sees what another process has appended.
const LOOK: Duration = Duration::from_millis(200);

pub(crate) struct List {
    pub(crate) status: Option<String>,
    pub(crate) zone: Option<Zone>,
    pub(crate) agent: Option<String>,
    pub(crate) limit: usize,
    pub(crate) cursor: Option<String>,
}

pub(crate) async fn list(context: &Context, list: List, json: bool) -> Result<Exit, Failure> {
    let status = list
        .status
        .map(|text| text.parse::<RunStatus>())
        .transpose()
        .map_err(|message| Failure::usage(message, None))?;
    let filter = RunFilter {
        status,
        zone: list.zone,
        agent_id: list.agent,
        limit: list.limit,
        cursor: list.cursor,
    };
    let page = context.store()?.runs(filter).await?;
    for run in &page.items {
        if json {
            output::json(run);
        } else {
            output::data(&format!(
                "{}  {:<9}  {:<6}  {:>12} USD  {}{}",
                run.run_id,
                run.status.as_str(),
                run.zone.as_str(),
                run.cost_usd.to_string(),
                run.agent_id,
                run.waiting_for
                    .as_ref()
                    .map_or_else(String::new, |waiting| format!("  waits for {waiting}"))
            ));
        }
    }
    if let Some(cursor) = &page.next_cursor {
        output::note(&format!("more: --cursor {cursor}"));
    }
    Ok(Exit::Done)
}

pub(crate) async fn show(
    context: &Context,
    run_id: &RunId,
    json: bool,
    view: &View,
) -> Result<Exit, Failure> {
    let store = context.store()?;
    let run = load_run(&*store, run_id).await?;
    let result = RunResult::from(&run);
    if json {
        let mut shown = serde_json::to_value(&result).unwrap_or_default();
        if let Value::Object(fields) = &mut shown {
            fields.insert("agent_id".to_owned(), json!(run.agent_id));
            fields.insert("task_class".to_owned(), json!(run.task_class));
            fields.insert("mode".to_owned(), json!(run.mode));
            fields.insert("zone".to_owned(), json!(run.zone));
            fields.insert("input".to_owned(), (*run.input).clone());
            fields.insert("metadata".to_owned(), json!(run.metadata));
            fields.insert("limits".to_owned(), json!(run.limits));
            fields.insert("messages".to_owned(), json!(run.messages));
            fields.insert("created_at".to_owned(), json!(run.created_at));
            fields.insert("started_at".to_owned(), json!(run.started_at));
            fields.insert("ended_at".to_owned(), json!(run.ended_at));
            fields.insert("pending".to_owned(), json!(run.pending));
        }
        output::json(&view.object(&shown));
        view.close("`--raw`");
        return Ok(Exit::Done);
    }
    output::data(&format!("{}  {}  {}", run.run_id, run.agent_id, run.status));
    for message in run.messages.iter() {
        output::data(
            &format!("\n[{:?}]\n{}", message.role, view.text(&message.content.text())).to_lowercase_header(),
        );
        for call in &message.tool_calls {
            let arguments = view.value(call.arguments.clone());
            output::data(&format!("calls {} {arguments}", call.name));
        }
    }
    super::super::progress::summary(&result, view);
    view.close("`--raw`");
    Ok(Exit::Done)
}

/// `[User]` reads better as `[user]`; the text below it stays as it is.
trait LowercaseHeader {
    fn to_lowercase_header(&self) -> String;
}

impl LowercaseHeader for String {
    fn to_lowercase_header(&self) -> String {
        match self.split_once("]\n") {
            Some((header, rest)) => format!("{}]\n{rest}", header.to_lowercase()),
            None => self.clone(),
        }
    }
}

pub(crate) async fn events(
    context: &Context,
    run_id: &RunId,
    json: bool,
    view: &View,
) -> Result<Exit, Failure> {
    let store = context.store()?;
    let events = of_run(&*store, run_id, 0).await?;
    if events.is_empty() {
        return Err(RuntimeError::RunNotFound(run_id.to_string()).into());
    }
    for event in &events {
        print(event, json, view);
    }
    view.close("`--raw`");
    Ok(Exit::Done)
}

pub(crate) async fn watch(
    context: &Context,
    run_id: &RunId,
    json: bool,
    view: &View,
) -> Result<Exit, Failure> {
    let store = context.store()?;
    let mut after = 0;
    loop {
        let events = of_run(&*store, run_id, after).await?;
        if events.is_empty() && after == 0 {
            return Err(RuntimeError::RunNotFound(run_id.to_string()).into());
        }
        for event in &events {
            print(event, json, view);
            after = event.seq;
        }
        let status = store
            .run_summary(run_id.as_str())
            .await?
            .map(|summary| summary.status);
        if events.is_empty() && status.is_none_or(RunStatus::is_ended) {
            view.close("`--raw`");
            return Ok(Exit::Done);
        }
        tokio::select! {
            () = tokio::time::sleep(LOOK) => {}
            _ = tokio::signal::ctrl_c() => return Ok(Exit::Interrupted),
        }
    }
}

pub(crate) async fn export(context: &Context, run_id: &RunId, view: &View) -> Result<Exit, Failure> {
    let store = context.store()?;
    let events = of_run(&*store, run_id, 0).await?;
    let run = load_run(&*store, run_id).await?;
    let events: Vec<Value> = events.iter().map(|event| shown(event, view)).collect();
    let (result, run) = (view.object(&RunResult::from(&run)), view.object(&run));
    output::json(&json!({ "result": result, "run": run, "events": events }));
    view.close("`--raw`");
    Ok(Exit::Done)
}

async fn of_run(journal: &dyn Journal, run_id: &RunId, after: u64) -> Result<Vec<StoredEvent>, Failure> {
    let filter = EventFilter {
        stream: Some(run_id.to_string()),
        after,
        limit: 0,
    };
    Ok(journal.events(filter).await?)
}

fn print(event: &StoredEvent, json: bool, view: &View) {
    let shown = shown(event, view);
    if json {
        output::json(&shown);
        return;
    }
    let payload = shown.get("payload").map_or_else(String::new, Value::to_string);
    output::data(&format!(
        "{:>4}  {}  {}  {}",
        event.seq,
        event.at.millis(),
        name(event.kind),
        payload
    ));
}

/// `{pos, stream, seq, at, kind, v, actor, zone, payload, erased}`, and `hidden` where some of the payload is.
fn shown(event: &StoredEvent, view: &View) -> Value {
    let payload: Value = event
        .payload
        .as_deref()
        .and_then(|bytes| serde_json::from_slice(bytes).ok())
        .unwrap_or(Value::Null);
    let (payload, hidden) = view.payload(payload);
    let mut shown = json!({
        "pos": event.pos,
        "stream": event.stream,
        "seq": event.seq,
        "at": event.at,
        "kind": name(event.kind),
        "v": event.version,
        "actor": event.actor.to_string(),
        "zone": event.zone,
        "payload": payload,
        "erased": event.payload.is_none(),
    });
    if let (Value::Object(fields), true) = (&mut shown, hidden) {
        fields.insert("hidden".to_owned(), Value::Bool(true));
    }
    shown
}

fn name(kind: u16) -> String {
    EventKind::from_code(kind).map_or_else(|| format!("kind_{kind}"), |kind| kind.name().to_owned())
}
