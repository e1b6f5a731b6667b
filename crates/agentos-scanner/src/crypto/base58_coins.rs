//! Which coin a Base58 text pays into: version bytes of Base58Check, Monero's blocks, Solana's bare keys.

use sha3::{Digest, Keccak256};

use super::base58::{BITCOIN, RIPPLE, check, decode};

/// Version bytes of addresses with one byte of version: Bitcoin, Dash, Dogecoin, Litecoin, TRON, and the test nets.
const VERSIONS: [u8; 11] = [0x00, 0x05, 0x10, 0x16, 0x1e, 0x30, 0x32, 0x41, 0x4c, 0x6f, 0xc4];

/// Two-byte versions of Zcash's transparent addresses.
const ZCASH: [[u8; 2]; 2] = [[0x1c, 0xb8], [0x1c, 0xbd]];

/// Three-byte versions of Tezos (tz1, tz2, tz3, KT1).
const TEZOS: [[u8; 3]; 4] = [[6, 161, 159], [6, 161, 161], [6, 161, 164], [2, 90, 121]];

/// Version bytes of private keys of Bitcoin, Dogecoin, Litecoin and the test net.
const WIF: [u8; 4] = [0x80, 0x9e, 0xb0, 0xef];

/// Versions of extended private keys (xprv, yprv, zprv, tprv).
const EXTENDED: [[u8; 4]; 4] = [
    [0x04, 0x88, 0xad, 0xe4],
    [0x04, 0x9d, 0x78, 0x78],
    [0x04, 0xb2, 0x43, 0x0c],
    [0x04, 0x35, 0x83, 0x94],
];

/// Whether `text` is an address of a coin that ends its addresses in a checksum.
pub(crate) fn is_address(text: &[u8]) -> bool {
    match text.len() {
        25..=35 => short(text),
        36 => check::<27>(&BITCOIN, text, |payload| {
            TEZOS.iter().any(|version| payload.starts_with(version))
        }),
        95 | 106 => monero(text),
        _ => false,
    }
}

fn short(text: &[u8]) -> bool {
    let first = text.first();
    first == Some(&b'r') && check::<25>(&RIPPLE, text, |payload| payload.first() == Some(&0))
        || check::<25>(&BITCOIN, text, |payload| {
            payload.first().is_some_and(|version| VERSIONS.contains(version))
        })
        || first == Some(&b't')
            && check::<26>(&BITCOIN, text, |payload| {
                ZCASH.iter().any(|version| payload.starts_with(version))
            })
}

/// Whether `text` is 32 bytes without a checksum: a Solana address where the words around say so.
pub(crate) fn is_bare_key(text: &[u8]) -> bool {
    (32..=44).contains(&text.len()) && decode::<32>(&BITCOIN, text).is_some()
}

/// Whether `text` is a private key (WIF or BIP 32) with its checksum right.
pub(crate) fn is_private_key(text: &[u8]) -> bool {
    let known = |payload: &[u8]| payload.first().is_some_and(|version| WIF.contains(version));
    match text.len() {
        51 | 52 => {
            check::<37>(&BITCOIN, text, known)
                || check::<38>(&BITCOIN, text, |payload| {
                    known(payload) && payload.last() == Some(&1)
                })
        }
        107..=112 => check::<82>(&BITCOIN, text, |payload| {
            EXTENDED.iter().any(|version| payload.starts_with(version))
        }),
        _ => false,
    }
}

/// Monero writes blocks of 8 bytes as 11 digits and the rest (5 bytes: 7 digits) apart; the last four bytes are the
/// beginning of the rest's Keccak-256.
fn monero(text: &[u8]) -> bool {
    if !matches!(text.first(), Some(b'4' | b'8')) {
        return false;
    }
    let mut bytes = Vec::with_capacity(77);
    for block in text.chunks(11) {
        // A block keeps its leading zeroes, so it is decoded with `1` (zero) stripped.
        let digits = block
            .iter()
            .position(|digit| *digit != b'1')
            .and_then(|at| block.get(at..))
            .unwrap_or_default();
        let Some(wide) = number(digits) else { return false };
        let width = match block.len() {
            11 => 8,
            7 => 5,
            _ => return false,
        };
        let wide = wide.to_be_bytes();
        let (zero, kept) = wide.split_at(16 - width);
        if zero.iter().any(|byte| *byte != 0) {
            return false;
        }
        bytes.extend_from_slice(kept);
    }
    let Some((payload, sum)) = bytes
        .len()
        .checked_sub(4)
        .and_then(|at| bytes.split_at_checked(at))
    else {
        return false;
    };
    Keccak256::digest(payload).starts_with(sum)
}

fn number(digits: &[u8]) -> Option<u128> {
    let mut total = 0_u128;
    for digit in digits {
        total = total * 58 + u128::from(BITCOIN.value(*digit)?);
    }
    Some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_addresses_hold_and_changed_ones_do_not() {
        let cases = [
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
            "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
            "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
            "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
            "DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L",
            "t1Hsc1LR8yKnbbe3twRp88p6vFfC5t7DLbs",
            "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A",
        ];
        for text in cases {
            assert!(is_address(text.as_bytes()), "{text}");
            let broken = format!(
                "{}{}",
                text.get(..text.len() - 1).unwrap(),
                if text.ends_with('z') { 'y' } else { 'z' }
            );
            assert!(!is_address(broken.as_bytes()), "{broken}");
        }
    }

    #[test]
    fn private_keys_are_told_from_addresses() {
        // The examples of the wallet import format and of BIP 32, in pieces so that no scanner takes them for live.
        let wif = ["5HueCGU8rMjxEXxiPuD5BDku4M", "kFqeZyd4dZ1jvhTVqvbTLvyTJ"].concat();
        let extended = [
            "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4st",
            "bPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi",
        ]
        .concat();
        for text in [wif, extended] {
            assert!(
                is_private_key(text.as_bytes()) && !is_address(text.as_bytes()),
                "{text}"
            );
            assert!(!is_private_key(text.replacen('P', "Q", 1).as_bytes()));
        }
    }
}
