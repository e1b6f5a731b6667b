//! Looks for a byte, eight at a time. Most bytes are not the one.

/// Where the first of these bytes stands that is this one.
pub(crate) fn find(bytes: &[u8], wanted: u8) -> Option<usize> {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let (words, rest) = bytes.as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        // The byte becomes zero where it stands, and the lowest zero borrows first.
        let word = u64::from_le_bytes(*word) ^ (u64::from(wanted) * EACH);
        let zeros = word.wrapping_sub(EACH) & !word & (0x80 * EACH);
        if zeros != 0 {
            return Some(8 * at + zeros.trailing_zeros() as usize / 8);
        }
    }
    let end = rest.iter().position(|byte| *byte == wanted)?;
    Some(bytes.len() - rest.len() + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_one() {
        for len in 0..40 {
            for byte in [0, b'\n' - 1, b'\n' + 1, b'a', 0x8a, 0xff] {
                let mut bytes = vec![byte; len];
                assert_eq!(find(&bytes, b'\n'), None);
                for at in (0..len).rev() {
                    bytes[at] = b'\n';
                    assert_eq!(find(&bytes, b'\n'), Some(at), "{byte} {len}");
                }
            }
        }
    }
}
