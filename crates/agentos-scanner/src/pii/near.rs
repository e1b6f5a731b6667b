//! What stands near a candidate: how far the words for and against it are, and whether a table's heading or a
//! name with parentheses says what it is.

use super::heading::{Column, Heading, opens};
use crate::redact::mask::mask_at;
use crate::window::Window;

/// The distances of the row's words from the anchor, in bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Near {
    context: Option<usize>,
    against: Option<usize>,
    after: Option<usize>,
}

/// So many digits in one number are what a word before them was about.
const OWN: usize = 9;

impl Near {
    pub(super) fn read(window: &Window<'_>) -> Self {
        let [context, against, after] = window.nearest();
        Self {
            context,
            against,
            after,
        }
    }

    /// Whether a word for it stands at most so many bytes before and none against it is nearer.
    pub(super) fn speaks(self, most: usize) -> bool {
        self.context
            .is_some_and(|near| near <= most && self.against.is_none_or(|against| near <= against))
    }

    /// The same, and the word has no number of its own before this one: in `SSN 123-45-6789, ref 987654321` it is
    /// not about the second, but in `SSN 123-45-6789 or 987654321` it is.
    pub(super) fn speaks_of(self, window: &Window<'_>, most: usize) -> bool {
        self.speaks(most) && !self.context.is_some_and(|distance| spent(window, distance))
    }

    /// Whether a key of its own stands right before the anchor (`iat=…`), and the word for it stands before that and
    /// before other things.
    pub(super) fn keyed(window: &Window<'_>, words: impl Fn() -> Self) -> bool {
        let start = window.anchor().start;
        let sign = window.backward(start, 2, |b| matches!(b, b' ' | b'"' | b'\''));
        if !matches!(window.prev(sign), b'=' | b':') {
            return false;
        }
        let Some(distance) = words().context else {
            return false;
        };
        let name = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'"' | b'\'' | 0x80..);
        let key = window.backward(sign - 1, 40, name);
        let between = window.slice(start.saturating_sub(distance)..key);
        key < sign - 1 && between.iter().any(|b| !matches!(b, b' ' | b'_' | b'-' | b'.'))
    }

    /// Whether a thing is named between the word for it and the anchor: a small word that neither ties the two
    /// together nor belongs to a number's label.
    pub(super) fn about_another(self, window: &Window<'_>) -> bool {
        const TIES: [&str; 30] = [
            "from", "with", "this", "that", "back", "here", "after", "please", "under", "unter", "using",
            "line", "direct", "home", "work", "office", "phone", "mobile", "cell", "lautet", "luidt", "este",
            "esta", "sotto", "sous", "chez", "meine", "mijn", "your", "their",
        ];
        let start = window.anchor().start;
        let Some(distance) = self.context else {
            return false;
        };
        window
            .slice(start.saturating_sub(distance)..start)
            .split(|b| !(b.is_ascii_alphabetic() || *b >= 0x80))
            .any(|word| {
                word.len() > 3
                    && word.iter().all(u8::is_ascii_lowercase)
                    && !word.starts_with(b"num")
                    && !word.starts_with(b"nom")
                    && !TIES.iter().any(|tie| word == tie.as_bytes())
            })
    }

    /// Whether a word for it stands at most so many bytes behind.
    pub(super) fn follows(self, most: usize) -> bool {
        self.after.is_some_and(|near| near <= most)
    }

    /// The same, and the word is not about a number behind it.
    pub(super) fn follows_alone(self, window: &Window<'_>, most: usize) -> bool {
        self.follows(most) && self.after.is_some_and(|distance| alone(window, distance))
    }

    /// Whether words alone lead from the value's end to a word for it: `123 as my tax number`.
    pub(super) fn named_behind(self, window: &Window<'_>, end: usize) -> bool {
        let Some(distance) = self.after else { return false };
        let between = window.slice(end..(window.anchor().end + distance).max(end));
        between.len() <= 16
            && between.starts_with(b" ")
            && between
                .iter()
                .all(|b| b.is_ascii_alphabetic() || matches!(b, b' ' | 0x80..))
            && alone(window, distance)
    }

    /// Whether a word against it stands at most so many bytes before and none for it is nearer.
    pub(super) fn denies(self, most: usize) -> bool {
        self.against
            .is_some_and(|near| near <= most && self.context.is_none_or(|context| near < context))
    }
}

/// Whether a number stands between the word and the anchor, and more than a list's signs between the two numbers.
fn spent(window: &Window<'_>, distance: usize) -> bool {
    let start = window.anchor().start;
    let between = window.slice(start.saturating_sub(distance)..start);
    let (mut digits, mut opened) = (0, false);
    let own = between.iter().position(|b| {
        match b {
            b'0'..=b'9' => digits += 1,
            b' ' | b'-' | b'.' | b'/' | b'(' | b')' => {}
            _ => {
                digits = 0;
                opened |= *b == b'[';
            }
        }
        digits == OWN
    });
    let mask = opened.then(|| mask_in(between)).flatten();
    let Some(own) = own.into_iter().chain(mask).min() else {
        return false;
    };
    let gap = between.get(own..).unwrap_or_default();
    // A remark in brackets is no word of the sentence.
    let word = |part: &&[u8]| part.iter().any(u8::is_ascii_alphabetic) && !part.starts_with(b"(");
    let mut words = gap
        .split(|b| !(b.is_ascii_alphabetic() || matches!(b, b'(' | 0x80..)))
        .filter(word);
    let signed = gap.contains(&b'=') || gap.contains(&b'\n');
    match (words.next(), words.next()) {
        (None, _) => gap.windows(2).any(|two| two == b"\n\n"),
        // `or`, `oder`, `eller`
        (Some(one), None) => signed || one.len() > 5 || one.iter().any(u8::is_ascii_uppercase),
        _ => true,
    }
}

/// Where a mask ends: what stood there was a value, so that a redacted text reads as it did before.
pub(super) fn mask_in(bytes: &[u8]) -> Option<usize> {
    let opening = bytes.iter().enumerate().filter(|(_, b)| **b == b'[');
    opening.filter_map(|(at, _)| mask_at(bytes, at)).next()
}

/// Whether the word behind the anchor has no number of its own: in `12-34 Lisboa, tel. 56` it is about the 56, and
/// a word on the next line is about what that line says.
fn alone(window: &Window<'_>, distance: usize) -> bool {
    let end = window.anchor().end;
    let word = end + distance;
    if window.slice(end..word).contains(&b'\n') {
        return false;
    }
    // In `jane@tel.example` it is no word.
    if matches!(window.prev(word), b'.' | b'@' | b'-' | b'_') {
        return false;
    }
    let behind = window.slice(word..window.bytes().len().min(word + 64));
    // A full stop behind an abbreviation ends nothing: `tel. 56`.
    let ends = |at: usize| {
        let more = behind.get(at + 1..).unwrap_or_default();
        matches!(more, [b' ' | b'\n', next, ..] if !next.is_ascii_digit() && !matches!(next, b'+' | b'(' | b'['))
    };
    let mut end = behind.len();
    for (at, byte) in behind.iter().enumerate() {
        match byte {
            b'0'..=b'9' if at < 24 => return false,
            b'.' | b'!' | b'?' if ends(at) => {
                end = at;
                break;
            }
            _ => {}
        }
    }
    mask_in(behind.get(..end).unwrap_or_default()).is_none()
}

/// Whether the value stands in brackets behind a name: `Jane Doe (…)`, `Laurent de Mary […]`.
pub(super) fn named(window: &Window<'_>, start: usize, end: usize) -> bool {
    if !matches!((window.prev(start), window.at(end)), (b'(', b')') | (b'[', b']')) {
        return false;
    }
    // `Order Number (…)`, but not `the order: Jane Doe (…)`.
    let label = window.slice(start.saturating_sub(10)..start);
    if !label.contains(&b':') && Near::read(window).denies(10) {
        return false;
    }
    let head = tail_text(window.slice(start.saturating_sub(64)..start - 1));
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

/// Whether the value is a whole field of its own (tabs, commas, quotes, bars or line ends around it) and a field
/// or line next to it is an e-mail address; or whether a sign that spaces set apart ties it to one: `jane@a.example / 1`.
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
    let before = window.slice(left.saturating_sub(48)..left);
    let behind = window.slice(right..window.bytes().len().min(right + 44));
    // `993,994.95 €` is an amount.
    let amount = window.prev(left) == b',' && window.prev(left - 1).is_ascii_digit()
        || window.at(right) == b',' && window.at(right + 1).is_ascii_digit();
    let bordered = !amount
        && border(window.prev(left))
        && border(window.at(right))
        && (address(before) || address(behind));
    // The word beyond a sign that stands alone; en dashes and bullets have several bytes.
    let sign = |words: Option<&[u8]>| {
        words.is_some_and(|w| w == b"/" || matches!(w.len(), 2 | 3) && w.iter().all(|b| *b >= 0x80))
    };
    let mut back = before.rsplit(|b| b.is_ascii_whitespace());
    let mut ahead = behind.split(|b| b.is_ascii_whitespace());
    bordered
        || left < start && sign(back.next()) && back.next().is_some_and(address)
        || right > end && sign(ahead.next()) && ahead.next().is_some_and(address)
}

/// Whether the value at `start` is a field of a table (comma, semicolon, tab or bar) under a heading that says so.
pub(super) fn column(window: &Window<'_>, start: usize, heading: Heading) -> bool {
    let Column { says, starts } = &window.column;
    says.says(heading)
        && starts.contains(&start)
        && window.slice(starts.start..start).iter().all(|b| opens(*b))
}
