//! What a frame's hash binds, and the parts that every backend shares: header codec and blob references.
//!
//! The hash covers the stored bytes, never JSON that is written anew. Position, stream name, first
//! event, time and fence stand in columns, and actors' names in a table; they are hashed with the
//! header, so a frame that is moved, re-dated or given to another actor no longer fits.

mod header;
mod payload;

pub(crate) use header::{Draft, EventMeta, Header, encode};
pub(crate) use payload::{BlobRef, blob_ref};

use agentos_types::Digest;

/// The previous hash of a stream's first frame.
pub(crate) const GENESIS: Digest = Digest([0; 32]);

/// Where and when a frame stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    pub(crate) tenant: &'a str,
    pub(crate) stream: &'a str,
    pub(crate) pos: i64,
    pub(crate) first_seq: i64,
    pub(crate) at: i64,
    pub(crate) fence: i64,
}

/// `SHA-256(salt ‖ payload)`: all that stays of a payload once it is erased.
pub(crate) fn payload_hash(salt: &[u8], payload: &[u8]) -> Digest {
    Digest::of_parts(&[salt, payload])
}

/// The names of a header's actors as they are hashed: each with its length before it.
pub(crate) fn hashed_names<S: AsRef<str>>(names: &[S]) -> Vec<u8> {
    let mut out = Vec::with_capacity(names.iter().map(|name| 8 + name.as_ref().len()).sum());
    for name in names {
        out.extend_from_slice(&(name.as_ref().len() as u64).to_be_bytes());
        out.extend_from_slice(name.as_ref().as_bytes());
    }
    out
}

/// `SHA-256(prev ‖ header ‖ payload_hash)`; the header as hashed is its format byte, the place, the
/// stored rest, and the names of its actors.
pub(crate) fn frame_hash(
    prev: &Digest,
    place: &Place<'_>,
    header: &[u8],
    names: &[u8],
    payload_hash: &Digest,
) -> Digest {
    let (format, rest) = header.split_at_checked(1).unwrap_or((&[], header));
    let numbers: [[u8; 8]; 7] = [
        (place.tenant.len() as u64).to_be_bytes(),
        (place.stream.len() as u64).to_be_bytes(),
        place.pos.to_be_bytes(),
        place.first_seq.to_be_bytes(),
        place.at.to_be_bytes(),
        place.fence.to_be_bytes(),
        (rest.len() as u64).to_be_bytes(),
    ];
    Digest::of_parts(&[
        &prev.0,
        format,
        numbers.as_flattened(),
        place.tenant.as_bytes(),
        place.stream.as_bytes(),
        rest,
        names,
        &payload_hash.0,
    ])
}

#[cfg(test)]
mod tests {
    use super::{GENESIS, Place, frame_hash, hashed_names};
    use agentos_types::Digest;

    #[test]
    fn every_part_of_a_frame_counts() {
        let place = Place {
            tenant: "default",
            stream: "run",
            pos: 1,
            first_seq: 1,
            at: 5,
            fence: 1,
        };
        let payload = Digest::of(b"p");
        let hash = |place: Place<'_>| frame_hash(&GENESIS, &place, &[1, 0, 0], b"n", &payload);
        let good = hash(place);
        for other in [
            Place {
                tenant: "defaultr",
                stream: "un",
                ..place
            },
            Place {
                stream: "run2",
                ..place
            },
            Place { pos: 2, ..place },
            Place {
                first_seq: 2,
                ..place
            },
            Place { at: 6, ..place },
            Place { fence: 2, ..place },
        ] {
            assert_ne!(hash(other), good, "{other:?}");
        }
        for (prev, header, names, payload) in [
            (GENESIS, [2, 0, 0].as_slice(), b"n".as_slice(), payload),
            (GENESIS, &[1, 0, 1], b"n", payload),
            (GENESIS, &[1, 0, 0, b'n'], b"", payload),
            (GENESIS, &[1, 0, 0], b"m", payload),
            (GENESIS, &[1, 0, 0], b"n", GENESIS),
            (payload, &[1, 0, 0], b"n", payload),
        ] {
            assert_ne!(frame_hash(&prev, &place, header, names, &payload), good);
        }
        assert_ne!(hashed_names(&["ab", "c"]), hashed_names(&["a", "bc"]));
    }
}
