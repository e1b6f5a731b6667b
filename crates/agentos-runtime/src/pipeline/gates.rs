//! Is what came back fit to be the run's output? Runs the gates and says what follows.

use agentos_gates::{GateContext, RequiredGate, required_gates};
use agentos_types::{GateResult, GateStatus, GatesEvaluated, codes};
use serde_json::Value;

use crate::error::Refusal;
use crate::inner::Inner;
use crate::run::session::Session;

/// What the gates have said.
#[derive(Debug)]
pub(crate) struct Verdict {
    pub(crate) event: GatesEvaluated,
    /// Set when the output must not be released.
    pub(crate) refusal: Option<Refusal>,
}

pub(crate) async fn check_gates(rt: &Inner, session: &Session, output: &Value) -> Verdict {
    let run = &session.run;
    if !run.gates_enabled {
        return Verdict {
            event: GatesEvaluated {
                results: Vec::new(),
                feedback: Vec::new(),
            },
            refusal: None,
        };
    }
    let context = GateContext {
        agent_id: run.agent_id.clone(),
        task_id: Some(run.run_id.to_string()),
        zone: run.zone,
        input: run.input.clone(),
        output: output.clone(),
        metadata: run.metadata.clone(),
    };
    let mut results = vec![rt.gates.execute(&rt.quality_gate, &context, session.now()).await];
    let gates = &session.pins.agent.gates;
    let named = gates.iter().map(|gate| RequiredGate {
        id: &gate.id,
        description: gate.description.as_deref(),
        threshold: gate.threshold,
        required: gate.required,
    });
    results.extend(required_gates(named, session.now()));

    let feedback: Vec<String> = results.iter().flat_map(reasons).collect();
    let refusal = if feedback.is_empty() {
        let unevaluated: Vec<&str> = results
            .iter()
            .filter(|result| result.status == GateStatus::NotEvaluated)
            .filter(|result| {
                gates
                    .iter()
                    .any(|gate| gate.required && gate.id == result.gate_id)
            })
            .map(|result| result.gate_id.as_str())
            .collect();
        (rt.unevaluated_blocks() && !unevaluated.is_empty()).then(|| {
            let list = unevaluated.join("`, `");
            Refusal::new(
                codes::GATE_FAILED,
                format!("required gates `{list}` could not be evaluated"),
            )
        })
    } else {
        Some(Refusal::new(
            codes::GATE_FAILED,
            format!("the answer did not pass: {}", feedback.join("; ")),
        ))
    };
    Verdict {
        event: GatesEvaluated { results, feedback },
        refusal,
    }
}

/// Why a gate has failed, in words that a model can act on.
fn reasons(result: &GateResult) -> Vec<String> {
    if result.status != GateStatus::Failed {
        return Vec::new();
    }
    result
        .blocking_failures
        .iter()
        .map(|check| {
            check
                .message
                .clone()
                .unwrap_or_else(|| format!("check `{}` failed", check.check_name))
        })
        .collect()
}
