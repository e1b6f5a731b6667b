//! `word_count`: at least `min` and at most `max` words, a word being what stands between white space and
//! holds a letter or a digit.

use serde_json::json;

use super::output_length::{bounds, within};
use crate::checks::{Code, Params, run, text};

pub(in crate::checks) fn compile(params: &mut Params<'_>) -> Result<Code, String> {
    let min = params.whole(&["min", "min_words"])?;
    let max = params.whole(&["max", "max_words"])?;
    if min.is_none() && max.is_none() {
        return Err("the check has neither `min` nor `max`".to_owned());
    }
    bounds(min, max)?;
    Ok(Code::Light(run(move |ask| {
        let output = text(&ask.context.output);
        let words = words(&output) as u64;
        within(words, "words", min, max).with_details(json!({ "words": words, "min": min, "max": max }))
    })))
}

pub(in crate::checks) fn words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::checks::testing::table;

    #[test]
    fn words_are_counted() {
        table(
            "word_count",
            &[
                (json!({"min": 3, "max": 3}), json!("one - two\n\nthree!"), None),
                (json!({"min": 1}), json!("- — …"), Some("0 words")),
                (
                    json!({"maxWords": 2}),
                    json!("a b c"),
                    Some("3 words and may have at most 2"),
                ),
                (json!({}), json!("a"), Some("neither")),
            ],
        );
    }
}
