//! One call judges for many questions: which criteria it is asked, and what its answer says to each question.

use serde_json::json;

use super::{Met, judge_verdict, read_answers};
use crate::{Answer, Question};

/// What a judge is asked for all questions together: each criterion once, however many ask for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ballot {
    criteria: Vec<String>,
}

/// What a judge has said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    criteria: Vec<String>,
    answers: Vec<Met>,
    model: String,
    simulated: bool,
}

impl Ballot {
    /// Of the questions that are a judge's.
    pub fn of<'a>(questions: impl IntoIterator<Item = &'a Question>) -> Self {
        let mut criteria: Vec<String> = Vec::new();
        for question in questions {
            let Question::Judge { criteria: own, .. } = question else {
                continue;
            };
            for one in own {
                if !criteria.contains(one) {
                    criteria.push(one.clone());
                }
            }
        }
        Self { criteria }
    }

    #[must_use]
    pub fn criteria(&self) -> &[String] {
        &self.criteria
    }

    /// Nobody need be asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.criteria.is_empty()
    }

    /// Reads what `model` has answered. What the offline model says is no judgement, in whatever form.
    ///
    /// # Errors
    /// The answer cannot be read.
    pub fn read(&self, answer: &str, model: String, simulated: bool) -> Result<Judgement, String> {
        let answers = match read_answers(answer, self.criteria.len()) {
            Err(_) if simulated => Vec::new(),
            read => read?,
        };
        Ok(Judgement {
            criteria: self.criteria.clone(),
            answers,
            model,
            simulated,
        })
    }
}

impl Judgement {
    /// What it says to one of the ballot's questions.
    #[must_use]
    pub fn answer(&self, question: &Question) -> Answer {
        let own = match question {
            Question::Judge { criteria, .. } => criteria.as_slice(),
            Question::Human { .. } => &[],
        };
        let own: Vec<Met> = own
            .iter()
            .filter_map(|one| self.criteria.iter().position(|known| known == one))
            .filter_map(|place| self.answers.get(place).cloned())
            .collect();
        let mut verdict = judge_verdict(question, &own);
        if let Some(details) = verdict
            .details
            .as_mut()
            .and_then(|details| details.as_object_mut())
        {
            details.insert("model".to_owned(), json!(self.model));
            if self.simulated {
                details.insert("simulated".to_owned(), json!(true));
            }
        }
        if self.simulated {
            return Answer::NotEvaluated {
                message: "simulated: the offline model cannot judge".to_owned(),
                details: verdict.details,
            };
        }
        Answer::Verdict(verdict)
    }
}
