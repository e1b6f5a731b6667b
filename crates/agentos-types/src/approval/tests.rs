use serde_json::{Value, json};

use super::*;
use crate::Actor;

fn asked(quorum: u32) -> Approval {
    let event = ApprovalRequested {
        id: "apr_1000_00000000000000ff".parse().unwrap(),
        operation: Operation::ToolCall,
        resource: "pay".to_owned(),
        initiator: Actor::user("ines"),
        justification: "it spends".to_owned(),
        input_hash: operation_hash(Operation::ToolCall, "pay", &json!({ "usd": 1 })),
        call_id: None,
        input: None,
        expires_at: Timestamp(1_600),
        quorum,
        approvers: Approvers::default(),
    };
    Approval::requested(&RunId::new(1, 2), "a", Zone::Red, Timestamp(1_000), &event)
}

fn word(by: &str, approved: bool, grant: Option<Grant>) -> ApprovalDecided {
    ApprovalDecided {
        id: asked(1).id,
        by: Actor::user(by),
        approved,
        note: None,
        at_prompt: false,
        grant,
        command: None,
    }
}

#[test]
fn an_id_is_read_as_it_is_written_and_not_otherwise() {
    let id = ApprovalId {
        epoch_ms: 1_703_769_600_000,
        random: 0xa1b2_c3d4_e5f6_0718,
    };
    assert_eq!(id.to_string(), "apr_1703769600000_a1b2c3d4e5f60718");
    assert_eq!(id.to_string().parse::<ApprovalId>(), Ok(id));
    for bad in [
        "",
        "apr_",
        "apr_1_a1b2c3d4e5f6071",
        "apr_1_A1B2C3D4E5F60718",
        "apr_01_a1b2c3d4e5f60718",
        "apr_x_a1b2c3d4e5f60718",
        "apr_1_a1b2c3d4e5f60718_",
        "apr_99999999999999999999_a1b2c3d4e5f60718",
        "run_1_a1b2c3d4",
    ] {
        assert!(bad.parse::<ApprovalId>().is_err(), "{bad}");
    }
}

#[test]
fn the_hash_is_of_exactly_this_operation_and_input() {
    let hash = |operation, resource: &str, input: Value| operation_hash(operation, resource, &input);
    let one = hash(
        Operation::ToolCall,
        "pay",
        json!({ "usd": 1, "to": { "a": [1, 2], "b": null } }),
    );
    assert_eq!(
        one,
        hash(
            Operation::ToolCall,
            "pay",
            json!({ "to": { "b": null, "a": [1, 2] }, "usd": 1 })
        ),
        "the order of keys says nothing"
    );
    for other in [
        hash(
            Operation::ToolCall,
            "pay",
            json!({ "usd": 1_000_000, "to": { "a": [1, 2], "b": null } }),
        ),
        hash(
            Operation::ToolCall,
            "pay",
            json!({ "usd": 1.0, "to": { "a": [1, 2], "b": null } }),
        ),
        hash(
            Operation::ToolCall,
            "pay",
            json!({ "usd": "1", "to": { "a": [1, 2], "b": null } }),
        ),
        hash(
            Operation::ToolCall,
            "pay",
            json!({ "usd": 1, "to": { "a": [2, 1], "b": null } }),
        ),
        hash(
            Operation::ToolCall,
            "pay",
            json!({ "usd": 1, "to": { "a": [1, 2] } }),
        ),
        hash(
            Operation::ToolCall,
            "pay2",
            json!({ "usd": 1, "to": { "a": [1, 2], "b": null } }),
        ),
        hash(
            Operation::ReleaseOutput,
            "pay",
            json!({ "usd": 1, "to": { "a": [1, 2], "b": null } }),
        ),
    ] {
        assert_ne!(one, other);
    }
    assert_ne!(
        hash(Operation::ToolCall, "pay", json!("x")),
        hash(Operation::ToolCall, "pay\"x", json!("")),
    );
}

#[test]
fn one_no_is_enough_and_as_many_yes_as_the_quorum() {
    let mut approval = asked(2);
    approval.decide(Timestamp(1_100), &word("anna", true, None));
    assert_eq!(
        (approval.status, approval.decided()),
        (ApprovalStatus::Pending, None)
    );
    let mut rejected = approval.clone();
    rejected.decide(Timestamp(1_200), &word("ben", false, None));
    assert_eq!(rejected.status, ApprovalStatus::Rejected);
    approval.decide(Timestamp(1_200), &word("ben", true, None));
    assert_eq!(approval.status, ApprovalStatus::Approved);
    // As long again as could have been waited for.
    assert_eq!(approval.expires_at, Timestamp(1_800));
    assert!(!approval.is_over(Timestamp(1_799)) && approval.is_over(Timestamp(1_800)));
}

#[test]
fn what_has_ended_says_how() {
    let given = || {
        let mut approval = asked(1);
        approval.decide(Timestamp(1_100), &word("anna", true, None));
        approval
    };
    let mut rejected = asked(1);
    rejected.decide(Timestamp(1_100), &word("anna", false, None));
    let mut used = given();
    used.consume();
    for (approval, over, refused) in [
        (asked(1), ApprovalStatus::Expired, ApprovalStatus::Void),
        (given(), ApprovalStatus::Expired, ApprovalStatus::Void),
        (rejected, ApprovalStatus::Rejected, ApprovalStatus::Rejected),
        (used, ApprovalStatus::Used, ApprovalStatus::Used),
    ] {
        assert_eq!((approval.expired(), approval.closed()), (over, refused));
    }
}

#[test]
fn it_is_used_once_or_as_often_as_it_was_granted() {
    for (grant, uses) in [
        (None, 1),
        (
            Some(Grant {
                times: Some(3),
                arguments: None,
            }),
            3,
        ),
        (
            Some(Grant {
                times: None,
                arguments: None,
            }),
            1_000,
        ),
    ] {
        let mut approval = asked(1);
        approval.decide(Timestamp(1_100), &word("anna", true, grant.clone()));
        for _ in 1..uses {
            approval.consume();
            assert_eq!(approval.status, ApprovalStatus::Approved);
        }
        approval.consume();
        let for_ever = grant.as_ref().is_some_and(|grant| grant.times.is_none());
        assert_eq!(approval.status == ApprovalStatus::Used, !for_ever);
        assert_eq!(approval.closed(), ApprovalStatus::Used);
        assert!(!approval.is_over(Timestamp(i64::MAX - 1)));
    }
}
