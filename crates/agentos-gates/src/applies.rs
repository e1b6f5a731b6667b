//! Whom a gate or a check is for: zones, packs, agents, kinds of artifact and of message.
//!
//! What is not known of a run never lets it slip past a check for a kind of message: such a check then
//! applies. The kind of artifact is taken from the run's metadata, else from the value itself.

use agentos_types::{Timestamp, Zone};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::GateContext;

/// An empty list is no restriction.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AppliesTo {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub zones: Vec<Zone>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub packs: Vec<String>,
    /// Packs for which another form of the check stands in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_packs: Vec<String>,
    /// Canonical ids.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub agents: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tools: Vec<String>,
    /// What a tool does to the world: `reads`, `writes`, `spends`, `sends`, `deletes`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub effects: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub artifact_types: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub message_types: Vec<String>,
}

/// A pack that need not pass a check, up to a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exemption {
    pub pack: String,
    /// The first moment at which it no longer holds; `None`: it holds for ever.
    pub until: Option<Timestamp>,
    pub reason: String,
}

impl Exemption {
    /// Why the check need not be passed here and now; `None`: it must be.
    pub(crate) fn holds(&self, context: &GateContext, now: Timestamp) -> Option<String> {
        let holds = self.pack == pack(context) && self.until.is_none_or(|until| now < until);
        holds.then(|| format!("pack `{}` is exempt: {}", self.pack, self.reason))
    }
}

impl AppliesTo {
    #[must_use]
    pub fn is_everything(&self) -> bool {
        *self == Self::default()
    }

    /// In `not_packs`: every pack that `packs` does not name.
    pub(crate) const OTHERS: &'static str = "*";

    /// Another form of the check stands in for it here, so that it is not even listed.
    pub(crate) fn is_replaced(&self, context: &GateContext) -> bool {
        let pack = pack(context);
        let others = |name: &String| name == Self::OTHERS && !self.packs.iter().any(|own| own == pack);
        self.not_packs.iter().any(|name| name == pack || others(name))
    }

    /// Why it does not apply here; `None`: it does.
    #[must_use]
    pub fn mismatch(&self, context: &GateContext) -> Option<String> {
        let outside = |list: &[String], value: &str| !list.is_empty() && !list.iter().any(|one| one == value);
        if !self.zones.is_empty() && !self.zones.contains(&context.zone) {
            return Some(format!("it is not for zone {}", context.zone));
        }
        let pack = pack(context);
        if outside(&self.packs, pack) {
            return Some(format!(
                "it is for {}, not for `{pack}`",
                list("pack", &self.packs)
            ));
        }
        if outside(&self.agents, &context.agent_id) {
            return Some(format!("it is not for agent `{}`", context.agent_id));
        }
        if let Some(Value::String(tool)) = context.metadata.get("tool")
            && outside(&self.tools, tool)
        {
            return Some(format!("it is not for tool `{tool}`"));
        }
        if let Some(Value::String(effect)) = context.metadata.get("effect")
            && outside(&self.effects, effect)
        {
            return Some(format!(
                "it is for tools that {}, and this one {effect}",
                self.effects.join(", ")
            ));
        }
        if let Some(kinds) = artifact_types(context)
            && !self.artifact_types.is_empty()
            && !self
                .artifact_types
                .iter()
                .any(|kind| kind == "all" || kinds.contains(&kind.as_str()))
        {
            let what = kinds.first().copied().unwrap_or("text");
            return Some(format!(
                "it is for {}, and this is `{what}`",
                list("artifact", &self.artifact_types)
            ));
        }
        if let Some(kind) = message_type(context)
            && outside(&self.message_types, kind)
        {
            return Some(format!(
                "it is for {}, not for `{kind}`",
                list("message", &self.message_types)
            ));
        }
        None
    }
}

fn list(what: &str, names: &[String]) -> String {
    format!("{what} `{}`", names.join("`, `"))
}

/// The agent's pack: given, or read from a canonical id, `agent.PACK.REST.v1`.
pub(crate) fn pack(context: &GateContext) -> &str {
    context.pack.as_deref().unwrap_or_else(|| {
        context
            .agent_id
            .strip_prefix("agent.")
            .and_then(|rest| rest.split('.').next())
            .unwrap_or_default()
    })
}

/// `artifact_type` of the metadata, else what the value shows itself to be. What a tool is called with is a message
/// of some type, or nothing that is known.
pub(crate) fn artifact_types(context: &GateContext) -> Option<Vec<&str>> {
    match (context.metadata.get("artifact_type"), &context.output) {
        (Some(Value::String(kind)), _) => Some(vec![kind]),
        _ if context.metadata.contains_key("tool") => message_type(context).map(|kind| vec![kind]),
        (_, Value::Object(_) | Value::Array(_)) => Some(vec!["json", "data"]),
        _ => Some(vec!["text", "document"]),
    }
}

/// `message_type` or `channel` of the metadata or the input; never of what a model wrote.
pub(crate) fn message_type(context: &GateContext) -> Option<&str> {
    ["message_type", "channel"].into_iter().find_map(|name| {
        context
            .metadata
            .get(name)
            .or_else(|| context.input.get(name))
            .and_then(Value::as_str)
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn context(metadata: Value, output: Value) -> GateContext {
        GateContext {
            agent_id: "agent.legal.attorney.v1".to_owned(),
            metadata: metadata.as_object().cloned().unwrap(),
            output,
            ..GateContext::default()
        }
    }

    #[test]
    fn whom_a_check_is_for() {
        let applies = |json: Value| serde_json::from_value::<AppliesTo>(json).unwrap();
        for (to, metadata, output, fits) in [
            (json!({}), json!({}), json!("x"), true),
            (json!({"packs": ["legal"]}), json!({}), json!("x"), true),
            (json!({"packs": ["finance"]}), json!({}), json!("x"), false),
            (json!({"zones": ["red"]}), json!({}), json!("x"), false),
            (json!({"zones": ["green", "red"]}), json!({}), json!("x"), true),
            (
                json!({"agents": ["agent.legal.attorney.v1"]}),
                json!({}),
                json!("x"),
                true,
            ),
            (json!({"agents": ["attorney"]}), json!({}), json!("x"), false),
            (json!({"artifact_types": ["text"]}), json!({}), json!("x"), true),
            (json!({"artifact_types": ["json"]}), json!({}), json!("{}"), false),
            (json!({"artifact_types": ["json"]}), json!({}), json!({}), true),
            (
                json!({"artifact_types": ["report"]}),
                json!({"artifact_type": "report"}),
                json!("x"),
                true,
            ),
            (
                json!({"artifact_types": ["all"]}),
                json!({"artifact_type": "x"}),
                json!("x"),
                true,
            ),
            (
                json!({"message_types": ["sms"]}),
                json!({"message_type": "email"}),
                json!("x"),
                false,
            ),
            (
                json!({"message_types": ["sms"]}),
                json!({"channel": "sms"}),
                json!("x"),
                true,
            ),
            // Not known: it applies.
            (json!({"message_types": ["sms"]}), json!({}), json!("x"), true),
            (
                json!({"tools": ["send"]}),
                json!({"tool": "read"}),
                json!("x"),
                false,
            ),
        ] {
            let context = context(metadata.clone(), output);
            assert_eq!(
                applies(to.clone()).mismatch(&context).is_none(),
                fits,
                "{to} {metadata}"
            );
        }
    }
}
