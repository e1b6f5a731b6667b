//! A load from text, variables and flags.

use std::collections::BTreeMap;
use std::fs;

use agentos_config::{Config, ConfigErrors, ConfigSources, Flag};

/// Loads with `file` as `agentos.toml` of a folder of its own.
pub(crate) fn load(file: &str, env: &[(&str, &str)], flags: &[Flag]) -> Result<Config, ConfigErrors> {
    let folder = tempfile::tempdir().unwrap();
    if !file.is_empty() {
        fs::write(folder.path().join("agentos.toml"), file).unwrap();
    }
    let env: BTreeMap<String, String> = env
        .iter()
        .map(|(name, value)| ((*name).into(), (*value).into()))
        .collect();
    Config::load(&ConfigSources {
        env: &env,
        folder: folder.path(),
        flags,
    })
}

/// The mistakes of a load that must fail, one line each.
pub(crate) fn mistakes(file: &str, env: &[(&str, &str)], flags: &[Flag]) -> Vec<String> {
    load(file, env, flags)
        .unwrap_err()
        .mistakes
        .iter()
        .map(ToString::to_string)
        .collect()
}
