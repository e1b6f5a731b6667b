//! What policies of type `data_retention` say is kept for so long, and purged afterwards: payloads of runs, and
//! the user's own state. Headers and hashes stay, so that the journal still verifies.
//!
//! What a rule wants archived is written to a file first. Where several policies speak of one thing the longest
//! holds. What somebody has a hold on is kept: a run or entry with `legal_hold` in its metadata, and what a policy
//! exempts.

mod archive;

use std::sync::Arc;

use agentos_policy::ast::{DataRule, Mode, Payload, Policy, Scope};
use agentos_store::{EventFilter, Journal, RunFilter, RunSummary, StateStore};
use agentos_types::{EventBody, Timestamp};
use serde::Serialize;
use serde_json::Value;

use crate::error::RuntimeError;

/// In the metadata of what is kept, whatever a policy says.
const HOLD: &str = "legal_hold";
const DAY_MS: i64 = 86_400_000;
const PAGE: usize = 500;

/// What was purged, and what was kept though its time is over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Retained {
    pub purged_runs: u64,
    /// Of those, runs that were written to an archive before.
    pub archived_runs: u64,
    pub purged_state: u64,
    pub purged_state_history: u64,
    pub held_runs: u64,
}

/// Kinds of data that a rule may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Data {
    /// What runs have held. Their audit is the same payloads.
    Runs,
    State,
    StateHistory,
}

fn data(name: &str) -> Option<Data> {
    match agentos_policy::retained(name)? {
        "runs" | "audit" => Some(Data::Runs),
        "state" => Some(Data::State),
        "state_history" => Some(Data::StateHistory),
        _ => None,
    }
}

/// Does any policy in force say how long runs are kept?
#[must_use]
pub fn keeps_runs(policies: &[Arc<Policy>]) -> bool {
    rules(policies, Data::Runs).next().is_some()
}

/// Purges what is older than the policies keep it.
///
/// # Errors
/// Errors of the store.
pub async fn retain(
    journal: &dyn Journal,
    state: &dyn StateStore,
    policies: &[Arc<Policy>],
    now: Timestamp,
) -> Result<Retained, RuntimeError> {
    let mut retained = Retained::default();
    if keeps_runs(policies) {
        retained = purge(journal, runs_that_are_over(journal, policies, now).await?).await?;
    }
    // State belongs to no agent: only policies for everybody speak of it.
    if let Some(before) = state_before(policies, Data::State, now) {
        retained.purged_state = state.purge_state(before, false, HOLD).await?;
    }
    if let Some(before) = state_before(policies, Data::StateHistory, now) {
        retained.purged_state_history = state.purge_state(before, true, HOLD).await?;
    }
    Ok(retained)
}

/// Purges every run that ended before, but those that somebody has a hold on. What a policy wants archived is.
///
/// # Errors
/// Errors of the store.
pub async fn purge_runs(
    journal: &dyn Journal,
    policies: &[Arc<Policy>],
    before: Timestamp,
) -> Result<Retained, RuntimeError> {
    let over = over(journal, |run| {
        Some(if run.ended_at? < before {
            let applying = rules(policies, Data::Runs).filter(|(policy, _)| covers(&policy.scope, run));
            fate(applying.map(|(_, rule)| rule))
        } else {
            Fate::Stays
        })
    })
    .await?;
    purge(journal, over).await
}

/// Runs whose time is over, each with the folders of its archives, and how many more are held.
#[derive(Debug, Default)]
struct Ended {
    over: Vec<(String, Vec<String>)>,
    held: u64,
}

/// A run that cannot be archived is kept.
async fn purge(journal: &dyn Journal, ended: Ended) -> Result<Retained, RuntimeError> {
    let mut retained = Retained {
        held_runs: ended.held,
        ..Retained::default()
    };
    let mut over = Vec::with_capacity(ended.over.len());
    for (run_id, folders) in ended.over {
        if archive::archive(journal, &run_id, &folders).await? {
            retained.archived_runs += u64::from(!folders.is_empty());
            over.push(run_id);
        } else {
            retained.held_runs += 1;
        }
    }
    retained.purged_runs = journal.purge_runs(over).await?;
    Ok(retained)
}

/// A run that is over goes once it is written into the folders that these rules name, each once. It is kept where
/// one wants it archived and names none.
fn fate<'a>(rules: impl Iterator<Item = &'a DataRule>) -> Fate {
    let folders: Option<Vec<_>> = rules
        .filter(|rule| rule.archive)
        .map(|rule| rule.archive_location.clone())
        .collect();
    let Some(mut folders) = folders else {
        return Fate::Held;
    };
    folders.sort_unstable();
    folders.dedup();
    Fate::Over(folders)
}

/// What becomes of a run.
#[derive(Debug, PartialEq, Eq)]
enum Fate {
    Stays,
    /// Its time is over, and somebody keeps it.
    Held,
    Over(Vec<String>),
}

fn in_force(policy: &Policy) -> bool {
    matches!(policy.reach(), Mode::Enforce | Mode::Warn)
}

fn rules(policies: &[Arc<Policy>], wanted: Data) -> impl Iterator<Item = (&Policy, &DataRule)> {
    policies
        .iter()
        .filter(|policy| in_force(policy))
        .filter_map(|policy| match &policy.payload {
            Payload::DataRetention(retention) => Some((policy, retention)),
            _ => None,
        })
        .flat_map(|(policy, retention)| retention.rules.iter().map(move |rule| (&**policy, rule)))
        .filter(move |(_, rule)| data(&rule.data_type) == Some(wanted))
}

fn before(now: Timestamp, days: u32) -> Timestamp {
    Timestamp(
        now.millis()
            .saturating_sub(i64::from(days).saturating_mul(DAY_MS)),
    )
}

fn state_before(policies: &[Arc<Policy>], wanted: Data, now: Timestamp) -> Option<Timestamp> {
    let own: Vec<_> = rules(policies, wanted)
        .filter(|(policy, _)| policy.scope.is_everything())
        .collect();
    if own.is_empty() || own.iter().any(|(policy, _)| !policy.exemptions.is_empty()) {
        return None;
    }
    own.iter()
        .map(|(_, rule)| rule.retention_days)
        .max()
        .map(|days| before(now, days))
}

/// Runs whose time is over, by the policies.
async fn runs_that_are_over(
    journal: &dyn Journal,
    policies: &[Arc<Policy>],
    now: Timestamp,
) -> Result<Ended, RuntimeError> {
    over(journal, |run| {
        let ended = run.ended_at?;
        let applying: Vec<_> = rules(policies, Data::Runs)
            .filter(|(policy, _)| covers(&policy.scope, run))
            .collect();
        let days = applying.iter().map(|(_, rule)| rule.retention_days).max()?;
        if ended >= before(now, days) {
            return Some(Fate::Stays);
        }
        let kept = applying.iter().any(|(policy, _)| exempt(policy, run, now));
        Some(if kept {
            Fate::Held
        } else {
            fate(applying.into_iter().map(|(_, rule)| rule))
        })
    })
    .await
}

/// Of all runs those that are over by `fate_of`, but those on hold; and how many are held.
async fn over(
    journal: &dyn Journal,
    fate_of: impl Fn(&RunSummary) -> Option<Fate>,
) -> Result<Ended, RuntimeError> {
    let mut ended = Ended::default();
    let mut cursor = None;
    loop {
        let page = journal
            .runs(RunFilter {
                limit: PAGE,
                cursor: cursor.take(),
                ..RunFilter::default()
            })
            .await?;
        for run in &page.items {
            match fate_of(run) {
                None | Some(Fate::Stays) => {}
                Some(Fate::Held) => ended.held += 1,
                Some(Fate::Over(_)) if is_held(journal, &run.run_id).await? => ended.held += 1,
                Some(Fate::Over(folders)) => ended.over.push((run.run_id.clone(), folders)),
            }
        }
        cursor = page.next_cursor;
        if cursor.is_none() {
            return Ok(ended);
        }
    }
}

fn exempt(policy: &Policy, run: &RunSummary, now: Timestamp) -> bool {
    policy.exemptions.iter().any(|exemption| {
        exemption.expires_at_ms.is_none_or(|end| now.millis() < end) && covers(&exemption.scope, run)
    })
}

/// Is the run one of those that a scope names? What a list of runs does not say is taken to fit.
fn covers(scope: &Scope, run: &RunSummary) -> bool {
    let pack = run
        .agent_id
        .strip_prefix("agent.")
        .and_then(|rest| rest.split('.').next());
    let listed = |list: &[String], value: Option<&str>| {
        list.is_empty() || value.is_none_or(|value| list.iter().any(|entry| fits(entry, value)))
    };
    listed(&scope.agents, Some(&run.agent_id))
        && listed(&scope.packs, pack)
        && (scope.zones.is_empty() || scope.zones.contains(&run.zone))
}

/// `*` stands for any characters.
fn fits(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((head, rest)) => text.strip_prefix(head).is_some_and(|text| {
            (0..=text.len())
                .filter(|at| text.is_char_boundary(*at))
                .any(|at| text.get(at..).is_some_and(|text| fits(rest, text)))
        }),
    }
}

async fn is_held(journal: &dyn Journal, run_id: &str) -> Result<bool, RuntimeError> {
    let first = journal
        .events(EventFilter {
            stream: Some(run_id.to_owned()),
            after: 0,
            limit: 1,
        })
        .await?;
    // What cannot be read cannot be said to be free.
    let Some(Ok(event)) = first.first().map(agentos_store::StoredEvent::decode) else {
        return Ok(true);
    };
    Ok(match event {
        Some(EventBody::RunCreated(created)) => match created.metadata.get(HOLD) {
            None | Some(Value::Null | Value::Bool(false)) => false,
            Some(Value::String(text)) => text != "false",
            Some(_) => true,
        },
        Some(_) => true,
        None => false,
    })
}

#[cfg(test)]
mod tests {
    use agentos_policy::ast::DataRule;

    use super::{Fate, fate, fits};

    #[test]
    fn a_run_goes_only_where_every_archive_has_a_folder() {
        let rule = |archive, folder: Option<&str>| DataRule {
            data_type: "runs".to_owned(),
            retention_days: 1,
            archive,
            archive_location: folder.map(str::to_owned),
            anonymize: false,
            anonymize_fields: Vec::new(),
        };
        let over = |folders: &[&str]| Fate::Over(folders.iter().map(|f| (*f).to_owned()).collect());
        for (rules, expected) in [
            (vec![], over(&[])),
            (vec![rule(false, Some("a"))], over(&[])),
            (
                vec![
                    rule(true, Some("b")),
                    rule(true, Some("a")),
                    rule(true, Some("b")),
                ],
                over(&["a", "b"]),
            ),
            (vec![rule(true, Some("a")), rule(true, None)], Fate::Held),
        ] {
            assert_eq!(fate(rules.iter()), expected, "{rules:?}");
        }
    }

    #[test]
    fn a_star_stands_for_any_characters() {
        for (pattern, text, is) in [
            ("a.b", "a.b", true),
            ("a.*", "a.b.c", true),
            ("*.c", "a.b.c", true),
            ("a*c", "abd", false),
            ("*", "", true),
            ("a", "ab", false),
        ] {
            assert_eq!(fits(pattern, text), is, "{pattern} {text}");
        }
    }
}
