//! From the shape of a group of digits to the rows that want it: tables that are worked out once, so that most groups
//! of a text of digits cost a few looks into them. Finds no groups; that is the engine's.

use std::ops::Range;

use crate::detector::{Detector, Near};
use crate::engine::{DIGITS_MAX, Look};
use crate::lexicon::Voices;
use crate::pii::Around;

/// No row tells apart longer groups than this, nor more digits behind one than that.
const LEN_MOST: usize = 20;
const NEXT_MOST: usize = 15;
/// The separators of [`Around::next`], 0 for none.
const SEPARATORS: [u8; 5] = [0, b' ', b'-', b'.', b'/'];

/// For each place the bits of rows.
#[derive(Debug)]
struct Table<const SIZE: usize>([u32; SIZE]);

impl<const SIZE: usize> Default for Table<SIZE> {
    fn default() -> Self {
        Self([0; SIZE])
    }
}

impl<const SIZE: usize> Table<SIZE> {
    fn at(&self, place: usize) -> u32 {
        self.0.get(place).copied().unwrap_or(0)
    }

    fn set(&mut self, bit: u32, wanted: impl Fn(usize) -> bool) {
        for (at, rows) in self.0.iter_mut().enumerate() {
            *rows |= bit * u32::from(wanted(at));
        }
    }
}

/// The rows that trigger on digits, a bit for each.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    by_len: Table<{ DIGITS_MAX + 1 }>,
    by_prev: Table<{ Near::CLASSES }>,
    by_next: Table<{ Near::CLASSES }>,
    /// By length, separator and number of digits behind it.
    by_shape: Vec<u32>,
    looks: Vec<Look>,
    /// For the bits of detectors, what they are and by which bit the lexicon knows their words.
    rows: Vec<Option<(&'static Detector, u32)>>,
    /// The bits of detectors. They share a window.
    pub(crate) detectors: u32,
    /// The farthest that any detector among them looks back and ahead.
    pub(crate) before: usize,
    pub(crate) after: usize,
}

/// A row, and which groups it wants.
pub(crate) struct Row {
    pub(crate) len: (usize, usize),
    pub(crate) prev: Near,
    pub(crate) next: Near,
    pub(crate) look: Look,
    /// For a detector, what it is and by which bit the lexicon knows its words.
    pub(crate) detector: Option<(&'static Detector, u32)>,
}

impl Groups {
    /// The rows that want a group of this length, between such neighbours.
    pub(crate) fn rows(&self, len: usize, prev: usize, next: usize) -> u32 {
        self.by_len.at(len) & self.by_prev.at(prev) & self.by_next.at(next)
    }

    /// The detectors that want it for what stands behind it, as [`crate::pii::ahead`] says.
    pub(crate) fn shaped(&self, len: usize, (separator, next, _): (u8, usize, usize)) -> u32 {
        let place = place(len.min(LEN_MOST), class(separator), next);
        self.by_shape.get(place).copied().unwrap_or(0)
    }

    /// Those of the detectors that words near it speak for.
    pub(crate) fn spoken(&self, rows: u32, present: Voices) -> u32 {
        self.those(rows, |_, voice| present.speaks >> voice & 1 == 1)
    }

    /// Those of the detectors that want it for the word that it is in.
    pub(crate) fn worded(&self, rows: u32, text: &[u8], group: &Range<usize>) -> u32 {
        let touched = group.start.checked_sub(1).and_then(|at| text.get(at));
        if !touched.is_some_and(u8::is_ascii_alphabetic) {
            return rows;
        }
        self.those(rows, |detector, _| (detector.word)(text, group))
    }

    /// Those of the detectors that want it for what stands around it.
    pub(crate) fn likely(&self, rows: u32, around: &Around<'_>) -> u32 {
        self.those(rows, |detector, _| (detector.likely)(around))
    }

    /// The detectors among rows of which something holds, given by which bit the lexicon knows their words.
    fn those(&self, mut rows: u32, holds: impl Fn(&Detector, u32) -> bool) -> u32 {
        let mut those = 0;
        while rows != 0 {
            let bit = rows & rows.wrapping_neg();
            rows ^= bit;
            let row = self.detector(bit.trailing_zeros() as usize);
            if row.is_some_and(|(detector, voice)| holds(detector, voice)) {
                those |= bit;
            }
        }
        those
    }

    /// Who looks for a bit.
    pub(crate) fn look(&self, bit: usize) -> Option<Look> {
        self.looks.get(bit).copied()
    }

    /// The detector of a bit, and by which bit the lexicon knows its words.
    pub(crate) fn detector(&self, bit: usize) -> Option<(&'static Detector, u32)> {
        self.rows.get(bit).copied().flatten()
    }

    pub(crate) fn add(&mut self, row: &Row) {
        let bit = 1_u32
            .checked_shl(u32::try_from(self.looks.len()).unwrap_or(u32::MAX))
            .unwrap_or(0);
        debug_assert_ne!(bit, 0, "more than 32 rows trigger on digits");
        self.looks.push(row.look);
        self.rows.push(row.detector);
        self.by_len.set(bit, |len| (row.len.0..=row.len.1).contains(&len));
        self.by_prev.set(bit, |class| row.prev.0 >> class & 1 == 1);
        self.by_next.set(bit, |class| row.next.0 >> class & 1 == 1);
        let Some((detector, _)) = row.detector else {
            return;
        };
        self.detectors |= bit;
        self.before = self.before.max(detector.before);
        self.after = self.after.max(detector.after);
        self.by_shape
            .resize((LEN_MOST + 1) * SEPARATORS.len() * (NEXT_MOST + 1), 0);
        for len in row.len.0.min(LEN_MOST)..=row.len.1.min(LEN_MOST) {
            for (class, separator) in SEPARATORS.into_iter().enumerate() {
                for next in 0..=NEXT_MOST {
                    if (detector.shape)(len, separator, next)
                        && let Some(rows) = self.by_shape.get_mut(place(len, class, next))
                    {
                        *rows |= bit;
                    }
                }
            }
        }
    }
}

const fn class(separator: u8) -> usize {
    match separator {
        b' ' => 1,
        b'-' => 2,
        b'.' => 3,
        b'/' => 4,
        _ => 0,
    }
}

/// Where a shape's rows stand in the table.
fn place(len: usize, class: usize, next: usize) -> usize {
    (len * SEPARATORS.len() + class) * (NEXT_MOST + 1) + next.min(NEXT_MOST)
}
