//! The words that the rules know, in two dozen languages.
//!
//! # Notation
//!
//! A table maps concepts to words, separated by white space. `_` stands for a space inside a phrase, `__` for an underscore; `*` at the
//! end leaves a word open there (`sicherheitsregel*`). Words are written the way [`super::fold`] writes a
//! sentence: lower case, Latin letters without diacritics, one space at a time. A word begins and ends at the
//! border of a word, except in scripts that have none. A word may have several concepts.

mod ar;
mod breadth;
mod de;
mod east_deeds;
mod en;
mod en_chat;
mod en_deeds;
mod en_parts;
mod en_stance;
mod en_turns;
mod en_ways;
mod en_wide;
mod es;
mod fr;
mod hi;
mod it;
mod ja;
mod ko;
mod more;
mod newcomers;
mod nl;
mod pl;
mod pt;
mod ru;
mod tr;
mod west_deeds;
mod wide_east;
mod wide_north;
mod wide_west;
mod wide_world;
mod zh;

mod index;
mod known;
mod odd;
mod table;

use super::concept::Mask;

pub(super) use index::{LEXICON, Seen};
pub(super) use known::Known;
pub(super) use table::{Key, Slots};

/// A concept and its words.
type Entry = (Mask, &'static str);

/// How a language orders words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    English,
    /// Verbs stand before their objects.
    Strict,
    /// Verbs may stand behind their objects.
    Loose,
}

const TABLES: &[(Order, &[Entry])] = &[
    (Order::English, en::WORDS),
    (Order::English, en_deeds::WORDS),
    (Order::English, en_parts::WORDS),
    (Order::English, en_ways::WORDS),
    (Order::English, en_stance::WORDS),
    (Order::English, en_turns::WORDS),
    (Order::English, en_chat::WORDS),
    (Order::English, en_wide::WORDS),
    (Order::Strict, fr::WORDS),
    (Order::Strict, es::WORDS),
    (Order::Strict, it::WORDS),
    (Order::Strict, pt::WORDS),
    (Order::Strict, pl::WORDS),
    (Order::Strict, ru::WORDS),
    (Order::Strict, ar::WORDS),
    (Order::Strict, more::SV),
    (Order::Strict, more::DA),
    (Order::Strict, more::CS),
    (Order::Strict, more::UK),
    (Order::Strict, more::RO),
    (Order::Strict, more::ID),
    (Order::Strict, more::VI),
    (Order::Strict, more::HE),
    (Order::Strict, more::EL),
    (Order::Strict, west_deeds::FR),
    (Order::Strict, west_deeds::ES),
    (Order::Strict, west_deeds::IT),
    (Order::Strict, west_deeds::PT),
    (Order::Strict, pl::DEEDS),
    (Order::Strict, newcomers::NORTH),
    (Order::Strict, east_deeds::RU),
    (Order::Strict, east_deeds::UK),
    (Order::Strict, east_deeds::AR),
    (Order::Strict, newcomers::CA),
    (Order::Strict, breadth::ROMANCE),
    (Order::Strict, breadth::SLAVIC),
    (Order::Strict, breadth::WORLD),
    (Order::Strict, wide_west::FR),
    (Order::Strict, wide_west::ES),
    (Order::Strict, wide_west::IT),
    (Order::Strict, wide_west::PT),
    (Order::Strict, wide_west::RO),
    (Order::Strict, wide_east::PL),
    (Order::Strict, wide_east::CS),
    (Order::Strict, wide_east::RU),
    (Order::Strict, wide_east::UK),
    (Order::Strict, wide_east::EL),
    (Order::Strict, wide_north::SV),
    (Order::Strict, wide_north::DA),
    (Order::Strict, wide_world::ID),
    (Order::Strict, wide_world::VI),
    (Order::Strict, wide_world::HE),
    (Order::Strict, wide_world::AR),
    (Order::Loose, west_deeds::DE),
    (Order::Loose, west_deeds::NL),
    (Order::Loose, east_deeds::ZH),
    (Order::Loose, east_deeds::JA),
    (Order::Loose, east_deeds::KO),
    (Order::Loose, east_deeds::TR),
    (Order::Loose, east_deeds::HI),
    (Order::Loose, newcomers::HU),
    (Order::Loose, newcomers::FI),
    (Order::Loose, newcomers::FA),
    (Order::Loose, newcomers::TH),
    (Order::Loose, de::WORDS),
    (Order::Loose, nl::WORDS),
    (Order::Loose, zh::WORDS),
    (Order::Loose, ja::WORDS),
    (Order::Loose, ko::WORDS),
    (Order::Loose, tr::WORDS),
    (Order::Loose, hi::WORDS),
    (Order::Loose, breadth::DE_NL),
    (Order::Loose, breadth::LOOSE),
    (Order::Loose, wide_west::DE),
    (Order::Loose, wide_west::NL),
    (Order::Loose, wide_north::FI),
    (Order::Loose, wide_north::HU),
    (Order::Loose, wide_world::TR),
    (Order::Loose, wide_world::HI),
    (Order::Loose, wide_world::ZH),
    (Order::Loose, wide_world::JA),
    (Order::Loose, wide_world::KO),
];

/// The English words of the lexicon and some common ones, in lower case and of two letters or more.
pub(super) fn english() -> impl Iterator<Item = &'static str> {
    let tables = TABLES.iter().filter(|(order, _)| *order == Order::English);
    let ours = tables.flat_map(|(_, table)| table.iter());
    let ours = ours.flat_map(|(_, words)| words.split_whitespace());
    ours.filter(|word| !word.contains('_') && word.len() > 1)
        .chain(COMMON.split_whitespace())
}

/// A word as a sentence has it.
fn written(word: &str) -> String {
    word.split("__")
        .map(|part| part.replace('_', " "))
        .collect::<Vec<_>>()
        .join("_")
}

/// Words that stand between the words of an order.
const COMMON: &str = "it if is as me up out off one two way who how why when where what with them then than there here \
    now next page pages site admin data file files name list right words word text below";
