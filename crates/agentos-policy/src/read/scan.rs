//! A cursor over JSON, for a reader that knows what comes next. As strict as JSON is: whatever is not what was asked for
//! is `None`, and the text must be read another way. Builds nothing.

#[derive(Clone, Debug)]
pub(super) struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Where the next thing begins.
    pub(super) fn here(&mut self) -> usize {
        self.peek();
        self.at
    }

    /// The next byte that is no space; `None` at the end.
    #[inline]
    pub(super) fn peek(&mut self) -> Option<u8> {
        match self.text.as_bytes().get(self.at) {
            Some(byte) if *byte > b' ' => Some(*byte),
            _ => self.skip(),
        }
    }

    #[inline(never)]
    fn skip(&mut self) -> Option<u8> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let is_space = |byte: &&u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
        self.at += rest.iter().take_while(is_space).count();
        self.text.as_bytes().get(self.at).copied()
    }

    #[inline]
    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.next()? == byte).then_some(())
    }

    /// Takes this word if it comes next.
    pub(super) fn word(&mut self, word: &str) -> bool {
        let begins = self.here();
        let rest = self.text.as_bytes().get(begins..);
        let found = rest.is_some_and(|rest| rest.starts_with(word.as_bytes()));
        self.at += if found { word.len() } else { 0 };
        found
    }

    pub(super) fn flag(&mut self) -> Option<bool> {
        let yes = self.word("true");
        (yes || self.word("false")).then_some(yes)
    }

    /// What is read, or nothing for `null`.
    pub(super) fn or_null<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<Option<T>> {
        if self.word("null") {
            Some(None)
        } else {
            read(self).map(Some)
        }
    }

    /// A text in which nothing is escaped, as it stands there.
    #[inline]
    pub(super) fn plain(&mut self) -> Option<&'a str> {
        self.take(b'"')?;
        let rest = self.text.as_bytes().get(self.at..)?;
        let end = self.at + plain_length(rest);
        let text = self.text.get(self.at..end)?;
        self.at = end + 1;
        (self.text.as_bytes().get(end) == Some(&b'"')).then_some(text)
    }

    pub(super) fn text(&mut self) -> Option<String> {
        let begins = self.here();
        if let Some(plain) = self.plain() {
            return Some(plain.to_owned());
        }
        // What is escaped is read by those who know how.
        let mut texts = serde_json::Deserializer::from_str(self.text.get(begins..)?).into_iter();
        let text = texts.next()?.ok()?;
        self.at = begins + texts.byte_offset();
        Some(text)
    }

    pub(super) fn number(&mut self) -> Option<f64> {
        let rest = self.text.get(self.here()..)?;
        let is_part = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E');
        let end = rest.bytes().position(|byte| !is_part(byte)).unwrap_or(rest.len());
        self.at += end;
        let written = rest.get(..end)?;
        // Rust takes a few forms more than JSON does.
        let digits = written.strip_prefix('-').unwrap_or(written).as_bytes();
        let is_json = match digits {
            [b'0', b'0'..=b'9', ..] => false,
            [b'0'..=b'9', ..] => {
                !written.contains(".e") && !written.contains(".E") && !written.ends_with('.')
            }
            _ => false,
        };
        let number: f64 = is_json.then(|| written.parse().ok())??;
        number.is_finite().then_some(number)
    }

    /// Every entry of an object: its key has been read then, and what it says is to be read.
    #[inline]
    pub(super) fn object(&mut self, mut entry: impl FnMut(&mut Self, &'a str) -> Option<()>) -> Option<()> {
        self.parts(b'{', b'}', |scan| {
            let key = scan.plain()?;
            scan.take(b':')?;
            entry(scan, key)
        })
    }

    #[inline]
    pub(super) fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut items = Vec::new();
        self.parts(b'[', b']', |scan| {
            items.push(item(scan)?);
            Some(())
        })?;
        Some(items)
    }

    #[inline]
    fn parts(&mut self, open: u8, close: u8, mut part: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.take(open)?;
        if self.peek()? == close {
            return self.take(close);
        }
        loop {
            part(self)?;
            match self.next()? {
                b',' => {}
                byte if byte == close => return Some(()),
                _ => return None,
            }
        }
    }
}

/// How many bytes come before the first that is a quote, a backslash or a control character; looked for in eight at a
/// time, where a byte that is zero alone borrows from the bit above it.
#[inline]
fn plain_length(bytes: &[u8]) -> usize {
    const EACH: u64 = u64::MAX / 255;
    let zero = |word: u64| word.wrapping_sub(EACH) & !word;
    let mut rest = bytes;
    while let Some((eight, after)) = rest.split_first_chunk() {
        let word = u64::from_le_bytes(*eight);
        let control = word.wrapping_sub(EACH * 0x20) & !word;
        let is = |byte: u8| zero(word ^ (EACH * u64::from(byte)));
        let ends = (control | is(b'"') | is(b'\\')) & (EACH * 0x80);
        if ends != 0 {
            return bytes.len() - rest.len() + ends.trailing_zeros() as usize / 8;
        }
        rest = after;
    }
    bytes.len() - rest.len() + last_length(rest)
}

#[inline(never)]
fn last_length(bytes: &[u8]) -> usize {
    let goes_on = |byte: &&u8| **byte >= b' ' && !matches!(byte, b'"' | b'\\');
    bytes.iter().take_while(goes_on).count()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::Scan;

    /// Numbers and texts, with everything that is one in other languages.
    #[test]
    fn it_takes_what_json_is_and_nothing_else() {
        for text in [
            "0",
            "-0",
            "7",
            "-7",
            "10.0",
            "0.5",
            "-0.25",
            "1e3",
            "1E+3",
            "1.5e-3",
            "123456789012345678901",
            "5e-324",
            "1e999",
            "01",
            "-01",
            "00",
            "+1",
            "1.",
            ".5",
            "-.5",
            "1.e3",
            "1.E3",
            "1e",
            "1e+",
            "-",
            "--1",
            "1-1",
            "1.2.3",
            "inf",
            "NaN",
            "0x1F",
            "1_000",
            "",
        ] {
            let mut scan = Scan::new(text);
            let ours = scan.number().filter(|_| scan.peek().is_none());
            assert_eq!(ours, serde_json::from_str(text).ok(), "{text}");
        }
        for text in [
            r#""""#,
            r#""a b""#,
            r#""é""#,
            r#""a\"b""#,
            r#""\u00e9\n\\""#,
            r#""\ud800""#,
            r#""\x""#,
            r#""a"#,
            "\"a\nb\"",
            "\"a\n\"",
            "\" \"",
            "\"123456789\n\"",
            "\"\\",
            "'a'",
            "a",
        ] {
            let mut scan = Scan::new(text);
            let ours = scan.text().filter(|_| scan.peek().is_none());
            assert_eq!(ours, serde_json::from_str(text).ok(), "{text}");
        }
    }

    #[test]
    fn lists_and_objects_are_those_of_json() {
        fn walk(scan: &mut Scan<'_>) -> Option<()> {
            match scan.peek()? {
                b'[' => scan.list(walk).map(drop),
                b'{' => scan.object(|scan, _| walk(scan)),
                b'"' => scan.text().map(drop),
                b't' | b'f' => scan.flag().map(drop),
                b'n' => scan.or_null(|_| None::<()>).map(drop),
                _ => scan.number().map(drop),
            }
        }
        for text in [
            "[]",
            "[ 1 , 2 ]",
            "{}",
            r#"{"a": 1, "b": [true, false, null]}"#,
            "\t[\r\n{ } ]  ",
            "[1,]",
            "[,1]",
            "[1 2]",
            "[",
            "]",
            r#"{"a" 1}"#,
            r#"{"a": 1,}"#,
            "{1: 2}",
            r#"{"a"}"#,
            "{a: 1}",
            "[1}",
            "[]]",
            "[] x",
            "[tru]",
            "[truex]",
            "[nul]",
            "[1]\u{a0}",
            "\u{feff}[]",
            "[1,,2]",
        ] {
            let mut scan = Scan::new(text);
            let ours = walk(&mut scan).is_some() && scan.peek().is_none();
            assert_eq!(ours, serde_json::from_str::<Value>(text).is_ok(), "{text}");
        }
    }
}
