//! The words that letters are put together to, as a tree: all that a text starts with are found in one walk.

use std::sync::LazyLock;

use super::lexicon::english;

/// Letters and digits.
const SIGNS: usize = 36;

/// For each place of the tree where each letter leads, 0 for nowhere, and behind them whether a word ends there.
static TREE: LazyLock<Vec<[u16; SIGNS + 1]>> = LazyLock::new(|| {
    let mut tree = vec![[0; SIGNS + 1]];
    // "a" is the one word of one letter.
    for word in english().chain(["a"]) {
        if !word.bytes().all(|byte| sign(byte).is_some()) {
            continue;
        }
        let mut at = 0;
        for sign in word.bytes().filter_map(sign) {
            let fresh = u16::try_from(tree.len()).unwrap_or(0);
            let slot = tree.get_mut(at).and_then(|next| next.get_mut(sign));
            let Some(slot) = slot else { break };
            if *slot == 0 {
                *slot = fresh;
                at = usize::from(fresh);
                tree.push([0; SIGNS + 1]);
            } else {
                at = usize::from(*slot);
            }
        }
        if let Some(ends) = tree.get_mut(at).and_then(|next| next.last_mut()) {
            *ends = 1;
        }
    }
    tree
});

fn sign(byte: u8) -> Option<usize> {
    match byte {
        b'a'..=b'z' => Some(usize::from(byte - b'a')),
        b'0'..=b'9' => Some(usize::from(byte - b'0') + 26),
        _ => None,
    }
}

/// How long the known English words are that a text starts with, in lower case, the shortest first.
pub(crate) fn known_prefixes(text: &[u8]) -> impl Iterator<Item = usize> {
    let tree = TREE.as_slice();
    let mut at = 0;
    let walk = text.iter().map_while(move |byte| {
        at = usize::from(*tree.get(at)?.get(sign(*byte)?)?);
        (at != 0).then(|| {
            tree.get(at)
                .and_then(|next| next.last())
                .is_some_and(|ends| *ends == 1)
        })
    });
    walk.enumerate().filter_map(|(at, ends)| ends.then_some(at + 1))
}
