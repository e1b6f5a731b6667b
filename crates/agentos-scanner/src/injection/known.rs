//! The words that letters are put together to, as a tree: all that a text starts with are found in one walk.

use std::sync::LazyLock;

use super::lexicon::english;

/// Letters and digits.
const SIGNS: usize = 36;

/// A place in the tree: where each letter leads, 0 for nowhere, and whether a word ends here.
#[derive(Clone, Default)]
struct Node {
    next: Vec<u16>,
    ends: bool,
}

static TREE: LazyLock<Vec<Node>> = LazyLock::new(|| {
    let root = || Node {
        next: vec![0; SIGNS],
        ends: false,
    };
    let mut tree = vec![root()];
    // "a" is the one word of one letter.
    for word in english().chain(["a"]) {
        if !word.bytes().all(|byte| sign(byte).is_some()) {
            continue;
        }
        let mut at = 0;
        for sign in word.bytes().filter_map(sign) {
            let fresh = u16::try_from(tree.len()).unwrap_or(0);
            let slot = tree.get_mut(at).and_then(|node| node.next.get_mut(sign));
            let Some(slot) = slot else { break };
            if *slot == 0 {
                *slot = fresh;
                at = usize::from(fresh);
                tree.push(root());
            } else {
                at = usize::from(*slot);
            }
        }
        if let Some(node) = tree.get_mut(at) {
            node.ends = true;
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
    let mut at = 0;
    let walk = text.iter().map_while(move |byte| {
        let node = TREE.get(at)?;
        at = usize::from(*node.next.get(sign(*byte)?)?);
        (at != 0).then(|| TREE.get(at).is_some_and(|node| node.ends))
    });
    walk.enumerate().filter_map(|(at, ends)| ends.then_some(at + 1))
}
