//! What phrases do to each other: one that means something as a whole takes away what lies in it, and a negation turns
//! the verb beside it. Does not find phrases.

use super::concept::*;
use super::lexicon::Seen;
use super::parse::Phrase;

/// Phrases whose words mean nothing alone: in "do not reveal" nothing is revealed.
const WHOLES: Mask = SYSPROMPT
    | CONCEAL
    | NOT_FOLLOW
    | NO_REFUSE
    | SKIP_CONFIRM
    | SECRET
    | IMAGE
    | DECODE
    | REMEMBER
    | META
    | IDLE
    | VERBATIM
    | ADDRESS;

/// Concepts that stand in an address and are no words of it.
const OF_ADDRESSES: Mask = LEAKY_LINK | HIDDEN | FRAME;

/// "a system prompt", "system prompts": nobody's, so no more than rules.
pub(super) fn named(text: &str, seen: &Seen, mask: Mask) -> Mask {
    let head = text.get(..seen.start).unwrap_or_default();
    let phrase = text.get(seen.start..seen.end).unwrap_or_default();
    let nobodys = [" a ", " an ", " any ", " good ", " of "]
        .iter()
        .any(|word| head.ends_with(word))
        || matches!(head, "a " | "an ");
    if nobodys || (phrase.ends_with("prompts") && !head.ends_with("your ")) {
        mask & !SYSPROMPT
    } else {
        mask
    }
}

/// Drops the phrases that lie inside of one of [`WHOLES`].
pub(super) fn drop_parts(phrases: &mut Vec<Phrase>, wholes: &mut Vec<(Phrase, usize)>) {
    phrases.sort_by_key(|phrase| (phrase.first, phrase.last));
    // What two languages say is said once.
    let (mut kept, mut group, mut place) = (0, 0, None);
    for at in 0..phrases.len() {
        let Some(one) = phrases.get(at).copied() else {
            break;
        };
        if place != Some((one.first, one.last)) {
            (group, place) = (kept, Some((one.first, one.last)));
        }
        let mut same = phrases.get(group..kept).unwrap_or_default().iter();
        if same.all(|other| other.mask != one.mask) {
            phrases.swap(kept, at);
            kept += 1;
        }
    }
    phrases.truncate(kept);
    // The wholes in order, each with the farthest end of it and all before it: nothing is searched beyond.
    let mut farthest = 0;
    wholes.clear();
    wholes.extend(
        phrases
            .iter()
            .filter(|phrase| {
                phrase.mask & WHOLES != 0 && (phrase.last > phrase.first || phrase.mask & ADDRESS != 0)
            })
            .map(|phrase| {
                farthest = farthest.max(phrase.last);
                (*phrase, farthest)
            }),
    );
    if wholes.is_empty() {
        return;
    }
    let mut before = 0;
    phrases.retain(|one| {
        if one.mask & OF_ADDRESSES != 0 {
            return true;
        }
        while wholes
            .get(before)
            .is_some_and(|(whole, _)| whole.first <= one.first)
        {
            before += 1;
        }
        let near = wholes.get(..before).unwrap_or_default().iter().rev();
        !near
            .take_while(|(_, farthest)| *farthest >= one.last)
            .any(|(whole, _)| {
                let shorter = whole.last - whole.first > one.last - one.first;
                let address = whole.mask & ADDRESS != 0 && one.mask & ADDRESS == 0;
                one.last <= whole.last && (shorter || address)
            })
    });
}

/// To follow and not to: "ne respecte plus", "folge ... nicht".
pub(super) fn forbid(phrases: &mut [Phrase], loose: bool) {
    let negations = phrases.iter().filter(|phrase| phrase.mask & NEGATED != 0);
    let negations: Vec<(usize, usize)> = negations.map(|phrase| (phrase.first, phrase.last)).collect();
    let reach = if loose { 8 } else { 1 };
    for phrase in phrases.iter_mut().filter(|phrase| phrase.mask & FOLLOW != 0) {
        let forbidden = negations.iter().any(|(first, last)| {
            last + 1 == phrase.first || (phrase.last + 1..=phrase.last + reach).contains(first)
        });
        if forbidden {
            phrase.mask = phrase.mask & !FOLLOW | NOT_FOLLOW;
        }
    }
}
