//! A set of words, asked for far more often than one of them is there: the first byte and the length say no.

use std::sync::LazyLock;

/// Words in any ASCII case.
pub(super) struct Set(LazyLock<Words, fn() -> Words>);

/// The words of a set, by their first byte.
pub(super) struct Words {
    words: Vec<&'static str>,
    /// For each first byte, folded to six bits, where its words stand, and a bit for each length that they have.
    firsts: [(usize, usize, u32); 64],
}

/// Longer words are of one length here.
const LONG: usize = 31;

impl Set {
    /// A set of the words that are [`Words::of`] them.
    pub(super) const fn new(words: fn() -> Words) -> Self {
        Self(LazyLock::new(words))
    }

    /// Whether a word is one of them.
    pub(super) fn holds(&self, word: &[u8]) -> bool {
        let set = &*self.0;
        let Some((from, to, lengths)) = set.firsts.get(place(word)) else {
            return false;
        };
        let known = || set.words.get(*from..*to).unwrap_or_default().iter();
        lengths >> word.len().min(LONG) & 1 == 1
            && known().any(|known| word.eq_ignore_ascii_case(known.as_bytes()))
    }
}

impl Words {
    pub(super) fn of(words: &[&'static str]) -> Self {
        let mut words = words.to_vec();
        words.sort_by_key(|word| place(word.as_bytes()));
        let mut firsts = [(0, 0, 0); 64];
        for (at, word) in words.iter().enumerate() {
            if let Some((from, to, lengths)) = firsts.get_mut(place(word.as_bytes())) {
                if *to == 0 {
                    *from = at;
                }
                *to = at + 1;
                *lengths |= 1_u32 << word.len().min(LONG);
            }
        }
        Self { words, firsts }
    }
}

fn place(word: &[u8]) -> usize {
    word.first()
        .map_or(0, |first| usize::from(first.to_ascii_lowercase() & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &[&str] = &[
        "is",
        "était",
        "a",
        "im",
        "a word that is longer than any other",
        "i",
    ];

    #[test]
    fn words_in_any_case() {
        static SET: Set = Set::new(|| Words::of(WORDS));
        for word in WORDS {
            assert!(SET.holds(word.as_bytes()), "{word}");
            assert!(SET.holds(word.to_ascii_uppercase().as_bytes()), "{word}");
        }
        for other in [
            "",
            "it",
            "ist",
            "été",
            "b",
            "a word that is longer than any othes",
        ] {
            assert!(!SET.holds(other.as_bytes()), "{other}");
        }
    }
}
