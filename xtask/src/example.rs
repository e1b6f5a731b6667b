//! `agentos.example.toml`: every key of the file, with its meaning, commented out.

use std::fmt::{self, Write};

use agentos_config::{Key, Kind, Section, sections};

use crate::kind;

const HEAD: &str = "\
# Every key of `agentos.toml`, with its default or an example.
# Lines that begin with `#` and no space are settings: take the `#` away from what you change, and
# from the [section] above it. docs/reference/configuration.md says more about each.
# Keys of providers are not here: they are read from the environment alone.
";

const PROFILE: &str = "
# What differs in one environment: any section again, under `profile.NAME`.
#[profile.production.orchestrator]
#max_cost_per_run = 2.50
";

pub(crate) fn file() -> String {
    let mut file = HEAD.to_owned();
    for section in sections().iter().filter(|section| section.in_file) {
        // Writing to a string does not fail.
        let _ = write_section(&mut file, section);
    }
    file.push_str(PROFILE);
    file
}

fn write_section(file: &mut String, section: &Section) -> fmt::Result {
    if section.keys.iter().all(Key::is_secret) {
        return Ok(());
    }
    if !section.name.is_empty() {
        writeln!(file, "\n# {}\n#[{}]", section.doc(), section.name)?;
    }
    write_keys(file, section.keys)?;
    // A key after these would belong to them, so they come last.
    for key in section.keys {
        match key.kind {
            Kind::Items(rows) => {
                writeln!(file, "\n# {}\n#[[{}]]", rows.doc.trim(), key.path)?;
                write_keys(file, rows.keys)?;
            }
            Kind::Named(rows) => {
                writeln!(file, "\n# {}\n#[{}.example]", rows.doc.trim(), key.path)?;
                write_keys(file, rows.keys)?;
            }
            _ => {}
        }
    }
    Ok(())
}

fn write_keys(file: &mut String, keys: &[Key]) -> fmt::Result {
    for key in keys
        .iter()
        .filter(|key| !key.is_secret() && !matches!(key.kind, Kind::Items(_) | Kind::Named(_)))
    {
        let value = match (key.meta.example, key.default(None)) {
            ("", default) => kind::toml(key, &default.unwrap_or_default()),
            (example, _) => example.to_owned(),
        };
        let later = if key.meta.in_use { "" } else { " Not in use yet." };
        writeln!(file, "\n# {}{later}\n#{} = {value}", key.doc(), key.name)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use agentos_config::{Config, ConfigSources, Kind, Source, sections};

    /// With every setting switched on, there is no mistake and no key is left out.
    #[test]
    fn the_example_is_right_and_whole() {
        let text: String = super::file()
            .lines()
            .map(|line| match line.strip_prefix('#') {
                Some(setting) if !setting.starts_with(' ') => format!("{setting}\n"),
                _ => format!("{line}\n"),
            })
            .collect();
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("agentos.toml"), text).unwrap();
        let env = BTreeMap::<String, String>::new();
        let config = Config::load(&ConfigSources {
            env: &env,
            folder: folder.path(),
            flags: &[],
        })
        .unwrap_or_else(|errors| panic!("{}", errors.render(false)));
        let set: Vec<_> = config
            .show()
            .iter()
            .filter(|shown| matches!(shown.source, Source::File { .. }))
            .map(|shown| shown.key.replace("[0]", "[]").replace(".example.", ".NAME."))
            .collect();
        for section in sections().iter().filter(|section| section.in_file) {
            for key in section.keys {
                let keys = match key.kind {
                    Kind::Items(rows) | Kind::Named(rows) => rows.keys,
                    _ => std::slice::from_ref(key),
                };
                for key in keys.iter().filter(|key| !key.is_secret()) {
                    assert!(set.iter().any(|path| path == key.path), "{}", key.path);
                }
            }
        }
    }
}
