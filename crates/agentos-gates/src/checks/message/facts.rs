//! What is known of whom a message goes to: from the run's metadata and input, never from what a model wrote.

use serde_json::Value;

use crate::GateContext;

/// A fact about the recipient: `metadata.recipient.NAME`, `metadata.NAME`, `input.recipient.NAME`, `input.NAME`.
pub(in crate::checks) fn recipient<'a>(context: &'a GateContext, names: &[&str]) -> Option<&'a Value> {
    let places = [
        context.metadata.get("recipient"),
        context.input.get("recipient"),
        Some(&context.input),
    ];
    names.iter().find_map(|name| {
        let nested = places
            .first()
            .copied()
            .flatten()
            .and_then(|place| place.get(*name));
        nested
            .or_else(|| context.metadata.get(*name))
            .or_else(|| places.iter().skip(1).flatten().find_map(|place| place.get(*name)))
            .filter(|value| !value.is_null())
    })
}
