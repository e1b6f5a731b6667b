//! The words that something is known of, each with all that is: one look-up for a word of a sentence.

use super::index::{Meaning, Tail};
use super::table::{KEPT, Key, Slots};

/// A word that something is known of, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::injection) struct Known(u32);

impl Known {
    /// One of 64 bits.
    pub(in crate::injection) const fn bit(self) -> u64 {
        1 << (self.0 % 64)
    }
}

/// What is known of it.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) meaning: Option<Meaning>,
    /// A bit for each second word of a phrase that begins with it.
    pub(super) seconds: u64,
    /// The words that may go on and can stand where it does.
    pub(super) stems: Box<[Tail]>,
    /// What it weighs to the gist of a sentence.
    pub(super) weight: i32,
    /// What its key has not of it.
    rest: Box<[u8]>,
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Words {
    slots: Slots,
    keys: Vec<Key>,
    rows: Vec<Row>,
}

impl Words {
    /// What is known of a word, which is new if the word is.
    pub(super) fn entry(&mut self, word: &[u8]) -> Option<&mut Row> {
        let key = Key::of(word, 0, word.len());
        let at = self.position(key, word).unwrap_or_else(|| {
            self.keys.push(key);
            self.rows.push(Row {
                rest: word.get(KEPT..).unwrap_or_default().into(),
                ..Row::default()
            });
            self.slots.add(key.hash())
        });
        self.rows.get_mut(at)
    }

    /// A word, given its key.
    #[inline]
    pub(super) fn find(&self, key: Key, word: &[u8]) -> Option<Known> {
        let at = self.position(key, word)?;
        u32::try_from(at).ok().map(Known)
    }

    #[inline]
    fn position(&self, key: Key, word: &[u8]) -> Option<usize> {
        self.slots.find(key.hash(), |at| {
            self.keys.get(at) == Some(&key) && (key.is_whole() || self.rest(at) == word.get(KEPT..))
        })
    }

    /// All words.
    pub(super) fn all(&mut self) -> impl Iterator<Item = (Vec<u8>, &mut Row)> {
        let rows = self.keys.iter().zip(&mut self.rows);
        rows.map(|(key, row)| {
            let word = key.kept().chain(row.rest.iter().copied()).collect();
            (word, row)
        })
    }

    fn rest(&self, at: usize) -> Option<&[u8]> {
        self.rows.get(at).map(|row| &*row.rest)
    }

    #[inline]
    pub(super) fn row(&self, entry: Known) -> Option<&Row> {
        self.rows.get(entry.0 as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart_however_long_they_are() {
        let words = [
            "",
            "a",
            "ab",
            "abcdefgh",
            "abcdefghi",
            "abcdefghijklmnop",
            "abcdefghijklmnopq",
            "abcdefghijklmnopr",
        ];
        let mut all = Words::default();
        for (word, weight) in words.iter().zip(1..) {
            all.entry(word.as_bytes()).unwrap().weight = weight;
        }
        for (word, weight) in words.iter().zip(1..) {
            let find = |word: &str| all.find(Key::of(word.as_bytes(), 0, word.len()), word.as_bytes());
            let found = find(word).and_then(|entry| all.row(entry));
            assert_eq!(found.map(|row| row.weight), Some(weight), "{word}");
            assert_eq!(find(&format!("{word}.")), None, "{word}");
        }
    }
}
