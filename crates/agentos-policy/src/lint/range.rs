//! What one field may still be, after everything that must hold of it.

use crate::ast::{Literal, Operator, Quantity, Unit};

#[derive(Debug, Default)]
pub(super) struct Field {
    /// One of these, when known.
    allowed: Option<Vec<Literal>>,
    excluded: Vec<Literal>,
    /// The unit of the bounds; plain numbers have none.
    unit: Option<Option<Unit>>,
    low: Option<(f64, bool)>,
    high: Option<(f64, bool)>,
    there: Option<bool>,
    contents: Vec<(Literal, bool)>,
}

fn number(value: &Literal) -> Option<(f64, Option<Unit>)> {
    match value {
        Literal::Number(number) => Some((*number, None)),
        Literal::Quantity(Quantity { amount, unit }) => Some((*amount, Some(*unit))),
        _ => None,
    }
}

/// Each narrows the field and says whether anything is left.
impl Field {
    pub(super) fn only(&mut self, values: &[Literal]) -> bool {
        let left = match self.allowed.take() {
            Some(allowed) => allowed
                .into_iter()
                .filter(|value| values.contains(value))
                .collect(),
            None => values.to_vec(),
        };
        self.allowed = Some(left);
        self.something_left()
    }

    pub(super) fn without(&mut self, values: &[Literal]) -> bool {
        self.excluded.extend_from_slice(values);
        self.something_left()
    }

    pub(super) fn there(&mut self, there: bool) -> bool {
        let fits = self.there.is_none_or(|known| known == there);
        self.there = Some(there);
        fits
    }

    pub(super) fn holds(&mut self, value: &Literal, holds: bool) -> bool {
        let fits = !self
            .contents
            .iter()
            .any(|(known, held)| known == value && *held != holds);
        self.contents.push((value.clone(), holds));
        fits
    }

    /// `None` for values without an order that is looked into.
    pub(super) fn bound(&mut self, operator: Operator, value: &Literal) -> Option<bool> {
        let (limit, unit) = number(value)?;
        if *self.unit.get_or_insert(unit) != unit {
            return None;
        }
        let closed = matches!(operator, Operator::Gte | Operator::Lte);
        if matches!(operator, Operator::Gt | Operator::Gte) {
            let tighter = self
                .low
                .is_none_or(|(low, was)| limit > low || (limit == low && was));
            if tighter {
                self.low = Some((limit, closed));
            }
        } else {
            let tighter = self
                .high
                .is_none_or(|(high, was)| limit < high || (limit == high && was));
            if tighter {
                self.high = Some((limit, closed));
            }
        }
        Some(self.something_left())
    }

    fn within(&self, value: &Literal) -> bool {
        let Some(unit) = self.unit else { return true };
        match number(value) {
            Some((number, of)) if of == unit => {
                let above = self
                    .low
                    .is_none_or(|(low, closed)| number > low || (closed && number == low));
                let below = self
                    .high
                    .is_none_or(|(high, closed)| number < high || (closed && number == high));
                above && below
            }
            _ => false,
        }
    }

    fn something_left(&self) -> bool {
        if let (Some((low, from)), Some((high, to))) = (self.low, self.high) {
            let point = low == high && from && to;
            if low > high || (low == high && !point) {
                return false;
            }
            let excluded = |value: &Literal| {
                number(value).is_some_and(|(number, unit)| number == low && Some(unit) == self.unit)
            };
            if point && self.excluded.iter().any(excluded) {
                return false;
            }
        }
        match &self.allowed {
            Some(allowed) => allowed
                .iter()
                .any(|value| !self.excluded.contains(value) && self.within(value)),
            // A truth value that is neither is nothing.
            None => ![true, false]
                .iter()
                .all(|value| self.excluded.contains(&Literal::Bool(*value))),
        }
    }
}
