//! Addresses that end in a CRC-16 (XMODEM): Stellar's accounts and seeds, TON's friendly form.

fn crc16(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0, |crc, byte| {
        (0..8).fold(crc ^ (u16::from(*byte) << 8), |crc: u16, _| {
            if crc & 0x8000 == 0 {
                crc << 1
            } else {
                (crc << 1) ^ 0x1021
            }
        })
    })
}

/// Unpacks digits of `width` bits (most significant first) into bytes; bits left over must be zero.
fn unpack(digits: impl Iterator<Item = Option<u8>>, width: u32) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(40);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for digit in digits {
        held = (held << width) | u32::from(digit?);
        bits += width;
        if bits >= 8 {
            bits -= 8;
            out.push(u8::try_from(held >> bits).ok()?);
            held &= (1 << bits) - 1;
        }
    }
    (held == 0).then_some(out)
}

fn base32(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'2'..=b'7' => Some(byte - b'2' + 26),
        _ => None,
    }
}

fn base64(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'-' | b'+' => Some(62),
        b'_' | b'/' => Some(63),
        _ => None,
    }
}

/// 56 digits beginning with `G` (an account) or `S` (its seed), checksum right.
pub(crate) fn is_stellar(text: &[u8]) -> bool {
    let Some(bytes) = (text.len() == 56)
        .then(|| unpack(text.iter().map(|byte| base32(*byte)), 5))
        .flatten()
    else {
        return false;
    };
    bytes
        .split_last_chunk::<2>()
        .is_some_and(|(payload, sum)| u16::from_le_bytes(*sum) == crc16(payload))
}

/// 48 digits: a tag, a workchain, a 32-byte hash and the checksum.
pub(crate) fn is_ton(text: &[u8]) -> bool {
    let Some(bytes) = (text.len() == 48)
        .then(|| unpack(text.iter().map(|byte| base64(*byte)), 6))
        .flatten()
    else {
        return false;
    };
    matches!(bytes.first(), Some(0x11 | 0x51 | 0x91 | 0xd1))
        && bytes
            .split_last_chunk::<2>()
            .is_some_and(|(payload, sum)| u16::from_be_bytes(*sum) == crc16(payload))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_addresses_hold_and_changed_ones_do_not() {
        let stellar = "GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ";
        assert!(is_stellar(stellar.as_bytes()));
        assert!(!is_stellar(stellar.replacen('7', "6", 1).as_bytes()));
        let ton = "EQCD39VS5jcptHL8vMjEXrzGaRcCVYto7HUn4bpAOg8xqB2N";
        assert!(is_ton(ton.as_bytes()));
        assert!(!is_ton(ton.replacen('5', "6", 1).as_bytes()));
    }
}
