//! Policies of type `pii_protection`: their categories as types of the scanner, their patterns, their fields.

use std::sync::Arc;

use agentos_policy::ast::{PiiAction, PiiProtection, PiiRule};
use agentos_scanner::{Action, Kind, Redactor, Vault};
use agentos_types::codes;

use super::plan::Base;
use super::{Measure, Pass, What};
use crate::error::Refusal;

/// The scanner's types of a category; none: only a pattern finds it.
fn kinds(category: &str) -> &'static [Kind] {
    match category {
        "email" => &[Kind::Email],
        "phone" => &[Kind::Phone],
        "ssn" => &[Kind::UsSsn, Kind::NationalId],
        "credit_card" => &[Kind::CreditCard],
        "ip_address" => &[Kind::IpAddress],
        "dob" => &[Kind::DateOfBirth],
        "financial" => &[Kind::CreditCard, Kind::Iban, Kind::CryptoAddress],
        "name" => &[Kind::Person],
        "address" => &[Kind::Address],
        _ => &[],
    }
}

/// From the weakest to the strongest: the strongest of a type holds.
const fn strength(action: PiiAction) -> u8 {
    match action {
        PiiAction::Audit => 0,
        PiiAction::Encrypt => 1,
        PiiAction::Hash => 2,
        PiiAction::Mask | PiiAction::Redact => 3,
        PiiAction::Block => 4,
    }
}

const fn action(action: PiiAction) -> Action {
    match action {
        PiiAction::Audit => Action::Keep,
        PiiAction::Encrypt => Action::Tokenise,
        PiiAction::Hash => Action::Hash,
        PiiAction::Mask | PiiAction::Redact => Action::Mask,
        PiiAction::Block => Action::Block,
    }
}

pub(super) fn measures(
    base: &Base,
    vault: &Arc<dyn Vault>,
    policy: &str,
    of: &PiiProtection,
) -> Result<Vec<Measure>, Refusal> {
    let passes = passes(base, vault, policy, of)?;
    let measure = |what| Measure {
        policy: policy.to_owned(),
        part: None,
        what,
    };
    let mut measures = Vec::new();
    if !of.blocked_fields.is_empty() {
        measures.push(measure(What::Fields(of.blocked_fields.clone())));
    }
    if !passes.is_empty() {
        measures.push(measure(What::Found {
            passes,
            allowed: of.allowed_fields.clone(),
        }));
    }
    Ok(measures)
}

/// One look for all types that are shown in the scanner's own form; one each for those with a text of their
/// own, and for patterns.
fn passes(
    base: &Base,
    vault: &Arc<dyn Vault>,
    policy: &str,
    of: &PiiProtection,
) -> Result<Vec<Pass>, Refusal> {
    let redactor = &base.redactor()?;
    let mut built_in: Vec<(Kind, &PiiRule)> = Vec::new();
    let mut passes = Vec::new();
    for rule in &of.rules {
        let known = kinds(&rule.category);
        let asks_model = known
            .iter()
            .any(|kind| matches!(kind, Kind::Person | Kind::Address));
        let findable = !known.is_empty() && (!asks_model || redactor.has_model());
        if !findable && rule.pattern.is_none() {
            return Err(nobody_finds(policy, &rule.category, asks_model));
        }
        if findable {
            for kind in known {
                match built_in.iter_mut().find(|(other, _)| other == kind) {
                    Some(entry) if strength(entry.1.action) < strength(rule.action) => entry.1 = rule,
                    Some(_) => {}
                    None => built_in.push((*kind, rule)),
                }
            }
        }
        if let Some(pattern) = &rule.pattern {
            let scanner = base
                .pattern(&rule.category.to_ascii_uppercase(), pattern)
                .map_err(|error| {
                    Refusal::new(codes::POLICY_DENIED, format!("refused for {policy}: {error}"))
                })?;
            passes.push(pass(redactor, vault, &[(Kind::Custom, rule)], rule).scanning(scanner));
        }
    }
    // The user's own patterns first: what they name is more than what a type knows.
    let own_text = |rule: &PiiRule| rule.replacement.is_some() && rule.action != PiiAction::Block;
    let (own, plain): (Vec<_>, Vec<_>) = built_in.into_iter().partition(|(_, rule)| own_text(rule));
    for (kind, rule) in own {
        passes.push(pass(redactor, vault, &[(kind, rule)], rule));
    }
    if let Some((_, first)) = plain.first() {
        let without_text = PiiRule {
            replacement: None,
            ..(*first).clone()
        };
        passes.push(pass(redactor, vault, &plain, &without_text));
    }
    Ok(passes)
}

fn pass(base: &Redactor, vault: &Arc<dyn Vault>, kinds: &[(Kind, &PiiRule)], form: &PiiRule) -> Pass {
    let mut redactor = base.clone().vault(Arc::clone(vault));
    let mut audits = Vec::new();
    for kind in Kind::ALL {
        let rule = kinds
            .iter()
            .find(|(known, _)| *known == kind)
            .map(|(_, rule)| rule);
        if rule.is_some_and(|rule| rule.action == PiiAction::Audit) {
            audits.push(kind);
        }
        redactor = redactor.action(kind, rule.map_or(Action::Keep, |rule| action(rule.action)));
    }
    let has = |kind| kinds.iter().any(|(known, _)| *known == kind);
    if !has(Kind::Person) && !has(Kind::Address) {
        redactor = redactor.without_model();
    }
    if let Some(text) = &form.replacement {
        redactor = redactor.replaced_by(text);
    }
    Pass { redactor, audits }
}

impl Pass {
    fn scanning(self, scanner: agentos_scanner::Scanner) -> Self {
        Self {
            redactor: self.redactor.scanning(scanner),
            ..self
        }
    }
}

fn nobody_finds(policy: &str, category: &str, asks_model: bool) -> Refusal {
    let how = if asks_model {
        "configure a model for names and addresses (`[scanner] entity_url`), or give the rule a `pattern`"
    } else {
        "give the rule a `pattern`"
    };
    Refusal::new(
        codes::POLICY_DENIED,
        format!("refused for {policy}: nothing here finds `{category}`; {how}"),
    )
}
