//! `financial_limits` of agents, and the amounts that spending tools declare.

use agentos_agents::FinancialLimits;
use agentos_runtime::{CreateRun, PinnedAgent, RunResult};
use agentos_tools::{Effect, ToolRegistration};
use agentos_types::{RunStatus, Usd, Zone};
use serde_json::{Value, json};

use super::{anna, anything, in_zone, waits_for, with};
use crate::model::Say;
use crate::support::World;
use crate::tools::{How, Spy};

fn usd(dollars: i64) -> Option<Usd> {
    Some(Usd::from_nanos(dollars * 1_000_000_000))
}

/// By itself up to 10, with a person's word up to 100, and 150 a day.
fn spender() -> PinnedAgent {
    with(|agent| {
        agent.financial_limits = Some(FinancialLimits {
            auto_execute: usd(10),
            require_confirmation: usd(50),
            absolute_max: usd(100),
            daily_limit: usd(150),
        });
    })
}

fn pay(spy: &Spy, amount: Option<&str>, how: How) -> ToolRegistration {
    ToolRegistration {
        effect: Effect::Spends,
        amount: amount.map(str::to_owned),
        ..anything(spy.writes("pay", how))
    }
}

async fn paying(spy: &Spy, amount: Option<&str>, arguments: Value) -> World {
    World::new(
        vec![Say::Calls(vec![("pay", arguments)]), Say::Text("done")],
        vec![pay(spy, amount, How::Answers)],
    )
    .await
}

async fn run(world: &World, agent: &PinnedAgent) -> RunResult {
    let options = CreateRun {
        ..in_zone(Zone::Green)
    };
    world.runtime.run_agent(agent, "go", options).await.unwrap()
}

#[tokio::test]
async fn an_amount_is_judged_before_anything_is_spent() {
    for (arguments, declares, expected) in [
        (json!({ "usd": 0 }), true, "paid"),
        (json!({ "usd": 10 }), true, "paid"),
        (json!({ "usd": "9.99" }), true, "paid"),
        (
            json!({ "usd": 10.01 }),
            true,
            "waits: 10.01 USD has to be confirmed",
        ),
        (
            json!({ "usd": 100 }),
            true,
            "waits: 100.00 USD is more than the 10.00 USD that the agent may spend by itself",
        ),
        (json!({ "usd": 100.01 }), true, "refused, FINANCIAL_LIMIT"),
        (json!({ "usd": 1e300 }), true, "refused, INVALID_ARGUMENTS"),
        (json!({ "usd": -5 }), true, "refused, INVALID_ARGUMENTS"),
        (json!({ "usd": "much" }), true, "refused, INVALID_ARGUMENTS"),
        (json!({ "usd": [1] }), true, "refused, INVALID_ARGUMENTS"),
        (json!({ "eur": 1 }), true, "refused, INVALID_ARGUMENTS"),
        // Nobody can know what it spends.
        (
            json!({ "usd": 1 }),
            false,
            "waits: tool `pay` spends, and does not say which argument holds the amount",
        ),
    ] {
        let spy = Spy::new();
        let world = paying(&spy, declares.then_some("usd"), arguments.clone()).await;
        let result = run(&world, &spender()).await;
        let found = match result.status {
            RunStatus::Paused => {
                let detail = world.runtime.get_approval(waits_for(&result)).await.unwrap();
                format!("waits: {}", detail.approval.justification)
            }
            _ if spy.called().is_empty() => world.told(),
            _ => "paid".to_owned(),
        };
        assert!(found.starts_with(expected), "{arguments}: {found}");
        assert_eq!(spy.called().len(), usize::from(expected == "paid"));
    }
}

#[tokio::test]
async fn only_spending_tools_of_agents_with_limits_are_judged() {
    let spy = Spy::new();
    let world = paying(&spy, Some("usd"), json!({ "usd": 1_000_000 })).await;
    assert_eq!(run(&world, &world.agent).await.status, RunStatus::Completed);
    let spy = Spy::new();
    let tool = ToolRegistration {
        effect: Effect::Sends,
        ..pay(&spy, Some("usd"), How::Answers)
    };
    let say = Say::Calls(vec![("pay", json!({ "usd": 1_000_000 }))]);
    let world = World::new(vec![say, Say::Text("done")], vec![tool]).await;
    assert_eq!(run(&world, &spender()).await.status, RunStatus::Completed);
}

#[tokio::test]
async fn a_zone_that_asks_for_a_person_asks_for_small_amounts_too() {
    let spy = Spy::new();
    let world = paying(&spy, Some("usd"), json!({ "usd": 1 })).await;
    let result = world
        .runtime
        .run_agent(&spender(), "go", in_zone(Zone::Yellow))
        .await
        .unwrap();
    assert_eq!((result.status, spy.called().len()), (RunStatus::Paused, 0));
}

#[tokio::test]
async fn a_day_has_its_limit_and_no_approval_lifts_it() {
    let spy = Spy::new();
    let world = paying(&spy, Some("usd"), json!({ "usd": 60 })).await;
    let agent = spender();
    let account = "spending:agent.testing.tester.v1:2026-03-01";
    let spent = || async {
        let balance = world.runtime.journal().budget(account).await.unwrap();
        let balance = balance.unwrap_or_default();
        (balance.spent, balance.reserved)
    };
    // Two are asked for while there is room for each of them; the third has room too, as nothing is held
    // for those who wait.
    let mut ids = Vec::new();
    for _ in 0..3 {
        ids.push(waits_for(&run(&world, &agent).await));
    }
    assert_eq!(agent.id, "agent.testing.tester.v1");
    assert_eq!(spent().await, (Usd::ZERO, Usd::ZERO), "who waits holds nothing");
    for (place, id) in ids.into_iter().enumerate() {
        let result = world.runtime.decide_and_wait(id, true, anna()).await.unwrap();
        assert_eq!(result.status, RunStatus::Completed);
        if place == 2 {
            assert!(
                world.told().starts_with("refused, FINANCIAL_LIMIT"),
                "{}",
                world.told()
            );
        }
    }
    assert_eq!(spy.called().len(), 2);
    assert_eq!(spent().await, (usd(120).unwrap(), Usd::ZERO));
    // What the day has no room for is not asked for.
    let result = run(&world, &agent).await;
    assert_eq!(result.status, RunStatus::Completed);
    assert!(
        world.told().starts_with("refused, FINANCIAL_LIMIT"),
        "{}",
        world.told()
    );
}

#[tokio::test]
async fn what_is_not_spent_is_given_back_and_what_nobody_knows_is_not() {
    for (how, spent, reserved) in [(How::SaysNo, 0, 0), (How::Panics, 0, 5), (How::Answers, 5, 0)] {
        let spy = Spy::new();
        let say = Say::Calls(vec![("pay", json!({ "usd": 5 }))]);
        let world = World::new(vec![say, Say::Text("done")], vec![pay(&spy, Some("usd"), how)]).await;
        run(&world, &spender()).await;
        let account = "spending:agent.testing.tester.v1:2026-03-01";
        let balance = world.runtime.journal().budget(account).await.unwrap().unwrap();
        assert_eq!(
            (Some(balance.spent), Some(balance.reserved)),
            (usd(spent), usd(reserved)),
            "{how:?}"
        );
    }
}
