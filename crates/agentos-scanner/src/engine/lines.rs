//! Matches the patterns of the configuration, line by line: a line is complete or not, however it arrives.

use crate::custom::LINE_MAX;
use crate::finding::Kind;
use crate::redact::mask;
use crate::rules::Rules;

use super::state::{Buffer, Candidate, State};

impl State {
    /// Matches all lines that are complete.
    pub(super) fn match_lines(&mut self, rules: &Rules, buffer: Buffer<'_>, last: bool) {
        if rules.custom.is_empty() {
            self.line_from = self.scanned;
            return;
        }
        while self.line_from < self.scanned {
            let rest = buffer.slice(self.line_from..self.scanned);
            let head = rest.get(..LINE_MAX).unwrap_or(rest);
            let len = match head.iter().position(|byte| *byte == b'\n') {
                Some(at) => at + 1,
                None if rest.len() > LINE_MAX => boundary(head),
                None if last => rest.len(),
                None => return,
            };
            let line = std::str::from_utf8(head.get(..len).unwrap_or_default()).unwrap_or_default();
            self.match_line(rules, line, self.line_from);
            self.line_from += len;
        }
    }

    fn match_line(&mut self, rules: &Rules, line: &str, base: usize) {
        for pattern in &rules.custom {
            for found in pattern.regex.find_iter(line) {
                let confirmed = pattern
                    .validator
                    .as_ref()
                    .is_none_or(|confirms| confirms(found.as_str()));
                if !confirmed
                    || mask::touches(line.as_bytes(), &found.range())
                    || found.is_empty()
                    || pattern.score < rules.least(Kind::Custom)
                {
                    continue;
                }
                self.candidates.push(Candidate {
                    span: base + found.start()..base + found.end(),
                    kind: Kind::Custom,
                    sub: pattern.name.to_string().into(),
                    score: pattern.score,
                    validator: if pattern.validator.is_some() {
                        "custom"
                    } else {
                        "pattern"
                    },
                });
            }
        }
    }
}

/// The last place in a line without an end where no character is cut.
fn boundary(head: &[u8]) -> usize {
    let inside = head
        .iter()
        .rev()
        .take(4)
        .position(|byte| *byte < 0x80 || *byte >= 0xC0)
        .unwrap_or(0);
    head.len() - inside - 1
}
