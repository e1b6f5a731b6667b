//! All detectors that are switched on, compiled: one automaton, and tables from the shape of a number or run to
//! the rows that want it.

use crate::custom::CustomPattern;
use crate::detector::{Detector, Trigger};
use crate::engine::{Look, Rooms};
use crate::error::ScannerError;
use crate::finding::Kind;
use crate::groups::{Groups, Row};
use crate::lexicon::{Lexicon, LexiconBuilder, Use, Voices};
use crate::unfold::Unfolder;
use crate::{crypto, injection, pii, secrets, unfold};

/// A lead byte's look sees so many bytes before it.
pub(crate) const LEAD_BEFORE: usize = 8;
/// And so many from it on.
pub(crate) const LEAD_AFTER: usize = 16;
/// No token trigger may ask for fewer bytes.
pub(crate) const TOKEN_MIN: usize = 16;

type LeadRow = (&'static [bool; 256], fn(&[u8], &[u8]) -> bool, Look);

/// The compiled rows.
#[derive(Debug)]
pub(crate) struct Rules {
    pub(crate) detectors: Vec<&'static Detector>,
    /// For each of them the bit by which the lexicon knows its words; rows with the same words share it.
    voices: Vec<u32>,
    pub(crate) unfolders: Vec<&'static Unfolder>,
    pub(crate) lexicon: Lexicon,
    pub(crate) lexicon_longest: usize,
    pub(crate) groups: Groups,
    pub(crate) tokens: Vec<(usize, Look)>,
    pub(crate) token_least: usize,
    pub(crate) leads: Vec<LeadRow>,
    lead_table: [bool; 256],
    token_table: [bool; 256],
    /// The farthest that any row looks back.
    pub(crate) before: usize,
    pub(crate) injection: bool,
    pub(crate) custom: Vec<CustomPattern>,
    least: Vec<f32>,
    /// For texts read with these rules.
    pub(crate) rooms: Rooms,
}

impl Rules {
    /// Compiles all rows of the kinds that `least` lets through: a kind above 1 is off.
    ///
    /// # Errors
    ///
    /// When there are more literals than the automaton can hold.
    pub(crate) fn compile(least: Vec<f32>, custom: Vec<CustomPattern>) -> Result<Self, ScannerError> {
        let on = |kind: Kind| least.get(kind as usize).is_none_or(|least| *least <= 1.0);
        let mut words = LexiconBuilder::default();
        let detectors: Vec<&'static Detector> = pii::DETECTORS
            .iter()
            .chain(secrets::DETECTORS)
            .chain([&crypto::DETECTORS])
            .copied()
            .flatten()
            .filter(|row| on(row.kind))
            .collect();
        let unfolders: Vec<&'static Unfolder> = unfold::UNFOLDERS.iter().copied().flatten().collect();
        let mut rules = Self {
            lexicon: Lexicon::default(),
            lexicon_longest: 0,
            groups: Groups::default(),
            tokens: Vec::new(),
            token_least: usize::MAX,
            leads: Vec::new(),
            lead_table: [false; 256],
            token_table: std::array::from_fn(|byte| {
                u8::try_from(byte).is_ok_and(|byte| byte.is_ascii_alphanumeric() || b"_-+/".contains(&byte))
            }),
            before: 0,
            injection: on(Kind::Injection),
            custom,
            least,
            rooms: Rooms::default(),
            voices: voices(&detectors),
            detectors,
            unfolders,
        };
        for (row, detector) in rules.detectors.clone().into_iter().enumerate() {
            let bit = 1_u64.checked_shl(rules.voice(row)).unwrap_or(0);
            for word in detector.context {
                words.inform(
                    word,
                    Voices {
                        speaks: bit,
                        denies: 0,
                    },
                );
            }
            for word in detector.against.iter().copied().flatten() {
                words.inform(
                    word,
                    Voices {
                        speaks: 0,
                        denies: bit,
                    },
                );
            }
            rules.add(
                &mut words,
                &detector.trigger,
                Look::Detector(row),
                Use::Detector(row),
            );
            rules.before = rules.before.max(detector.before);
        }
        for (row, unfolder) in rules.unfolders.clone().into_iter().enumerate() {
            for trigger in unfolder.triggers {
                rules.add(&mut words, trigger, Look::Unfolder(row), Use::Unfolder(row));
            }
            rules.before = rules.before.max(unfolder.before);
        }
        if rules.injection {
            for word in injection::starters() {
                words.add(&word, true, false, Use::Injection);
            }
        }
        rules.lexicon = words.build().ok_or(ScannerError::TooLarge)?;
        rules.lexicon_longest = rules.lexicon.longest();
        Ok(rules)
    }

    fn add(&mut self, words: &mut LexiconBuilder, trigger: &'static Trigger, look: Look, usage: Use) {
        match trigger {
            Trigger::Literal(literals) => literals
                .iter()
                .for_each(|word| words.add(word, false, false, usage)),
            Trigger::Exact(literals) => literals
                .iter()
                .for_each(|word| words.add(word, false, true, usage)),
            Trigger::Digits { len, prev, next } => {
                let detector = match look {
                    Look::Detector(row) => self
                        .detectors
                        .get(row)
                        .map(|detector| (*detector, self.voice(row))),
                    Look::Unfolder(_) => None,
                };
                self.groups.add(&Row {
                    len: *len,
                    prev: *prev,
                    next: *next,
                    look,
                    detector,
                });
            }
            Trigger::Token(least) => {
                debug_assert!(*least >= TOKEN_MIN, "a token trigger below the least length");
                self.tokens.push((*least, look));
                self.token_least = self.token_least.min(*least);
            }
            Trigger::Lead(table, confirm) => {
                for (mark, more) in self.lead_table.iter_mut().zip(table.iter()) {
                    *mark |= more;
                }
                self.leads.push((table, *confirm, look));
            }
        }
    }

    /// The least score that a kind's findings need.
    pub(crate) fn least(&self, kind: Kind) -> f32 {
        self.least.get(kind as usize).copied().unwrap_or(0.0)
    }

    /// By which bit the lexicon knows the words of a row; one that no word has, where there are none.
    pub(crate) fn voice(&self, row: usize) -> u32 {
        self.voices.get(row).copied().unwrap_or(u64::BITS - 1)
    }

    /// How far back a look may find.
    pub(crate) fn before_of(&self, look: Look) -> usize {
        match look {
            Look::Detector(row) => self.detectors.get(row).map_or(0, |row| row.before),
            Look::Unfolder(row) => self.unfolders.get(row).map_or(0, |row| row.before),
        }
    }

    /// Whether windows that overlap are read as one.
    pub(crate) fn joins(&self, look: Look) -> bool {
        match look {
            Look::Unfolder(row) => self.unfolders.get(row).is_some_and(|row| row.joins),
            Look::Detector(_) => false,
        }
    }

    /// How far ahead it may, and whether white space ends its window.
    pub(crate) fn after_of(&self, look: Look) -> (usize, bool) {
        match look {
            Look::Detector(row) => self
                .detectors
                .get(row)
                .map_or((0, false), |row| (row.after, row.stop_at_space)),
            Look::Unfolder(row) => self
                .unfolders
                .get(row)
                .map_or((0, false), |row| (row.after, false)),
        }
    }

    pub(crate) fn is_token(&self, byte: u8) -> bool {
        self.token_table.get(usize::from(byte)).is_some_and(|is| *is)
    }

    pub(crate) fn is_lead(&self, byte: u8) -> bool {
        self.lead_table.get(usize::from(byte)).is_some_and(|is| *is)
    }
}

/// A bit for each row, the same for rows with the same words for and against them; the last for those without any.
fn voices(detectors: &[&'static Detector]) -> Vec<u32> {
    let mut known: Vec<(&[&str], &[&[&str]])> = Vec::new();
    detectors
        .iter()
        .map(|row| {
            let words = (row.context, row.against);
            if words.0.is_empty() && words.1.is_empty() {
                return u64::BITS - 1;
            }
            let at = known
                .iter()
                .position(|other| *other == words)
                .unwrap_or(known.len());
            if at == known.len() {
                known.push(words);
            }
            debug_assert!(
                at + 1 < u64::BITS as usize,
                "more than 63 rows with words of their own"
            );
            u32::try_from(at).unwrap_or(u64::BITS - 1)
        })
        .collect()
}
