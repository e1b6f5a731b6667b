//! The names that rules read, each with a number: a field that many rules read is looked up once.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::PolicyError;
use super::symbols::Symbols;
use crate::ast::Condition;
use crate::fields::runtime_field;
use crate::request::Field;
use crate::stage::Stages;

/// Hands out numbers.
#[derive(Debug, Default)]
pub(crate) struct Interner {
    pub(crate) fields: Vec<Field>,
    pub(crate) symbols: Symbols,
    /// By name; those that differ between time zones, by zone too.
    numbers: HashMap<Box<str>, u32, FixedState>,
    of_zones: HashMap<(u16, Box<str>), u32, FixedState>,
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

    /// The stages that supply every field of a condition. A field that the runtime does not know restricts nothing, and
    /// fields that never come together are asked for everywhere: never to ask would let all pass.
    pub(crate) fn stages(&self, condition: &Condition) -> Stages {
        let mut stages = Stages::ALL;
        condition.each_field(&mut |name| {
            let number = self.interner.numbers.get(name);
            let known = number.and_then(|number| self.interner.fields.get(*number as usize));
            // Those that have a number need not be looked up in the table of the runtime's fields.
            let supplied = match known {
                Some(field) => field.stages,
                None => runtime_field(name).map(|field| field.stages),
            };
            if let Some(supplied) = supplied {
                stages = stages.and(supplied);
            }
        });
        if stages.is_empty() { Stages::ALL } else { stages }
    }

    pub(crate) fn refuse(&self, reason: String) -> PolicyError {
        PolicyError::new(self.policy, Some(self.part), reason)
    }
}

impl Interner {
    fn number(&mut self, name: &str, zone: u16) -> u32 {
        // Only `time.*` differs between time zones.
        if zone != 0 && name.starts_with("time.") {
            let (fields, numbers) = (&mut self.fields, &mut self.of_zones);
            return *numbers
                .entry((zone, name.into()))
                .or_insert_with(|| add(fields, name, zone));
        }
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = add(&mut self.fields, name, 0);
        self.numbers.insert(name.into(), number);
        number
    }
}

fn add(fields: &mut Vec<Field>, name: &str, zone: u16) -> u32 {
    let number = u32::try_from(fields.len()).unwrap_or(u32::MAX);
    fields.push(Field::new(name, zone));
    number
}
