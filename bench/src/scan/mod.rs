//! How fast the scanner reads, everything on, against a set of regular expressions over the same shapes: one
//! thread each, the best of several rounds, in the same process.

mod texts;

use std::hint::black_box;
use std::time::{Duration, Instant};

use agentos_scanner::{Finding, Kind, Scanner};
use regex::RegexBuilder;
use serde_json::{Value, json};

type Report = Result<Value, Box<dyn std::error::Error>>;

/// Large enough to leave every cache.
const SIZE: usize = 16 << 20;
const TIME: Duration = Duration::from_secs(1);
/// Worst cases are many, and may be slow.
const WORST_SIZE: usize = 1 << 20;
const WORST_TIME: Duration = Duration::from_millis(150);

/// How long short texts are that are read one after the other, each by itself.
const SHORT_SIZES: [usize; 3] = [1000, 4000, 30_000];
const SHORT_TIME: Duration = Duration::from_millis(50);

/// What somebody writes who needs the same types by Friday: shapes, no checks.
const SHAPES: &[&str] = &[
    r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}",
    r"\b(?:\d[ -]?){13,19}\b",
    r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}\b",
    r"\b\d{3}[- ]?\d{2}[- ]?\d{4}\b",
    r"\+?\d{1,3}[ .-]?\(?\d{2,4}\)?(?:[ .-]?\d{2,4}){2,4}",
    r"\b(?:\d{1,3}\.){3}\d{1,3}\b",
    r"\b(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}\b",
    r"\b(?:[13][a-km-zA-HJ-NP-Z1-9]{25,34}|0x[0-9a-fA-F]{40}|bc1[0-9a-z]{25,60})\b",
    r"\b(?:sk-[A-Za-z0-9_-]{20,}|gh[pousr]_[A-Za-z0-9]{36}|AKIA[0-9A-Z]{16}|xox[bap]-[A-Za-z0-9-]{10,})",
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
    r"eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+",
    r"(?i)(?:password|secret|token|api[_-]?key)\s*[:=]\s*\S+",
    r"(?i)(?:ignore|disregard|forget)\s+(?:all\s+)?(?:the\s+)?(?:previous|prior|above)\s+(?:instructions|rules)",
    r"(?i)(?:reveal|print|show)\s+(?:me\s+)?(?:the|your)\s+(?:system\s+)?prompt",
];

/// Megabytes a second, the best of as many rounds as there is time for, and of at least three.
fn rate(time: Duration, bytes: usize, mut read: impl FnMut() -> usize) -> f64 {
    let begun = Instant::now();
    let mut best = Duration::MAX;
    let mut rounds = 0;
    while rounds < 3 || begun.elapsed() < time {
        let round = Instant::now();
        black_box(read());
        best = best.min(round.elapsed());
        rounds += 1;
    }
    bytes as f64 / best.as_secs_f64() / 1e6
}

fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

pub(crate) fn scan(text: &str) -> Report {
    let scanner = Scanner::standard()?;
    let peers = SHAPES
        .iter()
        .map(|shape| RegexBuilder::new(shape).build())
        .collect::<Result<Vec<_>, _>>()?;
    let peer = |time: Duration, text: &str| {
        rate(time, text.len(), || {
            peers.iter().map(|shape| shape.find_iter(text).count()).sum()
        })
    };
    let content = match text {
        "adversarial" => return Ok(worst(&scanner, |text| peer(WORST_TIME, text))),
        "unicode" => texts::unicode(SIZE),
        "digits" => texts::digits(SIZE),
        _ => texts::prose(SIZE),
    };
    let findings = scanner.scan(&content).len();
    let ours = rate(TIME, content.len(), || scanner.scan(&content).len());
    let peer = peer(TIME, head(&content, SIZE / 8));
    Ok(json!({
        "text": text, "unit": "MB/s", "ours": round(ours), "peer": round(peer), "ratio": round(ours / peer),
        "megabytes": content.len() >> 20, "findings": findings, "cores": 1, "alone": alone(head(&content, SIZE / 8))?,
    }))
}

/// How fast the texts are read that were each made to cost as much as they can.
fn worst(scanner: &Scanner, peer: impl Fn(&str) -> f64) -> Value {
    let mut cases: Vec<(&str, f64, f64)> = Vec::new();
    let mut unread = serde_json::Map::new();
    for (name, text) in texts::adversarial(WORST_SIZE) {
        let percent = unread_percent(&scanner.scan(&text), text.len());
        if percent > 0 {
            unread.insert(name.to_owned(), json!(percent));
        }
        let ours = rate(WORST_TIME, text.len(), || scanner.scan(&text).len());
        // A set of expressions may take minutes where one of them is not linear in matches.
        cases.push((name, ours, peer(head(&text, WORST_SIZE / 16))));
    }
    let worst = cases.iter().min_by(|one, other| one.1.total_cmp(&other.1));
    let (worst, ours, _) = worst.copied().unwrap_or_default();
    let peer = cases.iter().map(|case| case.2).fold(f64::INFINITY, f64::min);
    let all: serde_json::Map<_, _> = cases
        .iter()
        .map(|case| (case.0.to_owned(), json!(round(case.1))))
        .collect();
    json!({
        "text": "adversarial", "unit": "MB/s", "ours": round(ours), "peer": round(peer), "ratio": round(ours / peer),
        "worst": worst, "cases": all, "unread_percent": unread, "short": short(scanner),
    })
}

/// How fast short texts of each kind are read, by their size: the slowest kind, and all that are below 20 MB/s.
fn short(scanner: &Scanner) -> Value {
    let sizes = SHORT_SIZES.into_iter().map(|size| {
        let mut cases: Vec<(&str, f64)> = Vec::new();
        for (name, text) in texts::adversarial(size) {
            let times = (SHORT_SIZES.iter().max().copied().unwrap_or(size) / size).max(1);
            let read = || (0..times).map(|_| scanner.scan(&text).len()).sum();
            cases.push((name, rate(SHORT_TIME, times * text.len(), read)));
        }
        let worst = cases.iter().min_by(|one, other| one.1.total_cmp(&other.1));
        let (worst, ours) = worst.copied().unwrap_or_default();
        let slow = cases.iter().filter(|case| case.1 < 20.0);
        let slow: serde_json::Map<_, _> = slow
            .map(|(name, rate)| ((*name).to_owned(), json!(round(*rate))))
            .collect();
        (
            size.to_string(),
            json!({ "ours": round(ours), "worst": worst, "below_20": slow }),
        )
    });
    sizes.collect::<serde_json::Map<_, _>>().into()
}

/// How much of a text is beyond what may be unfolded, and was not read.
fn unread_percent(findings: &[Finding], len: usize) -> usize {
    let unread = findings
        .iter()
        .filter(|one| one.kind == Kind::Injection && one.validator == "limit");
    unread.map(|one| one.span.len()).sum::<usize>() * 100 / len.max(1)
}

/// What each type alone costs, in nanoseconds a byte. The pass itself is in each of them.
fn alone(text: &str) -> Report {
    let mut types = serde_json::Map::new();
    for kind in Kind::ALL {
        let scanner = Scanner::builder().only(&[kind]).build()?;
        let rounds = (0..3).map(|_| {
            let begun = Instant::now();
            black_box(scanner.scan(text));
            begun.elapsed()
        });
        let best = rounds.min().unwrap_or_default();
        let cost = best.as_secs_f64() * 1e9 / text.len().max(1) as f64;
        types.insert(kind.name().to_owned(), json!(round(cost)));
    }
    Ok(types.into())
}

fn head(text: &str, size: usize) -> &str {
    text.get(..text.floor_char_boundary(size)).unwrap_or(text)
}
