//! Which fields of a payload are the runtime's own: numbers, times, ids and digests that it has made itself, by
//! whose form nothing of anybody's can be in them. What is not listed here is looked at.

use agentos_types::{ApprovalId, Digest, RunId};
use serde_json::{Map, Value};

/// What the runtime numbers, in events, runs, results and approvals.
const NUMBERS: &[&str] = &[
    "amount",
    "at",
    "cost",
    "cost_usd",
    "created_at",
    "deadline",
    "duration_ms",
    "ended_at",
    "expires_at",
    "max_tokens",
    "ms",
    "quorum",
    "ran_ms",
    "requested_at",
    "reserved",
    "reserved_tokens",
    "run_cost_usd",
    "seq",
    "started_at",
    "step",
    "timestamp",
    "token_bound",
    "tool_calls",
    "updated_at",
    "usd",
    "uses",
];

/// What holds such fields too: an object, or a list of them.
const CONTAINERS: &[&str] = &["changes", "gate_results", "pending", "results", "votes"];

#[derive(PartialEq, Eq)]
enum Whose {
    Own,
    Container,
    Foreign,
}

/// A payload with `hide` done to all of it that is not the runtime's own; `None` when that hides nothing.
pub(super) fn walk(payload: &Value, hide: &dyn Fn(&Value) -> Option<Value>) -> Option<Value> {
    match payload {
        Value::Object(members) => object(members, hide),
        Value::Array(items) => {
            let walked: Vec<Option<Value>> = items.iter().map(|item| walk(item, hide)).collect();
            if walked.iter().all(Option::is_none) {
                return None;
            }
            let items = items.iter().zip(walked);
            Some(
                items
                    .map(|(item, walked)| walked.unwrap_or_else(|| item.clone()))
                    .collect(),
            )
        }
        leaf => hide(leaf),
    }
}

fn object(members: &Map<String, Value>, hide: &dyn Fn(&Value) -> Option<Value>) -> Option<Value> {
    let foreign: Map<String, Value> = members
        .iter()
        .filter(|(key, member)| whose(key, member) == Whose::Foreign)
        .map(|(key, member)| (key.clone(), member.clone()))
        .collect();
    let hidden = if foreign.is_empty() {
        None
    } else {
        hide(&Value::Object(foreign))
    };
    let mut hidden = match hidden {
        None => None,
        Some(Value::Object(hidden)) => Some(hidden.into_iter()),
        Some(unseen) => return Some(unseen),
    };
    let mut hid = hidden.is_some();
    // In the order in which they stood. A key may have been covered too.
    let mut out = Map::with_capacity(members.len());
    for (key, member) in members {
        let (key, member) = match whose(key, member) {
            Whose::Own => (key.clone(), member.clone()),
            Whose::Container => {
                let walked = walk(member, hide);
                hid |= walked.is_some();
                (key.clone(), walked.unwrap_or_else(|| member.clone()))
            }
            Whose::Foreign => hidden
                .as_mut()
                .and_then(Iterator::next)
                .unwrap_or_else(|| (key.clone(), member.clone())),
        };
        out.insert(key, member);
    }
    hid.then_some(Value::Object(out))
}

fn whose(key: &str, value: &Value) -> Whose {
    let own = match value {
        Value::Null | Value::Bool(_) => true,
        Value::Number(_) => NUMBERS.contains(&key),
        Value::String(text) => match key {
            "run_id" => text.parse::<RunId>().is_ok(),
            "id" | "approval" => text.parse::<ApprovalId>().is_ok(),
            "pins" | "input_hash" | "policy_digest" | "agent_digest" => text.parse::<Digest>().is_ok(),
            _ => false,
        },
        Value::Array(items) => key == "limits" && items.iter().all(|item| item.is_number() || item.is_null()),
        Value::Object(members) => {
            matches!(key, "usage" | "tokens" | "limits")
                && members
                    .values()
                    .all(|member| member.is_number() || member.is_boolean())
        }
    };
    if own {
        Whose::Own
    } else if CONTAINERS.contains(&key) && (value.is_array() || value.is_object()) {
        Whose::Container
    } else {
        Whose::Foreign
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::walk;

    /// Hides everything that it is given.
    fn all(value: &Value) -> Option<Value> {
        Some(match value {
            Value::Object(members) => members.keys().map(|key| (key.clone(), json!("x"))).collect(),
            _ => json!("x"),
        })
    }

    #[test]
    fn what_is_not_the_runtimes_own_is_looked_at() {
        let digest = "4d80d87d98d5e97c675786cee9ffb38bc52ad72ee1fd0775f4342456e5d4e944";
        for (payload, shown) in [
            (json!({ "step": 1, "ran_ms": 4 }), None),
            (
                json!({ "pins": digest, "limits": [1, null, 0.5], "auto": true }),
                None,
            ),
            (json!({ "usage": { "input": 1, "estimated": true } }), None),
            (json!({ "run_id": "run_1795728479531_f993f9ca" }), None),
            (json!({}), None),
            // By its form, and not by its name alone.
            (
                json!({ "pins": "anna", "step": "anna" }),
                Some(json!({ "pins": "x", "step": "x" })),
            ),
            (
                json!({ "run_id": "anna", "usage": { "input": "anna" } }),
                Some(json!({ "run_id": "x", "usage": "x" })),
            ),
            (json!({ "limits": ["anna"] }), Some(json!({ "limits": "x" }))),
            (
                json!({ "step": 1, "output": 2, "ran_ms": 3 }),
                Some(json!({ "step": 1, "output": "x", "ran_ms": 3 })),
            ),
            // Nothing below a field of somebody's is the runtime's.
            (json!({ "input": { "step": 1 } }), Some(json!({ "input": "x" }))),
            (
                json!({ "results": [{ "at": 1 }, { "at": 1, "metadata": { "at": 1 } }] }),
                Some(json!({ "results": [{ "at": 1 }, { "at": 1, "metadata": "x" }] })),
            ),
            (
                json!({ "results": [{ "at": 1 }], "pending": { "step": 1 } }),
                None,
            ),
            (json!("anna"), Some(json!("x"))),
        ] {
            assert_eq!(walk(&payload, &all), shown, "{payload}");
        }
    }
}
