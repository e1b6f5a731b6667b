//! Redaction leaves every byte outside of findings, and nothing of what was inside.

use std::sync::Arc;

use agentos_scanner::{Action, Kind, MemoryVault, Redactor, Scanner, reveal};
use proptest::prelude::*;

use crate::pieces;

fn redactor() -> Redactor {
    Redactor::new(Scanner::standard().unwrap())
}

/// Every kind the same way.
fn all(action: Action) -> Redactor {
    Kind::ALL
        .into_iter()
        .fold(redactor(), |redactor, kind| redactor.action(kind, action))
        .key(b"a key")
}

/// The kept parts stand in the result, in order, with masks and nothing else between them.
fn check(redactor: &Redactor, text: &str) -> Result<(), TestCaseError> {
    let redacted = redactor.redact(text).unwrap();
    let mut covered = vec![false; text.len()];
    for finding in redacted.findings.iter().filter(|one| one.kind != Kind::Injection) {
        covered[finding.span.clone()].fill(true);
    }
    let mut pattern = String::from("^");
    let mut at = 0;
    while at < text.len() {
        let run = covered[at..]
            .iter()
            .take_while(|one| **one == covered[at])
            .count();
        let part = &text[at..at + run];
        pattern += &if covered[at] {
            r"(?:\[[A-Z][A-Z0-9_]+(?:[#:][0-9a-f]+)?\])+".to_owned()
        } else {
            regex::escape(part)
        };
        at += run;
    }
    pattern += "$";
    prop_assert!(
        regex::Regex::new(&pattern).unwrap().is_match(&redacted.text),
        "`{text}` became `{}`",
        redacted.text
    );
    let again = redactor.redact(&redacted.text).unwrap();
    prop_assert_eq!(&again.text, &redacted.text, "redacting twice changes something");
    let left = redactor.scanner().scan(&redacted.text);
    prop_assert!(
        left.iter().all(|one| one.kind == Kind::Injection),
        "left in `{}`: {left:?}",
        redacted.text
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn masks_keep_the_rest(text in pieces::text()) {
        check(&redactor(), &text)?;
    }

    #[test]
    fn hashes_keep_the_rest(text in pieces::text()) {
        check(&all(Action::Hash).action(Kind::Injection, Action::Keep), &text)?;
    }

    #[test]
    fn injection_can_be_masked_too(text in pieces::text()) {
        let redactor = all(Action::Mask);
        let once = redactor.redact(&text).unwrap().text;
        prop_assert_eq!(redactor.redact(&once).unwrap().text, once);
    }

    #[test]
    fn tokens_turn_back_into_the_text(text in "[^\\[\\]]{0,40}".prop_flat_map(|head| pieces::text().prop_map(move |tail| head.clone() + &tail.replace(['[', ']'], "")))) {
        let vault = Arc::new(MemoryVault::default());
        let redactor = all(Action::Tokenise).vault(vault.clone());
        let redacted = redactor.redact(&text).unwrap();
        prop_assert_eq!(reveal(&*vault, &redacted.text), text);
    }

    #[test]
    fn streams_redact_what_they_find((text, chunks) in pieces::cut()) {
        let redactor = redactor();
        let mut stream = redactor.stream();
        let mut out = String::new();
        for chunk in &chunks {
            out += &stream.push(chunk).unwrap().text;
        }
        out += &stream.finish().unwrap().text;
        let mut whole = redactor.stream();
        let mut expected = whole.push(&text).unwrap().text;
        expected += &whole.finish().unwrap().text;
        prop_assert_eq!(out, expected);
    }
}

#[test]
fn each_action_has_its_form() {
    let text = "From anna@example.com to bob@example.com, cc anna@example.com.";
    let with = |action| {
        all(action)
            .vault(Arc::new(MemoryVault::default()))
            .redact(text)
            .unwrap()
            .text
    };
    assert_eq!(with(Action::Mask), "From [EMAIL] to [EMAIL], cc [EMAIL].");
    assert_eq!(
        with(Action::Tokenise),
        "From [EMAIL:1] to [EMAIL:2], cc [EMAIL:1]."
    );
    assert_eq!(with(Action::Keep), text);
    let hashed = with(Action::Hash);
    let hashes: Vec<&str> = hashed.split('#').skip(1).map(|part| &part[..12]).collect();
    assert_eq!(hashes[0], hashes[2]);
    assert_ne!(hashes[0], hashes[1]);
    let blocked = all(Action::Block).redact(text).unwrap_err();
    assert_eq!(blocked.to_string(), "the text holds what may not pass: `EMAIL`");
}

#[test]
fn without_a_key_or_vault_there_is_a_mask() {
    let redactor = redactor().action(Kind::Email, Action::Hash);
    assert_eq!(redactor.redact("anna@example.com").unwrap().text, "[EMAIL]");
    let redactor = redactor.action(Kind::Email, Action::Tokenise);
    assert_eq!(redactor.redact("anna@example.com").unwrap().text, "[EMAIL]");
}

#[test]
fn a_stream_that_is_blocked_is_over() {
    let mut stream = redactor().action(Kind::Email, Action::Block).stream();
    let mut refused = 0;
    let mut released = stream.push("mail anna@example.com or ").unwrap().text;
    for _ in 0..200 {
        match stream.push("nothing to see here\n") {
            Ok(piece) => released += &piece.text,
            Err(_) => refused += 1,
        }
    }
    released += &stream.finish().unwrap().text;
    assert_eq!(refused, 1);
    assert!(!released.contains("anna"));
}
