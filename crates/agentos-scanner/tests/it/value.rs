//! Structured values.

use agentos_scanner::{Kind, Redactor, Scanner};
use serde_json::json;

#[test]
fn leaves_and_keys_are_found_where_they_lie() {
    let value = json!({ "to": [{ "mail": "anna@example.com" }], "bob@example.com": 1, "note": "write to c@example.com" });
    let found = Scanner::standard().unwrap().scan_value(&value);
    let found: Vec<_> = found
        .iter()
        .map(|one| {
            (
                one.pointer.as_str(),
                one.in_key,
                one.finding.kind,
                one.finding.span.clone(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("/to/0/mail", false, Kind::Email, 0..16),
            ("/[EMAIL]", true, Kind::Email, 0..15),
            ("/note", false, Kind::Email, 9..22),
        ]
    );
}

#[test]
fn a_value_keeps_its_form() {
    let redactor = Redactor::new(Scanner::standard().unwrap());
    let value = json!({ "a@example.com": 1, "b@example.com": [true, null, 2.5], "[EMAIL]": { "mail": "c@example.com" } });
    let redacted = redactor.redact_value(&value).unwrap();
    let expected =
        json!({ "[EMAIL] (2)": 1, "[EMAIL] (3)": [true, null, 2.5], "[EMAIL]": { "mail": "[EMAIL]" } });
    assert_eq!(redacted.value, expected);
    assert_eq!(redacted.findings.len(), 3);
    assert_eq!(redactor.redact_value(&redacted.value).unwrap().value, expected);
}
