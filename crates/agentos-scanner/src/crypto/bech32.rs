//! Bech32 and Bech32m (BIP 173, BIP 350) and CashAddr: lower-case addresses with a checksum over a polynomial.
//! Says whether the checksum holds; does not decode the payload.

const DIGITS: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/// The two constants that the checksum may end in.
const BECH32: u32 = 1;
const BECH32M: u32 = 0x2bc8_30a3;

/// Whether a byte is a digit of the data part, in either case.
pub(crate) fn is_digit(byte: u8) -> bool {
    DIGITS.contains(&byte.to_ascii_lowercase())
}

fn value(byte: u8) -> Option<u8> {
    let at = DIGITS
        .iter()
        .position(|digit| *digit == byte.to_ascii_lowercase())?;
    u8::try_from(at).ok()
}

fn one_case(text: &[u8]) -> bool {
    !(text.iter().any(u8::is_ascii_uppercase) && text.iter().any(u8::is_ascii_lowercase))
}

fn step(sum: u32, digit: u8) -> u32 {
    const GENERATOR: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
    let top = sum >> 25;
    let mut next = ((sum & 0x01ff_ffff) << 5) ^ u32::from(digit);
    for (bit, generator) in GENERATOR.iter().enumerate() {
        if (top >> bit) & 1 == 1 {
            next ^= generator;
        }
    }
    next
}

/// Whether `prefix`, `1` and `data` are a Bech32 or Bech32m string. The prefix is given in lower case.
pub(crate) fn is_valid(prefix: &[u8], data: &[u8]) -> bool {
    if data.len() < 6 || !one_case(data) {
        return false;
    }
    let mut sum = 1;
    for byte in prefix {
        sum = step(sum, byte >> 5);
    }
    sum = step(sum, 0);
    for byte in prefix {
        sum = step(sum, byte & 31);
    }
    for byte in data {
        let Some(digit) = value(*byte) else { return false };
        sum = step(sum, digit);
    }
    sum == BECH32 || sum == BECH32M
}

/// Whether `data` is a CashAddr payload under `prefix` (Bitcoin Cash, without the colon).
pub(crate) fn is_cash_address(prefix: &[u8], data: &[u8]) -> bool {
    const GENERATOR: [u64; 5] = [
        0x98_f2bc_8e61,
        0x79_b76d_99e2,
        0xf3_3e5f_b3c4,
        0xae_2eab_e2a8,
        0x1e_4f43_e470,
    ];
    if data.len() < 42 || !one_case(data) {
        return false;
    }
    let digits = prefix
        .iter()
        .map(|byte| Some(byte & 31))
        .chain([Some(0)])
        .chain(data.iter().map(|byte| value(*byte)));
    let mut sum = 1_u64;
    for digit in digits {
        let Some(digit) = digit else { return false };
        let top = sum >> 35;
        sum = ((sum & 0x07_ffff_ffff) << 5) ^ u64::from(digit);
        for (bit, generator) in GENERATOR.iter().enumerate() {
            if (top >> bit) & 1 == 1 {
                sum ^= generator;
            }
        }
    }
    sum == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Valid strings of the two proposals, and the same with one digit changed.
    #[test]
    fn published_strings_hold_and_changed_ones_do_not() {
        let cases = [
            ("bc", "qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"),
            (
                "bc",
                "p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
            ),
            (
                "tb",
                "qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7",
            ),
            ("bc", "QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"),
            ("split", "checkupstagehandshakeupstreamerranterredcaperred2y9e3w"),
        ];
        for (prefix, data) in cases {
            assert!(is_valid(prefix.as_bytes(), data.as_bytes()), "{data}");
            let broken = data.replacen(['y', 'z', 'Y', 'Z', '9'], "q", 1);
            assert_ne!(broken, data);
            assert!(!is_valid(prefix.as_bytes(), broken.as_bytes()), "{broken}");
        }
        assert!(!is_valid(b"bc", b"qW508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"));
    }

    #[test]
    fn cash_addresses_hold_and_changed_ones_do_not() {
        let good = "qr6m7j9njldwwzlg9v7v53unlr4jkmx6eylep8ekg2";
        assert!(is_cash_address(b"bitcoincash", good.as_bytes()));
        assert!(!is_cash_address(
            b"bitcoincash",
            good.replacen('7', "y", 1).as_bytes()
        ));
        assert!(!is_cash_address(b"bchtest", good.as_bytes()));
    }
}
