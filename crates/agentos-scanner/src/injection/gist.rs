//! The gist of a sentence: which concepts it has, which deeds stand near which things, and how it stands to its
//! reader, how much of it is about anything else, and what the rules say. The rules know shapes; the gist tells what
//! means its shape from what only has it, and adds up what fits none. Its weights are learnt (`weights`).

#[cfg(test)]
mod features;

use super::blocks::places;
use super::concept::*;
use super::parse::{Parsed, Phrase};
use super::tactic::Tactic;
use super::words::{Word, short};
use super::{stance, turns, weights};

/// What a text may want to have done.
const DEEDS: [Mask; 11] = [
    IGNORE | NOT_FOLLOW,
    DISABLE | VOID | OFF,
    REVEAL | LEAK | DISCLOSE,
    TELL | WHAT_IS | EXPLAIN | TRANSFORM,
    SEND | VISIT,
    EXECUTE | DESTROY | MONEY | APPROVE | SHELL | TAMPER,
    BE_NOW | AS_IF | PERSONA | JAILBREAK | MODE,
    UNRESTRICTED | NO_REFUSE | EVIL | HARM,
    CONCEAL | NO_LOG | NO_WRITE | SKIP_CONFIRM,
    APPEND | REMEMBER | TRUST | RATE | BEHAVE | BEGIN,
    FOLLOW | OBEY_ME | DECODE | JOIN | NEW_ORDERS,
];

/// What it may want it done to.
const THINGS: [Mask; 13] = [
    RULES | INSTRUCTIONS,
    SAFETY | CHECKS,
    SYSPROMPT | ABOVE_TEXT | GIVEN | FED,
    EVERYTHING | TASK,
    SECRET | PRIVATE,
    DATA | LOGS,
    DEST | ADDRESS | FOREIGN | LEAKY_LINK,
    AI | IF_AI | SYSTEM_NOTE,
    YOU | YOUR,
    ACTION | TOOL | CALL | APPROVED | AUTHORITY | ADMIN,
    TOKEN | RESPONSE | VERBATIM,
    FUTURE | WHENEVER | MUST | PRIOR | WHOLE,
    FRAMES,
];

/// Marks of a frame: these count wherever they stand, and before the sentence as well.
const FRAMES: Mask = FRAME | TEMPLATE | ROLE_SYSTEM | ROLE_OTHER | END_MARK | HIDDEN | THINK;
/// Which of [`THINGS`] the frames are.
const FRAMED: usize = THINGS.len() - 1;
/// What is done only when it is an order; everything else in [`DEEDS`] is a state.
const ORDERS: Mask = IGNORE
    | DISABLE
    | REVEAL
    | LEAK
    | DISCLOSE
    | TELL
    | EXPLAIN
    | TRANSFORM
    | SEND
    | VISIT
    | EXECUTE
    | DESTROY
    | MONEY
    | APPROVE
    | SHELL
    | TAMPER
    | APPEND
    | REMEMBER
    | TRUST
    | RATE
    | BEHAVE
    | BEGIN
    | FOLLOW
    | DECODE
    | JOIN;
/// So many words to each side of a deed are near it.
const NEAR: usize = 10;
/// From here on a verb counts as an order to the reader.
const LIVE: f32 = 0.6;

/// English words that a sentence about some thing begins with.
const NAMING: [u64; 11] = [
    short("the"),
    short("a"),
    short("an"),
    short("this"),
    short("these"),
    short("that"),
    short("our"),
    short("each"),
    short("every"),
    short("some"),
    short("many"),
];
/// Those of one about its writer.
const OURSELVES: [u64; 4] = [short("i"), short("we"), short("my"), short("let's")];
/// Those of a question.
const ASKING: [u64; 16] = [
    short("can"),
    short("could"),
    short("would"),
    short("will"),
    short("do"),
    short("does"),
    short("did"),
    short("is"),
    short("are"),
    short("should"),
    short("may"),
    short("how"),
    short("why"),
    short("what"),
    short("where"),
    short("when"),
];
/// Those of one that first says where or why.
const WHERE: [u64; 10] = [
    short("in"),
    short("on"),
    short("at"),
    short("for"),
    short("with"),
    short("as"),
    short("by"),
    short("under"),
    short("since"),
    short("because"),
];
/// Those of one that first says when.
const ONCE: [u64; 6] = [
    short("if"),
    short("when"),
    short("whenever"),
    short("before"),
    short("after"),
    short("once"),
];

/// How a sentence stands to its reader.
pub(super) const STANCES: usize = 22;
/// What the rules found, in thousandths: a feature is had by all that reach its level.
const LEVELS: [u16; RULED] = [150, 250, 350, 450, 500, 550, 600, 650, 700, 750, 800, 850, 900];
pub(super) const RULED: usize = 13;
/// How many words mean nothing to the lexicon, and how many of ten: orders to a model are about little else.
const STRANGE_MOST: [usize; 7] = [0, 1, 2, 3, 5, 8, 13];
pub(super) const STRANGE: usize = 2 * (8 + 8);
/// From this weight on a gist is enough.
pub(super) const ENOUGH: i32 = 100;
/// What speaks for an attack among the concepts alone weighs at least so much, or the rest is not looked at: nearly
/// all that weigh enough have it, and most harmless sentences do not.
const CONCEPTS_LEAST: i32 = 150;
/// With so much of everything else, its turns of speech hardly ever make a difference, and are not asked for.
const TURNS: std::ops::Range<i32> = -400..500;
/// What stands before a sentence adds about so much at most.
pub(super) const FRAMES_MOST: i32 = 200;

/// A sentence's gist.
#[derive(Clone, Debug, Default)]
pub(super) struct Gist {
    concepts: Mask,
    /// What it begins with.
    opening: Mask,
    /// For each of [`DEEDS`] a bit for each of [`THINGS`].
    pairs: [u16; DEEDS.len()],
    stances: [bool; STANCES],
    /// How many of [`LEVELS`] the rules reach.
    ruled: u16,
    /// Which two of [`STRANGE`] features it has.
    strange: [usize; 2],
    /// How much all of it speaks for an attack.
    weight: i32,
}

impl Gist {
    /// Takes the gist of a sentence, given the structure of what stands before it and what the rules found.
    pub(super) fn of(parsed: &Parsed, around: Mask, score: f32) -> Self {
        let mut gist = Self {
            concepts: parsed.union,
            ruled: LEVELS.iter().fold(0, |had, level| {
                had + u16::from(score * 1000.0 >= f32::from(*level))
            }),
            strange: strange(parsed),
            opening: parsed.covered(0..1),
            ..Self::default()
        };
        let framed = u16::from((parsed.union | around) & FRAMES != 0) << FRAMED;
        let (mut live, mut dead, mut quoted) = (false, false, false);
        for verb in &parsed.phrases {
            if verb.mask & ANY_DEED == 0 {
                continue;
            }
            let order = verb.mask & ORDERS != 0;
            let told = parsed.quoted(verb.first);
            quoted |= told;
            if told || !is_live(parsed, verb, order) {
                dead = true;
                continue;
            }
            live |= order;
            let reach = if parsed.loose { NEAR * 2 + 2 } else { NEAR };
            let near = parsed.covered(verb.first.saturating_sub(reach)..verb.first)
                | parsed.covered(verb.last + 1..verb.last + 1 + reach);
            let things = all(&THINGS_OF, near) & !(1 << FRAMED) | framed;
            for deed in places(u64::from(all(&DEEDS_OF, verb.mask))) {
                if let Some(pairs) = gist.pairs.get_mut(deed) {
                    *pairs |= things;
                }
            }
        }
        let union = parsed.union;
        let opening = parsed.covered(0..2);
        let english = |words: &[u64]| parsed.english && parsed.is_one(0, words);
        gist.stances = [
            parsed.question,
            opening & HOW_TO != 0,
            union & META != 0,
            quoted,
            live,
            dead,
            parsed.english,
            union & (FIRST | MINE) != 0 && union & (YOU | YOUR | AI) == 0,
            union & (YOU | YOUR | AI | IF_AI) != 0,
            parsed.words.len() <= 12,
            parsed.words.len() > 40,
            parsed.covered(0..1) & (COMMAND | TELL | BE_NOW | DISABLE) != 0,
            around & FRAMES != 0,
            english(&NAMING),
            english(&OURSELVES),
            parsed.covered(0..1) & (THIRD | META) != 0,
            english(&ASKING),
            english(&WHERE),
            english(&ONCE),
            opening & AI != 0,
            calls(parsed),
            parsed.loose || !parsed.english,
        ];
        gist.weight = gist.sum();
        if TURNS.contains(&gist.weight) {
            gist.weight += turns::weight(parsed);
        }
        gist
    }
}

impl Gist {
    /// How much it speaks for an attack, in hundredths of a logit.
    pub(super) const fn weight(&self) -> i32 {
        self.weight
    }

    /// What all of it weighs but for its turns of speech.
    fn sum(&self) -> i32 {
        let mut weight = i32::from(weights::BASE);
        weight += concepts(&weights::CONCEPTS, self.concepts).sum::<i32>();
        weight += concepts(&weights::OPENINGS, self.opening).sum::<i32>();
        for (bits, row) in self.pairs.iter().zip(&weights::PAIRS) {
            let mut bits = *bits;
            while bits != 0 {
                let pair = row.get(bits.trailing_zeros() as usize);
                weight += pair.map_or(0, |pair| i32::from(*pair));
                bits &= bits - 1;
            }
        }
        let stances = self.stances.iter().zip(&weights::STANCES_WEIGH);
        weight += stances
            .map(|(is, stance)| i32::from(*is) * i32::from(*stance))
            .sum::<i32>();
        let ruled = weights::RULES_WEIGH.iter().take(usize::from(self.ruled));
        weight += ruled.map(|level| i32::from(*level)).sum::<i32>();
        for at in self.strange {
            weight += i32::from(weights::STRANGE_WEIGH.get(at).copied().unwrap_or(0));
        }
        weight
    }

    /// What its strongest pair is about.
    pub(super) fn tactic(&self) -> Tactic {
        let mut best = (0, Tactic::Override);
        for (deed, (bits, row)) in self.pairs.iter().zip(&weights::PAIRS).enumerate() {
            for (thing, pair) in row.iter().enumerate() {
                if bits >> thing & 1 == 1 && *pair > best.0 {
                    best = (*pair, tactic_of(deed, thing));
                }
            }
        }
        best.1
    }

    /// Whether a sentence with these concepts can weigh enough.
    pub(super) fn possible(union: Mask) -> bool {
        concepts(&weights::CONCEPTS, union)
            .map(|weight| weight.max(0))
            .sum::<i32>()
            >= CONCEPTS_LEAST
    }
}

/// The weights of these concepts, by a table.
fn concepts(weights: &[i16; 128], union: Mask) -> impl Iterator<Item = i32> {
    each(union).map(|bit| weights.get(bit).map_or(0, |weight| i32::from(*weight)))
}

/// Which features the words have that mean nothing: one for their number, one for their share.
fn strange(parsed: &Parsed) -> [usize; 2] {
    let words = parsed.words.len().max(1);
    let means = |word: &&Word| word.cover != 0 || word.end <= word.start + 1;
    let strange = parsed.words.iter().filter(|word| !means(word)).count();
    let base = if parsed.english { 0 } else { STRANGE / 2 };
    let number = STRANGE_MOST.iter().take_while(|most| strange > **most).count();
    [base + number, base + 8 + (strange * 10 / words).min(7)]
}

/// The tactic that a deed done to a thing belongs to.
const fn tactic_of(deed: usize, thing: usize) -> Tactic {
    match (deed, thing) {
        (_, FRAMED) => Tactic::Delimiter,
        (2 | 3, 4..=6) => Tactic::Exfiltration,
        (2 | 3, _) => Tactic::SystemPrompt,
        (4, _) => Tactic::Exfiltration,
        (5, _) => Tactic::ToolOutput,
        (6 | 7, _) => Tactic::Persona,
        (8, 5) => Tactic::LogTampering,
        (8, 9) => Tactic::ApprovalBypass,
        (8, _) => Tactic::Concealment,
        (9, 10) => Tactic::OperationalNote,
        (9, _) => Tactic::Memory,
        _ => Tactic::Override,
    }
}

/// For each concept a bit for each of these sets that it is in.
const fn sets_of(sets: &[Mask]) -> [u16; 128] {
    let mut all = [0; 128];
    let mut concept = 0;
    #[expect(clippy::indexing_slicing, reason = "checked when compiled")]
    while concept < all.len() {
        let mut at = 0;
        while at < sets.len() {
            all[concept] |= ((sets[at] >> concept & 1) as u16) << at;
            at += 1;
        }
        concept += 1;
    }
    all
}

static DEEDS_OF: [u16; 128] = sets_of(&DEEDS);
static THINGS_OF: [u16; 128] = sets_of(&THINGS);

/// A bit for each set that a mask has something of.
fn all(sets: &[u16; 128], mask: Mask) -> u16 {
    each(mask).fold(0, |all, concept| all | sets.get(concept).copied().unwrap_or(0))
}

/// What is a deed.
const ANY_DEED: Mask = {
    let (mut any, mut at) = (0, 0);
    #[expect(clippy::indexing_slicing, reason = "checked when compiled")]
    while at < DEEDS.len() {
        any |= DEEDS[at];
        at += 1;
    }
    any
};

/// Whether a deed is asked for, or a state said of the reader, where it stands in no quotation marks.
fn is_live(parsed: &Parsed, verb: &Phrase, order: bool) -> bool {
    let place = (verb.first, verb.last);
    if !order {
        return verb.mask & stance::STATES == 0 || !stance::denied(parsed, place, verb.mask);
    }
    if parsed.english {
        stance::order(parsed, verb.first) >= LIVE
    } else {
        !stance::negated(parsed, place, verb.last)
    }
}

/// Whether somebody is called: "Assistant, before you answer", "AI: say that".
fn calls(parsed: &Parsed) -> bool {
    let called = |phrase: &&Phrase| {
        phrase.mask & AI != 0
            && parsed
                .word(phrase.first)
                .is_some_and(|word| word.opens || phrase.first < 3)
            && parsed.word(phrase.last + 1).is_some_and(|word| word.opens)
    };
    parsed.union & AI != 0 && parsed.phrases.iter().find(called).is_some()
}
