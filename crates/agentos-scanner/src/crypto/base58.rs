//! Base58 and Base58Check: the text form of Bitcoin's older addresses and of everything that copied them.
//! Decodes into a buffer of the caller's choice; does not know which coin a payload belongs to.

use sha2::{Digest, Sha256};

/// Bitcoin's order of the digits.
pub(crate) const BITCOIN: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// The XRP ledger's order of the same digits.
pub(crate) const RIPPLE: &[u8; 58] = b"rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";

/// Whether a byte is a digit of Base58 (the same set in every order).
pub(crate) const fn is_digit(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() && !matches!(byte, b'0' | b'O' | b'I' | b'l')
}

fn value(digits: &[u8; 58], byte: u8) -> Option<u32> {
    let at = digits.iter().position(|digit| *digit == byte)?;
    u32::try_from(at).ok()
}

/// Decodes `text` into exactly `N` bytes. `None` when a byte is no digit, the number does not fit, or its leading
/// zeroes are not the ones that `N` bytes would be written with.
pub(crate) fn decode<const N: usize>(digits: &[u8; 58], text: &[u8]) -> Option<[u8; N]> {
    // A byte takes 1.37 digits, so a longer text cannot fit: refused before any arithmetic.
    if text.len() > N * 7 / 5 + 1 {
        return None;
    }
    let mut out = [0_u8; N];
    for byte in text {
        let mut carry = value(digits, *byte)?;
        for place in out.iter_mut().rev() {
            carry += u32::from(*place) * 58;
            *place = u8::try_from(carry & 0xff).ok()?;
            carry >>= 8;
        }
        if carry != 0 {
            return None;
        }
    }
    let zero = digits.first()?;
    let written = text.iter().take_while(|byte| *byte == zero).count();
    let held = out.iter().take_while(|byte| **byte == 0).count();
    (written == held).then_some(out)
}

/// Decodes and checks the four bytes at the end, the beginning of the payload's double SHA-256.
pub(crate) fn decode_check<const N: usize>(digits: &[u8; 58], text: &[u8]) -> Option<[u8; N]> {
    let all = decode::<N>(digits, text)?;
    let (payload, sum) = all.split_at_checked(N.checked_sub(4)?)?;
    let twice = Sha256::digest(Sha256::digest(payload));
    twice.starts_with(sum).then_some(all)
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
        ];
        for (text, expected) in cases {
            assert_eq!(decode::<3>(BITCOIN, text.as_bytes()), expected, "{text}");
        }
        // 256 = 4 * 58 + 24
        assert_eq!(decode::<3>(BITCOIN, b"15R"), Some([0, 1, 0]));
    }

    #[test]
    fn one_wrong_digit_breaks_the_sum() {
        let genesis = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
        assert!(decode_check::<25>(BITCOIN, genesis.as_bytes()).is_some());
        for at in 0..genesis.len() {
            let mut broken = genesis.as_bytes().to_vec();
            broken[at] = if broken[at] == b'7' { b'8' } else { b'7' };
            assert_eq!(decode_check::<25>(BITCOIN, &broken), None, "{at}");
        }
    }
}
