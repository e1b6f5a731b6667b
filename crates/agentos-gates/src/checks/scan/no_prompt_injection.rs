//! `no_prompt_injection`: nothing tries to give a model other orders, the scanner's score staying below `threshold`
//! (0.5). `max_bytes` bounds what is looked at, as shipped files want it of inputs.

use serde_json::json;

use super::scans::{findings, injection_in};
use crate::CheckVerdict;
use crate::checks::{Code, Params, run, text};

pub(in crate::checks) fn compile(params: &mut Params<'_>) -> Result<Code, String> {
    let threshold = params.number(&["threshold", "max_score"])?.unwrap_or(0.5);
    if !(0.0..=1.0).contains(&threshold) || threshold == 0.0 {
        return Err(format!(
            "`threshold` is {threshold}, where a score above 0 up to 1 belongs"
        ));
    }
    let most = params.whole(&["max_bytes", "max_input_size_bytes"])?;
    Ok(Code::Light(run(move |ask| {
        if let Some(most) = most {
            let bytes = text(&ask.context.output).len() as u64;
            if bytes > most {
                return CheckVerdict::failed(format!("it has {bytes} bytes and may have at most {most}"));
            }
        }
        let verdict = match findings(ask) {
            Ok(found) => injection_in(found),
            Err(reason) => return CheckVerdict::failed(reason),
        };
        let details =
            json!({ "score": f64::from(verdict.score), "tactics": verdict.tactics, "owasp": "LLM01" });
        if f64::from(verdict.score) < threshold {
            return CheckVerdict::passed();
        }
        let tactics: Vec<&str> = verdict.tactics.iter().map(String::as_str).collect();
        CheckVerdict::failed(format!(
            "it tries to give a model other orders: {}",
            tactics.join(", ")
        ))
        .with_details(details)
    })))
}
