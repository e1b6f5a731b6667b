//! When a text is JSON, YAML, XML, HTML, Markdown, CSV, a URL or an e-mail address, for gates: rules that a
//! text which was cut, or mixed with talk about it, does not meet.

use agentos_types::codes;
use agentos_yaml::{Findings, Source, read};
use html5gum::{DefaultEmitter, Token, Tokenizer};

/// A YAML 1.2 document within the bounds that our own files have, and not a lone word.
pub(in crate::checks) fn yaml(text: &str) -> Result<(), String> {
    let no = |reason: &str| format!("the output is not YAML: {reason}");
    let source = Source::new("output", text.as_bytes()).map_err(|why| no(&why.message))?;
    let findings = Findings::new(source);
    let tree = read(&findings);
    let (_, found) = findings.into_sorted();
    match (tree, found.first()) {
        (Some(_), None) => Ok(()),
        (_, Some(first)) if first.code.name == codes::INVALID_YAML.name => Err(no(&format!(
            "line {}, column {}: {}",
            first.line, first.column, first.message
        ))),
        (Some(_), Some(_)) => Ok(()),
        (None, None) => Err(no("it cannot be read")),
        (None, Some(first)) => Err(no(&first.message)),
    }
}

/// Well-formed, with one root element; entities are not expanded without bound.
pub(in crate::checks) fn xml(text: &str) -> Result<(), String> {
    let options = roxmltree::ParsingOptions {
        allow_dtd: false,
        nodes_limit: 1_000_000,
        ..roxmltree::ParsingOptions::default()
    };
    roxmltree::Document::parse_with_options(text.trim_start(), options)
        .map(|_| ())
        .map_err(|error| format!("the output is not XML: {error}"))
}

const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
];
/// Their end tags may be left out.
const OPTIONAL: &[&str] = &[
    "body", "colgroup", "dd", "dt", "head", "html", "li", "optgroup", "option", "p", "tbody", "td", "tfoot",
    "th", "thead", "tr",
];

/// At least one tag, none of them cut; every element that must be closed is, and in order.
pub(in crate::checks) fn html(text: &str) -> Result<(), String> {
    let no = |reason: &str| format!("the output is not HTML: {reason}");
    let mut open: Vec<String> = Vec::new();
    let mut tags = 0;
    let mut emitter = DefaultEmitter::new_with_span();
    // What stands in `<script>` and its like is no markup.
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok::<Token, _>(token) = token;
        match token {
            Token::StartTag(tag) => {
                tags += 1;
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if !VOID.contains(&name.as_str()) && !tag.self_closing {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                tags += 1;
                close(&mut open, &String::from_utf8_lossy(&tag.name))?;
            }
            Token::Error(error) => match error.value {
                html5gum::Error::EofInTag => return Err(no("a tag is not closed")),
                html5gum::Error::EofInComment => return Err(no("a comment is not closed")),
                _ => {}
            },
            Token::String(_) | Token::Comment(_) | Token::Doctype(_) => {}
        }
    }
    if tags == 0 {
        return Err(no("there is no tag in it"));
    }
    match open.iter().find(|name| !OPTIONAL.contains(&name.as_str())) {
        Some(name) => Err(no(&format!("`<{name}>` is not closed"))),
        None => Ok(()),
    }
}

fn close(open: &mut Vec<String>, name: &str) -> Result<(), String> {
    let stray = || format!("the output is not HTML: `</{name}>` closes nothing that is open");
    // `</p>` without `<p>`, and ends that may be left out on the way, are let be as browsers do.
    while let Some(last) = open.pop() {
        if last == name {
            return Ok(());
        }
        if !OPTIONAL.contains(&last.as_str()) {
            return Err(stray());
        }
    }
    if OPTIONAL.contains(&name) {
        Ok(())
    } else {
        Err(stray())
    }
}

/// Any text is Markdown; one that was cut leaves a code block or a link open.
pub(in crate::checks) fn markdown(text: &str) -> Result<(), String> {
    let mut fence: Option<(&str, usize)> = None;
    for (n, line) in text.lines().enumerate() {
        let line = line.trim_start();
        match fence {
            Some((mark, _))
                if line.starts_with(mark) && line.trim_end().chars().all(|c| mark.starts_with(c)) =>
            {
                fence = None;
            }
            Some(_) => {}
            None => {
                fence = ["```", "~~~"]
                    .into_iter()
                    .find(|mark| line.starts_with(mark))
                    .map(|mark| (mark, n + 1));
                if fence.is_none()
                    && let Some((_, target)) = line.rsplit_once("](")
                    && !target.contains(')')
                {
                    return Err(format!(
                        "the output is not whole Markdown: a link on line {} is not closed",
                        n + 1
                    ));
                }
            }
        }
    }
    match fence {
        Some((_, line)) => Err(format!(
            "the output is not whole Markdown: the code block that begins on line {line} is not closed"
        )),
        None => Ok(()),
    }
}

/// Several columns, as many on every line, quotes closed (RFC 4180, lines may end in LF).
pub(in crate::checks) fn csv(text: &str) -> Result<(), String> {
    let mut rows: Vec<usize> = Vec::new();
    let mut fields = 1;
    let mut quoted = false;
    let mut something = false;
    let mut chars = text.trim_end_matches(['\n', '\r']).chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => fields += 1,
            '\n' if !quoted => {
                rows.push(std::mem::replace(&mut fields, 1));
                something = false;
                continue;
            }
            _ => {}
        }
        something = true;
    }
    if quoted {
        return Err("the output is not CSV: a quote is not closed".to_owned());
    }
    if something || fields > 1 {
        rows.push(fields);
    }
    let first = rows.first().copied().unwrap_or_default();
    if first < 2 {
        return Err("the output is not CSV: it has one column".to_owned());
    }
    match rows.iter().position(|count| *count != first) {
        Some(at) => Err(format!(
            "the output is not CSV: line {} has {} fields, and the first has {first}",
            at + 1,
            rows.get(at).copied().unwrap_or_default()
        )),
        None => Ok(()),
    }
}

/// An absolute URL with a host, and nothing beside it.
pub(in crate::checks) fn url(text: &str) -> Result<(), String> {
    let text = text.trim();
    if text.contains(char::is_whitespace) {
        return Err("the output is not a URL: there is white space in it".to_owned());
    }
    let url = url::Url::parse(text).map_err(|error| format!("the output is not a URL: {error}"))?;
    if url.has_host() {
        Ok(())
    } else {
        Err("the output is not a URL that leads anywhere: it has no host".to_owned())
    }
}

/// One address, `local@domain`, as mail servers take it: no comments, quotes or address literals.
pub(in crate::checks) fn email(text: &str) -> Result<(), String> {
    let text = text.trim();
    let no = || "the output is not an e-mail address".to_owned();
    let (local, domain) = text.split_once('@').ok_or_else(no)?;
    let atom = |c: char| c.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~-.".contains(c);
    let local_fits = (1..=64).contains(&local.len())
        && local.chars().all(atom)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..");
    let labels: Vec<&str> = domain.split('.').collect();
    let label_fits = |label: &&str| {
        (1..=63).contains(&label.len())
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let domain_fits = labels.len() >= 2
        && domain.len() <= 253
        && labels.iter().all(label_fits)
        && labels
            .last()
            .is_some_and(|tld| tld.chars().any(char::is_alphabetic));
    if local_fits && domain_fits {
        Ok(())
    } else {
        Err(no())
    }
}
