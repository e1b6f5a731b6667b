//! Reads a date as people write it: numbers in any order, month names in some thirty languages, years of East
//! Asian dates. It gives the place only, no value.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::pii::digits::{Around, byte, char_at, char_before, joins, separator};

/// What may stand between the parts besides spaces, dots, commas and dashes.
const LINKS: &[&str] = &[
    "of", "de", "del", "di", "da", "do", "den", "der", "the", "st", "nd", "rd", "th", "er", "re", "e", "г",
    "m", "d", "an",
];

/// For each letter a bit for each length of the linking words that begin with it.
static LENGTHS: [u8; 32] = {
    let mut lengths = [0; 32];
    let mut at = 0;
    while at < LINKS.len() {
        #[expect(clippy::indexing_slicing, reason = "checked when compiled")]
        {
            let link = LINKS[at].as_bytes();
            lengths[link[0] as usize & 31] |= 1 << link.len();
        }
        at += 1;
    }
    lengths
};

/// A number at `at`: its value, its digits' count, and its end.
fn digits(text: &[u8], at: usize) -> Option<(u32, usize, usize)> {
    let mut end = at;
    let mut value = 0;
    while byte(text, end).is_ascii_digit() && end - at < 9 {
        value = value * 10 + u32::from(byte(text, end) - b'0');
        end += 1;
    }
    (end > at && end - at < 9).then_some((value, end - at, end))
}

/// A year that somebody alive, or lately so, can be born in. Buddhist years count 543 more.
fn year(value: u32, len: usize) -> bool {
    len == 4 && ((1890..=2035).contains(&value) || (2433..=2578).contains(&value))
}

fn day_month(a: u32, b: u32) -> bool {
    let day = |d: u32| (1..=31).contains(&d);
    let month = |m: u32| (1..=12).contains(&m);
    (day(a) && month(b)) || (month(a) && day(b))
}

/// The word at `at`, in lower case, and its end.
fn word(text: &[u8], at: usize) -> (String, usize) {
    let mut end = at;
    let mut lower = String::new();
    while let Some(c) =
        char_at(text, end).filter(|c| c.is_alphabetic() || ('\u{900}'..'\u{1000}').contains(c))
    {
        if lower.len() > 40 {
            break;
        }
        if c.is_ascii() {
            lower.push(c.to_ascii_lowercase());
        } else {
            lower.extend(c.to_lowercase());
        }
        end += c.len_utf8();
    }
    (lower, end)
}

/// The start of the word that ends at `end`.
fn word_start(text: &[u8], end: usize) -> usize {
    let mut start = end;
    // `出生于September`: a script without spaces is no part of the word.
    while end - start <= 40 {
        if byte(text, start.wrapping_sub(1)).is_ascii_alphabetic() {
            start -= 1;
            continue;
        }
        match char_before(text, start).filter(|c| c.is_alphabetic() && joins(*c)) {
            Some(c) => start -= c.len_utf8(),
            None => break,
        }
    }
    start
}

/// Whether a word can be read at `at`.
fn wordy(text: &[u8], at: usize) -> bool {
    let b = byte(text, at);
    b.is_ascii_alphabetic() || b >= 0x80
}

/// The names of months by their first two bytes, since there are hundreds.
static STEMS: LazyLock<HashMap<[u8; 2], Vec<&'static str>>> = LazyLock::new(|| {
    let mut stems: HashMap<_, Vec<_>> = HashMap::new();
    for stem in super::months::MONTHS {
        let head = stem.as_bytes().first_chunk().copied().unwrap_or_default();
        stems.entry(head).or_default().push(*stem);
    }
    stems
});

/// Whether the word at `at` may be a month, by its first letters; of what is beyond ASCII this says nothing.
fn may_be_month(text: &[u8], at: usize) -> bool {
    /// For each letter a bit for each letter that follows it in the name of a month.
    static HEADS: LazyLock<[u32; 26]> = LazyLock::new(|| {
        let mut heads = [0; 26];
        for [first, second] in STEMS.keys() {
            let head = heads.get_mut(usize::from(first.wrapping_sub(b'a')));
            if let (Some(seconds), b'a'..=b'z') = (head, second) {
                *seconds |= 1_u32 << (second - b'a');
            }
        }
        heads
    });
    let head = [byte(text, at), byte(text, at + 1), byte(text, at + 2)];
    if head.iter().any(|b| *b >= 0x80) {
        return true;
    }
    let [first, second, _] = head.map(|b| b.to_ascii_lowercase());
    let seconds = HEADS.get(usize::from(first.wrapping_sub(b'a')));
    head.iter().all(u8::is_ascii_alphabetic)
        && seconds.is_some_and(|seconds| seconds >> (second - b'a') & 1 == 1)
}

fn month(word: &str) -> bool {
    let near = word.as_bytes().first_chunk().and_then(|head| STEMS.get(head));
    word.chars().count() >= 3 && near.is_some_and(|stems| stems.iter().any(|stem| word.starts_with(stem)))
}

/// Past spaces, dots, commas, apostrophes, dashes and linking words: at most three of the latter.
fn skip(text: &[u8], at: usize) -> usize {
    let mut at = at;
    for _ in 0..3 {
        let from = at;
        while let Some(c) = char_at(text, at)
            .filter(|c| separator(*c).is_some() || matches!(c, ',' | '\'' | 'º' | 'ª' | '°' | '’'))
        {
            at += c.len_utf8();
            if at - from > 6 {
                return at;
            }
        }
        match link(text, at) {
            Some(end) => at = end,
            None => return at,
        }
    }
    at
}

/// The end of the linking word at `at`.
fn link(text: &[u8], at: usize) -> Option<usize> {
    if !wordy(text, at) {
        return None;
    }
    // Those in ASCII have three letters at most.
    let head = text.get(at..text.len().min(at + 4)).unwrap_or_default();
    let letters = head.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    if letters > 3 {
        return None;
    }
    if letters > 0 && byte(text, at + letters) < 0x80 {
        let head = head.get(..letters)?;
        let lengths = LENGTHS.get(usize::from(byte(head, 0) & 31)).copied().unwrap_or(0);
        let known = lengths >> letters & 1 == 1
            && LINKS
                .iter()
                .any(|link| link.as_bytes().eq_ignore_ascii_case(head));
        return known.then_some(at + letters);
    }
    let (link, end) = word(text, at);
    LINKS.contains(&link.as_str()).then_some(end)
}

/// One separator and the space that may follow a dot.
fn single(text: &[u8], at: usize) -> Option<(u8, usize)> {
    let c = char_at(text, at)?;
    let class = separator(c)?;
    let mut end = at + c.len_utf8();
    if class == b'.' && byte(text, end) == b' ' {
        end += 1;
    }
    Some((class, end))
}

/// What may stand behind the first number of a date: at most two digits, unless a month stands before it.
pub(super) fn shape(len: usize, separator: u8, next: usize) -> bool {
    match (len, separator) {
        (8, _) | (_, 0) => true,
        (4, b' ') => next == 0,
        (4, _) => next <= 2,
        (_, b' ') => true,
        _ => next <= 2,
    }
}

/// A quick no for digits that start no date: what stands beside them is neither a separator with digits nor a word.
pub(super) fn likely(around: &Around<'_>) -> bool {
    let letter = |b: u8| b.is_ascii_alphabetic() || b >= 0x80;
    let (sep, len) = around.next;
    let [next, after] = around.behind;
    match around.len {
        8 => true,
        4 => sep != 0 || next >= 0x80,
        _ => {
            (sep != 0 && matches!(len, 1 | 2))
                || letter(next) && may_go_on(next, after)
                || (sep != 0 && (letter(after) || matches!(after, b' ' | b'.' | b',' | b'\'' | b'-' | b'/')))
                || matches!(next, b',' | b' ') && around.behind_word()
        }
    }
}

/// Whether a word that begins so may go on a date: a month or a linking word; of what is beyond ASCII this says nothing.
fn may_go_on(first: u8, second: u8) -> bool {
    /// For each letter a bit for each letter that may follow it, and the lowest for none.
    static HEADS: LazyLock<[u32; 32]> = LazyLock::new(|| {
        let mut heads = [0; 32];
        let links = LINKS.iter().map(|link| link.as_bytes());
        let months = super::months::MONTHS.iter().map(|month| month.as_bytes());
        for word in links.chain(months).filter(|word| byte(word, 0) < 0x80) {
            if let Some(seconds) = heads.get_mut(usize::from(byte(word, 0) & 31)) {
                *seconds |= 1_u32 << (byte(word, 1) & 31);
            }
        }
        heads
    });
    if first >= 0x80 || second >= 0x80 {
        return true;
    }
    let second = if second.is_ascii_alphabetic() {
        second & 31
    } else {
        0
    };
    let seconds = HEADS.get(usize::from(first & 31)).copied().unwrap_or(0);
    seconds >> second & 1 == 1
}

/// The date whose first digits are at `start`; a month name may stand before them.
pub(super) fn date(text: &[u8], start: usize) -> Option<Range<usize>> {
    let (value, len, end) = digits(text, start)?;
    let found = match len {
        4 if year(value, len) => year_first(text, end).map(|end| start..end),
        8 => {
            let (y, m, d) = (value / 10_000, value / 100 % 100, value % 100);
            (year(y, 4) && (1..=12).contains(&m) && (1..=31).contains(&d)).then_some(start..end)
        }
        1 | 2 => numbers(text, value, end).map(|end| start..end).or_else(|| {
            let from = skip(text, end);
            let end = month_second(text, value, from);
            end.map(|end| start..end)
                .or_else(|| month_first(text, value, start, from))
        }),
        _ => None,
    }?;
    let next = byte(text, found.end);
    let goes_on = next.is_ascii_digit()
        || (matches!(next, b'-' | b'/' | b'.') && byte(text, found.end + 1).is_ascii_digit());
    (!goes_on).then_some(found)
}

/// `1990-05-03`, `1990. 05. 03`, `1990. május 3`, `1990年5月3日`.
fn year_first(text: &[u8], at: usize) -> Option<usize> {
    if let Some(after) = asian(text, at, &['年', '년']) {
        let (m, _, end) = digits(text, after)?;
        let (d, _, end) = digits(text, asian(text, end, &['月', '월'])?)?;
        let end = asian(text, end, &['日', '일'])
            .map_or(end, |end| if byte(text, end - 1) == b' ' { end - 1 } else { end });
        return day_month(d, m).then_some(end);
    }
    if let Some((class, from)) = single(text, at)
        && let Some((m, 1 | 2, end)) = digits(text, from)
    {
        let (again, from) = single(text, end).filter(|(again, _)| *again == class)?;
        let (d, 1 | 2, end) = digits(text, from)? else {
            return None;
        };
        return (again != b' ' && (1..=12).contains(&m) && (1..=31).contains(&d)).then_some(end);
    }
    let from = skip(text, at);
    if !wordy(text, from) || !may_be_month(text, from) {
        return None;
    }
    let (name, end) = word(text, from);
    let (d, 1 | 2, end) = digits(text, skip(text, end))? else {
        return None;
    };
    (month(&name) && (1..=31).contains(&d)).then_some(end)
}

/// Past a character that names a part, and the space behind it.
fn asian(text: &[u8], at: usize, names: &[char]) -> Option<usize> {
    let c = char_at(text, at).filter(|c| names.contains(c))?;
    let end = at + c.len_utf8();
    Some(end + usize::from(byte(text, end) == b' '))
}

/// `03.05.1990`, `5/3/1990`, `03-05-90`.
fn numbers(text: &[u8], first: u32, at: usize) -> Option<usize> {
    let (class, from) = single(text, at)?;
    let (second, 1 | 2, end) = digits(text, from)? else {
        return None;
    };
    let (again, from) = single(text, end)?;
    let (y, len, end) = digits(text, from)?;
    let fits = year(y, len) || (len == 2 && class != b' ');
    (again == class && fits && day_month(first, second)).then_some(end)
}

/// `3 May 1990`, `3. Mai 1990`, `3 de mayo de 1990`, `3rd of May, 1990`, `03-May-90`: the month stands at `from`.
fn month_second(text: &[u8], day: u32, from: usize) -> Option<usize> {
    if !wordy(text, from) || !may_be_month(text, from) {
        return None;
    }
    let (name, end) = word(text, from);
    let from = skip(text, end);
    let (mut y, mut len, mut end) = digits(text, from)?;
    // `tháng 5 năm 1990`, `3 เมษายน พ.ศ. 2533` put a number or era between.
    if name == "tháng" {
        let (_, era) = word(text, skip(text, end));
        (y, len, end) = digits(text, skip(text, era))?;
    }
    let fits = year(y, len) || (len == 2 && from - end.min(from) < 3);
    ((1..=31).contains(&day) && month(&name) && fits).then_some(end)
}

/// `May 3, 1990`: the month stands before the day, and the year at `from`.
fn month_first(text: &[u8], day: u32, start: usize, from: usize) -> Option<Range<usize>> {
    let (y, len, end) = digits(text, from)?;
    if !year(y, len) {
        return None;
    }
    let mut name_end = start;
    for _ in 0..3 {
        let Some(c) = char_before(text, name_end).filter(|c| separator(*c).is_some()) else {
            break;
        };
        name_end -= c.len_utf8();
    }
    let from = word_start(text, name_end);
    if from == name_end || !may_be_month(text, from) {
        return None;
    }
    let (name, _) = word(text.get(..name_end)?, from);
    (name_end < start && (1..=31).contains(&day) && month(&name)).then_some(from..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_right_behind_a_number() {
        for (text, expected) in [
            ("rd of May", true),
            ("Mai 1990", true),
            ("août 1990", true),
            ("e mai", true),
            ("мая", true),
            ("gn0r3", false),
            ("x 1990", false),
            ("mx", false),
        ] {
            let [first, second] = [0, 1].map(|at| byte(text.as_bytes(), at));
            assert_eq!(may_go_on(first, second), expected, "{text}");
        }
    }

    #[test]
    fn written_forms() {
        let cases = [
            ("1990-05-03", Some("1990-05-03")),
            ("1990-05-03T10:00:00Z", Some("1990-05-03")),
            ("03.05.1990.", Some("03.05.1990")),
            ("5/3/1990", Some("5/3/1990")),
            ("3. 5. 1990", Some("3. 5. 1990")),
            ("03/05/90", Some("03/05/90")),
            ("19900503", Some("19900503")),
            ("30 Aug 2004", Some("30 Aug 2004")),
            ("3rd of May, 1990", Some("3rd of May, 1990")),
            ("3. März 1990", Some("3. März 1990")),
            ("1er mai 1990", Some("1er mai 1990")),
            ("3 de mayo de 1990", Some("3 de mayo de 1990")),
            ("12-Mar-1980", Some("12-Mar-1980")),
            ("3 мая 1990", Some("3 мая 1990")),
            ("October 31, 1939", Some("October 31, 1939")),
            ("Sept. 3rd 1980", Some("Sept. 3rd 1980")),
            ("1990. május 3.", Some("1990. május 3")),
            ("1990年5月3日", Some("1990年5月3日")),
            ("1990년 5월 3일", Some("1990년 5월 3일")),
            ("31.13.1990", None),
            ("32.01.1990", None),
            ("1.2.3", None),
            ("1790-05-03", None),
            ("12 apples 1990", None),
            ("03.05.1990.7", None),
            ("2.10", None),
        ];
        for (text, expected) in cases {
            let at = text.find(|c: char| c.is_ascii_digit()).unwrap();
            assert_eq!(date(text.as_bytes(), at).map(|r| &text[r]), expected, "{text}");
        }
    }
}
