//! What waits to be unfolded: for each unfolder its anchors, in the order of the text, as far as none of its windows
//! has read them. Does not unfold.

use std::ops::Range;

/// So many windows of an unfolder are read with its first one at most.
pub(super) const HOPS: usize = 3;

/// All anchors of all unfolders.
#[derive(Debug)]
pub(crate) struct Folds {
    rows: Vec<Row>,
    /// A bit for each row that something waits for,
    waiting: u64,
    /// and for each that anything has waited for.
    used: u64,
}

/// Those of one unfolder.
#[derive(Clone, Debug, Default)]
struct Row {
    /// In order from `first` on, unless it is known that they may not be.
    anchors: Vec<Range<usize>>,
    first: usize,
    mixed: bool,
    /// The anchors that a look ahead met last, from window to window: the next look goes little further.
    ahead: [usize; HOPS],
    /// Everything before has been read by it.
    done: usize,
}

impl Folds {
    pub(crate) fn new(rows: usize) -> Self {
        Self {
            rows: vec![Row::default(); rows],
            waiting: 0,
            used: 0,
        }
    }

    /// An anchor of an unfolder.
    pub(super) fn push(&mut self, row: usize, anchor: Range<usize>) {
        let number = row;
        let Some(row) = self.rows.get_mut(row) else { return };
        // Windows read far ahead.
        if anchor.start < row.done {
            return;
        }
        match row.anchors.last() {
            Some(last) => row.mixed |= last.start > anchor.start,
            None => {
                self.waiting |= bit(number);
                self.used |= bit(number);
            }
        }
        row.anchors.push(anchor);
    }

    /// Brings all in order.
    pub(super) fn sort(&mut self) {
        for at in rows(self.waiting) {
            let Some(row) = self.rows.get_mut(at).filter(|row| row.mixed) else {
                continue;
            };
            let waiting = row.anchors.get_mut(row.first..).unwrap_or_default();
            waiting.sort_by_key(|anchor| anchor.start);
            row.mixed = false;
        }
    }

    /// What waits for an unfolder. In order once it was sorted.
    pub(super) fn of(&self, row: usize) -> &[Range<usize>] {
        let row = self.rows.get(row);
        row.and_then(|row| row.anchors.get(row.first..))
            .unwrap_or_default()
    }

    /// The first anchor of an unfolder that starts there or further on, where the windows before are so many. In order once
    /// they were sorted.
    pub(super) fn from(&mut self, row: usize, hop: usize, start: usize) -> Option<&Range<usize>> {
        let Row {
            anchors,
            first,
            ahead,
            ..
        } = self.rows.get_mut(row)?;
        let at = ahead.get_mut(hop)?;
        *at = (*at).clamp(*first, anchors.len());
        let (before, behind) = anchors.split_at_checked(*at)?;
        let back = before
            .iter()
            .rev()
            .take_while(|anchor| anchor.start >= start)
            .count();
        let on = behind.iter().take_while(|anchor| anchor.start < start).count();
        *at = (*at - back).max(*first) + on;
        anchors.get(*at)
    }

    /// An unfolder has read up to there.
    pub(super) fn done(&mut self, row: usize, to: usize) {
        let bit = bit(row);
        let Some(row) = self.rows.get_mut(row) else { return };
        row.done = row.done.max(to);
        let waiting = row.anchors.get(row.first..).unwrap_or_default();
        row.first += waiting
            .iter()
            .take_while(|anchor| anchor.start < row.done)
            .count();
        if row.first == row.anchors.len() {
            row.anchors.clear();
            row.first = 0;
            self.waiting &= !bit;
        } else if row.first > row.anchors.len() / 2 {
            row.anchors.drain(..row.first);
            row.ahead = row.ahead.map(|at| at.saturating_sub(row.first));
            row.first = 0;
        }
    }

    /// For each unfolder that something waits for its first anchor.
    pub(super) fn firsts(&self) -> impl Iterator<Item = (usize, &Range<usize>)> {
        rows(self.waiting).filter_map(|at| {
            let row = self.rows.get(at)?;
            let waiting = row.anchors.get(row.first..).unwrap_or_default();
            let first = if row.mixed {
                waiting.iter().min_by_key(|anchor| anchor.start)
            } else {
                waiting.first()
            };
            first.map(|first| (at, first))
        })
    }

    /// Nothing waits any more.
    pub(super) fn clear(&mut self) {
        for at in rows(self.used) {
            if let Some(row) = self.rows.get_mut(at) {
                row.anchors.clear();
                (row.first, row.mixed, row.done) = (0, false, 0);
            }
        }
        (self.waiting, self.used) = (0, 0);
    }
}

/// The rows whose bits are set.
fn rows(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let row = (bits != 0).then(|| bits.trailing_zeros() as usize)?;
        bits &= bits - 1;
        Some(row)
    })
}

/// The bit of a row; there are fewer rows than bits.
pub(super) fn bit(row: usize) -> u64 {
    let bit = u32::try_from(row).ok().and_then(|row| 1_u64.checked_shl(row));
    bit.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_does_not_wait() {
        let mut folds = Folds::new(3);
        assert_eq!(folds.firsts().next(), None);
        for start in [40, 10, 20, 30] {
            folds.push(1, start..start + 2);
        }
        folds.push(2, 7..9);
        assert_eq!(folds.firsts().collect::<Vec<_>>(), [(1, &(10..12)), (2, &(7..9))]);
        folds.sort();
        assert_eq!(folds.of(1), [10..12, 20..22, 30..32, 40..42]);
        for (to, waiting) in [(5, 4), (11, 3), (20, 3), (31, 1), (25, 1)] {
            folds.done(1, to);
            assert_eq!(folds.of(1).len(), waiting, "{to}");
        }
        folds.push(1, 30..31);
        assert_eq!(folds.of(1).first(), Some(&(40..42)));
        folds.done(1, 41);
        assert_eq!(folds.firsts().count(), 1);
        folds.done(2, 8);
        assert_eq!(folds.firsts().next(), None);
    }
}
