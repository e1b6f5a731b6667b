//! A canary that looks like a key, in every place where a secret can be, is never seen again.

use agentos_config::{ExposeSecret, Flag, Kind, sections};
use agentos_types::ErrorBody;

use crate::support::load;

const CANARY: &str = "sk-canary-7f3a91";

fn is_clean(what: &str, text: &str) {
    assert!(
        !text.contains("canary") && !text.contains("7f3a"),
        "{what}: {text}"
    );
}

#[test]
fn a_secret_that_is_set_is_masked_everywhere() {
    let file = "[[router.endpoints]]\nprovider = \"house\"\nmodel = \"m\"\nbase_url = \"http://h\"\napi_key_env = \"HOUSE_KEY\"\n";
    let mut env = vec![("HOUSE_KEY", CANARY.to_owned())];
    let mut secrets = 0;
    for key in sections()
        .iter()
        .flat_map(|section| section.keys)
        .filter(|key| matches!(key.kind, Kind::Secret))
    {
        let scheme = key
            .meta
            .schemes
            .first()
            .map(|scheme| format!("{scheme}://me:"))
            .unwrap_or_default();
        let names = key.env_names();
        env.push((
            Box::leak(names[0].to_string().into_boxed_str()),
            format!("{scheme}{CANARY}@host"),
        ));
        secrets += 1;
    }
    assert_eq!(secrets, 12);
    let env: Vec<_> = env.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let config = load(file, &env, &[]).unwrap();
    assert_eq!(
        config
            .endpoint_key(&config.router.endpoints[0])
            .unwrap()
            .expose_secret(),
        CANARY
    );
    is_clean("debug", &format!("{config:?} {config:#?}"));
    let masked: Vec<_> = config
        .show()
        .iter()
        .filter(|shown| shown.value.as_deref() == Some("••••"))
        .collect();
    assert_eq!(masked.len(), secrets);
    is_clean("show", &format!("{:?}", config.show()));
}

#[test]
fn a_secret_in_a_wrong_place_is_refused_and_not_repeated() {
    let files = [
        format!("[keys]\nopenai = \"{CANARY}\"\n"),
        "[keys]\nopenai = \"plaincanary7f3a\"\n".to_owned(),
        format!("[[router.endpoints]]\nprovider=\"openai\"\nmodel=\"m\"\napi_key_env = \"{CANARY}\"\n"),
        "[[router.endpoints]]\nprovider=\"openai\"\nmodel=\"m\"\napi_key_env = \"plaincanary7f3a\"\n"
            .to_owned(),
        format!("[[router.endpoints]]\nprovider=\"openai\"\nmodel=\"m\"\napi_key = \"{CANARY}\"\n"),
        format!("log_level = \"{CANARY}\"\n"),
        format!("\"{CANARY}\" = 1\n"),
        "[base_urls]\nopenai = \"http://me:canary7f3a@host/v1\"\n".to_owned(),
        "[database]\nurl = \"postgres://me:canary7f3a@host/db\"\n".to_owned(),
        format!("api_key = \"{CANARY}\"\n[orchestrator\n"),
        format!("# {CANARY}\nnonsense = 1\n"),
    ];
    for file in files {
        let errors = load(&file, &[], &[]).unwrap_err();
        check(&file, &errors);
    }
    let env = [
        ("AGENTOS_DATA_DIRR", CANARY),
        ("LOG_LEVEL", CANARY),
        ("OPENAI_API_KEY", "sk-canary-7f3a91\nx"),
        ("DATABASE_URL", "mysql://me:canary7f3a@host"),
        ("OPENAI_BASE_URL", "http://me:canary7f3a@host"),
        ("AGENTOS_PRESETS", CANARY),
        ("AGENTOS_ORCHESTRATOR_MAX_COST_PER_RUN", CANARY),
        ("AGENTOS_ENV", CANARY),
    ];
    for variable in env {
        check(variable.0, &load("", &[variable], &[]).unwrap_err());
    }
    let flag = Flag::new("--set", "keys.openai", CANARY);
    is_clean("flag", &format!("{flag:?}"));
    check("flag", &load("", &[], &[flag]).unwrap_err());
}

fn check(what: &str, errors: &agentos_config::ConfigErrors) {
    is_clean(what, &errors.to_string());
    is_clean(what, &format!("{errors:?}"));
    is_clean(what, &errors.render(false));
    is_clean(what, &errors.render(true));
    is_clean(what, &serde_json::to_string(&ErrorBody::from(errors)).unwrap());
}

#[test]
fn a_secret_in_a_tools_command_is_not_shown() {
    let file = format!(
        "[[tools.command]]\nname = \"t\"\ncommand = [\"curl\", \"-H\", \"Authorization: Bearer {CANARY}\"]\n"
    );
    let config = load(&file, &[], &[]).unwrap();
    is_clean("show", &format!("{:?}", config.show()));
    assert_eq!(
        config.tools.command[0].command.arguments[1],
        format!("Authorization: Bearer {CANARY}")
    );
}
