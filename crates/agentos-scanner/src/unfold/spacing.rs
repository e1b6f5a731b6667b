//! Words written letter by letter: `i g n o r e`, `i.g.n.o.r.e`.

use std::ops::Range;

use crate::detector::Trigger;
use crate::injection::known_prefixes;
use crate::window::Window;

use super::words::SPACED;
use super::{Folded, Unfolder, characters, common, line};

const BEFORE: usize = super::LONGEST;
const AFTER: usize = 1000;

pub(super) const UNFOLDERS: &[Unfolder] = &[Unfolder {
    triggers: &[Trigger::Literal(SPACED), Trigger::Literal(common::SPACED)],
    before: BEFORE,
    after: AFTER,
    joins: true,
    unfold,
}];

/// A letter of a word that is being put together.
type Letter = (Range<usize>, char);

/// What a line is made of.
enum Part {
    /// Letters that stand alone, one after the other.
    Run(Vec<Letter>),
    Other(Letter),
}

fn unfold(window: &Window<'_>, folded: &mut Folded) -> usize {
    let line = line(window, BEFORE);
    let all: Vec<Letter> = characters(window.slice(line.clone()))
        .map(|(range, char)| (line.start + range.start..line.start + range.end, char))
        .collect();
    let parts = parts(&all);
    let runs = || {
        let runs = parts.iter().filter_map(|part| match part {
            Part::Run(run) => Some(run.len()),
            Part::Other(_) => None,
        });
        runs.filter(|len| *len > 1)
    };
    // Where several runs are as long as words, what stands between them is what stands between words.
    let words = runs().count() >= WORDS && runs().all(|len| len <= WORD);
    for part in parts {
        match part {
            Part::Run(run) => close(folded, &run, words),
            Part::Other((_, '/' | '|')) if words => {}
            Part::Other((range, char)) => folded.push(char, range),
        }
    }
    line.end.max(window.anchor().end)
}

/// So many runs are words,
const WORDS: usize = 3;
/// if none is longer.
const WORD: usize = 18;

fn parts(all: &[Letter]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut run: Vec<Letter> = Vec::new();
    let mut at = 0;
    while let Some((range, char)) = all.get(at) {
        let alone = |index: Option<usize>| {
            index
                .and_then(|index| all.get(index))
                .is_none_or(|(_, char)| !char.is_alphanumeric())
        };
        if char.is_alphanumeric() && (at == 0 || alone(at.checked_sub(1))) && alone(Some(at + 1)) {
            run.push((range.clone(), *char));
            at += 1;
            continue;
        }
        let gap = all
            .get(at..)
            .unwrap_or_default()
            .iter()
            .take_while(|(_, char)| !char.is_alphanumeric())
            .count();
        // One sign, or a sign with a space, goes on with the word; more ends it.
        let sign = |index: usize| all.get(at + index).map_or('\0', |(_, char)| *char);
        let joins = match gap {
            1 => matches!(sign(0), ' ' | '.' | '-' | '_' | '*' | '/' | '|'),
            2 => matches!(sign(0), ',' | '.') && sign(1) == ' ',
            3 => (sign(0), sign(1), sign(2)) == (' ', '-', ' '),
            _ => false,
        };
        if gap > 0 && joins && !run.is_empty() {
            at += gap;
            continue;
        }
        if !run.is_empty() {
            parts.push(Part::Run(std::mem::take(&mut run)));
        }
        let others = all.get(at..at + gap.max(1)).unwrap_or_default();
        parts.extend(others.iter().cloned().map(Part::Other));
        at += gap.max(1);
    }
    if !run.is_empty() {
        parts.push(Part::Run(run));
    }
    parts
}

/// Adds the letters of a run, as one word or as many as it is made of, each followed by a space.
fn close(folded: &mut Folded, run: &[Letter], word: bool) {
    let Some((last, _)) = run.last() else { return };
    let words = if word {
        std::iter::once(0..run.len()).collect()
    } else {
        let lower = |(_, char): &Letter| u8::try_from(char.to_ascii_lowercase()).unwrap_or(b'?');
        words(&run.iter().map(lower).collect::<Vec<_>>())
    };
    for word in words {
        for (range, char) in run.get(word).unwrap_or_default() {
            folded.push(*char, range.clone());
        }
        folded.push(' ', last.clone());
    }
}

/// The longest word that is looked for.
const LONGEST: usize = 14;

/// Splits letters into known words, with as few letters left over as can be.
fn words(letters: &[u8]) -> Vec<Range<usize>> {
    // For each place, from the end: the least cost of what is behind it, and how long the word there is.
    let mut best: Vec<(usize, usize)> = Vec::with_capacity(letters.len() + 1);
    best.push((0, 0));
    for at in (0..letters.len()).rev() {
        let rest = |len: usize| {
            best.get(best.len() - len)
                .map_or(usize::MAX / 2, |(cost, _)| *cost)
        };
        let mut choice = (rest(1) + 4, 1);
        let word = letters.get(at..(at + LONGEST).min(letters.len()));
        for len in known_prefixes(word.unwrap_or_default()) {
            if rest(len) < choice.0 {
                choice = (rest(len) + 1, len);
            }
        }
        best.push(choice);
    }
    let mut split: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    let mut unknown = false;
    while at < letters.len() {
        let (_, len) = best.get(letters.len() - at).copied().unwrap_or((0, 1));
        let len = len.max(1);
        let single = len == 1;
        match split.last_mut() {
            Some(last) if single && unknown => last.end = at + 1,
            _ => split.push(at..at + len),
        }
        unknown = single;
        at += len;
    }
    split
}
