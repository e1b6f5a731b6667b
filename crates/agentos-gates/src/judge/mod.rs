//! What a model is asked when it judges, and how its answers count. Pure: the runtime or the command line asks it.
//!
//! The text that is judged is data. It stands between marks that it cannot know, the model is told so, and a text
//! that tries to give its reader orders is not shown to a judge at all.

mod answers;
mod ballot;
mod prompt;

use serde_json::{Value, json};

pub use answers::{Met, read_answers};
pub use ballot::{Ballot, Judgement};
pub use prompt::{JudgePrompt, judge_prompt};

use crate::checks::injection;
use crate::report::reaches;
use crate::{CheckVerdict, Question};

/// Why a text is not shown to a judge; `None`: it may be.
#[must_use]
pub fn tries_to_sway(output: &Value) -> Option<CheckVerdict> {
    match injection(output) {
        Ok(verdict) if !verdict.flagged => None,
        Ok(verdict) => {
            let tactics: Vec<&str> = verdict.tactics.iter().map(String::as_str).collect();
            let reason = format!("the text tries to give its judge orders: {}", tactics.join(", "));
            Some(CheckVerdict::failed(reason).with_details(json!({ "score": 0.0, "owasp": "LLM01" })))
        }
        Err(reason) => Some(CheckVerdict::failed(reason)),
    }
}

/// The verdict on a judge's question, from the answers to its criteria, in their order.
#[must_use]
pub fn judge_verdict(question: &Question, answers: &[Met]) -> CheckVerdict {
    let Question::Judge {
        criteria,
        held,
        threshold,
        max_threshold,
    } = question
    else {
        return CheckVerdict::failed("it is no question for a judge");
    };
    let missing = Met {
        met: false,
        reason: "the judge gave no answer".to_owned(),
    };
    let judged = criteria
        .iter()
        .enumerate()
        .map(|(n, criterion)| (criterion, answers.get(n).unwrap_or(&missing)));
    let all: Vec<(&String, bool, &str)> = held
        .iter()
        .map(|(name, met)| (name, *met, ""))
        .chain(judged.map(|(criterion, met)| (criterion, met.met, met.reason.as_str())))
        .collect();
    let met = all.iter().filter(|(_, met, _)| *met).count();
    let score = met as f64 / all.len().max(1) as f64;
    let shown: Vec<Value> = all
        .iter()
        .map(|(criterion, met, reason)| json!({ "criterion": criterion, "met": met, "reason": reason }))
        .collect();
    let details = json!({
        "score": (score * 1_000.0).round() / 1_000.0,
        "threshold": threshold,
        "max_threshold": max_threshold,
        "criteria": shown,
    });
    let verdict = if all.is_empty() {
        CheckVerdict::failed("there is no criterion to judge by")
    } else if !reaches(score, *threshold) {
        let unmet: Vec<String> = all
            .iter()
            .filter(|(_, met, _)| !met)
            .map(|(criterion, _, reason)| match *reason {
                "" => format!("\"{criterion}\""),
                reason => format!("\"{criterion}\" ({reason})"),
            })
            .collect();
        CheckVerdict::failed(format!(
            "{met} of {} criteria are met, and {threshold} of them must be; not met: {}",
            all.len(),
            unmet.join(", ")
        ))
    } else if let Some(most) = max_threshold.filter(|most| !reaches(*most, score)) {
        CheckVerdict::failed(format!("the score is {score:.2} and may be at most {most}"))
    } else {
        CheckVerdict::passed()
    };
    verdict.with_details(details)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(threshold: f64, max_threshold: Option<f64>, held: &[(&str, bool)]) -> Question {
        Question::Judge {
            criteria: vec!["it is short".to_owned(), "it is kind".to_owned()],
            held: held
                .iter()
                .map(|(name, met)| ((*name).to_owned(), *met))
                .collect(),
            threshold,
            max_threshold,
        }
    }

    fn met(met: bool) -> Met {
        Met {
            met,
            reason: if met {
                String::new()
            } else {
                "it is not".to_owned()
            },
        }
    }

    #[test]
    fn scores_are_shares_of_what_is_met() {
        for (threshold, most, held, answers, expected) in [
            (1.0, None, vec![], vec![true, true], None),
            (
                1.0,
                None,
                vec![],
                vec![true, false],
                Some("1 of 2 criteria are met"),
            ),
            (0.5, None, vec![], vec![true, false], None),
            (
                0.7,
                None,
                vec![("section", true)],
                vec![true, false],
                Some("2 of 3"),
            ),
            (0.66, None, vec![("section", true)], vec![true, false], None),
            (
                1.0,
                None,
                vec![("section `x`", false)],
                vec![true, true],
                Some("\"section `x`\""),
            ),
            // An answer that is not there is a no.
            (1.0, None, vec![], vec![true], Some("gave no answer")),
            (0.2, Some(0.5), vec![], vec![true, true], Some("at most 0.5")),
            (0.2, Some(0.5), vec![], vec![true, false], None),
        ] {
            let answers: Vec<Met> = answers.into_iter().map(met).collect();
            let verdict = judge_verdict(&question(threshold, most, &held), &answers);
            assert_eq!(verdict.passed, expected.is_none(), "{verdict:?}");
            if let Some(expected) = expected {
                assert!(verdict.message.unwrap().contains(expected));
            }
        }
    }

    #[test]
    fn a_plain_text_may_be_judged() {
        assert_eq!(tries_to_sway(&json!("The plan has three parts.")), None);
    }
}
