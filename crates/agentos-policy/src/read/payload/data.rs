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
    Some(DataRule {
        data_type: keys::required(field, "data_type", "what is kept")?,
        retention_days: days(&kept)?,
        archive: field.field("archive").flag().unwrap_or(false),
        archive_location: keys::get(field, "archive_location").text(),
        anonymize: field.field("anonymize").flag().unwrap_or(false),
        anonymize_fields: keys::get(field, "anonymize_fields").texts(),
    })
}

fn days(field: &Field<'_>) -> Option<u32> {
    let days = field.whole()?;
    let fits = u32::try_from(days).ok();
    if fits.is_none() {
        field.wrong("a number of days");
    }
    fits
}
