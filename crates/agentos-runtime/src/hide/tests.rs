//! What is asked for, what is left of a value, and what is recorded of it.

use std::sync::Arc;

use agentos_policy::Obligation;
use agentos_policy::ast::{PiiAction, PiiProtection, PiiRule, Redaction, RedactionKind};
use agentos_scanner::{MemoryVault, Redactor, Scanner, Vault};
use agentos_types::Message;
use serde_json::{Value, json};

use super::{Base, Hidden, Hider, Part};
use crate::error::Refusal;

fn base() -> Base {
    Base::new(Some(Redactor::new(Scanner::standard().unwrap()).key(b"k")))
}

fn hider(parts: &[Part], obligation: Obligation<'_>) -> Result<Hider, Refusal> {
    let vault: Arc<dyn Vault> = Arc::new(MemoryVault::default());
    base().hider(&vault, parts, None, [obligation])
}

fn redaction(kind: RedactionKind, target: Option<&str>, value: Option<&str>) -> Redaction {
    Redaction {
        kind,
        target: target.map(str::to_owned),
        value: value.map(str::to_owned),
    }
}

#[test]
fn a_rule_hides_what_it_says() {
    let given = json!({"to": "ann@corp.org", "note": "call ann@corp.org", "deep": {"pin": 4711}});
    for (kind, target, value, left) in [
        (
            RedactionKind::Mask,
            None,
            None,
            json!({"to": "[EMAIL]", "note": "call [EMAIL]", "deep": {"pin": 4711}}),
        ),
        (
            RedactionKind::Replace,
            Some("tool_args"),
            Some("someone"),
            json!({"to": "someone", "note": "call someone", "deep": {"pin": 4711}}),
        ),
        (
            RedactionKind::Remove,
            Some("tool_args.deep.pin"),
            None,
            json!({"to": "ann@corp.org", "note": "call ann@corp.org", "deep": {}}),
        ),
        (
            RedactionKind::Mask,
            Some("tool_args.note"),
            None,
            json!({"to": "ann@corp.org", "note": "[REDACTED]", "deep": {"pin": 4711}}),
        ),
        (
            RedactionKind::Mask,
            Some("tool_args.not_there"),
            None,
            given.clone(),
        ),
    ] {
        let redaction = redaction(kind, target, value);
        let asked = Obligation::Redact {
            policy_id: "p",
            rule: "r",
            redaction: Some(&redaction),
        };
        let hider = hider(&[Part::Arguments, Part::Result], asked).unwrap();
        let mut hidden = Hidden::default();
        let shown = hider.value(Part::Arguments, &given, &mut hidden).unwrap();
        assert_eq!(shown, left, "{kind} {target:?}");
        assert_eq!(hidden.is_empty(), left == given, "{kind} {target:?}");
        // What is hidden stays so, and is not hidden once more.
        let mut again = Hidden::default();
        let twice = hider.value(Part::Arguments, &shown, &mut again).unwrap();
        assert_eq!(twice, shown, "{kind} {target:?}");
    }
}

#[test]
fn what_cannot_be_hidden_is_refused() {
    for (target, parts, refused) in [
        ("output", &[Part::Output][..], false),
        ("output", &[Part::Arguments], true),
        ("data.x", &[Part::Arguments], true),
        ("messages.content", &[Part::Messages], true),
        ("outputs", &[Part::Output], true),
        ("output", &[], true),
    ] {
        let redaction = redaction(RedactionKind::Mask, Some(target), None);
        let asked = Obligation::Redact {
            policy_id: "p",
            rule: "r",
            redaction: Some(&redaction),
        };
        let said = hider(parts, asked);
        assert_eq!(said.is_err(), refused, "{target}");
        if let Err(refusal) = said {
            assert!(
                refusal.message.starts_with("refused for p / r: it asks for"),
                "{refusal:?}"
            );
        }
    }
}

fn rule(category: &str, action: PiiAction, pattern: Option<&str>, replacement: Option<&str>) -> PiiRule {
    PiiRule {
        category: category.to_owned(),
        pattern: pattern.map(str::to_owned),
        action,
        replacement: replacement.map(str::to_owned),
        audit_access: false,
    }
}

fn protection(rules: Vec<PiiRule>) -> PiiProtection {
    PiiProtection {
        rules,
        zones: Vec::new(),
        allowed_fields: Vec::new(),
        blocked_fields: Vec::new(),
    }
}

fn personal(of: &PiiProtection) -> Result<Hider, Refusal> {
    hider(
        &[Part::Messages],
        Obligation::PersonalData {
            policy_id: "p",
            protection: of,
        },
    )
}

#[test]
fn categories_are_hidden_in_the_form_that_is_asked_for() {
    let text = "CUST-123456 is ann@corp.org, card 4111 1111 1111 1111, and ann@corp.org again";
    for (rules, left) in [
        (
            vec![rule("email", PiiAction::Mask, None, None)],
            "CUST-123456 is [EMAIL], card 4111 1111 1111 1111, and [EMAIL] again",
        ),
        (
            vec![
                rule("email", PiiAction::Encrypt, None, None),
                rule("credit_card", PiiAction::Redact, None, Some("<card>")),
            ],
            "CUST-123456 is [EMAIL:1], card <card>, and [EMAIL:1] again",
        ),
        (
            vec![rule(
                "custom",
                PiiAction::Redact,
                Some(r"CUST-\d{6}"),
                Some("[CUSTOMER]"),
            )],
            "[CUSTOMER] is ann@corp.org, card 4111 1111 1111 1111, and ann@corp.org again",
        ),
        (vec![rule("email", PiiAction::Audit, None, None)], text),
    ] {
        let mut hidden = Hidden::default();
        let hider = personal(&protection(rules.clone())).unwrap();
        let shown = hider.messages(&[Message::user(text)], &mut hidden).unwrap();
        assert_eq!(shown[0].content.text(), left);
        let told = json!(hidden.details()).to_string();
        assert!(told.contains("\"count\":"), "{told}");
        assert!(!told.contains("ann@"), "{told}");
    }
    let blocks = personal(&protection(vec![rule("email", PiiAction::Block, None, None)])).unwrap();
    let refusal = blocks
        .messages(&[Message::user(text)], &mut Hidden::default())
        .unwrap_err();
    assert_eq!(
        refusal.message,
        "denied by p: `messages` holds EMAIL, which may not pass"
    );
}

#[test]
fn a_category_that_nobody_finds_is_refused() {
    for (category, pattern, refused) in [
        ("health", None, true),
        ("health", Some("ICD-[A-Z]"), false),
        ("name", None, true),
        ("ssn", None, false),
    ] {
        let of = protection(vec![rule(category, PiiAction::Mask, pattern, None)]);
        assert_eq!(personal(&of).is_err(), refused, "{category}");
    }
}

#[test]
fn fields_are_always_or_never_hidden() {
    let mut of = protection(vec![rule("email", PiiAction::Mask, None, None)]);
    of.allowed_fields = vec!["owner".to_owned()];
    of.blocked_fields = vec!["salary".to_owned()];
    let hider = personal(&of).unwrap();
    let given = json!({"owner": "ann@corp.org", "staff": [{"salary": 5, "mail": "bob@corp.org"}]});
    let left = json!({"owner": "ann@corp.org", "staff": [{"salary": "[REDACTED]", "mail": "[EMAIL]"}]});
    let mut hidden = Hidden::default();
    assert_eq!(hider.value(Part::Messages, &given, &mut hidden).unwrap(), left);
    // A tool's result is a text that is JSON.
    let shown = hider
        .text(Part::Messages, &given.to_string(), &mut hidden)
        .unwrap();
    assert_eq!(serde_json::from_str::<Value>(&shown).unwrap(), left);
}

#[test]
fn a_field_is_hidden_however_its_path_is_written() {
    let field = redaction(RedactionKind::Mask, Some("tool_args.user.mail"), None);
    let of = Obligation::Redact {
        policy_id: "p",
        rule: "r",
        redaction: Some(&field),
    };
    let hider = hider(&[Part::Arguments], of).unwrap();
    for (given, left) in [
        (
            json!({"user": {"mail": "a", "n": 1}}),
            json!({"user": {"mail": "[REDACTED]", "n": 1}}),
        ),
        (json!({"user.mail": "a"}), json!({"user.mail": "[REDACTED]"})),
        (
            json!({"user.mail": "a", "user": {"mail": "b"}}),
            json!({"user.mail": "[REDACTED]", "user": {"mail": "[REDACTED]"}}),
        ),
    ] {
        let shown = hider
            .value(Part::Arguments, &given, &mut Hidden::default())
            .unwrap();
        assert_eq!(shown, left);
    }
}
