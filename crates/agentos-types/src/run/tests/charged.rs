//! Attempts that were charged, and parts of an answer: settled, and never the output.

use super::*;

pub(super) fn charged(step: u64, nanos: i64) -> ModelCharged {
    ModelCharged {
        step,
        usage: Usage {
            input: 3,
            output: 2,
            ..Usage::default()
        },
        cost: Usd::from_nanos(nanos),
        ran_ms: 1,
    }
}

pub(super) fn streamed(step: u64, withdrawn: bool, text: &str) -> ModelStreamed {
    ModelStreamed {
        step,
        withdrawn,
        text: text.to_owned(),
        calls: Vec::new(),
    }
}

/// What was lost is paid for, and only what the next attempt may cost is reserved.
#[test]
fn an_attempt_that_was_charged_is_settled_before_the_next_is_reserved() {
    let mut run = fold(&[RunStarted {}.into()]);
    run.apply(AT, &model_requested(1)).unwrap();
    let reserved = (run.reserved, run.reserved_tokens);
    assert!(run.apply(AT, &charged(2, 5).into()).is_err(), "of another step");
    run.apply(AT, &charged(1, 5).into()).unwrap();
    assert_eq!((run.reserved, run.reserved_tokens), (Usd::ZERO, 0));
    assert_eq!((run.cost, run.usage.total()), (Usd::from_nanos(5), 5));
    run.apply(AT, &model_requested(1)).unwrap();
    assert_eq!((run.reserved, run.reserved_tokens), reserved);
    assert_eq!(run.step, 1);
    run.apply(AT, &charged(1, 2).into()).unwrap();
    // A crash now: the call is made again, and nothing of it is booked twice.
    run.apply(AT, &model_requested(2)).unwrap();
    assert_eq!((run.reserved, run.cost), (reserved.0, Usd::from_nanos(7)));
}

/// What has come of an answer is readable, and nobody takes it for the answer.
#[test]
fn a_part_of_an_answer_is_never_the_output() {
    let mut run = fold(&[RunStarted {}.into()]);
    let text = |run: &Run| run.partial.as_ref().map(|partial| partial.text.clone());
    assert!(
        run.apply(AT, &streamed(1, false, "a").into()).is_err(),
        "nobody was asked"
    );
    run.apply(AT, &model_requested(1)).unwrap();
    run.apply(AT, &streamed(1, false, "one ").into()).unwrap();
    run.apply(AT, &streamed(1, false, "two").into()).unwrap();
    assert_eq!(text(&run).unwrap(), "one two");
    assert_eq!((run.last_answer(), run.messages.len()), (None, 0));
    // Gone on with under another reservation, withdrawn, and begun anew.
    run.apply(AT, &charged(1, 1).into()).unwrap();
    run.apply(AT, &model_requested(1)).unwrap();
    run.apply(AT, &streamed(1, false, " three").into()).unwrap();
    assert_eq!(text(&run).unwrap(), "one two three");
    run.apply(AT, &streamed(1, true, "four").into()).unwrap();
    assert_eq!(text(&run).unwrap(), "four");
    let call = |name: Option<&str>, arguments: &str| CallPiece {
        index: 1,
        name: name.map(str::to_owned),
        arguments: arguments.to_owned(),
    };
    let pieces = ModelStreamed {
        calls: vec![call(Some("act"), "{\"a\""), call(None, ":1")],
        ..streamed(1, false, "")
    };
    run.apply(AT, &pieces.into()).unwrap();
    assert_eq!(run.partial.as_ref().unwrap().calls[1].arguments, "{\"a\":1");
    assert!(run.open_calls.is_empty());
    // After a crash the call is made again, and what had come is gone.
    run.apply(AT, &model_requested(2)).unwrap();
    assert_eq!(run.partial, None);
    run.apply(AT, &streamed(2, false, "five").into()).unwrap();
    run.apply(
        AT,
        &RunCancelled {
            reason: None,
            ran_ms: 1,
        }
        .into(),
    )
    .unwrap();
    assert_eq!((text(&run).unwrap().as_str(), run.output), ("five", None));
}
