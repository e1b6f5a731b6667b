//! A rule: concepts in an order, and how much it says when they are there. Finds whether a sentence has them;
//! whether the sentence means them is the business of `stance`.

use super::concept::*;
use super::parse::{Parsed, Phrase};
use super::tactic::Tactic;
use super::words::short;

/// A rule.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) tactic: Tactic,
    /// How likely a sentence that has it is an attack, in percent, when nothing speaks against it.
    pub(super) weight: u8,
    /// The concept that it turns on.
    pub(super) anchor: Mask,
    /// What else must be there, in this order.
    pub(super) slots: &'static [Slot],
    pub(super) traits: u8,
}

/// The anchor must be an order: nothing that somebody else does or did.
pub(super) const ORDER: u8 = 1;
/// It may as well be a question.
pub(super) const ASK: u8 = 2;
/// It is no prose: quoting and reporting do not matter as much.
pub(super) const FORM: u8 = 4;

/// Something that must be there.
#[derive(Debug)]
pub(super) enum Slot {
    /// What the verb is about: a noun with nothing but its own attributes between.
    Object(Mask),
    /// So many words at most behind what was found last.
    After(Mask, usize),
    /// So many words at most before the anchor.
    Before(Mask, usize),
    /// So many words at most to either side of the anchor or of what was found last.
    Near(Mask, usize),
    /// Among the words from the anchor to three words behind what was found last.
    Via(Mask),
    /// Anywhere in the sentence, but for the anchor itself, or as structure in the text before it.
    Anywhere(Mask),
    /// Nowhere in the sentence.
    Not(Mask),
    /// Punctuation stands behind the anchor, as behind a heading, or nothing does.
    Headed,
}

impl Slot {
    /// The concepts that fill it, if it needs one.
    pub(super) const fn needs(&self) -> Option<Mask> {
        match self {
            Self::Object(mask)
            | Self::After(mask, _)
            | Self::Before(mask, _)
            | Self::Near(mask, _)
            | Self::Via(mask)
            | Self::Anywhere(mask) => Some(*mask),
            Self::Not(_) | Self::Headed => None,
        }
    }

    /// Whether some of these concepts fill it from before the sentence.
    pub(super) fn takes(&self, structure: Mask) -> bool {
        matches!(self, Self::Anywhere(mask) if *mask & structure != 0)
    }
}

/// Where a rule was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match {
    /// The anchor's first and last word.
    pub(super) anchor: (usize, usize),
    /// All words from the first to the last that matched.
    pub(super) first: usize,
    pub(super) last: usize,
    /// What the object's own surroundings take away.
    pub(super) factor: f32,
}

impl Rule {
    /// Whether the sentence can have it at all.
    #[cfg(test)]
    pub(super) fn possible(&self, union: Mask, around: Mask) -> bool {
        union & self.anchor != 0
            && self.slots.iter().all(|slot| match slot {
                Slot::Anywhere(mask) => (union | around) & mask != 0,
                Slot::Not(mask) => union & mask == 0,
                slot => slot.needs().is_none_or(|mask| union & mask != 0),
            })
    }

    /// Where the sentence has it, with this phrase as its anchor.
    pub(super) fn at(&self, parsed: &Parsed, anchor: &Phrase, around: Mask) -> Option<Match> {
        let mut found = Match {
            anchor: (anchor.first, anchor.last),
            first: anchor.first,
            last: anchor.last,
            factor: 1.0,
        };
        for slot in self.slots {
            match slot {
                Slot::Object(mask) => {
                    let (phrase, factor) = object(parsed, anchor, *mask)?;
                    found.factor *= factor;
                    found.include(phrase);
                }
                Slot::After(mask, most) => {
                    let from = found.last;
                    let near = from + 1..from + span(parsed, *most) + 1;
                    found.include(parsed.seek(*mask, &near, |phrase| phrase.first > from)?);
                }
                Slot::Before(mask, most) => {
                    found.include(before(parsed, *mask, anchor.first, span(parsed, *most))?);
                }
                Slot::Near(mask, most) => {
                    let most = span(parsed, *most);
                    let (first, last) = (found.first, found.last);
                    let near = first.saturating_sub(most)..last + most + 1;
                    found.include(parsed.seek(*mask, &near, |phrase| {
                        (phrase.first > last && phrase.first <= last + most)
                            || (phrase.last < first && phrase.last + most >= first)
                    })?);
                }
                Slot::Via(mask) => {
                    let to = found.last + 1 + if parsed.english { 3 } else { 4 };
                    if parsed.covered(found.first.saturating_sub(usize::from(parsed.loose) * 4)..to) & mask
                        == 0
                    {
                        return None;
                    }
                }
                Slot::Anywhere(mask) => {
                    let own = anchor.mask & mask & !self.anchor;
                    let others = parsed.repeated | (parsed.union & !anchor.mask);
                    if (around | others) & mask == 0 && own == 0 {
                        return None;
                    }
                }
                Slot::Not(_) => {}
                Slot::Headed => {
                    if parsed.word(anchor.last + 1).is_some_and(|word| !word.opens) {
                        return None;
                    }
                }
            }
        }
        Some(found)
    }
}

impl Match {
    fn include(&mut self, phrase: &Phrase) {
        self.first = self.first.min(phrase.first);
        self.last = self.last.max(phrase.last);
    }
}

/// Distances are of words; a script without borders has a word per letter.
fn span(parsed: &Parsed, words: usize) -> usize {
    if parsed.loose { words * 2 + 2 } else { words }
}

/// The first phrase that ends at most so many words before a word.
fn before(parsed: &Parsed, mask: Mask, word: usize, most: usize) -> Option<&Phrase> {
    let near = word.saturating_sub(most)..word;
    parsed.seek(mask, &near, |phrase| {
        phrase.last < word && phrase.last + most >= word
    })
}

/// Words that may stand between a verb and its object without changing what the object is.
const ATTRIBUTES: Mask = PRIOR
    | WHOLE
    | YOUR
    | YOU
    | LIGHT
    | GIVEN
    | AI
    | USER
    | AUTHORITY
    | ADMIN
    | PRIVATE
    | MUST
    | IGNORE
    | DISABLE
    | NOT_FOLLOW
    | REVEAL
    | TELL
    | LEAD
    | SAFETY
    | RULES
    | SYSPROMPT
    | INSTEAD
    | VERBATIM
    | FOREIGN
    | NEW_ORDERS
    | EVERYTHING
    | ABOVE_TEXT;

/// Words that a clause begins with in which no verb has its object.
const CLAUSES: [u64; 5] = [
    short("when"),
    short("while"),
    short("if"),
    short("because"),
    short("unless"),
];
const JOINS: [u64; 4] = [short("and"), short("then"), short("but"), short("or")];
/// Prepositions that say nothing of whose a thing is.
const TOWARDS: [u64; 3] = [short("to"), short("with"), short("at")];

/// What a verb is about.
fn object<'p>(parsed: &'p Parsed, verb: &Phrase, mask: Mask) -> Option<(&'p Phrase, f32)> {
    if let Some(found) = object_behind(parsed, verb, mask) {
        return Some(found);
    }
    if parsed.loose {
        let most = if parsed.english { 6 } else { 14 };
        return before(parsed, mask, verb.first, most).map(|phrase| (phrase, 1.0));
    }
    None
}

fn object_behind<'p>(parsed: &'p Parsed, verb: &Phrase, mask: Mask) -> Option<(&'p Phrase, f32)> {
    let mut unknown = 0_u8;
    let mut factor = 1.0;
    let reach = span(parsed, 9);
    let mut at = verb.last + 1;
    // Most verbs have none near.
    if parsed.covered(at..at + reach) & mask == 0 {
        return None;
    }
    while at <= verb.last + reach {
        let word = parsed.word(at)?;
        if parsed.english && parsed.is_one(at, &CLAUSES) {
            return None;
        }
        if at == verb.last + 1 && parsed.between(at - 1, at).contains(',') {
            return None;
        }
        if word.fenced {
            return None;
        }
        if word.cover & mask != 0 {
            let phrase = parsed
                .around(at)
                .iter()
                .filter(|phrase| phrase.mask & mask != 0 && phrase.first <= at && phrase.last >= at)
                .max_by_key(|phrase| phrase.last)?;
            if phrase.first > verb.last {
                return Some((phrase, factor * head(parsed, phrase, mask)));
            }
        } else if word.cover & PREP != 0 {
            if unknown > 0 {
                return None;
            }
        } else if word.cover & MINE != 0 {
            factor *= 0.6;
        } else if word.cover & ATTRIBUTES != 0 && word.cover & PLAIN == 0 {
            if unknown > 0 && parsed.is_one(at, &JOINS) {
                return None;
            }
        } else {
            unknown += 1;
            factor *= 0.85;
            if unknown > 2 {
                return None;
            }
        }
        at += 1;
    }
    None
}

/// Whether the object found is the head of its phrase, and whose it is.
fn head(parsed: &Parsed, phrase: &Phrase, mask: Mask) -> f32 {
    let next = phrase.last + 1;
    let Some(word) = parsed.word(next) else { return 1.0 };
    let between = parsed.between(phrase.last, next);
    if word.opens || between.contains(['"', '\'', ')']) {
        return 1.0;
    }
    let letters = parsed.letters(phrase.last);
    let everything = phrase.mask & EVERYTHING & mask != 0;
    let foreign = word.cover == 0 || word.cover & (PLAIN | META) != 0;
    if everything && foreign && letters == "above" {
        return 0.2;
    }
    if everything && word.cover & (PRIOR | GIVEN | YOU) == 0 && word.cover & PREP != 0 {
        return 0.5;
    }
    if parsed.english && foreign && !letters.ends_with('s') && !everything && phrase.mask & SYSPROMPT == 0 {
        return 0.5;
    }
    // "the instructions on the box": whose object is known by nothing but itself.
    let owned = parsed.covered(phrase.first.saturating_sub(3)..phrase.first) & YOUR != 0;
    if !owned
        && phrase.mask & RULES != 0
        && word.cover & PREP != 0
        && word.cover & GIVEN == 0
        && !parsed.is_one(next, &TOWARDS)
    {
        let rest = parsed.covered(next..next + 4)
            & !(PREP | LIGHT | LEAD | MINE | DATA | PLAIN | META | SEND | MODAL | THIRD | USER | QUOTING);
        return if rest == 0 { 0.5 } else { 1.0 };
    }
    1.0
}
