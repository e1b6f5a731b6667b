//! Policies that count, spend, switch and permit: with their state handed in and out.

use agentos_policy::PolicyAction::{self, Allow, Deny, Redact, Warn};
use agentos_policy::read::read_json;
use agentos_policy::{Asked, EvaluateRequest, Happened, PolicyActor, PolicyEngine, Spend, State, replay};
use agentos_types::{Timestamp, Usd};
use serde_json::{Value, json};

use crate::product::asked;

const NOW: i64 = 1_769_846_400_000; // 2026-01-31T08:00:00Z, a Saturday

fn engine(policies: Value) -> PolicyEngine {
    let engine = PolicyEngine::new();
    let policies = read_json(&policies.to_string())
        .map_err(|report| report.render(false))
        .unwrap();
    engine.replace(policies).unwrap();
    engine
}

fn at(ms: i64) -> EvaluateRequest {
    let mut asked = asked(json!({}));
    asked.request.timestamp = Some(Timestamp(NOW + ms));
    asked
}

fn by(agent: &str, ms: i64) -> EvaluateRequest {
    let mut asked = at(ms);
    asked.request.agent_id = Some(agent.to_owned());
    asked
}

fn rate_limit(windows: Value) -> Value {
    json!({ "id": "rate", "name": "Rate", "type": "rate_limit", "status": "active", "resource": "*", "windows": windows })
}

#[test]
fn windows_do_not_share_counters_and_refused_calls_are_not_counted() {
    let engine = engine(rate_limit(json!([
        { "duration_seconds": 1, "max_requests": 5 },
        { "duration_seconds": 60, "max_requests": 8 },
    ])));
    for call in 0..5 {
        assert_eq!(engine.evaluate(&at(call)).action, Allow, "{call}");
    }
    let decision = engine.evaluate(&at(5));
    assert_eq!(decision.action, Deny);
    assert_eq!(decision.retry_after_ms(), Some(995));
    assert_eq!(
        decision.critical_failures()[0].message,
        "denied by rate / window_1: requests 6 is not lte 5 in 1s"
    );
    // The refused ones, by either window, have used nothing up.
    for call in 0..3 {
        assert_eq!(engine.evaluate(&at(1010 + call)).action, Allow, "{call}");
    }
    let decision = engine.evaluate(&at(2100));
    assert_eq!(decision.critical_failures()[0].check, "window_2");
    assert_eq!(decision.retry_after_ms(), Some(60_000 - 2100));
    assert_eq!(engine.evaluate(&by("agent.other.v1", 2100)).action, Allow);
    assert_eq!(engine.evaluate(&at(60_000)).action, Allow);
}

/// Steps at once read the clock before they are counted, and may come in another order.
#[test]
fn what_was_counted_behind_the_clock_can_be_taken_back() {
    for windows in [
        json!([{ "duration_seconds": 60, "max_requests": 2 }]),
        json!([{ "duration_seconds": 60, "max_requests": 1, "burst": 1 }]),
    ] {
        let engine = engine(rate_limit(windows.clone()));
        assert_eq!(engine.evaluate(&at(5)).action, Allow);
        let late = engine.evaluate(&at(3));
        assert_eq!(engine.evaluate(&at(6)).action, Deny);
        engine.undo(&late.changes);
        assert_eq!(engine.evaluate(&at(4)).action, Allow, "{windows}");
        assert_eq!(engine.evaluate(&at(6)).action, Deny);
    }
}

#[test]
fn a_burst_is_paid_back() {
    let engine = engine(rate_limit(
        json!([{ "duration_seconds": 10, "max_requests": 2, "burst": 1 }]),
    ));
    for call in 0..3 {
        assert_eq!(engine.evaluate(&at(call)).action, Allow, "{call}");
    }
    assert_eq!(engine.evaluate(&at(10)).retry_after_ms(), Some(4_990));
    assert_eq!(engine.evaluate(&at(5_000)).action, Allow);
    assert_eq!(engine.evaluate(&at(5_001)).action, Deny);
}

#[test]
fn a_replay_of_the_changes_gives_the_same_state() {
    let first = engine(rate_limit(
        json!([{ "duration_seconds": 60, "max_requests": 200 }]),
    ));
    let mut changes = Vec::new();
    for call in 0..250 {
        changes.extend(first.evaluate(&at(call * 100)).changes);
    }
    assert_eq!(changes.len(), 200);
    let stored = serde_json::to_string(&changes).unwrap();
    let changes: Vec<agentos_policy::Change> = serde_json::from_str(&stored).unwrap();
    let mut state = State::default();
    changes.iter().for_each(|change| state.apply(change));
    assert_eq!(state, first.state());
    let kept: State = serde_json::from_str(&serde_json::to_string(&state).unwrap()).unwrap();
    assert_eq!(kept, state);
    state.prune(Timestamp(NOW + 1_000_000));
    assert_eq!(state, State::default());
}

#[test]
fn without_a_time_nothing_can_be_counted() {
    let engine = engine(rate_limit(json!([{ "duration_seconds": 60, "max_requests": 2 }])));
    let mut asked = at(0);
    asked.request.timestamp = None;
    let decision = engine.evaluate(&asked);
    assert_eq!(decision.action, Deny);
    assert_eq!(
        decision.critical_failures()[0].message,
        "denied by rate / rate_limit: request.timestamp could not be known: it is missing"
    );
}

#[test]
fn a_rule_counts_against_its_own_limit() {
    let engine = engine(json!({
        "id": "p", "name": "P", "type": "custom", "status": "active",
        "rules": [{
            "name": "mails", "action": "rate_limit", "severity": "error",
            "condition": { "field": "tool", "operator": "eq", "value": "send_mail" },
            "rate_limit": { "requests": 2, "period_seconds": 60 },
        }],
    }));
    let mail = |ms| {
        let mut asked = at(ms);
        asked.data.insert("tool".to_owned(), "send_mail".into());
        asked
    };
    assert_eq!(engine.evaluate(&mail(0)).action, Allow);
    assert_eq!(engine.evaluate(&mail(1)).action, Allow);
    assert_eq!(engine.evaluate(&mail(2)).action, Deny);
    let mut other = at(3);
    other.data.insert("tool".to_owned(), "search".into());
    assert_eq!(engine.evaluate(&other).action, Allow);
}

fn spending(id: &str, usd: i64, ms: i64) -> EvaluateRequest {
    let mut asked = at(ms);
    asked.spend = Some(Spend {
        id: id.to_owned(),
        usd: Usd::from_nanos(usd * 1_000_000_000),
        ..Spend::default()
    });
    asked
}

#[test]
fn a_budget_is_reserved_settled_and_renewed() {
    let budget = |action: &str| {
        json!({
            "id": "budget", "name": "Budget", "type": "budget", "status": "active",
            "limits": [{ "resource": "total", "period": "daily", "limit_usd": 10, "warning_threshold": 0.8 }],
            "exceeded_action": action,
        })
    };
    let block = engine(budget("block"));
    assert_eq!(block.evaluate(&spending("run:1", 6, 0)).action, Allow);
    let decision = block.evaluate(&spending("run:2", 5, 1));
    assert_eq!(decision.action, Deny);
    assert_eq!(
        decision.critical_failures()[0].message,
        "denied by budget / total_daily: daily spending 11.00 is not lte 10.00 (0.00 spent, 6.00 reserved, 5.00 asked for)"
    );
    // 16 hours to midnight, UTC.
    assert_eq!(decision.retry_after_ms(), Some(16 * 3_600_000 - 1));
    // The same step asked again counts once.
    assert_eq!(block.evaluate(&spending("run:1", 7, 2)).action, Allow);
    assert!(block.settle("run:1", Usd::from_nanos(2_000_000_000)).is_some());
    assert!(block.settle("run:1", Usd::ZERO).is_none());
    let near = block.evaluate(&spending("run:3", 7, 3));
    assert_eq!(near.action, Warn);
    assert_eq!(block.evaluate(&spending("run:4", 2, 4)).action, Deny);
    assert_eq!(
        block.evaluate(&spending("run:5", 2, 17 * 3_600_000)).action,
        Allow
    );
    let warn = engine(budget("warn"));
    assert_eq!(warn.evaluate(&spending("run:1", 60, 0)).action, Warn);
}

#[test]
fn a_switch_stops_what_it_covers() {
    let engine = engine(json!({
        "id": "stop", "name": "Stop", "type": "killswitch", "status": "active",
        "scope": "agent", "target": "agent.product.prd_writer.v1",
        "triggers": [{ "name": "errors", "condition": { "field": "error_rate", "operator": "gt", "value": 0.5 }, "cooldown_seconds": 60 }],
        "action": "pause",
        "recovery": { "auto_recover": true, "recover_after_seconds": 600, "max_recoveries": 1 },
    }));
    let rate = |rate: f64, ms: i64| {
        let mut asked = at(ms);
        asked.data.insert("error_rate".to_owned(), rate.into());
        asked
    };
    assert_eq!(engine.evaluate(&at(0)).action, Allow);
    assert_eq!(engine.evaluate(&rate(0.1, 1)).action, Allow);
    let decision = engine.evaluate(&rate(0.9, 2));
    assert_eq!(decision.action, Deny);
    assert_eq!(
        decision.critical_failures()[0].message,
        "denied by stop / killswitch: the kill switch is on since 2026-01-31T08:00:00.002Z, set by trigger: `errors` is true"
    );
    assert_eq!(engine.evaluate(&rate(0.1, 3)).action, Deny);
    assert_eq!(engine.evaluate(&by("agent.other.v1", 4)).action, Allow);
    // It lifts itself once; the trigger rests for its cooldown, and then a person must lift it.
    assert_eq!(engine.evaluate(&rate(0.1, 600_002)).action, Allow);
    assert_eq!(engine.evaluate(&rate(0.9, 600_003)).action, Allow);
    assert_eq!(engine.evaluate(&rate(0.9, 660_003)).action, Deny);
    assert_eq!(engine.evaluate(&at(9_000_000)).action, Deny);
    engine
        .reset_killswitch("stop", "user:anna", Timestamp(NOW + 9_000_001))
        .unwrap();
    assert_eq!(engine.evaluate(&at(9_000_002)).action, Allow);
    engine
        .trigger_killswitch("stop", "user:anna", "odd answers", Timestamp(NOW))
        .unwrap();
    assert!(engine.is_killswitch_active("stop").unwrap());
    let error = engine
        .trigger_killswitch("halt", "user:anna", "", Timestamp(NOW))
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "no kill switch has the id `halt`; there are: `stop`"
    );
}

#[test]
fn a_switch_that_is_on_stays_on_when_its_policy_is_switched_off() {
    let policy = |status: &str| json!({ "id": "stop", "name": "Stop", "type": "killswitch", "status": status, "scope": "global", "triggers": [], "action": "stop" });
    let engine = engine(policy("active"));
    engine
        .trigger_killswitch("stop", "user:anna", "fire", Timestamp(NOW))
        .unwrap();
    engine
        .replace(read_json(&policy("inactive").to_string()).unwrap())
        .unwrap();
    assert_eq!(engine.evaluate(&at(1)).action, Deny);
}

#[test]
fn roles_permit_with_what_they_inherit() {
    let engine = engine(json!({
        "id": "access", "name": "Access", "type": "access_control", "status": "active",
        "roles": [
            { "name": "viewer", "permissions": [{ "resource": "run_*", "actions": ["read"] }] },
            { "name": "operator", "inherits": ["viewer"], "permissions": [
                { "resource": "run_*", "actions": ["pause"],
                  "conditions": [{ "field": "environment.name", "operator": "neq", "value": "production" }] },
            ] },
        ],
        "default_role": "viewer",
        "super_admin_principals": ["root"],
    }));
    for (actor, roles, action, allowed) in [
        (Some("anna"), vec!["operator"], "read", true),
        (Some("anna"), vec!["operator"], "pause", false),
        (Some("anna"), vec!["stranger"], "read", false),
        (Some("anna"), vec![], "read", true),
        (Some("anna"), vec![], "delete", false),
        (Some("root"), vec![], "delete", true),
        (None, vec![], "read", false),
    ] {
        let mut asked = at(0);
        asked.request.action = Some(action.to_owned());
        asked.actor = actor.map(|id| PolicyActor {
            id: id.to_owned(),
            roles: roles.iter().map(|role| (*role).to_owned()).collect(),
            ..PolicyActor::default()
        });
        let decision = engine.evaluate(&asked);
        assert_eq!(
            decision.action,
            if allowed { Allow } else { Deny },
            "{actor:?} {roles:?} {action}"
        );
    }
    let mut staging = at(0);
    staging.request.action = Some("pause".to_owned());
    staging.environment = Some(agentos_policy::PolicyEnvironment::new("staging"));
    staging.actor = Some(PolicyActor {
        id: "anna".into(),
        roles: vec!["operator".into()],
        ..PolicyActor::default()
    });
    assert_eq!(engine.evaluate(&staging).action, Allow);
}

#[test]
fn personal_data_is_to_be_redacted_where_the_policy_holds() {
    let engine = engine(json!({
        "id": "pii", "name": "PII", "type": "pii_protection", "status": "active",
        "zones": ["yellow"],
        "rules": [{ "category": "email", "action": "mask" }],
    }));
    assert_eq!(engine.evaluate(&at(0)).action, Allow);
    let mut yellow = at(0);
    yellow.request.zone = Some(agentos_types::Zone::Yellow);
    let decision = engine.evaluate(&yellow);
    assert_eq!(decision.action, Redact);
    assert!(decision.all_passed);
    assert_eq!(decision.obligations().len(), 1);
}

#[test]
fn a_replay_settles_what_a_step_has_cost() {
    let policies = json!({
        "id": "b", "name": "B", "type": "budget", "status": "active",
        "limits": [{ "resource": "total", "period": "daily", "limit_usd": 10 }],
    });
    let set = engine(policies).set();
    let asked = |n: i64| {
        Happened::from(Asked {
            name: n.to_string(),
            request: spending(&format!("run:{n}"), 4, n),
            was: Some(Allow),
        })
    };
    let settled = |n: i64| Happened::Settled {
        id: format!("run:{n}"),
        usd: Usd::from_nanos(1_000_000_000),
    };
    // Each sets four dollars aside and costs one: six fit into ten, and two where none is settled.
    let all = |settles: bool| {
        (0..8)
            .flat_map(move |n| [Some(asked(n)), settles.then(|| settled(n))])
            .flatten()
    };
    assert_eq!(replay(&set, State::default(), all(true)).blocked, 1);
    assert_eq!(replay(&set, State::default(), all(false)).blocked, 6);
}

#[test]
fn a_replay_says_what_is_new_what_was_and_what_would_pass() {
    let rules = json!([
        { "id": "p", "rules": [{ "name": "r", "condition": "n > 2", "action": "deny" },
                               { "name": "a", "condition": "n == 2", "action": "require_approval" }] },
        { "id": "s", "mode": "shadow", "rules": [{ "name": "r", "condition": "n > 0", "action": "deny" }] },
        { "id": "rate", "type": "rate_limit", "windows": [{ "duration_seconds": 60, "max_requests": 4 }] },
    ]);
    let set = engine(rules).set();
    let asked_for = |(at, (n, was)): (usize, (u32, Option<PolicyAction>))| {
        let mut request = asked(json!({ "n": n }));
        request.request.timestamp = Some(Timestamp(NOW));
        Asked {
            name: at.to_string(),
            request,
            was,
        }
    };
    let table = [
        (3, Some(Allow)),
        (3, Some(Deny)),
        (3, None),
        (0, Some(Deny)),
        (1, Some(Allow)),
        // Somebody says yes to it, and so it counts: with those before, four.
        (2, Some(Allow)),
        (0, Some(Allow)),
        (0, Some(Allow)),
    ];
    let replayed = replay(
        &set,
        State::default(),
        table.into_iter().enumerate().map(asked_for),
    );
    assert_eq!(
        replayed.to_string(),
        "would have blocked 4 of 8 (1 of them then too), let pass 1 that were blocked, and asked a person \
         1 times; policies in shadow would have blocked 2 more"
    );
    assert_eq!((replayed.newly_blocked, replayed.still_blocked), (2, 1));
    let hits: Vec<_> = replayed
        .hits
        .iter()
        .map(|hit| (hit.name.as_str(), hit.action))
        .collect();
    assert_eq!(
        hits,
        [
            ("0", Deny),
            ("1", Deny),
            ("2", Deny),
            ("3", Allow),
            ("5", PolicyAction::RequireApproval),
            ("7", Deny)
        ]
    );
}
