//! The table itself: every key is read from every source that may set it, and says what it needs to.

use agentos_config::{Config, Flag, Key, Kind, Section, sections};

use crate::support::load;

fn rows() -> impl Iterator<Item = (&'static Section, &'static Key)> {
    sections()
        .iter()
        .flat_map(|section| section.keys.iter().map(move |key| (section, key)))
}

/// A value that is not the default: as a variable or flag has it, as TOML has it, and as it is shown.
fn sample(key: &Key) -> (String, String, String) {
    let same = |text: &str| (text.to_owned(), text.to_owned(), text.to_owned());
    let quoted = |text: &str, shown: &str| (text.to_owned(), format!("\"{text}\""), shown.to_owned());
    match key.kind {
        Kind::Flag => same(if key.default(None).as_deref() == Some("true") {
            "false"
        } else {
            "true"
        }),
        Kind::Count => same(&key.meta.min.saturating_add(7).to_string()),
        Kind::Number => same(&(key.meta.high / 4.0).to_string()),
        Kind::Usd => ("1.25".to_owned(), "1.25".to_owned(), "1.25".to_owned()),
        Kind::Zone => quoted("red", "red"),
        Kind::Word(words) => quoted(words.last().unwrap(), words.last().unwrap()),
        Kind::Words(words) => quoted_list(&words[..2]),
        Kind::Texts => quoted_list(&["one", "two"]),
        Kind::Text if key.meta.variable => quoted("MY_KEY", "MY_KEY"),
        Kind::Text => quoted("ollama", "ollama"),
        Kind::Path => quoted("some/where", "some/where"),
        Kind::Url => quoted("http://127.0.0.1:9/x", "http://127.0.0.1:9/x"),
        Kind::Secret => match key.meta.schemes.first() {
            Some(scheme) => quoted(&format!("{scheme}://host"), "••••"),
            None => quoted("a-key", "••••"),
        },
        Kind::Command => quoted("wc -w", "wc -w"),
        Kind::Free => (
            "{\"a\":1}".to_owned(),
            "{ a = 1 }".to_owned(),
            "{\"a\":1}".to_owned(),
        ),
        Kind::Items(_) | Kind::Named(_) => unreachable!("containers are tested by their rows"),
    }
}

fn quoted_list(words: &[&str]) -> (String, String, String) {
    (words.join(","), format!("{words:?}"), words.join(", "))
}

fn shown(config: &Config, key: &str) -> (String, String) {
    let line = config
        .show()
        .iter()
        .find(|shown| shown.key == key)
        .unwrap_or_else(|| panic!("{key} is not shown"));
    (line.value.clone().unwrap_or_default(), line.source.to_string())
}

fn toml(section: &Section, name: &str, value: &str) -> String {
    if section.name.is_empty() {
        format!("{name} = {value}\n")
    } else {
        format!("[{}]\n{name} = {value}\n", section.name)
    }
}

#[test]
fn every_plain_key_is_read_from_file_variables_and_flag() {
    let mut seen = 0;
    let plain = |key: &Key| !matches!(key.kind, Kind::Items(_) | Kind::Named(_));
    // `config_file` must name a file that is there; it has a test of its own.
    for (section, key) in rows().filter(|(_, key)| plain(key) && key.path != "config_file") {
        let (word, text, expected) = sample(key);
        for name in key.env_names() {
            let config = load("", &[(&name, &word)], &[]).unwrap_or_else(|errors| panic!("{name}: {errors}"));
            assert_eq!(shown(&config, key.path), (expected.clone(), name.to_string()));
        }
        let secret = matches!(key.kind, Kind::Secret);
        let flag = load("", &[], &[Flag::new("--it", key.path, &word)]);
        assert_eq!(flag.is_ok(), !secret, "{}", key.path);
        if let Ok(config) = flag {
            assert_eq!(shown(&config, key.path), (expected.clone(), "--it".to_owned()));
        }
        for name in [Some(key.name.to_owned()), key.camel_name()]
            .into_iter()
            .flatten()
        {
            let file = load(&toml(section, &name, &text), &[], &[]);
            assert_eq!(file.is_ok(), section.in_file && !secret, "{}", key.path);
            if let Ok(config) = file {
                let (value, source) = shown(&config, key.path);
                assert_eq!(value, expected, "{}", key.path);
                assert!(source.starts_with("agentos.toml:"), "{source}");
            }
        }
        seen += 1;
    }
    assert!(seen >= 60, "{seen}");
}

#[test]
fn every_key_inside_lists_and_names_is_read_in_both_spellings() {
    for (container, head) in [
        (
            "router.endpoints",
            "[[router.endpoints]]\nprovider = \"local\"\nmodel = \"m\"\n",
        ),
        (
            "tools.command",
            "[[tools.command]]\nname = \"t\"\ncommand = \"wc\"\n",
        ),
        ("presets", "[presets.quick]\n"),
    ] {
        let (_, row) = rows().find(|(_, key)| key.path == container).unwrap();
        let (Kind::Items(inner) | Kind::Named(inner)) = row.kind else {
            panic!("{container} holds rows")
        };
        for key in inner.keys {
            let (_, text, expected) = sample(key);
            for name in [Some(key.name.to_owned()), key.camel_name()]
                .into_iter()
                .flatten()
            {
                // Half a price is a mistake of its own.
                let other = match key.name {
                    "cost_per_1k_input" => "cost_per_1k_output = 1\n",
                    "cost_per_1k_output" => "cost_per_1k_input = 1\n",
                    _ => "",
                };
                let head: String = head
                    .lines()
                    .filter(|line| !line.starts_with(&format!("{name} ")))
                    .map(|line| format!("{line}\n"))
                    .collect();
                let file = format!("{head}{name} = {text}\n{other}");
                let config = load(&file, &[], &[]).unwrap_or_else(|errors| panic!("{file}{errors}"));
                let path = key.path.replace("[]", "[0]").replace("NAME", "quick");
                assert_eq!(shown(&config, &path).0, expected, "{path}");
            }
        }
    }
}

#[test]
fn containers_are_read_from_json_in_their_variable() {
    let env = [
        (
            "AGENTOS_ROUTER_ENDPOINTS",
            r#"[{"provider": "openai", "model": "m", "costPer1kInput": 0.01, "cost_per_1k_output": 0.03}]"#,
        ),
        (
            "AGENTOS_TOOLS_COMMAND",
            r#"[{"name": "t", "command": ["wc", ""], "parameters": {"type": "object"}}]"#,
        ),
        (
            "AGENTOS_PRESETS",
            r#"{"quick": {"temperature": 0.3, "preferredProviders": ["openai"]}}"#,
        ),
    ];
    let config = load("", &env, &[]).unwrap();
    assert_eq!(
        config.router.endpoints[0].cost_per_1k_input.unwrap().dollars(),
        0.01
    );
    assert_eq!(config.tools.command[0].command.arguments, [""]);
    assert_eq!(config.presets["quick"].preferred_providers, ["openai"]);
    assert_eq!(
        shown(&config, "router.endpoints[0].model"),
        ("m".to_owned(), env[0].0.to_owned())
    );
}

#[test]
fn no_two_keys_share_a_variable_and_each_says_what_it_means() {
    let mut names = Vec::new();
    for (_, key) in rows() {
        assert!(
            key.doc().ends_with('.') && key.doc().len() > 10,
            "{}: {}",
            key.path,
            key.doc()
        );
        for name in key.env_names() {
            assert!(!names.contains(&name), "{name}");
            names.push(name);
        }
    }
    for name in [
        "AGENTOS_ORCHESTRATOR_MAX_COST_PER_RUN",
        "AGENTOS_POOL_IDLE_TIMEOUT_MILLIS",
        "AGENTOS_DATA_DIR",
        "NODE_ENV",
    ] {
        assert!(names.iter().any(|known| known == name), "{name}");
    }
}

#[test]
fn what_is_set_and_not_read_yet_is_named() {
    let env = [
        ("REDIS_URL", "redis://localhost:6379"),
        ("LOG_LEVEL", "warn"),
        ("OPENAI_API_KEY", "k"),
        ("ENABLE_AUDIT_LOGGING", "true"),
    ];
    let file = "[budgets]\nday_usd = 1\n[pool]\nmax = 5\n[[router.endpoints]]\nprovider = \"openai\"\nmodel = \"m\"\nrate_limit = 5\n";
    let config = load(file, &env, &[]).unwrap();
    let names: Vec<_> = config
        .not_yet_in_use()
        .iter()
        .map(|shown| shown.key.as_str())
        .collect();
    assert_eq!(names, ["features.audit_logging", "pool.max", "redis.url"]);
    assert!(Config::default().not_yet_in_use().is_empty());
}

#[test]
fn a_default_is_not_set_and_a_section_is_set_by_any_of_its_keys() {
    let config = load("[rate_limits]\nburst = 20\n", &[], &[]).unwrap();
    for (key, expected) in [
        ("rate_limits", true),
        ("rate_limits.burst", true),
        ("rate_limits.requests_per_minute", false),
        ("rate", false),
        ("features.rate_limiting", false),
    ] {
        assert_eq!(config.is_set(key), expected, "{key}");
    }
}
