//! Addresses in a sentence: where they lead out, and whether they take data along.

use std::ops::Range;
use std::sync::LazyLock;

use crate::automaton::{At, Automaton};

use super::concept::*;
use super::fold::Text;

/// What a stolen thing is called in a placeholder or a parameter.
const STOLEN: &[&str] = &[
    "conversation",
    "history",
    "secret",
    "prompt",
    "chat",
    "context",
    "memory",
    "api_key",
    "apikey",
    "api-key",
    "password",
    "user_data",
    "userdata",
    "summary",
    "credential",
    "env",
    "encoded",
    "base64",
    "everything",
    "messages",
    "inbox",
    "system",
    "answer",
    "content",
    "leak",
    "exfil",
    "data",
    "info",
    "stolen",
    "output",
    "ssn",
    "email",
    "name",
    "transcript",
    "document",
    "notes",
    "token",
    "session",
    "cookie",
    "text",
    "reply",
    "private",
    "key",
    "dump",
    "customer",
    "b64",
];

/// Ends of names of machines.
const TOP: &[&str] = &[
    "com", "net", "org", "io", "example", "test", "invalid", "dev", "app", "xyz", "info", "biz", "site",
    "online", "link", "ru", "cn", "top", "cloud",
];

/// Adds addresses, and links that leak, given where the signs of the text are. Finds the addresses, in order.
pub(super) fn find(
    text: &Text,
    signs: &[usize],
    found: &mut Vec<Range<usize>>,
    add: &mut impl FnMut(Mask, usize, usize),
) {
    let folded = text.text.as_str();
    found.clear();
    if text.has(b":") && text.has(b"/") {
        // The last closing tag decides for all addresses before it which form of tag ends them.
        let closing = text.has(b"<").then(|| folded.rfind("></")).flatten();
        links(folded, closing, found, add);
    }
    if text.has(b"@") || text.has_point() {
        names(folded, signs, found, add);
        found.sort_by_key(|range| range.start);
    }
}

/// What has `://` in it.
fn links(
    folded: &str,
    closing: Option<usize>,
    found: &mut Vec<Range<usize>>,
    add: &mut impl FnMut(Mask, usize, usize),
) {
    for (at, _) in folded.match_indices("://") {
        let head = folded.get(..at).unwrap_or_default();
        let start = head
            .rfind(|char: char| !char.is_ascii_alphanumeric())
            .map_or(0, |place| place + 1);
        let rest = folded.get(at + 3..).unwrap_or_default();
        let opened = head.get(..start).unwrap_or_default();
        let link = opened.ends_with("](") || opened.ends_with("href=\"");
        let source = ["src=\"", "src='", "src=", "url("]
            .iter()
            .any(|mark| opened.ends_with(mark));
        let image = source
            || (link
                && opened
                    .rfind('[')
                    .is_some_and(|open| opened.get(..open).unwrap_or_default().ends_with('!')));
        // All white space of a folded text is plain spaces.
        let ends = |byte: u8| matches!(byte, b' ' | b')' | b'"' | b'\'' | b'`');
        let len = rest.bytes().position(ends).unwrap_or(rest.len());
        let tag = if closing.is_some_and(|closing| closing >= at + 3) {
            "></"
        } else {
            "/>"
        };
        let reach = rest.as_bytes();
        let reach = reach.get(..len + tag.len() - 1).unwrap_or(reach);
        let len = reach
            .windows(tag.len())
            .position(|window| window == tag.as_bytes())
            .unwrap_or(len);
        let url = rest.get(..len).unwrap_or_default();
        let mut mask = DEST | ADDRESS;
        if leaks(url, image, link) {
            mask |= LEAKY_LINK;
        }
        if image {
            mask |= IMAGE;
        }
        // Where the address goes on behind a space, the placeholder does: `?d=<all of it>`.
        add(mask, start, at + 3 + len);
        found.push(start..at + 3 + len);
    }
}

/// Mailboxes, and names of machines.
fn names(
    folded: &str,
    signs: &[usize],
    found: &mut Vec<Range<usize>>,
    add: &mut impl FnMut(Mask, usize, usize),
) {
    let bytes = folded.as_bytes();
    let links = found.len();
    let mut link = 0;
    // A run of the signs that they are made of, and whether it ends as the name of a machine does, once asked.
    let mut run = 0..0;
    let mut named = None;
    for at in signs.iter().copied() {
        let mail = match bytes.get(at) {
            Some(b'@') => true,
            Some(b'.') => false,
            _ => continue,
        };
        if at > run.end || run.is_empty() {
            let before = bytes.get(..at).unwrap_or_default();
            let back = before.iter().rev().take_while(|byte| is_part(**byte)).count();
            run = at - back..parts_end(bytes, at);
            named = None;
        }
        while link < links && found.get(link).is_some_and(|range| range.end <= at) {
            link += 1;
        }
        let within = |range: &Range<usize>| range.contains(&at);
        let taken = found.get(link).filter(|_| link < links).is_some_and(within)
            || found.last().is_some_and(|last| at < last.end);
        if taken || run.start == at {
            continue;
        }
        let domain_end = if mail { parts_end(bytes, at + 1) } else { run.end };
        let domain = folded.get(at + 1..domain_end).unwrap_or_default();
        let domain = domain.trim_end_matches(['.', '-']);
        let fits = if mail {
            domain.contains('.')
        } else {
            !domain.is_empty()
                && *named.get_or_insert_with(|| is_named(folded.get(run.clone()).unwrap_or_default()))
        };
        if fits {
            let range = run.start..at + 1 + domain.len();
            add(DEST | ADDRESS, range.start, range.end);
            found.push(range);
        }
    }
}

const fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-')
}

/// Where the signs end that stand together from here on.
fn parts_end(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().take_while(|byte| is_part(**byte)).count()
}

/// Whether signs that stand together end as the name of a machine does.
fn is_named(run: &str) -> bool {
    let run = run.trim_end_matches(['.', '-']);
    TOP.contains(&run.rsplit_once('.').map_or(run, |(_, last)| last))
}

/// Whether an address carries something that is to be filled in.
fn leaks(url: &str, image: bool, link: bool) -> bool {
    let open = url
        .bytes()
        .position(|byte| matches!(byte, b'{' | b'<' | b'[' | b'$'));
    let asks = open.is_some();
    // Nobody follows most addresses by themselves.
    if !asks && !image && !link {
        return false;
    }
    let query = url
        .find(['?', '#'])
        .map_or("", |at| url.get(at + 1..).unwrap_or_default());
    let placeholder = open.map_or("", |at| url.get(at..).unwrap_or_default());
    let named = |text: &str| STOLEN_WORDS.are_in(text);
    if asks && (named(placeholder) || (image && !query.is_empty())) {
        // "[summary of it all]" goes on behind a space: words to be replaced.
        let worded = !placeholder.contains(['}', '>', ']']);
        return image || link || worded || named_strongly(placeholder);
    }
    // A parameter whose value is its own description: `?d=conversation_history`.
    let value = query.rsplit('=').next().unwrap_or_default();
    let parameter = query.split('=').next().unwrap_or_default();
    let open_end = query.contains('=') && value.trim_end_matches([')', '"', '\'', '.', '>']).is_empty();
    if image && open_end && named(parameter) {
        return true;
    }
    let worded = value.contains('_') || value.contains('-') || value.contains("...") || value.contains('+');
    (image || link) && query.contains('=') && worded && named_strongly(value)
        || image && value.contains('_') && !value.contains('.') && named(value)
        || (image && query.contains('=') && named_strongly(value))
}

fn named_strongly(text: &str) -> bool {
    STRONGLY_WORDS.are_in(text)
}

/// What is stolen and hardly ever part of an honest address.
const STRONGLY: &[&str] = &[
    "conversation",
    "history",
    "secret",
    "prompt",
    "chat",
    "context",
    "memory",
    "api_key",
    "password",
    "credential",
    "user_data",
    "inbox",
    "stolen",
    "everything",
    "leak",
    "exfil",
    "transcript",
    "base64",
    "private",
    "ssn",
    "env",
    "cookie",
];

/// Words, all of which are looked for at once.
struct Words(Automaton);

impl Words {
    fn new(words: &[&str]) -> Self {
        Self(Automaton::new(words.iter().map(|word| word.as_bytes())).unwrap_or_default())
    }

    fn are_in(&self, text: &str) -> bool {
        let mut at = At::default();
        text.bytes().any(|byte| {
            at = self.0.step(at, byte);
            self.0.ends(at)
        })
    }
}

static STOLEN_WORDS: LazyLock<Words> = LazyLock::new(|| Words::new(STOLEN));
static STRONGLY_WORDS: LazyLock<Words> = LazyLock::new(|| Words::new(STRONGLY));
