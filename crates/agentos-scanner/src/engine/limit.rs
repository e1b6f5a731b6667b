//! How much of a text may be unfolded. A text can be folded in a dozen ways at once, and every reading of it costs as
//! much as a text of its own: without a limit, somebody who sends such a text decides how long it takes. Beyond the
//! limit nothing is read any more, and nothing passes as read: the rest of the text is reported as a whole.
//!
//! The cost is reckoned, not timed, and compared at fixed places, so that the same text always ends at the same place,
//! however it arrives.

use crate::finding::{Finding, Kind};
use crate::injection::ENCODED;
use crate::rules::Rules;
use crate::unfold::LONGEST;

use super::state::{Buffer, State};

/// The cost is compared wherever so many bytes have been read. No window, with all that decides when it is looked at,
/// reaches over a whole one: at its end, all windows that ended before its start have been unfolded.
pub(super) const SPAN: usize = 16 * 1024;
/// What is free in any text. A byte of unfolded text costs one, a judged sentence more: see [`State::judged`].
const FREE: u64 = 1 << 20;
/// What each byte of the text adds to it. Text that is folded throughout in one way, and harmless, costs less.
const PER_BYTE: u64 = 3;
/// What was not read is reported in parts of so many bytes, so that a stream need not hold it back.
const PART: usize = 4096;
/// No threshold lets it pass.
const SCORE: f32 = 1.0;
/// In the place of a validator, and of what a secret is of.
const LIMIT: &str = "limit";

/// What unfolding has cost.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spent {
    /// By windows that end in the current span, in the one before, and before that.
    current: u64,
    previous: u64,
    earlier: u64,
    /// Nothing is read from here on.
    unread_from: Option<usize>,
}

impl Spent {
    /// Adds the cost of a window that ends there.
    pub(super) fn add(&mut self, cost: u64, end: usize, scanned: usize) {
        let span = |place: usize| place.saturating_sub(1) / SPAN;
        if span(end) == span(scanned) {
            self.current += cost;
        } else {
            self.previous += cost;
        }
    }

    /// Whether nothing is read any more.
    pub(super) const fn unread(self) -> bool {
        self.unread_from.is_some()
    }

    /// Goes on to the next span, and says whether that is too much by now.
    fn exceeded(&mut self, border: usize) -> bool {
        self.earlier += self.previous;
        self.previous = std::mem::take(&mut self.current);
        let read = border.saturating_sub(SPAN) as u64;
        self.earlier > FREE + read * PER_BYTE
    }
}

impl State {
    /// Whether nothing is read any more. Asked once at each border, before anything beyond it is read.
    pub(super) fn ends_reading(&mut self, rules: &Rules, buffer: Buffer<'_>) -> bool {
        let border = self.scanned;
        if !self.unfolds || border == 0 || !border.is_multiple_of(SPAN) || !self.spent.exceeded(border) {
            return false;
        }
        // What the border cuts belongs to what is not read, unless it is found without its end.
        let mut from = border.saturating_sub(LONGEST);
        while buffer.at(from).is_some_and(|byte| matches!(byte, 0x80..0xC0)) {
            from -= 1;
        }
        self.read(rules, buffer.up_to(border), true);
        let [data, _] = self.taken_to;
        self.spent.unread_from = Some(from.max(data));
        true
    }

    /// Reports what is not read.
    pub(super) fn report_unread(&mut self, rules: &Rules, buffer: Buffer<'_>, last: bool) {
        let end = buffer.base + buffer.bytes.len();
        let Some(mut from) = self.spent.unread_from else {
            return;
        };
        while from < end {
            let mut to = from + PART;
            if to >= end {
                if !last {
                    break;
                }
                to = end;
            }
            while buffer.at(to).is_some_and(|byte| matches!(byte, 0x80..0xC0)) {
                to -= 1;
            }
            self.findings.extend(unread(rules).map(|(kind, sub)| Finding {
                kind,
                sub: sub.into(),
                span: from..to,
                score: SCORE,
                validator: LIMIT,
            }));
            from = to;
        }
        self.spent.unread_from = Some(from);
        self.scanned = end;
        self.settled = from;
    }
}

/// What a text that was not read may hold, of what is looked for: an order, and data. Whoever looks for mail addresses
/// alone must not take it for a text without any.
fn unread(rules: &Rules) -> impl Iterator<Item = (Kind, &'static str)> {
    let data = Kind::ALL
        .into_iter()
        .find(|kind| *kind != Kind::Injection && rules.least(*kind) <= 1.0);
    let orders = rules.injection.then_some((Kind::Injection, ENCODED));
    data.map(|kind| (kind, LIMIT)).into_iter().chain(orders)
}

#[cfg(test)]
mod tests {
    use super::{FREE, PER_BYTE, SPAN, Spent};

    #[test]
    fn a_window_counts_where_it_ends_whenever_it_is_looked_at() {
        let much = FREE + SPAN as u64 * PER_BYTE + 1;
        for (looked_at, end, cost, expected) in [
            (SPAN - 9, SPAN - 9, much, [false, true, false]),
            (SPAN, SPAN, much, [false, true, false]),
            (SPAN + 9, SPAN - 9, much, [false, true, false]),
            (2 * SPAN, SPAN, much, [false, true, false]),
            (2 * SPAN, SPAN + 1, much, [false, false, false]),
            (2 * SPAN, SPAN + 1, 2 * much, [false, false, true]),
            (SPAN, SPAN, much - 1, [false, false, false]),
        ] {
            let mut spent = Spent::default();
            let mut says = Vec::new();
            for border in [SPAN, 2 * SPAN, 3 * SPAN] {
                if (border - SPAN + 1..=border).contains(&looked_at) {
                    spent.add(cost, end, looked_at);
                }
                says.push(spent.exceeded(border));
            }
            assert_eq!(says, expected, "{looked_at} {end} {cost}");
        }
    }
}
