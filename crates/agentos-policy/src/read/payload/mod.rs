//! What each type of policy holds beside rules.

mod access;
mod compliance;
mod data;
mod gate;
mod money;
mod switch;

pub(super) use gate::read as gate;
pub(super) use switch::of_file as killswitches;

use agentos_yaml::Field;

use super::rule;
use crate::ast::{Payload, PolicyType, Rule};

/// The keys of a type, beside those of every policy.
pub(super) fn keys(kind: PolicyType) -> &'static [&'static str] {
    match kind {
        PolicyType::Cost | PolicyType::Custom => &[],
        PolicyType::RateLimit => money::RATE_KEYS,
        PolicyType::Budget => money::BUDGET_KEYS,
        PolicyType::Killswitch => switch::KEYS,
        PolicyType::AccessControl => access::KEYS,
        PolicyType::PiiProtection => data::PII_KEYS,
        PolicyType::DataRetention => data::RETENTION_KEYS,
        PolicyType::Compliance => compliance::KEYS,
        PolicyType::Gate => gate::KEYS,
    }
}

/// What a policy of the type needs when it has no rules.
pub(super) fn hint(kind: PolicyType) -> &'static str {
    match kind {
        PolicyType::Cost | PolicyType::Custom => "",
        PolicyType::RateLimit => " or `windows`",
        PolicyType::Budget => " or `limits`",
        PolicyType::Killswitch => " or `scope`",
        PolicyType::AccessControl => " or `roles`",
        PolicyType::PiiProtection => " with a `category` each",
        PolicyType::DataRetention => " with a `data_type` each",
        PolicyType::Compliance => " or `requirements`",
        PolicyType::Gate => " or `checks`",
    }
}

/// Rules and payload; rules of personal data and retention share the key `rules`.
pub(super) fn read(field: &Field<'_>, kind: PolicyType, rules: &[Field<'_>]) -> (Vec<Rule>, Payload) {
    let own_key = match kind {
        PolicyType::PiiProtection => "category",
        PolicyType::DataRetention => "data_type",
        _ => "",
    };
    let (own, plain): (Vec<Field<'_>>, Vec<Field<'_>>) = rules.iter().cloned().partition(|rule| {
        !own_key.is_empty() && rule.is_mapping() && super::keys::get(rule, own_key).node().is_some()
    });
    let there = |key: &str| field.field(key).is_present();
    let payload = match kind {
        PolicyType::RateLimit if there("windows") || plain.is_empty() => {
            money::rate(field).map(Payload::RateLimit)
        }
        PolicyType::Budget if there("limits") || plain.is_empty() => {
            money::budget(field).map(Payload::Budget)
        }
        PolicyType::Killswitch => switch::read(field).map(|switch| Payload::Killswitch(Box::new(switch))),
        PolicyType::AccessControl if there("roles") || plain.is_empty() => {
            Some(Payload::AccessControl(access::read(field)))
        }
        PolicyType::PiiProtection if !own.is_empty() || there("blocked_fields") || there("blockedFields") => {
            Some(Payload::PiiProtection(data::pii(field, &own)))
        }
        PolicyType::DataRetention if !own.is_empty() => {
            Some(Payload::DataRetention(data::retention(field, &own)))
        }
        PolicyType::Compliance if there("requirements") || plain.is_empty() => {
            compliance::read(field).map(Payload::Compliance)
        }
        PolicyType::Gate if there("checks") || plain.is_empty() => {
            Some(Payload::Gate(Box::new(gate::read(field))))
        }
        _ => None,
    };
    (rule::list(&plain), payload.unwrap_or_default())
}
