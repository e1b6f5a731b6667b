//! How a detector is declared: a row of a static table. What a row triggers on must be cheap and rare; its
//! check runs on hits only and sees a bounded window.

use std::borrow::Cow;
use std::ops::Range;

use crate::finding::Kind;
use crate::pii::{Around, Heading};
use crate::window::Window;

/// One detector.
#[derive(Debug)]
pub(crate) struct Detector {
    /// What it finds.
    pub(crate) kind: Kind,
    /// Which of its kind, unless the hit says otherwise.
    pub(crate) sub: &'static str,
    /// What makes the engine look.
    pub(crate) trigger: Trigger,
    /// For a group of digits: whether one of so many may begin a hit when this separator and so many digits more stand
    /// behind it, as [`Around::next`] says. Asked for every shape once, when the rows are compiled. Never says no where
    /// the check would say yes.
    pub(crate) shape: fn(usize, u8, usize) -> bool,
    /// For a group that a letter of ASCII touches from the left: a quick no, of the word that both are in.
    pub(crate) word: fn(&[u8], &Range<usize>) -> bool,
    /// A further quick no, of what stands around the group: that is read once for all rows. Says yes to no fewer where
    /// [`Around::called`] is true.
    pub(crate) likely: fn(&Around<'_>) -> bool,
    /// Looks closely: confirms, and says from where to where.
    pub(crate) check: fn(&Window<'_>) -> Option<Hit>,
    /// A hit starts at most so many bytes before the anchor.
    pub(crate) before: usize,
    /// A hit ends at most so many bytes behind the anchor's end. Large numbers delay a stream: with
    /// `stop_at_space` only until the next white space.
    pub(crate) after: usize,
    /// The window ends with the first white space, quote or angle bracket behind the anchor (and has no words
    /// behind it).
    pub(crate) stop_at_space: bool,
    /// Words that make a hit likely, for [`Window::context`]. Whole words in any ASCII case; `*` at an end
    /// means that the word may go on there (`geb*`, `*nummer`).
    pub(crate) context: &'static [&'static str],
    /// What the heading of a column says that makes a number in it likely.
    pub(crate) headings: Heading,
    /// Lists of words that speak against a hit, for [`Window::against`]; written the same way.
    pub(crate) against: &'static [&'static [&'static str]],
}

impl Detector {
    /// What a row says unless it says otherwise.
    pub(crate) const BASE: Self = Self {
        kind: Kind::Custom,
        sub: "",
        trigger: Trigger::Literal(&[]),
        shape: |_, _, _| true,
        word: |_, _| true,
        likely: |_| true,
        check: |_| None,
        before: 64,
        after: 64,
        stop_at_space: false,
        context: &[],
        headings: Heading::NONE,
        against: &[],
    };
}

/// What makes the engine look at a place.
///
/// A literal that starts with a letter or digit counts only where no letter or digit stands before it, unless it
/// is written with a `*` in front.
#[derive(Debug)]
pub(crate) enum Trigger {
    /// One of these, in any ASCII case. The anchor is the literal.
    Literal(&'static [&'static str]),
    /// One of these, in exactly this case. The anchor is the literal.
    Exact(&'static [&'static str]),
    /// A group of ASCII digits (all that stand together, at most 64) of this length, with such neighbours. The
    /// anchor is the group.
    Digits {
        /// Least and greatest number of digits.
        len: (usize, usize),
        /// What may stand right before the group.
        prev: Near,
        /// What may stand right behind it.
        next: Near,
    },
    /// A run of `A-Z a-z 0-9 _ - + /` of at least this many bytes, and at least 16. The anchor is the run; one of more than
    /// [`TOKEN_MAX`] bytes comes in pieces of that size.
    Token(usize),
    /// A character beyond ASCII whose first byte the table marks and that the closer look confirms. The look is
    /// given at most 8 bytes before it, and it with at most 16 bytes behind. The anchor is the first byte.
    Lead(&'static [bool; 256], fn(&[u8], &[u8]) -> bool),
}

/// The longest piece of a run that [`Trigger::Token`] gives.
pub(crate) const TOKEN_MAX: usize = 4096;

/// A set of classes of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Near(pub(crate) u32);

impl Near {
    /// So many classes there are.
    pub(crate) const CLASSES: usize = 20;
    /// White space.
    pub(crate) const SPACE: Self = Self(1 << 1 | 1 << 13);
    /// An ASCII letter, or a byte of any character beyond ASCII.
    pub(crate) const LETTER: Self = Self(1 << 2).or(Self::HEX).or(Self::BEYOND).or(Self::INNER);
    /// An ASCII letter that is a hexadecimal digit.
    pub(crate) const HEX: Self = Self(1 << 17 | 1 << 18);
    /// Before a group: an ASCII letter with a digit before it, so that the group is not the first of its word.
    pub(crate) const INNER: Self = Self(1 << 18 | 1 << 19);
    /// A byte of a character beyond ASCII.
    pub(crate) const BEYOND: Self = Self(1 << 12);
    /// `-`
    pub(crate) const DASH: Self = Self(1 << 3 | 1 << 14);
    /// `.`
    pub(crate) const DOT: Self = Self(1 << 4 | 1 << 15);
    /// `/`
    pub(crate) const SLASH: Self = Self(1 << 5 | 1 << 16);
    /// `:`
    pub(crate) const COLON: Self = Self(1 << 6);
    /// `(` or `)`
    pub(crate) const BRACKET: Self = Self(1 << 8);
    /// `_`
    pub(crate) const UNDERSCORE: Self = Self(1 << 9);
    /// `,`
    pub(crate) const COMMA: Self = Self(1 << 10);
    /// Anything else in ASCII: quotes, brackets, `=`, `#`, `$`…
    pub(crate) const OTHER: Self = Self(1 << 11);
    /// Before a group: a space, dash, dot or slash with a digit before it, so that the group goes on a number.
    pub(crate) const NUMBER: Self = Self(1 << 13 | 1 << 14 | 1 << 15 | 1 << 16);
    /// The same with a dot alone.
    pub(crate) const DECIMAL: Self = Self(1 << 15);
    /// Every class.
    pub(crate) const ANY: Self = Self(0xf_ffff);
    /// Every class but letters and the underscore: a number that is no part of a word.
    pub(crate) const NO_WORD: Self = Self::ANY.without(Self::LETTER).without(Self::UNDERSCORE);
    /// The same, and characters beyond ASCII: whether those are of a word is for the check to see.
    pub(crate) const APART: Self = Self::NO_WORD.or(Self::BEYOND);

    /// This and that.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// This and not that.
    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The class of a byte behind a group, as its index; `None` is the end of the text.
    pub(crate) fn class(byte: Option<u8>) -> usize {
        static CLASSES: [u8; 256] = Near::classes(false);
        byte.and_then(|byte| CLASSES.get(usize::from(byte)))
            .map_or(0, |class| usize::from(*class))
    }

    /// The class of a byte before a group, given the byte before that; 0 is the start of the text.
    pub(crate) fn class_before(byte: u8, before: u8) -> usize {
        static CLASSES: [u8; 256] = Near::classes(true);
        match byte {
            0 => 0,
            _ if !before.is_ascii_digit() => Self::class(Some(byte)),
            _ => CLASSES
                .get(usize::from(byte))
                .map_or(0, |class| usize::from(*class)),
        }
    }

    const fn classes(numbers: bool) -> [u8; 256] {
        let mut classes = [0; 256];
        let mut byte = 0_u8;
        loop {
            #[expect(clippy::indexing_slicing, reason = "checked when compiled")]
            {
                classes[byte as usize] = match byte {
                    b' ' if numbers => 13,
                    b'-' if numbers => 14,
                    b'.' if numbers => 15,
                    b'/' if numbers => 16,
                    b'a'..=b'f' | b'A'..=b'F' if numbers => 18,
                    b'g'..=b'z' | b'G'..=b'Z' if numbers => 19,
                    _ => Self::class_of(byte),
                };
            }
            if byte == u8::MAX {
                return classes;
            }
            byte += 1;
        }
    }

    const fn class_of(byte: u8) -> u8 {
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' => 1,
            b'a'..=b'f' | b'A'..=b'F' => 17,
            b'g'..=b'z' | b'G'..=b'Z' => 2,
            b'-' => 3,
            b'.' => 4,
            b'/' => 5,
            b':' => 6,
            b'+' => 7,
            b'(' | b')' => 8,
            b'_' => 9,
            b',' => 10,
            0x80.. => 12,
            _ => 11,
        }
    }
}

/// What a check confirms.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Hit {
    /// From where to where, in the window's own offsets.
    pub(crate) range: Range<usize>,
    /// How sure, from 0 to 1. Of two hits that overlap the surer one stays, then the longer one.
    pub(crate) score: f32,
    /// What confirmed it, in a word: `luhn`, `mod97`, `crc32`, `shape`, `context`…
    pub(crate) validator: &'static str,
    /// Which of its kind, when that is not the row's `sub`.
    pub(crate) sub: Option<Cow<'static, str>>,
}

impl Hit {
    /// A hit with the row's own `sub`.
    pub(crate) const fn new(range: Range<usize>, score: f32, validator: &'static str) -> Self {
        Self {
            range,
            score,
            validator,
            sub: None,
        }
    }

    /// The same, with another `sub`.
    pub(crate) fn sub(mut self, sub: &'static str) -> Self {
        self.sub = Some(Cow::Borrowed(sub));
        self
    }
}
