//! Requirements of a framework.

use agentos_yaml::Field;

use crate::ast::{Compliance, ComplianceStatus, Requirement, Verification};
use crate::read::keys;

pub(super) const KEYS: &[&str] = &[
    "framework",
    "requirements",
    "audit_schedule",
    "last_audit_at",
    "compliance_status",
];

pub(super) fn read(field: &Field<'_>) -> Option<Compliance> {
    let requirements = field.field("requirements").items();
    Some(Compliance {
        framework: keys::required(field, "framework", "`GDPR`, `HIPAA`, `SOC2`, …")?,
        requirements: requirements.iter().filter_map(requirement).collect(),
        audit_schedule: keys::get(field, "audit_schedule").text(),
        last_audit_at: keys::get(field, "last_audit_at").text(),
        // Nobody has looked yet: that warns, and neither passes nor denies.
        compliance_status: keys::word_of!(&keys::get(field, "compliance_status"), ComplianceStatus)
            .unwrap_or(ComplianceStatus::PendingReview),
    })
}

fn requirement(field: &Field<'_>) -> Option<Requirement> {
    keys::only(
        field,
        "a requirement",
        &[&["id", "description", "control", "evidence", "verification"]],
    );
    Some(Requirement {
        id: keys::required(field, "id", "the requirement's number or name")?,
        description: field.field("description").text(),
        control: field.field("control").text(),
        evidence: field.field("evidence").texts(),
        verification: keys::word_of!(&field.field("verification"), Verification)
            .unwrap_or(Verification::Manual),
    })
}
