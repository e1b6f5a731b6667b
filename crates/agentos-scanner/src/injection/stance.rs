//! Whether a sentence means what its words say: an order, or a report, a quotation, a question about it, or
//! something that somebody else does.

use super::concept::*;
use super::parse::Parsed;
use super::rule::{ASK, FORM, Match, ORDER, Rule};
use super::tactic::Tactic;

/// What remains of a rule's weight.
pub(super) fn factor(parsed: &Parsed, rule: &Rule, found: &Match) -> f32 {
    let mut factor = found.factor;
    if rule.traits & ORDER != 0 && parsed.english {
        factor *= order(parsed, found.anchor.0);
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
    if rule.traits == 0 && parsed.states(states) {
        factor *= 0.6;
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

/// Whether the verb at a place is an order to the reader. English alone: other languages show it in the form of
/// the verb, which the lexicon knows.
fn order(parsed: &Parsed, verb: usize) -> f32 {
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
    match letters {
        "to" => return infinitive(parsed, prev),
        "you" => {
            return if two.is_some_and(|two| {
                matches!(
                    parsed.letters(two),
                    "if" | "when" | "unless" | "did" | "do" | "why" | "that" | "because" | "as"
                )
            }) {
                0.35
            } else {
                0.9
            };
        }
        "if" | "who" | "that" | "which" | "may" | "might" | "would" | "could" | "can" | "will" | "must"
        | "should" | "shall" => {
            if subject & (YOU | AI | HEREBY | LEAD) != 0 && subject & THIRD == 0 {
                return 0.9;
            }
            return if matches!(letters, "must" | "should" | "shall") && subject & (FIRST | THIRD) == 0 {
                0.6
            } else {
                0.3
            };
        }
        _ => {}
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
    if before & (YOU | HEREBY | AI) != 0 && before & (THIRD | META) == 0 {
        return 1.0;
    }
    if before & HOW_TO != 0 || parsed.covered(to..to + 1) & HOW_TO != 0 {
        return 0.3;
    }
    0.5
}

/// Whether it states something of somebody else: no order in it, and nobody addressed.
fn states(parsed: &Parsed) -> bool {
    parsed.english
        && parsed.union
            & (YOU | YOUR | AI | HIDDEN | FRAME | ROLE_SYSTEM | SYSTEM_NOTE | CONCEAL | RESPONSE | SYSPROMPT)
            == 0
        && matches!(
            parsed.letters(0),
            "the"
                | "a"
                | "an"
                | "administrators"
                | "admins"
                | "managers"
                | "our"
                | "employees"
                | "only"
                | "each"
                | "every"
                | "some"
                | "members"
        )
        && !["don't ", "do not "]
            .iter()
            .any(|order| parsed.text.text.contains(order))
        && !parsed
            .words
            .iter()
            .skip(1)
            .any(|word| word.opens && word.cover & (COMMAND | BEHAVE | MONEY | TELL) != 0)
}
