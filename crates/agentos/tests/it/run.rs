//! `agentos run`: what comes out, and how it ends.

use serde_json::{Value, json};

use crate::desk::Desk;

const INPUT: [&str; 2] = ["--input", "Write down what is to be done"];

fn run(desk: &Desk, args: &[&str]) -> (Option<i32>, Value) {
    let all: Vec<&str> = ["run", "agent.yaml", "--json"]
        .iter()
        .chain(&INPUT)
        .chain(args)
        .copied()
        .collect();
    let said = desk.run(&all);
    (said.code, said.json())
}

#[test]
fn an_agent_answers_offline_and_says_so() {
    let desk = Desk::new();
    let said = desk.run(&["run", "agent.yaml", "--input", "What is to be done?"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert!(said.stdout.contains("What is to be done?"), "{}", said.stdout);
    for part in [
        "offline: the built-in model answered",
        "calling tool current_time",
        "completed",
        "run_",
        "USD",
        "ms",
    ] {
        assert!(
            said.stderr.contains(part),
            "`{part}` is missing in:\n{}",
            said.stderr
        );
    }
}

/// With `--stream` an answer stands on stdout once; with `--json` the result is alone there.
#[test]
fn an_answer_is_shown_while_it_is_made() {
    let desk = Desk::new();
    desk.write(
        "s.yaml",
        "steps:\n  - tool_calls: [{ name: current_time, arguments: {} }]\n  - text: All of it is done.\n",
    );
    let plain = [
        "run",
        "agent.yaml",
        "--input",
        "What is to be done?",
        "--model",
        "scripted/s.yaml",
    ];
    let whole = desk.run(&plain).stdout;
    let streamed = desk.run(&[&plain[..], &["--stream"]].concat());
    assert_eq!(streamed.code, Some(0), "{}", streamed.stderr);
    assert!(streamed.stdout.ends_with(&whole), "{}", streamed.stdout);
    assert_eq!(
        streamed.stdout.matches(whole.trim()).count(),
        1,
        "{}",
        streamed.stdout
    );
    assert!(
        streamed.stderr.contains("asks for tool current_time"),
        "{}",
        streamed.stderr
    );
    let json = desk.run(&[&plain[..], &["--stream", "--json"]].concat());
    assert_eq!(json.json()["output"], whole.trim_end());
    assert!(json.stderr.contains(whole.trim()), "{}", json.stderr);
    let wrong = desk.run(&[&plain[..], &["--recovery", "off"]].concat());
    assert_eq!(
        wrong.code,
        Some(2),
        "without `--stream` there is nothing to recover"
    );
}

#[test]
fn the_result_has_its_fields() {
    let desk = Desk::new();
    let (code, result) = run(&desk, &["--metadata", "team=books"]);
    assert_eq!(code, Some(0));
    let fields: Vec<&str> = result.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        fields,
        [
            "run_id",
            "status",
            "output",
            "cost_usd",
            "tokens",
            "duration_ms",
            "tool_calls",
            "gate_results",
            "error",
            "provider",
            "model",
            "offline",
            "substituted",
            "waiting_for"
        ]
    );
    assert_eq!(result["provider"], "scripted");
    assert_eq!(result["tool_calls"], 1);
    assert_eq!(result["error"], Value::Null);
    let id = result["run_id"].as_str().unwrap();
    let shown = desk.run(&["runs", "show", id, "--json"]).json();
    assert_eq!(shown["metadata"], json!({ "team": "books" }));
}

/// Scripts and limits, and how each ends.
#[test]
fn every_limit_stops_a_run() {
    let goes_round = "steps:\n  - tool_calls: [{ name: current_time, arguments: {} }]\n";
    let thinks_long = "steps:\n  - delay_ms: 60000\n  - text: too late\n";
    let priced = "[[router.endpoints]]\nprovider = \"scripted\"\nmodel = \"s.yaml\"\ncost_per_1k_input = 0.01\n\
                  cost_per_1k_output = 0.03\n";
    for (script, config, args, code) in [
        (
            goes_round,
            "",
            &["--set", "orchestrator.max_tool_calls_per_run=3"][..],
            "TOOL_LIMIT",
        ),
        (
            goes_round,
            "",
            &["--set", "orchestrator.max_steps_per_run=5"][..],
            "STEP_LIMIT",
        ),
        (
            goes_round,
            "",
            &["--set", "orchestrator.max_tokens_per_run=500"][..],
            "TOKEN_LIMIT",
        ),
        (
            thinks_long,
            "",
            &["--set", "orchestrator.max_run_duration_ms=50"][..],
            "RUN_TIMEOUT",
        ),
        (goes_round, priced, &["--max-cost", "0.02"][..], "COST_LIMIT"),
    ] {
        let desk = Desk::new();
        desk.write("s.yaml", script);
        desk.write("agentos.toml", config);
        let args: Vec<&str> = ["--model", "scripted/s.yaml"]
            .iter()
            .chain(args)
            .copied()
            .collect();
        let (exit, result) = run(&desk, &args);
        assert_eq!(result["error"]["code"], code, "{result}");
        assert_eq!((exit, &result["status"]), (Some(5), &json!("failed")), "{result}");
        if code == "COST_LIMIT" {
            assert!(result["cost_usd"].as_f64().unwrap() <= 0.02, "{result}");
        }
    }
}

#[test]
fn what_needs_an_approval_waits_for_one() {
    let config = "[[tools.command]]\nname = \"append\"\ncommand = [\"/bin/sh\", \"-c\", \"cat >/dev/null; echo x >> f\"]\n";
    let script = "steps:\n  - tool_calls: [{ name: append, arguments: {} }]\n  - text: done, or not\n";
    for (config, zone, waits) in [
        (config.to_owned(), "green", false),
        (config.to_owned(), "yellow", true),
        (format!("{config}requires_approval = true\n"), "green", true),
        (format!("{config}zone = \"yellow\"\n"), "yellow", true),
    ] {
        let desk = Desk::new();
        desk.write("agentos.toml", &config);
        desk.write("s.yaml", script);
        let (exit, result) = run(&desk, &["--zone", zone, "--model", "scripted/s.yaml"]);
        let kind = &result["waiting_for"]["kind"];
        assert_eq!(*kind == "approval", waits, "{config} in {zone}: {result}");
        let acted = !desk.read("f").is_empty();
        assert_eq!(acted, !waits, "{config} in {zone}");
        assert_eq!(exit, Some(if waits { 4 } else { 0 }));
    }
}

#[test]
fn a_zone_that_the_agent_may_not_enter_is_refused() {
    let desk = Desk::new();
    let (exit, said) = run(&desk, &["--zone", "red"]);
    assert_eq!(
        (exit, &said["error"]["code"]),
        (Some(3), &json!("ZONE_NOT_ALLOWED")),
        "{said}"
    );
    assert!(desk.run(&["runs", "list", "--json"]).lines().is_empty());
}

#[test]
fn refusals_that_a_model_can_mend_are_told_to_it() {
    for (call, code) in [
        ("{ name: nobody, arguments: {} }", "TOOL_NOT_FOUND"),
        (
            "{ name: json_parse, arguments: { wrong: 1 } }",
            "INVALID_ARGUMENTS",
        ),
    ] {
        let desk = Desk::new();
        desk.write(
            "s.yaml",
            &format!("steps:\n  - tool_calls: [{call}]\n  - text: I see and do without\n"),
        );
        let (exit, result) = run(&desk, &["--model", "scripted/s.yaml"]);
        assert_eq!(
            (exit, &result["output"]),
            (Some(0), &json!("I see and do without")),
            "{result}"
        );
        let id = result["run_id"].as_str().unwrap();
        let shown = desk.run(&["runs", "show", id, "--json"]).json();
        let told = shown["messages"][2]["content"].as_str().unwrap();
        assert!(told.contains(code), "{told}");
        assert_eq!(result["tool_calls"], 0, "a refused call was not made");
    }
}

#[test]
fn an_empty_answer_is_sent_back_and_then_refused() {
    let desk = Desk::new();
    desk.write(
        "s.yaml",
        "steps:\n  - text: \" \"\n  - text: Now with something in it\n",
    );
    let (exit, result) = run(&desk, &["--model", "scripted/s.yaml"]);
    assert_eq!(
        (exit, &result["output"]),
        (Some(0), &json!("Now with something in it")),
        "{result}"
    );

    desk.write("t.yaml", "steps:\n  - text: \" \"\n");
    let (exit, result) = run(&desk, &["--model", "scripted/t.yaml"]);
    assert_eq!(
        (exit, &result["error"]["code"]),
        (Some(3), &json!("GATE_FAILED")),
        "{result}"
    );
    assert_eq!(result["gate_results"][0]["status"], "failed");
}

#[test]
fn bad_input_is_refused_before_there_is_a_run() {
    let cases: [(&[&str], &str); 6] = [
        (
            &["run", "nowhere.yaml", "--input", "x", "--json"],
            "AGENT_NOT_FOUND",
        ),
        (&["run", "broken.yaml", "--input", "x", "--json"], "INVALID_YAML"),
        (
            &["run", "agent.yaml", "--input", "@nowhere", "--json"],
            "INVALID_INPUT",
        ),
        (
            &["run", "agent.yaml", "--input-json", "{", "--json"],
            "INVALID_INPUT",
        ),
        (
            &[
                "run",
                "agent.yaml",
                "--input",
                "x",
                "--json",
                "--set",
                "orchestrator.max_cost=1",
            ],
            "CONFIG_INVALID",
        ),
        (
            &[
                "run",
                "agent.yaml",
                "--input",
                "x",
                "--json",
                "--preset",
                "thoroug",
            ],
            "UNKNOWN_PRESET",
        ),
    ];
    for (args, code) in cases {
        let desk = Desk::new();
        desk.write("broken.yaml", "identity: [1, 2\nmodel: x\n");
        let said = desk.run(args);
        let error = &said.json()["error"];
        assert_eq!(error["code"], code, "{args:?}: {}", said.stdout);
        assert!(error["hint"].is_string(), "{args:?}: {}", said.stdout);
        assert_eq!(said.code, Some(2), "{args:?}: {}", said.stdout);
    }
}

#[test]
fn staging_and_production_refuse_the_offline_model() {
    for profile in ["staging", "production"] {
        let desk = Desk::new();
        let said = desk.run_with(
            &["run", "agent.yaml", "--input", "x", "--json"],
            &[("AGENTOS_ENV", profile)],
        );
        let error = &said.json()["error"];
        assert_eq!(
            (said.code, &error["code"]),
            (Some(2), &json!("MISSING_API_KEY")),
            "{}",
            said.stdout
        );
        for variable in [
            "ANTHROPIC_API_KEY",
            "OPENAI_API_KEY",
            "GOOGLE_AI_API_KEY",
            "DEEPSEEK_API_KEY",
        ] {
            assert!(error["message"].as_str().unwrap().contains(variable), "{error}");
        }
    }
}
