//! The judge: asked once for all gates, on the run's budget, and never by a text that would sway it.

use std::sync::{Arc, Mutex};

use agentos_agents::GateRef;
use agentos_config::Profile;
use agentos_providers::{DeltaStream, Provider};
use agentos_router::{ConfiguredPrice, Endpoint, Router};
use agentos_runtime::{Builder, Orchestrator, RunOptions};
use agentos_types::{
    ErrorClass, EventBody, GateStatus, Limits, ModelAnswer, ModelRequest, ProviderError, RunStatus,
    StopReason, Usage, Usd, VERDICTS_SCHEMA, WaitingFor,
};
use async_trait::async_trait;
use serde_json::json;

use crate::support::{TokioClock, agent, events, failed_with, pinned};

/// What the provider answers with an error.
const REFUSES: &str = "refuses";
/// What it says until its cap cuts it off.
const RAMBLES: &str = r#"{"verdicts": [{"criterion": 1, "met": true, "reason": "it is, and"#;

/// Says one thing to users, and another, a line for each time, when it judges.
#[derive(Debug)]
pub(crate) struct Judging {
    says: &'static str,
    verdicts: Vec<&'static str>,
    pub(crate) asked: Mutex<Vec<String>>,
    pub(crate) answered: Mutex<Vec<String>>,
}

impl Judging {
    pub(crate) fn new(says: &'static str, verdicts: &[&'static str]) -> Arc<Self> {
        Arc::new(Self {
            says,
            verdicts: verdicts.to_vec(),
            asked: Mutex::default(),
            answered: Mutex::default(),
        })
    }
}

#[async_trait]
impl Provider for Judging {
    fn name(&self) -> &str {
        "fake"
    }

    async fn complete(&self, request: &ModelRequest) -> Result<ModelAnswer, ProviderError> {
        let last = request.messages.last().unwrap().content.text();
        let judges = request
            .response_schema
            .as_ref()
            .is_some_and(|schema| schema.name == VERDICTS_SCHEMA);
        let content = if judges {
            let mut asked = self.asked.lock().unwrap();
            asked.push(last);
            self.verdicts
                .get(asked.len() - 1)
                .or(self.verdicts.last())
                .copied()
                .unwrap_or_default()
        } else {
            self.answered.lock().unwrap().push(last);
            self.says
        };
        if content == REFUSES {
            return Err(ProviderError::new(ErrorClass::InvalidRequest, "it would not"));
        }
        let cut = content == RAMBLES;
        Ok(ModelAnswer {
            content: content.to_owned(),
            stop_reason: if cut {
                StopReason::MaxTokens
            } else {
                StopReason::EndTurn
            },
            usage: Usage {
                input: 10,
                output: if cut { request.max_tokens } else { 10 },
                ..Usage::default()
            },
            model: request.model.clone(),
            ..ModelAnswer::default()
        })
    }

    async fn stream(&self, _: &ModelRequest) -> Result<DeltaStream, ProviderError> {
        panic!("no test streams")
    }
}

async fn runtime(model: &Arc<Judging>, profile: Option<Profile>) -> Orchestrator {
    let builder = builder(model).in_memory().profile(profile);
    builder.build().await.unwrap()
}

pub(crate) fn builder(model: &Arc<Judging>) -> Builder {
    let price = Usd::from_nanos(1_000_000);
    let endpoint = Endpoint {
        price: Some(ConfiguredPrice::PerThousand {
            input: price,
            output: price,
        }),
        ..Endpoint::new("fake/one".parse().unwrap())
    };
    let router = Router::builder()
        .provider("fake", Arc::clone(model) as Arc<dyn Provider>)
        .endpoint(endpoint)
        .max_retries(0)
        .build()
        .unwrap();
    Orchestrator::builder().router(router).clock(TokioClock::new())
}

pub(crate) fn gate(id: &str, description: &str, required: bool) -> GateRef {
    GateRef {
        id: id.to_owned(),
        required,
        description: Some(description.to_owned()),
        threshold: Some(1.0),
        max_threshold: None,
        requires_human: false,
        condition: None,
    }
}

pub(crate) const YES: &str = r#"{"verdicts": [{"criterion": 1, "met": true, "reason": "it is"}]}"#;
pub(crate) const NO: &str = r#"{"verdicts": [{"criterion": 1, "met": false, "reason": "no city is named"}]}"#;

#[tokio::test]
async fn a_judge_says_yes_or_sends_the_answer_back_with_its_reasons() {
    for (verdicts, required, revisions, expected, judged) in [
        (&[YES][..], true, 2, "ok", 1),
        (&[NO, YES], true, 2, "ok", 2),
        (&[NO], true, 1, "GATE_FAILED", 2),
        (&[NO], true, 0, "GATE_FAILED", 1),
        (&[NO], false, 2, "ok", 1),
    ] {
        let model = Judging::new("Paris is far.", verdicts);
        let runtime = runtime(&model, Some(Profile::Production)).await;
        let mut agent = agent();
        agent.gates = vec![gate("gate.quality.city", "a city is named", required)];
        agent.max_revisions = revisions;
        let result = runtime
            .run_agent(&pinned(agent), "go", RunOptions::default())
            .await
            .unwrap();
        assert_eq!(
            failed_with(&result),
            expected,
            "{verdicts:?} {required} {revisions}"
        );
        let asked = model.asked.lock().unwrap().clone();
        assert_eq!(asked.len(), judged);
        assert!(
            asked[0].contains("1. a city is named\n") && asked[0].contains("Paris is far."),
            "{}",
            asked[0]
        );
        let answered = model.answered.lock().unwrap().clone();
        if let Some(second) = answered.get(1) {
            assert!(second.contains("no city is named"), "{second}");
        }
        let calls = (asked.len() + answered.len()) as u64;
        assert_eq!(
            (result.tokens.input, result.cost_usd),
            (10 * calls, Usd::from_nanos(20_000 * calls as i64)),
            "the judge is on the run's budget"
        );
        let named = result
            .gate_results
            .iter()
            .find(|one| one.gate_id == "gate.quality.city")
            .unwrap();
        let details = named.checks[0].details.as_ref().unwrap();
        assert_eq!(details["model"], json!("fake/one"));
        assert!(details.get("simulated").is_none());
    }
}

#[tokio::test]
async fn one_call_judges_for_all_gates_and_the_journal_says_so_before() {
    let both = r#"{"verdicts": [{"criterion": 1, "met": true, "reason": ""}, {"criterion": 2, "met": true, "reason": ""}]}"#;
    let model = Judging::new("fine", &[both]);
    let runtime = runtime(&model, None).await;
    let mut agent = agent();
    agent.gates = vec![
        gate("gate.quality.a", "it is a", true),
        gate("gate.performance.b", "it is b", true),
        gate("gate.quality.c", "it is a", true),
    ];
    let result = runtime
        .run_agent(&pinned(agent), "go", RunOptions::default())
        .await
        .unwrap();
    assert_eq!(result.status, RunStatus::Completed);
    assert_eq!(model.asked.lock().unwrap().len(), 1);
    let all = events(runtime.journal().as_ref(), &result.run_id).await;
    let kinds: Vec<_> = all.iter().map(|(_, event)| event.kind().name()).collect();
    assert_eq!(
        kinds[5..],
        [
            "judge_requested",
            "judge_answered",
            "gates_evaluated",
            "run_completed"
        ],
        "{kinds:?}"
    );
    let requested = all.iter().find_map(|(_, event)| match event {
        EventBody::JudgeRequested(requested) => Some(requested.clone()),
        _ => None,
    });
    let requested = requested.unwrap();
    assert_eq!(
        requested.gates,
        ["gate.quality.a", "gate.performance.b", "gate.quality.c"]
    );
    assert!(requested.call.reserved > Usd::ZERO);
    // The conversation does not know of it.
    assert_eq!(runtime.get_run(&result.run_id).await.unwrap().messages.len(), 2);
}

#[tokio::test]
async fn a_judge_without_a_verdict_fails_its_check_everywhere() {
    for (answer, profile, required, expected) in [
        ("all good!", None, true, "GATE_FAILED"),
        ("all good!", Some(Profile::Development), true, "GATE_FAILED"),
        ("all good!", Some(Profile::Production), true, "GATE_FAILED"),
        (r#"{"verdicts": []}"#, None, true, "GATE_FAILED"),
        (REFUSES, None, true, "GATE_FAILED"),
        ("all good!", Some(Profile::Production), false, "ok"),
        (REFUSES, Some(Profile::Production), false, "ok"),
    ] {
        let model = Judging::new("fine", &[answer]);
        let runtime = runtime(&model, profile).await;
        let mut agent = agent();
        agent.gates = vec![gate("gate.quality.a", "it is a", required)];
        let result = runtime
            .run_agent(&pinned(agent), "go", RunOptions::default())
            .await
            .unwrap();
        assert_eq!(failed_with(&result), expected, "{answer} {profile:?} {required}");
        assert_eq!(
            model.answered.lock().unwrap().len(),
            1,
            "the model cannot mend it"
        );
        let named = &result.gate_results[1];
        assert_eq!(named.status, GateStatus::Failed);
        assert_eq!(named.checks[0].details, Some(json!({"broken": "error"})));
    }
}

#[tokio::test]
async fn no_money_is_spent_on_what_goes_back_anyway() {
    let model = Judging::new("  ", &[YES]);
    let runtime = runtime(&model, None).await;
    let mut agent = agent();
    agent.gates = vec![gate("gate.quality.a", "it is a", true)];
    let result = runtime
        .run_agent(&pinned(agent), "go", RunOptions::default())
        .await
        .unwrap();
    assert_eq!(failed_with(&result), "GATE_FAILED");
    assert!(model.asked.lock().unwrap().is_empty());
}

type Limit = fn(&mut Limits);

#[tokio::test]
async fn a_limit_that_keeps_a_required_judge_from_being_asked_ends_the_run() {
    let steps: Limit = |limits| limits.max_steps = Some(1);
    // 20,000 nano-dollars are spent by then, and nothing of use is left.
    let cost: Limit = |limits| limits.max_cost = Some(Usd::from_nanos(450_000));
    let tokens: Limit = |limits| limits.max_tokens = Some(450);
    for (limit, required, expected) in [
        (steps, true, "STEP_LIMIT"),
        (cost, true, "COST_LIMIT"),
        (tokens, true, "TOKEN_LIMIT"),
        (steps, false, "ok"),
    ] {
        let model = Judging::new("fine", &[YES]);
        let runtime = runtime(&model, None).await;
        let mut agent = agent();
        agent.gates = vec![gate("gate.quality.a", "it is a", required)];
        limit(&mut agent.limits);
        let result = runtime
            .run_agent(&pinned(agent), "go", RunOptions::default())
            .await
            .unwrap();
        assert_eq!(failed_with(&result), expected, "{:?}", result.error);
        assert!(model.asked.lock().unwrap().is_empty());
        let check = &result.gate_results[1].checks[0];
        let said = check.message.clone().unwrap();
        assert!(said.contains("the judge was not asked"), "{said}");
        assert_eq!(check.details, Some(json!({"broken": "error"})));
    }
}

/// A verdict that is cut off at what is left of a budget is none, and says so as any answer does.
#[tokio::test]
async fn a_verdict_that_the_budget_has_cut_ends_the_run_with_the_budgets_code() {
    let asked = async |verdict, required, limit: Option<Limits>| {
        let model = Judging::new("fine", &[verdict]);
        let runtime = runtime(&model, None).await;
        let mut agent = agent();
        agent.gates = vec![gate("gate.quality.a", "it is a", required)];
        agent.limits = limit.unwrap_or_default();
        let result = runtime
            .run_agent(&pinned(agent), "go", RunOptions::default())
            .await
            .unwrap();
        let events = events(runtime.journal().as_ref(), &result.run_id).await;
        let requested = events.into_iter().find_map(|(_, event)| match event {
            EventBody::JudgeRequested(requested) => Some(requested.call),
            _ => None,
        });
        (result, requested.unwrap())
    };
    let (_, whole) = asked(YES, true, None).await;
    // The answer has used 20 tokens by then, for 20,000 nano-dollars: one less than the judge may need is left.
    let cost = Limits {
        max_cost: Some(whole.reserved + Usd::from_nanos(19_000)),
        ..Limits::default()
    };
    let tokens = Limits {
        max_tokens: Some(whole.reserved_tokens + 19),
        ..Limits::default()
    };
    for (verdict, required, limit, expected) in [
        (RAMBLES, true, Some(cost), "COST_LIMIT"),
        (RAMBLES, true, Some(tokens), "TOKEN_LIMIT"),
        (RAMBLES, false, Some(cost), "ok"),
        // A verdict that fits is one, also under a lower cap.
        (YES, true, Some(cost), "ok"),
        // It was cut at its own cap: no more money would help.
        (RAMBLES, true, None, "GATE_FAILED"),
    ] {
        let lowered = limit.is_some();
        let (result, call) = asked(verdict, required, limit).await;
        assert_eq!(failed_with(&result), expected, "{:?}", result.error);
        assert_eq!(call.lowered_by.is_some(), lowered);
        assert_eq!(call.max_tokens < whole.max_tokens, lowered);
        if expected.ends_with("_LIMIT") {
            let said = result.error.unwrap().message;
            for part in [
                "the judge gave no answer",
                "was cut at what the",
                "`gate.quality.a`",
                "higher limit",
            ] {
                assert!(said.contains(part), "{said}");
            }
        }
    }
}

#[tokio::test]
async fn what_a_program_can_count_never_goes_to_a_model() {
    let model = Judging::new("# Summary\nshort", &[YES]);
    let runtime = runtime(&model, None).await;
    let mut agent = agent();
    agent.raw["expected_results"] = json!({"report": {"sections": ["Summary", "Risks"]}});
    agent.gates = vec![GateRef {
        threshold: Some(0.9),
        ..gate("gate.quality.a", "it is a", true)
    }];
    agent.max_revisions = 0;
    let result = runtime
        .run_agent(&pinned(agent), "go", RunOptions::default())
        .await
        .unwrap();
    assert_eq!(failed_with(&result), "GATE_FAILED");
    let asked = model.asked.lock().unwrap()[0].clone();
    assert!(!asked.contains("Risks"), "{asked}");
    let check = &result.gate_results[1].checks[0];
    assert!(
        check
            .message
            .as_deref()
            .unwrap()
            .contains("there is a section `Risks`"),
        "{check:?}"
    );
    assert_eq!(check.details.as_ref().unwrap()["score"], json!(0.667));
}

#[tokio::test]
async fn the_offline_model_judges_nothing() {
    let runtime = Orchestrator::builder().in_memory().build().await.unwrap();
    let mut agent = agent();
    agent.gates = vec![gate("gate.quality.a", "it is a", true)];
    let result = runtime
        .run_agent(&pinned(agent), "go", RunOptions::default())
        .await
        .unwrap();
    assert_eq!(result.status, RunStatus::Completed);
    let named = &result.gate_results[1];
    assert_eq!(named.status, GateStatus::NotEvaluated);
    assert_eq!(
        named.checks[0].details.as_ref().unwrap()["simulated"],
        json!(true)
    );
}

#[tokio::test]
async fn what_a_person_must_say_is_asked_of_a_person() {
    for (required, waits) in [(true, true), (false, false)] {
        let model = Judging::new("fine", &[YES]);
        let runtime = runtime(&model, Some(Profile::Production)).await;
        let mut agent = agent();
        agent.gates = vec![gate("gate.review.legal", "a lawyer reads it", required)];
        let result = runtime
            .run_agent(&pinned(agent), "go", RunOptions::default())
            .await
            .unwrap();
        assert_eq!(
            matches!(result.waiting_for, Some(WaitingFor::Approval { .. })),
            waits,
            "{:?}",
            result.error
        );
        assert!(model.asked.lock().unwrap().is_empty());
        let run = runtime.get_run(&result.run_id).await.unwrap();
        if let [approval] = run.approvals.as_slice() {
            assert_eq!(
                approval.justification,
                "gate `gate.review.legal`: a person must approve: a lawyer reads it"
            );
        }
        assert_eq!(
            result.gate_results[1].checks[0].details,
            Some(json!({"needs_approval": true}))
        );
    }
}
