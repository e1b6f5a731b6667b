//! Whether a sentence means what its words say: an order, or a report, a quotation, a question about it, or
//! something that somebody else does.

use super::concept::*;
use super::parse::Parsed;
use super::rule::{ASK, FORM, Match, ORDER, Rule};
use super::tactic::Tactic;
use super::words::short;

/// What remains of a rule's weight.
pub(super) fn factor(parsed: &Parsed, rule: &Rule, found: &Match) -> f32 {
    let mut factor = found.factor;
    if rule.traits & ORDER != 0 {
        factor *= if parsed.english {
            order(parsed, found.anchor.0)
        } else if negated(parsed, found.anchor, found.last) {
            0.3
        } else {
            1.0
        };
    } else if rule.anchor & STATES != 0 && denied(parsed, found.anchor, rule.anchor) {
        factor *= 0.3;
    }
    let quoted = parsed.quoted(found.first);
    let meta = meta(parsed, found, quoted);
    factor *= match (quoted, meta) {
        (true, Meta::Before) => 0.15,
        (true, Meta::Behind) => 0.25,
        (true, Meta::None) => 0.75,
        (false, Meta::Before) => 0.35,
        (false, Meta::Behind) => 0.6,
        (false, Meta::None) => 1.0,
    };
    if rule.traits & (ORDER | FORM) == 0 && parsed.states(states) {
        factor *= 0.5;
    }
    if rule.anchor & BE_NOW != 0 && settings(parsed, found.last) {
        factor *= 0.5;
    }
    if parsed.union & IDLE != 0 && reminds(parsed, found.anchor.0) {
        factor *= 0.5;
    }
    if rule.tactic == Tactic::ApprovalBypass && parsed.text.has(b"`") {
        factor *= 0.75;
    }
    if rule.traits & FORM == 0 {
        let opening = parsed.covered(0..2);
        let how = opening & HOW_TO != 0
            || (found.first >= 2 && parsed.covered(found.first - 2..found.first) & HOW_TO != 0);
        if how && !(rule.traits & ASK != 0 && parsed.union & YOUR != 0) {
            factor *= if parsed.question { 0.25 } else { 0.4 };
        } else if parsed.question && rule.traits & ASK == 0 && opening & YOU == 0 {
            factor *= 0.6;
        }
    }
    factor
}

/// What is no deed and holds or does not.
pub(super) const STATES: Mask = NOT_FOLLOW | VOID | UNRESTRICTED;

/// Whether a state is denied, or a thing's rather than a model's. English alone.
pub(super) fn denied(parsed: &Parsed, (first, last): (usize, usize), state: Mask) -> bool {
    if !parsed.english {
        return false;
    }
    let before = parsed.covered(first.saturating_sub(1)..first);
    // "an unfiltered list": said of the list.
    let attribute = state & UNRESTRICTED != 0
        && first == last
        && parsed.word(last + 1).is_some_and(|next| {
            !next.opens
                && next.cover & (AI | MODE | RESPONSE | BEHAVE | PERSONA | LEAD | PREP | YOU | LIGHT) == 0
        });
    before & NOT != 0 || attribute
}

/// "Enable developer mode in the settings": a mode of something else, at a place of its own.
fn settings(parsed: &Parsed, last: usize) -> bool {
    parsed.english
        && parsed.union & (YOU | YOUR | AI | UNRESTRICTED | NO_REFUSE | SAFETY | RULES) == 0
        && parsed.covered(last + 1..last + 2) & PREP != 0
}

/// Whether the reader is only reminded of it: "n'oublie pas d'envoyer".
fn reminds(parsed: &Parsed, verb: usize) -> bool {
    !parsed.english && parsed.covered(verb.saturating_sub(2)..verb) & IDLE != 0
}

/// Whether an order in another language than English says what is not to be done.
pub(super) fn negated(parsed: &Parsed, (first, last): (usize, usize), end: usize) -> bool {
    if parsed.union & NEGATED == 0 {
        return false;
    }
    let beside = parsed.covered(first.saturating_sub(2)..first) | parsed.covered(last + 1..last + 2);
    let behind = parsed.covered(end + 1..end + 4);
    beside & NEGATED != 0 || (parsed.loose && behind & NEGATED != 0)
}

enum Meta {
    None,
    Before,
    Behind,
}

fn meta(parsed: &Parsed, found: &Match, quoted: bool) -> Meta {
    let meta = if quoted { META | QUOTING } else { META };
    if parsed.union & meta == 0 {
        return Meta::None;
    }
    if parsed.before(found.last) & meta != 0 {
        return Meta::Before;
    }
    Meta::Behind
}

/// Words before "you" behind which nothing is asked of it.
const OF_YOU: [u64; 9] = [
    short("if"),
    short("when"),
    short("unless"),
    short("did"),
    short("do"),
    short("why"),
    short("that"),
    short("because"),
    short("as"),
];
/// Words before a verb that its subject stands before.
const RELATIVES: [u64; 10] = [
    short("if"),
    short("who"),
    short("that"),
    short("which"),
    short("may"),
    short("might"),
    short("would"),
    short("could"),
    short("can"),
    short("will"),
];
const DUTIES: [u64; 3] = [short("must"), short("should"), short("shall")];
const ABILITIES: [u64; 6] = [
    short("can"),
    short("could"),
    short("may"),
    short("might"),
    short("will"),
    short("would"),
];

/// Whether the verb at a place is an order to the reader. English alone: other languages show it in the form of
/// the verb, which the lexicon knows.
pub(super) fn order(parsed: &Parsed, verb: usize) -> f32 {
    let Some(word) = parsed.word(verb) else { return 1.0 };
    if (word.opens || verb == 0) && !parsed.between(verb, verb + 1).starts_with('(') {
        return 1.0;
    }
    // A function of that name.
    if parsed.between(verb, verb + 1).starts_with('(') {
        return 0.35;
    }
    let prev = verb - 1;
    let cover = |at: usize| parsed.word(at).map_or(0, |word| word.cover);
    let letters = parsed.letters(prev);
    let two = prev.checked_sub(1);
    let subject = two.map_or(LEAD, cover);
    if cover(prev) & NOT != 0 || letters.ends_with("n't") {
        return 0.15;
    }
    if letters.ends_with("ly") && cover(prev) & PREP == 0 {
        return match two {
            Some(_) => order_behind_adverb(parsed, prev),
            None => 1.0,
        };
    }
    if parsed.is_one(prev, &[short("to")]) {
        return infinitive(parsed, prev);
    }
    if parsed.is_one(prev, &[short("you")]) {
        let told_of = two.is_some_and(|two| parsed.is_one(two, &OF_YOU));
        return if told_of { 0.35 } else { 0.9 };
    }
    if parsed.is_one(prev, &RELATIVES) || parsed.is_one(prev, &DUTIES) {
        if subject & (YOU | AI | HEREBY | LEAD) != 0 && subject & THIRD == 0 {
            return 0.9;
        }
        let duty = parsed.is_one(prev, &DUTIES) && subject & (FIRST | THIRD) == 0;
        return if duty { 0.6 } else { 0.3 };
    }
    if parsed.is_one(prev, &[short("and"), short("or")])
        && let Some(factor) = coordinated(parsed, prev)
    {
        return factor;
    }
    let cover = cover(prev);
    if cover & (FIRST | THIRD) != 0 && cover & YOU == 0 {
        return 0.25;
    }
    if cover & (LEAD | AI | YOU | HEREBY | MUST | COMMAND) != 0 {
        return 1.0;
    }
    if cover & (LIGHT | YOUR | PREP | WHOLE | PRIOR) != 0 {
        // "the override", "your print": a noun.
        return 0.35;
    }
    0.65
}

/// "can disable this and steal that": what "can" says of the first verb holds for the second.
fn coordinated(parsed: &Parsed, and: usize) -> Option<f32> {
    if parsed.word(and).is_some_and(|word| word.opens) {
        return None;
    }
    for at in (and.saturating_sub(8)..and).rev() {
        if parsed.is_one(at, &ABILITIES) && at > 0 && parsed.covered(at - 1..at) & (YOU | AI | LEAD) == 0 {
            return Some(0.3);
        }
        if parsed.word(at).is_some_and(|word| word.opens) {
            return None;
        }
    }
    None
}

fn order_behind_adverb(parsed: &Parsed, adverb: usize) -> f32 {
    if parsed.word(adverb).is_some_and(|word| word.opens) {
        1.0
    } else {
        order(parsed, adverb)
    }
}

/// "to" and a verb: an order when somebody is told to.
fn infinitive(parsed: &Parsed, to: usize) -> f32 {
    let before = parsed.covered(to.saturating_sub(4)..to);
    if persuaded(parsed, to) {
        return 0.3;
    }
    if before & (YOU | HEREBY | AI) != 0 && before & (THIRD | META) == 0 {
        return 1.0;
    }
    if before & HOW_TO != 0 || parsed.covered(to..to + 1) & HOW_TO != 0 {
        return 0.3;
    }
    0.5
}

/// Whether somebody gets somebody else to do it: "attackers ask the bot to", "it was made to".
fn persuaded(parsed: &Parsed, to: usize) -> bool {
    let asks = |at: &usize| {
        matches!(
            parsed.letters(*at),
            "ask"
                | "asks"
                | "asked"
                | "tell"
                | "tells"
                | "told"
                | "get"
                | "gets"
                | "got"
                | "made"
                | "trick"
                | "tricks"
                | "tricked"
                | "convince"
                | "convinces"
                | "convinced"
                | "force"
                | "forces"
                | "forced"
                | "persuade"
                | "persuades"
                | "persuaded"
                | "cause"
                | "causes"
                | "caused"
                | "lead"
                | "leads"
                | "led"
        )
    };
    let from = to.saturating_sub(5);
    (from..to).rev().find(asks).is_some_and(|verb| {
        let subject = parsed.covered(verb.saturating_sub(3)..verb);
        verb > 0 && !parsed.word(verb).is_some_and(|word| word.opens) && subject & (FIRST | YOU | LEAD) == 0
    })
}

/// Words that a subject begins with which is named, rather than addressed.
const DETERMINERS: [&str; 21] = [
    "the", "a", "an", "our", "each", "every", "some", "only", "many", "les", "la", "le", "las", "los", "el",
    "die", "i", "gli", "as", "os", "de",
];

/// Whether it states something of somebody else: no order in it, and nobody addressed.
fn states(parsed: &Parsed) -> bool {
    let first = parsed.letters(0);
    let named = (DETERMINERS.contains(&first) && !(parsed.english && first == "i"))
        || parsed.covered(0..1) & (THIRD | USER) != 0
        || (parsed.covered(0..1) & AI != 0 && (0..3).any(|at| parsed.letters(at).ends_with('s')));
    let named = named && parsed.covered(0..1) & (FUTURE | WHENEVER) == 0;
    // A model that is the subject of what it does, or is made to do it, is no model that is told to.
    let made =
        || (1..parsed.words.len()).any(|at| parsed.is_one(at, &[short("to")]) && persuaded(parsed, at));
    let model = parsed.union & AI != 0
        && parsed.union & (MUST | HEREBY | NOTICE) == 0
        && (parsed.covered(0..4) & AI != 0 || made());
    let addressed = if model { YOU } else { YOU | YOUR | AI };
    named
        && parsed.union
            & (addressed | HIDDEN | FRAME | ROLE_SYSTEM | SYSTEM_NOTE | CONCEAL | RESPONSE | SYSPROMPT)
            == 0
        && !["don't ", "do not "]
            .iter()
            .any(|order| parsed.text.text.contains(order))
        && !parsed
            .words
            .iter()
            .skip(1)
            .any(|word| word.opens && word.cover & (COMMAND | BEHAVE | MONEY) != 0)
}
