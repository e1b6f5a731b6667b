//! A mapping whose keys are known: `snake_case` and `camelCase` are the same key, and any other key is an
//! error, since what it was meant to say would not hold.

use agentos_types::codes;
use agentos_yaml::{Field, closest};

use crate::ast::Place;

/// The value of a key, in either spelling.
pub(crate) fn get<'a>(field: &Field<'a>, key: &str) -> Field<'a> {
    let found = field.field(key);
    if found.node().is_some() || !key.contains('_') {
        return found;
    }
    let other = field.field(&camel(key));
    if other.node().is_some() { other } else { found }
}

/// The first of several keys that is there.
pub(super) fn first<'a>(field: &Field<'a>, keys: &[&str]) -> Field<'a> {
    let found = keys.iter().map(|key| get(field, key)).find(Field::is_present);
    found.unwrap_or_else(|| field.field(keys.first().copied().unwrap_or_default()))
}

/// The value of a key that has several names. It is an error to give it under two of them: one of the two would not
/// hold.
pub(super) fn one<'a>(field: &Field<'a>, names: &[&str]) -> Field<'a> {
    let mut given = names.iter().filter(|name| get(field, name).is_present());
    if let (Some(kept), Some(other)) = (given.next(), given.next()) {
        twice(&get(field, other), other, kept);
    }
    first(field, names)
}

/// Reports that two keys of one meaning are given.
pub(super) fn twice(field: &Field<'_>, key: &str, other: &str) {
    field.error_at_key(
        codes::POLICY_INVALID,
        format!("`{key}` says the same as `{other}`, which stands here too"),
        "keep one of the two",
    );
}

/// Reports every key that is none of those that are known.
pub(crate) fn only(field: &Field<'_>, what: &str, known: &[&[&str]]) {
    let all = || known.iter().copied().flatten().copied();
    for (key, value) in field.entries() {
        if all().any(|known| known == key) {
            continue;
        }
        if let Some(known) = all().find(|known| camel(known) == key) {
            if field.field(known).node().is_some() {
                twice(&value, key, known);
            }
            continue;
        }
        let near = closest(&snake(key), all());
        let hint = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("{what} has {}", listed(&all().collect::<Vec<_>>())),
        };
        value.error_at_key(
            codes::POLICY_INVALID,
            format!("`{key}` is not a key of {what}"),
            hint,
        );
    }
}

/// Reports keys with nothing behind them, and empty lists, where what is left out makes more possible: it was to narrow,
/// and would not.
pub(super) fn filled(field: &Field<'_>, what: &str, narrowing: &[&str]) {
    for (key, value) in field.entries() {
        let is_empty = !value.is_present()
            || value.is_list() && value.items().is_empty()
            || value.is_mapping() && value.entries().is_empty();
        if is_empty && narrowing.iter().any(|known| *known == key || camel(known) == key) {
            value.error_at_key(
                codes::POLICY_INVALID,
                format!("`{key}` of {what} says nothing"),
                "say what it is, or take it out",
            );
        }
    }
}

/// Keys that are read past: what they say is for people.
pub(super) fn not_acted_on(field: &Field<'_>, keys: &[&str]) {
    for key in keys {
        let found = get(field, key);
        if found.is_present() {
            found.warn_at_key(
                codes::NOT_CHECKED_YET,
                format!("`{key}` is read and nothing acts on it yet"),
                "",
            );
        }
    }
}

/// The value of a word, with an error that names the nearest when it is none.
pub(crate) fn word<T>(
    field: &Field<'_>,
    what: &str,
    words: &[&str],
    of_word: fn(&str) -> Option<T>,
) -> Option<T> {
    if !field.is_present() {
        return None;
    }
    let text = field.text()?;
    let found = of_word(&text);
    if found.is_none() {
        let near = closest(&crate::ast::plain_word(&text), words.iter().copied());
        let hint = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("one of {}", listed(words)),
        };
        let shown: String = text.chars().take(60).collect();
        field.error(
            codes::POLICY_UNKNOWN_WORD,
            format!("`{shown}` is not {what}"),
            hint,
        );
    }
    found
}

/// [`word`] for an enum of words.
macro_rules! word_of {
    ($field:expr, $type:ty) => {
        $crate::read::keys::word($field, <$type>::WHAT, <$type>::WORDS, <$type>::of_word)
    };
}
pub(super) use word_of;

/// Text that must be there.
pub(crate) fn required(field: &Field<'_>, key: &str, what_for: &str) -> Option<String> {
    let found = get(field, key);
    if !found.is_present() {
        field.error_at_key(
            codes::POLICY_INVALID,
            format!("`{key}` is missing"),
            format!("give `{key}`: {what_for}"),
        );
        return None;
    }
    found.required_text(what_for)
}

pub(crate) fn place(field: &Field<'_>) -> Place {
    let (file, line, column) = field.place();
    let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Place {
        file: Some(file),
        line: small(line),
        column: small(column),
    }
}

fn listed(words: &[&str]) -> String {
    const MOST: usize = 16;
    let some: Vec<String> = words.iter().take(MOST).map(|word| format!("`{word}`")).collect();
    let more = if words.len() > MOST { " …" } else { "" };
    some.join(", ") + more
}

fn camel(key: &str) -> String {
    let mut up = false;
    let mut out = String::with_capacity(key.len());
    for c in key.chars() {
        if c == '_' {
            up = true;
        } else if up {
            out.extend(c.to_uppercase());
            up = false;
        } else {
            out.push(c);
        }
    }
    out
}

fn snake(key: &str) -> String {
    let mut out = String::with_capacity(key.len() + 2);
    for c in key.chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}
