//! Checks over content, as policy files write them. What a check does is for the gates; here they are data.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::ast::place::Place;
use crate::ast::rule::Severity;
use crate::ast::words::words;

words! {
    Evaluation as "a mode of evaluation" {
        AllMustPass = "all_must_pass" | "all",
        AnyMustPass = "any_must_pass" | "any",
        WeightedScore = "weighted_score",
    }
}

words! {
    /// What a failed gate does.
    GateFail as "an action of a failed gate" {
        Block = "block" | "deny",
        Warn = "warn",
        LogOnly = "log_only" | "log" | "audit",
    }
}

/// A gate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GateSpec {
    /// Events at which it runs, as written: `artifact.created`, `message.send`.
    pub triggers: Vec<String>,
    pub evaluation: Evaluation,
    pub fail_action: GateFail,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeout_ms: Option<u64>,
    pub applies_to: AppliesTo,
    pub checks: Vec<GateCheck>,
    /// By pack, then by check.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub pack_overrides: BTreeMap<String, BTreeMap<String, CheckOverride>>,
    /// The other sections (`audit`, `metrics`, `incident_response` …), as written.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub other: Map<String, Value>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GateCheck {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    pub enabled: bool,
    pub severity: Severity,
    pub config: Map<String, Value>,
    pub applies_to: AppliesTo,
    #[serde(skip)]
    pub place: Place,
}

/// For what it runs: every list that is not empty must hold the artifact's value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AppliesTo {
    pub packs: Vec<String>,
    /// `text`, `report` …; the word `all` is no restriction and gives an empty list.
    pub artifact_types: Vec<String>,
    pub message_types: Vec<String>,
}

/// What a pack changes of a check; `config` is laid over the check's key by key.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CheckOverride {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub config: Map<String, Value>,
}
