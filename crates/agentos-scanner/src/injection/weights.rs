//! What the parts of a gist weigh, in hundredths of a logit. Learnt by `tests/learn.rs` (which writes this file)
//! by logistic regression from the tables of the tests, from attacks and near misses that were published or
//! written for it, and from harmless texts: documentation, and what programs say in two dozen languages. A
//! gist is enough from 100 on.

use super::gist::STANCES;

/// What a sentence weighs that has nothing.
pub(super) const BASE: i16 = -182;

/// The concepts, by their bits.
#[rustfmt::skip]
pub(super) const CONCEPTS: [i16; 128] = [
    22, -30, 158, -27, 141, 142, -2, 32, 117, 123, -7, 215, 54, -2, -76, 334,
    169, 267, 132, 4, 92, 13, 110, 42, 26, 39, 154, 278, 288, 201, 184, -5,
    -25, 79, 169, 256, 143, 119, 312, 63, -71, 15, -45, 93, 255, 125, 237, 218,
    203, -117, -32, 22, -24, -115, -49, -121, 11, 134, 72, 96, 97, 120, 105, 3,
    19, 38, 54, 84, 117, -3, 99, 194, -91, 82, 54, 73, -8, 16, 76, 48,
    -133, -54, 37, 224, 144, 84, 166, -91, -10, 17, 21, 85, 38, -26, 77, 137,
    19, 38, 372, 127, 61, 252, 87, 130, -85, 59, 56, 25, 11, 170, 166, 108,
    20, 68, 43, 101, 73, 46, -105, -11, 133, 0, 0, 0, 0, 0, 0, 0,
];

/// The deeds, and for each the things that stand near it.
#[rustfmt::skip]
pub(super) const PAIRS: [[i16; 13]; 11] = [
    [202, 44, 98, 3, 34, -26, -9, -17, 23, 68, -31, 127, 15],
    [126, 238, 84, 18, -29, 139, -38, 71, 36, 24, -34, 78, 70],
    [122, 103, 166, 34, 120, 56, -6, -10, 18, -5, 30, 127, 109],
    [63, 92, 219, -23, 214, 35, 45, -60, 29, -47, -2, 20, 101],
    [-45, -31, 40, -4, 28, 140, 189, 104, -77, -17, -60, 51, 29],
    [-11, -17, 32, -62, -20, 112, 78, 145, -36, 177, 18, 38, 164],
    [110, 39, -4, 36, -4, -18, -15, 44, -25, 12, -4, 10, 1],
    [48, 53, 1, 46, -4, -17, -3, 0, 203, 81, 22, 78, 22],
    [-10, 28, 23, 5, -54, 240, -8, -1, -72, 225, -12, -16, 25],
    [19, -3, 60, -11, 33, 44, 75, 186, 15, 26, 107, 117, 53],
    [-20, 14, -61, 48, -38, 6, -15, -29, 4, 12, 6, -4, 70],
];

/// How a sentence stands to its reader.
#[rustfmt::skip]
pub(super) const STANCES_WEIGH: [i16; STANCES] = [
    85, -76, -117, -109, 41, 7, -175, -84, 86, -150, 7, 54, 128, -150, 97, -120, 35, 18, -62, -37, 153, -186,
];
