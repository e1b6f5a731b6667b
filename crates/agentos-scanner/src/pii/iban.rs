//! International bank account numbers: ISO 13616 with each country's length and structure (`iban_table.rs`), and
//! the remainder of 97. In any case, solid or in groups of four.

use super::checksum::mod_97;
use super::digits::{byte, char_at, edge_left, edge_right, letters_before, separator};
use super::iban_table::structure;
use crate::detector::{Detector, Hit, Near, Trigger};
use crate::finding::Kind;
use crate::window::Window;

pub(super) static DETECTORS: &[Detector] = &[Detector {
    kind: Kind::Iban,
    trigger: Trigger::Digits {
        len: (2, 32),
        prev: Near::LETTER.without(Near::INNER).without(Near::BEYOND),
        next: Near::ANY,
    },
    word: |text, group| letters_before(text, group.start) == 2 && edge_left(text, group.start - 2),
    check,
    before: 2,
    after: 44,
    context: &[
        "iban",
        "account*",
        "konto*",
        "konta",
        "wire",
        "bank*",
        "transfer*",
        "deposit",
        "refund",
        "überweis*",
        "compte*",
        "cuenta*",
        "conto*",
        "bonifico",
        "virement",
        "rekening*",
        "rachun*",
        "conta",
        "účet*",
        "számla*",
        "cont",
        "hesap*",
    ],
    ..Detector::BASE
}];

/// Whether the characters behind the check digits are those that the country's structure (`4a14n` style) asks for.
fn fits(structure: &str, bban: &[u8]) -> bool {
    let mut rest = bban;
    let mut count = 0usize;
    for c in structure.bytes() {
        if c.is_ascii_digit() {
            count = count * 10 + usize::from(c - b'0');
            continue;
        }
        let Some((part, tail)) = rest.split_at_checked(count) else {
            return false;
        };
        let good = part.iter().all(|b| match c {
            b'n' => b.is_ascii_digit(),
            b'a' => b.is_ascii_alphabetic(),
            _ => b.is_ascii_alphanumeric(),
        });
        if !good {
            return false;
        }
        rest = tail;
        count = 0;
    }
    rest.is_empty()
}

/// The end of the IBAN that starts at `start`, if one does.
fn end_of(text: &[u8], start: usize) -> Option<usize> {
    let country = [
        byte(text, start).to_ascii_uppercase(),
        byte(text, start + 1).to_ascii_uppercase(),
    ];
    let structure = structure(country)?;
    let len = 4 + structure
        .split(|c: char| c.is_ascii_alphabetic())
        .filter_map(|n| n.parse::<usize>().ok())
        .sum::<usize>();
    let mut compact = [0u8; 34];
    let mut filled = 0;
    let mut at = start;
    while filled < len {
        let b = byte(text, at);
        if b.is_ascii_alphanumeric() {
            *compact.get_mut(filled)? = b;
            filled += 1;
            at += 1;
        } else if filled > 0 {
            // A single separator, and only after a full group of four.
            let c = char_at(text, at).filter(|c| matches!(separator(*c), Some(b' ' | b'-')))?;
            if !filled.is_multiple_of(4) {
                return None;
            }
            at += c.len_utf8();
        } else {
            return None;
        }
    }
    let iban = compact.get(..len)?;
    let (head, bban) = iban.split_at_checked(4)?;
    let good = head.get(2..)?.iter().all(u8::is_ascii_digit)
        && fits(structure, bban)
        && mod_97(bban.iter().chain(head).copied()) == Some(1);
    good.then_some(at)
}

/// The end of what has an IBAN's form and remainder, of a country that the table does not have (yet).
fn end_of_unknown(text: &[u8], start: usize) -> Option<usize> {
    let mut compact = [0u8; 34];
    let (mut filled, mut at, mut digits) = (0, start, 0);
    loop {
        let b = byte(text, at);
        if b.is_ascii_alphanumeric() {
            *compact.get_mut(filled)? = b;
            filled += 1;
            digits += usize::from(b.is_ascii_digit());
            at += 1;
        } else if b == b' '
            && filled.is_multiple_of(4)
            && digits > 1
            && byte(text, at + 1).is_ascii_alphanumeric()
            && text
                .get(at + 1..text.len().min(at + 5))
                .is_some_and(|group| !group.iter().any(u8::is_ascii_lowercase))
        {
            at += 1;
        } else {
            break;
        }
    }
    let (head, bban) = compact.get(..filled)?.split_at_checked(4)?;
    let good = head.get(..2)?.iter().all(u8::is_ascii_uppercase)
        && head.get(2..)?.iter().all(u8::is_ascii_digit)
        && bban.len() >= 10
        && digits >= 8
        && mod_97(bban.iter().chain(head).copied()) == Some(1);
    good.then_some(at)
}

/// The detector's check: the anchor is the first group of digits, of which the first two are the check digits.
fn check(window: &Window<'_>) -> Option<Hit> {
    let text = window.bytes();
    let start = window.anchor().start.checked_sub(2)?;
    if !edge_left(text, start) || !byte(text, start).is_ascii_alphabetic() {
        return None;
    }
    let (end, score) = match end_of(text, start) {
        Some(end) => (end, 0.99),
        None if window.context_before().is_some_and(|near| near < 40) => (end_of_unknown(text, start)?, 0.8),
        None => return None,
    };
    edge_right(text, end).then(|| Hit::new(start..end, score, "mod97"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn register_examples() {
        // The examples of the SWIFT register.
        let good = [
            "AD1200012030200359100100",
            "AE070331234567890123456",
            "AL47212110090000000235698741",
            "AT611904300234573201",
            "AZ21NABZ00000000137010001944",
            "BA391290079401028494",
            "BE68539007547034",
            "BG80BNBG96611020345678",
            "BH67BMAG00001299123456",
            "BR1800360305000010009795493C1",
            "BY13NBRB3600900000002Z00AB00",
            "CH9300762011623852957",
            "CR05015202001026284066",
            "CY17002001280000001200527600",
            "CZ6508000000192000145399",
            "DE89370400440532013000",
            "DK5000400440116243",
            "DO28BAGR00000001212453611324",
            "EE382200221020145685",
            "EG380019000500000000263180002",
            "ES9121000418450200051332",
            "FI2112345600000785",
            "FO6264600001631634",
            "FR1420041010050500013M02606",
            "GB29NWBK60161331926819",
            "GE29NB0000000101904917",
            "GI75NWBK000000007099453",
            "GL8964710001000206",
            "GR1601101250000000012300695",
            "GT82TRAJ01020000001210029690",
            "HR1210010051863000160",
            "HU42117730161111101800000000",
            "IE29AIBK93115212345678",
            "IL620108000000099999999",
            "IQ98NBIQ850123456789012",
            "IS140159260076545510730339",
            "IT60X0542811101000000123456",
            "JO94CBJO0010000000000131000302",
            "KW81CBKU0000000000001234560101",
            "KZ86125KZT5004100100",
            "LB62099900000001001901229114",
            "LC55HEMM000100010012001200023015",
            "LI21088100002324013AA",
            "LT121000011101001000",
            "LU280019400644750000",
            "LV80BANK0000435195001",
            "MC5811222000010123456789030",
            "MD24AG000225100013104168",
            "ME25505000012345678951",
            "MK07250120000058984",
            "MR1300020001010000123456753",
            "MT84MALT011000012345MTLCAST001S",
            "MU17BOMM0101101030300200000MUR",
            "NL91ABNA0417164300",
            "NO9386011117947",
            "PK36SCBL0000001123456702",
            "PL61109010140000071219812874",
            "PS92PALS000000000400123456702",
            "PT50000201231234567890154",
            "QA58DOHB00001234567890ABCDEFG",
            "RO49AAAA1B31007593840000",
            "RS35260005601001611379",
            "SA0380000000608010167519",
            "SC18SSCB11010000000000001497USD",
            "SE4550000000058398257466",
            "SI56263300012039086",
            "SK3112000000198742637541",
            "SM86U0322509800000000270100",
            "ST23000100010051845310146",
            "SV62CENR00000000000000700025",
            "TL380080012345678910157",
            "TN5910006035183598478831",
            "TR330006100519786457841326",
            "UA213223130000026007233566001",
            "VA59001123000012345678",
            "VG96VPVG0000012345678901",
            "XK051212012345678906",
        ];
        for iban in good {
            assert_eq!(end_of(iban.as_bytes(), 0), Some(iban.len()), "{iban}");
            let swapped = iban.to_lowercase();
            assert_eq!(end_of(swapped.as_bytes(), 0), Some(iban.len()), "{swapped}");
            let mut wrong = iban.as_bytes().to_vec();
            let last = wrong.iter().rposition(u8::is_ascii_digit).unwrap();
            wrong[last] = if wrong[last] == b'9' {
                b'0'
            } else {
                wrong[last] + 1
            };
            assert_eq!(end_of(&wrong, 0), None, "{iban} with another digit");
        }
    }

    #[test]
    fn written_forms() {
        let cases = [
            ("DE89 3704 0044 0532 0130 00", true),
            ("DE89\u{a0}3704\u{a0}0044\u{a0}0532\u{a0}0130\u{a0}00", true),
            ("GB29-NWBK-6016-1331-9268-19", true),
            ("DE893 7040 0440 5320 13000", false),
            ("DE89 3704 0044 0532 0130", false),
            ("ZZ89 3704 0044 0532 0130 00", false),
        ];
        for (text, expected) in cases {
            assert_eq!(end_of(text.as_bytes(), 0).is_some(), expected, "{text}");
        }
    }
}
