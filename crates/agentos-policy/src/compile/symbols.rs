//! The texts that rules compare with, each with a number: a value is looked up once per decision, and each rule
//! then compares two numbers.

use std::collections::HashMap;

use foldhash::fast::FixedState;

/// A text that no rule knows.
pub(crate) const STRANGER: u32 = u32::MAX;

#[derive(Clone, Debug, Default)]
pub(crate) struct Symbols {
    numbers: HashMap<Box<str>, u32, FixedState>,
    /// The lists of `in` and `not_in`, one after the other.
    lists: Vec<u32>,
}

impl Symbols {
    pub(crate) fn number(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        // There are fewer texts than `u32::MAX`: each takes more than a byte of memory that is addressed.
        let number = u32::try_from(self.numbers.len()).unwrap_or(STRANGER - 1);
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
    pub(crate) fn find(&self, text: &str) -> u32 {
        self.numbers.get(text).copied().unwrap_or(STRANGER)
    }

    #[inline]
    pub(crate) fn is_among(&self, symbol: u32, first: u32, count: u16) -> bool {
        let first = first as usize;
        self.lists
            .get(first..first + usize::from(count))
            .is_some_and(|list| list.contains(&symbol))
    }

    /// The text of a symbol, for messages: rarely asked, so that it is searched for.
    pub(crate) fn text(&self, symbol: u32) -> &str {
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
