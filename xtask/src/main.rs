//! `cargo run -p xtask -- generate` writes every derived file; `check` fails when one is stale, and
//! so does `cargo test -p xtask`. A file here is made from a table in the code and from nothing
//! else: no clock, no machine.

mod configuration;
mod derived;
mod errors;
mod example;
mod kind;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use derived::Derived;

/// Every derived file. A new one (the command-line reference, a JSON Schema) is one more line.
fn all() -> Vec<Derived> {
    let mut files = vec![
        Derived::new("docs/reference/configuration.md", configuration::page()),
        Derived::new("agentos.example.toml", example::file()),
    ];
    files.extend(errors::pages());
    files
}

/// Folders in which nothing else may lie.
const OWNED: &[&str] = &["docs/errors"];

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap_or(Path::new("."));
    let result = match std::env::args().nth(1).as_deref() {
        Some("generate") => derived::write(root, &all(), OWNED),
        Some("check") => derived::stale(root, &all(), OWNED).and_then(|stale| match stale.as_slice() {
            [] => Ok(()),
            stale => Err(std::io::Error::other(derived::complaint(stale))),
        }),
        _ => Err(std::io::Error::other(
            "usage: cargo run -p xtask -- generate | check",
        )),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to tell when standard error is closed.
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    #[test]
    fn no_derived_file_is_stale() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let stale = super::derived::stale(root, &super::all(), super::OWNED).unwrap();
        assert!(stale.is_empty(), "{}", super::derived::complaint(&stale));
    }
}
