//! Whole texts.

use agentos_scanner::{Kind, Scanner};

#[test]
fn finds_an_address_where_it_lies() {
    let text = "Grüße an anna.maria@example.co.uk, nicht an https://u:p@host.example/";
    let findings = Scanner::standard().unwrap().scan(text);
    let found: Vec<_> = findings
        .iter()
        .map(|one| (one.kind, text.get(one.span.clone()).unwrap()))
        .collect();
    assert_eq!(found, [(Kind::Email, "anna.maria@example.co.uk")]);
}
