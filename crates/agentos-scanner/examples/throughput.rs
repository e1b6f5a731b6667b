//! `cargo run --release -p agentos-scanner --example throughput -- prose`: what `agentos-bench scan` prints, without
//! building the rest.

#[path = "../../../bench/src/scan/mod.rs"]
mod scan;

use std::io::Write;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for text in std::env::args().skip(1) {
        writeln!(std::io::stdout(), "{}", scan::scan(&text)?)?;
    }
    Ok(())
}
