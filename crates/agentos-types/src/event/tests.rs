use super::*;

#[test]
fn kinds_keep_their_numbers_and_names() {
    for kind in EventKind::ALL {
        assert_eq!(EventKind::from_code(kind.code()), Some(*kind));
    }
    let table: Vec<String> = EventKind::ALL
        .iter()
        .map(|k| format!("{}={}", k.code(), k.name()))
        .collect();
    assert_eq!(
        table.join(" "),
        "1=run_created 2=run_started 3=run_paused 4=run_resumed 5=run_completed 6=run_failed 7=run_cancelled \
         8=run_claimed 9=message_added 10=model_requested 11=model_answered 12=model_failed 13=tool_requested \
         14=tool_answered 15=tool_refused 16=tool_outcome_unknown 17=tool_resolved 18=gates_evaluated \
         19=model_refused 20=approval_requested 21=approval_decided 22=approval_expired 23=approval_used \
         30=judge_requested 31=judge_answered 32=judge_failed 33=gate_requested 34=value_gated \
         24=policy_decided 25=policy_settled 35=model_charged 36=model_streamed \
         37=answer_gated"
    );
}

#[test]
fn a_newer_kind_or_version_is_named_not_guessed() {
    assert!(matches!(
        EventBody::decode(999, 1, b"{}"),
        Err(DecodeError::NeedsNewer {
            kind: 999,
            version: 1
        })
    ));
    assert!(matches!(
        EventBody::decode(2, 2, b"{}"),
        Err(DecodeError::NeedsNewer { kind: 2, version: 2 })
    ));
    assert!(matches!(
        EventBody::decode(9, 1, b"{}"),
        Err(DecodeError::Malformed {
            kind: "message_added",
            ..
        })
    ));
}

#[test]
fn what_is_encoded_decodes_to_the_same() {
    let event = EventBody::from(MessageAdded {
        message: Message::tool("call_1", "12:00"),
    });
    let bytes = event.encode().unwrap();
    assert_eq!(EventBody::decode(event.kind().code(), 1, &bytes).unwrap(), event);
}
