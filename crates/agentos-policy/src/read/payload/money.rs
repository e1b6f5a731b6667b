//! Rate limits and budgets.

use agentos_types::codes;
use agentos_yaml::Field;

use crate::ast::{Budget, BudgetExceeded, BudgetLimit, Period, RateExceeded, RateKey, RateLimit, Window};
use crate::read::{condition, keys, rule};

pub(super) const RATE_KEYS: &[&str] = &[
    "resource",
    "windows",
    "per",
    "exceeded_action",
    "reject_status",
    "queue",
    "bypass",
];
pub(super) const BUDGET_KEYS: &[&str] = &["limits", "exceeded_action", "current_spend"];

/// Windows must be there: a limit without a number limits nothing.
fn needed<'a>(field: &Field<'a>, key: &str, what: &str) -> Option<Vec<Field<'a>>> {
    let found = field.field(key);
    let items = if found.is_present() {
        found.items()
    } else {
        Vec::new()
    };
    if items.is_empty() {
        field.error_at_key(
            codes::POLICY_INVALID,
            format!("`{key}` is missing"),
            format!("give `{key}`: {what}"),
        );
        return None;
    }
    Some(items)
}

pub(super) fn rate(field: &Field<'_>) -> Option<RateLimit> {
    let windows = needed(field, "windows", "a list of `{duration_seconds, max_requests}`")?;
    let bypass = field.field("bypass");
    let queue = field.field("queue");
    if queue.is_present() {
        keys::only(
            &queue,
            "a queue",
            &[&["max_size", "timeout_seconds", "timeout_ms"]],
        );
        keys::not_acted_on(&queue, &["max_size"]);
    }
    keys::not_acted_on(field, &["reject_status"]);
    Some(RateLimit {
        resource: field.field("resource").text().unwrap_or_else(|| "*".to_owned()),
        windows: windows.iter().filter_map(window).collect(),
        per: keys::word_of!(&field.field("per"), RateKey).unwrap_or(RateKey::Agent),
        exceeded_action: keys::word_of!(&keys::get(field, "exceeded_action"), RateExceeded)
            .unwrap_or(RateExceeded::Reject),
        bypass: bypass.is_present().then(|| condition::read(&bypass)).flatten(),
        queue_timeout_ms: queue
            .is_mapping()
            .then(|| rule::optional_millis(&queue, "timeout"))
            .flatten(),
    })
}

fn window(field: &Field<'_>) -> Option<Window> {
    keys::only(
        field,
        "a window",
        &[&["duration_seconds", "duration_ms", "max_requests", "burst"]],
    );
    let most = keys::get(field, "max_requests");
    if !most.is_present() {
        field.error_at_key(
            codes::POLICY_INVALID,
            "`max_requests` is missing".to_owned(),
            "give `max_requests`: how many may pass in the window",
        );
    }
    Some(Window {
        duration_ms: rule::millis(field, "duration")?,
        max_requests: most.whole()?,
        burst: field.field("burst").whole(),
    })
}

pub(super) fn budget(field: &Field<'_>) -> Option<Budget> {
    let limits = needed(field, "limits", "a list of `{resource, period, limit_usd}`")?;
    keys::not_acted_on(field, &["current_spend"]);
    Some(Budget {
        limits: limits.iter().filter_map(limit).collect(),
        exceeded_action: keys::word_of!(&keys::get(field, "exceeded_action"), BudgetExceeded)
            .unwrap_or(BudgetExceeded::Block),
    })
}

fn limit(field: &Field<'_>) -> Option<BudgetLimit> {
    const RESOURCES: &[&str] = &["tokens", "api_calls", "storage", "compute", "total"];
    keys::only(
        field,
        "a budget limit",
        &[&["resource", "provider", "period", "limit_usd", "warning_threshold"]],
    );
    let resource = keys::word(
        &field.field("resource"),
        "a resource of a budget",
        RESOURCES,
        |word| RESOURCES.contains(&word).then(|| word.to_owned()),
    );
    for key in ["period", "limit_usd"] {
        if !keys::get(field, key).is_present() {
            keys::required(field, key, "`daily` and the like, and an amount of dollars");
        }
    }
    Some(BudgetLimit {
        resource: resource.unwrap_or_else(|| "total".to_owned()),
        provider: field.field("provider").text(),
        period: keys::word_of!(&field.field("period"), Period)?,
        limit_usd: keys::get(field, "limit_usd").usd()?,
        warning_threshold: share(&keys::get(field, "warning_threshold")),
    })
}

/// A share of the limit. Per cents are refused and not converted: nobody could tell what 1 says.
fn share(field: &Field<'_>) -> Option<f64> {
    let number = field.number()?;
    if (0.0..=1.0).contains(&number) {
        return Some(number);
    }
    let hint = if number > 1.0 && number <= 100.0 {
        format!("it is a share of the limit: did you mean {}?", number / 100.0)
    } else {
        "it is a share of the limit, from 0 to 1".to_owned()
    };
    field.error(
        codes::POLICY_INVALID,
        format!("`warning_threshold` is {number}, which is no share"),
        hint,
    );
    None
}
