//! `[orchestrator]`: the product document's eight keys and ours.

use agentos_types::{Usd, Zone};

use crate::key::Meta;
use crate::section::section;
use crate::{StreamRelease, UnboundRules, UnboundTools};

const fn dollars(whole: i64) -> Usd {
    Usd::from_nanos(whole.saturating_mul(1_000_000_000))
}

section! {
    /// The limits and switches of every run.
    pub OrchestratorConfig in "orchestrator" {
        /// The zone of a run that names none.
        default_zone: Zone = Zone::Green,
            [Development: Zone::Green, Staging: Zone::Yellow, Production: Zone::Green], Meta::USED;
        /// Most tokens of a run, input and output of all attempts together.
        max_tokens_per_run: u64 = 100_000,
            [Development: 200_000, Staging: 100_000, Production: 50_000], Meta::USED.unit("tokens").at_least(1);
        /// Most that a run may cost; reserved before each call, so it cannot be overspent.
        max_cost_per_run: Usd = dollars(10),
            [Development: dollars(20), Staging: dollars(10), Production: dollars(5)], Meta::USED.unit("USD");
        /// Most tool calls of a run.
        max_tool_calls_per_run: u64 = 100, [Production: 50], Meta::USED.unit("calls");
        /// Longest time of a run in status `running`; at its end the call in flight is cancelled.
        max_run_duration_ms: u64 = 300_000,
            [Development: 600_000, Staging: 300_000, Production: 120_000], Meta::USED.ms();
        /// Whether configured gates are asked; that they were not is recorded in the run and its result.
        enable_quality_gates: bool = true, [Development: true, Staging: true, Production: true], Meta::USED;
        /// Whether configured policies are asked; zones, budgets, limits, approvals and the kill switch have no switch.
        enable_policy_checks: bool = true, [Development: true, Staging: true, Production: true], Meta::USED;
        /// How old a changed run's last snapshot grows before the next; nothing is lost between two.
        auto_save_interval_ms: u64 = 10_000,
            [Development: 10_000, Staging: 10_000, Production: 5_000], Meta::USED.ms();
        /// Most steps of a run, model and tool calls together.
        max_steps_per_run: u64 = 200, [], Meta::USED.unit("steps").at_least(1);
        /// Longest time of one model call, all attempts together.
        model_timeout_ms: u64 = 120_000, [], Meta::USED.ms();
        /// How often the audit chain is anchored.
        anchor_interval_ms: u64 = 60_000, [], Meta::USED.ms();
        /// How long a worker that says nothing keeps its runs.
        lease_ms: u64 = 15_000, [], Meta::USED.ms();
        /// What answers a call of a declared tool without a handler: `refuse`, or `prompt` for a model call.
        unbound_tools: UnboundTools = UnboundTools::Refuse, [], Meta::LATER;
        /// When a listener hears an answer that gates have yet to look at: `redacted` at once, without what the scanner finds, or `after_gates`.
        stream: StreamRelease = StreamRelease::Redacted, [], Meta::USED;
        /// What a rule of an agent file does whose fields nothing supplies: `warn` or `deny`.
        unbound_rules: UnboundRules = UnboundRules::Warn, [], Meta::USED;
    }
}
