//! Any text can be scanned: findings lie in it, a stream cut anywhere finds the same, and a redacted text holds the
//! bytes outside of findings, in order, and nothing that is found again.
#![no_main]

use std::sync::LazyLock;

use agentos_scanner::{Finding, Kind, Redactor, Scanner};
use libfuzzer_sys::fuzz_target;

static SCANNER: LazyLock<Scanner> = LazyLock::new(|| Scanner::standard().expect("the scanner compiles"));

/// The text in chunks, each as long as the next of these bytes says.
fn streamed(text: &str, cuts: &[u8]) -> Vec<Finding> {
    let mut stream = SCANNER.stream();
    let (mut findings, mut rest) = (Vec::new(), text);
    let mut cuts = cuts.iter().cycle();
    while !rest.is_empty() {
        let size = cuts.next().map_or(1, |cut| usize::from(*cut) + 1);
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let (chunk, more) = rest.split_at(rest.floor_char_boundary(size).max(first));
        findings.extend(stream.push(chunk).findings);
        rest = more;
    }
    findings.extend(stream.finish().findings);
    findings
}

fuzz_target!(|input: (&[u8], &str)| {
    let (cuts, text) = input;
    let findings = SCANNER.scan(text);
    for finding in &findings {
        assert!(
            text.get(finding.span.clone())
                .is_some_and(|found| !found.is_empty()),
            "{finding:?}"
        );
        assert!((0.0..=1.0).contains(&finding.score), "{finding:?}");
    }
    assert_eq!(streamed(text, cuts), findings, "{text:?} cut by {cuts:?}");
    let redacted = Redactor::new(SCANNER.clone())
        .redact(text)
        .expect("nothing blocks");
    let mut rest = redacted.text.as_str();
    let mut at = 0;
    for finding in redacted.findings.iter().filter(|one| one.kind != Kind::Injection) {
        let kept = text.get(at..finding.span.start).unwrap_or_default();
        let place = rest
            .find(kept)
            .unwrap_or_else(|| panic!("{kept:?} is gone from {text:?}"));
        rest = rest.get(place + kept.len()..).unwrap_or_default();
        at = at.max(finding.span.end);
    }
    let kept = text.get(at..).unwrap_or_default();
    assert!(rest.ends_with(kept), "{kept:?} is gone from {text:?}");
    let left = SCANNER.scan(&redacted.text);
    assert!(
        left.iter().all(|one| one.kind == Kind::Injection),
        "{left:?} left of {text:?}"
    );
});
