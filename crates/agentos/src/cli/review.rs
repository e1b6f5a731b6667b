//! The person at the terminal as reviewer: what is shown of an approval, and what is answered.

use std::io::{IsTerminal, Write, stderr, stdin};

use agentos::{ApprovalDetail, Decision, Operation, Orchestrator, RunResult, WaitingFor, Zone};
use agentos_runtime::RuntimeError;
use agentos_types::codes;

use super::live::Live;
use super::output::{self, YELLOW, paint};
use super::run::interruptible;
use super::shown::{self, View};

/// The most of an input that is shown at the prompt.
const MOST: usize = 2_000;

/// Who answers when a run waits for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reviewer {
    /// There is a person, and a terminal to ask at.
    pub(crate) prompt: bool,
    /// That person has said yes beforehand, to green and yellow.
    pub(crate) yes: bool,
}

impl Reviewer {
    /// Nobody is asked where the output is for a program.
    pub(crate) fn new(yes: bool, json: bool) -> Self {
        Self {
            prompt: !json && at_a_terminal(),
            yes,
        }
    }
}

pub(crate) fn at_a_terminal() -> bool {
    stdin().is_terminal() && stderr().is_terminal()
}

/// Asks the reviewer for as long as the run waits for a person and the reviewer answers.
pub(crate) async fn settle(
    orchestrator: &Orchestrator,
    result: RunResult,
    reviewer: Reviewer,
) -> Result<RunResult, RuntimeError> {
    settle_shown(orchestrator, result, reviewer, &mut Live::default()).await
}

/// The same, showing the answers of the run as it goes on.
pub(crate) async fn settle_shown(
    orchestrator: &Orchestrator,
    mut result: RunResult,
    reviewer: Reviewer,
    live: &mut Live,
) -> Result<RunResult, RuntimeError> {
    while let Some(WaitingFor::Approval { id }) = result.waiting_for {
        let detail = orchestrator.get_approval(id).await?;
        let Some((approved, decision)) = answer(&detail, reviewer).await else {
            return Ok(result);
        };
        let decided = orchestrator.decide_and_wait(id, approved, decision);
        let decided = live.during(orchestrator, &result.run_id, decided);
        match Box::pin(interruptible(orchestrator, decided)).await {
            Ok(next) => result = next,
            // It waits for somebody else.
            Err(RuntimeError::Refused(refusal)) if refusal.code == codes::APPROVAL_FORBIDDEN => {
                output::note(&paint(YELLOW, &shown::text(&refusal.message)));
                return Ok(result);
            }
            Err(error) => return Err(error),
        }
        // Somebody else must say yes too.
        if result.waiting_for == Some(WaitingFor::Approval { id }) {
            return Ok(result);
        }
    }
    Ok(result)
}

async fn answer(detail: &ApprovalDetail, reviewer: Reviewer) -> Option<(bool, Decision)> {
    if reviewer.yes && detail.approval.zone != Zone::Red {
        output::note(&format!("--yes: {} is approved", detail.approval.id));
        return Some((true, Decision::default().because("--yes")));
    }
    if !reviewer.prompt {
        return None;
    }
    ask(detail).await
}

/// Asks at the terminal; `None` when the answer is left to later.
pub(crate) async fn ask(detail: &ApprovalDetail) -> Option<(bool, Decision)> {
    let view = View::default();
    output::note(&described(detail, &view));
    view.close(&format!("`agentos approvals show {} --raw`", detail.approval.id));
    loop {
        let _ = write!(stderr(), "approve? [y]es, [n]o REASON, [l]ater: ");
        let line = tokio::task::spawn_blocking(|| {
            let mut line = String::new();
            stdin()
                .read_line(&mut line)
                .map(|bytes| (bytes > 0).then_some(line))
        });
        let line = tokio::select! {
            line = line => line.ok()?.ok()??,
            _ = tokio::signal::ctrl_c() => return None,
        };
        match read(&line) {
            Answer::Yes => return Some((true, at_prompt(None))),
            Answer::No(reason) => return Some((false, at_prompt(reason))),
            Answer::Later => return None,
            Answer::Unclear => {}
        }
    }
}

fn at_prompt(note: Option<String>) -> Decision {
    Decision {
        note,
        at_prompt: true,
        ..Decision::default()
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Answer {
    Yes,
    No(Option<String>),
    Later,
    Unclear,
}

/// Only a plain yes is one.
fn read(line: &str) -> Answer {
    let line = line.trim();
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim();
    match word.to_lowercase().as_str() {
        "y" | "yes" if rest.is_empty() => Answer::Yes,
        "n" | "no" => Answer::No((!rest.is_empty()).then(|| rest.to_owned())),
        "l" | "later" if rest.is_empty() => Answer::Later,
        _ => Answer::Unclear,
    }
}

/// What a person needs to decide. What is approved is the whole, also where some of it is hidden here.
pub(crate) fn described(detail: &ApprovalDetail, view: &View) -> String {
    let approval = &detail.approval;
    let what = match approval.operation {
        Operation::ToolCall => format!("tool `{}`", approval.resource),
        Operation::ModelCall => format!("a call of model `{}`", approval.resource),
        Operation::ReleaseOutput => "the run's output".to_owned(),
        Operation::StartRun => "that the run begins".to_owned(),
    };
    let mut text = format!(
        "{}\n  agent    {}, for {}\n  why      {}\n",
        paint(
            YELLOW,
            &format!("a person must approve: {what}, zone {}", approval.zone)
        ),
        approval.requester,
        approval.initiator,
        view.text(&approval.justification),
    );
    if let Some(input) = &approval.input {
        text.push_str(&format!(
            "  input    {}\n",
            cut(&view.value(input.clone()).to_string())
        ));
    }
    text.push_str(&format!(
        "  run      {}, {} USD so far",
        approval.run_id, detail.run_cost_usd
    ));
    text
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!(
            "{}… (`agentos approvals show` shows all of it)",
            text.get(..end).unwrap_or_default()
        ),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, read};

    #[test]
    fn only_a_plain_yes_is_one() {
        let no = |reason: &str| Answer::No(Some(reason.to_owned()));
        for (line, expected) in [
            ("y\n", Answer::Yes),
            (" YES ", Answer::Yes),
            ("n", Answer::No(None)),
            ("no not on a Friday\n", no("not on a Friday")),
            ("l", Answer::Later),
            ("later", Answer::Later),
            ("", Answer::Unclear),
            ("yes but", Answer::Unclear),
            ("yeah", Answer::Unclear),
            ("ok", Answer::Unclear),
        ] {
            assert_eq!(read(line), expected, "{line}");
        }
    }
}
