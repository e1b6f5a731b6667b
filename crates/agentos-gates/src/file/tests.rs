//! Gate files: both forms, and every mistake with its place.

use std::path::Path;
use std::sync::Arc;

use agentos_types::{CheckSeverity, GateStatus, Timestamp, Zone};
use agentos_yaml::{Findings, Source, read};
use serde_json::json;

use super::{GateFile, check_gate_file};
use crate::{EvaluationMode, External, FailAction, GateContext, GateExecutor, GateSet, GateSetError, Point};

fn check(yaml: &str) -> (Vec<GateFile>, Vec<String>) {
    let findings = Findings::new(Source::new("g.yaml", yaml.as_bytes()).unwrap());
    let gates = read(&findings)
        .map(|root| check_gate_file(&findings, &root))
        .unwrap_or_default();
    let (_, found) = findings.into_sorted();
    let said = found
        .iter()
        .map(|one| {
            let hint = one
                .hint
                .as_deref()
                .map(|hint| format!(" [{hint}]"))
                .unwrap_or_default();
            format!(
                "{}:{}:{}: {}{hint}",
                one.line, one.column, one.code.name, one.message
            )
        })
        .collect();
    (gates, said)
}

fn one(yaml: &str) -> GateFile {
    let (mut gates, said) = check(yaml);
    assert!(said.is_empty(), "{said:?}");
    assert_eq!(gates.len(), 1);
    gates.remove(0)
}

#[test]
fn the_product_documents_form() {
    let file = one("\
id: gate.quality.prd
name: PRD quality
version: 1.0.0
status: active
type: gate
gate_type: quality
zone: all
packs: [product]
mode: weighted
threshold: 0.5
fail_action: warn
timeout_ms: 100
on: [output, input]
checks:
  - name: output_length.min
    condition: {minLength: 100}
    failureMessage: too short
    severity: critical
    blocking: true
    weight: 2
  - name: contains_text
    params: {text: x}
    severity: warning
  - output_not_empty
  - {name: json_valid, enabled: false}
");
    let gate = &file.gate;
    assert_eq!(
        (gate.id.as_str(), gate.name.as_str(), gate.gate_type.as_str()),
        ("gate.quality.prd", "PRD quality", "quality")
    );
    assert_eq!(gate.on, [Point::Input, Point::Output]);
    assert_eq!(
        (gate.mode, gate.threshold, gate.fail_action, gate.timeout_ms),
        (EvaluationMode::Weighted, Some(0.5), FailAction::Warn, Some(100))
    );
    assert_eq!(gate.applies_to.packs, ["product"]);
    let checks: Vec<_> = gate
        .checks
        .iter()
        .map(|c| {
            (
                c.name.as_str(),
                c.severity,
                c.blocking,
                c.weight,
                c.failure_message.as_str(),
            )
        })
        .collect();
    assert_eq!(
        checks,
        [
            (
                "output_length.min",
                CheckSeverity::Critical,
                true,
                2.0,
                "too short"
            ),
            ("contains_text", CheckSeverity::Warning, false, 1.0, ""),
            ("output_not_empty", CheckSeverity::Error, true, 1.0, ""),
        ]
    );
    assert_eq!(file.aliases, ["g"]);
}

#[test]
fn json_and_lists_and_what_is_said_in_other_places() {
    let file = one(
        r#"{"id": "g1", "checks": [{"name": "brand", "command": ["brand", "-v"]}, {"name": "tone", "http": {"url": "http://127.0.0.1:1/x"}}], "evaluation": {"mode": "any_must_pass", "fail_action": "log_only", "timeout_seconds": 3}, "zone": "red"}"#,
    );
    assert_eq!(
        file.gate.checks[0].external,
        Some(External::Command(vec!["brand".into(), "-v".into()]))
    );
    assert_eq!(
        file.gate.checks[1].external,
        Some(External::Http("http://127.0.0.1:1/x".into()))
    );
    assert_eq!(
        (file.gate.mode, file.gate.fail_action, file.gate.timeout_ms),
        (EvaluationMode::Any, FailAction::LogOnly, Some(3_000))
    );
    assert_eq!(file.gate.applies_to.zones, [Zone::Red]);
    assert_eq!(
        file.gate.on,
        [Point::Output],
        "a gate that says nothing of it looks at outputs"
    );
    let (gates, said) = check(
        "gates:\n- {id: a, on: named, checks: [output_not_empty]}\n- {id: b, on: [], checks: [output_not_empty]}\n",
    );
    assert!(
        said.is_empty() && gates.len() == 2 && gates.iter().all(|file| file.gate.on.is_empty()),
        "{said:?}"
    );
}

#[test]
fn mistakes_have_a_place_and_a_way_out() {
    for (yaml, expected) in [
        (
            "id: g\nchecks:\n  - name: output_length\n    params: {minn: 3, max: 5}\n",
            "4:5:GATE_INVALID: check `output_length`: check `output_length` has no parameter `minn`; did you mean `min`?",
        ),
        (
            "id: g\nchecks:\n  - name: regex_match\n    params: {pattern: \"(\"}\n",
            "4:5:GATE_INVALID: check `regex_match`: `(` is no pattern: unclosed group",
        ),
        (
            "id: g\nchecks:\n  - name: output_length\n",
            "3:11:GATE_INVALID: check `output_length`: the check has neither `min` nor `max`",
        ),
        (
            "id: g\nchecks:\n  - name: x\n    blokcing: false\n",
            "4:5:GATE_INVALID: `checks[0].blokcing` is no key of a gate file [did you mean `blocking`?]",
        ),
        (
            "id: g\nchecks:\n  - name: output_not_empty\n    severity: eror\n",
            "4:15:GATE_INVALID: `checks[0].severity` is `eror`, which means nothing here [did you mean `error`?]",
        ),
        ("id: g\nchecks: []\n", "2:1:GATE_INVALID: gate `g` has no checks"),
        (
            "checks: [output_not_empty]\n",
            "1:1:GATE_INVALID: the gate has no `id`",
        ),
        (
            "id: g\non: [outptu]\nchecks: [output_not_empty]\n",
            "2:6:GATE_INVALID: `on[0]` is `outptu`, which means nothing here [did you mean `output`?]",
        ),
        (
            "id: g\nchecks: [output_not_empty]\nmode: weighted\n",
            "2:1:GATE_INVALID: a weighted gate has no `threshold`",
        ),
        (
            "id: g\nchecks:\n  - {name: output_not_empty, blocking: \"no\"}\n",
            "3:40:GATE_INVALID: `checks[0].blocking` is text, where `true` or `false` belongs",
        ),
        (
            "id: g\non: tool_arguments\nchecks:\n  - {name: judge, description: x}\n",
            "3:1:GATE_INVALID: check `judge` asks a model",
        ),
        (
            "id: g\nchecks:\n  - {name: a, http: \"ftp://x\"}\n",
            "3:21:GATE_INVALID: `checks[0].http` is no address",
        ),
        (
            "id: g\nchecks:\n  - {name: a, command: []}\n",
            "`checks[0].command` names no program",
        ),
        (
            "id: g\nchecks:\n  - {name: output_lenght, params: {min: 1}}\n",
            "3:12:CHECK_UNKNOWN: nothing here can evaluate check `output_lenght`: it will be `not_evaluated` [did you mean `output_length`?]",
        ),
        (
            "id: g\ntype: budget\nchecks: [output_not_empty]\n",
            "`type` is not `gate`",
        ),
        ("id: g\nchecks: [output_not_empty]\nmode: [\n", "INVALID_YAML"),
    ] {
        let (_, said) = check(yaml);
        assert!(
            said.iter().any(|line| line.contains(expected)),
            "{yaml}\n{said:#?}"
        );
    }
}

const V1: &str = "\
apiVersion: agentos.io/v1
kind: Policy
metadata: {name: gate.house, description: House rules, labels: {category: quality}}
spec:
  triggers: [{event: task.completed}, {event: task.started}]
  evaluation: {mode: all_must_pass, fail_action: block, timeout_seconds: 7}
  checks:
    - name: content_length
      severity: error
      config: {min_length: 5, max_length: 10}
      applies_to: {artifact_types: [text]}
    - name: grammar_check
      severity: warning
      config: {max_errors: 5}
    - name: pii_detection
      config: {pii_types: [email, full_name], scan_inputs: true}
  pack_overrides:
    legal:
      checks:
        content_length: {config: {max_length: 50}}
        pii_detection: {enabled: false}
  exemptions:
    - {pack: research, check: content_length, reason: long words, expires: \"2026-03-01\"}
    - {pack: research, check: pii_detection, config: {x: 1}, reason: r}
  audit: {log_all_checks: true}
";

#[test]
fn shipped_policy_files() {
    let (mut gates, said) = check(V1);
    let file = gates.remove(0);
    assert_eq!(
        (
            file.gate.id.as_str(),
            file.gate.gate_type.as_str(),
            file.gate.timeout_ms
        ),
        ("gate.house", "quality", Some(7_000))
    );
    assert_eq!(file.gate.on, [Point::Input, Point::Output]);
    assert_eq!(file.unknown, ["grammar_check"]);
    let blocking: Vec<_> = file
        .gate
        .checks
        .iter()
        .map(|check| (check.name.as_str(), check.blocking))
        .collect();
    assert_eq!(
        blocking,
        [
            ("content_length", true),
            ("content_length", true),
            ("grammar_check", false),
            ("pii_detection", true)
        ]
    );
    for expected in [
        "12:13:CHECK_UNKNOWN: nothing here can evaluate check `grammar_check`",
        "PARAMETER_UNUSED: check `pii_detection` does not act on `scan_inputs`",
        "NOT_CHECKED_YET: nothing acts on `spec.audit`",
        "changes the check rather than lifting it",
    ] {
        assert!(
            said.iter().any(|line| line.contains(expected)),
            "{expected}: {said:#?}"
        );
    }
}

#[tokio::test]
async fn packs_have_forms_and_exemptions_of_their_own() {
    let gate = check(V1).0.remove(0).gate;
    let day = |text: &str| Timestamp(text.parse::<jiff::Timestamp>().unwrap().as_millisecond());
    for (agent, output, now, status, names) in [
        (
            "agent.product.x.v1",
            "twelve chars",
            "2026-01-01T00:00:00Z",
            GateStatus::Failed,
            3,
        ),
        (
            "agent.legal.x.v1",
            "twelve chars",
            "2026-01-01T00:00:00Z",
            GateStatus::Passed,
            2,
        ),
        (
            "agent.legal.x.v1",
            "a@example.com",
            "2026-01-01T00:00:00Z",
            GateStatus::Passed,
            2,
        ),
        (
            "agent.research.x.v1",
            "twelve chars",
            "2026-03-01T23:59:59Z",
            GateStatus::Passed,
            3,
        ),
        (
            "agent.research.x.v1",
            "twelve chars",
            "2026-03-02T00:00:00Z",
            GateStatus::Failed,
            3,
        ),
    ] {
        let context = GateContext {
            agent_id: agent.to_owned(),
            output: json!(output),
            ..GateContext::default()
        };
        let result = GateExecutor::default()
            .begin(&gate, Arc::new(context), day(now))
            .await
            .finish();
        let shown: Vec<_> = result
            .checks
            .iter()
            .map(|check| (&check.check_name, check.outcome, &check.message))
            .collect();
        assert_eq!(result.status, status, "{agent} {now} {shown:?}");
        let listed = result
            .checks
            .iter()
            .filter(|check| {
                !check
                    .message
                    .as_deref()
                    .unwrap_or_default()
                    .contains("it is for pack")
            })
            .count();
        assert_eq!(listed, names, "{agent} {now} {shown:?}");
    }
}

#[test]
fn the_files_of_the_product_load() {
    for place in ["../shared/policies", "../../../shared/policies"] {
        let folder = Path::new(place);
        if !folder.is_dir() {
            continue;
        }
        let (set, _) = GateSet::load(folder).unwrap();
        let loaded: Vec<_> = set
            .iter()
            .map(|file| {
                (
                    file.gate.id.as_str(),
                    file.gate.on.as_slice(),
                    file.unknown.join(" "),
                )
            })
            .collect();
        assert_eq!(
            loaded,
            [
                (
                    "gate.quality",
                    &[Point::Output][..],
                    "grammar_check brand_compliance fact_consistency calculation_verification".to_owned()
                ),
                (
                    "gate.security",
                    &[
                        Point::Input,
                        Point::ToolArguments,
                        Point::ToolResults,
                        Point::Output
                    ][..],
                    "pii_logging_check authorization_check rate_limiting data_classification".to_owned()
                ),
                (
                    "gate.tcpa_ctia",
                    &[Point::ToolArguments][..],
                    "dnc_check caller_id_compliance message_frequency campaign_registration".to_owned()
                ),
            ]
        );
        return;
    }
    println!("skipped: there are no shipped policy files here");
}

#[test]
fn a_folder_is_loaded_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let load = || GateSet::load(path).map(|(set, _)| set.iter().count());
    assert!(matches!(load(), Err(GateSetError::Empty { .. })));
    assert!(matches!(
        GateSet::load(&path.join("nowhere")),
        Err(GateSetError::Empty { .. })
    ));
    std::fs::write(path.join("a.yaml"), "id: a\nchecks: [output_not_empty]\n").unwrap();
    std::fs::write(path.join("b.json"), r#"{"id": "b", "checks": ["json_valid"]}"#).unwrap();
    assert_eq!(load().unwrap(), 2);
    std::fs::write(path.join("c.yaml"), "id: c\nchecks: [1\n").unwrap();
    let said = load().unwrap_err().to_string();
    assert!(said.contains("c.yaml:"), "{said}");
    std::fs::write(path.join("c.yaml"), "id: a\nchecks: [output_not_empty]\n").unwrap();
    assert!(matches!(load(), Err(GateSetError::Twice { .. })));
}
