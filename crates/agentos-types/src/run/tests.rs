//! Which events may follow which, as tables.

use serde_json::{Map, json};

use crate::{
    Actor, AnswerGated, ApprovalDecided, ApprovalExpired, ApprovalId, ApprovalRequested, ApprovalUsed,
    CallPiece, Digest, ErrorClass, EventBody, EventKind, GateRequested, GatesEvaluated, JudgeAnswered,
    JudgeFailed, JudgeRequested, Limits, Message, MessageAdded, ModelAnswered, ModelCharged, ModelFailed,
    ModelRef, ModelRefused, ModelRequested, ModelStreamed, Operation, PendingEffect, PolicyDecided,
    PolicySettled, ProviderState, Role, Run, RunCancelled, RunClaimed, RunCompleted, RunCreated, RunError,
    RunFailed, RunId, RunPaused, RunResumed, RunStarted, RunStatus, StopReason, Timestamp, ToolAnswered,
    ToolCall, ToolOutcomeUnknown, ToolRefused, ToolRequested, ToolResolved, Usage, Usd, ValueGated,
    WaitingFor, Zone,
};

mod charged;

use charged::{charged, streamed};

const AT: Timestamp = Timestamp(1_772_323_200_000);

fn created() -> EventBody {
    RunCreated {
        agent_id: "agent.test.one.v1".to_owned(),
        pins: Digest::of(b"pins"),
        task_class: "default".to_owned(),
        mode: "default".to_owned(),
        input: json!(null),
        zone: Zone::Green,
        zone_lowered_from: None,
        parent_run_id: None,
        metadata: Map::new(),
        limits: Limits::default(),
        auto: true,
        preset: None,
        model: None,
        gates_enabled: true,
        policies_enabled: true,
    }
    .into()
}

fn error() -> RunError {
    RunError {
        code: "X".to_owned(),
        message: "x".to_owned(),
    }
}

fn tool_requested(step: u64, call_id: Option<&str>) -> EventBody {
    ToolRequested {
        step,
        tool: "act".to_owned(),
        call_id: call_id.map(str::to_owned),
        arguments: None,
        repeatable: false,
        amount: None,
        day: None,
        deadline: AT,
    }
    .into()
}

fn model_requested(step: u64) -> EventBody {
    ModelRequested {
        step,
        reserved: Usd::from_nanos(100),
        reserved_tokens: 50,
        max_tokens: 10,
        lowered_by: None,
        day: None,
        deadline: AT,
    }
    .into()
}

fn answered(step: u64, calls: &[&str]) -> EventBody {
    let call = |id: &&str| ToolCall {
        id: (*id).to_owned(),
        name: "act".to_owned(),
        arguments: json!({}),
    };
    ModelAnswered {
        step,
        content: "text".to_owned(),
        tool_calls: calls.iter().map(call).collect(),
        model: ModelRef::new("fake", "one"),
        usage: Usage {
            input: 7,
            output: 3,
            ..Usage::default()
        },
        cost: Usd::from_nanos(40),
        stop_reason: StopReason::EndTurn,
        provider_state: None,
        is_fallback: false,
        substituted: false,
        dropped: Vec::new(),
        ran_ms: 5,
    }
    .into()
}

fn tool_answered(step: u64) -> EventBody {
    ToolAnswered {
        step,
        output: json!("done"),
        error: None,
        truncated: false,
        ran_ms: 6,
    }
    .into()
}

fn said(text: &str) -> EventBody {
    MessageAdded {
        message: Message::user(text),
    }
    .into()
}

/// An event of each kind; effects answer step 1.
fn event(kind: EventKind) -> EventBody {
    let ran_ms = 1;
    match kind {
        EventKind::RunCreated => created(),
        EventKind::RunStarted => RunStarted {}.into(),
        EventKind::RunPaused => paused(),
        EventKind::RunResumed => RunResumed {}.into(),
        EventKind::RunCompleted => RunCompleted { output: None, ran_ms }.into(),
        EventKind::RunFailed => RunFailed {
            error: error(),
            ran_ms,
        }
        .into(),
        EventKind::RunCancelled => RunCancelled { reason: None, ran_ms }.into(),
        EventKind::RunClaimed => RunClaimed {
            worker: "w".to_owned(),
        }
        .into(),
        EventKind::MessageAdded => said("hello"),
        EventKind::ModelRequested => model_requested(1),
        EventKind::ModelAnswered => answered(1, &[]),
        EventKind::ModelFailed => ModelFailed {
            step: 1,
            class: ErrorClass::Timeout,
            message: String::new(),
            usage: Usage::default(),
            cost: Usd::ZERO,
            ran_ms,
        }
        .into(),
        EventKind::ModelRefused => ModelRefused { error: error() }.into(),
        EventKind::ToolRequested => tool_requested(1, None),
        EventKind::ToolAnswered => tool_answered(1),
        EventKind::ToolRefused => ToolRefused {
            step: 1,
            tool: "act".to_owned(),
            call_id: None,
            error: error(),
            approval: None,
        }
        .into(),
        EventKind::ApprovalRequested => approval_requested(),
        EventKind::ApprovalDecided => approval_decided(),
        EventKind::ApprovalExpired => ApprovalExpired { id: APPROVAL }.into(),
        EventKind::ApprovalUsed => ApprovalUsed {
            id: APPROVAL,
            step: 1,
        }
        .into(),
        EventKind::ToolOutcomeUnknown => ToolOutcomeUnknown { step: 1 }.into(),
        EventKind::ToolResolved => ToolResolved::Skip { step: 1 }.into(),
        EventKind::GatesEvaluated => GatesEvaluated {
            results: Vec::new(),
            feedback: Vec::new(),
            refused: false,
        }
        .into(),
        EventKind::JudgeRequested => judge_requested(),
        EventKind::JudgeAnswered => JudgeAnswered {
            step: 1,
            content: String::new(),
            model: "a/b".parse().unwrap(),
            usage: Usage::default(),
            cost: Usd::ZERO,
            ran_ms,
        }
        .into(),
        EventKind::JudgeFailed => JudgeFailed {
            step: 1,
            class: ErrorClass::Timeout,
            message: String::new(),
            usage: Usage::default(),
            cost: Usd::ZERO,
            ran_ms,
        }
        .into(),
        EventKind::PolicyDecided => PolicyDecided {
            stage: "start".to_owned(),
            step: None,
            action: "allow".to_owned(),
            policy_digest: Digest::of(b"policies"),
            agent_digest: None,
            failures: Vec::new(),
            shadow: Vec::new(),
            request: json!({}),
            changes: Vec::new(),
            hidden: Vec::new(),
            escalated: Vec::new(),
        }
        .into(),
        EventKind::PolicySettled => PolicySettled { changes: Vec::new() }.into(),
        EventKind::ModelCharged => charged(1, 5).into(),
        EventKind::ModelStreamed => streamed(1, false, "a").into(),
        EventKind::GateRequested => GateRequested {
            gates: Vec::new(),
            deadline: None,
        }
        .into(),
        EventKind::ValueGated => value_gated(None, None),
        EventKind::AnswerGated => answer_gated(&[], false),
    }
}

fn judge_requested() -> EventBody {
    match model_requested(1) {
        EventBody::ModelRequested(call) => JudgeRequested {
            gates: vec!["g".to_owned()],
            call: *call,
        }
        .into(),
        other => other,
    }
}

fn answer_gated(feedback: &[&str], refused: bool) -> EventBody {
    AnswerGated {
        step: 1,
        results: Vec::new(),
        feedback: feedback.iter().map(|reason| (*reason).to_owned()).collect(),
        refused,
    }
    .into()
}

#[test]
fn an_answer_that_is_not_accepted_has_no_calls_to_be_made() {
    for (feedback, refused, open, last, revisions) in [
        (&[][..], false, 2, "calls", 0),
        (&["too loud"][..], false, 0, "was not accepted:\n- too loud", 1),
        (&["too loud"][..], true, 0, "not called", 0),
        (&[][..], true, 0, "not called", 0),
    ] {
        let run = fold(&[
            RunStarted {}.into(),
            model_requested(1),
            answered(1, &["a", "b"]),
            answer_gated(feedback, refused),
        ]);
        assert_eq!((run.open_calls.len(), run.revisions), (open, revisions));
        if open == 0 {
            let results = run.messages.iter().filter(|one| one.tool_call_id.is_some());
            assert_eq!(results.count(), 2, "no provider takes a call without its result");
            let text = run.messages.last().unwrap().content.text();
            assert!(text.contains(last), "{text}");
        }
    }
}

fn value_gated(call_id: Option<&str>, shown: Option<&str>) -> EventBody {
    ValueGated {
        point: "tool_results".to_owned(),
        step: Some(1),
        tool: None,
        call_id: call_id.map(str::to_owned),
        results: Vec::new(),
        shown: shown.map(str::to_owned),
        reason: None,
        findings: None,
    }
    .into()
}

#[test]
fn what_a_gate_shows_of_a_result_stands_in_its_place() {
    let run = fold(&[
        RunStarted {}.into(),
        model_requested(1),
        answered(1, &["a", "b"]),
        tool_requested(2, Some("a")),
        tool_answered(2),
        value_gated(Some("a"), Some("withheld")),
        value_gated(Some("b"), Some("nothing answers b yet")),
        value_gated(None, Some("a host's call")),
    ]);
    let said: Vec<String> = run
        .messages
        .iter()
        .map(|message| message.content.text())
        .collect();
    assert_eq!(said.last().map(String::as_str), Some("withheld"));
    assert_eq!(
        run.token_bound,
        run.messages.iter().map(Message::token_bound).sum::<u64>()
    );
}

#[test]
fn a_judge_is_paid_for_and_says_nothing_in_the_conversation() {
    let before = [RunStarted {}.into(), said("go")];
    let run = fold(&[before.as_slice(), &[judge_requested()]].concat());
    assert!(matches!(run.pending, Some(PendingEffect::Judge(_))) && run.step == 1);
    let run = fold(
        &[
            before.as_slice(),
            &[judge_requested(), event(EventKind::JudgeAnswered)],
        ]
        .concat(),
    );
    assert_eq!(
        (run.pending.is_none(), run.messages.len(), run.reserved),
        (true, 1, Usd::ZERO)
    );
}

const APPROVAL: ApprovalId = ApprovalId {
    epoch_ms: 1,
    random: 2,
};

fn approval_requested() -> EventBody {
    ApprovalRequested {
        id: APPROVAL,
        operation: Operation::ToolCall,
        resource: "act".to_owned(),
        initiator: Actor::user("ines"),
        justification: "it writes".to_owned(),
        input_hash: Digest::of(b"input"),
        call_id: None,
        input: None,
        expires_at: Timestamp(AT.0 + 1_000),
        quorum: 1,
        approvers: crate::Approvers::default(),
    }
    .into()
}

fn approval_decided() -> EventBody {
    ApprovalDecided {
        id: APPROVAL,
        by: Actor::user("anna"),
        approved: true,
        note: None,
        at_prompt: false,
        grant: None,
        command: None,
    }
    .into()
}

fn paused() -> EventBody {
    RunPaused {
        waiting_for: WaitingFor::Operator,
        ran_ms: 1,
    }
    .into()
}

fn fold(events: &[EventBody]) -> Run {
    let mut run = Run::create(RunId::new(AT.0, 1), AT, &created()).unwrap();
    for event in events {
        run.apply(AT, event).unwrap();
    }
    run
}

/// A run in that status, in which step 1 is under way as the event needs it.
fn run_in(status: RunStatus, kind: EventKind) -> Run {
    let started = || EventBody::from(RunStarted {});
    let mut events = Vec::new();
    if status != RunStatus::Pending {
        events.push(started());
        match kind {
            EventKind::ModelAnswered
            | EventKind::ModelFailed
            | EventKind::ModelCharged
            | EventKind::ModelStreamed => events.push(model_requested(1)),
            EventKind::JudgeAnswered | EventKind::JudgeFailed => events.push(judge_requested()),
            EventKind::ToolAnswered | EventKind::ToolOutcomeUnknown | EventKind::ToolResolved => {
                events.push(tool_requested(1, None));
            }
            EventKind::ApprovalDecided | EventKind::ApprovalExpired => events.push(approval_requested()),
            EventKind::ApprovalUsed => {
                events.extend([
                    approval_requested(),
                    paused(),
                    approval_decided(),
                    RunResumed {}.into(),
                ]);
            }
            _ => {}
        }
    }
    match status {
        RunStatus::Pending | RunStatus::Running => {}
        RunStatus::Paused => events.push(paused()),
        RunStatus::Completed => events.push(event(EventKind::RunCompleted)),
        RunStatus::Failed => events.push(event(EventKind::RunFailed)),
        RunStatus::Cancelled => events.push(event(EventKind::RunCancelled)),
    }
    fold(&events)
}

#[test]
fn every_pair_of_status_and_event_is_in_the_table() {
    // P pending, r running, p paused; an ended run takes nothing.
    let table = "run_created: | run_started:P | run_paused:r | run_resumed:p | run_completed:r | run_failed:r | \
                 run_cancelled:Prp | run_claimed:Prp | message_added:Prp | model_requested:r | model_answered:r | \
                 model_failed:r | tool_requested:r | tool_answered:r | tool_refused:r | tool_outcome_unknown:rp | \
                 tool_resolved:p | gates_evaluated:r | model_refused:r | approval_requested:r | approval_decided:p | \
                 approval_expired:rp | approval_used:r | judge_requested:r | judge_answered:r | judge_failed:r | \
                 gate_requested:r | value_gated:r | policy_decided:Pr | policy_settled:Pr | model_charged:rp | \
                 model_streamed:r | answer_gated:r";
    let mut found = Vec::new();
    for kind in EventKind::ALL {
        let mut taken = String::new();
        for status in RunStatus::ALL {
            let mut run = run_in(status, *kind);
            assert_eq!(run.status, status);
            let before = run.clone();
            match run.apply(AT, &event(*kind)) {
                Ok(()) => {
                    taken.push(match status {
                        RunStatus::Pending => 'P',
                        RunStatus::Running => 'r',
                        RunStatus::Paused => 'p',
                        _ => 'E',
                    });
                    assert_eq!(run.seq, before.seq + 1);
                    assert!(
                        run.status == status || status.may_become(run.status),
                        "{kind:?} takes a run from {status} to {}",
                        run.status
                    );
                }
                Err(refused) => assert_eq!(run, before, "{refused} has changed the run"),
            }
        }
        found.push(format!("{}:{taken}", kind.name()));
    }
    assert_eq!(found.join(" | "), table);
}

#[test]
fn every_change_of_status_that_is_allowed_has_an_event() {
    for from in RunStatus::ALL {
        let mut reached: Vec<RunStatus> = EventKind::ALL
            .iter()
            .filter_map(|kind| {
                let mut run = run_in(from, *kind);
                run.apply(AT, &event(*kind)).ok().map(|()| run.status)
            })
            .filter(|status| *status != from)
            .collect();
        reached.sort_unstable_by_key(|status| status.as_str());
        reached.dedup();
        let mut allowed: Vec<RunStatus> = RunStatus::ALL
            .into_iter()
            .filter(|s| from.may_become(*s))
            .collect();
        allowed.sort_unstable_by_key(|status| status.as_str());
        assert_eq!(reached, allowed, "from {from}");
    }
}

#[test]
fn an_outcome_answers_only_the_step_under_way() {
    let mut run = fold(&[RunStarted {}.into(), model_requested(1)]);
    for stray in [
        answered(2, &[]),
        tool_answered(1),
        event(EventKind::ToolOutcomeUnknown),
    ] {
        let before = run.clone();
        assert!(run.apply(AT, &stray).is_err(), "{stray:?}");
        assert_eq!(run, before);
    }
    run.apply(AT, &answered(1, &[])).unwrap();
    assert!(run.apply(AT, &answered(1, &[])).is_err(), "answered once");
}

#[test]
fn a_reservation_is_settled_once_and_a_lost_one_stays() {
    let mut run = fold(&[RunStarted {}.into(), model_requested(1)]);
    assert_eq!((run.reserved.nanos(), run.reserved_tokens), (100, 50));
    // Its worker was lost: the call is made again, and both may have been charged.
    run.apply(AT, &model_requested(2)).unwrap();
    assert_eq!((run.reserved.nanos(), run.reserved_tokens), (200, 100));
    run.apply(AT, &answered(2, &[])).unwrap();
    assert_eq!(
        (
            run.reserved.nanos(),
            run.reserved_tokens,
            run.cost.nanos(),
            run.usage.total()
        ),
        (100, 50, 40, 10)
    );
    assert_eq!((run.committed_cost().nanos(), run.committed_tokens()), (140, 60));
}

/// The conversation as roles, with the calls that are asked for and answered.
fn shape(run: &Run) -> String {
    let one = |message: &Message| match message.role {
        Role::User => format!("user({})", message.content.text()),
        Role::Tool => format!("tool({})", message.tool_call_id.as_deref().unwrap_or("?")),
        _ => {
            let ids: Vec<&str> = message.tool_calls.iter().map(|call| call.id.as_str()).collect();
            format!("assistant({})", ids.join(","))
        }
    };
    run.messages.iter().map(one).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_message_never_comes_between_a_call_and_its_result() {
    let mut run = fold(&[
        RunStarted {}.into(),
        said("go"),
        model_requested(1),
        answered(1, &["a", "b"]),
        said("wait"),
        said("and this"),
    ]);
    assert_eq!(shape(&run), "user(go) assistant(a,b)");
    assert_eq!(run.held_messages.len(), 2);
    let bound = run.token_bound;
    run.apply(AT, &tool_requested(2, Some("a"))).unwrap();
    run.apply(AT, &tool_answered(2)).unwrap();
    assert_eq!(shape(&run), "user(go) assistant(a,b) tool(a)");
    run.apply(
        AT,
        &MessageAdded {
            message: Message::tool("b", "by the program"),
        }
        .into(),
    )
    .unwrap();
    assert_eq!(
        shape(&run),
        "user(go) assistant(a,b) tool(a) tool(b) user(wait) user(and this)"
    );
    assert!(run.held_messages.is_empty() && run.token_bound > bound);
    let stored: Run = serde_json::from_slice(&serde_json::to_vec(&run).unwrap()).unwrap();
    assert_eq!(stored, run);
}

#[test]
fn what_a_provider_wants_back_stays_with_its_answer_and_counts() {
    let state = ProviderState {
        provider: "fake".to_owned(),
        model: "one".to_owned(),
        blocks: json!([[0, 0, {"signature": "c2lnbmVk"}]]),
    };
    let EventBody::ModelAnswered(mut answer) = answered(1, &["a"]) else {
        unreachable!()
    };
    answer.provider_state = Some(Box::new(state.clone()));
    let event = EventBody::ModelAnswered(answer);
    let stored = EventBody::decode(event.kind().code(), 1, &event.encode().unwrap()).unwrap();
    let with = fold(&[RunStarted {}.into(), said("go"), model_requested(1), stored]);
    let without = fold(&[
        RunStarted {}.into(),
        said("go"),
        model_requested(1),
        answered(1, &["a"]),
    ]);
    let message = with.messages.last().unwrap();
    assert_eq!(message.provider_state.as_deref(), Some(&state));
    assert_eq!(message.content.text(), "text");
    assert!(with.token_bound > without.token_bound);
}

#[test]
fn what_an_operator_says_of_an_unknown_outcome() {
    let unknown = [
        RunStarted {}.into(),
        said("go"),
        model_requested(1),
        answered(1, &["a"]),
        said("held"),
        tool_requested(2, Some("a")),
        ToolOutcomeUnknown { step: 2 }.into(),
        paused(),
    ];
    let after = |resolution: ToolResolved| {
        let mut run = fold(&unknown);
        run.apply(AT, &resolution.into()).unwrap();
        run
    };
    let retried = after(ToolResolved::Retry { step: 2 });
    assert_eq!(shape(&retried), "user(go) assistant(a)");
    match &retried.pending {
        Some(PendingEffect::Tool(tool)) => assert!(tool.repeatable && tool.step == 2, "the same call again"),
        other => panic!("{other:?}"),
    }
    for resolution in [
        ToolResolved::Skip { step: 2 },
        ToolResolved::Result {
            step: 2,
            output: json!({ "n": 1 }),
        },
    ] {
        let run = after(resolution);
        assert_eq!(shape(&run), "user(go) assistant(a) tool(a) user(held)");
        assert!(run.pending.is_none() && run.open_calls.is_empty());
    }
    let mut other = fold(&unknown);
    assert!(other.apply(AT, &ToolResolved::Skip { step: 3 }.into()).is_err());
}

#[test]
fn a_repeated_call_is_counted_once_and_twins_are_answered_one_by_one() {
    let mut run = fold(&[RunStarted {}.into(), model_requested(1), answered(1, &["a", "a"])]);
    for event in [
        tool_requested(2, Some("a")),
        tool_requested(2, Some("a")),
        tool_answered(2),
    ] {
        run.apply(AT, &event).unwrap();
    }
    assert_eq!((run.tool_calls, run.open_calls.len()), (1, 1));
    run.apply(AT, &tool_requested(3, Some("a"))).unwrap();
    run.apply(AT, &tool_answered(3)).unwrap();
    assert_eq!((run.tool_calls, run.open_calls.len()), (2, 0));
    assert_eq!(shape(&run), "assistant(a,a) tool(a) tool(a)");
}
