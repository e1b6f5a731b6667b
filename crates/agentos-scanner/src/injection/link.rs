//! Addresses in a sentence: where they lead out, and whether they take data along.

use std::ops::Range;

use super::concept::*;

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

/// Adds addresses, and links that leak. Gives the addresses, in order.
pub(super) fn find(folded: &str, add: &mut impl FnMut(Mask, usize, usize)) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
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
        let ends = |char: char| char.is_whitespace() || matches!(char, ')' | '"' | '\'' | '`');
        let len = rest.find(ends).unwrap_or(rest.len());
        let len = rest
            .find("></")
            .or_else(|| rest.find("/>"))
            .map_or(len, |tag| tag.min(len));
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
    for (at, _) in folded.match_indices(['@', '.']) {
        if found.last().is_some_and(|last| at < last.end) || found.iter().any(|range| range.contains(&at)) {
            continue;
        }
        let name = |char: char| char.is_ascii_alphanumeric() || "._%+-".contains(char);
        let head = folded.get(..at).unwrap_or_default();
        let local = head.len() - head.trim_end_matches(name).len();
        let rest = folded.get(at + 1..).unwrap_or_default();
        let domain = rest
            .get(..rest.len() - rest.trim_start_matches(name).len())
            .unwrap_or_default();
        let domain = domain.trim_end_matches(['.', '-']);
        let named = |text: &str| {
            text.rsplit_once('.').is_some_and(|(_, top)| TOP.contains(&top)) || TOP.contains(&text)
        };
        let mail = folded.as_bytes().get(at) == Some(&b'@');
        let fits = if mail { domain.contains('.') } else { named(domain) };
        if local > 0 && fits {
            let range = at - local..at + 1 + domain.len();
            add(DEST | ADDRESS, range.start, range.end);
            found.push(range);
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// Whether an address carries something that is to be filled in.
fn leaks(url: &str, image: bool, link: bool) -> bool {
    let query = url
        .find(['?', '#'])
        .map_or("", |at| url.get(at + 1..).unwrap_or_default());
    let open = url.find(['{', '<', '[', '$']);
    let placeholder = open.map_or("", |at| url.get(at..).unwrap_or_default());
    let asks = placeholder.starts_with(['{', '<', '[', '$']);
    let named = |text: &str| STOLEN.iter().any(|word| text.contains(word));
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
    [
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
    ]
    .iter()
    .any(|word| text.contains(word))
}
