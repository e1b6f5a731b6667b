//! When our own limits hold.

use std::path::Path;

use agentos_config::ConfigSources;

use super::*;

const KEY: (&str, &str) = ("OPENAI_API_KEY", "k");

fn limits(env: &[(&str, &str)]) -> RateLimits {
    let env: std::collections::BTreeMap<String, String> = env
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    let folder = tempfile::tempdir().unwrap();
    let sources = ConfigSources {
        env: &env,
        folder: Path::new(folder.path()),
        flags: &[],
    };
    let config = Config::load(&sources).unwrap();
    rate_limits(&config)
}

#[test]
fn limits_hold_once_somebody_has_asked_for_them() {
    let none = RateLimits::default();
    let asked = ("ENABLE_RATE_LIMITING", "true");
    let all = RateLimits {
        requests_per_minute: Some(100),
        burst: Some(20),
        per_agent_limit: Some(10),
    };
    assert_eq!(limits(&[KEY]), none);
    assert_eq!(limits(&[KEY, asked]), all);
    assert_eq!(
        limits(&[KEY, ("AGENTOS_RATE_LIMITS_BURST", "5")]),
        RateLimits {
            burst: Some(5),
            ..all
        }
    );
}
