//! JSON that a command is given: a file, or standard input.

use std::io::Read;

use serde::de::DeserializeOwned;

use super::failure::Failure;

/// A text without the byte order mark that some editors put before it.
pub(crate) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

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
    serde_json::from_slice(without_mark(&bytes))
        .map_err(|error| Failure::usage(format!("`{place}` is no {what}: {error}"), None))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn a_mark_before_the_text_is_no_part_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("request.json");
        for text in ["{\"a\": 1}", "\u{feff}{\"a\": 1}\r\n"] {
            std::fs::write(&path, text).unwrap();
            let read: Value = json(path.to_str().unwrap(), "request").unwrap();
            assert_eq!(read, json!({"a": 1}), "{text:?}");
        }
    }
}
