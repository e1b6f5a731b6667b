//! A second evaluator, slow and obvious, written from the semantics alone: no index, no compiling, no sharing
//! of values. It looks at every policy and walks every condition as it is written.

use agentos_policy::ast::{
    Action, Comparison, Condition, Literal, Mode, Operand, Operator, Origin, Policy, Quantity, Rule, Scope,
    Severity, Status, Unit,
};
use agentos_policy::{EvaluateRequest, PolicyAction, Stage, fields};
use agentos_types::Timestamp;
use serde_json::{Map, Value};

/// What the oracle says of a request.
#[derive(Debug, PartialEq)]
pub(crate) struct Verdict {
    pub(crate) action: PolicyAction,
    pub(crate) all_passed: bool,
    /// `policy/rule` of every failure that denies, sorted.
    pub(crate) denying: Vec<String>,
    pub(crate) unbound: Vec<String>,
}

pub(crate) fn judge(policies: &[Policy], asked: &EvaluateRequest, strict: bool) -> Verdict {
    let mut verdict = Verdict {
        action: PolicyAction::Allow,
        all_passed: true,
        denying: Vec::new(),
        unbound: Vec::new(),
    };
    for policy in policies {
        let enforced = match (policy.status, policy.mode) {
            (Status::Inactive, _) | (_, Mode::Off) => continue,
            (Status::Testing, _) | (_, Mode::Shadow) => false,
            _ => true,
        };
        if !applies(policy, asked) {
            continue;
        }
        let asked = &on_the_wall(policy, asked);
        for rule in policy
            .rules
            .iter()
            .filter(|rule| rule.enabled && is_asked(rule, asked))
        {
            let truth = truth(&rule.condition, asked);
            let unbound = truth.is_none()
                && matches!(policy.origin, Origin::Agent(_))
                && only_unsupplied(&rule.condition, asked);
            let effect = match (rule.action, truth) {
                (Action::Allow, Some(true)) => None,
                (Action::Allow, _) => Some(weight(rule.severity)),
                (_, Some(false)) => None,
                (Action::Deny, _) => Some(PolicyAction::Deny),
                (Action::RequireApproval, None) => Some(PolicyAction::Deny),
                (Action::RequireApproval, _) => Some(PolicyAction::RequireApproval),
                (Action::Redact, _) => Some(PolicyAction::Redact),
                (Action::Warn | Action::Escalate, _) => Some(PolicyAction::Warn),
                (Action::Audit, _) => Some(PolicyAction::Allow),
                (Action::RateLimit, _) => unreachable!("the oracle does not count"),
            };
            let name = format!("{}/{}", policy.id, rule.name);
            if unbound {
                verdict.unbound.push(name.clone());
                if !strict {
                    continue;
                }
            }
            let Some(mut effect) = effect else { continue };
            if !enforced {
                continue;
            }
            if policy.mode == Mode::Warn {
                effect = effect.min(PolicyAction::Warn);
            }
            verdict.action = verdict.action.max(effect);
            verdict.all_passed &= matches!(effect, PolicyAction::Allow | PolicyAction::Redact);
            if effect == PolicyAction::Deny {
                verdict.denying.push(name);
            }
        }
    }
    verdict.denying.sort();
    verdict.unbound.sort();
    verdict
}

/// The request, its moment moved by the offset of the policy's zone: what UTC then shows is what a clock on the wall
/// there shows.
fn on_the_wall(policy: &Policy, asked: &EvaluateRequest) -> EvaluateRequest {
    let minutes = match policy.time_zone.as_deref() {
        None => 0,
        Some("Asia/Kolkata") => 5 * 60 + 30,
        Some("Etc/GMT+8") => -8 * 60,
        Some(zone) => unreachable!("the oracle does not know {zone}"),
    };
    let mut asked = asked.clone();
    if let Some(at) = &mut asked.request.timestamp {
        *at = Timestamp(at.millis() + minutes * 60_000);
    }
    asked
}

/// `time.*` of a moment since 1970, in UTC.
fn wall_clock(at: Timestamp) -> Value {
    let minutes = at.millis().div_euclid(60_000);
    let (minute, hour) = (minutes.rem_euclid(60), minutes.div_euclid(60).rem_euclid(24));
    let days = minutes.div_euclid(24 * 60);
    let weekday = usize::try_from((days + 3).rem_euclid(7)).unwrap();
    let names = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    // From 1600, which begins a cycle of leap years.
    let (mut year, mut month, mut day) = (1600, 1, days + 135_140 + 1);
    loop {
        let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        let long = match month {
            2 => 28 + i64::from(leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        if day <= long {
            break;
        }
        day -= long;
        (year, month) = if month == 12 {
            (year + 1, 1)
        } else {
            (year, month + 1)
        };
    }
    serde_json::json!({
        "hour": hour, "minute": minute, "day": day, "month": month, "year": year,
        "weekday": names[weekday], "is_weekend": weekday >= 5,
        "date": format!("{year:04}-{month:02}-{day:02}"), "time": format!("{hour:02}:{minute:02}"),
    })
}

fn weight(severity: Severity) -> PolicyAction {
    match severity {
        Severity::Critical | Severity::Error => PolicyAction::Deny,
        Severity::Warning => PolicyAction::Warn,
        Severity::Info => PolicyAction::Allow,
    }
}

fn applies(policy: &Policy, asked: &EvaluateRequest) -> bool {
    let Scope {
        agents,
        packs,
        environments,
        zones,
        users,
        roles,
        tools,
        actions,
        resources,
    } = &policy.scope;
    let agent = asked.request.agent_id.clone();
    if let Origin::Agent(own) = &policy.origin
        && agent.as_ref().is_some_and(|agent| agent != own)
    {
        return false;
    }
    let outside =
        asked.runtime.is_some() && matches!(asked.stage, Some(Stage::StateWrite | Stage::Administration));
    if matches!(policy.origin, Origin::Agent(_)) && agent.is_none() && outside {
        return false;
    }
    let data = |name: &str| asked.data.get(name).and_then(Value::as_str).map(str::to_owned);
    let zone = asked.request.zone.map(|zone| zone.as_str().to_owned());
    let zones: Vec<String> = zones.iter().map(|zone| zone.as_str().to_owned()).collect();
    // A value that is missing because there is none, rather than because it is unknown.
    let tool = match &asked.runtime {
        Some(runtime) => runtime.tool.clone(),
        None => data("tool"),
    };
    let pack = match &asked.runtime {
        Some(runtime) => runtime.pack.clone(),
        None => data("pack"),
    };
    one(agents, agent, outside)
        && one(packs, pack, asked.runtime.is_some())
        && one(
            environments,
            asked.environment.as_ref().map(|of| of.name.clone()),
            false,
        )
        && one(&zones, zone, outside)
        && one(users, asked.actor.as_ref().map(|actor| actor.id.clone()), false)
        && one(tools, tool, asked.stage != Some(Stage::ToolCall))
        && one(actions, asked.request.action.clone(), false)
        && one(resources, asked.request.resource.clone(), false)
        && (roles.is_empty()
            || asked
                .actor
                .as_ref()
                .is_none_or(|actor| actor.roles.iter().any(|role| any(roles, role))))
}

fn one(list: &[String], said: Option<String>, none_is_none: bool) -> bool {
    list.is_empty()
        || match said {
            Some(said) => any(list, &said),
            None => !none_is_none,
        }
}

fn any(list: &[String], text: &str) -> bool {
    list.iter().any(|pattern| wild(pattern, text))
}

fn wild(pattern: &str, text: &str) -> bool {
    match pattern.strip_prefix('*') {
        Some(rest) => (0..=text.len()).any(|at| wild(rest, &text[at..])),
        None => match (pattern.chars().next(), text.chars().next()) {
            (None, None) => true,
            (Some(a), Some(b)) if a == b => wild(&pattern[a.len_utf8()..], &text[b.len_utf8()..]),
            _ => false,
        },
    }
}

fn is_asked(rule: &Rule, asked: &EvaluateRequest) -> bool {
    let Some(stage) = asked.stage else { return true };
    if let Some(on) = rule.on {
        return on.has(stage);
    }
    let mut names = Vec::new();
    rule.condition.each_field(&mut |name| names.push(name));
    let supplies = |stage: Stage| {
        names
            .iter()
            .filter_map(|name| fields::runtime_field(name))
            .all(|field| field.stages.has(stage))
    };
    let asked_for = |stage: Stage| supplies(stage) || !Stage::ALL.into_iter().any(supplies);
    if rule.action != Action::Redact {
        return asked_for(stage);
    }
    // What hides is asked where something leaves that it could hide, if there is such a stage.
    let target = rule
        .redaction
        .as_ref()
        .and_then(|redaction| redaction.target.as_deref());
    let leaves = |stage: Stage| match target.and_then(|target| target.split('.').next()) {
        None => !matches!(stage, Stage::Create | Stage::Start | Stage::Administration),
        Some("messages" | "system" | "input") => stage == Stage::ModelCall,
        Some("tool_args" | "tool_result") => stage == Stage::ToolCall,
        Some("output") => stage == Stage::Completion,
        Some("state") => stage == Stage::StateWrite,
        Some(_) => true,
    };
    let both = |stage: Stage| asked_for(stage) && leaves(stage);
    if Stage::ALL.into_iter().any(both) {
        both(stage)
    } else {
        asked_for(stage)
    }
}

fn only_unsupplied(condition: &Condition, asked: &EvaluateRequest) -> bool {
    if truth(condition, asked).is_some() {
        return true;
    }
    let bad = |name: &str| value(name, asked).is_none() && fields::runtime_field(name).is_some();
    match condition {
        Condition::Constant(_) => true,
        Condition::Flag(name) => value(name, asked).is_none() && !bad(name),
        Condition::Compare(of) => {
            let right = match &of.value {
                Operand::Field { name, .. } => Some(name),
                Operand::Literal(_) => None,
            };
            let missing =
                value(&of.field, asked).is_none() || right.is_some_and(|name| value(name, asked).is_none());
            missing && !bad(&of.field) && !right.is_some_and(|name| bad(name))
        }
        Condition::And(parts) | Condition::Or(parts) => parts.iter().all(|part| only_unsupplied(part, asked)),
        Condition::Not(part) => only_unsupplied(part, asked),
    }
}

fn truth(condition: &Condition, asked: &EvaluateRequest) -> Option<bool> {
    match condition {
        Condition::Constant(constant) => Some(*constant),
        Condition::Flag(name) => value(name, asked)?.as_bool(),
        Condition::Not(part) => truth(part, asked).map(|truth| !truth),
        Condition::And(parts) => {
            let all: Vec<_> = parts.iter().map(|part| truth(part, asked)).collect();
            if all.contains(&Some(false)) {
                Some(false)
            } else if all.contains(&None) {
                None
            } else {
                Some(true)
            }
        }
        Condition::Or(parts) => {
            let all: Vec<_> = parts.iter().map(|part| truth(part, asked)).collect();
            if all.contains(&Some(true)) {
                Some(true)
            } else if all.contains(&None) {
                None
            } else {
                Some(false)
            }
        }
        Condition::Compare(of) => compare(of, asked),
    }
}

/// A side of a comparison: JSON, or something measured.
#[derive(Clone, Debug)]
enum Side {
    Json(Value),
    Measured(Quantity),
    AllMeasured(Vec<Quantity>),
}

fn compare(of: &Comparison, asked: &EvaluateRequest) -> Option<bool> {
    let left = value(&of.field, asked);
    match of.operator {
        Operator::Exists => return Some(left.is_some_and(|left| !left.is_null())),
        Operator::NotExists => return Some(left.is_none_or(|left| left.is_null())),
        _ => {}
    }
    let left = left?;
    let right = match &of.value {
        Operand::Literal(literal) => side(literal),
        Operand::Field { name, times } => {
            let right = value(name, asked)?;
            let right = match (*times == 1.0, &right) {
                (true, _) => Side::Json(right),
                (false, Value::Number(number)) => Side::Json(serde_json::json!(number.as_f64()? * times)),
                (false, Value::String(text)) => {
                    let quantity = Quantity::parse(text)?;
                    Side::Measured(Quantity {
                        amount: quantity.amount * times,
                        unit: quantity.unit,
                    })
                }
                _ => return None,
            };
            let both = match &right {
                Side::Json(json) => measured(&left, &of.field).zip(measured(json, name)),
                _ => None,
            };
            let texts = matches!((&left, &right), (Value::String(_), Side::Json(Value::String(_))));
            if let Some((a, b)) = both
                && (!texts || of.operator.is_order())
            {
                return quantities(of.operator, a, b);
            }
            right
        }
    };
    match right {
        Side::Measured(limit) => quantities(of.operator, measured(&left, &of.field)?, limit),
        Side::AllMeasured(list) => {
            let left = measured(&left, &of.field)?;
            let among = list
                .iter()
                .any(|item| quantities(Operator::Eq, left, *item) == Some(true));
            match of.operator {
                Operator::In => Some(among),
                Operator::NotIn => Some(!among),
                _ => None,
            }
        }
        Side::Json(right) if of.case_insensitive => json(of.operator, &lower(&left), &lower(&right)),
        Side::Json(right) => json(of.operator, &left, &right),
    }
}

fn lower(value: &Value) -> Value {
    match value {
        Value::String(text) => text.to_lowercase().into(),
        Value::Array(items) => items.iter().map(lower).collect(),
        other => other.clone(),
    }
}

fn side(literal: &Literal) -> Side {
    match literal {
        Literal::Quantity(quantity) => Side::Measured(*quantity),
        Literal::List(items)
            if !items.is_empty() && items.iter().all(|i| matches!(i, Literal::Quantity(_))) =>
        {
            let of = |item: &Literal| match item {
                Literal::Quantity(quantity) => Some(*quantity),
                _ => None,
            };
            Side::AllMeasured(items.iter().filter_map(of).collect())
        }
        other => Side::Json(as_json(other)),
    }
}

fn as_json(literal: &Literal) -> Value {
    match literal {
        Literal::Null => Value::Null,
        Literal::Bool(bool) => (*bool).into(),
        Literal::Number(number) => (*number).into(),
        Literal::Quantity(quantity) => quantity.to_string().into(),
        Literal::Text(text) => text.as_str().into(),
        Literal::List(items) => items.iter().map(as_json).collect(),
    }
}

fn measured(value: &Value, field: &str) -> Option<Quantity> {
    match value {
        Value::String(text) => Quantity::parse(text),
        Value::Number(number) => {
            let (unit, factor): (Unit, f64) = Unit::of_field(field)?;
            Some(Quantity {
                amount: number.as_f64()? * factor,
                unit,
            })
        }
        _ => None,
    }
}

fn quantities(operator: Operator, a: Quantity, b: Quantity) -> Option<bool> {
    (a.unit == b.unit).then_some(())?;
    let (a, b) = (a.amount, b.amount);
    match operator {
        Operator::Eq => Some(a == b),
        Operator::Neq => Some(a != b),
        Operator::Gt => Some(a > b),
        Operator::Gte => Some(a >= b),
        Operator::Lt => Some(a < b),
        Operator::Lte => Some(a <= b),
        _ => None,
    }
}

/// Equal, different, or of different kinds.
fn equal(a: &Value, b: &Value) -> Option<bool> {
    match (a, b) {
        (Value::Null, _) | (_, Value::Null) => Some(a.is_null() && b.is_null()),
        (Value::Number(a), Value::Number(b)) => Some(a.as_f64() == b.as_f64()),
        (Value::Bool(a), Value::Bool(b)) => Some(a == b),
        (Value::String(a), Value::String(b)) => Some(a == b),
        (Value::Array(a), Value::Array(b)) => {
            Some(a.len() == b.len() && a.iter().zip(b).all(|(a, b)| equal(a, b) == Some(true)))
        }
        (Value::Object(a), Value::Object(b)) => Some(
            a.len() == b.len()
                && a.iter()
                    .all(|(key, a)| b.get(key).is_some_and(|b| equal(a, b) == Some(true))),
        ),
        _ => None,
    }
}

fn json(operator: Operator, left: &Value, right: &Value) -> Option<bool> {
    let texts = left.as_str().zip(right.as_str());
    let numbers = left.as_f64().zip(right.as_f64());
    let times = texts.and_then(|(a, b)| agentos_policy::check::time_order(a, b));
    let order = numbers.and_then(|(a, b)| a.partial_cmp(&b)).or(times);
    let among = |list: &Value, item: &Value| {
        let list = list.as_array()?;
        let found: Vec<_> = list.iter().map(|other| equal(other, item)).collect();
        if found.contains(&Some(true)) {
            Some(true)
        } else {
            (found.is_empty() || found.contains(&Some(false))).then_some(false)
        }
    };
    match operator {
        Operator::Eq => equal(left, right),
        Operator::Neq => equal(left, right).map(|equal| !equal),
        Operator::Gt => order.map(std::cmp::Ordering::is_gt),
        Operator::Gte => order.map(std::cmp::Ordering::is_ge),
        Operator::Lt => order.map(std::cmp::Ordering::is_lt),
        Operator::Lte => order.map(std::cmp::Ordering::is_le),
        Operator::In => among(right, left),
        Operator::NotIn => among(right, left).map(|among| !among),
        Operator::Contains if left.is_string() => texts.map(|(a, b)| a.contains(b)),
        Operator::NotContains if left.is_string() => texts.map(|(a, b)| !a.contains(b)),
        Operator::Contains => among(left, right),
        Operator::NotContains => among(left, right).map(|among| !among),
        Operator::StartsWith => texts.map(|(a, b)| a.starts_with(b)),
        Operator::EndsWith => texts.map(|(a, b)| a.ends_with(b)),
        Operator::Matches => texts.map(|(a, b)| regex::Regex::new(b).unwrap().is_match(a)),
        Operator::Exists | Operator::NotExists => None,
    }
}

/// A field's value: the request as one JSON object, looked into.
fn value(name: &str, asked: &EvaluateRequest) -> Option<Value> {
    let mut whole = serde_json::to_value(asked).unwrap();
    if let Some(actor) = &asked.actor {
        // An actor without roles has an empty list of them.
        whole["actor"]["roles"] = serde_json::json!(actor.roles);
    }
    for root in ["request.", "actor.", "environment.", "data."] {
        if let Some(rest) = name.strip_prefix(root) {
            return dig(whole.get(root.trim_end_matches('.'))?, rest);
        }
    }
    let data = Value::Object(asked.data.clone());
    let mut own: Map<String, Value> = match whole.get("runtime") {
        Some(Value::Object(runtime)) => runtime.clone(),
        _ => Map::new(),
    };
    for name in ["zone", "agent_id"] {
        if let Some(value) = whole["request"].get(name) {
            own.insert(name.to_owned(), value.clone());
        }
    }
    let mut state = Map::new();
    for part in ["key", "value"] {
        if let Some(value) = own.remove(&format!("state_{part}")) {
            state.insert(part.to_owned(), value);
        }
    }
    own.insert("state".to_owned(), Value::Object(state));
    if let Some(at) = asked.request.timestamp {
        own.insert("time".to_owned(), wall_clock(at));
    }
    let own = Value::Object(own);
    let owned = fields::runtime_field(name).is_some() || name == "metadata";
    if asked.runtime.is_some() && owned {
        return dig(&own, name);
    }
    dig(&data, name).or_else(|| if owned { dig(&own, name) } else { None })
}

fn dig(value: &Value, path: &str) -> Option<Value> {
    if let Some(found) = value.get(path) {
        return Some(found.clone());
    }
    let mut at = value.clone();
    for part in path.split('.') {
        at = match (&at, part) {
            (Value::String(text), "length") => text.chars().count().into(),
            (Value::Array(list), "length") => list.len().into(),
            (Value::Array(list), part) => list.get(part.parse::<usize>().ok()?)?.clone(),
            (at, part) => at.get(part)?.clone(),
        };
    }
    Some(at)
}
