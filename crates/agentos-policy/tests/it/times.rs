//! Dates and times of day have an order; other text has none, and a comparison by order is then unknown.

use agentos_policy::PolicyAction;
use serde_json::json;

use crate::files::load;
use crate::product::{asked, decide};

#[test]
fn rules_compare_dates_and_times_of_day() {
    // The request is of 2026-01-31, 08:00 in UTC.
    for (condition, action) in [
        ("time.time >= '07:30'", PolicyAction::Deny),
        ("time.time >= '18:00'", PolicyAction::Allow),
        ("time.date < '2026-02-01'", PolicyAction::Deny),
        ("time.date < '2026-01-31'", PolicyAction::Allow),
        ("request.timestamp > '2026-01-31T07:59:59.5Z'", PolicyAction::Deny),
        ("request.timestamp > '2027-01-01T00:00:00Z'", PolicyAction::Allow),
        // Not of one form, and no time at all: unknown, which a denial refuses.
        ("time.time >= '2027-01-01'", PolicyAction::Deny),
        ("request.resource >= '2027-01-01'", PolicyAction::Deny),
    ] {
        let text = format!("id: p\nrules:\n  - {{name: r, action: deny, condition: \"{condition}\"}}\n");
        assert_eq!(
            decide(load(&text), &asked(json!({}))).action,
            action,
            "{condition}"
        );
    }
}
