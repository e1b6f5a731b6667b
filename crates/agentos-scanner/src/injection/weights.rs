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
    34, -35, 158, -37, 144, 131, -2, 45, 145, 116, -10, 182, 54, -2, -92, 334,
    196, 272, 138, 11, 86, 20, 116, 35, 13, 55, 167, 284, 287, 220, 194, -6,
    -21, 78, 176, 275, 138, 122, 324, 71, -70, 21, -34, 109, 258, 122, 264, 224,
    247, -119, -31, 13, -20, -113, -44, -126, 22, 133, 81, 106, 118, 117, 93, 25,
    8, 23, 58, 101, 119, 2, 100, 190, -82, 95, 44, 89, -31, 13, 70, 47,
    -130, -51, 39, 190, 132, 108, 153, -104, 5, 24, 23, 84, 37, -36, 68, 136,
    16, 54, 378, 129, 67, 256, 88, 161, -56, 41, 57, 27, 2, 213, 180, 110,
    17, 96, 45, 101, 57, 46, -109, -22, 158, 0, 0, 0, 0, 0, 0, 0,
];

/// The deeds, and for each the things that stand near it.
#[rustfmt::skip]
pub(super) const PAIRS: [[i16; 13]; 11] = [
    [200, 32, 93, 58, 24, -36, -10, -5, 25, 70, -40, 134, 45],
    [127, 261, 82, 16, -40, 119, -39, 65, 59, 26, -28, 70, 68],
    [100, 101, 163, 41, 125, 51, -10, 0, 32, -2, 29, 122, 105],
    [59, 94, 211, -17, 210, 65, 34, -48, 28, -46, -18, 35, 110],
    [-40, -29, 41, -16, 18, 120, 198, 137, -80, -4, -64, 42, 11],
    [-25, -10, 30, -39, -18, 115, 64, 130, -55, 174, 18, 43, 158],
    [95, 25, -3, 62, -4, -24, -18, 31, -35, 1, -7, 9, 0],
    [40, 53, 1, 75, -5, -16, -4, -5, 196, 49, -4, 75, 19],
    [-52, 27, 17, 4, -67, 256, -6, 6, -53, 194, -30, -20, 23],
    [32, 0, 61, -25, 20, 61, 67, 172, 18, 18, 97, 109, 75],
    [-49, 6, -37, 50, -37, 0, -21, -37, -7, -17, -7, -5, 61],
];

/// How a sentence stands to its reader.
#[rustfmt::skip]
pub(super) const STANCES_WEIGH: [i16; STANCES] = [
    98, -76, -119, -99, 32, 0, -175, -93, 87, -150, 1, 52, 134, -149, 102, -131, 17, 22, -60, -81, 191, -186,
];
