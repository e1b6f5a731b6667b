//! From YAML to cases: every mistake with its place.

use agentos_types::codes;
use agentos_yaml::{Field, Findings, Report, Source};
use serde_json::{Map, Value};

use super::{Case, CaseFile, Expect};
use crate::decision::PolicyAction;
use crate::read::keys;
use crate::request::EvaluateRequest;

const ASKED: &[&str] = &[
    "request",
    "actor",
    "environment",
    "data",
    "stage",
    "runtime",
    "spend",
];
const CASE: &[&str] = &["name", "expect", "times", "every_ms"];
const EXPECT: &[&str] = &["action", "denied_by", "says"];
/// Asked more often than this, a case tests patience.
const TIMES: u64 = 100_000;

/// Reads a file of cases.
///
/// # Errors
/// It is none, and the report names every mistake.
pub fn read_cases(source: Source) -> Result<CaseFile, Report> {
    let findings = Findings::new(source);
    let file = agentos_yaml::read(&findings).map(|root| {
        let root = Field::root(&findings, &root, codes::POLICY_INVALID).strictly();
        keys::only(&root, "a file of cases", &[&["policies", "given", "cases"]]);
        let given = root.field("given");
        keys::only(&given, "`given`", &[ASKED]);
        let given = asked(&given);
        let cases = root.field("cases");
        if cases.items().is_empty() {
            cases.error_at_key(
                codes::POLICY_INVALID,
                "there are no cases".to_owned(),
                "give `cases` a list of them",
            );
        }
        CaseFile {
            policies: root.field("policies").texts(),
            cases: cases
                .items()
                .iter()
                .filter_map(|field| case(field, &given))
                .collect(),
        }
    });
    let (source, diagnostics) = findings.into_sorted();
    let report = Report { source, diagnostics };
    match file {
        Some(file) if !report.has_errors() => Ok(file),
        _ => Err(report),
    }
}

/// The parts of a request, as JSON.
fn asked(field: &Field<'_>) -> Map<String, Value> {
    let part = |name: &&str| {
        let node = field.field(name).node()?;
        Some(((*name).to_owned(), node.to_json()))
    };
    ASKED.iter().filter_map(part).collect()
}

fn case(field: &Field<'_>, given: &Map<String, Value>) -> Option<Case> {
    keys::only(field, "a case", &[CASE, ASKED]);
    let name = keys::required(field, "name", "what the case shows")?;
    let mut whole = given.clone();
    for (part, value) in asked(field) {
        lay(&mut whole, part, value);
    }
    whole
        .entry("request")
        .or_insert_with(|| Value::Object(Map::new()));
    let asked: EvaluateRequest = match serde_json::from_value(Value::Object(whole)) {
        Ok(asked) => asked,
        Err(error) => {
            let message = format!("the case `{name}` is no request: {error}");
            field.error(
                codes::POLICY_INVALID,
                message,
                "the parts are those of an evaluate request",
            );
            return None;
        }
    };
    let times = field.field("times").whole().unwrap_or(1);
    if !(1..=TIMES).contains(&times) {
        let message = format!("`times` is {times}");
        field
            .field("times")
            .error(codes::POLICY_INVALID, message, format!("write 1 to {TIMES}"));
    }
    Some(Case {
        name,
        line: field.place().1,
        asked,
        times: u32::try_from(times).unwrap_or(1),
        every_ms: field.field("every_ms").whole().unwrap_or(0),
        expect: expect(&field.field("expect"))?,
    })
}

/// Lays a part over the one that is given: objects key by key, all else whole.
fn lay(whole: &mut Map<String, Value>, part: String, value: Value) {
    match (whole.get_mut(&part), value) {
        (Some(Value::Object(under)), Value::Object(over)) => under.extend(over),
        (_, value) => {
            whole.insert(part, value);
        }
    }
}

fn expect(field: &Field<'_>) -> Option<Expect> {
    if !field.is_present() {
        field.error_at_key(
            codes::POLICY_INVALID,
            "the case expects nothing".to_owned(),
            "give `expect`: `allow`, `warn`, `redact`, `require_approval` or `deny`",
        );
        return None;
    }
    if !field.is_mapping() {
        let action = Some(action(field)?);
        return Some(Expect {
            action,
            ..Expect::default()
        });
    }
    keys::only(field, "`expect`", &[EXPECT]);
    let named = field.field("action");
    let denied_by = field.field("denied_by");
    Some(Expect {
        action: if named.is_present() {
            Some(action(&named)?)
        } else {
            None
        },
        denied_by: denied_by
            .is_present()
            .then(|| denied_by.texts().iter().map(|name| plain(name)).collect()),
        says: field.field("says").text(),
    })
}

/// `POLICY / RULE`, however it is spaced.
fn plain(name: &str) -> String {
    match name.split_once('/') {
        Some((policy, rule)) => format!("{} / {}", policy.trim(), rule.trim()),
        None => name.trim().to_owned(),
    }
}

fn action(field: &Field<'_>) -> Option<PolicyAction> {
    const WORDS: &[&str] = &["allow", "warn", "redact", "require_approval", "deny"];
    keys::word(field, "an action", WORDS, |word| {
        serde_json::from_value(Value::String(word.to_ascii_lowercase())).ok()
    })
}
