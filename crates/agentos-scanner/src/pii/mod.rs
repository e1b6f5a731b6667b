//! Detectors of personal data: a file per family.

mod birth;
mod card;
pub(crate) mod checksum;
mod digits;
mod email;
mod heading;
mod iban;
mod iban_table;
mod ip;
mod mac;
mod national;
mod near;
mod phone;
mod ssn;
mod things;

use crate::detector::Detector;

pub(crate) use digits::{Around, Run, ahead, read};
pub(crate) use heading::{Column, Heading, delimits, headings, opens};

/// All of them.
pub(crate) static DETECTORS: &[&[Detector]] = &[
    email::DETECTORS,
    card::DETECTORS,
    iban::DETECTORS,
    ip::DETECTORS,
    mac::DETECTORS,
    ssn::DETECTORS,
    national::DETECTORS,
    phone::DETECTORS,
    birth::DETECTORS,
];
