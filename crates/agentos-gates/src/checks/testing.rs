//! What the tables beside the checks share.

use std::sync::Arc;

use agentos_types::Timestamp;
use serde_json::Value;

use super::{Ask, Code, Compiled};
use crate::{CheckVerdict, GateCheck, GateContext};

/// 2026-03-01T00:00:00Z, a Sunday.
pub(super) const NOW: Timestamp = Timestamp(1_772_323_200_000);

/// What the check says; parameters that cannot be used are a failure, as in a gate.
pub(super) fn verdict(name: &str, params: &Value, context: &GateContext) -> CheckVerdict {
    verdict_at(name, params, context, NOW)
}

pub(super) fn verdict_at(name: &str, params: &Value, context: &GateContext, now: Timestamp) -> CheckVerdict {
    let check = GateCheck::new(name, params.clone());
    match Compiled::of(&check) {
        Some(Ok(Code::Light(run) | Code::Heavy(run))) => run(&Ask::new(Arc::new(context.clone()), now, None)),
        Some(Ok(other)) => panic!("`{name}` is {other:?}"),
        Some(Err(reason)) => CheckVerdict::failed(reason),
        None => panic!("there is no check `{name}`"),
    }
}

/// Runs a table of parameters, output, and what is expected: a reason that must be said, or `None` for a pass.
pub(super) fn table(name: &str, rows: &[(Value, Value, Option<&str>)]) {
    for (params, output, expected) in rows {
        let context = GateContext {
            output: output.clone(),
            ..GateContext::default()
        };
        expect(
            &verdict(name, params, &context),
            *expected,
            &format!("{name} {params} {output}"),
        );
    }
}

pub(super) fn expect(verdict: &CheckVerdict, expected: Option<&str>, what: &str) {
    let said = verdict.message.as_deref();
    assert_eq!(verdict.passed, expected.is_none(), "{what}: {said:?}");
    match expected {
        Some(reason) => assert!(said.is_some_and(|said| said.contains(reason)), "{what}: {said:?}"),
        None => assert_eq!(said, None, "{what}"),
    }
}

/// A context with metadata.
pub(super) fn with_metadata(metadata: &Value, output: &str) -> GateContext {
    GateContext {
        output: Value::String(output.to_owned()),
        metadata: metadata.as_object().cloned().unwrap(),
        ..GateContext::default()
    }
}
