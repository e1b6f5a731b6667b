//! Pitfall: runs that accumulate. They take no memory here; `cleanup` takes them off the disk.
//!
//! `cargo run --example pitfall_cleanup`
#![expect(clippy::print_stdout, reason = "an example says what it sees")]

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use agentos::{Clock, CreateRun, Orchestrator, RunFilter, SystemClock, Timestamp, load_agent_yaml};

const DAY_MS: u64 = 86_400_000;

/// A clock that can be put forward, so that a day passes at once.
#[derive(Debug, Default)]
struct Ahead(AtomicI64);

impl Clock for Ahead {
    fn now(&self) -> Timestamp {
        Timestamp(SystemClock.now().millis() + self.0.load(Ordering::Relaxed))
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let clock = Arc::new(Ahead::default());
    let orchestrator = Orchestrator::builder()
        .in_memory()
        .clock(clock.clone())
        .build()
        .await?;
    let agent = load_agent_yaml("agents/packs/product/agents/product_prd_writer.yaml").await?;
    let run = orchestrator.create_run(&agent, CreateRun::default()).await?;
    orchestrator.start_run(&run.run_id).await?;
    println!("in memory while it runs: {}", orchestrator.active_runs().len());

    // A run that has ended or is paused is in the database only.
    orchestrator.complete_run(&run.run_id, "One page").await?;
    println!(
        "in memory when it has ended: {}",
        orchestrator.active_runs().len()
    );

    // What ended less than 24 hours ago stays.
    println!("purged: {}", orchestrator.cleanup(DAY_MS).await?);
    clock.0.store(i64::try_from(DAY_MS)? + 1_000, Ordering::Relaxed);
    println!("purged a day later: {}", orchestrator.cleanup(DAY_MS).await?);

    // Its contents are gone. Its place in the journal is not, so that the chain still verifies.
    println!(
        "listed: {}",
        orchestrator.list_runs(RunFilter::default()).await?.items.len()
    );
    let report = orchestrator.journal().verify().await?;
    println!(
        "the journal verifies: {}, with {} purged",
        report.ok, report.purged
    );
    orchestrator.shutdown().await?;
    Ok(())
}
