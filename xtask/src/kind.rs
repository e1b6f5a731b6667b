//! What the values of a key are, in words.

use agentos_config::{Key, Kind};

/// For the reference: type, range and unit.
pub(crate) fn words(key: &Key) -> String {
    let meta = &key.meta;
    let text = match key.kind {
        Kind::Flag => "`true` or `false`".to_owned(),
        Kind::Count => match (meta.min, meta.max) {
            // A hundred years, and all that fits: bounds that nobody meets need no mention.
            (0, max) if max > u64::from(u32::MAX) => "whole number".to_owned(),
            (min, max) if max > u64::from(u32::MAX) => format!("whole number, at least {min}"),
            (min, max) => format!("whole number, {min} to {max}"),
        },
        Kind::Number => format!("number, {} to {}", meta.low, meta.high),
        Kind::Usd => "amount".to_owned(),
        Kind::Zone => choice(&["green", "yellow", "red"]),
        Kind::Word(words) => choice(words),
        Kind::Words(words) => format!("list of {}", choice(words)),
        Kind::Text if meta.variable => "name of a variable".to_owned(),
        Kind::Text => "text".to_owned(),
        Kind::Texts => "list of texts".to_owned(),
        Kind::Path => "path".to_owned(),
        Kind::Url => "`http` or `https` address".to_owned(),
        Kind::Secret => match meta.schemes {
            [] => "secret".to_owned(),
            schemes => format!("secret address, {}", choice(schemes)),
        },
        Kind::Command => "list of texts, or one text".to_owned(),
        Kind::Free => "table".to_owned(),
        Kind::Items(_) => "list of tables".to_owned(),
        Kind::Named(_) => "tables under names".to_owned(),
    };
    match meta.unit {
        "" => text,
        unit => format!("{text}, {unit}"),
    }
}

fn choice(words: &[&str]) -> String {
    words
        .iter()
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// A shown value as TOML writes it.
pub(crate) fn toml(key: &Key, shown: &str) -> String {
    match key.kind {
        Kind::Flag | Kind::Count | Kind::Number | Kind::Usd => shown.to_owned(),
        _ => format!("{shown:?}"),
    }
}
