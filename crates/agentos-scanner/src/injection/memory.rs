//! What stands before a sentence is read as one text. Most of it was read for the sentence before: where nothing can
//! reach from one of its sentences into the next, it is put together from what each of them was read as.
//!
//! What comes out is what [`Parsed::read`] makes of the whole: a memory never changes what is found.

use std::ops::Range;

use super::blocks::{Block, blocks, places};
use super::parse::Parsed;

/// So many sentences are remembered.
const REMEMBERED: usize = 12;

/// What stands around an English sentence leans to, whatever it says.
const ENGLISH: isize = 1 << 16;

/// The sentences of a text that were read last.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// With their places in the text.
    sentences: Vec<(Range<usize>, Box<Parsed>)>,
    oldest: usize,
    /// The first sentence of the text that is read, as far as it is there.
    first: Parsed,
    /// Where the sentences of the text that is read end.
    ends: Vec<usize>,
}

impl Memory {
    /// Another text begins.
    pub(super) fn forget(&mut self) {
        for (place, _) in &mut self.sentences {
            *place = 0..0;
        }
    }

    /// Remembers a sentence that was read, and gives room for another one.
    pub(super) fn add(&mut self, place: Range<usize>, parsed: &mut Box<Parsed>) {
        let at = self.room(place);
        if let Some((_, sentence)) = self.sentences.get_mut(at) {
            std::mem::swap(sentence, parsed);
        }
    }

    /// Where to put one more sentence.
    fn room(&mut self, place: Range<usize>) -> usize {
        if self.sentences.len() < REMEMBERED {
            self.sentences.push((place, Box::default()));
            return self.sentences.len() - 1;
        }
        let at = self.oldest;
        self.oldest = (at + 1) % REMEMBERED;
        if let Some((known, _)) = self.sentences.get_mut(at) {
            *known = place;
        }
        at
    }

    /// Reads the bytes in a place of the text.
    pub(super) fn read(&mut self, bytes: &[u8], place: usize, into: &mut Parsed) {
        let mut ends = std::mem::take(&mut self.ends);
        let joined = plain_ends(bytes, &mut ends) && self.join(bytes, place, &ends, into);
        self.ends = ends;
        if !joined {
            into.read(bytes);
        }
    }

    /// Puts a text together from its sentences, if they can be.
    fn join(&mut self, bytes: &[u8], place: usize, ends: &[usize], into: &mut Parsed) -> bool {
        let Some((first, _)) = ends.split_first().filter(|_| ends.len() <= REMEMBERED) else {
            return false;
        };
        let behind = || ends.iter().zip(ends.iter().skip(1));
        let mut lean = 0;
        for (start, end) in behind() {
            let Some(sentence) = self.sentence(bytes, *start..*end, place) else {
                return false;
            };
            lean += sentence.lean;
        }
        // The text is of one language, whatever its sentences are by themselves.
        self.first.see(bytes.get(..*first).unwrap_or_default(), lean);
        self.first.parse();
        into.begin();
        let mut joined = into.append(&self.first);
        for (start, end) in behind() {
            let sentence = self.sentence(bytes, *start..*end, place);
            joined = joined && sentence.is_some_and(|sentence| into.append(sentence));
        }
        if joined {
            into.end();
        }
        joined
    }

    /// A sentence of a text that begins at a place, read as an English one whatever it may be found to be.
    fn sentence(&mut self, bytes: &[u8], range: Range<usize>, place: usize) -> Option<&Parsed> {
        let own = place + range.start..place + range.end;
        let known = self.sentences.iter().position(|(known, _)| *known == own);
        let at = known.unwrap_or_else(|| self.room(own));
        let (_, sentence) = self.sentences.get_mut(at)?;
        if known.is_none() || !sentence.english {
            sentence.see(bytes.get(range)?, ENGLISH);
        }
        sentence.parse();
        Some(&*sentence)
    }
}

/// Finds the ends of the sentences of a text of several. Says whether it has nothing but English letters, single
/// spaces and the signs between words and clauses: only then do sentences not reach into each other.
fn plain_ends(bytes: &[u8], ends: &mut Vec<usize>) -> bool {
    ends.clear();
    let mut base = 0;
    let mut spaced = false;
    for (block, len) in blocks(bytes) {
        let kinds = Block::of(&block, len);
        let twice = kinds.spaces & (kinds.spaces << 1 | u64::from(spaced));
        if kinds.beyond != 0 || twice != 0 {
            return false;
        }
        spaced = len == block.len() && kinds.spaces >> (len - 1) == 1;
        for place in places(kinds.signs) {
            let next = bytes.get(base + place + 1);
            match block.get(place) {
                Some(b'.' | b'!' | b'?') if next == Some(&b' ') => ends.push(base + place + 1),
                Some(b',' | b';' | b'!' | b'?') => {}
                Some(b'.') if next.is_none() => {}
                _ => return false,
            }
        }
        base += len;
    }
    // All are looked at, many at once.
    let odd = |byte: &u8| (*byte != b' ') & byte.is_ascii_whitespace();
    ends.push(bytes.len());
    ends.len() > 1 && !bytes.iter().fold(false, |any, byte| any | odd(byte))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_plain_english_in_sentences_is_put_together() {
        let ends = |text: &str| {
            let mut ends = Vec::new();
            plain_ends(text.as_bytes(), &mut ends).then_some(ends)
        };
        assert_eq!(ends("One. Two, three! Four? "), Some(vec![4, 16, 22, 23]));
        assert_eq!(ends("ore the rest. Print it."), Some(vec![13, 23]));
        let long = format!("{}. {}", "a".repeat(63), "b".repeat(70));
        assert_eq!(ends(&long), Some(vec![64, long.len()]));
        for reaching in [
            "One sentence.",
            "One.  Two.",
            "One.\nTwo. Three.",
            "One\ttwo. Three.",
            "Its name is a.b. So.",
            "Don't. Do.",
            "<a>. B.",
            "\u{e9}. B.",
            "A: b. C.",
        ] {
            assert_eq!(ends(reaching), None, "{reaching:?}");
        }
        assert_eq!(ends(&format!("{} {}", "a. ".repeat(21), "b. ")), None);
    }

    proptest! {
        #[test]
        fn what_is_put_together_is_what_is_read(
            words in prop::collection::vec(prop::sample::select(vec![
                "ignore", "all", "previous", "instructions.", "system", "prompt.", "a", "reveal", "your", "the", "xyz.",
                "not", "never", "refuse!", "print?", ",", "you", "are", "now", "send", "password.", ".", "ignoriere",
                "alle", "nicht", "befolge", "don't", "a.b", "\n",
            ]), 0..80),
            kept in any::<u64>(),
        ) {
            let text = words.join(" ");
            let bytes = text.as_bytes();
            let (mut memory, mut ends) = (Memory::default(), Vec::new());
            plain_ends(bytes, &mut ends);
            let (mut start, mut own) = (0, Box::<Parsed>::default());
            for (at, end) in ends.iter().enumerate() {
                let from = start.max(150) - 150;
                let (mut joined, mut read) = (Parsed::default(), Parsed::default());
                memory.read(&bytes[from..start], from, &mut joined);
                read.read(&bytes[from..start]);
                prop_assert_eq!(joined.told_all(), read.told_all(), "{:?}", &text[from..start]);
                own.read(&bytes[start..*end]);
                if kept >> (at % 64) & 1 == 1 {
                    memory.add(start..*end, &mut own);
                }
                start = *end;
            }
        }
    }
}
