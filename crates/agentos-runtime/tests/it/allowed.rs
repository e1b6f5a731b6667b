//! Zones, lists, operations and approvals, as tables.

use agentos_agents::ZoneAccess;
use agentos_runtime::CreateRun;
use agentos_tools::{Effect, ToolRegistration};
use agentos_types::{EventBody, RunStatus, WaitingFor, Zone};

use crate::model::{Say, calls};
use crate::support::{World, agent, code, events, failed_with, no_arguments, pinned};
use crate::tools::{How, Spy};

fn in_zone(zone: Zone) -> CreateRun {
    CreateRun {
        zone: Some(zone),
        ..CreateRun::default()
    }
}

#[tokio::test]
async fn a_run_enters_the_zones_that_its_agent_may() {
    let only = |green, yellow, red| ZoneAccess { green, yellow, red };
    for (access, asked, default, expected) in [
        (
            ZoneAccess::up_to(Zone::Yellow),
            Some(Zone::Yellow),
            Zone::Green,
            "yellow",
        ),
        (
            ZoneAccess::up_to(Zone::Yellow),
            Some(Zone::Red),
            Zone::Green,
            "ZONE_NOT_ALLOWED",
        ),
        (
            ZoneAccess::up_to(Zone::Yellow),
            None,
            Zone::Red,
            "yellow, lowered from red",
        ),
        (
            ZoneAccess::up_to(Zone::Green),
            None,
            Zone::Red,
            "green, lowered from red",
        ),
        (ZoneAccess::up_to(Zone::Red), None, Zone::Yellow, "yellow"),
        (
            only(true, false, true),
            Some(Zone::Yellow),
            Zone::Green,
            "ZONE_NOT_ALLOWED",
        ),
        (
            only(true, false, true),
            None,
            Zone::Yellow,
            "green, lowered from yellow",
        ),
        // A default is lowered, never raised.
        (only(false, false, true), None, Zone::Yellow, "ZONE_NOT_ALLOWED"),
        (only(false, false, false), None, Zone::Green, "ZONE_NOT_ALLOWED"),
    ] {
        let world = World::with(vec![Say::Text("x")], Vec::new(), |config| {
            config.default_zone = default
        })
        .await;
        let mut agent = agent();
        agent.zone_access = access;
        let request = CreateRun {
            zone: asked,
            ..CreateRun::default()
        };
        let outcome = world.runtime.create_run(&pinned(agent), request).await;
        let found = match &outcome {
            Err(_) => code(&outcome).to_owned(),
            Ok(run) => {
                let events = events(world.runtime.journal().as_ref(), &run.run_id).await;
                let EventBody::RunCreated(created) = &events[0].1 else {
                    panic!("{events:?}")
                };
                assert_eq!(created.zone, run.zone);
                match created.zone_lowered_from {
                    Some(from) => format!("{}, lowered from {from}", run.zone),
                    None => run.zone.to_string(),
                }
            }
        };
        assert_eq!(found, expected, "{access:?} {asked:?} {default}");
        let runs = world.runtime.list_runs(Default::default()).await.unwrap();
        assert_eq!(
            runs.items.len(),
            usize::from(outcome.is_ok()),
            "nothing partial is kept"
        );
    }
}

/// One call of a tool by a program, in a run of that zone.
async fn call(zone: Zone, tool: ToolRegistration) -> &'static str {
    let name = tool.name.clone();
    let world = World::new(vec![Say::Text("x")], vec![tool]).await;
    let run = world
        .runtime
        .create_run(&world.agent, in_zone(zone))
        .await
        .unwrap();
    world.runtime.start_run(&run.run_id).await.unwrap();
    code(
        &world
            .runtime
            .execute_tool(&run.run_id, &name, no_arguments())
            .await,
    )
}

#[tokio::test]
async fn a_tool_is_usable_in_its_zone_and_above_unless_narrowed() {
    use Zone::{Green, Red, Yellow};
    for (own, narrowed, usable) in [
        (Green, None, vec![Green, Yellow, Red]),
        (Yellow, None, vec![Yellow, Red]),
        (Red, None, vec![Red]),
        (Green, Some(vec![Yellow]), vec![Yellow]),
        (Yellow, Some(vec![Green, Red]), vec![Red]),
        (Green, Some(vec![]), vec![]),
    ] {
        for zone in Zone::ALL {
            let spy = Spy::new();
            let tool = ToolRegistration {
                zone: own,
                allowed_zones: narrowed.clone(),
                ..spy.reads("look", How::Answers)
            };
            let expected = if usable.contains(&zone) {
                "ok"
            } else {
                "ZONE_NOT_ALLOWED"
            };
            assert_eq!(call(zone, tool).await, expected, "{own} {narrowed:?} in {zone}");
            assert_eq!(spy.called().len(), usize::from(usable.contains(&zone)));
        }
    }
}

#[tokio::test]
async fn what_needs_a_persons_word_is_not_done_without_one() {
    for zone in Zone::ALL {
        for effect in [
            Effect::Reads,
            Effect::Writes,
            Effect::Spends,
            Effect::Sends,
            Effect::Deletes,
        ] {
            for requires_approval in [false, true] {
                let spy = Spy::new();
                let tool = ToolRegistration {
                    effect,
                    requires_approval,
                    ..spy.writes("act", How::Answers)
                };
                let free = !requires_approval && (zone == Zone::Green || effect == Effect::Reads);
                let found = call(zone, tool).await;
                assert_eq!(
                    found,
                    if free { "ok" } else { "APPROVAL_REQUIRED" },
                    "{effect:?} in {zone}"
                );
                assert_eq!(spy.called().len(), usize::from(free));
            }
        }
    }
}

#[tokio::test]
async fn a_red_output_needs_a_persons_word() {
    for (zone, expected) in [
        (Zone::Green, "ok"),
        (Zone::Yellow, "ok"),
        (Zone::Red, "APPROVAL_REQUIRED"),
    ] {
        let world = World::new(vec![Say::Text("x")], Vec::new()).await;
        let result = world
            .runtime
            .run_agent(&world.agent, "go", in_zone(zone))
            .await
            .unwrap();
        let found = match result.waiting_for {
            Some(WaitingFor::Approval { .. }) => "APPROVAL_REQUIRED",
            _ => failed_with(&result),
        };
        assert_eq!(found, expected);
        assert_eq!(result.output.is_some(), zone != Zone::Red);
    }
}

#[tokio::test]
async fn only_lists_restrict() {
    let list = |names: &[&str]| -> Vec<String> { names.iter().map(ToString::to_string).collect() };
    let none: &[&str] = &[];
    for (allow, deny, allowed, forbidden, operations, expected) in [
        (None, none, none, none, none, "ok"),
        (Some(&["look"][..]), none, none, none, none, "ok"),
        (Some(&["other"][..]), none, none, none, none, "TOOL_NOT_ALLOWED"),
        (Some(none), none, none, none, none, "TOOL_NOT_ALLOWED"),
        (None, &["look"][..], none, none, none, "TOOL_NOT_ALLOWED"),
        (
            Some(&["look"][..]),
            &["look"][..],
            none,
            none,
            none,
            "TOOL_NOT_ALLOWED",
        ),
        // `allowed_operations` binds tools that declare operations.
        (None, none, &["read"][..], none, none, "ok"),
        (None, none, &["read"][..], none, &["read"][..], "ok"),
        (
            None,
            none,
            &["read"][..],
            none,
            &["read", "write"][..],
            "OPERATION_FORBIDDEN",
        ),
        (
            None,
            none,
            none,
            &["write"][..],
            &["read", "write"][..],
            "OPERATION_FORBIDDEN",
        ),
        // What is forbidden always wins.
        (
            None,
            none,
            &["write"][..],
            &["write"][..],
            &["write"][..],
            "OPERATION_FORBIDDEN",
        ),
    ] {
        let spy = Spy::new();
        let tool = ToolRegistration {
            operations: list(operations),
            ..spy.reads("look", How::Answers)
        };
        let world = World::new(vec![calls(&["look"]), Say::Text("done")], vec![tool]).await;
        let mut agent = agent();
        agent.tools.allowlist = allow.map(list);
        agent.tools.denylist = list(deny);
        agent.operations.allowed = list(allowed);
        agent.operations.forbidden = list(forbidden);
        let agent = pinned(agent);
        let case = format!("{allow:?} {deny:?} {allowed:?} {forbidden:?} {operations:?}");

        let run_id = world
            .runtime
            .create_run(&agent, CreateRun::default())
            .await
            .unwrap()
            .run_id;
        world.runtime.start_run(&run_id).await.unwrap();
        let found = code(&world.runtime.execute_tool(&run_id, "look", no_arguments()).await);
        assert_eq!(found, expected, "by a program: {case}");
        // The model is told, and may go on.
        let result = world
            .runtime
            .run_agent(&agent, "go", CreateRun::default())
            .await
            .unwrap();
        assert_eq!(result.status, RunStatus::Completed, "{case}");
        let told = world
            .model
            .asked()
            .last()
            .unwrap()
            .messages
            .last()
            .unwrap()
            .content
            .text();
        let as_expected = match expected {
            "ok" => told == "done",
            refused => told.starts_with(&format!("refused, {refused}")),
        };
        assert!(as_expected, "{case}: {told}");
        assert_eq!(spy.called().len(), if expected == "ok" { 2 } else { 0 });
        // What it may not call, it is not offered.
        let offered = allow.is_some_and(|names| names.contains(&"look")) && deny.is_empty();
        assert_eq!(world.model.asked()[0].tools.len(), usize::from(offered), "{case}");
    }
}
