//! Checks over the format of an output: JSON, a schema, Markdown, and others by name.

pub(super) mod format_valid;
pub(super) mod formats;
pub(super) mod json_schema;
pub(super) mod json_valid;
pub(super) mod markdown_style;
