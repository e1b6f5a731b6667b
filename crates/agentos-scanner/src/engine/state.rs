//! What the pass remembers between two blocks. Bounded, however long the text is.

use std::borrow::Cow;
use std::ops::Range;

use crate::automaton::At;
use crate::detector::Hit;
use crate::finding::{Finding, Kind};
use crate::injection::Judge;
use crate::lexicon::{LANES, Mark, Said};
use crate::rules::Rules;
use crate::unfold::Folded;
use crate::window::{CONTEXT_AFTER, CONTEXT_BEFORE, HEADINGS_BEFORE};

use super::folds::Folds;
use super::limit::{SPAN, Spent};
use super::memo::Memo;

/// The bytes that are at hand, and where in the text they start.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Buffer<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) base: usize,
    /// Where an unfolded text comes from.
    pub(crate) origin: Option<Origin<'a>>,
}

/// What was unfolded, and for each byte of the unfolded text the bytes there that it stands for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Origin<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) from: &'a [Range<u32>],
}

impl<'a> Buffer<'a> {
    /// Bytes of a text as it came, from there on.
    pub(crate) const fn new(bytes: &'a [u8], base: usize) -> Self {
        let origin = None;
        Self { bytes, base, origin }
    }

    /// As far as this place.
    pub(crate) fn up_to(self, end: usize) -> Self {
        Self {
            bytes: self.slice(self.base..end),
            ..self
        }
    }

    /// Whether these bytes of an unfolded text stand in what was unfolded as they are: they have been read there.
    pub(crate) fn is_as_before(self, range: Range<usize>) -> bool {
        let Some(origin) = self.origin else { return false };
        let from = origin.from.get(range.clone()).unwrap_or_default();
        let (Some(first), Some(last)) = (from.first(), from.last()) else {
            return false;
        };
        origin.bytes.get(first.start as usize..last.end as usize) == Some(self.slice(range))
    }

    /// These bytes of the text, as far as they are at hand.
    pub(crate) fn slice(self, range: Range<usize>) -> &'a [u8] {
        let from = range.start.saturating_sub(self.base).min(self.bytes.len());
        let to = range.end.saturating_sub(self.base).clamp(from, self.bytes.len());
        self.bytes.get(from..to).unwrap_or_default()
    }

    /// The byte there.
    pub(crate) fn at(self, offset: usize) -> Option<u8> {
        self.bytes.get(offset.checked_sub(self.base)?).copied()
    }

    /// The byte before, 0 at the start of the text.
    pub(crate) fn prev(self, offset: usize) -> u8 {
        offset
            .checked_sub(1)
            .and_then(|offset| self.at(offset))
            .unwrap_or(0)
    }
}

/// A place to look at closely.
#[derive(Clone, Debug)]
pub(crate) struct Anchor {
    pub(crate) range: Range<usize>,
    pub(crate) look: Look,
    /// How far the end of its window has been searched for.
    pub(crate) searched: usize,
}

/// Who looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    Detector(usize),
    Unfolder(usize),
}

/// A group of digits to look at closely, and the rows of [`crate::groups::Groups`] that may want it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Group {
    pub(crate) start: usize,
    pub(crate) rows: u32,
    pub(crate) len: u8,
}

/// Something found that another candidate may still push out.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) span: Range<usize>,
    pub(crate) kind: Kind,
    pub(crate) sub: Cow<'static, str>,
    pub(crate) score: f32,
    pub(crate) validator: &'static str,
}

impl From<Candidate> for Finding {
    fn from(candidate: Candidate) -> Self {
        let Candidate {
            span,
            kind,
            sub,
            score,
            validator,
        } = candidate;
        Self {
            kind,
            sub,
            span,
            score,
            validator,
        }
    }
}

/// A run of bytes of one class that has not ended yet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// What the pass remembers.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) lexicon: At,
    /// Literals seen in a block; empty between blocks.
    pub(crate) lanes: [Vec<Mark>; LANES],
    /// From the first to the second place nothing ends a window; at the second something does, or it is not read yet.
    pub(crate) unstopped: (usize, usize),
    /// Everything before has been spotted.
    pub(crate) scanned: usize,
    /// Characters before have been spotted.
    pub(crate) leads_to: usize,
    /// Where a group of digits starts that has not ended yet.
    pub(crate) digits: Option<usize>,
    pub(crate) token: Option<Run>,
    /// The words for and against rows, in the order of their ends.
    pub(crate) said: Vec<Said>,
    /// Such words that end where the block ends, as long as it is not known whether they go on.
    pub(crate) unsure: Vec<Mark>,
    pub(crate) pending: Vec<Anchor>,
    /// In order, as they have one window between them.
    pub(crate) groups: Vec<Group>,
    /// What unfolders are to look at.
    pub(crate) folds: Folds,
    /// Windows that are complete before have been unfolded.
    pub(crate) unfolded_to: usize,
    /// Words that start a sentence and have not been judged, with their number in the lexicon.
    pub(crate) starts: Vec<(Range<usize>, u32)>,
    /// Judges the sentences. What it remembers of the text makes no difference.
    pub(crate) judge: Judge,
    /// What it has found. Kept from one unfolded text to the next.
    pub(crate) memo: Memo,
    /// What was judged of a sentence; empty but while it is.
    pub(crate) hits: Vec<Hit>,
    /// Sentences before have been judged.
    pub(crate) judged_to: usize,
    /// What judging has cost: see [`limit`](super::limit).
    pub(crate) judged: u64,
    pub(crate) candidates: Vec<Candidate>,
    /// No candidate that starts before may come any more.
    pub(crate) settled: usize,
    /// Where the last accepted finding ends, by layer.
    pub(crate) taken_to: [usize; 2],
    /// What is decided, in order.
    pub(crate) findings: Vec<Finding>,
    /// Lines before have been matched.
    pub(crate) line_from: usize,
    /// Whether unfolders may look.
    pub(crate) unfolds: bool,
    pub(crate) spent: Spent,
    /// For unfolded texts, one after the other.
    pub(crate) inner: Option<Box<Self>>,
    /// The unfolded text; empty but while it is read.
    pub(crate) folded: Folded,
    /// What ends before is context alone, and nobody wants to know of it.
    pub(crate) wanted_from: usize,
}

/// A block small enough to stay in the first cache.
const BLOCK: usize = 16 * 1024;

impl State {
    pub(crate) fn new(rules: &Rules, unfolds: bool) -> Self {
        Self {
            lexicon: At::default(),
            lanes: Default::default(),
            unstopped: (0, 0),
            scanned: 0,
            leads_to: 0,
            digits: None,
            token: None,
            said: Vec::new(),
            unsure: Vec::new(),
            pending: Vec::new(),
            groups: Vec::new(),
            folds: Folds::new(rules.unfolders.len()),
            unfolded_to: 0,
            starts: Vec::new(),
            judge: Judge::default(),
            memo: Memo::default(),
            hits: Vec::new(),
            judged_to: 0,
            judged: 0,
            candidates: Vec::new(),
            settled: 0,
            taken_to: [0; 2],
            findings: Vec::new(),
            line_from: 0,
            unfolds,
            spent: Spent::default(),
            inner: None,
            folded: Folded::default(),
            wanted_from: 0,
        }
    }

    /// As new, with the room that it has.
    pub(crate) fn reset(&mut self) {
        let Self {
            lexicon,
            lanes,
            unstopped,
            scanned,
            leads_to,
            digits,
            token,
            said,
            unsure,
            pending,
            groups,
            folds,
            unfolded_to,
            starts,
            judge,
            memo: _,
            hits: _,
            judged_to,
            judged,
            candidates,
            settled,
            taken_to,
            findings,
            line_from,
            unfolds: _,
            spent: _,
            inner: _,
            folded: _,
            wanted_from,
        } = self;
        judge.forget();
        (*lexicon, *unstopped, *digits, *token, *taken_to) = (At::default(), (0, 0), None, None, [0; 2]);
        for place in [
            scanned,
            leads_to,
            judged_to,
            settled,
            line_from,
            wanted_from,
            unfolded_to,
        ] {
            *place = 0;
        }
        *judged = 0;
        lanes.iter_mut().chain([unsure]).for_each(Vec::clear);
        said.clear();
        pending.clear();
        folds.clear();
        groups.clear();
        starts.clear();
        candidates.clear();
        findings.clear();
    }

    /// As new for another text, with the room that it has.
    pub(super) fn forget_all(&mut self) {
        self.reset();
        self.spent = Spent::default();
        let inner = self.inner.iter_mut().map(|inner| &mut inner.memo);
        inner.chain([&mut self.memo]).for_each(Memo::forget);
    }

    /// Has an anchor wait for its window.
    pub(crate) fn await_window(&mut self, anchor: Anchor) {
        match anchor.look {
            // Nothing is unfolded twice.
            Look::Unfolder(row) if self.unfolds => self.folds.push(row, anchor.range),
            Look::Unfolder(_) => {}
            Look::Detector(_) => self.pending.push(anchor),
        }
    }

    /// Goes on to the end of the buffer. `last` says that the text ends there.
    pub(crate) fn advance(&mut self, rules: &Rules, buffer: Buffer<'_>, last: bool) {
        let end = buffer.base + buffer.bytes.len();
        while !self.spent.unread() {
            if self.scanned < end && self.ends_reading(rules, buffer) {
                break;
            }
            let border = (self.scanned / SPAN + 1) * SPAN;
            let to = end.min(self.scanned + BLOCK).min(border);
            self.read(rules, buffer.up_to(to), last && to == end);
            if to == end {
                break;
            }
        }
        self.report_unread(rules, buffer, last);
    }

    /// Reads to the end of the buffer.
    pub(super) fn read(&mut self, rules: &Rules, known: Buffer<'_>, last: bool) {
        let to = known.base + known.bytes.len();
        self.spot(rules, known, to, last);
        self.look_at_groups(rules, known, last);
        self.look(rules, known, last);
        self.judge(rules, known, last);
        self.match_lines(rules, known, last);
        if last {
            self.leave_unread(rules);
        }
        self.settle(rules, last);
        self.resolve(last);
        self.forget(rules);
    }

    /// The bytes before are never looked at again: a stream may let them go.
    pub(crate) fn needed_from(&self, rules: &Rules) -> usize {
        self.settled.saturating_sub(
            rules.before + CONTEXT_BEFORE + HEADINGS_BEFORE + crate::engine::sentence::EARLIER + 8,
        )
    }

    /// Whether a window that ends there is complete.
    pub(crate) const fn window_end(end: usize) -> usize {
        end + CONTEXT_AFTER + 1
    }

    fn settle(&mut self, rules: &Rules, last: bool) {
        if last {
            self.settled = self.scanned;
            return;
        }
        let mut least = self
            .scanned
            .saturating_sub(rules.lexicon_longest)
            .min(self.leads_to);
        for start in [self.digits, self.token.map(|run| run.start)]
            .into_iter()
            .flatten()
        {
            least = least.min(start);
        }
        let mut settled = least.saturating_sub(rules.before);
        for anchor in &self.pending {
            settled = settled.min(anchor.range.start.saturating_sub(rules.before_of(anchor.look)));
        }
        if let Some(from) = self.folded_from(rules) {
            settled = settled.min(from);
        }
        if let Some(group) = self.groups.first() {
            settled = settled.min(group.start.saturating_sub(rules.groups.before));
        }
        if rules.injection {
            settled = settled.min(self.sentences_open(least));
        }
        self.settled = self.settled.max(settled.min(self.line_from));
    }

    fn forget(&mut self, rules: &Rules) {
        if self.said.len() > 256 {
            let from = self.needed_from(rules);
            let old = self.said.partition_point(|said| said.end < from);
            if old > self.said.len() / 2 {
                self.said.drain(..old);
            }
        }
    }
}
