//! The whole command against a provider that speaks the wire: keys, stand-ins, fallbacks, tools.

use agentos_testing::{Answer, FakeProvider, Fault, Script, Wire};
use serde_json::{Value, json};

use crate::desk::{Desk, Said};

/// Must never be seen again after it was set.
const CANARY: &str = "sk-canary-7f3a9c1e5b2d4860";

const PROVIDERS: [(Wire, &str, &str, &str); 4] = [
    (
        Wire::Anthropic,
        "anthropic",
        "ANTHROPIC_API_KEY",
        "ANTHROPIC_BASE_URL",
    ),
    (Wire::OpenAi, "openai", "OPENAI_API_KEY", "OPENAI_BASE_URL"),
    (Wire::Gemini, "gemini", "GOOGLE_AI_API_KEY", "GOOGLE_AI_BASE_URL"),
    (
        Wire::DeepSeek,
        "deepseek",
        "DEEPSEEK_API_KEY",
        "DEEPSEEK_BASE_URL",
    ),
];

fn run(desk: &Desk, fake: &FakeProvider, providers: &[(Wire, &str, &str, &str)], args: &[&str]) -> Said {
    let mut env = Vec::new();
    let urls: Vec<String> = providers.iter().map(|(wire, ..)| fake.base_url(*wire)).collect();
    for ((_, _, key, base), url) in providers.iter().zip(&urls) {
        env.push((*key, CANARY));
        env.push((*base, url.as_str()));
    }
    let all: Vec<&str> = ["run", "agent.yaml", "--input", "What time is it?", "--json"]
        .iter()
        .chain(args)
        .copied()
        .collect();
    desk.run_with(&all, &env)
}

/// Nothing that the program has said or stored holds the key.
fn assert_no_canary(desk: &Desk, said: &Said) {
    assert!(!said.stdout.contains(CANARY), "stdout: {}", said.stdout);
    assert!(!said.stderr.contains(CANARY), "stderr: {}", said.stderr);
    for entry in std::fs::read_dir(desk.path().join(".agentos")).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let found = bytes
            .windows(CANARY.len())
            .any(|window| window == CANARY.as_bytes());
        assert!(!found, "{} holds the key", path.display());
    }
}

#[test]
fn each_provider_drives_a_tool_call_and_an_answer() {
    for provider in PROVIDERS {
        let desk = Desk::new();

        let script = Script::new([
            Answer::tool_call("current_time", json!({})),
            Answer::text("It is noon."),
        ])
        .with_api_key(CANARY);
        let fake = FakeProvider::start_blocking(script).unwrap();
        let said = run(&desk, &fake, &[provider], &[]);
        let result = said.json();
        assert_eq!(
            said.code,
            Some(0),
            "{}: {}\n{}",
            provider.1,
            said.stdout,
            said.stderr
        );
        assert_eq!(
            (&result["output"], &result["provider"]),
            (&json!("It is noon."), &json!(provider.1)),
            "{result}"
        );
        assert_eq!(
            (&result["offline"], &result["tool_calls"]),
            (&json!(false), &json!(1))
        );
        // The agent's chain is Anthropic's: another's model stands in, and says so.
        assert_eq!(result["substituted"], provider.1 != "anthropic", "{result}");
        assert!(result["cost_usd"].as_f64().unwrap() > 0.0, "{result}");
        assert_eq!(fake.requests().len(), 2);
        assert_no_canary(&desk, &said);
    }
}

#[test]
fn a_model_that_is_asked_for_gets_no_stand_in() {
    let desk = Desk::new();
    let fake = FakeProvider::start_blocking(Script::text("hello")).unwrap();
    let said = run(
        &desk,
        &fake,
        &PROVIDERS[1..2],
        &["--model", "anthropic/claude-sonnet-4-20250514"],
    );
    let error = &said.json()["error"];
    assert_eq!(error["code"], "MISSING_API_KEY", "{error}");
    assert!(fake.requests().is_empty());
}

#[test]
fn a_local_server_is_asked_without_a_key() {
    let desk = Desk::new();
    let fake = FakeProvider::start_blocking(Script::text("hello from here")).unwrap();
    let url = fake.base_url(Wire::OpenAi);
    let args = [
        "run",
        "agent.yaml",
        "--input",
        "x",
        "--model",
        "local/small",
        "--json",
    ];
    let said = desk.run_with(&args, &[("LOCAL_BASE_URL", &url), ("OPENAI_API_KEY", CANARY)]);
    // This server is as strict as OpenAI's and wants a key; what matters is that none was sent to it.
    assert_eq!(
        said.json()["error"]["code"],
        "NO_AVAILABLE_ENDPOINT",
        "{}",
        said.stdout
    );
    let requests = fake.requests();
    assert_eq!(requests.len(), 1);
    assert!(!requests[0].authorized, "a key of another provider was sent");
    assert_eq!(requests[0].body["model"], "small");
}

/// What a provider does wrong, and what becomes of the run: asked how often, and ended how.
#[test]
fn errors_end_the_run_by_their_class() {
    for (fault, requests, code) in [
        (Fault::status(401), 1, "NO_AVAILABLE_ENDPOINT"),
        (Fault::status(400), 1, "MODEL_CALL_FAILED"),
        (Fault::status(500), 3, "NO_AVAILABLE_ENDPOINT"),
        (Fault::Html(200), 3, "NO_AVAILABLE_ENDPOINT"),
        (Fault::Empty, 3, "NO_AVAILABLE_ENDPOINT"),
    ] {
        let desk = Desk::new();
        let fake = FakeProvider::start_blocking(Script::new([Answer::fault(fault.clone())])).unwrap();
        let quick = [
            "--model",
            "anthropic/claude-sonnet-4-6",
            "--set",
            "router.max_retries=2",
            "--set",
            "router.retry_delay_ms=1",
        ];
        let said = run(&desk, &fake, &PROVIDERS[..1], &quick);
        let result: Value = said.json();
        assert_eq!(result["error"]["code"], code, "{fault:?}: {result}");
        assert_eq!(fake.requests().len(), requests, "{fault:?}: {result}");
        assert_eq!(said.code, Some(1), "{fault:?}");
        assert_no_canary(&desk, &said);
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_a_call_with_what_has_come_of_it() {
    use std::io::{BufRead as _, BufReader, Write as _};
    use std::process::{Command, Stdio};

    for stream in [true, false] {
        let fault = if stream {
            Fault::StallAfter(5)
        } else {
            Fault::NeverAnswers
        };
        let fake = FakeProvider::start_blocking(Script::new([Answer::text("It is noon.").with_fault(fault)]))
            .unwrap();
        let desk = Desk::new();
        let args = ["models", "complete", "--json", "--stream"];
        let mut child = desk
            .command(&args[..if stream { 4 } else { 3 }])
            .env("OPENAI_API_KEY", CANARY)
            .env("OPENAI_BASE_URL", fake.base_url(Wire::OpenAi))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let request = br#"{"messages": [{"role": "user", "content": "When?"}], "provider": "openai"}"#;
        child.stdin.take().unwrap().write_all(request).unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
        // The provider has been asked.
        if stream {
            said.next().unwrap().unwrap();
        } else {
            while fake.requests().is_empty() {
                std::thread::yield_now();
            }
        }
        Command::new("kill")
            .args(["-INT", &child.id().to_string()])
            .status()
            .unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(130));
        let last: Value = serde_json::from_str(&said.last().unwrap().unwrap()).unwrap();
        if stream {
            assert_eq!(last["type"], "incomplete", "{last}");
            assert!(last["cost_usd"].as_f64().unwrap() > 0.0, "{last}");
        } else {
            assert_eq!(last["error"]["code"], "CANCELLED", "{last}");
        }
    }
}
