//! What `agentos policy check` doubts, and what it lets be.

use std::collections::BTreeSet;

use agentos_policy::ast::Origin;
use agentos_policy::lint;
use agentos_policy::read::read_policies;
use agentos_yaml::Source;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// 2026-01-01.
const NOW: i64 = 1_767_225_600_000;

fn lints(text: &str, origin: Origin) -> Vec<String> {
    let outcome = read_policies(Source::new("p.yaml", text.as_bytes()).unwrap());
    assert!(!outcome.report.has_errors(), "{}", outcome.report.render(false));
    let mut policies = outcome.policies;
    policies
        .iter_mut()
        .for_each(|policy| policy.origin = origin.clone());
    lint(&policies, NOW)
        .iter()
        .map(|lint| {
            format!(
                "{}:{} {} {}",
                lint.place.line, lint.place.column, lint.code.name, lint.message
            )
        })
        .collect()
}

fn rules(rules: &[&str]) -> Vec<String> {
    let rules: String = rules.iter().map(|rule| format!("  - {{{rule}}}\n")).collect();
    lints(&format!("id: p\nrules:\n{rules}"), Origin::File)
}

#[test]
fn rules_that_never_act_are_found() {
    for (rule, expected) in [
        (
            "name: r, action: deny, condition: 'cost_usd > 10 && cost_usd < 5'",
            "POLICY_UNREACHABLE `r`: its condition is never true: it never acts",
        ),
        (
            "name: r, action: deny, condition: 'cost_usd > 10 && (cost_usd < 5 || cost_usd == 3)'",
            "never true",
        ),
        (
            "name: r, action: deny, condition: \"pack == 'a' && pack == 'b'\"",
            "never true",
        ),
        (
            "name: r, action: deny, condition: \"pack in ['a', 'b'] && pack not in ['a', 'b', 'c']\"",
            "never true",
        ),
        (
            "name: r, action: require_approval, condition: tool == 'x', approval: {quorum: 2, approvers: [ann, 'user:Ann']}",
            "`r`: 2 people must approve, and 1 may: it is never approved",
        ),
        (
            "name: r, action: deny, condition: 'metadata.x && !metadata.x'",
            "never true",
        ),
        (
            "name: r, action: deny, condition: 'metadata.x.startsWith(\"a\") && !metadata.x.startsWith(\"a\")'",
            "never true",
        ),
        (
            "name: r, action: deny, condition: 'cost_usd >= 5 && cost_usd <= 5 && cost_usd != 5'",
            "never true",
        ),
        ("name: r, action: deny, condition: false", "never true"),
        (
            "name: r, action: deny, condition: 'cost_usd > 5 || cost_usd <= 5'",
            "always true: it acts on every request",
        ),
        (
            "name: r, action: allow, condition: 'cost_usd > 5 || cost_usd < 6'",
            "always true: nothing violates it",
        ),
        (
            "name: r, action: allow, condition: 'cost_usd > 6 && cost_usd < 5'",
            "every request violates it",
        ),
        (
            "name: r, action: deny, condition: \"tool == 'x' && model == 'y'\"",
            "`r` is never asked: no stage supplies `tool`, `model` together",
        ),
        (
            "name: r, action: deny, condition: \"tool == 'x'\", on: [tool_call, completion]",
            "`r` can never be known at `completion`: `tool` is not supplied there",
        ),
        (
            "name: r, action: deny, condition: 'cost_usd == \"10\"'",
            "`cost_usd` is an amount of dollars and is compared with text",
        ),
        (
            "name: r, action: deny, condition: 'tokens > 5%'",
            "`tokens` is a number and is compared with a quantity",
        ),
        (
            "name: r, action: deny, condition: \"zone == 'purple'\"",
            "`zone` is never `purple`",
        ),
        (
            "name: r, action: deny, condition: \"zone in ['RED']\"",
            "`zone` is never `RED`",
        ),
        (
            "name: r, action: deny, condition: \"time.weekday == 'sonday'\"",
            "`time.weekday` is never `sonday`",
        ),
        (
            "name: r, action: deny, condition: no_tests",
            "RULE_UNBOUND `r`: the runtime does not supply `no_tests`; a request without it is refused",
        ),
    ] {
        let found = rules(&[rule]);
        assert!(
            found.iter().any(|lint| lint.contains(expected)),
            "{rule}\nexpected {expected}\nfound {found:#?}"
        );
    }
}

#[test]
fn a_word_in_capitals_is_told_its_own_form() {
    let text = "id: p\nrules:\n  - {name: r, action: deny, condition: \"time.weekday == 'Sunday'\"}\n";
    let outcome = read_policies(Source::new("p.yaml", text.as_bytes()).unwrap());
    let hints: Vec<String> = lint(&outcome.policies, NOW)
        .into_iter()
        .map(|lint| lint.hint)
        .collect();
    assert_eq!(hints, ["write `sunday`, in lower case"]);
}

#[test]
fn pairs_of_rules_are_held_against_each_other() {
    for (first, second, expected) in [
        (
            "action: allow, condition: cost_usd <= 5",
            "action: allow, condition: cost_usd >= 10",
            "POLICY_CONTRADICTION `b` and `a` (p.yaml:3:12) ask for what cannot both hold",
        ),
        (
            "action: allow, condition: cost_usd <= 5",
            "action: deny, condition: cost_usd <= 10",
            "ask for what the other refuses",
        ),
        (
            "action: allow, condition: \"pack == 'x'\"",
            "action: deny, condition: \"pack == 'x'\"",
            "ask for what the other refuses",
        ),
        (
            "action: deny, condition: cost_usd > 5",
            "action: deny, condition: cost_usd > 10",
            "POLICY_SHADOWED `b` says no more than `a`",
        ),
        (
            "action: deny, condition: cost_usd > 10",
            "action: deny, condition: cost_usd > 5",
            "`a` says no more than `b`",
        ),
        (
            "action: deny, condition: cost_usd > 5",
            "action: deny, condition: cost_usd > 5",
            "`b` says the same as `a`",
        ),
        (
            "action: allow, condition: cost_usd <= 5",
            "action: allow, condition: cost_usd <= 10",
            "`b` says no more than `a`",
        ),
    ] {
        let found = rules(&[&format!("name: a, {first}"), &format!("name: b, {second}")]);
        assert_eq!(found.len(), 1, "{first} / {second}: {found:#?}");
        assert!(
            found[0].contains(expected),
            "expected {expected}\nfound {found:#?}"
        );
    }
}

#[test]
fn what_is_right_is_let_be() {
    for pair in [
        [
            "name: a, action: allow, condition: cost_usd <= 10",
            "name: b, action: allow, condition: daily_cost_usd <= 100",
        ],
        [
            "name: a, action: warn, condition: cost_usd > 5",
            "name: b, action: deny, condition: cost_usd > 10",
        ],
        [
            "name: a, action: deny, condition: \"zone == 'red'\"",
            "name: b, action: deny, condition: \"zone == 'yellow'\"",
        ],
        [
            "name: a, action: deny, condition: true",
            "name: b, action: deny, condition: duration_ms > 5min",
        ],
        [
            "name: a, action: allow, condition: cost_usd <= 5, severity: warning",
            "name: b, action: deny, condition: cost_usd <= 10",
        ],
        [
            "name: a, action: deny, condition: 'tool_args.size > 5', on: tool_call",
            "name: b, action: deny, condition: 'actor.roles.includes(\"x\")'",
        ],
        [
            "name: a, action: deny, condition: cost_usd > 5, on: start",
            "name: b, action: deny, condition: cost_usd > 10",
        ],
        [
            "name: a, action: allow, condition: 'cost_usd > 1'",
            "name: b, action: deny, condition: 'cost_usd > 5'",
        ],
    ] {
        assert_eq!(rules(&pair), Vec::<String>::new(), "{pair:?}");
    }
}

#[test]
fn life_and_origin_are_told() {
    let text = "\
- id: a
  status: deprecated
  exemptions: [{id: old, reason: r, expires: 2025-12-31, pack: x}, {id: new, reason: r, expires: 2026-12-31, pack: x}]
  rules: [{name: r, action: deny, condition: no_tests}]
- id: b
  status: inactive
  rules: [{name: r, action: deny, condition: false}]
";
    assert_eq!(
        lints(text, Origin::Agent("x".to_owned())),
        [
            "1:7 POLICY_DEPRECATED `a` is deprecated: it still decides, and every decision warns",
            "1:7 POLICY_EXPIRED the exemption `old` of `a` has ended",
            "4:18 RULE_UNBOUND `r`: the runtime does not supply `no_tests`; the rule does not block",
        ]
    );
}

#[test]
fn one_id_in_two_files_is_an_error() {
    let of = |name: &str| {
        let text = "id: p\nrules: [{name: r, action: deny, condition: cost_usd > 1}]\n";
        read_policies(Source::new(name, text.as_bytes()).unwrap()).policies
    };
    let found = lint(&[of("a.yaml"), of("b.yaml")].concat(), NOW);
    let errors: Vec<_> = found
        .iter()
        .filter(|lint| lint.error)
        .map(|lint| lint.place.to_string())
        .collect();
    assert_eq!(errors, ["b.yaml:1:5"]);
}

#[test]
fn names_that_nothing_has_are_found() {
    let policy = |rest: &str| {
        lints(
            &format!("id: p\n{rest}\nrules: [{{name: r, condition: 'cost_usd > 1', action: deny}}]\n"),
            Origin::File,
        )
    };
    let exempt = "exemptions: [{reason: old, expires: '2027-01-01', rules: [r, rr]}]";
    for (rest, expected) in [
        (
            "scope: {environments: [prod]}",
            "no environment is called `prod`: `p` does not hold there",
        ),
        (
            "scope: {environments: [production, Staging]}",
            "no environment is called `Staging`",
        ),
        (exempt, "`p` exempts from `rr`, which it does not have"),
    ] {
        let found = policy(rest);
        assert_eq!(found.len(), 1, "{rest}: {found:?}");
        assert!(found[0].contains(expected), "{rest}: {found:?}");
    }
    for rest in [
        "scope: {environments: [production, 'stag*']}",
        "scope: {environments: development}",
    ] {
        assert_eq!(policy(rest), Vec::<String>::new(), "{rest}");
    }
}

#[test]
fn fields_that_nothing_supplies_come_with_what_was_meant() {
    for (condition, hint) in [
        ("cost_ud > 5", "did you mean `cost_usd`?"),
        ("zone == green", "write `'green'` for the text"),
        ("no_such_thing", "supply it in the request's `data`"),
    ] {
        let text = format!("id: p\nrules: [{{name: r, condition: \"{condition}\", action: deny}}]\n");
        let outcome = read_policies(Source::new("p.yaml", text.as_bytes()).unwrap());
        let found = lint(&outcome.policies, NOW);
        assert_eq!(found[0].code.name, "RULE_UNBOUND");
        assert!(found[0].hint.contains(hint), "{condition}: {}", found[0].hint);
    }
}

/// That an end cannot be read is an error; that it is over would be a guess.
#[test]
fn an_end_that_cannot_be_read_is_not_over() {
    for (end, expected) in [
        ("2026-02-31", 0),
        ("soon", 0),
        ("2025-12-31", 1),
        ("2026-12-31", 0),
    ] {
        let text = format!(
            "id: p\nexemptions: [{{pack: x, reason: y, expires_at: {end}}}]\nrules: [{{name: r, condition: cost_usd > 5, action: deny}}]\n"
        );
        let outcome = read_policies(Source::new("p.yaml", text.as_bytes()).unwrap());
        assert_eq!(lint(&outcome.policies, NOW).len(), expected, "{end}");
    }
}

/// What would take long is taken to be possible.
#[test]
fn long_lists_are_not_looked_into() {
    let never = |len: usize| {
        let words: Vec<String> = (0..len).map(|n| format!("'p{n}'")).collect();
        let words = words.join(", ");
        rules(&[&format!(
            "name: r, action: deny, condition: \"pack in [{words}] && pack not in [{words}]\""
        )])
    };
    assert_eq!((never(1_000).len(), never(1_001).len()), (1, 0));
}

/// Every rule that adds nothing to another is named once, whatever else it adds nothing to.
#[test]
fn a_rule_is_told_of_once_among_many() {
    let many = |each: &dyn Fn(usize) -> String, last: &[&str]| {
        let all: Vec<String> = (0..1_000)
            .map(each)
            .chain(last.iter().map(|rule| (*rule).to_owned()))
            .enumerate()
            .map(|(at, rule)| format!("name: r{at}, {rule}"))
            .collect();
        rules(&all.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let rising = many(&|n| format!("action: deny, condition: cost_usd > {}", n + 1), &[]);
    let falling = many(
        &|n| format!("action: deny, condition: cost_usd > {}", 3_000 - n),
        &[],
    );
    let demands = many(
        &|n| format!("action: allow, condition: \"agent_id == 'a{n}'\""),
        &[],
    );
    for found in [rising, falling, demands] {
        assert_eq!(found.len(), 999);
    }
    let between =
        [9, 5, 7, 1].map(|cost| format!("name: r{cost}, action: deny, condition: cost_usd > {cost}"));
    assert_eq!(rules(&between.each_ref().map(String::as_str)).len(), 3);
    let own = |n: usize| format!("action: deny, condition: \"agent_id == 'a{n}' && cost_usd > 5\"");
    let twice = "action: deny, condition: \"agent_id == 'a500' && cost_usd > 9\"";
    let demand = "action: allow, condition: \"agent_id == 'a700' && cost_usd > 7\"";
    let found = many(&own, &[twice, demand]);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(
        found[0].contains("`r1000` says no more than `r500`"),
        "{found:#?}"
    );
    assert!(found[1].contains("`r1001` and `r700`"), "{found:#?}");
}

/// Rules over one or two fields.
fn any_rule() -> impl Strategy<Value = String> {
    let part = (
        select(&["cost_usd", "step"][..]),
        select(&["<", "<=", ">", ">=", "=="][..]),
        1..5,
    )
        .prop_map(|(field, operator, limit)| format!("{field} {operator} {limit}"));
    let condition =
        (part.clone(), part, select(&["", "&&", "||"][..])).prop_map(|(one, other, how)| match how {
            "" => one,
            how => format!("{one} {how} {other}"),
        });
    (select(&["allow", "deny", "warn"][..]), condition)
        .prop_map(|(action, condition)| format!("action: {action}, condition: '{condition}'"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// The rules that are needless among all are those that are needless beside one of the others alone.
    #[test]
    fn leaving_needless_rules_out_hides_none(all in vec(any_rule(), 2..8)) {
        let named: Vec<String> = all.iter().enumerate().map(|(at, rule)| format!("name: r{at}, {rule}")).collect();
        let needless = |of: &[&str]| -> BTreeSet<String> {
            let shadowed = |lint: &String| Some(lint.split_once("POLICY_SHADOWED `")?.1.split_once('`')?.0.to_owned());
            rules(of).iter().filter_map(shadowed).collect()
        };
        let texts: Vec<&str> = named.iter().map(String::as_str).collect();
        let mut beside_one = BTreeSet::new();
        for (at, first) in texts.iter().enumerate() {
            for second in &texts[at + 1..] {
                beside_one.extend(needless(&[first, second]));
            }
        }
        prop_assert_eq!(needless(&texts), beside_one);
    }
}
