//! Numbers of identity documents, with the check digit of the lines that machines read. One in ten passes by
//! chance, so a word must say what they are.

/// German identity cards and passports: a serial without vowels, and the check digit of machine-readable documents.
pub(super) fn de_id_card(c: &[u8]) -> bool {
    const LETTERS: &[u8] = b"CFGHJKLMNPRTVWXYZ";
    let Some((serial, &[check])) = c.split_at_checked(9) else {
        return false;
    };
    if !serial.iter().all(|b| b.is_ascii_digit() || LETTERS.contains(b))
        || !serial.first().is_some_and(|b| LETTERS.contains(b))
        || !serial.iter().any(u8::is_ascii_digit)
    {
        return false;
    }
    let sum: u32 = serial
        .iter()
        .zip([7, 3, 1].into_iter().cycle())
        .map(|(b, w)| {
            w * u32::from(if b.is_ascii_digit() {
                b - b'0'
            } else {
                b - b'A' + 10
            })
        })
        .sum();
    u32::from(check.wrapping_sub(b'0')) == sum % 10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_specimen_and_broken_ones() {
        let cases = [
            ("L01X00T471", true),
            ("L01X00T472", false),
            ("A01X00T471", false), // no vowels
            ("L01X00T47", false),
            ("L01X00T4711", false),
        ];
        for (text, expected) in cases {
            assert_eq!(de_id_card(text.as_bytes()), expected, "{text}");
        }
    }
}
