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
