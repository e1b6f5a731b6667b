//! Reads a check's parameters, in snake_case and camelCase. A value of the wrong type and a name that
//! nothing reads are refused: a limit that was mistyped must not be no limit.

use agentos_yaml::closest;
use serde_json::{Map, Value};

pub(crate) struct Params<'a> {
    map: Option<&'a Map<String, Value>>,
    /// Which check they are for.
    pub(super) check: &'a str,
    /// They were written for other code.
    foreign: bool,
    known: Vec<&'static str>,
}

impl<'a> Params<'a> {
    pub(crate) fn new(params: &'a Value, check: &'a str, foreign: bool) -> Result<Self, String> {
        let map = match params {
            Value::Null => None,
            Value::Object(map) => Some(map),
            other => return Err(format!("the parameters are `{other}`, where a mapping belongs")),
        };
        Ok(Self {
            map,
            check,
            foreign,
            known: Vec::new(),
        })
    }

    pub(super) const fn is_foreign(&self) -> bool {
        self.foreign
    }

    /// The first of the names that is there and not null.
    pub(super) fn get(&mut self, names: &[&'static str]) -> Option<&'a Value> {
        self.known.extend(names);
        let map = self.map?;
        let find = |name: &&str| map.get(*name).or_else(|| map.get(&camel(name)));
        names.iter().filter_map(find).find(|value| !value.is_null())
    }

    pub(super) fn whole(&mut self, names: &[&'static str]) -> Result<Option<u64>, String> {
        self.read(names, "a whole number from 0", Value::as_u64)
    }

    pub(super) fn number(&mut self, names: &[&'static str]) -> Result<Option<f64>, String> {
        self.read(names, "a number", Value::as_f64)
    }

    pub(super) fn flag(&mut self, names: &[&'static str]) -> Result<Option<bool>, String> {
        self.read(names, "`true` or `false`", Value::as_bool)
    }

    pub(super) fn text(&mut self, names: &[&'static str]) -> Result<Option<&'a str>, String> {
        self.read(names, "text", Value::as_str)
    }

    /// Texts; a lone text is a list of one.
    pub(super) fn texts(&mut self, names: &[&'static str]) -> Result<Option<Vec<String>>, String> {
        self.read(names, "a list of texts", texts)
    }

    fn read<T>(
        &mut self,
        names: &[&'static str],
        what: &str,
        read: impl Fn(&'a Value) -> Option<T>,
    ) -> Result<Option<T>, String> {
        let name = names.first().copied().unwrap_or_default();
        self.get(names)
            .map(|value| read(value).ok_or_else(|| format!("`{name}` is `{value}`, where {what} belongs")))
            .transpose()
    }

    /// Refuses what nothing has read.
    pub(super) fn finish(&self) -> Result<(), String> {
        let unread: Vec<&str> = self.unread().collect();
        let Some(first) = unread.first() else {
            return Ok(());
        };
        let hint = match self.near(first) {
            Some(near) => format!("; did you mean `{near}`?"),
            None if self.known.is_empty() => "; it has none".to_owned(),
            None => format!("; it has `{}`", self.known.join("`, `")),
        };
        Err(format!("check `{}` has no parameter `{first}`{hint}", self.check))
    }

    /// The parameter that may be meant by a name that nothing has read: one that is not there itself.
    pub(crate) fn near(&self, name: &str) -> Option<&'static str> {
        let given = |known: &&'static str| {
            self.map
                .is_some_and(|map| map.contains_key(*known) || map.contains_key(&camel(known)))
        };
        closest(name, self.known.iter().copied().filter(|known| !given(known)))
    }

    /// Names that nothing has read.
    pub(crate) fn unread(&self) -> impl Iterator<Item = &'a str> {
        let known = |name: &str| {
            self.known
                .iter()
                .any(|known| *known == name || camel(known) == name)
        };
        self.map
            .into_iter()
            .flat_map(Map::keys)
            .map(String::as_str)
            .filter(move |name| !known(name))
    }
}

pub(super) fn texts(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::String(text) => Some(vec![text.clone()]),
        Value::Array(items) => items
            .iter()
            .map(|item| item.as_str().map(str::to_owned))
            .collect(),
        _ => None,
    }
}

/// `min_length` as `minLength`.
fn camel(name: &str) -> String {
    let mut camel = String::with_capacity(name.len());
    let mut upper = false;
    for c in name.chars() {
        if c == '_' {
            upper = true;
        } else if std::mem::take(&mut upper) {
            camel.extend(c.to_uppercase());
        } else {
            camel.push(c);
        }
    }
    camel
}
