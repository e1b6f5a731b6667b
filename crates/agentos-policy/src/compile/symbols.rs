//! The texts that rules compare with, each with a number: a value is looked up once per decision, and each rule
//! then compares two numbers. Truths have numbers too.

use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::FixedState;
use serde_json::Value;

use crate::value::Val;

/// A text that rules know, or what else a value can be. Texts come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Symbol(u32);

impl Symbol {
    /// A text that no rule knows.
    const STRANGER: Self = Self(u32::MAX - 4);
    const FALSE: Self = Self(u32::MAX - 3);
    const TRUE: Self = Self(u32::MAX - 2);
    /// Known to differ from every text and truth.
    pub(crate) const NULL: Self = Self(u32::MAX - 1);
    /// Missing, or of another kind.
    pub(crate) const OTHER: Self = Self(u32::MAX);

    #[inline]
    pub(crate) fn of(value: Option<Val<'_>>, symbols: &Symbols) -> Self {
        match value {
            Some(Val::Text(text)) => symbols.find(text),
            Some(Val::Bool(truth)) => Self::truth(truth),
            Some(Val::Null) => Self::NULL,
            _ => Self::OTHER,
        }
    }

    pub(crate) const fn truth(truth: bool) -> Self {
        if truth { Self::TRUE } else { Self::FALSE }
    }

    #[inline]
    pub(crate) const fn is_text(self) -> bool {
        self.0 <= Self::STRANGER.0
    }

    /// Is it known to differ from a text or truth that is not the same?
    #[inline]
    pub(crate) const fn differs(self, other: Self) -> bool {
        self.0 == Self::NULL.0 || (self.0 != Self::OTHER.0 && self.is_text() == other.is_text())
    }
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Symbols {
    numbers: HashMap<Arc<str>, Symbol, FixedState>,
    /// By number.
    texts: Vec<Arc<str>>,
    /// The lists of `in` and `not_in`, one after the other.
    lists: Vec<Symbol>,
}

impl Symbols {
    pub(crate) fn number(&mut self, text: &str) -> Symbol {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        // There are never so many texts: each takes some forty bytes of memory.
        let number = Symbol(u32::try_from(self.texts.len()).unwrap_or(Symbol::STRANGER.0));
        let text: Arc<str> = text.into();
        self.texts.push(Arc::clone(&text));
        self.numbers.insert(text, number);
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

    /// The text or truth of a symbol, for messages.
    pub(crate) fn value(&self, symbol: Symbol) -> Value {
        match symbol {
            Symbol::TRUE => true.into(),
            Symbol::FALSE => false.into(),
            text => self.text(text).into(),
        }
    }

    fn text(&self, symbol: Symbol) -> &str {
        self.texts.get(symbol.0 as usize).map_or("", |text| text)
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
