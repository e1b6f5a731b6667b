//! The hard limits of one run that an agent's file sets.

use agentos_types::Limits;
use agentos_yaml::Field;

/// `mission.constraints`, and the cost per run of `models.cost_controls`: the lower of the two.
pub(crate) fn limits(root: &Field) -> Limits {
    let constraints = root.at("mission.constraints").strictly();
    let mission = Limits {
        max_tokens: constraints.field("max_tokens_total").whole(),
        max_cost: constraints.field("max_cost_usd").usd(),
        max_tool_calls: constraints.field("max_tool_calls").whole(),
        max_duration_ms: constraints
            .field("max_runtime_seconds")
            .whole()
            .map(|seconds| seconds.saturating_mul(1000)),
        max_steps: None,
    };
    let costs = root.at("models.cost_controls").strictly();
    let per_run = costs
        .field("per_run_budget_usd")
        .usd()
        .or_else(|| costs.field("per_run").usd());
    mission.min(Limits {
        max_cost: per_run,
        ..Limits::default()
    })
}
