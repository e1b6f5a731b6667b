//! Personal data, and how long data is kept.

use agentos_types::codes;
use agentos_yaml::Field;

use crate::ast::{DataRule, PiiAction, PiiProtection, PiiRule, Retention};
use crate::check;
use crate::read::{exempt, keys};

pub(super) const PII_KEYS: &[&str] = &["zones", "allowed_fields", "blocked_fields"];
pub(super) const RETENTION_KEYS: &[&str] = &["cleanup_schedule", "notify_before_days"];

const CATEGORIES: &[&str] = &[
    "email",
    "phone",
    "ssn",
    "credit_card",
    "address",
    "name",
    "dob",
    "ip_address",
    "health",
    "financial",
    "biometric",
    "custom",
];

pub(super) fn pii(field: &Field<'_>, rules: &[Field<'_>]) -> PiiProtection {
    PiiProtection {
        rules: rules.iter().filter_map(pii_rule).collect(),
        zones: exempt::zones(&field.field("zones")),
        allowed_fields: keys::get(field, "allowed_fields").texts(),
        blocked_fields: keys::get(field, "blocked_fields").texts(),
    }
}

fn pii_rule(field: &Field<'_>) -> Option<PiiRule> {
    keys::only(
        field,
        "a rule of personal data",
        &[&[
            "name",
            "category",
            "pattern",
            "action",
            "replacement",
            "audit_access",
        ]],
    );
    let category = keys::word(
        &field.field("category"),
        "a category of personal data",
        CATEGORIES,
        |word| {
            let plain = crate::ast::plain_word(word);
            CATEGORIES.contains(&plain.as_str()).then_some(plain)
        },
    );
    let given = field.field("pattern");
    let pattern = given.text();
    if let Some(Err(mistake)) = pattern.as_deref().map(|pattern| check::regex(pattern, false)) {
        given.error(codes::CONDITION_INVALID, mistake.message, mistake.hint);
    }
    if category.as_deref() == Some("custom") && pattern.is_none() {
        keys::required(
            field,
            "pattern",
            "what to look for, since `custom` is none of the known categories",
        );
    }
    if !field.field("action").is_present() {
        keys::required(
            field,
            "action",
            "`redact`, `mask`, `hash`, `encrypt`, `audit` or `block`",
        );
    }
    Some(PiiRule {
        category: category?,
        pattern,
        action: keys::word_of!(&field.field("action"), PiiAction)?,
        replacement: field.field("replacement").text(),
        audit_access: keys::get(field, "audit_access").flag().unwrap_or(false),
    })
}

pub(super) fn retention(field: &Field<'_>, rules: &[Field<'_>]) -> Retention {
    let notice = keys::get(field, "notify_before_days");
    Retention {
        rules: rules.iter().filter_map(data_rule).collect(),
        cleanup_schedule: keys::get(field, "cleanup_schedule").text(),
        notify_before_days: notice.is_present().then(|| days(&notice)).flatten(),
    }
}

fn data_rule(field: &Field<'_>) -> Option<DataRule> {
    keys::only(
        field,
        "a rule of retention",
        &[
            &[
                "name",
                "data_type",
                "retention_days",
                "archive",
                "archive_location",
            ],
            &["anonymize", "anonymize_fields"],
        ],
    );
    let kept = keys::get(field, "retention_days");
    if !kept.is_present() {
        keys::required(field, "retention_days", "a whole number of days");
    }
    let data_type = keys::required(field, "data_type", "what is kept");
    let archive = field.field("archive").flag().unwrap_or(false);
    if archive {
        archived(field, data_type.as_deref().unwrap_or_default());
    }
    let anonymize = field.field("anonymize").flag().unwrap_or(false);
    if anonymize {
        // Nobody would do it: what is stored is bound by hashes, and personal data would stay where the policy says
        // that there is none.
        field.field("anonymize").error_at_key(
            codes::POLICY_INVALID,
            "nothing that is stored can be made anonymous: the journal is purged, and never changed".to_owned(),
            "take `anonymize` out: what is older is purged with the personal data in it; a `pii_protection` policy \
             hides such data before it is stored",
        );
    }
    Some(DataRule {
        data_type: data_type?,
        retention_days: days(&kept)?,
        archive,
        archive_location: keys::get(field, "archive_location").text(),
        anonymize,
        anonymize_fields: keys::get(field, "anonymize_fields").texts(),
    })
}

/// An archive is a folder, and only what runs have held is written there.
fn archived(field: &Field<'_>, data_type: &str) {
    let at = keys::get(field, "archive_location");
    let place = at.text().unwrap_or_default();
    if place.trim().is_empty() {
        field.field("archive").error_at_key(
            codes::POLICY_INVALID,
            "`archive_location` is missing: nobody knows where the archive is".to_owned(),
            "name a folder, as in `archive_location: archive/runs`",
        );
    } else if place.contains("://") {
        at.error(
            codes::POLICY_INVALID,
            format!("`{place}` is no folder, and archives are written to folders alone"),
            "name a folder, and copy what comes into it to where it is to be",
        );
    }
    if matches!(crate::retained(data_type), Some("state" | "state_history")) {
        field.field("archive").error_at_key(
            codes::POLICY_INVALID,
            format!("`{data_type}` is not archived: only `runs` and `audit` are"),
            "take `archive` out, and what is older is purged; `agentos state list --json` shows what there is",
        );
    }
}

fn days(field: &Field<'_>) -> Option<u32> {
    let days = field.whole()?;
    let fits = u32::try_from(days).ok();
    if fits.is_none() {
        field.wrong("a number of days");
    }
    fits
}
