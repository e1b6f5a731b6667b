//! What the scanner finds in the value that is looked at: scanned once for all checks of a gate. Structured
//! values are walked, keys too, and are not printed first.

use std::collections::BTreeMap;

use agentos_scanner::{Finding, Kind, Scanner, Verdict, verdict};
use serde_json::{Value, json};

use crate::checks::Ask;

/// A finding, and where in a structured value the text lies; a lone text has no path.
pub(crate) struct Found {
    pub(crate) finding: Finding,
    pub(crate) path: String,
    /// What was found; it leaves no check but to be compared.
    pub(crate) text: String,
}

/// What is said of findings at most.
const MOST_SHOWN: usize = 20;

/// Everything that is in the value.
pub(in crate::checks) fn findings(ask: &Ask) -> Result<&[Found], String> {
    ask.scans
        .get_or_init(|| scan(ask.scanner.as_ref(), &ask.context.output))
        .as_deref()
        .map_err(Clone::clone)
}

fn scan(scanner: Option<&Scanner>, value: &Value) -> Result<Vec<Found>, String> {
    let scanner = match scanner {
        Some(scanner) => scanner.clone(),
        None => Scanner::standard().map_err(|error| format!("the scanner cannot be used: {error}"))?,
    };
    let mut found = Vec::new();
    walk(&scanner, value, &mut String::new(), &mut found);
    Ok(found)
}

fn walk(scanner: &Scanner, value: &Value, path: &mut String, found: &mut Vec<Found>) {
    match value {
        Value::String(text) => add(scanner, text, path, found),
        // An account number may be a number.
        Value::Number(number) => add(scanner, &number.to_string(), path, found),
        Value::Array(items) => {
            for (n, item) in items.iter().enumerate() {
                below(path, &n.to_string(), |path| walk(scanner, item, path, found));
            }
        }
        Value::Object(fields) => {
            for (key, item) in fields {
                let before = found.len();
                add(scanner, key, path, found);
                // The path goes into messages: a key that holds something is not named.
                let hidden = found
                    .get(before)
                    .map(|one| format!("[{}]", one.finding.type_name()));
                let name = hidden.as_deref().unwrap_or(key);
                below(path, name, |path| walk(scanner, item, path, found));
            }
        }
        Value::Null | Value::Bool(_) => {}
    }
}

fn below(path: &mut String, key: &str, then: impl FnOnce(&mut String)) {
    let length = path.len();
    path.push('/');
    path.push_str(key);
    then(path);
    path.truncate(length);
}

fn add(scanner: &Scanner, text: &str, path: &str, found: &mut Vec<Found>) {
    found.extend(scanner.scan(text).into_iter().map(|finding| Found {
        path: path.to_owned(),
        text: text.get(finding.span.clone()).unwrap_or_default().to_owned(),
        finding,
    }));
}

/// What all injection findings of the value amount to.
pub(in crate::checks) fn injection_in(found: &[Found]) -> Verdict {
    let findings: Vec<Finding> = found
        .iter()
        .filter(|found| found.finding.kind == Kind::Injection)
        .map(|found| found.finding.clone())
        .collect();
    verdict(&findings)
}

/// Does a value try to give a model other orders?
pub(crate) fn injection(value: &Value) -> Result<Verdict, String> {
    scan(None, value).map(|found| injection_in(&found))
}

/// How many of which kind, for a message; where, for the details. Never the text.
pub(in crate::checks) fn said(found: &[&Found]) -> (String, Value) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for one in found {
        *counts.entry(one.finding.type_name()).or_default() += 1;
    }
    let words: Vec<String> = counts.iter().map(|(kind, n)| format!("{n} {kind}")).collect();
    let shown: Vec<Value> = found.iter().take(MOST_SHOWN).map(|one| shown(one)).collect();
    let details = json!({ "counts": counts, "findings": shown });
    (words.join(", "), details)
}

fn shown(found: &Found) -> Value {
    let finding = &found.finding;
    let mut shown = json!({
        "type": finding.type_name(),
        "start": finding.span.start,
        "end": finding.span.end,
        "score": (f64::from(finding.score) * 100.0).round() / 100.0,
        "validator": finding.validator,
        "owasp": finding.owasp(),
    });
    if let Value::Object(shown) = &mut shown {
        if !finding.sub.is_empty() {
            shown.insert("sub".to_owned(), json!(finding.sub));
        }
        if !found.path.is_empty() {
            shown.insert("path".to_owned(), json!(found.path));
        }
    }
    shown
}
