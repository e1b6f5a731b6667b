//! A gate file in the product document's form: `{id, name, gate_type, checks: [{name, condition, …}]}`, with where it
//! runs (`on`, the output when it says nothing), whom it is for, and how its verdict follows.

use agentos_types::codes;
use agentos_yaml::{Field, Kind, Node};

use super::GateFile;
use super::check::check;
use super::check_keys::{applies_to, does_io};
use super::words::{FAIL_ACTIONS, MODES, STATUSES, Status, either, points, refuse_unknown, word, zones};
use crate::{AppliesTo, EvaluationMode, FailAction, Gate, GateCheck, Point};

const KEYS: &[&str] = &[
    "id",
    "name",
    "description",
    "version",
    "status",
    "type",
    "gate_type",
    "zone",
    "zones",
    "agents",
    "packs",
    "applies_to",
    "checks",
    "on",
    "mode",
    "threshold",
    "fail_action",
    "evaluation",
    "timeout_ms",
    "timeout_seconds",
    "created_at",
    "updated_at",
    "cache_ttl_seconds",
    "priority",
    "tags",
    "metadata",
    "default_action",
];

pub(super) fn is_gate(root: &Node) -> bool {
    let is_list = |key: &str| {
        root.entry(key)
            .is_some_and(|entry| matches!(entry.value.kind, Kind::List(_)))
    };
    is_list("checks")
}

pub(super) fn is_list(root: &Node) -> bool {
    root.entry("gates")
        .is_some_and(|entry| matches!(&entry.value.kind, Kind::List(gates) if gates.iter().all(is_gate)))
        && root.entry("checks").is_none()
}

/// `None`: it is inactive, or cannot be used.
pub(super) fn gate(field: &Field<'_>) -> Option<GateFile> {
    refuse_unknown(field, KEYS);
    let id = id(field)?;
    refuse_another_type(&field.field("type"));
    let evaluation = field.field("evaluation");
    let nested = |key: &str| {
        let own = either(field, key);
        if own.is_present() {
            own
        } else {
            either(&evaluation, key)
        }
    };
    let list = field.field("checks");
    let (checks, unknown) = checks(&list, &id);
    let status = word(&field.field("status"), STATUSES).unwrap_or(Status::Active);
    let mode = word(&nested("mode"), MODES).unwrap_or_default();
    let on = field.field("on");
    let gate = Gate {
        name: field.field("name").text().unwrap_or_else(|| id.clone()),
        gate_type: either(field, "gate_type")
            .text()
            .unwrap_or_else(|| "custom".to_owned()),
        checks,
        mode,
        threshold: threshold(&nested("threshold"), mode, &list),
        fail_action: match status {
            Status::Testing => FailAction::LogOnly,
            _ => word(&nested("fail_action"), FAIL_ACTIONS).unwrap_or_default(),
        },
        timeout_ms: timeout(&nested("timeout_ms"), 1).or_else(|| timeout(&nested("timeout_seconds"), 1_000)),
        on: if on.node().is_some() {
            points(&on)
        } else {
            vec![Point::Output]
        },
        applies_to: whom(field),
        id,
    };
    refuse_io(&gate, &list);
    for key in ["default_action", "cache_ttl_seconds"] {
        let unused = either(field, key);
        if unused.is_present() {
            let message = format!("nothing acts on `{}`", unused.path());
            unused.warn_at_key(codes::NOT_CHECKED_YET, message, "");
        }
    }
    warn_of_status(&field.field("status"), status, &gate.id);
    (status != Status::Inactive).then(|| GateFile {
        gate,
        aliases: Vec::new(),
        description: field.field("description").text().unwrap_or_default(),
        file: String::new(),
        unknown,
    })
}

fn id(field: &Field<'_>) -> Option<String> {
    let id_field = field.field("id");
    let id = id_field.text().filter(|id| !id.trim().is_empty());
    if id.is_none() {
        field.error_at_key(
            codes::GATE_INVALID,
            "the gate has no `id`".to_owned(),
            "give it one, as in `gate.quality.prd.v1`",
        );
    }
    id
}

fn refuse_another_type(kind: &Field<'_>) {
    if kind.text().is_some_and(|kind| kind != "gate") {
        let message = format!("`{}` is not `gate`", kind.path());
        kind.error(
            codes::GATE_INVALID,
            message,
            "a policy belongs in the folder of `[policies] path`",
        );
    }
}

/// The gate's checks, and the names of those that nobody here knows.
fn checks(list: &Field<'_>, id: &str) -> (Vec<GateCheck>, Vec<String>) {
    let checks: Vec<_> = list.items().iter().filter_map(check).collect();
    if checks.is_empty() {
        list.error_at_key(
            codes::GATE_INVALID,
            format!("gate `{id}` has no checks"),
            "a gate without checks would let everything pass",
        );
    }
    let unknown = checks.iter().filter(|(_, known)| !known);
    let unknown = unknown.map(|(check, _)| check.name.clone()).collect();
    (checks.into_iter().map(|(check, _)| check).collect(), unknown)
}

/// `applies_to`, and the same written at the gate's root.
fn whom(field: &Field<'_>) -> AppliesTo {
    let mut applies = applies_to(&either(field, "applies_to"), true);
    applies.zones.extend(zones(&field.field("zone")));
    applies.zones.extend(zones(&field.field("zones")));
    applies.agents.extend(field.field("agents").texts());
    applies.packs.extend(field.field("packs").texts());
    applies
}

fn warn_of_status(field: &Field<'_>, status: Status, id: &str) {
    let message = match status {
        Status::Inactive => format!("gate `{id}` is switched off"),
        Status::Deprecated => format!("gate `{id}` is deprecated, and still holds"),
        Status::Active | Status::Testing => return,
    };
    field.warn(codes::NOT_CHECKED_YET, message, "");
}

/// What goes in and comes back waits for nobody, so that nothing is lost between a call and its outcome.
pub(super) fn refuse_io(gate: &Gate, list: &Field<'_>) {
    if gate.on.iter().all(|point| *point == Point::Output) {
        return;
    }
    if let Some(check) = gate.checks.iter().find(|check| does_io(check)) {
        list.error_at_key(
            codes::GATE_INVALID,
            format!(
                "check `{}` asks a model, a person or another program, which only gates `on: output` may",
                check.name
            ),
            "put it into a gate of its own",
        );
    }
}

/// A weighted gate must say what is enough.
pub(super) fn threshold(field: &Field<'_>, mode: EvaluationMode, checks: &Field<'_>) -> Option<f64> {
    let threshold = field.number();
    match (threshold, mode) {
        (Some(share), _) if !(0.0..=1.0).contains(&share) => {
            let message = format!("`{}` is {share}, where a share from 0 to 1 belongs", field.path());
            field.error(codes::GATE_INVALID, message, "write a share, as in 0.8");
            None
        }
        (None, EvaluationMode::Weighted) => {
            let message = "a weighted gate has no `threshold`".to_owned();
            checks.error_at_key(
                codes::GATE_INVALID,
                message,
                "say what share of the weights is enough, as in 0.8",
            );
            None
        }
        (threshold, _) => threshold,
    }
}

pub(super) fn timeout(field: &Field<'_>, unit: u64) -> Option<u64> {
    let amount = field.count()?;
    Some(amount.saturating_mul(unit))
}
