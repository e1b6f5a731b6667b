//! A model in the slot for names and addresses.

use std::sync::Arc;

use agentos_scanner::{Entity, EntityFailure, EntityModel, Kind, Redactor, Scanner};

/// Says the same of every text.
#[derive(Debug)]
struct Says(Result<Vec<Entity>, EntityFailure>);

impl EntityModel for Says {
    fn entities(&self, _text: &str) -> Result<Vec<Entity>, EntityFailure> {
        self.0.clone()
    }
}

fn person(start: usize, end: usize) -> Entity {
    Entity {
        kind: Kind::Person,
        chars: start..end,
        score: 0.8,
    }
}

fn with(model: Says) -> Redactor {
    Redactor::new(Scanner::standard().unwrap()).model(Arc::new(model))
}

#[test]
fn what_a_model_finds_is_redacted_too() {
    let redactor = with(Says(Ok(vec![person(0, 9), person(11, 27)])));
    let redacted = redactor.redact("Jürgen Oß, anna@example.com").unwrap();
    assert_eq!(redacted.text, "[PERSON], [EMAIL]");
    assert_eq!(redacted.findings[0].validator, "model");
}

fn address(start: usize, end: usize) -> Entity {
    Entity {
        kind: Kind::Address,
        ..person(start, end)
    }
}

#[test]
fn what_overlaps_is_cut_and_nothing_of_it_stays_visible() {
    let mail = "Jürgen Oß, anna@example.com, 12 High Road";
    let cases: [(&str, Vec<Entity>, &str); 10] = [
        // As far as the scanner's own, and within it.
        (mail, vec![person(11, 27)], "Jürgen Oß, [EMAIL], 12 High Road"),
        (mail, vec![person(11, 15)], "Jürgen Oß, [EMAIL], 12 High Road"),
        // Around it, before it, behind it.
        (mail, vec![address(0, 41)], "[ADDRESS] [EMAIL][ADDRESS]"),
        (mail, vec![person(0, 15)], "[PERSON] [EMAIL], 12 High Road"),
        (mail, vec![address(16, 41)], "Jürgen Oß, [EMAIL][ADDRESS]"),
        // Signs alone say nothing.
        ("<anna@example.com>, x", vec![person(0, 19)], "<[EMAIL]>, x"),
        // Two of the scanner's own in one.
        (
            "Flat 2 anna@example.com and bob@example.com Ulm",
            vec![address(0, 47)],
            "[ADDRESS] [EMAIL] [ADDRESS] [EMAIL] [ADDRESS]",
        ),
        // Two of the model: the surer one stays whole.
        (
            "Anna High Road",
            vec![
                person(0, 9),
                Entity {
                    score: 0.9,
                    ..address(5, 14)
                },
            ],
            "[PERSON] [ADDRESS]",
        ),
        (
            "Anna High Road",
            vec![person(0, 9), address(5, 14)],
            "[PERSON] [ADDRESS]",
        ),
        (
            "Anna High Road",
            vec![person(0, 9), address(0, 9)],
            "[PERSON] Road",
        ),
    ];
    for (text, entities, expected) in cases {
        let redacted = with(Says(Ok(entities))).redact(text).unwrap();
        assert_eq!(redacted.text, expected, "{text}");
        for pair in redacted.findings.windows(2) {
            assert!(pair[0].span.end <= pair[1].span.start, "{text}: {pair:?}");
        }
    }
}

#[test]
fn a_model_that_fails_lets_nothing_pass() {
    let redactor = with(Says(Err(EntityFailure::new("it is asleep"))));
    let error = redactor.redact("Anna").unwrap_err();
    assert_eq!(
        error.to_string(),
        "the model for names and addresses has failed: it is asleep"
    );
    let error = with(Says(Ok(vec![person(2, 9)]))).redact("Anna").unwrap_err();
    assert_eq!(
        error.to_string(),
        "the model for names and addresses has failed: it names a place outside of the text"
    );
}
