//! Which parts of a text are covered, by what. Parts that overlap become one, so that nothing of either is left.

use std::ops::Range;

use crate::finding::{Finding, Kind};

use super::{Action, Redactor};

/// The covered parts, in order, apart from each other.
#[derive(Debug, Default)]
pub(super) struct Cover {
    parts: Vec<Part>,
    pub(super) findings: Vec<Finding>,
}

#[derive(Clone, Debug)]
struct Part {
    /// In the text as it was.
    span: Range<usize>,
    kind: Kind,
    name: String,
    /// How long what stands for it is, since the last [`Cover::render`].
    shown: usize,
}

impl Cover {
    /// Adds findings of the text as it was rendered last (`first`: as it was), and says whether more is covered.
    pub(super) fn add(&mut self, redactor: &Redactor, found: Vec<Finding>, first: bool) -> bool {
        let mut fresh = Vec::new();
        for mut finding in found {
            if !first {
                finding.span = self.original(&finding.span);
            }
            let covers = redactor.action_of(finding.kind) != Action::Keep;
            let covered = self
                .parts
                .iter()
                .any(|part| part.span.start <= finding.span.start && finding.span.end <= part.span.end);
            if covers && !covered && !finding.span.is_empty() {
                let name = finding.type_name().to_owned();
                fresh.push(Part {
                    span: finding.span.clone(),
                    kind: finding.kind,
                    name,
                    shown: 0,
                });
            }
            if first || covers && !covered {
                self.findings.push(finding);
            }
        }
        let grew = !fresh.is_empty();
        self.parts.append(&mut fresh);
        self.parts.sort_by(|one, other| {
            one.span
                .start
                .cmp(&other.span.start)
                .then(other.span.end.cmp(&one.span.end))
        });
        let mut apart: Vec<Part> = Vec::new();
        for part in self.parts.drain(..) {
            match apart.last_mut() {
                Some(last) if part.span.start < last.span.end => {
                    if part.span.len() > last.span.len() {
                        last.kind = part.kind;
                        last.name = part.name;
                    }
                    last.span.end = last.span.end.max(part.span.end);
                }
                _ => apart.push(part),
            }
        }
        self.parts = apart;
        grew
    }

    /// The text with everything covered.
    pub(super) fn render(&mut self, redactor: &Redactor, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        for part in &mut self.parts {
            out.push_str(text.get(from..part.span.start).unwrap_or_default());
            let value = text.get(part.span.clone()).unwrap_or_default();
            let stand_in = redactor.stand_in(part.kind, &part.name, value);
            out.push_str(&stand_in);
            part.shown = stand_in.len();
            from = part.span.end;
        }
        out.push_str(text.get(from..).unwrap_or_default());
        out
    }

    /// Where a span of the rendered text lies in the text as it was; what cuts into a covered part takes all of it.
    fn original(&self, shown: &Range<usize>) -> Range<usize> {
        let (mut start, mut end) = (shown.start, shown.end);
        let (mut gained, mut lost) = (0_usize, 0_usize);
        for part in &self.parts {
            let at = part.span.start + gained - lost;
            if shown.start >= at && shown.start < at + part.shown {
                start = part.span.start;
            } else if shown.start >= at + part.shown {
                start = shown.start + lost + part.span.len() - gained - part.shown;
            }
            if shown.end > at && shown.end <= at + part.shown {
                end = part.span.end;
            } else if shown.end > at + part.shown {
                end = shown.end + lost + part.span.len() - gained - part.shown;
            }
            gained += part.shown;
            lost += part.span.len();
        }
        start..end
    }
}
