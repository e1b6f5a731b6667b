//! The texts that rules compare with, each with a number: a value is looked up once per decision, and each rule
//! then compares two numbers.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::value::Val;

/// A text that rules know, or what else a value can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Symbol(u32);

impl Symbol {
    /// A text that no rule knows.
    const STRANGER: Self = Self(u32::MAX);
    /// Known to differ from every text.
    pub(crate) const NULL: Self = Self(u32::MAX - 1);
    /// Missing, or of another kind.
    pub(crate) const OTHER: Self = Self(u32::MAX - 2);
    /// Nobody has asked yet.
    pub(crate) const NOT_ASKED: Self = Self(u32::MAX - 3);

    #[inline]
    pub(crate) fn of(value: Option<Val<'_>>, symbols: &Symbols) -> Self {
        match value {
            Some(Val::Text(text)) => symbols.find(text),
            Some(Val::Null) => Self::NULL,
            _ => Self::OTHER,
        }
    }
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Symbols {
    numbers: HashMap<Box<str>, Symbol, FixedState>,
    /// The lists of `in` and `not_in`, one after the other.
    lists: Vec<Symbol>,
}

impl Symbols {
    pub(crate) fn number(&mut self, text: &str) -> Symbol {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        // There are never so many texts: each takes some forty bytes of memory.
        let number = Symbol(u32::try_from(self.numbers.len()).unwrap_or(u32::MAX));
        self.numbers.insert(text.into(), number);
        number
    }

    /// Where the list begins, and how long it is. `None` for one that is too long for this form.
    pub(crate) fn list(&mut self, texts: &[&str]) -> Option<(u32, u16)> {
        let first = u32::try_from(self.lists.len()).ok()?;
        let count = u16::try_from(texts.len()).ok()?;
        for text in texts {
            let number = self.number(text);
            self.lists.push(number);
        }
        Some((first, count))
    }

    #[inline]
    fn find(&self, text: &str) -> Symbol {
        self.numbers.get(text).copied().unwrap_or(Symbol::STRANGER)
    }

    #[inline]
    pub(crate) fn is_among(&self, symbol: Symbol, first: u32, count: u16) -> bool {
        let first = first as usize;
        self.lists
            .get(first..first + usize::from(count))
            .is_some_and(|list| list.contains(&symbol))
    }

    /// The text of a symbol, for messages: rarely asked, so that it is searched for.
    pub(crate) fn text(&self, symbol: Symbol) -> &str {
        self.numbers
            .iter()
            .find_map(|(text, number)| (*number == symbol).then_some(&**text))
            .unwrap_or_default()
    }

    pub(crate) fn texts(&self, first: u32, count: u16) -> Vec<&str> {
        let first = first as usize;
        let list = self
            .lists
            .get(first..first + usize::from(count))
            .unwrap_or_default();
        list.iter().map(|symbol| self.text(*symbol)).collect()
    }
}
