//! Scans what an unfolder gives, and reports it where it lies in the text.

use std::ops::Range;

use crate::finding::Kind;
use crate::redact::mask;
use crate::rules::Rules;

use super::state::{Anchor, Buffer, Candidate, Look, State};

/// So much of an unfolded text is looked at before the first byte that may be reported.
const WANTED_BEFORE: usize = 128;

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
        if anchor.range.start < done {
            return;
        }
        let window = self.window(rules, buffer, anchor, u64::BITS - 1, end);
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
        let mut inner = self
            .inner
            .take()
            .unwrap_or_else(|| Box::new(Self::new(rules, false)));
        inner.reset();
        // What starts before is dropped below; a little more, as it may push out what starts behind.
        let wanted = folded
            .from
            .iter()
            .position(|place| place.start as usize + base >= earliest);
        inner.wanted_from = wanted.unwrap_or(folded.text.len()).saturating_sub(WANTED_BEFORE);
        inner.advance(
            rules,
            Buffer {
                bytes: folded.text.as_bytes(),
                base: 0,
            },
            true,
        );
        for finding in inner.findings.drain(..) {
            let Some(from) = folded.from.get(finding.span.clone()) else {
                continue;
            };
            let data = finding.kind != Kind::Injection;
            let reported = |place: &&Range<u32>| data || place.start as usize + base >= earliest;
            // An order that starts earlier is reported from where it may be; a number with its end alone is none.
            let Some(start) = from.iter().filter(reported).map(|place| place.start).min() else {
                continue;
            };
            let start = start as usize + base;
            let end = from.iter().map(|place| place.end).max().unwrap_or(0) as usize + base;
            if start < earliest || end <= start {
                continue;
            }
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
        self.inner = Some(inner);
    }
}
