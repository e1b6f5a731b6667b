//! Decodes short Base64 in either alphabet, with or without padding. Not for large or streamed input.

fn value(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    }
}

/// The decoded bytes; `None` when a byte is no digit. Bits that fill no byte are dropped.
pub(super) fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let digits = text
        .strip_suffix(b"==")
        .or_else(|| text.strip_suffix(b"="))
        .unwrap_or(text);
    let mut out = Vec::with_capacity(digits.len() * 3 / 4);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for byte in digits {
        held = (held << 6) | u32::from(value(*byte)?);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push(u8::try_from((held >> bits) & 0xff).ok()?);
            held &= (1 << bits) - 1;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    #[test]
    fn decodes_both_alphabets() {
        for (text, expected) in [
            ("aGk=", Some(&b"hi"[..])),
            ("aGk", Some(b"hi")),
            ("-_8", Some(b"\xfb\xff")),
            ("+/8=", Some(b"\xfb\xff")),
            ("a*k", None),
        ] {
            assert_eq!(super::decode(text.as_bytes()).as_deref(), expected, "{text}");
        }
    }
}
