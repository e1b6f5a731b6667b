//! Scans what an unfolder gives, and reports it where it lies in the text.

use std::ops::Range;

use crate::finding::Kind;
use crate::redact::mask;
use crate::rules::{LEAD_AFTER, Rules};

use super::state::{Anchor, Buffer, Candidate, Look, Origin, State};

/// So much of an unfolded text is looked at before the first byte that may be reported.
const WANTED_BEFORE: usize = 128;

/// So many windows of an unfolder are read as one at most.
const JOINED_MAX: usize = 4;

impl State {
    /// Unfolds at all anchors whose windows are complete.
    pub(super) fn look_at_folds(&mut self, rules: &Rules, buffer: Buffer<'_>, last: bool) {
        if self.folds.is_empty() {
            return;
        }
        let mut folds = std::mem::take(&mut self.folds);
        folds.sort_by_key(|anchor| anchor.range.start);
        // How far one has read decides what it looks at next, so those of one unfolder wait for each other.
        let mut waiting = 0_u64;
        let mut kept = 0;
        for at in 0..folds.len() {
            let Some(anchor) = folds.get(at) else { break };
            let Look::Unfolder(row) = anchor.look else {
                continue;
            };
            let bit = 1_u64
                .checked_shl(u32::try_from(row).unwrap_or(u32::MAX))
                .unwrap_or(0);
            let done = self.unfolded_to.get(row).copied().unwrap_or(0);
            if anchor.range.start < done {
                continue;
            }
            let end = if waiting & bit == 0 {
                self.reach(rules, folds.get(at..).unwrap_or_default(), last)
            } else {
                None
            };
            match end {
                Some(end) => self.unfold(rules, buffer, anchor, row, end),
                None => {
                    waiting |= bit;
                    folds.swap(kept, at);
                    kept += 1;
                }
            }
        }
        folds.truncate(kept);
        self.folds = folds;
    }

    /// Where the window of the first of these anchors ends, once that is known. What lies before an anchor is read
    /// with it, so windows that overlap would have it read again: they are read as one.
    fn reach(&self, rules: &Rules, anchors: &[Anchor], last: bool) -> Option<usize> {
        let first = anchors.first()?;
        let (after, _) = rules.after_of(first.look);
        let before = rules.before_of(first.look);
        let known = |end: usize| end <= self.scanned || last;
        let mut end = Self::window_end(first.range.end + after);
        if !rules.joins(first.look) {
            return known(end).then(|| end.min(self.scanned));
        }
        let mut next = anchors.iter().filter(|anchor| anchor.look == first.look);
        for _ in 1..JOINED_MAX {
            // All anchors up to there have been spotted.
            if !known(end + before + LEAD_AFTER) {
                return None;
            }
            let behind = next.find(|anchor| anchor.range.start >= end);
            match behind.filter(|anchor| anchor.range.end <= end + before) {
                Some(anchor) => end = Self::window_end(anchor.range.end + after),
                None => break,
            }
        }
        known(end).then(|| end.min(self.scanned))
    }

    fn unfold(&mut self, rules: &Rules, buffer: Buffer<'_>, anchor: &Anchor, row: usize, end: usize) {
        let Some(unfolder) = rules.unfolders.get(row) else {
            return;
        };
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
                bytes: &folded.text,
                base: 0,
                origin: Some(Origin {
                    bytes: buffer.slice(base..limit),
                    from: &folded.from,
                }),
            },
            true,
        );
        let cost = folded.text.len() as u64 + inner.judged;
        self.spent.add(cost, end, self.scanned);
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
