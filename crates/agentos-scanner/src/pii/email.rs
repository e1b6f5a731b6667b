//! E-mail addresses: the forms that mail servers take in practice, with a top-level domain that can exist.
//! What only looks like one is left alone: passwords and users in URLs, `git@host:path`, `package@1.2.3`,
//! `image@2x.png`.

use std::sync::LazyLock;

use super::digits::{byte, char_at, char_before};
use crate::detector::{Detector, Hit, Trigger};
use crate::finding::Kind;
use crate::window::Window;

pub(super) static DETECTORS: &[Detector] = &[Detector {
    kind: Kind::Email,
    trigger: Trigger::Literal(&["@"]),
    check,
    before: 72,
    after: 256,
    stop_at_space: true,
    ..Detector::BASE
}];

const LOCAL_MAX: usize = 64;
const DOMAIN_MAX: usize = 253;

/// Endings after the last dot that are files and inner hosts, never the domain of an address that reaches somebody.
const NO_DOMAIN: &[&str] = &[
    "aspx",
    "avif",
    "bash",
    "bmp",
    "class",
    "conf",
    "cpp",
    "css",
    "csv",
    "dll",
    "doc",
    "docx",
    "dylib",
    "eps",
    "exe",
    "gif",
    "gz",
    "html",
    "htm",
    "ico",
    "ini",
    "internal",
    "invalid",
    "ipynb",
    "jar",
    "java",
    "jpeg",
    "jpg",
    "js",
    "json",
    "jsx",
    "lan",
    "local",
    "localdomain",
    "localhost",
    "lock",
    "log",
    "mjs",
    "mp3",
    "mp4",
    "patch",
    "pdf",
    "php",
    "png",
    "ppt",
    "pptx",
    "scss",
    "service",
    "sql",
    "svg",
    "tar",
    "tgz",
    "tiff",
    "toml",
    "ts",
    "tsx",
    "txt",
    "wasm",
    "wav",
    "webm",
    "webp",
    "woff",
    "xls",
    "xlsx",
    "xml",
    "yaml",
    "yml",
    "zip",
];

/// The two-letter top-level domains.
const COUNTRIES: &str = "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt \
     bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi \
     fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq \
     ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml \
     mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr \
     ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th \
     tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw";

fn local_char(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(
            c,
            '.' | '_' | '+' | '-' | '%' | '\'' | '&' | '!' | '~' | '#' | '*'
        )
}

fn domain_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '.')
}

/// The start of the local part that ends at `end`.
fn local_start(text: &[u8], end: usize) -> Option<usize> {
    if byte(text, end.wrapping_sub(1)) == b'"' {
        return quoted_start(text, end);
    }
    let mut start = end;
    while end - start <= LOCAL_MAX {
        let Some(c) = char_before(text, start).filter(|c| local_char(*c)) else {
            break;
        };
        start -= c.len_utf8();
    }
    if end - start > LOCAL_MAX {
        return None;
    }
    while start < end && !char_at(text, start).is_some_and(|c| c.is_alphanumeric() || c == '_') {
        start += char_at(text, start)?.len_utf8();
    }
    // Stars cover what a mask hides.
    let local = text.get(start..end)?;
    let good = !local.is_empty()
        && local.last() != Some(&b'.')
        && !local.windows(2).any(|w| matches!(w, b".." | b"**"));
    good.then_some(start)
}

/// The start of a local part in quotes, with something inside that needs them.
fn quoted_start(text: &[u8], end: usize) -> Option<usize> {
    let inner = text.get(end.saturating_sub(LOCAL_MAX)..end.checked_sub(1)?)?;
    let open = inner.iter().rposition(|b| *b == b'"')?;
    let content = inner.get(open + 1..)?;
    let start = end - 1 - content.len() - 1;
    let outside = !char_before(text, start).is_some_and(|c| c.is_alphanumeric() || c == '=');
    let plain = content
        .iter()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b' ' | b'.' | b'_' | b'-' | b'+'));
    (outside && plain && !content.is_empty()).then_some(start)
}

/// The end of the domain that starts at `start`.
fn domain_end(text: &[u8], start: usize) -> Option<usize> {
    let mut end = start;
    while end - start <= DOMAIN_MAX {
        let Some(c) = char_at(text, end).filter(|c| domain_char(*c)) else {
            break;
        };
        end += c.len_utf8();
    }
    while end > start && matches!(byte(text, end - 1), b'.' | b'-') {
        end -= 1;
    }
    let mut domain = std::str::from_utf8(text.get(start..end)?).ok()?;
    // `me@example.com.Thanks`: a capital behind the last dot of a lower-case domain starts a sentence.
    if let Some((head, tail)) = domain.rsplit_once('.')
        && head.contains('.')
        && tail.starts_with(|c: char| c.is_ascii_uppercase())
        && tail.chars().skip(1).any(|c| c.is_ascii_lowercase())
        && !head.chars().any(|c| c.is_ascii_uppercase())
    {
        domain = head;
    }
    let mut labels = domain.split('.');
    let labelled = labels.clone().all(|label| {
        !label.is_empty() && label.len() <= 63 && !label.starts_with('-') && !label.ends_with('-')
    });
    let numeric = |label: &str| label.chars().all(|c| c.is_ascii_digit());
    let (_, top) = domain.rsplit_once('.')?;
    // `package@1.2.3-rc` and `package@v1.2`: a version is no domain.
    let first = labels.next().unwrap_or_default();
    let version = numeric(first.strip_prefix('v').unwrap_or(first))
        && labels.next().is_some_and(|l| numeric(l) || l.contains('-'));
    (labelled && !version && top_level(top)).then_some(start + domain.len())
}

/// Whether a name can be a top-level domain.
/// Where the two letters of a country stand in a table of all pairs.
fn pair(letters: &[u8]) -> Option<usize> {
    let [first, second] = letters else { return None };
    let place = |letter: &u8| letter.is_ascii_lowercase().then(|| usize::from(letter - b'a'));
    Some(place(first)? * 26 + place(second)?)
}

fn country(letters: &[u8]) -> bool {
    static TABLE: LazyLock<Vec<bool>> = LazyLock::new(|| {
        let mut table = vec![false; 26 * 26];
        for country in COUNTRIES.split_ascii_whitespace() {
            let slot = pair(country.as_bytes()).and_then(|at| table.get_mut(at));
            slot.into_iter().for_each(|slot| *slot = true);
        }
        table
    });
    pair(letters)
        .and_then(|at| TABLE.get(at))
        .is_some_and(|known| *known)
}

fn top_level(name: &str) -> bool {
    let lower = name.to_lowercase();
    match lower.chars().count() {
        0 | 1 | 25.. => false,
        2 if lower.is_ascii() => country(lower.as_bytes()),
        _ if lower.starts_with("xn--") => lower.len() > 5,
        _ => lower.chars().all(char::is_alphabetic) && !NO_DOMAIN.contains(&lower.as_str()),
    }
}

/// Whether the address is the user of a URL or the source of a copy.
fn machine(text: &[u8], start: usize, at: usize, end: usize) -> bool {
    let token = {
        let from = start.saturating_sub(100);
        let head = text.get(from..start).unwrap_or_default();
        let cut = head.iter().rposition(|b| {
            b.is_ascii_whitespace() || matches!(b, b'"' | b'\'' | b'<' | b'>' | b'(' | b',' | b';')
        });
        head.get(cut.map_or(0, |cut| cut + 1)..).unwrap_or_default()
    };
    let local = text.get(start..at).unwrap_or_default();
    // A query or a path before it ends the place where a URL names its user.
    let in_url = token.windows(3).rposition(|w| w == b"://").is_some_and(|scheme| {
        let rest = token.get(scheme + 3..).unwrap_or_default();
        !rest.iter().any(|b| matches!(b, b'/' | b'?' | b'#'))
    });
    let copied = byte(text, end) == b':'
        && (matches!(byte(text, end + 1), b'/' | b'~' | b'.')
            || byte(text, end + 1).is_ascii_alphanumeric() && {
                let rest = text.get(end + 1..).unwrap_or_default();
                let path = rest.iter().take(60).take_while(|b| !b.is_ascii_whitespace());
                path.clone().any(|b| *b == b'/') || path.count() > 0 && token.is_empty() && local == b"git"
            });
    in_url || copied || local == b"git" || matches!(byte(text, start.wrapping_sub(1)), b'@' | b'\\')
}

/// The detector's check: the anchor is the `@`.
fn check(window: &Window<'_>) -> Option<Hit> {
    let text = window.bytes();
    let at = window.anchor().start;
    let range = find(text, at)?;
    Some(Hit::new(range, 0.97, "shape"))
}

fn find(text: &[u8], at: usize) -> Option<std::ops::Range<usize>> {
    let (before, behind) = (byte(text, at.wrapping_sub(1)), byte(text, at + 1));
    let beside = |b: u8| b.is_ascii_alphanumeric() || b >= 0x80;
    if !beside(behind)
        || !(beside(before) || matches!(before, b'_' | b'"' | b'-' | b'+' | b'~' | b'*' | b'!'))
    {
        return None;
    }
    let end = domain_end(text, at + 1)?;
    let start = local_start(text, at)?;
    (!machine(text, start, at, end) && byte(text, end) != b'@').then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let cases = [
            ("mail a.b+c@example.co.uk.", Some("a.b+c@example.co.uk")),
            ("user=jürgen@müller.de ip", Some("jürgen@müller.de")),
            ("<o'brien@example.com>", Some("o'brien@example.com")),
            ("'me@example.com'", Some("me@example.com")),
            ("mailto:me@example.com?subject=x", Some("me@example.com")),
            ("\"john doe\"@example.com", Some("\"john doe\"@example.com")),
            ("me@xn--mller-kva.de", Some("me@xn--mller-kva.de")),
            ("me@почта.рф", Some("me@почта.рф")),
            ("write me@example.com.Thanks", Some("me@example.com")),
            ("https://x.io/?to=me@example.com", Some("me@example.com")),
            ("me@example.com: hello", Some("me@example.com")),
            ("postgres://app:secret@db.example.com:5432/x", None),
            ("ssh://deploy@host.example.com/x", None),
            ("git@github.com:org/repo.git", None),
            ("me@host.example.com:/srv/data", None),
            ("left-pad@1.2.3", None),
            ("react@18.2.0-rc.beta", None),
            ("icon@2x.png", None),
            ("root@localhost", None),
            ("svc@db.internal", None),
            ("@handle.example", None),
            ("a..b@example.com", None),
            ("me@example.zz", None),
            ("me@-example.com", None),
            ("a@b@example.com", None),
        ];
        for (text, expected) in cases {
            let at = text.rfind('@').unwrap();
            let found = find(text.as_bytes(), at).map(|range| &text[range]);
            assert_eq!(found, expected, "{text}");
        }
    }
}
