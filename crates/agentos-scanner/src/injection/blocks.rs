//! What the bytes of a text are, 64 at a time: which are letters, which are spaces, and all of them in lower case.
//! Plain loops over arrays, which the compiler does many bytes at once.

/// How many bytes are looked at at once.
pub(super) const BLOCK: usize = 64;

/// A bit for each byte of a block, the first byte's the lowest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// Letters and digits of ASCII.
    pub(super) letters: u64,
    /// White space of ASCII.
    pub(super) spaces: u64,
    /// Everything else of ASCII.
    pub(super) signs: u64,
    /// Parts of characters beyond ASCII.
    pub(super) beyond: u64,
}

impl Block {
    /// What these bytes are, of which so many are the text's.
    pub(super) fn of(bytes: &[u8; BLOCK], len: usize) -> Self {
        let (mut letters, mut spaces) = ([0; BLOCK], [0; BLOCK]);
        let mut beyond = 0;
        for ((byte, letter), space) in bytes.iter().zip(&mut letters).zip(&mut spaces) {
            let small = (byte | 0x20).wrapping_sub(b'a') < 26;
            let digit = byte.wrapping_sub(b'0') < 10;
            *letter = u8::from(small | digit);
            *space = u8::from((*byte == b' ') | is_control_space(*byte));
            beyond |= byte & 0x80;
        }
        let beyond = if beyond == 0 {
            0
        } else {
            bits(&bytes.map(|byte| byte >> 7))
        };
        let (letters, spaces) = (bits(&letters), bits(&spaces));
        let ours = u64::MAX >> (BLOCK - len.clamp(1, BLOCK));
        Self {
            letters: letters & ours,
            spaces: spaces & ours,
            signs: ours & !(letters | spaces | beyond),
            beyond: beyond & ours,
        }
    }
}

/// These bytes in lower case, and with plain spaces.
pub(super) fn lower(bytes: &[u8; BLOCK]) -> [u8; BLOCK] {
    let mut out = [0; BLOCK];
    for (byte, out) in bytes.iter().zip(&mut out) {
        let capital = u8::from(byte.wrapping_sub(b'A') < 26);
        let lower = byte | capital << 5;
        *out = if is_control_space(*byte) { b' ' } else { lower };
    }
    out
}

const fn is_control_space(byte: u8) -> bool {
    byte.wrapping_sub(b'\t') < 5
}

/// The bytes of a text by blocks, the last one filled up with 0, and how many of each are the text's.
pub(super) fn blocks(bytes: &[u8]) -> impl Iterator<Item = ([u8; BLOCK], usize)> {
    let (whole, rest) = bytes.as_chunks::<BLOCK>();
    let mut filled = [0; BLOCK];
    for (to, from) in filled.iter_mut().zip(rest) {
        *to = *from;
    }
    let last = (!rest.is_empty()).then_some((filled, rest.len()));
    whole.iter().map(|block| (*block, BLOCK)).chain(last)
}

/// A bit for each byte, all of which are 0 or 1.
fn bits(flags: &[u8; BLOCK]) -> u64 {
    let (words, _) = flags.as_chunks::<8>();
    let words = words.iter().zip(0..);
    words.fold(0, |mask, (word, at)| {
        mask | (u64::from_le_bytes(*word).wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * at)
    })
}

/// The places of the bits that are set.
pub(super) fn places(mut mask: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = (mask != 0).then(|| mask.trailing_zeros() as usize)?;
        mask &= mask - 1;
        Some(place)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_in_every_place() {
        for byte in 0..=u8::MAX {
            for at in 0..BLOCK {
                let mut bytes = [b'.'; BLOCK];
                bytes[at] = byte;
                let block = Block::of(&bytes, BLOCK);
                let bit = |is: bool| u64::from(is) << at;
                let space = matches!(byte, b'\t'..=b'\r' | b' ');
                assert_eq!(block.letters, bit(byte.is_ascii_alphanumeric()), "{byte} at {at}");
                assert_eq!(block.spaces, bit(space), "{byte} at {at}");
                assert_eq!(block.beyond, bit(!byte.is_ascii()), "{byte} at {at}");
                assert_eq!(
                    block.signs,
                    !(block.letters | block.spaces | block.beyond),
                    "{byte} at {at}"
                );
                let lower = if space { b' ' } else { byte.to_ascii_lowercase() };
                assert_eq!(super::lower(&bytes)[at], lower, "{byte} at {at}");
            }
        }
    }

    #[test]
    fn blocks_have_all_of_a_text() {
        let text: Vec<u8> = (1..=200).collect();
        for len in 0..=text.len() {
            let mut all: Vec<u8> = Vec::new();
            for (block, len) in blocks(&text[..len]) {
                assert!(block[len..].iter().all(|byte| *byte == 0));
                let block_of = Block::of(&block, len);
                let ours = block_of.letters | block_of.spaces | block_of.signs | block_of.beyond;
                assert_eq!(ours.count_ones() as usize, len);
                all.extend(&block[..len]);
            }
            assert_eq!(all, text[..len]);
        }
    }
}
