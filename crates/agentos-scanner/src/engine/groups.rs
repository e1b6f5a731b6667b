//! Has the detectors look that want a group of digits, as soon as their window is at hand. All groups of a block are
//! gone over at once: what is quick to say comes first, and few are left to look at.

use std::cell::OnceCell;

use crate::lexicon::{Said, Voices};
use crate::pii::{Around, Column, ahead};
use crate::rules::Rules;
use crate::window::{CONTEXT_AFTER, CONTEXT_BEFORE, HEADINGS_BEFORE, Window};

use super::headings::{Headings, is_field};
use super::look::candidate;
use super::resolve::insert;
use super::state::{Buffer, Candidate, Group, State};

impl State {
    /// Looks at all groups that can be looked at.
    pub(super) fn look_at_groups(&mut self, rules: &Rules, buffer: Buffer<'_>, last: bool) {
        if self.groups.is_empty() {
            return;
        }
        let after = rules.groups.after;
        let end_of = |group: &Group| Self::window_end(group.start + usize::from(group.len) + after);
        let known = self
            .groups
            .partition_point(|group| last || end_of(group) <= self.scanned);
        let mut candidates = Found {
            before: self.candidates.len(),
            all: std::mem::take(&mut self.candidates),
        };
        let mut near = Nearby {
            said: &self.said,
            from: 0,
            to: 0,
            headings: Headings::default(),
        };
        for group in self.groups.iter().take(known) {
            let start = group.start.saturating_sub(buffer.base);
            let anchor = start..start + usize::from(group.len);
            let next = ahead(buffer.bytes, anchor.end);
            let rows = group.rows & rules.groups.shaped(anchor.len(), next);
            let rows = rules.groups.worded(rows, buffer.bytes, &anchor);
            if rows == 0 {
                continue;
            }
            let mut around = Around::of(buffer.bytes, &anchor, next);
            around.called = true;
            let rows = rules.groups.likely(rows, &around);
            if rows == 0 {
                continue;
            }
            let end = end_of(group).min(self.scanned);
            if end >= self.wanted_from {
                look_at(
                    rules,
                    buffer,
                    group,
                    (rows, around, end),
                    &mut near,
                    &mut candidates,
                );
            }
        }
        self.candidates = candidates.all;
        self.groups.drain(..known);
    }
}

/// What was found before, and behind that in order what is found now.
struct Found {
    before: usize,
    all: Vec<Candidate>,
}

/// Looks at one group with the rows that its shape is right for.
fn look_at(
    rules: &Rules,
    buffer: Buffer<'_>,
    group: &Group,
    (mut rows, mut around, end): (u32, Around<'_>, usize),
    near: &mut Nearby<'_>,
    candidates: &mut Found,
) {
    let (said, present) = near.around(group);
    let delimited = is_field(buffer, group.start);
    let spoken = rules.groups.spoken(rows, present);
    around.called = false;
    // Those that are left are likely where a word or a heading calls them.
    let sure = spoken | rules.groups.likely(rows & !spoken, &around);
    if !delimited {
        rows &= sure;
    }
    if rows == 0 {
        return;
    }
    let before = rules.groups.before + CONTEXT_BEFORE + HEADINGS_BEFORE;
    let base = group.start.saturating_sub(before);
    let column = if delimited || around.len <= 2 && around.behind_word() {
        near.headings.column(buffer, group.start, base)
    } else {
        Column::default()
    };
    let start = group.start - base;
    let mut window = Window {
        bytes: buffer.slice(base..end),
        anchor: start..start + around.len,
        base,
        voice: 0,
        said,
        present,
        column: column.in_window(base),
        around,
        number: OnceCell::new(),
    };
    while rows != 0 {
        let bit = rows & rows.wrapping_neg();
        rows ^= bit;
        let Some((detector, voice)) = rules.groups.detector(bit.trailing_zeros() as usize) else {
            continue;
        };
        let headed = delimited && window.column.says.says(detector.headings);
        if !headed && sure & bit == 0 {
            continue;
        }
        window.around.called = headed || spoken & bit != 0;
        window.voice = voice;
        let hit = (detector.check)(&window);
        if let Some(found) = hit.and_then(|hit| candidate(rules, &window, detector, hit)) {
            insert(&mut candidates.all, candidates.before, found);
        }
    }
}

/// The words near one group after the other: groups come in order, so both ends only move on.
struct Nearby<'a> {
    said: &'a [Said],
    from: usize,
    to: usize,
    headings: Headings,
}

impl<'a> Nearby<'a> {
    /// The words near a group, and what they say.
    fn around(&mut self, group: &Group) -> (&'a [Said], Voices) {
        let least = group.start.saturating_sub(CONTEXT_BEFORE);
        let most = group.start + usize::from(group.len) + CONTEXT_AFTER;
        let until = |at: usize, most: usize| {
            let rest = self.said.get(at..).unwrap_or_default();
            at + rest.iter().take_while(|said| said.end <= most).count()
        };
        let from = match self.from {
            // The first may have many before it.
            0 => self.said.partition_point(|said| said.end <= least),
            from => until(from, least),
        };
        let to = until(self.to.max(from), most);
        (self.from, self.to) = (from, to);
        let said = self.said.get(from..to).unwrap_or_default();
        (said, Said::all(said))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Scanner;

    /// What texts of numbers are made of; a nine is any digit.
    const PIECES: &[&str] = &[
        "9",
        "99",
        "999",
        "9999",
        "99999",
        "999999",
        "9999999",
        "99999999",
        "999999999",
        "9999999999",
        "99999999999",
        "9999999999999",
        "0",
        "00",
        "49",
        "19",
        "1990",
        "4111",
        "999-99-9999",
        "99.99.9999",
        "99.999.999-9",
        "999999-9999",
        "999 - 9999",
        "0999 9999999",
        "99:99:ab",
        " ",
        " ",
        "-",
        ".",
        "/",
        ",",
        ";",
        "\n",
        "(",
        ")",
        "+",
        "+(",
        "*",
        "* ",
        "\"",
        "tel ",
        " ssn: ",
        "born ",
        "dob;phone;id\n",
        "tax id ",
        "card ",
        " mac ",
        "May ",
        "мая ",
        "é",
        "\u{a0}",
        "\u{2013}",
        "号",
        "AB",
        "A",
        "x",
        "T",
        "Z",
        "k",
        "Jane Doe (",
        " ext. 9",
        "a@b.co,",
    ];

    proptest! {
        /// What `shape` or `likely` refuses, the check refuses as well.
        #[test]
        fn a_quick_no_is_never_wrong(
            pieces in proptest::collection::vec(proptest::sample::select(PIECES), 1..16),
            seed in any::<u64>(),
        ) {
            let mut seed = seed;
            let text: String = pieces
                .concat()
                .chars()
                .map(|c| {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    match c {
                        '9' => char::from(b'0' + u8::try_from((seed >> 33) % 10).unwrap()),
                        c => c,
                    }
                })
                .collect();
            let rules = Scanner::standard().unwrap().rules;
            let buffer = Buffer::new(text.as_bytes(), 0);
            let mut state = State::new(&rules, false);
            state.spot(&rules, buffer, text.len(), true);
            let mut near = Nearby {
                said: &state.said,
                from: 0,
                to: 0,
                headings: Headings::default(),
            };
            for group in &state.groups {
                let anchor = group.start..group.start + usize::from(group.len);
                let next = ahead(buffer.bytes, anchor.end);
                let mut around = Around::of(buffer.bytes, &anchor, next);
                let shaped = rules.groups.shaped(anchor.len(), next);
                let shaped = rules.groups.worded(shaped, buffer.bytes, &anchor);
                let (_, present) = near.around(group);
                let column = near.headings.column(buffer, group.start, 0);
                for bit in (0..32).filter(|bit| group.rows >> bit & 1 == 1) {
                    let (detector, voice) = rules.groups.detector(bit).unwrap();
                    let window = Window {
                        bytes: buffer.bytes,
                        anchor: anchor.clone(),
                        base: 0,
                        voice,
                        said: &state.said,
                        present: Voices::ALL,
                        column: column.clone(),
                        around: around.clone(),
                        number: OnceCell::new(),
                    };
                    let Some(hit) = (detector.check)(&window) else { continue };
                    around.called = is_field(buffer, group.start) && column.says.says(detector.headings)
                        || present.speaks >> voice & 1 == 1;
                    let called = Around { called: true, ..around.clone() };
                    let called = rules.groups.likely(1 << bit, &called) != 0;
                    prop_assert!(
                        shaped >> bit & 1 == 1 && called && (detector.likely)(&around),
                        "{:?} {:?} {around:?} {hit:?}", detector.kind, text
                    );
                }
            }
        }
    }
}
