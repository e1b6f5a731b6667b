//! Scopes, and exemptions with their end.

use agentos_types::{Zone, codes};
use agentos_yaml::Field;

use super::{condition, keys};
use crate::ast::{Exemption, Scope};

const SCOPE: &[&str] = &[
    "agents",
    "packs",
    "environments",
    "zones",
    "users",
    "roles",
    "groups",
    "tools",
    "actions",
    "resources",
];

pub(super) fn scope(field: &Field<'_>) -> Scope {
    keys::only(field, "a scope", &[SCOPE]);
    let mut roles = field.field("roles").texts();
    roles.extend(field.field("groups").texts());
    Scope {
        agents: field.field("agents").texts(),
        packs: field.field("packs").texts(),
        environments: field.field("environments").texts(),
        zones: zones(&field.field("zones")),
        users: field.field("users").texts(),
        roles,
        tools: field.field("tools").texts(),
        actions: field.field("actions").texts(),
        resources: field.field("resources").texts(),
    }
}

pub(super) fn zones(field: &Field<'_>) -> Vec<Zone> {
    const WORDS: &[&str] = &["green", "yellow", "red"];
    let read = |item: &Field<'_>| keys::word(item, "a zone", WORDS, |word| word.parse::<Zone>().ok());
    if field.is_list() || !field.is_present() {
        field.items().iter().filter_map(read).collect()
    } else {
        read(field).into_iter().collect()
    }
}

pub(super) fn exemptions(field: &Field<'_>) -> Vec<Exemption> {
    field.items().iter().map(exemption).collect()
}

fn exemption(field: &Field<'_>) -> Exemption {
    keys::only(
        field,
        "an exemption",
        &[
            &[
                "id",
                "reason",
                "approved_by",
                "expires",
                "expires_at",
                "scope",
                "pack",
                "agent",
            ],
            &[
                "rules",
                "rule",
                "check",
                "checks",
                "condition",
                "conditions",
                "config",
            ],
        ],
    );
    let given = field.field("scope");
    let mut covers = if given.is_present() {
        scope(&given)
    } else {
        Scope::default()
    };
    covers.packs.extend(field.field("pack").text());
    covers.agents.extend(field.field("agent").text());
    let asked = keys::first(field, &["condition", "conditions"]);
    let mut rules = Vec::new();
    for key in ["rules", "checks", "rule", "check"] {
        rules.extend(field.field(key).texts());
    }
    let ends = keys::first(field, &["expires_at", "expires"]);
    if !ends.is_present() {
        field.warn_at_key(
            codes::POLICY_EXEMPT_FOR_EVER,
            "an exemption never ends".to_owned(),
            "give `expires`, as in `2026-12-31`",
        );
    }
    Exemption {
        id: field.field("id").text(),
        reason: keys::required(field, "reason", "why it is needed").unwrap_or_default(),
        approved_by: keys::get(field, "approved_by").text(),
        expires_at_ms: ends.is_present().then(|| end(&ends)),
        scope: covers,
        rules,
        condition: asked.is_present().then(|| condition::read(&asked)).flatten(),
    }
}

/// The moment at which it ends: a date counts to the end of that day in UTC. What cannot be read is reported
/// and has ended.
fn end(field: &Field<'_>) -> i64 {
    let Some(text) = field.text() else { return 0 };
    if let Ok(stamp) = text.parse::<jiff::Timestamp>() {
        return stamp.as_millisecond();
    }
    let day = text.parse::<jiff::civil::Date>().ok();
    let end = day
        .and_then(|day| day.tomorrow().ok())
        .and_then(|day| day.to_zoned(jiff::tz::TimeZone::UTC).ok());
    if let Some(end) = end {
        return end.timestamp().as_millisecond();
    }
    field.error(
        codes::POLICY_INVALID,
        format!("`{text}` is not a date"),
        "write `2026-12-31` or `2026-12-31T18:00:00Z`",
    );
    0
}
