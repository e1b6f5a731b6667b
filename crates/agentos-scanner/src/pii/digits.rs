//! Reads a number written in groups: digits, single separators between them, and the places of each group.
//! It knows nothing about what the number might be. Bounded: at most [`MAX_DIGITS`] digits in [`MAX_GROUPS`]
//! groups are looked at, whatever the text holds.

use std::ops::Range;

/// The longest number looked at (a French IBAN has 27 characters, a UnionPay card 19 digits).
pub(crate) const MAX_DIGITS: usize = 24;
/// The most groups that one number is written in.
pub(crate) const MAX_GROUPS: usize = 8;

/// The character class of a separator, so that a no-break space counts as a space and an en dash as a dash.
pub(crate) fn separator(c: char) -> Option<u8> {
    match c {
        ' ' | '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' => Some(b' '),
        '-' | '\u{2010}'..='\u{2013}' | '\u{2212}' => Some(b'-'),
        '.' | '·' => Some(b'.'),
        '/' => Some(b'/'),
        _ => None,
    }
}

/// Whether a character belongs to the word beside it. Scripts that put no spaces between words do not: `电话010…`
/// is a number behind a word.
pub(crate) fn joins(c: char) -> bool {
    if c.is_ascii() {
        return c == '_' || c.is_ascii_alphanumeric();
    }
    let spaceless = matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}');
    !spaceless && separator(c).is_none() && c.is_alphanumeric()
}

/// Whether no word touches the place from its left.
pub(crate) fn edge_left(text: &[u8], at: usize) -> bool {
    match byte(text, at.wrapping_sub(1)) {
        b if b.is_ascii() => !(b == b'_' || b.is_ascii_alphanumeric()),
        _ => !char_before(text, at).is_some_and(joins),
    }
}

/// Whether no word touches the place from its right.
pub(crate) fn edge_right(text: &[u8], at: usize) -> bool {
    !char_at(text, at).is_some_and(joins)
}

/// The byte at `at`, or zero outside of the text.
pub(crate) fn byte(text: &[u8], at: usize) -> u8 {
    text.get(at).copied().unwrap_or(0)
}

/// The character that starts at `at`, if that is a boundary inside the text.
pub(crate) fn char_at(text: &[u8], at: usize) -> Option<char> {
    match byte(text, at) {
        0 => None,
        b if b < 0x80 => Some(char::from(b)),
        _ => decode(text.get(at..)?),
    }
}

/// The character beyond ASCII at the front; none where the text begins or ends inside of it. The text is a piece of a
/// valid one, so that nothing else needs to be looked at.
fn decode(text: &[u8]) -> Option<char> {
    let rest = |byte: u8| (byte & 0xc0 == 0x80).then_some(u32::from(byte & 0x3f));
    let code = match *text {
        [first @ 0xc2..0xe0, a, ..] => u32::from(first & 0x1f) << 6 | rest(a)?,
        [first @ 0xe0..0xf0, a, b, ..] => u32::from(first & 0x0f) << 12 | rest(a)? << 6 | rest(b)?,
        [first @ 0xf0..0xf5, a, b, c, ..] => {
            u32::from(first & 0x07) << 18 | rest(a)? << 12 | rest(b)? << 6 | rest(c)?
        }
        _ => return None,
    };
    char::from_u32(code)
}

/// The character that ends at `at`.
pub(crate) fn char_before(text: &[u8], at: usize) -> Option<char> {
    match byte(text, at.checked_sub(1)?) {
        b if b < 0x80 => Some(char::from(b)),
        _ => {
            let width = (2..=4).find(|back| byte(text, at.wrapping_sub(*back)) >= 0xc0)?;
            char_at(text, at - width)
        }
    }
}

/// One group of digits: bytes in the text and the number of digits up to its end.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Group {
    start: u32,
    end: u32,
    pub(crate) len: u8,
    /// The separator before it (its class), zero for the first.
    pub(crate) sep: u8,
}

/// A number in groups, as read by [`read`].
#[derive(Debug, Clone)]
pub(crate) struct Run {
    digits: [u8; MAX_DIGITS],
    count: usize,
    groups: [Group; MAX_GROUPS],
    used: usize,
    /// Longer than the limits: no known number, whatever its front says.
    pub(crate) overlong: bool,
}

impl Run {
    pub(crate) fn groups(&self) -> &[Group] {
        self.groups.get(..self.used).unwrap_or_default()
    }

    /// The digits of the first `groups` groups.
    pub(crate) fn digits(&self, groups: usize) -> &[u8] {
        let n: usize = self
            .groups()
            .iter()
            .take(groups)
            .map(|g| usize::from(g.len))
            .sum();
        self.digits.get(..n.min(self.count)).unwrap_or_default()
    }

    /// The end in the text of the first `groups` groups.
    pub(crate) fn end(&self, groups: usize) -> usize {
        self.groups()
            .get(groups.wrapping_sub(1))
            .map_or(0, |g| g.end as usize)
    }

    pub(crate) fn start(&self) -> usize {
        self.groups().first().map_or(0, |g| g.start as usize)
    }

    /// Whether the first groups have exactly these lengths, with one class of separator between all of them;
    /// says which (zero for a single group).
    pub(crate) fn grouped(&self, lengths: &[u8]) -> Option<u8> {
        let groups = self.groups().get(..lengths.len())?;
        if !groups.iter().zip(lengths).all(|(g, &l)| g.len == l) {
            return None;
        }
        let sep = groups.get(1).map_or(0, |g| g.sep);
        groups.iter().skip(1).all(|g| g.sep == sep).then_some(sep)
    }
}

/// Reads the run that starts at the digit `start`.
pub(crate) fn read(text: &[u8], start: usize) -> Run {
    let mut run = Run {
        digits: [0; MAX_DIGITS],
        count: 0,
        groups: [Group::default(); MAX_GROUPS],
        used: 0,
        overlong: false,
    };
    fill(&mut run, text, start);
    run
}

fn fill(run: &mut Run, text: &[u8], start: usize) {
    // A window is no longer than some kilobytes.
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let mut at = start;
    let mut sep = 0;
    loop {
        let len = digits_up_to(text, at, MAX_DIGITS + 1);
        let digits = text.get(at..at + len).unwrap_or_default();
        let room = run.digits.get_mut(run.count..run.count + len);
        let (Some(room), Some(group)) = (room, run.groups.get_mut(run.used)) else {
            run.overlong = run.count + len > MAX_DIGITS;
            return;
        };
        for (slot, digit) in room.iter_mut().zip(digits) {
            *slot = digit & 0x0f;
        }
        run.count += len;
        *group = Group {
            start: place(at),
            end: place(at + len),
            len: u8::try_from(len).unwrap_or(u8::MAX),
            sep,
        };
        run.used += 1;
        at += len;
        let next = match byte(text, at) {
            class @ (b' ' | b'-' | b'.' | b'/') => (class, at + 1),
            0..0x80 => return,
            _ => match separator_at(text, at) {
                Some(beyond) => beyond,
                None => return,
            },
        };
        if !byte(text, next.1).is_ascii_digit() {
            return;
        }
        (sep, at) = next;
    }
}

/// What follows a group of digits that ends at `end`: the class of a separator, and how many digits stand behind
/// it (at most 20). Zeros where nothing does. For a quick no before anything is read.
pub(crate) fn peek(text: &[u8], end: usize) -> (u8, usize) {
    let (class, digits, _) = ahead(text, end);
    (class, digits)
}

/// The same, and where those digits end.
#[inline]
pub(crate) fn ahead(text: &[u8], end: usize) -> (u8, usize, usize) {
    let (class, from) = match byte(text, end) {
        class @ (b' ' | b'-' | b'.' | b'/') => (class, end + 1),
        0..0x80 => return (0, 0, end),
        _ => match separator_at(text, end) {
            Some(beyond) => beyond,
            None => return (0, 0, end),
        },
    };
    let digits = digits_from(text, from);
    (class, digits, from + digits)
}

/// A no-break space.
const NO_BREAK: [u8; 2] = [0xC2, 0xA0];

/// The class of a separator beyond ASCII, and where it ends. Few texts have any.
#[cold]
fn separator_at(text: &[u8], at: usize) -> Option<(u8, usize)> {
    if [byte(text, at), byte(text, at + 1)] == NO_BREAK {
        return Some((b' ', at + 2));
    }
    let c = char_at(text, at)?;
    Some((separator(c)?, at + c.len_utf8()))
}

/// How many digits stand together from `from` on, at most 20.
pub(crate) fn digits_from(text: &[u8], from: usize) -> usize {
    digits_up_to(text, from, 20)
}

fn digits_up_to(text: &[u8], from: usize, most: usize) -> usize {
    let rest = text.get(from..text.len().min(from + most)).unwrap_or_default();
    match rest.first_chunk().map(|head| leading_digits(*head)) {
        Some(few @ 0..8) => few,
        _ => many_digits(rest),
    }
}

/// The same for what does not end among the first eight.
#[inline(never)]
fn many_digits(rest: &[u8]) -> usize {
    let (eights, others) = rest.as_chunks::<8>();
    for (at, eight) in eights.iter().enumerate() {
        let few = leading_digits(*eight);
        if few < 8 {
            return 8 * at + few;
        }
    }
    let more = others.iter().take_while(|b| b.is_ascii_digit()).count();
    rest.len() - others.len() + more
}

/// How many of eight bytes are digits before one is none.
fn leading_digits(bytes: [u8; 8]) -> usize {
    others_than_digits(bytes).trailing_zeros() as usize / 8
}

/// A byte with one bit for each byte, or for each eighth of a word its highest.
const EACH: u64 = 0x0101_0101_0101_0101;
const HIGHEST: u64 = 0x80 * EACH;

/// The highest bit of each of eight bytes that is no digit.
fn others_than_digits(bytes: [u8; 8]) -> u64 {
    // Digits become 0 to 9; adding 0x76 sets the highest bit of everything else that had none.
    let word = u64::from_le_bytes(bytes) ^ (0x30 * EACH);
    (((word & !HIGHEST) + 0x76 * EACH) | word) & HIGHEST
}

/// The same of each that is no letter of ASCII.
fn others_than_letters(bytes: [u8; 8]) -> u64 {
    let word = u64::from_le_bytes(bytes);
    let small = (word | (0x20 * EACH)) & !HIGHEST;
    let (from_a, beyond_z) = (small + (0x80 - 0x61) * EACH, small + (0x80 - 0x7b) * EACH);
    (!from_a | beyond_z | word) & HIGHEST
}

/// How many letters of ASCII stand right before a place, at most eight.
pub(crate) fn letters_before(text: &[u8], at: usize) -> usize {
    let head = text.get(..at).unwrap_or_default();
    match head.last_chunk() {
        Some(eight) => others_than_letters(*eight).leading_zeros() as usize / 8,
        None => head.iter().rev().take_while(|b| b.is_ascii_alphabetic()).count(),
    }
}

/// How many letters and digits of ASCII stand from a place on, at most twenty.
pub(crate) fn solid_from(text: &[u8], at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let eight = rest.first_chunk().map(|eight| {
        let others = others_than_letters(*eight) & others_than_digits(*eight);
        others.trailing_zeros() as usize / 8
    });
    match eight {
        Some(few @ 0..8) => few,
        _ => rest
            .iter()
            .take(20)
            .take_while(|b| b.is_ascii_alphanumeric())
            .count(),
    }
}

/// How many hexadecimal digits stand right behind a group of digits, at most four: hardly ever one.
fn hexes(text: &[u8], end: usize) -> usize {
    if !byte(text, end).is_ascii_hexdigit() {
        return 0;
    }
    let behind = text.get(end..).unwrap_or_default().iter().take(4);
    behind.take_while(|b| b.is_ascii_hexdigit()).count()
}

/// What stands around a group of digits: enough for a quick no.
#[derive(Clone, Debug, Default)]
pub(crate) struct Around<'a> {
    /// The text, and where in it the group starts.
    pub(crate) text: &'a [u8],
    pub(crate) start: usize,
    /// The number of its digits, and the first of them.
    pub(crate) len: usize,
    pub(crate) first: u8,
    /// The bytes before it, the nearer one second, and behind it, the nearer one first; 0 where there is none.
    pub(crate) before: [u8; 2],
    pub(crate) behind: [u8; 2],
    /// Whether it goes on a number in groups.
    pub(crate) continues: bool,
    /// What [`peek`] says: the separator behind it and the number of digits behind that.
    pub(crate) next: (u8, usize),
    /// The bytes behind those digits, the nearer one first.
    pub(crate) beyond: [u8; 2],
    /// How many hexadecimal digits stand right behind it, at most four, and the byte behind them.
    pub(crate) hex: (usize, u8),
    /// Whether a word of the row's `context` stands near, or a delimiter before it makes it a field of what may be a
    /// table. What looks at words and headings alone need not look where neither is so.
    pub(crate) called: bool,
}

impl<'a> Around<'a> {
    /// What stands around a group, given what [`ahead`] says of it.
    pub(crate) fn of(text: &'a [u8], group: &Range<usize>, (sep, digits, end): (u8, usize, usize)) -> Self {
        let before = [
            byte(text, group.start.wrapping_sub(2)),
            byte(text, group.start.wrapping_sub(1)),
        ];
        let hex = hexes(text, group.end);
        Self {
            text,
            start: group.start,
            len: group.len(),
            first: byte(text, group.start),
            before,
            behind: [byte(text, group.end), byte(text, group.end + 1)],
            continues: matches!(before, [b'0'..=b'9', b' ' | b'-' | b'.' | b'/']),
            next: (sep, digits),
            beyond: [byte(text, end), byte(text, end + 1)],
            hex: (hex, byte(text, group.end + hex)),
            called: false,
        }
    }

    /// Whether what is beyond ASCII stands right before and makes it the inside of a number, given the separator of that.
    pub(crate) fn goes_on(&self, sep: u8) -> bool {
        let [_, own] = self.before;
        own >= 0x80 && !free_left(self.text, self.start, sep)
    }

    /// Whether digits and this separator stand right before.
    pub(crate) const fn behind_digits(&self, separator: u8) -> bool {
        let [before, own] = self.before;
        own == separator && before.is_ascii_digit()
    }

    /// Whether a separator and a digit stand behind the next group, so that a third may follow; of what is beyond ASCII
    /// this says nothing.
    pub(crate) const fn has_third(&self) -> bool {
        match self.beyond {
            [b' ' | b'-' | b'.' | b'/', digit] => digit.is_ascii_digit(),
            [separator, _] => separator >= 0x80,
        }
    }

    /// Whether a word ends right before, as the name of a month would.
    pub(crate) const fn behind_word(&self) -> bool {
        let [before, separator] = self.before;
        matches!(separator, b' ' | b'.' | b'-')
            && (before.is_ascii_alphabetic() || before >= 0x80 || before == b'.')
    }
}

/// What [`free_left`] and [`free_right`] say of a byte beside a number and the one beyond it, where both are ASCII and
/// both say the same. Most are.
const fn free_beside(beside: u8, beyond: u8, sep: u8) -> bool {
    match beside {
        b' ' => !(sep == b' ' && beyond.is_ascii_digit()),
        b'-' => !(beyond == b'_' || beyond.is_ascii_alphanumeric()),
        b'.' | b'/' | b':' | b'*' => !beyond.is_ascii_digit(),
        b'$' | b'%' => false,
        _ => !(beside == b'_' || beside.is_ascii_alphanumeric()),
    }
}

/// Whether a number may start at `start`: nothing on its left makes it the inside of something longer. `sep`
/// is the separator that the number itself uses; the same one between a digit and it continues that number.
pub(crate) fn free_left(text: &[u8], start: usize, sep: u8) -> bool {
    let [before, beside] = [2, 1].map(|back| byte(text, start.wrapping_sub(back)));
    if (before | beside).is_ascii() {
        return !matches!(beside, b'^' | b'~' | b'+') && free_beside(beside, before, sep);
    }
    if [before, beside] == NO_BREAK {
        return !(sep == b' ' && byte(text, start.wrapping_sub(3)).is_ascii_digit());
    }
    let Some(c) = char_before(text, start) else {
        return true;
    };
    if joins(c) {
        return false;
    }
    let before = char_before(text, start - c.len_utf8());
    let digit = before.is_some_and(|b| b.is_ascii_digit());
    match separator(c) {
        Some(b' ') => !(digit && sep == b' '),
        Some(b'-') => !before.is_some_and(joins),
        Some(b'.') => !digit,
        Some(_) => !digit,
        None => {
            !(matches!(c, '$' | '€' | '£' | '¥' | '%' | '^' | '~' | '+') || digit && matches!(c, ':' | '*'))
        }
    }
}

/// Whether a number may end at `end`; `sep` as for [`free_left`].
pub(crate) fn free_right(text: &[u8], end: usize, sep: u8) -> bool {
    let [beside, after] = [byte(text, end), byte(text, end + 1)];
    if (beside | after).is_ascii() {
        return beside != b'@' && free_beside(beside, after, sep);
    }
    let Some(c) = char_at(text, end) else { return true };
    if joins(c) {
        return false;
    }
    let after = char_at(text, end + c.len_utf8());
    let digit = after.is_some_and(|b| b.is_ascii_digit());
    match separator(c) {
        Some(b' ') => !(digit && sep == b' '),
        Some(b'-') => !after.is_some_and(joins),
        Some(_) => !digit,
        None => !(matches!(c, '%' | '°' | '€' | '$' | '£' | '@') || digit && matches!(c, ':' | '*')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_and_their_ends() {
        let text = "a 4111\u{a0}1111–1111 1111, 5";
        let run = read(text.as_bytes(), 2);
        assert_eq!(
            run.groups().iter().map(|g| (g.len, g.sep)).collect::<Vec<_>>(),
            [(4, 0), (4, b' '), (4, b'-'), (4, b' ')]
        );
        assert_eq!(&text[run.start()..run.end(4)], "4111\u{a0}1111–1111 1111");
        assert_eq!(run.grouped(&[4, 4]), Some(b' '));
        assert_eq!(run.grouped(&[4, 4, 4, 4]), None);
        assert_eq!(run.digits(2), [4, 1, 1, 1, 1, 1, 1, 1]);
        assert!(read("1".repeat(60).as_bytes(), 0).overlong);
    }

    #[test]
    fn every_character_is_read() {
        for c in (0x80..=0x10_ffff).filter_map(char::from_u32) {
            let text = c.to_string();
            assert_eq!(char_at(text.as_bytes(), 0), Some(c));
            assert_eq!(char_at(&text.as_bytes()[..text.len() - 1], 0), None, "{c}");
            assert_eq!(char_at(text.as_bytes(), 1), None, "{c}");
        }
    }

    #[test]
    fn digits_ahead() {
        for (text, expected) in [
            ("", 0),
            ("7", 1),
            ("1234567", 7),
            ("1234567x", 7),
            ("12345678", 8),
            ("12\u{663}4567890", 2),
            ("1234/5678:", 4),
            ("123456789012345678901234", 20),
        ] {
            assert_eq!(digits_from(text.as_bytes(), 0), expected, "{text}");
        }
        for byte in 0..=255_u8 {
            let expected = if byte.is_ascii_digit() { 8 } else { 3 };
            let bytes = [b'0', b'5', b'9', byte, b'1', b'2', b'3', b'4'];
            assert_eq!(leading_digits(bytes), expected, "{byte}");
        }
    }

    #[test]
    fn letters_before_and_words_ahead() {
        for byte in 0..=255_u8 {
            let letter = usize::from(byte.is_ascii_alphabetic());
            let solid = usize::from(byte.is_ascii_alphanumeric());
            for (len, at) in [(3, 1), (9, 1), (12, 8), (12, 10), (30, 9)] {
                let mut text = vec![b'.'; len];
                (text[at - 1], text[at]) = (byte, byte);
                assert_eq!(letters_before(&text, at), letter, "{byte} {len} {at}");
                assert_eq!(solid_from(&text, at), solid, "{byte} {len} {at}");
                text.fill(byte);
                assert_eq!(letters_before(&text, at), letter * at.min(8), "{byte} {len} {at}");
                assert_eq!(
                    solid_from(&text, at),
                    solid * (len - at).min(20),
                    "{byte} {len} {at}"
                );
            }
        }
    }

    #[test]
    fn neighbours() {
        let cases = [
            ("x12", 1, 3, false, true),
            ("1-12", 2, 4, false, true),
            ("id: 12.", 4, 6, true, true),
            ("12.5", 0, 2, true, false),
            ("(12)", 1, 3, true, true),
            ("a,12,b", 2, 4, true, true),
            ("12abc", 0, 2, true, false),
            ("12 34", 3, 5, false, true),
        ];
        for (text, start, end, left, right) in cases {
            let text = text.as_bytes();
            assert_eq!(
                (free_left(text, start, b' '), free_right(text, end, b' ')),
                (left, right),
                "{text:?}"
            );
        }
    }
}
