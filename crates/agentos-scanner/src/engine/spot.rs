//! Finds anchors: one automaton for all literals, and runs of digits, of token bytes and of characters beyond
//! ASCII, with a quick look at 32 bytes at a time where nothing is to be found.

use crate::detector::{Near, TOKEN_MAX};
use crate::lexicon::Use;
use crate::rules::{LEAD_AFTER, LEAD_BEFORE, Rules, TOKEN_MIN};

use super::state::{Anchor, Buffer, Look, Run, State};

/// A longer group of digits is no number of anything.
pub(crate) const DIGITS_MAX: usize = 64;

impl State {
    /// Finds the anchors between what has been scanned and `to`.
    pub(super) fn spot(&mut self, rules: &Rules, buffer: Buffer<'_>, to: usize, last: bool) {
        let fresh = buffer.slice(self.scanned..to);
        self.spot_literals(rules, buffer, fresh);
        self.spot_digits(rules, buffer, fresh, last);
        if rules.token_least < usize::MAX {
            self.spot_tokens(rules, buffer, fresh, last);
        }
        self.scanned = to;
        self.spot_leads(rules, buffer, last);
    }

    fn spot_literals(&mut self, rules: &Rules, buffer: Buffer<'_>, fresh: &[u8]) {
        let Self {
            lexicon,
            marks,
            pending,
            starts,
            scanned,
            lanes,
            ..
        } = self;
        *lexicon = rules.lexicon.walk(*lexicon, fresh, *scanned, lanes);
        for mark in lanes.iter_mut().flat_map(|lane| lane.drain(..)) {
            let Some(word) = rules.lexicon.word(mark.word) else {
                continue;
            };
            let start = mark.end.saturating_sub(word.len);
            if !word.fits_left(buffer.prev(start)) {
                continue;
            }
            if word.informs {
                marks.push(mark);
            }
            if !word.acts {
                continue;
            }
            let range = start..mark.end;
            if word.exact && buffer.slice(range.clone()) != word.text.as_bytes() {
                continue;
            }
            for usage in &word.uses {
                let look = match *usage {
                    Use::Detector(row) => Look::Detector(row),
                    Use::Unfolder(row) => Look::Unfolder(row),
                    Use::Injection => {
                        starts.push((range.clone(), mark.word));
                        continue;
                    }
                    _ => continue,
                };
                pending.push(Anchor {
                    range: range.clone(),
                    look,
                    searched: mark.end,
                });
            }
        }
    }

    fn spot_digits(&mut self, rules: &Rules, buffer: Buffer<'_>, fresh: &[u8], last: bool) {
        let base = self.scanned;
        let mut at = 0;
        for chunk in fresh.chunks(32) {
            let some = chunk
                .iter()
                .fold(false, |some, byte| some | byte.is_ascii_digit());
            if some || self.digits.is_some() {
                for (index, byte) in chunk.iter().enumerate() {
                    let place = base + at + index;
                    match (byte.is_ascii_digit(), self.digits.as_mut()) {
                        (true, None) => {
                            self.digits = Some(Run {
                                start: place,
                                end: place + 1,
                            })
                        }
                        (true, Some(run)) => run.end = place + 1,
                        (false, Some(_)) => self.end_digits(rules, buffer, Some(*byte)),
                        (false, None) => {}
                    }
                }
                // A longer run is none: nothing waits for its end.
                if let Some(run) = &mut self.digits
                    && run.end - run.start > DIGITS_MAX
                {
                    run.start = run.end - DIGITS_MAX - 1;
                }
            }
            at += chunk.len();
        }
        if last {
            self.end_digits(rules, buffer, None);
        }
    }

    fn end_digits(&mut self, rules: &Rules, buffer: Buffer<'_>, next: Option<u8>) {
        let Some(run) = self.digits.take() else { return };
        let len = run.end - run.start;
        if len > DIGITS_MAX {
            return;
        }
        let prev = run.start.checked_sub(1).and_then(|place| buffer.at(place));
        let mut rows = rules.digits.rows(len, Near::class(prev), Near::class(next));
        while rows != 0 {
            let bit = rows.trailing_zeros() as usize;
            rows &= rows - 1;
            if let Some(look) = rules.digits.look(bit) {
                self.pending.push(Anchor {
                    range: run.start..run.end,
                    look,
                    searched: run.end,
                });
            }
        }
    }

    fn spot_tokens(&mut self, rules: &Rules, buffer: Buffer<'_>, fresh: &[u8], last: bool) {
        let base = self.scanned;
        let mut at = 0;
        loop {
            // Here `at` is where a run goes on or may start.
            let start = self.token.map_or(base + at, |run| run.start);
            let rest = fresh.get(at..).unwrap_or_default();
            if self.token.is_none() {
                // No run of TOKEN_MIN bytes can start here when the byte that it would need is no token byte.
                if let Some(head) = rest.get(..TOKEN_MIN)
                    && let Some(gap) = head.iter().rposition(|byte| !rules.is_token(*byte))
                {
                    at += gap + 1;
                    continue;
                }
            }
            let more = rest.iter().take_while(|byte| rules.is_token(**byte)).count();
            at += more;
            let end = base + at;
            let mut run = Run { start, end };
            while run.end - run.start > TOKEN_MAX {
                let piece = Run {
                    start: run.start,
                    end: run.start + TOKEN_MAX,
                };
                self.end_token(rules, buffer, piece);
                run.start = piece.end;
            }
            if at >= fresh.len() {
                self.token = (run.end > run.start).then_some(run);
                if last {
                    self.token = None;
                    self.end_token(rules, buffer, run);
                }
                return;
            }
            self.token = None;
            self.end_token(rules, buffer, run);
            at += 1;
        }
    }

    fn end_token(&mut self, rules: &Rules, _buffer: Buffer<'_>, run: Run) {
        let len = run.end - run.start;
        if len < rules.token_least {
            return;
        }
        for (least, look) in &rules.tokens {
            if len >= *least {
                self.pending.push(Anchor {
                    range: run.start..run.end,
                    look: *look,
                    searched: run.end,
                });
            }
        }
    }

    /// Characters are looked at with what stands around them, so some bytes later than all else.
    fn spot_leads(&mut self, rules: &Rules, buffer: Buffer<'_>, last: bool) {
        let to = if last {
            self.scanned
        } else {
            self.scanned.saturating_sub(LEAD_AFTER).max(self.leads_to)
        };
        if rules.leads.is_empty() {
            self.leads_to = to;
            return;
        }
        let fresh = buffer.slice(self.leads_to..to);
        let base = self.leads_to;
        let mut at = 0;
        for chunk in fresh.chunks(32) {
            if chunk.iter().fold(0, |all, byte| all | byte) >= 0x80 {
                for (index, byte) in chunk.iter().enumerate() {
                    if *byte < 0xC0 || !rules.is_lead(*byte) {
                        continue;
                    }
                    let place = base + at + index;
                    let before = buffer.slice(place.saturating_sub(LEAD_BEFORE)..place);
                    let behind = buffer.slice(place..place + LEAD_AFTER);
                    for (table, confirm, look) in &rules.leads {
                        let marked = table.get(usize::from(*byte)).is_some_and(|marked| *marked);
                        if marked && confirm(before, behind) {
                            self.pending.push(Anchor {
                                range: place..place + 1,
                                look: *look,
                                searched: place + 1,
                            });
                        }
                    }
                }
            }
            at += chunk.len();
        }
        self.leads_to = to;
    }
}
