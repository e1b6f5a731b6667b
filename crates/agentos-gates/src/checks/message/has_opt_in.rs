//! `has_opt_in`: the recipient has agreed to be written to, no longer than `max_age_days` (365) ago, and has not
//! taken it back. Facts: `recipient.opt_in`, `recipient.opt_in_at`, `recipient.opted_out`, in metadata or input.

use agentos_types::Timestamp;
use serde_json::Value;

use super::facts::recipient;
use crate::CheckVerdict;
use crate::checks::{Code, Params, run};

const DAY_MS: u64 = 86_400_000;

pub(in crate::checks) fn compile(params: &mut Params<'_>) -> Result<Code, String> {
    let days = params
        .whole(&["max_age_days", "max_consent_age_days"])?
        .unwrap_or(365);
    Ok(Code::Light(run(move |ask| {
        let fact = |names: &[&str]| recipient(&ask.context, names);
        if fact(&["opted_out", "opt_out"]).is_some_and(|value| *value != Value::Bool(false)) {
            return CheckVerdict::failed("the recipient has opted out");
        }
        match fact(&["opt_in", "opted_in", "consent"]) {
            Some(Value::Bool(true)) => {}
            Some(_) => return CheckVerdict::failed("the recipient has not opted in"),
            None => return CheckVerdict::failed("whether the recipient has opted in is not known"),
        }
        match fact(&["opt_in_at", "opted_in_at", "consent_at"]).map(moment) {
            None => CheckVerdict::failed("when the recipient opted in is not known"),
            Some(None) => CheckVerdict::failed("`opt_in_at` is no time such as `2026-03-01T12:00:00Z`"),
            Some(Some(at)) if at > ask.now => {
                CheckVerdict::failed("the recipient's opt-in lies in the future")
            }
            Some(Some(at)) if ask.now.since(at) > days.saturating_mul(DAY_MS) => {
                CheckVerdict::failed(format!("the recipient's opt-in is older than {days} days"))
            }
            Some(Some(_)) => CheckVerdict::passed(),
        }
    })))
}

/// RFC 3339, a date alone, or milliseconds since 1970.
pub(in crate::checks) fn moment(value: &Value) -> Option<Timestamp> {
    if let Some(millis) = value.as_i64() {
        return Some(Timestamp(millis));
    }
    let text = value.as_str()?;
    let at = text.parse::<jiff::Timestamp>().ok().or_else(|| {
        let day: jiff::civil::Date = text.parse().ok()?;
        Some(day.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp())
    })?;
    Some(Timestamp(at.as_millisecond()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::checks::testing::{expect, verdict, with_metadata};

    #[test]
    fn consent_is_known_fresh_and_not_taken_back() {
        for (recipient, expected) in [
            (json!({"opt_in": true, "opt_in_at": "2026-02-01T00:00:00Z"}), None),
            (json!({"opt_in": true, "opt_in_at": "2026-02-01"}), None),
            (json!({"opt_in": true, "opt_in_at": 1_772_000_000_000_i64}), None),
            (
                json!({"opt_in": true, "opt_in_at": "2024-02-01"}),
                Some("older than 365 days"),
            ),
            (
                json!({"opt_in": true, "opt_in_at": "2027-01-01"}),
                Some("in the future"),
            ),
            (json!({"opt_in": true, "opt_in_at": "soon"}), Some("no time")),
            (json!({"opt_in": true}), Some("not known")),
            (
                json!({"opt_in": false, "opt_in_at": "2026-02-01"}),
                Some("has not opted in"),
            ),
            (
                json!({"opt_in": "yes", "opt_in_at": "2026-02-01"}),
                Some("has not opted in"),
            ),
            (json!({}), Some("not known")),
            (
                json!({"opt_in": true, "opt_in_at": "2026-02-01", "opted_out": true}),
                Some("opted out"),
            ),
        ] {
            let context = with_metadata(&json!({"recipient": recipient}), "hello");
            expect(
                &verdict("has_opt_in", &json!({}), &context),
                expected,
                &recipient.to_string(),
            );
        }
    }

    #[test]
    fn a_model_cannot_claim_consent() {
        let context = crate::GateContext {
            output: json!({"recipient": {"opt_in": true, "opt_in_at": "2026-02-01"}}),
            ..Default::default()
        };
        expect(
            &verdict("has_opt_in", &json!({}), &context),
            Some("not known"),
            "output",
        );
    }
}
