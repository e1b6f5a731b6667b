//! Where variables come from. Nothing else in the crate touches the process environment, so tests
//! hand in a map.

use std::collections::BTreeMap;
use std::ffi::OsString;

/// A set of environment variables.
pub trait Env {
    /// All of them; a name that is not UTF-8 cannot be one of ours and may be left out.
    fn vars(&self) -> BTreeMap<String, OsString>;
}

/// The environment of this process.
#[derive(Clone, Copy, Debug, Default)]
pub struct ProcessEnv;

impl Env for ProcessEnv {
    fn vars(&self) -> BTreeMap<String, OsString> {
        std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value)))
            .collect()
    }
}

impl Env for BTreeMap<String, String> {
    fn vars(&self) -> BTreeMap<String, OsString> {
        self.iter()
            .map(|(name, value)| (name.clone(), OsString::from(value)))
            .collect()
    }
}

impl Env for BTreeMap<String, OsString> {
    fn vars(&self) -> BTreeMap<String, OsString> {
        self.clone()
    }
}

impl<const N: usize> Env for [(&str, &str); N] {
    fn vars(&self) -> BTreeMap<String, OsString> {
        self.iter()
            .map(|(name, value)| ((*name).to_owned(), OsString::from(value)))
            .collect()
    }
}
