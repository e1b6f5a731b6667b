//! `cargo run --release -p agentos-scanner --example hostile [-- PART…]`: the speed on each hostile text whose name
//! has one of the parts, by the time that this thread was on a core, so that a busy machine says the same.

#[path = "../../../bench/src/scan/texts.rs"]
#[expect(dead_code, reason = "the other texts are for `throughput`")]
mod texts;

use std::hint::black_box;
use std::io::Write;

use agentos_scanner::Scanner;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let parts: Vec<String> = std::env::args().skip(1).collect();
    let scanner = Scanner::standard()?;
    for (name, text) in texts::adversarial(1 << 20) {
        if !parts.is_empty() && !parts.iter().any(|part| name.contains(part.as_str())) {
            continue;
        }
        let (begun, mut rounds, mut spent) = (on_core()?, 0, 0);
        // The kernel counts in ticks of some milliseconds.
        while spent < 250_000_000 {
            black_box(scanner.scan(&text));
            rounds += 1;
            spent = on_core()? - begun;
        }
        let rate = (text.len() * rounds) as f64 * 1e3 / spent as f64;
        writeln!(std::io::stdout(), "{rate:8.1} {name}")?;
    }
    Ok(())
}

/// Nanoseconds that this thread has been on a core.
fn on_core() -> Result<u64, Box<dyn std::error::Error>> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat")?;
    Ok(stat.split_whitespace().next().unwrap_or_default().parse()?)
}
