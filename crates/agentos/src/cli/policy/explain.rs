//! `agentos policy explain`: what a set of policies says to one request, and why, line by line.

use std::time::Instant;

use agentos_policy::{Answer, Decision, EvaluateRequest, PolicyAction, State, Traced};

use crate::cli::args::PolicyExplainArgs;
use crate::cli::failure::{Exit, Failure};
use crate::cli::{given, output};

use super::load;

pub(super) fn explain(args: &PolicyExplainArgs) -> Result<Exit, Failure> {
    let set = load::set(&args.policies)?;
    let asked: EvaluateRequest = given::json(&args.request, "request")?;
    let begun = Instant::now();
    let mut decision = set.evaluate(&asked, &State::EMPTY);
    // Microseconds, as many as there were.
    decision.total_duration_ms = (begun.elapsed().as_secs_f64() * 1e6).round() / 1e3;
    if args.json {
        output::json(&decision);
    } else {
        human(&decision);
    }
    Ok(Exit::Done)
}

fn human(decision: &Decision) {
    let colour = match decision.action {
        PolicyAction::Allow => output::GREEN,
        PolicyAction::Warn | PolicyAction::Redact | PolicyAction::RequireApproval => output::YELLOW,
        PolicyAction::Deny => output::RED,
    };
    output::data(&output::paint(colour, decision.action.as_str()));
    for failure in decision.critical_failures() {
        output::data(&format!("  {}", failure.message));
        if !failure.remedy.is_empty() {
            output::data(&format!("    to pass: {}", failure.remedy));
        }
    }
    for failure in decision.approvals() {
        output::data(&format!("  {}", failure.message));
    }
    for warning in decision.warnings() {
        output::data(&format!("  {}", warning.message));
    }
    for shadow in decision.shadow() {
        for failure in shadow.failures {
            output::data(&format!("  {}", failure.message));
        }
    }
    for unbound in decision.unbound() {
        output::data(&format!(
            "  unbound: {} / {}: {}",
            unbound.policy_id, unbound.check, unbound.message
        ));
    }
    let lines = decision.trace();
    if !lines.is_empty() {
        output::data("rules asked:");
        lines.iter().for_each(line);
    }
    let read: Vec<String> = decision
        .values_read()
        .map(|(name, value)| format!("{name} = {value}"))
        .collect();
    if !read.is_empty() {
        output::data(&format!("values read: {}", read.join(", ")));
    }
    output::data(&format!("policy set: {}", decision.policy_digest()));
}

fn line(line: &Traced<'_>) {
    let mark = match (line.spoke, line.answer) {
        (_, Answer::Unknown) => "?",
        (true, _) => "x",
        (false, _) => "-",
    };
    output::data(&format!(
        "  {mark} {} / {}: {}",
        line.policy_id, line.rule, line.text
    ));
}
