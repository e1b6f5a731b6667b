//! The names that rules read, each with a number: a field that many rules read is looked up once.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::PolicyError;
use super::symbols::Symbols;
use crate::request::Field;

/// Hands out numbers.
#[derive(Debug, Default)]
pub(crate) struct Interner {
    pub(crate) fields: Vec<Field>,
    pub(crate) symbols: Symbols,
    /// By time zone, then by name.
    numbers: HashMap<u16, HashMap<Box<str>, u32, FixedState>>,
}

/// The interner, while a rule of one policy is being prepared.
#[derive(Debug)]
pub(crate) struct Fields<'a> {
    pub(crate) interner: &'a mut Interner,
    /// The policy's time zone.
    pub(crate) zone: u16,
    /// The policy, and the rule or part of it, for errors.
    pub(crate) policy: &'a str,
    pub(crate) part: &'a str,
}

impl Fields<'_> {
    pub(crate) fn number(&mut self, name: &str) -> u32 {
        self.interner.number(name, self.zone)
    }

    pub(crate) fn refuse(&self, reason: String) -> PolicyError {
        PolicyError::new(self.policy, Some(self.part), reason)
    }
}

impl Interner {
    fn number(&mut self, name: &str, zone: u16) -> u32 {
        // Only `time.*` differs between time zones.
        let zone = if name.starts_with("time.") { zone } else { 0 };
        let numbers = self.numbers.entry(zone).or_default();
        if let Some(number) = numbers.get(name) {
            return *number;
        }
        let number = u32::try_from(self.fields.len()).unwrap_or(u32::MAX);
        self.fields.push(Field::new(name, zone));
        numbers.insert(name.into(), number);
        number
    }
}
