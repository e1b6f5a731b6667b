//! Ethereum addresses: 40 hexadecimal digits whose capitals, when mixed, are a checksum (EIP-55).

use sha3::{Digest, Keccak256};

/// What the capitals of an address say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Capitals {
    /// One case only: nothing to check.
    Plain,
    /// Mixed, and the checksum holds.
    Checked,
    /// Mixed, and the checksum does not hold.
    Wrong,
}

/// Judges 40 hexadecimal digits (without `0x`).
pub(crate) fn capitals(digits: &[u8]) -> Capitals {
    let upper = digits.iter().any(u8::is_ascii_uppercase);
    let lower = digits.iter().any(u8::is_ascii_lowercase);
    if !(upper && lower) {
        return Capitals::Plain;
    }
    let hash = Keccak256::digest(digits.to_ascii_lowercase());
    let nibbles = hash.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let holds = digits
        .iter()
        .zip(nibbles)
        .all(|(digit, nibble)| !digit.is_ascii_alphabetic() || digit.is_ascii_uppercase() == (nibble >= 8));
    if holds { Capitals::Checked } else { Capitals::Wrong }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_proposal_s_addresses() {
        let cases = [
            ("5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", Capitals::Checked),
            ("fB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", Capitals::Checked),
            ("D1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb", Capitals::Checked),
            ("d1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb", Capitals::Wrong),
            ("de709f2102306220921060314715629080e2fb77", Capitals::Plain),
            ("52908400098527886E0F7030069857D2E4169EE7", Capitals::Plain),
        ];
        for (digits, expected) in cases {
            assert_eq!(capitals(digits.as_bytes()), expected, "{digits}");
        }
    }
}
