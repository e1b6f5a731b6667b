//! Gates: what may be released, what is sent back, and what nobody could evaluate.

use agentos_types::RunStatus;

use crate::model::Say;
use crate::support::{World, agent, failed_with, pinned};

#[tokio::test]
async fn an_empty_answer_is_sent_back_until_the_agents_patience_ends() {
    for (lines, revisions, expected) in [
        (vec![Say::Text(""), Say::Text(" \n"), Say::Text("there")], 2, "ok"),
        (vec![Say::Text("")], 2, "GATE_FAILED"),
        (vec![Say::Text(""), Say::Text("there")], 0, "GATE_FAILED"),
    ] {
        let mut agent = agent();
        agent.max_revisions = revisions;
        let world = World::new(lines, Vec::new()).await;
        let result = world
            .runtime
            .run_agent(&pinned(agent), "go", Default::default())
            .await
            .unwrap();
        assert_eq!(failed_with(&result), expected);
        let asked = world.model.asked();
        assert_eq!(asked.len() as u64, revisions + 1);
        assert!(!result.gate_results.is_empty(), "results are kept");
        let sent_back = world.get(&result.run_id).await.revisions;
        assert_eq!(sent_back, revisions, "the last failure is sent back to nobody");
        if let Some(second) = asked.get(1) {
            let told = second.messages.last().unwrap().content.text();
            assert!(told.contains("was not accepted"), "{told}");
        }
    }
}

#[tokio::test]
async fn a_programs_output_passes_the_gates_too() {
    let world = World::new(vec![Say::Text("x")], Vec::new()).await;
    let run_id = world.started().await;
    let result = world.runtime.complete_run(&run_id, "  ").await.unwrap();
    assert_eq!(
        (result.status, failed_with(&result)),
        (RunStatus::Failed, "GATE_FAILED")
    );
    assert_eq!(world.kinds(&run_id).await[2..], ["gates_evaluated", "run_failed"]);
    assert!(
        world.get(&run_id).await.messages.is_empty(),
        "nobody is asked to mend it"
    );
}

#[tokio::test]
async fn gates_that_are_switched_off_are_said_to_be() {
    let world = World::with(vec![Say::Text("")], Vec::new(), |config| {
        config.enable_quality_gates = false
    })
    .await;
    let result = world.run().await;
    assert_eq!(
        (result.status, result.gate_results.len()),
        (RunStatus::Completed, 0)
    );
    assert!(
        !world.get(&result.run_id).await.gates_enabled,
        "recorded in the run's first event"
    );
}
