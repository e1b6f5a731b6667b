//! `opt_out_instructions`: the message says how to get no more of them: "Reply STOP", an unsubscribe link, or one
//! of `phrases`.

use std::sync::LazyLock;

use regex::Regex;

use crate::CheckVerdict;
use crate::checks::{Code, Params, run, text};

/// A verb, then a keyword near it; or the matter by its name.
static USUAL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(reply|text|send|txt|write|respond)\b[^.\n]{0,24}\b(STOP|STOPALL|UNSUBSCRIBE|CANCEL|END|QUIT)\b|\bSTOP\b[^.\n]{0,12}\b(to|2)\b[^.\n]{0,12}\b(opt|end|quit|cancel|stop|unsubscribe)|\bunsubscribe\b|\bopt[- ]?out\b|\bmanage (your )?(email )?preferences\b",
    )
    .ok()
});

pub(in crate::checks) fn compile(params: &mut Params<'_>) -> Result<Code, String> {
    let phrases = params.texts(&["phrases", "keywords"])?.unwrap_or_default();
    let phrases: Vec<String> = phrases.iter().map(|phrase| phrase.to_lowercase()).collect();
    if phrases.iter().any(String::is_empty) {
        return Err("the empty phrase is in every message".to_owned());
    }
    Ok(Code::Light(run(move |ask| {
        let message = text(&ask.context.output);
        if has_instructions(&message, &phrases) {
            CheckVerdict::passed()
        } else {
            CheckVerdict::failed("the message does not say how to opt out, as in \"Reply STOP to opt out\"")
        }
    })))
}

pub(in crate::checks) fn has_instructions(message: &str, phrases: &[String]) -> bool {
    let lower = message.to_lowercase();
    phrases.iter().any(|phrase| lower.contains(phrase))
        || USUAL.as_ref().is_some_and(|usual| usual.is_match(message))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::checks::testing::table;

    #[test]
    fn messages_say_how_to_stop_them() {
        let row = |output: &str, expected| (json!({}), json!(output), expected);
        let missing = Some("how to opt out");
        table(
            "opt_out_instructions",
            &[
                row("Sale today! Reply STOP to opt out.", None),
                row("Text stop 2 quit", None),
                row("STOP to end", None),
                row("Unsubscribe: https://example.com/u", None),
                row("You may opt-out at any time", None),
                row("Sale today! Stop by our store.", missing),
                row("The bus will stop at the end of the road", missing),
                row("", missing),
                (
                    json!({"phrases": ["STOPP an 12345"]}),
                    json!("Stopp an 12345"),
                    None,
                ),
            ],
        );
    }
}
