//! `no_pii`: no personal data of a form that a program can confirm: e-mail addresses, phone numbers, cards, bank
//! accounts, national ids, wallets, IP and MAC addresses, days of birth. `types` narrows it; `allow` lets values
//! pass, and with `@example.com` every address there. Names and postal addresses need a model, and are not found.

use agentos_scanner::Kind;

use super::scans::{findings, said};
use crate::CheckVerdict;
use crate::checks::{Code, Params, run};

const KINDS: &[Kind] = &[
    Kind::CreditCard,
    Kind::Iban,
    Kind::UsSsn,
    Kind::NationalId,
    Kind::Email,
    Kind::Phone,
    Kind::CryptoAddress,
    Kind::IpAddress,
    Kind::MacAddress,
    Kind::DateOfBirth,
    Kind::Custom,
];

/// Words that files use, and ours.
const WORDS: &[(&str, Kind)] = &[
    ("bank_account", Kind::Iban),
    ("birth_date", Kind::DateOfBirth),
    ("card", Kind::CreditCard),
    ("crypto", Kind::CryptoAddress),
    ("crypto_wallet", Kind::CryptoAddress),
    ("dob", Kind::DateOfBirth),
    ("email_address", Kind::Email),
    ("full_name", Kind::Person),
    ("ip", Kind::IpAddress),
    ("location", Kind::Address),
    ("mac", Kind::MacAddress),
    ("name", Kind::Person),
    ("passport", Kind::NationalId),
    ("phone_number", Kind::Phone),
    ("social_security_number", Kind::UsSsn),
    ("ssn", Kind::UsSsn),
    ("tax_id", Kind::NationalId),
];

pub(in crate::checks) fn compile(params: &mut Params<'_>) -> Result<Code, String> {
    let named = params.texts(&["types", "pii_types", "entities"])?;
    let own = !params.is_foreign();
    let kinds = match named {
        None => KINDS.to_vec(),
        Some(names) if names.is_empty() => return Err("`types` names none".to_owned()),
        Some(names) => {
            let mut kinds = Vec::new();
            for name in &names {
                match kind(name) {
                    Some(kind) if KINDS.contains(&kind) => kinds.push(kind),
                    // A shipped file may ask for more than anybody can find; that is named when it is read.
                    _ if !own => {}
                    Some(_) => {
                        return Err(format!(
                            "`{name}` is found by an entity model alone, and there is none"
                        ));
                    }
                    None => return Err(format!("`{name}` is no type of personal data; {}", known())),
                }
            }
            kinds
        }
    };
    let allow = params.texts(&["allow", "allow_list"])?.unwrap_or_default();
    let allow: Vec<String> = allow.iter().map(|one| one.to_lowercase()).collect();
    let least = params.number(&["min_score"])?.unwrap_or(0.5);
    Ok(Code::Light(run(move |ask| {
        let found = match findings(ask) {
            Ok(found) => found,
            Err(reason) => return CheckVerdict::failed(reason),
        };
        let is_allowed = |text: &str| {
            let text = text.to_lowercase();
            allow
                .iter()
                .any(|one| *one == text || (one.starts_with('@') && text.ends_with(one.as_str())))
        };
        let bad: Vec<_> = found
            .iter()
            .filter(|one| kinds.contains(&one.finding.kind))
            .filter(|one| f64::from(one.finding.score) >= least && !is_allowed(&one.text))
            .collect();
        if bad.is_empty() {
            return CheckVerdict::passed();
        }
        let (words, details) = said(&bad);
        CheckVerdict::failed(format!("the output holds personal data: {words}")).with_details(details)
    })))
}

fn kind(name: &str) -> Option<Kind> {
    let plain = name.to_lowercase();
    WORDS
        .iter()
        .find(|(word, _)| *word == plain)
        .map(|(_, kind)| *kind)
        .or_else(|| Kind::named(name))
}

fn known() -> String {
    let names: Vec<&str> = KINDS.iter().map(|kind| kind.name()).collect();
    format!("they are {}", names.join(", "))
}
