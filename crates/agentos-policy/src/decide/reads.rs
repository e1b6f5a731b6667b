//! The values that a decision has read. Each field is looked up once; up to a handful they are found by
//! looking through them, beyond that by a table.

use smallvec::SmallVec;

use super::eval::{Lookup, Symbol};
use crate::compile::Symbols;
use crate::decision::Snapshot;
use crate::request::{Field, Resolver};
use crate::value::Val;

const FEW: usize = 8;

#[derive(Debug)]
pub(crate) struct Reads<'v> {
    resolver: &'v Resolver<'v>,
    fields: &'v [Field],
    symbols: &'v Symbols,
    seen: SmallVec<[Read<'v>; FEW]>,
    /// By field, its place in `seen` plus one. Empty while they are few.
    table: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
struct Read<'v> {
    field: u32,
    value: Option<Val<'v>>,
    /// Once a rule has asked for it.
    symbol: Option<Symbol>,
}

impl<'v> Reads<'v> {
    pub(crate) fn new(resolver: &'v Resolver<'v>, fields: &'v [Field], symbols: &'v Symbols) -> Self {
        Self {
            resolver,
            fields,
            symbols,
            seen: SmallVec::new(),
            table: Vec::new(),
        }
    }

    /// The place of a field among those that were read.
    #[inline]
    fn find(&self, field: u32) -> Option<usize> {
        if self.table.is_empty() {
            self.seen.iter().position(|read| read.field == field)
        } else {
            let at = self.table.get(field as usize).copied().unwrap_or(0);
            (at as usize).checked_sub(1)
        }
    }

    #[cold]
    #[inline(never)]
    fn tabulate(&mut self) {
        self.table = vec![0; self.fields.len()];
        for (at, read) in (1_u32..).zip(&self.seen) {
            if let Some(slot) = self.table.get_mut(read.field as usize) {
                *slot = at;
            }
        }
    }

    /// Reads a field for the first time.
    #[inline(never)]
    fn read(&mut self, field: u32) -> Option<Val<'v>> {
        let of = self.fields.get(field as usize);
        let value = of.and_then(|of| self.resolver.value(of));
        self.seen.push(Read {
            field,
            value,
            symbol: None,
        });
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
        self.get(field).is_none()
            && self
                .fields
                .get(field as usize)
                .is_none_or(|of| of.stages.is_none())
    }

    pub(crate) fn keep(&self) -> SmallVec<[(u32, Option<Snapshot>); 4]> {
        let mut kept = SmallVec::with_capacity(self.seen.len());
        for read in &self.seen {
            kept.push((read.field, read.value.map(Snapshot::of)));
        }
        kept
    }
}

impl<'v> Lookup<'v> for Reads<'v> {
    #[inline]
    fn get(&mut self, field: u32) -> Option<Val<'v>> {
        match self.find(field) {
            Some(place) => self.seen.get(place).and_then(|read| read.value),
            None => self.read(field),
        }
    }

    #[inline]
    fn symbol(&mut self, field: u32) -> Symbol {
        let place = self.find(field).unwrap_or_else(|| {
            self.read(field);
            self.seen.len() - 1
        });
        let Some(read) = self.seen.get_mut(place) else {
            return Symbol::Other;
        };
        *read
            .symbol
            .get_or_insert_with(|| Symbol::of(read.value, self.symbols))
    }

    fn symbols(&self) -> &'v Symbols {
        self.symbols
    }
}
