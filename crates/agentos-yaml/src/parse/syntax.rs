//! The parser's complaints in words that help: what, where, and for the usual slips what to do.

use granit_parser::{ErrorKind, ScanError};

use super::build::{MAX_LEVELS, problem as plain};
use crate::diagnostic::Problem;
use crate::source::Span;

pub(super) fn problem(text: &str, error: &ScanError) -> Box<Problem> {
    let at = error.marker().byte_offset().unwrap_or_default().min(text.len());
    let refuse = |at: usize, message: &str, hint: &str| plain(Span::point(at), message.to_owned(), hint);
    match error.kind() {
        ErrorKind::RecursionLimitExceeded => {
            let message = format!("the document is nested deeper than {MAX_LEVELS} levels");
            refuse(at, &message, "no file of ours needs this")
        }
        ErrorKind::UnknownAnchor => refuse(
            at,
            "the alias names an anchor that does not stand before it",
            "check the name after `*`",
        ),
        kind => match tab_indent(text, at) {
            // The parser stands at the start of the value that runs into the tab.
            Some(tab) => refuse(
                tab,
                "not readable as YAML: the line is indented with a tab",
                "YAML indents with spaces, never with tabs",
            ),
            None => {
                let hint = if two_colons(text, at) {
                    "put a value that contains `: ` in quotes"
                } else {
                    ""
                };
                refuse(at, &format!("not readable as YAML: {kind}"), hint)
            }
        },
    }
}

/// Where a tab indents the line of `at` or the next.
fn tab_indent(text: &str, at: usize) -> Option<usize> {
    let mut start = text.get(..at)?.rfind('\n').map_or(0, |newline| newline + 1);
    for line in text.get(start..)?.split_inclusive('\n').take(2) {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line.get(..indent)?.find('\t') {
            return Some(start + tab);
        }
        start += line.len();
    }
    None
}

/// The line of `at` reads `key: value: rest`.
fn two_colons(text: &str, at: usize) -> bool {
    let start = text
        .get(..at)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |newline| newline + 1);
    let line = text
        .get(start..)
        .and_then(|rest| rest.lines().next())
        .unwrap_or_default();
    line.matches(": ").count() > 1 && !line.contains(['"', '\''])
}
