//! Base58 and Base58Check: the text form of Bitcoin's older addresses and of everything that copied them.
//! Decodes into a buffer of the caller's choice; does not know which coin a payload belongs to.

use sha2::{Digest, Sha256};

/// A digit's value in each byte's place; [`NONE`] for other bytes.
#[derive(Debug)]
pub(crate) struct Digits([u8; 256]);

const NONE: u8 = 255;

/// Bitcoin's order of the digits.
pub(crate) static BITCOIN: Digits =
    Digits::new(b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz");

/// The XRP ledger's order of the same digits.
pub(crate) static RIPPLE: Digits = Digits::new(b"rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz");

impl Digits {
    #[expect(
        clippy::indexing_slicing,
        clippy::cast_possible_truncation,
        reason = "evaluated by the compiler, which refuses a wrong index; 58 fits a byte"
    )]
    const fn new(order: &[u8; 58]) -> Self {
        let mut values = [NONE; 256];
        let mut at = 0;
        while at < order.len() {
            values[order[at] as usize] = at as u8;
            at += 1;
        }
        Self(values)
    }

    /// What a digit stands for.
    pub(crate) fn value(&self, byte: u8) -> Option<u32> {
        let value = *self.0.get(usize::from(byte))?;
        (value != NONE).then_some(u32::from(value))
    }
}

/// Whether a byte is a digit of Base58 (the same set in every order).
pub(crate) const fn is_digit(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() && !matches!(byte, b'0' | b'O' | b'I' | b'l')
}

/// The longest payload: an extended key with its checksum.
const WIDEST: usize = 84;

/// Decodes `text` into exactly `N` bytes. `None` when a byte is no digit, the number does not fit, or its leading
/// zeroes are not the ones that `N` bytes would be written with.
pub(crate) fn decode<const N: usize>(digits: &Digits, text: &[u8]) -> Option<[u8; N]> {
    // A byte takes 1.37 digits, so a longer text cannot fit: refused before any arithmetic.
    if text.len() > N * 7 / 5 + 1 {
        return None;
    }
    // Limbs of 32 bits, the least first.
    let mut limbs = [0_u32; WIDEST / 4];
    let limbs = limbs.get_mut(..N.div_ceil(4))?;
    for byte in text {
        let mut carry = u64::from(digits.value(*byte)?);
        for limb in limbs.iter_mut() {
            carry += u64::from(*limb) * 58;
            *limb = u32::try_from(carry & 0xffff_ffff).ok()?;
            carry >>= 32;
        }
        if carry != 0 {
            return None;
        }
    }
    let mut out = [0_u8; N];
    let mut bytes = limbs.iter().flat_map(|limb| limb.to_le_bytes());
    for (place, byte) in out.iter_mut().rev().zip(&mut bytes) {
        *place = byte;
    }
    if bytes.any(|byte| byte != 0) {
        return None;
    }
    let written = text
        .iter()
        .take_while(|byte| digits.value(**byte) == Some(0))
        .count();
    let held = out.iter().take_while(|byte| **byte == 0).count();
    (written == held).then_some(out)
}

/// Decodes, asks `known` about the payload, and checks the four bytes at the end: the beginning of the payload's
/// double SHA-256.
pub(crate) fn check<const N: usize>(digits: &Digits, text: &[u8], known: impl Fn(&[u8]) -> bool) -> bool {
    let Some(all) = decode::<N>(digits, text) else {
        return false;
    };
    let Some((payload, sum)) = N.checked_sub(4).and_then(|at| all.split_at_checked(at)) else {
        return false;
    };
    known(payload) && Sha256::digest(Sha256::digest(payload)).starts_with(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_only_what_encodes_back() {
        let cases = [
            ("111", Some([0, 0, 0])),
            ("1112", None),
            ("11", None),
            ("0aa", None),
            ("zzzzzz", None),
            ("115Q", Some([0, 0, 255])),
            ("15R", Some([0, 1, 0])),
        ];
        for (text, expected) in cases {
            assert_eq!(decode::<3>(&BITCOIN, text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn one_wrong_digit_breaks_the_sum() {
        let genesis = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
        assert!(check::<25>(&BITCOIN, genesis.as_bytes(), |_| true));
        for at in 0..genesis.len() {
            let mut broken = genesis.as_bytes().to_vec();
            broken[at] = if broken[at] == b'7' { b'8' } else { b'7' };
            assert!(!check::<25>(&BITCOIN, &broken, |_| true), "{at}");
        }
    }
}
