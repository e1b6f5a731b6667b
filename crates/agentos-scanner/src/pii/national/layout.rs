//! How numbers are written, as a comparable value: the lengths of the groups and the separators between them.

use crate::pii::digits::Run;

/// Groups and separators, a byte each: five bits of length, three of separator. Zero is no layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Layout(u64);

const fn class(sep: u8) -> u64 {
    match sep {
        b' ' => 1,
        b'-' => 2,
        b'.' => 3,
        b'/' => 4,
        _ => 0,
    }
}

impl Layout {
    /// No group.
    pub(super) const NONE: Self = Self(0);

    /// With a group more, and the separator before it.
    pub(super) const fn with(self, len: u8, sep: u8) -> Self {
        Self((self.0 << 8) | ((len as u64 & 31) << 3) | class(sep))
    }

    /// Reads `3.3.3-2`: lengths with the separators between them.
    pub(super) const fn of(pattern: &str) -> Self {
        let mut rest = pattern.as_bytes();
        let mut layout = Self(0);
        let (mut len, mut sep) = (0, 0);
        while let [c, tail @ ..] = rest {
            if c.is_ascii_digit() {
                len = len * 10 + (*c - b'0');
            } else {
                layout = layout.with(len, sep);
                len = 0;
                sep = *c;
            }
            rest = tail;
        }
        layout.with(len, sep)
    }

    /// The class of a separator, as its number.
    pub(super) fn class(sep: u8) -> usize {
        usize::try_from(class(sep)).unwrap_or(0)
    }

    /// The lengths of the first two groups, and the class of the separator between them.
    pub(super) fn pair(self) -> Option<(usize, usize, usize)> {
        let bytes = self.0.to_be_bytes();
        let mut groups = bytes.into_iter().skip_while(|group| *group == 0).map(usize::from);
        let (first, second) = (groups.next()?, groups.next()?);
        Some((first >> 3, second & 7, second >> 3))
    }

    /// The length of the group, where there is one alone.
    pub(super) fn alone(self) -> Option<u64> {
        (self.0 < 1 << 8).then_some(self.0 >> 3)
    }

    /// A number that is another one for nearly every other layout, in its lower bits.
    pub(super) fn hash(self) -> usize {
        let mixed = self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48;
        usize::try_from(mixed).unwrap_or(0)
    }

    /// The layouts of its first groups, and itself.
    pub(super) fn fronts(self) -> impl Iterator<Item = Self> {
        (0..8)
            .map(move |cut| Self(self.0 >> (8 * cut)))
            .take_while(|front| front.0 != 0)
    }

    /// The layout of the first groups of a run.
    pub(super) fn run(run: &Run, groups: usize) -> Self {
        run.groups()
            .iter()
            .take(groups)
            .fold(Self(0), |layout, g| layout.with(g.len, g.sep))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pii::digits::read;

    #[test]
    fn patterns_equal_what_is_read() {
        for (text, pattern) in [
            ("741.890.426-68", "3.3.3-2"),
            ("85022399844", "11"),
            ("203 559 547", "3 3 3"),
        ] {
            let run = read(text.as_bytes(), 0);
            assert_eq!(
                Layout::run(&run, run.groups().len()),
                Layout::of(pattern),
                "{text}"
            );
        }
        assert_ne!(Layout::of("3-3-3"), Layout::of("3 3 3"));
        assert_ne!(Layout::of("3 3"), Layout::of("3 3 3"));
    }
}
