//! Who asks for a person: zones, effects, tools and agents, as a table.

use agentos_agents::{Agent, ExecutionModel};
use agentos_tools::{Effect, ToolRegistration};
use agentos_types::{RunStatus, Zone};

use super::{in_zone, with};
use crate::model::{Say, calls};
use crate::support::World;
use crate::tools::{How, Spy};

const EFFECTS: [Effect; 5] = [
    Effect::Reads,
    Effect::Writes,
    Effect::Spends,
    Effect::Sends,
    Effect::Deletes,
];

/// What an agent's file may say, and what that asks for: nothing, for effects, or for every call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asks {
    Nothing,
    Effects,
    Calls,
}

type Change = fn(&mut Agent);

const AGENTS: [(&str, Change, Asks); 6] = [
    ("says nothing", |_| {}, Asks::Nothing),
    (
        "approval_required",
        |agent| agent.approval.required = true,
        Asks::Effects,
    ),
    ("manual", |agent| says(agent, ExecutionModel::Manual), Asks::Calls),
    (
        "supervised",
        |agent| says(agent, ExecutionModel::Supervised),
        Asks::Effects,
    ),
    (
        "semi_autonomous",
        |agent| says(agent, ExecutionModel::SemiAutonomous),
        Asks::Nothing,
    ),
    (
        "autonomous",
        |agent| says(agent, ExecutionModel::Autonomous),
        Asks::Nothing,
    ),
];

fn says(agent: &mut Agent, model: ExecutionModel) {
    agent.approval.execution_model = Some(model);
}

#[tokio::test]
async fn zones_effects_tools_and_agents() {
    for zone in Zone::ALL {
        for effect in EFFECTS {
            for requires_approval in [false, true] {
                for (name, change, asks) in AGENTS {
                    let spy = Spy::new();
                    let tool = ToolRegistration {
                        effect,
                        requires_approval,
                        ..spy.writes("act", How::Answers)
                    };
                    let world = World::new(vec![calls(&["act"]), Say::Text("done")], vec![tool]).await;
                    let agent = with(change);
                    let result = world
                        .runtime
                        .run_agent(&agent, "go", in_zone(zone))
                        .await
                        .unwrap();
                    let acts = effect != Effect::Reads;
                    let waits = requires_approval
                        || (acts && zone >= Zone::Yellow)
                        || asks == Asks::Calls
                        || (acts && asks == Asks::Effects);
                    let case = format!("{effect:?} in {zone}, {requires_approval}, agent {name}");
                    assert_eq!(spy.called().len(), usize::from(!waits), "{case}");
                    // In red the output waits, when nothing did before it.
                    let ends = !waits && zone != Zone::Red;
                    assert_eq!(result.status == RunStatus::Completed, ends, "{case}");
                }
            }
        }
    }
}
