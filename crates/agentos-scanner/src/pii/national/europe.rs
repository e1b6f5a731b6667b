//! The check digits of European numbers that are digits alone. Each function is given exactly as many digits as
//! its layouts in `forms.rs` have.

use super::dates::{day_of_month, ddmmyy, pair, yymmdd, yyyymmdd};
use crate::pii::checksum::{luhn, mod_11_10, number, weighted};

fn at(d: &[u8], i: usize) -> u32 {
    d.get(i).copied().map_or(99, u32::from)
}

fn body(d: &[u8], n: usize) -> &[u8] {
    d.get(..n).unwrap_or_default()
}

/// NHS number: modulus 11 over nine digits.
pub(super) fn gb_nhs(d: &[u8]) -> bool {
    let check = 11 - weighted(body(d, 9), &[10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    check != 10 && check % 11 == at(d, 9) && number(d) != 0
}

/// Steuer-ID: MOD 11,10, and one digit two or three times among the first ten, all others at most once.
pub(super) fn de_tax_id(d: &[u8]) -> bool {
    let mut counts = [0u8; 10];
    for &digit in body(d, 10) {
        if let Some(count) = counts.get_mut(usize::from(digit)) {
            *count += 1;
        }
    }
    let repeated: Vec<u8> = counts.into_iter().filter(|c| *c > 1).collect();
    at(d, 0) != 0 && matches!(repeated.as_slice(), [2 | 3]) && mod_11_10(d)
}

/// NIR: sex, year, month, department, and the key against 97. Corsica's letters are read elsewhere.
pub(super) fn fr_nir(d: &[u8]) -> bool {
    let month = pair(d, 3);
    let plausible = matches!(at(d, 0), 1..=4 | 7 | 8)
        && (matches!(month, 1..=12 | 20 | 30..=42) || month >= 50)
        && pair(d, 5) > 0;
    plausible && 97 - number(body(d, 13)) % 97 == u64::from(pair(d, 13))
}

/// BSN: the elfproef.
pub(super) fn nl_bsn(d: &[u8]) -> bool {
    let sum = weighted(body(d, 8), &[9, 8, 7, 6, 5, 4, 3, 2]) + 11 * 9 - at(d, 8);
    sum.is_multiple_of(11) && number(d) > 9_999_999
}

/// Rijksregisternummer: birth date, and 97 less the remainder, with a 2 in front from 2000 on.
pub(super) fn be_nn(d: &[u8]) -> bool {
    let (front, check) = (number(body(d, 9)), u64::from(pair(d, 9)));
    let month = pair(d, 2) % 20;
    let dated = month == 0 || day_of_month(pair(d, 4), month) || pair(d, 4) == 0;
    dated && month <= 12 && (97 - front % 97 == check || 97 - (2_000_000_000 + front) % 97 == check)
}

/// PESEL: a birth date with the century in the month, and weights.
pub(super) fn pl_pesel(d: &[u8]) -> bool {
    let month = pair(d, 2);
    month < 93
        && day_of_month(pair(d, 4), month % 20)
        && (weighted(body(d, 10), &[1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) + at(d, 10)).is_multiple_of(10)
}

/// NIP.
pub(super) fn pl_nip(d: &[u8]) -> bool {
    at(d, 0) != 0 && weighted(body(d, 9), &[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == at(d, 9)
}

/// Partita IVA, which sole traders have as well: Luhn, with the office of issue before the check digit.
pub(super) fn it_piva(d: &[u8]) -> bool {
    let office = number(d.get(7..10).unwrap_or_default());
    luhn(d) && number(d) > 9_999 && matches!(office, 1..=100 | 120 | 121 | 888 | 999)
}

/// AFM: powers of two, modulus 11.
pub(super) fn gr_afm(d: &[u8]) -> bool {
    number(d) != 0 && weighted(body(d, 8), &[256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10 == at(d, 8)
}

/// Personnummer of ten digits, coordination numbers (day and 60) included.
pub(super) fn se_pnr(d: &[u8]) -> bool {
    day_of_month(pair(d, 4) % 60, pair(d, 2)) && luhn(d)
}

/// Personnummer of twelve digits.
pub(super) fn se_pnr_long(d: &[u8]) -> bool {
    matches!(pair(d, 0), 18..=20) && d.get(2..).is_some_and(se_pnr)
}

/// Fødselsnummer: birth date (D-numbers: day and 40; synthetic: month and 40 or 80) and two check digits.
pub(super) fn no_fnr(d: &[u8]) -> bool {
    let first = 11 - weighted(body(d, 9), &[3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11;
    let second = 11 - weighted(body(d, 10), &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    day_of_month(pair(d, 0) % 40, pair(d, 2) % 40) && first % 11 == at(d, 9) && second % 11 == at(d, 10)
}

/// CPR: a birth date; numbers given out since 2007 have no check digit.
pub(super) fn dk_cpr(d: &[u8]) -> bool {
    ddmmyy(d, 0) && number(d.get(6..).unwrap_or_default()) != 0
}

/// Kennitala.
pub(super) fn is_kt(d: &[u8]) -> bool {
    let check = 11 - weighted(body(d, 8), &[3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    ddmmyy(d, 0) && check % 11 == at(d, 8) && matches!(at(d, 9), 0 | 8 | 9)
}

/// Numéro AVS, an EAN-13 of the country 756.
pub(super) fn ch_ahv(d: &[u8]) -> bool {
    d.starts_with(&[7, 5, 6]) && weighted(d, &[1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]).is_multiple_of(10)
}

/// Sozialversicherungsnummer: the check digit is the fourth, the birth date follows it.
pub(super) fn at_svnr(d: &[u8]) -> bool {
    let month = pair(d, 6);
    let dated = day_of_month(pair(d, 4), month) || matches!(month, 13..=15);
    at(d, 0) != 0 && dated && weighted(d, &[3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 == at(d, 3)
}

/// NIF.
pub(super) fn pt_nif(d: &[u8]) -> bool {
    let check = 11 - weighted(body(d, 8), &[9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    matches!(at(d, 0), 1..=3 | 5 | 6 | 8 | 9) && (if check > 9 { 0 } else { check }) == at(d, 8)
}

/// Rodné číslo of ten digits: women have 50 added to the month, and 20 more when a day's numbers ran out.
pub(super) fn cz_rc(d: &[u8]) -> bool {
    let month = pair(d, 2) % 50 % 20;
    let n = number(d);
    day_of_month(pair(d, 4), month)
        && (n.is_multiple_of(11) || (number(body(d, 9)) % 11 == 10 && at(d, 9) == 0))
}

/// Rodné číslo of nine digits, given out before 1954.
pub(super) fn cz_rc_old(d: &[u8]) -> bool {
    pair(d, 0) < 54 && day_of_month(pair(d, 4), pair(d, 2) % 50)
}

/// CNP.
pub(super) fn ro_cnp(d: &[u8]) -> bool {
    let check = weighted(body(d, 12), &[2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
    at(d, 0) != 0
        && yymmdd(d, 1)
        && (1..=52).contains(&pair(d, 7))
        && (if check == 10 { 1 } else { check }) == at(d, 12)
}

/// EGN: the century is in the month.
pub(super) fn bg_egn(d: &[u8]) -> bool {
    let check = weighted(body(d, 9), &[2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10;
    pair(d, 2) < 53 && day_of_month(pair(d, 4), pair(d, 2) % 20) && check == at(d, 9)
}

/// OIB: MOD 11,10 and nothing else.
pub(super) fn hr_oib(d: &[u8]) -> bool {
    mod_11_10(d)
}

/// JMBG and EMŠO: birth date with three digits of the year, region, check.
pub(super) fn jmbg(d: &[u8]) -> bool {
    let sum = weighted(body(d, 12), &[7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
    let check = 11 - sum % 11;
    ddmmyy(d, 0) && matches!(at(d, 4), 0 | 8 | 9) && (if check > 9 { 0 } else { check }) == at(d, 12)
}

/// One that cannot be the milliseconds of a moment of our time.
pub(super) fn jmbg_no_moment(d: &[u8]) -> bool {
    !matches!(pair(d, 0), 15..=19) && jmbg(d)
}

/// Isikukood and asmens kodas: sex and century, birth date, and a check of two rounds.
pub(super) fn baltic(d: &[u8]) -> bool {
    let first = weighted(body(d, 10), &[1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
    let second = weighted(body(d, 10), &[3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11;
    let check = if first < 10 { first } else { second % 10 };
    matches!(at(d, 0), 1..=8) && yymmdd(d, 1) && check == at(d, 10)
}

/// Personas kods: a birth date and the century, or 32 in front since 2017.
pub(super) fn lv_pk(d: &[u8]) -> bool {
    (ddmmyy(d, 0) && at(d, 6) < 3) || pair(d, 0) == 32
}

/// AMKA: a birth date and Luhn.
pub(super) fn gr_amka(d: &[u8]) -> bool {
    ddmmyy(d, 0) && luhn(d)
}

/// Személyi azonosító: sex and century, birth date, check (rising weights from 1997 on, falling ones before).
pub(super) fn hu_id(d: &[u8]) -> bool {
    let rising = weighted(body(d, 10), &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) % 11;
    let falling = weighted(body(d, 10), &[10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11;
    matches!(at(d, 0), 1..=8) && yymmdd(d, 1) && (rising == at(d, 10) || falling == at(d, 10))
}

/// TAJ.
pub(super) fn hu_taj(d: &[u8]) -> bool {
    weighted(body(d, 8), &[3, 7, 3, 7, 3, 7, 3, 7]) % 10 == at(d, 8)
}

/// INN of a person: two check digits.
pub(super) fn ru_inn(d: &[u8]) -> bool {
    let first = weighted(body(d, 10), &[7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10;
    let second = weighted(body(d, 11), &[3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10;
    first == at(d, 10) && second == at(d, 11) && number(d) != 0
}

/// SNILS.
pub(super) fn ru_snils(d: &[u8]) -> bool {
    let sum = weighted(body(d, 9), &[9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101 % 100;
    sum == u32::from(pair(d, 9)) && number(d) > 100_199_800
}

/// RNOKPP: days since 1900, and a check.
pub(super) fn ua_tax(d: &[u8]) -> bool {
    // The first weight is -1: ten, modulo eleven.
    weighted(body(d, 9), &[10, 5, 7, 9, 4, 6, 10, 5, 7]) % 11 % 10 == at(d, 9)
}

/// Türkiye's identity number: two check digits.
pub(super) fn tr_id(d: &[u8]) -> bool {
    let odd = at(d, 0) + at(d, 2) + at(d, 4) + at(d, 6) + at(d, 8);
    let even = at(d, 1) + at(d, 3) + at(d, 5) + at(d, 7);
    let sum: u32 = body(d, 10).iter().map(|d| u32::from(*d)).sum();
    at(d, 0) != 0 && (odd * 7 + 9 * 10 - even) % 10 == at(d, 9) && sum % 10 == at(d, 10)
}

/// Luxembourg's matricule: a full birth date and Luhn over the first twelve.
pub(super) fn lu_id(d: &[u8]) -> bool {
    yyyymmdd(d, 0) && luhn(body(d, 12))
}
