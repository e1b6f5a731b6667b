//! The built-in checks. Each is a pure function of the check's parameters and the output.

mod json_valid;
mod output_length;
mod output_not_empty;

use serde_json::Value;

use crate::{CheckVerdict, GateCheck, GateContext};

pub(crate) type BuiltIn = fn(&GateCheck, &GateContext) -> CheckVerdict;

/// The code of a built-in check, by the part of its name before the first `.`.
pub(crate) fn built_in(name: &str) -> Option<BuiltIn> {
    match name {
        "json_valid" => Some(json_valid::check),
        "output_length" => Some(output_length::check),
        "output_not_empty" => Some(output_not_empty::check),
        _ => None,
    }
}

/// The first of the names that the parameters have: the product document writes `minLength`, we `min`.
fn param<'a>(check: &'a GateCheck, names: &[&str]) -> Option<&'a Value> {
    names
        .iter()
        .find_map(|name| check.params.get(name))
        .filter(|value| !value.is_null())
}
