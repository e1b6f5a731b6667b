//! One line in, one line out.

use std::borrow::Cow;

use agentos_scanner::{Finding, Kind, RedactError, Redactor, Verdict, verdict};
use agentos_types::{Coded, codes};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::Totals;
use super::lines::{Batch, LINE_MAX};

/// What is done with each line.
pub(super) struct Reader {
    pub(super) redactor: Redactor,
    pub(super) injection: bool,
    pub(super) redact: bool,
}

#[derive(Deserialize)]
struct Input<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    text: Cow<'a, str>,
}

#[derive(Serialize)]
struct Output<'a> {
    id: Option<&'a RawValue>,
    entities: Vec<Entity<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    injection: Option<Verdict>,
    #[serde(skip_serializing_if = "Option::is_none")]
    redacted: Option<Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    blocked: Vec<&'static str>,
}

#[derive(Serialize)]
struct Entity<'a> {
    #[serde(rename = "type")]
    name: &'a str,
    start: usize,
    end: usize,
    score: f32,
    #[serde(skip_serializing_if = "str::is_empty")]
    sub: &'a str,
    validator: &'static str,
    owasp: &'static str,
}

/// Why a line gives no findings. It never quotes the line.
struct Bad {
    code: &'static str,
    message: String,
}

impl Bad {
    fn line(message: impl Into<String>) -> Self {
        Self {
            code: codes::SCAN_LINE_INVALID.name,
            message: message.into(),
        }
    }
}

impl Reader {
    /// The lines of a batch, each with its answer in its place; empty ones have none.
    pub(super) fn batch(&self, batch: &Batch) -> (Vec<u8>, Totals) {
        let mut totals = Totals::default();
        let mut out = Vec::with_capacity(batch.bytes.len());
        let lines = batch
            .bytes
            .split_inclusive(|byte| *byte == b'\n')
            .zip(batch.first..);
        for (line, number) in lines.filter(|(line, _)| !line.trim_ascii().is_empty()) {
            totals.lines += 1;
            let answer = self.line(line, &mut totals, &mut out);
            put(answer, number, &mut totals, &mut out);
        }
        if batch.too_long {
            totals.lines += 1;
            let answer = Err(Bad::line(format!(
                "the line is longer than {} MB",
                LINE_MAX >> 20
            )));
            put(answer, batch.first, &mut totals, &mut out);
        }
        (out, totals)
    }

    fn line(&self, line: &[u8], totals: &mut Totals, out: &mut Vec<u8>) -> Result<(), Bad> {
        let line = std::str::from_utf8(line).map_err(|_| Bad::line("the line is not UTF-8"))?;
        // With the line's end, the place of what is missing would be in the next line.
        let Input { id, text } = serde_json::from_str(line.trim_end()).map_err(|error| {
            Bad::line(match error.classify() {
                serde_json::error::Category::Data => "the line is no object with a string `text`".to_owned(),
                _ => format!("the line is not JSON (column {})", error.column()),
            })
        })?;
        let (findings, redacted, blocked) = self.read(&text)?;
        let mut output = Output {
            id,
            entities: entities(&text, &findings, totals),
            injection: None,
            redacted,
            blocked,
        };
        if self.injection {
            let verdict = verdict(&findings);
            totals.flagged += u64::from(verdict.flagged);
            output.injection = Some(verdict);
        }
        serde_json::to_writer(&mut *out, &output).map_err(|_| Bad::line("the answer cannot be written"))?;
        Ok(())
    }

    /// What is found, the redacted text where it is asked for, and the types for which there is none.
    #[expect(
        clippy::type_complexity,
        reason = "three answers of one question, named by the caller at once"
    )]
    fn read(&self, text: &str) -> Result<(Vec<Finding>, Option<Value>, Vec<&'static str>), Bad> {
        let failed = |error: &RedactError| Bad {
            code: error.code().name,
            message: error.to_string(),
        };
        if !self.redact {
            return Ok((
                self.redactor.find(text).map_err(|error| failed(&error))?,
                None,
                Vec::new(),
            ));
        }
        match self.redactor.redact(text) {
            Ok(redacted) => Ok((redacted.findings, Some(Value::String(redacted.text)), Vec::new())),
            Err(RedactError::Blocked(blocked)) => {
                let kinds = blocked.kinds.iter().map(|kind| kind.name()).collect();
                let findings = self.redactor.find(text).map_err(|error| failed(&error))?;
                Ok((findings, Some(Value::Null), kinds))
            }
            Err(error) => Err(failed(&error)),
        }
    }
}

/// Ends the answer's line, or puts an error in its place.
fn put(answer: Result<(), Bad>, number: u64, totals: &mut Totals, out: &mut Vec<u8>) {
    if let Err(Bad { code, message }) = answer {
        totals.bad += 1;
        out.extend_from_slice(
            json!({ "line": number, "error": message, "code": code })
                .to_string()
                .as_bytes(),
        );
    }
    out.push(b'\n');
}

/// The findings with their places in characters.
fn entities<'a>(text: &str, findings: &'a [Finding], totals: &mut Totals) -> Vec<Entity<'a>> {
    let data = findings.iter().filter(|one| one.kind != Kind::Injection);
    let (mut at, mut chars) = (0, 0);
    let entities: Vec<Entity<'a>> = data
        .map(|one| {
            let count = |from: usize, to: usize| text.get(from..to).unwrap_or_default().chars().count();
            // Findings come in order and hardly ever overlap, so the text is counted about once.
            let start = if one.span.start < at {
                count(0, one.span.start)
            } else {
                chars + count(at, one.span.start)
            };
            let end = start + count(one.span.start, one.span.end);
            (at, chars) = (one.span.end, end);
            Entity {
                name: one.type_name(),
                start,
                end,
                score: one.score,
                sub: if one.kind == Kind::Custom { "" } else { &one.sub },
                validator: one.validator,
                owasp: one.owasp(),
            }
        })
        .collect();
    totals.holding += u64::from(!entities.is_empty());
    for entity in &entities {
        *totals.types.entry(entity.name.to_owned()).or_default() += 1;
    }
    entities
}
