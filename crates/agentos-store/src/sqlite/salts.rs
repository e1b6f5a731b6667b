//! Random salts, drawn from the system a page at a time.

use std::fmt;
use std::sync::{Mutex, PoisonError};

const PAGE: usize = 4096;
pub(super) const SALT: usize = 16;

/// Hands out salts. Nothing of it shows in `Debug`.
pub(super) struct Salts(Mutex<Vec<u8>>);

impl Salts {
    pub(super) const fn new() -> Self {
        Self(Mutex::new(Vec::new()))
    }

    /// Sixteen bytes that were never handed out before.
    ///
    /// # Errors
    /// The system has no randomness to give; without it nothing may be stored.
    pub(super) fn draw(&self) -> Result<[u8; SALT], getrandom::Error> {
        let mut pool = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if pool.is_empty() {
            let mut page = vec![0; PAGE];
            getrandom::fill(&mut page)?;
            *pool = page;
        }
        let rest = pool.len().saturating_sub(SALT);
        let mut salt = [0; SALT];
        for (to, from) in salt.iter_mut().zip(pool.drain(rest..)) {
            *to = from;
        }
        Ok(salt)
    }
}

impl fmt::Debug for Salts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Salts")
    }
}
