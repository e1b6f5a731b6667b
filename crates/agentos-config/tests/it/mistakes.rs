//! The report: everything that is wrong, once, with its place and the nearest right name.

use agentos_config::{Config, ConfigSources, Flag};
use agentos_types::{Coded, ErrorBody};

use crate::support::{load, mistakes};

#[test]
fn names_are_suggested_where_they_are_close() {
    for (file, expected) in [
        (
            "[orchestratr]\n",
            "agentos.toml:1:2: unknown key `orchestratr`; did you mean `orchestrator`?",
        ),
        (
            "[cache]\nmaxsize = 1\n",
            "agentos.toml:2:1: unknown key `cache.maxsize`; did you mean `max_size`?",
        ),
        (
            "max_cost_per_run = 1\n",
            "agentos.toml:1:1: unknown key `max_cost_per_run`; did you mean `orchestrator.max_cost_per_run`?",
        ),
        (
            "[cache]\nburst = 1\n",
            "agentos.toml:2:1: unknown key `cache.burst`; did you mean `rate_limits.burst`?",
        ),
        (
            "[cache]\nzzzzzzzz = 1\n",
            "agentos.toml:2:1: unknown key `cache.zzzzzzzz`",
        ),
        (
            "[presets.quick]\ntemprature = 1\n",
            "agentos.toml:2:1: unknown key `presets.quick.temprature`; did you mean `temperature`?",
        ),
        (
            "[orchestrator]\ndefault_zone = \"gren\"\n",
            "agentos.toml:2:16: `orchestrator.default_zone` must be one of `green`, `yellow` or `red`, not `gren`; did you mean `green`?",
        ),
        (
            "cache = 1\n",
            "agentos.toml:1:1: `cache` is a section of keys, not a key",
        ),
        (
            "profile = \"production\"\n",
            "agentos.toml:1:1: the file cannot choose the profile: set `AGENTOS_ENV`, and write `[profile.NAME]` for what differs",
        ),
        (
            "config_file = \"x\"\n",
            "agentos.toml:1:1: `config_file` cannot stand in the file: set `AGENTOS_CONFIG`",
        ),
    ] {
        assert_eq!(mistakes(file, &[], &[]), [expected]);
    }
    for (variable, expected) in [
        (
            "AGENTOS_MAX_COST_PER_RUN",
            "AGENTOS_MAX_COST_PER_RUN: no such variable; did you mean `AGENTOS_ORCHESTRATOR_MAX_COST_PER_RUN`?",
        ),
        (
            "AGENTOS_DATADIR",
            "AGENTOS_DATADIR: no such variable; did you mean `AGENTOS_DATA_DIR`?",
        ),
        ("AGENTOS_QQQQQQ", "AGENTOS_QQQQQQ: no such variable"),
    ] {
        assert_eq!(mistakes("", &[(variable, "1")], &[]), [expected]);
    }
    assert_eq!(
        mistakes("", &[], &[Flag::new("--set", "orchestrator.max_cost", "1")]),
        ["--set: unknown key `orchestrator.max_cost`; did you mean `max_cost_per_run`?"]
    );
}

#[test]
fn both_spellings_at_once_are_a_mistake() {
    for (file, expected) in [
        (
            "[cache]\nmaxSize = 1\nmax_size = 1\n",
            "agentos.toml:3:1: `cache.max_size` is there twice: `maxSize` and `max_size` are one key",
        ),
        (
            "[rate_limits]\n[rateLimits]\n",
            "agentos.toml:2:2: `rate_limits` is there twice: `rateLimits` and `rate_limits` are one key",
        ),
        (
            "[presets.a]\ntop_k = 1\ntopK = 1\n",
            "agentos.toml:3:1: `presets.a.top_k` is there twice: `topK` and `top_k` are one key",
        ),
    ] {
        assert_eq!(mistakes(file, &[], &[]), [expected]);
    }
}

#[test]
fn a_mistake_is_reported_also_where_another_source_wins() {
    let env = [("AGENTOS_ORCHESTRATOR_MAX_COST_PER_RUN", "1")];
    assert_eq!(
        mistakes("[orchestrator]\nmax_cost_per_run = -1\n", &env, &[]).len(),
        1
    );
}

#[test]
fn files_that_cannot_be_read_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let mistake = |env: &[(&str, &str); 1]| {
        Config::load(&ConfigSources {
            env,
            folder: folder.path(),
            flags: &[],
        })
        .unwrap_err()
        .mistakes[0]
            .to_string()
    };
    assert_eq!(
        mistake(&[("AGENTOS_CONFIG", "no.toml")]),
        "AGENTOS_CONFIG: the configuration file `no.toml` is not there"
    );
    std::fs::write(folder.path().join("agentos.toml"), b"a = \"\xff\"\n").unwrap();
    assert_eq!(
        mistake(&[("X", "")]),
        "agentos.toml:1:1: the configuration file `agentos.toml` is not UTF-8 text"
    );
    std::fs::write(folder.path().join("agentos.toml"), "#".repeat((256 << 10) + 1)).unwrap();
    assert_eq!(
        mistake(&[("X", "")]),
        "agentos.toml:1:1: the configuration file `agentos.toml` is larger than 256 KB"
    );
}

#[test]
fn syntax_errors_have_a_place() {
    for (file, place) in [
        ("a = \n", "agentos.toml:1:"),
        ("[orchestrator\n", "agentos.toml:1:"),
        ("[a]\nb = 1\nb = 2\n", "agentos.toml:3:"),
    ] {
        let found = mistakes(file, &[], &[]);
        assert!(
            found[0].starts_with(place) && found[0].contains("not TOML"),
            "{found:?}"
        );
    }
    let deep = format!("a = {}1{}", "[".repeat(5000), "]".repeat(5000));
    assert!(mistakes(&deep, &[], &[])[0].contains("not TOML"));
}

#[test]
fn a_file_of_nothing_but_mistakes_is_cut_short() {
    let one_line = format!("a = [{}]\n", "1,".repeat(100_000));
    assert_eq!(mistakes(&one_line, &[], &[]).len(), 1);
    let many: String = (0..20_000).map(|n| format!("x{n} = 1\n")).collect();
    let errors = load(&many, &[], &[]).unwrap_err();
    assert_eq!((errors.mistakes.len(), errors.total), (100, 20_000));
    assert!(
        errors
            .render(false)
            .contains("20000 mistakes; the first 100 are listed")
    );
}

const WRONG: &str = r#"data_dir = ".agentos"
[orchestrator]
max_cots_per_run = 5.0        # é
default_zone = "gren"
max_run_duration_ms = 0

[[router.endpoints]]
provider = "anthropic"
cost_per_1k_input = -1
api_key = "plain-canary"

[profile.prod.orchestrator]
"#;

fn wrong() -> agentos_config::ConfigErrors {
    let env = [("AGENTOS_DATADIR", "x"), ("LOG_LEVEL", "loud")];
    load(
        WRONG,
        &env,
        &[Flag::new("--max-cost", "orchestrator.max_cost_per_run", "lots")],
    )
    .unwrap_err()
}

#[test]
fn all_mistakes_are_one_report() {
    insta::assert_snapshot!(wrong().render(false));
}

#[test]
fn programs_get_the_same_as_values() {
    let errors = wrong();
    assert_eq!(errors.code().name, "CONFIG_INVALID");
    insta::assert_json_snapshot!(ErrorBody::from(&errors));
}
