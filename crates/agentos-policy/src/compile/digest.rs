//! What a set of policies is called: SHA-256 over a canonical form, whatever the order and the places in
//! which the policies are written.

use agentos_types::Digest;
use sha2::{Digest as _, Sha256};

use super::{PolicyError, canonical};
use crate::ast::{Origin, Policy};

/// The digest of one policy. `room` is where it is written first: hashing likes large pieces, and one room does for all.
pub(crate) fn of_policy(policy: &Policy, room: &mut Vec<u8>) -> Result<Digest, PolicyError> {
    room.clear();
    if let Origin::Agent(agent) = &policy.origin {
        room.extend_from_slice(format!("{}:{agent}", agent.len()).as_bytes());
    }
    canonical::write(policy, room)
        .map_err(|error| PolicyError::new(&policy.id, None, format!("cannot be written: {error}")))?;
    Ok(Digest(Sha256::digest(room).into()))
}

/// The digest of a set: of its policies' digests, sorted.
pub(crate) fn of_set(mut policies: Vec<Digest>, strict: bool) -> Digest {
    policies.sort_unstable();
    let mut parts: Vec<&[u8]> = vec![if strict { b"strict" } else { b"set" }];
    parts.extend(policies.iter().map(|digest| &digest.0[..]));
    Digest::of_parts(&parts)
}
