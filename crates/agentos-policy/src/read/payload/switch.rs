//! Kill switches, in a policy's own form and in that of the shipped file.

use agentos_types::codes;
use agentos_yaml::Field;

use crate::ast::{KillAction, KillScope, Killswitch, Recovery, Trigger};
use crate::read::{condition, keys, rule};

pub(super) const KEYS: &[&str] = &[
    "target",
    "triggers",
    "action",
    "recovery",
    "triggered",
    "last_triggered_at",
    "authorized_roles",
    "require_confirmation",
    "grace_period_seconds",
    "grace_period_ms",
];

pub(super) fn read(field: &Field<'_>) -> Option<Killswitch> {
    let word = field.field("scope");
    if !word.is_present() {
        keys::required(
            field,
            "scope",
            "`global`, `pack`, `agent`, `tool`, `provider` or `run`",
        );
    }
    let scope = keys::word_of!(&word, KillScope)?;
    let triggers = field.field("triggers").items();
    let recovery = field.field("recovery");
    Some(Killswitch {
        scope,
        target: field.field("target").text(),
        triggered: field.field("triggered").flag().unwrap_or(false),
        triggers: triggers.iter().filter_map(trigger).collect(),
        action: keys::word_of!(&field.field("action"), KillAction).unwrap_or(KillAction::Pause),
        authorized_roles: keys::get(field, "authorized_roles").texts(),
        require_confirmation: keys::get(field, "require_confirmation").flag().unwrap_or(false),
        confirmed_targets: Vec::new(),
        grace_ms: rule::optional_millis(field, "grace_period"),
        recovery: recovery.is_present().then(|| recover(&recovery)).flatten(),
    })
}

fn trigger(field: &Field<'_>) -> Option<Trigger> {
    keys::only(
        field,
        "a trigger",
        &[&["name", "condition", "cooldown_seconds", "cooldown_ms"]],
    );
    let name = keys::required(field, "name", "what the trigger is called in reports");
    let asked = field.field("condition");
    if !asked.is_present() {
        keys::required(field, "condition", "when it switches");
    }
    Some(Trigger {
        condition: condition::read(&asked)?,
        name: name?,
        cooldown_ms: rule::optional_millis(field, "cooldown").unwrap_or(0),
    })
}

fn recover(field: &Field<'_>) -> Option<Recovery> {
    keys::only(
        field,
        "a recovery",
        &[&[
            "auto_recover",
            "recover_after_seconds",
            "recover_after_ms",
            "max_recoveries",
        ]],
    );
    let auto = keys::get(field, "auto_recover").flag().unwrap_or(false);
    let most = keys::get(field, "max_recoveries");
    Some(Recovery {
        auto_recover: auto,
        recover_after_ms: if auto {
            rule::millis(field, "recover_after")?
        } else {
            rule::optional_millis(field, "recover_after").unwrap_or(0)
        },
        max_recoveries: most
            .is_present()
            .then(|| most.whole())
            .flatten()
            .map(|most| u32::try_from(most).unwrap_or(u32::MAX)),
    })
}

/// The switches of a file's `spec`: one for everything, one for packs. `default_enabled` is about the system,
/// so that `false` is a switch that is thrown. A word that is neither is an error.
pub(in crate::read) fn of_file(spec: &Field<'_>) -> Vec<(&'static str, Killswitch)> {
    keys::only(
        spec,
        "a kill switch's `spec`",
        &[
            &["global", "pack_level", "on_activation", "on_deactivation"],
            &["audit", "testing", "monitoring"],
        ],
    );
    keys::not_acted_on(spec, &["testing", "monitoring", "audit"]);
    let running = spec.field("on_activation").field("running_tasks");
    let after = keys::get(spec, "on_activation").field("running_tasks");
    let running = if running.is_present() { running } else { after };
    let grace = running
        .is_mapping()
        .then(|| rule::optional_millis(&running, "grace_period"))
        .flatten();
    let action = running.field("action");
    let action = keys::word_of!(&action, KillAction).unwrap_or(KillAction::Pause);
    [("global", KillScope::Global), ("pack_level", KillScope::Pack)]
        .into_iter()
        .filter_map(|(key, scope)| Some((key, switch(&keys::get(spec, key), scope, action, grace)?)))
        .collect()
}

/// One of a file's switches; `None`: it is not there.
fn switch(
    field: &Field<'_>,
    scope: KillScope,
    action: KillAction,
    grace_ms: Option<u64>,
) -> Option<Killswitch> {
    if !field.is_present() {
        return None;
    }
    keys::only(
        field,
        "a switch",
        &[
            &[
                "default_enabled",
                "authorized_roles",
                "require_confirmation",
                "notifications",
            ],
            &[
                "auto_reenable_after_seconds",
                "critical_packs",
                "critical_pack_confirmation",
            ],
            &["cascade_on_global_disable"],
        ],
    );
    keys::not_acted_on(field, &["notifications"]);
    let enabled = keys::get(field, "default_enabled");
    if !enabled.is_present() {
        field.error_at_key(
            codes::POLICY_INVALID,
            "`default_enabled` is missing".to_owned(),
            "`true` says that the system is on, `false` that everything is stopped",
        );
    }
    let after = keys::get(field, "auto_reenable_after_seconds")
        .number()
        .unwrap_or(0.0);
    let critical = keys::get(field, "critical_pack_confirmation")
        .flag()
        .unwrap_or(true);
    Some(Killswitch {
        scope,
        target: None,
        // Missing or unreadable is an error above; stopped is the safe side meanwhile.
        triggered: enabled.flag() != Some(true),
        triggers: Vec::new(),
        action,
        authorized_roles: keys::get(field, "authorized_roles").texts(),
        require_confirmation: keys::get(field, "require_confirmation").flag().unwrap_or(false),
        confirmed_targets: if critical {
            keys::get(field, "critical_packs").texts()
        } else {
            Vec::new()
        },
        grace_ms,
        recovery: (after > 0.0).then_some(Recovery {
            auto_recover: true,
            recover_after_ms: (after * 1000.0) as u64,
            max_recoveries: None,
        }),
    })
}
