//! Where tokens and values find each other again. Whoever holds the vault can turn tokens back.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use super::mask::mask_at;

/// Keeps which token stands for which value.
pub trait Vault: Send + Sync + fmt::Debug {
    /// The number of a value of a type: the same value has the same number.
    fn number(&self, type_name: &str, value: &str) -> u64;

    /// The value behind a number, if the vault knows it.
    fn value(&self, type_name: &str, number: u64) -> Option<String>;
}

/// A vault in memory, for one run.
#[derive(Default)]
pub struct MemoryVault {
    types: Mutex<HashMap<String, Values>>,
}

#[derive(Default)]
struct Values {
    numbers: HashMap<String, u64>,
    values: Vec<String>,
}

impl fmt::Debug for MemoryVault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("MemoryVault").finish_non_exhaustive()
    }
}

impl Vault for MemoryVault {
    fn number(&self, type_name: &str, value: &str) -> u64 {
        let mut types = self.types.lock().unwrap_or_else(PoisonError::into_inner);
        let values = types.entry(type_name.to_owned()).or_default();
        if let Some(number) = values.numbers.get(value) {
            return *number;
        }
        values.values.push(value.to_owned());
        let number = values.values.len() as u64;
        values.numbers.insert(value.to_owned(), number);
        number
    }

    fn value(&self, type_name: &str, number: u64) -> Option<String> {
        let types = self.types.lock().unwrap_or_else(PoisonError::into_inner);
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        types.get(type_name)?.values.get(at).cloned()
    }
}

/// The text with every token that the vault knows turned back.
#[must_use]
pub fn reveal(vault: &dyn Vault, text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let (before, tail) = rest.split_at(open);
        out.push_str(before);
        let end = mask_at(tail.as_bytes(), 0).unwrap_or(1);
        let (token, behind) = tail.split_at(end);
        let value = token
            .trim_matches(['[', ']'])
            .split_once(':')
            .and_then(|(name, number)| vault.value(name, number.parse().ok()?));
        out.push_str(value.as_deref().unwrap_or(token));
        rest = behind;
    }
    out.push_str(rest);
    out
}
