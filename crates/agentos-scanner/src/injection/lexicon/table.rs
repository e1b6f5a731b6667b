//! Where words lie in a table: filled once, asked for every word of every sentence. A word is hashed and compared
//! by its first sixteen bytes, which are two numbers.

/// The first bytes of a word, and how many it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::injection) struct Key {
    low: u64,
    high: u64,
    len: usize,
}

/// A key has so many bytes of its word.
pub(super) const KEPT: usize = 16;

impl Key {
    /// Of the bytes from one place of a text to another.
    #[inline]
    pub(in crate::injection) fn of(text: &[u8], start: usize, end: usize) -> Self {
        let len = end.saturating_sub(start);
        Self {
            low: first(eight(text, start), len),
            high: len
                .checked_sub(8)
                .map_or(0, |more| first(eight(text, start + 8), more)),
            len,
        }
    }

    /// What it has of its word.
    pub(super) fn kept(self) -> impl Iterator<Item = u8> {
        let kept = [self.low, self.high].map(u64::to_le_bytes);
        kept.into_iter().flatten().take(self.len)
    }

    /// Whether it has all bytes of its word.
    pub(super) const fn is_whole(self) -> bool {
        self.len <= KEPT
    }

    /// Its first bytes, where it has so many, of eight.
    #[inline]
    pub(super) const fn start(self, len: usize) -> Option<u64> {
        if self.len < len {
            return None;
        }
        Some(first(self.low, len))
    }

    /// The word itself, where it has no more than eight bytes; 0 for a longer one.
    #[inline]
    pub(in crate::injection) const fn short(self) -> u64 {
        if self.len <= 8 { self.low } else { 0 }
    }

    /// One of 64 bits, by its first letter.
    #[inline]
    pub(super) const fn bit(self) -> u64 {
        1 << (self.low % 64)
    }

    #[inline]
    pub(in crate::injection) const fn hash(self) -> Hash {
        let low = (self.low ^ self.len as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let high = self.high.wrapping_mul(0xc2b2_ae3d_27d4_eb4f);
        Hash(low ^ low >> 32).and(Hash(high))
    }
}

/// The eight bytes of a text from a place on, the first one the lowest, and 0 behind its end.
#[inline]
pub(super) fn eight(text: &[u8], at: usize) -> u64 {
    let rest = text.get(at..).unwrap_or_default();
    if let Some(bytes) = rest.first_chunk::<8>() {
        return u64::from_le_bytes(*bytes);
    }
    match text.last_chunk::<8>() {
        Some(bytes) if !rest.is_empty() => u64::from_le_bytes(*bytes) >> (64 - 8 * rest.len()),
        _ => rest.iter().rev().fold(0, |all, byte| all << 8 | u64::from(*byte)),
    }
}

/// The first bytes of eight.
#[inline]
const fn first(bytes: u64, len: usize) -> u64 {
    if len < 8 {
        bytes & ((1 << (8 * len)) - 1)
    } else {
        bytes
    }
}

/// What a key comes down to. The keys of a table are ours: nobody can choose them so that they collide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::injection) struct Hash(u64);

impl Hash {
    /// Of a number.
    pub(super) const fn of(number: u64) -> Self {
        Self(number.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// Of this and something behind it.
    #[inline]
    pub(super) const fn and(self, next: Self) -> Self {
        Self((self.0.rotate_left(23) ^ next.0).wrapping_mul(0x9fb2_1c65_1e98_df25))
    }
}

/// Which entry of a list a hash belongs to.
#[derive(Debug)]
pub(in crate::injection) struct Slots {
    /// For each hash the number of an entry and one, below some more bits of the hash; 0 where there is none. A power
    /// of two of them, with what is taken moved on to the next one.
    slots: Vec<u32>,
    /// How many bits of a hash do not choose its slot.
    rest: u32,
    /// The hashes of the entries.
    hashes: Vec<Hash>,
}

/// The bits of a slot that are an entry's.
const ENTRY: u32 = (1 << 20) - 1;

impl Default for Slots {
    fn default() -> Self {
        Self {
            slots: vec![0; 2],
            rest: 63,
            hashes: Vec::new(),
        }
    }
}

impl Slots {
    /// A further entry, by number.
    pub(in crate::injection) fn add(&mut self, hash: Hash) -> usize {
        let number = self.hashes.len();
        self.hashes.push(hash);
        if self.hashes.len() * 3 > self.slots.len() {
            self.slots = vec![0; self.slots.len() * 4];
            self.rest -= 2;
            for number in 0..=number {
                self.place(number);
            }
        } else {
            self.place(number);
        }
        number
    }

    fn place(&mut self, number: usize) {
        let Some(hash) = self.hashes.get(number).copied() else {
            return;
        };
        let mask = self.slots.len() - 1;
        let mut slot = self.slot(hash);
        while self.slots.get(slot).is_some_and(|taken| *taken != 0) {
            slot = (slot + 1) & mask;
        }
        if let Some(free) = self.slots.get_mut(slot) {
            *free = tag(hash) | (u32::try_from(number + 1).unwrap_or(0) & ENTRY);
        }
    }

    const fn slot(&self, hash: Hash) -> usize {
        (hash.0 >> self.rest) as usize
    }

    /// The entry with this hash that is the one looked for.
    #[inline]
    pub(in crate::injection) fn find(&self, hash: Hash, mut is: impl FnMut(usize) -> bool) -> Option<usize> {
        let mask = self.slots.len() - 1;
        let mut slot = self.slot(hash);
        loop {
            let taken = *self.slots.get(slot)?;
            let number = (taken & ENTRY).checked_sub(1)? as usize;
            if taken & !ENTRY == tag(hash) && is(number) {
                return Some(number);
            }
            slot = (slot + 1) & mask;
        }
    }
}

/// Bits of a hash that tell most entries apart without a look at them.
const fn tag(hash: Hash) -> u32 {
    hash.0 as u32 & !ENTRY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_found_and_nothing_else() {
        let mut slots = Slots::default();
        let keys: Vec<Key> = (0..2000)
            .map(|number: usize| {
                let word = format!("{number} {}", "x".repeat(number % 20));
                Key::of(word.as_bytes(), 0, word.len())
            })
            .collect();
        for (number, key) in keys.iter().enumerate().take(1000) {
            assert_eq!(slots.add(key.hash()), number);
        }
        for (number, key) in keys.iter().enumerate() {
            let found = slots.find(key.hash(), |at| keys[at] == *key);
            assert_eq!(found, (number < 1000).then_some(number));
        }
        assert_eq!(Slots::default().find(keys[0].hash(), |_| true), None);
    }

    #[test]
    fn a_key_is_the_first_bytes_wherever_they_lie() {
        let text: Vec<u8> = (1..=40).collect();
        let number = |bytes: &[u8]| {
            bytes
                .iter()
                .rev()
                .fold(0, |all, byte| all << 8 | u64::from(*byte))
        };
        for len in 0..=text.len() {
            let text = &text[..len];
            for start in 0..=len {
                assert_eq!(eight(text, start), number(&text[start..len.min(start + 8)]));
                for end in start..=len {
                    let key = Key::of(text, start, end);
                    let (low, high) = (end.min(start + 8), end.min(start + 16));
                    assert_eq!(key.low, number(&text[start..low]));
                    assert_eq!(key.high, number(&text[low..high]));
                    assert_eq!((key.len, key.is_whole()), (end - start, end - start <= 16));
                }
            }
        }
    }
}
