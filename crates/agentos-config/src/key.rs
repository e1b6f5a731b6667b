//! One row of the table: what is known of a key before anybody sets it.

use std::borrow::Cow;

use crate::mistake::Sink;
use crate::node::Node;
use crate::{Profile, Source};

/// The largest count: what a 64-bit signed integer of a file or a database holds.
pub(crate) const MAX_COUNT: u64 = i64::MAX as u64;
/// The longest duration, a hundred years of milliseconds: adding it to a clock never overflows.
pub(crate) const MAX_MS: u64 = 3_155_760_000_000;

/// A key of the configuration.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// `orchestrator.max_cost_per_run`; `[]` stands for each item of a list, `NAME` for a chosen name.
    pub path: &'static str,
    pub name: &'static str,
    pub(crate) doc: &'static str,
    pub kind: Kind,
    pub meta: Meta,
    /// The profiles that give it a value of their own.
    pub profiles: &'static [Profile],
    pub(crate) default: fn(Option<Profile>) -> Option<String>,
    /// Reads a value, reports what is wrong with it, and gives back how it is shown.
    pub(crate) check: fn(&Node, &At<'_>, &mut Sink) -> Option<String>,
}

/// What the values of a key are.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Flag,
    /// A whole number.
    Count,
    Number,
    Usd,
    Zone,
    Word(&'static [&'static str]),
    Text,
    Path,
    /// An `http` or `https` address.
    Url,
    Secret,
    /// Program and arguments.
    Command,
    Texts,
    Words(&'static [&'static str]),
    /// A table whose content is not ours: a JSON Schema.
    Free,
    /// A list of tables.
    Items(Rows),
    /// Tables under names that the user chooses.
    Named(Rows),
}

/// The keys of a table inside a list or under a name.
#[derive(Clone, Copy, Debug)]
pub struct Rows {
    /// What one such table is.
    pub doc: &'static str,
    pub keys: &'static [Key],
}

/// What a row says beside its type and default.
#[derive(Clone, Copy, Debug)]
pub struct Meta {
    pub unit: &'static str,
    /// The variables, first choice first; empty: the one that follows from the path.
    pub env: &'static [&'static str],
    /// Does something read it yet?
    pub in_use: bool,
    pub required: bool,
    /// A value in TOML for the example file, where the default shows nothing.
    pub example: &'static str,
    pub min: u64,
    pub max: u64,
    pub low: f64,
    pub high: f64,
    /// Which addresses a connection string may have; empty: not a connection string.
    pub schemes: &'static [&'static str],
    /// A version at the end of the address is a mistake, since adapters add their own.
    pub unversioned: bool,
    /// The name of an environment variable.
    pub variable: bool,
}

impl Meta {
    pub(crate) const USED: Self = Self {
        unit: "",
        env: &[],
        in_use: true,
        required: false,
        example: "",
        min: 0,
        max: MAX_COUNT,
        low: f64::MIN,
        high: f64::MAX,
        schemes: &[],
        unversioned: false,
        variable: false,
    };
    /// Read and checked, for a part that comes later.
    pub(crate) const LATER: Self = Self {
        in_use: false,
        ..Self::USED
    };

    pub(crate) const fn unit(self, unit: &'static str) -> Self {
        Self { unit, ..self }
    }
    pub(crate) const fn env(self, env: &'static [&'static str]) -> Self {
        Self { env, ..self }
    }
    pub(crate) const fn required(self) -> Self {
        Self {
            required: true,
            ..self
        }
    }
    pub(crate) const fn example(self, example: &'static str) -> Self {
        Self { example, ..self }
    }
    pub(crate) const fn range(self, min: u64, max: u64) -> Self {
        Self { min, max, ..self }
    }
    pub(crate) const fn at_least(self, min: u64) -> Self {
        Self { min, ..self }
    }
    /// A duration is never zero.
    pub(crate) const fn ms(self) -> Self {
        self.range(1, MAX_MS).unit("ms")
    }
    pub(crate) const fn bounds(self, low: f64, high: f64) -> Self {
        Self { low, high, ..self }
    }
    pub(crate) const fn schemes(self, schemes: &'static [&'static str]) -> Self {
        Self { schemes, ..self }
    }
    pub(crate) const fn unversioned(self) -> Self {
        Self {
            unversioned: true,
            ..self
        }
    }
    pub(crate) const fn variable(self) -> Self {
        Self {
            variable: true,
            ..self
        }
    }
}

impl Key {
    /// What it means, in a sentence.
    #[must_use]
    pub fn doc(&self) -> &'static str {
        self.doc.trim()
    }

    /// The default of that profile, as it is shown; `None`: not set.
    #[must_use]
    pub fn default(&self, profile: Option<Profile>) -> Option<String> {
        (self.default)(profile)
    }

    pub(crate) fn default_source(&self, profile: Option<Profile>) -> Source {
        match profile {
            Some(profile) if self.profiles.contains(&profile) => Source::Profile(profile),
            _ => Source::Default,
        }
    }

    /// The variables that set it, first choice first. An item of a list has none of its own: the
    /// whole list is one variable, as JSON.
    #[must_use]
    pub fn env_names(&self) -> Vec<Cow<'static, str>> {
        if !self.meta.env.is_empty() {
            return self.meta.env.iter().copied().map(Cow::Borrowed).collect();
        }
        if self.path.contains("[]") || self.path.contains("NAME") {
            return Vec::new();
        }
        vec![Cow::Owned(format!(
            "AGENTOS_{}",
            self.path.replace('.', "_").to_ascii_uppercase()
        ))]
    }

    /// The product document's spelling, where it is another: `maxSize` for `max_size`.
    #[must_use]
    pub fn camel_name(&self) -> Option<String> {
        let camel = camel(self.name);
        (camel != self.name).then_some(camel)
    }

    /// A secret is read from the environment alone: files are committed and flags are seen in `ps`.
    #[must_use]
    pub const fn is_secret(&self) -> bool {
        matches!(self.kind, Kind::Secret)
    }
}

/// A key at a place: `router.endpoints[2].priority`.
pub(crate) struct At<'a> {
    pub(crate) key: &'a Key,
    pub(crate) path: String,
}

impl<'a> At<'a> {
    pub(crate) fn new(parent: &str, key: &'a Key) -> Self {
        Self {
            key,
            path: join(parent, key.name),
        }
    }
}

pub(crate) fn join(parent: &str, name: &str) -> String {
    if parent.is_empty() {
        name.to_owned()
    } else {
        format!("{parent}.{name}")
    }
}

/// `max_size` as `maxSize`.
pub(crate) fn camel(snake: &str) -> String {
    let mut camel = String::with_capacity(snake.len());
    let mut parts = snake.split('_');
    camel.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let mut chars = part.chars();
        camel.extend(chars.next().map(|first| first.to_ascii_uppercase()));
        camel.push_str(chars.as_str());
    }
    camel
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_products_spelling_follows_from_ours() {
        for (snake, camel) in [
            ("max_size", "maxSize"),
            ("idle_timeout_millis", "idleTimeoutMillis"),
            ("cost_per_1k_input", "costPer1kInput"),
            ("ttl", "ttl"),
        ] {
            assert_eq!(super::camel(snake), camel);
        }
    }
}
