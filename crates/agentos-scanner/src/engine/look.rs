//! Gives each anchor's check its window, as soon as all of it is at hand.

use std::cell::OnceCell;

use crate::detector::{Detector, Hit};
use crate::lexicon::Voices;
use crate::pii::{Around, Column};
use crate::redact::mask;
use crate::rules::Rules;
use crate::window::{CONTEXT_BEFORE, HEADINGS_BEFORE, Window};

use super::state::{Anchor, Buffer, Candidate, Look, State};

impl State {
    /// Looks at all anchors that can be looked at.
    pub(super) fn look(&mut self, rules: &Rules, buffer: Buffer<'_>, last: bool) {
        let mut pending = std::mem::take(&mut self.pending);
        self.look_at(rules, buffer, last, &mut pending);
        self.pending = pending;
        self.look_at_folds(rules, buffer, last);
    }

    fn look_at(&mut self, rules: &Rules, buffer: Buffer<'_>, last: bool, anchors: &mut Vec<Anchor>) {
        anchors.retain_mut(|anchor| {
            let Some(end) = self.window_of(rules, buffer, anchor, last) else {
                return true;
            };
            if end < self.wanted_from {
                return false;
            }
            if let Look::Detector(row) = anchor.look {
                self.check(rules, buffer, anchor, row, end);
            }
            false
        });
    }

    /// Where the anchor's window ends, once that is known.
    fn window_of(
        &mut self,
        rules: &Rules,
        buffer: Buffer<'_>,
        anchor: &mut Anchor,
        last: bool,
    ) -> Option<usize> {
        let (after, stop) = rules.after_of(anchor.look);
        if !stop {
            let end = Self::window_end(anchor.range.end + after);
            return (end <= self.scanned || last).then(|| end.min(self.scanned));
        }
        let far = (anchor.range.end + after).min(self.scanned);
        // Many anchors in one word share the search for its end.
        let (from, to) = self.unstopped;
        if (from..=to).contains(&anchor.searched) {
            anchor.searched = to.min(far);
        }
        let begun = anchor.searched;
        let ahead = buffer.slice(begun..far);
        let found = ahead.iter().position(|byte| stops(*byte));
        anchor.searched += found.unwrap_or(ahead.len());
        self.unstopped = if (from..=to).contains(&begun) {
            (from, to.max(anchor.searched))
        } else {
            (begun, anchor.searched)
        };
        let complete = found.is_some() || anchor.searched >= anchor.range.end + after || last;
        complete.then_some(anchor.searched)
    }

    /// The window around an anchor.
    pub(super) fn window<'a>(
        &'a self,
        rules: &'a Rules,
        buffer: Buffer<'a>,
        anchor: &Anchor,
        voice: u32,
        end: usize,
    ) -> Window<'a> {
        let before = rules.before_of(anchor.look) + CONTEXT_BEFORE + HEADINGS_BEFORE;
        let base = anchor.range.start.saturating_sub(before);
        Window {
            bytes: buffer.slice(base..end),
            anchor: anchor.range.start - base..anchor.range.end - base,
            base,
            voice,
            said: &self.said,
            present: Voices::ALL,
            column: Column::default(),
            around: Around::default(),
            number: OnceCell::new(),
        }
    }

    fn check(&mut self, rules: &Rules, buffer: Buffer<'_>, anchor: &Anchor, row: usize, end: usize) {
        let Some(detector) = rules.detectors.get(row) else {
            return;
        };
        let window = self.window(rules, buffer, anchor, rules.voice(row), end);
        let found = (detector.check)(&window).and_then(|hit| candidate(rules, &window, detector, hit));
        self.candidates.extend(found);
    }
}

/// The candidate that a hit is, where it keeps to the row's bounds, is sure enough and is no part of a mask.
pub(super) fn candidate(
    rules: &Rules,
    window: &Window<'_>,
    detector: &Detector,
    hit: Hit,
) -> Option<Candidate> {
    let Hit {
        range,
        score,
        validator,
        sub,
    } = hit;
    let earliest = window.anchor.start.saturating_sub(detector.before);
    let kept = score >= rules.least(detector.kind) && range.start >= earliest && !range.is_empty();
    if !kept || mask::touches(window.bytes, &range) {
        return None;
    }
    Some(Candidate {
        span: window.base + range.start..window.base + boundary(window.bytes, range.end),
        kind: detector.kind,
        sub: sub.unwrap_or(detector.sub.into()),
        score,
        validator,
    })
}

/// The last place up to this one that is in no character: what is cut at a length may be cut in one.
fn boundary(bytes: &[u8], end: usize) -> usize {
    let end = end.min(bytes.len());
    let head = bytes.get(..end).unwrap_or_default();
    let inner = head
        .iter()
        .rev()
        .take(3)
        .take_while(|byte| matches!(byte, 0x80..0xC0));
    let lead = end.saturating_sub(inner.count() + 1);
    let width = bytes.get(lead).map_or(0, |byte| byte.leading_ones() as usize);
    if lead + width > end { lead } else { end }
}

const fn stops(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'`')
}

#[cfg(test)]
mod tests {
    use super::boundary;

    #[test]
    fn no_character_is_cut() {
        let text = "aé€🉀z";
        for end in 0..=text.len() + 1 {
            assert_eq!(
                boundary(text.as_bytes(), end),
                text.floor_char_boundary(end),
                "{end}"
            );
            // Nor where the bytes end in one.
            let head = &text.as_bytes()[..end.min(text.len())];
            assert_eq!(boundary(head, end), text.floor_char_boundary(end), "{end}");
        }
    }
}
