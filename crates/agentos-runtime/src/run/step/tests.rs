//! What comes next, as a table over what is under way, who spoke last, and how the run was come by.

use std::sync::Arc;

use agentos_types::{
    Budget, Digest, EventBody, Limits, Message, ModelRequested, PendingEffect, Run, RunCreated, RunId,
    RunStarted, RunStatus, Timestamp, ToolCall, ToolRequested, Usd, Zone,
};
use serde_json::{Map, Value, json};

use super::{Step, Taken, next_step};

const NOW: Timestamp = Timestamp(1_772_323_200_000);
const BEFORE: Timestamp = Timestamp(NOW.0 - 1);
const AFTER: Timestamp = Timestamp(NOW.0 + 1);

fn running() -> Run {
    let created = EventBody::from(RunCreated {
        agent_id: "agent.test.one.v1".to_owned(),
        pins: Digest::of(b"pins"),
        task_class: "default".to_owned(),
        mode: "default".to_owned(),
        input: Value::Null,
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
    });
    let mut run = Run::create(RunId::new(NOW.0, 1), NOW, &created).unwrap();
    run.apply(NOW, &RunStarted {}.into()).unwrap();
    run.messages = Arc::new(vec![Message::user("go")]);
    run
}

fn model(deadline: Timestamp) -> PendingEffect {
    PendingEffect::Model(ModelRequested {
        step: 3,
        reserved: Usd::from_nanos(1),
        reserved_tokens: 1,
        max_tokens: 1,
        lowered_by: None,
        day: None,
        deadline,
    })
}

fn tool(repeatable: bool, deadline: Timestamp) -> ToolRequested {
    ToolRequested {
        step: 3,
        tool: "act".to_owned(),
        call_id: Some("a".to_owned()),
        arguments: None,
        repeatable,
        amount: None,
        day: None,
        deadline,
    }
}

fn asked() -> ToolCall {
    ToolCall {
        id: "a".to_owned(),
        name: "act".to_owned(),
        arguments: json!({}),
    }
}

fn named(step: &Step) -> String {
    match step {
        Step::CallModel => "call model".to_owned(),
        Step::CallTool(call) => format!("call {}", call.id),
        Step::RepeatTool(tool) => format!("repeat {}", tool.step),
        Step::DeclareUnknown(tool) => format!("unknown {}", tool.step),
        Step::WaitUntil(then) => format!("wait {}", then.0 - NOW.0),
        Step::Pause(waiting_for) => format!("pause for {waiting_for}"),
        Step::CheckGates => "gates".to_owned(),
        Step::Complete => "complete".to_owned(),
        Step::Fail(refusal) => refusal.code.name.to_owned(),
        Step::Rest => "rest".to_owned(),
    }
}

fn check(run: &Run, taken: Taken, expected: &str) {
    let step = next_step(run, 10, NOW, taken);
    assert_eq!(named(&step), expected, "{taken:?} {run:?}");
}

const BOTH: [Taken; 2] = [Taken::Cleanly, Taken::FromUnknown];

#[test]
fn only_a_running_run_has_a_next_step() {
    for status in RunStatus::ALL {
        for taken in BOTH {
            for pending in [
                None,
                Some(model(BEFORE)),
                Some(PendingEffect::Tool(tool(true, BEFORE))),
            ] {
                let mut run = running();
                run.status = status;
                run.pending = pending;
                let rests = named(&next_step(&run, 10, NOW, taken)) == "rest";
                assert_eq!(rests, status != RunStatus::Running, "{status}");
            }
        }
    }
}

#[test]
fn the_last_message_says_what_follows_when_nothing_is_under_way() {
    let answer = Message::assistant("so");
    for (messages, released, expected) in [
        (vec![], false, "call model"),
        (vec![Message::user("go")], false, "call model"),
        (vec![Message::system("be brief")], false, "call model"),
        (vec![Message::user("go"), answer.clone()], false, "gates"),
        (vec![Message::user("go"), answer.clone()], true, "complete"),
        (
            vec![answer.clone(), Message::tool("a", "done")],
            false,
            "call model",
        ),
        (vec![answer, Message::user("and?")], false, "call model"),
    ] {
        for taken in BOTH {
            let mut run = running();
            run.messages = Arc::new(messages.clone());
            run.released = released;
            check(&run, taken, expected);
        }
    }
}

#[test]
fn open_calls_come_before_everything_that_follows_an_answer() {
    for released in [false, true] {
        let mut run = running();
        run.messages = Arc::new(vec![Message::assistant("so")]);
        run.released = released;
        run.open_calls = vec![asked()];
        check(&run, Taken::Cleanly, "call a");
        // Cut by its budget, an answer is none, and what it asks for is not done.
        for (budget, code) in [(Budget::Cost, "COST_LIMIT"), (Budget::Tokens, "TOKEN_LIMIT")] {
            run.cut_by = Some(budget);
            check(&run, Taken::Cleanly, code);
        }
        // Likewise when the provider's filter has cut it.
        run.cut_by = None;
        run.withheld = true;
        check(&run, Taken::Cleanly, "MODEL_CALL_FAILED");
    }
}

#[test]
fn what_is_done_about_an_effect_without_outcome() {
    use Taken::{Cleanly, FromUnknown};
    let known = |repeatable, deadline| PendingEffect::Tool(tool(repeatable, deadline));
    for (pending, taken, expected) in [
        // A worker that may be alive is given the time that its call has.
        (model(AFTER), FromUnknown, "wait 1"),
        (model(NOW), FromUnknown, "call model"),
        (model(BEFORE), FromUnknown, "call model"),
        (model(AFTER), Cleanly, "call model"),
        (known(true, AFTER), FromUnknown, "wait 1"),
        (known(true, NOW), FromUnknown, "repeat 3"),
        (known(true, AFTER), Cleanly, "repeat 3"),
        (known(false, AFTER), FromUnknown, "unknown 3"),
        (known(false, BEFORE), FromUnknown, "unknown 3"),
        (known(false, AFTER), Cleanly, "unknown 3"),
        (
            PendingEffect::Unknown(tool(false, BEFORE)),
            Cleanly,
            "pause for an operator to say what became of step 3",
        ),
        (
            PendingEffect::Unknown(tool(true, AFTER)),
            FromUnknown,
            "pause for an operator to say what became of step 3",
        ),
    ] {
        // Whatever the conversation says.
        for (calls, released) in [(vec![], false), (vec![asked()], false), (vec![], true)] {
            let mut run = running();
            run.pending = Some(pending.clone());
            run.open_calls = calls;
            run.released = released;
            check(&run, taken, expected);
        }
    }
}

#[test]
fn limits_stop_the_next_effect_and_never_an_end() {
    let limits = Limits {
        max_steps: Some(3),
        max_tool_calls: Some(2),
        ..Limits::default()
    };
    let at = |step, tool_calls| Run {
        limits,
        step,
        tool_calls,
        ..running()
    };
    check(&at(2, 0), Taken::Cleanly, "call model");
    check(&at(3, 0), Taken::Cleanly, "STEP_LIMIT");
    let open = |step, tool_calls| Run {
        open_calls: vec![asked()],
        ..at(step, tool_calls)
    };
    check(&open(2, 1), Taken::Cleanly, "call a");
    check(&open(2, 2), Taken::Cleanly, "TOOL_LIMIT");
    check(&open(3, 2), Taken::Cleanly, "STEP_LIMIT");
    let answered = |released| Run {
        messages: Arc::new(vec![Message::assistant("so")]),
        released,
        ..at(3, 2)
    };
    check(&answered(false), Taken::Cleanly, "gates");
    check(&answered(true), Taken::Cleanly, "complete");
    let lost = |pending| Run {
        pending: Some(pending),
        ..at(3, 2)
    };
    // A model call that is made again is a further step; a tool's is the same.
    check(&lost(model(BEFORE)), Taken::Cleanly, "STEP_LIMIT");
    check(
        &lost(PendingEffect::Tool(tool(true, BEFORE))),
        Taken::Cleanly,
        "repeat 3",
    );
}

#[test]
fn time_is_over_for_everything_but_rest() {
    let limits = Limits {
        max_duration_ms: Some(10),
        ..Limits::default()
    };
    for pending in [
        None,
        Some(model(AFTER)),
        Some(PendingEffect::Tool(tool(false, AFTER))),
        Some(PendingEffect::Unknown(tool(false, AFTER))),
    ] {
        let run = Run {
            limits,
            pending,
            ..running()
        };
        check(&run, Taken::FromUnknown, "RUN_TIMEOUT");
        assert_ne!(named(&next_step(&run, 9, NOW, Taken::FromUnknown)), "RUN_TIMEOUT");
        let paused = Run {
            status: RunStatus::Paused,
            ..run
        };
        check(&paused, Taken::FromUnknown, "rest");
    }
}

/// Programs behind gates may still be asked by another worker.
#[test]
fn gates_of_another_worker_are_given_their_time() {
    use Taken::{Cleanly, FromUnknown};
    for (until, taken, expected) in [
        (Some(AFTER), FromUnknown, "wait 1"),
        (Some(NOW), FromUnknown, "gates"),
        (Some(AFTER), Cleanly, "gates"),
        (None, FromUnknown, "gates"),
    ] {
        let mut run = running();
        run.messages = Arc::new(vec![Message::assistant("so")]);
        run.gates_until = until;
        check(&run, taken, expected);
    }
}
