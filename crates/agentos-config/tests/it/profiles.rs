//! The profiles hold what the product document's blocks say.

use agentos_config::{Config, OrchestratorConfig, Profile};
use agentos_types::{Usd, Zone};

use crate::support::{load, mistakes};

type Eight = (Zone, u64, f64, u64, u64, bool, bool, u64);

fn eight(config: &OrchestratorConfig) -> Eight {
    (
        config.default_zone,
        config.max_tokens_per_run,
        config.max_cost_per_run.dollars(),
        config.max_tool_calls_per_run,
        config.max_run_duration_ms,
        config.enable_quality_gates,
        config.enable_policy_checks,
        config.auto_save_interval_ms,
    )
}

const ROWS: [(Option<Profile>, Eight); 4] = [
    (
        None,
        (Zone::Green, 100_000, 10.0, 100, 300_000, true, true, 10_000),
    ),
    (
        Some(Profile::Development),
        (Zone::Green, 200_000, 20.0, 100, 600_000, true, true, 10_000),
    ),
    (
        Some(Profile::Staging),
        (Zone::Yellow, 100_000, 10.0, 100, 300_000, true, true, 10_000),
    ),
    (
        Some(Profile::Production),
        (Zone::Green, 50_000, 5.0, 50, 120_000, true, true, 5_000),
    ),
];

#[test]
fn each_profile_is_its_block() {
    for (profile, expected) in ROWS {
        assert_eq!(eight(&OrchestratorConfig::for_profile(profile)), expected);
        for variable in ["AGENTOS_ENV", "NODE_ENV"] {
            let word = profile.map_or("", Profile::as_str);
            let config = load("", &[(variable, word)], &[]).unwrap();
            assert_eq!(
                (config.profile, eight(&config.orchestrator)),
                (profile, expected),
                "{variable}={word}"
            );
        }
    }
    assert_eq!(
        eight(&Config::default().orchestrator),
        eight(&OrchestratorConfig::default())
    );
    assert_eq!(
        Config::for_profile(Profile::Production)
            .orchestrator
            .max_cost_per_run,
        Usd::from_nanos(5_000_000_000)
    );
}

#[test]
fn any_other_word_is_a_mistake() {
    assert_eq!(
        mistakes("", &[("NODE_ENV", "prod")], &[]),
        [
            "NODE_ENV: `profile` must be one of `development`, `staging` or `production`, not `prod`; did you mean `production`?"
        ]
    );
    assert_eq!(mistakes("", &[("AGENTOS_ENV", "test")], &[]).len(), 1);
}

#[test]
fn a_section_of_another_profile_is_checked_too() {
    let file = "[profile.staging.orchestrator]\nmax_cots_per_run = 1\n[profile.prod]\n";
    assert_eq!(
        mistakes(file, &[], &[]),
        [
            "agentos.toml:2:1: unknown key `orchestrator.max_cots_per_run`; did you mean `max_cost_per_run`?",
            "agentos.toml:3:10: `prod` is not a profile; the profiles are `development`, `staging` and `production`; did you mean `production`?",
        ]
    );
}

#[test]
fn strict_profiles_need_a_provider() {
    use agentos_types::Coded;
    for (env, ok) in [
        (vec![], true),
        (vec![("AGENTOS_ENV", "development")], true),
        (vec![("AGENTOS_ENV", "staging")], false),
        (vec![("AGENTOS_ENV", "production")], false),
        (vec![("AGENTOS_ENV", "production"), ("GROQ_API_KEY", "k")], true),
        (vec![("AGENTOS_ENV", "production"), ("GEMINI_API_KEY", "k")], true),
        (
            vec![("AGENTOS_ENV", "production"), ("DEEPSEEK_API_KEY", "k")],
            true,
        ),
        (
            vec![
                ("AGENTOS_ENV", "production"),
                ("LOCAL_BASE_URL", "http://127.0.0.1:1/v1"),
            ],
            true,
        ),
    ] {
        assert_eq!(
            load("", &env, &[]).unwrap().require_provider_key().is_ok(),
            ok,
            "{env:?}"
        );
    }
    let file = "[[router.endpoints]]\nprovider = \"house\"\nmodel = \"m\"\nbase_url = \"http://h\"\napi_key_env = \"HOUSE_KEY\"\n";
    let error = load(file, &[("AGENTOS_ENV", "production")], &[])
        .unwrap()
        .require_provider_key()
        .unwrap_err();
    assert_eq!(error.code().name, "MISSING_API_KEY");
    assert_eq!(
        error.variables,
        [
            "ANTHROPIC_API_KEY",
            "OPENAI_API_KEY",
            "GOOGLE_AI_API_KEY",
            "GEMINI_API_KEY",
            "GOOGLE_API_KEY",
            "DEEPSEEK_API_KEY",
            "HOUSE_KEY",
            "LOCAL_BASE_URL"
        ]
    );
    assert!(
        error
            .variables
            .iter()
            .all(|variable| error.to_string().contains(variable.as_str()))
    );
    let set = load(file, &[("AGENTOS_ENV", "production"), ("HOUSE_KEY", "k")], &[]).unwrap();
    assert!(set.require_provider_key().is_ok());
}
