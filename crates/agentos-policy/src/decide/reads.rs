//! Reading fields for a decision, each once. Up to a handful they are found by looking through them, beyond that by a
//! table. What most rules ask of a field lies ready besides, in a place that its number gives.

use serde_json::Value;

use super::eval::Lookup;
use crate::compile::{PolicySet, Symbols};
use crate::decision::{Fact, Known, Reading, Snapshot};
use crate::request::Resolver;
use crate::value::{Num, Val};

const FEW: usize = 8;

/// So many fields lie ready. Where two share a place, each puts the other out, and is then looked up again.
pub(super) const READY: usize = 8;

#[derive(Debug)]
pub(crate) struct Reads<'d, 'v> {
    resolver: &'v Resolver<'v>,
    set: &'v PolicySet,
    /// The decision's, written in its place: values that are moved about cost more than what is done with them.
    known: &'d mut Known,
    /// By field, its place in `known` plus one. Empty while they are few.
    table: Vec<u32>,
    ready: &'d mut [Fact; READY],
}

impl<'d, 'v> Reads<'d, 'v> {
    pub(crate) fn new(
        resolver: &'v Resolver<'v>,
        set: &'v PolicySet,
        known: &'d mut Known,
        ready: &'d mut [Fact; READY],
    ) -> Self {
        Self {
            resolver,
            set,
            known,
            table: Vec::new(),
            ready,
        }
    }

    /// The place of a field among those that were read.
    #[inline]
    fn find(&self, field: u32) -> Option<usize> {
        if self.table.is_empty() {
            self.known.iter().position(|read| read.field == field)
        } else {
            let at = self.table.get(field as usize).copied().unwrap_or(0);
            (at as usize).checked_sub(1)
        }
    }

    /// Enters the last that was read; with the first that is one too many to look through, all before it.
    #[cold]
    #[inline(never)]
    fn tabulate(&mut self) {
        let mut entered = self.known.len().saturating_sub(1);
        if self.table.is_empty() {
            self.table = vec![0; self.set.fields.len()];
            entered = 0;
        }
        for (at, read) in self.known.iter().enumerate().skip(entered) {
            if let Some(slot) = self.table.get_mut(read.field as usize) {
                *slot = u32::try_from(at + 1).unwrap_or(u32::MAX);
            }
        }
    }

    /// Reads a field for the first time. It is the last of those that are known then, and lies ready.
    #[inline(never)]
    fn read(&mut self, field: u32) {
        let of = self.set.fields.get(field as usize);
        match of.and_then(|of| self.resolver.plain(of)) {
            Some(Value::Number(number)) => {
                let num = Num::of(number);
                self.keep(field, num.into());
                self.enter(Fact::number(field, num));
            }
            Some(value) => self.copy(field, Some(Val::of(value))),
            None => self.copy(field, of.and_then(|of| self.resolver.value(of))),
        }
        if self.known.len() >= FEW {
            self.tabulate();
        }
    }

    /// The first that finds no room makes it for as many as are looked through.
    #[inline(always)]
    fn keep(&mut self, field: u32, value: Snapshot) {
        if self.known.len() == self.known.inline_size() {
            self.known.reserve(FEW);
        }
        self.known.push(Reading { field, value });
    }

    /// Apart from the numbers, by far the most common: these need not be put together in memory, and then moved.
    #[inline(never)]
    fn copy(&mut self, field: u32, value: Option<Val<'_>>) {
        self.keep(field, Snapshot::of(value));
        self.enter(Fact::of(field, value, &self.set.symbols));
    }

    #[inline(never)]
    fn make_ready(&mut self, field: u32) {
        match self.find(field) {
            Some(place) => self.enter(Fact::of(field, self.at(place).val(), &self.set.symbols)),
            None => self.read(field),
        }
    }

    #[inline]
    fn enter(&mut self, fact: Fact) {
        if let Some(slot) = self.ready.get_mut(fact.field as usize % READY) {
            *slot = fact;
        }
    }

    /// Is it a field that only data can supply, and that data does not?
    pub(crate) fn lacks_supplier(&mut self, field: u32) -> bool {
        self.get(field).is_missing()
            && self
                .set
                .fields
                .get(field as usize)
                .is_none_or(|of| of.stages.is_none())
    }
}

impl Lookup for Reads<'_, '_> {
    #[inline]
    fn place(&mut self, field: u32) -> usize {
        match self.find(field) {
            Some(place) => place,
            None => {
                self.read(field);
                self.known.len().saturating_sub(1)
            }
        }
    }

    #[inline]
    fn at(&self, place: usize) -> &Snapshot {
        Reading::value(self.known.get(place))
    }

    #[inline]
    fn fact(&mut self, field: u32) -> Fact {
        let at = field as usize % READY;
        if self.ready.get(at).is_none_or(|fact| fact.field != field) {
            self.make_ready(field);
        }
        self.ready.get(at).copied().unwrap_or(Fact::NONE)
    }

    fn symbols(&self) -> &Symbols {
        &self.set.symbols
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use crate::ast::{Action, Comparison, Condition, Literal, Operator, Policy, PolicyType, Rule, Severity};
    use crate::{EvaluateRequest, PolicySet, State};

    #[test]
    fn each_field_is_read_once_however_many_there_are() {
        for count in [1, 3, 4, 7, 8, 9, 20] {
            let names: Vec<String> = (0..count).map(|n| format!("f{n}")).collect();
            let mut policy = Policy::new("p", PolicyType::Custom);
            let mut asked = EvaluateRequest::default();
            for time in ["first", "second"] {
                for (n, name) in names.iter().enumerate() {
                    let (literal, value) = match n % 3 {
                        0 => (Literal::Number(n as f64), json!(n)),
                        1 => (Literal::Text(name.clone()), json!(name)),
                        _ => (Literal::Bool(true), json!(true)),
                    };
                    let same = Condition::Compare(Comparison::new(name, Operator::Eq, literal));
                    let rule = Rule::new(format!("{time} {name}"), same, Action::Allow, Severity::Error);
                    policy.rules.push(rule);
                    asked.data.insert(name.clone(), value);
                }
            }
            let set = Arc::new(PolicySet::compile(vec![policy]).unwrap());
            let decision = set.evaluate(&asked, &State::default());
            assert!(decision.all_passed, "{count}");
            let read: Vec<&str> = decision.values_read().map(|(name, _)| name).collect();
            assert_eq!(read, names);
        }
    }
}
