//! What stands near a candidate: how far the words for and against it are, and whether a table's heading or a
//! name with parentheses says what it is.

use crate::window::Window;

/// The distances of the row's words from the anchor, in bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Near {
    context: Option<usize>,
    against: Option<usize>,
    after: Option<usize>,
    /// Whether the word behind the anchor has no number of its own behind it.
    alone: bool,
}

impl Near {
    pub(super) fn read(window: &Window<'_>) -> Self {
        let [context, against, after] = window.nearest();
        Self {
            context,
            against,
            after,
            alone: after.is_some_and(|distance| alone(window, distance)),
        }
    }

    /// Whether a word for it stands at most so many bytes before and none against it is nearer.
    pub(super) fn speaks(self, most: usize) -> bool {
        self.context
            .is_some_and(|near| near <= most && self.against.is_none_or(|against| near <= against))
    }

    /// Whether a word for it stands at most so many bytes behind.
    pub(super) fn follows(self, most: usize) -> bool {
        self.after.is_some_and(|near| near <= most)
    }

    /// The same, and the word is not about a number behind it.
    pub(super) fn follows_alone(self, most: usize) -> bool {
        self.alone && self.follows(most)
    }

    /// Whether a word against it stands at most so many bytes before and none for it is nearer.
    pub(super) fn denies(self, most: usize) -> bool {
        self.against
            .is_some_and(|near| near <= most && self.context.is_none_or(|context| near < context))
    }
}

/// Whether the word behind the anchor has no number of its own: in `12-34 Lisboa, tel. 56` it is about the 56.
fn alone(window: &Window<'_>, distance: usize) -> bool {
    let word = window.anchor().end + distance;
    let end = window.bytes().len().min(word + 24);
    !window.slice(word..end).iter().any(u8::is_ascii_digit)
}

/// Whether the value stands in parentheses behind a name: `Jane Doe (…)`, `Laurent de Mary (…)`.
pub(super) fn named(window: &Window<'_>, start: usize, end: usize) -> bool {
    if window.prev(start) != b'(' || window.at(end) != b')' || Near::read(window).denies(10) {
        return false;
    }
    let head = tail_text(window.slice(start.saturating_sub(40)..start - 1));
    let mut words = head.split_ascii_whitespace().rev();
    // A script without capitals writes a name in one word.
    let caseless = |w: &str| {
        w.chars()
            .next()
            .is_some_and(|c| c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase())
    };
    let last = words.next().unwrap_or_default();
    let mut capital = || words.next().is_some_and(|w| w.starts_with(char::is_uppercase));
    head.ends_with(' ')
        && (caseless(last) || (last.starts_with(char::is_uppercase) && (capital() || capital() || capital())))
}

/// The text of a slice that may start inside of a character.
fn tail_text(bytes: &[u8]) -> &str {
    (0..4)
        .find_map(|cut| std::str::from_utf8(bytes.get(cut..)?).ok())
        .unwrap_or_default()
}

/// How many lines above a value are searched for the headings of its column.
const LINES: usize = 8;
/// A row of a table is looked at up to so many bytes before the value.
pub(crate) const ROW: usize = 256;

/// Whether the value is a whole field of its own (tabs, commas, quotes, bars or line ends around it) and a field
/// or line next to it is an e-mail address.
pub(super) fn beside_email(window: &Window<'_>, start: usize, end: usize) -> bool {
    let border = |b: u8| {
        matches!(
            b,
            0 | b'\t' | b'\n' | b'\r' | b',' | b';' | b'|' | b'\'' | b'"' | b'(' | b')' | b':'
        )
    };
    let skip = |b: u8| b == b' ';
    let left = window.backward(start, 2, skip);
    let right = window.forward(end, 2, skip);
    let address = |bytes: &[u8]| {
        bytes
            .iter()
            .position(|b| *b == b'@')
            .is_some_and(|at| at > 0 && bytes.get(at + 1..).unwrap_or_default().contains(&b'.'))
    };
    border(window.prev(left))
        && border(window.at(right))
        && (address(window.slice(left.saturating_sub(48)..left))
            || address(window.slice(right..window.bytes().len().min(right + 44))))
}

/// Whether the value at `start` is a field of a table (comma, semicolon, tab or bar) under a heading with one of
/// these words, all in lower case.
pub(super) fn column(window: &Window<'_>, start: usize, headings: &[&str]) -> bool {
    let before = window.slice(0..start);
    let least = start.saturating_sub(ROW);
    let tail = before.get(least..).unwrap_or_default();
    // A field's value stands right behind a delimiter: most numbers do not.
    let delimited = tail
        .iter()
        .rev()
        .find(|b| !matches!(b, b' ' | b'"' | b'\'' | b'(' | b'+'));
    if !delimited.is_some_and(|b| matches!(b, b',' | b';' | b'\t' | b'|')) {
        return false;
    }
    let Some(line) = tail.iter().rposition(|b| *b == b'\n') else {
        return false;
    };
    let break_at = least + line;
    let line = before.get(break_at + 1..).unwrap_or_default();
    let Some((delimiter, field)) = place(line) else {
        return false;
    };
    before
        .get(..break_at)
        .unwrap_or_default()
        .rsplit(|b| *b == b'\n')
        .take(LINES)
        .take_while(|line| !line.is_empty())
        .filter(|line| !line.iter().any(u8::is_ascii_digit))
        .any(|line| {
            let heading = line.split(|b| *b == delimiter).nth(field).unwrap_or_default();
            let heading = tail_text(heading).to_lowercase();
            headings.iter().any(|word| heading.contains(word))
        })
}

/// The delimiter of a line up to a value, and the index of the value's field; a single column has none, and
/// neither has a value that other words of its field stand before.
fn place(line: &[u8]) -> Option<(u8, usize)> {
    const DELIMITERS: [u8; 4] = [b'\t', b'|', b';', b','];
    let mut counts = [0_usize; 4];
    let mut quoted = false;
    for byte in line {
        quoted ^= *byte == b'"';
        if !quoted {
            for (count, delimiter) in counts.iter_mut().zip(DELIMITERS) {
                *count += usize::from(*byte == delimiter);
            }
        }
    }
    let mut best = None;
    for (delimiter, count) in DELIMITERS.into_iter().zip(counts) {
        if count > best.map_or(0, |(_, most)| most) {
            best = Some((delimiter, count));
        }
    }
    let (delimiter, count) = best?;
    let field = line.rsplit(|b| *b == delimiter).next().unwrap_or_default();
    let first = field
        .iter()
        .all(|b| matches!(b, b' ' | b'"' | b'\'' | b'(' | b'+'));
    first.then_some((delimiter, count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields() {
        let cases: [(&str, Option<(u8, usize)>); 6] = [
            ("a,b,", Some((b',', 2))),
            ("\"Doe, Jane\";x;", Some((b';', 2))),
            ("\"Doe, Jane\",", Some((b',', 1))),
            ("| a | ", Some((b'|', 2))),
            ("plain ", None),
            ("a,see ", None),
        ];
        for (line, expected) in cases {
            assert_eq!(place(line.as_bytes()), expected, "{line}");
        }
    }
}
