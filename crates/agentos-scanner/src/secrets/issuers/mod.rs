//! The issuers whose tokens carry a prefix: one row per prefix, in tables by trade. A row holds the published shape;
//! lengths are bounds, because issuers lengthen their tokens without notice.

mod ai;
mod business;
mod cloud;
mod code;
mod messaging;
mod operations;
mod payment;
mod short;

use std::collections::HashMap;
use std::sync::LazyLock;

use super::shape::Part;

/// One prefix of one issuer.
#[derive(Debug)]
pub(crate) struct Issuer {
    /// The issuer's name in findings.
    pub(crate) name: &'static str,
    /// What the token starts with, in exactly this case.
    pub(crate) prefix: &'static str,
    /// What follows.
    pub(crate) parts: &'static [Part],
    /// What else must be true.
    pub(crate) proof: Proof,
}

/// What makes a token of the right shape a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proof {
    /// The prefix says enough.
    Prefix,
    /// The prefix is short or a word: what follows must look random.
    Random,
    /// The same, and what follows may be letters that read like a word.
    Letters,
    /// The last six characters may be a CRC-32 of the rest; a wrong sum lowers the score only.
    Crc32,
}

const fn row(name: &'static str, prefix: &'static str, parts: &'static [Part]) -> Issuer {
    Issuer {
        name,
        prefix,
        parts,
        proof: Proof::Prefix,
    }
}

const fn random(name: &'static str, prefix: &'static str, parts: &'static [Part]) -> Issuer {
    Issuer {
        name,
        prefix,
        parts,
        proof: Proof::Random,
    }
}

const fn letters(name: &'static str, prefix: &'static str, parts: &'static [Part]) -> Issuer {
    Issuer {
        name,
        prefix,
        parts,
        proof: Proof::Letters,
    }
}

/// All tables.
pub(crate) const TABLES: [&[Issuer]; 7] = [
    cloud::TABLE,
    code::TABLE,
    ai::TABLE,
    payment::TABLE,
    messaging::TABLE,
    operations::TABLE,
    business::TABLE,
];

/// Rows whose prefix is too common for the automaton; see the table.
pub(crate) use short::TABLE as SHORT;

const COUNT: usize = {
    let (mut total, mut table) = (0, 0);
    while table < TABLES.len() {
        #[expect(
            clippy::indexing_slicing,
            reason = "evaluated by the compiler, which refuses a wrong index"
        )]
        {
            total += TABLES[table].len();
        }
        table += 1;
    }
    total
};

/// The prefix of every row, for the engine's automaton.
#[expect(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which refuses a wrong index"
)]
pub(crate) const PREFIXES: [&str; COUNT] = {
    let mut all = [""; COUNT];
    let (mut at, mut table) = (0, 0);
    while table < TABLES.len() {
        let mut row = 0;
        while row < TABLES[table].len() {
            all[at] = TABLES[table][row].prefix;
            at += 1;
            row += 1;
        }
        table += 1;
    }
    all
};

/// The rows of a prefix.
pub(crate) fn of(prefix: &[u8]) -> impl Iterator<Item = &'static Issuer> {
    static BY_PREFIX: LazyLock<HashMap<&'static [u8], Vec<&'static Issuer>>> = LazyLock::new(|| {
        let mut rows: HashMap<_, Vec<_>> = HashMap::new();
        for row in TABLES.into_iter().flatten() {
            rows.entry(row.prefix.as_bytes()).or_default().push(row);
        }
        rows
    });
    BY_PREFIX.get(prefix).into_iter().flatten().copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn there_are_many_issuers_and_no_row_twice() {
        let names: BTreeSet<_> = TABLES.into_iter().flatten().map(|row| row.name).collect();
        assert!(names.len() >= 100, "{}", names.len());
        let rows: BTreeSet<_> = TABLES
            .into_iter()
            .flatten()
            .map(|row| (row.prefix, format!("{:?}", row.parts)))
            .collect();
        assert_eq!(rows.len(), COUNT);
        assert!(PREFIXES.iter().all(|prefix| prefix.len() >= 3));
    }
}
