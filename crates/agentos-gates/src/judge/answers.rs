//! Reads a judge's answer. Strictly: each criterion answered once, by its number; anything else is no verdict.

use serde::Deserialize;

/// Yes or no to one criterion, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    pub met: bool,
    pub reason: String,
}

#[derive(Deserialize)]
struct Verdicts {
    verdicts: Vec<Verdict>,
}

#[derive(Deserialize)]
struct Verdict {
    criterion: usize,
    met: bool,
    #[serde(default)]
    reason: String,
}

/// A reason goes into results, and back to the model.
const LONGEST_REASON: usize = 300;

/// The answers to `count` criteria, in their order.
///
/// # Errors
/// The answer is not the JSON that was asked for, or answers a criterion twice or not at all.
pub fn read_answers(answer: &str, count: usize) -> Result<Vec<Met>, String> {
    let json = unfenced(answer);
    let Verdicts { verdicts } = serde_json::from_str(json)
        .map_err(|error| format!("the judge's answer is not what was asked for: {error}"))?;
    let mut answers: Vec<Option<Met>> = vec![None; count];
    for verdict in verdicts {
        let slot = verdict
            .criterion
            .checked_sub(1)
            .and_then(|n| answers.get_mut(n))
            .ok_or_else(|| {
                format!(
                    "the judge answers criterion {}, and there are {count}",
                    verdict.criterion
                )
            })?;
        let met = Met {
            met: verdict.met,
            reason: cut(&verdict.reason),
        };
        if slot.replace(met).is_some() {
            return Err(format!("the judge answers criterion {} twice", verdict.criterion));
        }
    }
    answers
        .into_iter()
        .enumerate()
        .map(|(n, met)| met.ok_or_else(|| format!("the judge does not answer criterion {}", n + 1)))
        .collect()
}

/// Some models wrap JSON in a code block, whatever they are told.
fn unfenced(answer: &str) -> &str {
    let answer = answer.trim();
    let inner = answer
        .strip_prefix("```json")
        .or_else(|| answer.strip_prefix("```"))
        .and_then(|rest| rest.strip_suffix("```"));
    inner.unwrap_or(answer).trim()
}

fn cut(reason: &str) -> String {
    let plain = reason.chars().map(|c| if c.is_control() { ' ' } else { c });
    plain.take(LONGEST_REASON).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_answers_count() {
        let yes = r#"{"verdicts": [{"criterion": 2, "met": false, "reason": "no\u0007 end"}, {"criterion": 1, "met": true}]}"#;
        for (answer, expected) in [
            (yes.to_owned(), Ok(vec![true, false])),
            (format!("```json\n{yes}\n```"), Ok(vec![true, false])),
            (format!("Sure! {yes}"), Err("not what was asked for")),
            (
                r#"{"verdicts": [{"criterion": 1, "met": true}]}"#.to_owned(),
                Err("does not answer criterion 2"),
            ),
            (
                r#"{"verdicts": [{"criterion": 1, "met": true}, {"criterion": 1, "met": true}]}"#.to_owned(),
                Err("twice"),
            ),
            (
                r#"{"verdicts": [{"criterion": 3, "met": true}]}"#.to_owned(),
                Err("there are 2"),
            ),
            (
                r#"{"verdicts": [{"criterion": 0, "met": true}]}"#.to_owned(),
                Err("there are 2"),
            ),
            (
                r#"{"verdicts": [{"criterion": 1, "met": "yes"}]}"#.to_owned(),
                Err("not what was asked for"),
            ),
            (String::new(), Err("not what was asked for")),
        ] {
            let read = read_answers(&answer, 2);
            match expected {
                Ok(met) => {
                    let read = read.unwrap();
                    assert_eq!(read.iter().map(|one| one.met).collect::<Vec<_>>(), met);
                    assert_eq!(read[1].reason, "no  end");
                }
                Err(reason) => assert!(read.unwrap_err().contains(reason), "{answer}"),
            }
        }
    }
}
