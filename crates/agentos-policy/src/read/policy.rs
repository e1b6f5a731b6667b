//! A policy in the product document's form, and in the older schema's.

use agentos_types::codes;
use agentos_yaml::Field;

use super::{exempt, keys, payload, rule};
use crate::ast::{Mode, Origin, Payload, Policy, PolicyType, Status};

const COMMON: &[&str] = &[
    "id",
    "name",
    "type",
    "status",
    "mode",
    "priority",
    "scope",
    "rules",
    "description",
    "version",
    "tags",
    "time_zone",
    "timezone",
    "exemptions",
    "exceptions",
    "enabled",
    "enforcement",
    "metadata",
    "author",
    "owner",
    "created_at",
    "updated_at",
    "notifications",
    "notify",
    "escalation",
    "audit",
    "schema_version",
];

/// One policy; what is wrong is reported.
pub(super) fn read(field: &Field<'_>, origin: &Origin) -> Option<Policy> {
    named(field, None, origin)
}

/// The `spec` of a file, whose id stands in its `metadata`.
pub(super) fn read_spec(field: &Field<'_>, id: &str, origin: &Origin) -> Option<Policy> {
    named(field, Some(id), origin)
}

fn named(field: &Field<'_>, given: Option<&str>, origin: &Origin) -> Option<Policy> {
    if !field.is_mapping() {
        field.wrong("a policy");
        return None;
    }
    let word = field.field("type");
    let kind = if word.is_present() {
        keys::word_of!(&word, PolicyType)
    } else {
        Some(PolicyType::Custom)
    };
    let own = kind.map_or(&[][..], payload::keys);
    if kind.is_some() {
        keys::only(field, "a policy", &[COMMON, own]);
    }
    keys::not_acted_on(field, &["notifications", "notify", "escalation", "audit"]);
    let meta = field.field("metadata");
    // The older form keeps these under `metadata`.
    let common = |key: &str| {
        let found = keys::get(field, key);
        if !found.is_present() && meta.is_mapping() {
            let inner = keys::get(&meta, key);
            if inner.is_present() {
                return inner;
            }
        }
        found
    };
    let id = common("id");
    let id = if let Some(given) = given {
        Some(given.to_owned())
    } else if id.is_present() {
        id.required_text("a name that no other policy has, as in `policy.cost.limit.v1`")
    } else {
        keys::required(
            field,
            "id",
            "a name that no other policy has, as in `policy.cost.limit.v1`",
        )
    };
    let status = keys::word_of!(&common("status"), Status);
    let mode = mode(field);
    let written = field.field("rules");
    let items = written.items();
    // What is there and no list has its own mistake already.
    let no_rules = items.is_empty() && (written.is_list() || !written.is_present());
    let (rules, payload) = match kind {
        Some(kind) => payload::read(field, kind, &items),
        None => (rule::list(&items), Payload::None),
    };
    let (id, kind) = (id?, kind?);
    if rules.is_empty() && payload == Payload::None && no_rules {
        field.error_at_key(
            codes::POLICY_INVALID,
            format!("the policy `{id}` says nothing"),
            format!("give it `rules`{}", payload::hint(kind)),
        );
    }
    let mut policy = Policy::new(id, kind);
    if let Some(name) = common("name").text() {
        policy.name = name;
    }
    policy.status = status.unwrap_or(Status::Active);
    if field.field("enabled").flag() == Some(false) {
        policy.status = Status::Inactive;
    }
    policy.mode = mode;
    policy.priority = priority(&common("priority"));
    policy.description = common("description").text();
    policy.version = common("version").plain_text();
    policy.tags = common("tags").texts();
    let scope = field.field("scope");
    // A kill switch has a scope of another kind, which its payload reads.
    if scope.is_present() && kind != PolicyType::Killswitch {
        policy.scope = exempt::scope(&scope);
    }
    policy.time_zone = zone(field);
    policy.rules = rules;
    policy.payload = payload;
    policy.exemptions = exempt::exemptions(&keys::one(field, &["exemptions", "exceptions"]));
    policy.origin = origin.clone();
    policy.place = keys::place(&common("id"));
    Some(policy)
}

/// A whole number, also below 0.
fn priority(field: &Field<'_>) -> i64 {
    let Some(number) = field.number() else { return 0 };
    if number.fract() == 0.0 && number.abs() < crate::check::MAX_EXACT {
        return number as i64;
    }
    field.wrong("a whole number");
    0
}

/// `mode`, or the older `enforcement: {mode, fail_open, grace_period_seconds}`.
fn mode(field: &Field<'_>) -> Mode {
    let own = keys::word_of!(&field.field("mode"), Mode);
    let enforcement = field.field("enforcement");
    let mut other = None;
    if enforcement.is_present() {
        keys::only(
            &enforcement,
            "an enforcement",
            &[&["mode", "fail_open", "grace_period_seconds"]],
        );
        other = keys::word_of!(&enforcement.field("mode"), Mode);
        let open = keys::get(&enforcement, "fail_open");
        if open.flag() == Some(true) {
            open.error(
                codes::POLICY_INVALID,
                "`fail_open: true` is not possible: what cannot be decided is refused".to_owned(),
                "take it out; `mode: shadow` tries a policy without blocking",
            );
        }
        keys::not_acted_on(&enforcement, &["grace_period_seconds"]);
        if let (Some(_), Some(_)) = (own, other) {
            keys::twice(&enforcement.field("mode"), "enforcement.mode", "mode");
        }
    }
    own.or(other).unwrap_or(Mode::Enforce)
}

/// The zone must be one that the zone database knows.
fn zone(field: &Field<'_>) -> Option<String> {
    let zone = keys::one(field, &["time_zone", "timezone"]);
    let name = zone.is_present().then(|| zone.text()).flatten()?;
    if jiff::tz::TimeZone::get(&name).is_err() {
        zone.error(
            codes::POLICY_INVALID,
            format!("`{name}` is not a time zone"),
            "write an IANA name, as in `Europe/Berlin`",
        );
    }
    Some(name)
}
