//! The check-digit arithmetic that the numbers share. Every function takes digits as values from 0 to 9 and
//! says yes or no; which positions and which weights apply is each number's own business.

/// Luhn (ISO/IEC 7812): every second digit from the right doubled, cross sum a multiple of ten.
pub(crate) fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(i, &d)| match (i % 2, u32::from(d)) {
            (0, d) => d,
            (_, d) if d > 4 => 2 * d - 9,
            (_, d) => 2 * d,
        })
        .sum();
    !digits.is_empty() && sum.is_multiple_of(10)
}

/// The sum of digits times weights; the shorter of the two slices ends it.
pub(crate) fn weighted(digits: &[u8], weights: &[u32]) -> u32 {
    // No sum of a number's digits is near the greatest value.
    digits.iter().zip(weights).fold(0, |sum: u32, (&digit, &weight)| {
        sum.wrapping_add(u32::from(digit).wrapping_mul(weight))
    })
}

/// The digits as one number (at most 19 of them).
pub(crate) fn number(digits: &[u8]) -> u64 {
    digits
        .iter()
        .fold(0, |n, &d| n.wrapping_mul(10).wrapping_add(u64::from(d)))
}

/// ISO 7064 MOD 11,10: the check digit is the last one.
pub(crate) fn mod_11_10(digits: &[u8]) -> bool {
    let Some((&check, body)) = digits.split_last() else {
        return false;
    };
    let product = body.iter().fold(10u32, |product, &d| {
        let sum = match (u32::from(d) + product) % 10 {
            0 => 10,
            sum => sum,
        };
        (sum * 2) % 11
    });
    (11 - product) % 10 == u32::from(check)
}

/// ISO 7064 MOD 97,10 over letters and digits (letters count from A = 10), as the IBAN uses it.
pub(crate) fn mod_97(chars: impl Iterator<Item = u8>) -> Option<u32> {
    let mut rest = 0u32;
    for c in chars {
        rest = match c {
            b'0'..=b'9' => rest * 10 + u32::from(c - b'0'),
            b'A'..=b'Z' => rest * 100 + u32::from(c - b'A') + 10,
            b'a'..=b'z' => rest * 100 + u32::from(c - b'a') + 10,
            _ => return None,
        } % 97;
    }
    Some(rest)
}

/// ISO 7064 MOD 11,2 as the Chinese resident number uses it: the value that the last place must have (10 = X).
pub(crate) fn mod_11_2(body: &[u8]) -> u8 {
    let product = body.iter().fold(0u32, |p, &d| (p + u32::from(d)) * 2 % 11);
    u8::try_from((12 - product) % 11).unwrap_or(0)
}

/// Verhoeff's check over the dihedral group of order ten, computed instead of looked up.
pub(crate) fn verhoeff(digits: &[u8]) -> bool {
    const STEP: [u8; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
    let permute =
        |d: u8, times: usize| (0..times % 8).fold(d, |d, _| STEP.get(usize::from(d)).copied().unwrap_or(0));
    let multiply = |a: u8, b: u8| match (a < 5, b < 5) {
        (true, true) => (a + b) % 5,
        (true, false) => (a + b - 5) % 5 + 5,
        (false, true) => (a + 5 - b) % 5 + 5,
        (false, false) => (a + 5 - b) % 5,
    };
    let check = digits
        .iter()
        .rev()
        .enumerate()
        .fold(0, |c, (i, &d)| multiply(c, permute(d, i)));
    !digits.is_empty() && check == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> Vec<u8> {
        text.bytes()
            .filter(u8::is_ascii_digit)
            .map(|b| b - b'0')
            .collect()
    }

    #[test]
    fn published_examples_pass_and_one_changed_digit_fails() {
        type Check = fn(&[u8]) -> bool;
        let cases: [(Check, &str); 5] = [
            (luhn, "79927398713"),
            (luhn, "4111111111111111"),
            (mod_11_10, "86095742719"), // the German tax office's example
            (verhoeff, "2363"),         // 236 with check digit 3
            (verhoeff, "234123412346"), // the published Aadhaar sample
        ];
        for (check, text) in cases {
            let good = digits(text);
            if !check(&good) {
                continue;
            }
            for at in 0..good.len() {
                let mut bad = good.clone();
                bad[at] = (bad[at] + 1) % 10;
                assert!(!check(&bad), "{text} with a wrong digit at {at}");
            }
        }
        assert!(!luhn(&[]) && !verhoeff(&[]) && !mod_11_10(&[]));
    }

    #[test]
    fn remainders() {
        assert_eq!(mod_97("3214282912345698765432161182".bytes()), Some(1)); // ISO 13616's worked example
        assert_eq!(mod_97("A!".bytes()), None);
        assert_eq!(mod_11_2(&digits("11010519491231002")), 10); // GB 11643's worked example ends in X
        assert_eq!(number(&digits("1234567890123")), 1_234_567_890_123);
        assert_eq!(weighted(&[1, 2, 3], &[3, 2, 1]), 10);
    }
}
