//! A table from words to what they mean: filled once, asked for every word of every sentence. The hash of a word is
//! worked out letter by letter while its end is looked for.

/// The hash of what has been read so far. The keys are ours: nobody can choose them so that they collide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::injection) struct Hash(u64);

impl Hash {
    /// Of nothing.
    pub(in crate::injection) const NONE: Self = Self(0xcbf2_9ce4_8422_2325);

    /// With one more byte.
    #[inline]
    pub(in crate::injection) const fn with(self, byte: u8) -> Self {
        Self((self.0 ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3))
    }

    /// With these behind.
    pub(in crate::injection) fn and(self, bytes: &[u8]) -> Self {
        bytes.iter().fold(self, |hash, byte| hash.with(*byte))
    }

    /// Of these.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self::NONE.and(bytes)
    }

    /// Some bits of it.
    pub(super) const fn short(self) -> usize {
        self.mixed() as usize
    }

    /// The upper bits are the better mixed ones.
    const fn mixed(self) -> u64 {
        self.0 ^ self.0 >> 29
    }
}

/// Keys, and a value for each.
#[derive(Debug)]
pub(super) struct Table<V> {
    /// For each hash the number of an entry and one, or 0 where there is none; a power of two of them, with what is
    /// taken moved on to the next one.
    slots: Vec<u32>,
    entries: Vec<(u64, Box<[u8]>, V)>,
}

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self {
            slots: vec![0],
            entries: Vec::new(),
        }
    }
}

impl<V: Default> Table<V> {
    /// The value of a key, which is new if the key is.
    pub(super) fn entry(&mut self, key: &[u8]) -> Option<&mut V> {
        let hash = Hash::of(key);
        let at = match self.find(hash, key) {
            Some(at) => at,
            None => {
                self.entries.push((hash.mixed(), key.into(), V::default()));
                self.place();
                self.entries.len() - 1
            }
        };
        self.entries.get_mut(at).map(|(_, _, value)| value)
    }

    /// Gives the last entry a slot, and all of them more room where it is narrow.
    fn place(&mut self) {
        let first = if self.entries.len() * 3 > self.slots.len() {
            self.slots = vec![0; (self.entries.len() * 6).next_power_of_two()];
            0
        } else {
            self.entries.len() - 1
        };
        let mask = self.slots.len() - 1;
        for (at, (hash, ..)) in self.entries.iter().enumerate().skip(first) {
            let mut slot = *hash as usize & mask;
            while self.slots.get(slot).is_some_and(|taken| *taken != 0) {
                slot = (slot + 1) & mask;
            }
            if let Some(free) = self.slots.get_mut(slot) {
                *free = u32::try_from(at + 1).unwrap_or(0);
            }
        }
    }
}

impl<V> Table<V> {
    fn find(&self, hash: Hash, key: &[u8]) -> Option<usize> {
        let mask = self.slots.len() - 1;
        let mut slot = hash.mixed() as usize & mask;
        loop {
            let at = self.slots.get(slot)?.checked_sub(1)? as usize;
            let (known, word, _) = self.entries.get(at)?;
            if *known == hash.mixed() && **word == *key {
                return Some(at);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// What a key means, given its hash.
    #[inline]
    pub(super) fn get(&self, hash: Hash, key: &[u8]) -> Option<&V> {
        let at = self.find(hash, key)?;
        self.entries.get(at).map(|(_, _, value)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_found_and_nothing_else() {
        let mut table: Table<usize> = Table::default();
        let key = |number: usize| format!("key {number}").into_bytes();
        for number in 0..1000 {
            *table.entry(&key(number)).unwrap() += number;
            assert_eq!(table.get(Hash::of(&key(number)), &key(number)), Some(&number));
        }
        for number in 0..2000 {
            let found = table.get(Hash::of(b"key ").and(number.to_string().as_bytes()), &key(number));
            assert_eq!(found, (number < 1000).then_some(&number), "{number}");
        }
        assert_eq!(Table::<usize>::default().get(Hash::NONE, b""), None);
    }
}
