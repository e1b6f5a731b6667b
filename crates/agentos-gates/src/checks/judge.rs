//! `judge`: a model says yes or no to each of `criteria`, and the share of yes reaches `threshold` (1) and does not
//! pass `max_threshold`. `sections` and numbers of words (`min_words`, `max_words`) are criteria too, which a program
//! answers: they never go to a model. What is asked and how answers count is in `judge/`; the runtime or the command
//! line asks the model.

use std::sync::Arc;

use super::wording::word_count::words;
use super::{Ask, Code, Params, missing_sections, text};

/// What a judge check asks.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Judged {
    /// Empty: the check's description is the only one.
    pub(crate) criteria: Vec<String>,
    sections: Vec<String>,
    min_words: Option<u64>,
    max_words: Option<u64>,
    pub(crate) threshold: f64,
    pub(crate) max_threshold: Option<f64>,
}

impl Judged {
    /// The criteria that a program answers, and its answers.
    pub(crate) fn machine(&self, ask: &Ask) -> Vec<(String, bool)> {
        let output = &ask.context.output;
        let missing = missing_sections(output, &self.sections);
        let sections = self.sections.iter().map(|name| {
            (
                format!("there is a section `{name}`"),
                !missing.contains(&name.as_str()),
            )
        });
        let count = words(&text(output)) as u64;
        let least = self
            .min_words
            .map(|min| (format!("there are at least {min} words"), count >= min));
        let most = self
            .max_words
            .map(|max| (format!("there are at most {max} words"), count <= max));
        sections.chain(least).chain(most).collect()
    }
}

pub(super) fn compile(params: &mut Params<'_>) -> Result<Code, String> {
    let criteria = params
        .texts(&["criteria", "criterion", "questions"])?
        .unwrap_or_default();
    if criteria.iter().any(|one| one.trim().is_empty()) {
        return Err("a criterion says nothing".to_owned());
    }
    let share = |name: &str, value: Option<f64>| match value {
        Some(share) if !(0.0..=1.0).contains(&share) => {
            Err(format!("`{name}` is {share}, where a share from 0 to 1 belongs"))
        }
        share => Ok(share),
    };
    let threshold = share("threshold", params.number(&["threshold", "min_score"])?)?.unwrap_or(1.0);
    let max_threshold = share("max_threshold", params.number(&["max_threshold"])?)?;
    Ok(Code::Judge(Arc::new(Judged {
        criteria,
        sections: params.texts(&["sections"])?.unwrap_or_default(),
        min_words: params.whole(&["min_words"])?,
        max_words: params.whole(&["max_words"])?,
        threshold,
        max_threshold,
    })))
}
