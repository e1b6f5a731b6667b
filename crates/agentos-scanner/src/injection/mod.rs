//! Text that tries to give a model other orders.
//!
//! No sentence is looked at unless one of the words in `starters` stands in it. A sentence is then folded
//! (`fold`), its words and phrases are mapped to concepts in two dozen languages (`lexicon`, `structure`), and rules
//! over concepts (`rules`) say which tactics they make up. What speaks against it — a quotation, a report, a
//! question, somebody else's deed — takes weight away (`stance`); tactics that come together add up, and so does
//! what stands right before (`judge`, and `memory`, which reads it once). The gist of the sentence is weighed as well
//! (`gist`), and so are its turns of speech (`turns`), with weights that were learnt (`weights`): they find what the
//! rules miss, and drop what only has their shape.
//!
//! The score of a finding is between 0.5 and 1. At 0.5 the sentence has the shape of one tactic and nothing that
//! speaks against it; from 0.8 on it has an order, its object and the object's attribute, or several tactics. What was
//! only weighed has 0.9 at most.

mod blocks;
mod concept;
mod fold;
mod gist;
mod judge;
mod known;
mod lexicon;
mod link;
mod marks;
mod memory;
mod parse;
mod parts;
mod rule;
mod rules;
mod stance;
mod starters;
mod structure;
mod tactic;
#[cfg(test)]
mod tests;
mod turns;
mod weights;
mod words;

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Serialize;

use crate::detector::Hit;
use crate::finding::{Finding, Kind};
use crate::redact::mask;

use concept::Mask;
use gist::{ENOUGH, FRAMES_MOST, Gist};
use judge::{Evidence, needs_structure, structure as structure_of};
use memory::Memory;
use parse::Parsed;

pub(crate) use known::known_prefixes;
pub(crate) use starters::starters;

/// A sentence: up to 600 bytes to each side of its first starting word, cut at line ends and full stops.
#[derive(Debug)]
pub(crate) struct Sentence<'a> {
    /// The sentence with up to 300 bytes before it and none behind it.
    pub(crate) bytes: &'a [u8],
    /// Where in them the sentence lies.
    pub(crate) range: Range<usize>,
}

/// The tactic of text that is folded, by name.
pub(crate) const ENCODED: &str = tactic::Tactic::Encoded.name();
/// From this score on a sentence is reported, and a text flagged.
const FLAGGED: f32 = 0.5;
/// From this score on the rules are sure, and a gist that speaks against them must do so by more than this.
const SURE: f32 = 0.85;
const OUTVOTED: i32 = -250;
/// From [`FLAGGED`] on by more than this.
const DOUBTED: i32 = -50;
/// What stands before a sentence counts for so much of what it would count in it.
const EARLIER_SHARE: f32 = 0.6;
/// A sentence with less than this is not helped by what stands before it.
const SOMETHING: f32 = 0.15;

/// Judges sentences, one after the other, in the same room.
#[derive(Debug, Default)]
pub(crate) struct Judge {
    parsed: Box<Parsed>,
    earlier: Parsed,
    memory: Memory,
    /// Where in the text the bytes of a sentence begin, where that is known.
    place: Option<usize>,
    seen: Seen,
}

/// What a judgement has seen of what stands before its sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Seen {
    /// Nothing.
    #[default]
    Nothing,
    /// That no frame is in it.
    Unframed,
    /// All of it.
    Everything,
}

/// What the rules say of a sentence.
struct Ruled {
    evidence: Evidence,
    score: f32,
    /// The structure of what stands before it, where that was asked for.
    around: Option<Mask>,
}

impl Sentence<'_> {
    /// The sentence without what stands before it.
    pub(crate) fn own(&self) -> &[u8] {
        self.bytes.get(self.range.clone()).unwrap_or_default()
    }

    pub(crate) fn before(&self) -> &[u8] {
        self.bytes.get(..self.range.start).unwrap_or_default()
    }
}

impl Judge {
    /// Another text begins.
    pub(crate) fn forget(&mut self) {
        self.memory.forget();
    }

    /// Judges a sentence of a text, given where in it the sentence's bytes begin. Says what it has seen of what stands
    /// before: whatever else stands there, the hits are the same.
    pub(crate) fn judge_at(&mut self, place: usize, sentence: &Sentence<'_>, hits: &mut Vec<Hit>) -> Seen {
        self.place = Some(place);
        self.seen = Seen::Nothing;
        self.judge(sentence, hits);
        let own = place + sentence.range.start..place + sentence.range.end;
        self.memory.add(own, &mut self.parsed);
        self.seen
    }

    /// Whether what stands before a sentence has a sign of a frame.
    fn framed_before(&mut self, sentence: &Sentence<'_>) -> bool {
        let framed = framed(sentence.before());
        let seen = if framed { Seen::Everything } else { Seen::Unframed };
        self.seen = self.seen.max(seen);
        framed
    }

    /// Reads what stands before a sentence.
    fn read_before(&mut self, sentence: &Sentence<'_>) -> &Parsed {
        self.seen = Seen::Everything;
        match self.place {
            Some(place) => self.memory.read(sentence.before(), place, &mut self.earlier),
            None => self.earlier.read(sentence.before()),
        }
        &self.earlier
    }

    /// Judges a sentence: a hit with its strongest tactic as `sub`, with a range in the sentence's bytes.
    fn judge(&mut self, sentence: &Sentence<'_>, hits: &mut Vec<Hit>) {
        self.parsed.read(sentence.own());
        if self.parsed.words.is_empty() {
            return;
        }
        let ruled = self.rule(sentence);
        let (evidence, score) = (&ruled.evidence, ruled.score);
        let gist = self.gist(sentence, &ruled);
        let over = gist.weight() - ENOUGH;
        // What was learnt outvotes a rule by little never, and one that has an order, its object and what it is like only
        // by far.
        let least = match score {
            SURE.. => OUTVOTED,
            FLAGGED.. => DOUBTED,
            _ => 0,
        };
        if over < least {
            return;
        }
        let (range, score, by) = if score >= FLAGGED {
            (evidence.range.clone(), score, "rules")
        } else {
            // Sure is never what was only added up.
            let score = FLAGGED + f32::from(u16::try_from(over).unwrap_or(u16::MAX).min(400)) / 1000.0;
            (self.parsed.told(), score, "weights")
        };
        let tactic = if evidence.range.is_none() {
            gist.tactic()
        } else {
            evidence.tactic()
        };
        let base = sentence.range.start;
        let range = range.unwrap_or(0..sentence.range.len());
        let range = base + range.start..base + range.end;
        // The name of what was taken out of a text orders nothing.
        if !mask::holds(sentence.bytes, &range) {
            hits.push(Hit::new(range, score, by).sub(tactic.name()));
        }
    }

    /// What the rules say of the sentence that was read.
    fn rule(&mut self, sentence: &Sentence<'_>) -> Ruled {
        let mut evidence = Evidence::of(&self.parsed, 0);
        let mut score = evidence.score();
        let mut around = None;
        // What stands before is long: it is not read where it makes no difference.
        let union = self.parsed.union;
        let matters = || needs_structure(union) || Gist::possible(union);
        let weak = score < SOMETHING;
        let commands = union & concept::COMMAND != 0;
        if score < FLAGGED && (!weak || (commands && self.framed_before(sentence) && matters())) {
            let structure = structure_of(self.read_before(sentence).union);
            around = Some(structure);
            if structure != 0 {
                evidence = Evidence::of(&self.parsed, structure);
                score = evidence.score();
            }
            if (SOMETHING..FLAGGED).contains(&score) {
                evidence.add(&self.earlier, EARLIER_SHARE);
                score = evidence.score();
            }
        }
        Ruled {
            evidence,
            score,
            around,
        }
    }

    /// Its gist, with what stands before it where that can make a difference.
    fn gist(&mut self, sentence: &Sentence<'_>, ruled: &Ruled) -> Gist {
        let gist = Gist::of(&self.parsed, ruled.around.unwrap_or(0), ruled.score);
        let over = gist.weight() - ENOUGH;
        if ruled.around.is_none() && (-FRAMES_MOST..0).contains(&over) && self.framed_before(sentence) {
            let around = structure_of(self.read_before(sentence).union);
            return Gist::of(&self.parsed, around, ruled.score);
        }
        gist
    }
}

/// Whether a word in lower case means something.
pub(crate) fn knows(word: &[u8]) -> bool {
    lexicon::LEXICON.knows(word)
}

/// Whether bytes have a sign that a frame of some kind is made of. All are looked at, many at once.
pub(crate) fn framed(bytes: &[u8]) -> bool {
    bytes
        .iter()
        .fold(0, |framed, byte| framed | u8::from(frames(*byte)))
        != 0
}

/// One of ``< = [ { | ~ * : #``, those with one bit between them at a time.
const fn frames(byte: u8) -> bool {
    (byte & 0xfe == b'<')
        | (byte | 0x20 == b'{')
        | (byte & 0xfd == b'|')
        | (byte & 0xef == b'*')
        | (byte == b'#')
}

/// What all findings of a text amount to.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Verdict {
    /// From 0 to 1.
    pub score: f32,
    /// Whether the score is at least 0.5.
    pub flagged: bool,
    /// The tactics that were found.
    pub tactics: BTreeSet<String>,
}

/// What the injection findings among these amount to.
#[must_use]
pub fn verdict(findings: &[Finding]) -> Verdict {
    let mut all = Verdict::default();
    for finding in findings.iter().filter(|finding| finding.kind == Kind::Injection) {
        all.score = all.score.max(finding.score);
        all.tactics.insert(finding.sub.to_string());
    }
    all.flagged = all.score >= FLAGGED;
    all
}
