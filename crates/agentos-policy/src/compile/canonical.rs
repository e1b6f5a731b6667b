//! The canonical form of a policy: the JSON that `serde_json` writes of it. A set is written whenever it is loaded, only to
//! be hashed, so that policies of the common form, which hold thousands of rules, are written by hand, byte for byte the
//! same; everything else is left to `serde_json`.

use serde::Serialize;
use serde_json::Error;

use crate::ast::{Comparison, Condition, Literal, Operand, Payload, Policy, Rule};

/// Writes a policy at the end of a room.
pub(super) fn write(policy: &Policy, room: &mut Vec<u8>) -> Result<(), Error> {
    // All parts are named, here and below: a new one must not be missing in what is hashed.
    let Policy {
        id,
        name,
        kind,
        status,
        mode,
        priority,
        description: None,
        version: None,
        scope,
        time_zone: None,
        rules,
        payload: Payload::None,
        exemptions,
        tags,
        origin: _,
        place: _,
    } = policy
    else {
        return plainly(policy, room);
    };
    if !exemptions.is_empty() || !tags.is_empty() {
        return plainly(policy, room);
    }
    put(room, r#"{"id":"#);
    text(id, room)?;
    put(room, r#","name":"#);
    text(name, room)?;
    for (key, word) in [
        (r#","type":""#, kind.as_str()),
        (r#"","status":""#, status.as_str()),
        (r#"","mode":""#, mode.as_str()),
    ] {
        put(room, key);
        put(room, word);
    }
    put(room, r#"","priority":"#);
    plainly(priority, room)?;
    if !scope.is_everything() {
        put(room, r#","scope":"#);
        plainly(scope, room)?;
    }
    put(room, r#","rules":["#);
    list(rules, rule, room)?;
    put(room, "]}");
    Ok(())
}

fn rule(of: &Rule, room: &mut Vec<u8>) -> Result<(), Error> {
    let Rule {
        name,
        condition: asked,
        action,
        severity,
        message,
        on: None,
        enabled,
        rate_limit: None,
        approval: None,
        redaction: None,
        place: _,
    } = of
    else {
        return plainly(of, room);
    };
    put(room, r#"{"name":"#);
    text(name, room)?;
    put(room, r#","condition":"#);
    condition(asked, room)?;
    put(room, r#","action":""#);
    put(room, action.as_str());
    put(room, r#"","severity":""#);
    put(room, severity.as_str());
    put(room, "\"");
    if let Some(message) = message {
        put(room, r#","message":"#);
        text(message, room)?;
    }
    let enabled = if *enabled {
        r#","enabled":true}"#
    } else {
        r#","enabled":false}"#
    };
    put(room, enabled);
    Ok(())
}

fn condition(of: &Condition, room: &mut Vec<u8>) -> Result<(), Error> {
    let Condition::Compare(Comparison {
        field,
        operator,
        value: Operand::Literal(value),
        case_insensitive: false,
    }) = of
    else {
        return plainly(of, room);
    };
    if operator.is_presence() {
        return plainly(of, room);
    }
    put(room, r#"{"field":"#);
    text(field, room)?;
    put(room, r#","operator":""#);
    put(room, operator.as_str());
    put(room, r#"","value":"#);
    literal(value, room)?;
    put(room, "}");
    Ok(())
}

fn literal(of: &Literal, room: &mut Vec<u8>) -> Result<(), Error> {
    match of {
        Literal::Text(word) => text(word, room),
        Literal::List(items) => {
            put(room, "[");
            list(items, literal, room)?;
            put(room, "]");
            Ok(())
        }
        other => plainly(other, room),
    }
}

fn list<T>(
    items: &[T],
    item: fn(&T, &mut Vec<u8>) -> Result<(), Error>,
    room: &mut Vec<u8>,
) -> Result<(), Error> {
    for (at, of) in items.iter().enumerate() {
        if at > 0 {
            put(room, ",");
        }
        item(of, room)?;
    }
    Ok(())
}

fn text(of: &str, room: &mut Vec<u8>) -> Result<(), Error> {
    if of.bytes().any(|byte| byte < b' ' || matches!(byte, b'"' | b'\\')) {
        return plainly(of, room);
    }
    put(room, "\"");
    put(room, of);
    put(room, "\"");
    Ok(())
}

fn put(room: &mut Vec<u8>, text: &str) {
    room.extend_from_slice(text.as_bytes());
}

fn plainly<T: Serialize + ?Sized>(of: &T, room: &mut Vec<u8>) -> Result<(), Error> {
    serde_json::to_writer(room, of)
}

#[cfg(test)]
mod tests {
    use super::write;

    /// The common form, and each part that is not of it.
    const POLICIES: &str = r#"
- id: "common \"one\" é"
  name: "a name\twith a tab, a back\\slash and a \u0001"
  type: cost
  status: testing
  mode: shadow
  priority: -5
  scope: {agents: [agent.a.v1, "agent.b.*"], zones: [red, green]}
  rules:
    - {name: number, condition: {field: a, operator: lte, value: 10}, action: allow, severity: critical}
    - {name: fraction, condition: {field: a, operator: gt, value: 0.1}, action: deny}
    - {name: large, condition: {field: a, operator: gt, value: 1.0e+15}, action: deny}
    - {name: text, condition: {field: b.c, operator: neq, value: "x\ny"}, action: warn, message: "a \"message\""}
    - {name: truth, condition: {field: b, operator: eq, value: false}, action: audit, enabled: false}
    - {name: "null", condition: {field: b, operator: eq, value: null}, action: audit}
    - {name: list, condition: {field: b, operator: in, value: [x, "\"", 1, true]}, action: deny}
    - {name: quantity, condition: {field: b, operator: gt, value: 5MB}, action: deny}
    - {name: folded, condition: {field: b, operator: eq, value: X, case_insensitive: true}, action: deny}
    - {name: there, condition: {field: b, operator: exists}, action: deny}
    - {name: other field, condition: "f > g * 0.5", action: deny}
    - {name: group, condition: "a > 1.5 and (b == 'x' or not c) and d in ['x', 'y']", action: deny}
    - {name: always, condition: true, action: deny}
    - {name: on, condition: flag, action: deny, on: [create, tool_call]}
    - {name: rate, condition: flag, action: rate_limit, rate_limit: {requests: 10, period_seconds: 60}}
    - {name: asks, condition: flag, action: require_approval, approval: {approvers: [ops], quorum: 2}}
    - {name: hides, condition: flag, action: redact, redaction: {type: replace, target: output.x, value: "-"}}
- {id: for everybody, rules: [{name: a, condition: b, action: deny}]}
- {id: described, description: d, rules: [{name: a, condition: b, action: deny}]}
- {id: version, version: "1.0", rules: [{name: a, condition: b, action: deny}]}
- {id: zone, time_zone: Europe/Berlin, rules: [{name: a, condition: b, action: deny}]}
- {id: tags, tags: [t], rules: [{name: a, condition: b, action: deny}]}
- {id: exempt, exemptions: [{reason: r, expires_at: "2030-01-01T00:00:00Z"}], rules: [{name: a, condition: b, action: deny}]}
- {id: budget, type: budget, limits: [{period: daily, limit_usd: 5}]}
"#;

    #[test]
    fn it_is_what_serde_json_writes() {
        let source = agentos_yaml::Source::new("p", POLICIES.as_bytes()).unwrap();
        let outcome = crate::read::read_policies(source);
        assert!(!outcome.report.has_errors(), "{}", outcome.report.render(false));
        assert_eq!(outcome.policies.len(), 8);
        for policy in outcome.policies {
            let mut room = Vec::new();
            write(&policy, &mut room).unwrap();
            assert_eq!(
                String::from_utf8(room).unwrap(),
                serde_json::to_string(&policy).unwrap()
            );
        }
    }
}
