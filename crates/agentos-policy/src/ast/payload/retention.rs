//! How long data is kept.

use serde::Serialize;

/// Read by whoever cleans up; decides nothing about a step.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Retention {
    #[serde(rename = "retention_rules")]
    pub rules: Vec<DataRule>,
    /// A five-field cron expression, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cleanup_schedule: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notify_before_days: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DataRule {
    pub data_type: String,
    pub retention_days: u32,
    pub archive: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archive_location: Option<String>,
    pub anonymize: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub anonymize_fields: Vec<String>,
}
