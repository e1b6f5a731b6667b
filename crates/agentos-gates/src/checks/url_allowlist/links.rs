//! Where a text leads to when it is shown: as Markdown, as HTML, or as plain text whose URLs are made links.
//!
//! In a link's target a URL may be disguised in ways that browsers undo (`//host`, `https:host`, `https:\\\\host`,
//! entities, escapes), so targets are taken from parsers and read as a browser would. A target that stays where the
//! text is shown (`docs/a.md`, `#top`) leads nowhere else and is no link here.

use std::sync::LazyLock;

use html5gum::{Token, Tokenizer};
use pulldown_cmark::{Event, Options, Parser, Tag};
use regex::Regex;
use url::Url;

/// Something that leads elsewhere.
pub(super) struct Link {
    /// As it stands in the text.
    pub(super) shown: String,
    /// `None`: it cannot be read.
    pub(super) url: Option<Url>,
}

/// Attributes that a browser follows or loads.
const TARGETS: &[&[u8]] = &[
    b"action",
    b"background",
    b"cite",
    b"code",
    b"codebase",
    b"data",
    b"formaction",
    b"href",
    b"longdesc",
    b"manifest",
    b"ping",
    b"poster",
    b"src",
    b"xlink:href",
];
/// Attributes that hold several targets, or text around one.
const LISTS: &[&[u8]] = &[b"srcset", b"imagesrcset"];

/// Adds all links of a text.
pub(super) fn links(text: &str, found: &mut Vec<Link>) {
    plain(text, found);
    styles(text, found);
    markdown(text, found);
    if text.contains('<') {
        html(text, found);
    }
}

/// A link's target, if it leads elsewhere.
fn target(shown: &str, found: &mut Vec<Link>) {
    const HERE: &str = "here.invalid";
    static BASE: LazyLock<Option<Url>> = LazyLock::new(|| Url::parse(&format!("https://{HERE}/")).ok());
    // `https:host` is a place of its own, unless the page around it is of that scheme.
    let url = Url::parse(shown).or_else(|_| Url::options().base_url(BASE.as_ref()).parse(shown));
    let url = url.ok();
    if url.as_ref().and_then(Url::host_str) != Some(HERE) {
        found.push(Link {
            shown: shown.to_owned(),
            url,
        });
    }
}

fn markdown(text: &str, found: &mut Vec<Link>) {
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES) {
        if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event {
            target(&dest_url, found);
        }
    }
}

fn html(text: &str, found: &mut Vec<Link>) {
    for token in Tokenizer::new(text) {
        let Ok(Token::StartTag(tag)) = token else {
            continue;
        };
        let refreshes = tag.attributes.keys().any(|name| name.as_slice() == b"http-equiv");
        for (name, value) in &tag.attributes {
            let value = String::from_utf8_lossy(value);
            let name = name.as_slice();
            if TARGETS.contains(&name) {
                target(&value, found);
            } else if LISTS.contains(&name) {
                let each = value.split(',').filter_map(|one| one.split_whitespace().next());
                each.for_each(|one| target(one, found));
            } else if name == b"style" {
                styles(&value, found);
            } else if name == b"srcdoc" {
                links(&value, found);
            } else if name == b"content" && refreshes {
                // `5; url=…`
                let url = value
                    .split_once(['='])
                    .map(|(_, url)| url.trim().trim_matches(['"', '\'']));
                url.into_iter().for_each(|url| target(url, found));
            }
        }
    }
}

/// `url(…)` in a style sheet.
fn styles(text: &str, found: &mut Vec<Link>) {
    static STYLE: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r#"(?i)\burl\(\s*["']?([^"')\s]+)"#).ok());
    let all = STYLE.iter().flat_map(|style| style.captures_iter(text));
    all.filter_map(|one| one.get(1))
        .for_each(|one| target(one.as_str(), found));
}

/// `scheme://…` and `www.…` in running text.
fn plain(text: &str, found: &mut Vec<Link>) {
    static PLAIN: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r#"(?i)(?:[a-z][a-z0-9+.-]*://|(?:^|[^\w/.@-])(www\.))[^\s<>"'`|{}]+"#).ok()
    });
    let all = PLAIN.iter().flat_map(|plain| plain.captures_iter(text));
    for one in all {
        let whole = one.get(0).map_or(0..0, |whole| whole.range());
        let bare = one.get(1).map(|www| www.start());
        let url = without_end(
            text.get(bare.unwrap_or(whole.start)..whole.end)
                .unwrap_or_default(),
        );
        let shown = if bare.is_some() {
            format!("https://{url}")
        } else {
            url.to_owned()
        };
        // `http://…` and `www...` in a text about links.
        let place = shown.split_once("://").map_or("", |(_, place)| place);
        if !matches!(place, "" | "www") {
            found.push(Link {
                url: Url::parse(&shown).ok(),
                shown,
            });
        }
    }
}

/// Without what ends the sentence around a URL, and the brackets that were opened before it.
fn without_end(mut url: &str) -> &str {
    let spare = |open: char, close: char| {
        let count = |sought: char| url.chars().filter(|c| *c == sought).count();
        count(close).saturating_sub(count(open))
    };
    let (mut round, mut square) = (spare('(', ')'), spare('[', ']'));
    loop {
        let close = match url.chars().next_back() {
            Some('.' | ',' | ';' | ':' | '!' | '?' | '*' | '_') => None,
            Some(')') if round > 0 => Some(&mut round),
            Some(']') if square > 0 => Some(&mut square),
            _ => return url,
        };
        if let Some(close) = close {
            *close -= 1;
        }
        url = url.get(..url.len() - 1).unwrap_or_default();
    }
}
