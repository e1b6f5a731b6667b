//! `cargo run -p agentos-scanner --example score -- --pii FILE --injection FILE [--show TYPE|ALL]`: what
//! `agentos-bench score` prints, without building the rest. `--show` lists what was missed or wrong on stderr.

#[path = "../../../bench/src/score.rs"]
mod score;

use std::io::Write;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut pii, mut injection, mut show) = (None, None, None);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let value = args.next().ok_or("a flag needs a value")?;
        match arg.as_str() {
            "--pii" => pii = Some(PathBuf::from(value)),
            "--injection" => injection = Some(PathBuf::from(value)),
            "--show" => show = Some(value),
            _ => return Err(format!("unknown flag `{arg}`").into()),
        }
    }
    let report = score::score(pii.as_deref(), injection.as_deref(), show.as_deref())?;
    writeln!(std::io::stdout(), "{}", serde_json::to_string_pretty(&report)?)?;
    Ok(())
}
