//! `kill -9` with priced calls under way, on one budget: afterwards the ledger adds up to what the
//! journal says, and the budget has held.
//!
//! `AGENTOS_CRASH_ROUNDS=200 cargo test -p agentos ledger` makes more rounds than the default.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use agentos_testing::{Answer, FakeProvider, Script, UsageNumbers, Wire};
use serde_json::{Value, json};

use crate::crash::next;
use crate::desk::Desk;

/// Room for about as many calls as the rounds make, so that some are refused in long tests.
const DAY_USD: f64 = 0.05;

fn args(rest: &[&'static str]) -> Vec<&'static str> {
    [rest, &["--model", "openai/gpt-4o-mini", "--json"]].concat()
}

#[test]
fn a_killed_call_is_charged_and_the_ledger_adds_up() {
    let rounds: usize = std::env::var("AGENTOS_CRASH_ROUNDS").map_or(8, |text| text.parse().unwrap());
    let mut random = 0xD1B5_4A32_D192_ED03_u64 ^ u64::from(std::process::id());
    println!("seed {random:#x}");
    let usage = UsageNumbers {
        input: 900,
        output: 40,
        ..UsageNumbers::default()
    };
    let turns = [
        Answer::tool_call("current_time", json!({})).with_usage(usage),
        Answer::text("It is noon.").with_usage(usage),
    ];
    // Killed calls take answers too, so that no run knows which it gets; all end.
    let script = Script::new(turns.into_iter().cycle().take(8 * rounds));
    let fake = FakeProvider::start_blocking(script).unwrap();
    let url = fake.base_url(Wire::OpenAi);
    let env = [("OPENAI_API_KEY", "sk-test"), ("OPENAI_BASE_URL", url.as_str())];
    let desk = Desk::new();
    desk.write("agentos.toml", &format!("[budgets]\nday_usd = {DAY_USD}\n"));

    let (mut killed, mut refused, mut cancelled) = (0, 0, 0);
    for _ in 0..rounds {
        random = next(random);
        let (lines, spins) = (random % 5, next(random) % 400_000);
        let mut child = desk
            .command(&args(&["run", "agent.yaml", "--input", "What time is it?"]))
            .envs(env)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stderr.take().unwrap()).lines();
        let heard = said.by_ref().take(usize::try_from(lines).unwrap()).count();
        for _ in 0..spins {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        drop((heard, said));
        for run in desk.run(&["runs", "list", "--json"]).lines() {
            if ["completed", "failed", "cancelled"].contains(&run["status"].as_str().unwrap()) {
                continue;
            }
            let id = run["run_id"].as_str().unwrap().to_owned();
            random = next(random);
            if random.is_multiple_of(4) {
                desk.run(&["runs", "cancel", &id]);
                cancelled += 1;
                continue;
            }
            let said = desk.run_with(&["runs", "resume", &id, "--json"], &env);
            let result = said.json();
            killed += 1;
            if result["status"] == "failed" {
                assert_eq!(result["error"]["code"], "COST_LIMIT", "{result}");
                refused += 1;
            } else {
                assert_eq!(result["status"], "completed", "{result}\n{}", said.stderr);
            }
        }
        check(&desk, &fake);
    }
    println!(
        "{killed} runs were resumed, {refused} of them refused for the day's budget; {cancelled} were cancelled"
    );
}

/// The journal and the ledger tell the same story, and the provider's is none that costs more. Every run has ended.
fn check(desk: &Desk, fake: &FakeProvider) {
    let mut spent = 0.0;
    for run in desk.run(&["runs", "list", "--json"]).lines() {
        let id = run["run_id"].as_str().unwrap().to_owned();
        let mut open = false;
        let mut own = 0.0;
        for event in desk.run(&["runs", "events", &id, "--json"]).lines() {
            let payload = &event["payload"];
            match event["kind"].as_str().unwrap() {
                "model_requested" => {
                    assert!(!std::mem::replace(&mut open, true), "{event}: not settled before")
                }
                "model_charged" | "model_answered" | "model_failed" => {
                    // What was reserved for a lost call is what it could have cost.
                    own += payload["cost"].as_f64().unwrap_or(0.0);
                    open = false;
                }
                _ => (),
            }
        }
        assert!(!open, "a run has ended with a call that is not settled: {run}");
        spent += own;
        let shown = desk.run(&["runs", "show", &id, "--json"]).json();
        assert!(close(number(&shown, "cost_usd"), own), "{shown}: {own}");
    }
    let books = desk.run(&["costs", "budgets", "--json"]);
    for book in books.lines() {
        assert!(close(number(&book, "spent_usd"), spent), "{book}: {spent}");
        assert!(close(number(&book, "reserved_usd"), 0.0), "{book}");
        if book["account"] == "day" {
            assert!(number(&book, "left_usd") >= 0.0, "{book}");
        }
    }
    // 900 tokens at 0.15 and 40 at 0.60 USD a million.
    let true_cost = fake.requests().len() as f64 * 0.000_159;
    assert!(
        true_cost <= spent + 1e-9,
        "{true_cost} was paid, {spent} is booked"
    );
}

fn number(value: &Value, key: &str) -> f64 {
    value[key]
        .as_f64()
        .unwrap_or_else(|| panic!("`{key}` in {value}"))
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}
