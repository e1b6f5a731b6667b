//! Who may decide, as a table.

use agentos_types::{
    Actor, Approval, ApprovalRequested, Approvers, Grant, Operation, RunId, Timestamp, Zone, operation_hash,
};
use serde_json::{Value, json};

use super::{Decide, may_decide};
use crate::approvals::Rules;

fn approval(zone: Zone, operation: Operation) -> Approval {
    let event = ApprovalRequested {
        id: "apr_1_00000000000000ff".parse().unwrap(),
        operation,
        resource: "act".to_owned(),
        initiator: Actor::user("ines"),
        justification: String::new(),
        input_hash: operation_hash(operation, "act", &Value::Null),
        call_id: None,
        input: None,
        expires_at: Timestamp(10),
        quorum: 2,
        approvers: Approvers::default(),
    };
    Approval::requested(&RunId::new(1, 1), "agent.one", zone, Timestamp(1), &event)
}

fn says(approved: bool, at_prompt: bool, grant: Option<Grant>) -> Decide {
    Decide {
        id: approval(Zone::Green, Operation::ToolCall).id,
        approved,
        note: None,
        at_prompt,
        grant,
        posted: None,
    }
}

fn code(approval: &Approval, by: &Actor, decide: &Decide, separation: bool) -> &'static str {
    let rules = Rules {
        separation_of_duties: separation,
        ..Rules::default()
    };
    may_decide(approval, by, decide, &rules).map_or_else(|refusal| refusal.code.name, |()| "ok")
}

#[test]
fn who_may_decide() {
    for zone in Zone::ALL {
        let approval = approval(zone, Operation::ToolCall);
        for separation in [false, true] {
            for at_prompt in [false, true] {
                for approved in [false, true] {
                    let decide = says(approved, at_prompt, None);
                    let case = format!("{zone} separation {separation} prompt {at_prompt} {approved}");
                    for nobody in [Actor::agent("agent.one"), Actor::agent("other"), Actor::system()] {
                        let found = code(&approval, &nobody, &decide, separation);
                        assert_eq!(found, "APPROVAL_FORBIDDEN", "{nobody} {case}");
                    }
                    let anna = code(&approval, &Actor::user("anna"), &decide, separation);
                    assert_eq!(anna, "ok", "{case}");
                    let free = !approved || (!separation && (zone != Zone::Red || at_prompt));
                    let initiator = code(&approval, &Actor::user("ines"), &decide, separation);
                    assert_eq!(
                        initiator,
                        if free { "ok" } else { "APPROVAL_FORBIDDEN" },
                        "{case}"
                    );
                }
            }
        }
    }
}

#[test]
fn nobody_counts_twice() {
    let mut approval = approval(Zone::Red, Operation::ToolCall);
    let first = agentos_types::ApprovalDecided {
        id: approval.id,
        by: Actor::user("anna"),
        approved: true,
        note: None,
        at_prompt: false,
        grant: None,
        command: None,
    };
    approval.decide(Timestamp(2), &first);
    let decide = says(true, false, None);
    assert_eq!(
        code(&approval, &Actor::user("anna"), &decide, false),
        "APPROVAL_DECIDED"
    );
    for (by, approved, expected) in [
        ("ben", true, "ok"),
        ("Anna", true, "APPROVAL_DECIDED"),
        (" ANNA ", true, "APPROVAL_DECIDED"),
        // Who has said yes may think better of it.
        ("anna", false, "ok"),
        // Who has started the run does not pass for somebody else by writing the name otherwise.
        ("INES", true, "APPROVAL_FORBIDDEN"),
    ] {
        let found = code(&approval, &Actor::user(by), &says(approved, false, None), false);
        assert_eq!(found, expected, "{by} {approved}");
    }
}

#[test]
fn a_grant_is_what_all_have_given() {
    let few = Grant {
        times: Some(3),
        arguments: None,
    };
    for (first, then, expected) in [
        (None, None, "ok"),
        (None, Some(few.clone()), "INVALID_INPUT"),
        (Some(few.clone()), Some(few.clone()), "ok"),
        (Some(few.clone()), Some(Grant::default()), "INVALID_INPUT"),
        // The narrower word holds.
        (Some(few), None, "ok"),
    ] {
        let mut approval = approval(Zone::Yellow, Operation::ToolCall);
        let word = agentos_types::ApprovalDecided {
            id: approval.id,
            by: Actor::user("anna"),
            approved: true,
            note: None,
            at_prompt: false,
            grant: first.clone(),
            command: None,
        };
        approval.decide(Timestamp(2), &word);
        let decide = says(true, false, then.clone());
        let found = code(&approval, &Actor::user("ben"), &decide, false);
        assert_eq!(found, expected, "{first:?} {then:?}");
    }
}

#[test]
fn what_may_be_granted() {
    let any = Grant::default();
    let none = Grant {
        times: Some(0),
        arguments: None,
    };
    let bad = Grant {
        times: None,
        arguments: Some(json!({ "type": "nonsense" })),
    };
    for (zone, operation, grant, expected) in [
        (Zone::Green, Operation::ToolCall, &any, "ok"),
        (Zone::Yellow, Operation::ToolCall, &any, "ok"),
        (Zone::Red, Operation::ToolCall, &any, "INVALID_INPUT"),
        (Zone::Green, Operation::ReleaseOutput, &any, "INVALID_INPUT"),
        (Zone::Green, Operation::ToolCall, &none, "INVALID_INPUT"),
        (Zone::Green, Operation::ToolCall, &bad, "INVALID_INPUT"),
    ] {
        let decide = says(true, false, Some(grant.clone()));
        let found = code(&approval(zone, operation), &Actor::user("anna"), &decide, false);
        assert_eq!(found, expected, "{zone} {operation:?} {grant:?}");
    }
}

#[test]
fn only_those_approve_whom_a_policy_names_and_everybody_may_say_no() {
    let named = Approval {
        approvers: Approvers::named(&["anna".to_owned()]),
        ..approval(Zone::Green, Operation::ToolCall)
    };
    let rules = Rules::default();
    for (by, approved, expected) in [
        ("anna", true, None),
        ("ines", true, Some("APPROVAL_FORBIDDEN")),
        ("ben", true, Some("APPROVAL_FORBIDDEN")),
        ("ben", false, None),
    ] {
        let found = may_decide(&named, &Actor::user(by), &says(approved, true, None), &rules);
        assert_eq!(
            found.err().map(|refusal| refusal.code.name),
            expected,
            "{by} {approved}"
        );
    }
}
