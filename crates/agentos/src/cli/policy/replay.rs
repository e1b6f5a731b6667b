//! `agentos policy replay`: what a set of policies would have done to requests that were made before.

use std::io::{BufRead, BufReader, Read};

use agentos_policy::{Asked, EvaluateRequest, Happened, PolicyAction, State, replay};
use serde::Deserialize;

use crate::cli::args::PolicyReplayArgs;
use crate::cli::context::Context;
use crate::cli::failure::{Exit, Failure};
use crate::cli::output;
use crate::cli::shown::View;

use super::{load, recorded};

/// A line with a name and what was decided then; any other is the request itself.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    #[serde(default)]
    name: Option<String>,
    asked: EvaluateRequest,
    #[serde(default)]
    was: Option<PolicyAction>,
}

pub(super) async fn run(context: &Context, args: &PolicyReplayArgs) -> Result<Exit, Failure> {
    let set = load::set(&args.policies)?;
    let requests = match &args.requests {
        Some(place) => given(place)?,
        None => {
            let store = context.existing_store()?;
            let (requests, lost) = recorded::requests(&*store).await?;
            if lost > 0 {
                output::note(&format!(
                    "{lost} decisions cannot be read any more and are left out"
                ));
            }
            if requests.is_empty() && lost == 0 {
                output::note(
                    "no run has recorded what policies were asked: runs without policies record nothing",
                );
            }
            requests
        }
    };
    let mut replayed = replay(&set, State::EMPTY, requests);
    // What a file holds is the user's own; what the journal holds is others' words.
    let view = View::new(args.raw || args.requests.is_some());
    for line in replayed.hits.iter_mut().flat_map(|hit| &mut hit.said) {
        *line = view.text(line).into_owned();
    }
    if args.json {
        output::json(&replayed);
        view.close("`--raw`");
        return Ok(Exit::Done);
    }
    output::data(&replayed.to_string());
    for hit in &replayed.hits {
        let said = match hit.action {
            PolicyAction::Deny | PolicyAction::RequireApproval => hit.said.join("; "),
            _ => "was blocked, and would pass".to_owned(),
        };
        output::data(&format!("  {}: {said}", hit.name));
    }
    view.close("`--raw`");
    Ok(Exit::Done)
}

fn given(place: &str) -> Result<Vec<Happened>, Failure> {
    let shown = if place == "-" { "standard input" } else { place };
    let unreadable =
        |error: std::io::Error| Failure::usage(format!("`{shown}` cannot be read: {error}"), None);
    let reader: Box<dyn Read> = if place == "-" {
        Box::new(std::io::stdin())
    } else {
        Box::new(std::fs::File::open(place).map_err(unreadable)?)
    };
    let mut requests = Vec::new();
    for (number, line) in (1..).zip(BufReader::new(reader).lines()) {
        let line = line.map_err(unreadable)?;
        if !line.trim().is_empty() {
            requests.push(read(&line, shown, number)?.into());
        }
    }
    if requests.is_empty() {
        return Err(Failure::usage(
            format!("`{shown}` holds no request"),
            Some("write one request a line, as JSON".to_owned()),
        ));
    }
    Ok(requests)
}

fn read(line: &str, place: &str, number: u64) -> Result<Asked, Failure> {
    let wrong = |error: serde_json::Error| {
        Failure::usage(format!("`{place}`, line {number}, is no request: {error}"), None)
    };
    // Which form it is, first: the reason of a mistake is then that of the right one.
    let value: serde_json::Value = serde_json::from_str(line).map_err(wrong)?;
    let at = format!("line {number}");
    if value.get("asked").is_none() {
        let request = serde_json::from_value(value).map_err(wrong)?;
        return Ok(Asked {
            name: at,
            request,
            was: None,
        });
    }
    let Named { name, asked, was } = serde_json::from_value(value).map_err(wrong)?;
    Ok(Asked {
        name: name.unwrap_or(at),
        request: asked,
        was,
    })
}
