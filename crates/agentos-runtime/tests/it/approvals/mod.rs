//! Approvals: a run waits for a person, a person decides, the run goes on, and what was approved is done
//! once.

mod crash;
mod expiry;
mod need;
mod race;
mod spending;

use agentos_agents::Agent;
use agentos_config::{ApprovalsConfig, OrchestratorConfig};
use agentos_runtime::{CreateRun, Decision, Orchestrator, RunResult};
use agentos_store::ApprovalFilter;
use agentos_tools::ToolRegistration;
use agentos_types::{Actor, ApprovalId, ApprovalStatus, Grant, RunStatus, WaitingFor, Zone};
use serde_json::{Value, json};

use crate::model::{Say, calls};
use crate::support::{World, agent, code, failed_with, folded, no_arguments, pinned};
use crate::tools::{How, Spy};

pub(crate) fn in_zone(zone: Zone) -> CreateRun {
    CreateRun {
        zone: Some(zone),
        ..CreateRun::default()
    }
}

pub(crate) fn anna() -> Decision {
    Decision::by(Actor::user("anna"))
}

/// The approval that a paused run waits for.
pub(crate) fn waits_for(result: &RunResult) -> ApprovalId {
    match result.waiting_for {
        Some(WaitingFor::Approval { id }) => id,
        _ => panic!("waits for no approval: {result:?}"),
    }
}

pub(crate) async fn status(runtime: &Orchestrator, id: ApprovalId) -> ApprovalStatus {
    let row = runtime.journal().approval(id).await.unwrap().unwrap();
    let told = runtime.get_approval(id).await.unwrap();
    assert_eq!(told.approval.status, row.status, "rows say what events say");
    row.status
}

/// A world whose agent's model calls `act` and then is done.
pub(crate) async fn acting(spy: &Spy) -> World {
    World::new(
        vec![calls(&["act"]), Say::Text("done")],
        vec![anything(spy.writes("act", How::Answers))],
    )
    .await
}

/// The tool takes any arguments.
pub(crate) fn anything(tool: ToolRegistration) -> ToolRegistration {
    ToolRegistration {
        parameters: json!({ "type": "object", "additionalProperties": true }),
        ..tool
    }
}

impl World {
    pub(crate) async fn run_in(&self, zone: Zone) -> RunResult {
        self.runtime
            .run_agent(&self.agent, "go", in_zone(zone))
            .await
            .unwrap()
    }

    /// With rules of its own.
    async fn ruled(spy: &Spy, approvals: ApprovalsConfig) -> Self {
        let model = std::sync::Arc::new(crate::model::Model::new(vec![calls(&["act"]), Say::Text("done")]));
        let runtime = crate::support::builder(&model, vec![spy.writes("act", How::Answers)])
            .in_memory()
            .config(OrchestratorConfig::default())
            .approvals(&approvals)
            .build()
            .await
            .unwrap();
        Self {
            runtime,
            model,
            agent: pinned(agent()),
        }
    }

    /// What the model was told of its call.
    fn told(&self) -> String {
        let asked = self.model.asked();
        asked.last().unwrap().messages.last().unwrap().content.text()
    }
}

fn rules() -> ApprovalsConfig {
    ApprovalsConfig::for_profile(None)
}

#[tokio::test]
async fn a_run_waits_and_goes_on_when_a_person_says_yes() {
    let spy = Spy::new();
    let world = acting(&spy).await;
    let result = world.run_in(Zone::Yellow).await;
    assert_eq!(result.status, RunStatus::Paused);
    let id = waits_for(&result);
    assert!(spy.called().is_empty());
    assert!(
        world.runtime.active_runs().is_empty(),
        "a waiting run is in no memory"
    );

    let page = world
        .runtime
        .list_approvals(ApprovalFilter::default())
        .await
        .unwrap();
    let listed = &page.items[0];
    assert_eq!(
        (listed.id, listed.resource.as_str(), listed.zone, listed.status),
        (id, "act", Zone::Yellow, ApprovalStatus::Pending)
    );
    let detail = world.runtime.get_approval(id).await.unwrap();
    let approval = &detail.approval;
    assert_eq!(approval.requester, Actor::agent(&world.agent.id));
    assert_eq!(approval.initiator, Actor::user("local"));
    assert_eq!(
        approval.justification,
        "in zone yellow, a tool that writes needs approval"
    );
    assert_eq!(
        (approval.input.clone(), detail.run_cost_usd),
        (Some(no_arguments()), result.cost_usd)
    );

    let decided = anna().because("fine");
    let result = world.runtime.decide_and_wait(id, true, decided).await.unwrap();
    assert_eq!(
        (result.status, result.output),
        (RunStatus::Completed, Some("done".into()))
    );
    assert_eq!(spy.called().len(), 1);
    let detail = world.runtime.get_approval(id).await.unwrap().approval;
    assert_eq!((detail.status, detail.uses), (ApprovalStatus::Used, 1));
    assert_eq!(detail.votes[0].by, Actor::user("anna"));
    assert_eq!(detail.votes[0].note.as_deref(), Some("fine"));
    assert_eq!(
        world.kinds(&result.run_id).await[3..],
        [
            "model_requested",
            "model_answered",
            "approval_requested",
            "run_paused",
            "run_claimed",
            "approval_decided",
            "run_resumed",
            "approval_used",
            "tool_requested",
            "tool_answered",
            "model_requested",
            "model_answered",
            "gates_evaluated",
            "run_completed"
        ]
    );
    let run = world.get(&result.run_id).await;
    assert_eq!(
        run,
        folded(world.runtime.journal().as_ref(), &result.run_id).await
    );
    assert!(run.approvals.is_empty());
}

#[tokio::test]
async fn a_no_is_told_to_the_model_with_the_reason() {
    let spy = Spy::new();
    let world = acting(&spy).await;
    let id = waits_for(&world.run_in(Zone::Yellow).await);
    let no = anna().because("not on a Friday");
    let result = world.runtime.decide_and_wait(id, false, no).await.unwrap();
    assert_eq!(result.status, RunStatus::Completed);
    assert_eq!(
        world.told(),
        "refused, APPROVAL_REJECTED: user:anna has rejected the call of tool `act`: not on a Friday"
    );
    assert!(spy.called().is_empty());
    assert_eq!(
        (status(&world.runtime, id).await, result.tool_calls),
        (ApprovalStatus::Rejected, 0)
    );
}

#[tokio::test]
async fn a_red_output_leaves_the_run_with_a_persons_word_alone() {
    for (approved, expected) in [(true, "ok"), (false, "APPROVAL_REJECTED")] {
        let world = World::new(vec![Say::Text("the answer")], Vec::new()).await;
        let result = world.run_in(Zone::Red).await;
        assert_eq!(result.output, None);
        let id = waits_for(&result);
        let detail = world.runtime.get_approval(id).await.unwrap();
        assert_eq!(detail.approval.input, Some(Value::from("the answer")));
        let result = world.runtime.decide_and_wait(id, approved, anna()).await.unwrap();
        assert_eq!(failed_with(&result), expected);
        assert_eq!(result.output.is_some(), approved);
        let ended = if approved {
            ApprovalStatus::Used
        } else {
            ApprovalStatus::Rejected
        };
        assert_eq!(status(&world.runtime, id).await, ended);
    }
}

#[tokio::test]
async fn a_program_asks_again_once_it_is_approved() {
    let spy = Spy::new();
    let world = acting(&spy).await;
    let made = world
        .runtime
        .create_run(&world.agent, in_zone(Zone::Red))
        .await
        .unwrap();
    let run_id = made.run_id;
    world.runtime.start_run(&run_id).await.unwrap();
    let act = || world.runtime.execute_tool(&run_id, "act", json!({ "usd": 1 }));
    assert_eq!(code(&act().await), "APPROVAL_REQUIRED");
    // A paused run takes nothing but a decision.
    assert_eq!(code(&act().await), "INVALID_STATUS");
    assert_eq!(code(&world.runtime.start_run(&run_id).await), "APPROVAL_REQUIRED");
    assert_eq!(
        code(&world.runtime.resume_run(&run_id).await),
        "APPROVAL_REQUIRED"
    );
    let page = world
        .runtime
        .list_approvals(ApprovalFilter::default())
        .await
        .unwrap();
    let id = page.items[0].id;
    let detail = world.runtime.get_approval(id).await.unwrap();
    assert_eq!(detail.approval.input, Some(json!({ "usd": 1 })));
    world.runtime.approve(id, anna()).await.unwrap();
    // Other arguments are another call, and get an approval of their own.
    let more = world
        .runtime
        .execute_tool(&run_id, "act", json!({ "usd": 1_000_000 }))
        .await;
    assert_eq!((code(&more), spy.called().len()), ("APPROVAL_REQUIRED", 0));
    let page = world
        .runtime
        .list_approvals(ApprovalFilter::default())
        .await
        .unwrap();
    assert_eq!(page.items.len(), 2);
    world.runtime.reject(page.items[0].id, anna()).await.unwrap();
    assert!(act().await.unwrap().success);
    assert_eq!(spy.called().len(), 1);
    // It is used; once more is another time.
    assert_eq!(code(&act().await), "APPROVAL_REQUIRED");
    assert_eq!(spy.called().len(), 1);
    let page = world
        .runtime
        .list_approvals(ApprovalFilter::default())
        .await
        .unwrap();
    world.runtime.approve(page.items[0].id, anna()).await.unwrap();
    assert!(act().await.unwrap().success);

    let result = world.runtime.complete_run(&run_id, "so").await.unwrap();
    let id = waits_for(&result);
    world.runtime.approve(id, anna()).await.unwrap();
    let other = world.runtime.complete_run(&run_id, "so, or else").await.unwrap();
    assert_ne!(waits_for(&other), id, "another output is not this one");
    world.runtime.approve(waits_for(&other), anna()).await.unwrap();
    let result = world.runtime.complete_run(&run_id, "so").await.unwrap();
    assert_eq!(
        (result.status, result.output),
        (RunStatus::Completed, Some("so".into()))
    );
}

#[tokio::test]
async fn other_arguments_than_those_that_were_shown_are_refused() {
    let spy = Spy::new();
    let tool = |limit: u64| ToolRegistration {
        parameters: json!({ "limit": { "type": "number", "default": limit } }),
        ..spy.writes("act", How::Answers)
    };
    let store = agentos_store::SqliteStore::in_memory().unwrap();
    let lines = || vec![calls(&["act"]), Say::Text("done")];
    let run = |limit: u64| {
        let (store, tool) = (store.clone(), tool(limit));
        async move {
            let model = std::sync::Arc::new(crate::model::Model::new(lines()));
            let runtime =
                crate::support::over(std::sync::Arc::new(store.clone()), &store, &model, vec![tool]).await;
            (runtime, model)
        }
    };
    let (first, _) = run(10).await;
    let result = first
        .run_agent(&pinned(agent()), "go", in_zone(Zone::Yellow))
        .await
        .unwrap();
    let id = waits_for(&result);
    // What was filled in is shown too.
    let detail = first.get_approval(id).await.unwrap();
    assert_eq!(detail.approval.input, Some(json!({ "limit": 10 })));
    drop(first);
    // The next program fills in something else.
    let (next, model) = run(1_000).await;
    let result = next.decide_and_wait(id, true, anna()).await.unwrap();
    assert_eq!(result.status, RunStatus::Completed);
    let told = model.asked()[0].messages.last().unwrap().content.text();
    assert!(told.starts_with("refused, APPROVAL_CHANGED"), "{told}");
    assert!(spy.called().is_empty());
    assert_eq!(status(&next, id).await, ApprovalStatus::Expired);
}

#[tokio::test]
async fn whoever_asks_does_not_decide() {
    for (zone, separation, expected) in [
        (Zone::Yellow, false, "ok"),
        (Zone::Yellow, true, "APPROVAL_FORBIDDEN"),
        (Zone::Red, false, "APPROVAL_FORBIDDEN"),
    ] {
        let spy = Spy::new();
        let approvals = ApprovalsConfig {
            separation_of_duties: separation,
            ..rules()
        };
        let world = World::ruled(&spy, approvals).await;
        let id = waits_for(&world.run_in(zone).await);
        let by = |actor: Actor| world.runtime.approve(id, Decision::by(actor));
        for nobody in [
            Actor::agent(&world.agent.id),
            Actor::agent("another"),
            Actor::system(),
        ] {
            assert_eq!(code(&by(nobody).await), "APPROVAL_FORBIDDEN");
        }
        assert_eq!(status(&world.runtime, id).await, ApprovalStatus::Pending);
        let own = world.runtime.approve(id, Decision::default()).await;
        assert_eq!(code(&own), expected, "{zone} {separation}");
    }
    // In red the initiator decides at a prompt.
    let spy = Spy::new();
    let world = acting(&spy).await;
    let id = waits_for(&world.run_in(Zone::Red).await);
    let at_prompt = Decision {
        at_prompt: true,
        ..Decision::default()
    };
    world.runtime.decide_and_wait(id, true, at_prompt).await.unwrap();
    assert_eq!(spy.called().len(), 1);
}

#[tokio::test]
async fn as_many_people_as_the_quorum_must_say_yes() {
    let spy = Spy::new();
    let approvals = ApprovalsConfig {
        red_quorum: 2,
        ..rules()
    };
    let world = World::ruled(&spy, approvals).await;
    let id = waits_for(&world.run_in(Zone::Red).await);
    let approve = |name: &str| {
        world
            .runtime
            .decide_and_wait(id, true, Decision::by(Actor::user(name)))
    };
    assert_eq!(waits_for(&approve("anna").await.unwrap()), id);
    assert_eq!(
        code(&approve("anna").await),
        "APPROVAL_DECIDED",
        "nobody counts twice"
    );
    assert!(spy.called().is_empty());
    let result = approve("ben").await.unwrap();
    assert_eq!(spy.called().len(), 1);
    assert_ne!(waits_for(&result), id, "now the output waits");
    // In yellow one is enough.
    let id = waits_for(&world.run_in(Zone::Yellow).await);
    let result = world.runtime.decide_and_wait(id, true, anna()).await.unwrap();
    assert_eq!(result.status, RunStatus::Completed);
}

#[tokio::test]
async fn an_approval_may_cover_more_calls_of_the_tool_in_this_run() {
    let few = json!({ "type": "object", "properties": { "n": { "maximum": 3 } } });
    for (times, arguments, expected) in [
        // Four calls, with n = 1, 2, 3, 4: how many are made before the next one is asked for?
        (None, None, 4),
        (Some(2), None, 2),
        (None, Some(few.clone()), 3),
        (Some(2), Some(few), 2),
        (Some(1), None, 1),
    ] {
        let spy = Spy::new();
        let call = |n: u64| ("act", json!({ "n": n }));
        let world = World::new(
            vec![
                Say::Calls(vec![call(1), call(2)]),
                Say::Calls(vec![call(3), call(4)]),
                Say::Text("done"),
            ],
            vec![anything(spy.writes("act", How::Answers))],
        )
        .await;
        let id = waits_for(&world.run_in(Zone::Yellow).await);
        let grant = Grant { times, arguments };
        let decision = Decision {
            grant: Some(grant.clone()),
            ..anna()
        };
        let result = world.runtime.decide_and_wait(id, true, decision).await.unwrap();
        assert_eq!(spy.called().len(), expected, "{grant:?}");
        assert_eq!(result.status == RunStatus::Completed, expected == 4, "{grant:?}");
        // Another run is not covered.
        let other = world.run_in(Zone::Yellow).await;
        assert_eq!(other.status, RunStatus::Paused);
        assert_eq!(spy.called().len(), expected);
    }
}

#[tokio::test]
async fn what_is_decided_stays_decided() {
    let spy = Spy::new();
    let world = acting(&spy).await;
    let id = waits_for(&world.run_in(Zone::Yellow).await);
    world.runtime.decide_and_wait(id, true, anna()).await.unwrap();
    for again in [
        world.runtime.approve(id, anna()).await,
        world.runtime.reject(id, anna()).await,
    ] {
        assert_eq!(code(&again), "APPROVAL_DECIDED");
        assert!(again.unwrap_err().to_string().contains("user:anna"));
    }
    let nobody = "apr_1_00000000000000ff".parse().unwrap();
    assert_eq!(
        code(&world.runtime.approve(nobody, anna()).await),
        "APPROVAL_NOT_FOUND"
    );
    assert_eq!(
        code(&world.runtime.get_approval(nobody).await),
        "APPROVAL_NOT_FOUND"
    );
    // A run that is cancelled takes what waits with it.
    let result = world.run_in(Zone::Yellow).await;
    let id = waits_for(&result);
    world.runtime.cancel_run(&result.run_id, None).await.unwrap();
    assert_eq!(status(&world.runtime, id).await, ApprovalStatus::Void);
    assert_eq!(code(&world.runtime.approve(id, anna()).await), "APPROVAL_DECIDED");
    assert_eq!(spy.called().len(), 1);
}

#[tokio::test]
async fn a_message_while_a_run_waits_does_not_let_it_go() {
    let spy = Spy::new();
    let world = acting(&spy).await;
    let result = world.run_in(Zone::Yellow).await;
    let say = agentos_types::Message::user("please?");
    world.runtime.add_message(&result.run_id, say).await.unwrap();
    assert_eq!(world.get(&result.run_id).await.status, RunStatus::Paused);
    let done = world
        .runtime
        .decide_and_wait(waits_for(&result), true, anna())
        .await
        .unwrap();
    assert_eq!((done.status, spy.called().len()), (RunStatus::Completed, 1));
}

/// What the fold of a run needs to hold is a function of its agent alone.
pub(crate) fn with(change: impl FnOnce(&mut Agent)) -> agentos_runtime::PinnedAgent {
    let mut agent = agent();
    change(&mut agent);
    pinned(agent)
}
