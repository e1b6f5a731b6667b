//! How much the way in which a national number is written says by itself. Numbering plans without a calling code
//! overlap, so this weighs the shape; it knows no area codes.

use super::read::Part;

/// How sure a shape is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shape {
    /// Never a phone number.
    No,
    /// Digits of a fitting number: a word must say what they are.
    Weak,
    /// Rarely anything else, unless a word says so.
    Fair,
    /// Written as only phone numbers are.
    Strong,
}

fn nanp(d: &[u8]) -> bool {
    matches!(d, [2..=9, b, c, 2..=9, e, f, ..] if !(*b == 9 || *b == 1 && *c == 1 || *e == 1 && *f == 1))
}

/// Year, month, day in some order, as the first three groups.
fn date(parts: &[Part], d: &[u8]) -> bool {
    let n = |from: usize, len: usize| {
        d.get(from..from + len)
            .map_or(99, |x| x.iter().fold(0u64, |n, d| n * 10 + u64::from(*d)))
    };
    let [a, b, c, ..] = parts else { return false };
    if !matches!(b.sep, b'-' | b'.' | b'/' | b' ') || b.sep != c.sep {
        return false;
    }
    let lengths = [a.len, b.len, c.len];
    let numbers = [n(0, a.len), n(a.len, b.len), n(a.len + b.len, c.len)];
    let [x, y, z] = numbers;
    dated(lengths, numbers)
        || lengths == [2, 2, 2] && parts.len() == 3 && (day(x, y) || day(y, x) || day(y, z))
}

fn day(x: u64, y: u64) -> bool {
    (1..=12).contains(&x) && (1..=31).contains(&y)
}

/// The same for lengths and values, where the year has four digits.
pub(super) fn dated(lengths: [usize; 3], [x, y, z]: [u64; 3]) -> bool {
    let year = |y: u64| (1850..=2150).contains(&y);
    match lengths {
        [4, 1 | 2, 1 | 2] => year(x) && day(y, z),
        [1 | 2, 1 | 2, 4] => year(z) && (day(x, y) || day(y, x)),
        _ => false,
    }
}

/// Whether groups of digits are numbers as an address on the internet has them.
fn octets(lengths: &[usize], d: &[u8]) -> bool {
    let mut at = 0;
    lengths.iter().all(|len| {
        let group = d.get(at..at + len).unwrap_or_default();
        at += len;
        let value = group.iter().fold(0_u32, |n, d| n * 10 + u32::from(*d));
        value < 256 && (*len == 1 || group.first() != Some(&0))
    })
}

/// The shape of the parts with their digits.
pub(super) fn shape(parts: &[Part], d: &[u8], paren: bool) -> Shape {
    let mut lengths = [0usize; 9];
    for (slot, part) in lengths.iter_mut().zip(parts) {
        *slot = part.len;
    }
    let lengths = lengths.get(..parts.len()).unwrap_or_default();
    let n = d.len();
    let seps = |class: u8| parts.iter().skip(1).all(|p| p.sep == class);
    let trunk = matches!(d, [0, 1..=9, ..]);
    if !(6..=13).contains(&n) || date(parts, d) || d.iter().all(|x| Some(x) == d.first()) {
        return Shape::No;
    }
    // Thirteen digits are the number of a book or an article, or milliseconds.
    if n == 13 && !trunk {
        return Shape::No;
    }
    // Addresses on the internet, decimals, versions.
    if parts.len() > 1 && seps(b'.') {
        let address = lengths.len() == 4 && lengths.iter().all(|l| *l <= 3) && octets(lengths, d);
        let decimal =
            lengths.len() == 2 && lengths != [4, 4] && !(trunk && n >= 9 && matches!(lengths, [2..=5, _]));
        if address || decimal || lengths.iter().skip(1).any(|l| *l == 1) || lengths == [2, 2, 2] {
            return Shape::No;
        }
        if lengths.len() == 2
            || lengths.len() == 4 && lengths.iter().all(|l| *l <= 3) && lengths != [2, 2, 2, 2] && !trunk
        {
            return Shape::Weak;
        }
    }
    if parts.iter().filter(|p| p.sep == b'/').count() > 1 {
        return Shape::No;
    }
    let dashed = parts.last().is_some_and(|p| matches!(p.sep, b'-' | b'.'));
    match lengths {
        // An American postal code.
        [5, 4] if seps(b'-') => Shape::Weak,
        // A social security number, given out or not.
        [3, 2, 4] if seps(b'-') => Shape::No,
        [10] | [11] | [7..=9] | [6] | [12] | [13] => Shape::Weak,
        [3, 3, 4] if nanp(d) && (paren || dashed) => Shape::Strong,
        [1, 3, 3, 4] if d.first() == Some(&1) && d.get(1..).is_some_and(nanp) => Shape::Strong,
        [1, 3, 3, 2, 2] if matches!(d, [7 | 8, 3 | 4 | 8 | 9, ..]) => Shape::Strong,
        [1, 3, 3, 4] if matches!(d, [8, 3 | 4 | 8 | 9, ..]) => Shape::Fair,
        // Brazil, with the ninth digit of mobile numbers or without.
        [2, 4 | 5, 4] if paren && matches!(d, [1..=9, ..]) => Shape::Strong,
        [2, 5, 4] if dashed && matches!(d, [1..=9, 1..=9, 9, ..]) => Shape::Fair,
        [2, 4, 4] if dashed && matches!(d, [1..=9, 1..=9, 2..=5, ..]) => Shape::Fair,
        // Spain, France without its zero.
        [3, 2, 2, 2] if matches!(d, [6..=9, ..]) && seps(b' ') => Shape::Fair,
        // India.
        [6, 5] if matches!(d, [0, 6..=9, ..]) => Shape::Fair,
        // Chinese mobile numbers.
        [3, 4, 4] if matches!(d, [1, 3..=9, ..]) => Shape::Fair,
        _ if trunk && (9..=12).contains(&n) && lengths.first().is_some_and(|l| (2..=5).contains(l)) => {
            if paren || lengths == [2, 2, 2, 2, 2] || (parts.len() >= 3 && lengths.iter().all(|l| *l >= 2)) {
                Shape::Strong
            } else {
                Shape::Fair
            }
        }
        _ if paren && (8..=11).contains(&n) => Shape::Fair,
        _ => Shape::Weak,
    }
}

#[cfg(test)]
mod tests {
    use super::super::read::read;
    use super::*;

    #[test]
    fn shapes() {
        let cases = [
            ("(201) 555-0123", Shape::Strong),
            ("201-555-0123", Shape::Strong),
            ("201 555 0123", Shape::Weak),
            ("123-456-7890", Shape::Weak), // no area starts with 1
            ("201-155-0123", Shape::Weak), // no exchange starts with 1
            ("1-577-321-5473", Shape::Strong),
            ("01 23 45 67 89", Shape::Strong),
            ("020 7946 0018", Shape::Strong),
            ("07400 123456", Shape::Fair),
            ("030 123456", Shape::Fair),
            ("06131/123456", Shape::Fair),
            ("(030) 123456", Shape::Strong),
            ("612 34 56 78", Shape::Fair),
            ("312 345 6789", Shape::Weak),
            ("(11) 96123-4567", Shape::Strong),
            ("11 96123-4567", Shape::Fair),
            ("8 (912) 345-67-89", Shape::Strong),
            ("090-1234-5678", Shape::Strong),
            ("070-123 45 67", Shape::Strong),
            ("512 345 678", Shape::Weak),
            ("32 12 34 56", Shape::Weak),
            ("908557290", Shape::Weak),
            ("2018-05-28", Shape::No),
            ("28.05.2018", Shape::No),
            ("12.34.56.78", Shape::No),
            ("021.266.14.85", Shape::Strong), // no address: 266, and a zero in front
            ("610.16.77.31", Shape::Weak),
            ("030.123456", Shape::Weak),
            ("20.31.47", Shape::No),
            ("0.123456", Shape::No),
            ("0.1234567890", Shape::No),
            ("10.0.60566.6546", Shape::No),
            ("978-0-306-40615-7", Shape::No),
            ("1564823423469", Shape::No),
            ("648131.80", Shape::No),
            ("4568", Shape::No),
            ("9833-0586-7123-2048", Shape::No),
        ];
        for (text, expected) in cases {
            let written = read(text.as_bytes(), text.find(|c: char| c.is_ascii_digit()).unwrap());
            let parts = written.parts().len();
            assert_eq!(
                shape(written.parts(), written.digits(parts), written.paren),
                expected,
                "{text}"
            );
        }
    }
}
