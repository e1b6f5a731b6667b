//! How much of a text may be unfolded. A text can be folded in a dozen ways at once, and every reading of it costs as
//! much as a text of its own: without a limit, somebody who sends such a text decides how long it takes. Beyond the
//! limit nothing is unfolded any more, and nothing passes as read: the rest of the text is reported as a whole.
//!
//! The cost is reckoned, not timed, and compared at fixed places, so that the same text always ends at the same place,
//! however it arrives.

use crate::finding::{Finding, Kind};
use crate::injection::ENCODED;
use crate::rules::Rules;

use super::state::{Buffer, State};

/// Where the cost has become too much, reading ends at the next multiple of so many bytes.
pub(super) const SPAN: usize = 16 * 1024;
/// What is free in any text. A byte of unfolded text costs one, a judged sentence more: see [`State::judged`].
const FREE: u64 = 6 * 1024;
/// What each byte of the text adds to it. Text that is folded throughout in one way, and harmless, costs less.
const PER_BYTE: u64 = 3;
/// What each of the first bytes adds beside that, and how many they are: in what is short, some ways may come together.
const MORE: u64 = 3;
const MORE_TO: usize = 192 * 1024;
/// What a look at a window costs, and what a text that is unfolded in it costs beside its bytes.
pub(super) const WINDOW: u64 = 16;
pub(super) const TEXT: u64 = 32;
/// What was not read is reported in parts of so many bytes, so that a stream need not hold it back.
const PART: usize = 4096;
/// No threshold lets it pass.
const SCORE: f32 = 1.0;
/// In the place of a validator, and of what a secret is of.
const LIMIT: &str = "limit";

/// What unfolding has cost.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spent {
    cost: u64,
    /// A window was refused: nothing is unfolded any more.
    exceeded: bool,
    /// Nothing is read from here on.
    unread_from: Option<usize>,
}

impl Spent {
    pub(super) const fn add(&mut self, cost: u64) {
        self.cost += cost;
    }

    /// Whether one more window is too much, given how much of the text has been read. Then all others are.
    pub(super) const fn refuses(&mut self, read: usize) -> bool {
        self.exceeded = self.exceeded || self.cost > allowed(read);
        self.exceeded
    }

    pub(super) const fn exceeded(self) -> bool {
        self.exceeded
    }

    /// Whether nothing is read any more.
    pub(super) const fn unread(self) -> bool {
        self.unread_from.is_some()
    }
}

/// What unfolding may cost, given how much of the text has been read.
const fn allowed(read: usize) -> u64 {
    let first = if read < MORE_TO { read } else { MORE_TO };
    FREE + read as u64 * PER_BYTE + first as u64 * MORE
}

impl State {
    /// Whether nothing is read any more. Asked once at each border, before anything beyond it is read.
    pub(super) fn ends_reading(&mut self, rules: &Rules, buffer: Buffer<'_>) -> bool {
        let border = self.scanned;
        if !self.spent.exceeded || border == 0 || !border.is_multiple_of(SPAN) {
            return false;
        }
        self.read(rules, buffer.up_to(border), true);
        true
    }

    /// Where reading ends: lets go of what was found from there on where something waits that will not be unfolded. It
    /// is as if that were not read, too.
    pub(super) fn leave_unread(&mut self, rules: &Rules) {
        if !self.spent.exceeded {
            return;
        }
        self.spent.unread_from = self.folded_from(rules);
        self.folds.clear();
        if let Some(from) = self.spent.unread_from {
            self.candidates.retain(|one| one.span.start < from);
        }
    }

    /// Reports what is not read.
    pub(super) fn report_unread(&mut self, rules: &Rules, buffer: Buffer<'_>, last: bool) {
        let end = buffer.base + buffer.bytes.len();
        let Some(from) = self.spent.unread_from else {
            return;
        };
        let [data, _] = self.taken_to;
        let mut from = from.max(data);
        while buffer.at(from).is_some_and(|byte| matches!(byte, 0x80..0xC0)) {
            from -= 1;
        }
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
    use super::*;

    #[test]
    fn what_is_refused_stays_refused() {
        for (read, allowed) in [
            (0, FREE),
            (1000, FREE + 6000),
            (MORE_TO, FREE + 6 * MORE_TO as u64),
            (MORE_TO + 1000, FREE + 6 * MORE_TO as u64 + 3000),
        ] {
            let mut spent = Spent::default();
            spent.add(allowed);
            assert!(!spent.refuses(read), "{read}");
            spent.add(1);
            assert!(
                !spent.exceeded() && spent.refuses(read) && spent.exceeded(),
                "{read}"
            );
            assert!(spent.refuses(2 * read + 1));
        }
    }
}
