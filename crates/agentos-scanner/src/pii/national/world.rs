//! The check digits of numbers from outside of Europe that are digits alone. Each function is given exactly as
//! many digits as its layouts in `forms.rs` have.

use super::dates::{day_of_month, pair, yymmdd, yyyymmdd};
use crate::pii::checksum::{luhn, mod_11_2, number, verhoeff, weighted};

fn at(d: &[u8], i: usize) -> u32 {
    d.get(i).copied().map_or(99, u32::from)
}

fn body(d: &[u8], n: usize) -> &[u8] {
    d.get(..n).unwrap_or_default()
}

/// ITIN: the area 9xx with the groups that the tax office gives out.
pub(super) fn us_itin(d: &[u8]) -> bool {
    at(d, 0) == 9 && matches!(pair(d, 3), 50..=65 | 70..=88 | 90..=92 | 94..=99)
}

/// SIN: Luhn; none starts with 0 or 8.
pub(super) fn ca_sin(d: &[u8]) -> bool {
    !matches!(at(d, 0), 0 | 8) && luhn(d)
}

/// CPF: two check digits, not all digits the same.
pub(super) fn br_cpf(d: &[u8]) -> bool {
    let first = weighted(body(d, 9), &[10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10;
    let second = weighted(body(d, 10), &[11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10;
    first == at(d, 9) && second == at(d, 10) && d.iter().any(|x| Some(x) != d.first())
}

/// CNPJ, which sole traders have as well: two check digits, not all digits the same.
pub(super) fn br_cnpj(d: &[u8]) -> bool {
    const WEIGHTS: [u32; 13] = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];
    let check = |n: usize| match weighted(body(d, n), WEIGHTS.get(13 - n..).unwrap_or_default()) % 11 {
        0 | 1 => 0,
        rest => 11 - rest,
    };
    check(12) == at(d, 12) && check(13) == at(d, 13) && d.iter().any(|x| Some(x) != d.first())
}

/// CUIT and CUIL.
pub(super) fn ar_cuit(d: &[u8]) -> bool {
    let check = match weighted(body(d, 10), &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11 {
        0 => 0,
        // Ten is no digit: nine stands for it.
        1 => 9,
        rest => 11 - rest,
    };
    matches!(pair(d, 0), 20 | 23..=27 | 30 | 33 | 34) && check == at(d, 10)
}

/// NSS: Luhn over eleven.
pub(super) fn mx_nss(d: &[u8]) -> bool {
    luhn(d)
}

/// Aadhaar: Verhoeff over twelve.
pub(super) fn in_aadhaar(d: &[u8]) -> bool {
    number(d) > 99_999_999_999 && verhoeff(d) && d.iter().any(|x| Some(x) != d.first())
}

/// TFN.
pub(super) fn au_tfn(d: &[u8]) -> bool {
    weighted(d, &[1, 4, 3, 7, 5, 8, 6, 9, 10]).is_multiple_of(11) && number(d) != 0
}

/// IRD number of eight or nine digits: modulus 11, with other weights where the first leave ten.
pub(super) fn nz_ird(d: &[u8]) -> bool {
    let mut padded = [0; 9];
    let Some(slot) = padded.get_mut(9_usize.saturating_sub(d.len())..) else {
        return false;
    };
    slot.copy_from_slice(d);
    let check = |weights: &[u32]| (11 - weighted(body(&padded, 8), weights) % 11) % 11;
    let check = match check(&[3, 2, 7, 6, 5, 4, 3, 2]) {
        10 => check(&[7, 4, 3, 2, 5, 2, 7, 6]),
        check => check,
    };
    (10_000_000..150_000_000).contains(&number(d)) && check == at(&padded, 8)
}

/// Medicare card: starts with 2 to 6; the ninth digit checks the first eight.
pub(super) fn au_medicare(d: &[u8]) -> bool {
    matches!(at(d, 0), 2..=6) && weighted(body(d, 8), &[1, 3, 7, 9, 1, 3, 7, 9]) % 10 == at(d, 8)
}

/// South Africa: birth date, citizenship, Luhn.
pub(super) fn za_id(d: &[u8]) -> bool {
    yymmdd(d, 0) && at(d, 10) < 3 && luhn(d)
}

/// Israel: Luhn over nine, zeros in front.
pub(super) fn il_id(d: &[u8]) -> bool {
    luhn(d) && number(d) > 999_999
}

/// Korea's resident registration number: birth date, sex and century. Those given out since 2020 have no check.
pub(super) fn kr_rrn(d: &[u8]) -> bool {
    yymmdd(d, 0) && at(d, 6) < 9
}

/// The same with the check digit, for numbers written in one piece.
pub(super) fn kr_rrn_checked(d: &[u8]) -> bool {
    let check = (11 - weighted(body(d, 12), &[2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11) % 10;
    kr_rrn(d) && check == at(d, 12)
}

/// China's resident number of 18 digits: region, birth date, MOD 11-2. The one ending in X is read elsewhere.
pub(super) fn cn_id(d: &[u8]) -> bool {
    cn_front(d) && u32::from(mod_11_2(body(d, 17))) == at(d, 17)
}

/// Region and birth date of China's resident number.
pub(super) fn cn_front(d: &[u8]) -> bool {
    matches!(pair(d, 0), 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83 | 91)
        && yyyymmdd(d, 6)
}

/// Japan's individual number.
pub(super) fn jp_my_number(d: &[u8]) -> bool {
    let rest = weighted(body(d, 11), &[6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    (if rest <= 1 { 0 } else { 11 - rest }) == at(d, 11)
}

/// Thailand.
pub(super) fn th_id(d: &[u8]) -> bool {
    at(d, 0) != 0
        && (11 - weighted(body(d, 12), &[13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 10 == at(d, 12)
}

/// Malaysia: birth date and place.
pub(super) fn my_nric(d: &[u8]) -> bool {
    yymmdd(d, 0) && matches!(pair(d, 6), 1..=16 | 21..=68 | 71..=72 | 74..=79 | 82..=93 | 98..=99)
}

/// Indonesia's NIK: region, birth date with 40 added for women, serial.
pub(super) fn id_nik(d: &[u8]) -> bool {
    matches!(pair(d, 0), 11..=94)
        && day_of_month(pair(d, 6) % 40, pair(d, 8))
        && number(d.get(12..).unwrap_or_default()) != 0
}

/// The Philippines' numbers have no check: shape and words decide.
pub(super) fn ph_sss(d: &[u8]) -> bool {
    number(d) != 0
}
