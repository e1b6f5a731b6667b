//! What a policy wants archived is written to a file before it is purged: `RUN_ID.jsonl` in the policy's folder, a line
//! for each event, as `agentos runs events --raw --json` shows it. Nothing reads it back.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use agentos_store::{EventFilter, Journal, StoredEvent};
use agentos_types::EventKind;
use serde_json::{Value, json};

use crate::error::RuntimeError;

/// Writes the run into every folder. Durable when this returns `true`; `false`: it could not be written, and must
/// not be purged.
pub(super) async fn archive(
    journal: &dyn Journal,
    run_id: &str,
    folders: &[String],
) -> Result<bool, RuntimeError> {
    if folders.is_empty() {
        return Ok(true);
    }
    let events = journal
        .events(EventFilter {
            stream: Some(run_id.to_owned()),
            ..EventFilter::default()
        })
        .await?;
    let mut lines = Vec::new();
    for event in &events {
        lines.extend(line(event).to_string().into_bytes());
        lines.push(b'\n');
    }
    for folder in folders {
        let (folder, name, lines) = (PathBuf::from(folder), format!("{run_id}.jsonl"), lines.clone());
        let shown = folder.display().to_string();
        let written = tokio::task::spawn_blocking(move || write(&folder, &name, &lines)).await;
        let written = written.unwrap_or_else(|error| Err(io::Error::other(error)));
        if let Err(error) = written {
            tracing::error!(run = %run_id, "it cannot be archived in `{shown}` and is kept: {error}");
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whole or not at all, and flushed; readable to its owner alone, since it is the raw form.
fn write(folder: &Path, name: &str, lines: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let unfinished = folder.join(format!(".{name}.unfinished"));
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&unfinished)?;
    file.write_all(lines)?;
    file.sync_all()?;
    fs::rename(&unfinished, folder.join(name))?;
    fs::File::open(folder)?.sync_all()
}

fn line(event: &StoredEvent) -> Value {
    let payload = event.payload.as_deref().map(|bytes| {
        serde_json::from_slice(bytes).unwrap_or_else(|_| Value::String(String::from_utf8_lossy(bytes).into()))
    });
    let kind = EventKind::from_code(event.kind);
    json!({
        "pos": event.pos,
        "stream": event.stream,
        "seq": event.seq,
        "at": event.at,
        "kind": kind.map_or_else(|| format!("kind_{}", event.kind), |kind| kind.name().to_owned()),
        "v": event.version,
        "actor": event.actor.to_string(),
        "zone": event.zone,
        "payload": payload,
        "erased": event.payload.is_none(),
    })
}
