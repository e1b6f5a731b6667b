//! Addresses in a sentence: where they lead out, and whether they take data along.

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

/// Adds addresses, and links that leak.
pub(super) fn find(folded: &str, add: &mut impl FnMut(Mask, usize, usize)) {
    for (at, _) in folded.match_indices("://") {
        let head = folded.get(..at).unwrap_or_default();
        let start = head
            .rfind(|char: char| !char.is_ascii_alphanumeric())
            .map_or(0, |place| place + 1);
        let rest = folded.get(at + 3..).unwrap_or_default();
        let len = rest.find(|char: char| char.is_whitespace()).unwrap_or(rest.len());
        let url = rest.get(..len).unwrap_or_default();
        add(DEST | ADDRESS, start, at + 3 + len.min(40));
        let opened = head.get(..start).unwrap_or_default();
        let image = opened.ends_with("](")
            && opened
                .rfind('[')
                .is_some_and(|open| opened.get(..open).unwrap_or_default().ends_with('!'));
        let image =
            image || opened.ends_with("src=\"") || opened.ends_with("src='") || opened.ends_with("src=");
        if leaks(url, image, opened.ends_with("](")) {
            add(LEAKY_LINK | if image { IMAGE } else { 0 }, start, at + 3);
        }
    }
    for (at, _) in folded.match_indices('@') {
        let name = |char: char| char.is_ascii_alphanumeric() || "._%+-".contains(char);
        let head = folded.get(..at).unwrap_or_default();
        let local = head.len() - head.trim_end_matches(name).len();
        let rest = folded.get(at + 1..).unwrap_or_default();
        let domain = rest.len() - rest.trim_start_matches(name).len();
        if local > 0
            && rest
                .get(..domain)
                .is_some_and(|domain| domain.trim_end_matches('.').contains('.'))
        {
            add(DEST | ADDRESS, at - local, at + 1 + domain);
        }
    }
}

/// Whether an address carries something that is to be filled in.
fn leaks(url: &str, image: bool, link: bool) -> bool {
    let query = url
        .find(['?', '#'])
        .map_or("", |at| url.get(at + 1..).unwrap_or_default());
    let open = url.find(['{', '<', '[', '$', '%']);
    let placeholder = open.map_or("", |at| url.get(at..).unwrap_or_default());
    let asks = placeholder.starts_with(['{', '<', '[', '$']);
    let named = |text: &str| STOLEN.iter().any(|word| text.contains(word));
    if asks && (named(placeholder) || (image && !query.is_empty())) {
        return image || link || named_strongly(placeholder);
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
        || (image && query.contains('=') && named_strongly(query))
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
    ]
    .iter()
    .any(|word| text.contains(word))
}
