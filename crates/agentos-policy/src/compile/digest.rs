//! What a set of policies is called: SHA-256 over a canonical form, whatever the order and the places in
//! which the policies are written.

use std::io::{self, Write};

use agentos_types::Digest;
use sha2::{Digest as _, Sha256};

use super::PolicyError;
use crate::ast::{Origin, Policy};

struct Hash(Sha256);

impl Write for Hash {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The digest of one policy.
pub(crate) fn of_policy(policy: &Policy) -> Result<Digest, PolicyError> {
    // serde_json writes many small pieces; hashing likes large ones.
    let mut out = io::BufWriter::with_capacity(4096, Hash(Sha256::new()));
    let failed = |error: String| PolicyError::new(&policy.id, None, format!("cannot be written: {error}"));
    if let Origin::Agent(agent) = &policy.origin {
        write!(out, "{}:{agent}", agent.len()).map_err(|error| failed(error.to_string()))?;
    }
    serde_json::to_writer(&mut out, policy).map_err(|error| failed(error.to_string()))?;
    let hash = out.into_inner().map_err(|error| failed(error.to_string()))?;
    Ok(Digest(hash.0.finalize().into()))
}

/// The digest of a set: of its policies' digests, sorted.
pub(crate) fn of_set(mut policies: Vec<Digest>, strict: bool) -> Digest {
    policies.sort_unstable();
    let mut parts: Vec<&[u8]> = vec![if strict { b"strict" } else { b"set" }];
    parts.extend(policies.iter().map(|digest| &digest.0[..]));
    Digest::of_parts(&parts)
}
