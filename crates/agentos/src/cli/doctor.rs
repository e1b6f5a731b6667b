//! `agentos doctor`: what is configured, reachable and missing, and how to mend it.

use agentos::{Coded, Config, Journal, SqliteOptions, SqliteStore};
use agentos_agents::AgentIndex;
use agentos_providers::{HttpClient, find_local};
use serde::Serialize;
use serde_json::json;

use super::args::JsonArgs;
use super::context::{Context, agents_folder};
use super::failure::{Exit, Failure};
use super::output::{self, GREEN, RED, YELLOW, paint};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum State {
    Ok,
    Note,
    Bad,
}

#[derive(Debug, Serialize)]
struct Finding {
    what: &'static str,
    state: State,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    mend: Option<String>,
}

impl Finding {
    fn ok(what: &'static str, message: impl Into<String>) -> Self {
        Self {
            what,
            state: State::Ok,
            message: message.into(),
            mend: None,
        }
    }

    fn note(what: &'static str, message: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            what,
            state: State::Note,
            message: message.into(),
            mend: Some(mend.into()),
        }
    }

    fn bad(what: &'static str, message: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            state: State::Bad,
            ..Self::note(what, message, mend)
        }
    }
}

pub(crate) async fn doctor(context: &Context, args: &JsonArgs) -> Result<Exit, Failure> {
    // A configuration with mistakes says so by itself, with all of them.
    let config = context.config()?;
    let mut findings = vec![configuration(&config)];
    findings.extend(keys(&config));
    findings.extend(endpoint_keys(&config));
    findings.push(local_model(&config).await);
    findings.push(store(&config).await);
    findings.push(agents(&config));
    findings.extend(tools(&config));
    findings.extend(not_yet(&config));

    let bad = findings.iter().any(|finding| finding.state == State::Bad);
    if args.json {
        output::json(&json!({ "ok": !bad, "findings": findings }));
    } else {
        for finding in &findings {
            let mark = match finding.state {
                State::Ok => paint(GREEN, "ok  "),
                State::Note => paint(YELLOW, "note"),
                State::Bad => paint(RED, "bad "),
            };
            output::data(&format!("{mark}  {:<14} {}", finding.what, finding.message));
            if let Some(mend) = &finding.mend {
                output::data(&format!("      {:<14} {mend}", ""));
            }
        }
    }
    Ok(if bad { Exit::Failed } else { Exit::Done })
}

fn configuration(config: &Config) -> Finding {
    let profile = config
        .profile
        .map_or_else(|| "no profile".to_owned(), |profile| format!("profile {profile}"));
    let file = config
        .file
        .as_ref()
        .map_or_else(|| "no agentos.toml".to_owned(), |file| file.display().to_string());
    Finding::ok("configuration", format!("{profile}, {file}"))
}

fn keys(config: &Config) -> Vec<Finding> {
    let providers = [
        ("anthropic", "ANTHROPIC_API_KEY", config.keys.anthropic.is_some()),
        ("openai", "OPENAI_API_KEY", config.keys.openai.is_some()),
        ("gemini", "GOOGLE_AI_API_KEY", config.keys.google_ai.is_some()),
        ("deepseek", "DEEPSEEK_API_KEY", config.keys.deepseek.is_some()),
        ("groq", "GROQ_API_KEY", config.keys.groq.is_some()),
        ("mistral", "MISTRAL_API_KEY", config.keys.mistral.is_some()),
        (
            "openrouter",
            "OPENROUTER_API_KEY",
            config.keys.openrouter.is_some(),
        ),
    ];
    let set: Vec<&str> = providers
        .iter()
        .filter(|(_, _, set)| *set)
        .map(|(name, _, _)| *name)
        .collect();
    if !set.is_empty() {
        return vec![Finding::ok("model keys", format!("set for {}", set.join(", ")))];
    }
    let variables = providers.map(|(_, variable, _)| variable).join(", ");
    vec![match config.require_provider_key() {
        Ok(()) => Finding::note(
            "model keys",
            "none is set: the built-in offline model answers, and says so",
            format!("set one of {variables}"),
        ),
        Err(error) => Finding::bad("model keys", error.to_string(), format!("set one of {variables}")),
    }]
}

/// An endpoint that names a variable for its key is never asked without it.
fn endpoint_keys(config: &Config) -> Vec<Finding> {
    let keyed = config.router.endpoints.iter().filter(|endpoint| endpoint.enabled);
    keyed
        .filter(|endpoint| config.endpoint_key(endpoint).is_none())
        .filter_map(|endpoint| {
            let variable = endpoint.api_key_env.as_ref()?;
            Some(Finding::note(
                "model keys",
                format!(
                    "endpoint `{}/{}` is not asked: its key is missing, `{variable}` is not set",
                    endpoint.provider, endpoint.model
                ),
                format!("set {variable}, or take `api_key_env` off that endpoint"),
            ))
        })
        .collect()
}

async fn local_model(config: &Config) -> Finding {
    let configured = config.base_urls.local.as_ref().map(|url| url.as_str().to_owned());
    match (configured, find_local(&HttpClient::new()).await) {
        (Some(url), _) => Finding::ok("local model", format!("`local/NAME` is asked at {url}")),
        (None, Some(url)) => Finding::ok(
            "local model",
            format!("a server answers at {url}: use `--model local/NAME`"),
        ),
        (None, None) => Finding::note(
            "local model",
            "no server at the usual addresses of Ollama and llama.cpp",
            "optional: start one, or run scripts/local-model",
        ),
    }
}

async fn store(config: &Config) -> Finding {
    let file = config.data_dir.join("agentos.db");
    if !file.exists() {
        return Finding::ok(
            "database",
            format!("none yet; the first run makes `{}`", file.display()),
        );
    }
    let opened = match SqliteStore::open(SqliteOptions::new(file.clone())) {
        Ok(store) => store,
        Err(error) => return Finding::bad("database", error.to_string(), error.code().way_out),
    };
    match opened.verify().await {
        Ok(report) if report.ok => Finding::ok(
            "database",
            format!("{}: {} events, unchanged", file.display(), report.events),
        ),
        Ok(report) => {
            let place = report.first_bad.map_or_else(String::new, |bad| {
                format!(" at event {} of `{}`", bad.seq, bad.stream)
            });
            Finding::bad(
                "database",
                format!("the journal has been changed{place}"),
                "see `agentos explain AUDIT_BROKEN`",
            )
        }
        Err(error) => Finding::bad("database", error.to_string(), "restore it from a backup"),
    }
}

fn agents(config: &Config) -> Finding {
    let folder = agents_folder(config);
    match AgentIndex::scan(folder) {
        Ok(index) => {
            let (good, broken) = (index.agents().count(), index.broken().count());
            if broken == 0 {
                Finding::ok("agents", format!("{good} in `{}`", folder.display()))
            } else {
                Finding::bad(
                    "agents",
                    format!(
                        "{good} in `{}`, and {broken} that cannot be used",
                        folder.display()
                    ),
                    format!("see `agentos validate {}`", folder.display()),
                )
            }
        }
        Err(_) => Finding::note(
            "agents",
            format!("no folder `{}`", folder.display()),
            "agents are then named by their files; `agents.path` names a folder",
        ),
    }
}

fn tools(config: &Config) -> Option<Finding> {
    match agentos::setup::tools(config) {
        Ok(_) if config.tools.command.is_empty() => None,
        Ok(_) => Some(Finding::ok(
            "tools",
            format!("{} commands configured", config.tools.command.len()),
        )),
        Err(error) => Some(Finding::bad(
            "tools",
            error.to_string(),
            "mend its `[[tools.command]]`",
        )),
    }
}

fn not_yet(config: &Config) -> Vec<Finding> {
    config
        .not_yet_in_use()
        .into_iter()
        .map(|value| {
            Finding::note(
                "not yet in use",
                format!("`{}` is set and checked, and nothing acts on it yet", value.key),
                "it belongs to a part that comes later",
            )
        })
        .collect()
}
