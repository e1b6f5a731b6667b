//! What is refused: with a code, a place and a way out, and all of it at once.

use agentos_policy::read::read_policies;
use agentos_yaml::Source;

/// `LINE:COLUMN CODE message | hint` of every error.
fn errors(text: &str) -> Vec<String> {
    let outcome = read_policies(Source::new("p.yaml", text.as_bytes()).unwrap());
    outcome
        .report
        .errors()
        .map(|error| {
            let hint = error.hint.clone().unwrap_or_default();
            format!(
                "{}:{} {} {} | {hint}",
                error.line, error.column, error.code.name, error.message
            )
        })
        .collect()
}

fn rule(rest: &str) -> String {
    format!("id: p\nrules:\n  - {{name: r, {rest}}}\n")
}

#[test]
fn one_mistake_is_named_with_its_place_and_way_out() {
    for (text, expected) in [
        (
            "id: p\ntype: costs\nrules: []\n",
            "2:7 POLICY_UNKNOWN_WORD `costs` is not a policy type | did you mean `cost`?",
        ),
        (
            "id: p\nstatus: activ\nrules: [{name: r, condition: x, action: deny}]\n",
            "2:9 POLICY_UNKNOWN_WORD `activ` is not a status | did you mean `active`?",
        ),
        (
            "id: p\nrulez: []\n",
            "2:1 POLICY_INVALID `rulez` is not a key of a policy | did you mean `rules`?",
        ),
        (
            "name: p\nrules: [{name: r, condition: x, action: deny}]\n",
            "1:1 POLICY_INVALID `id` is missing | give `id`: a name that no other policy has, as in `policy.cost.limit.v1`",
        ),
        (
            "id: p\n",
            "1:1 POLICY_INVALID the policy `p` says nothing | give it `rules`",
        ),
        (
            "id: p\nrules: {name: r}\n",
            "2:1 POLICY_INVALID `rules` is a mapping, where a list belongs | write a list",
        ),
        (
            "id: p\nscope: {agents: ['agent.a ']}\nrules: [{name: r, condition: x, action: deny}]\n",
            "2:18 POLICY_INVALID `agent.a ` is no name: nothing is called so | write `agent.a`, without spaces around it",
        ),
        (
            "id: p\nscope: {tools: ''}\nrules: [{name: r, condition: x, action: deny}]\n",
            "2:16 POLICY_INVALID `` is no name: nothing is called so | take it out, or write `*` for every name",
        ),
        (
            "id: p\npriority: 1.5\nrules: [{name: r, condition: x, action: deny}]\n",
            "2:11 POLICY_INVALID `priority` is 1.5, where a whole number belongs | write a whole number",
        ),
        (
            "id: p\ntype: rate_limit\nwindows: [{duration_seconds: 0, max_requests: 1}]\n",
            "3:30 POLICY_INVALID `windows[0].duration_seconds` is 0, where a number of seconds above 0 belongs | write a number of seconds above 0",
        ),
        (
            "id: p\nrules: [{name: r, condition: {and: a}, action: deny}]\n",
            "2:36 POLICY_INVALID `rules[0].condition.and` is text, where a list belongs | write a list",
        ),
        (
            "- 5\n",
            "1:3 POLICY_INVALID `[0]` is 5, where a policy belongs | write a policy",
        ),
        (
            "just text\n",
            "1:1 POLICY_INVALID the file holds no policy | write `id`, `type` and `rules`, a list of such policies, or `policies:` with a list",
        ),
        (
            "- {id: p, rules: [{name: r, condition: x, action: deny}]}\n- {id: p, rules: [{name: r, condition: x, action: deny}]}\n",
            "2:8 POLICY_DUPLICATE two policies have the id `p`; the first is at line 1 | give each an id of its own",
        ),
        (
            "id: p\nrules: [{name: r, condition: x, action: deny}, {name: r, condition: y, action: deny}]\n",
            "2:48 POLICY_DUPLICATE two rules are called `r` | give each a name of its own",
        ),
        (
            "id: p\nenforcement: {mode: enforce, fail_open: true}\nrules: [{name: r, condition: x, action: deny}]\n",
            "2:41 POLICY_INVALID `fail_open: true` is not possible: what cannot be decided is refused | take it out; `mode: shadow` tries a policy without blocking",
        ),
        (
            "id: p\ntime_zone: Mars/Base\nrules: [{name: r, condition: x, action: deny}]\n",
            "2:12 POLICY_INVALID `Mars/Base` is not a time zone | write an IANA name, as in `Europe/Berlin`",
        ),
        (
            "id: p\ntype: access_control\nroles: [{name: a, inherits: [b], permissions: []}, {name: b, inherits: [a], permissions: []}]\n",
            "3:9 POLICY_INVALID the role `a` inherits from itself | take one of the roles out of the circle",
        ),
        (
            "id: p\ntype: budget\nlimits: [{period: daily, limit_usd: 5, warning_threshold: 80}]\n",
            "3:59 POLICY_INVALID `warning_threshold` is 80, which is no share | it is a share of the limit: did you mean 0.8?",
        ),
        (
            "id: p\ntype: budget\nlimits: [{period: daily, limit_usd: 5, warningThreshold: -0.1}]\n",
            "3:58 POLICY_INVALID `warning_threshold` is -0.1, which is no share | it is a share of the limit, from 0 to 1",
        ),
        (
            "id: p\ntype: budget\nlimits: [{period: daily, limit_usd: 5, warning_threshold: 1e3}]\n",
            "3:59 POLICY_INVALID `warning_threshold` is 1000, which is no share | it is a share of the limit, from 0 to 1",
        ),
        (
            "id: p\nrules: [{name: r, condition: {field: a, operator: eq, value: 9223372036854775807}, action: deny}]\n",
            "2:62 CONDITION_INVALID `9223372036854775807` is too large to be held exactly | write it as text, in quotes, when it is an id",
        ),
        (
            "id: p\nrules: [{name: r, condition: {field: a, operator: in, value: [1, 9007199254740993]}, action: deny}]\n",
            "2:55 CONDITION_INVALID `9007199254740993` is too large to be held exactly | write it as text, in quotes, when it is an id",
        ),
        (
            "id: p\ntype: rate_limit\n",
            "1:1 POLICY_INVALID `windows` is missing | give `windows`: a list of `{duration_seconds, max_requests}`",
        ),
        (
            "apiVersion: agentos.io/v2\nkind: Policy\nmetadata: {name: g}\nspec: {checks: [{name: a}]}\n",
            "1:13 POLICY_UNKNOWN_WORD this version of policy files is not known | write `agentos.io/v1`",
        ),
        (
            "apiVersion: agentos.io/v1\nkind: Policy\nmetadata: {name: g}\nspec: {check: [{name: a}]}\n",
            "4:1 POLICY_INVALID it is not plain what kind of policy `g` is | a gate has `checks`, a kill switch `global` or `pack_level`, any other policy `rules`",
        ),
    ] {
        let found = errors(text);
        assert!(
            found.iter().any(|error| error == expected),
            "{text}\nexpected {expected}\nfound {found:#?}"
        );
    }
}

#[test]
fn what_was_to_narrow_and_says_nothing_is_a_mistake() {
    let exempt = |rest: &str| {
        format!(
            "id: p\nrules: [{{name: r, condition: x, action: deny}}]\nexemptions: [{{reason: a, expires: 2030-01-01, {rest}}}]\n"
        )
    };
    let permit = |rest: &str| {
        format!(
            "id: p\ntype: access_control\nroles: [{{name: a, permissions: [{{resource: '*', actions: ['*'], {rest}}}]}}]\n"
        )
    };
    let approve = |rest: &str| {
        rule(&format!(
            "condition: x, action: require_approval, approval: {{{rest}}}"
        ))
    };
    let scope =
        |rest: &str| format!("id: p\nscope: {{{rest}}}\nrules: [{{name: r, condition: x, action: deny}}]\n");
    for (text, expected) in [
        (exempt("agent: ~"), "`agent` of an exemption says nothing"),
        (exempt("rules: []"), "`rules` of an exemption says nothing"),
        (exempt("rules: [~]"), "an entry of the list says nothing"),
        (exempt("condition: ~"), "`condition` of an exemption says nothing"),
        (exempt("scope: {}"), "`scope` of an exemption says nothing"),
        (
            exempt("scope: {agents: ~}"),
            "`agents` of an exemption says nothing",
        ),
        (
            exempt("scope: {agents: []}"),
            "`agents` of an exemption says nothing",
        ),
        (
            exempt("scope: {agents: [~]}"),
            "an entry of the list says nothing",
        ),
        (exempt("scope: {zones: [~]}"), "an entry of the list says nothing"),
        (exempt("pack: ''"), "`` is no name"),
        (permit("condition: ~"), "`condition` of a permission says nothing"),
        (permit("conditions: [~]"), "where a condition belongs"),
        (
            approve("approvers: []"),
            "`approvers` of an approval says nothing",
        ),
        (approve("approvers: [~]"), "an entry of the list says nothing"),
        (approve("approvers: [' anna']"), "` anna` is no name"),
        (approve("quorum: ~"), "`quorum` of an approval says nothing"),
        (
            approve("minApprovals: ~"),
            "`minApprovals` of an approval says nothing",
        ),
        (scope("agents: [~]"), "an entry of the list says nothing"),
    ] {
        let found = errors(&text);
        assert!(
            found.iter().any(|error| error.contains(expected)),
            "{text}\nexpected {expected}\nfound {found:#?}"
        );
    }
    for text in [
        exempt("agent: a"),
        scope("agents: []"),
        scope("agents: ~"),
        approve("approvers: [anna]"),
    ] {
        assert_eq!(errors(&text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn mistakes_of_rules_are_named() {
    for (rest, expected) in [
        ("action: deny", "`condition` is missing"),
        ("condition: x", "`action` is missing"),
        (
            "condition: x, action: denny",
            "`denny` is not an action | did you mean `deny`?",
        ),
        (
            "condition: x, action: deny, severity: eror",
            "`eror` is not a severity | did you mean `error`?",
        ),
        (
            "condition: x, action: deny, on: tool_cal",
            "`tool_cal` is not a stage | did you mean `tool_call`?",
        ),
        ("condition: x, action: deny, on: []", "`on` names no stage"),
        (
            "condition: x, action: deny, conditon: y",
            "`conditon` is not a key of a rule | did you mean `condition`?",
        ),
        (
            "condition: {field: a, operator: eqq, value: 1}, action: deny",
            "`eqq` is not an operator | did you mean `eq`?",
        ),
        (
            "condition: {field: a, operator: eq}, action: deny",
            "`eq` has no `value`",
        ),
        (
            "condition: {operator: eq, value: 1}, action: deny",
            "`field` is missing",
        ),
        (
            "condition: {field: a, value: 1}, action: deny",
            "`operator` is missing",
        ),
        (
            "condition: {field: a, operator: lte, value: '10'}, action: deny",
            "`lte` takes a number, a quantity, a date or a time, and the value is text",
        ),
        (
            "condition: {field: a, operator: in, value: x}, action: deny",
            "`in` takes a list, and the value is text",
        ),
        (
            "condition: {field: a, operator: in, value: []}, action: deny",
            "`in` has an empty list",
        ),
        (
            "condition: {field: a, operator: matches, value: '(a'}, action: deny",
            "is not a pattern that can be used: unclosed group",
        ),
        (
            "condition: {field: a, operator: matches, value: 'a(?=b)'}, action: deny",
            "look-around",
        ),
        (
            "condition: {field: a, operator: matches, value: '(a{1000}){1000}'}, action: deny",
            "it grows too large",
        ),
        (
            "condition: {field: a, operator: eq, value: 1, case_insensitive: true}, action: deny",
            "`case_insensitive` says nothing about a number",
        ),
        (
            "condition: {field: a, operator: eq, value: {x: 1}}, action: deny",
            "a mapping cannot be compared with",
        ),
        (
            "condition: {and: []}, action: deny",
            "a group of conditions is empty",
        ),
        (
            "condition: {operator: xor, conditions: [a]}, action: deny",
            "`xor` is not an operator of a group | did you mean `or`?",
        ),
        (
            "condition: [a, b], action: deny",
            "a list does not say how its conditions belong together",
        ),
        (
            "condition: 'x = 1', action: deny",
            "`=` means nothing here | write `==` to compare",
        ),
        (
            "condition: x, action: deny, rate_limit: {requests: 1, period_seconds: 1}",
            "`rate_limit` does nothing in a rule whose action is `deny`",
        ),
        ("condition: x, action: rate_limit", "`rate_limit` is missing"),
        (
            "condition: x, action: deny, enabled: 'no'",
            "`rules[0].enabled` is text, where `true` or `false` belongs",
        ),
    ] {
        let found = errors(&rule(rest));
        assert!(
            found.iter().any(|error| error.contains(expected)),
            "{rest}\nexpected {expected}\nfound {found:#?}"
        );
    }
}

#[test]
fn all_mistakes_come_at_once_with_their_places() {
    let text = "\
id: policy.x
type: custom
statuss: active
rules:
  - name: a
    condition: cost_usd => 10
    action: denny
  - condition: {field: x, operator: gt, value: ten}
    action: deny
";
    let found = errors(text);
    let places: Vec<&str> = found
        .iter()
        .map(|error| error.split(' ').next().unwrap())
        .collect();
    assert_eq!(places, ["3:1", "6:25", "7:13", "8:5", "8:48"], "{found:#?}");
    let outcome = read_policies(Source::new("p.yaml", text.as_bytes()).unwrap());
    let shown = outcome.report.render(false);
    assert!(shown.contains("p.yaml:3:1"), "{shown}");
    assert!(shown.contains("condition: cost_usd => 10"), "{shown}");
    assert!(outcome.into_result().is_err());
}

/// Whichever of the two was read, the other would not hold.
#[test]
fn one_key_under_two_names_is_a_mistake() {
    let whole = |rest: &str| format!("id: p\nrules: [{{name: r, condition: x, action: deny}}]\n{rest}\n");
    let typed = |rest: &str| format!("id: p\n{rest}\n");
    for (text, key, other) in [
        (rule("condition: x, when: y, action: deny"), "when", "condition"),
        (
            rule("action: rate_limit, rate_limit: {requests: 1, max_requests: 9, period_seconds: 1}"),
            "max_requests",
            "requests",
        ),
        (
            rule("action: rate_limit, rate_limit: {requests: 1, period_ms: 1, period_seconds: 1}"),
            "period_seconds",
            "period_ms",
        ),
        (
            rule("action: rate_limit, rate_limit: {requests: 1, period_seconds: 1}, rateLimit: {}"),
            "rateLimit",
            "rate_limit",
        ),
        (
            rule("condition: x, action: require_approval, approval: {approvers: [a], roles: [b]}"),
            "roles",
            "approvers",
        ),
        (
            rule("condition: x, action: require_approval, approval: {quorum: 1, min_approvals: 2}"),
            "min_approvals",
            "quorum",
        ),
        (
            whole("exemptions: [{reason: a, expires: 2099-01-01, expires_at: 2020-01-01, pack: a}]"),
            "expires",
            "expires_at",
        ),
        (
            whole("exemptions: [{reason: a, expires: 2099-01-01, condition: x, conditions: y}]"),
            "conditions",
            "condition",
        ),
        (
            whole("exceptions: []\nexemptions: []"),
            "exceptions",
            "exemptions",
        ),
        (
            whole("timezone: UTC\ntime_zone: Asia/Tokyo"),
            "timezone",
            "time_zone",
        ),
        (
            whole("timeZone: UTC\ntime_zone: Asia/Tokyo"),
            "timeZone",
            "time_zone",
        ),
        (
            whole("mode: shadow\nenforcement: {mode: enforce}"),
            "enforcement.mode",
            "mode",
        ),
        (
            typed(
                "type: access_control\nroles: [{name: a, permissions: [{resource: x, actions: [read], condition: x, conditions: [y]}]}]",
            ),
            "conditions",
            "condition",
        ),
        (
            typed("type: access_control\nroles: []\nsuper_admins: [a]\nsuper_admin_principals: [b]"),
            "super_admins",
            "super_admin_principals",
        ),
    ] {
        let expected = format!("POLICY_INVALID `{key}` says the same as `{other}`, which stands here too");
        let found = errors(&text);
        let told = found.iter().filter(|error| error.contains(&expected)).count();
        assert_eq!(told, 1, "{text}\nexpected {expected}\nfound {found:#?}");
    }
}

/// What is read without a mistake compiles: `policy check` and the start of the runtime say the same.
#[test]
fn what_no_set_can_use_is_a_mistake_of_the_file() {
    for (roles, expected) in [
        (
            "[{name: a}, {name: a, permissions: [{resource: x, actions: [read]}]}]",
            "3:20 POLICY_DUPLICATE two roles are called `a` | give each a name of its own",
        ),
        (
            "[{name: a, permissions: [{resource: x, actions: [read], conditions: []}]}]",
            "3:64 POLICY_INVALID `conditions` of a permission says nothing | say what it is, or take it out",
        ),
    ] {
        let found = errors(&format!("id: p\ntype: access_control\nroles: {roles}\n"));
        assert_eq!(found, [expected], "{roles}");
    }
}
