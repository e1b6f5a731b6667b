//! The values that a decision has read. Each field is looked up once; up to a handful they are found by
//! looking through them, beyond that by a table.

use smallvec::SmallVec;

use super::eval::Lookup;
use crate::decision::Snapshot;
use crate::request::{Field, Resolver};
use crate::value::Val;

const FEW: usize = 12;

#[derive(Debug)]
pub(crate) struct Reads<'v> {
    resolver: &'v Resolver<'v>,
    fields: &'v [Field],
    seen: SmallVec<[(u32, Option<Val<'v>>); FEW]>,
    /// By field, its place in `seen` plus one. Empty while they are few.
    table: Vec<u32>,
}

impl<'v> Reads<'v> {
    pub(crate) fn new(resolver: &'v Resolver<'v>, fields: &'v [Field]) -> Self {
        Self {
            resolver,
            fields,
            seen: SmallVec::new(),
            table: Vec::new(),
        }
    }

    #[inline]
    fn find(&self, field: u32) -> Option<Option<Val<'v>>> {
        if self.table.is_empty() {
            return self
                .seen
                .iter()
                .find(|(other, _)| *other == field)
                .map(|(_, value)| *value);
        }
        let at = (*self.table.get(field as usize)?).checked_sub(1)?;
        self.seen.get(at as usize).map(|(_, value)| *value)
    }

    #[cold]
    #[inline(never)]
    fn tabulate(&mut self) {
        self.table = vec![0; self.fields.len()];
        for (at, (field, _)) in (1_u32..).zip(&self.seen) {
            if let Some(slot) = self.table.get_mut(*field as usize) {
                *slot = at;
            }
        }
    }

    #[inline]
    fn read(&mut self, field: u32) -> Option<Val<'v>> {
        let value = self
            .fields
            .get(field as usize)
            .and_then(|of| self.resolver.value(of));
        self.seen.push((field, value));
        if !self.table.is_empty() {
            let at = u32::try_from(self.seen.len()).unwrap_or(u32::MAX);
            if let Some(slot) = self.table.get_mut(field as usize) {
                *slot = at;
            }
        } else if self.seen.len() == FEW {
            self.tabulate();
        }
        value
    }

    /// Is it a field that only data can supply, and that data does not?
    pub(crate) fn lacks_supplier(&mut self, field: u32) -> bool {
        self.get(field).is_none() && self.fields.get(field as usize).is_none_or(|of| !of.supplied)
    }

    pub(crate) fn keep(&self) -> SmallVec<[(u32, Option<Snapshot>); 4]> {
        self.seen
            .iter()
            .map(|(field, value)| (*field, value.map(Snapshot::of)))
            .collect()
    }
}

impl<'v> Lookup<'v> for Reads<'v> {
    #[inline]
    fn get(&mut self, field: u32) -> Option<Val<'v>> {
        match self.find(field) {
            Some(value) => value,
            None => self.read(field),
        }
    }
}
