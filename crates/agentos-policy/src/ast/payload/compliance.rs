//! Requirements of a framework.

use serde::Serialize;

use crate::ast::words::words;

words! {
    Verification as "a way of verifying" {
        Automated = "automated",
        Manual = "manual",
        Hybrid = "hybrid",
    }
}

words! {
    /// What the last audit said. `non_compliant` denies, `pending_review` warns.
    ComplianceStatus as "a compliance status" {
        Compliant = "compliant",
        NonCompliant = "non_compliant",
        PendingReview = "pending_review",
    }
}

/// What a framework asks for. Rules of the policy are its automated controls.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Compliance {
    /// `GDPR`, `HIPAA`, `SOC2`, … or a name of one's own.
    pub framework: String,
    pub requirements: Vec<Requirement>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audit_schedule: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_audit_at: Option<String>,
    pub compliance_status: ComplianceStatus,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Requirement {
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The rule of this policy, the gate or the person that answers for it. An automated requirement whose
    /// control nothing evaluates is not met.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub control: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
    pub verification: Verification,
}
