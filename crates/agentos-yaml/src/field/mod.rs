//! Small readers over the tree: "text at this path", "a number, if there is one". What does not fit is
//! reported with its place and reading goes on, so that one report names every mistake.

mod values;

use std::sync::Arc;

use agentos_types::{Code, codes};

use crate::diagnostic::{Findings, Problem};
use crate::parse::{Entry, Kind, Node};
use crate::source::Span;

/// A place in the file that may hold a value.
#[derive(Clone, Debug)]
pub struct Field<'a> {
    findings: &'a Findings,
    path: String,
    /// The key; for an absent field that of the nearest mapping that is there.
    key: Span,
    node: Option<&'a Node>,
    strict: bool,
    /// Said of a value of the wrong type.
    invalid: Code,
}

impl<'a> Field<'a> {
    pub fn root(findings: &'a Findings, node: &'a Node, invalid: Code) -> Self {
        Self {
            findings,
            path: String::new(),
            key: Span::point(node.span.start),
            node: Some(node),
            strict: false,
            invalid,
        }
    }

    /// A value of the wrong type here is an error, not a warning: leaving it out would allow more than
    /// the file's author meant.
    pub fn strictly(mut self) -> Self {
        self.strict = true;
        self
    }

    /// The field at dotted keys below this one.
    pub fn at(&self, keys: &str) -> Self {
        keys.split('.').fold(self.clone(), |field, key| field.field(key))
    }

    /// The field of one key, which may itself hold dots.
    pub fn field(&self, key: &str) -> Self {
        let path = self.path_of(key);
        match self.map().and_then(|node| node.entry(key)) {
            Some(entry) => Self {
                path,
                key: entry.key_span,
                node: Some(&entry.value),
                ..self.clone()
            },
            None => Self {
                path,
                node: None,
                ..self.clone()
            },
        }
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        }
    }

    /// There, and not null.
    pub fn is_present(&self) -> bool {
        self.node.is_some_and(|node| node.kind != Kind::Null)
    }

    pub fn node(&self) -> Option<&'a Node> {
        self.node
    }

    pub fn path(&self) -> &str {
        &self.path
    }

    /// The file, and the line and column of the value, or of what would hold it.
    pub fn place(&self) -> (Arc<str>, usize, usize) {
        let source = self.findings.source();
        let span = self.node.map_or(self.key, |node| node.span);
        let (line, column) = source.position(span.start);
        (source.name.clone(), line, column)
    }

    fn map(&self) -> Option<&'a Node> {
        match &self.node?.kind {
            Kind::Map(_) => self.node,
            Kind::Null => None,
            _ => {
                self.wrong("a mapping");
                None
            }
        }
    }

    /// Keys and values of a mapping, in the order of the file.
    pub fn entries(&self) -> Vec<(&'a str, Self)> {
        let Some(node) = self.map() else { return Vec::new() };
        let child = |entry: &'a Entry| {
            let path = self.path_of(&entry.key);
            (
                entry.key.as_str(),
                Self {
                    path,
                    key: entry.key_span,
                    node: Some(&entry.value),
                    ..self.clone()
                },
            )
        };
        node.entries().iter().map(child).collect()
    }

    /// Reports that another type of value belongs here.
    pub fn wrong(&self, expected: &str) {
        let found = match self.node {
            Some(Node {
                kind: Kind::Number(number),
                ..
            }) => number.to_string(),
            node => node.map_or("nothing", Node::what).to_owned(),
        };
        let variable =
            matches!(self.node.map(|node| &node.kind), Some(Kind::Text(text)) if text.contains("${"));
        let hint = if variable {
            "variables are not filled in here; write the value itself".to_owned()
        } else {
            format!("write {expected}")
        };
        if self.strict {
            self.error(
                self.invalid,
                format!("`{}` is {found}, where {expected} belongs", self.path),
                hint,
            );
        } else {
            let message = format!(
                "`{}` is {found}, where {expected} belongs; it is left out",
                self.path
            );
            self.warn(codes::UNEXPECTED_VALUE, message, hint);
        }
    }

    pub fn error(&self, code: Code, message: String, hint: impl Into<String>) {
        self.report(code, false, self.shown(), message, hint.into());
    }

    pub fn warn(&self, code: Code, message: String, hint: impl Into<String>) {
        self.report(code, true, self.shown(), message, hint.into());
    }

    pub fn error_at_key(&self, code: Code, message: String, hint: impl Into<String>) {
        self.report(code, false, self.key, message, hint.into());
    }

    pub fn warn_at_key(&self, code: Code, message: String, hint: impl Into<String>) {
        self.report(code, true, self.key, message, hint.into());
    }

    /// An error about a part of a text, by its bytes. A text whose source reads otherwise (escapes, folded
    /// lines) is shown whole.
    pub fn error_within(&self, code: Code, part: (usize, usize), message: String, hint: impl Into<String>) {
        let part = self.part(part).unwrap_or_else(|| self.shown());
        self.report(code, false, part, message, hint.into());
    }

    fn part(&self, (start, end): (usize, usize)) -> Option<Span> {
        let node = self.node?;
        let Kind::Text(text) = &node.kind else { return None };
        let at = self.findings.source().slice(node.span).find(text.as_str())? + node.span.start;
        Some(Span {
            start: at + start.min(text.len()),
            end: at + end.min(text.len()),
        })
    }

    /// A scalar is shown itself; a collection by its key, since it may be long.
    fn shown(&self) -> Span {
        match self.node {
            Some(node) if !matches!(node.kind, Kind::Map(_) | Kind::List(_)) && !node.span.is_empty() => {
                node.span
            }
            _ => self.key,
        }
    }

    fn report(&self, code: Code, warning: bool, span: Span, message: String, hint: String) {
        self.findings.add(Problem {
            code,
            warning,
            message,
            path: self.path.clone(),
            hint: (!hint.is_empty()).then_some(hint),
            labels: vec![(span, String::new())],
        });
    }
}
