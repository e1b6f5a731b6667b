//! Tokens whose prefix names their issuer, by the tables of `issuers`.

use crate::detector::{Detector, Hit, Trigger};
use crate::finding::Kind;
use crate::window::Window;

use super::issuers::{self, Issuer, Proof};
use super::judge;
use super::placeholder;
use super::shape::end_of;

pub(super) static DETECTORS: &[Detector] = &[Detector {
    kind: Kind::Secret,
    sub: "token",
    trigger: Trigger::Exact(&issuers::PREFIXES),
    check: by_prefix,
    before: 0,
    after: 2100,
    stop_at_space: true,
    ..Detector::BASE
}];

fn by_prefix(window: &Window<'_>) -> Option<Hit> {
    let rows = issuers::of(window.anchored());
    longest(window, window.anchor().start, rows)
}

/// A run of a token's bytes may hold several pieces, and a path before it.
pub(super) fn at_start_of_run(window: &Window<'_>) -> Option<Hit> {
    let run = window.anchor();
    let start = window
        .slice(run.clone())
        .iter()
        .rposition(|byte| *byte == b'/')
        .map_or(run.start, |slash| run.start + slash + 1);
    // Hardly any run begins as one of them does.
    let first = window.at(start);
    let rows = issuers::SHORT.iter();
    longest(
        window,
        start,
        rows.filter(|row| row.prefix.as_bytes().first().is_none_or(|byte| *byte == first)),
    )
}

fn longest(window: &Window<'_>, start: usize, rows: impl Iterator<Item = &'static Issuer>) -> Option<Hit> {
    let text = window.bytes().get(start..)?;
    let (end, score, validator, row) = rows
        .filter_map(|row| confirm(row, text).map(|(end, score, validator)| (end, score, validator, row)))
        .max_by_key(|(end, ..)| *end)?;
    Some(Hit::new(start..start + end, score, validator).sub(row.name))
}

/// Where the token ends, how sure it is one, and why.
fn confirm(row: &Issuer, text: &[u8]) -> Option<(usize, f32, &'static str)> {
    let end = end_of(text, row.prefix, row.parts)?;
    let body = text.get(row.prefix.len()..end)?;
    if placeholder::is_made_up(body) || row.proof != Proof::Letters && judge::is_wordy(body) {
        return None;
    }
    match row.proof {
        Proof::Prefix | Proof::Letters => Some((end, 0.97, "shape")),
        Proof::Random => judge::is_mixed(body).then_some((end, 0.9, "entropy")),
        Proof::Crc32 if crc_holds(body) => Some((end, 0.99, "crc32")),
        Proof::Crc32 => Some((end, 0.95, "shape")),
    }
}

/// Whether the last six characters are the CRC-32 of those before, as six digits of base 62.
fn crc_holds(body: &[u8]) -> bool {
    const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let Some((random, sum)) = body.split_last_chunk::<6>() else {
        return false;
    };
    let mut rest = crc32(random);
    sum.iter().rev().all(|digit| {
        let expected = usize::try_from(rest % 62).ok().and_then(|at| DIGITS.get(at));
        rest /= 62;
        expected == Some(digit)
    }) && rest == 0
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 0 {
                crc >> 1
            } else {
                (crc >> 1) ^ 0xedb8_8320
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secrets::shape::{Alphabet, Part};

    /// A text that fits `parts` and looks random; every alphabet holds the digits and most hold `a` to `f`.
    fn made(parts: &[Part]) -> String {
        let mut out = String::new();
        let pool = |alphabet: Alphabet| match alphabet {
            Alphabet::Digits => "7294063815",
            Alphabet::Upper => "7Q2KX9D4ZT6M",
            Alphabet::Hex | Alphabet::AnyHex | Alphabet::Uuid => "7c29e04fb6a18d35",
            Alphabet::Lower => "7kq2x9d4zt6m",
            _ => "7Kq2Xe9Dw4ZtB6mRhV",
        };
        for part in parts {
            match part {
                Part::Literal(literal) => out.push_str(literal),
                Part::Run(alphabet, least, _) => out.extend(pool(*alphabet).chars().cycle().take(*least)),
            }
        }
        out
    }

    /// Every row finds a token of its least length, loses it when it is a character short, and takes no example.
    #[test]
    fn every_row_finds_its_own_shape() {
        for row in issuers::TABLES.into_iter().flatten().chain(issuers::SHORT) {
            let token = format!("{}{}", row.prefix, made(row.parts));
            let found = confirm(row, token.as_bytes());
            assert_eq!(
                found.map(|(end, ..)| end),
                Some(token.len()),
                "{} {token}",
                row.name
            );
            let last_run = row.parts.iter().rev().find_map(|part| {
                if let Part::Run(_, least, _) = part {
                    Some(*least)
                } else {
                    None
                }
            });
            if last_run.is_some_and(|least| least > 0) {
                assert_eq!(
                    confirm(row, token.get(..token.len() - 1).unwrap().as_bytes()),
                    None,
                    "{}",
                    row.name
                );
            }
            let same: String = token
                .chars()
                .enumerate()
                .map(|(at, c)| {
                    if at < row.prefix.len() || !c.is_ascii_alphanumeric() {
                        c
                    } else {
                        'a'
                    }
                })
                .collect();
            assert_eq!(confirm(row, same.as_bytes()), None, "{same}");
        }
    }

    #[test]
    fn the_sum_of_a_token_is_checked() {
        let row = issuers::of(b"ghp_").next().unwrap();
        let cases = [
            ("zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17", "crc32"),
            ("zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq18", "shape"),
            ("aQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17", "shape"),
        ];
        for (body, expected) in cases {
            let token = ["gh", "p_", body].concat();
            assert_eq!(confirm(row, token.as_bytes()).unwrap().2, expected, "{body}");
        }
    }
}
