//! Decides between candidates that overlap: the surer one stays, then the longer, then the first of the kinds'
//! order. Injection and data do not compete: a sentence may hold both.

use std::cmp::Ordering;
use std::ops::Range;

use crate::finding::Kind;

use super::state::{Candidate, State};

/// Candidates that overlap in a chain are decided together, over at most so many bytes.
pub(crate) const CLUSTER_MAX: usize = 4096;

/// Room for candidates while they are decided, for one cluster after the other.
#[derive(Default)]
struct Room {
    cluster: Vec<Candidate>,
    /// Those of the cluster that stay.
    taken: Vec<Candidate>,
    /// Those of clusters that cannot be decided yet.
    open: Vec<Candidate>,
}

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
        // Nearly all are in order already.
        open.sort_by(order);
        let mut room = Room::default();
        let (mut start, mut end, mut layer) = (0, 0, false);
        for candidate in open.drain(..) {
            let Range { start: from, end: to } = candidate.span;
            let apart = injects(&candidate) != layer || from >= end || from >= start + CLUSTER_MAX;
            if apart && !room.cluster.is_empty() {
                self.close(&mut room, end.min(start + CLUSTER_MAX), layer, last);
            }
            if room.cluster.is_empty() {
                (start, end, layer) = (from, from, injects(&candidate));
            }
            end = end.max(to);
            room.cluster.push(candidate);
        }
        self.close(&mut room, end.min(start + CLUSTER_MAX), layer, last);
        open.append(&mut room.open);
        self.candidates = open;
    }

    /// Decides a cluster that ends there, if it can be.
    fn close(&mut self, room: &mut Room, end: usize, layer: bool, last: bool) {
        // What is open may still be pushed out by something that starts before it.
        if last || end <= self.settled {
            self.decide(room, layer);
        } else {
            room.open.append(&mut room.cluster);
        }
    }

    /// Decides a candidate that there is no other beside.
    fn decide_one(&mut self) {
        let Some(only) = self.candidates.pop() else { return };
        let layer = usize::from(injects(&only));
        if let Some(taken_to) = self.taken_to.get_mut(layer)
            && only.span.start >= *taken_to
        {
            *taken_to = only.span.end;
            self.findings.push(only.into());
        }
    }

    fn decide(&mut self, room: &mut Room, layer: bool) {
        let taken_to = self.taken_to.get_mut(usize::from(layer));
        let Some(taken_to) = taken_to else { return };
        let Room { cluster, taken, .. } = room;
        cluster.sort_by(rank);
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
        self.findings.extend(taken.drain(..).map(Into::into));
    }
}

/// Adds a candidate to those behind so many, which are in order. Few of them start behind where it does.
pub(super) fn insert(candidates: &mut Vec<Candidate>, from: usize, candidate: Candidate) {
    let ordered = candidates.get(from..).unwrap_or_default().iter().rev();
    let behind = ordered.take_while(|one| order(one, &candidate).is_gt()).count();
    candidates.insert(candidates.len() - behind, candidate);
}

fn injects(candidate: &Candidate) -> bool {
    candidate.kind == Kind::Injection
}

/// Data first; then the one that starts earlier, then the longer one, then the better one.
fn order(one: &Candidate, other: &Candidate) -> Ordering {
    injects(one)
        .cmp(&injects(other))
        .then_with(|| one.span.start.cmp(&other.span.start))
        .then_with(|| other.span.end.cmp(&one.span.end))
        .then_with(|| rank(one, other))
}

/// The better candidate first.
fn rank(one: &Candidate, other: &Candidate) -> Ordering {
    other
        .score
        .total_cmp(&one.score)
        .then_with(|| other.span.len().cmp(&one.span.len()))
        .then_with(|| one.span.start.cmp(&other.span.start))
        .then_with(|| one.kind.cmp(&other.kind))
        .then_with(|| one.sub.cmp(&other.sub))
        .then_with(|| one.validator.cmp(other.validator))
}
