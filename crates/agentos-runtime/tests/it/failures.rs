//! Models that fail: the class says which code, what was reserved is given back, and nothing is kept half.

use agentos_types::{ErrorClass, RunStatus, StopReason, Usd};

use crate::model::Say;
use crate::support::{World, code, failed_with};

const CODES: [(ErrorClass, &str); 11] = [
    (ErrorClass::Auth, "NO_AVAILABLE_ENDPOINT"),
    (ErrorClass::ModelNotFound, "NO_AVAILABLE_ENDPOINT"),
    (ErrorClass::RateLimited, "RATE_LIMITED"),
    (ErrorClass::Overloaded, "NO_AVAILABLE_ENDPOINT"),
    (ErrorClass::Timeout, "NO_AVAILABLE_ENDPOINT"),
    (ErrorClass::Transport, "NO_AVAILABLE_ENDPOINT"),
    (ErrorClass::MalformedResponse, "NO_AVAILABLE_ENDPOINT"),
    (ErrorClass::ContextTooLong, "MODEL_CALL_FAILED"),
    (ErrorClass::InvalidRequest, "MODEL_CALL_FAILED"),
    (ErrorClass::ContentFiltered, "MODEL_CALL_FAILED"),
    (ErrorClass::Cancelled, "CANCELLED"),
];

#[tokio::test]
async fn a_failure_ends_a_driven_run_with_the_code_of_its_class() {
    for (class, expected) in CODES {
        let world = World::new(vec![Say::Fail(class)], Vec::new()).await;
        let result = world.run().await;
        assert_eq!(
            (result.status, failed_with(&result)),
            (RunStatus::Failed, expected),
            "{class:?}"
        );
        assert!(
            result.error.unwrap().message.contains("it would not"),
            "{class:?}"
        );
        let run = world.get(&result.run_id).await;
        assert_eq!(
            (run.reserved, run.reserved_tokens, run.pending),
            (Usd::ZERO, 0, None)
        );
        let kinds = world.kinds(&result.run_id).await;
        assert_eq!(kinds[kinds.len() - 2..], ["model_failed", "run_failed"]);
    }
}

#[tokio::test]
async fn a_failure_is_the_programs_to_judge_in_a_manual_run() {
    for (class, expected) in CODES {
        let world = World::new(vec![Say::Fail(class)], Vec::new()).await;
        let run_id = world.addressed().await;
        let answer = world.runtime.get_completion(&run_id, Default::default()).await;
        assert_eq!(code(&answer), expected, "{class:?}");
        let run = world.get(&run_id).await;
        assert_eq!(
            (run.status, run.reserved, run.pending),
            (RunStatus::Running, Usd::ZERO, None)
        );
        assert_eq!(run.messages.len(), 1, "no answer was given");
    }
}

#[tokio::test]
async fn what_the_providers_filter_leaves_of_an_answer_is_no_output() {
    for left in ["", "and so o"] {
        let world = World::new(vec![Say::Filtered(left)], Vec::new()).await;
        let result = world.run().await;
        assert_eq!(
            (result.status, failed_with(&result)),
            (RunStatus::Failed, "MODEL_CALL_FAILED"),
            "{left:?}"
        );
        let error = result.error.unwrap();
        assert!(error.message.contains("content filter"), "{}", error.message);
        let run = world.get(&result.run_id).await;
        assert!(run.output.is_none() && run.cost > Usd::ZERO && run.reserved == Usd::ZERO);

        // A program is told, and judges for itself.
        let run_id = world.addressed().await;
        let answer = world.runtime.get_completion(&run_id, Default::default()).await;
        let answer = answer.unwrap();
        assert_eq!(
            (answer.content.as_str(), answer.stop_reason),
            (left, StopReason::ContentFilter)
        );
    }
}
