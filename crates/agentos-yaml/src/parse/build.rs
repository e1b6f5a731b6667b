//! Parser events into a tree. A loop over an explicit stack: no input can make it recurse. Aliases are
//! expanded here, and paid for before they are copied, so that a bomb costs no more than its limit.

use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle, Tag};

use super::tree::{Entry, Kind, Node};
use super::{key, scalar, syntax};
use crate::diagnostic::{Findings, Problem};
use crate::source::Span;
use agentos_types::codes;

/// Nodes of one document, keys included, after aliases are expanded.
pub(super) const MAX_NODES: usize = 20_000;
/// Levels of nesting.
pub(super) const MAX_LEVELS: usize = 64;
/// Text of one document after aliases are expanded.
const MAX_TEXT: usize = 4 * 1024 * 1024;

/// What a document may hold, after aliases are expanded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Nodes, keys included.
    pub nodes: usize,
    /// Bytes of text.
    pub text: usize,
}

impl Default for Limits {
    /// Those of a file that describes one thing.
    fn default() -> Self {
        Self {
            nodes: MAX_NODES,
            text: MAX_TEXT,
        }
    }
}

/// The tree of the findings' source. `None`: it is not a YAML document, and the findings say why.
pub fn read(findings: &Findings) -> Option<Node> {
    read_within(findings, Limits::default())
}

/// [`read`] with other bounds.
pub fn read_within(findings: &Findings, limits: Limits) -> Option<Node> {
    match Builder::new(findings, limits).run() {
        Ok(node) => Some(node),
        Err(problem) => {
            findings.add(*problem);
            None
        }
    }
}

pub(super) type Built<T> = Result<T, Box<Problem>>;

struct Builder<'a> {
    findings: &'a Findings,
    limits: Limits,
    stack: Vec<Frame>,
    root: Option<Node>,
    /// `None` while the node that carries the anchor is still being built.
    anchors: HashMap<usize, Option<Node>>,
    nodes: usize,
    text: usize,
}

/// A collection that is being built.
struct Frame {
    start: usize,
    anchor: usize,
    kind: FrameKind,
}

enum FrameKind {
    List(Vec<Node>),
    Map {
        entries: Vec<Entry>,
        seen: HashMap<String, Span>,
        key: Option<Key>,
        merges: Vec<Node>,
    },
}

struct Key {
    name: String,
    span: Span,
    merge: bool,
}

impl<'a> Builder<'a> {
    fn new(findings: &'a Findings, limits: Limits) -> Self {
        Self {
            findings,
            limits,
            stack: Vec::new(),
            root: None,
            anchors: HashMap::new(),
            nodes: 0,
            text: 0,
        }
    }

    fn run(mut self) -> Built<Node> {
        let text = self.findings.source().text.clone();
        let options = granit_parser::options! {
            emit_comments: false,
            // As libyaml and PyYAML read a last line without a line break.
            block_scalar_eof_without_line_feed: true,
            flow_nesting_limit: MAX_LEVELS + 1,
            block_nesting_limit: MAX_LEVELS + 1,
        };
        let mut documents = 0;
        for event in Parser::new_from_str_with_options(&text, options) {
            let (event, place) = event.map_err(|error| syntax::problem(&text, &error))?;
            let span = place.byte_range().map_or(Span::default(), |range| Span {
                start: range.start,
                end: range.end,
            });
            match event {
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents > 1 {
                        return Err(problem(
                            span,
                            "the file holds several documents",
                            "keep one document per file",
                        ));
                    }
                }
                Event::Alias(id) => self.alias(id, span)?,
                Event::Scalar(value, style, anchor, tag) => {
                    self.pay(span, 1, value.len())?;
                    let merge = style == ScalarStyle::Plain && tag.is_none() && value == "<<";
                    let kind = self.scalar(&value, style, tag.as_deref(), span)?;
                    self.finish(Node { span, kind }, anchor, merge)?;
                }
                Event::SequenceStart(_, anchor, tag) => {
                    self.open(span, anchor, tag.as_deref(), "seq", FrameKind::List(Vec::new()))?;
                }
                Event::MappingStart(_, anchor, tag) => {
                    let map = FrameKind::Map {
                        entries: Vec::new(),
                        seen: HashMap::new(),
                        key: None,
                        merges: Vec::new(),
                    };
                    self.open(span, anchor, tag.as_deref(), "map", map)?;
                }
                Event::SequenceEnd | Event::MappingEnd => self.close(span)?,
                _ => {}
            }
        }
        self.root.ok_or_else(|| {
            problem(
                Span::default(),
                "the file is empty",
                "write an agent, a policy or a gate; the guide and `agents/` have some to start from",
            )
        })
    }

    /// Books nodes and text before they are made.
    fn pay(&mut self, span: Span, nodes: usize, text: usize) -> Built<()> {
        self.nodes += nodes;
        self.text += text;
        if self.nodes > self.limits.nodes {
            let message = format!(
                "the document has more than {} values, aliases expanded",
                self.limits.nodes
            );
            return Err(problem(span, message, "split it, or use fewer aliases"));
        }
        if self.text > self.limits.text {
            let message = format!(
                "the document has more than {} MB of text, aliases expanded",
                self.limits.text / 1024 / 1024
            );
            return Err(problem(span, message, "use fewer aliases"));
        }
        Ok(())
    }

    fn too_deep(&self, span: Span, levels: usize) -> Built<()> {
        if self.stack.len() + levels > MAX_LEVELS {
            let message = format!("the document is nested deeper than {MAX_LEVELS} levels");
            return Err(problem(span, message, "no file of ours needs this"));
        }
        Ok(())
    }

    fn open(
        &mut self,
        span: Span,
        anchor: usize,
        tag: Option<&Tag>,
        own: &str,
        kind: FrameKind,
    ) -> Built<()> {
        self.pay(span, 1, 0)?;
        self.too_deep(span, 1)?;
        if let Some(tag) = tag.filter(|tag| tag.core_suffix() != Some(own)) {
            self.unknown_tag(tag, span);
        }
        if anchor != 0 {
            self.anchors.insert(anchor, None);
        }
        self.stack.push(Frame {
            start: span.start,
            anchor,
            kind,
        });
        Ok(())
    }

    fn close(&mut self, end: Span) -> Built<()> {
        let Some(frame) = self.stack.pop() else {
            return Ok(());
        };
        let kind = match frame.kind {
            FrameKind::List(items) => Kind::List(items),
            FrameKind::Map {
                mut entries,
                mut seen,
                merges,
                ..
            } => {
                for map in merges {
                    for entry in key::merged(map)? {
                        if !seen.contains_key(&entry.key) {
                            seen.insert(entry.key.clone(), entry.key_span);
                            entries.push(entry);
                        }
                    }
                }
                Kind::Map(entries)
            }
        };
        self.finish(
            Node {
                span: Span {
                    start: frame.start,
                    end: end.end.max(frame.start),
                },
                kind,
            },
            frame.anchor,
            false,
        )
    }

    fn alias(&mut self, id: usize, span: Span) -> Built<()> {
        let Some(Some(target)) = self.anchors.get(&id) else {
            return Err(problem(
                span,
                "the alias stands inside of what it refers to",
                "a value cannot hold itself",
            ));
        };
        let cost = target.cost();
        // Paid before it is copied.
        self.pay(span, cost.nodes, cost.bytes)?;
        self.too_deep(span, cost.levels)?;
        let Some(Some(target)) = self.anchors.get(&id) else {
            return Ok(());
        };
        let node = target.clone();
        self.finish(node, 0, false)
    }

    /// A node is complete: it becomes a list's item, a mapping's key or value, or the document.
    fn finish(&mut self, node: Node, anchor: usize, merge: bool) -> Built<()> {
        if anchor != 0 {
            self.anchors.insert(anchor, Some(node.clone()));
        }
        let Some(frame) = self.stack.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        match &mut frame.kind {
            FrameKind::List(items) => items.push(node),
            FrameKind::Map {
                entries,
                seen,
                key: waiting,
                merges,
            } => match waiting.take() {
                None => {
                    let key = Key {
                        name: key::name_of(&node)?,
                        span: node.span,
                        merge,
                    };
                    if let Some(first) = seen.insert(key.name.clone(), key.span) {
                        let message = format!("the key `{}` stands here twice", key.name);
                        let mut twice = problem(key.span, message, "keep one of the two");
                        twice.labels.push((first, "first here".to_owned()));
                        return Err(twice);
                    }
                    *waiting = Some(key);
                }
                Some(key) if key.merge => merges.push(node),
                Some(key) => entries.push(Entry {
                    key: key.name,
                    key_span: key.span,
                    value: node,
                }),
            },
        }
        Ok(())
    }

    fn scalar(&self, text: &str, style: ScalarStyle, tag: Option<&Tag>, span: Span) -> Built<Kind> {
        if let Some(tag) = tag {
            // A lone `!` says: text, whatever it looks like.
            if tag.handle() == "!" && tag.suffix().is_empty()
                || tag.handle().is_empty() && tag.suffix() == "!"
            {
                return Ok(Kind::Text(text.to_owned()));
            }
            if let Some(name) = tag.core_suffix() {
                return scalar::resolve_as(name, text).ok_or_else(|| {
                    problem(
                        span,
                        format!("`{text}` does not fit its tag `!!{name}`"),
                        "mend the value or drop the tag",
                    )
                });
            }
            self.unknown_tag(tag, span);
            return Ok(Kind::Text(text.to_owned()));
        }
        if style != ScalarStyle::Plain {
            return Ok(Kind::Text(text.to_owned()));
        }
        if scalar::is_beyond_json(text) {
            let mut beyond = problem(
                span,
                format!("`{text}` is a number that cannot be held exactly; it is kept as text"),
                "put it in quotes if it is meant as text",
            );
            beyond.code = codes::UNEXPECTED_VALUE;
            beyond.warning = true;
            self.findings.add(*beyond);
        }
        Ok(scalar::resolve(text))
    }

    fn unknown_tag(&self, tag: &Tag, span: Span) {
        let mut unknown = problem(
            span,
            format!(
                "the tag `{}` means nothing here; the value is kept",
                tag.original()
            ),
            "drop the tag",
        );
        unknown.code = codes::UNEXPECTED_VALUE;
        unknown.warning = true;
        self.findings.add(*unknown);
    }
}

pub(super) fn problem(span: Span, message: impl Into<String>, hint: &str) -> Box<Problem> {
    Box::new(Problem {
        code: codes::INVALID_YAML,
        warning: false,
        message: message.into(),
        path: String::new(),
        hint: (!hint.is_empty()).then(|| hint.to_owned()),
        labels: vec![(span, String::new())],
    })
}
