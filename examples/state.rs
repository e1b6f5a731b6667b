//! State management: the program's own data, beside the runs.
//!
//! `cargo run --example state`
#![expect(clippy::print_stdout, reason = "an example says what it sees")]

use agentos::{Coded, ListOptions, Map, Orchestrator, PutOptions};
use serde::{Deserialize, Serialize};

#[derive(Debug, Deserialize, Serialize)]
struct Brief {
    title: String,
    pages: u32,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let orchestrator = Orchestrator::builder().in_memory().build().await?;
    // `get_state_store()` gives the process-wide one.
    let state = orchestrator.state();

    // Any key, any value that JSON can express. Every put is a new version.
    let brief = Brief {
        title: "Single sign-on".into(),
        pages: 2,
    };
    let entry = state
        .put(
            "briefs/sso",
            &brief,
            PutOptions {
                actor_id: "agent.product.prd_writer.v1".into(),
                metadata: Map::from_iter([("zone".into(), "green".into())]),
                ..PutOptions::default()
            },
        )
        .await?;
    println!("stored version {} by {}", entry.version, entry.actor_id);

    let found = state.get::<Brief>("briefs/sso").await?;
    println!("found: {found:?}");

    // Compare and set: only if version 1 is still the current one; 0 would say that there must be none.
    let only_if_first = || PutOptions {
        if_version: Some(1),
        ..PutOptions::default()
    };
    state
        .put("briefs/sso", Brief { pages: 3, ..brief }, only_if_first())
        .await?;
    if let Err(refusal) = state.put("briefs/sso", "too late", only_if_first()).await {
        println!("{}: {refusal}", refusal.code().name);
    }

    // A page at a time, in the order of keys; `next_cursor` goes on after it.
    let page = state
        .list(
            "briefs/",
            ListOptions {
                limit: 100,
                ..ListOptions::default()
            },
        )
        .await?;
    for entry in &page.items {
        println!("{} is at version {}", entry.key, entry.version);
    }

    println!("deleted: {}", state.delete("briefs/sso").await?);
    println!("found: {:?}", state.get::<Brief>("briefs/sso").await?);
    orchestrator.shutdown().await?;
    Ok(())
}
