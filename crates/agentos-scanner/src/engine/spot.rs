//! Finds anchors: one automaton for all literals, and runs of digits, of token bytes and of characters beyond
//! ASCII, with a quick look at 32 bytes at a time where nothing is to be found.

use std::ops::Range;

use crate::detector::{Near, TOKEN_MAX};
use crate::lexicon::{Mark, Mask, Said, Use, Word};
use crate::redact::mask;
use crate::rules::{LEAD_AFTER, LEAD_BEFORE, Rules, TOKEN_MIN};

use super::state::{Anchor, Buffer, Group, Look, Run, State};

/// A longer group of digits is no number of anything.
pub(crate) const DIGITS_MAX: usize = 64;

impl State {
    /// Finds the anchors between what has been scanned and `to`.
    pub(super) fn spot(&mut self, rules: &Rules, buffer: Buffer<'_>, to: usize, last: bool) {
        let fresh = buffer.slice(self.scanned..to);
        self.spot_literals(rules, buffer, fresh, last);
        self.spot_digits(rules, buffer, fresh, last);
        if rules.token_least < usize::MAX {
            self.spot_tokens(rules, buffer, fresh, last);
        }
        self.scanned = to;
        self.spot_leads(rules, buffer, last);
    }

    fn spot_literals(&mut self, rules: &Rules, buffer: Buffer<'_>, fresh: &[u8], last: bool) {
        if let Some(next) = buffer.at(self.scanned) {
            self.confirm(rules, buffer, next);
        }
        let Self {
            lexicon,
            said,
            unsure,
            pending,
            folds,
            unfolds,
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
            if word.informs() {
                match buffer.at(mark.end) {
                    Some(next) if word.fits_right(next) => say(said, buffer, mark, word),
                    Some(_) => {}
                    None => unsure.push(mark),
                }
            }
            if word.uses.is_empty() {
                continue;
            }
            let range = start..mark.end;
            if word.exact && buffer.slice(range.clone()) != word.text.as_bytes() {
                continue;
            }
            for usage in &word.uses {
                match *usage {
                    Use::Detector(row) => pending.push(Anchor {
                        range: range.clone(),
                        look: Look::Detector(row),
                        searched: mark.end,
                    }),
                    Use::Unfolder(row) if *unfolds => folds.push(row, range.clone()),
                    Use::Unfolder(_) => {}
                    Use::Injection => starts.push((range.clone(), mark.word)),
                }
            }
        }
        if last {
            self.confirm(rules, buffer, 0);
        }
    }

    /// Takes the words right before what comes now that are words of their own with it; 0 is the end of the text.
    fn confirm(&mut self, rules: &Rules, buffer: Buffer<'_>, next: u8) {
        let Self { said, unsure, .. } = self;
        for mark in unsure.drain(..) {
            let word = rules.lexicon.word(mark.word);
            if let Some(word) = word.filter(|word| word.fits_right(next)) {
                say(said, buffer, mark, word);
            }
        }
    }

    fn spot_digits(&mut self, rules: &Rules, buffer: Buffer<'_>, fresh: &[u8], last: bool) {
        let (chunks, rest) = fresh.as_chunks::<64>();
        let mut base = self.scanned;
        for chunk in chunks {
            self.spot_edges(rules, buffer, base, digits_of(chunk), 64);
            base += 64;
        }
        let mut chunk = [0; 64];
        for (to, from) in chunk.iter_mut().zip(rest) {
            *to = *from;
        }
        self.spot_edges(rules, buffer, base, digits_of(&chunk), rest.len());
        if last && let Some(start) = self.digits.take() {
            self.end_digits(rules, buffer, start..base + rest.len());
        }
    }

    /// Goes from edge to edge of the groups of digits in a chunk: `mask` has a bit for each digit.
    fn spot_edges(&mut self, rules: &Rules, buffer: Buffer<'_>, base: usize, mask: u64, len: usize) {
        let inside = u64::from(self.digits.is_some());
        if mask | inside == 0 || len == 0 {
            return;
        }
        let mut edges = mask ^ (mask << 1 | inside);
        if len < 64 {
            edges &= (1 << len) - 1;
        }
        let mut open = self.digits.take();
        while edges != 0 {
            let place = base + edges.trailing_zeros() as usize;
            edges &= edges - 1;
            match open.take() {
                None => open = Some(place),
                Some(start) => self.end_digits(rules, buffer, start..place),
            }
        }
        // A longer run is none: nothing waits for its end.
        self.digits = open.map(|start| start.max((base + len).saturating_sub(DIGITS_MAX + 1)));
    }

    fn end_digits(&mut self, rules: &Rules, buffer: Buffer<'_>, run: Range<usize>) {
        let len = run.end - run.start;
        if len > DIGITS_MAX {
            return;
        }
        let at = |place: usize| buffer.bytes.get(place.wrapping_sub(buffer.base)).copied();
        let before = [run.start.wrapping_sub(1), run.start.wrapping_sub(2)];
        let [prev, earlier] = before.map(|place| at(place).unwrap_or(0));
        let prev = Near::class_before(prev, earlier);
        let rows = rules.groups.rows(len, prev, Near::class(at(run.end)));
        let detectors = rows & rules.groups.detectors;
        if detectors != 0 {
            self.groups.push(Group {
                start: run.start,
                rows: detectors,
                len: u8::try_from(len).unwrap_or(u8::MAX),
            });
        }
        let mut others = rows & !rules.groups.detectors;
        while others != 0 {
            let bit = others.trailing_zeros() as usize;
            others &= others - 1;
            if let Some(look) = rules.groups.look(bit) {
                self.await_window(Anchor {
                    range: run.clone(),
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
                self.await_window(Anchor {
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
            if !chunk.is_ascii() {
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
                            self.await_window(Anchor {
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

/// Adds a word for or against rows. Those of one text in several lists are one.
fn say(said: &mut Vec<Said>, buffer: Buffer<'_>, mark: Mark, word: &Word) {
    let (start, end) = (mark.end.saturating_sub(word.len), mark.end);
    match said.last_mut() {
        Some(same) if (same.start, same.end) == (start, end) => same.voices = same.voices.and(word.voices),
        _ => said.push(Said {
            start,
            end,
            voices: word.voices,
            mask: mask_of(buffer, start..end),
        }),
    }
}

fn mask_of(buffer: Buffer<'_>, range: Range<usize>) -> Mask {
    if !mask::may_hold(buffer.prev(range.start)) {
        return Mask::None;
    }
    let from = range.start.saturating_sub(mask::MASK_MAX);
    let to = range.end + mask::MASK_MAX;
    if from < buffer.base || to > buffer.base + buffer.bytes.len() {
        return Mask::Open;
    }
    let bytes = buffer.slice(from..to);
    Mask::Known(mask::holds_word(bytes, &(range.start - from..range.end - from)))
}

/// A bit for each byte that is an ASCII digit, eight bytes at a time.
fn digits_of(chunk: &[u8; 64]) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let (words, _) = chunk.as_chunks::<8>();
    let mut mask = 0;
    for (at, word) in words.iter().enumerate() {
        // Digits become 0 to 9; adding 0x76 sets the highest bit of everything else that had none.
        let word = u64::from_le_bytes(*word) ^ (0x30 * EACH);
        let other = ((word & (0x7f * EACH)) + 0x76 * EACH) | word;
        let bits = (!other >> 7) & EACH;
        mask |= (bits.wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * at);
    }
    mask
}

#[cfg(test)]
mod tests {
    use super::digits_of;

    #[test]
    fn every_byte_in_every_place() {
        for byte in 0..=255_u8 {
            for at in 0..64 {
                let mut chunk = [b'x'; 64];
                chunk[at] = byte;
                assert_eq!(
                    digits_of(&chunk),
                    u64::from(byte.is_ascii_digit()) << at,
                    "{byte} at {at}"
                );
            }
        }
        assert_eq!(digits_of(&[b'7'; 64]), u64::MAX);
    }
}
