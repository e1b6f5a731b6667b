//! `agentos gate run GATE [FILE]` and `agentos gate list`.

mod ask;

use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use agentos::setup::{gate_executor, gate_set, gate_set_said};
use agentos::{
    Config, Gate, GateContext, GateResult, GateStatus, QualityGateOptions, create_quality_gate,
    create_security_gate,
};
use agentos_config::Profile;
use agentos_gates::{GateFile, GateSet, GateSetError, built_in_checks, read_gate_file};
use agentos_runtime::{Refusal, RuntimeError};
use agentos_types::{CheckOutcome, codes};
use agentos_yaml::{Diagnostic, Report, closest};
use serde_json::{Map, Value, json};

use super::args::{GateCommand, GateRunArgs};
use super::context::Context;
use super::failure::{Exit, Failure};
use super::given::without_mark;
use super::output::{self, count};
use super::shown;

/// What `--set` gives the gate `quality`, beside keys of the configuration.
const OPTIONS: &[&str] = &[
    "minLength",
    "maxLength",
    "requireJson",
    "noPii",
    "min_length",
    "max_length",
    "require_json",
    "no_pii",
];
/// More than any model writes at once.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

pub(crate) async fn gate(context: &Context, command: GateCommand) -> Result<Exit, Failure> {
    match command {
        GateCommand::Run(args) => run(context, &args).await,
        GateCommand::List { checks, json } => list(context, checks, json),
    }
}

async fn run(context: &Context, args: &GateRunArgs) -> Result<Exit, Failure> {
    let (config, options) = context.config_beside(|key| OPTIONS.contains(&key))?;
    let gate = find(&config, args, &options)?;
    let text = read(args.file.as_deref())?;
    let asked = GateContext {
        agent_id: args.agent.clone().unwrap_or_default(),
        zone: args.zone.unwrap_or_default(),
        output: Value::String(text),
        metadata: values(&args.metadata)?,
        ..GateContext::default()
    };
    let mut execution = gate_executor(&config)?
        .begin(&gate, Arc::new(asked.clone()), context.now())
        .await;
    ask::ask(context, &config, args, &asked, &mut execution).await;
    let result = execution.finish();
    if args.json {
        output::json(&result);
    } else {
        show(&result);
    }
    let strict = matches!(config.profile, Some(Profile::Staging | Profile::Production));
    Ok(match result.status {
        GateStatus::Passed | GateStatus::Skipped => Exit::Done,
        GateStatus::NotEvaluated if !strict => {
            output::note(&format!(
                "gate {} could not be evaluated: it has not passed",
                result.gate_id
            ));
            Exit::Done
        }
        GateStatus::NotEvaluated | GateStatus::Failed => Exit::Refused,
    })
}

/// `quality`, `security`, an id of a configured gate file, or a file.
fn find(config: &Config, args: &GateRunArgs, options: &[String]) -> Result<Gate, Failure> {
    let name = args.gate.as_str();
    let options = values(options)?;
    if name == "quality" {
        let options: QualityGateOptions = serde_json::from_value(Value::Object(options))
            .map_err(|error| Failure::usage(format!("`--set`: {error}"), None))?;
        return Ok(create_quality_gate(&options));
    }
    if !options.is_empty() {
        let hint = "a gate of a file has its parameters there".to_owned();
        return Err(Failure::usage("`--set` is for the gate `quality`", Some(hint)));
    }
    if name == "security" {
        return Ok(create_security_gate());
    }
    let path = Path::new(name);
    if path.is_file() {
        let (gates, report) = read_gate_file(path);
        if report.has_errors() {
            let error = GateSetError::Files(vec![report.clone()]);
            return Err(Failure::rendered(&error, report.render(output::colours())));
        }
        shown::report(&report.render(output::colours()));
        return match gates.as_slice() {
            [gate] => Ok(gate.gate.clone()),
            [] => Err(Failure::usage(format!("`{name}` holds no gate"), None)),
            _ => Err(Failure::usage(
                format!("`{name}` holds {} gates", gates.len()),
                Some("name one by its id, with `--set` of `gates.path` before the command".to_owned()),
            )),
        };
    }
    let (set, reports) = gate_set_said(config)?;
    if let Some(found) = set.find(name) {
        for report in about(&set, found, reports) {
            shown::report(&report.render(output::colours()));
        }
        return Ok(found.gate.clone());
    }
    let known = set
        .iter()
        .map(|file| file.gate.id.as_str())
        .chain(["quality", "security"]);
    let hint = closest(name, known).map_or_else(String::new, |near| format!(": did you mean `{near}`?"));
    Err(Failure::from(RuntimeError::from(Refusal::new(
        codes::GATE_NOT_FOUND,
        format!("there is no gate and no file `{name}`{hint}"),
    ))))
}

/// What is said about that gate, and about no other.
fn about(set: &GateSet, found: &GateFile, mut reports: Vec<Report>) -> Vec<Report> {
    let mut of_file = set.iter().filter(|gate| gate.file == found.file);
    let own = of_file.position(|gate| gate.gate.id == found.gate.id);
    let own = format!("gates[{}]", own.unwrap_or_default());
    reports.retain_mut(|report| {
        // In a file of several, each is an item of `gates`.
        let is_own = |one: &Diagnostic| !one.path.starts_with("gates[") || one.path.starts_with(&own);
        report.diagnostics.retain(is_own);
        *report.source.name == *found.file && !report.diagnostics.is_empty()
    });
    reports
}

/// `minLength=100` as a value; what is no JSON is text.
fn values(pairs: &[String]) -> Result<Map<String, Value>, Failure> {
    let mut map = Map::new();
    for pair in pairs {
        let (key, value) = pair
            .split_once('=')
            .ok_or_else(|| Failure::usage(format!("`{pair}` is not of the form KEY=VALUE"), None))?;
        let value = serde_json::from_str(value).unwrap_or_else(|_| Value::String(value.to_owned()));
        map.insert(key.to_owned(), value);
    }
    Ok(map)
}

fn read(file: Option<&Path>) -> Result<String, Failure> {
    let unreadable =
        |what: &str, error: &std::io::Error| Failure::usage(format!("{what} cannot be read: {error}"), None);
    let mut bytes = Vec::new();
    match file {
        None => {
            std::io::stdin()
                .lock()
                .take(MOST_BYTES + 1)
                .read_to_end(&mut bytes)
                .map_err(|error| unreadable("standard input", &error))?;
        }
        Some(path) if path == Path::new("-") => return read(None),
        Some(path) => {
            let name = format!("`{}`", path.display());
            let file = std::fs::File::open(path).map_err(|error| unreadable(&name, &error))?;
            file.take(MOST_BYTES + 1)
                .read_to_end(&mut bytes)
                .map_err(|error| unreadable(&name, &error))?;
        }
    }
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Failure::usage("the text is larger than 64 MB", None));
    }
    String::from_utf8(without_mark(&bytes).to_vec())
        .map_err(|_| Failure::usage("the text is not UTF-8", None))
}

fn show(result: &GateResult) {
    for check in &result.checks {
        let (mark, colour) = match check.outcome {
            CheckOutcome::Passed => ("passed", output::GREEN),
            CheckOutcome::Failed if check.blocking => ("failed", output::RED),
            CheckOutcome::Failed => ("failed (not blocking)", output::YELLOW),
            CheckOutcome::Skipped => ("skipped", output::DIM),
            CheckOutcome::NotEvaluated => ("not evaluated", output::YELLOW),
        };
        let why = check
            .message
            .as_deref()
            .map(|why| format!(": {why}"))
            .unwrap_or_default();
        output::note(&format!(
            "{} {mark}{why}",
            output::paint(colour, &check.check_name)
        ));
    }
    let status = serde_json::to_value(result.status).unwrap_or_default();
    output::data(status.as_str().unwrap_or_default());
}

fn list(context: &Context, checks: bool, json: bool) -> Result<Exit, Failure> {
    if checks {
        for name in built_in_checks() {
            output::data(name);
        }
        return Ok(Exit::Done);
    }
    let config = context.config()?;
    let set = gate_set(&config)?;
    if json {
        output::json(&json!({ "gates": rows(&set) }));
        return Ok(Exit::Done);
    }
    for file in set.iter() {
        let on: Vec<&str> = file.gate.on.iter().map(|point| point.as_str()).collect();
        let on = if on.is_empty() {
            "named".to_owned()
        } else {
            on.join(",")
        };
        output::data(&format!(
            "{}  {on}  {}",
            file.gate.id,
            count(file.gate.checks.len() as u64, "check")
        ));
        if !file.unknown.is_empty() {
            output::note(&format!("  nothing evaluates `{}`", file.unknown.join("`, `")));
        }
    }
    if set.is_empty() {
        output::note("there are no gate files; `quality` and `security` are built in");
    }
    Ok(Exit::Done)
}

fn rows(set: &GateSet) -> Vec<Value> {
    let row = |file: &GateFile| {
        json!({
            "id": file.gate.id, "name": file.gate.name, "gate_type": file.gate.gate_type, "file": file.file,
            "on": file.gate.on, "checks": file.gate.checks.iter().map(|check| &check.name).collect::<Vec<_>>(),
            "not_evaluated": file.unknown,
        })
    };
    set.iter().map(row).collect()
}
