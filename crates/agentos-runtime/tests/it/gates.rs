//! Gates: what may be released, what is sent back, and what nobody could evaluate.

use agentos_agents::GateRef;
use agentos_config::Profile;
use agentos_types::{GateStatus, RunStatus};

use crate::model::{Model, Say};
use crate::support::{World, agent, builder, failed_with, pinned};
use std::sync::Arc;

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

#[tokio::test]
async fn a_gate_that_nobody_can_evaluate_blocks_where_it_matters() {
    for (profile, required, expected) in [
        (None, true, "ok"),
        (Some(Profile::Development), true, "ok"),
        (Some(Profile::Staging), true, "GATE_FAILED"),
        (Some(Profile::Production), true, "GATE_FAILED"),
        (Some(Profile::Production), false, "ok"),
    ] {
        let mut agent = agent();
        agent.gates = vec![GateRef {
            id: "gate.judged.by_nobody".to_owned(),
            required,
            description: None,
            threshold: None,
            max_threshold: None,
            requires_human: false,
            condition: None,
        }];
        let model = Arc::new(Model::new(vec![Say::Text("fine")]));
        let runtime = builder(&model, Vec::new())
            .in_memory()
            .profile(profile)
            .build()
            .await
            .unwrap();
        let result = runtime
            .run_agent(&pinned(agent), "go", Default::default())
            .await
            .unwrap();
        assert_eq!(failed_with(&result), expected, "{profile:?} {required}");
        assert_eq!(
            model.asked().len(),
            2,
            "one answer, one judgement that is none; the model cannot mend it"
        );
        let named = result
            .gate_results
            .iter()
            .find(|gate| gate.gate_id == "gate.judged.by_nobody");
        assert_eq!(
            named.unwrap().status,
            GateStatus::NotEvaluated,
            "shown either way"
        );
    }
}
