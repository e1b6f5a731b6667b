//! `agentos models …` and `agentos costs price` against a provider that speaks the wire, and without one.

use std::io::Write;
use std::process::Stdio;

use agentos_testing::{Answer, FakeProvider, Fault, Script, Wire};
use serde_json::{Value, json};

use crate::desk::{Desk, Said};

fn ask(desk: &Desk, args: &[&str], env: &[(&str, &str)], stdin: &str) -> Said {
    let mut child = desk
        .command(args)
        .envs(env.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // One that refuses its configuration has ended before it reads.
    let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
    child.wait_with_output().unwrap().into()
}

const TWO: &str = r#"
[router]
max_retries = 0

[[router.endpoints]]
provider = "anthropic"
model = "claude-sonnet-4-6"
priority = 1

[[router.endpoints]]
provider = "openai"
model = "gpt-4o"
priority = 2
"#;

/// Two endpoints, one server each.
struct Two {
    desk: Desk,
    first: FakeProvider,
    second: FakeProvider,
}

impl Two {
    fn new(first: Script, second: Script) -> Self {
        let desk = Desk::new();
        desk.write("agentos.toml", TWO);
        Self {
            desk,
            first: FakeProvider::start_blocking(first).unwrap(),
            second: FakeProvider::start_blocking(second).unwrap(),
        }
    }

    fn ask(&self, args: &[&str], request: &Value) -> Said {
        let (first, second) = (
            self.first.base_url(Wire::Anthropic),
            self.second.base_url(Wire::OpenAi),
        );
        let env = [
            ("ANTHROPIC_API_KEY", "k1"),
            ("ANTHROPIC_BASE_URL", first.as_str()),
            ("OPENAI_API_KEY", "k2"),
            ("OPENAI_BASE_URL", second.as_str()),
        ];
        ask(&self.desk, args, &env, &request.to_string())
    }
}

fn hello() -> Value {
    json!({ "messages": [{ "role": "user", "content": "hello" }] })
}

#[test]
fn a_decision_says_who_and_why_and_asks_nobody() {
    let two = Two::new(Script::text("one"), Script::text("two"));
    let said = two.ask(&["models", "route", "--json"], &hello());
    let result = said.json();
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert_eq!(
        (&result["endpoint"]["provider"], &result["endpoint"]["model"]),
        (&json!("anthropic"), &json!("claude-sonnet-4-6"))
    );
    assert_eq!(
        (&result["is_fallback"], &result["fallback_attempts"]),
        (&json!(false), &json!(0))
    );
    assert!(result["estimated_cost"].as_f64().unwrap() > 0.0, "{result}");
    assert!(
        result["reason"].as_str().unwrap().contains("priority 1"),
        "{result}"
    );
    assert_eq!(result["rejected"], json!([]));
    assert!(two.first.requests().is_empty() && two.second.requests().is_empty());

    // A preset prefers the other one.
    let preferred = json!({ "messages": hello()["messages"], "preset": "creative" });
    let result = two.ask(&["models", "route", "--json"], &preferred).json();
    assert_eq!(result["endpoint"]["provider"], "openai", "{result}");
    assert_eq!(result["parameters"]["temperature"], 0.8, "{result}");
}

#[test]
fn a_failed_endpoint_is_left_for_the_next() {
    let two = Two::new(
        Script::new([Answer::fault(Fault::status(500))]),
        Script::text("two"),
    );
    let said = two.ask(&["models", "complete", "--json"], &hello());
    let result = said.json();
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert_eq!(
        (&result["content"], &result["provider"], &result["is_fallback"]),
        (&json!("two"), &json!("openai"), &json!(true))
    );
    let attempts = result["attempts"].as_array().unwrap();
    assert_eq!(attempts.len(), 2, "{result}");
    assert_eq!(attempts[0]["provider"], "anthropic");
    assert!(attempts[0]["error_class"].is_string() && attempts[1]["error_class"].is_null());
    assert_eq!(
        (&result["incomplete"], &result["seams"]),
        (&json!(false), &json!([]))
    );
    assert!(result["cost_usd"].as_f64().unwrap() > 0.0 && result["tokens"]["input"].is_u64());
}

#[test]
fn a_wrong_request_is_asked_once() {
    let two = Two::new(
        Script::new([Answer::fault(Fault::status(400))]),
        Script::text("two"),
    );
    let said = two.ask(&["models", "complete", "--json"], &hello());
    assert_eq!(said.code, Some(1));
    assert_eq!(
        said.json()["error"]["code"],
        "MODEL_CALL_FAILED",
        "{}",
        said.stdout
    );
    assert_eq!((two.first.requests().len(), two.second.requests().len()), (1, 0));
}

#[test]
fn a_stream_ends_with_the_whole_answer() {
    let two = Two::new(Script::text("Hello from the first one."), Script::text("two"));
    let said = two.ask(&["models", "complete", "--stream", "--json"], &hello());
    let lines = said.lines();
    let (last, deltas) = lines.split_last().unwrap();
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert!(
        deltas.len() > 1 && deltas.iter().all(|line| line["type"] == "delta"),
        "{lines:?}"
    );
    let text: String = deltas.iter().map(|line| line["text"].as_str().unwrap()).collect();
    assert_eq!(
        (&last["type"], &last["content"]),
        (&json!("accepted"), &json!(text))
    );
    assert_eq!(text, "Hello from the first one.");
}

/// A stream that breaks off after five events, by how it is recovered: the kinds of lines, the exit code.
#[test]
fn a_stream_that_breaks_off_is_never_silent() {
    let broken = || {
        let text = "This answer is long enough to be cut in the middle of it, after some events.";
        Script::new([Answer::text(text).with_fault(Fault::CutAfter(5))])
    };
    for (recovery, withdrawn, last, code) in [
        ("restart", true, "accepted", 0),
        ("continue", false, "accepted", 0),
        ("off", false, "incomplete", 1),
    ] {
        let two = Two::new(broken(), Script::text(" and on."));
        let args = ["models", "complete", "--stream", "--recovery", recovery, "--json"];
        let said = two.ask(&args, &hello());
        let lines = said.lines();
        let has = |kind: &str| lines.iter().any(|line| line["type"] == kind);
        assert_eq!(has("withdrawn"), withdrawn, "{recovery}: {}", said.stdout);
        let end = lines.last().unwrap();
        assert_eq!(end["type"], last, "{recovery}: {}", said.stdout);
        assert_eq!(end["incomplete"], last == "incomplete", "{recovery}");
        assert_eq!(
            end["seams"].as_array().unwrap().len(),
            usize::from(recovery == "continue"),
            "{recovery}: {end}"
        );
        assert_eq!(said.code, Some(code), "{recovery}");
    }
}

#[test]
fn every_endpoint_is_checked_once() {
    let two = Two::new(
        Script::text("OK"),
        Script::new([Answer::fault(Fault::status(401))]),
    );
    let said = two.ask(&["models", "check", "--json"], &json!({}));
    let lines = said.lines();
    assert_eq!(said.code, Some(1), "{}", said.stderr);
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert_eq!(
        (&lines[0]["ok"], &lines[0]["error"]),
        (&json!(true), &json!(null))
    );
    assert!(lines[0]["ms"].is_u64());
    assert_eq!(
        (&lines[1]["ok"], &lines[1]["error"]["error_class"]),
        (&json!(false), &json!("auth"))
    );
    assert_eq!((two.first.requests().len(), two.second.requests().len()), (1, 1));
}

/// Which of a model's endpoints has failed can be told, and one that is switched off is no failure.
#[test]
fn endpoints_of_one_model_are_told_apart() {
    let fake = FakeProvider::start_blocking(Script::text("OK")).unwrap();
    let url = fake.base_url(Wire::OpenAi);
    let endpoint = |priority: u32, rest: &str| {
        format!(
            "[[router.endpoints]]\nprovider = \"openai\"\nmodel = \"gpt-4o\"\npriority = {priority}\n{rest}\n"
        )
    };
    let at = |url: &str| format!("base_url = \"{url}\"");
    let desk = Desk::new();
    desk.write(
        "agentos.toml",
        &[
            endpoint(2, &at(&url)),
            endpoint(1, &at("http://127.0.0.1:1/v1")),
            endpoint(3, &format!("{}\nenabled = false", at("http://127.0.0.1:2/v1"))),
        ]
        .concat(),
    );
    let env = [("OPENAI_API_KEY", "k")];
    let checked = ask(&desk, &["models", "check", "--json"], &env, "");
    let lines = checked.lines();
    assert_eq!(
        lines
            .iter()
            .map(|one| (&one["known_as"], &one["ok"]))
            .collect::<Vec<_>>(),
        [
            (&json!("http://127.0.0.1:1/v1"), &json!(false)),
            (&json!(url), &json!(true))
        ],
        "{lines:?}"
    );
    let listed = ask(
        &desk,
        &["models", "list", "--provider", "openai", "--json"],
        &env,
        "",
    );
    let lines = listed.lines();
    let of_model: Vec<_> = lines
        .iter()
        .filter(|one| one["model"] == "gpt-4o")
        .map(|one| {
            (
                one["priority"].as_u64(),
                &one["health"]["known_as"],
                &one["health"]["state"],
            )
        })
        .collect();
    assert_eq!(
        of_model,
        [
            (Some(1), &json!("http://127.0.0.1:1/v1"), &json!("ok")),
            (Some(2), &json!(url), &json!("ok")),
            (Some(3), &json!("http://127.0.0.1:2/v1"), &json!("disabled"))
        ]
    );
    let text = ask(&desk, &["models", "list"], &env, "");
    assert_eq!(
        text.stdout.matches("openai/gpt-4o ").count(),
        3,
        "{}",
        text.stdout
    );
}

#[test]
fn without_a_key_there_is_nothing_to_check() {
    let said = Desk::new().run(&["models", "check", "--json"]);
    assert_eq!(said.json()["error"]["code"], "MISSING_API_KEY");
    assert_eq!(said.code, Some(2));
}

#[test]
fn what_is_not_a_request_is_invalid_input() {
    let desk = Desk::new();
    for (command, stdin) in [
        (["models", "route", "--json"], "{"),
        (["models", "route", "--json"], "[]"),
        (["models", "complete", "--json"], "{\"massages\": []}"),
        (["models", "complete", "--json"], "{\"messages\": []}"),
    ] {
        let said = ask(&desk, &command, &[], stdin);
        assert_eq!(said.json()["error"]["code"], "INVALID_INPUT", "{stdin}");
        assert_eq!(said.code, Some(2), "{stdin}");
    }
    let unknown = json!({ "messages": hello()["messages"], "preset": "thorogh" });
    let said = ask(&desk, &["models", "route", "--json"], &[], &unknown.to_string());
    let error = &said.json()["error"];
    assert_eq!(error["code"], "UNKNOWN_PRESET", "{error}");
    assert!(
        error["message"].as_str().unwrap().contains("`thorough`"),
        "{error}"
    );
    assert_eq!(said.code, Some(2));
}

#[test]
fn the_offline_model_answers_without_a_key() {
    let desk = Desk::new();
    let said = ask(
        &desk,
        &["models", "complete", "--json"],
        &[],
        &hello().to_string(),
    );
    let result = said.json();
    assert_eq!(said.code, Some(0), "{result}");
    assert_eq!(
        (&result["provider"], &result["cost_usd"]),
        (&json!("scripted"), &json!(0))
    );
}

#[test]
fn known_models_have_a_price_and_say_whether_there_is_a_key() {
    let desk = Desk::new();
    desk.write("agentos.toml", TWO);
    let said = desk.run_with(&["models", "list", "--json"], &[("OPENAI_API_KEY", "k")]);
    let lines = said.lines();
    let find = |provider: &str, model: &str| {
        lines
            .iter()
            .find(|line| line["provider"] == provider && line["model"] == model)
            .unwrap_or_else(|| panic!("{provider}/{model}"))
    };
    let mini = find("openai", "gpt-4o-mini");
    assert_eq!(
        (&mini["price"]["input"], &mini["price"]["output"]),
        (&json!(0.15), &json!(0.6))
    );
    assert_eq!(
        (&mini["key"], &mini["context_window"]),
        (&json!(true), &json!(128_000))
    );
    let sonnet = find("anthropic", "claude-sonnet-4-6");
    assert_eq!((&sonnet["key"], &sonnet["priority"]), (&json!(false), &json!(1)));
    assert_eq!(sonnet["health"]["state"], "unavailable");
    assert_eq!(find("openai", "gpt-4o")["health"]["state"], "ok");
}

#[test]
fn a_list_of_one_provider_is_never_empty_without_a_word() {
    let desk = Desk::new();
    let own = "[[router.endpoints]]\nprovider = \"mine\"\nbase_url = \"http://127.0.0.1:1/v1\"\nmodel = \"m\"\nfree = true\n";
    desk.write("agentos.toml", own);
    for (provider, lines, words) in [
        ("deepseek", true, ""),
        ("google", true, ""),
        ("mine", true, ""),
        ("ollama", false, "no model of `ollama` is in the list"),
        ("local", false, "no model of `local` is in the list"),
        (
            "opanai",
            false,
            "error[UNKNOWN_PROVIDER]: no provider is called `opanai`; there are anthropic, ",
        ),
    ] {
        let said = desk.run(&["models", "list", "--provider", provider]);
        assert_eq!(!said.stdout.is_empty(), lines, "{provider}: {}", said.stdout);
        assert!(said.stderr.contains(words), "{provider}: {}", said.stderr);
        let is_unknown = words.starts_with("error");
        assert_eq!(said.code, Some(if is_unknown { 2 } else { 0 }), "{provider}");
    }
}

/// Provider, usage object, what it costs and its parts.
#[test]
fn a_usage_object_is_priced_to_the_last_token() {
    let desk = Desk::new();
    let usage = json!({
        "prompt_tokens": 2006,
        "prompt_tokens_details": { "cached_tokens": 1920 },
        "completion_tokens": 300,
        "completion_tokens_details": { "reasoning_tokens": 128 },
        "total_tokens": 2306,
    });
    let args = [
        "costs",
        "price",
        "--model",
        "openai/gpt-4o-mini",
        "--usage",
        "-",
        "--json",
    ];
    let priced = ask(&desk, &args, &[], &usage.to_string()).json();
    assert_eq!(priced["cost_usd"], json!(0.000_336_9), "{priced}");
    assert_eq!(
        priced["parts"],
        json!({
            "input": 0.000_012_9, "cached_input": 0.000_144, "cache_write": 0,
            "output": 0.000_103_2, "reasoning": 0.000_076_8,
        })
    );
    desk.write("usage.json", &usage.to_string());
    let args = [
        "costs",
        "price",
        "--model",
        "nobody/nothing",
        "--usage",
        "usage.json",
        "--json",
    ];
    let said = desk.run(&args);
    assert_eq!(
        (&said.json()["error"]["code"], said.code),
        (&json!("UNPRICED_MODEL"), Some(3))
    );
}

#[test]
fn an_endpoint_is_never_asked_without_its_own_key() {
    let desk = Desk::new();
    desk.write(
        "agentos.toml",
        "[[router.endpoints]]\nprovider = \"openai\"\nmodel = \"gpt-4o\"\napi_key_env = \"MY_OWN_KEY\"\n\n\
         [[router.endpoints]]\nprovider = \"anthropic\"\nmodel = \"claude-sonnet-4-6\"\n",
    );
    let request = json!({ "messages": [{ "role": "user", "content": "Hi" }] }).to_string();
    let keys = [("OPENAI_API_KEY", "k"), ("ANTHROPIC_API_KEY", "k")];
    let route = ask(&desk, &["models", "route", "--json"], &keys, &request).json();
    assert_eq!(route["endpoint"]["provider"], "anthropic", "{route}");
    assert_eq!(
        route["rejected"][0]["reason"],
        "its key is missing: `MY_OWN_KEY` is not set"
    );
    let doctor = desk.run_with(&["doctor"], &keys);
    assert!(
        doctor.stdout.contains("`MY_OWN_KEY` is not set"),
        "{}",
        doctor.stdout
    );
    let doctor = desk.run_with(&["doctor"], &[("MY_OWN_KEY", "k")]);
    assert!(!doctor.stdout.contains("MY_OWN_KEY"), "{}", doctor.stdout);
}

#[test]
fn a_price_file_wins_over_the_list() {
    let desk = Desk::new();
    desk.write("agentos.toml", "[router]\nprices = \"prices.toml\"\n");
    desk.write(
        "prices.toml",
        "[[prices]]\nprovider = \"openai\"\nmodel = \"gpt-4o-mini\"\ninput = 1.0\noutput = 2.0\n",
    );
    let usage = json!({ "prompt_tokens": 1_000_000, "completion_tokens": 1_000_000 }).to_string();
    let args = [
        "costs",
        "price",
        "--model",
        "openai/gpt-4o-mini",
        "--usage",
        "-",
        "--json",
    ];
    assert_eq!(ask(&desk, &args, &[], &usage).json()["cost_usd"], 3);
    desk.write("prices.toml", "[[prices]]\nprovider = 3\n");
    let said = ask(&desk, &args, &[], &usage);
    assert_eq!(said.json()["error"]["code"], "PRICES_INVALID");
    assert_eq!(said.code, Some(2), "a file that cannot be used");
}

#[test]
fn what_the_router_takes_is_no_longer_said_to_come_later() {
    let desk = Desk::new();
    desk.write(
        "agentos.toml",
        "[cache]\nenabled = true\n\n[rate_limits]\nburst = 5\n\n[router]\nfallback_strategy = \"least_cost\"\n",
    );
    let doctor = desk.run(&["doctor"]);
    for key in ["cache.enabled", "rate_limits.burst", "router.fallback_strategy"] {
        let later = format!("`{key}` is set and checked, and nothing acts on it yet");
        assert!(!doctor.stdout.contains(&later), "{}", doctor.stdout);
    }
}
