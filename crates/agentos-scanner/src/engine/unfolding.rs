//! Scans what an unfolder gives, and reports it where it lies in the text.

use crate::finding::Kind;
use crate::redact::mask;
use crate::rules::Rules;

use super::state::{Anchor, Buffer, Candidate, Look, State};

impl State {
    pub(super) fn unfold(
        &mut self,
        rules: &Rules,
        buffer: Buffer<'_>,
        anchor: &Anchor,
        row: usize,
        end: usize,
    ) {
        let Some(unfolder) = rules.unfolders.get(row) else {
            return;
        };
        let done = self.unfolded_to.get(row).copied().unwrap_or(0);
        if !self.unfolds || anchor.range.start < done {
            return;
        }
        let window = self.window(rules, buffer, anchor, usize::MAX, end);
        let base = window.base;
        let earliest = anchor
            .range
            .start
            .saturating_sub(rules.before_of(Look::Unfolder(row)));
        let limit = base + window.bytes.len();
        let unfolded = (unfolder.unfold)(&window);
        if let Some(done) = self.unfolded_to.get_mut(row) {
            *done = (base + unfolded.done_to).max(anchor.range.end);
        }
        let Some(folded) = unfolded.text else { return };
        let mut inner = Self::new(rules, false);
        inner.advance(
            rules,
            Buffer {
                bytes: folded.text.as_bytes(),
                base: 0,
            },
            true,
        );
        for finding in inner.findings {
            let Some(from) = folded.from.get(finding.span.clone()) else {
                continue;
            };
            let start = from.iter().map(|place| place.start).min().unwrap_or(0) as usize + base;
            let end = from.iter().map(|place| place.end).max().unwrap_or(0) as usize + base;
            if start < earliest || end <= start {
                continue;
            }
            let data = finding.kind != Kind::Injection;
            if data && mask::touches(buffer.slice(base..limit), &(start - base..end - base)) {
                continue;
            }
            self.candidates.push(Candidate {
                span: start..end,
                kind: finding.kind,
                sub: finding.sub,
                score: finding.score,
                validator: finding.validator,
            });
        }
    }
}
