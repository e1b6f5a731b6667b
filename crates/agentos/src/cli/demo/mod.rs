//! `agentos demo`: what is different here, in a minute and offline.
//!
//! Every scene is this very program, started as a user would start it; the demo only types.

mod stage;

use std::process::ExitStatus;

use serde_json::Value;

use self::stage::Stage;
use super::args::DemoArgs;
use super::failure::{Exit, Failure};
use super::output::{self, GREEN, RED, paint};

const INPUT: &str = "Create a PRD for single sign-on";

pub(crate) async fn demo(args: &DemoArgs) -> Result<Exit, Failure> {
    let stage = Stage::set(args.keep)?;
    let mut good = true;
    for (title, scene) in [
        ("An agent runs, calls a tool, and answers", tool_call(&stage)?),
        ("A budget is reserved before a call, so it holds", budget(&stage)?),
        ("A crash loses nothing and repeats nothing", crash(&stage).await?),
        ("The journal proves that nobody has changed it", tamper(&stage)?),
    ] {
        let mark = if scene.held {
            paint(GREEN, "held")
        } else {
            paint(RED, "did not hold")
        };
        output::note(&format!("\n{title}: {mark}\n{}", scene.said));
        good &= scene.held;
    }
    if args.keep {
        output::note(&format!(
            "\nthe demo's folder is kept: {}",
            stage.folder().display()
        ));
    }
    output::note("\nNext: agentos run agents/packs/product/agents/product_prd_writer.yaml --input \"…\"");
    Ok(if good { Exit::Done } else { Exit::Failed })
}

/// What a scene has shown.
struct Scene {
    held: bool,
    said: String,
}

fn tool_call(stage: &Stage) -> Result<Scene, Failure> {
    let (status, result) = stage.run(&["run", "agent.yaml", "--input", INPUT, "--json"])?;
    let calls = result.get("tool_calls").and_then(Value::as_u64).unwrap_or(0);
    let answer = result.get("output").and_then(Value::as_str).unwrap_or_default();
    let first: String = answer.lines().take(3).collect::<Vec<_>>().join("\n  ");
    Ok(Scene {
        held: status.success() && calls > 0 && !answer.is_empty(),
        said: format!("  {calls} tool call; the offline model answered:\n  {first}"),
    })
}

fn budget(stage: &Stage) -> Result<Scene, Failure> {
    let args = [
        "run",
        "agent.yaml",
        "--input",
        INPUT,
        "--model",
        "scripted/demo",
        "--max-cost",
        "0.001",
        "--json",
    ];
    let (status, result) = stage.run(&args)?;
    let code = result
        .pointer("/error/code")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let cost = result.get("cost_usd").and_then(Value::as_f64).unwrap_or(f64::MAX);
    let message = result
        .pointer("/error/message")
        .and_then(Value::as_str)
        .unwrap_or_default();
    Ok(Scene {
        held: exit(status) == Some(5) && code == "COST_LIMIT" && cost <= 0.001,
        said: format!("  --max-cost 0.001 ended with {code}, {cost} USD spent:\n  {message}"),
    })
}

async fn crash(stage: &Stage) -> Result<Scene, Failure> {
    let run_id = stage.crash_in_the_middle().await?;
    let (status, result) = stage.run(&["runs", "resume", &run_id, "--json"])?;
    let written = stage.lines_of_the_diary()?;
    let state = result.get("status").and_then(Value::as_str).unwrap_or_default();
    Ok(Scene {
        held: status.success() && state == "completed" && written == 1,
        said: format!(
            "  the process was killed after its tool had written one line and while the model was thinking;\n  \
             `agentos runs resume {run_id}` went on: {state}, the tool has written {written} line"
        ),
    })
}

fn tamper(stage: &Stage) -> Result<Scene, Failure> {
    let (before, report) = stage.run(&["audit", "verify", "--json"])?;
    let events = report.get("events").and_then(Value::as_u64).unwrap_or(0);
    let changed = stage.change_a_word_in_a_copy("single sign-on", "double sign-on")?;
    let (after, found) = stage.run(&["--data-dir", &changed, "audit", "verify", "--json"])?;
    let stream = found
        .pointer("/first_bad/stream")
        .and_then(Value::as_str)
        .unwrap_or("nothing");
    let kind = found
        .pointer("/first_bad/kind")
        .and_then(Value::as_str)
        .unwrap_or("unchanged");
    Ok(Scene {
        held: before.success() && exit(after) == Some(1) && kind == "edited",
        said: format!("  {events} events verify; in a copy with one word changed, {stream} is found {kind}"),
    })
}

fn exit(status: ExitStatus) -> Option<i32> {
    status.code()
}
