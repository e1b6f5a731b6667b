//! Which policies can apply to a request, without looking at the others. Each policy is filed under the
//! values of one dimension of its scope, the one that the fewest others share; a policy for everybody is
//! filed by stage.

use std::borrow::Cow;
use std::collections::HashMap;

use foldhash::fast::FixedState;
use smallvec::SmallVec;

use super::scope::{Dimension, Pattern, Said};
use crate::ast::Scope;
use crate::request::EvaluateRequest;
use crate::stage::{Stage, Stages};

type Map<V> = HashMap<Box<str>, V, FixedState>;

/// Numbers of policies, ascending: the order of the report.
pub(crate) type Candidates = SmallVec<[u32; 32]>;

#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    /// Policies for everybody: one list per stage, and the last for a request that names none.
    always: [Vec<u32>; Stage::ALL.len() + 1],
    filed: Vec<Drawer>,
}

/// The policies of one value: few, as a rule.
type Numbers = SmallVec<[u32; 4]>;

/// The policies filed under one dimension.
#[derive(Clone, Debug)]
struct Drawer {
    dimension: Dimension,
    exact: Map<Numbers>,
    prefixed: Map<Numbers>,
    /// Lengths of the prefixes, ascending.
    lengths: Vec<usize>,
    all: Vec<u32>,
}

/// How many policies name a value.
#[derive(Debug)]
pub(crate) struct Popularity<'a>(HashMap<(Dimension, &'a str), u32, FixedState>);

impl<'a> Popularity<'a> {
    pub(crate) fn of(scopes: &'a [Cow<'_, Scope>]) -> Self {
        let mut count = HashMap::with_capacity_and_hasher(scopes.len(), FixedState::default());
        for scope in scopes {
            for dimension in Dimension::of(scope) {
                for pattern in dimension.patterns(scope) {
                    *count.entry((dimension, pattern)).or_default() += 1;
                }
            }
        }
        Self(count)
    }

    /// The dimension under which to file: none of its patterns may begin with, or hold, a star.
    fn best(&self, scope: &Scope) -> Option<(Dimension, SmallVec<[Pattern; 2]>)> {
        Dimension::of(scope)
            .filter_map(|dimension| {
                let written = dimension.patterns(scope);
                let patterns: SmallVec<[Pattern; 2]> = written.clone().map(Pattern::new).collect();
                let shared = written.filter_map(|text| self.0.get(&(dimension, text)));
                patterns
                    .iter()
                    .all(is_key)
                    .then(|| (shared.sum::<u32>(), dimension, patterns))
            })
            .min_by_key(|(shared, dimension, _)| (*shared, *dimension))
            .map(|(_, dimension, patterns)| (dimension, patterns))
    }
}

fn is_key(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::Exact(_) => true,
        Pattern::Prefix(prefix) => !prefix.is_empty(),
        Pattern::Pieces(_) => false,
    }
}

impl Index {
    /// Files a policy; policies come in the order of their numbers. Gives the dimension that need not be
    /// looked at again.
    pub(crate) fn file(
        &mut self,
        number: u32,
        scope: &Scope,
        stages: Stages,
        popularity: &Popularity<'_>,
    ) -> Option<Dimension> {
        let Some((dimension, patterns)) = popularity.best(scope) else {
            for (at, list) in self.always.iter_mut().enumerate() {
                if Stage::ALL.get(at).is_none_or(|stage| stages.has(*stage)) {
                    list.push(number);
                }
            }
            return None;
        };
        let at = self.filed.iter().position(|drawer| drawer.dimension == dimension);
        let drawer = match at.and_then(|at| self.filed.get_mut(at)) {
            Some(drawer) => drawer,
            None => self.filed.push_mut(Drawer::new(dimension)),
        };
        drawer.all.push(number);
        for pattern in patterns {
            let (map, key) = match pattern {
                Pattern::Exact(key) => (&mut drawer.exact, key),
                Pattern::Prefix(key) => {
                    if let Err(at) = drawer.lengths.binary_search(&key.len()) {
                        drawer.lengths.insert(at, key.len());
                    }
                    (&mut drawer.prefixed, key)
                }
                Pattern::Pieces(_) => continue,
            };
            let list = map.entry(key).or_default();
            // A scope may name a value twice.
            if list.last() != Some(&number) {
                list.push(number);
            }
        }
        Some(dimension)
    }

    /// The policies that can apply, in the order of the report. Their stages and the rest of their scopes
    /// are still to be looked at.
    #[inline]
    pub(crate) fn candidates<'s>(&'s self, asked: &EvaluateRequest, room: &'s mut Candidates) -> &'s [u32] {
        let at = asked.stage.map_or(Stage::ALL.len(), |stage| stage as usize);
        let always = self.always.get(at).map_or(&[][..], Vec::as_slice);
        if self.filed.is_empty() {
            return always;
        }
        room.extend_from_slice(always);
        let mut sorted = true;
        for drawer in &self.filed {
            drawer.find(asked, &mut |found| {
                sorted &= room.is_empty();
                room.extend_from_slice(found);
            });
        }
        if !sorted {
            room.sort();
            room.dedup();
        }
        room
    }
}

impl Drawer {
    fn new(dimension: Dimension) -> Self {
        Self {
            dimension,
            exact: Map::default(),
            prefixed: Map::default(),
            lengths: Vec::new(),
            all: Vec::new(),
        }
    }

    fn find(&self, asked: &EvaluateRequest, take: &mut impl FnMut(&[u32])) {
        match Said::of(self.dimension, asked) {
            Said::Value(value) => self.value(value, take),
            Said::Values(values) => values.iter().for_each(|value| self.value(value, take)),
            Said::Nothing => {}
            Said::Unknown => take(&self.all),
        }
    }

    fn value(&self, value: &str, take: &mut impl FnMut(&[u32])) {
        if let Some(found) = self.exact.get(value) {
            take(found);
        }
        for length in &self.lengths {
            let Some(prefix) = value.get(..*length) else {
                // Longer than the value, or within a character of it.
                continue;
            };
            if let Some(found) = self.prefixed.get(prefix) {
                take(found);
            }
        }
    }
}
