//! The list prices that this version was made with: the files of `list/`, in the form of a user's. JSON, which is
//! read several times as fast as TOML: every command that may call a model reads them.

use std::sync::LazyLock;

use super::{PriceFileError, PriceTable};

const FILES: [(&str, &str); 5] = [
    ("anthropic.json", include_str!("list/anthropic.json")),
    ("openai.json", include_str!("list/openai.json")),
    ("gemini.json", include_str!("list/gemini.json")),
    ("deepseek.json", include_str!("list/deepseek.json")),
    ("others.json", include_str!("list/others.json")),
];

/// A test reads the files. Should they be unreadable all the same, no model has a price, and none is called.
static TABLE: LazyLock<PriceTable> =
    LazyLock::new(|| read(&FILES).unwrap_or_else(|_| PriceTable::new(Vec::new())));

impl PriceTable {
    /// The list prices that this version was made with.
    #[must_use]
    pub fn builtin() -> Self {
        TABLE.clone()
    }
}

fn read(files: &[(&str, &str)]) -> Result<PriceTable, PriceFileError> {
    let empty = PriceTable::new(Vec::new());
    let mut rows = Vec::new();
    for (name, text) in files {
        rows.extend(empty.read_file(name, text)?);
    }
    Ok(PriceTable::new(rows))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{FILES, read};

    #[test]
    fn every_file_is_read_and_says_all_of_its_models() {
        for file in FILES {
            let table = read(&[file]).unwrap();
            let rows: Vec<_> = table
                .rows
                .values()
                .flat_map(|models| models.values())
                .flatten()
                .collect();
            assert!(!rows.is_empty(), "{}", file.0);
            for row in &rows {
                let name = format!("{}/{}", row.provider, row.model);
                assert!(row.since.millis() > 0, "{name} has no day");
                assert!(
                    row.context_window.is_some() && row.max_output.is_some(),
                    "{name} has no window"
                );
                assert!(row.tariff.price.output.nanos() > 0, "{name} is free");
            }
            let days: HashSet<_> = rows
                .iter()
                .map(|row| (&row.provider, &row.model, row.since))
                .collect();
            assert_eq!(days.len(), rows.len(), "{} has a model twice on one day", file.0);
        }
    }
}
