//! Turns of speech: what single words weigh, and two that stand side by side, whether or not they mean something to the
//! lexicon. The weights are learnt (`turns.txt`). Does not look at concepts.

use std::sync::LazyLock;

use super::lexicon::{Key, Known, LEXICON, Slots};
use super::parse::Parsed;
use super::words::Word;

/// All turns with their weights in hundredths of a logit. `_` is the space of two words; `+` stands before two that
/// have none between them.
fn learnt() -> impl Iterator<Item = (&'static str, i32)> {
    let all = include_str!("turns.txt").split_ascii_whitespace();
    let all = all.filter_map(|turn| turn.rsplit_once(':'));
    all.filter_map(|(turn, weight)| Some((turn, weight.parse().ok()?)))
}

fn is_pair(turn: &str) -> bool {
    turn.contains('_') || turn.starts_with('+')
}

/// What single words weigh, for the lexicon to keep beside what they mean.
pub(super) fn words() -> impl Iterator<Item = (&'static str, i32)> {
    learnt().filter(|(turn, _)| !is_pair(turn))
}

/// What two words weigh that stand side by side.
#[derive(Default)]
struct Pairs {
    slots: Slots,
    /// A bit for what any pair comes down to, for a quick no.
    marks: Vec<u64>,
    rows: Vec<(Box<str>, i32)>,
}

/// So many marks there are: a small share of them is set, and all fit the first cache.
const MARKS: usize = 1 << 15;

static PAIRS: LazyLock<Pairs> = LazyLock::new(|| {
    let mut pairs = Pairs {
        marks: vec![0; MARKS / 64],
        ..Pairs::default()
    };
    for (turn, weight) in learnt().filter(|(turn, _)| is_pair(turn)) {
        let text = turn.trim_start_matches('+').replace('_', " ");
        let hash = Key::of(text.as_bytes(), 0, text.len()).hash();
        pairs.slots.add(hash);
        // Where the second word begins is not said where no space is.
        let spaced = text.contains(' ');
        for (at, char) in text.char_indices().filter(|(_, char)| !spaced || *char == ' ') {
            let second = at + usize::from(char == ' ');
            let short = |start, end| Key::of(text.as_bytes(), start, end).short();
            let (at, bit) = mark(short(0, at), short(second, text.len()));
            if let Some(marks) = pairs.marks.get_mut(at) {
                *marks |= bit;
            }
        }
        pairs.rows.push((text.into(), weight));
    }
    pairs
});

/// Where the mark of two words is, by what they are where they are short.
const fn mark(one: u64, two: u64) -> (usize, u64) {
    let both = one.rotate_left(29) ^ two;
    let mark = (both.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - MARKS.ilog2())) as usize;
    (mark / 64, 1 << (mark % 64))
}

impl Pairs {
    /// Which pair two words are, and its weight.
    fn get(&self, text: &str, one: &Word, two: &Word) -> Option<(usize, i32)> {
        let (at, bit) = mark(one.short, two.short);
        self.marks.get(at).filter(|marks| **marks & bit != 0)?;
        let hash = Key::of(text.as_bytes(), one.start, two.end).hash();
        let pair = text.get(one.start..two.end)?;
        let is = |at: usize| self.rows.get(at).is_some_and(|(known, _)| **known == *pair);
        let at = self.slots.find(hash, is)?;
        self.rows.get(at).map(|(_, weight)| (at, *weight))
    }
}

/// Words that stand beside each other with no more than a space between them.
fn pairs(parsed: &Parsed) -> impl Iterator<Item = (&Word, &Word)> {
    let text = parsed.text.text.as_bytes();
    let words = parsed.words.iter().zip(parsed.words.iter().skip(1));
    words.filter(|(one, two)| {
        one.end == two.start || (one.end + 1 == two.start && text.get(one.end) == Some(&b' '))
    })
}

/// What the turns of a sentence weigh, each once.
pub(super) fn weight(parsed: &Parsed) -> i32 {
    let mut sum = 0;
    let mut words: Vec<Known> = Vec::with_capacity(parsed.words.len());
    // A bit for each word that was had, which some others share.
    let mut had = 0;
    for entry in (0..parsed.words.len()).filter_map(|at| parsed.known(at)) {
        let weight = LEXICON.weight(entry);
        let bit = entry.bit();
        if weight != 0 && (had & bit == 0 || !words.contains(&entry)) {
            words.push(entry);
            had |= bit;
            sum += weight;
        }
    }
    // Hardly any is one.
    let mut had: Vec<usize> = Vec::new();
    for (one, two) in pairs(parsed) {
        if let Some((pair, weight)) = PAIRS.get(&parsed.text.text, one, two)
            && !had.contains(&pair)
        {
            had.push(pair);
            sum += weight;
        }
    }
    sum
}

/// The turns of a sentence as the table writes them, for the learner.
#[cfg(test)]
pub(super) fn turns(parsed: &Parsed) -> impl Iterator<Item = String> {
    let text = &parsed.text.text;
    let alone = (0..parsed.words.len()).map(|at| parsed.letters(at));
    let alone = alone.filter(|word| word.len() > 1 && !word.contains('_'));
    let pairs = pairs(parsed).map(|(one, two)| &text[one.start..two.end]);
    let pairs = pairs.filter(|pair| !pair.contains('_')).map(|pair| {
        let spaced = pair.replace(' ', "_");
        if is_pair(&spaced) {
            spaced
        } else {
            format!("+{spaced}")
        }
    });
    alone.map(str::to_owned).chain(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_neighbours_are_turns() {
        let cases: [(&str, &[&str]); 4] = [
            ("Show me all.", &["show", "me", "all", "show_me", "me_all"]),
            ("Well, do it", &["well", "do", "it", "do_it"]),
            ("a send_mail b", &[]),
            ("忘掉", &["忘", "掉", "+忘掉"]),
        ];
        for (text, expected) in cases {
            let parsed = Parsed::whole(text.as_bytes());
            assert_eq!(turns(&parsed).collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn a_turn_weighs_what_was_learnt_and_once() {
        for (turn, weight) in learnt().filter(|(turn, _)| turn.is_ascii() && !turn.contains(['\'', '-'])) {
            let text = turn.trim_start_matches('+').replace('_', " ");
            let weighs = |turn: &str| {
                learnt()
                    .find(|(known, _)| *known == turn)
                    .map_or(0, |(_, weight)| weight)
            };
            let parsed = Parsed::whole(text.as_bytes());
            let all: std::collections::BTreeSet<String> = turns(&parsed).collect();
            assert!(all.contains(turn) && weight != 0, "{turn}");
            assert_eq!(
                super::weight(&parsed),
                all.iter().map(|turn| weighs(turn)).sum::<i32>(),
                "{turn}"
            );
        }
    }
}
