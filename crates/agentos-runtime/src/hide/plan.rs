//! From what policies ask for to measures: which types, which fields, in which form. What nobody here can
//! find or reach is refused.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use agentos_policy::Obligation;
use agentos_policy::ast::{PiiProtection, Redaction, RedactionKind};
use agentos_scanner::{Action, CustomPattern, Kind, Redactor, Scanner, ScannerError, Vault};
use agentos_types::{Zone, codes};

use super::field::Field;
use super::{Hider, Measure, Part, Pass, What, personal};
use crate::error::Refusal;

/// Compiled patterns that are remembered; beyond it all are compiled anew.
const PATTERNS: usize = 256;

/// What hides: the configured redaction, and the patterns of policies, compiled once.
#[derive(Debug)]
pub(crate) struct Base {
    configured: Option<Redactor>,
    patterns: Mutex<HashMap<(String, String), Scanner>>,
}

impl Base {
    pub(crate) fn new(configured: Option<Redactor>) -> Self {
        Self {
            configured,
            patterns: Mutex::default(),
        }
    }

    /// The configured redaction; without one, all that the scanner knows is masked. Built when it is first
    /// needed, which most runs never do.
    pub(crate) fn redactor(&self) -> Result<Redactor, Refusal> {
        match &self.configured {
            Some(redactor) => Ok(redactor.clone()),
            None => Scanner::standard()
                .map(Redactor::new)
                .map_err(|error| Refusal::of(&error)),
        }
    }

    /// What is to be hidden of `parts`, by these obligations. `vault` keeps the run's tokens.
    pub(crate) fn hider<'a>(
        &self,
        vault: &Arc<dyn Vault>,
        parts: &[Part],
        zone: Option<Zone>,
        obligations: impl IntoIterator<Item = Obligation<'a>>,
    ) -> Result<Hider, Refusal> {
        let mut hider = Hider::default();
        for obligation in obligations {
            match obligation {
                Obligation::Redact {
                    policy_id,
                    rule,
                    redaction,
                } => {
                    let by = format!("{policy_id} / {rule}");
                    hider.measures.extend(self.redact(&by, redaction, parts)?);
                }
                Obligation::PersonalData {
                    policy_id,
                    protection,
                } if concerns(protection, zone) => {
                    hider
                        .measures
                        .extend(personal::measures(self, vault, policy_id, protection)?);
                }
                _ => {}
            }
        }
        Ok(hider)
    }

    /// What a rule with `action: redact` says. At a point where nothing leaves there is nothing to hide.
    fn redact(
        &self,
        by: &str,
        redaction: Option<&Redaction>,
        parts: &[Part],
    ) -> Result<Option<Measure>, Refusal> {
        let target = redaction.and_then(|redaction| redaction.target.as_deref());
        let (part, below) = match target.map(Part::of_target) {
            None if parts.is_empty() => return Ok(None),
            None => (None, None),
            Some(Some((part, below))) if parts.contains(&part) => (Some(part), below),
            Some(_) => return Err(unreachable(by, target.unwrap_or_default(), parts)),
        };
        let kind = redaction.map_or(RedactionKind::Mask, |redaction| redaction.kind);
        let value = redaction.and_then(|redaction| redaction.value.as_deref());
        let redactor = self.redactor()?;
        let what = match below {
            Some(_) if matches!(part, Some(Part::Messages | Part::Input | Part::System)) => {
                return Err(unreachable(by, target.unwrap_or_default(), parts));
            }
            Some(path) => What::Field(Field::new(path, kind, value, &redactor)),
            None => What::Found {
                passes: vec![Pass {
                    redactor: in_form(redactor, kind, value),
                    audits: Vec::new(),
                }],
                allowed: Vec::new(),
            },
        };
        Ok(Some(Measure {
            policy: by.to_owned(),
            part,
            what,
        }))
    }

    /// A scanner for one pattern alone.
    pub(super) fn pattern(&self, name: &str, pattern: &str) -> Result<Scanner, ScannerError> {
        let key = (name.to_owned(), pattern.to_owned());
        let mut known = self.patterns.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(scanner) = known.get(&key) {
            return Ok(scanner.clone());
        }
        let scanner = Scanner::builder()
            .only(&[Kind::Custom])
            .custom(CustomPattern::new(name, pattern)?)
            .build()?;
        if known.len() >= PATTERNS {
            known.clear();
        }
        known.insert(key, scanner.clone());
        Ok(scanner)
    }
}

fn in_form(redactor: Redactor, kind: RedactionKind, value: Option<&str>) -> Redactor {
    match kind {
        RedactionKind::Mask => redactor,
        RedactionKind::Replace => redactor.replaced_by(value.unwrap_or(super::field::MASK)),
        RedactionKind::Remove => redactor.replaced_by(""),
        RedactionKind::Hash => {
            Kind::ALL
                .into_iter()
                .fold(redactor, |redactor, kind| match redactor.action_of(kind) {
                    Action::Mask | Action::Tokenise => redactor.action(kind, Action::Hash),
                    Action::Keep | Action::Hash | Action::Block => redactor,
                })
        }
    }
}

fn concerns(protection: &PiiProtection, zone: Option<Zone>) -> bool {
    protection.zones.is_empty() || zone.is_none_or(|zone| protection.zones.contains(&zone))
}

fn unreachable(by: &str, target: &str, parts: &[Part]) -> Refusal {
    let here: Vec<&str> = parts.iter().map(|part| part.name()).collect();
    let here = if here.is_empty() {
        "nothing can be hidden at this point".to_owned()
    } else {
        format!("what can be hidden at this point is `{}`", here.join("`, `"))
    };
    Refusal::new(
        codes::POLICY_DENIED,
        format!("refused for {by}: it asks for `{target}` to be hidden, and {here}"),
    )
}
