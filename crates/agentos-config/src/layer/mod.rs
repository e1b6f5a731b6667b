//! Where values come from, each source as one table: the file, the environment, the flags.

pub(crate) mod env;
pub(crate) mod file;
pub(crate) mod flags;
mod toml;
