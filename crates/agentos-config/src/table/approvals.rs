//! Who may decide on approvals, and how long one is waited for.

use crate::key::Meta;
use crate::section::section;

section! {
    /// Who may approve, and how long a run waits. What needs approval is up to zones, agents and policies.
    pub ApprovalsConfig in "approvals" {
        /// Whether somebody else than who started the run must decide.
        separation_of_duties: bool = false, [Production: true], Meta::USED;
        /// How many different people must approve in the red zone.
        red_quorum: u32 = 1, [], Meta::USED.range(1, 16).unit("people");
        /// How long a decision is waited for, where the agent's `approval_timeout_seconds` says nothing.
        timeout_ms: u64 = 86_400_000, [], Meta::USED.ms();
    }
}
