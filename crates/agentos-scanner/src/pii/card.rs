//! Payment card numbers: the networks' ranges and lengths, the groups they are printed in, Luhn. Published test
//! numbers are cards like any other. Ranges: ISO/IEC 7812 register as the networks publish them.

use super::checksum::{luhn, number};
use super::digits::{Run, free_left, free_right};
use super::heading::Heading;
use super::near::column;
use crate::detector::{Detector, Hit, Near, Trigger};
use crate::finding::Kind;
use crate::window::Window;

const CARDS: Detector = Detector {
    kind: Kind::CreditCard,
    shape: |len, _, next| match len {
        4 => matches!(next, 4 | 6),
        6 => next == 13,
        _ => len >= 12,
    },
    check,
    before: 0,
    after: 24,
    context: FOR,
    headings: Heading::CARD,
    against: &[AGAINST],
    ..Detector::BASE
};

/// In groups, and in one piece.
pub(super) static DETECTORS: &[Detector] = &[
    Detector {
        trigger: Trigger::Digits {
            len: (4, 6),
            prev: Near::APART,
            next: Near::SPACE.or(Near::DASH).or(Near::DOT).or(Near::LETTER),
        },
        ..CARDS
    },
    Detector {
        trigger: Trigger::Digits {
            len: (12, 19),
            prev: Near::APART,
            next: Near::ANY,
        },
        ..CARDS
    },
];

/// The words for cards, and for numbers that only look like them.
const FOR: &[&str] = &[
    "charge*",
    "paid with",
    "pay with",
    "card*",
    "*card",
    "credit*",
    "debit*",
    "visa",
    "mastercard",
    "amex",
    "american express",
    "discover",
    "maestro",
    "jcb",
    "unionpay",
    "diners",
    "payment*",
    "pan",
    "cc",
    "ccnum*",
    "cc_*",
    "kreditkart*",
    "*karte",
    "kartennummer*",
    "tarjeta*",
    "carte*",
    "carta*",
    "kaart*",
    "karta*",
    "karty",
    "kort*",
    "*kort",
    "cartão*",
    "cartao*",
    "карт*",
    "Карт*",
    "КАРТ*",
    "*カード*",
    "*信用卡*",
    "*银行卡*",
];
const AGAINST: &[&str] = &[
    "order*",
    "invoice*",
    "tracking*",
    "parcel*",
    "shipment*",
    "serial*",
    "sku",
    "isbn*",
    "imei*",
    "timestamp*",
    "ticket*",
    "request*",
    "bestell*",
    "rechnung*",
    "auftrag*",
    "sendung*",
    "commande*",
    "facture*",
    "pedido*",
    "factura*",
    "ordine*",
    "fattura*",
    "booking*",
    "reference*",
    "ref",
    "transaction*",
    "meter*",
    "batch*",
    "model",
    "part",
    "item*",
    "article*",
    "ean",
    "gtin",
    "upc",
    "job*",
    "session*",
    "trace*",
    "span*",
    "bestelling*",
    "zamówien*",
    "ordernummer*",
    "ordrenummer*",
];

/// The headings of columns that hold card numbers.
pub(super) const COLUMNS: &[&str] = &["card", "credit", "cc", "pan"];

/// First and last six digits of a range, and the lengths that its numbers may have, least and greatest.
const NETWORKS: &[(u32, u32, usize, usize)] = &[
    (180_000, 180_099, 15, 15), // JCB
    (213_100, 213_199, 15, 15), // JCB
    (220_000, 220_499, 16, 19), // Mir
    (222_100, 272_099, 16, 16), // Mastercard
    (300_000, 305_999, 14, 19), // Diners Club
    (309_500, 309_599, 14, 19),
    (340_000, 349_999, 15, 15), // American Express
    (350_000, 359_999, 16, 19), // JCB
    (360_000, 369_999, 14, 19), // Diners Club
    (370_000, 379_999, 15, 15), // American Express
    (380_000, 399_999, 14, 19), // Diners Club, Discover
    (400_000, 499_999, 16, 16), // Visa, see `known`
    (500_000, 509_999, 12, 19), // Maestro, Elo, Verve, RuPay
    (510_000, 559_999, 16, 16), // Mastercard
    (560_000, 589_999, 12, 19), // Maestro
    (600_000, 600_999, 16, 16), // Discover's partners
    (601_100, 601_199, 16, 19), // Discover
    (606_282, 606_282, 16, 16), // Hipercard
    (608_000, 608_999, 16, 16), // RuPay
    (604_000, 604_999, 16, 16), // RuPay
    (620_000, 629_999, 16, 19), // UnionPay
    (630_400, 630_499, 12, 19), // Maestro
    (636_000, 639_999, 12, 19), // Maestro, InterPayment, Elo
    (640_000, 659_999, 16, 19), // Discover, RuPay, Troy, Elo
    (670_000, 679_999, 12, 19), // Maestro
    (810_000, 819_999, 16, 19), // UnionPay, RuPay
    (979_200, 979_289, 16, 16), // Troy
];

/// Whether a network issues numbers that start and are as long as this one.
fn known(digits: &[u8]) -> bool {
    let Some(front) = digits.get(..6) else {
        return false;
    };
    let iin = u32::try_from(number(front)).unwrap_or(0);
    let len = digits.len();
    if front.first() == Some(&4) {
        return matches!(len, 13 | 16 | 19);
    }
    NETWORKS
        .iter()
        .any(|&(low, high, least, most)| (low..=high).contains(&iin) && (least..=most).contains(&len))
}

/// The ways in which cards are printed.
const GROUPINGS: &[&[u8]] = &[
    &[4, 4, 4, 4, 3],
    &[4, 4, 4, 4],
    &[4, 6, 5],
    &[4, 6, 4],
    &[6, 13],
    &[4, 4, 4, 1],
];

/// How many groups of the run are a card number, and the separator between them.
fn shape(run: &Run) -> Option<(usize, u8)> {
    let first = run.groups().first()?;
    if first.len >= 12 {
        return Some((1, 0));
    }
    GROUPINGS.iter().find_map(|lengths| {
        let sep = run
            .grouped(lengths)
            .filter(|sep| matches!(sep, b' ' | b'-' | b'.'))?;
        Some((lengths.len(), sep))
    })
}

/// The detector's check: the anchor is the first group.
fn check(window: &Window<'_>) -> Option<Hit> {
    let text = window.bytes();
    let start = window.anchor().start;
    let run = window.number();
    let (groups, sep) = shape(run)?;
    let digits = run.digits(groups);
    let end = run.end(groups);
    if run.overlong || !known(digits) || !luhn(digits) || digits.iter().all(|d| digits.first() == Some(d)) {
        return None;
    }
    if !free_left(text, start, sep) || !free_right(text, end, if sep == b' ' { 0 } else { sep }) {
        return None;
    }
    // An order number passes Luhn one time in ten: a word for it right before the number decides, unless
    // something nearer says card.
    let card = window.context_before();
    if window
        .against_before()
        .is_some_and(|against| against < 24 && card.is_none_or(|card| card > against))
    {
        return None;
    }
    // Twelve and thirteen digits are article numbers first.
    if digits.len() < 14 && card.is_none_or(|near| near > 48) && !column(window, start, Heading::CARD) {
        return None;
    }
    let score = if card.is_some() { 0.99 } else { 0.95 };
    Some(Hit::new(start..end, score, "luhn"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pii::read;

    #[test]
    fn networks_and_lengths() {
        let cases = [
            ("4111111111111111", true),
            ("4222222222222", true),
            ("411111111111111", false), // fifteen digits of a Visa number
            ("5555555555554444", true),
            ("2223003122003222", true),
            ("2220990000000000", false),
            ("2721000000000000", false),
            ("378282246310005", true),
            ("3782822463100050", false),
            ("6011111111111117", true),
            ("3566002020360505", true),
            ("30569309025904", true),
            ("6200000000000005", true),
            ("6759649826438453", true),
            ("2200000000000004", true),
            ("9876543210987654", false),
            ("1234567890123452", false),
        ];
        for (text, expected) in cases {
            let digits: Vec<u8> = text.bytes().map(|b| b - b'0').collect();
            assert_eq!(known(&digits), expected, "{text}");
        }
    }

    #[test]
    fn printed_groups() {
        let cases = [
            ("4111 1111 1111 1111 09/27", Some(4)),
            ("4111-1111-1111-1111", Some(4)),
            ("3782 822463 10005", Some(3)),
            ("3056 930902 5904", Some(3)),
            ("4111 1111-1111 1111", None),
            ("411 1111 1111 11111", None),
            ("4111111111111111", Some(1)),
        ];
        for (text, expected) in cases {
            assert_eq!(
                shape(&read(text.as_bytes(), 0)).map(|(n, _)| n),
                expected,
                "{text}"
            );
        }
    }
}
