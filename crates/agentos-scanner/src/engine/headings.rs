//! The columns of tables: which field of its line a number stands in, and what the lines above that may be headings
//! say of it. Lines are read once, and a heading's words once for each delimiter, so that a table of a thousand
//! numbers costs what its bytes cost.

use crate::find::find;
use crate::pii::{Column, Heading, delimits, headings, opens};

use super::state::Buffer;

/// How many lines above a value are searched for the heading of its column.
const LINES: usize = 8;
/// A value begins at most so many bytes behind the end of the line above.
const ROW: usize = 256;
/// A value may begin so many bytes before its first digit.
const FRONT: usize = 64;
/// What stands between fields. Of two that a line has as often, the first counts.
const DELIMITERS: [u8; 4] = [b'\t', b'|', b';', b','];

/// What is known of the lines above a number, as numbers come in order.
#[derive(Debug, Default)]
pub(super) struct Headings {
    /// Up to here line ends have been looked for.
    searched: usize,
    /// The number's own line, once it is known where it begins.
    row: Option<Row>,
    /// How many lines stand above it, from one that is empty on.
    count: usize,
    /// Those of them without digits, as headings are: how many, and the last ones in turns.
    free: usize,
    lines: [Line; LINES],
}

/// The line that is being read.
#[derive(Clone, Copy, Debug)]
struct Row {
    start: usize,
    /// Up to here its fields have been counted.
    read_to: usize,
    quoted: bool,
    /// For each delimiter how many stand outside of quotes, and where the last one ends, quoted or not.
    counts: [usize; DELIMITERS.len()],
    ends: [usize; DELIMITERS.len()],
}

/// A line above without digits.
#[derive(Debug, Default)]
struct Line {
    /// How many stand above it.
    number: usize,
    start: usize,
    end: usize,
    /// What each field says, once a delimiter is known.
    delimiter: u8,
    says: Vec<Heading>,
}

impl Headings {
    /// The column of a number whose first digit is there, as a window sees it that begins at `base`: of a line that
    /// it does not hold from its beginning on nobody knows the fields.
    pub(super) fn column(&mut self, buffer: Buffer<'_>, start: usize, base: usize) -> Column {
        self.read(buffer, start, base);
        let Some(row) = self.row.as_mut() else {
            return Column::default();
        };
        let (count, free) = (self.count, self.free);
        let near = |line: &Line| count - line.number <= LINES;
        let nearest = free.checked_sub(1).and_then(|last| self.lines.get(last % LINES));
        if !nearest.is_some_and(near) || start - row.start >= ROW + FRONT {
            return Column::default();
        }
        let Some((delimiter, field, from)) = row.field(buffer, start) else {
            return Column::default();
        };
        let mut says = Heading::NONE;
        for back in 1..=free.min(LINES) {
            let line = self.lines.get_mut((free - back) % LINES);
            let Some(line) = line.filter(|line| near(line) && line.start >= base) else {
                break;
            };
            says = says | line.says(buffer, delimiter, field);
        }
        Column {
            says,
            starts: from..row.start + ROW,
        }
    }

    /// Reads on to the number.
    fn read(&mut self, buffer: Buffer<'_>, start: usize, base: usize) {
        // The byte before a line says that it begins there.
        let far = base.saturating_sub(1);
        if self.searched < far || self.searched == 0 {
            self.searched = far;
            self.row = (far == 0).then_some(Row::new(0));
            (self.count, self.free) = (0, 0);
        }
        while let Some(end) = find(buffer.slice(self.searched..start), b'\n') {
            self.searched += end + 1;
            self.end_line(buffer);
        }
        self.searched = start;
    }

    /// A line has ended right before what is not searched yet.
    fn end_line(&mut self, buffer: Buffer<'_>) {
        let Some(row) = self.row.replace(Row::new(self.searched)) else {
            return;
        };
        let end = self.searched - 1;
        let bytes = buffer.slice(row.start..end);
        if bytes.is_empty() {
            // The table has ended.
            (self.count, self.free) = (0, 0);
            return;
        }
        if !bytes.iter().any(u8::is_ascii_digit) {
            if let Some(line) = self.lines.get_mut(self.free % LINES) {
                (line.number, line.start, line.end, line.delimiter) = (self.count, row.start, end, 0);
            }
            self.free += 1;
        }
        self.count += 1;
    }
}

impl Row {
    const fn new(start: usize) -> Self {
        Self {
            start,
            read_to: start,
            quoted: false,
            counts: [0; DELIMITERS.len()],
            ends: [0; DELIMITERS.len()],
        }
    }

    /// The delimiter of the line up to a place, how many stand before it, and where the last of them ends. A line
    /// of a single field has none.
    fn field(&mut self, buffer: Buffer<'_>, to: usize) -> Option<(u8, usize, usize)> {
        let fresh = buffer.slice(self.read_to..to);
        for (at, byte) in fresh.iter().enumerate() {
            if *byte == b'"' {
                self.quoted = !self.quoted;
            } else if delimits(*byte) {
                let places = self.counts.iter_mut().zip(&mut self.ends);
                for ((count, end), delimiter) in places.zip(DELIMITERS) {
                    if *byte == delimiter {
                        *count += usize::from(!self.quoted);
                        *end = self.read_to + at + 1;
                    }
                }
            }
        }
        self.read_to = to;
        let mut best = (0, 0, 0);
        let places = self.counts.iter().zip(self.ends);
        for ((count, end), delimiter) in places.zip(DELIMITERS) {
            if *count > best.1 {
                best = (delimiter, *count, end);
            }
        }
        (best.1 > 0).then_some(best)
    }
}

impl Line {
    /// What its field says.
    fn says(&mut self, buffer: Buffer<'_>, delimiter: u8, field: usize) -> Heading {
        if self.delimiter != delimiter {
            self.delimiter = delimiter;
            headings(buffer.slice(self.start..self.end), delimiter, &mut self.says);
        }
        self.says.get(field).copied().unwrap_or_default()
    }
}

/// Whether a delimiter of fields stands before a number, with nothing between but what may open a value.
pub(super) fn is_field(buffer: Buffer<'_>, start: usize) -> bool {
    let before = buffer.slice(start.saturating_sub(ROW)..start);
    before
        .iter()
        .rev()
        .find(|byte| !opens(**byte))
        .is_some_and(|byte| delimits(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the headings above the last digit say, as a window sees it that begins at `base`, all digits before it
    /// having been asked for.
    fn last(text: &str, base: usize) -> Column {
        let buffer = Buffer::new(text.as_bytes(), 0);
        let mut headings = Headings::default();
        let digits = text.match_indices(|c: char| c.is_ascii_digit());
        digits
            .map(|(start, _)| headings.column(buffer, start, base))
            .last()
            .unwrap()
    }

    #[test]
    fn columns() {
        let (dob, none) = ("dob", "x");
        let says = |word: &str| {
            let mut says = Vec::new();
            headings(word.as_bytes(), b',', &mut says);
            says[0]
        };
        let cases = [
            ("1\n", none),
            ("x,dob\n-,1", dob),
            ("dob,x\n-,1", none),
            ("x,dob\n1", none),
            ("x,dob\n1,1", dob),
            ("x,dob\n1,1\n1,1\n1,1", dob),
            ("x,dob\n1,1\n\n1,1", none),
            ("x,dob\n,1\n,2\n,3\n,4\n,5\n,6\n,7\n,8", dob),
            ("x,dob\n,1\n,2\n,3\n,4\n,5\n,6\n,7\n,8\n,9", none),
            ("\nx,1\n,2", none),
            (",1\nx,dob\n,2", dob),
            ("x,dob\ny,z\n,1", dob),
            ("x,dob 1\n,1", none),
            // Another delimiter, quotes, more of one than of another.
            ("x|dob\n,1", none),
            ("x|dob\n |1", dob),
            ("x;dob\n\"a;b\";1", dob),
            ("a;b;dob\n,;;1", dob),
            ("a;dob;c\n,;,;1", none),
            ("a,dob\n;,1", none),
            ("a;dob\n;,1", dob),
        ];
        for (text, expected) in cases {
            assert_eq!(last(text, 0).says, says(expected), "{text:?}");
        }
    }

    #[test]
    fn a_line_counts_that_the_window_holds_from_its_beginning_on() {
        let text = "1\nx,dob\n-,1";
        for (base, expected) in [(0, true), (1, true), (2, true), (3, false), (8, false)] {
            let mut headings = Headings::default();
            let buffer = Buffer::new(text.as_bytes(), 0);
            let column = headings.column(buffer, 10, base);
            assert_eq!(column.says != Heading::NONE, expected, "{base}");
        }
    }

    #[test]
    fn where_a_value_may_begin() {
        assert_eq!(last("x,dob\n-, 1", 0).starts, 8..6 + ROW);
        let far = |len: usize| format!("x,dob\n{},1", "-".repeat(len));
        assert_ne!(last(&far(300), 0), Column::default());
        assert_eq!(last(&far(320), 0), Column::default());
    }
}
