//! What a run is doing, live on stderr, and logs.

use std::sync::Arc;

use agentos::{Config, LogLines, Orchestrator, RunEvent, RunResult, Shown, Value};
use agentos_config::LogLevel;
use agentos_runtime::RuntimeError;
use agentos_types::{CheckOutcome, EventBody, GateResult, GateStatus, PolicyDecided, ValueGated, WaitingFor};

use super::output::{self, DIM, GREEN, RED, YELLOW, paint};
use super::shown::{self, View};

/// Prints a line for each event of every run of this orchestrator.
pub(crate) fn follow(orchestrator: &Orchestrator) -> Result<(), RuntimeError> {
    orchestrator.on("*", |event: Arc<RunEvent>| async move {
        if let Some(line) = line(&event) {
            output::note(&line);
        }
    })?;
    Ok(())
}

fn line(event: &RunEvent) -> Option<String> {
    let dim = |text: String| Some(paint(DIM, &text));
    match &event.body {
        EventBody::RunCreated(created) => {
            let lowered = created
                .zone_lowered_from
                .map_or_else(String::new, |from| format!(" (lowered from {from})"));
            dim(format!(
                "{}  {}, zone {}{lowered}",
                event.payload.run_id, created.agent_id, created.zone
            ))
        }
        EventBody::RunClaimed(_) => dim(format!("{}  taken over", event.payload.run_id)),
        EventBody::RunResumed(_) => dim("resumed".to_owned()),
        EventBody::ModelRequested(requested) => dim(format!(
            "step {}  asking a model, at most {} tokens and {} USD",
            requested.step, requested.max_tokens, requested.reserved
        )),
        EventBody::ModelAnswered(answer) => {
            let fallback = if answer.is_fallback { ", as fallback" } else { "" };
            Some(format!(
                "step {}  {} answered{fallback}: {} in, {} out, {} USD",
                answer.step, answer.model, answer.usage.input, answer.usage.output, answer.cost
            ))
        }
        EventBody::ModelFailed(failed) => Some(paint(
            RED,
            &format!(
                "step {}  no model answered: {}",
                failed.step,
                shown::text(&failed.message)
            ),
        )),
        EventBody::ModelRefused(refused) => Some(paint(
            RED,
            &format!(
                "model call refused, {}: {}",
                refused.error.code,
                shown::text(&refused.error.message)
            ),
        )),
        EventBody::ToolRequested(requested) => dim(format!(
            "step {}  calling tool {}",
            requested.step, requested.tool
        )),
        EventBody::ToolAnswered(answer) => Some(match &answer.error {
            None => format!("step {}  the tool answered", answer.step),
            Some(error) => paint(
                YELLOW,
                &format!(
                    "step {}  the tool failed: {}",
                    answer.step,
                    shown::text(&error.message)
                ),
            ),
        }),
        EventBody::ToolRefused(refused) => Some(paint(
            YELLOW,
            &format!(
                "step {}  tool call refused, {}: {}",
                refused.step,
                refused.error.code,
                shown::text(&refused.error.message)
            ),
        )),
        EventBody::ToolOutcomeUnknown(unknown) => Some(paint(
            RED,
            &format!("step {}  nobody knows whether the tool has acted", unknown.step),
        )),
        EventBody::ApprovalRequested(asked) => Some(paint(
            YELLOW,
            &format!(
                "{}  {} {} waits for approval: {}",
                asked.id,
                asked.operation.as_str(),
                asked.resource,
                shown::text(&asked.justification)
            ),
        )),
        EventBody::ApprovalDecided(decided) => {
            let (colour, word) = if decided.approved {
                (GREEN, "approved")
            } else {
                (RED, "rejected")
            };
            let note = decided
                .note
                .as_ref()
                .map_or_else(String::new, |note| format!(": {}", shown::text(note)));
            Some(paint(
                colour,
                &format!("{}  {word} by {}{note}", decided.id, decided.by),
            ))
        }
        EventBody::ApprovalExpired(expired) => Some(paint(RED, &format!("{}  expired", expired.id))),
        EventBody::PolicyDecided(decided) => {
            some_lines(told(decided).map(|text| paint(YELLOW, &text)).collect())
        }
        EventBody::ValueGated(gated) => held_back(gated),
        EventBody::AnswerGated(gated) => some_lines(gates(&gated.results)),
        EventBody::GatesEvaluated(evaluated) => some_lines(gates(&evaluated.results)),
        _ => None,
    }
}

/// What the model is not shown, or not as it came.
fn held_back(gated: &ValueGated) -> Option<String> {
    let (step, reason) = (gated.step?, gated.reason.as_ref()?);
    gated.shown.as_ref()?;
    let text = format!(
        "step {step}  the model is not shown it as it came: {}",
        shown::text(reason)
    );
    Some(paint(YELLOW, &text))
}

fn some_lines(lines: Vec<String>) -> Option<String> {
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// The gates that have not passed, and why.
fn gates(results: &[GateResult]) -> Vec<String> {
    let line = |gate: &GateResult| match gate.status {
        GateStatus::NotEvaluated => Some(paint(YELLOW, &format!("gate {} was not evaluated", gate.gate_id))),
        GateStatus::Failed => {
            let failed = gate
                .checks
                .iter()
                .filter(|check| check.outcome == CheckOutcome::Failed);
            let reasons: Vec<_> = failed
                .filter_map(|check| check.message.as_deref())
                .map(shown::text)
                .collect();
            Some(paint(
                RED,
                &format!("gate {} failed: {}", gate.gate_id, reasons.join("; ")),
            ))
        }
        GateStatus::Passed | GateStatus::Skipped => None,
    };
    results.iter().filter_map(line).collect()
}

/// What a policy has to say of a step that goes on: whom it wants told, and what it has hidden.
fn told(decided: &PolicyDecided) -> impl Iterator<Item = String> {
    let text = |value: &Value, key: &str| {
        value
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let escalated = decided.escalated.iter().map(move |one| {
        format!(
            "escalated at {} by {} / {}: {}",
            decided.stage,
            text(one, "policy_id"),
            text(one, "rule"),
            shown::text(&text(one, "message"))
        )
    });
    let hidden = decided.hidden.iter().map(move |one| {
        format!(
            "policy {}: {} {} in {}, {}",
            text(one, "policy_id"),
            one.get("count").and_then(Value::as_u64).unwrap_or_default(),
            text(one, "type"),
            text(one, "at"),
            match text(one, "action").as_str() {
                "audit" => "noticed".to_owned(),
                action => format!("hidden ({action})"),
            }
        )
    });
    escalated.chain(hidden)
}

/// The last lines of a run, on stderr.
pub(crate) fn summary(result: &RunResult, view: &View) {
    if let Some(error) = &result.error {
        output::note(&format!(
            "{}: {}",
            paint(RED, &format!("error[{}]", error.code)),
            view.text(&error.message)
        ));
    }
    if let Some(waiting) = &result.waiting_for {
        output::note(&paint(YELLOW, &format!("the run waits for {waiting}")));
        match waiting {
            WaitingFor::Approval { id } => {
                output::note(&format!("  let it go on:  agentos approvals approve {id}"));
                output::note(&format!(
                    "  or say no:     agentos approvals reject {id} --reason TEXT"
                ));
            }
            WaitingFor::OutcomeUnknown { .. } => {
                let resume = format!("agentos runs resume {}", result.run_id);
                output::note(&format!(
                    "  it has acted, and gave JSON:  {resume} --outcome-result JSON"
                ));
                output::note(&format!(
                    "  it has not acted:             {resume} --outcome retry"
                ));
                output::note(&format!(
                    "  leave it out:                 {resume} --outcome skip"
                ));
            }
            _ => output::note(&format!("  go on with: agentos runs resume {}", result.run_id)),
        }
    }
    if result.offline {
        output::note(&paint(
            YELLOW,
            "offline: the built-in model answered, not a real one",
        ));
        output::note(
            "  set ANTHROPIC_API_KEY, OPENAI_API_KEY, GOOGLE_AI_API_KEY or DEEPSEEK_API_KEY, or use --model local/NAME",
        );
    }
    if result.substituted
        && let (Some(provider), Some(model)) = (&result.provider, &result.model)
    {
        output::note(&paint(
            YELLOW,
            &format!("no model of the agent has a key: {provider}/{model} stood in"),
        ));
    }
    let colour = if result.error.is_none() { GREEN } else { RED };
    output::note(&format!(
        "{}  {}  {} USD  {} tokens in, {} out  {}  {} ms",
        result.run_id,
        paint(colour, result.status.as_str()),
        result.cost_usd,
        result.tokens.input,
        result.tokens.output,
        output::count(result.tool_calls, "tool call"),
        result.duration_ms
    ));
}

/// Logs go to stderr, from the configured severity on, and through the redactor.
pub(crate) fn log(config: &Config, shown: Shown) {
    let filter = match config.log_level {
        LogLevel::Debug => "debug,hyper=info,rustls=info,h2=info,reqwest=info",
        // On the command line progress says what happens; a log line is for what goes wrong.
        LogLevel::Info | LogLevel::Warn => "warn",
        LogLevel::Error => "error",
    };
    // A second call keeps the first's choice.
    let _ = tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(output::colours())
        .with_env_filter(filter)
        .event_format(LogLines::new(shown, config.log_format))
        .try_init();
}
