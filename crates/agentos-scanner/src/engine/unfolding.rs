//! Scans what an unfolder gives, and reports it where it lies in the text.

use std::ops::Range;

use crate::finding::Kind;
use crate::redact::mask;
use crate::rules::{LEAD_AFTER, Rules};
use crate::unfold::Folded;

use super::folds::{Folds, HOPS, bit};
use super::limit;
use super::state::{Anchor, Buffer, Candidate, Look, Origin, State};

/// So much of an unfolded text is looked at before the first byte that may be reported.
const WANTED_BEFORE: usize = 128;

/// What is to be unfolded is looked at wherever so many bytes have been read, so that the same text is always unfolded
/// in the same order, however it arrives.
const STEP: usize = 512;

impl State {
    /// Unfolds at all anchors whose windows are complete.
    pub(super) fn look_at_folds(&mut self, rules: &Rules, buffer: Buffer<'_>, last: bool) {
        self.folds.sort();
        while !self.spent.exceeded() {
            // Nothing is complete before the first window is.
            let ends = self
                .folds
                .firsts()
                .map(|(row, first)| first_end(rules, row, first));
            let Some(soonest) = ends.min() else { break };
            let border = soonest.max(self.unfolded_to + 1).next_multiple_of(STEP);
            if border > self.scanned {
                break;
            }
            self.unfold_to(rules, buffer, border, false);
            self.unfolded_to = border;
        }
        if last {
            self.unfold_to(rules, buffer, self.scanned, true);
        }
        self.unfolded_to = self.unfolded_to.max(self.scanned / STEP * STEP);
    }

    /// Unfolds at all anchors whose windows are complete when so much has been read, those that start first before
    /// others.
    fn unfold_to(&mut self, rules: &Rules, buffer: Buffer<'_>, to: usize, last: bool) {
        // An unfolder whose first window is not complete has no other that is.
        let mut waiting = 0_u64;
        while !self.spent.exceeded() {
            let open = self.folds.firsts().filter(|(row, first)| {
                waiting & bit(*row) == 0 && (last || first_end(rules, *row, first) <= to)
            });
            let Some((row, anchor)) = open.min_by_key(|(_, first)| first.start) else {
                return;
            };
            let anchor = anchor.clone();
            let Some(end) = reach(rules, row, &mut self.folds, to, last) else {
                waiting |= bit(row);
                continue;
            };
            if self.spent.refuses(to) {
                return;
            }
            self.unfold(rules, buffer, &anchor, row, end);
        }
    }

    /// From where on something may be found in what waits to be unfolded.
    pub(super) fn folded_from(&self, rules: &Rules) -> Option<usize> {
        let firsts = self.folds.firsts();
        firsts
            .map(|(row, first)| first.start.saturating_sub(rules.before_of(Look::Unfolder(row))))
            .min()
    }

    fn unfold(&mut self, rules: &Rules, buffer: Buffer<'_>, range: &Range<usize>, row: usize, end: usize) {
        let Some(unfolder) = rules.unfolders.get(row) else {
            return self.folds.done(row, range.end);
        };
        let look = Look::Unfolder(row);
        let anchor = Anchor {
            range: range.clone(),
            look,
            searched: range.end,
        };
        let mut folded = std::mem::take(&mut self.folded);
        let window = self.window(rules, buffer, &anchor, u64::BITS - 1, end);
        let done_to = (unfolder.unfold)(&window, &mut folded);
        let (base, limit) = (window.base, window.base + window.bytes.len());
        self.folds.done(row, (base + done_to).max(range.end));
        self.spent.add(limit::WINDOW);
        if !folded.text.is_empty() {
            let earliest = range.start.saturating_sub(rules.before_of(look));
            self.read_folded(
                rules,
                Buffer::new(buffer.slice(base..limit), base),
                earliest,
                &folded,
            );
            folded.clear();
        }
        self.folded = folded;
    }

    /// Reads what was unfolded in a window, and reports from a place of the text on what is found in it.
    fn read_folded(&mut self, rules: &Rules, window: Buffer<'_>, earliest: usize, folded: &Folded) {
        let base = window.base;
        let shown = window.bytes;
        let mut inner = self
            .inner
            .take()
            .unwrap_or_else(|| Box::new(Self::new(rules, false)));
        inner.reset();
        // What starts before is dropped below; a little more, as it may push out what starts behind.
        let least = u32::try_from(earliest.saturating_sub(base)).unwrap_or(u32::MAX);
        let wanted = folded.from.iter().position(|place| place.start >= least);
        inner.wanted_from = wanted.unwrap_or(folded.text.len()).saturating_sub(WANTED_BEFORE);
        inner.advance(
            rules,
            Buffer {
                bytes: &folded.text,
                base: 0,
                origin: Some(Origin {
                    bytes: shown,
                    from: &folded.from,
                }),
            },
            true,
        );
        self.spent
            .add(limit::TEXT + folded.text.len() as u64 + inner.judged);
        for finding in inner.findings.drain(..) {
            let Some(from) = folded.from.get(finding.span.clone()) else {
                continue;
            };
            let data = finding.kind != Kind::Injection;
            // An order that starts earlier is reported from where it may be; a number with its end alone is none.
            let reported = if data { 0 } else { least };
            let (behind, end) = from.iter().fold((u32::MAX, 0), |(start, end), place| {
                (start.min(place.start.wrapping_sub(reported)), end.max(place.end))
            });
            let start = reported.wrapping_add(behind);
            if start < least || end <= start {
                continue;
            }
            let (start, end) = (start as usize + base, end as usize + base);
            // Data at a mask is made of its name; an order may stand beside one, and only has to be more than one.
            let place = start - base..end - base;
            if data && mask::touches(shown, &place) || mask::holds(shown, &place) {
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

/// Where the window of an anchor ends, if it is read by itself.
fn first_end(rules: &Rules, row: usize, anchor: &Range<usize>) -> usize {
    let (after, _) = rules.after_of(Look::Unfolder(row));
    State::window_end(anchor.end + after)
}

/// Where the window of the first of an unfolder's anchors ends, if that is known when so much has been read. What lies
/// before an anchor is read with it, so windows that overlap would have it read again: they are read as one.
fn reach(rules: &Rules, row: usize, folds: &mut Folds, to: usize, last: bool) -> Option<usize> {
    let look = Look::Unfolder(row);
    let first = folds.of(row).first()?;
    let before = rules.before_of(look);
    let known = |end: usize| end <= to || last;
    let mut end = first_end(rules, row, first);
    if !rules.joins(look) {
        return known(end).then(|| end.min(to));
    }
    for hop in 0..HOPS {
        // All anchors up to there have been spotted.
        if !known(end + before + LEAD_AFTER) {
            return None;
        }
        let next = folds.from(row, hop, end);
        match next.filter(|anchor| anchor.end <= end + before) {
            Some(anchor) => end = first_end(rules, row, anchor),
            None => break,
        }
    }
    known(end).then(|| end.min(to))
}
