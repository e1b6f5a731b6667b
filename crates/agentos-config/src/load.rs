//! Reads all sources, checks each, and lets the strongest win: flags, environment, the profile's
//! section of the file, the file, the profile, the default.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;

use secrecy::SecretString;

use crate::layer::{env, file, flags};
use crate::mistake::Sink;
use crate::node::Place;
use crate::table::Start;
use crate::{Config, ConfigErrors, Env, Flag, Source};

/// Everything that a configuration is made of.
#[derive(Clone, Copy)]
pub struct ConfigSources<'a> {
    pub env: &'a dyn Env,
    /// The working folder, in which `agentos.toml` is looked for.
    pub folder: &'a Path,
    pub flags: &'a [Flag],
}

impl std::fmt::Debug for ConfigSources<'_> {
    /// Without the environment, which holds secrets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ConfigSources")
            .field("folder", &self.folder)
            .field("flags", &self.flags)
            .finish_non_exhaustive()
    }
}

impl Config {
    /// Reads and checks everything.
    ///
    /// # Errors
    /// All mistakes of all sources, in one report.
    pub fn load(sources: &ConfigSources<'_>) -> Result<Self, ConfigErrors> {
        let mut sink = Sink::default();
        let vars = sources.env.vars();
        let mut outer = env::load(&vars, &mut sink);
        outer.overlay(flags::load(sources.flags, &mut sink));

        let mut start = Start::default();
        start.read(&outer, "", &mut Sink::default());
        let place = outer.get("config_file").map(|node| node.place.clone());
        let named = start.config_file.clone().zip(place);
        let file = file::load(sources.folder, named, &mut sink);

        let mut merged = file.main;
        for (_, table) in file
            .profiles
            .into_iter()
            .filter(|(profile, _)| Some(*profile) == start.profile)
        {
            merged.overlay(table);
        }
        merged.overlay(outer);
        let mut config = Self::assemble(start, file.path, &merged);
        config.endpoint_keys = endpoint_keys(&config, &vars, &mut sink);
        if sink.mistakes.is_empty() {
            Ok(config)
        } else {
            Err(ConfigErrors::new(sink.mistakes, &file.text))
        }
    }
}

/// The variables that endpoints name. One that is not set leaves its endpoint without a key, which
/// is the router's to say.
fn endpoint_keys(
    config: &Config,
    vars: &BTreeMap<String, OsString>,
    sink: &mut Sink,
) -> BTreeMap<String, SecretString> {
    let mut keys = BTreeMap::new();
    for variable in config
        .router
        .endpoints
        .iter()
        .filter_map(|endpoint| endpoint.api_key_env.as_ref())
    {
        let Some(value) = vars.get(variable).filter(|value| !value.is_empty()) else {
            continue;
        };
        match value
            .to_str()
            .filter(|key| key.bytes().all(|byte| byte.is_ascii_graphic()))
        {
            Some(key) => {
                keys.insert(variable.clone(), SecretString::from(key));
            }
            None if !keys.contains_key(variable) => {
                let place = Place {
                    source: Source::Env(variable.clone()),
                    span: None,
                };
                sink.push(&place, "holds white space or characters that no key has", None);
            }
            None => {}
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use crate::Source;
    use crate::node::Table;

    #[test]
    fn a_list_is_replaced_and_a_table_merged() {
        let node = |text: &str, source: Source| crate::node::Node::word(text.to_owned(), source);
        let mut under = Table::nested("a.b", node("1", Source::Default));
        under.overlay(Table::nested("a.c", node("2", Source::Default)));
        under.overlay(Table::nested("a.b", node("3", Source::Flag("--x".into()))));
        let shown: Vec<_> = under
            .table("a")
            .unwrap()
            .entries
            .iter()
            .map(|e| (e.name.as_str(), e.node.describe()))
            .collect();
        assert_eq!(shown, [("b", "`3`".to_owned()), ("c", "`2`".to_owned())]);
    }
}
