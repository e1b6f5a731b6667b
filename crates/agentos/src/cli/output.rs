//! Writing. A reader that has gone away is no error: `agentos runs list | head` ends quietly.

use std::io::{IsTerminal, Write, stderr, stdout};

use serde::Serialize;

/// A line of data, on stdout.
pub(crate) fn data(line: &str) {
    let _ = writeln!(stdout().lock(), "{line}");
}

/// A piece of data, on stdout as soon as it is there.
pub(crate) fn piece(text: &str) {
    let mut out = stdout().lock();
    let _ = out.write_all(text.as_bytes());
    let _ = out.flush();
}

/// A piece of a text for people, on stderr as soon as it is there.
pub(crate) fn note_piece(text: &str) {
    let mut err = stderr().lock();
    let _ = err.write_all(text.as_bytes());
    let _ = err.flush();
}

/// Data as one line of JSON, on stdout.
pub(crate) fn json<T: Serialize>(value: &T) {
    // Everything printed is made of strings and numbers, which JSON can express.
    data(&serde_json::to_string(value).unwrap_or_else(|error| format!("{{\"error\":\"{error}\"}}")));
}

/// A line for people, on stderr.
pub(crate) fn note(line: &str) {
    let _ = writeln!(stderr().lock(), "{line}");
}

/// `1 run`, `2 runs`.
pub(crate) fn count(n: u64, what: &str) -> String {
    if n == 1 {
        format!("1 {what}")
    } else {
        format!("{n} {what}s")
    }
}

/// May stderr have colours?
pub(crate) fn colours() -> bool {
    stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// `text` in an ANSI colour, where that can be seen.
pub(crate) fn paint(colour: u8, text: &str) -> String {
    if colours() {
        format!("\u{1b}[{colour}m{text}\u{1b}[0m")
    } else {
        text.to_owned()
    }
}

pub(crate) const RED: u8 = 31;
pub(crate) const GREEN: u8 = 32;
pub(crate) const YELLOW: u8 = 33;
pub(crate) const DIM: u8 = 2;
