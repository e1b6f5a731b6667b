//! Flags over environment over the profile's section over the file over the profile over the default.

use agentos_config::{Config, ConfigSources, Flag, ProcessEnv, Profile, Source};

use crate::support::load;

const KEY: &str = "orchestrator.max_tool_calls_per_run";

fn source_of(config: &Config) -> String {
    config
        .show()
        .iter()
        .find(|shown| shown.key == KEY)
        .unwrap()
        .source
        .to_string()
}

#[test]
fn the_strongest_source_wins_and_is_remembered() {
    let env = ("AGENTOS_ORCHESTRATOR_MAX_TOOL_CALLS_PER_RUN", "3");
    let production = ("AGENTOS_ENV", "production");
    let main = "[orchestrator]\nmax_tool_calls_per_run = 1\n";
    let both = "[orchestrator]\nmax_tool_calls_per_run = 1\n[profile.production.orchestrator]\nmaxToolCallsPerRun = 2\n";
    let flag = [Flag::new("--tool-calls", KEY, "4")];
    type Row<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a [Flag], u64, &'a str);
    let rows: [Row; 7] = [
        ("", &[], &[], 100, "default"),
        ("", &[production], &[], 50, "profile production"),
        (main, &[production], &[], 1, "agentos.toml:2:26"),
        (both, &[production], &[], 2, "agentos.toml:4:22"),
        (both, &[], &[], 1, "agentos.toml:2:26"),
        (both, &[production, env], &[], 3, env.0),
        (both, &[production, env], &flag, 4, "--tool-calls"),
    ];
    for (file, env, flags, value, source) in rows {
        let config = load(file, env, flags).unwrap();
        assert_eq!(config.orchestrator.max_tool_calls_per_run, value, "{source}");
        assert_eq!(source_of(&config), source);
    }
}

#[test]
fn an_empty_variable_is_not_set() {
    let config = load(
        "",
        &[
            ("AGENTOS_ENV", ""),
            ("NODE_ENV", "staging"),
            ("LOG_LEVEL", ""),
            ("AGENTOS_X", ""),
        ],
        &[],
    )
    .unwrap();
    assert_eq!(config.profile, Some(Profile::Staging));
    assert_eq!(config.log_level.as_str(), "info");
}

#[test]
fn our_variable_hides_the_common_one() {
    let config = load("", &[("AGENTOS_ENV", "production"), ("NODE_ENV", "test")], &[]).unwrap();
    assert_eq!(config.profile, Some(Profile::Production));
}

#[test]
fn the_later_flag_wins() {
    let flags = [
        Flag::new("--a", "data_dir", "one"),
        Flag::new("--b", "dataDir", "two"),
    ];
    assert_eq!(load("", &[], &flags).unwrap().data_dir.to_str(), Some("two"));
}

#[test]
fn presets_merge_key_by_key_and_lists_are_replaced() {
    let file = "
[presets.quick]
temperature = 0.3
max_tokens = 2000
[[router.endpoints]]
provider = \"openai\"
model = \"a\"
[profile.production.presets.quick]
temperature = 0.1
[[profile.production.router.endpoints]]
provider = \"anthropic\"
model = \"b\"
";
    let env = [
        ("AGENTOS_ENV", "production"),
        ("AGENTOS_PRESETS", r#"{"quick": {"topP": 0.5}}"#),
    ];
    let config = load(file, &env, &[Flag::new("--set", "presets.quick.top_k", "7")]).unwrap();
    let quick = config.presets.get("quick").unwrap();
    assert_eq!(
        (quick.temperature, quick.max_tokens, quick.top_p, quick.top_k),
        (Some(0.1), Some(2000), Some(0.5), Some(7))
    );
    let models: Vec<_> = config
        .router
        .endpoints
        .iter()
        .map(|endpoint| endpoint.model.as_str())
        .collect();
    assert_eq!(models, ["b"]);
}

#[test]
fn the_file_is_found_by_variable_and_flag_and_its_paths_start_at_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("conf")).unwrap();
    std::fs::write(folder.path().join("conf/a.toml"), "data_dir = \"data\"\n").unwrap();
    std::fs::write(folder.path().join("agentos.toml"), "data_dir = \"other\"\n").unwrap();
    let sources = |flags| ConfigSources {
        env: &[("AGENTOS_CONFIG", "conf/a.toml")],
        folder: folder.path(),
        flags,
    };
    let config = Config::load(&sources(&[])).unwrap();
    assert_eq!(
        (config.data_dir.to_str(), config.file.as_deref()),
        (Some("conf/data"), Some("conf/a.toml".as_ref()))
    );
    let flag = [Flag::new("--config", "config_file", "agentos.toml")];
    assert_eq!(
        Config::load(&sources(&flag)).unwrap().data_dir.to_str(),
        Some("other")
    );
}

#[test]
fn the_process_environment_is_one_of_the_environments() {
    let folder = tempfile::tempdir().unwrap();
    let flags = [Flag::new("--data-dir", "data_dir", "here")];
    match Config::load(&ConfigSources {
        env: &ProcessEnv,
        folder: folder.path(),
        flags: &flags,
    }) {
        Ok(config) => assert_eq!(config.data_dir.to_str(), Some("here")),
        // A machine may have variables of ours that are wrong; then they are what is reported.
        Err(errors) => assert!(
            errors
                .mistakes
                .iter()
                .all(|mistake| matches!(mistake.place, Source::Env(_)))
        ),
    }
}
