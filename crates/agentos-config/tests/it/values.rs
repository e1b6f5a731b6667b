//! Which values are right, and what is said of the others.

use agentos_config::Flag;

use crate::support::{load, mistakes};

#[test]
fn the_products_own_values_are_read() {
    let file = r#"
[orchestrator]
default_zone = 'green'
max_tokens_per_run = 100000
max_cost_per_run = 10.0
[[router.endpoints]]
provider = 'anthropic'
model = 'claude-sonnet-4-20250514'
priority = 1
rate_limit = 1000
cost_per_1k_input = 0.003
cost_per_1k_output = 0.015
[router]
fallback_strategy = 'next_priority'
max_retries = 3
retry_delay_ms = 1000
cost_tracking = true
[presets.thorough]
temperature = 0.2
max_tokens = 8000
preferred_providers = ['anthropic']
preferred_models = ['claude-sonnet-4-20250514']
[pool]
max = 20
idleTimeoutMillis = 30000
connectionTimeoutMillis = 2000
[cache]
enabled = true
ttl = 300
maxSize = 1000
[rateLimits]
requests_per_minute = 100
burst = 20
per_agent_limit = 10
[[tools.command]]
name = 'web_search'
description = 'Search the web for information'
command = 'search --json'
parameters = { query = { type = 'string', required = true, minLength = 1 }, limit = { type = 'number', default = 10 } }
requires_approval = false
zone = 'green'
"#;
    // TOML wants the table before its arrays; the order above is the product document's.
    let router = "[router]\nfallback_strategy = 'next_priority'\nmax_retries = 3\nretry_delay_ms = 1000\ncost_tracking = true\n";
    let file = format!("{router}{}", file.replace(router, ""));
    let config = load(&file, &[], &[]).unwrap();
    assert_eq!(
        config.router.endpoints[0].cost_per_1k_output.unwrap().nanos(),
        15_000_000
    );
    assert_eq!(
        (
            config.cache.enabled,
            config.cache.max_size,
            config.pool.idle_timeout_millis
        ),
        (true, 1000, 30_000)
    );
    let tool = &config.tools.command[0];
    assert_eq!(
        (tool.command.program.as_str(), tool.timeout_ms, tool.idempotent),
        ("search", 30_000, false)
    );
    assert_eq!(tool.parameters["query"]["minLength"], 1);
}

#[test]
fn bad_values_are_refused_in_every_source() {
    for (key, values) in [
        (
            "orchestrator.max_run_duration_ms",
            vec!["0", "-1", "1.5", "soon", "99999999999999999999"],
        ),
        ("orchestrator.max_tokens_per_run", vec!["0"]),
        (
            "orchestrator.max_cost_per_run",
            vec!["-0.01", "nan", "inf", "1e300", "0.0000000001", "ten"],
        ),
        ("orchestrator.default_zone", vec!["blue", ""]),
        ("orchestrator.enable_quality_gates", vec!["perhaps", "2"]),
        ("router.max_retries", vec!["101", "4294967296"]),
        ("router.fallback_strategy", vec!["next-priority"]),
        ("server.port", vec!["65536"]),
        ("base_urls.openai", vec!["localhost", "ftp://h", "http://u:p@h"]),
        ("base_urls.anthropic", vec!["http://h/v1"]),
        ("log_level", vec!["loud"]),
        ("data_dir", vec!["", "  "]),
        ("tools.command", vec!["no json", "{}", "[1]", "[{}]"]),
        (
            "presets",
            vec!["[]", "{\"a\": 1}", "{\"a\": {\"temperature\": 3}}"],
        ),
    ] {
        for value in values {
            let found = load("", &[], &[Flag::new("--it", key, value)]);
            assert!(found.is_err(), "{key} = {value}");
        }
    }
    for line in [
        "max_tokens_per_run = \"1000\"",
        "max_tokens_per_run = 1000.0",
        "max_tokens_per_run = 2026-01-01",
        "max_tokens_per_run = []",
        "max_tokens_per_run = {}",
        "max_cost_per_run = \"10\"",
        "max_cost_per_run = nan",
        "enable_quality_gates = 1",
        "default_zone = 1",
    ] {
        assert_eq!(
            mistakes(&format!("[orchestrator]\n{line}\n"), &[], &[]).len(),
            1,
            "{line}"
        );
    }
}

#[test]
fn a_file_takes_typed_values_and_a_variable_words() {
    let config = load(
        "[orchestrator]\nmax_tokens_per_run = 1_000\nmax_cost_per_run = 3\ndefault_zone = \"RED\"\n",
        &[
            ("AGENTOS_ORCHESTRATOR_ENABLE_QUALITY_GATES", "off"),
            ("LOG_LEVEL", " WARN "),
        ],
        &[],
    )
    .unwrap();
    assert_eq!(config.orchestrator.max_tokens_per_run, 1000);
    assert_eq!(config.orchestrator.max_cost_per_run.dollars(), 3.0);
    assert_eq!(config.orchestrator.default_zone.as_str(), "red");
    assert!(!config.orchestrator.enable_quality_gates);
    assert_eq!(config.log_level.as_str(), "warn");
}

#[test]
fn what_only_the_fields_together_show() {
    let endpoint =
        |rest: &str| format!("[[router.endpoints]]\nprovider = \"openai\"\nmodel = \"m\"\n{rest}\n");
    let tool = |name: &str| format!("[[tools.command]]\nname = \"{name}\"\ncommand = \"x\"\n");
    for (file, expected) in [
        (
            endpoint("cost_per_1k_input = 1"),
            "agentos.toml:4:21: `router.endpoints[0]` has `cost_per_1k_input` without `cost_per_1k_output`: half a price is none",
        ),
        (
            endpoint("free = true\ncost_per_1k_input = 1\ncost_per_1k_output = 1"),
            "agentos.toml:4:8: `router.endpoints[0]` is `free` and has a price",
        ),
        (
            "[[router.endpoints]]\nprovider = \"openai\"\n".into(),
            "agentos.toml:1:1: `router.endpoints[0]` lacks `model`",
        ),
        (
            format!("{}{}", tool("a"), tool("a")),
            "agentos.toml:4:1: `tools.command[1]` is the second with the name `a`",
        ),
        (
            tool("a b"),
            "agentos.toml:2:8: `tools.command[0].name` must be at most 64 letters, digits, `_`, `-` and `.`, not `a b`",
        ),
        (
            "[[tools.command]]\nname = \"a\"\ncommand = \"\"\n".into(),
            "agentos.toml:3:11: `tools.command[0].command` must not be empty",
        ),
        (
            "[[tools.command]]\nname = \"a\"\ncommand = []\n".into(),
            "agentos.toml:3:11: `tools.command[0].command` names no program",
        ),
        (
            "[[tools.command]]\nname = \"a\"\ncommand = \"a 'b\"\n".into(),
            "agentos.toml:3:11: `tools.command[0].command` opens a ' that nothing closes",
        ),
    ] {
        assert_eq!(mistakes(&file, &[], &[]), [expected]);
    }
    let unknown = "[[router.endpoints]]\nprovider = \"openia\"\nmodel = \"m\"\n";
    assert!(mistakes(unknown, &[], &[])[0].ends_with("it is `openia`; did you mean `openai`?"));
    assert!(
        load(
            &endpoint("free = true\ncost_per_1k_input = 0\ncost_per_1k_output = 0"),
            &[],
            &[]
        )
        .is_ok()
    );
}
