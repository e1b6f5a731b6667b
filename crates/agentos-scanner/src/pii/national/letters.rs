//! Numbers with letters among their digits. Each is recognised from its letters, and checked as its issuer says.

use std::ops::Range;

use super::dates::{ddmmyy, pair, yymmdd};
use super::lettered::SHORTEST;
use super::token::Token;
use super::world::cn_front;
use crate::pii::checksum::{mod_11_2, number, weighted};

/// Whether characters are as a mask says: `a` a letter, `9` a digit, `x` either, others themselves.
fn like(chars: &[u8], mask: &[u8]) -> bool {
    chars.len() == mask.len()
        && chars.iter().zip(mask).all(|(c, m)| match m {
            b'a' => c.is_ascii_uppercase(),
            b'9' => c.is_ascii_digit(),
            b'x' => c.is_ascii_alphanumeric(),
            m => c == m,
        })
}

/// The digits among the characters, at most twenty.
fn digits(chars: &[u8]) -> Vec<u8> {
    chars
        .iter()
        .filter(|c| c.is_ascii_digit())
        .map(|c| c - b'0')
        .collect()
}

fn at(chars: &[u8], i: usize) -> u8 {
    chars.get(i).copied().unwrap_or(0)
}

fn part(chars: &[u8], range: Range<usize>) -> &[u8] {
    chars.get(range).unwrap_or_default()
}

/// A number and what recognises it.
type Kind = (&'static str, fn(&[u8]) -> bool);

/// Which number a token is.
pub(super) fn identify(token: &Token) -> Option<&'static str> {
    let c = token.chars();
    // All of them have letters, and none is shorter or longer.
    if !(SHORTEST..=18).contains(&c.len()) {
        return None;
    }
    // The sign of the century is the one separator of a HETU, and no other is written in it.
    if token.first == 6 && token.seps == 1 && fi_hetu(c) {
        return Some("fi_hetu");
    }
    if c.iter().all(u8::is_ascii_digit) {
        return None;
    }
    const KINDS: &[Kind] = &[
        ("es_dni", es_dni),
        ("es_nie", es_nie),
        ("it_cf", it_cf),
        ("uk_nino", uk_nino),
        ("fr_nir", fr_nir_corsica),
        ("fi_hetu", |c| c.len() == 11 && fi_hetu(c)),
        ("ie_pps", ie_pps),
        ("mx_curp", mx_curp),
        ("in_pan", in_pan),
        ("sg_nric", sg_nric),
        ("tw_id", tw_id),
        ("hk_id", hk_id),
        ("cn_id", cn_id_x),
        ("cl_rut", cl_rut_k),
        ("de_rvnr", de_rvnr),
        ("it_piva", |c| {
            like(c, b"IT99999999999") && super::europe::it_piva(&digits(c))
        }),
        ("de_id_card", super::documents::de_id_card),
    ];
    const SOLID: &[&str] = &[
        "fi_hetu",
        "mx_curp",
        "sg_nric",
        "tw_id",
        "cn_id",
        "in_pan",
        "hk_id",
        "de_id_card",
        "it_piva",
    ];
    let (sub, _) = KINDS.iter().find(|(_, check)| check(c))?;
    (token.seps == 0 || !SOLID.contains(sub)).then_some(*sub)
}

/// Whether one that begins with a letter may have so many characters, and so many digits together first: fewer than four
/// have the Italian code and the German card alone.
pub(super) fn may_be(len: usize, digits: usize) -> bool {
    matches!(len, 10 | 16) || digits > 3 && (SHORTEST..=18).contains(&len)
}

const DNI: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";

fn dni_letter(n: u64) -> u8 {
    usize::try_from(n % 23)
        .ok()
        .and_then(|i| DNI.get(i).copied())
        .unwrap_or(0)
}

/// DNI: eight digits and the letter of the remainder of 23; foreigners' and minors' NIF with K, L or M.
fn es_dni(c: &[u8]) -> bool {
    like(c, b"99999999a") && dni_letter(number(&digits(c))) == at(c, 8)
        || like(c, b"a9999999a")
            && matches!(at(c, 0), b'K' | b'L' | b'M')
            && dni_letter(number(&digits(c))) == at(c, 8)
}

/// NIE: X, Y, Z stand for 0, 1, 2.
fn es_nie(c: &[u8]) -> bool {
    like(c, b"a9999999a")
        && matches!(at(c, 0), b'X'..=b'Z')
        && dni_letter(u64::from(at(c, 0) - b'X') * 10_000_000 + number(&digits(c))) == at(c, 8)
}

/// Codice fiscale, with the letters that stand for digits when two people share a code (omocodia).
fn it_cf(c: &[u8]) -> bool {
    const ODD: [u32; 26] = [
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
    ];
    const OMOCODIA: &[u8; 10] = b"LMNPQRSTUV";
    if !like(c, b"aaaaaaxxaxxaxxxa") {
        return false;
    }
    let digit = |i: usize| match at(c, i) {
        b @ b'0'..=b'9' => Some(b - b'0'),
        b => OMOCODIA
            .iter()
            .position(|o| *o == b)
            .and_then(|p| u8::try_from(p).ok()),
    };
    let Some(day) = digit(9).zip(digit(10)).map(|(a, b)| a * 10 + b) else {
        return false;
    };
    let numeric = [6, 7, 12, 13, 14].into_iter().all(|i| digit(i).is_some());
    let sum: u32 = part(c, 0..15)
        .iter()
        .enumerate()
        .map(|(i, b)| {
            let value = if b.is_ascii_digit() { b - b'0' } else { b - b'A' };
            if i % 2 == 0 {
                ODD.get(usize::from(value)).copied().unwrap_or(0)
            } else {
                u32::from(value)
            }
        })
        .sum();
    numeric
        && matches!(day, 1..=31 | 41..=71)
        && b"ABCDEHLMPRST".contains(&at(c, 8))
        && u32::from(at(c, 15) - b'A') == sum % 26
}

/// NINO: prefixes never given out are none; `ZZ` with suffix T marks a temporary one.
fn uk_nino(c: &[u8]) -> bool {
    if !like(c, b"aa999999a") {
        return false;
    }
    let (first, second) = (at(c, 0), at(c, 1));
    let temporary =
        matches!(part(c, 0..2), b"ZZ" | b"TN") && matches!(at(c, 8), b'A'..=b'D' | b'M' | b'F' | b'P' | b'T');
    let given = !b"DFIQUV".contains(&first)
        && !b"DFIQUVO".contains(&second)
        && !matches!(
            part(c, 0..2),
            b"BG" | b"GB" | b"NK" | b"KN" | b"TN" | b"NT" | b"ZZ"
        )
        && matches!(at(c, 8), b'A'..=b'D');
    temporary || given
}

/// The NIR of Corsica: the departments 2A and 2B count as 19 and 18.
fn fr_nir_corsica(c: &[u8]) -> bool {
    if !like(c, b"999992a99999999") || !matches!(at(c, 6), b'A' | b'B') {
        return false;
    }
    let replaced = if at(c, 6) == b'A' { [1, 9] } else { [1, 8] };
    let (front, back) = (digits(part(c, 0..5)), digits(part(c, 7..13)));
    let n = [front.as_slice(), &replaced, back.as_slice()].concat();
    97 - number(&n) % 97 == number(&digits(part(c, 13..15)))
}

const HETU: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";

/// HETU, without the sign of the century (a letter for some years since 2023).
fn fi_hetu(c: &[u8]) -> bool {
    let (n, check) = match c.len() {
        10 if like(part(c, 0..9), b"999999999") => (digits(part(c, 0..9)), at(c, 9)),
        11 if like(part(c, 0..10), b"999999a999") && b"ABCDEFYXWVU".contains(&at(c, 6)) => {
            (digits(part(c, 0..10)), at(c, 10))
        }
        _ => return false,
    };
    let letter = usize::try_from(number(&n) % 31)
        .ok()
        .and_then(|i| HETU.get(i).copied());
    ddmmyy(&n, 0) && letter == Some(check)
}

/// PPS number: modulus 23, with a second letter that counts nine times.
fn ie_pps(c: &[u8]) -> bool {
    if !like(c, b"9999999a") && !like(c, b"9999999aa") {
        return false;
    }
    let second = match at(c, 8) {
        0 | b'W' => 0,
        b @ b'A'..=b'I' => u32::from(b - b'A') + 1,
        _ => return false,
    };
    let sum = weighted(&digits(part(c, 0..7)), &[8, 7, 6, 5, 4, 3, 2]) + 9 * second;
    let expected = if sum.is_multiple_of(23) {
        b'W'
    } else {
        b'@' + u8::try_from(sum % 23).unwrap_or(0)
    };
    at(c, 7) == expected
}

/// CURP: names, birth date, sex, state, consonants, check.
fn mx_curp(c: &[u8]) -> bool {
    if !like(c, b"aaaa999999aaaaaax9") || !matches!(at(c, 10), b'H' | b'M' | b'X') {
        return false;
    }
    let value = |b: u8| match b {
        b'0'..=b'9' => u32::from(b - b'0'),
        // Ñ stands between N and O.
        b'O'.. => u32::from(b - b'A') + 11,
        b => u32::from(b - b'A') + 10,
    };
    let sum: u32 = part(c, 0..17)
        .iter()
        .zip((2..=18).rev())
        .map(|(b, w)| value(*b) * w)
        .sum();
    yymmdd(&digits(part(c, 4..10)), 0) && (10 - sum % 10) % 10 == u32::from(at(c, 17) - b'0')
}

/// PAN: the fourth letter is the kind of holder.
fn in_pan(c: &[u8]) -> bool {
    like(c, b"aaaaa9999a") && b"ABCFGHJLPT".contains(&at(c, 3)) && part(c, 5..9) != b"0000"
}

/// NRIC and FIN.
fn sg_nric(c: &[u8]) -> bool {
    if !like(c, b"a9999999a") {
        return false;
    }
    let (offset, letters): (u32, &[u8; 11]) = match at(c, 0) {
        b'S' => (0, b"JZIHGFEDCBA"),
        b'T' => (4, b"JZIHGFEDCBA"),
        b'F' => (0, b"XWUTRQPNMLK"),
        b'G' => (4, b"XWUTRQPNMLK"),
        b'M' => (3, b"KLJNPQRTUWX"),
        _ => return false,
    };
    let rest = (weighted(&digits(c), &[2, 7, 6, 5, 4, 3, 2]) + offset) % 11;
    usize::try_from(rest).ok().and_then(|i| letters.get(i)) == Some(&at(c, 8))
}

/// Taiwan: a letter for the place, 1 or 2 for the sex (8 or 9 for foreigners).
fn tw_id(c: &[u8]) -> bool {
    const PLACES: &[u8; 26] = b"ABCDEFGHJKLMNPQRSTUVXYWZIO";
    if !like(c, b"a999999999") || !matches!(at(c, 1), b'1' | b'2' | b'8' | b'9') {
        return false;
    }
    let Some(place) = PLACES
        .iter()
        .position(|p| *p == at(c, 0))
        .and_then(|p| u32::try_from(p + 10).ok())
    else {
        return false;
    };
    let sum = place / 10 + place % 10 * 9 + weighted(&digits(c), &[8, 7, 6, 5, 4, 3, 2, 1, 1]);
    sum.is_multiple_of(10)
}

/// Hong Kong: one or two letters, six digits, and the check in parentheses, which the token does not hold.
pub(super) fn hk_id(c: &[u8]) -> bool {
    let two = like(c, b"aa999999x");
    if !two && !like(c, b"a999999x") {
        return false;
    }
    let value = |b: u8| {
        if b.is_ascii_digit() {
            u32::from(b - b'0')
        } else {
            u32::from(b - b'A') + 10
        }
    };
    let front = if two { 0 } else { 36 * 9 };
    let check = match c.last() {
        Some(b'A') => 10,
        Some(b @ b'0'..=b'9') => u32::from(b - b'0'),
        _ => return false,
    };
    let body = part(c, 0..c.len() - 1);
    let sum: u32 = body.iter().rev().zip(2..).map(|(b, w)| value(*b) * w).sum();
    (front + sum + check).is_multiple_of(11)
}

/// China's resident number that ends in X.
fn cn_id_x(c: &[u8]) -> bool {
    if !like(c, b"99999999999999999X") {
        return false;
    }
    let d = digits(c);
    cn_front(&d) && mod_11_2(&d) == 10
}

/// RUT with the check letter K; those with a digit are read with their groups.
fn cl_rut_k(c: &[u8]) -> bool {
    (like(c, b"99999999K") || like(c, b"9999999K")) && rut_check(&digits(c)) == 10
}

/// The check of a RUT's digits: 10 is K.
pub(super) fn rut_check(body: &[u8]) -> u32 {
    let sum: u32 = body
        .iter()
        .rev()
        .zip([2, 3, 4, 5, 6, 7].into_iter().cycle())
        .map(|(d, w)| u32::from(*d) * w)
        .sum();
    (11 - sum % 11) % 11
}

/// Versicherungsnummer of the German pension insurance.
fn de_rvnr(c: &[u8]) -> bool {
    if !like(c, b"99999999a999") {
        return false;
    }
    let letter = at(c, 8) - b'A' + 1;
    let mut d = digits(part(c, 0..8));
    d.extend([letter / 10, letter % 10]);
    d.extend(digits(part(c, 9..11)));
    let sum: u32 = d
        .iter()
        .zip([2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1])
        .map(|(d, w)| u32::from(*d) * w)
        .map(|p| p / 10 + p % 10)
        .sum();
    let month = pair(&digits(c), 4);
    (1..=12).contains(&month) && sum % 10 == u32::from(at(c, 11) - b'0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_examples_and_broken_ones() {
        let cases = [
            ("12345678Z", Some("es_dni")),
            ("12345678A", None),
            ("X1234567L", Some("es_nie")),
            ("X1234567M", None),
            ("RSSMRA85T10A562S", Some("it_cf")),
            ("RSSMRA85T10A562T", None),
            ("RSSMRA85T10A56NH", Some("it_cf")), // the same with omocodia in the last place
            ("AB123456C", Some("uk_nino")),
            ("BG123456C", None),
            ("AB123456E", None),
            ("ZZ652695T", Some("uk_nino")),
            ("131052-308T", Some("fi_hetu")),
            ("131052-308U", None),
            ("1234567T", Some("ie_pps")),
            ("1234567FA", Some("ie_pps")),
            ("1234567U", None),
            ("BOXW310820HNERXN09", Some("mx_curp")),
            ("BOXW310820HNERXN08", None),
            ("ABCPE1234F", Some("in_pan")),
            ("ABCXE1234F", None),
            ("S1234567D", Some("sg_nric")),
            ("S1234567E", None),
            ("A123456789", Some("tw_id")),
            ("A123456788", None),
            ("G1234563", None),
            ("11010519491231002X", Some("cn_id")),
            ("15070649C103", Some("de_rvnr")),
            ("15070649C104", None),
            ("2 62 02 2A 112 541 46", Some("fr_nir")),
            ("262022A112541 46", Some("fr_nir")),
            ("X-1234567-L", Some("es_nie")),
        ];
        for (text, sub) in cases {
            let token = Token::read(text.as_bytes(), 0, true);
            assert_eq!(identify(&token), sub, "{text}");
        }
        assert_eq!(rut_check(&[1, 2, 3, 4, 5, 6, 7, 8]), 5);
    }
}
