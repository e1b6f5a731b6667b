//! The model for names and addresses, where the configuration names one: a program or a server.
//!
//! It is asked with `{"text"}` and answers `{"entities": [{"type", "start", "end", "score"}]}`, with places in
//! characters: the form of `agentos scan`. Types that the scanner does not know are left out.

use std::fmt;
use std::time::Duration;

use agentos_config::{BaseUrl, ScannerConfig};
use agentos_runtime::{Refusal, RuntimeError};
use agentos_scanner::{Entity, EntityFailure, EntityModel, Kind};
use agentos_tools::{CommandTool, Tool, ToolContext, ToolDefinition};
use agentos_types::{Zone, codes};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::runtime::{Handle, RuntimeFlavor};
use tokio_util::sync::CancellationToken;

/// An answer is at most so long.
const ANSWER_MAX: usize = 16 << 20;

/// A model that is asked over HTTP or as a program.
pub(super) struct Asked {
    way: Way,
    timeout: Duration,
    runtime: Handle,
}

enum Way {
    Server(BaseUrl, reqwest::Client),
    Program(CommandTool),
}

#[derive(Deserialize)]
struct Answer {
    entities: Vec<Found>,
}

#[derive(Deserialize)]
struct Found {
    #[serde(rename = "type")]
    name: String,
    start: usize,
    end: usize,
    #[serde(default = "sure")]
    score: f32,
}

const fn sure() -> f32 {
    0.8
}

impl fmt::Debug for Asked {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let way = match &self.way {
            Way::Server(..) => "server",
            Way::Program(_) => "program",
        };
        out.debug_struct("Asked")
            .field("way", &way)
            .finish_non_exhaustive()
    }
}

impl Asked {
    /// The model that the configuration names.
    pub(super) fn configured(config: &ScannerConfig) -> Result<Option<Self>, RuntimeError> {
        let refuse = |message: String| RuntimeError::from(Refusal::new(codes::CONFIG_INVALID, message));
        let program = &config.entity_command;
        let way =
            match (&config.entity_url, program.program.is_empty()) {
                (None, true) => return Ok(None),
                (Some(_), false) => {
                    return Err(refuse(
                        "`scanner.entity_url` and `scanner.entity_command` cannot both be set".to_owned(),
                    ));
                }
                (Some(url), true) => {
                    // A text goes to the server that was named, and to no other.
                    let client = reqwest::Client::builder()
                        .redirect(reqwest::redirect::Policy::none())
                        .build();
                    let client = client
                        .map_err(|error| refuse(format!("`scanner.entity_url` cannot be asked: {error}")))?;
                    Way::Server(url.clone(), client)
                }
                (None, false) => {
                    let definition = ToolDefinition {
                        max_output_bytes: ANSWER_MAX,
                        ..ToolDefinition::new("entities")
                    };
                    let mut words = vec![program.program.clone()];
                    words.extend_from_slice(&program.arguments);
                    let tool = CommandTool::new(&definition, &words);
                    Way::Program(tool.map_err(|error| {
                        refuse(format!("`scanner.entity_command` cannot be used: {error}"))
                    })?)
                }
            };
        let runtime = Handle::try_current()
            .map_err(|_| refuse("a model for names and addresses needs a tokio runtime".to_owned()))?;
        // Whoever asks waits on its thread: where that is the runtime's only one, no answer could come in.
        if runtime.runtime_flavor() == RuntimeFlavor::CurrentThread {
            let why = "a model for names and addresses needs a tokio runtime of several threads";
            return Err(refuse(why.to_owned()));
        }
        Ok(Some(Self {
            way,
            timeout: Duration::from_millis(config.entity_timeout_ms),
            runtime,
        }))
    }

    async fn ask(&self, text: &str) -> Result<Value, EntityFailure> {
        let question = json!({ "text": text });
        match &self.way {
            Way::Server(url, client) => {
                let unreachable = |error: reqwest::Error| EntityFailure::new(error.without_url().to_string());
                let mut answer = client
                    .post(url.as_str())
                    .json(&question)
                    .send()
                    .await
                    .map_err(unreachable)?;
                if !answer.status().is_success() {
                    return Err(EntityFailure::new(format!(
                        "its server answered {}",
                        answer.status()
                    )));
                }
                let mut body = Vec::new();
                while let Some(chunk) = answer.chunk().await.map_err(unreachable)? {
                    body.extend_from_slice(&chunk);
                    if body.len() > ANSWER_MAX {
                        return Err(EntityFailure::new("its answer is too long"));
                    }
                }
                serde_json::from_slice(&body).map_err(|_| EntityFailure::new("its answer is not JSON"))
            }
            Way::Program(program) => {
                let context = ToolContext {
                    run_id: String::new(),
                    agent_id: String::new(),
                    zone: Zone::Green,
                    idempotency_key: String::new(),
                    cancel: CancellationToken::new(),
                };
                // What a program says on stderr may hold the text, so it is not passed on.
                let ended = program.call(question, context).await;
                match ended.map_err(|_| EntityFailure::new("its program could not be run"))? {
                    answer if answer.success => Ok(answer.output),
                    _ => Err(EntityFailure::new("its program has failed")),
                }
            }
        }
    }
}

impl EntityModel for Asked {
    fn entities(&self, text: &str) -> Result<Vec<Entity>, EntityFailure> {
        let asked = async {
            tokio::time::timeout(self.timeout, self.ask(text))
                .await
                .map_err(|_| {
                    EntityFailure::new(format!("no answer within {} ms", self.timeout.as_millis()))
                })?
        };
        // A thread of its own may wait, also where the caller stands on one of the runtime's.
        let answer = std::thread::scope(|scope| scope.spawn(|| self.runtime.block_on(asked)).join());
        let answer = answer.map_err(|_| EntityFailure::new("asking it has panicked"))??;
        let answer: Answer = serde_json::from_value(answer)
            .map_err(|_| EntityFailure::new("its answer has not the form that is asked for"))?;
        let entities = answer.entities.into_iter();
        Ok(entities
            .filter_map(|found| {
                let kind = Kind::named(&found.name)?;
                Some(Entity {
                    kind,
                    chars: found.start..found.end,
                    score: found.score,
                })
            })
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use agentos_config::{Config, ConfigSources};
    use agentos_scanner::{Redactor, Scanner};
    use agentos_testing::{Loopback, Reply};

    use super::*;

    const TEXT: &str = "Grüße an Jürgen Groß, jg@example.org";

    fn model(url: &str, timeout: u64) -> Asked {
        let folder = tempfile::tempdir().unwrap();
        let env = [
            ("AGENTOS_SCANNER_ENTITY_URL", url.to_owned()),
            ("AGENTOS_SCANNER_ENTITY_TIMEOUT_MS", timeout.to_string()),
        ];
        let env: BTreeMap<String, String> = env.map(|(name, value)| (name.to_owned(), value)).into();
        let config = Config::load(&ConfigSources {
            env: &env,
            folder: folder.path(),
            flags: &[],
        });
        Asked::configured(&config.unwrap().scanner).unwrap().unwrap()
    }

    /// The text as people are shown it, or why they are not.
    fn shown(model: Asked) -> Result<String, String> {
        let redactor = Redactor::new(Scanner::standard().unwrap()).model(Arc::new(model));
        let redacted = redactor.redact(TEXT).map_err(|error| error.to_string())?;
        Ok(redacted.text)
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn places_are_characters_and_what_is_no_answer_shows_nothing() {
        let json = |body: &str| Reply::json(body);
        let found = |body: &str| Reply::json(&format!(r#"{{"entities": [{body}]}}"#));
        for (reply, expected) in [
            (
                found(r#"{"type": "PERSON", "start": 9, "end": 20, "score": 0.9}"#),
                Ok("Grüße an [PERSON], [EMAIL]"),
            ),
            (found(""), Ok("Grüße an Jürgen Groß, [EMAIL]")),
            // A type that the scanner does not know.
            (
                found(r#"{"type": "PLANET", "start": 9, "end": 20}"#),
                Ok("Grüße an Jürgen Groß, [EMAIL]"),
            ),
            (
                found(r#"{"type": "PERSON", "start": 9, "end": 99}"#),
                Err("outside of the text"),
            ),
            (
                found(r#"{"type": "PERSON", "start": 20, "end": 9}"#),
                Err("ends before it begins"),
            ),
            (
                found(r#"{"type": "PERSON", "start": -1, "end": 9}"#),
                Err("not the form"),
            ),
            (found(r#"{"type": "PERSON", "end": 9}"#), Err("not the form")),
            (json(r#"{"found": []}"#), Err("not the form")),
            (json("no names"), Err("not JSON")),
            (Reply::whole("200 OK", "text/html", "<p>hello"), Err("not JSON")),
            (
                Reply::whole("500 Oh", "application/json", r#"{"entities": []}"#),
                Err("answered 500"),
            ),
            (Reply::Bytes(String::new()), Err("error sending request")),
        ] {
            let name = format!("{reply:?}");
            let server = Loopback::start(reply).unwrap();
            match (expected, shown(model(&server.url(), 10_000))) {
                (Ok(text), Ok(said)) => assert_eq!(said, text, "{name}"),
                (Err(reason), Err(said)) => {
                    assert!(said.contains(reason), "{name}: {said}");
                    assert!(!said.contains("Jürgen") && !said.contains("127.0.0.1"), "{said}");
                }
                (expected, said) => panic!("{name}: {expected:?} {said:?}"),
            }
            let asked = server.asked();
            let (head, body) = asked[0].split_once("\r\n\r\n").unwrap();
            assert!(!head.to_lowercase().contains("authorization"), "{head}");
            assert_eq!(
                serde_json::from_str::<Value>(body).unwrap(),
                json!({"text": TEXT})
            );
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_server_that_does_not_answer_or_sends_elsewhere_shows_nothing() {
        let silent = Loopback::start(Reply::Never).unwrap();
        let said = shown(model(&silent.url(), 50)).unwrap_err();
        assert!(said.contains("no answer within 50 ms"), "{said}");
        let elsewhere = Loopback::start(Reply::json(r#"{"entities": []}"#)).unwrap();
        let server = Loopback::start(Reply::redirect(&elsewhere.url())).unwrap();
        let said = shown(model(&server.url(), 10_000)).unwrap_err();
        assert!(said.contains("answered 307"), "{said}");
        assert!(elsewhere.asked().is_empty());
    }

    #[tokio::test]
    async fn a_runtime_of_one_thread_is_refused_rather_than_blocked() {
        let config = agentos_config::ScannerConfig {
            entity_command: agentos_config::CommandLine {
                program: "true".to_owned(),
                arguments: Vec::new(),
            },
            ..agentos_config::ScannerConfig::default()
        };
        let refused = Asked::configured(&config).unwrap_err().to_string();
        assert!(refused.contains("several threads"), "{refused}");
    }
}
