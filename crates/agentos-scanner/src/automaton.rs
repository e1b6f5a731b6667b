//! Finds many literals in one pass over bytes, in any ASCII case: a step is one look into a table, whatever their
//! number. Built in a few milliseconds, since a command waits for it. Says which literals end where; what they mean
//! is the business of whoever asks.

/// Where the pass is: the place of a row in the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct At(u32);

/// The class of every byte: a table whose length is known, so that no step asks for it.
#[derive(Clone, Debug)]
struct Classes([u8; 256]);

impl Default for Classes {
    fn default() -> Self {
        Self([0; 256])
    }
}

impl Classes {
    #[inline]
    fn of(&self, byte: u8) -> u8 {
        self.0.get(usize::from(byte)).copied().unwrap_or(0)
    }
}

/// The automaton of Aho and Corasick with all steps worked out.
#[derive(Debug, Default)]
pub(crate) struct Automaton {
    /// Bytes that no literal tells apart are of one class.
    classes: Classes,
    /// A row of places for each place, by class. The rows at which literals end are the last.
    steps: Vec<u32>,
    first_end: u32,
    /// What a place is multiplied by, in units of 2^-32, for its row.
    row: u64,
    /// For each row from `first_end` on: from where to where its literals stand in `ending`.
    ends: Vec<(u32, u32)>,
    ending: Vec<u32>,
}

/// A place while the tree grows. 0 is nowhere, as nothing leads back to the root.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    class: u8,
    child: u32,
    sibling: u32,
    /// Where to go on when nothing fits.
    fall: u32,
    /// The nearest place on the way down at which a literal ends, this one included.
    end: u32,
    /// The first literal that ends here, one too high; `chain` has the others.
    literal: u32,
}

#[derive(Debug, Default)]
struct Tree {
    nodes: Vec<Node>,
    /// For each literal the next one that is the same, one too high.
    chain: Vec<u32>,
}

impl Tree {
    fn node(&self, at: u32) -> Node {
        self.nodes.get(at as usize).copied().unwrap_or_default()
    }

    fn children(&self, at: u32) -> impl Iterator<Item = u32> {
        let mut next = self.node(at).child;
        std::iter::from_fn(move || {
            let child = (next != 0).then_some(next)?;
            next = self.node(child).sibling;
            Some(child)
        })
    }

    fn child(&self, at: u32, class: u8) -> Option<u32> {
        self.children(at).find(|child| self.node(*child).class == class)
    }

    /// Adds a literal.
    fn add(&mut self, literal: u32, classes: impl Iterator<Item = u8>) {
        let mut at = 0;
        for class in classes {
            at = self.child(at, class).unwrap_or_else(|| {
                let fresh = u32::try_from(self.nodes.len()).unwrap_or(0);
                let sibling = self.node(at).child;
                self.nodes.push(Node {
                    class,
                    sibling,
                    ..Node::default()
                });
                if let Some(node) = self.nodes.get_mut(at as usize) {
                    node.child = fresh;
                }
                fresh
            });
        }
        // Those that are the same keep their order.
        let mut last = self.node(at).literal;
        while let Some(next) = last.checked_sub(1).and_then(|last| self.chain.get(last as usize))
            && *next != 0
        {
            last = *next;
        }
        self.chain.push(0);
        match last
            .checked_sub(1)
            .and_then(|last| self.chain.get_mut(last as usize))
        {
            Some(slot) => *slot = literal + 1,
            None => {
                if let Some(node) = self.nodes.get_mut(at as usize) {
                    node.literal = literal + 1;
                }
            }
        }
    }

    /// Works out where each place falls to. Gives all places, the shorter ones first.
    fn order(&mut self) -> Vec<u32> {
        let mut order = vec![0];
        let mut next = 0;
        while let Some(at) = order.get(next).copied() {
            next += 1;
            let fall = self.node(at).fall;
            let children: Vec<u32> = self.children(at).collect();
            for child in children {
                let class = self.node(child).class;
                let mut from = fall;
                let falls_to = loop {
                    match self.child(from, class) {
                        Some(to) if to != child => break to,
                        _ if from == 0 => break 0,
                        _ => from = self.node(from).fall,
                    }
                };
                let end = self.node(falls_to).end;
                if let Some(node) = self.nodes.get_mut(child as usize) {
                    node.fall = falls_to;
                    node.end = if node.literal != 0 { child } else { end };
                }
                order.push(child);
            }
        }
        order
    }

    /// The literals that end at a place, the longest first.
    fn ending(&self, at: u32, out: &mut Vec<u32>) {
        let mut end = self.node(at).end;
        while end != 0 {
            let mut literal = self.node(end).literal;
            while let Some(known) = literal.checked_sub(1) {
                out.push(known);
                literal = self.chain.get(known as usize).copied().unwrap_or(0);
            }
            end = self.node(self.node(end).fall).end;
        }
    }
}

impl Automaton {
    /// The automaton of these literals, none of which is empty; nothing when there are more than it can hold.
    pub(crate) fn new<'l>(literals: impl Iterator<Item = &'l [u8]> + Clone) -> Option<Self> {
        let mut classes = Classes::default();
        let mut width = 1_u8;
        for byte in literals.clone().flatten() {
            for same in [byte.to_ascii_lowercase(), byte.to_ascii_uppercase()] {
                if let Some(class) = classes.0.get_mut(usize::from(same))
                    && *class == 0
                {
                    *class = width;
                }
            }
            width += u8::from(classes.of(byte.to_ascii_lowercase()) == width);
        }
        let class = |byte: &u8| classes.of(*byte);
        let mut tree = Tree {
            nodes: vec![Node::default()],
            chain: Vec::new(),
        };
        for (number, literal) in literals.enumerate() {
            tree.add(u32::try_from(number).unwrap_or(0), literal.iter().map(class));
        }
        let order = tree.order();
        // The rows at which nothing ends come first.
        let ends = |at: &u32| tree.node(*at).end != 0;
        let plain = order.iter().filter(|at| !ends(at)).count();
        let width = usize::from(width);
        u32::try_from(order.len() * width).ok()?;
        let row = |at: usize| u32::try_from(at * width).unwrap_or(0);
        let mut rows = vec![0_u32; order.len()];
        let (mut quiet, mut loud) = (0, plain);
        for at in &order {
            let next = if ends(at) { &mut loud } else { &mut quiet };
            if let Some(slot) = rows.get_mut(*at as usize) {
                *slot = row(*next);
            }
            *next += 1;
        }
        let row_of = |at: u32| rows.get(at as usize).copied().unwrap_or(0);
        let mut automaton = Self {
            first_end: row(plain),
            row: (1_u64 << 32).div_ceil(width as u64),
            ends: vec![(0, 0); order.len() - plain],
            ending: Vec::new(),
            steps: vec![0; order.len() * width],
            classes: classes.clone(),
        };
        for at in &order {
            let (own, fall) = (row_of(*at) as usize, row_of(tree.node(*at).fall) as usize);
            // A place does what the one does that it falls to, but for where it leads on.
            if *at != 0 {
                automaton.steps.copy_within(fall..fall + width, own);
            }
            for child in tree.children(*at) {
                let step = automaton.steps.get_mut(own + usize::from(tree.node(child).class));
                if let Some(step) = step {
                    *step = row_of(child);
                }
            }
            if let Some(loud) = (own / width).checked_sub(plain) {
                let from = automaton.ending.len();
                tree.ending(*at, &mut automaton.ending);
                let place = |len: usize| u32::try_from(len).unwrap_or(0);
                if let Some(slot) = automaton.ends.get_mut(loud) {
                    *slot = (place(from), place(automaton.ending.len()));
                }
            }
        }
        Some(automaton)
    }

    /// Where the pass is behind one more byte.
    #[inline]
    pub(crate) fn step(&self, at: At, byte: u8) -> At {
        let class = self.classes.of(byte);
        At(self
            .steps
            .get(at.0 as usize + usize::from(class))
            .copied()
            .unwrap_or(0))
    }

    /// Whether a literal ends here.
    #[inline]
    pub(crate) const fn ends(&self, at: At) -> bool {
        at.0 >= self.first_end
    }

    /// The literals that end here, by number, the longest first.
    pub(crate) fn ending(&self, at: At) -> &[u32] {
        // A place is a multiple of the width, so that what is rounded away is less than a row.
        let loud = at.0.checked_sub(self.first_end);
        let row = loud.and_then(|loud| usize::try_from((u64::from(loud) * self.row) >> 32).ok());
        let (from, to) = row
            .and_then(|loud| self.ends.get(loud))
            .copied()
            .unwrap_or((0, 0));
        self.ending.get(from as usize..to as usize).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use aho_corasick::{AhoCorasick, MatchKind};
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn finds_what_a_known_automaton_finds(
            literals in proptest::collection::vec("[abAB\u{e4}]{1,5}", 0..12),
            text in "[abcABC\u{e4}]{0,40}",
        ) {
            let known = AhoCorasick::builder()
                .match_kind(MatchKind::Standard)
                .ascii_case_insensitive(true)
                .build(&literals)
                .unwrap();
            let mut expected: Vec<(usize, u32)> = known
                .find_overlapping_iter(&text)
                .map(|found| (found.end(), found.pattern().as_u32()))
                .collect();
            expected.sort_unstable();
            let ours = Automaton::new(literals.iter().map(|literal| literal.as_bytes())).unwrap();
            let mut at = At::default();
            let mut found = Vec::new();
            for (end, byte) in text.bytes().enumerate() {
                at = ours.step(at, byte);
                prop_assert_eq!(ours.ends(at), !ours.ending(at).is_empty());
                found.extend(ours.ending(at).iter().map(|literal| (end + 1, *literal)));
            }
            found.sort_unstable();
            prop_assert_eq!(found, expected);
        }
    }
}
