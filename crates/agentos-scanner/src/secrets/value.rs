//! Reads the value that stands after a name: quoted in one of the usual ways, or up to where the format ends it.

use std::ops::Range;

/// A value and how it stood there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) range: Range<usize>,
    pub(super) quoted: bool,
}

/// The longest value that is read.
const LONGEST: usize = 256;

/// Reads the value at `from`.
pub(super) fn read(text: &[u8], from: usize) -> Option<Value> {
    let at = |offset: usize| text.get(offset).copied();
    let mut start = from;
    // `b"…"`, `f'…'`, `@"…"`.
    if matches!(at(start), Some(b'b' | b'f' | b'r' | b'u' | b'@'))
        && matches!(at(start + 1), Some(b'"' | b'\''))
    {
        start += 1;
    }
    // A quote that is itself quoted: `\"…\"` inside of JSON.
    let escaped = at(start) == Some(b'\\') && matches!(at(start + 1), Some(b'"' | b'\''));
    start += usize::from(escaped);
    let opening = quote(text.get(start..)?);
    if let Some((length, closing)) = opening {
        let body = start + length;
        if let Some(end) = closed(text, body, closing, escaped) {
            return Some(Value {
                range: inside(text, body..end),
                quoted: true,
            });
        }
        start = body;
    }
    let end = unquoted(text, start);
    (end > start).then_some(Value {
        range: start..end,
        quoted: false,
    })
}

/// French quotes stand apart from what they hold.
fn inside(text: &[u8], range: Range<usize>) -> Range<usize> {
    const SPACES: [&[u8]; 3] = [b" ", "\u{a0}".as_bytes(), "\u{202f}".as_bytes()];
    let mut held = text.get(range.clone()).unwrap_or_default();
    let mut start = range.start;
    while let Some((space, rest)) = SPACES
        .iter()
        .find_map(|space| held.strip_prefix(*space).map(|rest| (space, rest)))
    {
        start += space.len();
        held = rest;
    }
    while let Some(rest) = SPACES.iter().find_map(|space| held.strip_suffix(*space)) {
        held = rest;
    }
    start..start + held.len()
}

/// The opening quote's length and the quote that closes it.
fn quote(text: &[u8]) -> Option<(usize, &'static [u8])> {
    const PAIRS: [(&[u8], &[u8]); 10] = [
        (b"\"\"\"", b"\"\"\""),
        (b"\"", b"\""),
        (b"'", b"'"),
        (b"**`", b"`"),
        (b"**", b"**"),
        (b"`", b"`"),
        ("“".as_bytes(), "”".as_bytes()),
        ("„".as_bytes(), "“".as_bytes()),
        ("«".as_bytes(), "»".as_bytes()),
        ("‘".as_bytes(), "’".as_bytes()),
    ];
    // Most values have none.
    if !matches!(text.first(), Some(b'"' | b'\'' | b'*' | b'`' | 0x80..)) {
        return None;
    }
    PAIRS
        .iter()
        .find(|(opening, _)| text.starts_with(opening))
        .map(|(opening, closing)| (opening.len(), *closing))
}

fn closed(text: &[u8], from: usize, closing: &[u8], escaped: bool) -> Option<usize> {
    let body = text.get(from..)?;
    let first = *closing.first()?;
    let mut skip = false;
    for (length, byte) in body.iter().enumerate().take(LONGEST) {
        if *byte == b'\n' {
            return None;
        }
        if skip {
            skip = false;
            continue;
        }
        if *byte == first && body.get(length..)?.starts_with(closing) {
            return Some(from + length);
        }
        if *byte == b'\\' {
            if escaped && body.get(length + 1..)?.starts_with(closing) {
                return Some(from + length);
            }
            skip = true;
        }
    }
    None
}

/// Where a value without quotes ends. Passwords hold almost anything, so a sign ends the value only where the format
/// would read it so: `;` in a connection string, `&` and `,` before the next `name=`, closing brackets that nothing opened.
fn unquoted(text: &[u8], from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let mut end = 0;
    while let Some(byte) = rest.get(end).filter(|_| end < LONGEST) {
        if byte.is_ascii_alphanumeric() {
            end += 1;
            continue;
        }
        let after = rest.get(end + 1..).unwrap_or_default();
        let stop = match byte {
            b' ' | b'\t' | b'\n' | b'\r' | b'"' | b'\'' | b'`' | b'<' | b'>' | b'|' => true,
            b';' => true,
            b'\\' => matches!(after.first(), Some(b'n' | b'r' | b't' | b'"')),
            b'&' | b',' => {
                after
                    .first()
                    .is_none_or(|next| next.is_ascii_whitespace() || matches!(next, b'"' | b'\''))
                    || next_is_name(after)
            }
            b')' => !rest.get(..end).unwrap_or_default().contains(&b'('),
            // Behind what is written in ASCII a script without spaces goes on: `abc123です`.
            0xe3..=0xed | 0xef => end > 0 && rest.get(..end).is_some_and(<[u8]>::is_ascii),
            b']' => !rest.get(..end).unwrap_or_default().contains(&b'['),
            b'}' => !rest.get(..end).unwrap_or_default().contains(&b'{'),
            _ => false,
        };
        if stop {
            break;
        }
        end += 1;
    }
    while end > 0 && matches!(rest.get(end - 1), Some(b'.' | b',' | b':' | b'\\')) {
        end -= 1;
    }
    from + end
}

fn next_is_name(text: &[u8]) -> bool {
    let name = text
        .iter()
        .take(32)
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b' '))
        .count();
    name > 0 && matches!(text.get(name), Some(b'=' | b':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_end_where_their_format_ends_them() {
        let cases = [
            ("\"a b\" c", Some(("a b", true))),
            ("'it\\'s' c", Some(("it\\'s", true))),
            ("\\\"abc\\\", 1", Some(("abc", true))),
            ("`abc` c", Some(("abc", true))),
            ("**abc**", Some(("abc", true))),
            ("„abc“ c", Some(("abc", true))),
            ("« abc »", Some(("abc", true))),
            ("b'abc'", Some(("abc", true))),
            ("abc def", Some(("abc", false))),
            ("abc.", Some(("abc", false))),
            ("a.b!", Some(("a.b!", false))),
            ("abc;Server=x", Some(("abc", false))),
            ("a&b", Some(("a&b", false))),
            ("abc&x=1", Some(("abc", false))),
            ("abc, def", Some(("abc", false))),
            ("a,b", Some(("a,b", false))),
            ("abc)", Some(("abc", false))),
            ("${X:-a}", Some(("${X:-a}", false))),
            ("abc</p>", Some(("abc", false))),
            ("abc\\nx", Some(("abc", false))),
            ("\"abc", Some(("abc", false))),
            ("abc123です。", Some(("abc123", false))),
            ("пароль1", Some(("пароль1", false))),
            (" abc", None),
        ];
        for (text, expected) in cases {
            let value = read(text.as_bytes(), 0);
            let found = value.map(|value| (text.get(value.range).unwrap(), value.quoted));
            assert_eq!(found, expected, "{text}");
        }
    }
}
