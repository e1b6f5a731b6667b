//! JSON that a command is given: a file, or standard input.

use std::io::Read;

use serde::de::DeserializeOwned;

use super::failure::Failure;

/// What the file `from` holds, or standard input if that is `-`.
pub(crate) fn json<T: DeserializeOwned>(from: &str, what: &str) -> Result<T, Failure> {
    let place = if from == "-" { "standard input" } else { from };
    let unreadable =
        |error: std::io::Error| Failure::usage(format!("`{place}` cannot be read: {error}"), None);
    let mut bytes = Vec::new();
    if from == "-" {
        std::io::stdin().read_to_end(&mut bytes).map_err(unreadable)?;
    } else {
        bytes = std::fs::read(from).map_err(unreadable)?;
    }
    serde_json::from_slice(&bytes)
        .map_err(|error| Failure::usage(format!("`{place}` is no {what}: {error}"), None))
}
