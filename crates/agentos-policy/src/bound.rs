//! Which fields of a rule the runtime supplies, and which nothing does.

use crate::ast::Condition;
use crate::fields::{RuntimeField, runtime_field};
use crate::stage::Stages;

/// The row of a field; a path that ends in `.length` stands for the text or list before it.
#[must_use]
pub fn field_row(name: &str) -> Option<&'static RuntimeField> {
    runtime_field(name).or_else(|| name.strip_suffix(".length").and_then(runtime_field))
}

/// The fields of a condition that are not in the runtime's table: only the request's `data` could supply
/// them. A rule of an *agent file* that has one is **unbound**: it is named and does not block. In a policy
/// file it refuses whenever the field is missing.
#[must_use]
pub fn unbound_fields(condition: &Condition) -> Vec<&str> {
    let mut names = Vec::new();
    condition.each_field(&mut |name| {
        if field_row(name).is_none() && !names.contains(&name) {
            names.push(name);
        }
    });
    names
}

/// The stages at which the runtime supplies every field of a condition that it knows.
#[must_use]
pub fn supplying_stages(condition: &Condition) -> Stages {
    let mut stages = Stages::ALL;
    condition.each_field(&mut |name| {
        if let Some(row) = field_row(name) {
            stages = stages.and(row.stages);
        }
    });
    stages
}
