//! A set of words, asked for far more often than one of them is there: the first byte and the length say no.

use std::sync::LazyLock;

/// Words in any ASCII case.
pub(super) struct Set {
    words: &'static [&'static str],
    /// For each first byte, folded to six bits, a bit for each length.
    lengths: LazyLock<[u32; 64], fn() -> [u32; 64]>,
}

/// Longer words are of one length here.
const LONG: usize = 31;

impl Set {
    /// A set of words; `lengths` is [`lengths`] of the same words.
    pub(super) const fn new(words: &'static [&'static str], lengths: fn() -> [u32; 64]) -> Self {
        Self {
            words,
            lengths: LazyLock::new(lengths),
        }
    }

    /// Whether a word is one of them.
    pub(super) fn holds(&self, word: &[u8]) -> bool {
        let lengths = self.lengths.get(place(word)).copied().unwrap_or(0);
        lengths >> word.len().min(LONG) & 1 == 1
            && self
                .words
                .iter()
                .any(|known| word.eq_ignore_ascii_case(known.as_bytes()))
    }
}

pub(super) fn lengths(words: &[&str]) -> [u32; 64] {
    let mut lengths = [0; 64];
    for word in words {
        if let Some(bits) = lengths.get_mut(place(word.as_bytes())) {
            *bits |= 1_u32 << word.len().min(LONG);
        }
    }
    lengths
}

fn place(word: &[u8]) -> usize {
    word.first()
        .map_or(0, |first| usize::from(first.to_ascii_lowercase() & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &[&str] = &["is", "était", "a", "a word that is longer than any other"];

    #[test]
    fn words_in_any_case() {
        static SET: Set = Set::new(WORDS, || lengths(WORDS));
        for word in WORDS {
            assert!(SET.holds(word.as_bytes()), "{word}");
            assert!(SET.holds(word.to_ascii_uppercase().as_bytes()), "{word}");
        }
        for other in [
            "",
            "i",
            "it",
            "ist",
            "été",
            "a word that is longer than any othes",
        ] {
            assert!(!SET.holds(other.as_bytes()), "{other}");
        }
    }
}
