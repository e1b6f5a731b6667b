//! Decides between candidates that overlap: the surer one stays, then the longer, then the first of the kinds'
//! order. Injection and data do not compete: a sentence may hold both.

use std::cmp::Ordering;

use crate::finding::Kind;

use super::state::{Candidate, State};

/// Candidates that overlap in a chain are decided together, over at most so many bytes.
pub(crate) const CLUSTER_MAX: usize = 4096;

impl State {
    /// Decides all that can be decided.
    pub(super) fn resolve(&mut self, last: bool) {
        if self.candidates.is_empty() {
            return;
        }
        if let [only] = self.candidates.as_slice() {
            let ends = only.span.end.min(only.span.start + CLUSTER_MAX);
            if last || ends <= self.settled {
                self.decide_one();
            }
            return;
        }
        let mut open = std::mem::take(&mut self.candidates);
        open.sort_by(|one, other| {
            one.span
                .start
                .cmp(&other.span.start)
                .then(other.span.end.cmp(&one.span.end))
                .then(rank(one, other))
        });
        let mut keep = Vec::new();
        for layer in [false, true] {
            let mut cluster: Vec<Candidate> = Vec::new();
            let (mut start, mut end) = (0, 0);
            for candidate in open.iter().filter(|one| (one.kind == Kind::Injection) == layer) {
                if !cluster.is_empty()
                    && (candidate.span.start >= end || candidate.span.start >= start + CLUSTER_MAX)
                {
                    // What is open may still be pushed out by something that starts before it.
                    if last || end.min(start + CLUSTER_MAX) <= self.settled {
                        self.decide(&mut cluster, layer);
                    } else {
                        keep.append(&mut cluster);
                    }
                }
                if cluster.is_empty() {
                    start = candidate.span.start;
                    end = start;
                }
                end = end.max(candidate.span.end);
                cluster.push(candidate.clone());
            }
            if last || end.min(start + CLUSTER_MAX) <= self.settled {
                self.decide(&mut cluster, layer);
            } else {
                keep.append(&mut cluster);
            }
        }
        self.candidates = keep;
    }

    /// Decides a candidate that there is no other beside.
    fn decide_one(&mut self) {
        let Some(only) = self.candidates.pop() else { return };
        let layer = usize::from(only.kind == Kind::Injection);
        if let Some(taken_to) = self.taken_to.get_mut(layer)
            && only.span.start >= *taken_to
        {
            *taken_to = only.span.end;
            self.findings.push(only.into());
        }
    }

    fn decide(&mut self, cluster: &mut Vec<Candidate>, layer: bool) {
        let taken_to = self.taken_to.get_mut(usize::from(layer));
        let Some(taken_to) = taken_to else { return };
        cluster.sort_by(rank);
        let mut taken: Vec<Candidate> = Vec::new();
        for candidate in cluster.drain(..) {
            let at = taken.partition_point(|other| other.span.start < candidate.span.start);
            let clear_left = at
                .checked_sub(1)
                .and_then(|left| taken.get(left))
                .is_none_or(|left| left.span.end <= candidate.span.start);
            let clear_right = taken
                .get(at)
                .is_none_or(|right| candidate.span.end <= right.span.start);
            if clear_left && clear_right && candidate.span.start >= *taken_to {
                taken.insert(at, candidate);
            }
        }
        *taken_to = taken.last().map_or(*taken_to, |one| one.span.end.max(*taken_to));
        self.findings.extend(taken.into_iter().map(Into::into));
    }
}

/// The better candidate first.
fn rank(one: &Candidate, other: &Candidate) -> Ordering {
    other
        .score
        .total_cmp(&one.score)
        .then(other.span.len().cmp(&one.span.len()))
        .then(one.span.start.cmp(&other.span.start))
        .then(one.kind.cmp(&other.kind))
        .then_with(|| one.sub.cmp(&other.sub))
        .then(one.validator.cmp(other.validator))
}
