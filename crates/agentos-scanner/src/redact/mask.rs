//! What stands in a redacted text: `[EMAIL]`, `[EMAIL#9f86d081884c]` (a keyed hash) or `[EMAIL:1]` (a token).
//! The scanner knows this form, and never finds anything in it.

use std::ops::Range;

use crate::finding::Kind;

/// A mask is at most so long: brackets, a name of 40, a mark and 20 digits.
pub(crate) const MASK_MAX: usize = 64;
/// A candidate that is longer than this is no part of a mask even if it holds one, like a key that somebody has
/// broken up.
const CANDIDATE_MAX: usize = 256;

/// Where the mask ends that starts here.
pub(crate) fn mask_at(bytes: &[u8], start: usize) -> Option<usize> {
    let rest = bytes.get(start..)?;
    let body = rest.strip_prefix(b"[")?.get(..).unwrap_or_default();
    let name = body.iter().take(41).take_while(|byte| named(**byte)).count();
    if !(2..=40).contains(&name) || !body.first()?.is_ascii_uppercase() {
        return None;
    }
    let (digits, valid): (usize, fn(u8) -> bool) = match body.get(name)? {
        b']' => return worded(body.get(..name)?).then_some(start + name + 2),
        b'#' => (12, |byte| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f')),
        b':' => (20, |byte| byte.is_ascii_digit()),
        _ => return None,
    };
    let tail = body.get(name + 1..).unwrap_or_default();
    let len = tail.iter().take(digits).take_while(|byte| valid(**byte)).count();
    (len > 0 && tail.get(len) == Some(&b']')).then_some(start + name + len + 3)
}

/// Whether a name is of words, each with a few digits behind it at most: `[S1234567D]` and `[DE89370400440532013000]`
/// are what somebody wrote in brackets.
fn worded(name: &[u8]) -> bool {
    let mut digits = 0;
    name.iter().all(|byte| {
        let letter = !byte.is_ascii_digit() && *byte != b'_';
        let fits = !letter || digits == 0;
        digits = if byte.is_ascii_digit() { digits + 1 } else { 0 };
        fits && digits <= 4
    })
}

/// Whether a range touches a mask, so that what was seen there is not of the text itself.
pub(crate) fn touches(bytes: &[u8], range: &Range<usize>) -> bool {
    if range.len() > CANDIDATE_MAX {
        return false;
    }
    let from = range.start.saturating_sub(MASK_MAX);
    let near = bytes.get(from..range.end.min(bytes.len())).unwrap_or_default();
    // Most texts have none. Looking at all of them is quicker than stopping at the first.
    if !near.iter().fold(false, |any, byte| any | (*byte == b'[')) {
        return false;
    }
    let (head, inside) = near.split_at_checked(range.start - from).unwrap_or_default();
    // A mask has no bracket within: of those before the range only the nearest may open one that touches it.
    let nearest = head.iter().rposition(|byte| matches!(byte, b'[' | b']'));
    let covers = nearest.is_some_and(|at| mask_at(bytes, from + at).is_some_and(|end| end > range.start));
    let mut opening = inside.iter().enumerate().filter(|(_, byte)| **byte == b'[');
    covers || opening.any(|(at, _)| mask_at(bytes, range.start + at).is_some())
}

/// Whether all of a range lies within the mask of a built-in type. `[SYSTEM]` has the form of a mask, and is none.
pub(crate) fn holds(bytes: &[u8], range: &Range<usize>) -> bool {
    let from = (range.start + 1).saturating_sub(MASK_MAX);
    let near = bytes.get(from..=range.start).unwrap_or_default();
    // As in `touches`: most have none, and all are quickly looked at.
    if !near.iter().fold(false, |any, byte| any | (*byte == b'[')) {
        return false;
    }
    let Some(open) = near.iter().rposition(|byte| *byte == b'[') else {
        return false;
    };
    let held = mask_at(bytes, from + open).is_some_and(|end| range.end <= end);
    let name = bytes.get(from + open + 1..).unwrap_or_default();
    let name = name.split(|byte| !named(*byte)).next();
    held && Kind::ALL.iter().any(|kind| Some(kind.name().as_bytes()) == name)
}

/// Whether a word may be the name in a mask, by the byte before it.
pub(crate) const fn may_hold(prev: u8) -> bool {
    named(prev) || prev == b'['
}

/// Whether a word is the name in a mask.
pub(crate) fn holds_word(bytes: &[u8], range: &Range<usize>) -> bool {
    let head = bytes.get(..range.start).unwrap_or_default();
    if !head.last().is_some_and(|byte| may_hold(*byte)) {
        return false;
    }
    let name = head
        .iter()
        .rev()
        .take(40)
        .take_while(|byte| named(**byte))
        .count();
    let open = head.len() - name;
    open.checked_sub(1)
        .and_then(|open| mask_at(bytes, open))
        .is_some_and(|end| end > range.end)
}

const fn named(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_its_own_forms() {
        for (text, end) in [
            ("[EMAIL]", Some(7)),
            ("[US_SSN] x", Some(8)),
            ("[EMAIL#9f86d081884c]", Some(20)),
            ("[EMAIL:12]", Some(10)),
            ("[EMAIL:]", None),
            ("[EMAIL#9f86d081884cc]", None),
            ("[ORDER_ID2]", Some(11)),
            ("[S1234567D]", None),
            ("[AKIA5JILENEX77SYNHBN]", None),
            ("[Email]", None),
            ("[E]", None),
            ("[EMAIL", None),
            ("EMAIL]", None),
        ] {
            assert_eq!(mask_at(text.as_bytes(), 0), end, "{text}");
        }
    }

    #[test]
    fn knows_what_touches_one() {
        let text = b"an [EMAIL:12] here";
        assert!(touches(text, &(10..12)));
        assert!(touches(text, &(0..4)));
        assert!(!touches(text, &(0..3)));
        assert!(!touches(text, &(13..18)));
        assert!(holds_word(text, &(4..9)));
        assert!(!holds_word(b"an EMAIL here", &(3..8)));
        for (range, held) in [
            (3..13, true),
            (4..9, true),
            (10..13, true),
            (2..9, false),
            (4..14, false),
            (13..14, false),
        ] {
            assert_eq!(holds(text, &range), held, "{range:?}");
        }
        assert!(!holds(b"[SYSTEM] and", &(0..8)));
        let text = b"[[EMAIL] [x [CARD] 12 [7";
        assert!(touches(text, &(6..9)));
        assert!(touches(text, &(9..14)));
        assert!(touches(text, &(15..20)));
        assert!(!touches(text, &(8..11)));
        assert!(!touches(text, &(18..24)));
        assert!(!touches(b"a b [c", &(2..6)));
    }
}
