//! How good the scanner is on labelled texts: precision, recall and F1 per type.
//!
//! A finding matches a label of its type when it covers at least half of the labelled span and is at most three
//! times as long plus 16, in characters. Structured types are all but names, addresses and dates of birth, which
//! need context or a model.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use agentos_scanner::{Finding, Kind, Scanner, verdict};
use serde_json::{Value, json};

type Report = Result<Value, Box<dyn std::error::Error>>;

#[derive(Default)]
struct Count {
    hit: usize,
    wrong: usize,
    missed: usize,
}

impl Count {
    fn report(&self) -> Value {
        let part = |of: usize| if of == 0 { 0.0 } else { self.hit as f64 / of as f64 };
        let precision = part(self.hit + self.wrong);
        let recall = part(self.hit + self.missed);
        let both = precision + recall;
        let f1 = if both > 0.0 {
            2.0 * precision * recall / both
        } else {
            0.0
        };
        json!({ "labelled": self.hit + self.missed, "precision": round(precision), "recall": round(recall), "f1": round(f1) })
    }
}

/// A line on stderr; one that cannot be written is not worth an error.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

fn round(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

fn structured(name: &str) -> bool {
    !matches!(name, "PERSON" | "ADDRESS" | "DATE_OF_BIRTH" | "INJECTION")
}

fn lines(path: &Path) -> Result<Vec<Value>, Box<dyn std::error::Error>> {
    Ok(fs::read_to_string(path)?
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()?)
}

fn text(line: &Value, key: &str) -> String {
    line.get(key)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}

/// A span in characters, with its type.
struct Span {
    name: String,
    start: usize,
    end: usize,
}

fn labels(line: &Value) -> Vec<Span> {
    let entities = line.get("entities").and_then(Value::as_array);
    let number = |one: &Value, key: &str| one.get(key).and_then(Value::as_u64).unwrap_or(0) as usize;
    entities
        .into_iter()
        .flatten()
        .map(|one| Span {
            name: text(one, "type"),
            start: number(one, "start"),
            end: number(one, "end"),
        })
        .collect()
}

fn found(content: &str, findings: &[Finding]) -> Vec<Span> {
    let chars = |to: usize| content.get(..to).unwrap_or_default().chars().count();
    findings
        .iter()
        .filter(|one| one.kind != Kind::Injection)
        .map(|one| Span {
            name: one.type_name().to_owned(),
            start: chars(one.span.start),
            end: chars(one.span.end),
        })
        .collect()
}

fn matches(finding: &Span, label: &Span) -> bool {
    let common = finding
        .end
        .min(label.end)
        .saturating_sub(finding.start.max(label.start));
    let labelled = label.end - label.start;
    finding.name == label.name && common * 2 >= labelled && finding.end - finding.start <= 3 * labelled + 16
}

/// Scores what there is a file for.
pub(crate) fn score(pii: Option<&Path>, injection: Option<&Path>, show: Option<&str>) -> Report {
    let mut report = serde_json::Map::new();
    if let Some(path) = pii {
        report.insert("pii".into(), self::pii(path, show)?);
    }
    if let Some(path) = injection {
        report.insert("injection".into(), self::injection(path, show.is_some())?);
    }
    Ok(report.into())
}

/// Scores findings of personal data and secrets. With `show`, says on stderr what was missed or wrong.
fn pii(path: &Path, show: Option<&str>) -> Report {
    let scanner = Scanner::standard()?;
    let mut types: BTreeMap<String, Count> = BTreeMap::new();
    let mut subs: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let (mut all, mut any) = (Count::default(), Count::default());
    let (mut negatives, mut flagged) = (0_usize, 0_usize);
    for line in lines(path)? {
        let content = text(&line, "text");
        let spans = found(&content, &scanner.scan(&content));
        let labels = labels(&line);
        let tell = |what: &str, span: &Span| {
            if show.is_some_and(|show| show == span.name || show == "ALL" && structured(&span.name)) {
                let part: String = content
                    .chars()
                    .skip(span.start)
                    .take(span.end - span.start)
                    .collect();
                let from = span.start.saturating_sub(60);
                let around: String = content.chars().skip(from).take(span.end + 40 - from).collect();
                say(&format!("{what} {} `{part}` in {around:?}", span.name));
            }
        };
        let mut used = vec![false; spans.len()];
        for (label, entity) in labels.iter().zip(
            line.get("entities")
                .and_then(Value::as_array)
                .into_iter()
                .flatten(),
        ) {
            let count = types.entry(label.name.clone()).or_default();
            let hit = spans
                .iter()
                .zip(used.iter_mut())
                .find(|(span, used)| !**used && matches(span, label))
                .map(|(_, used)| *used = true)
                .is_some();
            let counts = [Some(count), structured(&label.name).then_some(&mut all)];
            for count in counts.into_iter().flatten() {
                if hit { count.hit += 1 } else { count.missed += 1 }
            }
            if let Some(sub) = entity.get("sub").and_then(Value::as_str) {
                let sub = subs.entry(sub.to_owned()).or_default();
                sub.0 += usize::from(hit);
                sub.1 += 1;
            }
            if !hit {
                tell("missed", label);
            }
        }
        for (span, _) in spans.iter().zip(&used).filter(|(_, used)| !**used) {
            types.entry(span.name.clone()).or_default().wrong += 1;
            all.wrong += usize::from(structured(&span.name));
            tell("wrong ", span);
        }
        let holds = labels.iter().any(|label| structured(&label.name));
        let says = spans.iter().any(|span| structured(&span.name));
        match (holds, says) {
            (true, true) => any.hit += 1,
            (true, false) => any.missed += 1,
            (false, true) => any.wrong += 1,
            (false, false) => {}
        }
        if text(&line, "kind") == "neg" {
            negatives += 1;
            flagged += usize::from(says);
        }
    }
    let types: serde_json::Map<_, _> = types
        .iter()
        .map(|(name, count)| (name.clone(), count.report()))
        .collect();
    let subs: serde_json::Map<_, _> = subs
        .into_iter()
        .map(|(name, (hit, of))| {
            (
                name,
                json!({ "recall": round(hit as f64 / of as f64), "labelled": of }),
            )
        })
        .collect();
    Ok(json!({
        "types": types,
        "subs": subs,
        "structured": all.report(),
        "holds_any": any.report(),
        "hard_negatives": { "texts": negatives, "flagged": flagged, "rate": round(flagged as f64 / negatives.max(1) as f64) },
    }))
}

/// Scores the verdicts on injection.
fn injection(path: &Path, show: bool) -> Report {
    let scanner = Scanner::standard()?;
    let mut tactics: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let (mut attacks, mut found, mut harmless, mut flagged) = (0_usize, 0_usize, 0_usize, 0_usize);
    for line in lines(path)? {
        let content = text(&line, "text");
        let verdict = verdict(&scanner.scan(&content));
        let attack = text(&line, "label") == "attack";
        if attack {
            attacks += 1;
            found += usize::from(verdict.flagged);
            let tactic = tactics.entry(text(&line, "tactic")).or_default();
            tactic.0 += usize::from(verdict.flagged);
            tactic.1 += 1;
        } else {
            harmless += 1;
            flagged += usize::from(verdict.flagged);
        }
        if show && attack != verdict.flagged {
            let what = if attack { "missed" } else { "wrong " };
            say(&format!(
                "{what} {} {:.2} {:?} {content:?}",
                text(&line, "tactic"),
                verdict.score,
                verdict.tactics
            ));
        }
    }
    let tactics: serde_json::Map<_, _> = tactics
        .into_iter()
        .map(|(name, (hit, of))| {
            (
                name,
                json!({ "recall": round(hit as f64 / of as f64), "attacks": of }),
            )
        })
        .collect();
    Ok(json!({
        "tactics": tactics,
        "attacks": attacks,
        "recall": round(found as f64 / attacks.max(1) as f64),
        "harmless": harmless,
        "near_misses_flagged": round(flagged as f64 / harmless.max(1) as f64),
    }))
}
