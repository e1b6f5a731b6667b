//! The gates that an agent's file names, made into gates that can be run.
//!
//! `gate.security.*` is the security gate; `gate.review.*`, `gate.approval.*` and what needs a person an approval;
//! every other family is the judge's. An id that a gate file binds is for the caller to look up first.

use agentos_types::{CheckOutcome, CheckSeverity, GateResult, GateStatus};
use serde_json::{Map, Value, json};

use crate::report::reaches;
use crate::{Gate, GateCheck, create_security_gate};

/// A gate as an agent's file names it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RequiredGate<'a> {
    /// Such as `gate.security.pii_check`.
    pub id: &'a str,
    pub description: Option<&'a str>,
    pub threshold: Option<f64>,
    pub max_threshold: Option<f64>,
    pub requires_human: bool,
    pub required: bool,
}

/// What the agent's file expects of every answer, for the judge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expectations {
    pub sections: Vec<String>,
    /// In words.
    pub quality: Vec<String>,
    pub min_words: Option<u64>,
    pub max_words: Option<u64>,
}

impl RequiredGate<'_> {
    /// Does a person decide?
    #[must_use]
    pub fn is_for_a_person(&self) -> bool {
        self.requires_human || matches!(self.family(), "review" | "approval")
    }

    /// `security` of `gate.security.pii_check`.
    #[must_use]
    pub fn family(&self) -> &str {
        match self
            .id
            .strip_prefix("gate.")
            .and_then(|rest| rest.split_once('.'))
        {
            Some((family, _)) if !family.is_empty() => family,
            _ => "custom",
        }
    }

    /// The gate that its family stands for.
    #[must_use]
    pub fn by_family(&self, expectations: &Expectations) -> Gate {
        let checks = if self.is_for_a_person() {
            vec![self.check("human_review", Value::Null)]
        } else if self.family() == "security" {
            create_security_gate()
                .checks
                .into_iter()
                .map(|check| GateCheck {
                    blocking: self.required,
                    ..check
                })
                .collect()
        } else {
            vec![self.check("judge", self.question(expectations))]
        };
        Gate {
            id: self.id.to_owned(),
            name: self.description.unwrap_or(self.id).to_owned(),
            gate_type: self.family().to_owned(),
            checks,
            ..Gate::default()
        }
    }

    fn check(&self, name: &str, params: Value) -> GateCheck {
        GateCheck {
            description: self.description.unwrap_or_default().to_owned(),
            blocking: self.required,
            severity: if self.required {
                CheckSeverity::Error
            } else {
                CheckSeverity::Warning
            },
            ..GateCheck::new(name, params)
        }
    }

    fn question(&self, expectations: &Expectations) -> Value {
        let described = self.description.filter(|text| !text.trim().is_empty());
        // A gate without a description is named by its last word: `gate.quality.completeness`.
        let named = || {
            let last = self.id.rsplit('.').next().unwrap_or(self.id);
            format!(
                "The text meets the requirement \"{}\"",
                last.replace(['_', '-'], " ")
            )
        };
        let mut criteria = vec![described.map_or_else(named, str::to_owned)];
        criteria.extend(expectations.quality.iter().cloned());
        let mut params = Map::new();
        params.insert("criteria".to_owned(), json!(criteria));
        if !expectations.sections.is_empty() {
            params.insert("sections".to_owned(), json!(expectations.sections));
        }
        for (name, value) in [
            ("min_words", json!(expectations.min_words)),
            ("max_words", json!(expectations.max_words)),
            (
                "threshold",
                json!(self.threshold.filter(|share| (0.0..=1.0).contains(share))),
            ),
            (
                "max_threshold",
                json!(self.max_threshold.filter(|share| (0.0..=1.0).contains(share))),
            ),
        ] {
            if !value.is_null() {
                params.insert(name.to_owned(), value);
            }
        }
        Value::Object(params)
    }

    /// The result as the agent's file takes it: its score held to the thresholds, and nothing blocking where
    /// the gate is not required.
    #[must_use]
    pub fn held_to(&self, result: GateResult) -> GateResult {
        let GateResult {
            gate_id,
            gate_name,
            gate_type,
            mut status,
            mut checks,
            duration_ms,
            timestamp,
            metadata,
            ..
        } = result;
        // The judge has held its score to the thresholds already.
        let judged = checks.iter().any(|check| check.check_name == "judge");
        let count = |outcome| checks.iter().filter(|check| check.outcome == outcome).count();
        let said = checks.len() - count(CheckOutcome::Skipped);
        let share = (said > 0).then(|| count(CheckOutcome::Passed) as f64 / said as f64);
        let score = match checks.first().and_then(|check| check.details.as_ref()) {
            Some(details) if judged => details.get("score").and_then(Value::as_f64),
            _ => share,
        };
        if status == GateStatus::Passed && !judged {
            let too_low = score
                .zip(self.threshold)
                .is_some_and(|(score, least)| !reaches(score, least));
            let too_high = score
                .zip(self.max_threshold)
                .is_some_and(|(score, most)| !reaches(most, score));
            if too_low || too_high {
                status = GateStatus::Failed;
                // Those that failed without blocking are why.
                for check in &mut checks {
                    check.blocking |= too_low && check.outcome == CheckOutcome::Failed;
                }
            }
        }
        if !self.required {
            for check in &mut checks {
                check.blocking = false;
            }
            let evaluated = checks
                .iter()
                .all(|check| check.outcome != CheckOutcome::NotEvaluated);
            let failed = checks.iter().any(|check| check.outcome == CheckOutcome::Failed);
            status = match status {
                GateStatus::Passed if failed => GateStatus::Failed,
                GateStatus::Passed if !evaluated => GateStatus::NotEvaluated,
                other => other,
            };
        }
        let mut all = match metadata {
            Some(Value::Object(all)) => all,
            _ => Map::new(),
        };
        all.insert("required".to_owned(), json!(self.required));
        all.insert("threshold".to_owned(), json!(self.threshold));
        if let Some(most) = self.max_threshold {
            all.insert("max_threshold".to_owned(), json!(most));
        }
        if let Some(score) = score {
            all.insert("score".to_owned(), json!(score));
        }
        GateResult::of(
            gate_id,
            gate_name,
            gate_type,
            status,
            checks,
            duration_ms,
            timestamp,
        )
        .with_metadata(Some(Value::Object(all)))
    }
}
