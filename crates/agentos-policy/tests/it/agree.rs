//! The engine and the oracle agree, on random policies and requests.

use std::sync::Arc;

use agentos_policy::ast::{
    Action, Comparison, Condition, Literal, Mode, Operand, Operator, Origin, Policy, PolicyType, Quantity,
    Rule, Scope, Severity, Status, Unit,
};
use agentos_policy::{
    EvaluateRequest, PolicyActor, PolicyEnvironment, PolicyRequest, PolicySet, RuntimeFields, SetOptions,
    Stage, Stages, State,
};
use agentos_types::{Timestamp, Usd, Zone};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

use crate::oracle::judge;

/// Names that overlap on purpose: runtime fields, parts of the request, data with dots and units.
const FIELDS: [&str; 25] = [
    "a",
    "b",
    "b.c",
    "b.list.0",
    "b.list.length",
    "x.y",
    "limit_ms",
    "size_mb",
    "cost_usd",
    "tool",
    "tool_args.n",
    "zone",
    "pack",
    "request.action",
    "request.zone",
    "actor.roles",
    "environment.name",
    "data.a",
    "time.hour",
    "time.minute",
    "time.day",
    "time.weekday",
    "time.is_weekend",
    "time.date",
    "time.time",
];
const WORDS: [&str; 10] = [
    "red",
    "green",
    "10",
    "Tool",
    "tool",
    "5s",
    "",
    "saturday",
    "2026-01-31",
    "08:00",
];
/// A Saturday in the morning, a leap day, and minutes around two midnights.
const MOMENTS: [i64; 5] = [
    1_769_846_400_000,
    1_709_164_800_000,
    1_767_225_599_999,
    1_767_225_600_000,
    -1,
];
const NUMBERS: [f64; 6] = [-1.0, 0.0, 5.0, 10.0, 10.5, 5000.0];

fn flat() -> impl Strategy<Value = Literal> + Clone {
    prop_oneof![
        3 => select(&NUMBERS[..]).prop_map(Literal::Number),
        3 => select(&WORDS[..]).prop_map(|word| Literal::Text(word.to_owned())),
        1 => any::<bool>().prop_map(Literal::Bool),
        1 => Just(Literal::Null),
        1 => select(vec![(5000.0, Unit::Duration), (10.0, Unit::Percent), (5e6, Unit::Size)])
            .prop_map(|(amount, unit)| Literal::Quantity(Quantity { amount, unit })),
    ]
}

fn literal() -> impl Strategy<Value = Literal> {
    prop_oneof![5 => flat(), 1 => list()]
}

fn list() -> impl Strategy<Value = Literal> {
    vec(flat(), 0..4).prop_map(Literal::List)
}

fn comparison() -> impl Strategy<Value = Comparison> {
    let operator = select(Operator::ALL);
    let times = select(vec![1.0, 0.5, 2.0]);
    (
        select(&FIELDS[..]),
        operator,
        literal(),
        list(),
        of((select(&FIELDS[..]), times)),
        any::<bool>(),
    )
        .prop_map(|(field, operator, literal, list, other, fold)| {
            let value = match (operator, other) {
                (Operator::Matches, _) => Operand::Literal(Literal::Text("^[rt]".to_owned())),
                (_, Some((name, times))) => Operand::Field {
                    name: name.to_owned(),
                    times,
                },
                (Operator::In | Operator::NotIn, None) => Operand::Literal(list),
                (_, None) => Operand::Literal(literal),
            };
            // `matches` folds by itself; the oracle's does not.
            let fold = fold && operator != Operator::Matches;
            Comparison {
                field: field.to_owned(),
                operator,
                value,
                case_insensitive: fold,
            }
        })
}

fn condition() -> impl Strategy<Value = Condition> {
    let leaf = prop_oneof![
        6 => comparison().prop_map(Condition::Compare),
        1 => select(&FIELDS[..]).prop_map(|name| Condition::Flag(name.to_owned())),
        1 => any::<bool>().prop_map(Condition::Constant),
    ];
    leaf.prop_recursive(3, 12, 3, |part| {
        prop_oneof![
            vec(part.clone(), 1..4).prop_map(Condition::And),
            vec(part.clone(), 1..4).prop_map(Condition::Or),
            part.prop_map(|part| Condition::Not(Box::new(part))),
        ]
    })
}

fn rule(number: usize) -> impl Strategy<Value = Rule> {
    let actions: Vec<Action> = Action::ALL
        .iter()
        .copied()
        .filter(|a| *a != Action::RateLimit)
        .collect();
    let on = of(vec(select(&Stage::ALL[..]), 1..3)).prop_map(|on| on.map(|on| Stages::of(&on)));
    (
        condition(),
        select(actions),
        select(Severity::ALL),
        on,
        prop::bool::weighted(0.9),
    )
        .prop_map(move |(condition, action, severity, on, enabled)| {
            let mut rule = Rule::new(format!("rule_{number}"), condition, action, severity);
            rule.on = on;
            rule.enabled = enabled;
            rule
        })
}

fn some(words: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
    let list = vec(select(words).prop_map(str::to_owned), 1..3);
    prop_oneof![3 => Just(Vec::new()), 1 => list]
}

const AGENTS: &[&str] = &[
    "agent.a.v1",
    "agent.b.v1",
    "agent.*",
    "*.v1",
    "agent.a*",
    "ag*b*1",
];

fn scope() -> impl Strategy<Value = Scope> {
    let zones = prop_oneof![3 => Just(Vec::new()), 1 => vec(select(&Zone::ALL[..]), 1..3)];
    (
        some(AGENTS),
        some(&["legal", "product"]),
        some(&["production", "stag*"]),
        zones,
        some(&["anna", "ben"]),
        some(&["admin", "ops"]),
        some(&["Tool", "tool", "to*"]),
        some(&["execute", "tool_call"]),
        some(&["run_*", "tool"]),
    )
        .prop_map(
            |(agents, packs, environments, zones, users, roles, tools, actions, resources)| Scope {
                agents,
                packs,
                environments,
                zones,
                users,
                roles,
                tools,
                actions,
                resources,
            },
        )
}

fn policy(number: usize) -> impl Strategy<Value = Policy> {
    let rules = (1..4_usize).prop_flat_map(|n| (0..n).map(rule).collect::<Vec<_>>());
    let status = prop_oneof![6 => Just(Status::Active), 1 => select(Status::ALL)];
    let mode = prop_oneof![6 => Just(Mode::Enforce), 1 => select(Mode::ALL)];
    let origin = prop_oneof![
        3 => Just(Origin::File),
        1 => select(vec!["agent.a.v1", "agent.b.v1"]).prop_map(|agent| Origin::Agent(agent.to_owned())),
    ];
    let zone = select(vec![None, Some("Asia/Kolkata"), Some("Etc/GMT+8")]);
    (rules, status, mode, origin, scope(), zone, -2..3_i64).prop_map(
        move |(rules, status, mode, origin, mut scope, zone, priority)| {
            if origin != Origin::File {
                scope.agents.clear();
            }
            let mut policy = Policy::new(format!("policy.{number}"), PolicyType::Custom);
            policy.rules = rules;
            policy.status = status;
            policy.mode = mode;
            policy.origin = origin;
            policy.scope = scope;
            policy.time_zone = zone.map(str::to_owned);
            policy.priority = priority;
            policy
        },
    )
}

fn value() -> impl Strategy<Value = Value> {
    let flat = prop_oneof![
        3 => select(vec![json!(-1), json!(0), json!(5), json!(10), json!(10.0), json!(10.5), json!(5000)]),
        3 => select(&WORDS[..]).prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => Just(Value::Null),
    ];
    prop_oneof![4 => flat.clone(), 1 => vec(flat, 0..3).prop_map(Value::from)]
}

fn data() -> impl Strategy<Value = Map<String, Value>> {
    let field = (
        select(
            &[
                "a", "b", "b.c", "x.y", "limit_ms", "size_mb", "cost_usd", "tool", "zone", "pack", "request",
            ][..],
        ),
        value(),
    );
    let nested = (value(), vec(value(), 0..3)).prop_map(|(c, list)| json!({ "c": c, "list": list }));
    (vec(field, 0..8), of(nested)).prop_map(|(fields, nested)| {
        let mut data: Map<String, Value> = fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect();
        if let Some(nested) = nested {
            data.insert("b".to_owned(), nested);
        }
        data
    })
}

fn runtime() -> impl Strategy<Value = RuntimeFields> {
    (
        of(0..20_i64),
        of(select(vec!["Tool", "tool"])),
        of(value()),
        of(select(vec!["legal", "product"])),
    )
        .prop_map(|(cost, tool, n, pack)| RuntimeFields {
            cost_usd: cost.map(|usd| Usd::from_nanos(usd * 1_000_000_000)),
            tool: tool.map(str::to_owned),
            tool_args: n.map(|n| json!({ "n": n })),
            pack: pack.map(str::to_owned),
            ..RuntimeFields::default()
        })
}

fn request() -> impl Strategy<Value = EvaluateRequest> {
    let who = (
        of(select(vec!["agent.a.v1", "agent.b.v1", "agent.c.v2"])),
        of(select(vec!["execute", "tool_call"])),
        of(select(vec!["run_1", "tool"])),
        of(select(&Zone::ALL[..])),
        of(select(&MOMENTS[..])),
    );
    let actor = of((
        select(vec!["anna", "carl"]),
        vec(select(vec!["admin", "ops", "guest"]), 0..3),
    ));
    let environment = of(select(vec!["production", "staging"]));
    (
        who,
        actor,
        environment,
        data(),
        of(select(&Stage::ALL[..])),
        of(runtime()),
    )
        .prop_map(
            |((agent, action, resource, zone, at), actor, environment, data, stage, runtime)| {
                EvaluateRequest {
                    request: PolicyRequest {
                        agent_id: agent.map(str::to_owned),
                        action: action.map(str::to_owned),
                        resource: resource.map(str::to_owned),
                        zone,
                        timestamp: at.map(Timestamp),
                        ..PolicyRequest::default()
                    },
                    actor: actor.map(|(id, roles)| PolicyActor {
                        id: id.to_owned(),
                        roles: roles.into_iter().map(str::to_owned).collect(),
                        ..PolicyActor::default()
                    }),
                    environment: environment.map(PolicyEnvironment::new),
                    data,
                    stage,
                    runtime: runtime.map(Box::new),
                    spend: None,
                }
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.max(512)))]
    #[test]
    fn engine_and_oracle_agree(
        policies in (0..12_usize).prop_flat_map(|n| (0..n).map(policy).collect::<Vec<_>>()),
        requests in vec(request(), 4),
        strict in any::<bool>(),
    ) {
        let options = SetOptions { unbound_deny: strict };
        let set = Arc::new(PolicySet::compile_with(policies.clone(), options).unwrap());
        for asked in requests {
            let expected = judge(&policies, &asked, strict);
            let decision = set.evaluate(&asked, &State::EMPTY);
            let named = |failures: Vec<agentos_policy::Failure>| {
                let mut names: Vec<String> =
                    failures.iter().map(|failure| format!("{}/{}", failure.policy_id, failure.check)).collect();
                names.sort();
                names
            };
            prop_assert_eq!(named(decision.critical_failures()), expected.denying, "{:?}", asked);
            prop_assert_eq!(named(decision.unbound()), expected.unbound, "{:?}", asked);
            prop_assert_eq!(decision.action, expected.action, "{:?}", asked);
            prop_assert_eq!(decision.all_passed, expected.all_passed);
            // Whatever is decided can be explained, and every refusal names what it is about.
            for failure in decision.critical_failures() {
                prop_assert!(failure.message.starts_with("denied by policy."), "{}", failure.message);
            }
            serde_json::to_string(&decision).unwrap();
        }
    }
}
