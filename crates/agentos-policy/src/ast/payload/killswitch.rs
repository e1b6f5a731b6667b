//! Switches that stop what they cover.

use serde::Serialize;

use crate::ast::condition::Condition;
use crate::ast::words::words;

words! {
    /// What a switch covers.
    KillScope as "a scope of a kill switch" {
        Global = "global",
        Tenant = "tenant",
        Pack = "pack",
        Agent = "agent",
        Tool = "tool",
        Provider = "provider",
        Run = "run",
    }
}

words! {
    /// What happens to what it covers; new effects are refused by all four.
    KillAction as "an action of a kill switch" {
        /// Runs wait until it is lifted.
        Pause = "pause",
        /// Runs are cancelled.
        Stop = "stop" | "terminate" | "terminate_gracefully" | "terminate_immediately",
        Rollback = "rollback",
        Failover = "failover",
    }
}

/// A switch. Its state is handed in and out; `triggered` is the state that it starts with.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Killswitch {
    pub scope: KillScope,
    /// The pack, agent, tool, provider or run; `None` covers all of the scope.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// Everything that it covers is refused from the start. The word `default_enabled: true` of policy files
    /// says that the *system* is on, so that it is `false` here.
    pub triggered: bool,
    /// Each switches it by itself when its condition becomes true.
    pub triggers: Vec<Trigger>,
    pub action: KillAction,
    /// Roles that may switch it; empty: whoever may administer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authorized_roles: Vec<String>,
    pub require_confirmation: bool,
    /// Targets for which a confirmation is asked even where `require_confirmation` is not set.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub confirmed_targets: Vec<String>,
    /// How long effects in flight may go on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grace_ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recovery: Option<Recovery>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Trigger {
    pub name: String,
    /// Unknown does not switch.
    pub condition: Condition,
    /// After it was lifted, the same trigger waits this long.
    pub cooldown_ms: u64,
}

/// Whether it lifts itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Recovery {
    pub auto_recover: bool,
    pub recover_after_ms: u64,
    /// After so many it stays until a person lifts it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_recoveries: Option<u32>,
}
