//! Where a text leads to when it is shown: as Markdown, as HTML, or as plain text whose URLs are made links.
//!
//! In a link's target a URL may be disguised in ways that browsers undo (`//host`, `https:host`, `https:\\host`,
//! entities, escapes), so targets are taken from parsers and read as a browser would. A target that stays where the
//! text is shown (`docs/a.md`, `#top`) leads nowhere else and is no link here.

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

/// A page within a page within a page: deeper ones are not read, and nobody who shows one needs them.
const DEEPEST: usize = 4;

/// Finds links.
pub(super) struct Reader {
    /// `scheme://…` and `www.…` in running text.
    plain: Regex,
    /// `url(…)` in a style sheet.
    style: Regex,
    /// Where the text is shown.
    here: Url,
}

impl Reader {
    pub(super) fn new() -> Result<Self, String> {
        let plain = r#"(?i)(?:[a-z][a-z0-9+.-]*://|(?:^|[^\w/.@-])(www\.))[^\s<>"'`|{}]+"#;
        let style = r#"(?i)\burl\(\s*["']?([^"')\s]+)"#;
        Ok(Self {
            plain: Regex::new(plain).map_err(|error| error.to_string())?,
            style: Regex::new(style).map_err(|error| error.to_string())?,
            here: Url::parse("https://here.invalid/").map_err(|error| error.to_string())?,
        })
    }

    /// Adds all links of a text.
    pub(super) fn links(&self, text: &str, found: &mut Vec<Link>) {
        self.page(text, 0, found);
    }

    fn page(&self, text: &str, depth: usize, found: &mut Vec<Link>) {
        if depth > DEEPEST {
            found.push(Link {
                shown: text.to_owned(),
                url: None,
            });
            return;
        }
        self.plain(text, found);
        self.styles(text, found);
        self.markdown(text, found);
        if text.contains('<') {
            self.html(text, depth, found);
        }
    }

    /// A link's target, if it leads elsewhere.
    fn target(&self, shown: &str, found: &mut Vec<Link>) {
        // `https:host` is a place of its own, unless the page around it is of that scheme.
        let url = Url::parse(shown).or_else(|_| self.here.join(shown)).ok();
        if url.as_ref().and_then(Url::host_str) != self.here.host_str() {
            found.push(Link {
                shown: shown.to_owned(),
                url,
            });
        }
    }

    fn markdown(&self, text: &str, found: &mut Vec<Link>) {
        for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES) {
            if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event {
                self.target(&dest_url, found);
            }
        }
    }

    fn html(&self, text: &str, depth: usize, found: &mut Vec<Link>) {
        for token in Tokenizer::new(text) {
            let Ok(Token::StartTag(tag)) = token else {
                continue;
            };
            let steers = tag.attributes.keys().any(|name| name.as_slice() == b"http-equiv");
            for (name, value) in &tag.attributes {
                let value = String::from_utf8_lossy(value);
                match name.as_slice() {
                    name if TARGETS.contains(&name) => self.target(&value, found),
                    name if LISTS.contains(&name) => {
                        let each = value.split(',').filter_map(|one| one.split_whitespace().next());
                        each.for_each(|one| self.target(one, found));
                    }
                    b"style" => self.styles(&value, found),
                    b"srcdoc" => self.page(&value, depth + 1, found),
                    b"content" if steers => {
                        refreshed(&value)
                            .into_iter()
                            .for_each(|url| self.target(url, found));
                    }
                    _ => {}
                }
            }
        }
    }

    fn styles(&self, text: &str, found: &mut Vec<Link>) {
        let all = self.style.captures_iter(text).filter_map(|one| one.get(1));
        all.for_each(|one| self.target(one.as_str(), found));
    }

    fn plain(&self, text: &str, found: &mut Vec<Link>) {
        for one in self.plain.captures_iter(text) {
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
}

/// Where `<meta http-equiv=refresh content="5; url=…">` leads; `url=` may be left out.
fn refreshed(content: &str) -> Option<&str> {
    let (_, rest) = content.split_once([';', ','])?;
    let rest = rest.trim_start();
    let named = rest
        .split_once('=')
        .filter(|(name, _)| name.trim().eq_ignore_ascii_case("url"));
    Some(
        named
            .map_or(rest, |(_, url)| url)
            .trim()
            .trim_matches(['"', '\'']),
    )
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
