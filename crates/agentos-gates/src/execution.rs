//! A gate under way: what its checks have said, what a model or a person is still asked, and the result.

use agentos_types::{CheckOutcome, CheckResult, GateResult, Timestamp};
use serde_json::Value;

use crate::checks::{Ask, Judged, Review};
use crate::judge::judge_verdict;
use crate::report::{broken, gate_result, judged, without_verdict};
use crate::{CheckVerdict, Gate, GateCheck};

/// What is asked of somebody who is no program.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// Yes or no to each criterion, by a model.
    Judge {
        criteria: Vec<String>,
        /// Criteria that a program has answered already.
        held: Vec<(String, bool)>,
        threshold: f64,
        max_threshold: Option<f64>,
    },
    /// A person approves, and for this reason.
    Human { reason: String },
}

/// What came of asking.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    Verdict(CheckVerdict),
    /// There is no verdict to go by: nobody was asked, or what answered is no judge.
    NotEvaluated {
        message: String,
        details: Option<Value>,
    },
    /// Nobody was asked, since the answer would change nothing.
    Skipped(String),
    /// The asking broke off.
    Broken(String),
}

#[derive(Debug)]
pub(crate) enum Slot {
    Done(CheckResult),
    Open {
        check: Box<GateCheck>,
        question: Question,
    },
}

impl Slot {
    /// What a program can answer is answered here, and where that is all, nobody is asked.
    pub(crate) fn judge(check: &GateCheck, judged: &Judged, ask: &Ask) -> Self {
        let held: Vec<(String, bool)> = judged.machine(ask);
        let criteria = match judged.criteria.as_slice() {
            [] if check.description.trim().is_empty() => Vec::new(),
            [] => vec![check.description.clone()],
            criteria => criteria.to_vec(),
        };
        if criteria.is_empty() && held.is_empty() {
            let reason = "the judge has no `criteria`, and the check no description";
            return Self::Done(broken(check, "parameters", reason, 0));
        }
        let question = Question::Judge {
            criteria,
            held,
            threshold: judged.threshold,
            max_threshold: judged.max_threshold,
        };
        match &question {
            Question::Judge { criteria, .. } if criteria.is_empty() => {
                Self::Done(self::judged(check, judge_verdict(&question, &[]), 0))
            }
            _ => Self::open(check, question),
        }
    }

    pub(crate) fn human(check: &GateCheck, review: &Review) -> Self {
        let reason = if review.reason.is_empty() {
            check.description.clone()
        } else {
            review.reason.clone()
        };
        Self::open(check, Question::Human { reason })
    }

    fn open(check: &GateCheck, question: Question) -> Self {
        Self::Open {
            check: Box::new(check.clone()),
            question,
        }
    }
}

/// A gate whose programs have spoken. `finish` gives the result; what is open by then was not evaluated.
#[derive(Debug)]
pub struct Execution {
    /// Without its checks, which are in the slots.
    head: Gate,
    slots: Vec<(f64, Slot)>,
    duration_ms: u64,
    now: Timestamp,
    fail_fast: bool,
}

impl Execution {
    /// Slots with the weight of their checks.
    pub(crate) fn new(
        gate: &Gate,
        slots: Vec<(f64, Slot)>,
        duration_ms: u64,
        now: Timestamp,
        fail_fast: bool,
    ) -> Self {
        Self {
            head: Gate {
                id: gate.id.clone(),
                name: gate.name.clone(),
                gate_type: gate.gate_type.clone(),
                mode: gate.mode,
                threshold: gate.threshold,
                fail_action: gate.fail_action,
                ..Gate::default()
            },
            slots,
            duration_ms,
            now,
            fail_fast,
        }
    }

    /// The gate's id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.head.id
    }

    /// What is still asked, each with its number.
    pub fn open(&self) -> impl Iterator<Item = (usize, &Question)> {
        self.slots
            .iter()
            .enumerate()
            .filter_map(|(n, (_, slot))| match slot {
                Slot::Open { question, .. } => Some((n, question)),
                Slot::Done(_) => None,
            })
    }

    /// Has a check failed for which those after it are skipped? Then nobody need be asked.
    #[must_use]
    pub fn has_stopped(&self) -> bool {
        self.fail_fast && self.has_failed()
    }

    /// Has a blocking check failed?
    #[must_use]
    pub fn has_failed(&self) -> bool {
        self.slots.iter().any(|(_, slot)| {
            matches!(slot, Slot::Done(result) if result.blocking && result.outcome == CheckOutcome::Failed)
        })
    }

    /// Answers the question of that number.
    pub fn answer(&mut self, number: usize, answer: Answer, duration_ms: u64) {
        let Some((_, slot)) = self.slots.get_mut(number) else {
            return;
        };
        let Slot::Open { check, .. } = slot else { return };
        self.duration_ms = self.duration_ms.saturating_add(duration_ms);
        *slot = Slot::Done(match answer {
            Answer::Verdict(verdict) => judged(check, verdict, duration_ms),
            Answer::NotEvaluated { message, details } => CheckResult {
                details,
                duration_ms,
                ..without_verdict(check, CheckOutcome::NotEvaluated, &message)
            },
            Answer::Skipped(reason) => without_verdict(check, CheckOutcome::Skipped, &reason),
            Answer::Broken(reason) => broken(check, "error", &reason, duration_ms),
        });
    }

    /// The gate's result.
    #[must_use]
    pub fn finish(self) -> GateResult {
        let stopped = self.has_stopped();
        let results = self
            .slots
            .into_iter()
            .map(|(weight, slot)| {
                let result = match slot {
                    Slot::Done(result) => result,
                    Slot::Open { check, .. } if stopped => {
                        without_verdict(&check, CheckOutcome::Skipped, "an earlier check has failed")
                    }
                    Slot::Open { check, question } => {
                        let why = match question {
                            Question::Judge { .. } => "no model was asked to judge",
                            Question::Human { .. } => "no person was asked",
                        };
                        without_verdict(&check, CheckOutcome::NotEvaluated, why)
                    }
                };
                (weight, result)
            })
            .collect();
        gate_result(&self.head, results, self.duration_ms, self.now)
    }
}
