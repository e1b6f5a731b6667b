//! Scopes, and exemptions with their end.

use agentos_types::{Zone, codes};
use agentos_yaml::{Field, Kind};

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

/// What makes an exemption smaller.
const NARROWING: &[&str] = &[
    "scope",
    "pack",
    "agent",
    "rules",
    "rule",
    "check",
    "checks",
    "condition",
    "conditions",
];

pub(super) fn scope(field: &Field<'_>) -> Scope {
    keys::only(field, "a scope", &[SCOPE]);
    let listed = |key: &str| names(&field.field(key));
    let mut roles = listed("roles");
    roles.extend(listed("groups"));
    Scope {
        agents: listed("agents"),
        packs: listed("packs"),
        environments: listed("environments"),
        zones: zones(&field.field("zones")),
        users: listed("users"),
        roles,
        tools: listed("tools"),
        actions: listed("actions"),
        resources: listed("resources"),
    }
}

/// One name or several. An empty one, or one with spaces around it, is nobody's: the policy would hold nowhere.
pub(super) fn names(field: &Field<'_>) -> Vec<String> {
    let items = if field.is_list() {
        field.items()
    } else {
        vec![field.clone()]
    };
    for item in &items {
        match item.node().map(|node| &node.kind) {
            Some(Kind::Text(text)) if text.is_empty() || text.trim() != text => item.error(
                codes::POLICY_INVALID,
                format!("`{text}` is no name: nothing is called so"),
                match text.trim() {
                    "" => "take it out, or write `*` for every name".to_owned(),
                    name => format!("write `{name}`, without spaces around it"),
                },
            ),
            Some(Kind::Null) if field.is_list() => nothing(item),
            _ => {}
        }
    }
    field.texts()
}

/// An entry of a list that was never filled in.
fn nothing(item: &Field<'_>) {
    item.error(
        codes::POLICY_INVALID,
        "an entry of the list says nothing".to_owned(),
        "take it out, or say what it is",
    );
}

pub(super) fn zones(field: &Field<'_>) -> Vec<Zone> {
    const WORDS: &[&str] = &["green", "yellow", "red"];
    let read = |item: &Field<'_>| keys::word(item, "a zone", WORDS, |word| word.parse::<Zone>().ok());
    if field.is_list() || !field.is_present() {
        let items = field.items();
        items.iter().filter(|item| !item.is_present()).for_each(nothing);
        items.iter().filter_map(read).collect()
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
            &["id", "reason", "approved_by", "expires", "expires_at", "config"],
            NARROWING,
        ],
    );
    keys::filled(field, "an exemption", NARROWING);
    let given = field.field("scope");
    keys::filled(&given, "an exemption", SCOPE);
    let mut covers = if given.is_present() {
        scope(&given)
    } else {
        Scope::default()
    };
    covers.packs.extend(names(&field.field("pack")));
    covers.agents.extend(names(&field.field("agent")));
    let asked = keys::one(field, &["condition", "conditions"]);
    let mut rules = Vec::new();
    for key in ["rules", "checks", "rule", "check"] {
        rules.extend(names(&field.field(key)));
    }
    let ends = keys::one(field, &["expires_at", "expires"]);
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
    Exemption::NEVER
}
