//! The Merkle root that an anchor pins: a tree of SHA-256 over the heads of streams.
//!
//! Leaves and nodes are hashed with different first bytes, so that a node cannot be passed off as a
//! leaf; a last node without a partner moves up as it is.

use agentos_types::Digest;

/// The leaf of one stream's head.
pub(crate) fn leaf(stream: &str, seq: u64, hash: &Digest) -> Digest {
    let len = (stream.len() as u64).to_be_bytes();
    Digest::of_parts(&[&[0], &len, stream.as_bytes(), &seq.to_be_bytes(), &hash.0])
}

/// The root over leaves in order; no leaves have the digest of nothing.
pub(crate) fn root(mut level: Vec<Digest>) -> Digest {
    while level.len() > 1 {
        level = level
            .chunks(2)
            .filter_map(|pair| match pair {
                [left, right] => Some(Digest::of_parts(&[&[1], &left.0, &right.0])),
                [alone] => Some(*alone),
                _ => None,
            })
            .collect();
    }
    level.first().copied().unwrap_or_else(|| Digest::of(&[]))
}

#[cfg(test)]
mod tests {
    use super::{leaf, root};
    use agentos_types::Digest;

    #[test]
    fn every_part_of_a_leaf_and_the_order_count() {
        let hash = Digest::of(b"x");
        let base = [leaf("a", 1, &hash), leaf("b", 2, &hash), leaf("c", 3, &hash)];
        let good = root(base.to_vec());
        for changed in [
            vec![leaf("a", 2, &hash), base[1], base[2]],
            vec![leaf("d", 1, &hash), base[1], base[2]],
            vec![leaf("a", 1, &Digest::of(b"y")), base[1], base[2]],
            vec![base[1], base[0], base[2]],
            vec![base[0], base[1]],
            vec![base[0], base[1], base[2], base[2]],
        ] {
            assert_ne!(root(changed), good);
        }
        assert_eq!(root(vec![base[0]]), base[0]);
    }
}
