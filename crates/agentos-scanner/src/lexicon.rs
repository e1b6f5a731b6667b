//! All literals of all detectors in one automaton over ASCII-folded bytes: what triggers, what is context, what
//! the injection rules weigh. One step per byte, whatever the number of literals.

use std::collections::HashMap;

use crate::automaton::{At, Automaton};

/// So many parts of a block are read at once.
pub(crate) const LANES: usize = 4;

/// What a literal makes the engine look for. The number is the row's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    Detector(usize),
    Unfolder(usize),
    /// A word that makes the engine look at its sentence.
    Injection,
}

/// For which rows a literal speaks, and against which: a bit for each [`crate::rules::Rules::voice`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Voices {
    pub(crate) speaks: u64,
    pub(crate) denies: u64,
}

impl Voices {
    pub(crate) const NONE: Self = Self { speaks: 0, denies: 0 };
    pub(crate) const ALL: Self = Self {
        speaks: u64::MAX,
        denies: u64::MAX,
    };

    /// What both say.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self {
            speaks: self.speaks | other.speaks,
            denies: self.denies | other.denies,
        }
    }
}

/// A literal.
#[derive(Debug)]
pub(crate) struct Word {
    pub(crate) len: usize,
    /// May it stand inside a word, on its left or right?
    pub(crate) open: (bool, bool),
    /// As written, for exact triggers.
    pub(crate) text: Box<str>,
    pub(crate) exact: bool,
    pub(crate) uses: Vec<Use>,
    pub(crate) voices: Voices,
}

impl Word {
    /// Whether it is context of any row.
    pub(crate) fn informs(&self) -> bool {
        self.voices != Voices::NONE
    }

    /// Whether it is a word of its own before this byte, 0 for none. An underscore is a border, so that keys like
    /// `user_ssn` are context.
    pub(crate) const fn fits_right(&self, next: u8) -> bool {
        self.open.1 || !joins(next)
    }

    /// The same for its left side.
    pub(crate) const fn fits_left(&self, prev: u8) -> bool {
        self.open.0 || !joins(prev)
    }
}

const fn joins(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

/// A word for or against rows, where it stands in the whole text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Said {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) voices: Voices,
    pub(crate) mask: Mask,
}

/// Whether a word is the name in a mask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mask {
    /// What stands before it says that it is none.
    None,
    /// It is, or is not, as its bytes say.
    Known(bool),
    /// The bytes behind it are not at hand.
    Open,
}

impl Said {
    /// What all of them say together.
    pub(crate) fn all(said: &[Self]) -> Voices {
        said.iter().fold(Voices::NONE, |all, one| all.and(one.voices))
    }
}

/// A literal seen in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    /// Where it ends, in the whole text.
    pub(crate) end: usize,
    /// Which it is.
    pub(crate) word: u32,
}

/// The automaton and what its literals mean.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    automaton: Automaton,
    longest: usize,
    words: Vec<Word>,
}

/// Collects literals.
#[derive(Debug, Default)]
pub(crate) struct LexiconBuilder {
    words: Vec<Word>,
    index: HashMap<(String, bool, bool, bool), usize>,
}

impl LexiconBuilder {
    /// Adds a literal that makes the engine look. `whole` closes its right side as well unless it ends with `*`.
    pub(crate) fn add(&mut self, literal: &str, whole: bool, exact: bool, usage: Use) {
        if let Some(word) = self.word(literal, whole, exact)
            && !word.uses.contains(&usage)
        {
            word.uses.push(usage);
        }
    }

    /// Adds a word in any case that speaks for or against rows.
    pub(crate) fn inform(&mut self, literal: &str, voices: Voices) {
        if let Some(word) = self.word(literal, true, false) {
            word.voices = word.voices.and(voices);
        }
    }

    fn word(&mut self, literal: &str, whole: bool, exact: bool) -> Option<&mut Word> {
        let (open_left, text) = literal
            .strip_prefix('*')
            .map_or((false, literal), |text| (true, text));
        let (open_right, text) = text.strip_suffix('*').map_or((false, text), |text| (true, text));
        let edge = |byte: Option<&u8>| byte.is_some_and(|byte| joins(*byte));
        let open = (
            open_left || !edge(text.as_bytes().first()),
            open_right || !whole || !edge(text.as_bytes().last()),
        );
        if text.is_empty() {
            return None;
        }
        let key = if exact {
            text.to_owned()
        } else {
            text.to_ascii_lowercase()
        };
        let next = self.words.len();
        let at = *self
            .index
            .entry((key.clone(), exact, open.0, open.1))
            .or_insert(next);
        if at == next {
            let len = key.len();
            self.words.push(Word {
                len,
                open,
                text: key.into(),
                exact,
                uses: Vec::new(),
                voices: Voices::NONE,
            });
        }
        self.words.get_mut(at)
    }

    /// The automaton, unless there are more literals than it can hold.
    pub(crate) fn build(self) -> Option<Lexicon> {
        Some(Lexicon {
            automaton: Automaton::new(self.words.iter().map(|word| word.text.as_bytes()))?,
            longest: self.words.iter().map(|word| word.len).max().unwrap_or(0),
            words: self.words,
        })
    }
}

impl Lexicon {
    /// The word of a mark.
    pub(crate) fn word(&self, word: u32) -> Option<&Word> {
        self.words.get(word as usize)
    }

    /// The length of the longest literal.
    pub(crate) const fn longest(&self) -> usize {
        self.longest
    }

    /// Steps over bytes that start at `base`, and appends each literal that ends among them, in order.
    ///
    /// A step waits for the one before it, so long blocks are read in four lanes at once. A lane starts as many
    /// bytes early as the longest literal has: from then on its state is that of the whole text.
    pub(crate) fn walk(&self, state: At, bytes: &[u8], base: usize, out: &mut [Vec<Mark>; LANES]) -> At {
        let quarter = bytes.len() / LANES;
        let warm_up = |lane: usize| {
            let head = bytes.get((lane * quarter).checked_sub(self.longest)?..lane * quarter)?;
            Some(
                head.iter()
                    .fold(At::default(), |state, byte| self.automaton.step(state, *byte)),
            )
        };
        let lanes = (quarter > 4 * self.longest)
            .then(|| Some([state, warm_up(1)?, warm_up(2)?, warm_up(3)?]))
            .flatten();
        let [first, second, third, fourth] = out;
        let Some([mut one, mut two, mut three, mut four]) = lanes else {
            return self.walk_rest(state, bytes, base, first);
        };
        let (a, rest) = bytes.split_at(quarter);
        let (b, rest) = rest.split_at(quarter);
        let (c, rest) = rest.split_at(quarter);
        let (d, rest) = rest.split_at(quarter);
        let step = |state: &mut At, byte: u8| {
            *state = self.automaton.step(*state, byte);
            self.automaton.ends(*state)
        };
        let byte = |lane: &[u8], at: usize| lane.get(at).copied().unwrap_or_default();
        for at in 0..quarter {
            if step(&mut one, byte(a, at)) {
                self.tell(one, base + at + 1, first);
            }
            if step(&mut two, byte(b, at)) {
                self.tell(two, base + quarter + at + 1, second);
            }
            if step(&mut three, byte(c, at)) {
                self.tell(three, base + 2 * quarter + at + 1, third);
            }
            if step(&mut four, byte(d, at)) {
                self.tell(four, base + 3 * quarter + at + 1, fourth);
            }
        }
        self.walk_rest(four, rest, base + LANES * quarter, fourth)
    }

    fn walk_rest(&self, mut state: At, bytes: &[u8], base: usize, out: &mut Vec<Mark>) -> At {
        for (at, byte) in bytes.iter().enumerate() {
            state = self.automaton.step(state, *byte);
            if self.automaton.ends(state) {
                self.tell(state, base + at + 1, out);
            }
        }
        state
    }

    /// Out of the way of the steps, which have no room to spare.
    #[inline(never)]
    fn tell(&self, state: At, end: usize, out: &mut Vec<Mark>) {
        let ending = self.automaton.ending(state);
        out.extend(ending.iter().map(|word| Mark { end, word: *word }));
    }
}
