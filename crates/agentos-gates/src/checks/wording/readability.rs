//! `readability`: Flesch reading ease of English prose is at least `min_score`, its Flesch-Kincaid grade at most
//! `max_grade`. Syllables are counted by a rule of thumb; fewer than 30 words say nothing, and pass.

use serde_json::json;

use crate::CheckVerdict;
use crate::checks::{Code, Params, run, text};

const FEWEST_WORDS: usize = 30;

pub(in crate::checks) fn compile(params: &mut Params<'_>) -> Result<Code, String> {
    let min_score = params.number(&["min_score", "min_flesch_kincaid", "min_flesch"])?;
    let max_grade = params.number(&["max_grade", "max_grade_level"])?;
    if min_score.is_none() && max_grade.is_none() {
        return Err("the check has neither `min_score` nor `max_grade`".to_owned());
    }
    Ok(Code::Heavy(run(move |ask| {
        let (score, grade) = match scores(&text(&ask.context.output)) {
            Some(scores) => scores,
            None => return CheckVerdict::passed().with_details(json!({ "too_short": true })),
        };
        let details = json!({ "score": round(score), "grade": round(grade) });
        match (min_score, max_grade) {
            (Some(min), _) if score < min => CheckVerdict::failed(format!(
                "reading ease is {score:.0} and needs at least {min}: use shorter sentences and words"
            )),
            (_, Some(max)) if grade > max => CheckVerdict::failed(format!(
                "the text is of school grade {grade:.0} and may be of at most {max}"
            )),
            _ => CheckVerdict::passed(),
        }
        .with_details(details)
    })))
}

fn round(x: f64) -> f64 {
    (x * 10.0).round() / 10.0
}

fn scores(text: &str) -> Option<(f64, f64)> {
    let words: Vec<&str> = text
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphabetic))
        .collect();
    if words.len() < FEWEST_WORDS {
        return None;
    }
    let ends = |part: &&str| {
        part.split_whitespace()
            .any(|word| word.chars().any(char::is_alphabetic))
    };
    let sentences = text.split(['.', '!', '?', '\n']).filter(ends).count().max(1);
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let count = words.len() as f64;
    let per_sentence = count / sentences as f64;
    let per_word = syllables as f64 / count;
    Some((
        206.835 - 1.015 * per_sentence - 84.6 * per_word,
        0.39 * per_sentence + 11.8 * per_word - 15.59,
    ))
}

/// Groups of vowels, but for an `e` at the end.
fn syllables(word: &str) -> usize {
    let letters: String = word
        .chars()
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect();
    let vowel = |c: char| "aeiouyàáâäèéêëìíîïòóôöùúûü".contains(c);
    let mut groups = 0;
    let mut before = false;
    for c in letters.chars() {
        let is = vowel(c);
        groups += usize::from(is && !before);
        before = is;
    }
    let silent = letters.ends_with('e') && !letters.ends_with("le") && groups > 1;
    (groups - usize::from(silent)).max(1)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::checks::testing::table;

    #[test]
    fn plain_words_read_easily() {
        let easy = "The cat sat on the mat. The dog ran to the door. ".repeat(4);
        let hard = "Organisational interoperability considerations necessitate comprehensive institutional \
                    reconceptualisation, notwithstanding administrative heterogeneity, "
            .repeat(5);
        table(
            "readability",
            &[
                (json!({"min_score": 60}), json!(easy), None),
                (
                    json!({"min_flesch_kincaid": 60}),
                    json!(hard.clone()),
                    Some("needs at least 60"),
                ),
                (json!({"max_grade": 8}), json!(hard), Some("at most 8")),
                (json!({"min_score": 60}), json!("Notwithstanding."), None),
                (json!({}), json!("x"), Some("neither")),
            ],
        );
    }
}
